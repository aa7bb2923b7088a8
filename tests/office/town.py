"""Another town starts, over the pages; then its settings.
usage: town.py LINK WORKSPACE ADMIN OFFERS COPY    prints what failed; exits with 1 then"""
import http.client
import os
import subprocess
import sys
import time
import urllib.parse

from browser import Browser

link, workspace, admin, offers, copy = sys.argv[1:]
address = urllib.parse.urlsplit(link)
failed = 0


def must(right, what):
    global failed
    if not right:
        print("FAILED:", what)
        failed += 1


def command(*words):
    return subprocess.run([admin, "-w", workspace, *words], capture_output=True, text=True)


def steps():
    """Which of the five are done."""
    return one.ask("GET", "/town")[1].count(">check_circle<")


one = Browser(address.port, address.netloc, f"http://{address.netloc}")
must(one.ask("GET", address.path)[0] == 303, "the link lets nobody in")
must(steps() == 0, "a step is done in an empty workspace")
good = {"city": "Neustadt an der Aue", "name": "Rathaus, Eingang", "phone": "+492214710130", "street": "Markt 1", "postcode": "48000"}
for wrong in ({"city": ""}, {"name": ""}, {"phone": "keine"}, {"city": "???"}):
    status, text, _ = one.post("/town", good | wrong)
    must(status == 422 and "Markt 1" in text and 'role="alert"' in text, f"{wrong} is taken, or what was typed is gone: {status}")
evil = '"><script>alert(1)</script>'
must("<script>alert" not in one.post("/town", good | {"phone": evil, "street": evil})[1], "what was typed is script")
must(one.post("/town", good)[0] == 303 and steps() == 1, "the place is not there")
must(one.post("/town", good)[0] == 422, "the same place twice")
shown = command("site", "show", "rathaus-eingang").stdout
must("neustadt-an-der-aue" in shown and "+492214710130" in shown, f"the site is another: {shown}")
must(command("import", offers).returncode == 0 and steps() == 3, "offers and topics do not count")
must("rathaus-eingang" in command("site", "list").stdout and "everswinkel" not in command("site", "list").stdout, "the demonstration's sites came along")
status, _, headers = one.post("/publish", {"stick": ""})
must(status == 303, f"no first bundle is begun: {status}")
for _ in range(200):
    time.sleep(0.1)
    if steps() == 4:
        break
must(steps() == 4, "the first bundle is not there")

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
must(one.post("/settings/forget")[0] == 303, "texts cannot be forgotten")
sys.exit(failed > 0)
