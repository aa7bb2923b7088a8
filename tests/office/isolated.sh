#!/bin/sh
# Words in Arabic in every field, every file and every name: no page lets them turn what stands beside them. Usage as lib.sh says.
# shellcheck source=tests/office/lib.sh
. "$(dirname "$0")/lib.sh"

tools=$(dirname "$ANNA_ADMIN")/tests
for tool in fields_tool reports_tool; do
    [ -x "$tools/$tool" ] || { echo "FAILED: $tools/$tool is not there; build it"; exit 1; }
done
export PYTHONDONTWRITEBYTECODE=1
exits 0 init --no-passphrase
exits 0 import "$content/demo.json" "$content/offers.json"
"$ANNA_ADMIN" -w "$w" answer set planted "done" "Das geht jetzt." >"$work/out" 2>&1
exits 0 pack "$work/1.anna"
"$tools/fields_tool" >"$work/fields"
exits 0 export --format anna "$work/export.json"
mkdir "$work/planted"
python3 "$here/planted.py" "$work/export.json" "$work/fields" "$work/planted/مركز dok 7" turned >"$work/marks" || fail "nothing is planted"
exits 0 --by "مركز name 7" import "$work/planted/مركز dok 7.json"
this=$(TZ=Europe/Berlin date +%Y-%m)
printf '%s\n' "ennigerloh $this waf-unterhaltsvorschuss papers_and_cost cost مركز report 7" \
    "everswinkel $this - get_there distance مركز road 7" | "$tools/reports_tool" add "$work/a" "$work/1.anna"
echo "ennigerloh $this waf-unterhaltsvorschuss papers_and_cost forms مركز asked 7" |
    "$tools/reports_tool" ask "$work/a" "$work/1.anna" 11 2047 0
"$tools/reports_tool" stick "$work/a" "$work/1.anna" "$work/stick"
exits 0 collect "$work/stick"
exits 0 barriers note waf-unterhaltsvorschuss.papers_and_cost "مركز note 7"
exits 0 barriers assign waf-unterhaltsvorschuss.papers_and_cost "مركز assigned 7"
# A sign that overrides the direction is refused everywhere; here it lies in the workspace all the same.
python3 - "$w/workspace.db" <<'SQL' || fail "nothing is turned round"
import sqlite3, sys
db = sqlite3.connect(sys.argv[1])
for table, in db.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'x_%' AND sql NOT LIKE '%VIRTUAL%'").fetchall():
    for _, column, kind, *_ in db.execute(f"PRAGMA table_info({table})").fetchall():
        if kind == "TEXT":
            db.execute(f"UPDATE {table} SET {column} = replace({column}, ' 7', ' \u202e7') WHERE {column} LIKE '%مركز%'")
db.commit()
SQL
LANGUAGE=de
export LANGUAGE
serving
ANNA_ADMIN=$ANNA_ADMIN python3 "$here/isolated.py" "$w" "$(cat "$work/link")" "$work/marks" || failures=$((failures + 1))
kill "$server"
wait "$server" || fail "the server ends with $?: $(head -c 3000 "$work/serve.err")"
done_testing
