#!/bin/sh
# Installs what is missing, builds, publishes and installs the demo content, and starts the terminal.
# Without a display it plays a visit through every screen and says where the pictures are.
# usage: sh kiosk/start.sh [OPTIONS of anna-kiosk]
set -eu
root=$(cd "$(dirname "$0")/.." && pwd)
build=${ANNA_BUILD:-$root/build}
demo=$build/demo
office="$build/anna-admin -w $demo/office"

sh "$root/kiosk/install-packages.sh" "$root/kiosk/packages.txt"

echo "building"
cmake -S "$root" -B "$build" -DANNA_TESTS="${ANNA_TESTS:-OFF}" >"$build.log" 2>&1 &&
    cmake --build "$build" -j "$(nproc)" >>"$build.log" 2>&1 || {
    tail -n 30 "$build.log" >&2
    echo "the build failed; all of its words are in $build.log" >&2
    exit 2
}
mv "$build.log" "$build/build.log"

# Office and terminal of the demonstration are made anew when the content or the program that packs it has changed:
# what an older program left may have other tables.
if [ ! -e "$demo/published" ] || [ -n "$(find "$root/assets/content" "$build/anna-admin" -newer "$demo/published")" ]; then
    echo "publishing the demo content"
    rm -rf "$demo"
    mkdir -p "$demo"
    $office init --no-passphrase
    $office import "$root/assets/content/demo.json" "$root/assets/content/offers.json"
    $office pack --no-passphrase "$demo/demo.anna"
    "$build/anna-kiosk" install "$demo/demo.anna" --state "$demo/state" \
        --key "$demo/office/keys/minisign.pub" --site ennigerloh
    : >"$demo/published"
fi
set -- --state "$demo/state" --key "$demo/office/keys/minisign.pub" --site ennigerloh "$@"
"$build/anna-kiosk" check "$@" || echo "going on all the same"

if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
    exec "$build/anna-kiosk" "$@"
fi
shots=$build/shots
mkdir -p "$shots" "$demo/sticks/next"
cp "$demo/demo.anna" "$demo/demo.anna.minisig" "$demo/sticks/next"
echo "no display: playing a visit through every screen"
# In the forenoon of today: before the content was made, no clock would be believed.
cd "$demo"
"$build/anna-kiosk" "$@" --size 1080x1920 --clock "$(date +%F)T10:00" \
    --script "$root/tests/visits/tour.visit" --shots "$shots"
echo "the pictures are in $shots"
