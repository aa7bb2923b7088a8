"""Named attacks on all pages of the office: each is refused, or its script stays words, and the office stands.
usage: attacks.py LINK... WORKSPACE ROUTES MARKS    two links; prints what failed and how many there were; exits with 1 then"""
import contextlib
import re
import socket
import sys
import threading
import urllib.parse

from browser import Browser
from planted import evil, runs

link, other_link, workspace, table, planted = sys.argv[1:6]
WORDS = "kaffee um halb acht"
names = []
failed = 0
lock = threading.Lock()


def attack(name, refused, what=""):
    """One attack by its name; each name once."""
    global failed
    with lock:
        if name in names:
            print("FAILED: two attacks are called", name)
            failed += 1
        names.append(name)
        if not refused:
            print("FAILED:", name, str(what)[:300])
            failed += 1


def raw(data, wait=60):
    out = b""
    data = data.replace(b"\r\nHost:", b"\r\nConnection: close\r\nHost:", 1)
    with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=wait) as line:
        # Whoever is refused early may be cut off while he still speaks.
        with contextlib.suppress(OSError):
            line.sendall(data)
            line.shutdown(socket.SHUT_WR)
        while piece := line.recv(65536):
            out += piece
    return out.decode(errors="replace")


anna = Browser.by_link(link)
host, port, origin = anna.host, anna.place, anna.origin
routes = [line.split() for line in open(table)]


def person(name=None, **always):
    new = Browser(port, host, origin, **always)
    if name:
        new.sign_in(name, WORDS)
        new.ask("GET", "/account")
    return new


def status_of(answer):
    found = re.match(r"HTTP/1\.1 (\d+)", answer)
    return int(found.group(1)) if found else 0


# Slow ones begin now and are looked at in the end.
def drip(name, first, drop):
    """Says a little every second; is cut off in the end."""
    cut = False
    with contextlib.suppress(socket.timeout), socket.create_connection(("127.0.0.1", port), timeout=5) as line:
        try:
            line.sendall(first)
            for _ in range(90):
                line.sendall(drop)
                line.settimeout(1)
                with contextlib.suppress(socket.timeout):
                    if line.recv(65536) == b"":
                        cut = True
                        break
        except OSError:
            cut = True
    attack(name, cut, "may drip for ever")


def begin(path, kind, length):
    return (f"POST {path} HTTP/1.1\r\nHost: {host}\r\nCookie: anna={anna.cookie}\r\nOrigin: {origin}\r\nContent-Type: {kind}\r\n"
            f"Content-Length: {length}\r\n\r\n").encode()


slow = [threading.Thread(target=drip, args=words) for words in (
    ("slow: a request line that drips", b"GET /", b"a"), ("slow: a header that drips", f"GET / HTTP/1.1\r\nHost: {host}\r\nX: ".encode(), b"a"),
    ("slow: a form that drips", begin("/confirm/ew-rathaus", "application/x-www-form-urlencoded", 100000), b"a"),
    ("slow: a file that drips", begin("/import", "multipart/form-data; boundary=xx", 100000)
     + b'--xx\r\nContent-Disposition: form-data; name="file"; filename="a.csv"\r\n\r\n', b"a"),
    ("slow: somebody who says nothing", b"", b""))]
for each in slow:
    each.start()

# Another name for this machine, another page that sends.
for name, headers, want in (("rebinding: a stranger's name", {"Host": "evil.example"}, 421), ("rebinding: our name as the beginning", {"Host": host + ".evil.example"}, 421),
                            ("rebinding: the address", {"Host": f"127.0.0.1:{port}"}, 421), ("rebinding: said by a proxy that is none", {"Host": "evil.example", "X-Forwarded-Host": host}, 421),
                            ("rebinding: no name", {"Host": None}, 421)):
    for method, path, *_ in routes:
        asked = path + "x" if path.endswith("/") and path != "/" else path
        status = anna.ask(method, asked, {"token": anna.token} if method == "POST" else None, **{key.replace("-", "_"): word for key, word in headers.items()})[0]
        if status not in (want, 400):
            break
    else:
        status = want
    attack(name, status == want, f"{method} {asked}: {status}")
posts = [path + "x" if path.endswith("/") else path for method, path, *_ in routes if method == "POST"] + ["/sign-in", "/leave"]
for name, headers in (("foreign: another origin", {"Origin": "http://evil.example"}), ("foreign: the origin null", {"Origin": "null"}), ("foreign: our origin with more", {"Origin": origin + ".evil.example"}),
                      ("foreign: no origin", {"Origin": None}), ("foreign: a site beside", {"Origin": None, "Sec_Fetch_Site": "same-site"}),
                      ("foreign: an origin, and a site that is ours", {"Origin": "http://evil.example", "Sec_Fetch_Site": "same-origin"})):
    got = {path: anna.ask("POST", path, {"token": anna.token, "name": "editor", "password": WORDS}, **headers)[0] for path in posts}
    attack(name, set(got.values()) == {403}, got)
for name, fields in (("token: none", {}), ("token: another", {"token": "0" * 64}), ("token: empty", {"token": ""}), ("token: half", {"token": anna.token[:32]}), ("token: the cookie", {"token": anna.cookie})):
    got = {path: anna.ask("POST", path, fields)[0] for path in posts if path != "/sign-in"}
    attack(name, set(got.values()) == {403}, got)
attack("token: in the address", anna.ask("POST", f"/confirm/ew-rathaus?token={anna.token}", {})[0] == 403)

# Cookies, links, people.
editor, committee = person("editor"), person("committee")
attack("link: used again", Browser(port, host, origin).ask("GET", urllib.parse.urlsplit(link).path)[0] == 403)
fixed = Browser(port, host, origin)
fixed.cookie = "f" * 64
fixed.ask("GET", urllib.parse.urlsplit(other_link).path)
attack("fixed: a cookie that was sent with a link", fixed.cookie != "f" * 64 and fixed.ask("GET", "/offers", Cookie="anna=" + "f" * 64)[0] == 401)
fixed = Browser(port, host, origin)
fixed.cookie = "e" * 64
fixed.sign_in("editor", WORDS)
attack("fixed: a cookie that was sent with a password", fixed.cookie != "e" * 64 and fixed.ask("GET", "/offers", Cookie="anna=" + "e" * 64)[0] == 401)
fixed = Browser(port, host, origin)
fixed.cookie = committee.cookie
fixed.sign_in("editor", WORDS)
attack("fixed: the session of somebody else, before signing in", fixed.cookie != committee.cookie and committee.ask("GET", "/offers")[0] == 403)
attack("cookie: another user's, with one's own token", anna.ask("POST", "/confirm/ew-rathaus", {"token": anna.token}, Cookie=f"anna={editor.cookie}")[0] == 403)
attack("cookie: one's own, with another user's token", anna.ask("POST", "/confirm/ew-rathaus", {"token": editor.token})[0] == 403)
attack("cookie: none", Browser(port, host, origin).ask("GET", "/offers")[0] == 401)
attack("cookie: in the address", Browser(port, host, origin).ask("GET", f"/offers?anna={anna.cookie}")[0] == 401)
attack("cookie: an SQL sentence", anna.ask("GET", "/offers", Cookie="anna=' OR 1=1 --")[0] == 401)
attack("cookie: 20 KB", anna.ask("GET", "/offers", Cookie="anna=" + "a" * 20000)[0] == 401)
leaver = person("editor")
kept = leaver.cookie
leaver.post("/leave")
attack("cookie: of somebody who has left", anna.ask("GET", "/offers", Cookie=f"anna={kept}")[0] == 401)
attack("proxy: a name that a proxy would give", Browser(port, host, origin).ask("GET", "/offers", X_Forwarded_User="coordinator", X_Remote_User="coordinator", Remote_User="coordinator")[0] == 401)
attack("method: another in a header", editor.ask("GET", "/people", X_HTTP_Method_Override="POST")[0] == 403 and anna.ask("GET", "/confirm/ew-rathaus?_method=POST")[0] == 405)
attack("sign-in: by an address", Browser(port, host, origin).ask("GET", f"/sign-in?name=editor&password={urllib.parse.quote(WORDS)}")[0] in (401, 404))
one, two = (person().ask("POST", "/sign-in", {"name": name, "password": "falsch und lang", "then": "/"})[1].replace(name, "") for name in ("technician", "nobody-at-all"))
attack("sign-in: who is here is not told", one == two, one)
before = anna.get("/history")[1].count("<li")
carried = person()
carried.sign_in("editor", WORDS, **{"then": "/confirm/ew-rathaus", "carried": "1"})
carried.sign_in("editor", WORDS, **{"then": "/undo/1", "carried": "1"})
attack("sign-in: a deed that is carried is not done", anna.get("/history")[1].count("<li") == before)
waits = [person().ask("POST", "/sign-in", {"name": "technician", "password": f"falsch {turn}", "then": "/"})[0] for turn in range(12)]
attack("sign-in: guessing", 429 in waits, waits)

# By role: the table is walked by roles.sh; here what would lie beside it.
attack("role: a file of somebody who may send none", (got := status_of(raw(begin("/import", "multipart/form-data; boundary=xx", 1000000).replace(anna.cookie.encode(), committee.cookie.encode()) + b"x" * 1000000))) == 413, got)
attack("role: a path written otherwise", {committee.ask("GET", path)[0] for path in ("/People", "/people/", "//people", "/./people", "/x/../people", "/people%00", "/people;x", "/%70eople/")} <= {400, 403, 404, 405})

# Away from the folder, or out of the line.
ids = [path for _, path, *_ in routes if path.endswith("/") and path != "/"] + ["/in/", "/fonts/"]
for name, tail in (("traversal: dots", "../workspace.db"), ("traversal: dots, escaped", "%2e%2e%2fworkspace.db"), ("traversal: escaped twice", "%252e%252e%252fworkspace.db"),
                   ("traversal: the other slash", "..%5cworkspace.db"), ("traversal: a whole path", "%2fetc%2fpasswd"), ("traversal: a zero", "x%00.css"),
                   ("traversal: letters that are too long", "%c0%ae%c0%ae%c0%afworkspace.db")):
    got = {path: anna.get(path + tail) for path in dict.fromkeys(ids)}
    attack(name, all(status in (400, 401, 403, 404, 405) and "SQLite format" not in str(text) and "root:" not in str(text) for status, text, _ in got.values()),
           {path: answer[0] for path, answer in got.items()})
for name, tail in (("header: a line's end in an address", "x%0d%0aSet-Cookie:%20evil=1"), ("header: a feed in an address", "x%0aSet-Cookie:%20evil=1"), ("header: a quote in a download", "x%22;%20filename=%22evil.exe"),
                   ("header: a letter that becomes a line's end", "x%E5%98%8A%E5%98%8DSet-Cookie:evil=1")):
    got = {f"{method} {path}": anna.ask(method, path + tail, {"token": anna.token} if method == "POST" else None) for method, path, *_ in routes if path.endswith("/") and path != "/"}
    wrong = [asked for asked, (status, _, headers) in got.items() if status == 500 or "evil" in str(headers.get("Set-Cookie")) or "evil" in str(headers.get("Content-Disposition"))]
    attack(name, not wrong, wrong)
for name, tail in (("header: a line's end in what is asked", "?search=x%0d%0aSet-Cookie:%20evil=1&lang=de%0d%0aX:%20y&month=2026%0d%0aX:y&done=1%0d%0aX:y&said=x%0d%0aX:y&site=x%0d%0aX:y"),):
    got = {path: anna.get((path + "ew-rathaus" if path.endswith("/") and path != "/" else path) + tail)[2] for method, path, *_ in routes if method == "GET"}
    attack(name, not [path for path, headers in got.items() if "evil" in str(headers) or headers.get("X")], got)

# Where a form leads: never away.
AWAY = ["//evil.example", "/\\evil.example", "\\\\evil.example", "https://evil.example", "/\t/evil.example", " //evil.example", "javascript:alert(1)", "/%09/evil.example", "/x\r\nSet-Cookie: evil=1", "evil.example", "///evil.example",
        "/\u2028/evil.example", ""]


def stays(headers):
    """A browser reads the address as a web standard does: tabs and line ends are nothing, a backslash is a slash."""
    where = re.sub(r"[\t\r\n]", "", headers.get("Location") or "/").strip().replace("\\", "/")
    return where.startswith("/") and not where.startswith("//") and "evil" not in str(headers.get("Set-Cookie"))


for name, path, fields in (("redirect: confirming", "/confirm/ew-rathaus", {}), ("redirect: undo", "/undo/1", {}), ("redirect: several", "/several", {"deed": "confirm", "id": "ew-ogs"}),
                           ("redirect: a coach", "/coach-checked/c1", {"result": "ok", "answer": "ok"}), ("redirect: a barrier", "/report-state/1", {"state": "new"})):
    got = [where for where in AWAY if not stays(anna.post(path, fields | {"back": where})[2])]
    attack(name, not got, got)
got = [where for where in AWAY if not stays(person().sign_in("editor", WORDS, then=where)[2])]
attack("redirect: signing in", not got, got)
got = [path for path in ("//evil.example/", "/%5cevil.example", "/%2fevil.example", "/%09/evil.example") if re.search(r'name="then" value="(?:/[/\\]|[^/])', str(person().ask("GET", path)[1]))]
attack("redirect: an address that is another machine, before signing in", not got, got)

# Too large.
chunked = f"POST {{}} HTTP/1.1\r\nHost: {host}\r\nCookie: anna={anna.cookie}\r\nOrigin: {origin}\r\nContent-Type: {{}}\r\nTransfer-Encoding: chunked\r\n\r\n"
beginning = b'--xx\r\nContent-Disposition: form-data; name="file"; filename="a.csv"\r\n\r\n'
piece = b"10000\r\n" + b"x" * 65536 + b"\r\n"
form = "application/x-www-form-urlencoded"
for name, data, want in (("large: a form without a length", chunked.format("/offer/ew-rathaus", form).encode() + piece * 20 + b"0\r\n\r\n", (0, 413)),
                         ("large: a file without a length", chunked.format("/import", "multipart/form-data; boundary=xx").encode()
                          + b"%x\r\n" % len(beginning) + beginning + b"\r\n" + piece * 1100 + b"0\r\n\r\n", (0, 400, 413)),
                         ("large: a header", f"GET / HTTP/1.1\r\nHost: {host}\r\nX: {'a' * 200000}\r\n\r\n".encode(), (0, 431)),
                         ("large: 3,000 headers", f"GET / HTTP/1.1\r\nHost: {host}\r\n".encode() + b"X: a\r\n" * 30000 + b"\r\n", (0, 431)),
                         ("large: an address", f"GET /{'a' * 200000} HTTP/1.1\r\nHost: {host}\r\n\r\n".encode(), (0, 414, 431)),
                         ("large: a file for a page that takes none", begin("/offer/ew-rathaus", "multipart/form-data; boundary=xx", 10000000) + b"x" * 10000000, (413,)),
                         ("large: a length that lies", begin("/import", "multipart/form-data; boundary=xx", 1 << 40), (413,)),
                         ("large: a length under zero", begin("/import", "multipart/form-data; boundary=xx", -1), (0, 400, 413)),
                         ("smuggled: a length and pieces", f"POST /confirm/ew-rathaus HTTP/1.1\r\nHost: {host}\r\nOrigin: {origin}\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /people HTTP/1.1\r\n\r\n".encode(), (0, 400, 401)),
                         ("smuggled: two names", f"GET /offers HTTP/1.1\r\nHost: {host}\r\nHost: evil\r\nCookie: anna={anna.cookie}\r\n\r\n".encode(), (0, 400, 421)),
                         ("smuggled: another machine in the address", f"GET http://evil.example/offers HTTP/1.1\r\nHost: {host}\r\nCookie: anna={anna.cookie}\r\n\r\n".encode(), (0, 400, 404, 421))):
    got = status_of(raw(data))
    attack(name, got in want, got)
got = anna.ask("POST", "/offer/ew-rathaus", b"a=b&" * 600)[0]
attack("large: 600 fields", got == 400, got)

# Files: their names and their borders.
token = f'--xx\r\nContent-Disposition: form-data; name="token"\r\n\r\n{anna.token}\r\n'.encode()
TABLE = "name;provider;summary\nEins;Caritas;Ein Treff.\n".encode()


def part(disposition, data=TABLE, more=b""):
    return b"--xx\r\nContent-Disposition: form-data; " + disposition + b"\r\n" + more + b"\r\n" + data + b"\r\n"


def send(body, kind="multipart/form-data; boundary=xx"):
    """What comes of it, to the page that shows the file."""
    status, text, headers = anna.ask("POST", "/import", body, Content_Type=kind)
    if status == 303:
        text = anna.await_errand(headers["Location"])[1]
    return status, str(text)


tried = 0
for name, file in (("file: script", b"<script>alert(1)</script><img src=x onerror=alert(1)>.csv"), ("file: dots", b"../../../../tmp/x.csv"), ("file: the other slashes", b"..\\..\\x.csv"), ("file: a whole path", b"/etc/passwd"),
                   ("file: a folder", b".."), ("file: 5,000 letters", b"a" * 5000 + b".csv"), ("file: bytes that are no letters", b"\xff\xfe.csv"), ("file: a zero", b"a\0b.csv"), ("file: a deed of a shell", b"$(touch x)|id;`id`.csv"),
                   ("file: letters that turn round", "a\u202evsc.exe".encode()), ("file: a percent sign", b"%s%n%00.csv"), ("file: an escape", b"\x1b[31m.csv")):
    status, text = send(token + part(b'name="file"; filename="' + file + b'"') + b"--xx--\r\n")
    tried += status == 303
    if "turn round" in name:
        attack("file: letters that turn round are not taken", status == 422, status)
    attack(name, status in (303, 400, 422) and not runs(text) and "root:" not in text, f"{status} {runs(text)}")
attack("file: these come as far as a try", tried >= 6, tried)
for name, body, kind in (("border: none", token + b"--xx--\r\n", "multipart/form-data"), ("border: empty", token + b"--xx--\r\n", "multipart/form-data; boundary="), ("border: 5,000 letters", token, "multipart/form-data; boundary=" + "x" * 5000),
                         ("border: a line's end in it", token, 'multipart/form-data; boundary="x\ty"'), ("border: no end", token + part(b'name="file"; filename="a.csv"'), None), ("border: nothing behind the first", b"--xx", None),
                         ("border: a part in a part", token + part(b'name="file"', b'--y\r\nContent-Disposition: file; filename="b.csv"\r\n\r\nx\r\n--y--', b"Content-Type: multipart/mixed; boundary=y\r\n") + b"--xx--\r\n", None),
                         ("border: base64", token + part(b'name="file"; filename="a.csv"', more=b"Content-Transfer-Encoding: base64\r\n") + b"--xx--\r\n", None),
                         ("border: 2,000 files", token + part(b'name="file"; filename="a.csv"') * 2000 + b"--xx--\r\n", None), ("border: 2,000 fields", token + part(b'name="a"', b"b") * 2000 + b"--xx--\r\n", None),
                         ("border: a field of 1 MB", token + part(b'name="a"', b"b" * 1000000) + b"--xx--\r\n", None), ("border: a part's header of 200 KB", token + part(b'name="file"; filename="a.csv"', more=b"X: " + b"a" * 200000 + b"\r\n") + b"--xx--\r\n", None),
                         ("border: a part without a name", token + part(b'filename="a.csv"') + b"--xx--\r\n", None), ("border: only files, and no token", part(b'name="file"; filename="a.csv"') + b"--xx--\r\n", None),
                         ("border: the token as a file", part(b'name="token"; filename="t"', anna.token.encode()) + part(b'name="file"; filename="a.csv"') + b"--xx--\r\n", None),
                         ("border: a zero in the token", part(b'name="token"', anna.token.encode() + b"\0") + part(b'name="file"; filename="a.csv"') + b"--xx--\r\n", None)):
    try:
        status, text = send(body, kind or "multipart/form-data; boundary=xx")
    except OSError:
        status, text = 413, ""
    # A form within a form is one that people may send.
    attack(name, status in (400, 403, 413, 422) or (status == 303 and "in a part" in name and not runs(text)), f"{status} {text[-200:]}")
both = []
sends = [threading.Thread(target=lambda: both.append(anna.send("/import", [("file", "a.csv", TABLE + b"x;y;z\n" * 3000)])[0])) for _ in range(4)]
for each in sends:
    each.start()
for each in sends:
    each.join()
anna.await_errand("/errand/import")
attack("file: four at once", 303 in both and set(both) <= {303, 409, 503}, both)

# Script in every field, in what is asked, and in names: on every page that a link leads to.
CRAWL = 400
seen, shown, waiting = {}, {}, ["/", "/offers?search=" + urllib.parse.quote(evil("asked")), "/translate/ar?" + urllib.parse.urlencode({"state": evil("asked")}), "/history?id=" + urllib.parse.quote(evil("asked"))]
for method, path, *_ in routes:
    if method == "GET":
        waiting += [path + "ew-rathaus" if path.endswith("/") and path != "/" else path, (path + urllib.parse.quote(evil("path"), safe="") if path.endswith("/") and path != "/" else path)
                    + "?" + urllib.parse.urlencode({key: evil("asked") for key in ("search", "filter", "lang", "site", "state", "month", "id", "code", "done", "said", "back", "from", "shown", "theme", "of", "offer", "topic")})]
while waiting and len(seen) < CRAWL:
    place = waiting.pop(0)
    if place in seen:
        continue
    status, text, headers = anna.get(place)
    seen[place] = status
    kind = headers["Content-Type"].split(";")[0]
    if status == 500:
        seen[place] = "500"
    if not isinstance(text, str) or kind not in ("text/html", "text/plain"):
        data = text if isinstance(text, bytes) else text.encode()
        if kind == "image/svg+xml" and re.search(rb"<script|<img|\son[a-z]+\s*=\s*[\"']|javascript:[^<]*\"", data):
            shown[place] = "script in a picture"
        if not kind.startswith(("image/", "audio/", "font/", "text/css", "text/javascript")) and "attachment" not in (headers["Content-Disposition"] or ""):
            shown[place] = f"{kind} is no file"
        continue
    if kind == "text/html" and runs(text):
        shown[place] = runs(text)[:3]
    for mark in re.findall(r"alert\(&(?:quot|#34);([a-z_.-]+)&", text):
        seen.setdefault("mark " + mark, place)
    if kind == "text/html":
        # One page of each kind, as its path and the names in its query say; of offers those that are planted.
        for found in re.findall(r'\b(?:href|src)="(/[^"#]*)"', text):
            found = found.replace("&amp;", "&")
            address = urllib.parse.urlsplit(found)
            short = re.sub(r"/[^/]+$", "/*", address.path) + "?" + "&".join(sorted(key for key, _ in urllib.parse.parse_qsl(address.query)))
            if short not in seen:
                seen[short] = "kind"
                waiting.append(found)
wrong = [place for place, status in seen.items() if status == "500"]
attack("script: nothing that is asked is a fault of the office", not wrong, wrong)
attack("script: what is asked for, and a name in an address", not [place for place in shown if "alert" in urllib.parse.unquote(place)], [(place, what) for place, what in shown.items() if "alert" in urllib.parse.unquote(place)])
for mark in open(planted).read().split():
    attack(f"script: in {mark}", not shown, shown)
marks = {key[5:] for key in seen if key.startswith("mark ")}
silent = [mark for mark in open(planted).read().split() if mark not in marks]
attack("script: it is looked for where it stands", len(marks) > 20, f"{len(marks)} marks, silent: {silent}")
attack("script: a name of somebody", anna.post("/people/add", {"name": evil("person")[:60], "role": "editor", "password": WORDS})[0] in (303, 422) and not runs(anna.get("/people")[1]))

for each in slow:
    each.join()
attack("the office is well after all of these", anna.get("/offers")[0] == 200)
print(f"{len(names)} attacks, {failed} not refused; {sum(isinstance(status, int) for status in seen.values())} pages, {len(marks)} fields shown")
if len(names) < 60:
    failed += 1
sys.exit(failed > 0)
