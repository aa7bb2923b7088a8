#!/bin/sh
# Rows without ids, of one name and provider in two towns: whoever sorts the table swaps nothing.
. "$(dirname "$0")/lib.sh"

exits 0 init --no-passphrase
cat >"$work/a.csv" <<'END'
Angebot;Anbieter;Thema;Beschreibung;Ort;Straße;Kosten
Kleiderstube;Caritas;Geld;Kleider in Oelde.;Oelde;Markt 1;1 Euro
Kleiderstube;Caritas;Geld;Kleider in Beckum.;Beckum;Ring 2;2 Euro
Kleiderstube;Caritas;Geld;Kleider am Ring.;Beckum;Weg 3;3 Euro
Tafel;Caritas;Geld;Essen.;Oelde;Markt 1;frei
END
exits 0 import "$work/a.csv"
exits 0 offer list
for id in kleiderstube-caritas-olde kleiderstube-caritas-beckum-ring-2 kleiderstube-caritas-beckum-weg-3 tafel-caritas; do
    grep -q "^$id	" "$work/out" || fail "there is no $id"
done
exits 0 offer confirm kleiderstube-caritas-olde
exits 0 offer set kleiderstube-caritas-beckum-ring-2 hours "Mo 08:00-12:00"
exits 0 export --format anna "$work/before.json"

# The same rows, the other way round, and one more town.
{ head -1 "$work/a.csv"; tail -n +2 "$work/a.csv" | sort -r; } >"$work/sorted"
mkdir "$work/later"
mv "$work/sorted" "$work/later/a.csv"
exits 0 import "$work/later/a.csv"
exits 0 export --format anna "$work/after.json"
cmp -s "$work/before.json" "$work/after.json" || fail "sorting the table changed the offers"
echo "Tafel;Caritas;Geld;Essen.;Oelde;Markt 1;frei" >>"$work/later/a.csv"
exits 0 import --dry-run "$work/later/a.csv"
cat "$work/err" >>"$work/out"
says out "which is which only their order says"
done_testing
