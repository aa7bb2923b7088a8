#!/bin/sh
# The documents: each link leads somewhere, each file that they name is there, the README is short; and what the code
# names as a document is in the repository.
# usage: tests/documents.sh
set -eu
cd "$(dirname "$0")/.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
: >"$work/wrong"
say() {
    echo "$1" >>"$work/wrong"
}

# The anchors of a document, as GitHub and others make them of its headings.
anchors() {
    sed -n 's/^##* //p' "$1" | tr '[:upper:]' '[:lower:]' | sed 's/[^a-z0-9äöüß _-]//g; s/ /-/g'
}

find . -name '*.md' -not -path './build*' -not -path './.git/*' | sed 's|^\./||' | sort >"$work/documents"
[ "$(wc -l <"$work/documents")" -ge 8 ] || say "only $(wc -l <"$work/documents") documents are found"
while read -r document; do
    folder=$(dirname "$document")
    # Outside of blocks of code.
    sed '/^```/,/^```/d' "$document" >"$work/text"
    { grep -oE '\]\([^)]+\)' "$work/text" || true; } | sed 's/^](//; s/)$//' | while read -r link; do
        case $link in
        http*) continue ;;
        esac
        target=${link%%#*}
        target=${target:+$folder/$target}
        target=${target:-$document}
        [ -e "$target" ] || { say "$document: $link leads nowhere" && continue; }
        case $link in
        *#*) anchors "$target" | grep -qxF -- "${link#*#}" || say "$document: $link: there is no such heading" ;;
        esac
    done
    # Files that are named with their folder, from the top or from the document's own folder; NAME, LANG and X stand for others.
    { grep -oE '`[^` ]+/[^` ]*`' "$work/text" || true; } | tr -d '`' | while read -r name; do
        case $name in
        kiosk/* | admin/* | tests/* | assets/*) ;;
        *) continue ;;
        esac
        case $name in
        *NAME* | *LANG* | *ROOM* | *_X* | *[[:upper:]]X*) continue ;;
        esac
        # shellcheck disable=SC2086 # a pattern
        ls -d $name >/dev/null 2>&1 || say "$document: $name is not there"
    done
done <"$work/documents"

# Documents that sources name.
grep -rnoE '[A-Za-z0-9_./-]+\.md\b' kiosk admin tests CMakeLists.txt --include='*.[ch]' --include='*.sh' --include='*.py' \
    --include='*.txt' --include='*.service' --include='*.path' --include='*.conf' |
    grep -vE '^tests/documents.sh:|:\./usr/' | while IFS=: read -r file line name; do
    [ -e "$name" ] || [ -e "${name#*/}" ] || [ -e "$(dirname "$file")/$name" ] || say "$file:$line names $name, which is not in the repository"
done
grep -rnE '\bDESIGN\b|\banchors\.md' kiosk admin tests assets/strings CMakeLists.txt --include='*' -I |
    grep -v '^tests/documents.sh:' | sed 's/$/ : this document is not in the repository/' >>"$work/wrong" || true

lines=$(wc -l <README.md)
[ "$lines" -le 150 ] || say "README.md has $lines lines: 150 are enough to begin with"

cat "$work/wrong"
[ ! -s "$work/wrong" ] || exit 1
echo "the documents lead where they say"
