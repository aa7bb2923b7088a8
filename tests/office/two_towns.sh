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

# A name that becomes shared only later: each keeps its checks, whatever the table says first.
# again FILE: imports it under the same name as before.
again()
{
    cat >"$work/later/krabbel.csv"
    exits 0 import "$work/later/krabbel.csv"
    cat "$work/err" >>"$work/out"
}
# has ID TEXT: that offer has it.
has()
{
    exits 0 offer show "$1"
    says out "$2"
}
head="Angebot;Anbieter;Thema;Beschreibung;Ort;Straße;Kosten"
oelde="Krabbelgruppe;Träger X;Geld;Krabbeln.;Oelde;Markt 1;1 Euro"
beckum="Krabbelgruppe;Träger X;Geld;Robben.;Beckum;Ring 2;2 Euro"
printf '%s\n' "$head" "$oelde" | again
exits 0 offer set krabbelgruppe-trager-x hours "Mo 08:00-12:00"
exits 0 offer set krabbelgruppe-trager-x checked_on 2026-01-05
printf '%s\n' "$head" "$beckum" "$oelde" | again
has krabbelgruppe-trager-x '"Oelde"'
says out "Mo 08:00-12:00"
says out 2026-01-05
has krabbelgruppe-trager-x-beckum '"Beckum"'
exits 2 offer show krabbelgruppe-trager-x-olde
exits 0 offer set krabbelgruppe-trager-x-beckum hours "Tu 08:00-12:00"
exits 0 export --format anna "$work/two.json"
# Either of them alone again: the one that is meant, not the one that an id would say.
printf '%s\n' "$head" "$beckum" | again
printf '%s\n' "$head" "$oelde" | again
printf '%s\n' "$head" "$oelde" "$beckum" | again
exits 0 export --format anna "$work/now.json"
cmp -s "$work/two.json" "$work/now.json" || fail "an offer took the place of its namesake"
# The office has moved it: the source still means it.
exits 0 offer set krabbelgruppe-trager-x address.city Stromberg
printf '%s\n' "$head" "$beckum" "$oelde" | again
has krabbelgruppe-trager-x Stromberg
says out "Mo 08:00-12:00"
exits 0 undo
# What the office has removed does not come back under another id.
exits 0 offer remove --yes krabbelgruppe-trager-x
printf '%s\n' "$head" "$oelde" "$beckum" | again
exits 2 offer show krabbelgruppe-trager-x
exits 2 offer show krabbelgruppe-trager-x-olde

# Another town under the only name: nobody can tell whether it has moved. Nobody there to ask: told, and kept apart.
printf '%s\n' "$head" "Singkreis;Chor;Geld;Singen.;Oelde;Markt 1;frei" | again
exits 0 offer set singkreis-chor hours "Fr 18:00-20:00"
exits 0 export --format anna "$work/before.json"
printf '%s\n' "$head" "Singkreis;Chor;Geld;Singen.;Ahlen;Ring 9;frei" | again
says out "but not at Ring 9, Ahlen (singkreis-chor: Markt 1, Oelde)"
says out "it is new, as singkreis-chor-ahlen"
has singkreis-chor '"Oelde"'
says out "Fr 18:00-20:00"
has singkreis-chor-ahlen '"Ahlen"'
exits 0 undo
exits 0 export --format anna "$work/now.json"
cmp -s "$work/before.json" "$work/now.json" || fail "undo leaves something of an import"

# answer WORDS: the same import by a person, who answers so.
answer()
{
    python3 - "$ANNA_ADMIN" "$w" "$work/later/krabbel.csv" "$1" >"$work/out" 2>&1 <<'END'
import os, pty, sys
admin, workspace, table, words = sys.argv[1:]
child, terminal = pty.fork()
if child == 0:
    os.execv(admin, [admin, "-w", workspace, "import", table])
seen = b""
while True:
    try:
        more = os.read(terminal, 4096)
    except OSError:
        break
    if not more:
        break
    seen += more
    if seen.endswith(b"number, n: "):
        os.write(terminal, words.encode() + b"\n")
        words = "1"
print(seen.decode())
sys.exit(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
END
    [ $? -eq 0 ] || fail "the import of a person failed"
}
answer n
says out '"Singkreis" of Chor (Ring 9, Ahlen) stands in the table'
says out "1  singkreis-chor: "
has singkreis-chor-ahlen '"Ahlen"'
exits 0 undo
answer "one"
has singkreis-chor '"Ahlen"'
says out "Fr 18:00-20:00"
exits 2 offer show singkreis-chor-ahlen

# A table that gets its towns later: the only one is it; two could both be.
printf '%s\n' "Angebot;Anbieter;Thema;Beschreibung" "Turnen;Verein;Geld;Turnen." | again
exits 0 offer set turnen-verein hours "Sa 10:00-11:00"
printf '%s\n' "$head" "Turnen;Verein;Geld;Turnen.;Oelde;Halle 1;frei" | again
has turnen-verein '"Oelde"'
says out "Sa 10:00-11:00"
printf '%s\n' "Angebot;Anbieter;Thema;Beschreibung" "Malen;Verein;Geld;Malen." | again
printf '%s\n' "$head" "Malen;Verein;Geld;Malen.;Oelde;Halle 1;frei" "Malen;Verein;Geld;Malen.;Ahlen;Halle 2;frei" | again
says out "malen-verein: no address"
has malen-verein-olde '"Oelde"'
has malen-verein-ahlen '"Ahlen"'
exits 0 offer show malen-verein
grep -q city "$work/out" && fail "one of two was taken for it"
# The same street in the same town from two tables is one offer that stands twice.
printf '%s\n' "$head" "Tanz;Verein;Geld;Tanzen.;Oelde;Halle 1;frei" >"$work/one.csv"
cp "$work/one.csv" "$work/two.csv"
exits 2 import "$work/one.csv" "$work/two.csv"
says err "has come before"
sed -i 's/Oelde/Ahlen/' "$work/two.csv"
exits 0 import "$work/one.csv" "$work/two.csv"
has tanz-verein '"Oelde"'
has tanz-verein-ahlen '"Ahlen"'
done_testing
