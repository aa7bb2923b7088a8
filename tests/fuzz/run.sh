#!/bin/sh
# Runs each fuzzer for some seconds, two at a time, from the corpus in the repository and what earlier runs found.
# usage: tests/fuzz/run.sh BUILD SECONDS [NAME...]
set -eu
if [ "$1" = --one ]; then
    build=$2
    seconds=$3
    name=fuzz_$4
    found=$build/corpus/$name
    mkdir -p "$found"
    if ! "$build/fuzz/$name" "-max_total_time=$seconds" -max_len=4096 -timeout=10 -rss_limit_mb=2048 \
        "-artifact_prefix=$found.broken-" "$found" "tests/fuzz/corpus/$name" >"$found.log" 2>&1; then
        tail -n 30 "$found.log"
        echo "FAIL $name: the input is $found.broken-*"
        exit 1
    fi
    echo "ok   $name: $(grep -oE 'Done [0-9]+ runs' "$found.log" | tail -n 1)"
    exit 0
fi
script=$(cd "$(dirname "$0")" && pwd)/run.sh
build=$(cd "$1" && pwd)
seconds=$2
shift 2
cd "$(dirname "$script")/../.."
if [ $# -eq 0 ]; then
    for target in "$build"/fuzz/fuzz_*; do
        set -- "$@" "${target##*/fuzz_}"
    done
fi
[ ! -w /dev/shm ] || export TMPDIR="${TMPDIR:-/dev/shm}"
printf '%s\n' "$@" | xargs -P 2 -I NAME sh "$script" --one "$build" "$seconds" NAME
