#!/bin/sh
# Attacks by their names on all pages of the office: usage as lib.sh says. Pages and fields are the program's own tables.
# shellcheck source=tests/office/lib.sh
. "$(dirname "$0")/lib.sh"

tools=$(dirname "$ANNA_ADMIN")/tests
for tool in routes_tool fields_tool reports_tool; do
    [ -x "$tools/$tool" ] || { echo "FAILED: $tools/$tool is not there; build it"; exit 1; }
done
export PYTHONDONTWRITEBYTECODE=1
exits 0 init --no-passphrase
exits 0 import "$content/demo.json" "$content/offers.json"
"$ANNA_ADMIN" -w "$w" answer set planted "done" "Das geht jetzt." >"$work/out" 2>&1
exits 0 pack "$work/1.anna"
for role in editor coordinator committee technician; do
    echo "kaffee um halb acht" | "$ANNA_ADMIN" -w "$w" people add "$role" --role "$role" >/dev/null || fail "people add"
done

# Script in every field that takes words; the others take none.
"$tools/routes_tool" >"$work/routes"
"$tools/fields_tool" >"$work/fields"
exits 0 export --format anna "$work/export.json"
mkdir "$work/planted"
python3 "$here/planted.py" "$work/export.json" "$work/fields" "$work/planted/all" >"$work/marks" || fail "nothing is planted"
[ "$(wc -l <"$work/marks")" -gt 25 ] || fail "only $(wc -l <"$work/marks") fields are planted"
exits 0 --by "<script>alert(1)</script><img src=x onerror=alert(2)>" import "$work/planted/all.json"
refused=0
for one in "$work"/planted/all-*.json; do
    exits 2 import "$one"
    refused=$((refused + 1))
done
[ "$refused" -gt 30 ] || fail "only $refused fields refuse what has no form"

# And in what families write, in what a terminal is, and in the history.
this=$(TZ=Europe/Berlin date +%Y-%m)
echo "ennigerloh $this waf-unterhaltsvorschuss papers_and_cost cost \"></q><script>alert('report')</script><img src=x onerror=alert(1)>" |
    "$tools/reports_tool" add "$work/a" "$work/1.anna"
echo "ennigerloh $this waf-unterhaltsvorschuss papers_and_cost forms <img src=x onerror=alert('asked')>" |
    "$tools/reports_tool" ask "$work/a" "$work/1.anna" 11 2047 0
"$tools/reports_tool" stick "$work/a" "$work/1.anna" "$work/stick"
exits 0 collect "$work/stick"

serving
other=$("$ANNA_ADMIN" -w "$w" serve --link)
python3 "$here/attacks.py" "$(cat "$work/link")" "$other" "$w" "$work/routes" "$work/marks" || failures=$((failures + 1))
kill "$server"
wait "$server" || fail "the server ends with $?: $(head -c 3000 "$work/serve.err")"
[ ! -s "$work/serve.err" ] || fail "the server complains: $(head -c 3000 "$work/serve.err")"
[ -z "$(ls "$w/uploads")" ] || fail "files of attacks stay: $(ls "$w/uploads")"
done_testing
