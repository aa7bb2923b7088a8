#!/bin/sh
# Proof of the life of a report, with the real programs: said at terminal A, carried by a stick, read in the
# office, answered, published; the answer stands on the offer at terminals A and B, and A has forgotten the report.
. "$(dirname "$0")/lib.sh"

make_office
install a "$work/1.anna" ennigerloh
install b "$work/1.anna" everswinkel
stick=$work/stick
mkdir "$stick"

# plug TERMINAL SITE: staff plug the stick in, wait for the tick, pull it.
plug()
{
    printf 'stick %s\nunstick\n' "$stick" >"$work/plug.visit"
    if ! "$ANNA_KIOSK" --state "$work/$1" --key "$pub" --site "$2" --stick "$stick" \
        --clock 2026-11-24T08:00 --script "$work/plug.visit" >"$work/out" 2>"$work/err"; then
        grep -q "no such step" "$work/err" || fail "the stick at terminal $1"
        for bundle in "$stick"/*.anna; do [ ! -e "$bundle" ] || install "$1" "$bundle" "$2"; done
    fi
    [ -n "$(ls "$stick"/anna/reports/*.anna-reports 2>/dev/null)" ] ||
        "$tool" stick "$work/$1" "$work/1.anna" "$stick" || fail "terminal $1 writes no stick"
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

# The same stick again: nothing twice.
plug a ennigerloh
exits 0 collect "$stick"
says out "0 new reports"
exits 0 reports
says out "1 report"
done_testing
