#!/bin/sh
# The two Debian packages: made, looked into, and run from a root of their own.
# usage: tests/standing/packages.sh [BUILD]
set -eu
export LC_ALL=C.UTF-8 LANGUAGE=
root=$(cd "$(dirname "$0")/../.." && pwd)
build=${1:-$root/build}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
bad=0
say() {
    echo "$1"
    bad=1
}

rm -rf "$build/packages"
cpack --config "$build/CPackConfig.cmake" -B "$build/packages" >"$work/cpack" 2>&1 || {
    cat "$work/cpack"
    exit 1
}
set -- "$build"/packages/*.deb
[ $# -eq 3 ] || say "there are $# packages instead of three"

# What each must hold and ask for; and nothing of the machine that it was made on.
while read -r package what; do
    file=$(echo "$build/packages/${package}_"*.deb)
    dpkg-deb -c "$file" | awk '{print $6}' >"$work/$package.files"
    case $what in
    ./*) grep -qx "$what" "$work/$package.files" || say "$package: $what is missing" ;;
    *) dpkg-deb -f "$file" Depends | tr ',' '\n' | grep -q "^ *$what\>" || say "$package does not depend on $what" ;;
    esac
done <<END
anna-kiosk ./usr/bin/anna-kiosk
anna-kiosk ./usr/sbin/anna-put-up
anna-kiosk ./usr/lib/anna/anna-print
anna-kiosk ./usr/lib/anna/anna-voice
anna-kiosk ./etc/anna/kiosk.conf
anna-kiosk ./usr/lib/systemd/system/anna-kiosk.service
anna-kiosk ./usr/lib/systemd/system/anna-stick@.service
anna-kiosk ./usr/lib/systemd/system/anna-setup.path
anna-kiosk ./usr/lib/systemd/system/anna-setup.service
anna-kiosk ./usr/sbin/anna-program
anna-kiosk ./usr/lib/systemd/system/anna-program.path
anna-kiosk ./usr/lib/systemd/system/anna-program.service
anna-kiosk ./usr/lib/systemd/system/anna-program-restart.path
anna-kiosk ./usr/lib/systemd/system/anna-program-restart.service
anna-kiosk ./usr/lib/systemd/system/anna-program-tried.service
anna-kiosk ./usr/share/anna/standing/72-anna-sound.rules
anna-kiosk ./usr/share/anna/standing/90-anna-touch.rules
anna-kiosk ./usr/lib/systemd/system/anna-touch.service
anna-kiosk ./usr/share/anna/standing/logind.conf
anna-kiosk ./usr/share/anna/standing/system.conf
anna-kiosk ./usr/lib/sysusers.d/anna.conf
anna-kiosk ./usr/lib/tmpfiles.d/anna.conf
anna-kiosk ./usr/share/doc/anna-kiosk/front-desk.html
anna-kiosk ./usr/share/doc/anna-kiosk/what-it-knows.html
anna-kiosk ./usr/share/man/man8/anna-kiosk.8.gz
anna-kiosk ./usr/share/man/man8/anna-program.8.gz
anna-kiosk ./usr/share/man/man5/kiosk.conf.5.gz
anna-kiosk ./usr/share/man/man5/anna-visit.5.gz
anna-kiosk ./usr/share/anna/strings/de/LC_MESSAGES/anna.mo
anna-kiosk ./usr/share/anna/strings/ar/LC_MESSAGES/anna.mo
anna-kiosk ./usr/share/anna/assets/words/three_words.tsv
anna-kiosk ./usr/share/bash-completion/completions/anna-kiosk
anna-kiosk ./usr/share/bash-completion/completions/anna-program
anna-kiosk fonts-noto-core
anna-kiosk fonts-material-design-icons-iconfont
anna-kiosk libsdl2-2.0-0
anna-kiosk libespeak-ng1
anna-kiosk espeak-ng-data
anna-kiosk libseccomp2
anna-kiosk libsqlite3-0
anna-kiosk ./usr/share/doc/anna-kiosk/README.md
anna-kiosk ./usr/share/doc/anna-kiosk/copyright
anna-admin ./usr/lib/systemd/user/anna-office.service
anna-admin ./usr/share/applications/anna-office.desktop
anna-admin ./usr/share/icons/hicolor/scalable/apps/anna-office.svg
anna-admin ./usr/share/doc/anna-admin/examples/nginx.conf
anna-admin ./usr/share/doc/anna-admin/README.md
anna-admin ./usr/share/doc/anna-admin/copyright
anna-admin ./usr/bin/anna-admin
anna-admin ./usr/share/man/man1/anna-admin.1.gz
anna-admin ./usr/share/anna/assets/content/offers.json
anna-admin ./usr/share/anna/assets/words/german_classes.tsv
anna-admin ./usr/share/anna/assets/words/german_lists.tsv
anna-admin ./usr/share/bash-completion/completions/anna-admin
anna-admin libsodium23
anna-admin libjansson4
anna-courier ./usr/bin/anna-courier
anna-courier ./etc/anna/courier.conf
anna-courier ./usr/lib/systemd/system/anna-courier.service
anna-courier ./usr/lib/sysusers.d/anna-courier.conf
anna-courier ./usr/share/man/man8/anna-courier.8.gz
anna-courier ./usr/share/doc/anna-courier/copyright
anna-courier libcurl4
anna-courier ca-certificates
END
for file in "$@"; do
    package=$(dpkg-deb -f "$file" Package)
    dpkg-deb -x "$file" "$work/root"
    dpkg-deb -e "$file" "$work/$package"
    dpkg-deb -c "$file" | awk '$1 ~ /^.....w|^........w|^...[sS]/ || $2 != "root/root"' |
        grep . && say "$package: these may be changed by others, or are not root's"
    [ "$(dpkg-deb -f "$file" Version)" = "$("$build/anna-kiosk" --version | cut -d' ' -f2)" ] ||
        say "$package has another version than the program"
done
# What a package depends on is named in its copyright, with its licence.
for file in "$@"; do
    for needed in $(dpkg-deb -f "$file" Depends | tr ',' '\n' | sed 's/ *(.*//'); do
        grep -qE "^ (.*, )?${needed}[,:]" "$root/kiosk/standing/debian/copyright" || say "debian/copyright does not name $needed"
    done
done
for package in kiosk courier; do
    grep -qx "/etc/anna/$package.conf" "$work/anna-$package/conffiles" || say "$package.conf is no conffile"
    for script in postinst prerm postrm; do
        sh -n "$work/anna-$package/$script" || say "$script of $package cannot be read"
    done
done
# The terminal has no network: nothing that speaks to one is in its package.
dpkg-deb -f "$build"/packages/anna-kiosk_*.deb Depends | grep -qE 'libcurl|libpq' && say "the terminal depends on a network"

# What a disk is is asked by 60-persistent-storage.rules; whoever does something with it stands behind.
for rules in "$work"/root/usr/share/anna/standing/*.rules; do
    name=${rules##*/}
    asks=60-persistent-storage.rules
    [ "$(printf '%s\n' "$asks" "$name" | LC_ALL=C sort | tail -n 1)" = "$name" ] ||
        say "$name runs before $asks: what a disk is is not known there"
    grep -qF "$name" "$work/root/usr/sbin/anna-put-up" || say "anna-put-up does not put up $name"
done
grep -q 'anna-put-up renew' "$work/anna-kiosk/postinst" || say "an update does not renew what was put up"
ls "$work"/root/usr/share/anna/standing/*anna-stick.rules >/dev/null || say "the rule for sticks is missing"
if grep -rqF "$root" "$work/root"; then say "the folder of the sources is named in it"; fi

# What anna-put-up puts into the system, the package brings.
for file in $(sed -n 's/^rules="\(.*\)"$/\1/p' "$work/root/usr/sbin/anna-put-up") logind.conf system.conf; do
    [ -e "$work/root/usr/share/anna/standing/$file" ] || say "anna-put-up installs $file, and no package has it"
done

# As installed: the programs find their files, and the office and the terminal work together.
admin="$work/root/usr/bin/anna-admin -w $work/office"
kiosk=$work/root/usr/bin/anna-kiosk
{
    $admin init --no-passphrase &&
        $admin import "$work/root/usr/share/anna/assets/content/offers.json" &&
        $admin pack --no-passphrase "$work/week.anna" &&
        "$kiosk" install "$work/week.anna" --config "$work/root/etc/anna/kiosk.conf" --state "$work/state" \
            --key "$work/office/keys/minisign.pub" &&
        "$kiosk" check --config "$work/root/etc/anna/kiosk.conf" --state "$work/state" \
            --key "$work/office/keys/minisign.pub"
} >"$work/said" 2>&1 || {
    cat "$work/said"
    say "what is installed does not work"
}
printf 'key ok\nscreen home\nexpect Was brauchen Sie?\n' >"$work/visit"
"$kiosk" --state "$work/state" --key "$work/office/keys/minisign.pub" --script "$work/visit" ||
    say "a visit with what is installed fails"

# A window under cage was seen in a real machine with these two alone (tests/hall, stage cage).
units=$work/root/usr/lib/systemd/system
grep -qE '^SystemCallFilter=.*\<mincore\>' "$units/anna-kiosk.service" || say "the terminal may not ask what Mesa asks"
grep -qx 'DeviceAllow=char-116 rw' "$units/anna-kiosk.service" || say "a sound card that is plugged in later is shut out"
grep -qE '^SystemCallFilter=.*\<seccomp\>.*\<landlock_restrict_self\>' "$units/anna-kiosk.service" ||
    say "anna-voice may not close its jail"
grep -qE '^Environment=.*WLR_RENDERER=pixman' "$units/anna-cage.service" || say "cage draws with OpenGL"

# A keypad that may type may speak too.
usb=$work/root/usr/share/doc/anna-kiosk/70-anna-usb.rules
grep '^ATTR{bInterfaceClass}=="03"' "$usb" | sed 's/"03"/"01"/' | while read -r line; do
    grep -qxF "$line" "$usb" || echo "70-anna-usb.rules: a keypad's sound is shut out: $line"
done | grep . && say "a keypad is let in without its sound"

# The units, as systemd reads them. Programs that a unit starts need not be here.
if command -v systemd-analyze >/dev/null; then
    mkdir "$work/units"
    cp "$work"/root/usr/lib/systemd/system/anna-* "$work/units"
    sed -i -E 's#^(Exec[A-Za-z]*=)[^ ]*#\1/bin/true#' "$work"/units/*.service
    systemd-analyze verify --man=no "$work"/units/anna-kiosk.service "$work"/units/anna-xorg.service \
        "$work"/units/anna-stick-write.* "$work"/units/anna-setup.* "$work"/units/anna-program* \
        "$work"/units/anna-stick@sda.service "$work"/units/anna-touch.service 2>&1 |
        grep 'anna-' && say "systemd does not like the units"
else
    echo "SKIPPED: no systemd-analyze, the units were not verified"
fi
du -ck "$@" | tail -n 1 | sed 's/\ttotal/ KB in three packages/'
exit $bad
