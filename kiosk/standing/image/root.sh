#!/bin/sh
# The root of a terminal's image, as a folder: a bare Debian, our package on it, put up, and all that a root needs that
# nobody writes to. usage: root.sh ROOT BASE.tar PACKAGE.deb LINE    LINE: what /usr/share/anna-kiosk/program says
# ANNA_IMAGE_EXTRA: a folder that is copied over it at the end (a test's own shell, for instance)
set -eu
umask 022
here=$(cd "$(dirname "$0")" && pwd)
root=${1:?} base=$2 package=$3 line=$4
# Nobody logs in, nothing is brought up to date, and nothing asks for a network.
masked="getty@.service autovt@.service serial-getty@.service console-getty.service container-getty@.service
    debug-shell.service rescue.service dpkg-db-backup.timer e2scrub_all.timer e2scrub_reap.service
    systemd-networkd.service systemd-networkd.socket systemd-networkd-wait-online.service"

# systemctl changes files alone: nothing of this machine is started, stopped or set.
inside() {
    SYSTEMD_OFFLINE=1 DEBIAN_FRONTEND=noninteractive chroot "$root" "$@" </dev/null
}
tar -xf "$base" -C "$root"
chmod 0755 "$root"
cp -R --preserve=mode "$here/root/." "$root/"
cp "$package" "$root/tmp/anna-kiosk.deb"
inside dpkg --force-unsafe-io -i /tmp/anna-kiosk.deb
inside anna-put-up xorg
inside systemctl enable --quiet anna-disk.service
# shellcheck disable=SC2086 # names are words
inside systemctl mask --quiet $masked
ln -sf /usr/share/zoneinfo/Europe/Berlin "$root/etc/localtime"
mkdir -p "$root/usr/share/anna-kiosk" "$root/boot/efi" "$root/var/lib/anna" "$root/var/lib/anna-kiosk" "$root/var/lib/anna-trust"
echo "$line" >"$root/usr/share/anna-kiosk/program"

# What belongs to one machine alone, and what only takes room.
rm -rf "$root"/tmp/* "$root"/var/tmp/* "$root"/var/cache/* "$root"/var/log/* "$root"/var/lib/systemd/* "$root"/var/lib/apt/* \
    "$root"/var/lib/dpkg/*-old "${root:?}"/dev/* "$root"/run/* "$root"/boot/config-* "$root"/boot/System.map-* \
    "$root/etc/resolv.conf" "$root/var/lib/dbus/machine-id"
: >"$root/etc/machine-id"
# Xorg without them draws as it does without a GPU; the terminal asks it for no more, and starts sooner.
rm -rf "$root"/usr/lib/x86_64-linux-gnu/dri "$root"/usr/lib/x86_64-linux-gnu/libLLVM-* "$root"/usr/lib/x86_64-linux-gnu/libz3.so*
[ -z "${ANNA_IMAGE_EXTRA:-}" ] || cp -R --preserve=mode,links "$ANNA_IMAGE_EXTRA/." "$root/"
