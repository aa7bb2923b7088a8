"""Walks all pages of an office whose every field has words in Arabic, does what can be refused, and reads where they turn what stands beside.
usage: isolated.py WORKSPACE LINK MARKS    prints what failed; exits with 1 then"""
import html
import json
import re
import sys
import urllib.parse

from browser import must
from serving import Office
from turned import read, turned

office = Office(*sys.argv[1:3])
marks = open(sys.argv[3]).read().split()
seen = set()


def look(what, text):
    reader = read(text)
    for found in reader.found:
        must(False, f"{what}: {found}")
    seen.update(reader.marks)


def tried(name, data):
    status, text, _ = office.browser.send("/import", [("file", name, data)])
    must(status == 303, f"{name} is not tried: {status}")
    look(name, office.browser.await_errand("/errand/import")[1])


# Files, with words in their names, their columns and their rows.
tried(turned("csv") + ".csv", f"Angebot;Anbieter;Kurz gesagt;{turned('column')};Telefon;Öffnungszeiten;Thema\n{turned('row')};{turned('who')};x;y;{turned('phone')};{turned('hours')};{turned('topic')}\n".encode())
tried(turned("json") + ".json", json.dumps([{"id": turned("id"), "name": turned("rowname"), "provider": "B", turned("key"): 1, "topics": [turned("topics")], "scope": turned("scope"), "phone": turned("tel")}]).encode())
xliff = office.browser.page("/xliff/tr")
tried(turned("xlf") + ".xlf", re.sub(r'(?s)<unit id="[^"]*"', '<unit id="مركز.unit"', xliff, count=1).encode() if isinstance(xliff, str) else xliff)
tried(turned("zip") + ".zip", b"PK\3\4x")

# What is refused says what was given.
look("a new offer", office.post("/new", want=422, once="a" * 32, id=turned("newid"), name=turned("newname"), provider=turned("newprovider")))
look("a town", office.post("/town", want=422, name=turned("townplace"), city=turned("towncity"), phone=turned("townphone")))
look("a person", office.post("/people/add", want=422, name=turned("person"), role="editor", password="kurz"))
office.post("/people/add", name=turned("person"), role="editor", password="kaffee um halb acht")
look("an answer", office.post("/answers/new", want=422, id=turned("answerid"), month=turned("month"), said="", done=""))
for kind in ("offer/waf-unterhaltsvorschuss", "coach/c1", "site/ennigerloh"):
    page = office.get("/" + kind)
    fields = {name: turned("wrong") for name in re.findall(r'<(?:input|textarea) id="f\.[^"]*" name="([^"]*)"', page)}
    was = {html.unescape(name): html.unescape(value) for name, value in re.findall(r'name="(was\.[^"]*)" value="([^"]*)"', page)}
    look(kind, office.browser.post("/" + kind, fields | was)[1])
office.post("/publish", stick="", setup="")
look("publishing", office.browser.await_errand("/errand/publish")[1])
office.post("/coaches", want=303)
look("links", office.browser.await_errand("/errand/links")[1])
look("texts", office.browser.await_errand("/barrier/waf-unterhaltsvorschuss.papers_and_cost")[1] if False else office.post("/barrier/waf-unterhaltsvorschuss.papers_and_cost", want=303) and office.get("/barrier/waf-unterhaltsvorschuss.papers_and_cost"))

# All pages, some of each kind.
walked, waiting, counts = set(), ["/", "/offers?search=" + urllib.parse.quote(turned("search")), "/coaches?code=" + urllib.parse.quote(turned("code"))], {}
while waiting:
    place = waiting.pop(0)
    address = urllib.parse.urlsplit(place)
    kind = address.path.split("/")[1], tuple(sorted(urllib.parse.parse_qs(address.query)))
    if place in walked or counts.get(kind, 0) >= (40 if kind[0] == "offer" else 4):
        continue
    walked.add(place)
    counts[kind] = counts.get(kind, 0) + 1
    _, text, headers = office.browser.get(place)
    if isinstance(text, str) and headers["Content-Type"].startswith("text/html"):
        look(place, text)
        waiting += [html.unescape(found) for found in re.findall(r'href="(/[^"#]*)"', text)]
must(len(walked) > 60 and len(counts) > 25, f"only {len(walked)} pages of {len(counts)} kinds were found")
silent = [mark for mark in marks if mark not in seen]
must(len(silent) < 8, f"{len(silent)} of {len(marks)} fields stand nowhere: {silent}")
asked = {"csv", "column", "row", "phone", "hours", "json", "xlf", "zip", "person", "wrong", "report", "note", "assigned", "name", "search", "code"}
must(asked <= seen, f"these stand nowhere: {asked - seen}")
sys.exit(must.failed > 0)
