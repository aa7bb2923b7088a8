"""Translating in the browser.  usage: serve_translate.py WORKSPACE LINK    exits with 1 if something failed"""
import html
import json
import re
import sys

from browser import must
from serving import Office

office = Office(*sys.argv[1:3])
get, post, command = office.get, office.post, office.command
OFFER = "waf-unterhaltsvorschuss"
DESK = f"/translate/{OFFER}?lang=tr"


def text_of(lang="tr"):
    return json.loads(command("offer", "show", OFFER).stdout)["offers"][0]["text"].get(lang, {})


def counts(lang="tr"):
    text = get(f"/translate?lang={lang}")
    return {name: int(re.search(rf'state={name}"[^>]*>[^<]*<span class="number">(\d+)', text).group(1)) for name in ("outdated", "missing", "unread", "done")}


def seen(page, lang="tr", **typed):
    """What a browser sends back of the desk, with some fields typed anew."""
    names = re.findall(r'name="was\.([^"]+)"', page)
    form = {"lang": lang, "made": "human"}
    for name in names:
        for kind in ("was", "german"):
            form[f"{kind}.{name}"] = html.unescape(re.search(rf'name="{kind}\.{re.escape(name)}" value="([^"]*)"', page).group(1))
        form[name] = html.unescape(re.search(rf'<textarea id="t\.{re.escape(name)}"[^>]*>\n([^<]*)</textarea>', page).group(1))
    return form | typed


before = counts()
must(before["outdated"] == 0 and before["unread"] > 100 and before["done"] == 0, f"at first: {before}")
must("German then" not in get(DESK), "something has changed, though nothing has")

# The German changes: what was there, what is there now, marked.
command("offer", "set", OFFER, "summary", "Dann zahlt das Amt Geld. Fragen Sie uns.")
command("offer", "set", OFFER, "who", "Für Alleinerziehende.")
must(counts()["outdated"] == 1 and OFFER in get("/translate?lang=tr&state=outdated"), "a change of the German is not counted")
page = get(DESK)
must(page.count("German then") == 2 and "<del>" in page and "<ins>" in page, "the difference is not marked")
must(page.count('name="typo.') == 2, "what can be a typing error")
must(re.findall(r'<textarea id="t\.(\w+)"[^>]*autofocus', page) == re.findall(r'name="typo\.(\w+)"', page)[:1], "one does not begin at the outdated field")

# Only a typing error: the words stay, and are valid again.
old = text_of()
where = post(f"/translate/{OFFER}", **seen(page), **{"typo.who": "1"})
must(text_of()["who"] == old["who"], "a typing error has changed the translation")
page = get(DESK)
must(page.count("German then") == 1 and counts()["outdated"] == 1, "a typing error leaves the field outdated")
batch = re.search(r"done=(\d+)", where).group(1)
post(f"/undo/{batch}")
must(get(DESK).count("German then") == 2 and text_of() == old, "a translation cannot be taken back")

# A new text is by people, of the German that stood before her eyes.
post(f"/translate/{OFFER}", **seen(get(DESK), summary="Yeni metin.", who="Yeni."))
must(text_of()["summary"] == "Yeni metin." and text_of()["made"] == "human", "a translation is not kept")
must(counts() == before | {"unread": before["unread"] - 1, "done": 1}, f"after translating: {counts()}")
page = get(DESK)
command("offer", "set", OFFER, "summary", "Wieder anders.")
post(f"/translate/{OFFER}", **seen(page, summary="Daha yeni."))
must(counts()["outdated"] == 1, "a text that was made from an older German counts as made from the new one")

# Somebody was faster; what cannot stand there; the next one.
page = get(DESK)
post(f"/translate/{OFFER}", **seen(page, summary="Bir."))
both = post(f"/translate/{OFFER}", **seen(page, summary="İki."), want=422)
must("<q>Bir.</q>" in both and ">\nİki.<" in both and text_of()["summary"] == "Bir.", "the faster one is overwritten, or not told of")
refused = post(f"/translate/{OFFER}", **seen(get(DESK), name="x" * 400, summary="<b>kept</b>"), want=422)
must("&lt;b&gt;kept" in refused and "x" * 400 in refused, "what was typed is lost when something is refused")
where = post(f"/translate/{OFFER}", **seen(get(DESK)), next="1")
must(where.startswith("/translate/") and OFFER not in where and "lang=tr" in where, f"the next one is {where}")
post(f"/translate/{OFFER}", **seen(get(DESK), made="tested"))
must(text_of()["made"] == "tested", "how it was made is not kept")

# A language that has nothing yet, and one emptied.
page = get(f"/translate/{OFFER}?lang=fr")
post(f"/translate/{OFFER}", **seen(page, lang="fr", summary="Vous recevez une aide."))
must(text_of("fr").get("summary") == "Vous recevez une aide.", "a first text in a language")
must(counts("fr")["missing"] > 100, "what is missing in a language")
for path in (f"/translate/{OFFER}", f"/translate/{OFFER}?lang=de", f"/translate/{OFFER}?lang=../x", "/translate/nobody?lang=tr", "/xliff/de", "/xliff/.."):
    must(office.browser.get(path)[0] == 404, f"{path} is there")

# The file for a translator, as the command writes it.
status, text, headers = office.browser.get("/xliff/tr")
must(status == 200 and "attachment" in headers["Content-Disposition"], "no XLIFF")
open(sys.argv[1] + "/../out.xlf", "wb").write(text if isinstance(text, bytes) else text.encode())
command("export", "--format", "xliff", "--lang", "tr", sys.argv[1] + "/../want.xlf")
must(open(sys.argv[1] + "/../out.xlf", "rb").read() == open(sys.argv[1] + "/../want.xlf", "rb").read(), "the XLIFF is not the command's")
sys.exit(must.failed > 0)
