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
# A German keyboard on which each letter with an accent has a key of its own as well.
setxkbmap -layout de -print | sed 's|\(xkb_symbols.*\)" *};|\1" key <FK13> { [eacute] }; key <FK14> { [agrave] }; key <FK15> { [ocircumflex] }; };|' |
    xkbcomp -w 0 - "$DISPLAY"
fail() {
    echo "FAIL: $1"
    cat "$work/display.log"
    exit 1
}
# What the search shows after these keys.
shown() {
    open_terminal --clock 2026-11-23T10:00
    settled >"$work/ignored"
    touch_at 500 300
    settled >"$work/ignored"
    touch_at 64 180
    settled >"$work/ignored"
    for k in "$@"; do xdotool key "$k"; done
    sleep 0.5
    settled
    close_terminal
}
plain=$(shown c a f)
whole=$(shown c a f eacute agrave ocircumflex)
[ "$plain" != "$whole" ] || fail "keys type nothing: this test is blind"
# The accent first, then a letter, and one that it does not go with. On a busy machine a key gets lost now and then: that is
# allowed, if it is not always so.
round() {
    for _ in 1 2 3 4 5; do
        dead=$(shown c a f dead_acute e dead_grave a dead_circumflex o)
        nothing=$(shown c a f dead_circumflex q dead_acute x)
        [ "$dead" != "$whole" ] || [ "$nothing" != "$plain" ] || break
    done
    [ "$dead" = "$whole" ] || fail "$1: a dead accent and a letter are not the letter with it"
    [ "$nothing" = "$plain" ] || fail "$1: a dead accent and a letter that it does not go with are not nothing"
    echo "dead keys, $1: composed, or nothing"
}
# A unit of systemd may have no locale, or one that is not installed.
(export LC_ALL=C && round "X11, no locale")
(export LC_ALL=de_DE.ISO-8859-1 && round "X11, a locale that is not there")
(export LC_ALL=C.UTF-8 && round "X11, UTF-8")
