#!/bin/sh
# Every set of answers to the three questions, on the demonstration. usage: tests/finder/run.sh [BUILD]
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd)
build=$(cd "${1:-$root/build}" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
sh "$root/tests/demo.sh" "$build" "$work"
"$build/tests/finder_combinations" "$work/demo.anna"
