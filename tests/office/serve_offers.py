"""All offers and one offer in the browser.  usage: serve_offers.py WORKSPACE LINK    exits with 1 if something failed"""
import html
import json
import re
import sys
import urllib.parse

from browser import must
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
command("offer", "set", "en-jobcenter", "phone", "02524 28 8102")
for said in ("02524 28", "02524 28 8102", "+49 2524 28-8102", "0049 (0)2524 288102", "Jobcenter 02524/288102"):
    must("en-jobcenter" in rows(get("/offers?search=" + urllib.parse.quote(said))), f"the phone {said} is not found")
command("undo")
must(rows(get("/offers?search=02582+99999999")) == [], "a phone that nobody has finds something")
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
# Nothing chosen, nothing ticked: the same list with the ticks and the choice, and why at the choice.
searched = post("/several?filter=&search=jobcenter&from=0", deed="", want=422)
must(rows(searched) == rows(get("/offers?search=jobcenter")) and 'aria-invalid="true" autofocus' in searched, "nothing chosen: another list")
three = rows(get("/offers"))[:3]
text = post("/several", *[("id", one) for one in three], deed="", want=422)
must(re.findall(r'name="id" value="([^"]+)" form="several" checked', text) == three and 'class="error" id="deed-wrong"' in text, "nothing chosen: the ticks are lost")
text = post("/several", deed="hide", want=422)
must('value="hide" selected' in text, "nothing ticked: the choice is lost")
must('class="none" id="deed-wrong"' in get("/offers") and " selected" not in get("/offers"), "a list that nobody has sent has a fault")
post("/several", ("id", "nobody"), deed="hide", want=422)

# The list of calls has names, phones, questions; with a phone first.
text = get("/calls?filter=old")
must(text.count('class="card call"') == 30 and "tickbox" in text, "the list of calls")
# Those of today first; each leads to its offer, and is confirmed where it stands.
today, later = text.split('<h2 class="apart">')[1:]
must(today.count('class="card call"') == 5 and later.count('class="card call"') == 25, "five calls a day")
must(today.count('href="/offer/') == 5 and today.count('action="/confirm/') == 5, "the ways from a call")
phones = re.findall(r'class="phone">([^<]*)<', text)
must(phones[0][0].isdigit() and all("+49" not in phone for phone in phones), f"somebody without a phone stands first: {phones[:3]}")
must("filter=old" in html.unescape(get("/offers")), "no way to the calls")

# One offer: a form that a browser without scripts sends back, with some fields typed anew.
OFFER = "waf-unterhaltsvorschuss"


def offer(which=OFFER):
    return json.loads(command("offer", "show", which).stdout)["offers"][0]


def form_of(text):
    """The pairs of the form, as a browser sends them."""
    form = text[text.index('<form class="card offer"'):]
    form = form[:form.index('<div class="save">')]
    pairs = []
    for field in re.finditer(r'<input([^>]*)>|<textarea([^>]*)>\n([^<]*)</textarea>|<select([^>]*)>(.*?)</select>', form, re.S):
        one, area, words, select, options = field.groups()
        name = re.search(r' name="([^"]*)"', one or area or select)
        if one is not None:
            if 'type="checkbox"' in one and " checked" not in one:
                continue
            words = re.search(r' value="([^"]*)"', one).group(1)
        elif select is not None:
            words = re.search(r'value="([^"]*)" selected', options).group(1)
        if name.group(1) != "token":
            pairs.append((name.group(1), html.unescape(words)))
    return pairs


def typed(pairs, **new):
    """The same with other words in some fields; None: no box of it is ticked."""
    left = [(name, words) for name, words in pairs if name not in new]
    return left + [(name, words) for name, all_words in new.items() if all_words is not None
                   for words in (all_words if isinstance(all_words, list) else [all_words])]


before = offer()
whole = form_of(get(f"/offer/{OFFER}"))
must(post(f"/offer/{OFFER}", *whole) == f"/offer/{OFFER}" and offer() == before, "a form that nobody has touched changes something")

# Steps move by buttons, nothing is saved by that, and what was typed elsewhere stays.
steps = before["steps"]
text = post(f"/form/{OFFER}", *typed(whole, who="Für <alle>."), move="steps:1:up", want=200)
moved = form_of(text)
must([words for name, words in moved if name == "steps[]"] == [steps[1], steps[0], *steps[2:], ""], "a step does not move up")
must(("who", "Für <alle>.") in moved and "autofocus" in text and offer() == before, "moving a step loses what was typed, or saves")
text = post(f"/form/{OFFER}", *moved, move="steps:0:down", want=200)
must([words for name, words in form_of(text) if name == "steps[]"] == [*steps, ""], "a step does not move down again")
text = post(f"/form/{OFFER}", *whole, move="steps:0:gone", want=200)
must([words for name, words in form_of(text) if name == "steps[]"] == [*steps[1:], ""], "a step cannot be removed")
for odd in ("steps:99:up", "steps:-1:up", "steps:x:up", "steps", "nothing:0:up", "steps:0:sideways", "steps:18446744073709551615:gone"):
    text = post(f"/form/{OFFER}", *whole, move=odd, want=200)
    must([words for name, words in form_of(text) if name == "steps[]"] == [*steps, ""], f"move {odd} does something")
post(f"/offer/{OFFER}", *typed(whole, **{"steps[]": [steps[1], "", steps[0], "Neu.", ""]}))
must(offer()["steps"] == [steps[1], steps[0], "Neu."], f"steps are kept as {offer()['steps']}")
command("undo")

# What it helps with: boxes; none at all is nothing.
post(f"/offer/{OFFER}", *typed(whole, situations=["money", "danger"], topics=["money"]))
must(offer()["situations"] == ["money", "danger"] and offer()["topics"] == ["money"], "boxes are not kept")
command("undo")
post(f"/offer/{OFFER}", *typed(whole, situations=None))
must("situations" not in offer(), "boxes cannot be emptied")
command("undo")
must(offer() == before, "what was undone is not as before")
post(f"/offer/{OFFER}", *typed(whole, situations=["money", "nowhere"]), want=422)

# A phone as people write it: kept as E.164; two are one too many.
post(f"/offer/{OFFER}", *typed(whole, phone="0221 471 0130"))
must(offer().get("phone") == "+492214710130", f"a phone is kept as {offer().get('phone')}")
command("undo")
must(command("offer", "set", OFFER, "phone", "02582 88 102").returncode == 0 and offer().get("phone") == "+49258288102", "a command takes no phone as people write it")
command("undo")
for odd in ("88102", "02582 88 102 oder 02582 88 103", "fragen Sie Anna"):
    refused = post(f"/offer/{OFFER}", *typed(whole, phone=odd), want=422)
    must(f'value="{odd}"' in refused and offer() == before, f"the phone {odd} is taken, or lost")
    must(command("offer", "set", OFFER, "phone", odd).returncode != 0, f"a command takes the phone {odd}")

# Hours as people say them; what was understood; a question where it is not clear.
post(f"/offer/{OFFER}", *typed(whole, hours="Mo-Fr 8-12 Uhr, Do auch 14 bis 17.30 Uhr, telefonisch Mo-Fr 9-11"))
must(offer()["hours"] == "Mo-We,Fr 08:00-12:00; Th 08:00-12:00,14:00-17:30" or "17:30" in offer()["hours"], f"hours: {offer().get('hours')}")
must("phone_hours" in offer(), "hours of the telephone are not taken from the words")
must("Understood:" in get(f"/offer/{OFFER}") and "17:30" in get(f"/offer/{OFFER}"), "what was understood is not said")
command("undo")
asked = re.compile("Understood:</strong> <span class=\"week\">no fixed hours, with an appointment")
must(asked.search(post(f"/heard/{OFFER}", *typed(whole, hours="nach Vereinbarung"), want=200)), "hours by appointment are not said before saving")
post(f"/offer/{OFFER}", *typed(whole, hours="nach Vereinbarung"))
must("hours" not in offer() and offer()["access"] == "appointment" and asked.search(get(f"/offer/{OFFER}")), "hours by appointment are not said after saving")
must(asked.search(post(f"/heard/{OFFER}", *form_of(get(f"/offer/{OFFER}")), want=200)), "hours by appointment are not said while something else is typed")
command("undo")
must(not asked.search(get(f"/offer/{OFFER}")), "an offer with hours has none")
refused = post(f"/offer/{OFFER}", *typed(whole, hours="irgendwann"), want=422)
must('<a href="#f.hours">' in refused and refused.count('aria-invalid="true"') == 1 and re.search(r'id="f.hours"[^>]*aria-invalid="true" autofocus', refused), "what was refused is not named, marked, or does not have the focus")
must('aria-invalid="true"' not in get(f"/offer/{OFFER}") and "autofocus" not in get(f"/offer/{OFFER}"), "a form that nobody has sent has a fault")
must('value="irgendwann"' in refused and 'class="error"' in refused, "hours that nobody understands")
doubtful = typed(whole, hours="Mo-Th 09:00-05:00")
refused = post(f"/offer/{OFFER}", *doubtful, want=422)
must('name="anyway.hours"' in refused, "hours that are hardly meant are not asked for")
post(f"/offer/{OFFER}", *doubtful, ("anyway.hours", "1"))
must(offer()["hours"] == "Mo-Th 09:00-05:00", "hours that are meant all the same are not taken")
command("undo")

# Findings as one types, for the fields that were typed; a proposal that is taken.
hard = typed(whole, summary="Holen Sie dort den Vordruck. Sehr geehrte Damen und Herren, wir möchten Ihnen hiermit mitteilen, dass Sie einen Antrag stellen können, wenn Sie wollen.")
heard = post(f"/heard/{OFFER}", *hard, want=200)
must('id="a.summary" hx-swap-oob' in heard and 'id="a.who"' not in heard and 'class="error"' in heard, "what is typed is not looked at")
must(offer() == before, "looking saves")
take = re.search(r'name="take" value="([^"]+)"[^>]*>(?:<[^>]*>[^<]*</span>)? ?[^<]*<span class="unseen">: [^<]*Formular', heard)
must(take is not None, "no proposal for an official word")
post(f"/offer/{OFFER}", *typed(whole, summary="Holen Sie dort den Vordruck."), take=take.group(1) if take else "x 0")
if offer()["summary"] != "Holen Sie dort das Formular.":
    # The key belongs to the text.
    heard = post(f"/heard/{OFFER}", *typed(whole, summary="Holen Sie dort den Vordruck."), want=200)
    command("undo")
    post(f"/offer/{OFFER}", *typed(whole, summary="Holen Sie dort den Vordruck."), take=re.search(r'name="take" value="([^"]+)"', heard).group(1))
must("Formular" in offer()["summary"], f"a proposal is not put in: {offer()['summary']}")
command("undo")
must(offer() == before, "a proposal cannot be taken back")
evil = "<script>alert(1)</script>"
for path in (f"/heard/{OFFER}", f"/form/{OFFER}"):
    must(evil not in post(path, *typed(whole, name=evil, hours=evil, summary=evil, **{"steps[]": [evil]}), want=200), f"{path} shows script as it is")

# What belongs to it: proposals with their reasons, accepted both ways, refused for good, taken out, taken back.
text = get(f"/related/{OFFER}")
proposed = re.findall(r'name="other" value="([^"]+)"><button type="submit" class="button" name="deed" value="accept"', text)
must(len(proposed) > 0, "nothing is proposed")
other = proposed[0]
led_back = offer(other).get("related", [])
where = post(f"/related/{OFFER}", other=other, deed="accept")
must(other in offer()["related"] and OFFER in offer(other)["related"], "a proposal is not accepted both ways")
must(f'value="{other}"><button class="quiet" name="deed" value="drop"' in get(f"/related/{OFFER}"), "what was accepted does not stand there")
post("/undo/" + re.search(r"done=(\d+)", where).group(1))
must(other not in offer()["related"] and offer(other).get("related", []) == led_back,
     f"what was accepted cannot be taken back: {offer(other).get('related')}, not {led_back}")
post(f"/related/{OFFER}", other=offer()["related"][0], deed="drop")
must(len(offer()["related"]) == len(before["related"]) - 1, "what belongs to it cannot be taken out")
command("undo")
post(f"/related/{OFFER}", other=other, deed="refuse")
must(other not in re.findall(r'name="other" value="([^"]+)"', get(f"/related/{OFFER}")), "what was refused is proposed again")
for form, want in (({"other": OFFER, "deed": "accept"}, 404), ({"other": "nobody", "deed": "accept"}, 404), ({"other": other}, 404),
                   ({"other": other, "deed": "eat"}, 422)):
    post(f"/related/{OFFER}", want=want, **form)

# Hidden and shown again, from its own page; the picture in every choice there is.
where = post("/several", id=OFFER, deed="hide", back=f"/offer/{OFFER}")
must(where.startswith(f"/offer/{OFFER}") and "is not on the terminals" in get(where) and offer()["confidence"] == "low", "it cannot be hidden")
command("undo")
text = get(f"/offer/{OFFER}")
must(text.count('name="shown"') >= 4 and text.count('name="percent"') == 3, "the choices of the picture")

# A new one: what it must have, hidden until it is checked, an id that nothing has.
page = get("/new")
fresh = [("was.name", ""), ("was.provider", ""), ("was.topics", ""), ("was.scope", ""), ("was.summary", ""), ("was.phone", ""), ("scope", "district"),
         ("topics", "money"), ("summary", "Wir helfen Ihnen."), ("phone", "")]
refused = post("/new", *fresh, ("name", "Neues Café"), ("provider", ""), want=422)
must('value="Neues Café"' in refused and 'class="error"' in refused, "an offer without a provider is taken, or what was typed is lost")
where = post("/new", *fresh, ("name", "Neues Café"), ("provider", "Verein"))
made = re.match(r"/offer/([a-z0-9-]+)\?done=", where)
must(made is not None and "is not on the terminals" in get(where), f"a new offer leads to {where}")
again = post("/new", *fresh, ("name", "Neues Café"), ("provider", "Verein"))
must(again.split("?")[0] != where.split("?")[0], "two new offers have one id")
# The form sent twice makes one offer: the second leads to the first.
once = re.search(r'name="once" value="([0-9a-f]{32})" form="record"', page).group(1)
first = post("/new", *fresh, ("name", "Doppelt"), ("provider", "Verein"), ("once", once))
must(post("/new", *fresh, ("name", "Doppelt"), ("provider", "Verein"), ("once", once)) == first.split("?")[0], "a form sent twice makes two offers")
must(once not in get("/new"), "two forms have one value")
post(f"/confirm/{made.group(1)}", back=f"/offer/{made.group(1)}")
must("is on the terminals" in get(f"/offer/{made.group(1)}"), "a new offer that is checked is not shown")
sys.exit(must.failed > 0)
