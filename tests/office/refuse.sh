#!/bin/sh
# Broken input is refused with file, place and reason, and leaves the workspace as it was, byte for byte.
. "$(dirname "$0")/lib.sh"

good='"name": "N", "provider": "P", "topics": ["money"], "scope": "national", "summary": "S.", "confidence": "high"'
exits 0 init --no-passphrase
exits 0 import "$content"
sha256sum <"$w/workspace.db" >"$work/before"

# refused NAME WHERE WHAT: the file of that name is refused, and its place and reason are said.
refused()
{
    exits 2 import "$work/$1"
    says err "$work/$1"
    says err "$2"
    says err "$3"
    [ "$(wc -l <"$work/err")" -ge 1 ] || fail "$1: nothing is said"
    sha256sum <"$w/workspace.db" | cmp -s - "$work/before" || fail "$1 changed the workspace"
    [ -z "$(find "$w" -mindepth 1 -maxdepth 1 ! -name workspace.db ! -name workspace.db-journal ! -name keys ! -name published)" ] || fail "$1 left something in the workspace"
}

echo 'This is not JSON.' >"$work/text.json"
refused text.json "line 1" "not valid JSON"
: >"$work/empty.json"
refused empty.json "line" "not valid JSON"
printf '[\n{"id": "a", %s},\n{"id": "b"\n' "$good" >"$work/cut.json"
refused cut.json "line" "not valid JSON"
printf '[{"id": "a", %s,\n"steps": "not a list"}]' "$good" >"$work/type.json"
refused type.json "type.json:2: offers[0].steps" "must be a list"
printf '[{"id": ["a"], %s}]' "$good" >"$work/type2.json"
refused type2.json "offers[0].id" "must be a text"
printf '[{"id": "a", %s},\n{"id": "b", %s},\n{"id": "a", %s}]' "$good" "$good" "$good" >"$work/twice.json"
refused twice.json "twice.json:3: offers[2].id" "come before"
printf '[{"id": "a", %s,\n\n"phone": "02582 88-0"}]' "$good" >"$work/phone.json"
refused phone.json "phone.json:3: offers[0].phone" "02582 88-0"
printf '[{"id": "a", %s, "hours": "Mo-Fr 08:00-99:00"}]' "$good" >"$work/hours.json"
refused hours.json "offers[0].hours" "column"
printf '[{"id": "a", "provider": "caf\351"}]' >"$work/latin1.json"
refused latin1.json "line 1" "UTF-8"
{ printf '[{"id": "a", %s, "who": "' "$good"; head -c 10485760 /dev/zero | tr '\0' a; printf '"}]'; } >"$work/long.json"
refused long.json "offers[0].who" "characters"
head -c 100000 /dev/zero | tr '\0' '[' >"$work/deep.json"
refused deep.json "line 1" "nested"
{ printf '[{"id": "a", %s, "who": ' "$good"; head -c 100000 /dev/zero | tr '\0' '['; head -c 100000 /dev/zero | tr '\0' ']'; printf '}]'; } >"$work/deep2.json"
refused deep2.json "line 1" "nested"
printf '[{"id": "a", %s, "phnoe": "110"}]' "$good" >"$work/unknown.json"
refused unknown.json "offers[0].phnoe" "phone"
printf '{"id": "a", "id": "b"}' >"$work/doubled.json"
refused doubled.json "line 1" "duplicate"
refused nowhere.json nowhere.json "No such file"
mkdir "$work/folder"
refused folder folder "no .json"

# All refusals of a file are listed, not the first alone; --partial takes the good rows.
printf '[{"id": "x1", %s},\n{"id": "x2", %s, "phone": "1", "email": "2"},\n{"id": "X3", %s}]' "$good" "$good" "$good" >"$work/mixed.json"
refused mixed.json "offers[1].email" "3 refusals"
says err "offers[1].phone"
says err "mixed.json:3: offers[2].id"
exits 0 import --partial "$work/mixed.json"
says out "1 offer: 1 new"
says err "offers[1].email"
exits 0 offer show x1
exits 2 offer show x2
exits 2 import --partial "$work/mixed.json" "$work/text.json"
done_testing
