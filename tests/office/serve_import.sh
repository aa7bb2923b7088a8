#!/bin/sh
# Taking in through the browser: usage as lib.sh says.
# shellcheck source=tests/office/lib.sh
. "$(dirname "$0")/lib.sh"

exits 0 init --no-passphrase
exits 0 import "$content/demo.json" "$content/offers.json"
mkdir -p "$w/uploads"
touch "$w/uploads/old"
# What a server that was cut off had to leave behind.
left=0123456789abcdef0123456789abcdef
printf 'Bezeichnung;Tr\303\244ger;Telefon;Kurz\nCaf\303\251;Caritas;02581 1234;Ein Treff.\n' >"$w/uploads/$left.csv"
printf 'Vorher.csv' >"$w/uploads/$left.name"
serving
[ ! -e "$w/uploads/old" ] || fail "what an earlier server kept stays"
ANNA_ADMIN=$ANNA_ADMIN python3 "$here/serve_import.py" "$w" "$(cat "$work/link")" "$server" || failures=$((failures + 1))
kill "$server"
wait "$server" || fail "the server ends with $?"
[ -z "$(ls "$w/uploads")" ] || fail "files stay when the server has ended"
exits 0 --by "Frau Öz" offer set ew-rathaus phone +4925820001
exits 0 history ew-rathaus
says out "Frau Öz"
done_testing
