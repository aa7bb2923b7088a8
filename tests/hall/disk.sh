#!/bin/sh
# A disk with a terminal on it, as "Put it up" in kiosk/standing/README.md says: BUILD/hall/SESSION.img, one ext4 file system to be
# given to QEMU with BUILD/hall/vmlinuz and initrd.img (machine.py). SESSION: xorg, cage, or bare: installed, but not
# yet put up. The town whose key it has is BUILD/hall/town (office, bundles and sticks of tests/visits/sticks.sh).
# Made again when the package, the base or this folder has changed; without a network once base.sh was there.
# Exit 77, with the reason on stdout: it cannot be had here. usage: tests/hall/disk.sh BUILD SESSION [--afresh]
set -eu
here=$(cd "$(dirname "$0")" && pwd)
build=$(cd "$1" && pwd)
session=$2
hall=$build/hall
sh "$here/base.sh" "$build" "${3:-}" || exit $?

# The town: made by the programs that the terminal comes with.
town_key=$(sha256sum "$build/anna-admin" "$build/anna-kiosk" "$here/../visits/sticks.sh" | sha256sum)
[ "$(cat "$hall/town.key" 2>/dev/null)" = "$town_key" ] || {
    rm -rf "$hall/town" "$hall/town.key"
    mkdir "$hall/town"
    sh "$here/../visits/sticks.sh" "$hall/town" "$build"
    echo "$town_key" >"$hall/town.key"
}
key=$(cat "$hall/base.key" "$hall/anna-kiosk.sum" "$hall/town/office/keys/minisign.pub" "$here/disk.sh" \
    "$here/hall-shell.service" | sha256sum)
[ "$(cat "$hall/$session.key" 2>/dev/null)" != "$key" ] || exit 0
rm -f "$hall/$session.key"

root=$(mktemp -d "$hall/root.XXXXXX")
log=$hall/disk.log
trap 'rm -rf "$root"' EXIT
failed() {
    tail -n 20 "$log"
    echo "$1"
    exit 2
}
# systemctl changes files alone: nothing of this machine is started, stopped or set.
inside() {
    SYSTEMD_OFFLINE=1 DEBIAN_FRONTEND=noninteractive chroot "$root" "$@" >>"$log" 2>&1 </dev/null
}
: >"$log"
chmod 0755 "$root"
tar -xf "$hall/base.tar" -C "$root"
cp "$hall/anna-kiosk.deb" "$root/tmp/"
inside apt-get -o Dpkg::Use-Pty=0 install -y --no-install-recommends /tmp/anna-kiosk.deb ||
    failed "the package of the terminal cannot be installed"
rm "$root/tmp/anna-kiosk.deb"
install -m 0644 "$hall/town/office/keys/minisign.pub" "$root/etc/anna/minisign.pub"
sed -i 's/^;site = /site = /; s/^;key = /key = /' "$root/etc/anna/kiosk.conf"
echo "/dev/vda / ext4 defaults 0 1" >"$root/etc/fstab"
echo terminal >"$root/etc/hostname"
[ "$session" = bare ] || inside anna-put-up "$session" || failed "anna-put-up $session fails"

# What belongs to the test alone: a shell of root on the second serial line.
cp "$here/hall-shell.service" "$root/etc/systemd/system/"
inside systemctl enable hall-shell.service || failed "the shell of the test cannot be enabled"
inside systemctl mask serial-getty@ttyS0.service e2scrub_reap.service || failed "what only takes time cannot be masked"

rm -f "$hall/$session.img"
mke2fs -q -t ext4 -L terminal -d "$root" "$hall/$session.img" 2G >>"$log" 2>&1 || failed "mke2fs fails"
echo "$key" >"$hall/$session.key"
