#!/bin/sh
# Makes a disk image that a PC starts by itself, by UEFI (with Secure Boot as well) or BIOS: Debian 12 with the terminal put up.
# Write it onto the PC's disk with any writer of images; it grows into the disk at its first start. As root, on Debian 12.
#
# usage: sh kiosk/standing/image.sh OUT.img [--packages DIR] [--number N] [--base FILE.tar]
#   --packages DIR   where anna-kiosk_*.deb lies (else it is built from this tree)
#   --number N       of this program; a terminal takes only a higher one. Else: minutes since 2020-01-01 00:00 UTC, of
#                    now or of SOURCE_DATE_EPOCH
#   --base FILE.tar  the bare Debian is kept there for the next time; taken from there as long as it was asked for the same
#
# Beside OUT.img lie OUT.anna-program, the root alone, which a stick brings to a terminal that has an older one (anna-admin
# program signs it), and OUT.program, the line that says what it is: version (the package's), number, date.
# Exit 77, with the reason: the packages of Debian cannot be had here. ANNA_MIRROR, ANNA_IMAGE_EXTRA: image/debian.sh, root.sh;
# ANNA_IMAGE_LEVEL: 1 is packed fast, 9 (else) small.
set -eu
umask 022
here=$(cd "$(dirname "$0")" && pwd)
parts=$here/image
tree=$(cd "$here/../.." && pwd)
packages='' number='' base='' out=''

say() {
    echo "image.sh: $1" >&2
    exit "${2:-2}"
}
while [ $# -gt 0 ]; do
    case $1 in
    --packages | --number | --base)
        [ $# -ge 2 ] || say "$1 needs a word"
        case $1 in
        --packages) packages=$2 ;;
        --number) number=$2 ;;
        --base) base=$2 ;;
        esac
        shift 2
        ;;
    -*) say "usage: sh kiosk/standing/image.sh OUT.img [--packages DIR] [--number N] [--base FILE.tar]" ;;
    *)
        [ -z "$out" ] || say "one image at a time"
        out=$1
        shift
        ;;
    esac
done
case $out in
*?.img) ;;
*) say "say where the image goes: a name that ends in .img" ;;
esac
case $number in
*[!0-9]*) say "the number $number is none" ;;
esac
[ "$(id -u)" -eq 0 ] || say "this needs root: a Debian is made by root alone"
sh "$tree/kiosk/install-packages.sh" "$parts/packages.txt"

work=$(mktemp -d "$(dirname "$out")/image.XXXXXX")
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT TERM
: "${SOURCE_DATE_EPOCH:=$(date +%s)}"
export SOURCE_DATE_EPOCH
[ -n "$number" ] || number=$(((SOURCE_DATE_EPOCH - 1577836800) / 60))

if [ -z "$packages" ]; then
    packages=$work/packages
    sh "$parts/package.sh" "$tree" "$packages" "$work/build"
fi
package=$(find "$packages" -maxdepth 1 -name 'anna-kiosk_*.deb' | sort -V | tail -n 1)
[ -n "$package" ] || say "there is no anna-kiosk_*.deb in $packages"
line="anna-program machine=amd64 version=$(dpkg-deb -f "$package" Version) number=$number created=$(date -u -d "@$SOURCE_DATE_EPOCH" +%F)"

: "${base:=$work/base.tar}"
sh "$parts/base.sh" "$base" "$package" >"$work/said" 2>"$work/log" || {
    code=$?
    tail -n 5 "$work/log" >&2
    say "$(cat "$work/said")" $code
}
echo "$line"
mkdir "$work/root"
sh "$parts/root.sh" "$work/root" "$base" "$package" "$line" >"$work/log" 2>&1 || {
    tail -n 20 "$work/log" >&2
    say "the root cannot be made"
}
# Compressed as GRUB can read it, for kernel and initial RAM disk are in it.
mksquashfs "$work/root" "$work/squashfs" -comp gzip -Xcompression-level "${ANNA_IMAGE_LEVEL:-9}" -noappend -no-progress -quiet -no-xattrs -no-exports
sh "$parts/disk.sh" "$work/disk" "$work/squashfs" "$base.efi" "$work"
echo "$line" >"${out%.img}.program"
mv "$work/squashfs" "${out%.img}.anna-program"
mv "$work/disk" "$out"
echo "$out: write it onto a disk; the root has $(($(stat -c %s "${out%.img}.anna-program") / 1048576)) MiB, all of it $(($(stat -c %s "$out") / 1048576)) MiB"
