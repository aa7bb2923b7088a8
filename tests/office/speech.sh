#!/bin/sh
# Spoken clips: made by a program, by people, only what has changed; packed, carried on the stick, taken by the terminal, or
# not. No text is ever a command.
. "$(dirname "$0")/lib.sh"

command -v espeak-ng >/dev/null || { echo "SKIPPED: espeak-ng is not installed"; exit 77; }
offer=waf-fruehe-hilfen
clips=$w/clips
with='espeak-ng -v %l -w %o %t'
exits 0 init --no-passphrase
exits 0 import "$content"

# Nothing is made: the bundle is as it always was.
exits 0 pack "$work/bare.anna"
[ ! -e "$work/bare.voice" ] || fail "a bundle without clips has a file of them"
[ "$(sqlite3 "$work/bare.anna" "SELECT count(*) FROM x_meta WHERE key = 'voice' OR key LIKE 'clip:%'")" -eq 0 ] || fail "and rows"

exits 2 speech make
says err "--with"
exits 2 speech make --with "no-such-program %t" $offer
says err "no such program"
exits 2 speech make --with "espeak-ng 'open" $offer
exits 2 speech make --with "$with" no-such-offer
exits 2 speech make --with "$with" --lang xx $offer
exits 2 speech sing

# All of it is made once.
exits 0 speech make --with "$with" $offer
made=$(ls "$clips" | wc -l)
says out "$made clips were made, 0 were there, 0 sentences have none"
[ "$made" -gt 20 ] || fail "an offer has $made sentences"
exits 0 speech list $offer
[ "$(grep -c "	clip	" "$work/out")" -eq "$made" ] || fail "list does not know them"
exits 0 speech make --with "$with" $offer
says out "0 clips were made, $made were there"
# What was cut is made again, and only that; so is what has changed.
first=$(ls "$clips" | head -n 1)
truncate -s -3 "$clips/$first"
exits 0 speech make --with "$with" $offer
says out "1 clips were made, $((made - 1)) were there"
exits 0 offer set $offer summary "Ein ganz neuer Satz steht hier."
exits 0 speech make --with "$with" --lang de $offer
says out "1 clips were made"
# Another voice makes all anew.
exits 0 speech make --with "$with -s 140" --lang de $offer
says out " 0 were there"

# A text is one argument, whatever it says.
exits 0 offer set $offer summary "Kommen Sie; \$(touch $work/shell) \`touch $work/shell\` | ' mit."
exits 0 speech make --with "$with" --lang de $offer
exits 0 offer set -- $offer summary "-w $work/option."
exits 0 speech make --with "$with" --lang de $offer
[ ! -e "$work/shell" ] && [ ! -e "$work/option" ] || fail "a text is a command"
# Programs that read, that write to stdout, that fail, that make no sound.
exits 0 speech make --with "espeak-ng -v %l --stdin --stdout" --lang de $offer
exits 2 speech make --with "false %t %o" --lang de $offer
says err "5 sentences one after the other have failed"
exits 2 speech make --with "touch %o" --lang tr $offer
exits 2 speech make --with "cp /bin/sh %o" --lang tr $offer
[ -z "$(find "${TMPDIR:-/tmp}" -maxdepth 1 -name 'anna-speech-*' -newer "$w/keys/minisign.pub")" ] || fail "files in between are left"

# What people have read comes before any program, and stays.
exits 0 speech list --lang de $offer
key=$(head -n 1 "$work/out" | cut -f 1)
mkdir "$work/read"
espeak-ng -v de+f3 -w "$work/read/$key.wav" "Etwas anderes."
exits 0 speech make --from "$work/read" --lang de $offer
says out "1 clips were made"
exits 0 speech make --from "$work/read" --lang de $offer
says out "0 clips were made"
exits 0 speech make --with "$with" --lang de $offer
grep -aq '^recorded' "$clips/$key" || fail "a program took the place of a recording"

# Into the bundle, onto the stick, into the terminal.
exits 0 pack "$work/a.anna"
says out "sentences have a clip"
[ -s "$work/a.voice" ] && cmp -s "$work/a.voice" "$w/published/2.voice" || fail "pack writes no clips"
[ -z "$(find "$work" -name '*.part*')" ] || fail "pack left pieces"
mkdir "$work/stick"
exits 0 stick "$work/stick"
cmp -s "$work/stick/anna-3.voice" "$w/published/3.voice" || fail "stick brings no clips"
exits 0 stick "$work/stick"
[ ! -e "$work/stick/anna-3.voice" ] && [ -e "$work/stick/anna-4.voice" ] || fail "old clips stay on the stick"
# Without room for the clips the content comes without them; those that were there give way first.
voice=$(stat -c %s "$w/published/4.voice")
content=$(($(stat -c %s "$w/published/4.anna") + 50000))
if mkdir "$work/small" && mount -t tmpfs -o size=$((content + voice / 2)) tmpfs "$work/small" 2>/dev/null; then
    exits 0 stick "$work/small"
    says out "no room on the stick for the spoken clips"
    [ -e "$work/small/anna-5.anna" ] && [ ! -e "$work/small/anna-5.voice" ] || fail "on the small stick lies: $(ls "$work/small")"
    rm "$work/small"/*
    mount -o remount,size=$((content * 2 + voice * 3 / 2)) "$work/small"
    exits 0 stick "$work/small"
    exits 0 stick "$work/small"
    grep -q "no room" "$work/out" && fail "there was room for clips"
    cmp -s "$work/small/anna-7.voice" "$w/published/7.voice" || fail "old clips did not give way: $(ls -s "$work/small")"
    umount "$work/small"
else
    echo "SKIPPED: no file system can be mounted here"
fi
state=$work/state
kiosk() { "$ANNA_KIOSK" "$@" --state "$state" --key "$w/keys/minisign.pub" >"$work/out" 2>"$work/err"; }
kiosk install "$work/a.anna" || fail "the terminal does not take it"
cmp -s "$state/content/2.voice" "$work/a.voice" || fail "the clips are not on the terminal"
kiosk check
grep -q "^clips *ok *whole" "$work/out" || fail "check does not say that they are whole"
printf X | dd of="$state/content/2.voice" bs=1 seek=100 conv=notrunc 2>/dev/null
kiosk check
grep -q "^clips *look .*damaged" "$work/out" || fail "check does not see a damage"
# The next stick takes that home to the office, in the terminal's note.
mkdir "$work/round"
cp "$work/a.anna" "$work/round/anna-2.anna"
cp "$work/a.anna.minisig" "$work/round/anna-2.anna.minisig"
printf 'stick %s\nwait 5\nunstick\n' "$work/round" >"$work/round.visit"
kiosk --size 1080x1920 --clock 2026-11-30T10:00 --script "$work/round.visit" || fail "a stick is not taken"
grep -q "spoken clips is damaged" "$work/round/anna/"ANNA-Meldung*.txt || fail "the note does not say that clips are damaged"
kiosk install "$work/a.anna" || fail "the terminal does not take it again"
cmp -s "$state/content/2.voice" "$work/a.voice" || fail "a damaged file is not made good"
cp "$work/stick/anna-4.anna" "$work/x.anna"
cp "$work/stick/anna-4.anna.minisig" "$work/x.anna.minisig"
kiosk install "$work/x.anna" || fail "a stick without clips is no good stick"
says out "spoken live"
[ ! -e "$state/content/4.voice" ] || fail "clips out of nowhere"

# An offer is heard.
exits 0 speech say $offer "$work/offer.wav"
[ "$(head -c 4 "$work/offer.wav")" = RIFF ] || fail "no sound is written"
[ "$(wc -c <"$work/offer.wav")" -gt 200000 ] || fail "an offer is short"
exits 0 speech say --lang ar $offer "$work/ar.wav"
exits 2 speech say no-such-offer "$work/x.wav"
exits 2 speech say $offer "$work/nowhere/x.wav"
done_testing
