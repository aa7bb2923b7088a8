#!/bin/sh
# The display changes under cage: its output becomes another one in the middle of a visit. What stands on the glass must be
# the same as on a terminal that began so. Cage runs in a window on a display of our own.
# usage: tests/standing/glass_cage.sh BUILD STATE KEY    needs Xvfb, xdotool, imagemagick and cage
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd)
build=$1 state=$2 key=$3
work=$(mktemp -d)
# shellcheck source=tests/standing/display.sh
. "$root/tests/standing/display.sh"
trap 'close_display; rm -rf "$work"' EXIT
fail() {
    echo "FAIL: $1"
    cat "$work/display.log"
    exit 1
}
open_display 2000x1300
open_cage
begin() {
    open_terminal --clock 2026-11-23T10:00
    settled >"$work/ignored"
}
mode() {
    xdotool windowsize "${window:?}" "${1%x*}" "${1#*x}"
    sleep 2
}
# The whole of a 1000 x 1200 window is upright, so that the bar is as in glass.sh.
visit() {
    touch_at "$(($1 / 2))" "$(($2 / 2))"
    touch_at "$(($1 * 3 / 10))" "$(($2 - 40))"
    for k in k i n d; do xdotool key "$k"; done
}
same() {
    sleep 2
    echo "$(seen)" >"$work/now"
    cmp -s "$work/now" "$work/$2" || {
        cp "$work/seen.png" "$build/glass-trouble.png"
        fail "$1: not what a terminal shows that began with $2, see $build/glass-trouble.png"
    }
}
# On a busy machine cage may show nothing for a moment after a change: such a picture is taken again.
for size in 1600x900 1000x1200; do
    for _ in 1 2 3; do
        mode $size
        begin
        visit "${size%x*}" "${size#*x}"
        settled >"$work/$size"
        colours=$(identify -format '%k' "$work/seen.png")
        close_terminal
        [ "$colours" -lt 20 ] || break
    done
done
! cmp -s "$work/1600x900" "$work/1000x1200" || fail "two displays show the same: this test is blind"
mode 1600x900
begin
visit 1600 900
same "the visit" 1600x900
mode 1000x1200
same "another mode" 1000x1200
mode 1600x900
same "and back" 1600x900
xdotool mousemove 900 500
sleep 0.5
"$build/tests/pointer" >"$work/pointer" || fail "after a change: $(cat "$work/pointer")"
switches() {
    awk '/_ctxt_switches/ { sum += $2 } END { print sum }' "/proc/${terminal:?}/status"
}
before=$(switches)
sleep 5
[ "$(switches)" -le $((before + 1)) ] || fail "after a change the terminal runs while nothing happens"
touch_at 160 860
echo "$(seen)" >"$work/home"
! cmp -s "$work/home" "$work/1600x900" || fail "the way home is not where it is seen"
echo "glass in cage: filled in every mode, as if begun so"
