#!/bin/sh
# Another town starts: from an empty workspace over the pages to a first bundle, and its settings: usage as lib.sh says.
# What the terminal then shows is proved by two_towns.sh.
# shellcheck source=tests/office/lib.sh
. "$(dirname "$0")/lib.sh"

exits 0 init --no-passphrase
"$ANNA_ADMIN" -w "$w" serve --no-browser >"$work/link" 2>"$work/serve.err" &
server=$!
trap 'kill $server 2>/dev/null; rm -rf "$work"' EXIT
for _ in $(seq 100); do
    [ ! -s "$work/link" ] || break
    sleep 0.1
done
PYTHONDONTWRITEBYTECODE=1 python3 "$here/town.py" "$(cat "$work/link")" "$w" "$ANNA_ADMIN" "$content/offers.json" "$work/copy.zip" || failures=$((failures + 1))
kill "$server"
wait "$server" || fail "the server ends with $?: $(cat "$work/serve.err")"
# The copy that was taken along is whole.
printf 'noch ein langer Satz\n' | "$ANNA_ADMIN" -w "$work/back" restore --passphrase-fd 0 "$work/copy.zip" >"$work/out" 2>"$work/err" || fail "the copy is none"
[ "$("$ANNA_ADMIN" -w "$work/back" site list)" = "$("$ANNA_ADMIN" -w "$w" site list)" ] || fail "the copy has other sites"
done_testing
