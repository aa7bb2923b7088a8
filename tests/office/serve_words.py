"""What the pages say to a person: changes in words, without what only programs know.
usage: serve_words.py WORKSPACE LINK    prints what failed; exits with 1 then"""
import html
import re
import sys

from browser import must
from serving import Office

office = Office(*sys.argv[1:3])


def told(path):
    """What of a page is to be read: no tags, no pictures, no soft hyphens."""
    text = re.sub(r'(?s)<script.*?</script>|<style.*?</style>|<span class="icon".*?</span>|<[^>]*class="none"[^>]*>[^<]*', " ", office.get(path))
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]*>", " ", text)).replace("\u00ad", ""))


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
sys.exit(must.failed > 0)
