#!/bin/sh
# Lets a hand that trembles press over all screens. usage: tests/monkey/hand.sh [BUILD] [PRESSES] [SEED]
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd)
build=${1:-$root/build}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
sh "$root/tests/demo.sh" "$build" "$work"
"$build/tests/hand" "$work/state" "$work/office/keys/minisign.pub" "${2:-10000}" "${3:-20261123}"
