"""Barriers in the browser: who sees what, texts that are shown once and stand nowhere else, what is done with them.
usage: serve_barriers.py WORKSPACE LINK    prints what failed; exits with 1 then"""
import html
import os
import re
import sqlite3
import subprocess
import sys
import time

from browser import Browser, must

workspace, link = sys.argv[1:3]
admin = os.environ["ANNA_ADMIN"]
GROUP = "/barrier/waf-unterhaltsvorschuss.papers_and_cost"
WORDS = ("FORMULAR", "MARKWORT", "UNTAT", "SEHNLICH", "BUSFAHRER", "ANGEBOT das", "AMTSLEITER", "LATERNEN")
SECRET = "zwölf Birnen"


def command(*words):
    return subprocess.run([admin, "-w", workspace, *words], capture_output=True, text=True)


def silent(text, where, but=()):
    for word in WORDS:
        must(word in but or word not in text, f"{where} says {word}")


def wait(browser, path):
    """The page when nothing is being opened any more, loaded as one without JavaScript does."""
    for _ in range(300):
        if browser.get(path, HX_Request="true")[2]["HX-Refresh"]:
            return browser.get(path)
        time.sleep(0.1)
    must(False, "the texts are never open")
    return browser.get(path)


browser = Browser.by_link(link)
other = Browser.by_link(command("serve", "--link").stdout.strip())

# Groups with counts; what is set apart does not count.
status, text, _ = browser.get("/barriers")
must(status == 200 and GROUP in text and "/barrier/.everswinkel.get_there" in text, "the groups are not shown")
must("5 reports, 5 new" in text and "1 report, 1 new" in text, "the counts are wrong")
must("There is no such offer." in text and "nowhere" in text, "what is set apart is not said")
silent(text, "the list")
must('class="count fresh">6<' in text, "the navigation does not say how many are new")
must("5 reports" not in browser.get("/barriers?site=everswinkel")[1], "the site does not narrow")
must(GROUP not in browser.get("/barriers?month=2020-01")[1], "the month does not narrow")
must(GROUP not in browser.get("/barriers?filter=changed")[1], "nothing was changed yet")
must(GROUP in browser.get("/barriers?filter=new")[1] and GROUP not in browser.get("/barriers?filter=answered")[1], "the filters")
evil = "%22%3E%3Cscript%3Ealert(1)%3C/script%3E"
for name in ("site", "month", "filter"):
    must("<script>alert" not in browser.get(f"/barriers?{name}={evil}")[1], f"script in {name}")
must(browser.get("/barrier/nowhere.find")[0] == 404, "a group that is none")
must(browser.get("/barrier/" + evil)[0] == 404, "a group that is script")

# Closed, then a wrong passphrase, then the right one: once, and for her alone.
status, text, headers = browser.get(GROUP)
must(status == 200 and 'type="password"' in text and "A text, sealed" in text, "the texts are not asked for")
must(text.count('class="report"') == 4 and "1 report has no text." in text, "the reports are not all there")
silent(text, "the closed group")
must(browser.post(GROUP, {"passphrase": "falsch"})[0] == 303, "a passphrase is not taken")
text = wait(browser, GROUP)[1]
must('class="error"' in text and "passphrase" in text and 'type="password"' in text, "a wrong passphrase is not told")
silent(text, "a wrong passphrase")
must(browser.post(GROUP, {"passphrase": "two\nlines"})[0] == 409, "a passphrase of two lines")
must(browser.post(GROUP, {"passphrase": SECRET})[0] == 303, "the passphrase is not taken")
text = browser.get(GROUP)[1]
must('http-equiv="refresh"' in text and "<progress" in text, "no progress")
must(other.post(GROUP, {"passphrase": SECRET})[0] == 409, "two are opened at once")
for _ in range(20):
    silent(other.get(GROUP)[1], "the page of somebody else")
    time.sleep(0.1)
for path in ("/errand/texts", "/errand/", "/errand/barriers"):
    must(browser.get(path)[0] == 404, f"{path} shows what is opened")
status, text, headers = wait(browser, GROUP)
must(headers["Cache-Control"] == "no-store", "the browser keeps texts")
must("FORMULAR" in text and "MARKWORT" in text and "SEHNLICH" in text, "the texts are not open: " + text[-3000:])
must("BUSFAHRER" not in text and "ANGEBOT das" not in text, "texts of another group are open")
must("<script>alert" not in text and "<img src=x" not in text and "UNTAT" in text, "a text is script")
must("This looks like a phone number" in text, "what betrays somebody is not said")
must(text.count("This looks like") == 1, "what betrays nobody is said")
must('hx-history="false"' in text, "htmx keeps the page")
must("She wants to know what became of it." in text, "who asks is not seen")
closed = browser.get(GROUP)[1]
must('type="password"' in closed, "the texts are still open")
silent(closed, "the page when it is loaded again")
for path in ("/", "/barriers", "/history", "/offers", "/offer/waf-unterhaltsvorschuss", "/barriers?filter=all", "/answers"):
    silent(browser.get(path)[1], path)
must(SECRET not in text + closed, "the passphrase is in a page")

# Deeds: each as a form, and as a piece that leaves the texts where they are.
report = re.search(r'action="/report-forget/([0-9a-f]+)"', text[text.index("MARKWORT"):]).group(1)
piece = browser.post(f"/report-forget/{report}", {"back": GROUP}, HX_Request="true")[1]
must("The text is gone." in piece and "<main" not in piece, "forgetting is no piece")
must(command("reports", "--json").stdout.count('"sealed": true') == 5, "the text is not gone")
reports = re.findall(r'action="/report-state/([0-9a-f]+)"', text)
must(browser.post(f"/report-state/{reports[0]}", {"state": "planned", "back": GROUP})[2]["Location"].startswith(GROUP + "?done="),
     "the state of one report")
must("planned" in browser.post(f"/report-state/{reports[1]}", {"state": "planned"}, HX_Request="true")[1], "its chip")
must(browser.post(f"/report-state/{reports[1]}", {"state": "lost", "back": GROUP})[0] == 422, "a state that is none")
must(browser.post("/report-state/0000000000", {"state": "new"})[0] == 422, "a report that is none")
location = browser.post(GROUP.replace("/barrier/", "/barrier-state/"), {"state": "in_progress"})[2]["Location"]
must("in_progress" in command("barriers").stdout, "the state of all")
batch = re.search(r"done=(\d+)", location).group(1)
text = browser.get(location)[1]
must(f'action="/undo/{batch}"' in text, "the state of all cannot be taken back")
must(GROUP in browser.get("/barriers?filter=changed")[1], "it was changed")
browser.post(f"/undo/{batch}", {"back": GROUP})
must("3 new" in command("barriers").stdout, "the state of all is not taken back")
browser.post(GROUP.replace("/barrier/", "/barrier-assign/"), {"who": "Amt <b> & Söhne", "due": "2026-12-15"})
must("Amt <b> & Söhne\t2026-12-15" in command("barriers").stdout, "who is responsible")
text = browser.get(GROUP)[1]
must('value="Amt &lt;b&gt; &amp; Söhne"' in text and 'value="2026-12-15"' in text, "who is responsible is not shown")
for wrong in ({"who": "x" * 101}, {"due": "bald"}, {"due": "2026-02-30"}):
    must(browser.post(GROUP.replace("/barrier/", "/barrier-assign/"), wrong)[0] == 422, f"{wrong} is taken")
piece = browser.post(GROUP.replace("/barrier/", "/barrier-assign/"), {"who": "", "due": "bald"}, HX_Request="true")
must(piece[0] == 200 and 'class="error"' in piece[1], "a script is not told what is wrong")
must(browser.post("/barrier-assign/nowhere.find", {"who": "A"})[0] == 422, "a group that is none")
must(browser.post(GROUP.replace("/barrier/", "/barrier-note/"), {"note": "Den AMTSLEITER\r\nfragen."})[0] == 303, "a note")
must(browser.post(GROUP.replace("/barrier/", "/barrier-note/"), {"note": " "})[0] == 422, "an empty note")
silent(browser.get(GROUP)[1] + browser.get("/history")[1], "a page without the passphrase")
browser.post(GROUP, {"passphrase": SECRET})
text = wait(browser, GROUP)[1]
must("Den AMTSLEITER  fragen." in text, "the note is not open")
number = re.search(r'action="/note-forget/(\d+)"', text).group(1)
must(browser.post(f"/note-forget/{number}", {"back": GROUP})[0] == 303, "a note is not forgotten")
for wrong in (number, "x", "1x", "99999999999999999999"):
    must(browser.post(f"/note-forget/{wrong}", {"back": GROUP})[0] == 422, f"note {wrong} is forgotten")
apart = re.search(r'action="/report-accept/([0-9a-f]+)"', browser.get("/barriers")[1]).group(1)
must(browser.post(f"/report-accept/{apart}", {})[0] == 303 and "nowhere.find" in command("barriers").stdout, "it does not count")
history = command("history").stdout
silent(history, "the history")

# The answer to all: refused when it says nothing, blocks of text, the picture of the terminal, the state of the reports.
text = browser.get(GROUP)[1]
path = re.search(r'action="(/answers/new\?group=[^"]+)"', text).group(1)
must('src="/preview-answer/new"' in text and 'value="waf-unterhaltsvorschuss" selected' in text, "no answer is offered")


def typed(page, **fields):
    """The form of a page as a browser sends it, with some of it typed anew."""
    was = {name: html.unescape(words) for name, words in re.findall(r'name="was\.([a-z_]+)" value="([^"]*)"', page)}
    return {f"was.{name}": words for name, words in was.items()} | was | fields


must(browser.post(path, typed(text))[0] == 422, "an answer without words")
must(browser.post(path, typed(text, done="x", changed_on="bald"))[0] == 422, "a month that is none")
status, page, _ = browser.post(path, typed(text, said="Das Formular ist lang.", done="Im Rathaus hilft jemand.", block="1"))
must(status == 200 and "Im Rathaus hilft jemand. " in page and "Das Formular ist lang." in page, "a block loses what was typed")
must(command("answer", "list").stdout == "", "a block saves")
location = browser.post(path, typed(text, said="Das Formular ist lang.", done="Im Rathaus hilft jetzt <b>jemand</b>.", state="planned"))[2]["Location"]
must(location.startswith(GROUP + "?done="), f"the answer leads to {location}")
name = command("answer", "list").stdout.split("\t")[0]
must(f'"answer": "{name}"' in command("barriers", "--json").stdout, "the group does not know its answer")
must("3 reports" in command("barriers").stdout or "planned" in command("barriers").stdout, "the reports are not as far as the answer")
text = browser.get(GROUP)[1]
must(f'action="/answer/{name}?group=' in text and "&lt;b&gt;jemand" in text, "the answer is not in its group")
pictures = [browser.get(f"/preview-answer/{name}")[1], browser.get("/preview-answer/new")[1],
            browser.post(f"/preview-answer/{name}", typed(text, done="Ganz anders."))[1]]
must(all(picture[:4] == b"\x89PNG" for picture in pictures) and len(set(pictures)) == 3, "the terminal does not draw it")
must(browser.get("/preview-answer/nobody")[0] == 404, "a picture of nobody")
page = browser.get("/answers")[1]
must(f'href="/answer/{name}"' in page and "1 family waits" in page, "the list of answers")
must(f'href="/answer/{name}"' not in browser.get("/answers?filter=fixed")[1] and f'href="/answer/{name}"' in browser.get("/answers?filter=planned")[1],
     "the filter of states")
must(command("answer", "set", name, "changed_on", "2020-01").returncode == 0 and name in browser.get("/answers?filter=old")[1], "old answers")
page = browser.get(f"/answer/{name}")[1]
must(browser.post(f"/answer/{name}", typed(page, done="Die Inanspruchnahme der Leistung wird beschieden."))[2]["Location"].startswith(f"/answer/{name}?done="),
     "an answer is not changed")
must('class="error"' in browser.get(f"/answer/{name}")[1] or 'class="hint"' in browser.get(f"/answer/{name}")[1], "hard German is not said")
for field in ("said", "done"):
    for nothing in ("", "  \r\n ", "\u00a0\u00ad"):
        status, text, _ = browser.post(f"/answer/{name}", typed(browser.get(f"/answer/{name}")[1], **{field: nothing}))
        must(status == 422 and re.search("Please write something here|Bitte schreiben Sie hier etwas", text), f"an answer with nothing in {field}: {status}")
status, page, _ = browser.post(f"/answer/{name}", typed(page, done="Von jemand anderem."))
must(status == 422 and "Somebody else" in page, "two lose nothing")
location = browser.post(f"/answer-remove/{name}", {})[2]["Location"]
must(command("answer", "list").stdout == "" and browser.get("/answer/" + name)[0] == 404, "an answer is not removed")
browser.post("/undo/" + re.search(r"done=(\d+)", location).group(1), {"back": "/answers"})
must(command("answer", "list").stdout != "", "and cannot be brought back")

# The answer to one who asked: looked at, sealed, in no history.
hers = re.search(r'href="/reply/([0-9a-f]+)"', browser.get(GROUP)[1]).group(1)
must(browser.get("/reply/" + hers)[0] == 200 and browser.get("/reply/0000000000")[0] == 404, "whom to answer")
must(browser.get("/reply/" + report)[0] == 404, "who has not asked is answered")
for wrong in ("Rufen Sie an: 0170 1234567.", "Die Inanspruchnahme der Leistung wird durch die Bewilligungsbehörde unverzüglich beschieden werden können.",
              "a\nb", "x" * 281):
    status, page, _ = browser.post("/reply/" + hers, {"text": wrong})
    must(status == 422 and 'class="error"' in page, f"{wrong} is sent")
must(browser.post("/reply/" + hers, {"text": "a\nb", "anyway": "1"})[0] == 422, "two lines are sent anyway")
must(browser.post("/reply/" + hers, {"text": "Rufen Sie an: 0170 1234567.", "anyway": "1"})[0] == 303, "anyway")
must(browser.post("/reply/" + hers, {"text": "Der Weg hat jetzt LATERNEN."})[2]["Location"] == GROUP + "?said=answered", "she is not answered")
must('"asks": "answered"' in command("reports", "--json").stdout, "the ledger does not know it")
silent(browser.get(GROUP)[1] + browser.get("/reply/" + hers)[1] + browser.get("/history")[1] + command("history").stdout, "a page after the answer")
must(browser.post("/reply/" + hers, {"text": " "})[0] == 303 and '"asks": "waiting"' in command("reports", "--json").stdout, "it is not taken back")

# Roles: an editor counts, and neither reads nor decides; committee and technician see nothing of it.
doors = sqlite3.connect(workspace + "/serve.db")
deeds = [GROUP, *(GROUP.replace("/barrier/", f"/barrier-{deed}/") for deed in ("state", "assign", "note")), "/note-forget/1",
         f"/reply/{hers}", f"/report-forget/{reports[0]}", f"/report-state/{reports[0]}", f"/report-accept/{apart}"]
for role, pages in ((1, 200), (4, 403), (8, 403)):
    doors.execute("UPDATE session SET roles = ?", (role,))
    doors.commit()
    must(browser.get("/barriers")[0] == pages and browser.get(GROUP)[0] == pages, f"role {role} and the pages")
    for path in deeds:
        must(browser.post(path, {"passphrase": SECRET, "state": "fixed", "note": "x"})[0] == 403, f"role {role} may {path}")
doors.execute("UPDATE session SET roles = 1")
doors.commit()
text = browser.get(GROUP)[1]
must('type="password"' not in text and "/report-" not in text and "sealed" not in text, "an editor is offered texts")
must(re.search(r"\d reports", text) and "Zu viele Formulare" in text, "an editor sees no counts")
must("Set apart" not in browser.get("/barriers")[1], "an editor decides what counts")
silent(text, "the page of an editor")
must(browser.get("/answers")[0] == 200 and "waits" not in browser.get("/answers")[1], "an editor and the answers")
must(browser.get("/reply/" + hers)[0] == 403, "an editor answers a family")
sys.exit(must.failed > 0)
