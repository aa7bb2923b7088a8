#!/bin/sh
# Offers that belong together: proposed, accepted, refused, asked for.
. "$(dirname "$0")/lib.sh"

cat >"$work/in.json" <<'END'
[{"id": "kita", "name": "Kita Sonne", "provider": "Kirche", "topics": ["childcare"], "scope": "everswinkel",
  "summary": "Hier spielt Ihr Kind.", "confidence": "high", "steps": ["Melden Sie Ihr Kind im Kita-Portal an."]},
 {"id": "portal", "name": "Kita-Portal", "provider": "Kreis", "topics": ["childcare"], "scope": "district",
  "summary": "Hier finden Sie Plätze.", "confidence": "high"},
 {"id": "vorschuss", "name": "Vorschuss vom Amt", "provider": "Kreis", "topics": ["money"], "scope": "district",
  "who": "Für Alleinerziehende ohne Unterhalt.", "summary": "Das Jugendamt zahlt.", "confidence": "high"},
 {"id": "hotline", "name": "Hotline", "provider": "VAMV", "topics": ["money"], "scope": "national",
  "who": "Für Alleinerziehende.", "summary": "Fragen Sie nach Unterhalt.", "confidence": "high"},
 {"id": "tanz", "name": "Tanzen", "provider": "Verein", "topics": ["free_time"], "scope": "ennigerloh",
  "summary": "Musik macht froh.", "confidence": "high"},
 {"id": "b1", "name": "Garten", "provider": "P1", "topics": ["free_time"], "scope": "national", "summary": "Blumen.", "confidence": "high"},
 {"id": "b2", "name": "Suppe", "provider": "P2", "topics": ["free_time"], "scope": "national", "summary": "Essen.", "confidence": "high"},
 {"id": "b3", "name": "Klavier", "provider": "P3", "topics": ["free_time"], "scope": "national", "summary": "Noten.", "confidence": "high"}]
END
exits 0 init --no-passphrase
exits 2 related nonsense
exits 0 related
says out "0 proposals"
exits 0 import "$work/in.json"

exits 0 related
says out 'kita -> portal: next step: step 1 names "Portal"'
says out "hotline <-> vorschuss: same situation: "
exits 0 related list --json
python3 - "$work/out" <<'END' || fail "related list --json is not what it should be"
import json, sys
rows = json.load(open(sys.argv[1]))
step = [r for r in rows if r["way"] == "next_step"]
assert [(r["from"], r["to"], r["both"]) for r in step] == [("kita", "portal", False)], rows
assert all(1 <= r["score"] <= 100 and r["reason"] for r in rows)
END

exits 2 related accept kita nowhere
says err nowhere
exits 2 related accept kita kita
says err itself
exits 2 related accept kita tanz
says err "another town"
exits 0 related accept kita portal
says out "kita -> portal"
exits 0 offer show kita
says out '"portal"'
exits 0 offer show portal
grep -q related "$work/out" && fail "a next step leads back"
exits 0 related accept vorschuss hotline
says out "vorschuss <-> hotline"
exits 0 offer show hotline
says out '"vorschuss"'
exits 0 related
grep -q "portal\|hotline" "$work/out" && fail "what was accepted is proposed again"

exits 0 offer set vorschuss related ""
exits 0 offer set hotline related ""
exits 0 related refuse vorschuss hotline
exits 0 related
grep -q hotline "$work/out" && fail "what was refused is proposed again"
exits 0 export --format anna "$work/out.json"
grep -q refused "$work/out.json" && fail "a refusal is no content"

exits 0 offer set kita related ""
exits 2 related accept --all-above 0
exits 2 related accept --all-above viele
exits 0 related accept --all-above 91
says out "0 accepted"
exits 0 related accept --all-above 90
says out "1 accepted"
exits 0 offer set kita related ""
printf 'x\nq\n' | "$ANNA_ADMIN" -w "$w" related ask >"$work/out" || fail "ask"
says out "Kita Sonne"
exits 0 offer show kita
grep -q portal "$work/out" && fail "later is not yes"
printf 'y\n' | "$ANNA_ADMIN" -w "$w" related ask >"$work/out" || fail "ask"
exits 0 offer show kita
says out '"portal"'
exits 0 offer set kita related ""
printf 'n\n' | "$ANNA_ADMIN" -w "$w" related ask >"$work/out" || fail "ask"
exits 0 related
grep -q "kita" "$work/out" && fail "no is not remembered"

# On the demonstration: nobody is led to another town.
w=$work/demo
exits 0 init --no-passphrase
exits 0 import "$content/demo.json" "$content/offers.json"
exits 0 related accept --all-above 20
exits 0 lint --json
grep -q 'other_town\|self_related' "$work/out" && fail "a proposal leads to another town"
done_testing
