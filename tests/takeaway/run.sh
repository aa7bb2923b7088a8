#!/bin/sh
# The proof of the codes: cut out of the frame buffer, read by two readers that are not ours, and compared
# with the content; then a coach who leaves. usage: tests/takeaway/run.sh [BUILD] [--long] [--seed N]
# Without --long a twentieth of all codes, chosen by the seed (default: the day).
set -eu
export LC_ALL=C.UTF-8 LANGUAGE=
root=$(cd "$(dirname "$0")/../.." && pwd)
build=$root/build
share=20
seed=$(date +%Y%m%d)
case "${1:-}" in
"" | --*) ;;
*) build=$1 && shift ;;
esac
while [ $# -gt 0 ]; do
    case $1 in
    --long) share=1 ;;
    --seed) seed=$2 && shift ;;
    *) echo "usage: tests/takeaway/run.sh [BUILD] [--long] [--seed N]" >&2 && exit 2 ;;
    esac
    shift
done
build=$(cd "$build" && pwd)
# Node comes with npm from some sources and in two packages from Debian.
command -v npm >/dev/null || sh "$root/kiosk/install-packages.sh" "$root/tests/takeaway/packages-npm.txt"
modules=$build/readers/node_modules
if [ ! -d "$modules/jsqr" ] || [ ! -d "$modules/pngjs" ]; then
    mkdir -p "$build/readers"
    npm install --prefix "$build/readers" --no-audit --no-fund --no-save jsqr@1.4.0 pngjs@7.0.0 >"$build/readers/npm.log" 2>&1 ||
        { cat "$build/readers/npm.log"; exit 2; }
fi

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
admin="$build/anna-admin -w $work/office"
key=$work/office/keys/minisign.pub
# publish: packs what the office has, and installs it.
publish() {
    $admin pack --no-passphrase --date 2026-11-20 "$work/demo.anna" >/dev/null 2>&1
    "$build/anna-kiosk" install "$work/demo.anna" --state "$work/state" --key "$key" >/dev/null
}
# visit LINES: plays a visit with the installed content.
visit() {
    printf '%s\n' "press 540 960" "$@" >"$work/visit"
    "$build/anna-kiosk" --state "$work/state" --key "$key" --site ennigerloh --size 1080x1920 \
        --clock 2026-11-23T10:00 --script "$work/visit"
}
sh "$root/tests/demo.sh" "$build" "$work"
$admin import "$root/tests/takeaway/content.json" >/dev/null
publish
echo "seed $seed, one of $share"
printf '%s\n' 1080x1920 1024x600 |
    xargs -P "$(nproc)" -I '{}' sh -c 'mkdir "$1/$2" && "$3" "$1/state" "$4" "$1/$2" "$2" "$5" "$6"' - \
        "$work" '{}' "$build/tests/takeaway_proof" "$key" "$share" "$seed"
# Debian's own python3 has the parsers.
/usr/bin/python3 "$root/tests/takeaway/check.py" "$build/anna-admin" "$work/office" "$modules" \
    "$root/assets/content/demo.json" "$root/assets/content/offers.json" "$root/tests/takeaway/content.json" \
    "$work/1080x1920" "$work/1024x600"

# A coach who leaves the content is on no code any more after the next bundle.
visit "tap #nav:coach" "expect #coach:c2" "tap #coach:c2" "expect #code:online"
$admin coach remove --yes c2 >/dev/null
publish
visit "tap #nav:coach" "screen coach" "refuse #coach:c2" "refuse Familien-Coach Ennigerloh"
echo "a coach who left is gone"
