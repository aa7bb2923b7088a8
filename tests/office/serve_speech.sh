#!/bin/sh
# How an offer sounds, and words that are corrected, in the browser: usage as lib.sh says.
# shellcheck source=tests/office/lib.sh
. "$(dirname "$0")/lib.sh"

exits 0 init --no-passphrase
exits 0 import "$content/demo.json" "$content/offers.json"
serving
ANNA_ADMIN=$ANNA_ADMIN python3 "$here/serve_speech.py" "$w" "$(cat "$work/link")" || failures=$((failures + 1))
kill "$server"
wait "$server" || fail "the server ends with $?"
done_testing
