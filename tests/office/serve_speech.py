"""An offer is heard in the browser as the terminal says it, and a word is corrected there.
usage: serve_speech.py WORKSPACE LINK    prints what failed; exits with 1 then"""
import io
import os
import re
import subprocess
import sys
import urllib.parse
import wave

from browser import Browser, must

workspace, link = sys.argv[1:3]
browser = Browser.by_link(link)
page = browser.page


def command(*words):
    done = subprocess.run([os.environ["ANNA_ADMIN"], "-w", workspace, *words], capture_output=True, text=True)
    return done.returncode, done.stdout + done.stderr


def seconds(path):
    """How long what is heard there lasts; that it is no silence."""
    status, data, headers = browser.get(path)
    must(status == 200 and headers["Content-Type"] == "audio/wav", f"{path}: {status} {headers['Content-Type']}")
    with wave.open(io.BytesIO(data)) as sound:
        frames = sound.readframes(sound.getnframes())
        must(max(frames) > 0, f"{path} is silence")
        return sound.getnframes() / sound.getframerate()


def refused(path, status):
    got = browser.get(path)[0]
    must(got == status, f"{path}: {got}, not {status}")


def save(**form):
    status, text, headers = browser.post("/speech", form)
    return status, headers["Location"] or "", text


# From the offer to its sound, in each language that it has; the browser may play it, from here alone.
must('href="/sound/ew-wohngeld"' in page("/offer/ew-wohngeld"), "no way from the offer to its sound")
status, _, headers = browser.get("/sound/ew-wohngeld")
must("media-src 'self';" in headers["Content-Security-Policy"], "the browser may play nothing")
text = page("/sound/ew-wohngeld")
must('src="/hear/ew-wohngeld?lang=de"' in text and "Wohn-geld ist Geld" in text, "the page has no sound, or says not what is said")
must("lang=tr" in text and "Mietzuschuss" not in text and "kira" not in text, "languages are missing, or what nobody is shown is said")
must('<ol lang="ar">\n<li dir="rtl">' in page("/sound/ew-wohngeld?lang=ar"), "Arabic runs to the right")
german = seconds("/hear/ew-wohngeld?lang=de")
must(20 < german < 300 and seconds("/hear/ew-wohngeld?lang=ar") > 10, f"an offer lasts {german} seconds")
must(seconds("/hear?lang=de&words=Wohngeld") < 3, "a word is long")
refused("/hear/nobody", 404)
refused("/sound/nobody", 404)
refused("/hear?lang=de", 404)
refused("/hear?lang=de&words=" + "a" * 300, 404)

# A word is corrected beside the offer, heard, known to the commands, and taken back.
back = "/sound/ew-wohngeld?lang=de"
status, where, _ = save(word="Wohngeld", said="wonjelt", lang="de", back=back)
must(status == 303 and where.startswith(back), f"a word is not saved: {status} {where}")
must("wonjelt ist Geld" in page(back), "the page says it as before")
must(command("speech", "word", "list") == (0, "de\tWohngeld\twonjelt\n"), "the commands do not know the word")
text = page("/speech")
must("Wohngeld" in text and 'src="/hear?lang=de&amp;words=wonjelt"' in text, "the list has no word, or it cannot be heard")
must("Wohngeld" in page("/history"), "the history does not know it")
status, where, _ = save(word="Wohngeld", said="von-gelt", lang="tr")
must(status == 303 and where.startswith("/speech?done="), f"a Turkish word: {status} {where}")
must(browser.post("/undo/" + re.search("done=([0-9]+)", where).group(1), {})[0] == 303, "it cannot be taken back")
must("von-gelt" not in page("/speech"), "what was taken back is there")
must(save(word="Wohngeld", lang="de", deed="take")[0] == 303 and command("speech", "word", "list")[1] == "", "a word stays")
must(save(word="Wohngeld", lang="de", deed="take")[0] == 409, "a word that is gone is taken")
for form in ({"word": "", "said": "x"}, {"word": "x", "said": ""}, {"word": ":rule", "said": "x"}, {"word": "x" * 65, "said": "x"}):
    status, _, text = save(lang="de", **form)
    must(status == 422 and 'role="alert"' in text, f"{form}: {status}")
evil = '"><script>alert(1)</script>'
must(save(word=evil, said=evil, lang="de")[0] == 303 and "<script>alert" not in page("/speech") and urllib.parse.quote(evil, safe="") in page("/speech"), "script in a word")
sys.exit(must.failed > 0)
