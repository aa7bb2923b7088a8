#!/bin/sh
# A program of which files are missing serves nobody, and says what is missing: usage as lib.sh says.
# shellcheck source=tests/office/lib.sh
. "$(dirname "$0")/lib.sh"

exits 0 init --no-passphrase
build=$(cd "$(dirname "$ANNA_ADMIN")" && pwd)
own=$work/own
mkdir "$own"
cp "$ANNA_ADMIN" "$own/anna-admin"
cp -rs "$build/strings" "$build/colours.css" "$root/assets" "$own"
ANNA_ADMIN=$own/anna-admin
serving
kill "$server"
wait "$server" || fail "a whole program does not serve: $(cat "$work/serve.err")"
server=

# Each file that a page may need, one after the other; what a coming page needs is in no list yet, and is found here.
missing=0
for file in colours.css strings/de/LC_MESSAGES/anna.mo $(cd "$own" && ls assets/office/pages/*.html assets/office/*.html assets/office/*.svg assets/office/*.css assets/office/*.js) \
    assets/office/codebook.csv assets/office/answer-blocks.txt assets/content/ersatz.tsv assets/content/terms.tsv assets/words/german_lists.tsv; do
    [ -e "$own/$file" ] || continue
    mv "$own/$file" "$work/away"
    exits 2 serve --no-browser
    says err "$file"
    says err "install the package"
    mv "$work/away" "$own/$file"
    missing=$((missing + 1))
done
[ "$missing" -gt 30 ] || fail "only $missing files were taken away"
rm -r "$own/assets"
exits 2 serve --no-browser
says err "and "
says err " more; install the package"
done_testing
