#!/bin/sh
# The real terminal on a real display and real mounts: it sleeps until a stick comes, takes it, and lets go of it, a
# hundred times. usage: tests/stick/hall.sh [BUILD]
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd)
build=$(cd "${1:-$root/build}" && pwd)
command -v Xvfb >/dev/null || { echo "SKIPPED: Xvfb is not installed"; exit 77; }
# Mounts of its own, that nobody else sees and that end with it.
if [ -z "${ANNA_OWN_MOUNTS:-}" ]; then
    unshare -m true 2>/dev/null || { echo "SKIPPED: no mounts without root"; exit 77; }
    ANNA_OWN_MOUNTS=1 exec unshare -m sh "$0" "$build"
fi
work=$(mktemp -d)
x=
kiosk=
end() {
    [ -z "$kiosk" ] || kill "$kiosk" 2>/dev/null || true
    [ -z "$x" ] || kill "$x" 2>/dev/null || true
    umount "$work"/media/* "$work/stick" 2>/dev/null || true
    rm -rf "$work"
}
trap end EXIT
failed=0
fail() {
    echo "FAILED: $*"
    tail -n 5 "$work/err" | sed 's/^/    /'
    failed=$((failed + 1))
}
sh "$root/tests/visits/sticks.sh" "$work" "$build"
mkdir "$work/media" "$work/media/ANNA" "$work/media/OTHER"

Xvfb -displayfd 3 -screen 0 1080x1920x24 -nolisten tcp 3>"$work/display" >/dev/null 2>&1 &
x=$!
# until WHAT COMMAND...: waits for something that must come; a test that hangs fails.
most=600
until_true() {
    what=$1
    shift
    tries=0
    until "$@" 2>/dev/null; do
        tries=$((tries + 1))
        [ $tries -lt $most ] || { fail "$what did not come"; return 1; }
        sleep 0.1
    done
}
until_true "the display" test -s "$work/display"
DISPLAY=:$(cat "$work/display")
export DISPLAY SDL_VIDEODRIVER=x11
state=$work/state-before
"$build/anna-kiosk" --state "$state" --key "$work/office/keys/minisign.pub" --site ennigerloh --stick "$work/media" \
    --stick "$work/plain" --clock 2026-11-23T10:00 2>"$work/err" &
kiosk=$!

children() {
    cat /proc/$kiosk/task/*/children 2>/dev/null
}
works_no_more() {
    [ -z "$(children)" ]
}
current_is() {
    [ "$(readlink "$state/content/current")" = "$1.anna" ]
}
note_says() {
    grep -q "$2" "$1/anna/ANNA-Meldung-ennigerloh.txt"
}
# plug STICK NAME: a file system of its own, that comes with all that is on it.
plug() {
    mkdir -p "$work/stick"
    mount -t tmpfs none "$work/stick"
    cp -r "$work/sticks/$1/." "$work/stick"
    mount --move "$work/stick" "$work/media/$2"
}
# unplug NAME: nothing of ours is open on it as soon as it may be pulled, or this fails.
unplug() {
    until_true "the end of the work" works_no_more
    umount "$work/media/$1" || fail "the stick at $1 is still in use"
}
threads_up() {
    [ "$(ls /proc/$kiosk/task | wc -l)" -ge 2 ]
}
switches() {
    grep -h ^voluntary_ctxt /proc/$kiosk/task/*/status | awk '{ n += $2 } END { print n }'
}

until_true "the watcher" threads_up
plug new ANNA
until_true "content number 2" current_is 2
until_true "the note" note_says "$work/media/ANNA" "12 neu, 3 geändert, 1 gelöscht"
unplug ANNA
round=1
while [ $round -le 100 ]; do
    plug new ANNA
    until_true "round $round" note_says "$work/media/ANNA" "Nichts Neues" || break
    unplug ANNA
    round=$((round + 1))
done

# Pulled and plugged in again before the terminal had time to look.
plug new ANNA
until_true "the stick before the hurry" note_says "$work/media/ANNA" "Nichts Neues"
until_true "the end of the work" works_no_more
kill -STOP "$kiosk"
unplug ANNA
plug new ANNA
kill -CONT "$kiosk"
until_true "the stick in a hurry" note_says "$work/media/ANNA" "Nichts Neues"
unplug ANNA

# Two at once: nothing is done with either; the one that is left is used.
plug new ANNA
until_true "the first of two" note_says "$work/media/ANNA" "Nichts Neues"
until_true "the end of the work" works_no_more
plug next OTHER
sleep 1
current_is 2 || fail "two sticks: something was installed"
unplug ANNA
until_true "content number 3" current_is 3
unplug OTHER

# A plain folder that comes later, and bundles that are copied into it.
cp -r "$work/sticks/empty" "$work/plain"
cp "$work/4.anna" "$work/plain/x.anna"
cp "$work/4.anna.minisig" "$work/plain/x.anna.minisig"
until_true "the plain folder" note_says "$work/plain" "für einen anderen Ort"
until_true "the end of the work" works_no_more

# Somebody else installs: it is shown while nobody is there.
shows() {
    find /proc/$kiosk/fd -lname "*/content/$1.anna" | grep -q .
}
"$build/anna-kiosk" install "$work/5.anna" --state "$state" --key "$work/office/keys/minisign.pub" \
    --site ennigerloh >/dev/null || fail "number 5 is not installed"
until_true "what another program installed" shows 5

# Nobody there: nothing runs.
sleep 1
before=$(switches)
sleep 3
after=$(switches)
[ "$before" = "$after" ] || fail "the terminal woke up $((after - before)) times while nothing happened"

ended() {
    kill "$kiosk"
    code=0
    wait "$kiosk" || code=$?
    kiosk=
    [ "$code" -eq 0 ] || fail "the terminal ends with $code"
}
ended

# No inotify left for this user: it starts, says so in the check, and looks each minute.
blind() {
    exec unshare -Ur sh -c 'echo 0 >/proc/sys/user/max_inotify_instances && exec "$@"' sh "$build/anna-kiosk" "$@" \
        --state "$state" --key "$work/office/keys/minisign.pub" --site ennigerloh --clock 2026-11-23T10:00
}
if unshare -Ur true 2>/dev/null; then
    state=$work/state
    rm -rf "$work/plain"
    (blind check) >"$work/lines" && fail "the check says that all is ready"
    grep -q "^sticks *NO *inotify" "$work/lines" || fail "the check: $(cat "$work/lines")"
    most=900
    blind --stick "$work/plain" 2>"$work/err" &
    kiosk=$!
    until_true "the terminal without inotify" threads_up
    mkdir "$work/plain"
    cp "$work"/sticks/next/* "$work/plain"
    until_true "a stick without inotify" current_is 3
    until_true "its content" shows 3
    until_true "the end of the work" works_no_more
    "$build/anna-kiosk" install "$work/5.anna" --state "$state" --key "$work/office/keys/minisign.pub" \
        --site ennigerloh >/dev/null || fail "number 5 is not installed"
    rm -rf "$work/plain"
    until_true "what another program installed, without inotify" shows 5
    ended
else
    echo "SKIPPED: no users of their own here"
fi

# A stick that cannot be written is read all the same; its reports stay here.
mkdir "$work/ro"
mount -t tmpfs none "$work/ro"
cp -r "$work/sticks/new/." "$work/ro"
mount -o remount,ro "$work/ro"
"$build/anna-kiosk" install "$work/ro" --state "$work/state-none" --key "$work/office/keys/minisign.pub" \
    --site ennigerloh >"$work/lines" 2>"$work/err" || fail "a read-only stick is refused"
grep -qx "reports kept" "$work/lines" || fail "a read-only stick: $(cat "$work/lines")"
grep -qx "end installed none" "$work/lines" || fail "a read-only stick: $(cat "$work/lines")"
umount "$work/ro"

[ "$failed" -eq 0 ] && echo "the same stick a hundred times, two at once, a plain folder: all well"
exit $((failed > 0))
