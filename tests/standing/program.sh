#!/bin/sh
# Root writes a new program onto the root that does not run: killed at any moment the old one starts; what the terminal
# asks for is judged once more; a picture makes the new one good, none brings the old one back. With a loop device also on
# a real boot partition, which is read-only before and after. Exit 77: root plays root.
# usage: tests/standing/program.sh BUILD [KILLS]
set -eu
export LC_ALL=C.UTF-8 LANGUAGE=
build=$(cd "$1" && pwd)
kills=${2:-20}
[ "$(id -u)" -eq 0 ] || {
    echo "SKIPPED: needs root and a second user"
    exit 77
}
work=$(mktemp -d)
trap 'umount "$work/esp" 2>/dev/null || true; [ -z "${loop:-}" ] || losetup -d "$loop"; rm -rf "$work"' EXIT
bad=0
say() {
    echo "$1"
    bad=1
}
chmod 0755 "$work"
mkdir -p "$work/boot/anna" "$work/trust" "$work/stick" "$work/asks" "$work/esp"
len=6000000
# image FILE NUMBER: what begins like a squashfs, and is another for each number.
image() {
    python3 - "$1" "$2" "$len" <<'END'
import random, struct, sys
name, number, size = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
head = struct.pack("<4sIIIIHHHHHHQQ", b"hsqs", 1, 0, 4096, 0, 4, 12, 0, 1, 4, 0, 0, size)
open(name, "wb").write((head + random.Random(number).randbytes(size))[:size])
END
}
"$build/anna-admin" -w "$work/office" init --no-passphrase >/dev/null
"$build/anna-admin" -w "$work/stranger" init --no-passphrase >/dev/null
# sign OFFICE NUMBER FOLDER
sign() {
    image "$work/image.$2" "$2"
    "$build/anna-admin" -w "$work/$1" program --version "0.$2" --number "$2" "$work/image.$2" "$3" >/dev/null
}
one() {
    echo "$work/stick/anna-0.$1-$1-amd64.anna-program"
}
# runs NUMBER: what says what runs.
runs() {
    printf 'anna-program machine=amd64 version=0.%s number=%s created=2026-11-20\n' "$1" "$1" >"$work/runs"
}
# block GOOD TRY
block() {
    python3 -c 'import sys; sys.stdout.write(("# GRUB Environment Block\ngood=%s\ntry=%s\n" % tuple(sys.argv[1:])).ljust(1024, "#"))' \
        "$1" "$2" >"$work/boot/anna/grubenv"
}
# has WORDS WHEN: the block says so.
has() {
    said=$(sed -n 's/#.*//; /=/p' "$work/boot/anna/grubenv" | tr '\n' ' ')
    [ "$said" = "$1 " ] || say "$2: the block says $said, not $1"
}
cat >"$work/systemctl" <<END
#!/bin/sh
echo "\$*" >>"$work/called"
case \$1 in
is-active) [ -e "$work/picture" ] ;;
esac
END
chmod 0755 "$work/systemctl"
# program RUNS WORDS...
program() {
    slot=$1
    shift
    "$build/anna-program" "$@" --slot-a "$work/a" --slot-b "$work/b" --boot "$work/boot" --boot-disk "" --runs "$slot" \
        --program "$work/runs" --trust "$work/trust" --config /dev/null --key "$work/office/keys/minisign.pub" \
        --asks "$work/asks" --told "$work/told" --sticks "$work/stick" --systemctl "$work/systemctl" --seconds 2
}
fresh() {
    rm -rf "$work/trust"
    mkdir "$work/trust"
    block a ""
    head -c 8000000 /dev/zero >"$work/a"
    dd if="$work/image.6" of="$work/a" conv=notrunc 2>/dev/null
    cp "$work/a" "$work/b"
}
holds() {
    cmp -s -n "$len" "$work/$1" "$work/image.$2"
}

sign office 6 "$work/stick"
sign office 7 "$work/stick"
runs 6
fresh

# Written, tried, good.
program a write "$(one 7)" >"$work/said" 2>&1 || say "a good program is not written: $(cat "$work/said")"
holds b 7 || say "the root b holds something else"
has "good=a try=b" written
grep -qx "trying b 7" "$work/trust/program.past" || say "what is tried is not noted"
[ "$(stat -c '%U %a' "$work/trust/program.past")" = "root 644" ] || say "the note is not root's"
program a restart && grep -qx reboot "$work/called" || say "the restart that waits is refused"
block a "" # GRUB has emptied it
runs 7
touch "$work/picture"
program b tried >"$work/said" 2>&1 || say "the picture is not noted: $(cat "$work/said")"
has "good=b try=" good
grep -qx "good 7" "$work/trust/program.past" || say "what is good is not noted"
rm "$work/called"
! program b restart 2>/dev/null || say "it restarts though nothing waits"
[ ! -e "$work/called" ] || say "it called $(cat "$work/called")"

# Written, tried, no picture.
sign office 8 "$work/stick"
program b write "$(one 8)" >/dev/null
has "good=b try=a" "written again"
block b ""
rm -f "$work/picture"
code=0
program a tried >"$work/said" 2>&1 || code=$?
[ "$code" -eq 1 ] && grep -q "the program before comes back" "$work/said" || say "no picture is no matter: $(cat "$work/said")"
[ "$(grep -c reboot "$work/called")" -eq 2 ] || say "it does not insist: $(cat "$work/called")"
has "good=b try=" "gone back"
rm "$work/called"
# What is good stays, with a picture or without.
code=0
program b tried >"$work/said" 2>&1 || code=$?
[ "$code" -eq 1 ] && ! grep -q reboot "$work/called" || say "what is good is given up"
touch "$work/picture"
program b tried >/dev/null
grep -qx "back 8" "$work/trust/program.past" || say "that it went back is not noted"
code=0
program b write "$(one 8)" 2>"$work/said" || code=$?
[ "$code" -eq 1 ] && grep -q "went_back" "$work/said" || say "it is tried once more: $(cat "$work/said")"

# What the terminal asks for: answered under its mark, judged once more, from sticks alone.
sign office 9 "$work/stick"
ask() {
    printf '17-4\n%s\n' "$1" >"$work/asks/ask"
    code=0
    program b write >"$work/said" 2>&1 || code=$?
    rm -f "$work/asks/ask"
}
ask "$(one 9)"
[ "$code" -eq 0 ] && grep -qx "17-4 end written 9" "$work/told" || say "the terminal is not told: $(cat "$work/told")"
holds a 9 || say "the root a holds something else"
sign stranger 10 "$work/stick"
ask "$(one 10)"
[ "$code" -eq 1 ] && grep -qx "17-4 end foreign 0" "$work/told" || say "a stranger's is not refused: $(cat "$work/told")"
cp "$work"/stick/*-9-amd64* "$work"
ln -s "$work" "$work/stick/up"
for path in "$work/anna-0.9-9-amd64.anna-program" "$work/stick/../anna-0.9-9-amd64.anna-program" \
    "$work/stick/up/anna-0.9-9-amd64.anna-program" /etc/shadow; do
    rm -f "$work/told"
    ask "$path"
    [ "$code" -eq 1 ] && [ ! -e "$work/told" ] && grep -q "it lies on no stick" "$work/said" || say "root reads $path"
done
ln -s /etc/shadow "$work/asks/ask"
! program b write 2>"$work/said" || say "root follows a link"
grep -q "could not be opened" "$work/said" || say "root does not say why: $(cat "$work/said")"

# Killed at any moment: nothing is to be tried, or the whole of it.
runs 6
fresh
began=$(date +%s%N)
program a write "$(one 9)" >/dev/null
took_us=$((($(date +%s%N) - began) / 1000))
cut=0 whole=0
for i in $(seq "$kills"); do
    fresh
    program a write "$(one 9)" >/dev/null 2>&1 &
    pid=$!
    sleep "$(printf '0.%06d' $((took_us * i / kills % 1000000)))"
    pkill -9 -P "$pid" 2>/dev/null || true
    kill -9 "$pid" 2>/dev/null || true
    wait "$pid" 2>/dev/null || true
    holds a 6 || say "kill $i: the root that runs was written"
    case $(sed -n 's/^try=\([ab]*\).*/\1/p' "$work/boot/anna/grubenv") in
    b) holds b 9 && whole=$((whole + 1)) || say "kill $i: what is not whole is tried" ;;
    "") cut=$((cut + 1)) ;;
    *) say "kill $i: the block is damaged" ;;
    esac
done

# A boot partition as it is: mounted read-only, or not at all.
boot=plain
if command -v mkfs.vfat >/dev/null && truncate -s 34M "$work/esp.img" && mkfs.vfat -F 32 "$work/esp.img" >/dev/null 2>&1 &&
    loop=$(losetup -f --show "$work/esp.img" 2>/dev/null) && mount -t vfat "$loop" "$work/esp" 2>/dev/null; then
    boot=vfat
    mkdir "$work/esp/anna"
    fresh
    cp "$work/boot/anna/grubenv" "$work/esp/anna/grubenv"
    umount "$work/esp"
    on_disk() {
        "$build/anna-program" "$@" --slot-a "$work/a" --slot-b "$work/b" --boot "$work/esp" --boot-disk "$loop" --runs a \
            --program "$work/runs" --trust "$work/trust" --config /dev/null --key "$work/office/keys/minisign.pub"
    }
    on_disk write "$(one 9)" >"$work/said" 2>&1 || say "a boot partition that is not mounted: $(cat "$work/said")"
    ! mountpoint -q "$work/esp" || say "the boot partition stays mounted"
    mount -t vfat -o ro "$loop" "$work/esp"
    grep -qx "try=b" "$work/esp/anna/grubenv" || say "the boot partition does not have it"
    on_disk write "$(one 9)" >"$work/said" 2>&1 || say "a boot partition that is read-only: $(cat "$work/said")"
    grep -q " $work/esp vfat ro" /proc/mounts || say "the boot partition is writable afterwards"
    grep -qx "try=b" "$work/esp/anna/grubenv" || say "the boot partition has lost it"
else
    echo "SKIPPED: no loop device with vfat can be mounted here, the boot partition is a plain folder"
fi
[ "$bad" -ne 0 ] || echo "killed $kills times: $cut times the old program starts, $whole times the whole new one; boot: $boot"
exit "$bad"
