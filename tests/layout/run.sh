#!/bin/sh
# The proof of the layout: every screen, language, text size, theme and panel. A theme moves nothing: without --every
# all sizes are walked in one theme, and the other two in one size; German in all sizes, each other language in a fifth
# of them, on each panel others (ANNA_SEED says which fifth).
# Then errands by touch, by keypad and by one switch, 100 of them (with --every 1000), by the chance of ANNA_SEED.
# usage: tests/layout/run.sh [BUILD] [--update|--every]
set -eu
export LC_ALL=C.UTF-8 LANGUAGE=
root=$(cd "$(dirname "$0")/../.." && pwd)
build=$root/build
case "${1:-}" in
"" | --*) ;;
*) build=$1 && shift ;;
esac
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
admin="$build/anna-admin -w $work/office"
$admin init --no-passphrase >/dev/null
$admin import "$root/assets/content/demo.json" "$root/assets/content/offers.json" >/dev/null
$admin answer set times said "Die Zeiten passen nicht." >/dev/null 2>&1
$admin answer set times barrier opening_hours >/dev/null 2>&1
$admin answer set times "done" "Am Donnerstag ist jetzt bis 18 Uhr offen." >/dev/null 2>&1
$admin answer set times state fixed >/dev/null 2>&1
$admin answer set times changed_on 2026-10 >/dev/null 2>&1
$admin answer set form offer de-kinderzuschlag >/dev/null 2>&1
$admin answer set form barrier forms >/dev/null 2>&1
$admin answer set form "done" "Wir helfen jetzt beim Antrag." >/dev/null 2>&1
$admin answer set form state fixed >/dev/null 2>&1
$admin answer set form changed_on 2026-09 >/dev/null 2>&1
$admin answer set play barrier childcare >/dev/null 2>&1
$admin answer set play "done" "Eine Spiel-Ecke ist in Arbeit." >/dev/null 2>&1
$admin answer set play state in_progress >/dev/null 2>&1
$admin answer set play changed_on 2026-11 >/dev/null 2>&1
$admin answer set ramp "done" "Eine Rampe geht leider nicht. Der Eingang hinten hat keine Stufen." >/dev/null 2>&1
$admin answer set ramp state cannot_fix >/dev/null 2>&1
$admin answer set ramp changed_on 2026-08 >/dev/null 2>&1
# An offer with dates and a place, and where the terminal stands.
cat >"$work/more.json" <<END
{"sites": [{"id": "ennigerloh", "name": "Ennigerloh, Rathaus", "town": "ennigerloh", "phone": "+492214710120",
  "coach_phone": "+492214710121", "lat": 51.8365, "lon": 8.0257}],
 "offers": [{"id": "en-krabbeln", "name": "Krabbel-Gruppe im Familien-Zentrum", "provider": "Stadt Ennigerloh",
  "topics": ["family_life"], "scope": "ennigerloh", "summary": "Hier spielen Babys. Eltern trinken Kaffee.",
  "as_of": "2026-11", "confidence": "high", "phone": "+49252429830",
  "address": {"street": "Markt 1", "postcode": "59320", "city": "Ennigerloh"}, "lat": 51.8397, "lon": 8.0309,
  "way_there": ["Der Eingang ist im Hof.", "Vor der Tür ist eine Rampe."],
  "dates": ["DTSTART:20260901T093000 DURATION:PT2H RRULE:FREQ=WEEKLY;BYDAY=TU EXDATE:20261201",
   "DTSTART;VALUE=DATE:20261128 DTEND;VALUE=DATE:20261130", "DTSTART:20261123T093000 DURATION:PT2H"]}]}
END
$admin import "$work/more.json" >/dev/null
$admin pack --no-passphrase --date 2026-11-20 "$work/demo.anna" >/dev/null 2>&1
"$build/anna-kiosk" install "$work/demo.anna" --state "$work/state" \
    --key "$work/office/keys/minisign.pub" >/dev/null
# The largest first, so that two processors end together.
printf '%s\n' 3840x2160 1080x1920 1920x1080 1280x1024 1024x600 |
    xargs -P "$(nproc)" -I '{}' "$build/tests/layout_proof" "$work/state" \
        "$work/office/keys/minisign.pub" "$root/tests/layout/golden" '{}' "$@"
tasks=100
[ "${1:-}" != --every ] || tasks=1000
"$build/tests/ways_proof" "$work/state" "$work/office/keys/minisign.pub" 1024x600 $((tasks / 2)) "${ANNA_SEED:-1}"
"$build/tests/ways_proof" "$work/state" "$work/office/keys/minisign.pub" 1080x1920 $((tasks / 2)) "${ANNA_SEED:-1}"
