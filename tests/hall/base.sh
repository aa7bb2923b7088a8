#!/bin/sh
# The bare Debian that the disks of the hall test are made of, from Debian's mirror, kept under the build folder:
# BUILD/hall/base.tar (the system, with all that debian.txt and the package anna-kiosk ask for), and its
# vmlinuz and initrd.img beside it. Made again when what is asked for has changed, or with --afresh.
# Prints one line if it works for long. Exit 77, with the reason on stdout: it cannot be had here.
# usage: tests/hall/base.sh BUILD [--afresh]
set -eu
here=$(cd "$(dirname "$0")" && pwd)
build=$(cd "$1" && pwd)
hall=$build/hall
debian=$here/../../kiosk/standing/image/debian.sh
mkdir -p "$hall"
[ "$(id -u)" -eq 0 ] || { echo "a Debian is made by root alone"; exit 77; }
for tool in mmdebstrap mke2fs qemu-system-x86_64 qemu-img mcopy mkfs.vfat; do
    command -v "$tool" >/dev/null || { echo "$tool is not installed"; exit 77; }
done

# The package, and what it asks for: that belongs into the base, so that it is later installed without a network.
sh "$here/package.sh" "$build"
asked=$(dpkg-deb -f "$hall"/anna-kiosk.deb Depends | tr ',' '\n' | sed 's/^ *//; s/[ |].*//' | sort -u)
named=$(sed 's/#.*//' "$here/debian.txt")
words=$(echo "$named" "$asked" | tr -s ' \n' ',' | sed 's/^,//; s/,$//')
key=$({ echo "$words" && sed -n '/^sh "$debian"/,/^}/p' "$here/base.sh" && cat "$debian"; } | sha256sum | cut -d' ' -f1)
[ "${2:-}" = --afresh ] || [ "$(cat "$hall/base.key" 2>/dev/null)" != "$key" ] || exit 0

echo "making a bare Debian 12"
rm -f "$hall/base.key"
# The initial RAM disk is small, as the machine is known: it is unpacked by an emulated processor at every start.
sh "$debian" "$hall/base.tar" main "$words" --variant=minbase \
    --essential-hook='mkdir -p "$1/etc/initramfs-tools/conf.d" && printf "MODULES=list\nCOMPRESS=zstd\n" >"$1/etc/initramfs-tools/conf.d/hall" &&
        printf "%s\n" virtio_pci virtio_blk ext4 >"$1/etc/initramfs-tools/modules"' 2>"$hall/base.log" || {
    code=$?
    tail -n 5 "$hall/base.log"
    exit $code
}
unpacked=$(mktemp -d)
trap 'rm -rf "$unpacked"' EXIT
tar -xf "$hall/base.tar" -C "$unpacked" --wildcards './boot/vmlinuz-*' './boot/initrd.img-*'
mv "$unpacked"/boot/vmlinuz-* "$hall/vmlinuz"
mv "$unpacked"/boot/initrd.img-* "$hall/initrd.img"
echo "$key" >"$hall/base.key"
