#!/bin/sh
# Two that write to one database, and a server that dies while they do. usage: tests/postgres/writers.sh BUILD [ROUNDS [KILLS]]
#
# Two offices with a folder each change two fields of one offer at once: both must stay, in every round. Then the server is
# ended as a power cut would (pg_ctl stop -m immediate) at moments of chance: what a command said to be set stands there after.
set -eu
[ -n "${1:-}" ] || { echo "usage: $0 BUILD [ROUNDS [KILLS]]" >&2 && exit 2; }
admin=$(cd "$1" && pwd)/anna-admin
rounds=${2:-${ANNA_ROUNDS:-20}}
kills=${3:-${ANNA_KILLS:-5}}
cd "$(dirname "$0")/../.."
work=$(mktemp -d "${TMPDIR:-/tmp}/anna-writers-XXXXXX")
chmod 755 "$work"
export LC_ALL=C.UTF-8 LANGUAGE="" ANNA_FSYNC=on
sh tests/postgres/server.sh start "$work" || { code=$? && rm -rf "$work" && exit $code; }
trap 'kill $(jobs -p) 2>/dev/null || true; sh tests/postgres/server.sh stop "$work" || true; rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM
psql -q -h "$work/socket" -U anna -d postgres -c "CREATE DATABASE office TEMPLATE template0"
address="postgresql://anna@/office?host=$work/socket"
ANNA_FILES="$work/one" "$admin" -w "$address" init --no-passphrase >/dev/null
"$admin" -w "$work/one" import assets/content >/dev/null
cp -a "$work/one" "$work/other"

# value FIELD: of the offer, in the database.
value() { "$admin" -w "$work/one" offer show ew-ogs | sed -n "s/^ *\"$1\": \"\\(.*\\)\",*$/\\1/p" | head -n 1; }
lost=0
round=1
while [ "$round" -le "$rounds" ]; do
    "$admin" -w "$work/one" offer set ew-ogs cost "$round Euro" >"$work/out" 2>&1 &
    first=$!
    "$admin" -w "$work/other" offer set ew-ogs who "Kinder $round" >"$work/out2" 2>&1 || { cat "$work/out2" && exit 1; }
    wait $first || { cat "$work/out" && exit 1; }
    [ "$(value cost)" = "$round Euro" ] && [ "$(value who)" = "Kinder $round" ] || lost=$((lost + 1))
    round=$((round + 1))
done
echo "$rounds rounds of two writers: $lost lost"

# A writer notes what was acknowledged; the server dies under it.
round=1
missing=0
said=0
while [ "$round" -le "$kills" ]; do
    : >"$work/told"
    (
        i=1
        while "$admin" -w "$work/other" offer set ew-ogs cost "$round-$i Euro" >"$work/out2" 2>&1; do
            echo "$round-$i" >>"$work/told"
            i=$((i + 1))
        done
    ) &
    writer=$!
    sleep "$(awk -v s="$round$$" 'BEGIN { srand(s); print 0.3 + 2 * rand() }')"
    sh tests/postgres/server.sh kill "$work"
    wait $writer || true
    sh tests/postgres/server.sh start "$work"
    last=$(tail -n 1 "$work/told")
    said=$((said + $(wc -l <"$work/told")))
    now=$(value cost)
    # What was not acknowledged any more may have been kept all the same.
    [ -z "$last" ] || [ "$now" = "$last Euro" ] || [ "$now" = "$round-$((${last#*-} + 1)) Euro" ] || missing=$((missing + 1))
    "$admin" -w "$work/one" history --check >/dev/null || missing=$((missing + 1))
    round=$((round + 1))
done
echo "the server died $kills times: $said changes acknowledged, $missing lost"
[ "$lost" -eq 0 ] && [ "$missing" -eq 0 ]
