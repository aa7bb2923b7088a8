#!/bin/sh
# The tests of the office once more, with its database in PostgreSQL. usage: tests/postgres/run.sh BUILD [TEST...]
#
# Each workspace of each test has a database of its own, in a server of its own that is gone with this. What a test does to
# the file workspace.db itself it leaves out here (in_file of tests/office/lib.sh).
set -eu
[ -n "${1:-}" ] || { echo "usage: $0 BUILD [TEST...]" >&2 && exit 2; }
build=$(cd "$1" && pwd)
shift
cd "$(dirname "$0")/../.."
work=$(mktemp -d "${TMPDIR:-/tmp}/anna-postgres-XXXXXX")
chmod 755 "$work"
sh tests/postgres/server.sh start "$work" || { code=$? && rm -rf "$work" && exit $code; }
trap 'sh tests/postgres/server.sh stop "$work"; rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM
# Beside the program lies what the tests look for there.
mkdir "$work/bin"
find "$build" -mindepth 1 -maxdepth 1 ! -name anna-admin -exec ln -s '{}' "$work/bin/" ';'
cp tests/postgres/anna-admin.sh "$work/bin/anna-admin"
export ANNA_POSTGRES="$work/socket" ANNA_REAL="$build/anna-admin" ANNA_ADMIN="$work/bin/anna-admin"
export ANNA_KIOSK="${ANNA_KIOSK:-$build/anna-kiosk}"
[ $# -gt 0 ] || set -- records history import coach related dates people barriers asked
printf '%s\n' "$@" | xargs -P "$(nproc)" -I '{}' \
    sh -c 'timeout 1800 sh tests/office/{}.sh || [ $? -eq 77 ] || { echo "FAIL {}" && exit 1; }'
