#!/bin/sh
# Terminals and offices of different ages: no report is lost without a word. What each version wrote is
# kept as files in reports-N (a key for tests, a file from a stick, what the office must read in it);
# the next version is played by build/tests/reports_tool.
. "$(dirname "$0")/lib.sh"

tool=${ANNA_REPORTS_TOOL:-$(dirname "$ANNA_ADMIN")/tests/reports_tool}
[ -x "$tool" ] || { echo "FAILED: $tool is not there; build it"; exit 1; }

# An old terminal, this office: every version that ever was.
for old in "$here"/reports-[0-9]*; do
    w=$work/$(basename "$old")
    exits 0 init --no-passphrase
    exits 0 import "$content"
    cp "$old/reports.key" "$old/reports.pub" "$w/keys/"
    mkdir -p "$w.stick/anna/reports"
    for file in "$old"/*.anna-reports; do
        cp "$file" "$w.stick/anna/reports/"
    done
    exits 0 collect "$w.stick"
    [ -z "$(ls "$w.stick/anna/reports")" ] || fail "$old: what was read lies there still"
    exits 0 reports --json
    # Files grow old: what is set apart for its month is read all the same.
    sed 's/, "apart": "old"//; s/, "apart": "future"//' "$work/out" >"$work/ledger"
    cmp -s "$work/ledger" "$old/ledger.json" || fail "$old: the office reads something else"
done

# A new terminal, this office: reports of its own version come in, the others are named and kept.
w=$work/w
exits 0 init --no-passphrase
exits 0 import "$content"
exits 0 pack "$work/1.anna"
line="ennigerloh $(date +%Y-%m) - find forms"
echo "$line" | "$tool" add "$work/mixed" "$work/1.anna"
printf '%s\n%s\n' "$line" "$line" | "$tool" next "$work/mixed" "$work/1.anna"
echo "$line" | "$tool" next "$work/new" "$work/1.anna"
"$tool" stick "$work/mixed" "$work/1.anna" "$work/stick"
"$tool" stick "$work/new" "$work/1.anna" "$work/stick"
exits 1 collect "$work/stick"
says out "1 new reports, 0 known already, from 2 files"
says err "2 reports in it are of a newer version than this program reads; update anna-admin"
says err "1 report in it is of a newer version"
[ "$(find "$work/stick" -name '*.anna-reports' | wc -l)" = 2 ] || fail "a file with newer reports was removed"
exits 0 reports
says out "1 report"
# No receipt for what could not be read: the terminals keep it.
exits 0 pack "$work/2.anna"
"$tool" receive "$work/mixed" "$work/2.anna"
"$tool" receive "$work/new" "$work/2.anna"
[ "$("$tool" count "$work/mixed")" = 2 ] || fail "a newer report is forgotten by its terminal"
[ "$("$tool" count "$work/new")" = 1 ] || fail "a newer report is forgotten by its terminal"
exits 1 collect "$work/stick"
says out "0 new reports, 1 known already"

done_testing
