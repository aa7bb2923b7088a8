#!/bin/sh
# People at the doors of the office in the browser: usage as lib.sh says.
# shellcheck source=tests/office/lib.sh
. "$(dirname "$0")/lib.sh"

exits 0 init --no-passphrase
exits 0 import "$content/demo.json" "$content/offers.json"
serving
ANNA_ADMIN=$ANNA_ADMIN PYTHONDONTWRITEBYTECODE=1 python3 "$here/sign_in.py" "$w" "$(cat "$work/link")" || failures=$((failures + 1))
[ ! -s "$work/serve.err" ] || fail "the server complains: $(cat "$work/serve.err")"
kill "$server"
wait "$server" || fail "the server ends with $?"
exits 2 serve --user-header X-Remote-User
done_testing
