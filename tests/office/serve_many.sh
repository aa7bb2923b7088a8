#!/bin/sh
# A large workspace in the browser: usage as lib.sh says.
# shellcheck source=tests/office/lib.sh
. "$(dirname "$0")/lib.sh"

exits 0 init --no-passphrase
exits 0 import "$content/demo.json" "$content/offers.json"
python3 "$root/tests/bench/make_offers.py" 1000 >"$work/many.json" || fail "offers are not made"
exits 0 import "$work/many.json"
python3 "$here/serve_many.py" "$ANNA_ADMIN" "$w" || failures=$((failures + 1))
done_testing
