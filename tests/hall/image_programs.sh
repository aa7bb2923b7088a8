#!/bin/sh
# New programs for the terminal of image_disk.sh: BUILD/hall/programs/newer.anna-program, with the next number, and
# broken.anna-program, with the one after that, whose terminal never shows a picture; each with its line in .program.
# Both lack the firmware, which the machine of the test does not ask for: there is less to write.
# usage: tests/hall/image_programs.sh BUILD
set -eu
here=$(cd "$(dirname "$0")" && pwd)
hall=$(cd "$1" && pwd)/hall
out=$hall/programs
key=$(cat "$hall/image.key" "$here/image_programs.sh" | sha256sum)
[ "$(cat "$out/key" 2>/dev/null)" != "$key" ] || exit 0
rm -rf "$out"
mkdir "$out"
trap 'rm -rf "$out/root"' EXIT
unsquashfs -quiet -no-progress -d "$out/root" "$hall/image.anna-program"
rm -rf "$out/root/usr/lib/firmware"
number=$(sed -n 's/.* number=\([0-9]*\) .*/\1/p' "$hall/image.program")
for name in newer broken; do
    number=$((number + 1))
    sed "s/ number=[0-9]* / number=$number /" "$hall/image.program" >"$out/$name.program"
    cp "$out/$name.program" "$out/root/usr/share/anna-kiosk/program"
    [ "$name" = newer ] || printf '#!/bin/sh\nexec sleep infinity\n' >"$out/root/usr/bin/anna-kiosk"
    mksquashfs "$out/root" "$out/$name.anna-program" -comp gzip -Xcompression-level 1 -noappend -no-progress -quiet -no-xattrs -no-exports
done
echo "$key" >"$out/key"
