#!/bin/sh
# No pointer stands on the glass, in either session, with and without the terminal, whatever moves.
# Cage runs in a window on a display of our own, with the pointer that its unit names.
# usage: tests/standing/pointer.sh BUILD STATE KEY    needs Xvfb, xdotool and cage
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd)
build=$1
work=$(mktemp -d)
pids=
finish() {
    for pid in $pids; do kill "$pid" 2>/dev/null || true; done
    rm -rf "$work"
}
trap finish EXIT
fail() {
    echo "FAIL: $1"
    cat "$work"/*.log
    exit 1
}
# shellcheck source=tests/standing/display.sh
. "$root/tests/standing/display.sh"
open_display 1024x768
pids=$display

# What lies in this test's folder and in the terminal's state belongs to whoever cage runs as: it does not run as root.
user=
if [ "$(id -u)" -eq 0 ]; then
    user="setpriv --reuid nobody --regid nogroup --clear-groups"
    chmod 755 "$work"
    cp -a "$2" "$work/state"
    cp "$3" "$work/key"
    chown -R nobody "$work/state" "$work/key"
    set -- "$1" "$work/state" "$work/key"
fi
install -d -m 0700 "$work/run"
[ -z "$user" ] || chown nobody "$work/run"

# Moves the mouse until there is no pointer at five looks in a row, or five seconds are over.
nothing_to_see() {
    none=0 looks=0
    while [ "$none" -lt 5 ]; do
        looks=$((looks + 1))
        [ "$looks" -lt 50 ] || fail "$1: $(cat "$work/seen")"
        xdotool mousemove $((300 + looks * 3)) $((300 + looks % 2))
        sleep 0.1
        if "$build/tests/pointer" >"$work/seen"; then none=$((none + 1)); else none=0; fi
    done
    echo "$1: $(cat "$work/seen")"
}
if "$build/tests/pointer" >"$work/seen"; then fail "a display without a program shows no pointer: this test is blind"; fi

SDL_VIDEODRIVER=x11 "$build/anna-kiosk" --state "$2" --key "$3" --site ennigerloh >"$work/kiosk.log" 2>&1 &
terminal=$!
nothing_to_see "the terminal on X11"
close_terminal

empty=$(sed -n 's|^Environment=XCURSOR_PATH=/usr/share/anna/standing/||p' "$root/kiosk/standing/anna-cage.service")
[ -n "$empty" ] || fail "the unit of cage names no pointer"
cp -a "$root/kiosk/standing/$empty" "$work/cursors"
export XDG_RUNTIME_DIR="$work/run" XCURSOR_PATH="$work/cursors" WLR_BACKENDS=x11 WLR_RENDERER=pixman
# shellcheck disable=SC2086 # words
$user cage -d -- sleep 60 >"$work/cage.log" 2>&1 3>&- 4>&- &
cage=$!
pids="$pids $cage"
for _ in $(seq 100); do
    [ ! -S "$work/run/wayland-0" ] || break
    kill -0 "$cage" 2>/dev/null || fail "cage ended"
    sleep 0.1
done
[ -S "$work/run/wayland-0" ] || fail "cage does not begin"
sleep 0.5
nothing_to_see "cage without a program"
# shellcheck disable=SC2086 # words
WAYLAND_DISPLAY=wayland-0 SDL_VIDEODRIVER=wayland $user "$build/anna-kiosk" --state "$2" --key "$3" \
    --site ennigerloh >"$work/kiosk.log" 2>&1 &
pids="$pids $!"
sleep 3
kill -0 $! || fail "the terminal does not run in cage"
nothing_to_see "the terminal in cage"
grep -q -- '-nocursor' "$root/kiosk/standing/anna-xorg.service" || fail "Xorg is not told to draw no pointer"
