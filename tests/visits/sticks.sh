#!/bin/sh
# Makes what visits play with: an office, a terminal with the demo content (state), one with the content of
# the week before (state-before), one without any (state-none), one with
# texts whose German has changed since (state-outdated), one with hours of the telephone (state-phone), one with dates
# (state-dates), one with places (state-way), and sticks.
# usage: tests/visits/sticks.sh WORK BUILD
set -eu
export LC_ALL=C.UTF-8 LANGUAGE=
root=$(cd "$(dirname "$0")/../.." && pwd)
work=$1
build=$2
content=$root/assets/content
admin="$build/anna-admin -w $work/office"
pub=$work/office/keys/minisign.pub
install() {
    "$build/anna-kiosk" install "$1" --state "$2" --key "$pub" >/dev/null
}
pack() {
    $admin pack --no-passphrase "$@" >/dev/null 2>&1
}

# The week before: twelve offers less, three in other words, one that is gone now.
$admin init --no-passphrase >/dev/null
$admin import "$content/demo.json" "$content/offers.json" >/dev/null
cp -a "$work/office" "$work/before"
before="$build/anna-admin -w $work/before"
for id in ew-rathaus ew-wohngeld ew-ferien-zuschuss ew-ogs ew-betreuung-alverskirchen ew-jobcenter \
    ew-haus-der-generationen ew-familienzentrum-st-agatha ew-kita-st-magnus ew-buecherei-st-magnus \
    ew-sportverein-scdjk en-rathaus; do
    $before offer remove --yes $id >/dev/null
done
for id in en-jobcenter en-tafel en-vhs; do
    $before offer set $id summary "So stand es vorige Woche da." >/dev/null
done
cat >"$work/old.json" <<END
[{"id": "en-alt", "name": "Alter Treffpunkt", "provider": "Stadt Ennigerloh", "topics": ["money"],
  "scope": "ennigerloh", "summary": "Den Treffpunkt gab es bis November.", "confidence": "high"}]
END
$before import "$work/old.json" >/dev/null
$before pack --no-passphrase --date 2026-11-13 "$work/1.anna" >/dev/null 2>&1
install "$work/1.anna" "$work/state-before"
mkdir "$work/state-none"

# This week: the demo content, as number 2.
pack --date 2026-11-13 "$work/0.anna"
pack --date 2026-11-20 "$work/2.anna"
install "$work/2.anna" "$work/state"

# After that: one offer in other words.
$admin offer set en-tafel summary "Hier gibt es Lebensmittel für wenig Geld." >/dev/null
pack --date 2026-11-22 "$work/3.anna"
pack --date 2026-11-22 --site everswinkel "$work/4.anna"
"$build/anna-admin" -w "$work/stranger" init --no-passphrase >/dev/null
"$build/anna-admin" -w "$work/stranger" import "$content/demo.json" "$content/offers.json" >/dev/null
"$build/anna-admin" -w "$work/stranger" pack --no-passphrase "$work/stranger.anna" >/dev/null 2>&1

# A German text that changed behind its translations, and readers who have tested all that is easier to read.
cp -a "$work/office" "$work/outdated"
sed '/"de-simple": {/,/}/s/"made": "automatic"/"made": "tested"/' "$content/offers.json" >"$work/tested.json"
cat >"$work/outdated.json" <<END
[{"id": "en-sprachen", "name": "Eltern-Treff", "provider": "Stadt Ennigerloh", "topics": ["money"],
  "scope": "ennigerloh", "summary": "Der Treff ist montags.", "who": "Für alle Eltern.",
  "steps": ["Kommen Sie vorbei.", "Fragen Sie nach Kaffee."], "as_of": "2026-11", "confidence": "high",
  "text": {
   "tr": {"name": "Ebeveyn buluşması", "summary": "Buluşma pazartesi günleridir.",
    "steps": ["Uğrayın.", "Kahve isteyin."], "made": "automatic"},
   "ar": {"name": "لقاء الوالدين", "summary": "اللقاء يوم الاثنين.", "who": "لجميع الآباء والأمهات.",
    "steps": ["تفضلوا بالحضور.", "اطلبوا القهوة."], "made": "human"},
   "en": {"name": "Parents' café", "who": "For all parents.", "made": "tested"},
   "de-simple": {"name": "Treff für Eltern", "summary": "Der Treff ist am Montag.", "made": "tested"}}}]
END
"$build/anna-admin" -w "$work/outdated" import "$work/tested.json" "$work/outdated.json" >/dev/null 2>&1
"$build/anna-admin" -w "$work/outdated" offer set en-sprachen summary "Der Treff ist mittwochs." >/dev/null
"$build/anna-admin" -w "$work/outdated" pack --no-passphrase --date 2026-11-22 "$work/5.anna" >/dev/null 2>&1
install "$work/5.anna" "$work/state-outdated"

# Hours of the telephone, and hours of which only words say when.
cp -a "$work/office" "$work/phone"
cat >"$work/phone.json" <<END
[{"id": "en-rat", "name": "Rat am Markt", "provider": "Stadt Ennigerloh", "topics": ["money"], "scope": "ennigerloh",
  "summary": "Hier gibt es Rat und Kakao.", "as_of": "2026-11", "confidence": "high", "phone": "+49252429830",
  "hours": "Tu 15:00-17:00; Th 09:00-11:00 \"nur nach Vereinbarung\"; Mo,We \"ab 14 Uhr\" || \"nach Vereinbarung\"",
  "phone_hours": "Mo-Th 09:00-12:00", "with_child": "yes", "for_child": ["stroller", "no_changing_table"],
  "accessibility": {"Entrance.isLevel": "yes", "hasElevator": "no", "isQuiet": "unknown"}}]
END
"$build/anna-admin" -w "$work/phone" import "$work/phone.json" >/dev/null
# What was changed, what is being changed, and what does not go yet.
answer() {
    "$build/anna-admin" -w "$work/phone" answer set "$@" >/dev/null 2>&1
}
answer times "done" "Am Donnerstag ist jetzt bis 18 Uhr offen."
answer times state fixed
answer play "done" "Eine Spiel-Ecke ist in Arbeit."
answer play state in_progress
answer ramp offer en-rat
answer ramp "done" "Das Haus ist sehr alt. Der Eingang hinten hat keine Stufen."
answer ramp state cannot_fix
"$build/anna-admin" -w "$work/phone" pack --no-passphrase --date 2026-11-22 "$work/phone.anna" >/dev/null 2>&1
install "$work/phone.anna" "$work/state-phone"

# Dates: each week, one that falls out, whole days, over midnight, one that is over.
cp -a "$work/office" "$work/dates"
cat >"$work/dates.json" <<END
[{"id": "en-krabbeln", "name": "Krabbel-Gruppe", "provider": "Stadt Ennigerloh", "topics": ["family_life"],
  "scope": "ennigerloh", "summary": "Hier spielen Babys. Eltern trinken Kaffee.", "as_of": "2026-11", "confidence": "high",
  "phone": "+49252429830", "address": {"street": "Markt 1", "postcode": "59320", "city": "Ennigerloh"},
  "dates": ["DTSTART:20260901T093000 DURATION:PT2H RRULE:FREQ=WEEKLY;BYDAY=TU EXDATE:20261201",
   "DTSTART:20261123T093000 DURATION:PT1H"]},
 {"id": "en-frei", "name": "Ausflug in den Zoo", "provider": "Stadt Ennigerloh", "topics": ["free_time"],
  "scope": "ennigerloh", "summary": "Wir fahren mit dem Bus.", "as_of": "2026-11", "confidence": "high",
  "dates": ["DTSTART;VALUE=DATE:20261128 DTEND;VALUE=DATE:20261130", "DTSTART:20261120T100000"]},
 {"id": "waf-nacht", "name": "Nacht der Bücher", "provider": "Kreis Warendorf", "topics": ["free_time"],
  "scope": "district", "summary": "Wir lesen vor.", "as_of": "2026-11", "confidence": "high",
  "address": {"street": null, "postcode": "48231", "city": "Warendorf"},
  "dates": ["DTSTART:20261204T200000 DTEND:20261205T010000", "DTSTART:20261125T180000 STATUS:CANCELLED"]},
 {"id": "ew-fern", "name": "Tanz in Everswinkel", "provider": "Gemeinde Everswinkel", "topics": ["free_time"],
  "scope": "everswinkel", "summary": "Wir tanzen.", "as_of": "2026-11", "confidence": "high",
  "dates": ["DTSTART:20261124T180000"]}]
END
"$build/anna-admin" -w "$work/dates" import "$work/dates.json" >/dev/null
"$build/anna-admin" -w "$work/dates" pack --no-passphrase --date 2026-11-22 "$work/dates.anna" >/dev/null 2>&1
install "$work/dates.anna" "$work/state-dates"

# Places: the terminal looks to the south; one near, one far, one with nothing but words.
cp -a "$work/office" "$work/way"
cat >"$work/way.json" <<END
{"sites": [{"id": "ennigerloh", "name": "Ennigerloh, Rathaus", "town": "ennigerloh", "phone": "+492214710120",
  "lat": 51.8365, "lon": 8.0257, "faces": "s"},
  {"id": "everswinkel", "name": "Everswinkel, Rathaus", "town": "everswinkel", "phone": "+492214710110",
  "lat": 51.9265, "lon": 7.8495}],
 "offers": [{"id": "en-nah", "name": "Laden am Markt", "provider": "Stadt Ennigerloh", "topics": ["goods"],
  "scope": "district", "summary": "Hier gibt es Kleider.", "as_of": "2026-11", "confidence": "high",
  "phone": "+49252429830", "address": {"street": "Markt 1", "postcode": "59320", "city": "Ennigerloh"},
  "lat": 51.8397, "lon": 8.0309, "way_there": ["Der Eingang ist im Hof.", "Vor der Tür ist eine Rampe."]},
 {"id": "en-fern", "name": "Kleider-Lager", "provider": "Kreis Warendorf", "topics": ["goods"],
  "scope": "district", "summary": "Hier gibt es Möbel.", "as_of": "2026-11", "confidence": "high",
  "address": {"street": "Ring 3", "postcode": "48231", "city": "Warendorf"}, "lat": 51.9535, "lon": 7.9924},
 {"id": "en-worte", "name": "Kleider-Truhe", "provider": "Stadt Ennigerloh", "topics": ["goods"],
  "scope": "district", "summary": "Hier gibt es Schuhe.", "as_of": "2026-11", "confidence": "high",
  "address": {"street": "Weg 4", "postcode": "59320", "city": "Ennigerloh"},
  "way_there": ["Nehmen Sie den Bus R62 bis zur Kirche."]}]}
END
"$build/anna-admin" -w "$work/way" import "$work/way.json" >/dev/null
"$build/anna-admin" -w "$work/way" pack --no-passphrase --date 2026-11-22 "$work/way.anna" >/dev/null 2>&1
install "$work/way.anna" "$work/state-way"

# put STICK BUNDLE NAME
put() {
    mkdir -p "$work/sticks/$1"
    cp "$work/$2.anna" "$work/sticks/$1/$3.anna"
    cp "$work/$2.anna.minisig" "$work/sticks/$1/$3.anna.minisig"
}
put old 1 woche-46
put new 2 woche-47
put next 3 woche-48
put foreign stranger geschenk
put elsewhere 4 everswinkel
put damaged 3 woche-48
printf 'X' | dd of="$work/sticks/damaged/woche-48.anna" bs=1 seek=5000 conv=notrunc 2>/dev/null
put unsigned 3 woche-48
rm "$work/sticks/unsigned/woche-48.anna.minisig"
put many 1 woche-46
put many 2 woche-47
put many 3 woche-48
put many 4 everswinkel
cp "$work/sticks/damaged/woche-48.anna" "$work/sticks/many/woche-48.anna"
put mixed 2 woche-47
put mixed 3 woche-48
cp "$work/sticks/damaged/woche-48.anna" "$work/sticks/mixed/woche-48.anna"
put beside 2 woche-47
put beside stranger geschenk
put rotten 2 woche-47
printf 'X' | dd of="$work/sticks/rotten/woche-47.anna" bs=1 seek=5000 conv=notrunc 2>/dev/null
mkdir -p "$work/sticks/empty"
mkdir -p "$work/sticks/empty-too"
echo "holiday" >"$work/sticks/empty/bild.jpg"
: >"$work/sticks/unreadable"

# First sticks: good, torn, of another office, and one that makes another place of a terminal.
first() {
    mkdir -p "$work/sticks/$3"
    "$build/anna-admin" -w "$work/$1" stick --no-passphrase --date 2026-11-22 --setup "$2" --width-mm 336 \
        --height-mm 597 "$work/sticks/$3" >/dev/null
}
first office ennigerloh first
first office everswinkel first-everswinkel
first stranger ennigerloh first-stranger
cp -a "$work/sticks/first" "$work/sticks/first-torn"
head -c 150 "$work/sticks/first/anna/setup.conf" >"$work/sticks/first-torn/anna/setup.conf"
cp -a "$work/sticks/first" "$work/sticks/first-unsigned"
rm "$work/sticks/first-unsigned/anna/setup.conf.minisig"

# What the same office brings after years.
cp -a "$work/office" "$work/years-after"
"$build/anna-admin" -w "$work/years-after" pack --no-passphrase --date 2026-11-22 "$work/years.anna" >/dev/null 2>&1
# The office refuses a day that has not come: the date is put on by hand, and signed again.
sqlite3 "$work/years.anna" "UPDATE x_meta SET value = '2029-06-01' WHERE key = 'created';
    UPDATE x_meta SET value = '2030-06-01' WHERE key = 'valid_until'"
comment=$(sed -n 's/^trusted comment: //p' "$work/years.anna.minisig" |
    sed 's/created=[0-9-]*/created=2029-06-01/; s/valid-until=[0-9-]*/valid-until=2030-06-01/')
minisign -S -H -s "$work/years-after/keys/minisign.key" -m "$work/years.anna" -x "$work/years.anna.minisig" \
    -t "$comment" >/dev/null </dev/null
put later years woche-22

# New programs, small ones, for a terminal on which number 6 runs: what begins like a squashfs.
printf 'anna-program machine=amd64 version=0.6.0 number=6 created=2026-11-13\n' >"$work/sticks/runs-6"
python3 - "$work/image" <<'END_OF_PYTHON'
import struct, sys
head = struct.pack("<4sIIIIHHHHHHQQ", b"hsqs", 1, 0, 4096, 0, 4, 12, 0, 1, 4, 0, 0, 300000)
open(sys.argv[1], "wb").write((head + bytes(i * 7 % 251 for i in range(300000)))[:300000])
END_OF_PYTHON
# program STICK OFFICE NUMBER WORDS...
program() {
    mkdir -p "$work/sticks/$1"
    stick=$work/sticks/$1 office=$2 number=$3
    shift 3
    "$build/anna-admin" -w "$work/$office" program --version "0.$number.0" --number "$number" --date 2026-11-20 "$@" \
        "$work/image" "$stick" >/dev/null
}
program program-new office 7
program program-same office 6
program program-older office 5
program program-foreign stranger 7
program program-elsewhere office 7 --machine arm64
program program-unsigned office 7
rm "$work"/sticks/program-unsigned/*.minisig
program program-torn office 7
sed -i '3s/number=7/number=8/' "$work"/sticks/program-torn/*.minisig
program program-not office 7
cp "$work/3.anna.minisig" "$(echo "$work"/sticks/program-not/*.minisig)"
cp -a "$work/sticks/next" "$work/sticks/program-and-content"
program program-and-content stranger 7
cp -a "$work/state" "$work/state-went-back"
mkdir "$work/state-went-back/setup"
printf '[sound]\ncard = none\n' >"$work/sticks/no-sound.conf"
printf '[sound]\njack = key\n[keypad]\nheadphones_in = F15\nheadphones_out = F16\n' >"$work/sticks/jack-key.conf"
printf 'anna-program-past\ngood 6\nback 7\n' >"$work/state-went-back/setup/program.past"
