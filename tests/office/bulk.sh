#!/bin/sh
# Fresh and old, many at once: days as people write them, days that cannot be, the list of what is old, confirming all of
# it, and one address for another.
. "$(dirname "$0")/lib.sh"

today=$(date +%F)
exits 0 init --no-passphrase
cat >"$work/o.json" <<END
{"sites": [{"id": "s", "name": "S", "town": "t"}],
 "topics": [{"id": "money", "name": "Geld", "icon": "payments", "tint": "teal"}, {"id": "home", "name": "Wohnen", "icon": "home", "tint": "teal"}],
 "hosts": [{"id": "alt.example"}],
 "coaches": [{"id": "c", "name": "C", "email": "c@alt.example", "booking": {"provider": "plain", "url": "https://alt.example/c"}}],
 "offers": [
 {"id": "new", "name": "N", "provider": "P", "topics": ["money"], "scope": "t", "summary": "S.", "confidence": "high", "as_of": "$(date +%Y-%m)", "web": "https://alt.example/new"},
 {"id": "checked", "name": "N", "provider": "P2", "topics": ["money"], "scope": "t", "summary": "S.", "confidence": "high", "as_of": "2020-01", "checked_on": "$today"},
 {"id": "old", "name": "O", "provider": "P", "topics": ["money", "home"], "scope": "t", "summary": "S.", "confidence": "low", "as_of": "2020-01", "email": "info@alt.example"},
 {"id": "far", "name": "F", "provider": "P", "topics": ["home"], "scope": "national", "summary": "S.", "confidence": "high", "as_of": "$(date -d '400 days ago' +%F)", "web": "https://other.example/alt.example"},
 {"id": "unknown", "name": "U", "provider": "P", "topics": ["home"], "scope": "t", "summary": "S.", "confidence": "high"},
 {"id": "ahead", "name": "A", "provider": "P", "topics": ["home"], "scope": "t", "summary": "S.", "confidence": "low", "as_of": "9999-11", "checked_on": "2062-12-29"}]}
END
# What a source says of a day that has not come is left out, and said.
exits 0 import "$work/o.json"
says err "as_of: ahead: has not come"
says err "checked_on: ahead: has not come"
says err "2062-12-29"
exits 0 offer show ahead
if grep -q "2062\|9999" "$work/out"; then fail "a day that has not come was taken"; fi

for day in 2062-12-29 "$(date -d tomorrow +%F)" 31.12.2062 1989-01-01 01.01.1960; do
    exits 2 offer set old checked_on "$day"
done
for day in 9999-11 11/2099 12.2099; do
    exits 2 offer set old as_of "$day"
    says err "has not come"
done
exits 2 offer set old checked_on 31.02.2026
exits 2 coach set c last_checked_on 2062-12-29
exits 0 offer set old heads_up.text "Im Umbau."
exits 0 offer set old heads_up.until 24.12.2099
exits 0 offer show old
says out '"until": "2099-12-24"'

# shown WORDS...: ids that the list shows, in one line.
shown()
{
    "$ANNA_ADMIN" -w "$w" offer list "$@" 2>"$work/err" | cut -f1 | tr '\n' ' '
}
[ "$(shown)" = "new checked old far unknown ahead " ] || fail "the list shows $(shown)"
[ "$(shown --older-than 12m)" = "old far unknown ahead " ] || fail "older than 12m: $(shown --older-than 12m)"
[ "$(shown --older-than 2y)" = "old unknown ahead " ] || fail "older than 2y: $(shown --older-than 2y)"
[ "$(shown --older-than 401d)" = "old unknown ahead " ] || fail "older than 401d: $(shown --older-than 401d)"
[ "$(shown --older-than 12m --topic money)" = "old " ] || fail "--topic: $(shown --older-than 12m --topic money)"
[ "$(shown --older-than 12m --scope national)" = "far " ] || fail "--scope: $(shown --older-than 12m --scope national)"
exits 0 offer list --json --older-than 12m --topic money
python3 -c 'import json, sys
offers = json.load(open(sys.argv[1]))
offers = offers["offers"] if isinstance(offers, dict) else offers
assert [o["id"] for o in offers] == ["old"], offers' "$work/out" || fail "offer list --json"
for time in 12 m -1m 12w 99999m ""; do
    exits 2 offer list --older-than "$time"
done
exits 2 offer list --topic nonsense
exits 2 offer list --scope nowhere

exits 2 offer confirm
exits 2 offer confirm nowhere
exits 2 offer confirm --all-shown
says err "all offers"
exits 2 offer confirm old --all-shown
exits 2 offer confirm old --topic money
exits 0 offer confirm old far old
says out "2 offers are checked on $today"
[ "$(shown --older-than 12m)" = "unknown ahead " ] || fail "after confirm: $(shown --older-than 12m)"
exits 0 offer confirm --all-shown --older-than 12m
[ "$(shown --older-than 12m)" = "" ] || fail "after confirm --all-shown: $(shown --older-than 12m)"
exits 0 undo
[ "$(shown --older-than 12m)" = "unknown ahead " ] || fail "undo takes confirm back whole"
exits 0 offer set unknown checked_on heute
exits 0 offer show unknown
says out "\"checked_on\": \"$today\""
exits 0 offer set unknown as_of 3.2026
exits 0 offer show unknown
says out '"as_of": "2026-03"'
exits 0 offer set unknown checked_on 5.3.26
exits 0 offer show unknown
says out '"checked_on": "2026-03-05"'

# Days of the future that are in a workspace already: lint says them, and pack does not count them.
python3 - "$w/workspace.db" <<'END'
import sqlite3, sys
db = sqlite3.connect(sys.argv[1])
db.execute("UPDATE service SET x_checked_on = '2062-12-29' WHERE id = 'ahead'")
db.commit()
END
exits 1 lint
says out "day_ahead"
exits 0 pack "$work/a.anna"
says out "5 offers"
says out "1 offer was left out"

# One address for another: shown first.
exits 1 replace https://alt.example https://neu.example
says out "offer new: web: https://alt.example/new -> https://neu.example/new"
says out "say --yes"
exits 0 offer show new
says out "https://alt.example/new"
exits 0 replace --yes https://alt.example https://neu.example
says out "2 addresses are changed"
exits 0 offer show new
says out "https://neu.example/new"
exits 0 coach show c
says out "https://neu.example/c"
exits 0 offer show far
says out "https://other.example/alt.example"
exits 0 replace --yes @alt.example @neu.example
exits 0 offer show old
says out "info@neu.example"
exits 0 undo
exits 0 undo
exits 0 offer show new
says out "https://alt.example/new"
exits 1 replace nowhere.example x
says out "stands in no address"
exits 1 replace --yes https://alt.example "no address"
says out "left alone"
exits 2 replace "" x
exits 2 replace one
done_testing
