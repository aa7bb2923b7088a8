#!/bin/sh
# Each language of the interface says how it is said; at least 95 % of the words of the interface and of the demonstration have their vowels where a language is written without.
# usage: ANNA_KIOSK=BUILD/anna-kiosk tests/speech/vowels.sh
set -eu
build=$(cd "$(dirname "${ANNA_KIOSK:?says where anna-kiosk is}")" && pwd)
cd "$(dirname "$0")/../.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
bad=0
for po in assets/strings/*.po; do
    lang=$(basename "$po" .po)
    [ -e "assets/speech/$lang.tsv" ] || { echo "FAIL $lang: assets/speech/$lang.tsv is not there" && bad=1; }
done
# A vowel that stands before the mark of a doubled letter is lost by the voice.
if grep -nP '^[^:].*[\x{064B}-\x{0650}\x{0652}]\x{0651}' assets/speech/*.tsv; then
    echo "FAIL: the mark of a doubled letter stands behind its vowel"
    bad=1
fi
for lang in ar fa; do
    [ -e "assets/strings/$lang.po" ] || continue
    python3 - "$lang" >"$work/texts" <<'PYTHON'
import glob
import json
import subprocess
import sys

lang = sys.argv[1]
said = subprocess.run(["msgcat", "--no-wrap", f"assets/strings/{lang}.po"], capture_output=True, check=True).stdout.decode()
texts = [line.split('"', 1)[1].rsplit('"', 1)[0] for line in said.splitlines() if line.startswith("msgstr")]


def take(value, inside):
    if isinstance(value, str):
        if inside:
            texts.append(value)
    elif isinstance(value, list):
        for one in value:
            take(one, inside)
    elif isinstance(value, dict):
        for key, one in value.items():
            take(one, inside or key == lang)


for path in glob.glob("assets/content/*.json"):
    take(json.load(open(path)), False)
for text in texts:
    print(text.replace("\\n", " ").replace("\n", " "))
PYTHON
    found=$("$build/tests/speech_vowels" "$lang" <"$work/texts" 2>"$work/unknown")
    known=${found% *}
    words=${found#* }
    echo "$lang: $known of $words words have their vowels"
    [ "$words" -gt 1000 ] || { echo "FAIL $lang: only $words words were found" && bad=1; }
    [ $((known * 100)) -ge $((words * 95)) ] || {
        echo "FAIL $lang: under 95 %; most often without: $(sort "$work/unknown" | uniq -c | sort -rn | head -n 20 | awk '{ print $2 }' | tr '\n' ' ')"
        bad=1
    }
done
exit "$bad"
