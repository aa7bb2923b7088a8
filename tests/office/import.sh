#!/bin/sh
# A source imported again: what it changed comes in, what the office changed stays, what both changed is said.
. "$(dirname "$0")/lib.sh"

offer() { printf '{"id": "%s", "name": "%s", "provider": "P", "topics": ["money"], "scope": "national", "summary": "%s", "phone": "%s", "confidence": "high"}' "$1" "$2" "$3" "$4"; }
exits 0 init --no-passphrase
printf '[%s,\n%s,\n%s]' "$(offer a Eins S. +492214710110)" "$(offer b Zwei S. +492214710110)" "$(offer c Drei S. +492214710110)" >"$work/source.json"

# A try shows all and changes nothing.
dump >"$work/before"
exits 0 import --dry-run "$work/source.json"
says out "new offer a: Eins"
says out "3 offers: 3 new"
says out "nothing was changed"
dump | cmp -s - "$work/before" || fail "a try changed the workspace"
exits 0 import "$work/source.json"
says out "3 offers: 3 new"
exits 0 import "$work/source.json"
says out "3 offers: 0 new, 0 changed, 3 as before"

# The office: its own summary, a phone that the source changes too, an offer that goes.
exits 0 offer set a summary "Vom Amt."
exits 0 offer set b phone +492214710120
exits 0 offer set a checked_on 2026-11-20
exits 0 offer remove --yes c
printf '[%s,\n%s,\n%s,\n%s]' "$(offer a Eins-neu S. +492214710110)" "$(offer b Zwei S. +492214710130)" "$(offer c Drei S. +492214710110)" "$(offer d Vier S. 110)" >"$work/source.json"
exits 0 export --format anna "$work/one.json"
exits 0 import --dry-run "$work/source.json"
says out 'offer a: name: "Eins" becomes "Eins-neu"'
says out 'offer a: summary stays "Vom Amt.", as the office wrote it; the source has "S."'
says out 'offer b: phone: "+492214710120" becomes "+492214710130"; the office and the source had both changed it'
says out "new offer d: Vier"
says out "1 that the office removed stay removed"
exits 0 export --format anna "$work/two.json"
cmp -s "$work/one.json" "$work/two.json" || fail "a try changed something"
exits 0 import --dry-run --json "$work/source.json"
python3 - "$work/out" <<'EOF' || fail "import --json does not say what it should"
import json, sys
said = json.load(open(sys.argv[1]))
changes = {(r["id"], r.get("field"), r["change"]) for r in said["report"]}
assert changes == {("a", "name", "changed"), ("a", "summary", "kept"), ("b", "phone", "conflict"), ("d", None, "new"), ("a", "checked_on", "kept")}, changes
assert said["counts"]["offers"] == {"new": 1, "changed": 2, "unchanged": 0} and not said["taken"], said
EOF
exits 0 import "$work/source.json"
says err "offer b: phone"
exits 0 offer show a
says out '"summary": "Vom Amt."'
says out '"name": "Eins-neu"'
says out '"checked_on": "2026-11-20"'
exits 0 offer show b
says out '"+492214710130"'
exits 2 offer show c
exits 0 offer show d
exits 0 import "$work/source.json"
says out "3 offers: 0 new, 0 changed, 3 as before"

# What is not in the source any more stays, and is named.
printf '[%s]' "$(offer a Eins-neu S. +492214710110)" >"$work/source.json"
exits 0 import "$work/source.json"
says out "offer b: is not in the source any more, and stays"
exits 0 offer show b

# One that the office removed comes back when the source changes it.
printf '[%s]' "$(offer c Drei-neu S. +492214710110)" >"$work/source.json"
exits 0 import "$work/source.json"
exits 0 offer show c

# Notes as JSON: file, line, column, value, reason, what was done; nothing is taken in.
printf '[%s,\n{"id": "x", "phone": "0258 2"}]' "$(offer e E S. 110)" >"$work/bad.json"
exits 2 import --json "$work/bad.json"
python3 - "$work/out" <<'EOF' || fail "the notes of import --json are not whole"
import json, sys
said = json.load(open(sys.argv[1]))
note = said["report"][0]
assert note["file"].endswith("bad.json") and note["line"] == 2 and note["column"] == "offers[1].phone", note
assert note["value"] == "0258 2" and "country code" in note["reason"] and note["done"] == "row refused", note
assert not said["taken"]
EOF
exits 2 offer show e
exits 0 import --partial "$work/bad.json"
exits 0 offer show e
exits 2 import --format nonsense "$work/bad.json"
says err "nonsense"

# --partial that takes nothing is no success; one bad record of a file on one line is named.
printf '[{"id": "x2", "phone": "0258 2"}]' >"$work/none.json"
exits 1 import --partial "$work/none.json"
printf '[%s, {"id": "y" "name": "Y"}]' "$(offer y1 E S. 110)" >"$work/line.json"
exits 2 import "$work/line.json"
says err "offers[1]"

# One record a line, with or without a name that says it.
printf '%s\n%s\n' "$(offer jl1 E S. 110)" "$(offer jl2 E S. 110)" >"$work/lines.jsonl"
exits 0 import "$work/lines.jsonl"
exits 0 offer show jl1
exits 0 offer show jl2
printf '%s\n\n%s' "$(offer jl3 E S. 110)" "$(offer jl4 E S. 110)" >"$work/lines.json"
exits 0 import "$work/lines.json"
exits 0 offer show jl4
printf '%s\n{"id": \n' "$(offer jl5 E S. 110)" >"$work/torn.jsonl"
exits 2 import "$work/torn.jsonl"
says err "offers[1]"

# Pipes: the standard input and a FIFO are read to their end; a FIFO in a folder is passed over.
exits 0 export --format anna "$work/whole.json"
"$ANNA_ADMIN" -w "$work/w" export --format anna - >"$work/piped.json" || fail "nothing went to the standard output"
cmp -s "$work/whole.json" "$work/piped.json" || fail "the standard output holds something else"
printf '[%s]' "$(offer pipe1 E S. 110)" >"$work/pipe.json"
"$ANNA_ADMIN" -w "$work/w" import - <"$work/pipe.json" >"$work/out" 2>&1 || fail "import - took nothing"
exits 0 offer show pipe1
printf 'Angebot;Anbieter;Thema;Beschreibung\nRohr;VHS;Geld;Text.\n' |
    "$ANNA_ADMIN" -w "$work/w" import /dev/stdin >"$work/out" 2>&1 || fail "import /dev/stdin took nothing"
exits 0 offer show rohr-vhs
mkfifo "$work/fifo.json"
sed 's/pipe1/pipe2/' "$work/pipe.json" >"$work/fifo.json" &
exits 0 import "$work/fifo.json"
exits 0 offer show pipe2
mkdir "$work/with-fifo"
mkfifo "$work/with-fifo/a.json"
sed 's/pipe1/pipe3/' "$work/pipe.json" >"$work/with-fifo/b.json"
timeout 20 "$ANNA_ADMIN" -w "$work/w" import "$work/with-fifo" >"$work/out" 2>"$work/err" || fail "a FIFO in a folder"
says err "is no file; passed over"
exits 0 offer show pipe3

# Many keys that are not known take no more than their number.
python3 -c 'import json
json.dump([dict({"id": "keys"}, **{"k%d" % i: 1 for i in range(100000)})], open("'"$work"'/keys.json", "w"))'
timeout 60 "$ANNA_ADMIN" -w "$work/w" import "$work/keys.json" >"$work/out" 2>"$work/err" && fail "unknown keys were taken"
says err "no such field"

# A table into an empty workspace knows the topics that come with it; a device is never renamed over.
w=$work/fresh
exits 0 init --no-passphrase
printf 'Angebot;Anbieter;Thema;Beschreibung\nKurs;VHS;Geld;Text.\n' >"$work/table.csv"
exits 0 import "$work/table.csv"
exits 0 offer show kurs-vhs
says out '"money"'
ln -s "$work/target" "$work/device"
exits 2 export --format anna "$work/device"
says err "is not replaced"
[ -L "$work/device" ] || fail "a link was renamed over"
w=$work/w

# Signs that the terminal's fonts lack are told, and where; those that they have are not.
w=$work/signs
exits 0 init --no-passphrase
cat >"$work/signs.json" <<'END'
{"sites": [{"id": "s", "name": "S", "town": "t"}],
 "topics": [{"id": "money", "name": "Geld", "icon": "payments", "tint": "teal"}],
 "offers": [{"id": "o1", "name": "Tafel 😀", "provider": "P ☎ ♥", "topics": ["money"], "scope": "t", "summary": "S.",
 "confidence": "high", "steps": ["Kommen", "Essen 中"], "text": {"en": {"made": "human", "name": "Food 🧸"}}}]}
END
exits 0 import "$work/signs.json"
says err 'name: o1: the terminal shows an empty box for U+1F600 😀: taken and marked "Tafel 😀"'
says err "steps[1]: o1: the terminal shows an empty box for U+4E2D 中"
says err "text.en.name: o1: the terminal shows an empty box for U+1F9F8 🧸"
[ "$(wc -l <"$work/err")" = 3 ] || fail "other signs are told too"
exits 0 lint --json
says out '"rule": "no_font", "kind": "offer", "id": "o1", "field": "text.en.name"'
exits 0 pack "$work/signs.anna"
says err "offer o1: steps[1]: the terminal shows an empty box for U+4E2D 中"
w=$work/w

# A workspace of another version says so.
if in_file; then sql "PRAGMA user_version = 99"; else sql "UPDATE x_version SET version = 99"; fi
exits 2 offer list
says err "version 99"
done_testing
