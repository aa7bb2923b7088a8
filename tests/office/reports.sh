#!/bin/sh
# Barrier reports from the stick to the committee: collected once, whatever happens to sticks; told
# outside only as counts from 5 upward. Terminals are played by build/tests/reports_tool.
. "$(dirname "$0")/lib.sh"

tool=${ANNA_REPORTS_TOOL:-$(dirname "$ANNA_ADMIN")/tests/reports_tool}
[ -x "$tool" ] || { echo "FAILED: $tool is not there; build it"; exit 1; }
stick=$work/stick
slot=1072
whole=$((8 + 48 + 4 + 512 * slot)) # a file, as core/seal.h has it

# terminal NAME: its outbox is $work/NAME.
says_in() # NAME SITE MONTH OFFER STEP BARRIERS TEXT
{
    name=$1
    shift
    echo "$*" | "$tool" add "$work/$name" "$work/1.anna" || fail "terminal $name takes no report"
}
plug()
{
    mkdir -p "$2"
    "$tool" stick "$work/$1" "$work/1.anna" "$2" || fail "terminal $1 writes no stick"
}
waiting()
{
    [ "$("$tool" count "$work/$1")" = "$2" ] || fail "terminal $1 has $("$tool" count "$work/$1") reports, not $2"
}
ledger()
{
    exits 0 reports
    says out "$1 report"
}

exits 0 init --no-passphrase
exits 0 import "$content"
exits 0 pack "$work/1.anna"
exits 0 reports
says out "0 reports"
exits 0 reports --json
[ "$(cat "$work/out")" = "[]" ] || fail "an empty ledger is not []"

# Two terminals, one stick that goes round.
says_in a ennigerloh 2026-11 ew-rathaus get_there forms,distance "Der Bus fährt nicht."
says_in a ennigerloh 2026-11 - find unknown_offer
says_in b everswinkel 2026-10 ew-rathaus get_in - "Drei Stufen, \"steil\"."
plug a "$stick"
plug b "$stick"
[ "$(find "$stick/anna/reports" -type f -size "$whole"c | wc -l)" -eq 2 ] || fail "the files on the stick are not of one size"
cp -r "$stick" "$work/twin"
exits 0 collect "$stick"
says out "3 new reports, 0 known already, from 2 files"
[ -z "$(ls "$stick/anna/reports")" ] || fail "what was taken still lies on the stick"
exits 0 collect "$stick"
says out "no reports on it"
exits 0 collect "$work/twin"
says out "0 new reports, 3 known already"
ledger 3
says out "Der Bus fährt nicht."
exits 0 reports --site everswinkel
says out "1 report"
says out "get_in"
exits 0 reports --barrier distance --step get_there --offer ew-rathaus --month 2026-11 --state new
says out "1 report"
exits 0 reports --barrier cost
says out "0 reports"
exits 0 reports --json --site everswinkel
says out '"text": "Drei Stufen, \"steil\".", "state": "new"'
says out '"barriers": [], '

# A lost stick loses nothing: the terminals still have everything, and send it again.
waiting a 2
plug a "$stick"
rm -rf "$stick"
says_in a ennigerloh 2026-11 - appointment waiting
plug a "$stick"
exits 0 collect "$stick"
says out "1 new reports, 2 known already"
ledger 4

# What was sent stays until the bundle says that it has arrived; then it is forgotten.
exits 0 pack "$work/2.anna"
"$tool" receive "$work/a" "$work/2.anna"
waiting a 0
"$tool" receive "$work/b" "$work/2.anna"
waiting b 0
says_in a ennigerloh 2026-11 - find language "neu"
"$tool" receive "$work/a" "$work/2.anna"
waiting a 1
exits 0 pack --site everswinkel "$work/3.anna"
says_in b everswinkel 2026-11 - find language
plug a "$stick"
plug b "$stick"
exits 0 collect "$stick"
exits 0 pack --site everswinkel "$work/4.anna"
"$tool" receive "$work/a" "$work/4.anna"
waiting a 1
"$tool" receive "$work/b" "$work/4.anna"
waiting b 0

# States.
exits 0 reports
id=$(cut -f1 "$work/out" | head -1)
for state in confirmed in_progress "in progress" planned fixed "cannot fix" not-ours duplicate internal new; do
    exits 0 reports set "$id" "$state"
done
exits 0 reports set "$id" fixed
exits 0 reports --state fixed
says out "1 report"

# States are in the history and can be undone; texts never are.
exits 0 history "$id"
says out "reports set"
says out '"new" -> "fixed"'
exits 0 undo
exits 0 reports --state new
grep -q "^$id" "$work/out" || fail "undo does not take the state back"
exits 0 reports set "$id" fixed
exits 0 history --json
if grep '"kind": "report"' "$work/out" | grep -qv '"field": "state"'; then fail "more than states of reports is in the history"; fi
exits 0 history --check
exits 2 reports set "$id" closed
says err "no state"
exits 2 reports set abcd fixed
exits 2 reports set xyz fixed
exits 2 reports --state closed
exits 2 reports frobnicate
exits 2 reports set "$id"
exits 0 reports forget-text "$id"
exits 0 reports --json --state fixed
says out '"text": null'

# Bad files: said, and nothing changed. Good ones beside them are taken.
dump >"$work/before"
unchanged()
{
    dump | cmp -s - "$work/before" || fail "$1 changed the ledger"
    [ -f "$bad/anna/reports/x.anna-reports" ] || fail "$1 was removed from the stick"
}
bad=$work/bad
mkdir -p "$bad/anna/reports"
plug a "$work/good"
good=$(find "$work/good" -name '*.anna-reports')
head -c $((whole - 1)) "$good" >"$bad/anna/reports/x.anna-reports"
exits 1 collect "$bad"
says err "cut off"
unchanged "a cut file"
head -c $((63 * slot)) "$good" >"$bad/anna/reports/x.anna-reports"
exits 1 collect "$bad"
says err "cut off"
unchanged "a file cut between two slots"
head -c $((64 * slot)) /dev/zero >"$bad/anna/reports/x.anna-reports"
exits 1 collect "$bad"
says err "another office"
unchanged "a foreign file"
printf 'ANNAREP\003 what comes later' >"$bad/anna/reports/x.anna-reports"
exits 1 collect "$bad"
says err "newer version"
unchanged "a file of a newer version"
: >"$bad/anna/reports/x.anna-reports"
exits 1 collect "$bad"
unchanged "an empty file"
echo "hello" >"$bad/anna/reports/readme.txt"
rm "$bad/anna/reports/x.anna-reports"
ln -s "$good" "$bad/anna/reports/x.anna-reports"
exits 1 collect "$bad"
unchanged "a link"
exits 2 collect "$work/nowhere"
exits 2 collect
says_in c ennigerloh 2026-11 - find other
plug c "$bad"
exits 1 collect "$bad"
says out "1 new reports"
says err "x.anna-reports"
rm "$bad/anna/reports/x.anna-reports"
cp "$good" "$work/hurt"
printf 'XXXXXXXX' | dd of="$work/hurt" bs=1 seek=$((3 * slot + 500)) conv=notrunc 2>/dev/null
cp "$work/hurt" "$bad/anna/reports/y.anna-reports"
exits 1 collect "$bad"
says err "another office"
[ -f "$bad/anna/reports/y.anna-reports" ] || fail "a damaged file was removed"
rm "$bad/anna/reports/y.anna-reports"
# A file of version 1 with one damaged slot: the others are taken, and it stays.
old=$work/version-1
w=$old
exits 0 init --no-passphrase
cp "$here/reports-1/reports.key" "$here/reports-1/reports.pub" "$w/keys/"
cp "$here/reports-1/one.anna-reports" "$bad/anna/reports/y.anna-reports"
printf 'XXXXXXXX' | dd of="$bad/anna/reports/y.anna-reports" bs=1 seek=$((3 * slot + 500)) conv=notrunc 2>/dev/null
exits 0 collect "$bad"
says out "1 places in them could not be read"
[ -f "$bad/anna/reports/y.anna-reports" ] || fail "a damaged file was removed"
w=$work/w

# Bundles: the list of what has arrived has one length, and two of them say nothing.
received()
{
    sqlite3 "$1" "SELECT hash FROM x_received ORDER BY hash"
}
exits 0 pack "$work/r1.anna"
exits 0 pack "$work/r2.anna"
received "$work/r1.anna" >"$work/r1"
received "$work/r2.anna" >"$work/r2"
[ "$(wc -l <"$work/r1")" -eq 64 ] || fail "a bundle names $(wc -l <"$work/r1") reports"
cmp -s "$work/r1" "$work/r2" || fail "two bundles name others, though no stick came"
plug c "$work/another"
exits 0 collect "$work/another"
exits 0 pack "$work/r3.anna"
received "$work/r3.anna" >"$work/r3"
[ "$(wc -l <"$work/r3")" -eq 64 ] || fail "a bundle names $(wc -l <"$work/r3") reports"
[ -z "$(comm -12 "$work/r2" "$work/r3")" ] || fail "what stays from bundle to bundle is a report"
waiting c 1
"$tool" receive "$work/c" "$work/r3.anna"
waiting c 0

# Another office's key opens nothing here.
cp -r "$w" "$work/mine"
w=$work/other
exits 0 init --no-passphrase
exits 1 collect "$work/good"
says err "another office"
ledger 0
w=$work/w

# Counts: nothing under 5, and no text, ever.
count()
{
    grep "^$1,$2," "$work/counts.csv" | rev | cut -d, -f2 | rev
}
w=$work/counts
exits 0 init --no-passphrase
exits 0 import "$content"
exits 0 pack "$work/1.anna"
exits 0 reports export "$work/counts.csv"
says out "nothing is told yet"
grep -q "^total,,,,suppressed" "$work/counts.csv" || fail "an empty ledger tells a total"
tell() # N SITE MONTH OFFER STEP BARRIERS
{
    n=$1
    shift
    for _ in $(seq "$n"); do echo "$* GEHEIM-$n"; done | "$tool" add "$work/d" "$work/1.anna"
    plug d "$stick"
    exits 0 collect "$stick"
}
rm -rf "$work/d"
tell 4 ennigerloh 2026-11 - find forms
exits 0 reports export "$work/counts.csv"
grep -q "^total,,,,suppressed" "$work/counts.csv" || fail "4 reports are told"
[ "$(wc -l <"$work/counts.csv")" -eq 2 ] || fail "what is not told has a row"
tell 5 ennigerloh 2026-11 ew-rathaus get_there forms,cost
tell 3 everswinkel 2026-10 ew-rathaus get_there distance
exits 0 reports export "$work/counts.csv"
[ "$(count total '')" = 5 ] || fail "the total is $(count total ''): 9 and 3 leave room for 5"
[ "$(count barrier forms)" = 5 ] || fail "9 reports of forms are not told as 5"
[ "$(count barrier cost)" = 5 ] || fail "5 reports of cost are not told"
[ "$(count site ennigerloh)" = 5 ] || fail "9 reports of a site are not told as 5"
grep -Eq 'distance|everswinkel|rest' "$work/counts.csv" && fail "what is not told has a row"
grep -q '=HYPERLINK' "$work/counts.csv" && fail "a formula"
exits 0 reports export "$work/again.csv"
says out "this is what was told before"
cmp -s "$work/counts.csv" "$work/again.csv" || fail "the same ledger tells something else the second time"
# Fewer than five are not told, whatever step they cross; with the fifth, all at once.
tell 3 ennigerloh 2026-11 ew-rathaus get_there cost
exits 0 reports export "$work/counts.csv"
cmp -s "$work/counts.csv" "$work/again.csv" || fail "a difference of 3 is told"
tell 2 ennigerloh 2026-11 ew-rathaus get_there cost
exits 0 reports export "$work/counts.csv"
[ "$(count total '')" = 10 ] || fail "a difference of 5 is not told"
[ "$(count barrier cost)" = 10 ] || fail "a difference of 5 in a cell is not told"
for table in barrier site step month; do
    grep "^$table," "$work/counts.csv" | cut -d, -f2 | LC_ALL=C sort -c || fail "the rows of $table are not by id"
done
exits 0 reports export "$work/counts.html"
exits 0 export --format csv --research "$work/research"
cmp -s "$work/counts.csv" "$work/research/reports.csv" || fail "the university gets other counts than the committee"
exits 0 export --format csv --research "$work/research.csv"
[ -s "$work/research-codebook.csv" ] || fail "there is no codebook"
grep -q "^value (table barrier),forms," "$work/research/codebook.csv" || fail "the codebook does not know forms"
grep -rl GEHEIM "$work"/counts.* "$work"/research* "$work"/again.csv && fail "a text has left the office"
grep -Eq '[,>][1-4][,<]' "$work/counts.csv" "$work/counts.html" && fail "a count under 5 has left the office"
grep -Eq 'src=|href=|url\(|@import|<script' "$work/counts.html" && fail "the page loads something from elsewhere"
grep -q '<svg' "$work/counts.html" || fail "the page has no chart"
grep -q 'size: A4' "$work/counts.html" || fail "the page is not for A4"
exits 2 reports export "$work/counts.txt"
exits 2 reports export "$work/nowhere/counts.csv"
exits 2 export --format anna --research "$work/x"

# A terminal whose clock is ahead: no month that has not come is kept.
w=$work/ahead
exits 0 init --no-passphrase
exits 0 import "$content"
exits 0 pack "$work/6.anna"
cp "$work/6.anna" "$work/1.anna"
says_in f ennigerloh 2099-05 - find forms
says_in f ennigerloh "$(date +%Y-%m)" - find language
plug f "$work/f-stick"
exits 0 collect "$work/f-stick"
says out "2 new reports"
says out "1 of them named a month that has not come"
exits 0 reports --month 2099-05
says out "0 reports"
exits 0 reports --month "$(TZ=Europe/Berlin date +%Y-%m)"
says out "2 reports"

# The key for reports with a passphrase, asked for or given.
w=$work/locked
echo geheim | "$ANNA_ADMIN" -w "$w" init --passphrase-fd 0 >"$work/out" 2>"$work/err" || fail "init with a passphrase"
exits 0 import "$content"
echo geheim | "$ANNA_ADMIN" -w "$w" pack --passphrase-fd 0 "$work/5.anna" >"$work/out" 2>"$work/err" || fail "pack with a passphrase"
cp "$work/5.anna" "$work/1.anna"
says_in e ennigerloh 2026-11 - find other
plug e "$work/e-stick"
exits 2 collect --no-passphrase "$work/e-stick"
says err "passphrase"
echo falsch | "$ANNA_ADMIN" -w "$w" collect --passphrase-fd 0 "$work/e-stick" >"$work/out" 2>"$work/err" && fail "a wrong passphrase was taken"
says err "passphrase is wrong"
setsid "$ANNA_ADMIN" -w "$w" collect "$work/e-stick" >"$work/out" 2>"$work/err" </dev/null && fail "the passphrase was not asked for"
says err "no terminal to ask"
ledger 0
echo geheim | "$ANNA_ADMIN" -w "$w" collect --passphrase-fd 0 "$work/e-stick" >"$work/out" 2>"$work/err" || fail "collect with a passphrase"
says out "1 new reports"
if command -v script >/dev/null; then
    plug e "$work/e-stick"
    (sleep 1; echo geheim) | script -qec "'$ANNA_ADMIN' -w '$w' collect '$work/e-stick'" /dev/null >"$work/out" 2>&1
    says out "Passphrase:"
    says out "1 known already"
    grep -q geheim "$work/out" && fail "the passphrase stands on the screen"
fi

# A list has no end before its end, nor have the counts that leave the office.
w=$work/many
exits 0 init --no-passphrase
exits 0 reports
sqlite3 "$w/workspace.db" "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1000001)
    INSERT INTO x_report SELECT printf('%064x', i), '2026-11', 'ennigerloh', NULL, 'apply', NULL, 1, 'new', 1, 0 FROM n"
admin reports || fail "1,000,001 reports cannot be listed"
[ "$(tail -n 1 "$work/out")" = "1000001 reports" ] || fail "$(tail -n 1 "$work/out") of 1000001 are listed"
exits 0 reports export "$work/many.csv"
grep -q '^total,,,1000000,shown' "$work/many.csv" || fail "$(grep '^total' "$work/many.csv") is not the count of 1000001"
done_testing
