"""The pages of coaches, sites, numbers and the network as whoever keeps them uses them, beside the commands that do the same.
usage: serve_places.py WORKSPACE LINK    prints what failed; exits with 1 then"""
import json
import os
import re
import subprocess
import sys
import time

from browser import Browser, must

workspace, link = sys.argv[1:3]
browser = Browser.by_link(link)
page, find = browser.page, browser.find


def send(path, **form):
    """A form, the dots in its fields' names written as __; where it leads."""
    status, text, headers = browser.post(path, {name.replace("__", "."): words for name, words in form.items()})
    return status, headers["Location"] or "", text


def command(*words):
    done = subprocess.run([os.environ["ANNA_ADMIN"], "-w", workspace, *words], capture_output=True, text=True)
    return done.returncode, done.stdout + done.stderr


# Coaches: places from the list, fields on the coach's own page, a field at a time.
text = page("/coaches")
must(text.count('action="/coach/c') == 6 and "Familien-Coach Everswinkel" in text, "not all coaches are listed")
status, where, _ = send("/coach/c1", was__open_places="4", open_places="3", back="/coaches")
must(status == 303 and where.startswith("/coaches?done="), f"places: {status} {where}")
must("open_places: 3" in command("coach", "show", "c1")[1] or '"open_places": 3' in command("coach", "show", "c1")[1], "a command does not see the places")
must("Rückgängig" in page(where) or "Undo" in page(where), "what was saved cannot be taken back")
status, _, text = send("/coach/c1", was__open_places="4", open_places="2")
must(status == 422 and 'value="2"' in text, f"two who change the places are not told: {status}")
status, _, text = send("/coach/c1", was__open_places="3", open_places="viele")
must(status == 422 and 'value="viele"' in text, f"a number that is none: {status}")
command("coach", "set", "c1", "capacity", "10")
status, _, text = send("/coach/c1", was__open_places="3", open_places="99")
must(status == 422 and re.search(r'name="open_places" value="99"[^>]*aria-invalid="true"', text), f"more places than families at most are taken: {status}")
must(send("/coach/c1", was__capacity="10", capacity="2")[0] == 422, "fewer families at most than places are taken")
must(command("coach", "set", "c1", "open_places", "99")[0] != 0 and '99' not in command("coach", "show", "c1")[1], "a command takes more places than families at most")
status, where, _ = send("/coach/c1", was__languages="de\nen", languages="de\r\nen\r\nuk")
must(status == 303 and find(r'href="/coach/c1"(.*?)</tr>', "/coaches").count("Ukrainisch" if "Deutsch" in page("/coaches") else "Ukrainian") == 1, "a language is not added")
must(send("/coach/nobody", was__name="x", name="y")[0] == 404, "a coach who is not there")
must(send(f"/undo/{re.search('done=([0-9]+)', where).group(1)}")[0] == 303, "a coach's change cannot be taken back")
must(command("coach", "show", "c1")[1].count("uk") == 0, "what was taken back is there")

# What she ticks has a name, and what the record holds is ticked; no id, no code, no part of a link is there to be typed.
text = page("/coach/c1")
form = re.search(r'<form class="card offer".*?</form>', text, re.S).group(0)
ticks = dict(re.findall(r'name="(?:towns|topics|languages)" value="([^"]*)"(?: checked)?><span>([^<]*)<', form))
ticked = re.findall(r'name="(?:towns|topics|languages)" value="([^"]*)" checked', form)
must(ticked[:3] == ["de", "en", "everswinkel"] and len(ticked) == 12, f"ticked: {ticked}")
must({"tr", "uk", "ennigerloh", "money", "crisis"} < set(ticks) and not [word for word in ticks.items() if word[0] == word[1]], f"names: {ticks}")
must(not re.search(r"<textarea", form), "lines of ids are typed")
must("Easy!Appointments" in form and 'value="ea" selected' in form and "providerId" not in re.sub("<[^>]*>", "", form), "the link is not in words")
must(re.search(r'name="booking.serviceId" value="3"', form) and 'name="booking.url"' not in form, "the parts of the link have no boxes")
was = re.search(r'name="was.booking" value="([^"]*)"', form).group(1)
status, where, _ = send("/coach/c1", was__booking=was, booking__provider="ea", booking__host="termine.example.org", booking__serviceId="3", booking__providerId=" 66 ")
must(status == 303 and "providerId=66" in command("coach", "show", "c1")[1].replace('": "', "=").replace(": ", "="), f"a part of the link: {status}")
was = was.replace("providerId=6", "providerId=66")
status, _, text = send("/coach/c1", was__booking=was, booking__provider="terminland", booking__host="termine.example.org")
must(status == 422 and 'name="booking.planId"' in text and 'name="booking.serviceId"' not in text, f"another system has other boxes: {status}")
must(re.search("(Still missing|Es fehlt noch): [^<]*;", text) and "planId" not in re.sub("<[^>]*>", "", text), "what it needs is not said")
status, _, text = send("/coach/c1", was__booking=was, booking__provider="ea", booking__host="http://x", booking__serviceId="3", booking__providerId="6")
must(status == 422 and "host:" not in re.sub("<[^>]*>", "", text), f"a host that is none: {status}")
must(send("/coach/c1", was__booking=was, booking__provider="none", booking__host="x")[0] == 422, "a system that nobody knows")
status, where, _ = send("/coach/c1", was__booking=was, booking__provider="", booking__host="termine.example.org")
must(status == 303 and "booking" not in command("coach", "show", "c1")[1], f"a link is taken out: {status}")
must(send(f"/undo/{re.search('done=([0-9]+)', where).group(1)}")[0] == 303, "a link is not given back")
# An offer's languages alike; a word that is no code stays as it is.
command("offer", "set", "ew-rathaus", "languages", "tr|Українська|Gebärdensprache")
form = page("/offer/ew-rathaus")
must(re.findall(r'name="languages" value="([^"]*)" checked', form) == ["tr", "Українська", "Gebärdensprache"] and 'name="languages" value="uk"' not in form, "an offer's languages")
must(re.search(r'value="Українська" checked><span>(Ukrainisch|Ukrainian)<', form), "a language in its own words has no name")
command("undo")
# A town's short name is in offers and coaches: she is asked before it is changed, and not asked where nothing names it.
status, _, text = send("/site/everswinkel", was__town="everswinkel", town="dorf")
must(status == 422 and 'name="anyway.town"' in text and re.search(r"(Offers|Angebote): [1-9]", text) and "everswinkel" in text, f"another short name of a town: {status}")
must(send("/site/everswinkel", was__town="everswinkel", town="Dorf", anyway__town="1")[0] == 422, "a short name that is none")
status, where, _ = send("/site/everswinkel", was__town="everswinkel", town="dorf", anyway__town="1")
must(status == 303, f"meant so: {status}")
must(send("/site/everswinkel", was__town="dorf", town="weiler")[0] == 303, "nothing names it, and she is asked")
must(command("undo")[0] == 0 and command("undo")[0] == 0, "the town's name is not given back")

# The link: wrong ones are said, one that somebody has looked at is right today.
command("coach", "set", "c1", "last_checked_on", "2026-01-01")
must('class="chip red"' in find(r'href="/coach/c1"(.*?)</tr>', "/coaches"), "an old link is not said")
must(send("/coach-checked/c1")[0] == 303, "a link cannot be called right")
must('class="chip green"' in find(r'href="/coach/c1"(.*?)</tr>', "/coaches"), "a link that was looked at is not right")
command("coach", "set", "c1", "booking", "provider=plain|url=https://evil.example/x")
must("evil.example" in find(r'href="/coach/c1"(.*?)</tr>', "/coaches"), "a foreign host is not said")
must(command("undo")[0] == 0, "the foreign host stays")

# All links at once, beside the server: no coach has one here, so that no test asks the network.
for name in re.findall(r'action="/coach/([a-z0-9-]+)"', page("/coaches")):
    command("coach", "set", name, "booking", "")
status, where, _ = send("/coaches")
must(status == 303 and where == "/errand/links", f"the links are not opened: {status} {where}")
for _ in range(100):
    status, text, headers = browser.ask("GET", "/coaches")
    if status == 200:
        break
    time.sleep(0.1)
must(status == 200 and 'class="done"' in text and re.search("No coach has a booking link|Kein Coach hat", text), f"how the links are is not said: {status}")

# A code means the same here and there; one that is none is no error of the server.
for code in ("K7M-2RX", "", "%22%3E%3Cscript%3Ealert(1)", "a" * 5000):
    must("<script>alert" not in page("/coaches?code=" + code), f"code {code[:20]}")

# Sites: the notes that the stick brought home; the front desk is corrected like anything else.
must("Nummer 1, Stand 29. November 2026" in find(r'href="/site/ennigerloh"(.*?)</tr>', "/sites"), "what a terminal shows is not said")
must('class="chip red"' in find(r'href="/site/everswinkel"(.*?)</tr>', "/sites"), "an older content is not said")
must("Von woanders" in page("/sites"), "a note of a site that is not known is lost")
must("Fertig" in page("/site/ennigerloh") and "<b>" not in page("/site/ennigerloh"), "the note's words are not shown, or are more than words")
status, where, _ = send("/site/ennigerloh", was__phone="+492214710120", phone="+492524280")
must(status == 303 and '"phone": "+492524280"' in command("site", "show", "ennigerloh")[1], f"a front desk is not corrected: {status}")
must(send("/site/ennigerloh", was__phone="+492524280", phone="oben")[0] == 422, "a number that is none is taken")
latitude = re.search(r'name="was.lat" value="([^"]*)"', page("/site/ennigerloh")).group(1)
must(send("/site/ennigerloh", was__lat=latitude, lat="51,8361")[0] == 303 and "51.8361" in command("site", "show", "ennigerloh")[1], "a latitude with a comma is not taken")
must(send("/site/nobody", was__name="x", name="y")[0] == 404 and browser.ask("GET", "/site/nobody")[0] == 404, "a site that is not there")

# A new coach and a new site come and go, each as a batch that can be taken back; what was typed stays where it is refused.
for path, one, wrong, good, kind, made in (
        ("/coaches/new", "/coach", {"phone": ""}, {"name": "Coach für Väter", "phone": "+492214710151", "open_places": "2"}, "coach", "coach-fur-vater"),
        ("/sites/new", "/site", {"address.city": ""}, {"name": "Bücherei, Eingang", "phone": "+492214710152", "address.city": "Ennigerloh"}, "site", "bucherei-eingang")):
    fresh = {name: value for name, value in good.items()} | {f"was.{name}": "" for name in good}
    must(f'href="{path}"' in page(one + ("s" if kind == "site" else "es")), f"nothing leads to {path}")
    for fault in (wrong, {"name": ""}, {"phone": "oben"}):
        status, _, text = send(path, **{name.replace(".", "__"): value for name, value in (fresh | fault).items()})
        must(status == 422 and 'role="alert"' in text, f"{path} takes {fault}: {status}")
    must(command(kind, "show", made)[0] == 2, f"what {path} refused is there")
    status, where, _ = send(path, **{name.replace(".", "__"): value for name, value in fresh.items()})
    must(status == 303 and where.startswith(f"{one}/{made}?done="), f"{path}: {status} {where}")
    must(good["phone"] in command(kind, "show", made)[1], f"a command does not see {made}")
    must(kind != "site" or '"town": "ennigerloh"' in command(kind, "show", made)[1], "the new site is in another town")
    status, again, _ = send(path, **{name.replace(".", "__"): value for name, value in fresh.items()})
    must(again.startswith(f"{one}/{made}-2?done="), f"a namesake takes its place: {again}")
    must(send(f"/undo/{re.search('done=([0-9]+)', again).group(1)}")[0] == 303, "a namesake cannot be taken back")
    must(f'action="/{kind}-remove/{made}"' in page(f"{one}/{made}"), f"{made} cannot be removed")
    status, where, _ = send(f"/{kind}-remove/{made}")
    must(status == 303 and command(kind, "show", made)[0] == 2, f"{made} is still there: {status}")
    must("/undo/" in page(where) and send(f"/{kind}-remove/{made}")[0] == 404, f"that {made} is removed is not said, or it goes twice")
    must(send(f"/undo/{re.search('done=([0-9]+)', where).group(1)}")[0] == 303 and good["phone"] in command(kind, "show", made)[1], f"{made} does not come back")
    must(send(f"/{kind}-remove/{made}")[0] == 303, f"{made} does not go again")

# Today: what families and terminals say comes first, at most five things; what waits is said when there is something.
text = page("/")
things = re.findall(r'<li class="card thing">.*?</li>', text, re.DOTALL)
must(0 < len(things) <= 5 and 'href="/barriers"' in things[0] and 'href="/sites"' in things[1], f"today has {len(things)} things")
must('class="card thing unpublished"' in text and 'href="/publish"' in text, "what waits to be published is not said")
for path in re.findall(r'<a class="button[^"]*" href="([^"]*)"', text):
    page(path.replace("&amp;", "&"))

# Numbers: looking releases nothing, releasing is a deed, the files are what a command writes.
must("/numbers/committee.html" not in page("/numbers"), "numbers are there that nobody has released")
status, where, _ = send("/numbers")
must(status == 303 and where == "/numbers?done=new", f"releasing: {status} {where}")
text = page(where)
must("Zu viele Formulare" in text and "Unterhaltsvorschuss" in text and "<strong>10</strong>" in text, "released numbers are not shown")
must(send("/numbers")[1] == "/numbers?done=held", "what is not new is released once more")
for name in ("numbers.csv", "committee.html"):
    status, text, headers = browser.ask("GET", "/numbers/" + name)
    out = f"{workspace}/../{name}"
    must(command("reports", "export", out)[0] == 0 and open(out, newline="").read() == text, f"{name} is not what the command writes")
    must(headers["Content-Disposition"].startswith("attachment") and "Geheime" not in text, f"{name} is no file, or tells a text")
must("column,value,meaning" in page("/numbers/codebook.csv"), "there is no codebook")
must("Geheime" not in page("/numbers"), "a text stands among the numbers")
must(browser.ask("GET", "/numbers/workspace.db")[0] == 404, "another file is given out")

# The network: a picture without script, what stands alone and what is there twice lead to their offers.
offers = {offer["id"]: offer for offer in json.loads(command("export", "--format", "anna", f"{workspace}/../all.json") and
                                                     open(f"{workspace}/../all.json").read())["offers"]}
for name, offer in offers.items():
    related = [] if name == "en-vhs" else [other for other in offer.get("related", []) if other != "en-vhs"]
    if related != offer.get("related", []):
        command("offer", "set", name, "related", "|".join(related))
evil = "<script>alert(1)</script>"
command("offer", "set", "en-vhs", "name", evil)
text = page("/network")
must('href="/offer/en-vhs"' in find(r'id="islands"(.*?)</section>', "/network"), "an island does not lead to its offer")
must("<script>alert" not in text, "the network shows script as it is")
command("offer", "set", "ew-ogs", "name", offers["ew-rathaus"]["name"])
command("offer", "set", "ew-ogs", "address.street", offers["ew-rathaus"]["address"]["street"])
must('href="/offer/ew-rathaus"' in find(r'id="doubles"(.*?)</section>', "/network"), "a double does not lead to its offers")
status, text, headers = browser.ask("GET", "/network.svg?topic=&scope=")
must(status == 200 and headers["Content-Type"] == "image/svg+xml" and headers["Content-Disposition"].startswith("attachment"), "no picture")
must("<script" not in text and "&lt;script" in text, "a name is more than words in the picture")
must(browser.ask("GET", "/network.svg?topic=money&scope=")[1].count('class="offer"') < text.count('class="offer"'), "a topic's picture has all offers")
must(browser.ask("GET", "/network.svg?topic=nothing&scope=")[0] == 404 and browser.ask("GET", "/network.svg?topic=" + "a" * 500)[0] == 404, "a picture of nothing")
must(page("/network?topic=nothing") != "", "a network of nothing")
sys.exit(must.failed > 0)
