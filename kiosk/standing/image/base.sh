#!/bin/sh
# The bare Debian of a terminal's image, as OUT.tar, and in the folder OUT.tar.efi what starts it by UEFI: Debian's shim and
# GRUB, signed for Secure Boot. Made again when what is asked for has changed. Exit 77, with the reason: cannot be had.
# usage: base.sh OUT.tar PACKAGE.deb
set -eu
here=$(cd "$(dirname "$0")" && pwd)
out=$1
asked=$(dpkg-deb -f "$2" Depends | tr ',' '\n' | sed 's/^ *//; s/[ |].*//' | sort -u)
list="$(sed 's/#.*//' "$here/debian.txt") $asked"
key=$({ echo "$list" && cat "$here/base.sh" "$here/debian.sh"; } | sha256sum | cut -d' ' -f1)
[ "$(cat "$out.key" 2>/dev/null)" != "$key" ] || exit 0
rm -rf "$out.key" "$out.efi"
mkdir -p "$out.efi"

# No driver for a network, a radio or a camera: what is not there cannot be used. cec and rc are asked for by displays.
modules='/lib/modules/*/kernel'
set -- --variant=essential
for part in drivers/net drivers/infiniband drivers/isdn drivers/bluetooth drivers/media net/wireless net/mac80211 net/bluetooth; do
    set -- "$@" "--dpkgopt=path-exclude=$modules/$part/*"
done
for part in cec rc; do
    set -- "$@" "--dpkgopt=path-include=$modules/drivers/media/$part/*"
done
# Firmware of displays alone.
set -- "$@" '--dpkgopt=path-exclude=/lib/firmware/*'
for part in amdgpu i915 nvidia radeon; do
    set -- "$@" "--dpkgopt=path-include=/lib/firmware/$part/*"
done
EFI=$(cd "$out.efi" && pwd)
export EFI
# shellcheck disable=SC2016 # the words are mmdebstrap's
sh "$here/debian.sh" "$out" "main non-free-firmware" "$list" "$@" \
    --essential-hook='mkdir -p "$1/etc/initramfs-tools/conf.d" && echo squashfs >"$1/etc/initramfs-tools/modules" &&
        echo RESUME=none >"$1/etc/initramfs-tools/conf.d/anna"' \
    --customize-hook='cd "$EFI" && APT_CONFIG=$MMDEBSTRAP_APT_CONFIG apt-get download -qq shim-signed grub-efi-amd64-signed' || exit $?
for deb in "$out.efi"/*.deb; do
    dpkg-deb --fsys-tarfile "$deb" | tar -x -C "$out.efi" --wildcards --transform='s,.*/,,' '*/shimx64.efi.signed' '*/grubx64.efi.signed' 2>/dev/null || true
    rm "$deb"
done
for file in shimx64 grubx64; do
    [ -s "$out.efi/$file.efi.signed" ] || { echo "$file.efi.signed is in none of its packages" && exit 77; }
done
echo "$key" >"$out.key"
