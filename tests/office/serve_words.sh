#!/bin/sh
# What the pages of the office say, in German, to somebody who is no technician: usage as lib.sh says.
# shellcheck source=tests/office/lib.sh
. "$(dirname "$0")/lib.sh"

exits 0 init --no-passphrase
exits 0 import "$content/demo.json" "$content/offers.json"
LANGUAGE=de
export LANGUAGE
serving
ANNA_ADMIN=$ANNA_ADMIN python3 "$here/serve_words.py" "$w" "$(cat "$work/link")" || failures=$((failures + 1))
kill "$server"
wait "$server" || fail "the server ends with $?"
done_testing
