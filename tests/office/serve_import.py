"""Taking in through the browser: a table with errors is tried, mapped, taken and taken back; what is hostile is not.
usage: serve_import.py WORKSPACE LINK    prints what failed; exits with 1 then"""
import io
import os
import re
import subprocess
import sys
import zipfile

from browser import Browser, must

workspace, link = sys.argv[1:3]
browser = Browser.by_link(link)
TABLE = """Bezeichnung;Träger;Telefon;Kurz;Öffnung
Eltern-Café <script>alert(1)</script>;Caritas;02581 1234;Ein Treff für Eltern.;Mo 9-11
Ohne Telefon;Caritas;keine;Noch ein Treff.;
;Leer;;Ohne Namen.;
""".encode()


def command(*words):
    return subprocess.run([os.environ["ANNA_ADMIN"], "-w", workspace, *words], capture_output=True, text=True)


def kept():
    return os.listdir(f"{workspace}/uploads")


def tried(name, data):
    status, text, headers = browser.send("/import", [("file", name, data)])
    must(status == 303 and headers["Location"] == "/errand/import", f"{name} is not tried: {status} {text[-300:]}")
    return browser.await_errand("/errand/import")


def deed(where, what, **fields):
    status, text, headers = browser.post(where, {"deed": what} | fields)
    return browser.await_errand(headers["Location"]) if status == 303 else (status, text)


# A file of before, when the server was cut off: it waits, and is tried anew.
where = "/import/0123456789abcdef0123456789abcdef"
must(where in browser.get("/import")[1] and "Vorher.csv" in browser.get("/import")[1], "a file of before does not wait")
status, text = browser.get(where)[:2]
must(status == 200 and "closed meanwhile" in text and 'value="take"' not in text, f"a file of before: {status} {text[-500:]}")
must("closed meanwhile" not in deed(where, "try")[1], "a file of before cannot be tried")
must(browser.post(where, {"deed": "drop"})[0] == 303 and not kept(), f"{kept()} stays")

# A table: what does not fit is said with its line, nothing is changed, script stays words.
text = browser.get("/import")[1]
must('enctype="multipart/form-data"' in text and 'type="file"' in text, "no file can be sent")
evil = "x<img src=y onerror=alert(1)>&amp;.csv"
where, text = tried(evil, TABLE)
must(re.fullmatch(r"/import/[0-9a-f]{32}", where), f"a try leads to {where}")
must("cannot be taken in" in text and 'role="alert"' in text, "what is missing is not told")
must("<img src" not in text and "x&lt;img src=y" in text, "script in a file's name is not shown as words")
must(kept() and not any("img" in name for name in kept()), f"a file's name is used: {kept()}")
must("Caf" not in command("offer", "list").stdout.replace("Café Kinderwagen", "").replace("Milchcafé", ""), "a try changes something")
must(re.search(r'<select id="column-3" name="column.3">\s*<option value="-" selected>', text), "an unknown column has a guess")
must('value="take"' not in text, "what cannot be taken may be taken")

# Its columns are said by lists; the good rows are asked for.
columns = {"mapped": "1", "column.0": "name", "column.1": "provider", "column.2": "phone", "column.3": "summary", "column.4": "hours"}
where, text = deed(where, "try", **columns)
must("row refused" in text and re.search(r'data-label="Line">4<', text), "a row without a name is not refused with its line")
must('value="take"' not in text, "an import that is all or nothing may be taken")
where, text = deed(where, "try", partial="1", **columns)
must('value="take"' in text and "Nothing is changed yet" in text and "2 new" in re.sub(r"\s+", " ", text), "the good rows are not offered: " + text[-3000:])
must("Eltern-Café &lt;script&gt;" in text and "<script>alert" not in text, "a new offer is not shown as words")

# The file that was tried is the file that is taken; two at once are not begun.
before = command("history", "--json").stdout
status, _, headers = browser.post(where, {"deed": "take"})
must(status == 303, f"it is not taken: {status}")
must(browser.send("/import", [("file", "b.csv", TABLE)])[0] in (409, 303), "a second import")
where_now, text = browser.await_errand("/errand/import")
text = browser.get(where)[1]
must("It is taken in." in text and "/undo/" in text, "that it is taken is not said: " + text[-2000:])
shown = command("offer", "list").stdout
must("Ohne Telefon" in shown and "Eltern-Caf" in shown, "the offers are not there")
must('"who": "' in command("history", "--json").stdout, "the history names nobody")
batch = re.search(r'/undo/(\d+)', text).group(1)
must(command("history", "--batch", batch).stdout.count("import ") > 0, "the batch is another's")
must(browser.post(where, {"deed": "take"})[0] == 404, "it can be taken twice")
must(browser.post(f"/undo/{batch}", {})[0] == 303 and "Ohne Telefon" not in command("offer", "list").stdout, "it cannot be taken back")

# Somebody changes something between try and taking: it is tried anew first.
where, text = tried("eins.csv", "name;provider;summary\nEins;Caritas;Ein Treff.\n".encode())
must('value="take"' in text, "a good table cannot be taken")
must(command("offer", "set", "ew-rathaus", "phone", "+4925820000").returncode == 0, "a phone cannot be set")
where, text = deed(where, "take")
must("Nothing is changed yet" in text and "Eins" not in command("offer", "list").stdout, "what was not shown is taken")
where, text = deed(where, "take")
must("It is taken in." in text, "it is not taken after the second look")
for batch in re.findall(r"/undo/(\d+)", text):
    browser.post(f"/undo/{batch}", {})

# Our own export comes in again and says what would change.
must(command("export", "--format", "csv", f"{workspace}/../out.csv").returncode == 0, "no export")
table = open(f"{workspace}/../out.csv", encoding="utf-8").read().replace("+4925820000", "+4925829999")
where, text = tried("out.csv", table.encode())
must("02582\u00a00000" in text and ">02582\u00a09999</ins>" in text, "a changed cell is not shown as was and now")
must(browser.post(where, {"deed": "drop"})[0] == 303 and browser.get(where)[0] == 404, "a file cannot be thrown away")

# What is hostile: archives that grow, files that are none, sizes that lie, forms without token, other paths.
bomb = io.BytesIO()
with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
    for number in range(4):
        archive.writestr(f"services{number}.csv", b"0" * (400 << 20))
where, text = tried("bomb.zip", bomb.getvalue())
must('role="alert"' in text and 'value="take"' not in text, "a bomb is no failure")
where, text = tried("x.json", b"[" * 100000)
must('role="alert"' in text, "100,000 brackets are no failure")
where, text = tried("../../../etc/passwd", b"\0\1\2" * 1000)
must('role="alert"' in text and "passwd" in text and "/etc" not in text.split("<h1>")[1][:40], "bytes are no failure")
must(browser.send("/import", [("file", "leer.csv", b"")])[0] == 422 and browser.send("/import", [])[0] == 422, "an empty file")
must(browser.send("/import", [("file", "a.csv", TABLE)], {"token": "0" * 64})[0] == 403, "a file without token")
must(browser.send("/offer/ew-rathaus", [("file", "a.csv", TABLE)])[0] == 400, "a file for another page")
cookie, browser.cookie = browser.cookie, None
# Who is not in any more signs in where she was; the file is not kept, and she is told.
for data in (TABLE, b"x" * ((64 << 20) + 1000)):
    status, text = browser.send("/import", [("file", "a.csv", data)])[:2]
    must(status == 401 and "send the file once more" in text and "a.csv" not in text, f"a file of a stranger: {status} {text[:80]}")
browser.cookie = cookie
status, text = browser.send("/import", [("file", "a.csv", b"x" * ((64 << 20) + 1000))])[:2]
must(status == 413 and "64 megabytes" in text and "</nav>" in text and 'class="button" href="/import"' in text, f"65 MB are taken: {status} {text[:80]}")
must(browser.ask("POST", "/import", b"--x-y\r\nContent-Disposition: form-data; name=\"token\"\r\n\r\nabc",
                 Content_Type="multipart/form-data; boundary=x-y")[0] in (400, 403), "a form without an end")
for path in ("/import/x", "/import/" + "0" * 32, "/import/..%2fworkspace.db"):
    must(browser.get(path)[0] == 404, path)
must(not [name for name in kept() if name.startswith("part-")], f"what was refused stays: {kept()}")

memory = int(re.search(r"VmHWM:\s+(\d+)", open(f"/proc/{sys.argv[3]}/status").read()).group(1))
must(memory < 80 * 1024, f"{memory} KB of memory")
sys.exit(must.failed > 0)
