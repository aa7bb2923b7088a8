#!/bin/sh
# The stick of the office: reports come in, the newest content goes out, read back past all memory; a stick that is
# smaller than it says is found; what is a stranger's stays; all or nothing.
. "$(dirname "$0")/lib.sh"

fake=$(dirname "$ANNA_ADMIN")/tests/libfake.so
today=$(date +%F)
stick=$work/stick
exits 2 stick "$work"
says err "anna-admin init"
exits 0 init --no-passphrase
exits 0 import "$content"
exits 2 stick "$work/nowhere"
says err "this is not a folder"
exits 2 stick
exits 2 stick --site nowhere "$work"

mkdir "$stick"
echo "in the way" >"$stick/anna"
exits 2 stick "$stick"
says err "$stick/anna: this is a file; terminals leave their reports in a folder of that name"
[ "$(ls "$stick")" = anna ] || fail "what was refused wrote $(ls "$stick")"
rm "$stick/anna"
echo "photo" >"$stick/bild.jpg"
echo "not ours" >"$stick/fremd.anna"
echo "a piece" >"$stick/anna-1.anna.part"
exits 0 stick "$stick"
says out "$stick: no reports on it"
says out "$stick/anna-1.anna: number 1, 86 offers, for all sites"
says out "read back and found good"
exits 0 verify "$stick/anna-1.anna" --key "$w/keys/minisign.pub"
cmp -s "$stick/anna-1.anna" "$w/published/1.anna" || fail "the stick holds something else than was published"
[ ! -e "$stick/anna-1.anna.part" ] || fail "a piece stays on the stick"
exits 0 stick --date "$today" "$stick"
says out "$stick/anna-2.anna: number 2"
says out "$stick/anna-1.anna: taken away, number 2 replaces it"
[ "$(ls "$stick")" = "anna-2.anna
anna-2.anna.minisig
bild.jpg
fremd.anna" ] || fail "on the stick lies: $(ls "$stick")"
exits 0 stick --site everswinkel "$stick"
says out "$stick/anna-3-everswinkel.anna: number 3, 86 offers, for everswinkel"
[ -e "$stick/anna-2.anna" ] || fail "the bundle for all gave way to one for everswinkel"

# A bundle of somebody else that is called like ours, and one whose label says another number, stay.
"$ANNA_ADMIN" -w "$work/other" init --no-passphrase >/dev/null
"$ANNA_ADMIN" -w "$work/other" import "$content" >/dev/null
"$ANNA_ADMIN" -w "$work/other" pack "$work/x.anna" >/dev/null
cp "$work/x.anna" "$stick/anna-1.anna"
cp "$work/x.anna.minisig" "$stick/anna-1.anna.minisig"
cp "$stick/anna-3-everswinkel.anna" "$stick/anna-2-everswinkel.anna"
cp "$stick/anna-3-everswinkel.anna.minisig" "$stick/anna-2-everswinkel.anna.minisig"
exits 0 stick "$stick"
[ -e "$stick/anna-1.anna" ] || fail "a stranger's bundle was taken away"
[ -e "$stick/anna-2-everswinkel.anna" ] || fail "a bundle under a wrong number was taken away"
[ ! -e "$stick/anna-2.anna" ] || fail "number 2 stays beside number 4"

# A stick that takes no more, and one that cannot be written.
if mkdir "$work/small" && mount -t tmpfs -o size=96k tmpfs "$work/small" 2>/dev/null; then
    exits 2 stick "$work/small"
    says err "there is no room on the stick any more: "
    [ -z "$(ls "$work/small")" ] || fail "on the full stick lies: $(ls "$work/small")"
    mount -o remount,ro "$work/small"
    exits 2 stick "$work/small"
    says err "can only be read"
    umount "$work/small"
else
    echo "SKIPPED: no file system can be mounted here"
fi

# Unplugged while somebody types the passphrase: that is said, and nothing else.
w=$work/pulled
echo geheim | "$ANNA_ADMIN" -w "$w" init --passphrase-fd 0 >"$work/out" 2>"$work/err" || fail "init with a passphrase"
exits 0 import "$content"
mkdir "$work/gone"
mkfifo "$work/typed"
"$ANNA_ADMIN" -w "$w" stick --passphrase-fd 0 "$work/gone" <"$work/typed" >"$work/out" 2>"$work/err" &
pulled=$!
exec 4>"$work/typed"
sleep 1
rmdir "$work/gone"
echo geheim >&4
exec 4>&-
wait $pulled && fail "a stick that is not there is written"
says err "it was unplugged too early"
w=$work/w

# A file system that no terminal mounts: refused before anything is written.
truncate -s 8M "$work/ext4.img"
if mkdir "$work/ext4" && mkfs.ext4 -q -F "$work/ext4.img" && mount -o loop "$work/ext4.img" "$work/ext4" 2>/dev/null; then
    ln -s ext4 "$work/link"
    for place in "$work/ext4" "$work/link"; do
        exits 2 stick "$place"
        says err "this stick is formatted with ext4"
        says err "FAT32"
    done
    [ "$(ls "$work/ext4")" = lost+found ] || fail "on a stick that is refused lies: $(ls "$work/ext4")"
    mkdir "$work/ext4/folder"
    exits 0 stick "$work/ext4/folder"
    umount "$work/ext4"
else
    echo "SKIPPED: no file system in a file can be mounted here"
fi

# Smaller than it says: found at every size, and what was there before is there after.
if [ -f "$fake" ]; then
    small=$work/fake
    mkdir "$small"
    exits 0 stick "$small"
    before=$(cd "$small" && sha256sum ./*)
    whole=$(($(stat -c %s "$small"/anna-*.anna) + $(stat -c %s "$small"/anna-*.minisig)))
    # fake_stick LEN: writes to a stick of that many bytes; the exit code is in $code.
    fake_stick()
    {
        code=0
        FAKE_FOLDER=$small FAKE_LEN=$1 LD_PRELOAD=$fake "$ANNA_ADMIN" -w "$w" stick "$small" \
            >"$work/out" 2>"$work/err" || code=$?
    }
    for len in 1 512 4096 $((whole / 8)) $((whole / 4)) $((whole / 2)) $((whole - 4096)) $((whole - 300)) $((whole - 1)); do
        fake_stick "$len"
        [ $code -eq 2 ] || fail "a stick of $len bytes for $whole passes, exit $code"
        says err "smaller than it says"
        [ "$(cd "$small" && sha256sum ./*)" = "$before" ] || fail "a stick of $len bytes: $(ls "$small")"
    done
    fake_stick $((2 * whole))
    [ $code -eq 0 ] || fail "a stick with room enough is refused"
else
    echo "SKIPPED: $fake is not there"
fi

# One passphrase opens both keys, and is asked for once.
w=$work/locked
echo geheim | "$ANNA_ADMIN" -w "$w" init --passphrase-fd 0 >"$work/out" 2>"$work/err" || fail "init with a passphrase"
exits 0 import "$content"
mkdir "$work/locked-stick"
echo falsch | "$ANNA_ADMIN" -w "$w" stick --passphrase-fd 0 "$work/locked-stick" >"$work/out" 2>"$work/err" &&
    fail "a wrong passphrase was taken"
says err "passphrase is wrong"
[ -z "$(ls "$work/locked-stick")" ] || fail "something was written without the passphrase"
echo geheim | "$ANNA_ADMIN" -w "$w" stick --passphrase-fd 0 "$work/locked-stick" >"$work/out" 2>"$work/err" ||
    fail "stick with a passphrase"
exits 0 verify "$work/locked-stick/anna-1.anna" --key "$w/keys/minisign.pub"

# The whole way round: content to the terminal, a report back, the office says so, the terminal forgets it.
w=$work/w
round=$work/round
state=$work/state
# visit STEPS...: each a line.
visit()
{
    printf '%s\n' "$@" >"$work/visit"
    "$ANNA_KIOSK" --script "$work/visit" --state "$state" --key "$w/keys/minisign.pub" --site ennigerloh \
        --size 1080x1920 --clock "${today}T10:00" >"$work/out" 2>"$work/err" || fail "the visit"
}
mkdir "$round"
exits 0 stick "$round"
visit "screen out_of_order" "stick $round" "expect Fertig" "unstick" "screen attract" "tap #nav:start" \
    "tap #nav:report" "tap #step:get_in" "tap #barrier:forms" "tap #nav:next" "tap #nav:send" "screen thanks"
[ -f "$state/outbox/slots" ] || fail "the terminal keeps no report"
visit "stick $round" "expect Nichts Neues" "expect Meldungen auf den Stick" "unstick"
[ -f "$state/outbox/slots" ] || fail "the terminal forgets a report before the office has it"
exits 0 stick "$round"
says out "1 new reports"
visit "stick $round" "expect Fertig" "unstick"
[ ! -f "$state/outbox/slots" ] || fail "the terminal keeps a report that has arrived"
exits 0 stick "$round"
says out "0 new reports"
if grep -q Achtung "$work/out"; then fail "an alert where the newest content is shown"; fi

# Somebody goes back to the content before: the note on the stick says so at once, and the office repeats it.
visit "stick $round" "expect Fertig" "tap #stick:back" "tap #stick:yes" "expect Jetzt gilt der Stand" "unstick"
note=$round/anna/ANNA-Meldung-ennigerloh.txt
grep -q "^Achtung: Es wird ein älterer Stand gezeigt" "$note" || fail "the note has no alert: $(cat "$note")"
exits 0 collect "$round"
says out "$note: Achtung: Es wird ein älterer Stand gezeigt."
says out "$note: Gezeigt: Nummer 19, Stand"
says out "$note: Neueste: Nummer 20, Stand"
"$ANNA_KIOSK" check --state "$state" --key "$w/keys/minisign.pub" --site ennigerloh --clock "${today}T10:00" \
    >"$work/out" 2>&1 || true
says out "newest   look an older one is shown, number 19 of"
"$ANNA_KIOSK" install "$round/anna-20.anna" --state "$state" --key "$w/keys/minisign.pub" --site ennigerloh \
    >"$work/out" 2>&1 || fail "the same bundle again"
says out "number 20 is installed already, but somebody chose to show number 19"
printf 'x\r\nAchtung: Es \033[31m rot\r\n' >"$round/anna/ANNA-Meldung-fremd.txt"
ln -s /etc/passwd "$round/anna/ANNA-Meldung-link.txt"
exits 0 collect "$round"
says out "ANNA-Meldung-fremd.txt: Achtung: Es ?[31m rot"
rm "$round"/anna/ANNA-Meldung-fremd.txt "$round"/anna/ANNA-Meldung-link.txt
exits 0 stick "$round"
says out "$note: Achtung"
visit "stick $round" "expect Fertig" "refuse Achtung" "unstick"
exits 0 collect "$round"
if grep -q Achtung "$work/out"; then fail "the alert stays: $(cat "$note")"; fi
done_testing
