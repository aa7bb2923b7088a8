#!/bin/sh
# Functions and data of the programs that nothing needs. usage: tests/dead.sh BUILD (with ANNA_TESTS)
#
# The compiler tells of a static function that nothing calls; this tells of the others, from the symbols of
# all object files. What only its own file names must be static, but where a test tries such a part by
# itself. What only tests name must go, or stand here with its reason.
set -eu
export LC_ALL=C
[ -n "${1:-}" ] || { echo "usage: tests/dead.sh BUILD" >&2 && exit 2; }
build=$(cd "$1" && pwd)
cd "$(dirname "$0")/.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

cat >"$work/kept" <<END
csv_rows_open_bytes a table without a file, for tests and the fuzzer
store_save units of the office begin with a database of many records
speech_clips_bad health will say it
app_pressed what the hand that trembles meant to press, and what it did
app_presses how many presses of that hand did anything
app_stick_show the proof of the layout shows what a real stick would take minutes for
text_cache_bytes the test of the cache's limit
text_bidi_removed the cases of BidiCharacterTest.txt leave these characters out
text_ink what the proof of the layout and the tests of drawing hold against the boxes
text_capital_px what the proof of the layout measures letters by
text_has_icon the table of icons for right to left against the font
text_least_pitch the pitch that tests lay out with
theme_contrast what the proof of the layout and the monkey demand
END

# "OBJECT SOURCE", as they are compiled now: an older build may have left others beside them.
awk -F '"' -v root="$PWD/" '
    $2 == "directory" { directory = $4 }
    $2 == "command" { object = $0; sub(/.* -o /, "", object); sub(/ .*/, "", object) }
    $2 == "file" { print directory "/" object, substr($4, index($4, root) == 1 ? length(root) + 1 : 1) }
' "$build/compile_commands.json" | grep -v ' tests/' >"$work/objects"
cut -d ' ' -f 1 "$work/objects" | xargs nm -A -P >"$work/symbols"
# The words of the tests' sources; how often a source of the programs says a word, but in comments.
find tests -name '*.[ch]' -exec cat {} + | grep -ow '[a-z_0-9]*' | sort -u >"$work/tested"
find kiosk admin -name '*.c' | while read -r source; do
    sed -e 's,/\*.*\*/,,' -e '/^ *\/\*/,/\*\//d' -e '/^#/d' "$source" | grep -ow '[a-z_0-9]*' |
        sort | uniq -c | awk -v source="$source" '$1 > 1 { print source, $2 }'
done >"$work/said"
awk '
    FILENAME ~ /objects$/ { source[$1] = $2; next }
    FILENAME ~ /kept$/ { kept[$1] = 1; next }
    FILENAME ~ /tested$/ { tested[$1] = 1; next }
    FILENAME ~ /said$/ { own[$1, $2] = 1; next }
    $3 ~ /^[TDBRV]$/ && $2 != "main" { sub(/:$/, "", $1); home[$2] = source[$1] }
    $3 == "U" { named[$2] = 1 }
    END {
        for (name in home) {
            if (name in named || (name in tested && (home[name], name) in own)) continue
            if (!(name in tested)) print home[name] ": " name ": no other file names it"
            else if (!(name in kept)) print home[name] ": " name ": only tests name it"
            else used[name] = 1
        }
        for (name in kept)
            if (!(name in used)) print "tests/dead.sh: " name " is kept for tests, and need not be"
    }
' "$work/objects" "$work/kept" "$work/tested" "$work/said" "$work/symbols" | sort >"$work/dead"
[ ! -s "$work/dead" ] || { cat "$work/dead" && exit 1; }
echo "nothing is dead: $(awk '$3 ~ /^[TDBRV]$/' "$work/symbols" | wc -l) names"
