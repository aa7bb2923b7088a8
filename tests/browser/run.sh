#!/bin/sh
# The office in two real browsers: a walk through every page, and days as stories. Chromium makes pictures of each page
# in BUILD/browser-pictures. usage: tests/browser/run.sh [BUILD] [WORD...]
# With words only the stories whose files have one of them in their names, in both browsers.
set -eu
export LC_ALL=C.UTF-8 LANGUAGE=
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
ANNA_BUILD=$(cd "${1:-$root/build}" && pwd)
[ $# -eq 0 ] || shift
pictures=$ANNA_BUILD/browser-pictures
modules=$ANNA_BUILD/browser
export ANNA_BUILD NODE_PATH="$modules/node_modules"
# Node comes with npm from some sources and in two packages from Debian.
command -v npm >/dev/null || sh "$root/kiosk/install-packages.sh" "$root/tests/takeaway/packages-npm.txt"
sh "$root/kiosk/install-packages.sh" "$here/packages-browser.txt"
if ! cmp -s "$here/package-lock.json" "$modules/package-lock.json" || [ ! -d "$modules/node_modules/axe-core" ]; then
    rm -rf "$modules"
    mkdir -p "$modules"
    cp "$here/package.json" "$here/package-lock.json" "$modules"
    npm ci --prefix "$modules" --omit-lockfile-registry-resolved --no-audit --no-fund >"$modules.log" 2>&1 ||
        { cat "$modules.log" && rm -rf "$modules" && exit 2; }
fi

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
sh "$here/workspace.sh" "$ANNA_BUILD" "$work"
made=$work/office
# stories BROWSER [OPTION...]: all of them, or those that were asked for.
words=${*:-.}
stories() {
    browser=$1
    shift
    find "$here/days" -name '*.js' | grep -E "/[^/]*($(echo "$words" | tr ' ' '|'))[^/]*$" | sort | xargs node "$here/play.js" "$browser" "$made" "$@"
}
if [ "$words" != . ]; then
    mkdir -p "$pictures"
    result=0
    stories chromium --pictures "$pictures" || result=1
    stories firefox || result=1
    exit $result
fi
rm -rf "$pictures"
mkdir -p "$pictures"
# Each browser waits a good part of its time: both at once.
{
    result=0
    node "$here/walk.js" firefox "$made" || result=1
    words="phone|two-people" && stories firefox || result=1
    exit $result
} >"$work/firefox" 2>&1 &
firefox=$!
result=0
node "$here/walk.js" chromium "$made" --pictures "$pictures" || result=1
stories chromium --pictures "$pictures" || result=1
# Without scripts one half on even days of the year, the other on odd ones.
half=$(find "$here/days" -name '*.js' -exec basename {} .js \; | sort | awk -v odd="$(date +%d)" 'NR % 2 == odd % 2' | paste -sd '|')
words=$half && stories chromium --without-scripts || result=1
wait $firefox || result=1
cat "$work/firefox"
exit $result
