#!/bin/sh
# Publishing: signed by us, believed by minisign; signed with minisign's key, believed by us; refused when
# anything was touched; the same bytes from the same content.
. "$(dirname "$0")/lib.sh"

command -v minisign >/dev/null || { echo "SKIPPED: minisign is not installed"; exit 77; }
today=$(date +%F)
pub=$w/keys/minisign.pub
exits 0 init --no-passphrase
exits 2 pack "$work/a.anna"
says err "no site"
exits 0 import "$content"

# No terminal takes content in which no topic leads to an offer: nobody publishes it.
home=$w
w=$work/bare
exits 0 init --no-passphrase
cat >"$work/bare.json" <<'END'
{"sites": [{"id": "markt", "name": "Markt", "town": "aue", "phone": "+492582880"}], "topics": [{"id": "money", "name": "Geld", "icon": "money", "tint": "teal"}],
 "offers": [{"id": "kasse", "name": "Kasse", "scope": "aue", "provider": "Verein", "summary": "Hier gibt es Geld.", "confidence": "high"}]}
END
exits 0 import "$work/bare.json"
exits 2 pack "$work/bare.anna"
says err "no offer has a topic"
[ ! -e "$work/bare.anna" ] && [ ! -e "$w/published/1.anna" ] || fail "what no terminal takes is written"
exits 0 offer set kasse topics money
exits 0 pack "$work/bare.anna"
[ ! -x "$ANNA_KIOSK" ] || "$ANNA_KIOSK" install "$work/bare.anna" --config /dev/null --state "$work/bare-state" --key "$w/keys/minisign.pub" --site markt >"$work/out" 2>&1 ||
    fail "a terminal refuses it"
w=$home

exits 0 pack --date "$today" "$work/a.anna"
says out "number 1, 86 offers, for all sites"
says out "21 offers were left out"
minisign -Vm "$work/a.anna" -p "$pub" >"$work/out" 2>&1 || fail "minisign does not believe us"
says out "Trusted comment: anna-content site=all sequence=1 created=$today valid-until=$(date -d "$today + 366 days" +%F) schema=1"
exits 0 verify "$work/a.anna" --key "$pub"
for line in signature hash schema sequence validity; do
    [ "$(grep -c "^$line: " "$work/out")" -eq 1 ] || fail "verify has not one line for $line"
done
says out "sequence: 1"
[ -f "$w/published/1.anna" ] && [ -f "$w/published/1.anna.minisig" ] || fail "published/ keeps no copy"
[ -z "$(find "$work" -name '*.part*' -o -name '*.raw*')" ] || fail "pack left pieces"

# A checked offer goes out; a number is never given twice.
exits 0 offer set waf-babykorb checked_on "$today"
exits 0 pack --site ennigerloh "$work/b.anna"
says out "number 2, 87 offers, for ennigerloh"
grep -q "site=ennigerloh sequence=2" "$work/b.anna.minisig" || fail "the site is not in the trusted comment"
exits 2 pack --site nowhere "$work/c.anna"
exits 2 pack --date gestern "$work/c.anna"
exits 2 pack --date "$today" --valid-until "$today" "$work/c.anna"
exits 2 pack "$work/c.bin"
exits 2 pack "$work/nowhere/c.anna"
mkdir "$work/c.anna.minisig"
exits 2 pack "$work/c.anna"
rmdir "$work/c.anna.minisig"
[ -e "$work/c.anna" ] || [ -e "$work/c.anna.minisig" ] && fail "a failed pack left a file"
[ "$(ls "$w/published" | wc -l)" -eq 4 ] || fail "a failed pack left something in published/"
exits 0 pack "$work/c.anna"
grep -q "sequence=[3-9]" "$work/c.anna.minisig" || fail "a number was given again"

# The same workspace, day and number: the same bytes.
cp -r "$w" "$work/twin"
exits 0 pack --date 2026-11-23 "$work/d1.anna"
"$ANNA_ADMIN" -w "$work/twin" pack --date 2026-11-23 "$work/d2.anna" >/dev/null || fail "the twin does not pack"
cmp -s "$work/d1.anna" "$work/d2.anna" || fail "the same content made other bytes"
cmp -s "$work/d1.anna.minisig" "$work/d2.anna.minisig" || fail "the same content got another signature"

# Touched files.
cp "$work/a.anna" "$work/t.anna"
cp "$work/a.anna.minisig" "$work/t.anna.minisig"
exits 0 verify "$work/t.anna" --key "$pub"
printf 'X' | dd of="$work/t.anna" bs=1 seek=5000 conv=notrunc 2>/dev/null
exits 1 verify "$work/t.anna" --key "$pub"
says out "signature: refused"
cp "$work/a.anna" "$work/t.anna"
sed 's/sequence=1 /sequence=9 /' "$work/a.anna.minisig" >"$work/t.anna.minisig"
exits 1 verify "$work/t.anna" --key "$pub"
: >"$work/t.anna.minisig"
exits 1 verify "$work/t.anna" --key "$pub"
rm "$work/t.anna.minisig"
exits 1 verify "$work/t.anna" --key "$pub"
exits 2 verify "$work/nothing.anna" --key "$pub"
exits 2 verify "$work/a.anna"
exits 2 verify "$work/a.anna" --key "$work/a.anna"
exits 0 pack --date 2020-01-01 "$work/old.anna"
exits 1 verify "$work/old.anna" --key "$pub"
says out "ended"

# Terminals trust the day of a bundle more than their own clocks: a computer that has lost its own packs nothing.
fake=$(dirname "$ANNA_ADMIN")/tests/libfake.so
if [ -f "$fake" ]; then
    FAKE_TIME=0 LD_PRELOAD=$fake "$ANNA_ADMIN" -w "$w" pack "$work/lost.anna" >"$work/out" 2>"$work/err" && fail "packs in 1970"
    says err "the clock of this computer shows 1970-01-01"
    [ ! -e "$work/lost.anna" ] || fail "a bundle of 1970 is there"
    FAKE_TIME=0 LD_PRELOAD=$fake "$ANNA_ADMIN" -w "$w" pack --date 2026-11-23 "$work/lost.anna" >"$work/out" 2>"$work/err" ||
        fail "does not take the day that is said"
else
    echo "SKIPPED: $fake is not there"
fi

# minisign signs with our key, and we believe it.
cp "$work/a.anna" "$work/m.anna"
comment=$(sed -n 's/^trusted comment: //p' "$work/a.anna.minisig")
minisign -S -s "$w/keys/minisign.key" -m "$work/m.anna" -t "$comment" >"$work/out" 2>&1 || fail "minisign does not take our key"
exits 0 verify "$work/m.anna" --key "$pub"
minisign -S -s "$w/keys/minisign.key" -m "$work/m.anna" -t "something else" >/dev/null 2>&1
exits 1 verify "$work/m.anna" --key "$pub"

# We sign with a key that minisign made, and minisign believes it; a foreign key is told apart.
exits 0 verify "$work/a.anna" --key "$pub"
minisign -G -W -f -p "$work/its.pub" -s "$work/its.key" >/dev/null 2>&1 || fail "minisign makes no key"
exits 1 verify "$work/a.anna" --key "$work/its.pub"
cp "$work/its.key" "$w/keys/minisign.key"
exits 2 pack "$work/e.anna"
says err "does not belong"
cp "$work/its.pub" "$pub"
exits 0 pack "$work/e.anna"
minisign -Vm "$work/e.anna" -p "$work/its.pub" >/dev/null 2>&1 || fail "minisign does not believe its own key"
exits 0 verify "$work/e.anna" --key "$work/its.pub"

# A key with a passphrase: minisign opens it, and so do we; without it nobody does.
w=$work/locked
echo geheim | "$ANNA_ADMIN" -w "$w" init --passphrase-fd 0 >"$work/out" 2>"$work/err" || fail "init with a passphrase"
exits 0 import "$content"
exits 2 pack --no-passphrase "$work/f.anna"
echo falsch | "$ANNA_ADMIN" -w "$w" pack --passphrase-fd 0 "$work/f.anna" >"$work/out" 2>"$work/err" && fail "a wrong passphrase was taken"
says err "passphrase is wrong"
[ -e "$work/f.anna" ] && fail "something was written without the passphrase"
echo geheim | "$ANNA_ADMIN" -w "$w" pack --passphrase-fd 0 "$work/f.anna" >"$work/out" 2>"$work/err" || fail "pack with a passphrase"
minisign -Vm "$work/f.anna" -p "$w/keys/minisign.pub" >/dev/null 2>&1 || fail "minisign does not believe the locked key"
cp "$work/f.anna" "$work/g.anna"
echo geheim | minisign -S -s "$w/keys/minisign.key" -m "$work/g.anna" -t "$(sed -n 's/^trusted comment: //p' "$work/f.anna.minisig")" >"$work/out" 2>&1 || fail "minisign does not open our locked key"
exits 0 verify "$work/g.anna" --key "$w/keys/minisign.pub"

# Several at once, as for several sticks: one after the other, each with a number of its own.
w=$work/crowd
exits 0 init --no-passphrase
exits 0 import "$content"
for n in 1 2 3 4; do
    "$ANNA_ADMIN" -w "$w" pack --no-passphrase "$work/crowd$n.anna" >"$work/crowd$n" 2>&1 &
done
wait
cat "$work"/crowd[1-4] >"$work/out"
for n in 1 2 3 4; do
    says out "number $n, 86 offers"
done

# The terminal takes it.
w=$work/locked
if [ -x "$ANNA_KIOSK" ]; then
    "$ANNA_KIOSK" install "$work/f.anna" --state "$work/state" --key "$w/keys/minisign.pub" >"$work/out" 2>"$work/err" || fail "the terminal does not take the bundle"
else
    echo "SKIPPED: $ANNA_KIOSK is not there"
fi
done_testing
