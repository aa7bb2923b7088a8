#!/bin/sh
# Whether the score of plain German tells plain texts from others, on public texts of others, whether long
# words are divided where people divide them, that the German of the interface has no error, and that the offers' German
# that is easier to read has nothing that is hard and says the same numbers.
# usage: tests/plain/run.sh BUILD [--weights]   --weights: fits the weights anew, leaving out one source at a time
set -eu
export LC_ALL=C.UTF-8 LANGUAGE=
root=$(cd "$(dirname "$0")/../.." && pwd)
texts=${ANNA_SHARED:-$root/../shared}/data/plain/plain-vs-standard.jsonl
separate=$1/tests/plain_separate
words=$root/assets/content/amtsdeutsch.tsv
if [ "${2:-}" != --weights ]; then
    work=$(mktemp -d)
    trap 'rm -rf "$work"' EXIT
    python3 "$root/tests/plain/divided.py" "$root/assets/content/offers.json" >"$work/divided"
    python3 "$root/tests/plain/divided.py" --text "$root/assets/content/offers.json" >"$work/content"
    list=/usr/share/dict/ngerman
    echo "long words, divided with the list of words:"
    "$1/tests/plain_compounds" $list "$root/tests/plain/compounds.txt" 97.5
    echo "words of the demonstration, divided with it:"
    "$1/tests/plain_compounds" $list "$work/divided" 93
    echo "long words, without the list:"
    "$1/tests/plain_compounds" - "$root/tests/plain/compounds.txt" 95 "$work/content"
    python3 "$root/tests/plain/interface.py" "$root/assets/strings/de.po" >"$work/interface"
    "$1/anna-admin" lint --text "$work/interface" --jsonl --json >"$work/found" || [ $? -eq 1 ]
    python3 "$root/tests/plain/interface.py" --check 300 <"$work/found"
    python3 "$root/tests/plain/simple.py" "$root/assets/content/offers.json" >"$work/simple"
    "$1/anna-admin" lint --text "$work/simple" --leicht --jsonl --json >"$work/found" || [ $? -eq 1 ]
    python3 "$root/tests/plain/simple.py" --check 25 "$root/assets/content/offers.json" <"$work/found"
fi
if [ ! -f "$texts" ]; then
    echo "SKIPPED: there is no $texts (say ANNA_SHARED=FOLDER)"
    exit 0
fi
if [ "${2:-}" = --weights ]; then
    "$separate" "$words" "$texts" --features | python3 "$root/tests/plain/weights.py"
else
    "$separate" "$words" "$texts"
fi
