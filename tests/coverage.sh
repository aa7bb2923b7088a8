#!/bin/sh
# How much of each room the units, the visits and the office's scripts go through: lines and branches, in percent.
# Builds with clang and counters into BUILD. What the other tests add is not counted. usage: sh tests/coverage.sh [BUILD]
# BUILD/coverage.txt has each file; `llvm-cov show` says each line (BUILD/coverage.profdata).
set -eu
root=$(cd "$(dirname "$0")/.." && pwd)
build=${1:-$root/build-coverage}
cd "$root"
mkdir -p "$build"
build=$(cd "$build" && pwd)
if command -v ccache >/dev/null; then
    export CMAKE_C_COMPILER_LAUNCHER="${CMAKE_C_COMPILER_LAUNCHER:-ccache}"
fi
counters="-fprofile-instr-generate -fcoverage-mapping"
CC=clang cmake -S . -B "$build" -DCMAKE_BUILD_TYPE=Debug -DANNA_TESTS=ON -DCMAKE_C_FLAGS="$counters -O1" >"$build/build.log"
cmake --build "$build" -j "$(nproc)" >>"$build/build.log" 2>&1 || { tail -n 40 "$build/build.log" && exit 1; }

rm -rf "$build/counted"
export LLVM_PROFILE_FILE="$build/counted/%m.profraw"
(cd "$build" && ctest -L unit --output-on-failure -j "$(nproc)") >"$build/units.log" 2>&1 || { tail -n 40 "$build/units.log" && exit 1; }
tail -n 4 "$build/units.log" | sed -n 1p
sh tests/visits/run.sh "$build" >"$build/visits.log" 2>&1 || { grep -A9 FAIL "$build/visits.log" && exit 1; }
echo "$(grep -c '^ok' "$build/visits.log") visits"
find tests/office tests/report -name '*.sh' ! -name lib.sh | sort |
    ANNA_ADMIN=$build/anna-admin ANNA_KIOSK=$build/anna-kiosk xargs -P "$(nproc)" -n 1 sh >"$build/office.log" 2>&1 || true

llvm-profdata merge -o "$build/coverage.profdata" "$build"/counted/*.profraw
set -- "$build/anna-kiosk"
for program in "$build/anna-admin" "$build/anna-program" "$build"/tests/*_tests; do
    set -- "$@" -object "$program"
done
llvm-cov report -instr-profile "$build/coverage.profdata" "$@" -ignore-filename-regex '/tests/' >"$build/coverage.txt"
awk -v root="$root/" '
    function percent(all, missed) { return all == 0 ? "    -  " : sprintf("%6.1f%%", 100 * (all - missed) / all) }
    function line(name) {
        return sprintf("%-24s %7d %s %9d %s", name, lines[name], percent(lines[name], no_line[name]),
            branches[name], percent(branches[name], no_branch[name]))
    }
    function add(name) { lines[name] += $8; no_line[name] += $9; branches[name] += $11; no_branch[name] += $12 }
    /\.[ch] / {
        room = $1
        sub(root, "", room)
        if (room !~ /^(kiosk|admin)\//) next
        sub(/\/[^\/]*$/, "", room)
        add(room); add("all")
    }
    END {
        printf "%-24s %7s %7s %9s %7s\n", "room", "lines", "run", "branches", "taken"
        for (room in lines) if (room != "all") print line(room) | "sort"
        close("sort")
        print line("all")
    }' "$build/coverage.txt"
