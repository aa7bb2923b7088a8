"""People with a name, a password and a role, at the doors of the office.
usage: sign_in.py WORKSPACE LINK    prints what failed; exits with 1 then"""
import os
import re
import sqlite3
import subprocess
import sys
import urllib.parse

from browser import Browser, hidden, must

workspace, link = sys.argv[1:]
admin = os.environ["ANNA_ADMIN"]


def people(*words, password=None):
    return subprocess.run([admin, "-w", workspace, "people", *words], input=password, capture_output=True, text=True).returncode


def browser():
    return Browser.of(link)


def rest(name):
    """A night passes for her sessions."""
    doors = sqlite3.connect(f"{workspace}/serve.db")
    doors.execute("UPDATE session SET seen = seen - 50000 WHERE who = ?", (name,))
    doors.commit()
    doors.close()


# A wrong password: refused, with the same words whoever is asked for, and slower and slower.
words = "kaffee um halb acht"
anybody = browser()
must('type="password"' not in anybody.ask("GET", "/")[1], "there is a form for people, and nobody is there")
must(people("add", "Erika Müller", "--role", "coordinator", password=words + "\n") == 0, "nobody can be added")
for role in ("editor", "committee", "technician"):
    must(people("add", role, "--role", role, password=words + "\n") == 0, f"no {role} can be added")
must(people("add", "Sso", "--role", "editor", "--no-passphrase") == 0, "nobody without a password can be added")
status, text, headers = anybody.ask("GET", "/offers?search=a%26b")
must(status == 401 and 'type="password"' in text and "/offers?search=a%26b" in text, "the page does not ask to sign in")
must("autocomplete=\"current-password\"" in text and "onpaste" not in text, "a password cannot be pasted or kept")
said = {re.search(r'<p role="status">(.*?)</p>', anybody.sign_in(name, password)[1]).group(1)
        for name, password in (("Erika Müller", "kaffee um halb neun"), ("nobody", words), ("Sso", ""), ("Sso", words))}
must(len(said) == 1, f"the answer tells who is there: {said}")
for bad in ({"name": "Erika Müller"}, {"password": words}, {}, {"name": "", "password": words}):
    must(anybody.ask("POST", "/sign-in", bad)[0] == 401, f"{bad} lets in")
must(anybody.ask("POST", "/sign-in", {"name": "editor", "password": words}, Origin="http://evil.example")[0] == 403,
     "another site signs in")
must(anybody.ask("GET", "/sign-in")[0] == 401, "signing in is no page")
tries = [anybody.sign_in("committee", f"wrong words {turn}")[0] for turn in range(6)]
must(tries[:4] == [401] * 4 and 429 in tries, f"guessing is not slowed: {tries}")
status, text, headers = anybody.sign_in("committee", words)
must(status == 429 and int(headers["Retry-After"]) <= 60 and anybody.cookie is None, "the right password jumps the queue")
must(browser().sign_in("technician", words)[0] == 303, "one name's failures slow another")

# Right: in, and back where she wanted to go; never to another machine.
erika = browser()
status, _, headers = erika.sign_in("erika müller", words, then="/offers?search=a%26b")
must(status == 303 and headers["Location"] == "/offers?search=a%26b", "signing in does not lead on")
must("HttpOnly" in headers["Set-Cookie"] and "SameSite=Strict" in headers["Set-Cookie"], "the cookie is open")
for then in ("//evil.example", "https://evil.example", "/\\evil.example", "evil", "", "/a\r\nSet-Cookie: a=b", "/\t/evil.example"):
    must(browser().sign_in("Erika Müller", words, then=then)[2]["Location"] == "/", f"signing in leads to {then!r}")
text = erika.ask("GET", "/offer/ew-rathaus")[1]
must("Erika Müller" in text, "the page does not say who is signed in")
fields = dict(re.findall(r'name="(was\.[^"]*)" value="([^"]*)"', text))
phone = fields["was.phone"]
must(erika.post("/offer/ew-rathaus", {"was.phone": phone, "phone": "+4925820001"})[0] == 303, "she cannot save")
history = subprocess.run([admin, "-w", workspace, "history", "ew-rathaus"], capture_output=True, text=True).stdout
must("Erika Müller" in history, "the history does not name her")

# Over night: what is sent then is not lost, not saved, and comes back filled with a fresh token.
old = erika.token
rest("Erika Müller")
typed = [("lang", ""), ("was.phone", "+4925820001"), ("phone", "+4925829999"), ("summary", "Erste <b>Zeile</b>\r\n\"zweite\""),
         ("was.summary", fields.get("was.summary", "")), ("password", "secret one"), ("passphrase", "secret two")]
status, text, _ = erika.post("/offer/ew-rathaus", typed)
must(status == 401 and "+4925829999" in text and "Erste &lt;b&gt;Zeile" in text, "what was typed is gone with the night")
must("secret one" not in text and "secret two" not in text and old not in text, "a secret comes back in the page")
carried = hidden(text)
again = erika.ask("POST", "/sign-in", [*carried, ("name", "Erika Müller"), ("password", "wrong words here")])
must(again[0] == 401 and "+4925829999" in again[1] and hidden(again[1]) == carried, "a wrong password loses what was typed")
status, text, _ = erika.ask("POST", "/sign-in", [*carried, ("name", "Erika Müller"), ("password", words)])
must(status == 200 and 'name="phone" value="+4925829999"' in text and 'value="+4925820001"' in text, "the form does not come back filled")
must(erika.token != old and old not in text, "the token is the old one")
must("+4925829999" not in subprocess.run([admin, "-w", workspace, "offer", "show", "ew-rathaus"], capture_output=True, text=True).stdout,
     "it was saved by signing in")
must(erika.post("/offer/ew-rathaus", typed[:3])[0] == 303, "it cannot be saved after signing in")
# A page that has no form to show says what was meant.
rest("Erika Müller")
carried = hidden(erika.post("/confirm/ew-rathaus")[1])
status, text, _ = erika.ask("POST", "/sign-in", [*carried, ("name", "Erika Müller"), ("password", words)])
must(status == 200 and 'action="/confirm/ew-rathaus"' in text, "a button that was pressed over night does not come back")
must(erika.post("/confirm/ew-rathaus")[0] == 303, "it cannot be sent after signing in")
# By a link that is opened beside.
rest("Erika Müller")
carried = hidden(erika.post("/offer/ew-rathaus", typed)[1])
must(erika.ask("POST", "/sign-in", carried)[0] == 401, "nobody is in, and the form comes back")
fresh = urllib.parse.urlsplit(subprocess.run([admin, "-w", workspace, "serve", "--link"], capture_output=True, text=True).stdout.strip())
must(erika.ask("GET", fresh.path)[0] == 303, "a new link lets nobody in")
status, text, _ = erika.ask("POST", "/sign-in", carried)
must(status == 200 and 'name="phone" value="+4925829999"' in text, "the form does not come back behind a link")
# Carried forms obey the roles, and lead to no page that is not there.
for then, want in (("/offer/ew-rathaus", 403), ("/nowhere", 404)):
    status = browser().ask("POST", "/sign-in", {"then": then, "carried": "1", "typed.phone": "x", "name": "technician", "password": words})[0]
    must(status == want, f"a technician brings a form to {then}: {status}")

# One person's cookie and another's token do not fit; who is taken away is out at once.
other = browser()
other.sign_in("editor", words)
other.ask("GET", "/offers")
must(erika.ask("POST", "/confirm/ew-rathaus", {"token": other.token})[0] == 403, "another person's token fits")
must(other.ask("POST", "/confirm/ew-rathaus", {"token": erika.token})[0] == 403, "a token fits another person's cookie")
must(people("role", "editor", "technician") == 0 and other.post("/confirm/ew-rathaus")[0] == 403, "a role that was taken is still there")
must(people("remove", "editor") == 0 and other.ask("GET", "/offers")[0] == 401, "who was removed is still in")
technician = browser()
technician.sign_in("technician", words)
must(people("password", "technician", password="tee um viertel nach\n") == 0 and technician.ask("GET", "/offers")[0] == 401,
     "the old password still has an open door")
must(browser().sign_in("technician", words)[0] == 401, "the old password still opens")

# Out is out.
erika.ask("GET", "/offers")
must(erika.post("/leave")[0] == 303 and erika.ask("GET", "/offers")[0] == 401, "who has left is still in")
sys.exit(must.failed > 0)
