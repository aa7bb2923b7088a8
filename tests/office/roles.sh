#!/bin/sh
# Every page of the office with every role, over the wire; people on their page: usage as lib.sh says. The table is the
# program's own.
# shellcheck source=tests/office/lib.sh
. "$(dirname "$0")/lib.sh"

tool=${ANNA_ROUTES_TOOL:-$(dirname "$ANNA_ADMIN")/tests/routes_tool}
[ -x "$tool" ] || { echo "SKIPPED: $tool is not built"; exit 77; }
exits 0 init --no-passphrase
exits 0 import "$content/demo.json" "$content/offers.json"
for role in editor coordinator committee technician; do
    echo "kaffee um halb acht" | "$ANNA_ADMIN" -w "$w" people add "$role" --role "$role" || fail "people add"
done
serving
"$tool" >"$work/routes"
[ "$(wc -l <"$work/routes")" -gt 20 ] || fail "the table has $(wc -l <"$work/routes") pages alone"
PYTHONDONTWRITEBYTECODE=1 python3 "$here/roles.py" "$(cat "$work/link")" "$work/routes" || failures=$((failures + 1))
kill "$server"
wait "$server" || fail "the server ends with $?: $(cat "$work/serve.err")"
done_testing
