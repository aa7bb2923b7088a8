#!/bin/sh
# How the terminal stands in a hall: nobody leaves it, it comes back, it is installed.
# usage: tests/standing/run.sh [BUILD] [--long]
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd)
build=${1:-$root/build}
work=$(mktemp -d)
# shellcheck source=tests/standing/display.sh
. "$root/tests/standing/display.sh"
trap 'close_display; rm -rf "$work"' EXIT
sh "$root/tests/demo.sh" "$build" "$work"
key=$work/office/keys/minisign.pub

"$build/tests/no_way_out" "$work/state" "$key"

# A display of our own, else SDL's dummy one, on which nothing can be touched from outside.
touch=
export SDL_VIDEODRIVER=dummy
if command -v Xvfb >/dev/null && command -v xdotool >/dev/null; then
    open_display 1024x768
    touch="xdotool mousemove 500 500 click 1"
fi
"$build/tests/back" "$root/kiosk/standing/anna-kiosk.service" "$touch" "$build/anna-kiosk" \
    --state "$work/state" --key "$key" --site ennigerloh
sh "$root/tests/standing/pointer.sh" "$build" "$work/state" "$key"
sh "$root/tests/standing/dead_keys.sh" "$build" "$work/state" "$key"
code=0
sh "$root/tests/standing/glass.sh" "$build" "$work/state" "$key" || code=$?
[ "$code" -eq 0 ] || [ "$code" -eq 77 ] || exit "$code"
sh "$root/tests/standing/glass_cage.sh" "$build" "$work/state" "$key"
code=0
sh "$root/tests/standing/setup.sh" "$build" || code=$?
[ "$code" -eq 0 ] || [ "$code" -eq 77 ] || exit "$code"
for script in program program_stick; do
    code=0
    sh "$root/tests/standing/$script.sh" "$build" || code=$?
    [ "$code" -eq 0 ] || [ "$code" -eq 77 ] || exit "$code"
done
sh "$root/tests/standing/packages.sh" "$build"
[ "${2:-}" != --long ] || sh "$root/tests/standing/container.sh" "$build"
