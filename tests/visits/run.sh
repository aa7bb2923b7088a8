#!/bin/sh
# Plays visits with the demo content. A first line "# options: ..." adds options of anna-kiosk.
# usage: tests/visits/run.sh [BUILD] [VISIT...]
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd)
build=${1:-$root/build}
[ $# -eq 0 ] || shift
[ $# -gt 0 ] || set -- "$root"/tests/visits/*.visit
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
admin="$build/anna-admin -w $work/office"
$admin init --no-passphrase >/dev/null
$admin import "$root/assets/content/demo.json" "$root/assets/content/offers.json" >/dev/null
$admin pack --no-passphrase --date 2026-11-20 "$work/demo.anna" >/dev/null 2>&1
"$build/anna-kiosk" install "$work/demo.anna" --state "$work/state" \
    --key "$work/office/keys/minisign.pub" >/dev/null
failed=0
for visit in "$@"; do
    name=$(basename "$visit" .visit)
    shots=$build/shots/$name
    mkdir -p "$shots"
    options=$(sed -n '1s/^# options: //p' "$visit")
    # shellcheck disable=SC2086 # options are words
    if "$build/anna-kiosk" --state "$work/state" --key "$work/office/keys/minisign.pub" \
        --site ennigerloh --size 1080x1920 --clock 2026-11-23T10:00 $options \
        --script "$visit" --shots "$shots" >"$work/out" 2>&1; then
        echo "ok   $name"
    else
        echo "FAIL $name: $(tail -n 1 "$work/out")"
        failed=1
    fi
done
exit $failed
