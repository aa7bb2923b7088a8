#!/bin/sh
# The package of the terminal as BUILD has it: BUILD/hall/anna-kiosk.deb, and in anna-kiosk.sum a hash of what is in
# it (the file itself differs each time, by its dates). usage: tests/hall/package.sh BUILD
set -eu
build=$(cd "$1" && pwd)
hall=$build/hall
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p "$hall"
# What is built is taken as it is: asking make about every program of the tests takes longer than all the rest.
cpack --config "$build/CPackConfig.cmake" -D CPACK_CMAKE_GENERATOR=Ninja -B "$work" >"$work/log" 2>&1 || {
    cat "$work/log"
    exit 2
}
mv "$work"/anna-kiosk_*.deb "$hall/anna-kiosk.deb"
dpkg-deb -R "$hall/anna-kiosk.deb" "$work/raw"
(cd "$work/raw" && find . -type f ! -name md5sums -exec sha256sum {} + | sort -k 2) | sha256sum | cut -d' ' -f1 >"$hall/anna-kiosk.sum"
