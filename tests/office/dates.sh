#!/bin/sh
# Dates of an offer, from the office to a phone: set, refused, linted, exported and imported again, published, and read
# from the terminal's codes by zbar and icalendar.
. "$(dirname "$0")/lib.sh"

admin init --no-passphrase || fail "init"
admin import "$content/demo.json" "$content/offers.json" || fail "import"
exits 0 offer set en-tafel dates "DTSTART:20260901T093000 DURATION:PT2H RRULE:FREQ=WEEKLY EXDATE:20261201|DTSTART;VALUE=DATE:20261205 DTEND;VALUE=DATE:20261207"
exits 2 offer set en-tafel dates "DTSTART:20260901T093000 RRULE:FREQ=SECONDLY"
says err "DAILY, WEEKLY, MONTHLY or YEARLY"
exits 2 offer set en-tafel dates "jeden Dienstag"
exits 0 offer show en-tafel
says out "DTSTART;VALUE=DATE:20261205"

# What goes out comes in again.
exits 0 export --format csv "$work/out.csv"
exits 0 export --format anna "$work/out.json"
exits 0 export --format hsds "$work/out-hsds"
grep -q 'EXDATE:20261201' "$work/out.csv" || fail "dates are not in the CSV"
grep -rq 'EXDATE:20261201' "$work/out-hsds" || fail "dates are not in HSDS"
for file in out.csv out-hsds out.json; do
    exits 0 import "$work/$file"
    exits 0 offer show en-tafel
    says out "RRULE:FREQ=WEEKLY"
    says out "DTEND;VALUE=DATE:20261207"
done

# The terminal shows what takes place, and the phone gets it.
exits 0 pack --no-passphrase --date 2026-11-20 "$work/dates.anna"
key=$w/keys/minisign.pub
"$ANNA_KIOSK" install "$work/dates.anna" --state "$work/state" --key "$key" >/dev/null || fail "install"
cat >"$work/visit" <<END
press 540 960
tap #nav:week
tap #date:2:en-tafel
expect fällt aus
tap #nav:takeaway
tap #take:date
shot one
tap #nav:next
shot two
tap #nav:next
shot three
END
"$ANNA_KIOSK" --state "$work/state" --key "$key" --site ennigerloh --size 1080x1920 --clock 2026-11-23T10:00 \
    --script "$work/visit" --shots "$work" >"$work/out" 2>"$work/err" || fail "the visit"
/usr/bin/python3 "$here/dates_check.py" 2026-11-24T09:30/2026-11-24T11:30 2026-12-05/2026-12-07 \
    2026-12-08T09:30/2026-12-08T11:30 -- "$work/one.png" "$work/two.png" "$work/three.png" >"$work/out" 2>"$work/err" ||
    fail "the codes"

# Without a clock nothing is said to be on.
printf '%s\n' "press 540 960" "screen home" "refuse #nav:week" >"$work/visit"
"$ANNA_KIOSK" --state "$work/state" --key "$key" --site ennigerloh --size 1080x1920 --clock 1970-01-01T10:00 \
    --script "$work/visit" >"$work/out" 2>"$work/err" || fail "a clock that is not believed"

done_testing
