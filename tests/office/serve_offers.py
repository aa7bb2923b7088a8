"""All offers and one offer in the browser.  usage: serve_offers.py WORKSPACE LINK    exits with 1 if something failed"""
import html
import re
import sys

from serve_browser import must
from serving import Office

office = Office(*sys.argv[1:3])
get, post, command = office.get, office.post, office.command


def rows(text):
    """The ids of the table's rows."""
    return re.findall(r'name="id" value="([^"]+)" form="several"', text)


def count_of(text, filter_name):
    return int(re.search(rf'filter={filter_name}&amp;[^"]*"[^>]*>[^<]*<span class="number">(\d+)', text).group(1))


# Filters say how many they leave, and leave them; together with a search.
whole = get("/offers")
must(len(rows(whole)) == 25 and count_of(whole, "") > 100, "the first page has 25 of all")
for name in ("", "old", "hidden", "hard", "unreadable", "outdated"):
    many, found = count_of(whole, name), []
    for first in range(0, many, 25):
        found += rows(get(f"/offers?filter={name}&from={first}"))
    must(len(found) == len(set(found)) == many, f"filter {name}: {len(found)}, not {many}")
found = rows(get("/offers?search=jobcenter+ennigerloh"))
must("en-jobcenter" in found, f"a search for two words: {found}")
must(rows(get("/offers?search=gibtesnicht")) == [], "a search for nothing finds something")

# Still right: back to where it was, with a way back; a stranger's address is no way.
here = "/offers?filter=old&search=&from=0"
first = rows(get(here))[0]
where = post(f"/confirm/{first}", back=here)
must(where.startswith(here) and f"id={first}" in where, f"a confirmation leads to {where}")
text = get(where)
must(rows(text)[0] == first and "/undo/" in text, "what was confirmed does not stand first, or has no way back")
must(count_of(text, "old") == count_of(whole, "old") - 1, "what was confirmed is old still")
undo = re.search(r'action="(/undo/\d+)"', text).group(1)
must(post(undo, back=here) == here, "undoing does not lead back")
must(count_of(get(here), "old") == count_of(whole, "old"), "what was undone is not old again")
for evil in ("//evil.example", "https://evil.example", "/\\evil.example", "evil", "", "/a\r\nX: y"):
    where = post(f"/confirm/{first}", back=evil)
    must(where.startswith("/offers"), f"back {evil!r} leads to {where}")
    post(re.search(r"done=(\d+)", where).group(1).join(["/undo/", ""]))

# Several at once: one batch, one undo.
three = rows(get("/offers"))[:3]
ticked = [("id", one) for one in three]
hidden = count_of(get("/offers"), "hidden")
shown = [one for one in rows(get("/offers?filter=")) + rows(get("/offers?from=25")) if one not in rows(get("/offers?filter=hidden"))][:3]
where = post("/several", *[("id", one) for one in shown], deed="hide")
must(count_of(get("/offers"), "hidden") == hidden + 3, "hiding three does not hide three")
batch = re.search(r"done=(\d+)", where).group(1)
must(f"/undo/{batch}" in get(where), "hiding has no way back")
post(f"/undo/{batch}")
must(count_of(get("/offers"), "hidden") == hidden, "three that were hidden are not back after one undo")
post("/several", *ticked, deed="topic:money")
for one in three:
    must('"money"' in command("offer", "show", one).stdout, f"{one} has not got the topic")
must(command("undo").returncode == 0, "a command cannot take back what a page did")
post("/several", *ticked, deed="confirm")
must(all(re.search(r'"checked_on": "\d', command("offer", "show", one).stdout) for one in three), "confirming three")
post("/several", *ticked, deed="topic:nowhere", want=422)
post("/several", *ticked, deed="", want=422)
post("/several", deed="hide", want=422)
post("/several", ("id", "nobody"), deed="hide", want=422)

# The list of calls has names, phones, questions; with a phone first.
text = get("/calls?filter=old")
must(text.count('class="card call"') == 30 and "tickbox" in text, "the list of calls")
phones = re.findall(r'class="phone">([^<]*)<', text)
must(phones[0].startswith("+") or phones[0][0].isdigit(), f"somebody without a phone stands first: {phones[:3]}")
must("filter=old" in html.unescape(get("/offers")), "no way to the calls")
sys.exit(must.failed > 0)
