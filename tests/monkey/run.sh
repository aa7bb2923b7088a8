#!/bin/sh
# Lets a monkey play at the terminal. usage: tests/monkey/run.sh [BUILD] [STEPS] [SEED]
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd)
build=${1:-$root/build}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
sh "$root/tests/demo.sh" "$build" "$work"
# Freed memory is kept from use for a while by the sanitizer; that is no growth.
ASAN_OPTIONS=${ASAN_OPTIONS:-quarantine_size_mb=16} "$build/tests/monkey" "$work/state" \
    "$work/office/keys/minisign.pub" "${2:-4000}" "${3:-20261123}"
