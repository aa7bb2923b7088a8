"""Publishing in the browser: to a stick in this computer, with the right passphrase and with a wrong one.
usage: serve_publish.py WORKSPACE LINK STICK    prints what failed; exits with 1 then"""
import glob
import io
import os
import re
import subprocess
import sys
import time
import zipfile

from browser import Browser, must

workspace, link, stick = sys.argv[1:4]
browser = Browser.by_link(link)
SECRET = "zwölf Birnen & ein <Apfel>"


def command(*words):
    return subprocess.run([os.environ["ANNA_ADMIN"], "-w", workspace, *words], capture_output=True, text=True)


def publish(secret, folder=stick):
    status, text, headers = browser.post("/publish", {"passphrase": secret, "stick": folder})
    if status != 303:
        return status, text
    must(headers["Location"] == "/errand/publish", f"publishing leads to {headers['Location']}")
    seen = False
    for _ in range(600):
        status, text, headers = browser.get("/errand/publish")
        if status == 303:
            break
        must(status == 200 and 'http-equiv="refresh"' in text, "no progress without JavaScript")
        if not seen:
            seen = True
            must(browser.post("/publish", {"passphrase": secret, "stick": folder})[0] == 409, "two publish at once")
            must(browser.get("/publish")[2]["Location"] == "/errand/publish", "another page than what runs")
            piece = browser.get("/errand/publish", HX_Request="true")[1]
            must("<html" not in piece and "<main" not in piece, "htmx is given a whole page")
            for pid in glob.glob("/proc/[0-9]*"):
                try:
                    words = open(pid + "/cmdline", "rb").read() + open(pid + "/environ", "rb").read()
                except OSError:
                    continue
                must("Birnen".encode() not in words or pid == f"/proc/{os.getpid()}", f"{pid} shows the passphrase")
        time.sleep(0.2)
    must(status == 303 and headers["Location"] == "/publish", f"publishing does not end: {status}")
    must(browser.get("/errand/publish", HX_Request="true")[2]["HX-Redirect"] == "/publish", "htmx stays at what has ended")
    return 200, browser.get("/publish")[1]


if sys.argv[4:] == ["home"]:
    files = []
    for folder, _, names in os.walk(stick + "/anna"):
        files += [("file", name, open(f"{folder}/{name}", "rb").read()) for name in names]
    must(any(name.endswith(".anna-reports") for _, name, _ in files) and any("Meldung" in name for _, name, _ in files),
         f"the stick brings {[name for _, name, _ in files]}")
    hostile = [("file", "ANNA-Meldung-<script>.txt", b"x"), ("file", "workspace.db", b"x"), ("file", ".anna-reports", b"x")]
    must(browser.send("/home", [])[0] == 422 and browser.send("/home", hostile)[0] == 422, "what no terminal left is taken")
    must(browser.send("/home", files, {"token": "0"})[0] == 403, "a stick without token")
    must(browser.send("/home", files, {"passphrase": SECRET})[2]["Location"] == "/errand/collect", "the reports are not taken in")
    where, text = browser.await_errand("/errand/collect")
    must(where == "/publish" and 'class="done"' in text and "New reports: 1. Known already: 0." in text, "the report is not told: " + text[-3000:])
    ticks = re.search(r'Number 2</strong>.*?</li>', text, re.S).group()
    must("shown at: " in ticks and "Ennigerloh" in ticks, "what the note says is no tick: " + ticks)
    must("no note says yet" in re.search(r'Number 1</strong>.*?</li>', text, re.S).group(), "an old bundle is shown somewhere")
    browser.send("/home", files + hostile, {"passphrase": SECRET})
    where, text = browser.await_errand("/errand/collect")
    must("New reports: 0. Known already: 1." in text, "the same stick brings its report twice: " + text[-3000:])
    there = sorted(name for _, _, names in os.walk(workspace + "/uploads") for name in names)
    # What was taken is taken away; the notes stay until the next stick.
    must(there == ["ANNA-Meldung-ennigerloh.txt"], f"what was taken over: {there}")
    must("1 report" in command("reports").stdout, "the ledger has no report")
    sys.exit(must.failed > 0)

text = browser.get("/publish")[1]
must('type="password"' in text and f'value="{stick}"' in text, "neither a passphrase nor a stick is asked for")
must(publish(SECRET, "/etc")[0] == 422, "another folder than a stick is written to")
must(publish("two\nlines")[0] == 409, "a passphrase of two lines")
must(not glob.glob(stick + "/*.anna"), "the stick is written without a passphrase")

status, text = publish("falsch")
must('role="alert"' in text and "This passphrase is not the right one. Please type it once more." in text and not glob.glob(stick + "/*.anna"), "a wrong passphrase is not told")
must(f'value="{stick}" required checked' in text, "the stick that was chosen is forgotten")
shown = re.sub(r"<[^>]*>", " ", text)
must(stick not in shown and workspace not in shown and "--" not in shown, "a path or an option stands there")
must('role="alert"' not in browser.get("/publish")[1], "what was told is told again")
status, text = publish(SECRET)
must('class="done"' in text and len(glob.glob(stick + "/*.anna")) == 1, "the stick is not written: " + text[-3000:])
must(browser.get("/errand/other")[0] == 404 and browser.get("/errand/")[0] == 404, "an errand that is none")
for name in glob.glob(workspace + "/*"):
    if os.path.isfile(name):
        must("Birnen".encode() not in open(name, "rb").read(), f"the passphrase stands in {name}")
ticks = re.search(r'Number 1</strong>.*?</li>', text, re.S).group()
must("signed" in ticks and "read back from a stick on" in ticks, "the ticks of the first bundle: " + ticks)
must("The terminals have everything" in text and ">0<" not in text, "changes wait behind the publishing")

# What waits, field by field; what is held back; what has script in it stays words.
evil = '"><script>alert(1)</script>'
must(command("offer", "set", "ew-rathaus", "phone", "+4925820000").returncode == 0, "a phone cannot be set")
must(command("offer", "set", "ew-ogs", "provider", evil).returncode == 0, "a provider cannot be set")
text = browser.get("/publish")[1]
must("2 changes wait" in text and re.search(r"<del[^>]*>–</del>", text) and
     re.search(r"<ins[^>]*>02582\u00a00000</ins>", text), "what waits is not shown: " + text[text.find("<del"):][:300])
must("<script>alert" not in text and "&lt;script&gt;alert" in text, "script of an offer is not shown as words")
must("Held back" in text and re.search(r'class="held">\s*<li><a href="/offer/', text), "what is held back is not shown")
must('class="count">2<' in browser.get("/offers")[1], "the count beside the page is not 2")

# As a file for a stick in another computer: two parts, which are what the office keeps.
status, text = publish(SECRET, "")
must("Take the file along" in text and "not read back from a stick" in text, "a file is told like a stick")
status, data, headers = browser.get("/bundle/2")
must(headers["Content-Disposition"] == 'attachment; filename="anna-2.zip"', "the file has another name")
with zipfile.ZipFile(io.BytesIO(data)) as archive:
    must(archive.namelist() == ["anna-2.anna", "anna-2.anna.minisig"], f"in the file: {archive.namelist()}")
    for name, kept in (("anna-2.anna", "2.anna"), ("anna-2.anna.minisig", "2.anna.minisig")):
        must(archive.read(name) == open(f"{workspace}/published/{kept}", "rb").read(), f"{name} is another")
    archive.extractall(stick)
# Its spoken clips lie in it too, beside the bundle that they belong to.
with open(f"{workspace}/published/2.voice", "wb") as voice:
    voice.write(b"clips")
with zipfile.ZipFile(io.BytesIO(browser.get("/bundle/2")[1])) as archive:
    must(archive.namelist() == ["anna-2.voice", "anna-2.anna", "anna-2.anna.minisig"], f"in the file with clips: {archive.namelist()}")
    must(archive.read("anna-2.voice") == b"clips", "the clips are others")
for name in ("3", "0", "x", "..%2f2", "2.anna", ""):
    must(browser.get("/bundle/" + name)[0] == 404, f"a bundle {name}")
sys.exit(must.failed > 0)
