#!/bin/sh
# A fresh Debian 12: two packages are installed, systemd boots, and the terminal stands on a real X
# server and comes back from every death. Needs root, the network of Debian's mirror, debootstrap and
# systemd-container; the bare system is kept in $ANNA_CACHE (default /tmp/anna-debian).
# usage: tests/standing/container.sh [BUILD]
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd)
build=${1:-$root/build}
cache=${ANNA_CACHE:-/tmp/anna-debian}
# The mirror that this machine itself takes its packages from.
mirror=${ANNA_MIRROR:-$(apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' | grep -v security | head -n 1)}
for tool in debootstrap systemd-nspawn nsenter; do
    if [ "$(id -u)" -ne 0 ] || ! command -v "$tool" >/dev/null; then
        echo "SKIPPED: a fresh Debian needs root and $tool"
        exit 0
    fi
done
work=$(mktemp -d)
machine=$work/machine
guest=
end() {
    if [ -n "$guest" ]; then
        inside systemctl poweroff 2>/dev/null || true
        for _ in 1 2 3 4 5 6 7 8 9 10; do
            kill -0 "$guest" 2>/dev/null || break
            sleep 1
        done
        kill -9 "$guest" 2>/dev/null || true
    fi
    rm -rf "$work"
}
trap end EXIT
inside() { nsenter -t "$leader" -a -- "$@"; }
fail() {
    echo "FAIL: $1"
    [ -z "$guest" ] || inside journalctl --no-pager -n 30 -u anna-kiosk -u anna-xorg || true
    exit 1
}

[ -e "$cache/etc/debian_version" ] || {
    debootstrap --variant=minbase bookworm "$cache.new" "$mirror" >"$work/log" 2>&1 || {
        tail -n 20 "$work/log"
        exit 2
    }
    mv "$cache.new" "$cache"
}
cp -a "$cache" "$machine"
cp "$build"/packages/*.deb "$machine/tmp/"
cp /etc/resolv.conf "$machine/etc/resolv.conf"
in_root() {
    DEBIAN_FRONTEND=noninteractive chroot "$machine" sh -c "$1" >"$work/log" 2>&1 || {
        tail -n 20 "$work/log"
        fail "$2"
    }
}

# Kilobytes that a list of packages and what it pulls in take, as Debian counts them.
kilobytes() {
    chroot "$machine" apt-get install -s --no-install-recommends "$@" 2>/dev/null |
        sed -n 's/^Inst \([^ ]*\).*/\1/p' | sort -u >"$work/names"
    { chroot "$machine" sh -c "apt-cache show --no-all-versions $(grep -v '^anna-' "$work/names" | tr '\n' ' ')"
      for package in $(grep '^anna-' "$work/names"); do
          dpkg-deb -I "$build/packages/${package}_"*.deb | sed 's/^ //'
      done; } | awk '/^Installed-Size:/ { sum += $2 } END { print sum + 0 }'
}
in_root "apt-get update -qq" "the lists of packages could not be read"
display="xserver-xorg-core xserver-xorg-input-libinput"
# shellcheck disable=SC2086 # names are words
alone=$(kilobytes $display)
# shellcheck disable=SC2086 # names are words
with=$(kilobytes $display /tmp/anna-kiosk_*.deb)
echo "beyond the X server ($((alone / 1024)) MB) the terminal takes $(((with - alone) / 1024)) MB, fonts included"
[ $(((with - alone) / 1024)) -le 75 ] || fail "that is more than 75 MB"

in_root "apt-get install -y --no-install-recommends /tmp/anna-kiosk_*.deb /tmp/anna-admin_*.deb" \
    "the packages cannot be installed"
in_root "anna-kiosk --version && anna-admin --version && id anna" "what is installed does not start"
in_root "apt-get install -y --no-install-recommends $display xauth xserver-xorg-video-dummy xdotool systemd-sysv" \
    "the X server cannot be installed"
in_root "cd /root && anna-admin -w office init --no-passphrase &&
    anna-admin -w office import /usr/share/anna/assets/content/offers.json &&
    anna-admin -w office pack --no-passphrase /tmp/week.anna &&
    install -m 0644 office/keys/minisign.pub /etc/anna/minisign.pub && chmod 0644 /tmp/week.anna* &&
    sed -i 's/^;key = /key = /' /etc/anna/kiosk.conf &&
    install -d -o anna -g anna -m 0700 /var/lib/anna-kiosk &&
    setpriv --reuid anna --regid anna --clear-groups anna-kiosk install /tmp/week.anna &&
    setpriv --reuid anna --regid anna --clear-groups anna-kiosk check" \
    "content cannot be installed"
mkdir -p "$machine/etc/X11/xorg.conf.d"
cat >"$machine/etc/X11/xorg.conf.d/10-dummy.conf" <<'END'
Section "Device"
    Identifier "dummy"
    Driver "dummy"
EndSection
END

# Boots it.
systemd-nspawn -q -D "$machine" --boot --register=no --keep-unit --private-network --console=pipe \
    >"$work/console" 2>&1 </dev/null &
guest=$!
leader=
for _ in $(seq 100); do
    leader=$(pgrep -P "$guest" || true)
    [ -z "$leader" ] || ! inside systemctl is-system-running --wait >/dev/null 2>&1 || break
    sleep 0.2
done
[ -n "$leader" ] || { cat "$work/console"; fail "systemd did not boot"; }

# Number of the process whose picture stands.
standing() {
    [ "$(inside systemctl show -p ActiveState --value anna-kiosk)" = active ] || return 1
    inside systemctl show -p MainPID --value anna-kiosk
}
# Waits at most $2 seconds until another process than $1 stands.
back() {
    began=$(date +%s%N)
    while :; do
        now=$(standing || true)
        took=$((($(date +%s%N) - began) / 1000000))
        [ -z "$now" ] || [ "$now" = 0 ] || [ "$now" = "$1" ] || break
        [ "$took" -lt "$2" ] || fail "$3: the picture is not back after $2 ms"
    done
    printf '%-24s back after %4d ms\n' "$3" "$took"
}
inside anna-put-up xorg || fail "anna-put-up xorg"
back 0 10000 "put up"
for signal in SEGV ABRT KILL; do
    before=$(standing)
    inside kill -$signal "$before"
    back "$before" 5000 "SIG$signal"
done
for _ in 1 2 3 4 5 6 7 8; do
    before=$(standing)
    inside kill -SEGV "$before"
    back "$before" 5000 "again and again"
done
sleep 2
before=$(standing)
export DISPLAY=:0 XAUTHORITY=/run/anna/display/xauthority
inside xdotool mousemove 300 300 click 1
inside kill -STOP "$before"
back "$before" 5000 "stands still at work"
before=$(standing)
inside kill -SEGV "$(inside systemctl show -p MainPID --value anna-xorg)"
back "$before" 5000 "the X server dies"

# Nobody else draws on the display; the terminal has no network and no right to change the system.
inside setpriv --reuid nobody --regid nogroup --clear-groups env -u XAUTHORITY xdotool getmouselocation \
    >/dev/null 2>&1 && fail "another user may use the display"
view="nsenter -t $(standing) -a --"
[ "$(inside $view cat /proc/net/dev | grep -c :)" -eq 1 ] || fail "the terminal has a network"
for place in /etc/x /usr/x /root/x /home/x; do
    inside $view sh -c "touch $place" 2>/dev/null && fail "the terminal can write to $place"
done
inside sh -c 'ls /core* /var/lib/systemd/coredump/* 2>/dev/null' && fail "there is a core file"
inside anna-put-up down || fail "anna-put-up down"
[ "$(inside systemctl is-active anna-kiosk || true)" = inactive ] || fail "it still stands"
in_root "apt-get purge -y anna-kiosk anna-admin && [ ! -e /var/lib/anna-kiosk ] && [ ! -e /etc/anna/kiosk.conf ]" \
    "the packages cannot be removed"
echo "installed on a fresh Debian, put up, died, came back, taken down, removed"
