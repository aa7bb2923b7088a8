#!/bin/sh
# The office in the browser, as an enemy and as two people who are hasty: usage as lib.sh says.
# shellcheck source=tests/office/lib.sh
. "$(dirname "$0")/lib.sh"

exits 0 init --no-passphrase
exits 0 import "$content/demo.json" "$content/offers.json"
serving
ANNA_ADMIN=$ANNA_ADMIN python3 "$here/serve.py" "$w" "$(cat "$work/link")" "$server" || failures=$((failures + 1))
# The picture is the terminal's own, to the last byte; of what is typed as well as of what is kept.
exits 0 pack --no-passphrase "$work/1.anna"
"$ANNA_KIOSK" install "$work/1.anna" --state "$work/state" --key "$w/keys/minisign.pub" --site ennigerloh >/dev/null || fail "install"
mkdir "$work/shots"
printf '%s\n' "tap #nav:start" "tap Geld" "scroll down" "tap #offer:waf-unterhaltsvorschuss" "shot offer" >"$work/visit"
for _ in 1 2 3; do
    python3 "$here/serve.py" "$w" picture "$server" || failures=$((failures + 1))
    "$ANNA_KIOSK" --state "$work/state" --key "$w/keys/minisign.pub" --site ennigerloh --size 1080x1920 \
        --clock "$(cat "$work/moment")" --script "$work/visit" --shots "$work/shots" || fail "the visit"
    ! cmp -s "$work/picture.png" "$work/shots/offer.png" || break
done
cmp "$work/picture.png" "$work/shots/offer.png" || fail "the preview is not what the terminal shows"
kill "$server"
wait "$server" || fail "the server ends with $?"

# The same port, and the browser that was signed in still is.
port=$(sed 's/.*localhost:\([0-9]*\).*/\1/' "$work/link")
serving
grep -q "localhost:$port/" "$work/link" || fail "the port is another after a new start"
python3 "$here/serve.py" "$w" again "$server" || failures=$((failures + 1))
kill "$server"
exits 2 serve --port 80
exits 2 serve --socket "$work/s"
done_testing
