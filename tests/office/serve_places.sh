#!/bin/sh
# Coaches, sites, numbers and the network in the browser: usage as lib.sh says. A terminal is played by build/tests/reports_tool.
# shellcheck source=tests/office/lib.sh
. "$(dirname "$0")/lib.sh"

exits 0 init --no-passphrase
exits 0 import "$content/demo.json" "$content/offers.json"
exits 0 pack --no-passphrase "$work/1.anna"
tool=${ANNA_REPORTS_TOOL:-$(dirname "$ANNA_ADMIN")/tests/reports_tool}
for _ in 1 2 3 4 5 6 7 8 9 10 11 12; do
    echo "ennigerloh 2026-11 waf-unterhaltsvorschuss papers_and_cost forms,cost Geheime Worte" | "$tool" add "$work/terminal" "$work/1.anna" ||
        fail "a terminal takes no report"
done
mkdir -p "$work/stick/anna"
printf 'ANNA-Ger\303\244t: ennigerloh\r\n\r\nFertig <b>\r\n\r\nGezeigt: Nummer 1, Stand 29. November 2026\r\n' \
    >"$work/stick/anna/ANNA-Meldung-ennigerloh.txt"
printf 'Achtung: Es wird ein \303\244lterer Stand gezeigt.\r\n' >"$work/stick/anna/ANNA-Meldung-everswinkel.txt"
printf 'Von woanders\r\n' >"$work/stick/anna/ANNA-Meldung-fremd.txt"
"$tool" stick "$work/terminal" "$work/1.anna" "$work/stick" || fail "a terminal writes no stick"
exits 0 collect --no-passphrase "$work/stick"
serving
ANNA_ADMIN=$ANNA_ADMIN python3 "$here/serve_places.py" "$w" "$(cat "$work/link")" || failures=$((failures + 1))
kill "$server"
wait "$server" || fail "the server ends with $?"
done_testing
