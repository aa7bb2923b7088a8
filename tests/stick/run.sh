#!/bin/sh
# The stick vanishes at each 4 KiB of the copy, is cut, grows, and the program that reads it dies: the old content
# goes on, a clear sentence stands on the screen, the next stick works. Each byte of a stick is read once.
# usage: tests/stick/run.sh [BUILD]
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd)
build=$(cd "${1:-$root/build}" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failed=0
fail() {
    echo "FAILED: $*"
    sed 's/^/    /' "$work/lines" "$work/err" 2>/dev/null | tail -n 12
    failed=$((failed + 1))
}
sh "$root/tests/visits/sticks.sh" "$work" "$build"
pub=$work/office/keys/minisign.pub
state=$work/state-before
stick=$work/pulled
size=$(stat -c %s "$work/sticks/new/woche-47.anna")

# install [HOW AT]: what the terminal does with the stick; says what it told.
install() {
    rm -rf "$stick" "$stick.gone"
    cp -r "$work/sticks/new" "$stick"
    code=0
    PULL_FOLDER=$stick PULL_HOW=$1 PULL_AT=$2 LD_PRELOAD=$build/tests/libpull.so "$build/anna-kiosk" \
        install "$stick" --state "$state" --key "$pub" --site ennigerloh >"$work/lines" 2>"$work/err" || code=$?
}
# Nothing of the new content is there, and nothing of the try.
old_goes_on() {
    [ "$(readlink "$state/content/current")" = 1.anna ] || fail "$1: the content is $(readlink "$state/content/current")"
    left=$(find "$state" -name '*.part' -o -name '2.*')
    [ -z "$left" ] || fail "$1 left $left"
}

count=0
for how in gone error shorter; do
    at=0
    while [ "$at" -lt "$size" ]; do
        install $how $at
        [ "$code" -eq 1 ] || fail "$how at $at: exit $code"
        [ "$(tail -n 1 "$work/lines")" = "end failed unreadable" ] || fail "$how at $at: $(tail -n 1 "$work/lines")"
        old_goes_on "$how at $at"
        [ $how != gone ] || [ ! -e "$stick" ] || fail "$how at $at: something was written where the stick had been"
        count=$((count + 1))
        at=$((at + 4096))
    done
done
install grow 4096
[ "$(tail -n 1 "$work/lines")" = "end failed unreadable" ] || fail "grow: $(tail -n 1 "$work/lines")"
old_goes_on grow
install kill 4096
[ "$code" -eq 137 ] || fail "kill: exit $code"
[ "$(readlink "$state/content/current")" = 1.anna ] || fail "kill: the content changed"
echo "pulled $count times, each 4 KiB of $size bytes"

# The whole terminal says so, and the next stick works.
# visit HOW AT WORDS
visit() {
    rm -rf "$work/here"
    mkdir "$work/here"
    cp -a "$state" "$work/here/state"
    cp -r "$work/sticks" "$work/here/sticks"
    cat >"$work/here/visit" <<END
stick $work/here/sticks/new
screen stick
expect Das hat nicht geklappt
expect $3
expect Die alten Inhalte gelten weiter.
unstick
screen attract
stick $work/here/sticks/next
expect Fertig
expect Stand 22. November 2026
unstick
screen attract
END
    PULL_FOLDER=$work/here/sticks/new PULL_HOW=$1 PULL_AT=$2 LD_PRELOAD=$build/tests/libpull.so "$build/anna-kiosk" \
        --script "$work/here/visit" --state "$work/here/state" --key "$pub" --site ennigerloh --size 1080x1920 \
        --clock 2026-11-23T10:00 >"$work/lines" 2>"$work/err" || fail "visit: $1 at $2"
}
for at in 0 4096 65536 $((size - 1)); do
    visit gone "$at" "Der Stick war nicht zu lesen."
done
visit error 8192 "Der Stick war nicht zu lesen."
grep -q "nicht zu lesen" "$work/here/sticks/new/anna/ANNA-Meldung-ennigerloh.txt" || fail "error: no note on the stick"
visit kill 8192 "Das Laden ist abgebrochen."
grep -q "abgebrochen" "$work/here/sticks/new/anna/ANNA-Meldung-ennigerloh.txt" || fail "kill: no note on the stick"

# One file that cannot be read hides no other: whatever is good is taken, and each is told as what it is.
# beside STATE AT_THE_TOP IN_ANNA END LINE...: what lies in the folder anna gives errors.
beside() {
    rm -rf "$stick" "$work/there"
    cp -a "$work/$1" "$work/there"
    cp -r "$work/sticks/$2" "$stick"
    mkdir "$stick/anna"
    cp "$work/sticks/$3"/* "$stick/anna"
    PULL_FOLDER=$stick/anna PULL_HOW=error PULL_AT=8192 LD_PRELOAD=$build/tests/libpull.so "$build/anna-kiosk" install \
        "$stick" --state "$work/there" --key "$pub" --site ennigerloh >"$work/lines" 2>"$work/err" || true
    [ "$(tail -n 1 "$work/lines")" = "$4" ] || fail "$2 beside an unreadable $3: $(tail -n 1 "$work/lines")"
    shift 4
    for line; do
        grep -qx "$line" "$work/lines" || fail "not told: $line"
    done
}
beside state-before new next "end installed none" "other unreadable woche-48.anna" "other taken woche-47.anna" ours
beside state new next "end failed unreadable" "other unreadable woche-48.anna" "other known woche-47.anna" ours
beside state empty new "end failed unreadable" "other unreadable woche-47.anna"
! grep -qx ours "$work/lines" || fail "what cannot be read is ours"

# Read once: neither a bundle nor a signature gives more bytes than it has.
rm -rf "$stick"
cp -r "$work/sticks/many" "$stick"
PULL_COUNT=$work/count PULL_FOLDER=$stick LD_PRELOAD=$build/tests/libpull.so "$build/anna-kiosk" install "$stick" \
    --state "$work/state-none" --key "$pub" --site ennigerloh >"$work/lines" 2>"$work/err" || fail "many"
[ "$(tail -n 1 "$work/lines")" = "end installed none" ] || fail "many: $(tail -n 1 "$work/lines")"
[ "$(wc -l <"$work/count")" -ge 6 ] || fail "the reads were not counted"
while read -r path bytes; do
    [ "$bytes" -le "$(stat -c %s "$path")" ] || fail "$path was read $bytes bytes far, it has $(stat -c %s "$path")"
done <"$work/count"

# The terminal takes a stick while somebody installs by hand: one after the other, and the newest stands.
# by_hand STICK: says how it ended
by_hand() {
    "$build/anna-kiosk" install "$work/two/$1" --state "$work/there" --key "$pub" --site ennigerloh 2>>"$work/err" | tail -n 1
}
mkdir "$work/two"
cp -r "$work/sticks/new" "$work/sticks/next" "$work/two"
for round in 1 2 3 4 5 6 7 8; do
    rm -rf "$work/there"
    cp -a "$work/state-before" "$work/there"
    by_hand new >"$work/lines" &
    by_hand next >"$work/lines.next"
    wait
    grep -qxE "end installed none|end failed older" "$work/lines" || fail "two at once, round $round"
    grep -qx "end installed none" "$work/lines.next" || fail "two at once, round $round: $(cat "$work/lines.next")"
    [ "$(readlink "$work/there/content/current")" = 3.anna ] || fail "two at once, round $round: the newest is not shown"
done
install none 0
[ "$code" -eq 0 ] || fail "the good stick at the end: exit $code"
[ "$failed" -eq 0 ] && echo "the stick may be pulled at any time"
exit $((failed > 0))
