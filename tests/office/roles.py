"""Walks the table of pages with every role, and with nobody; then people on their own page.
usage: roles.py LINK TABLE    prints what failed; exits with 1 then"""
import json
import re
import sys
import urllib.parse

from browser import Browser, must

link, table = sys.argv[1:]
words = "kaffee um halb acht"


def browser(name=None, password=words):
    new = Browser.of(link)
    if name:
        must(new.sign_in(name, password)[0] == 303, f"{name} cannot sign in")
        # A token stands on every page, for one that she may see.
        new.ask("GET", "/account")
    return new


roles = ["editor", "coordinator", "committee", "technician"]
people = {role: browser(role) for role in roles}
routes = [(line.split()[0], line.split()[1], line.split()[2:]) for line in open(table)]
walked = 0
for method, path, may in routes:
    # An id that is not there: who may is told so, who may not does not even learn that.
    asked = path + "nobody" if path.endswith("/") and path != "/" else path
    other = "GET" if method == "POST" else "POST"
    both = any(route[0] == other and route[1] == path for route in routes)
    must(browser().ask(method, asked, {} if method == "POST" else None)[0] == 401, f"{method} {asked} without a session")
    for role in roles:
        walked += 1
        one = people[role]
        status, text, headers = one.post(asked) if method == "POST" else one.ask("GET", asked)
        if role in may:
            must(status not in (401, 403, 405, 500), f"{method} {asked} as {role}: {status} {text[:60]}")
        elif path == "/":
            must(status == 303 and headers["Location"] != "/", f"the first page as {role}: {status}")
        else:
            must(status == 403, f"{method} {asked} as {role}: {status}, not 403")
        if method == "POST":
            must(one.ask("POST", asked, {"token": "0" * 64})[0] == 403, f"{asked} as {role} with another token")
            must(one.ask("POST", asked, {"token": one.token}, Origin=None)[0] == 403, f"{asked} as {role} from nowhere")
            must(one.ask("POST", asked, {"token": one.token}, Origin="https://evil.example")[0] == 403, f"{asked} as {role} from elsewhere")
        if not both:
            status = one.post(asked)[0] if other == "POST" else one.ask("GET", asked)[0]
            must(status in (404, 405), f"{other} {asked} as {role}: {status}")
must(walked == 4 * len(routes) and walked > 80, f"{walked} walked")
# What the navigation offers is open, and nothing else.
for role, one in people.items():
    status, text, headers = one.ask("GET", "/")
    if status == 303:
        status, text, headers = one.ask("GET", headers["Location"])
    must(status == 200, f"{role} has no first page: {status}")
    for path in re.findall(r'<li><a href="([^"?]*)"', text.split("</nav>")[0]):
        must(one.ask("GET", path)[0] in (200, 303), f"the navigation leads {role} to {path}")

# No page offers what its reader may not do: each link, form and button of all pages that she comes to is one of her routes.
def fits(method, path, role):
    for way, pattern, may in routes:
        if way == method and role in may and (path == pattern or (pattern.endswith("/") and len(pattern) > 1 and path.startswith(pattern) and "/" not in path[len(pattern):] and path != pattern)):
            return True
    return path in ("/leave", "/sign-in", "/office.css", "/office.js", "/htmx.js", "/icon.svg") or path.startswith("/fonts/")


def offered(html):
    """(method, path) of all that a page leads to."""
    html = re.sub(r"<noscript>.*?</noscript>", "", html, flags=re.S)
    for tag, more in re.findall(r"<(a|form|button|p|div|input|img|section|nav|span)\b([^>]*)>", html):
        for name, place in re.findall(r'\b(href|action|formaction|hx-get|hx-post|src)="(/[^"]*)"', more):
            if place.startswith("//"):
                continue
            method = "GET" if name in ("href", "hx-get", "src") or (tag == "form" and 'method="get"' in more) else "POST"
            yield method, urllib.parse.unquote(re.split("[?#]", place)[0].replace("&amp;", "&")), place.replace("&amp;", "&").split("#")[0]


pages_seen = 0
for role, one in people.items():
    status, text, headers = one.ask("GET", "/")
    to_see, seen, kinds = [headers["Location"] if status == 303 else "/"], set(), {}
    while to_see:
        place = to_see.pop(0)
        status, text, headers = one.ask("GET", place)
        pages_seen += 1
        must(status in (200, 303), f"{role} is led to {place}: {status}")
        if status != 200 or "text/html" not in headers["Content-Type"]:
            continue
        for method, path, whole in offered(text):
            must(fits(method, path, role), f"{place} offers {role} {method} {path}")
            kind = (re.sub(r"(?<=/)[^/]*$", "", path) if path.count("/") > 1 else path) + re.sub("=[^&]*", "", whole.partition("?")[2])
            if method == "GET" and whole not in seen and kinds.get(kind, 0) < 2 and fits("GET", path, role) and not re.match(r"/(preview|numbers/|network.svg|copy|keys|bundle|xliff|in/)", path):
                kinds[kind] = kinds.get(kind, 0) + 1
                seen.add(whole)
                to_see.append(whole)
must(pages_seen > 100, f"only {pages_seen} pages are seen")

# A refusal is a page with a way back, for each role and kind of refusal.
for role, one in people.items():
    for method, path in (("GET", "/people/x"), ("GET", "/nowhere"), ("POST", "/nowhere"), ("GET", "/keys" if role != "coordinator" else "/x"),
                         ("POST", "/coach-remove/c1" if role != "coordinator" else "/x"), ("GET", "/several"), ("POST", "/history")):
        status, text, _ = one.post(path) if method == "POST" else one.ask("GET", path)
        must(status in (403, 404, 405) and re.search(r'<main.*<h1[^>]*>.*<a class="button" href="/', text, re.S), f"{method} {path} as {role}: {status}, and no way back")
    status, text, _ = one.ask("POST", "/account", {"token": "0" * 64})
    must(status == 403 and re.search(r'<a class="button" href="/account"', text), f"an old form as {role}: {status} {text[-300:]}")

# What an editor may not change she may not take back either; what she may, she may. The coach is the first of the list.
boss, editor, technician = people["coordinator"], people["editor"], people["technician"]
coach = re.search(r'href="(/coach/[^"]*)"', boss.ask("GET", "/coaches")[1]).group(1)
site = re.search(r'href="(/site/[^"]*)"', boss.ask("GET", "/sites")[1]).group(1)
offer = re.search(r'href="(/offer/[^"?]*)', boss.ask("GET", "/offers")[1]).group(1)


def undone(who, path, fields):
    """Changes as who, and gives back what takes it back."""
    status, _, headers = who.post(path, fields)
    found = re.search(r"done=(\d+)", headers["Location"] or "")
    must(status == 303 and found, f"POST {path}: {status}")
    return "/undo/" + (found.group(1) if found else "0")


place = re.search(r'name="was.open_places" value="([^"]*)"', boss.ask("GET", coach)[1]).group(1)
hers = undone(boss, coach, {"was.open_places": place, "open_places": "1" if place != "1" else "2"})
status, text, _ = editor.post(hers)
must(status == 403 and "<nav" in text, f"an editor takes back a coach: {status}")
must(hers not in editor.ask("GET", "/history")[1] and hers in boss.ask("GET", "/history")[1], "the history offers an editor a coach")
for path in (coach, site):
    must(re.search(r"<fieldset disabled>", editor.ask("GET", path)[1]) and f'action="{path}"' not in editor.ask("GET", path)[1],
         f"an editor finds a form on {path}")
    must("<fieldset disabled>" not in boss.ask("GET", path)[1] and f'action="{path}"' in boss.ask("GET", path)[1], f"no form on {path}")
text = editor.ask("GET", "/coaches")[1]
must('action="/coach/' not in text and 'method="post" action="/coaches"' not in text, "an editor finds forms of coaches")
must('action="/coach/' in boss.ask("GET", "/coaches")[1], "no forms of coaches")
was = re.search(r'name="was.phone" value="([^"]*)"', editor.ask("GET", offer)[1]).group(1)
mine = undone(editor, offer, {"was.phone": was, "phone": "+49258112345"})
must(mine in editor.ask("GET", "/history")[1], "an editor's own change has no way back")
must("/undo/" not in technician.ask("GET", "/history")[1], "a technician is offered to take back")
must(editor.post(mine)[0] == 303, "an editor cannot take back her own")
must(boss.post(hers)[0] == 303, "who coordinates cannot take back a coach")

# Nor may she take it in: her import changes offers and answers, and leaves a file with others as it was, which may stand in it.
def take_in(one, name, records, partial=False):
    """A file: tried, and taken in where that is offered; the page of the try."""
    status, _, headers = one.send("/import", [("file", name, json.dumps(records).encode())])
    must(status == 303, f"{name}: {status}")
    where, text = one.await_errand(headers["Location"])
    if partial:
        where, text = one.await_errand(one.post(where, {"deed": "try", "partial": "1"})[2]["Location"])
    if 'value="take"' in text:
        one.await_errand(one.post(where, {"deed": "take"})[2]["Location"])
    return text


def names(kind, one=boss):
    return re.sub(r"<[^>]*>", " ", one.ask("GET", kind)[1])


offers = [{"id": "ours", "name": "Ein Angebot", "provider": "Wir", "topics": ["money"], "scope": "national", "summary": "Kurz.", "confidence": "high"}]
mixed = {"offers": offers, "coaches": [{"id": "fremd", "name": "Fremder Coach", "phone": "+492214710139"}],
         "sites": [{"id": "everswinkel", "name": "Ganz anders", "town": "everswinkel"}]}
text = take_in(editor, "mixed.json", mixed)
must('value="take"' not in text and len(re.findall("may not change|nicht ändern", text)) == 2, "an editor's file with a coach and a site comes as far as a take")
take_in(editor, "mixed.json", mixed, partial=True)
must("Fremder Coach" not in names("/coaches") and "Ganz anders" not in names("/sites"), "an editor's import brings a coach or changes a site")
take_in(editor, "own.json", {"offers": offers})
must(editor.ask("GET", "/offer/ours")[0] == 200, "an editor's offers are not taken in")
take_in(boss, "mixed.json", mixed)
must("Fremder Coach" in names("/coaches") and "Ganz anders" in names("/sites"), "who coordinates cannot take in a coach and a site")
text = take_in(editor, "again.json", mixed)
must(not re.search("may not change|nicht ändern", text), "what stands there as it was is refused to an editor")

# People, on their page: the coordinator's alone.
must('value="coordinator"' in boss.ask("GET", "/people")[1], "people are not shown")
evil = '"><script>alert(1)</script>'
for fields, right in (({"name": "Omar", "role": "editor", "password": words}, True), ({"name": "Omar", "role": "editor", "password": words}, False),
                      ({"name": "Short", "role": "editor", "password": "short"}, False), ({"name": "", "role": "editor", "password": words}, False),
                      ({"name": "Nobody", "role": "admin", "password": words}, False), ({"name": evil, "role": "editor", "password": ""}, True),
                      ({"name": "x" * 65, "role": "editor", "password": words}, False)):
    status, text, _ = boss.post("/people/add", fields)
    must(status == (303 if right else 422), f"adding {fields}: {status}")
    must(words not in text and ">short<" not in text, "a password comes back")
text = boss.ask("GET", "/people")[1]
must("<script>alert" not in text and "&lt;script&gt;" in text, "a name is script")
must(boss.post("/people/remove", {"name": evil})[0] == 303, "a name that is script cannot be removed")
omar = browser("Omar")
must(omar.ask("GET", "/people")[0] == 403, "an editor sees people")
must(boss.post("/people/role", {"name": "Omar", "role": "committee"})[0] == 303 and omar.ask("GET", "/offers")[0] == 403, "a role does not change at once")
where = omar.ask("GET", "/")
must(where[0] == 303 and where[2]["Location"] == "/numbers", f"the committee does not land at its numbers: {where[0]}")
must(boss.post("/people/password", {"name": "Omar", "password": "tee um viertel nach"})[0] == 303 and omar.ask("GET", "/account")[0] == 401,
     "a new password leaves the old door open")
for deed, fields in (("role", {"name": "coordinator", "role": "editor"}), ("remove", {"name": "COORDINATOR"}), ("password", {"name": "coordinator", "password": words})):
    must(boss.post("/people/" + deed, fields)[0] == 422, f"she does {deed} to herself")
must(boss.post("/people/dance", {"name": "Omar"})[0] == 404, "a deed that is none")
omar = browser("Omar", "tee um viertel nach")
for fields, want in (({"password": "wrong words here", "passnew": "noch ein langer Satz"}, 422), ({"password": "tee um viertel nach", "passnew": "kurz"}, 422),
                     ({"password": "tee um viertel nach", "passnew": "noch ein langer Satz"}, 303)):
    must(omar.post("/account", fields)[0] == want, f"her own password: {fields}")
must(omar.ask("GET", "/account")[0] == 401, "she is in with the old password")
omar = browser("Omar", "noch ein langer Satz")
must(boss.post("/people/remove", {"name": "Omar"})[0] == 303 and omar.ask("GET", "/account")[0] == 401, "who was removed is in")
sys.exit(must.failed > 0)
