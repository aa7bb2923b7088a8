#!/bin/sh
# Sealed reports go over the line: the terminal hands one file of one length to the courier, the courier takes it to a drop that
# it cannot read, the office empties the drop, from nginx and from a store. usage as tests/office/lib.sh says.
# shellcheck source=tests/line/lib.sh
. "$(dirname "$0")/lib.sh"

length=548924
authority ours
nginx_begin
exits 0 init --no-passphrase
exits 0 import "$content/demo.json" "$content/offers.json"
exits 0 pack
pub=$w/keys/minisign.pub
printf '[terminal]\nsite = ennigerloh\nkey = %s\n[courier]\nfolder = %s\noutgoing = %s\n' "$pub" "$work/courier" "$work/outgoing" >"$work/kiosk.conf"
printf '[server]\ncontent = %s/content\ndrop = %s/drop\nca = %s\n[courier]\nfolder = %s\noutgoing = %s\nsite = ennigerloh\n' \
    "$site" "$site" "$work/ours.pem" "$work/courier" "$work/outgoing" >"$work/courier.conf"
mkdir "$work/outgoing" "$work/courier"
"$ANNA_KIOSK" install "$w/published/1.anna" --config "$work/kiosk.conf" --state "$work/state" >/dev/null || fail "the content is not installed"
exits 0 publish --credentials "$work/office.login" --ca "$work/ours.pem" "$site/content"

# visit LINES: what the terminal does; then it stands there alone for two minutes and hands over.
visit()
{
    printf '%bwait 301\nwait 61\n' "$1" >"$work/visit"
    (umask 077 && "$ANNA_KIOSK" --config "$work/kiosk.conf" --state "$work/state" --script "$work/visit" --size 1080x1920 \
        --clock "$(date +%Y-%m-%d)T10:00") >"$work/out" 2>"$work/err" || fail "the visit does not hold"
    [ "$(stat -c '%s %a' "$work/outgoing/sealed")" = "$length 644" ] || fail "handed over is $(stat -c '%s %a' "$work/outgoing/sealed")"
}
# courier CODE: one try; due if `sent` says so.
courier()
{
    "$ANNA_COURIER" --config "$work/courier.conf" --once >"$work/out" 2>"$work/err"
    [ $? -eq "$1" ] || fail "anna-courier exits otherwise than with $1"
}
lies_in_drop()
{
    [ "$(ls "$work/www/drop" | wc -l)" -eq "$1" ] || fail "$2: in the drop lies $(ls "$work/www/drop")"
    for file in "$work"/www/drop/*.anna-reports; do
        [ ! -e "$file" ] || [ "$(stat -c %s "$file")" -eq $length ] || fail "a file in the drop has $(stat -c %s "$file") bytes"
    done
}

# Without a report there is a file too; two of them have nothing in common but their head.
visit ''
cp "$work/outgoing/sealed" "$work/first"
visit ''
python3 - "$work/first" "$work/outgoing/sealed" <<'END' || fail "two files have more in common than chance gives"
import sys
a, b = (open(name, "rb").read() for name in sys.argv[1:])
same = sum(x == y for x, y in zip(a[8:], b[8:]))
sys.exit(not (a[:8] == b[:8] and same < len(a) / 256 * 1.2))
END

# Who never sent waits for the site's turn; then it is due until it went well.
courier 0
lies_in_drop 0 "before its turn"
echo 0 >"$work/courier/sent"
mv "$work/outgoing/sealed" "$work/away"
courier 1
says err "sending: "
mv "$work/away" "$work/outgoing/sealed"
head -c 1000 "$work/outgoing/sealed" >"$work/short"
mv "$work/outgoing/sealed" "$work/away"
cp "$work/short" "$work/outgoing/sealed"
courier 1
says err "not of the one length"
mv "$work/away" "$work/outgoing/sealed"
"$ANNA_KIOSK" check --config "$work/kiosk.conf" --state "$work/state" >"$work/out"
says out "not of the one length"
lies_in_drop 0 "of what failed"
courier 0
says out "the sealed file is sent"
lies_in_drop 1 "with nothing to say"
courier 0
lies_in_drop 1 "sent already"

# A report: the same length, and the office has it once, whatever comes twice.
visit 'tap #nav:start\ntap Etwas klappt nicht?\ntap #step:get_there\ntap #barrier:forms\ntap #nav:next\ntap #nav:send\nscreen thanks\n'
echo 0 >"$work/courier/sent"
courier 0
lies_in_drop 2 "with a report"
curl -s --cacert "$work/ours.pem" "$site/drop/" -o /dev/null -w '%{http_code}' >"$work/out"
says out 401
collect()
{
    want=$1
    shift
    exits "$want" collect --credentials "$work/office.login" --ca "$work/ours.pem" "$@" "$site/drop"
}
exits 2 collect --ca "$work/ours.pem" "$site/drop"
says err "does not let us in"
exits 2 collect --credentials "$work/office.login" --ca "$work/ours.pem" "$site/content"
lies_in_drop 2 "of what failed"
echo junk >"$work/www/drop/0123456789abcdef0123456789abcdef.anna-reports"
echo other >"$work/www/drop/photo.jpg"
collect 1
says out "1 new report"
says err "0123456789abcdef0123456789abcdef.anna-reports: it was cut off"
[ "$(cd "$work/www/drop" && echo *)" = "0123456789abcdef0123456789abcdef.anna-reports photo.jpg" ] || fail "left in the drop is $(ls "$work/www/drop")"
rm "$work/www/drop/0123456789abcdef0123456789abcdef.anna-reports" "$work/www/drop/photo.jpg"
echo 0 >"$work/courier/sent"
courier 0
collect 0
says out "1 known already"
lies_in_drop 0 "collected"
collect 0
says out "no reports on it"
[ -z "$(find "${TMPDIR:-/tmp}" -maxdepth 1 -name 'anna-drop-*' -newer "$work/kiosk.conf" 2>/dev/null)" ] || fail "the office leaves a folder"

# The receipt comes over the line, and the terminal forgets the report.
exits 0 pack
exits 0 publish --credentials "$work/office.login" --ca "$work/ours.pem" "$site/content"
courier 0
visit ''
visit ''
[ ! -e "$work/state/outbox/slots" ] || fail "the terminal keeps a report that has arrived"

# The same with a store.
s3_begin town
sed -i "s|^drop = .*|drop = $store/drop|; s|^ca = |region = us-east-1\ncredentials = $work/store.login\nca = |" "$work/courier.conf"
echo 0 >"$work/courier/sent"
"$ANNA_COURIER" --config "$work/courier.conf" --once >"$work/out" 2>"$work/err"
says out "the sealed file is sent"
exits 0 collect --region us-east-1 --credentials "$work/store.login" --ca "$work/ours.pem" "$store/drop"
says out "0 new reports"
exits 0 collect --region us-east-1 --credentials "$work/store.login" --ca "$work/ours.pem" "$store/drop"
says out "no reports on it"
done_testing
