#!/bin/sh
# Installs what is missing, builds, and runs every test. usage: sh tests/run.sh [quick|--long]
# Two builds: gcc as people get it, and clang with sanitizers for the units and the parsers.
# quick: what a change is tried with again and again, about two minutes: one build, house rules, format, the quick units.
set -u
root=$(cd "$(dirname "$0")/.." && pwd)
build=${ANNA_BUILD:-$root/build}
checked=$build-checked
seconds=4
presses=3000
long=
quick=
for word in "$@"; do
    case $word in
    quick) quick=quick ;;
    --long) seconds=300 && presses=10000 && long=--long && export ANNA_SETS=100000 ANNA_KILLS=1000 ANNA_ROUNDS=1000 ;;
    *) echo "usage: sh tests/run.sh [quick|--long]" >&2 && exit 2 ;;
    esac
done
cd "$root" || exit 2
# The tests read the English of the programs, whatever the machine speaks.
export LC_ALL=C.UTF-8 LANGUAGE=
# Files of the tests lie in memory where that is possible: nothing here measures the disk.
[ -n "${TMPDIR:-}" ] || [ ! -w /dev/shm ] || export TMPDIR=/dev/shm
sh kiosk/install-packages.sh kiosk/packages.txt tests/packages.txt || exit 2

passed=0
failed=0
skipped=0
table=
log=$(mktemp)
trap 'rm -f "$log"' EXIT
# A step that exits with 77 is skipped. Within a step, a line that begins with SKIPPED, and says why, is a part that is.
step() {
    name=$1
    shift
    began=$(date +%s)
    echo "== $name"
    code=$({ { ("$@") 2>&1; echo $? >&3; } | tee "$log" >&4; } 3>&1) 4>&1
    parts=$(grep -c '^SKIPPED' "$log")
    # Data that lie there and are not found: the test looks in the wrong place, and proves nothing.
    [ ! -d "${ANNA_SHARED:-$root/../shared}/data" ] || ! grep -q '^SKIPPED.*ANNA_SHARED' "$log" || code=1
    case $code in
    0)
        word=ok
        passed=$((passed + 1))
        skipped=$((skipped + parts))
        [ "$parts" -eq 0 ] || word="ok, $parts skipped"
        ;;
    77)
        word=skipped
        skipped=$((skipped + 1))
        ;;
    *)
        word=FAIL
        failed=$((failed + 1))
        skipped=$((skipped + parts))
        ;;
    esac
    table="$table$(printf '%-36s %-13s %4d s' "$name" "$word" $(($(date +%s) - began)))
"
    [ "$code" -ne 77 ] && [ "$parts" -eq 0 ] || table="$table$(sed -n 's/^SKIPPED/    SKIPPED/p' "$log")
"
}

# beside NAME NICE COMMAND: a step that takes what the others leave of the processors; its words and its end come where
# beside_end NAME stands.
beside() {
    beside_of=$build/beside-$1
    beside_nice=$2
    shift 2
    rm -f "$beside_of".*
    echo "$(date +%s)" >"$beside_of.began"
    beside_run "$beside_of" "$beside_nice" "$@" >"$beside_of.log" 2>&1 &
    echo $! >"$beside_of.pid"
}
beside_run() {
    renice -n "$2" -p "$(exec sh -c 'echo $PPID')" >/dev/null
    ended=$1.ended
    shift 2
    code=0
    ("$@") || code=$?
    echo "$code" >"$ended"
}
beside_end() {
    step "$1, since $(date -d "@$(cat "$build/beside-$1.began")" +%T)" beside_words "$build/beside-$1"
}
beside_words() {
    while [ ! -e "$1.ended" ] && kill -0 "$(cat "$1.pid")" 2>/dev/null; do sleep 1; done
    cat "$1.log"
    [ -e "$1.ended" ] && return "$(cat "$1.ended")"
    echo "it was ended from outside"
    return 1
}

make_build() {
    cmake -S . -B "$build" -DANNA_TESTS=ON >"$root/build.log" 2>&1 &&
        cmake --build "$build" -j "$(nproc)" >>"$root/build.log" 2>&1
    result=$?
    grep -E 'warning:|error:' "$root/build.log"
    mv "$root/build.log" "$build/build.log"
    return $result
}
make_checked() {
    CC=clang cmake -S . -B "$checked" -DANNA_TESTS=ON -DANNA_SANITIZE=ON -DANNA_FUZZ=ON >"$root/checked.log" 2>&1 &&
        cmake --build "$checked" -j "$(nproc)" >>"$root/checked.log" 2>&1
    result=$?
    grep -E 'warning:|error:' "$root/checked.log"
    mv "$root/checked.log" "$checked/build.log"
    return $result
}
# What cmocka skipped, with the reason that was printed before.
skipped_units() {
    awk '/^[0-9]+\/[0-9]+ Test: / { unit = $3; split("", seen) }
        tolower($0) ~ /^skipped: / { why = substr($0, 8) }
        /^\[  SKIPPED \] [^0-9]/ && !($4 in seen) { seen[$4]; print "SKIPPED: " unit ", " $4 ":" (why ? why : " not possible here"); why = "" }' "$1"
}
units() {
    (cd "$1" && shift && ctest -L unit "$@" --output-on-failure -j "$(nproc)" >units.log 2>&1)
    result=$?
    if [ $result -eq 0 ]; then tail -n 4 "$1/units.log"; else tail -n 200 "$1/units.log"; fi
    skipped_units "$1/Testing/Temporary/LastTest.log"
    return $result
}
# All scripts of a folder, each by itself, as many at a time as there are processors.
black_boxes() {
    find tests/"$1" -name '*.sh' ! -name lib.sh | sort |
        ANNA_ADMIN=$build/anna-admin ANNA_KIOSK=$build/anna-kiosk \
            xargs -P "$(nproc)" -I '{}' sh -c 'timeout 900 sh "{}" || [ $? -eq 77 ] || { echo "FAIL {}" && exit 1; }'
}
# Both wait more than they work.
in_a_hall() {
    timeout 1500 sh tests/stick/hall.sh "$build" >"$build/hall.log" 2>&1 &
    hall=$!
    timeout 1500 sh tests/standing/run.sh "$build" $long
    result=$?
    wait $hall || [ $? -eq 77 ] || result=1
    cat "$build/hall.log"
    return $result
}
forgery() {
    if [ -n "$long" ]; then
        "$1/tests/forgery" --long --program "$1/anna-kiosk"
    else
        "$1/tests/forgery" --program "$1/anna-kiosk"
    fi
}
scripts() {
    shellcheck -x -P SCRIPTDIR -S warning kiosk/*.sh kiosk/standing/*.sh kiosk/standing/image/*.sh kiosk/standing/image/root/usr/lib/anna/disk tests/*.sh tests/*/*.sh
}

every_step() {
    step "build, gcc" make_build
    step "build, clang, sanitizers" make_checked
    beside "clang-tidy" 19 sh tests/tidy.sh "$checked"
    beside "hall" 5 sh tests/hall/run.sh "$build" $long
    step "house rules" sh tests/includes.sh
    step "dead code" sh tests/dead.sh "$build"
    step "format" sh tests/format.sh
    step "interface words" sh tests/strings.sh
    step "the office's messages" sh tests/words.sh
    step "shell scripts" scripts
    [ -z "$long" ] || step "every way to build" sh tests/builds.sh
    step "documents" sh tests/documents.sh
    step "manual pages" sh tests/manual.sh "$build"
    step "units" units "$build"
    step "units, sanitizers" units "$checked"
    step "office" black_boxes office
    step "office: requests of chance, sanitizers" env ANNA_ADMIN="$checked/anna-admin" ANNA_KIOSK="$checked/anna-kiosk" \
        ANNA_REQUESTS="1${long:+0}00" sh tests/office/requests.sh
    step "office, PostgreSQL" sh tests/postgres/run.sh "$build"
    step "two writers, PostgreSQL" sh tests/postgres/writers.sh "$build"
    step "a line" black_boxes line
    step "reports" black_boxes report
    step "forgery" forgery "$build"
    step "forgery, sanitizers" "$checked/tests/forgery" --quick
    step "mutants" python3 tests/attack/mutants.py "$build" ${long:+--all}
    step "the office in two browsers" timeout 1200 sh tests/browser/run.sh "$build"
    step "opening hours" python3 tests/hours/rate.py "$build/tests/hours_reader"
    step "plain German" sh tests/plain/run.sh "$build"
    step "ten languages" sh tests/languages/run.sh "$build"
    step "visits" tests/visits/run.sh "$build"
    step "visits, sanitizers" tests/visits/run.sh "$checked"
    step "stick: pulled" sh tests/stick/run.sh "$build"
    # What stands in a hall waits more than it works: the processors are for these meanwhile, which only work.
    beside "in a hall: stick, ends, packages" 0 in_a_hall
    step "power cuts" nice -n 10 sh tests/crash/run.sh power "$build" $long
    step "deaths" nice -n 10 sh tests/crash/run.sh death "$build" $long
    step "faults" nice -n 10 sh tests/crash/run.sh faults "$build" "$checked" $long
    step "rot" nice -n 10 sh tests/crash/run.sh rot "$build" $long
    step "fuzzers, $seconds s each" nice -n 10 sh tests/fuzz/run.sh "$checked" "$seconds"
    beside_end "in a hall: stick, ends, packages"
    beside_end "hall"
    step "a hand that trembles" sh tests/monkey/hand.sh "$build" "$presses"
    step "monkey, sanitizers" sh tests/monkey/run.sh "$checked" ${long:+1000000}
    step "layout" tests/layout/run.sh "$build" ${long:+--every}
    step "effort" python3 tests/layout/effort.py "$build" --check
    step "answers to the three questions" sh tests/finder/run.sh "$build"
    step "codes for the phone" tests/takeaway/run.sh "$build" $long
    step "paper" sh tests/print/run.sh "$build"
    step "speech" black_boxes speech
    beside_end "clang-tidy"
}
quick_steps() {
    step "build, gcc" make_build
    step "house rules" sh tests/includes.sh
    step "dead code" sh tests/dead.sh "$build"
    step "format" sh tests/format.sh
    step "interface words" sh tests/strings.sh
    step "the office's messages" sh tests/words.sh
    step "documents" sh tests/documents.sh
    step "manual pages" sh tests/manual.sh "$build"
    step "units that are quick" units "$build" -LE slow
    step "a hand that trembles, a share" sh tests/monkey/hand.sh "$build" 400
}

if [ -n "$quick" ]; then quick_steps; else every_step; fi
printf '\n%s' "$table"
echo "$passed passed, $failed failed, $skipped skipped"
[ "$failed" -eq 0 ]
