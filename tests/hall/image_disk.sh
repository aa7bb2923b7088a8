#!/bin/sh
# The image of a terminal as kiosk/standing/image.sh makes it, and a shell for the test: BUILD/hall/image.img, .anna-program.
# Made again when the package or what makes it has changed. Exit 77, with the reason on stdout: it cannot be had here.
# usage: tests/hall/image_disk.sh BUILD
set -eu
here=$(cd "$(dirname "$0")" && pwd)
build=$(cd "$1" && pwd)
hall=$build/hall
standing=$here/../../kiosk/standing
sh "$here/package.sh" "$build"
key=$({ cat "$hall/anna-kiosk.sum" "$here/image_disk.sh" "$here/hall-shell.service" "$standing/image.sh" &&
    find "$standing/image" -type f -print0 | sort -z | xargs -0 cat; } | sha256sum)
[ "$(cat "$hall/image.key" 2>/dev/null)" != "$key" ] || exit 0
rm -rf "$hall/image.key" "$hall/image"
extra=$hall/image/extra/etc/systemd/system
mkdir -p "$extra/sysinit.target.wants"
cp "$hall/anna-kiosk.deb" "$hall/image/anna-kiosk_0_amd64.deb"
cp "$here/hall-shell.service" "$extra/"
ln -s ../hall-shell.service "$extra/sysinit.target.wants/"
code=0
ANNA_IMAGE_EXTRA=$hall/image/extra ANNA_IMAGE_LEVEL=1 sh "$standing/image.sh" "$hall/image.img" --packages "$hall/image" --base "$hall/image-base.tar" \
    >"$hall/image.log" 2>&1 || code=$?
[ "$code" -eq 0 ] || { tail -n 5 "$hall/image.log" && exit "$code"; }
echo "$key" >"$hall/image.key"
