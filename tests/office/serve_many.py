"""A large workspace is not read as a whole after each change, and nobody can tell. The pages after some changes, by pages and
commands, must be those that a server shows which has read everything anew.
usage: serve_many.py ADMIN WORKSPACE    exits with 1 if something failed"""
import re
import sys

from browser import must
from serve_process import Editor, Server

server = Server(*sys.argv[1:3])
editor = Editor.by_link(server.link)
OFFERS = ("made-3", "made-700", "waf-unterhaltsvorschuss")


def pages(browser):
    """What stands there, but for what is of one session, and for what lint sees between offers."""
    places = ["/", "/offers", "/offers?filter=old", "/offers?filter=hidden", "/offers?search=anders", "/translate?lang=tr&state=outdated"]
    texts = {place: browser.get(place)[1] for place in [*places, *(f"/offer/{offer}" for offer in OFFERS)]}
    return {place: re.sub(r'(name="token" value|class="count")[^>]*>', "", text) for place, text in texts.items()}


before = pages(editor)
summary = "Die Inanspruchnahme der Leistung erfolgt nach Maßgabe der Bewilligung durch die zuständige Behörde des Kreises, wenn sie will."
must(editor.save("made-3", editor.fields("made-3"), {"name": "Anders"}) == 303, "a name is not saved")
must("Anders" in editor.get("/offers?search=anders")[1], "a new name is not found")
for words in (("set", "made-700", "summary", summary), ("set", "waf-unterhaltsvorschuss", "summary", "Ein anderer Text."),
              ("set", "made-3", "confidence", "low"), ("confirm", "made-700")):
    must(server.run("offer", *words).returncode == 0, f"offer {words}")
    editor.get("/offers")
after = pages(editor)
must(all(before[f"/offer/{offer}"] != after[f"/offer/{offer}"] for offer in OFFERS), "an offer is shown as it was")
server.end()
server.begin()
fresh = pages(editor)
for place in fresh:
    must(after[place] == fresh[place], f"{place} is another after everything was read anew")
# One that goes, and one that comes back.
must(server.run("offer", "remove", "--yes", "made-700").returncode == 0, "an offer cannot be removed")
must(editor.get("/offer/made-700")[0] == 404, "an offer that went is still there")
must(server.run("undo").returncode == 0 and editor.get("/offer/made-700")[0] == 200, "an offer that came back is not there")
# Of a thousand that stand alone the page has the first, and says how many there are.
islands = editor.find(r'id="islands"(.*?)</section>', "/network")
alone = re.search(r"1 (?:bis|to) 200 (?:von|of) (\d+)", islands)
must(islands.count('href="/offer/') == 200 and alone and int(alone.group(1)) >= 1000, "all islands stand in the page, or nothing says that there are more")
server.end()
sys.exit(must.failed > 0)
