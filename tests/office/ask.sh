#!/bin/sh
# What to ask when one calls: by provider, what nobody knows yet, and nothing that somebody does.
. "$(dirname "$0")/lib.sh"

exits 0 init --no-passphrase
cat >"$work/offers.json" <<END
[{"id": "b", "name": "Rat", "provider": "Zweite", "topics": ["money"], "scope": "ennigerloh", "summary": "Rat.",
  "confidence": "high", "phone": "+49252429830", "address": {"street": "Markt 1", "postcode": "59320", "city": "Ennigerloh"},
  "for_child": ["stroller", "no_play_corner"], "accessibility": {"wheelchair": "no", "isQuiet": "unknown"}},
 {"id": "a", "name": "Notruf", "provider": "Erste", "topics": ["crisis"], "scope": "national", "summary": "Hilfe.",
  "confidence": "high", "phone": "112", "hours": "24/7", "cost": "free"}]
END
exits 0 import "$work/offers.json"
exits 0 ask
says out "Zweite"
says out "b, Rat"
says out "phone: +49252429830"
says out "ask: when it is open; when somebody answers the phone; whether one may walk in; what it costs;"
says out "whether a child may come along; changing table; childcare during the appointment; entrance without steps"
says out "quiet room"
says out "1 of 2 offers have something to ask about"
for known in Erste Notruf stroller "play corner" "; wheelchair;"; do
    ! grep -q "$known" "$work/out" || fail "$known is known, and asked for"
done

# What was asked and put in is asked no more; without a place nobody asks for its door.
exits 0 offer set b hours "Mo 09:00-12:00"
exits 0 offer set b phone_hours "Mo 09:00-12:00"
exits 0 offer set b access walk_in
exits 0 offer set b cost free
exits 0 offer set b address.street ""
exits 0 offer set b with_child no
exits 0 ask
says out "0 of 2 offers"
exits 0 offer set b address.street "Markt 1"
exits 0 ask
says out "ask: entrance without steps"
! grep -q "changing table" "$work/out" || fail "no child may come along, and a changing table is asked for"
exits 2 offer set b for_child maybe

done_testing
