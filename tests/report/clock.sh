#!/bin/sh
# A terminal whose clock cannot be right says so to whoever asks, and sends no report of a month that cannot be; the
# note on the stick brings it to the office.
. "$(dirname "$0")/lib.sh"

make_office
install a "$work/1.anna"
stick=$work/stick
mkdir -p "$stick/anna"
check()
{
    "$ANNA_KIOSK" check --state "$work/a" --key "$pub" --site ennigerloh --clock "$1" >"$work/out" 2>"$work/err"
}
said=0
for wrong in 1970-01-01T01:00 2000-01-01T00:00 2026-11-18T10:00 2038-01-19T04:14 2099-05-01T10:00; do
    check $wrong && fail "check is content with $wrong"
    says out "clock    NO   ${wrong%T*}"
    says out "this terminal is not ready"
    printf '%s\n' "clock $wrong" 'tap #nav:start' 'expect Stand: November 2026. Bitte vorher anrufen.' 'tap #nav:report' \
        'tap #step:find' 'tap #nav:next' 'tap #nav:send' 'screen thanks' 'wait 130' "stick $stick" 'expect #stick:clock' \
        'unstick' | visit a ennigerloh
    grep -q "Die Uhr am Gerät geht" "$stick/anna/ANNA-Meldung-ennigerloh.txt" || fail "the note says nothing of $wrong"
    said=$((said + 1))
done
exits 0 collect "$stick"
says out "$said new reports"
exits 0 reports --month 2026-11
says out "$said reports"
exits 0 reports
says out "$said reports"

# Set right, all is well again.
check 2026-11-23T10:00
says out "clock    ok   2026-11-23 10:00"
printf '%s\n' 'tap #nav:start' 'refuse Stand:' 'tap #nav:report' 'tap #step:find' 'tap #nav:next' 'tap #nav:send' \
    'screen thanks' 'wait 130' "stick $stick" 'refuse #stick:clock' 'unstick' | visit a ennigerloh
grep -q "Uhr" "$stick/anna/ANNA-Meldung-ennigerloh.txt" && fail "the note still speaks of the clock"
done_testing
