#!/bin/sh
# Publishing in the browser: usage as lib.sh says.
# shellcheck source=tests/office/lib.sh
. "$(dirname "$0")/lib.sh"

printf 'zwölf Birnen & ein <Apfel>\n' >"$work/secret"
admin init --passphrase-fd 3 3<"$work/secret" || fail "init"
exits 0 import "$content/demo.json" "$content/offers.json"
mkdir "$work/stick"
"$ANNA_ADMIN" -w "$w" serve --no-browser --stick "$work/stick" >"$work/link" 2>"$work/serve.err" &
server=$!
trap 'kill $server 2>/dev/null; rm -rf "$work"' EXIT
for _ in $(seq 100); do
    [ ! -s "$work/link" ] || break
    sleep 0.1
done
ANNA_ADMIN=$ANNA_ADMIN python3 "$here/serve_publish.py" "$w" "$(cat "$work/link")" "$work/stick" || failures=$((failures + 1))
kill "$server"
wait "$server" || fail "the server ends with $?"
"$ANNA_KIOSK" install "$work/stick" --state "$work/state" --key "$w/keys/minisign.pub" --site ennigerloh >"$work/out" ||
    fail "a terminal does not take what was published"
says out "2"
done_testing
