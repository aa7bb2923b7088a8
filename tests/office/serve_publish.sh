#!/bin/sh
# Publishing in the browser: usage as lib.sh says.
# shellcheck source=tests/office/lib.sh
. "$(dirname "$0")/lib.sh"

printf 'zwölf Birnen & ein <Apfel>\n' >"$work/secret"
admin init --passphrase-fd 3 3<"$work/secret" || fail "init"
exits 0 import "$content/demo.json" "$content/offers.json"
mkdir "$work/stick"
serving --stick "$work/stick"
ANNA_ADMIN=$ANNA_ADMIN python3 "$here/serve_publish.py" "$w" "$(cat "$work/link")" "$work/stick" || failures=$((failures + 1))
"$ANNA_KIOSK" install "$work/stick" --state "$work/state" --key "$w/keys/minisign.pub" --site ennigerloh >"$work/out" ||
    fail "a terminal does not take what was published"
says out "2"

# The stick comes back to another computer, with a report and the terminal's note.
tool=${ANNA_REPORTS_TOOL:-$(dirname "$ANNA_ADMIN")/tests/reports_tool}
[ -x "$tool" ] || { echo "FAILED: $tool is not there; build it"; exit 1; }
echo "ennigerloh 2026-11 - find forms Das Formular ist zu lang." | "$tool" add "$work/terminal" "$work/stick/anna-2.anna" ||
    fail "the terminal takes no report"
"$tool" stick "$work/terminal" "$work/stick/anna-2.anna" "$work/stick" || fail "the terminal writes no stick"
admin serve --link
ANNA_ADMIN=$ANNA_ADMIN python3 "$here/serve_publish.py" "$w" "$(cat "$work/out")" "$work/stick" home || failures=$((failures + 1))
kill "$server"
wait "$server" || fail "the server ends with $?"
[ -z "$(ls "$w/uploads")" ] || fail "what came home stays when the server has ended"
done_testing
