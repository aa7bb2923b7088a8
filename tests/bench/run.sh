#!/bin/sh
# Measures the terminal beside a window that only fills itself, from outside and from inside, and prints
# the table, the bars and how the cost grows with the content. Takes half an hour, with peers an hour; --quick takes a few
# minutes and leaves out 100,000 offers. As root also cold starts, for which it empties the disk's cache.
#
# Peers (a browser, Qt Quick, ...) are measured in the same run where ../shared/peerbench, or
# $ANNA_SHARED/peerbench, stands beside the repository and they are set up; --peers sets them up first,
# which installs their packages.
# usage: sh tests/bench/run.sh [--quick] [--peers]
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd)
build=${ANNA_BUILD:-$root/build}
shared=${ANNA_SHARED:-$root/../shared}
quick=
set_up=
for word in "$@"; do
    case $word in
    --quick) quick=--quick ;;
    --peers) set_up=yes ;;
    *) echo "usage: sh tests/bench/run.sh [--quick] [--peers]" >&2 && exit 2 ;;
    esac
done
sh "$root/kiosk/install-packages.sh" "$root/kiosk/packages.txt" "$root/tests/packages.txt" \
    "$root/tests/bench/packages.txt"

cmake -S "$root" -B "$build" -DANNA_TESTS=ON >"$build.log" 2>&1 &&
    cmake --build "$build" -j "$(nproc)" >>"$build.log" 2>&1 || {
    tail -n 30 "$build.log" >&2
    exit 2
}
mv "$build.log" "$build/build.log"

# What others measured with is copied, for setting it up writes into its folder.
peers=$build/bench/peers
if [ ! -d "$shared/peerbench" ]; then
    echo "no peers: $shared/peerbench is not there (ANNA_SHARED says where it is)"
elif [ -n "$set_up" ]; then
    rm -rf "$peers"
    cp -r "$shared/peerbench" "$peers"
    sh "$peers/setup.sh"
elif [ ! -d "$peers" ]; then
    echo "no peers: they are not set up; --peers does it"
fi
if [ -d "$peers" ]; then
    set -- --peers "$peers"
else
    set --
fi
exec python3 "$root/tests/bench/bench.py" --build "$build" $quick "$@"
