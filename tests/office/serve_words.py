"""What the pages say to a person: changes in words, without what only programs know.
usage: serve_words.py WORKSPACE LINK    prints what failed; exits with 1 then"""
import html
import json
import os
import re
import sys
import urllib.parse

from browser import must
from serving import Office
from shown import for_programs, shown

office = Office(*sys.argv[1:3])


def told(path):
    return shown(office.get(path))


def plain(what, text):
    for found in for_programs(text):
        must(False, f"{what} says what is for programs: {found}")
    return shown(text)


def deeds(path="/history"):
    return re.findall(r'(?s)<li class="card deed">.*?</li>\s*(?=<li class="card deed">|</ol>)', office.get(path))


# One deed is one row in words: what, of what, before and after, when and by whom.
office.command("offer", "set", "ew-rathaus", "phone", "02582 88123")
office.command("offer", "set", "ew-rathaus", "checked_on", "2026-11-20")
office.command("offer", "set", "ew-rathaus", "access", "appointment")
office.command("coach", "set", "c1", "open_places", "1")
office.command("offer", "set", "ew-rathaus", "topics", "money")
office.command("offer", "set", "ew-rathaus", "hours", "Mo-Fr 08:00-12:00")
office.command("offer", "remove", "--yes", "en-vhs")
text = told("/history")
for words in ("Telefon von „Rathaus Gemeinde Everswinkel“ geändert", "02582 88 123", "Tag der Prüfung von „Rathaus", "20. November 2026",
              "mit Termin", "Freie Plätze von „Familien-Coach Everswinkel“ geändert", "4 1", "Themen von „Rathaus", "Montag bis Freitag",
              "„Volkshochschule Oelde-Ennigerloh“ wurde entfernt", "Eingelesen aus „demo.json“", "heute, "):
    must(words.replace(" ", "") in text.replace("\xa0", " ").replace(" ", ""), f"the history does not say: {words}")
for words in ("checked_on", "ew-rathaus", "appointment", "open_places", "en-vhs", "offer set", "T0", "T1", "T2"):
    must(words not in re.sub(r'.*?Was alles', "", text), f"the history says: {words}")
must(len(deeds()) == 8, f"{len(deeds())} rows, not one a deed")
big = next(deed for deed in deeds() if "demo.json" in deed)
must("<details>" in big and re.search(r'<p class="soft">[^<]* 108</p>', big), "an import cannot be opened, or shows all")

# By whom, and about what.
must(len(deeds("/history?what=coaches")) == 2 and len(deeds("/history?what=imports")) == 1 and not deeds("/history?what=reports"), "what it is about does not sieve")
must(len(deeds("/history?id=ew-rathaus")) == 6 and "Rathaus Gemeinde Everswinkel" in re.search(r"<h1>(.*?)</h1>", office.get("/history?id=ew-rathaus")).group(1), "one offer's history")
must(len(deeds("/history?who=nobody")) == 0 and "So wurde nichts geändert" in told("/history?who=nobody"), "nobody has changed nothing")
name = re.search(r'<option value="([^"]+)">', office.get("/history")).group(1)
must(len(deeds("/history?who=" + name)) == 8, "who has done it does not sieve")

# What was taken back says so, and what was changed since is refused by its name.
number = re.search(r"/undo/(\d+)", next(deed for deed in deeds() if "Freie Pl" in deed)).group(1)
must(office.post(f"/undo/{number}") == "/history?done=1", "a change cannot be taken back")
must("/undo/" not in next(deed for deed in deeds() if "Freie Pl" in deed and "Zurückgenommen" not in deed), "what was taken back is offered once more")
back = re.search(r"/undo/(\d+)", next(deed for deed in deeds() if "Zurückgenommen" in deed)).group(1)
office.post(f"/undo/{back}")
must(f"/undo/{number}" in office.get("/history"), "what was done again cannot be taken back")
office.command("offer", "set", "ew-rathaus", "phone", "02582 88124")
phone = re.search(r"/undo/(\d+)", next(deed for deed in deeds() if "88\xa0123" in deed and "88\xa0124" not in deed)).group(1)
refused = html.unescape(office.post(f"/undo/{phone}", want=409)).replace("\u00ad", "")
must("Seitdem wieder geändert: Telefon von „Rathaus Gemeinde Everswinkel“" in refused and "ew-rathaus" not in re.sub(r"<[^>]*>", "", refused), "a refusal does not name what was changed")

# Pages of it.
for turn in range(30):
    office.command("coach", "set", "c1", "open_places", str(2 + turn % 2))
must(len(deeds()) == 25 and len(deeds("/history?from=25")) == 16, f"pages of {len(deeds())} and {len(deeds('/history?from=25'))}")
must("1 bis 25 von 41" in told("/history") and "26 bis 41 von 41" in told("/history?from=25") and len(deeds("/history?from=99999999999")) == 25, "the pages are not counted")

# A file that does not fit: columns and reasons in words, and what to do here.
def tried(name, data):
    status, text, headers = office.browser.send("/import", [("file", name, data)])
    must(status == 303, f"{name} is not tried: {status}")
    return plain(name, office.browser.await_errand("/errand/import")[1])


table = "Angebot;Anbieter;Kurz gesagt;Wozu;Telefon;Öffnungszeiten;Thema\n"
text = tried("tabelle.csv", f"{table}Eltern <b>Café</b>;Caritas;Ein Treff.;x;02581 1234;Mo 9-11 oder so;Geld\n;Leer;;;;;\n".encode())
must("Wählen Sie es unten, oder lassen Sie sie weg" in text and "Eintrag abgelehnt" in text, "a table's faults are not said in words: " + text[250:2600])
text = tried("ohne.csv", "Dies;Das\n1;2\n".encode())
must("Name, Anbieter und „Kurz gesagt“ brauchen je eine Spalte" in text and "import --map" not in text, "columns that are missing are not told")
rows = [{"id": "X Y", "name": "A", "provider": "B", "topics": ["money"], "scope": "everswinkel", "phone": "abc", "hours": "nie mal",
         "checked_on": "2099-01-01", "text": {"tr": {"summary": 5}}}]
text = tried("anna.json", json.dumps(rows).encode())
must("Kurz gesagt (Türkçe)" in text and "Öffnungs-Zeiten" in text and "„X Y“ ist kein Kurzname" in text, "fields are not called by their names: " + text[250:2600])
rows = [{"id": "ew-rathaus", "name": "Rathaus", "provider": "Gemeinde Everswinkel", "topics": ["money"], "scope": "everswinkel", "phone": "+49258288100",
         "summary": "Hier hilft man Ihnen.", "confidence": "high", "access": "walk_in", "checked_on": "2026-10-01"}]
text = tried("neu.json", json.dumps(rows).encode())
must("ohne Termin" in text and "1. Oktober 2026" in text and "Probe" in text, "what would change is not in words: " + text[250:2600])
must("neu2.json" in tried("neu2.json", b'[{"id": ') and "Ab hier ist die Datei nicht vollständig" in tried("neu2.json", b'[{"id": '), "a file that was cut")
for name, data in (("a.xlf", b'<?xml version="1.0"?><!DOCTYPE x><xliff version="3.0"/>'), ("b.xlf", b'<xliff version="3.0"/>'), ("c.zip", b"PK\3\4x"), ("d.txt", b"hallo")):
    text = tried(name, data)
    must(not re.search("[0-9a-f]{32}", text), f"{name} is called as it lies here: {text[:600]}")

# Publishing as a file, links, a copy; what is refused.
office.post("/publish", stick="", setup="")
text = plain("publishing", office.browser.await_errand("/errand/publish")[1])
must("Es ist veröffentlicht" in text and re.search(r"Nummer 1 mit \d+ Angeboten", text), "what was published is not said: " + text[:800])
office.post("/coaches", want=303)
plain("opening links", office.browser.await_errand("/errand/links")[1])
plain("a group that is not there", office.post("/barrier-state/nothing.find", want=422, state="fixed"))
plain("a name that is none", office.post("/new", want=422, once="a" * 32, id="X Y", name="", provider=""))
plain("a town that is none", office.post("/town", want=422, name="", city=""))

# All pages, some of each kind.
seen, waiting, counts = set(), ["/"], {}
while waiting:
    place = waiting.pop(0)
    address = urllib.parse.urlsplit(place)
    kind = address.path.split("/")[1], tuple(sorted(urllib.parse.parse_qs(address.query)))
    if place in seen or counts.get(kind, 0) >= (40 if kind[0] == "offer" else 4):
        continue
    seen.add(place)
    counts[kind] = counts.get(kind, 0) + 1
    _, text, headers = office.browser.get(place)
    if isinstance(text, str) and headers["Content-Type"].startswith("text/html") and "Content-Disposition" not in headers:
        plain(place, text)
        waiting += [html.unescape(found) for found in re.findall(r'href="(/[^"#]*)"', text)]
must(len(seen) > 60 and len(counts) > 25, f"only {len(seen)} pages of {len(counts)} kinds were found")
office.browser.cookie = None
plain("outside", office.browser.get("/offers")[1])
sys.exit(must.failed > 0)
