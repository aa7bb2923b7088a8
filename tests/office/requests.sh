#!/bin/sh
# Requests that chance has made: usage as lib.sh says. ANNA_REQUESTS says how many, ANNA_SEED which.
# shellcheck source=tests/office/lib.sh
. "$(dirname "$0")/lib.sh"

exits 0 init --no-passphrase
exits 0 import "$content/demo.json" "$content/offers.json"
serving
PYTHONDONTWRITEBYTECODE=1 python3 "$here/requests.py" "$(cat "$work/link")" "${ANNA_REQUESTS:-400}" "${ANNA_SEED:-7}" || failures=$((failures + 1))
kill "$server"
wait "$server" || fail "the server ends with $?: $(head -c 3000 "$work/serve.err")"
[ ! -s "$work/serve.err" ] || fail "the server complains: $(head -c 3000 "$work/serve.err")"
done_testing
