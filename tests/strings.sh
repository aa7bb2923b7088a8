#!/bin/sh
# Checks the words of the interface, assets/strings/*.po, against each other, against the code in
# kiosk/, and the German ones against the rules of plain language. Prints what is wrong, one line
# each; exit 0 if nothing is.
#
#   sh tests/strings.sh [ROOT]
#
# Needs gettext (msgfmt, msgcat, msgattrib). A name counts as used when it stands as a whole in a
# string of a .c file ("home.title"), or when a string that is put together at run time begins it
# ("date.month.%d", "offer.way.").
set -eu
export LC_ALL=C

root=${1:-$(dirname "$0")/..}
words=$root/assets/strings
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
: >"$work/wrong"

wrong() {
    printf '%s\n' "$*" >>"$work/wrong"
}

# LANG.po as lines "name TAB form TAB words"; form is "-" where there is no plural.
for po in "$words"/*.po; do
    lang=$(basename "$po" .po)
    msgfmt --check -o /dev/null "$po" 2>"$work/said" ||
        wrong "$lang: $(tr '\n' ' ' <"$work/said")"
    for kind in only-fuzzy untranslated only-obsolete; do
        msgattrib --$kind --no-wrap "$po" 2>/dev/null | grep -c '^\(#~ \)\{0,1\}msgid "[^"]' \
            >"$work/count" || true
        [ "$(cat "$work/count")" = 0 ] || wrong "$lang: $(cat "$work/count") words are ${kind#only-}"
    done
    msgcat --no-wrap "$po" | awk '
        function inside(line) {
            sub(/^[^"]*"/, "", line); sub(/"$/, "", line); gsub(/\\"/, "\"", line)
            return line
        }
        /^msgid "/ { name = inside($0); next }
        /^msgstr "/ && name != "" { print name "\t-\t" inside($0) }
        /^msgstr\[/ && name != "" {
            form = $0; sub(/^msgstr\[/, "", form); sub(/\].*/, "", form)
            print name "\t" form "\t" inside($0)
        }' >"$work/$lang"
    cut -f1 "$work/$lang" | sort -u >"$work/$lang.names"
done

# The same names in every language, and plurals in the same places.
for names in "$work"/*.names; do
    lang=$(basename "$names" .names)
    comm -23 "$work/de.names" "$names" | sed "s/^/$lang: missing: /" >>"$work/wrong"
    comm -13 "$work/de.names" "$names" | sed "s/^/$lang: not in German: /" >>"$work/wrong"
done

# Plural forms complete, places for values the same. A form for one single number may say the number
# in a word; the last form must show it. time.* chooses from four values as the language needs.
for po in "$words"/*.po; do
    lang=$(basename "$po" .po)
    forms=$(sed -n 's/.*nplurals=\([0-9]*\).*/\1/p' "$po")
    awk -F '\t' -v lang="$lang" -v forms="${forms:-0}" '
        function places(text,   found, i) {
            found = ""
            for (i = 0; i < 4; i++)
                if (index(text, "{" i "}")) found = found i
            return found
        }
        FNR == NR { german[$1] = places($3); plural[$1] = $2 != "-"; next }
        { seen[$1]++; last[$1] = $3 }
        ($2 != "-") != plural[$1] { print lang ": " $1 ": plural in one language only" }
        $1 !~ /^time\./ && places($3) != german[$1] {
            print lang ": " $1 ": the places {0}... differ from the German ones" }
        { rest = $3; gsub(/\{[0-3]\}/, "", rest); if (rest ~ /[{}]/) print lang ": " $1 ": odd { or }" }
        { rest = $3; gsub(/%n/, "", rest)
          if (rest ~ /%/ || (rest != $3 && $2 == "-")) print lang ": " $1 ": odd %" }
        END {
            for (name in seen)
                if (plural[name]) {
                    if (seen[name] != forms) print lang ": " name ": " seen[name] " of " forms " plural forms"
                    if (!index(last[name], "%n")) print lang ": " name ": no %n in the last form"
                }
        }' "$work/de" "$work/$lang" >>"$work/wrong"
done

# German: twelve words a sentence, fifteen letters a word or a part between hyphens.
awk -F '\t' '
    function letters(word) {
        gsub(/[\200-\277]/, "", word)   # UTF-8: one byte a character is left
        return length(word)
    }
    {
        text = $3
        gsub(/\302\255/, "-", text)     # soft hyphen
        gsub(/\342\200[\236\234\235\230\231]|[",;:()]/, " ", text)
        count = split(text, sentence, /[.!?]( |$)/)
        for (s = 1; s <= count; s++) {
            said = 0
            n = split(sentence[s], word, " ")
            for (w = 1; w <= n; w++) {
                if (word[w] ~ /[A-Za-z0-9\303{%]/) said++
                parts = split(word[w], part, "-")
                for (p = 1; p <= parts; p++)
                    if (letters(part[p]) > 15) print "de: " $1 ": part this word with a hyphen: " word[w]
            }
            if (said > 12) print "de: " $1 ": " said " words in a sentence:" sentence[s]
        }
    }' "$work/de" >>"$work/wrong"

# The code: every name it uses has words, all words are used. The settings of kiosk.conf look like
# names and are none.
find "$root/kiosk" -name "*.c" ! -path "*/kiosk/config.c" -exec cat {} + | grep -v "^#include" >"$work/code"
grep -o '"[a-z][a-z0-9_]*\.[a-z0-9_.]*\(%[a-z]*\)*"' "$work/code" | tr -d '"' | sort -u >"$work/said"
cut -d. -f1 "$work/de.names" | sort -u >"$work/first"
awk -v unused="$work/unused" -v unknown="$work/unknown" '
    FILENAME ~ /de\.names$/ { words[$0] = 1; next }
    FILENAME ~ /first$/ { first[$0] = 1; next }
    {
        head = $0; sub(/\..*/, "", head)
        if ($0 in words) { used[$0] = 1; next }
        if ($0 ~ /(\.|_)%[a-z]+$/ || $0 ~ /\.$/) {
            begin = $0; sub(/%[a-z]+$/, "", begin)
            for (name in words)
                if (index(name, begin) == 1) used[name] = 1
            next
        }
        if (head in first && $0 !~ /\.(db|mo|po|conf|key|pub|part|anna|minisig|png|json|lock|bin|log)$/)
            print "kiosk: no words for " $0 > unknown
    }
    END { for (name in words) if (!(name in used)) print "kiosk: nobody says " name > unused }
' "$work/de.names" "$work/first" "$work/said"
# A name in a call, whatever it looks like; one that is put together was looked at above.
tr '\n' ' ' <"$work/code" |
    grep -oE 'strings_(get|get_in|count|fill) *\([^;"]*"[^"]*"' | sed 's/.*"\([^"]*\)"/\1/' | sort -u |
    grep -v -e '^[a-z][a-z]$' -e '%' | while read -r name; do
        grep -qxF -- "$name" "$work/de.names" || echo "kiosk: no words for $name"
    done >>"$work/wrong"
cat "$work/unused" "$work/unknown" 2>/dev/null >>"$work/wrong" || true

if [ -s "$work/wrong" ]; then
    sort -u "$work/wrong"
    exit 1
fi
echo "strings: $(wc -l <"$work/de.names") names in $(ls "$work"/*.names | wc -l) languages, all used"
