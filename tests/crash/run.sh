#!/bin/sh
# Power cuts, deaths, faults and rot. usage: tests/crash/run.sh power|death|faults|rot|all BUILD [CHECKED] [--long]
# CHECKED is the build with sanitizers (default: BUILD-checked); without it the faults are tried in BUILD alone.
# ANNA_SEED=N plays other chance than 1; a failure prints what to play again.
set -eu
what=${1:-all}
build=${2:-build}
shift "$(($# < 2 ? $# : 2))"
checked=$build-checked
long=
for word in "$@"; do
    case $word in
    --long) long=1 ;;
    *) checked=$word ;;
    esac
done
seed=${ANNA_SEED:-1}
jobs=$(nproc)
[ "$jobs" -le 8 ] || jobs=8

# pick QUICK LONG
pick() {
    if [ -n "$long" ]; then echo "$2"; else echo "$1"; fi
}

power() {
    "$build/tests/crash_power" --cuts "$(pick 30000 1000000)" --inside "$(pick 3 12)" --most "$(pick 60 0)" \
        --seed "$seed" --jobs "$jobs"
}
death() {
    "$build/tests/crash_death" "$build" --kills "$(pick 1000 10000)" --seed "$seed" --jobs "$jobs"
}
# Without a limit: all n. Two trials do much the same as others; the quick run takes samples of them.
faults() {
    "$build/tests/crash_faults" --most "$(pick 60 0)" --most-twins "$(pick 15 0)" --jobs "$jobs"
    [ ! -x "$checked/tests/crash_faults" ] || {
        echo "with sanitizers:"
        "$checked/tests/crash_faults" --most "$(pick 5 200)" --jobs "$jobs"
    }
}
rot() {
    "$build/tests/crash_rot" --flips "$(pick 10000 100000)" --seed "$seed" --build "$build"
}

case $what in
power | death | faults | rot) "$what" ;;
all) power && death && faults && rot ;;
*) echo "usage: tests/crash/run.sh power|death|faults|rot|all BUILD [CHECKED] [--long]" >&2 && exit 2 ;;
esac
