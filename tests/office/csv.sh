#!/bin/sh
# Tables as spreadsheets save them: a dozen dialects are the same offers, bad files are named, maps, and out and in again.
. "$(dirname "$0")/lib.sh"
command -v python3 >/dev/null || { echo "SKIPPED: python3 is not there"; exit 77; }

# One table in many dialects: separator, line ends, encoding, quotes, and what stands around it.
cat >"$work/dialects.py" <<'EOP'
import sys
head = ["Angebot", "Träger", "Thema", "Beschreibung", "Straße", "PLZ", "Ort", "Telefon", "E-Mail", "Webseite",
        "Öffnungszeiten", "Für wen", "Mitbringen", "Kosten", "Sprachen", "Stand", "Montag"]
english = ["Name", "provider", "TOPIC", "description", "street", "zip", "city", "phone", "e-mail", "website",
           "opening hours", "who", "what you bring", "cost", "languages", "as of", "Monday"]
loose = ["ANGEBOT", "Traeger", "themen", "Beschreibung:", "Strasse", "Postleitzahl", "ORT", "Tel.", "E-Mail-Adresse",
         "Homepage", "Oeffnungszeiten", "fuer wen?", "mitzubringen", "Gebühren", "Sprache", "Datenstand", "Mo."]
rows = [
    ["Kleider-Stube", "Caritas", "Essen und Kleidung; Geld", "Kleidung für Kinder; und Größen für alle.", "Hauptstr. 5", "48351",
     "Everswinkel", "(0 25 82) 88 123", "info@example.org", "https://www.example.org/a,b", "Mo-Fr 8-12 Uhr, Do 14-18 Uhr",
     "Für Familien.\nAuch für Väter.", "Ausweis|Bescheid, neu", "kostenlos", "Deutsch; Türkisch", "23.11.2026", ""],
    ["Café \"Mütter\"", "AWO", "Freizeit", "Kaffee, Kuchen | und Gespräche.", "Am Markt 1", "59320", "Ennigerloh",
     "02524 / 12-34", "", "", "", "", "", "5 €", "", "11/2026", "9.30 - 11 Uhr"],
]
def quote(text, sep, always):
    if always or any(c in text for c in sep + '"\r\n'):
        return '"' + text.replace('"', '""') + '"'
    return text
def write(name, head, sep, end, encoding, mark=b"", always=False, before="", between=""):
    lines = [sep.join(quote(c, sep, always) for c in row) for row in [head] + rows]
    ends = [end] * 3 if isinstance(end, str) else end
    text = before + "".join(line + e + between for line, e in zip(lines, ends))
    open(sys.argv[1] + "/d-" + name + ".csv", "wb").write(mark + text.encode(encoding))
utf8 = b"\xef\xbb\xbf"
write("excel-de", head, ";", "\r\n", "cp1252")
write("excel-de-utf8", head, ";", "\r\n", "utf-8", utf8)
write("excel-en", english, ",", "\r\n", "utf-8", utf8)
write("excel-unicode", head, "\t", "\r\n", "utf-16-le", b"\xff\xfe")
write("big-endian", head, ";", "\r\n", "utf-16-be", b"\xfe\xff")
write("libreoffice", head, ",", "\n", "utf-8")
write("libreoffice-quoted", head, ";", "\n", "utf-8", always=True)
write("old-mac", loose, ";", "\r", "cp1252")
write("pipes", loose, "|", "\n", "utf-8")
write("mixed-ends", head, ";", ["\r\n", "\r", "\n"], "utf-8")
write("sep-line", head, ";", "\r\n", "cp1252", before="sep=;\r\n")
write("blank-lines", head, ";", "\r\n", "utf-8", before="\r\n;;;\r\n", between=";" * 16 + "\r\n\r\n")
write("title", loose, ";", "\n", "utf-8", before="Unsere Angebote" + ";" * 16 + "\nStand: Mai" + ";" * 16 + "\n\n")
write("no-last-end", english, "\t", ["\n", "\n", ""], "utf-8")
EOP
python3 "$work/dialects.py" "$work" || fail "the dialects were not made"
count=0
for file in "$work"/d-*.csv; do
    name=$(basename "$file" .csv)
    w=$work/w-$name
    exits 0 init --no-passphrase
    exits 0 import "$content/demo.json"
    exits 0 import "$file"
    exits 0 export --format anna "$work/$name.json"
    count=$((count + 1))
done
for file in "$work"/d-*.json; do
    cmp -s "$work/d-excel-de.json" "$file" || fail "$(basename "$file" .json) gives other offers than d-excel-de"
done
[ "$count" -eq 14 ] || fail "$count dialects"
for text in '"id": "kleider-stube-caritas"' '"phone": "+49258288123"' '"hours": "Mo-We,Fr 08:00-12:00; Th 08:00-12:00,14:00-18:00"' \
    '"cost": "free"' '"as_of": "2026-11-23"' '"as_of": "2026-11"' '"hours": "Mo 09:30-11:00"' '"scope": "ennigerloh"' \
    'Café \"Mütter\"' 'Für Familien.\nAuch für Väter.' '"everyday_things"' '"Bescheid, neu"' '5 €'; do
    grep -qF -- "$text" "$work/d-excel-de.json" || fail "$text does not stand in the offers"
done

# The same table again is the same offers.
w=$work/w-d-excel-de
exits 0 import "$work/d-libreoffice.csv"
exits 0 export --format anna "$work/again.json"
cmp -s "$work/d-excel-de.json" "$work/again.json" || fail "a second import changed something"

# What is no table, or has bad rows: named with its line, and nothing is taken in.
refused()
{
    exits 2 import "$work/bad.csv"
    says err "$1"
    exits 0 export --format anna "$work/again.json"
    cmp -s "$work/d-excel-de.json" "$work/again.json" || fail "something of a refused file was taken in: $1"
}
good='Angebot;Anbieter;Thema;Beschreibung\nNeu;Stadt;Geld;Hilfe.\n'
printf 'PK\003\004' >"$work/bad.csv" && refused "save it as CSV"
: >"$work/bad.csv" && refused "there is no row in it"
printf 'Angebot;Anbieter\nA;B\n' >"$work/bad.csv" && refused "no column is known for: summary"
printf "$good"'Zwei;Stadt;Geld;"Hilfe.\n' >"$work/bad.csv" && refused "the quote that opens in line 3 is never closed"
printf "$good"'Zwei;Stadt;Geld;Hil\000fe.\n' >"$work/bad.csv" && refused "line 3 has a zero byte"
printf "$good"'Zwei;Stadt;Geld;Hilfe; und Rat.\n' >"$work/bad.csv" && refused "the row has 5 fields and the header 4"
printf "$good"';Stadt;Geld;Hilfe.\n' >"$work/bad.csv" && refused "bad.csv:3: name: is missing"
printf "$good"'Zwei;Stadt;Geld;\n' >"$work/bad.csv" && refused "bad.csv:3: summary: is missing"
python3 -c 'print(";".join("c%d" % i for i in range(1001)))' >"$work/bad.csv" && refused "more than 1000 columns"
python3 -c 'print("Angebot;Anbieter;Thema;Beschreibung\nA;B;Geld;" + "x" * 1100000)' >"$work/bad.csv" && refused "longer than 1 MB"
exits 0 import --partial "$work/d-excel-de.csv"
printf "$good"';Stadt;Geld;Hilfe.\n' >"$work/bad.csv"
exits 0 import --partial "$work/bad.csv"
exits 0 offer show neu-stadt

# Quirks of spreadsheets: what they make of numbers and dates, and the formulas they would run.
w=$work/quirks
exits 0 init --no-passphrase
exits 0 import "$content/demo.json"
cat >"$work/quirks.csv" <<'EOP'
Angebot;Anbieter;Thema;Beschreibung;PLZ;Telefon;Breitengrad;Stand;Öffnungszeiten;Kosten;Web;Mail;Farbe
Eins;Stadt;Geld;Hilfe.;1067;'+4935112345;51,05;Nov 26;24. Jul;#NV;www.example.org;mailto:a@example.org;rot
Zwei;Stadt;Geld;Hilfe.;01067;4,93511E+11;51.05;46349;-;umsonst;;"a@example.org; b@example.org";
Drei;Stadt;Geld, Autos;=1+1;D-01067;4935112345678;"51,05";2026-11-23 00:00:00;k. A.;0 €;;;
EOP
exits 0 import "$work/quirks.csv"
for text in "Farbe" "4,93511E+11" "took the 0 in front away" "made a date of it" "error of a formula" "keyword Autos"; do
    grep -qF -- "$text" "$work/out" "$work/err" || fail "\"$text\" is not noted"
done
exits 0 offer show eins-stadt
for text in '"postcode": "01067"' '"phone": "+4935112345"' '"lat": 51.05' '"as_of": "2026-11"' '"hours": "24/7"' \
    '"web": "https://www.example.org"' '"email": "a@example.org"'; do
    says out "$text"
done
exits 0 offer show zwei-stadt
says out '"as_of": "2026-11-23"'
says out '"cost": "free"'
exits 0 offer show drei-stadt
says out '"cost": "free"'
says out '"phone": "+4935112345678"'

# A map says what columns are; one that is wrong is refused, with its line.
printf 'Was;Wer;Art;Text;Farbe\nEins;Stadt;Geld;Hilfe.;rot\n' >"$work/own.csv"
w=$work/map
exits 0 init --no-passphrase
exits 0 import "$content/demo.json"
exits 2 import "$work/own.csv"
says err "no column is known for: name, provider"
exits 2 import --map "$work/none.map" "$work/own.csv"
says err "there is no such map"
printf '# Spalten\nWas = name\nWer = provider\nArt = topics\nText = summary\nFarbe = -\n' >"$work/own.map"
exits 0 import --map "$work/own.map" "$work/own.csv"
exits 0 offer show eins-stadt
printf 'Was = name\nWer = anbieter\n' >"$work/bad.map"
exits 2 import --map "$work/bad.map" "$work/own.csv"
says err 'line 2: "anbieter" is not a field'
printf 'Was = name\nWer = name\n' >"$work/bad.map"
exits 2 import --map "$work/bad.map" "$work/own.csv"
says err 'are the same field'

# On a terminal it is asked, and kept for the next time.
cat >"$work/ask.py" <<'EOP'
import os, pty, sys
answers = [b"name\n", b"nonsense\n", b"provider\n", b"topics\n", b"\n", b"-\n"]
child, fd = pty.fork()
if child == 0:
    os.execv(sys.argv[1], sys.argv[1:])
said = b""
while True:
    try:
        new = os.read(fd, 4096)
    except OSError:
        break
    if not new:
        break
    said += new
    if said.endswith(b"]: ") and answers:
        os.write(fd, answers.pop(0))
sys.stdout.buffer.write(said)
sys.exit(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
EOP
w=$work/asked
exits 0 init --no-passphrase
exits 0 import "$content/demo.json"
python3 "$work/ask.py" "$ANNA_ADMIN" -w "$w" import --map "$work/asked.map" "$work/own.csv" >"$work/out" 2>"$work/err" ||
    fail "the questions did not end well"
says out 'Column 1 of 5: "Was"'
says out '"nonsense" is not a field'
printf 'Was = name\nWer = provider\nArt = topics\nText = summary\nFarbe = -\n' >"$work/wanted.map"
cmp -s "$work/asked.map" "$work/wanted.map" || fail "the answers were not kept: $(cat "$work/asked.map")"
exits 0 offer show eins-stadt

# Out and in again: the table is the same bytes, and the offers are the same.
w=$work/full
exits 0 init --no-passphrase
exits 0 import "$content"
exits 0 offer set ew-rathaus phone +492582880
exits 0 offer set ew-rathaus address.postcode 01067
exits 0 offer set ew-rathaus steps '=1+1|-2|@x'
exits 0 export --format csv "$work/one.csv"
exits 0 export --format anna "$work/one.json"
head -c 3 "$work/one.csv" | od -An -tx1 | grep -q 'ef bb bf' || fail "the table has no byte order mark"
python3 - "$work/one.csv" >"$work/out" 2>&1 <<'EOP' || fail "the table is not what a spreadsheet should get"
import csv, sys
rows = list(csv.reader(open(sys.argv[1], encoding="utf-8-sig", newline=""), delimiter=";"))
assert len(rows) == 108, len(rows)
for row in rows:
    assert len(row) == len(rows[0])
    for cell in row:
        assert cell == "" or cell[0] not in "=+-@\t\r", cell
assert open(sys.argv[1], "rb").read().endswith(b"\r\n")
EOP
w=$work/round
exits 0 init --no-passphrase
exits 0 import "$content/demo.json"
exits 0 import "$work/one.csv"
exits 0 export --format csv "$work/two.csv"
cmp -s "$work/one.csv" "$work/two.csv" || fail "the table changed on the way: $(cmp "$work/one.csv" "$work/two.csv")"
exits 0 export --format anna "$work/two.json"
cmp -s "$work/one.json" "$work/two.json" || fail "the offers changed on the way: $(cmp "$work/one.json" "$work/two.json")"

# The same table opened in German Excel and saved as Unicode text: dates and 24/7 have become what Excel shows.
python3 - "$work/one.csv" "$work/excel.txt" <<'EOP' || fail "the table of Excel was not made"
import csv, re, sys
months = "Jan Feb Mrz Apr Mai Jun Jul Aug Sep Okt Nov Dez".split()
def shown(cell):
    if cell == "24/7":
        return "24. Jul"
    day = re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)", cell)
    month = re.fullmatch(r"20(\d\d)-(\d\d)", cell)
    return f"{day[3]}.{day[2]}.{day[1]}" if day else f"{months[int(month[2]) - 1]} {month[1]}" if month else cell
rows = list(csv.reader(open(sys.argv[1], encoding="utf-8-sig", newline=""), delimiter=";"))
with open(sys.argv[2], "w", encoding="utf-16", newline="") as out:
    csv.writer(out, delimiter="\t", lineterminator="\r\n").writerows([shown(c) for c in row] for row in rows)
EOP
exits 0 import "$work/excel.txt"
says err "made a date of it"
exits 0 export --format anna "$work/three.json"
cmp -s "$work/one.json" "$work/three.json" || fail "the offers changed in Excel: $(cmp "$work/one.json" "$work/three.json")"
done_testing
