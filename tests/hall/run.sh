#!/bin/sh
# The hall: a real Debian with the terminal on it boots under a real kernel, in QEMU, and is played with as in a town
# hall: sticks, fingers, keys, power cuts. Pictures are kept in BUILD/hall/pictures.
# Exit 77, with the reason: it cannot be played here.
# usage: tests/hall/run.sh BUILD [--long | STAGE...]    ANNA_SEED, ANNA_CUTS, ANNA_PULLS: chance, and how many with
# --long; a stage alone: quick, setup, touch, cage, glass, image, sticks, pulls, cuts, sound
set -eu
here=$(cd "$(dirname "$0")" && pwd)
build=$(cd "$1" && pwd)
sh "$here/../../kiosk/install-packages.sh" "$here/packages.txt" >/dev/null 2>&1 || {
    echo "SKIPPED: the packages of tests/hall/packages.txt cannot be had"
    exit 77
}
afresh=
[ "${2:-}" != --long ] || afresh=--afresh
code=0
sh "$here/disk.sh" "$build" bare "$afresh" >"$build/hall-made" || code=$?
cat "$build/hall-made"
[ "$code" -ne 77 ] || echo "SKIPPED: the machine of the hall cannot be made: $(tail -n 1 "$build/hall-made")"
[ "$code" -eq 0 ] || exit "$code"
[ -z "${2:-}" ] || for session in xorg cage; do
    sh "$here/disk.sh" "$build" $session
done
case " $* " in
*" --long "* | *" image "*)
    code=0
    { sh "$here/image_disk.sh" "$build" && sh "$here/image_programs.sh" "$build"; } >"$build/hall-made" || code=$?
    cat "$build/hall-made"
    [ "$code" -ne 77 ] || echo "SKIPPED: the image cannot be made: $(tail -n 1 "$build/hall-made")"
    [ "$code" -eq 0 ] || [ "$code" -eq 77 ] || exit "$code"
    ;;
esac
shift
exec python3 "$here/hall.py" "$build" "$@"
