#!/bin/sh
# A new version of the terminals' program: the office signs it with the key of the content, from the line that stands
# beside the image or from words; what is no whole image that GRUB reads is refused; older ones give way.
. "$(dirname "$0")/lib.sh"

stick=$work/stick
mkdir "$stick"
# image NAME KIND BYTES [SAYS]: a squashfs as far as its superblock goes (kind 1 gzip, 4 xz), SAYS bytes in its own words.
image()
{
    python3 - "$work/$1" "$2" "$3" "${4:-$3}" <<'EOF'
import struct, sys
name, kind, size, used = sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4])
head = struct.pack("<4sIIIIHHHHHHQQ", b"hsqs", 1, 0, 4096, 0, kind, 12, 0, 1, 4, 0, 0, used)
open(name, "wb").write((head + bytes(i * 7 % 251 for i in range(size)))[:size])
EOF
}
image good.anna-program 4 700000
printf 'anna-program machine=amd64 version=0.2.0 number=7 created=2026-11-29\n' >"$work/good.program"

exits 2 program "$work/good.anna-program" "$stick"
says err "minisign.key"
exits 0 init --no-passphrase
exits 2 program "$work/good.anna-program"
exits 2 program "$work/good.anna-program" "$work/nowhere"
says err "this is not a folder"
exits 2 program "$work/missing" "$stick"
says err "say --version and --number"
exits 2 program --version 1 --number 1 "$work/missing" "$stick"
says err "could not be opened"
image zstd 6 5000
exits 2 program --version 1 --number 1 "$work/zstd" "$stick"
says err "gzip or xz"
image torn 4 5000 5001
exits 2 program --version 1 --number 1 "$work/torn" "$stick"
says err "it is not whole"
echo "no image" >"$work/text"
exits 2 program --version 1 --number 1 "$work/text" "$stick"
says err "this is no squashfs"
for words in "--version 1_2" "--version 1 --machine AMD" "--version 1 --date yesterday"; do
    # shellcheck disable=SC2086 # words
    exits 2 program $words --number 1 "$work/good.anna-program" "$stick"
done
for number in 0 -1 1x '' 99999999999; do
    exits 2 program --version 1 --number "$number" "$work/good.anna-program" "$stick"
done
printf 'anna-program machine=amd64 version=0.2.0 number=7\n' >"$work/half.program"
cp "$work/good.anna-program" "$work/half.anna-program"
exits 2 program "$work/half.anna-program" "$stick"
says err "half.program"
[ -z "$(ls "$stick")" ] || fail "what was refused wrote $(ls "$stick")"

one=$stick/anna-0.2.0-7-amd64.anna-program
echo "photo" >"$stick/bild.jpg"
exits 0 program "$work/good.anna-program" "$stick"
says out "$one: anna-program machine=amd64 version=0.2.0 number=7 created=2026-11-29"
says out "read back and found good"
cmp -s "$one" "$work/good.anna-program" || fail "the stick holds something else than was given"
minisign -Vm "$one" -p "$w/keys/minisign.pub" >"$work/said" || fail "minisign does not find it good"
grep -qF "anna-program machine=amd64 version=0.2.0 number=7 created=2026-11-29" "$work/said" ||
    fail "minisign does not say what was signed: $(cat "$work/said")"

# An older one of this office gives way; another machine's, a stranger's and what is no program stay.
"$ANNA_ADMIN" -w "$work/other" init --no-passphrase >/dev/null
"$ANNA_ADMIN" -w "$work/other" program --version 0.1 --number 3 "$work/good.anna-program" "$stick" >/dev/null
image plain 1 3000
exits 0 program --machine arm64 --version 0.2.0 --number 5 --date 2026-11-30 "$work/plain" "$stick"
exits 0 program --version 0.3.0 --number 8 "$work/good.anna-program" "$stick"
says out "$one: taken away, number 8 replaces it"
[ "$(ls "$stick")" = "anna-0.1-3-amd64.anna-program
anna-0.1-3-amd64.anna-program.minisig
anna-0.2.0-5-arm64.anna-program
anna-0.2.0-5-arm64.anna-program.minisig
anna-0.3.0-8-amd64.anna-program
anna-0.3.0-8-amd64.anna-program.minisig
bild.jpg" ] || fail "on the stick lies: $(ls "$stick")"

# What a terminal wrote about one that went back is told by whoever takes the stick in.
mkdir "$stick/anna"
printf 'ANNA-Gerät: ennigerloh\r\n\r\nNichts Neues\r\n\r\nAm Gerät läuft Programm Nummer 6.\r\nAchtung: Programm Nummer 7 lief hier nicht.\r\n\r\n' \
    >"$stick/anna/ANNA-Meldung-ennigerloh.txt"
exits 0 collect "$stick"
says out "ANNA-Meldung-ennigerloh.txt: Achtung: Programm Nummer 7 lief hier nicht."

# Keys that do not belong together sign nothing.
cp "$work/other/keys/minisign.pub" "$w/keys/minisign.pub"
exits 2 program --version 0.4.0 --number 9 "$work/good.anna-program" "$stick"
says err "does not belong to the secret key"
done_testing
