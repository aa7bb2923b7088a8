#!/bin/sh
# Translating in the browser: usage as lib.sh says.
# shellcheck source=tests/office/lib.sh
. "$(dirname "$0")/lib.sh"

exits 0 init --no-passphrase
exits 0 import "$content/demo.json" "$content/offers.json"
serving
ANNA_ADMIN=$ANNA_ADMIN python3 "$here/serve_translate.py" "$w" "$(cat "$work/link")" || failures=$((failures + 1))
done_testing
