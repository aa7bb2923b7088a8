#!/bin/sh
# Plays visits, each on a terminal and with sticks of its own (sticks.sh). Among a visit's first lines,
# "# options: ..." adds options of anna-kiosk, "# state: NAME" chooses another terminal, "# waits" one that was never set
# up.
# usage: tests/visits/run.sh [BUILD] [VISIT...]
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd)
build=$(cd "${1:-$root/build}" && pwd)
[ $# -eq 0 ] || shift
[ $# -gt 0 ] || set -- "$root"/tests/visits/*.visit
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
sh "$root/tests/visits/sticks.sh" "$work" "$build"
failed=0
for visit in "$@"; do
    name=$(basename "$visit" .visit)
    shots=$build/shots/$name
    here=$work/here
    mkdir -p "$shots"
    options=$(sed -n '1,5s/^# options: //p' "$visit")
    state=$(sed -n '1,5s/^# state: //p' "$visit")
    trust="--key $work/office/keys/minisign.pub --site ennigerloh"
    ! sed -n '1,5p' "$visit" | grep -qx '# waits' || trust="--config /dev/null"
    rm -rf "$here"
    mkdir "$here"
    cp -a "$work/${state:-state}" "$here/state"
    cp -a "$work/sticks" "$here/sticks"
    visit=$(cd "$(dirname "$visit")" && pwd)/$(basename "$visit")
    # shellcheck disable=SC2086 # options are words
    if (cd "$here" && "$build/anna-kiosk" --state "$here/state" $trust --size 1080x1920 --clock 2026-11-23T10:00 $options \
        --script "$visit" --shots "$shots") >"$work/out" 2>&1; then
        echo "ok   $name"
    else
        echo "FAIL $name: $(tail -n 1 "$work/out")"
        failed=1
    fi
done
exit $failed
