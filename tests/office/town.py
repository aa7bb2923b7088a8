"""Another town starts, over the pages; then its settings.
usage: town.py LINK WORKSPACE ADMIN STICK COPY    prints what failed; exits with 1 then"""
import http.client
import os
import re
import subprocess
import sys
import time
import urllib.parse

from browser import Browser, must

link, workspace, admin, stick, copy = sys.argv[1:]
address = urllib.parse.urlsplit(link)


def command(*words):
    return subprocess.run([admin, "-w", workspace, *words], capture_output=True, text=True)


def steps():
    """Which of the five are done."""
    return one.ask("GET", "/town")[1].count(">check_circle<")


one = Browser.by_link(link)
must(steps() == 0, "a step is done in an empty workspace")
good = {"city": "Neustadt an der Aue", "name": "Rathaus, Eingang", "phone": "+492214710130", "street": "Markt 1", "postcode": "48000"}
for wrong in ({"city": ""}, {"name": ""}, {"phone": "keine"}, {"city": "???"}):
    status, text, _ = one.post("/town", good | wrong)
    must(status == 422 and "Markt 1" in text and 'role="alert"' in text, f"{wrong} is taken, or what was typed is gone: {status}")
evil = '"><script>alert(1)</script>'
must("<script>alert" not in one.post("/town", good | {"phone": evil, "street": evil})[1], "what was typed is script")
must("/import" not in one.ask("GET", "/town")[1].split("<main")[1], "a table is asked for before there is a place")
must(one.post("/town", good)[0] == 303 and steps() == 1, "the place is not there")
must('value="topic:housing"' in one.get("/offers")[1], "no topics came with the place")
must(one.post("/town", good)[0] == 422, "the same place twice")
shown = command("site", "show", "rathaus-eingang").stdout
must("neustadt-an-der-au" in shown and "+492214710130" in shown, f"the site is another: {shown}")

# Its own table, with errors: tried, its columns said, the good rows taken, taken back, taken again.
TABLE = """Bezeichnung;Träger;Wofür;Kurz;Telefon;Straße;PLZ;Ort;Öffnung
Kleider-Laden;Caritas;Geld;Hier gibt es Kleider für Kinder.;0221 4710140;Markt 2;48000;Neustadt an der Aue;Mo-Fr 9-12 Uhr
Eltern-Treff;AWO;Geld;Hier treffen sich Eltern.;keine;Ring 3;48000;Neustadt an der Aue;Di 9-11 Uhr
;Verein;Geld;Niemand weiß, wie das heißt.;;;;;
""".encode()
status, _, headers = one.send("/import", [("file", "Angebote.csv", TABLE)])
must(status == 303, f"no table can be sent: {status}")
where, text = one.await_errand("/errand/import")
must("cannot be taken in" in text and steps() == 1, "a table whose columns nobody knows is taken")
columns = {f"column.{at}": name for at, name in
           enumerate(("name", "provider", "topics", "summary", "phone", "address.street", "address.postcode", "address.city", "hours"))}
one.post(where, {"deed": "try", "mapped": "1", "partial": "1"} | columns)
where, text = one.await_errand("/errand/import")
must("2 new" in " ".join(text.split()) and 'data-label="Line">4<' in text, "the try does not say two new and one refused: " + text[-3000:])
must("keine" in text, "the phone that is none is not named")
must(steps() == 1, "a try takes something in")
one.post(where, {"deed": "take"})
where, text = one.await_errand("/errand/import")
must("It is taken in." in text and steps() == 3, "offers and topics do not count")
batch = re.search(r"/undo/(\d+)", text).group(1)
must("Kleider-Laden" in command("offer", "list").stdout and "Eltern-Treff" in command("offer", "list").stdout, "the offers are not there")
must("rathaus-eingang" in command("site", "list").stdout and "everswinkel" not in command("site", "list").stdout, "the demonstration's sites came along")

# Offers without a topic hold the third step up: all of a list get one at once, or a file's as it comes in.
def taken(name, data, **fields):
    status = one.send("/import", [("file", name, data.encode())])[0]
    must(status == 303, f"{name} cannot be sent: {status}")
    where, text = one.await_errand("/errand/import")
    must(f"Offers without a topic: {data.count(chr(10)) - 1}." in text, f"{name}: nobody says that no topic is there")
    if fields:
        one.post(where, {"deed": "try"} | fields)
        where, text = one.await_errand("/errand/import")
    one.post(where, {"deed": "take"})
    must("It is taken in." in one.await_errand("/errand/import")[1], f"{name} is not taken")


taken("Viele.csv", "Name;Anbieter;Zusammenfassung\n" + "".join(f"Zimmer {i};Verein {i};Hier wohnen Familien.\n" for i in range(30)))
text = one.ask("GET", "/town")[1]
must(steps() == 2 and "Offers without a topic: 30." in text and 'href="/offers?filter=topicless"' in text, "offers without a topic are no step")
must("All of this list: 30" in one.get("/offers?filter=topicless")[1], "a list that goes on cannot be ticked whole")
must(one.post("/several?filter=topicless&search=&from=0", {"all": "1", "deed": ""})[0] == 422, "nothing is done with all")
must(one.post("/several?filter=topicless&search=&from=0", {"all": "1", "deed": "topic:housing"})[0] == 303 and steps() == 3, "not all got the topic")
must("All of this list" not in one.get("/offers?filter=topicless")[1], "a list of one page is ticked whole")
# What was chosen and not tried is not passed over; a table of nothing is none.
status = one.send("/import", [("file", "Neu.csv", "Name;Anbieter;Zusammenfassung\nNeu;Verein;Hier spielen Kinder.\n".encode())])[0]
where, text = one.await_errand("/errand/import")
for choice in ({"topic": "housing"}, {"topic": "housing", "partial": "1"}, {"topic": "housing", "partial": "1", "mapped": "1", "column.0": "provider", "column.1": "name"}):
    one.post(where, {"deed": "take", "choices": "1"} | choice)
    text = one.await_errand("/errand/import")[1]
    must("Nothing is changed yet" in text and "Neu" not in command("offer", "list").stdout, f"{choice} was not tried and is taken")
one.post(where, {"deed": "drop"})
one.send("/import", [("file", "Leer.csv", "Name;Anbieter;Zusammenfassung\n".encode())])
where, text = one.await_errand("/errand/import")
must("There is no offer in this file." in text and 'value="take"' not in text, "a table of nothing can be taken in")
one.post(where, {"deed": "drop"})
taken("Mehr.csv", "Name;Anbieter;Zusammenfassung\nZuletzt;Verein;Hier spielen Familien.\n", topic="housing")
must(steps() == 3 and '"housing"' in command("offer", "show", command("offer", "list").stdout.split("Zuletzt")[0].split("\n")[-1].split("\t")[0]).stdout, "the topic that was chosen is not there")

# The first bundle, and the stick that sets the terminal up, which leads there from its step.
status, _, headers = one.post("/publish", {"stick": "", "setup": ""})
must(status == 303, f"no first bundle is begun: {status}")
where, text = one.await_errand("/errand/publish")
must(steps() == 4 and one.get("/setup/rathaus-eingang")[0] == 404, "the first bundle is not there")
must('href="/publish?setup=rathaus-eingang"' in one.get("/town")[1], "the last step leads elsewhere")
text = one.get("/publish?setup=rathaus-eingang")[1]
must('value="rathaus-eingang" selected' in text and "/setup/" not in text, "what the stick is for is not chosen")
must(one.post("/publish", {"stick": stick, "setup": "nowhere"})[0] == 422, "a terminal of no site is set up")
must(one.post("/publish", {"stick": "", "setup": "rathaus-eingang"})[0] == 422, "a file sets a terminal up")
must(not os.listdir(stick), f"what was refused wrote {os.listdir(stick)}")
must(one.post("/publish", {"stick": stick, "setup": "rathaus-eingang"})[0] == 303, "no stick is begun")
where, text = one.await_errand("/errand/publish")
must('class="done"' in text and "The six words: " in text, "the stick is not told: " + text[-3000:])
said = re.search(r"The six words: ([^\n<]*)\.", text).group(1).split()
must(os.path.exists(f"{stick}/anna/setup.conf") and steps() == 5, "the stick sets nobody up")
must('href="/setup/rathaus-eingang"' in text, "the sheet is not there to be taken along")
status, text, headers = one.get("/setup/rathaus-eingang")
must(status == 200 and headers["Content-Disposition"] == 'attachment; filename="anna-rathaus-eingang.html"', f"the sheet is no file: {status}")
must(len(said) == 6 and all(word in text for word in said), f"the sheet has other words than {said}")
for name in ("nowhere", "..%2fkeys", "..%2f..%2fetc%2fpasswd"):
    must(one.get("/setup/" + name)[0] == 404, f"a sheet {name}")

# A page that waits for an errand, and whose session has ended, asks to sign in; one where somebody types is not taken away.
cookie, one.cookie = one.cookie, None
for path, fresh in (("/errand/publish", "true"), ("/offers", None)):
    status, _, headers = one.ask("GET", path, HX_Request="true")
    must(status == 401 and headers.get("HX-Refresh") == fresh, f"{path} without a session: {status}, {headers.get('HX-Refresh')}")
one.cookie = cookie

text = one.ask("GET", "/settings")[1]
must("Never copied" in text and "Rathaus, Eingang" in text and "open: whoever has this computer" in text, "the settings do not say how it stands")
must(one.ask("GET", "/copy")[0] == 404, "a copy that nobody made")
must(one.post("/settings/copy", {"passphrase": ""})[0] == 422, "bare keys are copied without a passphrase")
must(one.post("/settings/copy", {"passphrase": "noch ein langer Satz"})[0] == 303, "no copy is begun")
for _ in range(300):
    time.sleep(0.1)
    status, text, _ = one.ask("GET", "/settings")
    if status == 200:
        break
must("The copy is made" in text and "Copied last: today" in text, f"the copy is not made: {status}")
line = http.client.HTTPConnection("127.0.0.1", address.port)
line.request("GET", "/copy", headers={"Host": address.netloc, "Cookie": f"anna={one.cookie}"})
answer = line.getresponse()
data = answer.read()
must(answer.status == 200 and answer.headers["Content-Type"] == "application/zip" and data[:2] == b"PK", "the copy cannot be taken along")
must(answer.headers["Cache-Control"] == "no-store", "the copy is kept by the browser")
open(copy, "wb").write(data)
must(not os.path.exists(f"{workspace}/copy.zip") and one.ask("GET", "/copy")[0] == 404, "the copy stays behind")
text = one.ask("GET", "/keys")[1]
words = text.split("six words</dt><dd><strong>")[1].split("<")[0].split()
must(len(words) == 6, f"the sheet has {words}")
secret = open(f"{workspace}/keys/minisign.key").read().split("\n")[1]
must(secret not in text and secret not in one.ask("GET", "/settings")[1], "a secret key stands on a page")
must(one.post("/settings/forget", {})[0] == 303, "texts cannot be forgotten")
sys.exit(must.failed > 0)
