#!/bin/sh
# The display changes while the terminal runs: another mode, none at all, a panel that comes later. What stands on the
# glass must be the same as on a terminal that began so, with the visit as it was. An X server of our own, on no hardware.
# usage: tests/standing/glass.sh BUILD STATE KEY    needs Xorg, its dummy driver, xrandr, xdotool and imagemagick
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd)
build=$1 state=$2 key=$3
work=$(mktemp -d)
# shellcheck source=tests/standing/display.sh
. "$root/tests/standing/display.sh"
trap 'close_display; rm -rf "$work"' EXIT
[ -x /usr/lib/xorg/Xorg ] && [ -e /usr/lib/xorg/modules/drivers/dummy_drv.so ] || {
    echo "SKIPPED: no X server that changes its size (xserver-xorg-video-dummy)"
    exit 77
}
fail() {
    echo "FAIL: $1"
    cat "$work/display.log"
    exit 1
}
mode() {
    xrandr --output DUMMY0 "$@" || fail "the display cannot be set: $*"
}
look() {
    echo "$(seen)" >"$work/$1"
}
size() {
    identify -format '%wx%h' "$work/seen.png"
}
begin() {
    open_terminal --clock 2026-11-23T10:00 "$@"
}
# In the middle of the bar stands the notepad; letters go into the search, the second from the left.
visit() {
    touch_at "$(($1 / 2))" "$(($2 / 2))"
    touch_at "$(($1 * 3 / 10))" "$(($2 - 40))"
    for k in k i n d; do xdotool key "$k"; done
}
open_xorg
# What a terminal that began so shows.
for wanted in 1920x1080 1280x1024; do
    w=${wanted%x*} h=${wanted#*x}
    mode --mode $wanted
    begin
    visit "$w" "$h"
    settled >"$work/$wanted"
    [ "$(size)" = $wanted ] || fail "the display is not $wanted"
    cp "$work/seen.png" "$work/$wanted.png"
    close_terminal
done
! cmp -s "$work/1920x1080" "$work/1280x1024" || fail "two displays show the same: this test is blind"

# same WHAT WxH: the glass shows what it shows there, within two seconds.
same() {
    sleep 2
    look now
    [ "$(size)" = "$2" ] || fail "$1: the display is $(size), not $2"
    cmp -s "$work/now" "$work/$2" || {
        cp "$work/seen.png" "$build/glass-trouble.png"
        fail "$1: not what a terminal shows that began with $2, see $build/glass-trouble.png"
    }
}
mode --mode 1920x1080
begin
visit 1920 1080
same "the visit" 1920x1080
mode --mode 1280x1024
same "another mode" 1280x1024
mode --mode 1920x1080
same "and back" 1920x1080
xdotool mousemove 900 500
"$build/tests/pointer" >"$work/pointer" || fail "after a change: $(cat "$work/pointer")"
# Nothing runs while nothing happens.
switches() {
    awk '/_ctxt_switches/ { sum += $2 } END { print sum }' "/proc/${terminal:?}/status"
}
before=$(switches)
sleep 5
[ "$(switches)" -le $((before + 1)) ] || fail "after a change the terminal runs while nothing happens"
# A finger finds what stands there now.
touch_at 192 1040
look home
! cmp -s "$work/home" "$work/1920x1080" || fail "the way home is not where it is seen"
close_terminal

# No picture at all: a panel that comes is given the largest that it wants.
preferred=$(xrandr | sed -n '/^DUMMY0/{n;s/^ *\([0-9x]*\).*/\1/p}')
mode --off
begin
look now
[ "$(size)" = "$preferred" ] || fail "a display without a picture gets $(size), not $preferred"
mode --off
sleep 2
look later
cmp -s "$work/now" "$work/later" || fail "a picture that was lost does not come back"
close_terminal

# Upright by kiosk.conf: turned in every mode.
printf '[panel]\nturn = 90\n' >"$work/upright.conf"
mode --mode 1280x1024
begin --config "$work/upright.conf"
settled >"$work/1280x1024"
close_terminal
mode --mode 1920x1080
begin --config "$work/upright.conf"
settled >"$work/1920x1080"
mode --mode 1280x1024
same "turned, another mode" 1280x1024
mode --mode 1920x1080
same "turned, and back" 1920x1080
echo "glass: filled in every mode, as if begun so"
