#!/bin/sh
# The first stick: the office writes and signs what a terminal will be, and prints six words; the terminal takes it once,
# and after that only from whom it trusts. Torn, foreign, changed: refused, and what was stays.
. "$(dirname "$0")/lib.sh"

stick=$work/stick
mkdir "$stick"
state=$work/state
# kiosk CODE WORDS...: runs anna-kiosk on the state; output in $work/out and $work/err.
kiosk()
{
    want=$1
    shift
    "$ANNA_KIOSK" "$@" --config /dev/null --state "$state" >"$work/out" 2>"$work/err" </dev/null
    got=$?
    [ $got -eq "$want" ] || fail "anna-kiosk $* exits with $got, not $want"
}

exits 0 init --no-passphrase
exits 0 import "$content"
exits 2 stick --setup nowhere "$stick"
says err "there is no such site"
exits 2 stick --turn 90 "$stick"
says err "say --setup SITE"
exits 2 stick --setup ennigerloh --turn 45 "$stick"
says err '--turn: "45" cannot stand there'
exits 2 stick --setup ennigerloh --languages "de fr" "$stick"
says err 'no terminal speaks "fr"'
exits 2 stick --setup ennigerloh --width-mm 300 "$stick"
says err "belong together"
exits 2 stick --setup ennigerloh --site everswinkel "$stick"
says err "the stick sets up ennigerloh"
[ -z "$(ls "$stick")" ] || fail "what was refused wrote $(ls "$stick")"

exits 0 stick --setup ennigerloh --width-mm 336 --height-mm 597 --turn 90 --languages "de tr" "$stick"
says out "$stick/anna/setup.conf: sets a terminal up for Ennigerloh, Rathaus (ennigerloh)"
says out "read back and found good"
words=$(sed -n 's/^the six words: //p' "$work/out")
[ "$(echo "$words" | wc -w)" -eq 6 ] || fail "these are not six words: $words"
minisign -Vm "$stick/anna/setup.conf" -p "$w/keys/minisign.pub" >/dev/null || fail "minisign does not find it good"
for word in $words Ennigerloh '„Stimmt“'; do
    grep -qF "$word" "$w/setup/ennigerloh.html" || fail "$word is not on the sheet"
done
day=$(sed -n 's/^created = \(....\)-0*\([0-9]*\)-0*\([0-9]*\)$/\3.\2.\1/p' "$stick/anna/setup.conf")
grep -qF "Blatt vom $day." "$w/setup/ennigerloh.html" || fail "the sheet does not say of when it is"
for line in 'site = ennigerloh' 'town = Ennigerloh' 'turn = 90' 'languages = de tr' 'phone = +492214710120'; do
    grep -qxF "$line" "$stick/anna/setup.conf" || fail "the setup does not say $line"
done

# What a terminal that waits says, and what it refuses.
kiosk 1 check
says out "waits for its first stick"
refused()
{
    kiosk 1 setup "$work/bad/anna/setup.conf"
    kiosk 1 check
    says out "$1"
}
bad()
{
    rm -rf "$work/bad"
    cp -r "$stick" "$work/bad"
}
bad
sed -i 's/^turn = 90$/turn = 180/' "$work/bad/anna/setup.conf"
refused "waits for its first stick"
bad
head -c 200 "$stick/anna/setup.conf" >"$work/bad/anna/setup.conf"
refused "waits for its first stick"
bad
rm "$work/bad/anna/setup.conf.minisig"
kiosk 2 setup "$work/bad/anna/setup.conf"
[ ! -e "$state/setup" ] || fail "what was refused is kept"

kiosk 0 setup "$stick/anna/setup.conf"
says out "$words"
kiosk 0 install "$stick"/anna-1.anna
kiosk 0 check
says out "Ennigerloh, Rathaus (ennigerloh), key $words; by a stick of"
says out "336 x 597 mm (27.0 inches), by a stick"
says out "; turned by 90"

# From then on only the key that it trusts changes anything.
other=$work/other
"$ANNA_ADMIN" -w "$other" init --no-passphrase >/dev/null
"$ANNA_ADMIN" -w "$other" import "$content" >/dev/null
mkdir "$work/bad2"
"$ANNA_ADMIN" -w "$other" stick --setup everswinkel "$work/bad2" >/dev/null || fail "another office cannot make a first stick"
kiosk 1 setup "$work/bad2/anna/setup.conf"
says err "a key that this terminal does not trust"
kiosk 0 check
says out "key $words"

# The same key: another site and panel.
exits 0 stick --setup everswinkel --sheet "$work/sheet.html" "$stick"
[ -s "$work/sheet.html" ] || fail "the sheet is not where it should be"
kiosk 0 setup "$stick/anna/setup.conf"
kiosk 0 check
says out "Everswinkel, Rathaus (everswinkel), key $words; by a stick of"
! grep -q '^panel.*by a stick' "$work/out" || fail "the panel of the stick before is still there"

# A new key, signed by the old one, comes with its own content.
"$ANNA_ADMIN" -w "$other" stick --setup everswinkel --old-key "$w/keys/minisign.key" "$work/bad2" >"$work/out" ||
    fail "no successor can be made"
new=$(sed -n 's/^the six words: //p' "$work/out")
[ "$new" != "$words" ] || fail "two keys have the same words"
kiosk 0 setup "$work/bad2/anna/setup.conf"
kiosk 1 check
says out "a key that this terminal does not trust"
kiosk 0 install "$work"/bad2/anna-2.anna
kiosk 0 check
says out "key $new"
kiosk 1 setup "$stick/anna/setup.conf"
says err "a key that this terminal does not trust"

# A stick that goes on its round sets nobody up; what another office signed stays on it.
exits 0 stick "$stick"
says out "$stick/anna/setup.conf: taken away"
[ ! -e "$stick/anna/setup.conf" ] || fail "the setup is still on the stick"
"$ANNA_ADMIN" -w "$other" stick --setup everswinkel "$work/bad2" >/dev/null
exits 0 stick "$work/bad2"
[ -e "$work/bad2/anna/setup.conf" ] || fail "a stranger's setup was taken away"

# What is kept is damaged: nobody is trusted, and no first stick is taken.
echo x >>"$state/setup/setup.conf"
kiosk 0 check
rm "$state/setup/setup.copy"
kiosk 1 check
says out "it is damaged"
kiosk 2 setup "$work/bad2/anna/setup.conf"
says err "an engineer must look at it"
done_testing
