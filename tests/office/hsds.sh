#!/bin/sh
# HSDS in and out through the program: the public sets, round trips, what others say of the package,
# broken packages and hostile archives.
. "$(dirname "$0")/lib.sh"
hsds=$ANNA_SHARED/data/hsds

exits 0 init --no-passphrase
exits 0 import "$content"
exits 0 export --format anna "$work/before.json"

# Our own offers go out in each form, are what the specification asks for, and come back to the byte.
for out in folder package.zip page.json; do
    exits 0 export --format hsds "$work/$out"
    says out "$out is written"
    says out "HSDS has no place for"
    w=$work/w-$out
    exits 0 init --no-passphrase
    exits 0 import "$content/demo.json" "$work/$out"
    says out "107 offers: 107 new"
    [ ! -s "$work/err" ] || fail "$out: notes about what we wrote ourselves"
    exits 0 export --format anna "$work/after.json"
    cmp -s "$work/before.json" "$work/after.json" || fail "$out came back otherwise"
    w=$work/w
done
exits 2 export --format hsds "$work/folder"
says err "something lies in this folder"
exits 2 export --format hsdz "$work/x"
says err "hsds"
python3 "$here/hsds_check.py" "$work/folder" "$work/page.json" "$hsds" >"$work/out" 2>&1 || fail "the package is not as HSDS has it"
mkdir "$work/unzipped"
python3 -c 'import sys, zipfile; zipfile.ZipFile(sys.argv[1]).extractall(sys.argv[2])' "$work/package.zip" "$work/unzipped"
diff -r "$work/folder" "$work/unzipped" >"$work/out" || fail "the zip holds something else than the folder"

# empty NAME: a workspace without offers.
empty()
{
    w=$work/w-$1
    exits 0 init --no-passphrase
    exits 0 import "$content/demo.json"
}

# Services of one id, one without, one that is not offered, and a phone of nobody: the sums say so, and --json in numbers.
empty sums
mkdir "$work/sums-package"
printf 'id,name,description,status\ns1,A,d,active\ns1,A,d,active\n,B,d,active\ns3,C,d,inactive\n' >"$work/sums-package/services.csv"
printf 'id,service_id,number\np1,s1,02582 880\np2,nobody,02582 881\n' >"$work/sums-package/phones.csv"
exits 0 import --partial --dry-run "$work/sums-package"
says out "services: 4 read, 1 used, 3 left out (1 without id or name, 1 in several places or files, counted once, 1 not offered"
exits 0 import --partial --dry-run --json "$work/sums-package"
python3 - "$work/out" <<'END' || fail "--json does not say what became of the rows"
import json, sys
of = {t["table"]: t for t in json.load(open(sys.argv[1]))["tables"]}
want = {"file": "sums-package", "table": "services", "read": 4, "used": 1, "kept": 0, "left_out": 3, "without_id": 1, "twice": 1}
assert of["services"] == want, of["services"]
assert (of["phones"]["read"], of["phones"]["used"], of["phones"]["left_out"]) == (2, 1, 1), of["phones"]
assert all(t["read"] == t["used"] + t["kept"] + t["left_out"] for t in of.values())
END

if [ -d "$hsds" ]; then
    # sums_add_up NAME: of each table, what was read is used, kept or left out.
    sums_add_up()
    {
        grep -E ': [0-9]+ read, [0-9]+ used' "$work/out" >"$work/sums" || fail "$1: nothing says what became of the rows"
        awk '{ read = used = kept = left = 0
               for (i = 2; i <= NF; i++) {
                   if ($i ~ /^read,?$/) read = $(i - 1)
                   if ($i ~ /^used,?$/) used = $(i - 1)
                   if ($i == "kept") kept = $(i - 1)
                   if ($i == "left") left = $(i - 1)
               }
               if (read != used + kept + left) { print; bad = 1 } }
             END { exit bad }' "$work/sums" || fail "$1: a sum does not add up"
    }

    # set NAME PATH OFFERS: all come in by default, twice the same is nothing new.
    set_comes_in()
    {
        empty "$1"
        exits 0 import "$2"
        says out "$3"
        sums_add_up "$1"
        exits 0 import "$2"
        says out "0 new, 0 changed"
        exits 0 export --format hsds "$work/$1-again"
        python3 "$here/hsds_check.py" "$work/$1-again" >"$work/out" 2>&1 || fail "$1 goes out otherwise than HSDS has it"
        kept=$work/$1-again
        if [ -z "$(find "$2" -name '*.csv')" ]; then
            kept=$work/$1-again.json
            exits 0 export --format hsds "$kept"
        fi
        python3 "$here/hsds_return_check.py" "$hsds/spec-3.2.3" "$(basename "$2" | sed 's/-hsds.*//')" "$2" "$kept" >"$work/kept-$1" 2>&1 ||
            { grep -E 'WRONG|Error' "$work/kept-$1"; fail "$1 lost something on the way"; }
        tail -1 "$work/kept-$1"
        exits 0 export --format anna "$work/$1.json"
        w=$work/w-$1-again
        exits 0 init --no-passphrase
        exits 0 import "$content/demo.json" "$work/$1-again"
        exits 0 export --format anna "$work/$1-2.json"
        cmp -s "$work/$1.json" "$work/$1-2.json" || fail "$1 came back otherwise"
    }
    set_comes_in baltimore "$hsds/baltimore-hsds-1.0" "1876 offers: 1876 new"
    set_comes_in ohana "$hsds/sample-hsds-1.0/data/sample-csv" "21 offers: 21 new"
    set_comes_in spec-csv "$hsds/spec-3.2.3/csv" "1 offer: 1 new"
    set_comes_in spec-service "$hsds/spec-3.2.3/service_full.json" "1 offer: 1 new"
    set_comes_in spec-list "$hsds/spec-3.2.3/service_list.json" "1 offer: 1 new"
    set_comes_in spec-organization "$hsds/spec-3.2.3/organization_full.json" "1 offer: 1 new"
    set_comes_in spec-at "$hsds/spec-3.2.3/service_at_location_full.json" "1 offer: 1 new"
    # A check that finds nothing proves nothing.
    python3 "$here/hsds_return_check.py" "$hsds/spec-3.2.3" x "$hsds/spec-3.2.3/service_full.json" "$work/page.json" >"$work/out" && fail "the check finds nothing lost in another package"
    set_comes_in mock "$hsds/sample-hsds-3-json/data" "1 offer: 1 new"

    # Each of Ohana's invalid files, in the place of the good one, has its reason told.
    fixtures=$hsds/sample-hsds-1.0/spec/support/fixtures
    while read -r fixture table line reason; do
        rm -rf "$work/set"
        cp -r "$hsds/sample-hsds-1.0/data/sample-csv" "$work/set"
        chmod -R u+w "$work/set"
        cp "$fixtures/$fixture.csv" "$work/set/$table.csv"
        empty "$fixture"
        admin import --dry-run "$work/set"
        grep -qF "$table.csv:$line $reason" "$work/err" || fail "$fixture: \"$table.csv:$line $reason\" is not told"
    done <<END
invalid_address addresses 2: city: is missing
invalid_category taxonomy 2: name: is missing
invalid_parent_category taxonomy 2: parent_id: names a row that is not there
invalid_contact contacts 2: name: is missing
contact_with_no_parent contacts 2: belongs to nothing
invalid_holiday_schedule holiday_schedules 2: closed: is missing
holiday_schedule_with_no_parent holiday_schedules 2: belongs to nothing
hs_with_2_digit_year holiday_schedules 2: start_date: is not a date
hs_with_invalid_date holiday_schedules 2: end_date: is not a date
invalid_location locations 2: name: is missing
invalid_location_org locations 2: organization_id: names a row that is not there
invalid_mail_address mail_addresses 2: address_1: is missing
invalid_mail_address_location mail_addresses 2: location_id: names a row that is not there
invalid_org organizations 2: name: is missing
org_with_2_digit_year organizations 2: date_incorporated: is not a date
org_with_invalid_date organizations 2: date_incorporated: is not a date
invalid_phone phones 2: number_type: is missing
phone_with_no_parent phones 2: belongs to nothing
invalid_program programs 2: name: is missing
invalid_program_headers programs 1: alternate_name: no column is called so
program_with_no_parent programs 2: belongs to nothing
invalid_regular_schedule regular_schedules 2: closes_at: is missing
regular_schedule_with_no_parent regular_schedules 2: belongs to nothing
invalid_service services 2: name: is missing
invalid_service_location services 2: location_id: names a row that is not there
END
else
    echo "SKIPPED: the public sets of data/hsds are not in \$ANNA_SHARED"
fi

# Archives that are none, or that somebody hostile made: refused, and nothing is left beside them.
empty hostile
w=$work/w-hostile
exits 0 export --format anna "$work/clean.json"
python3 "$here/hsds_hostile.py" "$work/hostile"
for zip in "$work"/hostile/*.zip; do
    exits 2 import "$zip"
    says err "$(basename "$zip")"
    reason=$(cat "${zip%.zip}.txt")
    says err "$reason"
done
[ -z "$(find "$work/hostile" -newer "$work/hostile" -type f ! -name '*.zip' ! -name '*.txt')" ] || fail "something was unpacked"
[ ! -e "$work/evil.csv" ] || fail "a file was unpacked outside"
exits 0 export --format anna "$work/clean2.json"
cmp -s "$work/clean.json" "$work/clean2.json" || fail "a hostile archive changed the workspace"

# A service at two places, of which the office has changed one offer, comes back as one service: what is ours is new, the rest as it was.
empty places
mkdir "$work/places"
printf 'id,name,logo\n1,Stadt,https://example.org/x.png\n' >"$work/places/organizations.csv"
printf 'id,organization_id,name,description,wait_time,fees_description,status\n5,1,Suppe,"Warm. Gut.",kurz,"3 Euro",active\n' >"$work/places/services.csv"
printf 'id,name,location_type,latitude,longitude\n7,Nord,physical,51.9,7.9\n8,Hof,physical,51.8,7.8\n' >"$work/places/locations.csv"
printf 'id,service_id,location_id,description\n3,5,7,Oben\n4,5,8,Unten\n' >"$work/places/service_at_location.csv"
printf 'id,service_id,service_at_location_id,number,description\n1,5,,+4925821000,Zentrale\n2,,4,+4925822000,Unten\n' >"$work/places/phones.csv"
printf 'id,service_id,name,title,email\n1,5,Erika Mustermann,Leitung,a@example.org\n' >"$work/places/contacts.csv"
exits 0 import --dry-run "$work/places"
exits 0 export --format hsds "$work/none"
[ ! -e "$work/none/contacts.csv" ] || fail "a dry run keeps something"
exits 0 import "$work/places"
says err "kept for export --format hsds"
# A bundle wants a topic for each offer.
for id in places-5 places-5-8; do exits 0 offer set "$id" topics family_life; done
exits 0 offer set places-5 cost frei
exits 0 offer set places-5 hours 'Mo 10:00-12:00'
exits 0 offer set places-5-8 phone +4925823000
exits 0 export --format anna "$work/places.json"
for out in places-out places-out.json; do
    exits 0 export --format hsds "$work/$out"
    grep -rq Mustermann "$work/$out" && fail "$out names a person"
    for text in kurz x.png Oben Unten Zentrale '10:00:00' frei +4925823000 'Warm. Gut.' a@example.org; do
        grep -rqF -- "$text" "$work/$out" || fail "\"$text\" does not stand in $out"
    done
    grep -rqF -- +4925822000 "$work/$out" && fail "a number that the office has changed stands in $out"
    w=$work/w-$out
    exits 0 init --no-passphrase
    exits 0 import "$content/demo.json" "$work/$out"
    [ ! -s "$work/err" ] || fail "$out: notes about what we wrote ourselves"
    exits 0 export --format anna "$work/after.json"
    diff "$work/places.json" "$work/after.json" >"$work/out" || fail "$out came back otherwise"
    w=$work/w-places
done
[ "$(wc -l <"$work/places-out/services.csv")" -eq 2 ] || fail "a service at two places goes out as several"
strings "$work/w-places/workspace.db" | grep -q Mustermann && fail "a person's name is in the workspace"
exits 0 pack --no-passphrase "$work/places.anna"
strings "$work/places.anna" | grep -qE 'x_hsds_rest|Zentrale' && fail "what is kept is in the bundle"
exits 0 offer remove --yes places-5
exits 0 offer remove --yes places-5-8
exits 0 export --format hsds "$work/gone.json"
grep -q kurz "$work/gone.json" && fail "what was kept outlives its offer"

# Where a person says what a term is; scope and source.
empty map
mkdir "$work/mapped"
printf 'id,name\n1,Stadt\n' >"$work/mapped/organizations.csv"
printf 'id,organization_id,name,description,taxonomy_ids\n5,1,Suppe,Warm.,9\n6,1,Bett,Warm.,\n' >"$work/mapped/services.csv"
printf 'taxonomy_id,name,parent_id,parent_name\n9,Food,,\n' >"$work/mapped/taxonomy.csv"
printf 'Food = money\n* = housing\n' >"$work/map.txt"
exits 0 import --map "$work/map.txt" --scope everswinkel --source stadt "$work/mapped"
exits 0 offer show stadt-5
says out money
says out everswinkel
exits 0 offer show stadt-6
says out housing
empty searched
exits 0 import "$work/mapped"
says err "names no topic here"
says err "(2 rows"
admin offer show mapped-5
grep -q '"topics"' "$work/out" && fail "a topic was made up"
printf 'Food = nowhere\n' >"$work/map.txt"
exits 2 import --map "$work/map.txt" "$work/mapped"
says err "map.txt: line 1"
done_testing
