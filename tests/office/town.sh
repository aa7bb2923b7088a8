#!/bin/sh
# Another town starts: from an empty workspace over the pages, with a table of its own, to the stick that sets its first
# terminal up and what that shows; then its settings: usage as lib.sh says.
# shellcheck source=tests/office/lib.sh
. "$(dirname "$0")/lib.sh"

exits 0 init --no-passphrase
mkdir "$work/stick"
serving --stick "$work/stick"
PYTHONDONTWRITEBYTECODE=1 python3 "$here/town.py" "$(cat "$work/link")" "$w" "$ANNA_ADMIN" "$work/stick" "$work/copy.zip" || failures=$((failures + 1))
kill "$server"
wait "$server" || fail "the server ends with $?: $(cat "$work/serve.err")"
# A terminal that nobody has set up yet becomes this town's, and shows its offers.
kiosk()
{
    "$ANNA_KIOSK" "$@" --config /dev/null --state "$work/state" >"$work/out" 2>"$work/err" </dev/null ||
        fail "anna-kiosk $1 exits with $?"
}
kiosk setup "$work/stick/anna/setup.conf"
kiosk install "$work/stick"
kiosk check
says out "Rathaus, Eingang (rathaus-eingang), key "
cat >"$work/visit" <<END
press 540 960
tap Geld
screen topic
expect Kleider-Laden
expect Eltern-Treff
tap #offer:kleider-laden-caritas
screen offer
expect Hier gibt es Kleider
expect Markt 2
END
kiosk --size 1080x1920 --script "$work/visit"

# The copy that was taken along is whole.
printf 'noch ein langer Satz\n' | "$ANNA_ADMIN" -w "$work/back" restore --passphrase-fd 0 "$work/copy.zip" >"$work/out" 2>"$work/err" || fail "the copy is none"
[ "$("$ANNA_ADMIN" -w "$work/back" site list)" = "$("$ANNA_ADMIN" -w "$w" site list)" ] || fail "the copy has other sites"
done_testing
