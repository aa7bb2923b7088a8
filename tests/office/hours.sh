#!/bin/sh
# The coordinator types hours as people write them: what was understood is shown as a week, the rest refused with its reason.
. "$(dirname "$0")/lib.sh"

exits 0 init --no-passphrase
exits 0 import "$content"

# set TEXT HOURS LINE...: typed so the hours are these, and the lines stand among the words.
set_hours()
{
    text=$1
    hours=$2
    shift 2
    exits 0 offer set ew-ogs hours "$text"
    says out "ew-ogs: hours: $hours"
    for line in "$@"; do
        says out "    $line"
    done
    cp "$work/out" "$work/said"
    exits 0 offer show ew-ogs
    python3 -c 'import json, sys
offer = json.load(open(sys.argv[1]))["offers"][0]
sys.exit(offer.get("hours") != sys.argv[2])' "$work/out" "$hours" || fail "\"$text\" is not kept as $hours"
}
set_hours "Mo-Fr 8-12 Uhr, Mi nachmittags geschlossen" "Mo-Fr 08:00-12:00" \
    "Monday to Friday: 08:00 to 12:00" "Saturday, Sunday: closed"
set_hours "Mo-Fr 8-12 Uhr, Do 14-18 Uhr" "Mo-We,Fr 08:00-12:00; Th 08:00-12:00,14:00-18:00" \
    "Monday to Wednesday, Friday: 08:00 to 12:00" "Thursday: 08:00 to 12:00 and 14:00 to 18:00"
set_hours "Fr 18-2 Uhr" "Fr 18:00-02:00" "Friday: 18:00 to 02:00 of the next day"
set_hours "rund um die Uhr" "24/7" "every day: day and night"
set_hours "Mo-Th 08:00-12:30" "Mo-Th 08:00-12:30" "Monday to Thursday: 08:00 to 12:30"
set_hours "Mo-Fr 08:00-12:00; PH off" "Mo-Fr 08:00-12:00; PH off" "and other days as the rules say"
set_hours "Mo-Fr 8-12 Uhr und nach Vereinbarung" 'Mo-Fr 08:00-12:00 || "nach Vereinbarung"' \
    "Monday to Friday: 08:00 to 12:00; else nach Vereinbarung"
set_hours "jeden 1. Dienstag im Monat 15-17 Uhr" "Tu[1] 15:00-17:00" "not every week alike; the next 5 weeks:"
grep -q "^    Tuesday 20..-..-0[1-7]: 15:00 to 17:00" "$work/said" || fail "the next first Tuesday is not shown"

# What is said beside goes where it belongs, and what an import could not read is gone.
exits 0 offer set ew-ogs hours_said "Mo-Fr 9-12, 2-5"
exits 0 offer set ew-ogs hours "Mo-Fr 8-12, telefonisch Mo-Fr 9-12"
says out "ew-ogs: hours: Mo-Fr 08:00-12:00"
says out "ew-ogs: phone_hours: Mo-Fr 09:00-12:00"
says out "ew-ogs: hours_said is empty now"
exits 0 offer set ew-ogs phone_hours "Di 10-11 Uhr"
says out "ew-ogs: phone_hours: Tu 10:00-11:00"
exits 2 offer set ew-ogs phone_hours "Mo-Fr 8-12, telefonisch Mo-Fr 9-12"
exits 0 offer set ew-ogs hours "nach Vereinbarung"
says out "ew-ogs: hours is empty now"
says out "ew-ogs: access: appointment"
exits 0 undo
exits 0 offer show ew-ogs
says out '"hours": "Mo-Fr 08:00-12:00"'

# refused TEXT REASON: nothing is set.
refused()
{
    exits 2 offer set ew-ogs hours "$1"
    says err "$2"
    exits 0 offer show ew-ogs
    says out '"hours": "Mo-Fr 08:00-12:00"'
}
refused "Mo-Fr 9-5" "the end lies before the beginning"
refused "Mo-Th 09:00-05:00" "the end lies before the beginning"
refused "Mo-Fr Quatsch 8-12" "Quatsch"
refused "8-12" "on which days?"
refused "So-Feiertag 9-12 Uhr" "Feiertag"
exits 0 offer set --yes ew-ogs hours "Mo-Th 09:00-05:00"
says out "Monday to Thursday: 09:00 to 05:00 of the next day"
exits 0 offer set ew-ogs hours ""
exits 0 offer show ew-ogs
grep -q '"hours"' "$work/out" && fail "hours are not cleared"
done_testing
