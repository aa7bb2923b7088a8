"""What did not go well, as the pages say it: plain German, nothing for programs, and what to do.
usage: serve_results.py WORKSPACE LINK STICK WAY...    prints what failed; exits with 1 then"""
import io
import os
import re
import sys
import zipfile

from browser import must
from serving import Office
from shown import for_programs, shown

workspace, link, stick, *ways = sys.argv[1:]
office = Office(workspace, link)
SECRET = "zwölf Birnen & ein <Apfel>"


def told(what, text, *wanted):
    """The words of the message: each that is wanted, nothing that only programs know, no id, and a place to go on."""
    for found in for_programs(text):
        must(False, f"{what} says what is for programs: {found}")
    words = shown(text)
    for each in wanted:
        must(each in words, f"{what} does not say \"{each}\": {words[words.find('Einstellungen'):][:700]}")
    must(not re.search("(?i)[0-9a-f]{31}", words), f"{what} is called as it lies here")
    must(re.search(r'(?s)<main.*<(?:a|button|input)\b', text), f"{what} leads nowhere")
    for sentence in re.split(r"(?<=[.!?:])\s+", shown(" ".join(re.findall(r'(?s)role="alert">(.*?)</div></div>', text)))):
        must(len(sentence.split()) <= 15, f"{what}: a long sentence: {sentence}")


def publish(what, secret, folder, *wanted, before_answer=None):
    form = {"passphrase": secret, "stick": folder, "setup": ""}
    status, text, headers = office.browser.post("/publish", form)
    if status == 303:
        if before_answer:
            before_answer()
        text = office.browser.await_errand("/errand/publish")[1]
    else:
        must(status in (409, 422), f"{what}: {status}")
    told(what, text, *wanted)


def tried(name, data, *wanted):
    status, text, _ = office.browser.send("/import", [("file", name, data)])
    if status == 303:
        text = office.browser.await_errand("/errand/import")[1]
    told(name, text, *wanted)
    return text


office.get("/publish")
for way in ways:
    if way == "passphrase":
        publish("a wrong passphrase", "dreizehn Birnen", stick, "Passwort stimmt nicht", "noch einmal")
        publish("no passphrase", "", stick, "Bitte geben Sie das Passwort der Schlüssel ein")
        group = office.browser.post("/barrier/waf-unterhaltsvorschuss.papers_and_cost", {"passphrase": "falsch"})[1]
        told("texts with a wrong passphrase", group)
    elif way == "full":
        publish("a full stick", SECRET, stick, "kein Platz", "Löschen Sie")
    elif way == "shut":
        publish("a stick that can only be read", SECRET, stick, "nur lesen", "Schieben Sie")
    elif way == "pulled":
        publish("a stick that was pulled", SECRET, stick, "Stecken Sie ihn", before_answer=lambda: os.rmdir(stick))
    elif way == "none":
        publish("a stick that is not there", SECRET, stick, "nicht mehr da")
        publish("a folder that is none", SECRET, "/etc", "nicht da")
    elif way == "files":
        data = io.BytesIO()
        with zipfile.ZipFile(data, "w") as foreign:
            foreign.writestr("urlaub.jpg", b"\xff\xd8" * 100)
        tried("urlaub.zip", data.getvalue())
        tried("kaputt.zip", data.getvalue()[:60], "noch einmal")
        tried("leer.csv", b"")
        tried("bild.csv", b"\xff\xd8\xff\xe0\0\x10JFIF" * 50)
        tried("groß.csv", b"a;b\n" * (17 << 20), "zu groß", "64 Megabyte", "mehrere kleinere Dateien")
        # A map of columns that cannot be.
        page = tried("spalten.csv", "Angebot;Anbieter;Kurz gesagt\nEltern-Café;Caritas;Ein Treff.\n".encode())
        path = re.search(r'action="(/import/[0-9a-f]+)"', page).group(1)
        for what, chosen, *wanted in (("two columns of one field", ("name", "name", "summary"), "sind dasselbe", "was ihre Spalten sind"), ("no name", ("-", "provider", "summary"), "brauchen je eine Spalte"),
                             ("a field that is none", ("nothing", "provider", "summary"))):
            fields = {"mapped": "1", "deed": "try"} | {f"column.{number}": value for number, value in enumerate(chosen)}
            status, text, _ = office.browser.post(path, fields)
            if status == 303:
                text = office.browser.await_errand("/errand/import")[1]
            told(what, text, *wanted)
sys.exit(must.failed > 0)
