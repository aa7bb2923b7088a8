#!/bin/sh
# Offers, sites, coaches and answers: list, show, set, remove; out and in again without a loss.
. "$(dirname "$0")/lib.sh"

exits 0 init --no-passphrase
exits 0 import "$content/demo.json" "$content/offers.json"
says out "107 offers: 107 new"
exits 0 import "$content"
says out "107 offers: 0 new, 0 changed, 107 as before"

exits 0 offer list
[ "$(wc -l <"$work/out")" -eq 107 ] || fail "offer list does not list 107 offers"
exits 0 offer show de-kinderzuschlag
says out '"+498004555530"'
exits 2 offer show nothing
says err nothing
exits 2 offer set nothing phone 110
exits 2 offer set waf-babykorb phone 12
says err "12"
exits 2 offer set waf-babykorb phnoe 110
says err "phone"
exits 2 offer set waf-babykorb id other
exits 2 offer set waf-babykorb name ""
exits 0 offer set waf-babykorb phone +492214710130
exits 0 offer set waf-babykorb checked_on 2026-11-20
exits 0 offer set waf-babykorb steps "Rufen Sie an. | Kommen Sie vorbei."
exits 0 offer show waf-babykorb
says out '"checked_on": "2026-11-20"'
says out '"Kommen Sie vorbei."'
exits 0 offer set waf-babykorb phone ""
exits 0 offer show waf-babykorb
grep -q '"phone"' "$work/out" && fail "a cleared field still stands there"
exits 0 offer remove --yes waf-babykorb
exits 2 offer show waf-babykorb
exits 2 offer remove --yes waf-babykorb
exits 2 offer frobnicate

exits 0 site list
says out "ennigerloh"
exits 0 site set ennigerloh phone +492214710140
exits 0 site show ennigerloh
says out "+492214710140"
exits 0 site remove --yes everswinkel
exits 2 site show everswinkel

cat >"$work/coach.json" <<'EOF'
{"coaches": [{"id": "c1", "name": "Coach f\u00fcr Ennigerloh", "phone": "+492214710150",
 "towns": ["ennigerloh"], "topics": ["money"], "languages": ["Deutsch", "T\u00fcrk\u00e7e"],
 "capacity": 10}]}
EOF
exits 0 import "$work/coach.json"
exits 0 coach list
says out "c1"
exits 0 coach set c1 open_places 3
exits 2 coach set c1 open_places -3
exits 2 coach set c1 open_places viele
exits 0 coach show c1
says out '"capacity": 10'
says out '"open_places": 3'
says out "Türkçe"

exits 2 answer set A1 barrier forms
exits 0 answer set a1 barrier forms
exits 0 answer set a1 "done" "Die Formulare liegen jetzt am Stand."
exits 2 answer set a1 state nonsense
exits 0 answer set a1 state fixed
exits 0 answer list
says out "a1"
exits 0 answer show a1
says out '"barrier": "forms"'
says out '"changed_on"'

# Out, into an empty workspace, and out again: the same bytes.
exits 0 export --format anna "$work/one.json"
w=$work/second
exits 0 init --no-passphrase
exits 0 import "$work/one.json"
exits 0 export --format anna "$work/two.json"
cmp -s "$work/one.json" "$work/two.json" || fail "export, import, export is not the same: $(cmp "$work/one.json" "$work/two.json")"
exits 2 export --format anna "$work/nowhere/x.json"
exits 0 coach remove --yes c1
exits 0 answer remove --yes a1
exits 2 answer show a1

# Nothing of the demonstration is lost either.
w=$work/third
exits 0 init --no-passphrase
exits 0 import "$content"
exits 0 export --format anna "$work/three.json"
if command -v python3 >/dev/null; then
    python3 - "$content" "$work/three.json" >"$work/out" 2>"$work/err" <<'EOF' || fail "the demonstration changed on the way"
import json, sys
def clean(x):
    if isinstance(x, dict):
        x = {k: clean(v) for k, v in x.items()}
        return {k: v for k, v in x.items() if v not in (None, "", [], {})}
    return [clean(v) for v in x] if isinstance(x, list) else x
out = json.load(open(sys.argv[2]))
demo = json.load(open(sys.argv[1] + "/demo.json"))
demo.pop("comment", None)
demo["offers"] = json.load(open(sys.argv[1] + "/offers.json"))
for kind in demo:
    for a, b in zip(clean(demo[kind]), clean(out[kind])):
        if a != b:
            print(kind, a["id"], {k: (a.get(k), b.get(k)) for k in set(a) | set(b) if a.get(k) != b.get(k)})
            sys.exit(1)
    assert len(demo[kind]) == len(out[kind]), kind
EOF
fi

# The public list of offers, as it was researched, is taken in by itself.
if [ -r "$ANNA_SHARED/content/offers.json" ]; then
    w=$work/plain
    exits 0 init --no-passphrase
    exits 0 import "$ANNA_SHARED/content/offers.json"
    says out "107 offers: 107 new"
    says out "12 topics: 12 new"
else
    echo "SKIPPED: content/offers.json is not in \$ANNA_SHARED"
fi

w=$work/third
exits 0 lint --json
if command -v python3 >/dev/null; then
    python3 -c 'import json, sys; json.load(open(sys.argv[1]))' "$work/out" || fail "lint --json is not JSON"
fi
exits 0 lint
grep -q "^error" "$work/out" && fail "the demonstration has errors"
grep -q "long_word" "$work/out" && fail "the demonstration has long words"
says out "warnings"
done_testing
