"""What the office's socket believes of a proxy, and what nobody else can say.
usage: proxy.py SOCKET LINK named|signed    prints what failed; exits with 1 then"""
import sys
import urllib.parse

from browser import Browser, must

place, link, kind = sys.argv[1:]
host = "anna.example.org"


def browser(**always):
    return Browser(place, host, f"https://{host}", "__Host-anna", **({"X_Forwarded_Proto": "https"} | always))


words = "kaffee um halb acht"
for what, want, headers in (("no TLS", 403, {"X_Forwarded_Proto": "http"}), ("a proxy that says nothing", 403, {"X_Forwarded_Proto": None}),
                            ("another name", 421, {"Host": "evil.example"}), ("another name forwarded", 421, {"X_Forwarded_Host": "evil.example"}),
                            ("no name", 421, {"Host": None}), ("the name behind a comma", 421, {"X_Forwarded_Host": f"evil.example, {host}"})):
    must(browser().ask("GET", "/", **headers)[0] == want, what)
must(browser().ask("GET", "/", Host="inside", X_Forwarded_Host=host)[0] == 401, "the proxy's word for the name is not believed")
for origin in (f"http://{host}", "https://evil.example", f"https://{host}:444", f"https://{host}.evil.example"):
    must(browser().ask("POST", "/sign-in", {"name": "Erika", "password": words}, Origin=origin)[0] == 403, f"the origin {origin}")
if kind == "signed":
    must(link.startswith(f"https://{host}/in/"), f"the link is {link}")
    first = browser()
    status, _, headers = first.ask("GET", urllib.parse.urlsplit(link).path)
    must(status == 303 and first.cookie, "the link lets nobody in")
    given = headers["Set-Cookie"]
    must(given.startswith("__Host-anna=") and "Secure" in given and "HttpOnly" in given and "SameSite=Strict" in given
         and "Path=/" in given and "Domain" not in given, f"the cookie is {given}")
    must(browser().ask("GET", "/offers", X_Remote_User="Erika")[0] == 401, "a header names somebody, and nobody asked for one")
    erika = browser()
    must(erika.sign_in("Erika", words)[0] == 303 and erika.ask("GET", "/offers")[0] == 200, "a person cannot sign in")
else:
    must(browser().ask("GET", "/offers")[0] == 401, "nobody is named, and somebody is in")
    must('type="password"' not in browser().ask("GET", "/")[1], "there is a form beside the sign-on")
    must(browser().sign_in("Erika", words)[0] == 401, "a password lets in past the sign-on")
    must(browser().ask("GET", urllib.parse.urlsplit(link).path)[0] == 403, "a link lets in past the sign-on")
    must(browser(X_Remote_User="nobody").ask("GET", "/offers")[0] == 401, "who is no person of ours is in")
    omar = browser(X_Remote_User="omar")
    status, text, _ = omar.ask("GET", "/offers")
    must(status == 200 and omar.cookie and "<strong>Omar</strong>" in text, "the sign-on's person is not in")
    kept = omar.cookie
    must(omar.ask("GET", "/offers")[0] == 200 and omar.cookie == kept, "each request begins a session")
    erika = browser(X_Remote_User="Erika")
    erika.cookie = kept
    text = erika.ask("GET", "/offers")[1]
    must("<strong>Erika</strong>" in text and erika.cookie != kept, "one person's cookie makes another of the named one")
    must(omar.ask("POST", "/confirm/ew-rathaus", {"token": erika.token})[0] == 403, "another's token fits")
    must(omar.ask("GET", "/offers", X_Remote_User=None)[0] == 401, "a cookie lets in whom the sign-on does not name")
    late = browser(X_Remote_User="Erika")
    status, text, _ = late.ask("POST", "/offer/ew-rathaus", {"token": "0" * 64, "was.phone": "x", "phone": "+4925820002"})
    must(status == 200 and 'value="+4925820002"' in text, "what was typed when the session had ended is not shown again")
sys.exit(must.failed > 0)
