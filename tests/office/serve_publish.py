"""Publishing in the browser: to a stick in this computer, with the right passphrase and with a wrong one.
usage: serve_publish.py WORKSPACE LINK STICK    prints what failed; exits with 1 then"""
import glob
import os
import re
import sys
import time

from serve_browser import Browser, must

workspace, link, stick = sys.argv[1:4]
browser = Browser(link)
SECRET = "zwölf Birnen & ein <Apfel>"


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


text = browser.get("/publish")[1]
must('type="password"' in text and f'value="{stick}"' in text, "neither a passphrase nor a stick is asked for")
must(publish(SECRET, "/etc")[0] == 422, "another folder than a stick is written to")
must(publish("two\nlines")[0] == 409, "a passphrase of two lines")
must(not glob.glob(stick + "/*.anna"), "the stick is written without a passphrase")

status, text = publish("falsch")
must('role="alert"' in text and "passphrase" in text and not glob.glob(stick + "/*.anna"), "a wrong passphrase is not told")
must('role="alert"' not in browser.get("/publish")[1], "what was told is told again")
status, text = publish(SECRET)
must('class="done"' in text and len(glob.glob(stick + "/*.anna")) == 1, "the stick is not written: " + text[-3000:])
must(browser.get("/errand/other")[0] == 404 and browser.get("/errand/")[0] == 404, "an errand that is none")
for name in glob.glob(workspace + "/*"):
    if os.path.isfile(name):
        must("Birnen".encode() not in open(name, "rb").read(), f"the passphrase stands in {name}")
must(re.search(r"\b1\b", text) is not None, "the number is not told")
sys.exit(must.failed > 0)
