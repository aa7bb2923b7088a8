#!/bin/sh
# A terminal's disk as a file, out of the root: start by BIOS and UEFI, two places for a root, the first of them filled, and
# what is kept. usage: disk.sh OUT ROOT.squashfs EFI WORK    EFI: folder with shim and GRUB, signed; WORK: for what is in between
#
#   LBA 0        boot.img, for BIOS; GPT
#   anna-bios    1 MiB: core.img, for BIOS, found by its place
#   anna-boot    64 MiB, FAT32: EFI/BOOT with shim and GRUB, EFI/debian/grub.cfg (BIOS reads it too), anna/grubenv
#   anna-root-a  560 MiB: the squashfs     anna-root-b  as large, empty     anna-state  128 MiB, ext4, grows
set -eu
here=$(cd "$(dirname "$0")" && pwd)
out=$1 squashfs=$2 efi=$3 work=$4
MIB=1048576
boot_mib=64 root_mib=560 state_mib=128
bios_at=1 boot_at=2
a_at=$((boot_at + boot_mib))
b_at=$((a_at + root_mib))
state_at=$((b_at + root_mib))
end=$((state_at + state_mib + 1))
# kiosk/standing/image/root/usr/lib/anna/disk gives each disk its own numbers at its first start.
number=616E6E61-0000-4000-8000-00000000000
export E2FSPROGS_FAKE_TIME="$SOURCE_DATE_EPOCH"

size=$(stat -c %s "$squashfs")
[ "$size" -le $((root_mib * MIB)) ] || { echo "the root has $((size / MIB)) MiB, and $root_mib is all there is" >&2 && exit 2; }
# put FILE MIB: at that place of the disk; what is empty stays empty.
put() {
    dd if="$1" of="$out" bs=1M seek="$2" conv=notrunc,sparse status=none
}
# bytes OFFSET FILE NUMBER LENGTH: a number, little end first.
bytes() {
    rest=$3 text=''
    for _ in $(seq "$4"); do
        text="$text\\$(printf '%03o' $((rest % 256)))"
        rest=$((rest / 256))
    done
    # shellcheck disable=SC2059 # the format is the bytes
    printf "$text" | dd of="$2" bs=1 seek="$1" conv=notrunc status=none
}
sectors() {
    echo "start=$(($1 * 2048)), size=$(($2 * 2048))"
}
rm -f "$out"
truncate -s $((end * MIB)) "$out"
sfdisk --quiet "$out" <<TABLE
label: gpt
label-id: ${number}0
$(sectors $bios_at 1), type=21686148-6449-6E6F-744E-656564454649, name=anna-bios, uuid=${number}1
$(sectors $boot_at $boot_mib), type=C12A7328-F81F-11D2-BA4B-00A0C93EC93B, name=anna-boot, uuid=${number}2
$(sectors $a_at $root_mib), type=4F68BCE3-E8CD-4DB1-96E7-FBCAF984B709, name=anna-root-a, uuid=${number}3
$(sectors $b_at $root_mib), type=4F68BCE3-E8CD-4DB1-96E7-FBCAF984B709, name=anna-root-b, uuid=${number}4
$(sectors $state_at $state_mib), type=0FC63DAF-8483-4772-8E79-3D69D8477DE4, name=anna-state, uuid=${number}5
TABLE

# UEFI.
mkdir -p "$work/boot/EFI/BOOT" "$work/boot/EFI/debian" "$work/boot/anna"
cp "$efi/shimx64.efi.signed" "$work/boot/EFI/BOOT/BOOTX64.EFI"
cp "$efi/grubx64.efi.signed" "$work/boot/EFI/BOOT/grubx64.efi"
cp "$here/grub.cfg" "$work/boot/EFI/debian/grub.cfg"
# The lines first: in all that is ever written here, only the first sector differs.
{ printf '# GRUB Environment Block\ngood=a\ntry=\n' && head -c 1024 /dev/zero | tr '\0' '#'; } | head -c 1024 >"$work/boot/anna/grubenv"
truncate -s $((boot_mib * MIB)) "$work/boot.fat"
mkfs.vfat --invariant -F 32 -s 1 -n ANNA-BOOT "$work/boot.fat" >"$work/log"
find "$work/boot" -exec touch -d "@$SOURCE_DATE_EPOCH" {} +
mcopy -s -m -i "$work/boot.fat" "$work/boot/EFI" "$work/boot/anna" ::
put "$work/boot.fat" $boot_at

# BIOS: boot.img loads the first sector of core.img, that one the rest; both are told where it is (boot.S, diskboot.S).
bios=/usr/lib/grub/i386-pc
grub-mkimage -O i386-pc -d $bios -o "$work/core.img" -p '(,gpt2)/EFI/debian' \
    biosdisk part_gpt fat squash4 gzio normal configfile linux loadenv regexp probe test sleep reboot true echo boot
head -c 440 $bios/boot.img >"$work/boot.img"
bytes $((0x5c)) "$work/boot.img" $((bios_at * 2048)) 8
# A hard disk's number is what the BIOS says: no jump over that.
bytes $((0x66)) "$work/boot.img" $((0x9090)) 2
bytes $((0x1f4)) "$work/core.img" $((bios_at * 2048 + 1)) 8
put "$work/core.img" $bios_at
dd if="$work/boot.img" of="$out" bs=440 count=1 conv=notrunc status=none

put "$squashfs" $a_at

# 600: root/etc/sysusers.d/anna.conf.
mkdir -p "$work/state/kiosk" "$work/state/trust"
chmod 0700 "$work/state/kiosk"
chown 600:600 "$work/state/kiosk"
truncate -s $((state_mib * MIB)) "$work/state.ext4"
mke2fs -q -t ext4 -b 4096 -J size=16 -L anna-state -U ${number}6 -E hash_seed=${number}7 -d "$work/state" "$work/state.ext4"
put "$work/state.ext4" $state_at
