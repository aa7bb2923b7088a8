#!/bin/sh
# What is printed comes out, says what the screen says, and leaves nothing behind. usage: tests/print/run.sh [BUILD]
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd)
build=$(cd "${1:-$root/build}" && pwd)
. "$root/tests/print/cups.sh"
PATH=$PATH:/usr/sbin
command -v cupsd >/dev/null && command -v pdftoppm >/dev/null && command -v zbarimg >/dev/null || {
    echo "SKIPPED: cups-daemon, poppler-utils or zbar-tools is not installed"
    exit 77
}
work=$(TMPDIR=/var/tmp mktemp -d)
# What hands the page on is another user.
chmod 711 "$work"
hung=
trap 'cups_end; [ -z "$hung" ] || kill "$hung"; rm -rf "$work"' EXIT
fail() {
    echo "FAIL: $*"
    exit 1
}
sh "$root/tests/demo.sh" "$build" "$work"
key=$work/office/keys/minisign.pub
# play SIZE QUEUE: plays the visit on stdin.
play() {
    cat >"$work/visit"
    rm -rf "$work/shots"
    mkdir "$work/shots"
    "$build/anna-kiosk" --config /dev/null --state "$work/state" --key "$key" --site ennigerloh --size "$1" --printer "$2" \
        --clock 2026-11-23T10:00 --script "$work/visit" --shots "$work/shots" >"$work/out" 2>&1 ||
        fail "$2: $(tail -n 1 "$work/out")"
}
# What the readers read of a picture, one code a line, in hexadecimal figures.
zbar() { zbarimg -q --raw --oneshot -Sbinary "$1" 2>/dev/null | xxd -p | tr -d '\n'; }
modules=$build/readers/node_modules
# same THING QUEUE: both readers read on the paper what stands on the screen, where a code is.
same() {
    pdftoppm -r "$dpi" -gray -png "$work/cups/$2.pdf" "$work/paper"
    seen=$(zbar "$work/shots/code.png")
    [ -n "$seen" ] || fail "$1: no code on the screen"
    [ "$(zbar "$work/paper-1.png")" = "$seen" ] || fail "$1, $2: zbar reads something else on the paper"
    if [ -d "$modules/jsqr" ]; then
        convert "$work/paper-1.png" -background white -alpha remove "$work/paper.png"
        [ "$(echo "$work/paper.png" | node "$root/tests/takeaway/decode.js" "$modules")" = "$seen" ] ||
            fail "$1, $2: jsQR reads something else on the paper"
    fi
    pdfinfo "$work/cups/$2.pdf" >"$work/info"
    grep -q '^Pages: *1$' "$work/info" || fail "$1, $2: not one page"
    rm -f "$work"/paper*.png "$work/cups/$2.pdf"
}

export CUPS_HISTORY=Yes
cups_begin "$work/cups"
[ -d "$modules/jsqr" ] || echo "SKIPPED: jsQR is not there; tests/takeaway/run.sh brings it"
offer='tap #topic:money
scroll down
tap #offer:waf-unterhaltsvorschuss'
for queue in slip sheet; do
    dpi=203
    [ "$queue" = slip ] || dpi=300
    for lang in de ar; do
        begin="press 540 960
tap #nav:language
tap #lang:$lang"
        play 1080x1920 "$queue" <<END
$begin
$offer
refuse #nav:print
tap #nav:takeaway
shot code
scroll down
tap #nav:print
tap #nav:home
END
        same "offer in $lang" "$queue"
        play 1080x1920 "$queue" <<END
$begin
$offer
tap #nav:card
tap #say:child
tap #nav:print
tap #nav:takeaway
shot code
END
        same "card in $lang" "$queue"
        play 1080x1920 "$queue" <<END
$begin
$offer
tap #nav:keep
tap #nav:notepad
tap #nav:takeaway
shot code
scroll down
tap #nav:print
END
        same "notepad in $lang" "$queue"
        play 1080x1920 "$queue" <<END
$begin
tap #nav:coach
tap #coach:c2
shot code
scroll down
scroll down
tap #nav:print
END
        same "coach in $lang" "$queue"
    done
done
# The other languages, the narrow paper.
dpi=203
for lang in en tr uk ru pl ro fa ku; do
    play 1080x1920 slip <<END
press 540 960
tap #nav:language
tap #lang:$lang
$offer
tap #nav:takeaway
shot code
scroll down
tap #nav:print
END
    same "offer in $lang" slip
done
# Nothing is left, although this CUPS keeps jobs and their papers.
[ -z "$(lpstat -W all -o)" ] || fail "CUPS knows jobs: $(lpstat -W all -o)"
[ -z "$(find "$work/cups/spool" -type f)" ] || fail "papers are left: $(find "$work/cups/spool" -type f)"
! grep -rl "Unterhaltsvorschuss" "$work/cups" "$work/state/log" 2>/dev/null || fail "CUPS keeps what was printed"
echo "24 pages came out, both readers agree, no job is left"

# no QUEUE SENTENCE: check says why, and there is no button.
no() {
    "$build/anna-kiosk" check --config /dev/null --state "$work/state" --key "$key" --site ennigerloh --printer "$1" \
        >"$work/check" || true
    grep -q "^printer .*$2" "$work/check" || fail "$1: $(grep '^printer' "$work/check")"
    play 1080x1920 "$1" <<END
press 540 960
$offer
tap #nav:card
refuse #nav:print
END
}
no "" "-- .*none is set"
no nobody "look .*CUPS has no such printer"
no closed "look .*takes no jobs"
no stopped "look .*is stopped"
no empty "look .*has no paper (media-empty"
no off "look .*is off or not connected"
"$build/anna-kiosk" check --config /dev/null --state "$work/state" --key "$key" --site ennigerloh --printer slip |
    grep -q '^printer  ok .*203 dpi' || fail "a good printer is not told"
cups_end
no slip "look .*CUPS does not answer"

# Takes the call and never answers: the visit goes on.
export CUPS_SERVER="$work/hung"
python3 "$root/tests/print/hangs.py" "$work/hung" &
hung=$!
sleep 1
began=$(date +%s)
no slip "look .*CUPS does not answer"
[ $(($(date +%s) - began)) -lt 60 ] || fail "a hung CUPS held the visit up"
echo "each printer that cannot print is told, and has no button"
