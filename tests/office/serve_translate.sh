#!/bin/sh
# Translating in the browser: usage as lib.sh says.
# shellcheck source=tests/office/lib.sh
. "$(dirname "$0")/lib.sh"

exits 0 init --no-passphrase
exits 0 import "$content/demo.json" "$content/offers.json"
"$ANNA_ADMIN" -w "$w" serve --no-browser >"$work/link" 2>"$work/serve.err" &
server=$!
trap 'kill $server 2>/dev/null; rm -rf "$work"' EXIT
for _ in $(seq 100); do
    [ ! -s "$work/link" ] || break
    sleep 0.1
done
ANNA_ADMIN=$ANNA_ADMIN python3 "$here/serve_translate.py" "$w" "$(cat "$work/link")" || failures=$((failures + 1))
done_testing
