# shellcheck shell=sh
# What the tests of the office have in common. Each test is run as
#   ANNA_ADMIN=.../anna-admin [ANNA_KIOSK=.../anna-kiosk] sh tests/office/NAME.sh
# prints what failed, and exits with 1 if anything did.

here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
ANNA_ADMIN=${ANNA_ADMIN:-$root/build/anna-admin}
ANNA_KIOSK=${ANNA_KIOSK:-$root/build/anna-kiosk}
ANNA_SHARED=${ANNA_SHARED:-$root/../shared}
# shellcheck disable=SC2034 # for the tests
content=$root/assets/content
work=$(mktemp -d "${TMPDIR:-/tmp}/anna-office-XXXXXX")
server=
trap '[ -z "$server" ] || kill "$server" 2>/dev/null; rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM
failures=0
unset ANNA_WORKSPACE
# The tests read the office's English; tests/office/words.sh its German.
export LC_ALL=C.UTF-8 LANGUAGE=

[ -x "$ANNA_ADMIN" ] || { echo "$0: $ANNA_ADMIN is not there; build it or set ANNA_ADMIN"; exit 1; }

fail()
{
    echo "FAILED: $*"
    failures=$((failures + 1))
    [ ! -s "$work/out" ] || sed 's/^/    out: /' "$work/out" | head -5
    [ ! -s "$work/err" ] || sed 's/^/    err: /' "$work/err" | head -5
}

# admin WORDS...: runs anna-admin on the workspace $w; output in $work/out and $work/err.
w=$work/w
admin()
{
    "$ANNA_ADMIN" -w "$w" "$@" >"$work/out" 2>"$work/err" </dev/null
}

# in_file: the workspace's database is a file, as usual; else tests/postgres/anna-admin.sh has put it elsewhere.
in_file()
{
    [ -z "${ANNA_POSTGRES:-}" ]
}

# sql STATEMENT: asks the database of $w, or changes it, past anna-admin.
sql()
{
    if in_file; then sqlite3 "$w/workspace.db" "$1"; else psql -qAt -d "$(cat "$w/database")" -c "$1"; fi
}

# dump: all that stands in it.
dump()
{
    if in_file; then cat "$w/workspace.db"; else pg_dump -d "$(cat "$w/database")" | grep -v restrict; fi
}

# exits CODE WORDS...: the same, and it must exit with CODE. Whoever could not must say why in English.
exits()
{
    want=$1
    shift
    admin "$@"
    got=$?
    [ $got -eq "$want" ] || fail "anna-admin $* exits with $got, not $want"
    [ "$want" -ne 2 ] || [ -s "$work/err" ] || fail "anna-admin $* says nothing about its failure"
}

# says FILE TEXT: the text stands in out or err of the last command.
says()
{
    grep -qF -- "$2" "$work/$1" || fail "\"$2\" does not stand in std$1"
}

# serving OPTIONS...: serves the office of $w as $server; how to come in stands in $work/link. It ends with the test.
serving()
{
    : >"$work/link"
    "$ANNA_ADMIN" -w "$w" serve --no-browser "$@" >"$work/link" 2>"$work/serve.err" &
    server=$!
    for _ in $(seq 600); do
        [ ! -s "$work/link" ] || return 0
        kill -0 "$server" 2>/dev/null || break
        sleep 0.1
    done
    fail "the office is not served: $(cat "$work/serve.err")"
    done_testing
}

done_testing()
{
    if [ "$failures" -gt 0 ]; then
        echo "$(basename "$0"): $failures failed"
        exit 1
    fi
    echo "$(basename "$0"): all well"
}
