#!/bin/sh
# Dead keys of a real keyboard on a real display: composed, or nothing. What stands on the glass must be the same as
# when the letter has a key of its own.
# usage: tests/standing/dead_keys.sh BUILD STATE KEY    needs Xvfb, xdotool, imagemagick and setxkbmap
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd)
build=$1 state=$2 key=$3
work=$(mktemp -d)
# shellcheck source=tests/standing/display.sh
. "$root/tests/standing/display.sh"
trap 'close_display; rm -rf "$work"' EXIT
open_display 1024x600
setxkbmap -layout de

# What the search shows after these keys.
shown() {
    open_terminal --clock 2026-11-23T10:00
    touch_at 500 300
    touch_at 64 180
    for k in "$@"; do xdotool key "$k"; done
    settled
    close_terminal
}
plain=$(shown c a f)
whole=$(shown c a f eacute)
dead=$(shown c a f dead_acute e)
nothing=$(shown c a f dead_circumflex q)
fail() {
    echo "FAIL: $1"
    exit 1
}
[ "$plain" != "$whole" ] || fail "keys type nothing: this test is blind"
[ "$dead" = "$whole" ] || fail "a dead accent and e are not é"
[ "$nothing" = "$plain" ] || fail "a dead accent and a letter that it does not go with are not nothing"
echo "dead keys: composed, or nothing"
