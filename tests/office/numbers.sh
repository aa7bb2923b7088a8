#!/bin/sh
# A number is given once, whatever became of the workspace that counts them: a copy that came back, a second machine, two
# at once; and what was published is never overwritten.
. "$(dirname "$0")/lib.sh"

today=$(date +%F)
stick=$work/stick
mkdir -p "$stick/anna" "$work/far"
exits 0 init --no-passphrase
exits 0 import "$content"
exits 0 pack "$work/1.anna"
says out "number 1,"
cp -a "$w" "$work/copy"
cp "$w/workspace.db" "$work/early.db"
exits 0 pack "$work/2.anna"
exits 0 stick "$stick"
says out "number 3,"

# The database alone came back: `published` knows better, and keeps what it has.
(cd "$w/published" && sha256sum ./*) >"$work/kept"
cp "$work/early.db" "$w/workspace.db"
exits 0 pack "$work/x.anna"
says out "number 4,"
says out "this workspace had counted to 1 alone"
(cd "$w/published" && sha256sum --quiet -c "$work/kept") >"$work/out" 2>&1 || fail "something in published/ was overwritten"
exits 0 pack "$work/x.anna"
says out "number 5,"
if grep -q "counted to" "$work/out"; then fail "it goes on asking whether this is a copy"; fi

# The whole folder came back, and its published/ too: the stick knows better.
exits 0 stick "$stick"
says out "number 6,"
w=$work/copy
exits 0 stick "$stick"
says out "$stick/anna-7.anna: number 7,"
says out "$stick/anna-6.anna: taken away, number 7 replaces it"

# What lies where the bundle goes was ours.
rm -rf "$w"
cp -a "$work/w" "$w"
cp "$work/early.db" "$w/workspace.db"
rm "$w"/published/*
exits 0 pack "$work/x.anna"
says out "number 6,"

# A bundle of somebody else says nothing, and neither does a label that nobody signed.
"$ANNA_ADMIN" -w "$work/other" init --no-passphrase >/dev/null
"$ANNA_ADMIN" -w "$work/other" import "$content" >/dev/null
"$ANNA_ADMIN" -w "$work/other" pack --after 500 "$work/far/anna-501.anna" >"$work/out" 2>&1 || fail "pack --after 500"
says out "number 501,"
sed 's/sequence=1 /sequence=700 /' "$work/1.anna.minisig" >"$work/far/forged.anna.minisig"
exits 0 stick "$work/far"
says out "number 7,"

# Notes of terminals: one that is near is believed, one that is far is said.
rm -rf "$stick"
mkdir -p "$stick/anna"
printf 'ANNA-Ger\303\244t: a\r\n\r\nGezeigt: Nummer 40, Stand 1. M\303\244rz\r\n' >"$stick/anna/ANNA-Meldung-a.txt"
printf 'Neueste: Nummer 4000\r\nGezeigt: Nummer 99x\r\nGezeigt: Nummer -3\r\n' >"$stick/anna/ANNA-Meldung-b.txt"
exits 0 stick "$stick"
says err "ANNA-Meldung-b.txt: the terminal has number 4000"
says err "give it with --after"
says out "number 8,"
rm "$stick/anna/ANNA-Meldung-b.txt"
exits 0 stick "$stick"
says err "ANNA-Meldung-a.txt: the terminal has number 40"
says out "number 41,"

exits 0 pack --after 4000 "$work/y.anna"
says out "number 4001,"
exits 0 pack --after 7 "$work/y.anna"
says out "number 4002,"
for after in -1 4x "" 1000000000 99999999999999999999; do
    exits 2 pack --after "$after" "$work/z.anna"
    says err "--after: \"$after\" is not a number"
done

# Into the folder of what was published nothing else is written.
(cd "$w/published" && sha256sum ./*) >"$work/kept"
exits 2 pack "$w/published/4001.anna"
says err "what was published is kept in this folder"
(cd "$w/published" && "$ANNA_ADMIN" -w "$w" pack 4001.anna >"$work/out" 2>&1) && fail "writes into published/"
(cd "$w/published" && sha256sum --quiet -c "$work/kept") >"$work/out" 2>&1 || fail "something in published/ was overwritten"

# A day that has not come: no terminal would believe its clock until then.
exits 2 pack --date 2036-05-01 "$work/z.anna"
says err "2036-05-01 has not come"
exits 2 pack --date "$(date -d "$today + 2 days" +%F)" "$work/z.anna"
exits 2 pack --date "$(date -d "$today + 400 days" +%F)" --valid-until 2039-01-01 "$work/z.anna"
[ ! -e "$work/z.anna" ] || fail "a bundle of the future is there"
exits 0 pack --date "$(date -d "$today + 1 day" +%F)" "$work/z.anna"

# Somebody holds the workspace: a sentence, and it waits.
flock "$w" sleep 2 &
sleep 0.3
exits 0 pack "$work/z.anna"
says err "somebody else works on this workspace; waiting"
wait

# Two at once, a hundred times, with one small content: two numbers each time, two archives that stay as they are.
w=$work/race
exits 0 init --no-passphrase
cat >"$work/small.json" <<END
{"sites": [{"id": "s", "name": "S", "town": "t", "phone": "+492214710110"}], "topics": [{"id": "money", "name": "Geld", "icon": "payments", "tint": "teal"}],
 "offers": [{"id": "a", "name": "A", "provider": "P", "topics": ["money"], "scope": "t", "summary": "S.", "confidence": "high"}]}
END
exits 0 import "$work/small.json"
[ "$failures" -eq 0 ] || done_testing
round=1
while [ $round -le 100 ]; do
    "$ANNA_ADMIN" -w "$w" pack "$work/one.anna" >"$work/one" 2>&1 &
    first=$!
    "$ANNA_ADMIN" -w "$w" pack "$work/two.anna" >"$work/two" 2>&1 || { cp "$work/two" "$work/out"; fail "round $round: one could not"; }
    wait $first || { cp "$work/one" "$work/out"; fail "round $round: the other could not"; }
    round=$((round + 1))
done
[ "$(ls "$w"/published/*.anna | wc -l)" -eq 200 ] || fail "of 200 bundles $(ls "$w"/published/*.anna | wc -l) are kept"
number=1
while [ $number -le 200 ]; do
    grep -qs "sequence=$number " "$w/published/$number.anna.minisig" || fail "published/$number.anna.minisig is not number $number"
    number=$((number + 1))
done
exits 0 verify "$w/published/200.anna" --key "$w/keys/minisign.pub"
exits 0 verify "$w/published/1.anna" --key "$w/keys/minisign.pub"
done_testing
