#!/bin/sh
# Proof of the life of a report, with the real programs: said at terminal A, carried by a stick, read in the
# office, answered, published; the answer stands on the offer at terminals A and B, and A has forgotten the report.
. "$(dirname "$0")/lib.sh"

make_office
install a "$work/1.anna" ennigerloh
install b "$work/1.anna" everswinkel
# As the office gives it away: with a folder for what comes back.
stick=$work/stick
mkdir -p "$stick/anna"

# plug TERMINAL SITE: staff plug the stick in, wait for the tick, pull it.
plug()
{
    printf 'stick %s\nscreen stick\nexpect Jetzt abziehen\nunstick\nscreen attract\n' "$stick" | visit "$1" "$2"
    [ -n "$(ls "$stick"/anna/reports/*.anna-reports 2>/dev/null)" ] || fail "terminal $1 writes no reports to the stick"
}

visit a ennigerloh <<'END'
tap #nav:start
refuse #nav:answers
tap #nav:search
type kinderzuschlag
tap #key:done
tap #offer:de-kinderzuschlag
scroll down
scroll down
tap #nav:report
tap #step:papers_and_cost
tap #barrier:forms
tap #nav:next
expect Kinderzuschlag
expect Formulare
tap #nav:send
screen thanks
expect Danke
tap #nav:back
screen offer
END
[ -s "$work/a/outbox/slots" ] || fail "the report is not in the outbox"
waiting a 1

plug a ennigerloh
exits 0 collect "$stick"
says out "1 new reports"
exits 0 reports --offer de-kinderzuschlag --barrier forms --step papers_and_cost --json
id=$(sed -n 's/.*"id": "\([0-9a-f]*\)".*/\1/p' "$work/out")
[ -n "$id" ] || fail "the report is not in the ledger"
exits 0 reports set "$id" fixed
exits 0 answer set zuschlag offer de-kinderzuschlag
exits 0 answer set zuschlag barrier forms
exits 0 answer set zuschlag said "Zu viele Formulare."
exits 0 answer set zuschlag "done" "Im Rathaus hilft jetzt jemand beim Antrag."
exits 0 answer set zuschlag changed_on 2026-11
exits 0 answer set zuschlag state fixed
exits 0 pack --date 2026-11-21 "$stick/2.anna"

plug a ennigerloh
plug b everswinkel
waiting a 0
waiting b 0
[ ! -e "$work/a/outbox/slots" ] || fail "the outbox of terminal A is not empty"
for terminal in "a ennigerloh" "b everswinkel"; do
    # shellcheck disable=SC2086 # two words
    visit $terminal <<'END'
tap #nav:start
tap #nav:answers
screen answers
expect Im Rathaus hilft jetzt jemand beim Antrag.
expect Zu viele Formulare.
expect Geändert: November 2026
tap #answer:zuschlag
screen offer
expect Sie haben es gesagt. Wir haben es geändert.
expect Im Rathaus hilft jetzt jemand beim Antrag.
tap #nav:home
tap #nav:search
type kinderzuschlag
tap #key:done
tap #offer:de-kinderzuschlag
expect Im Rathaus hilft jetzt jemand beim Antrag.
END
done

# Somebody else's stick is left as it is; one without a place for the reports loses none.
mkdir "$work/holiday" "$work/full"
echo picture >"$work/holiday/bild.jpg"
printf 'stick %s\nscreen stick\nunstick\n' "$work/holiday" | visit a ennigerloh
[ "$(ls "$work/holiday")" = bild.jpg ] || fail "somebody else's stick was written to"
printf 'tap #nav:start\ntap #nav:report\ntap #step:find\ntap #nav:next\ntap #nav:send\nscreen thanks\n' | visit a ennigerloh
cp "$stick"/2.anna* "$work/full"
mkdir "$work/full/anna"
echo "no folder" >"$work/full/anna/reports"
printf 'stick %s\nscreen stick\nexpect Jetzt abziehen\nunstick\n' "$work/full" | visit a ennigerloh
grep -q reports "$work"/full/anna/*.txt || fail "the note does not say that the reports are not on the stick"
waiting a 1

# The same stick again: nothing twice.
plug a ennigerloh
exits 0 collect "$stick"
says out "1 new reports"
plug a ennigerloh
exits 0 collect "$stick"
says out "0 new reports, 1 known already"
exits 0 reports
says out "2 reports"
done_testing
