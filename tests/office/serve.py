"""A browser that is no browser: what the office's server must give, and what it must refuse.
usage: serve.py WORKSPACE LINK|again|picture PID    prints what failed; exits with 1 then"""
import contextlib
import datetime
import http.client
import os
import re
import socket
import subprocess
import sys
import threading
import urllib.parse
import zoneinfo

from browser import Browser, must

workspace, link, server = sys.argv[1:4]
admin = os.environ["ANNA_ADMIN"]
def command(*words):
    return subprocess.run([admin, "-w", workspace, *words], capture_output=True, text=True)


deed = link
if deed in ("again", "picture"):
    link = command("serve", "--link").stdout.strip()
address = urllib.parse.urlsplit(link)
browser = Browser.of(link)
ask, host, port, origin = browser.ask, browser.host, browser.place, browser.origin
if deed != link:
    browser.cookie = open(f"{workspace}/../cookie").read()


def raw(data, wait=20):
    """Bytes as they are; what comes back."""
    with socket.create_connection(("127.0.0.1", port), timeout=wait) as line:
        out = b""
        # Whoever is refused early may be cut off while he still speaks.
        with contextlib.suppress(OSError):
            line.sendall(data)
            line.shutdown(socket.SHUT_WR)
        while True:
            try:
                piece = line.recv(65536)
            except OSError:
                break
            if not piece:
                break
            out += piece
    return out.decode(errors="replace")


if deed == "picture":
    now = datetime.datetime.now(zoneinfo.ZoneInfo("Europe/Berlin"))
    status, picture, _ = ask("GET", "/preview/waf-unterhaltsvorschuss?site=ennigerloh")
    must(status == 200, "there is no preview")
    open(f"{workspace}/../picture.png", "wb").write(picture)
    open(f"{workspace}/../moment", "w").write(now.strftime("%Y-%m-%dT%H:%M"))
    ask("GET", "/offers")
    token = browser.token
    typed = ask("POST", "/preview/waf-unterhaltsvorschuss?site=ennigerloh",
                {"token": token, "was.name": "Unterhaltsvorschuss", "name": "Anders", "lang": ""})
    must(typed[0] == 200 and typed[1] != picture, "what is typed is not drawn")
    must(ask("GET", "/preview/nobody")[0] == 404, "a picture of nobody")
    for query in ("theme=x", "shown=xx", "shown=de%09x", "percent=9999", "panel=1x1", "site=nowhere", "down=-5", "down=99999999999"):
        must(ask("GET", "/preview/waf-unterhaltsvorschuss?" + query)[0] in (200, 500), f"preview of {query}")
    must(ask("GET", "/preview/waf-unterhaltsvorschuss?site=ennigerloh")[1] == picture, "the preview is not well after these")
    child = subprocess.run(["pgrep", "-P", server, "anna-preview"], capture_output=True, text=True).stdout.split()
    must(len(child) == 1, f"processes that draw: {child}")
    os.kill(int(child[0]), 9)
    ask("GET", "/preview/waf-unterhaltsvorschuss?site=ennigerloh")
    must(ask("GET", "/preview/waf-unterhaltsvorschuss?site=ennigerloh")[1] == picture, "a dead preview stays dead")
    sys.exit(must.failed > 0)
if browser.cookie:
    must(ask("GET", "/offers")[0] == 200, "a browser that was signed in is not any more after a new start")
    sys.exit(must.failed > 0)

# Before anybody is in.
pages = ["/", "/offers", "/offer/ew-rathaus", "/history"]
for path in pages:
    must(ask("GET", path)[0] == 401, f"{path} without a session")
must(ask("POST", "/confirm/ew-rathaus", {"token": "x"})[0] == 401, "a change without a session")
must(ask("GET", "/in/" + "0" * 64)[0] == 403, "a link that nobody made")
must(ask("GET", "/in/")[0] in (401, 403, 404), "a link without a word")
must(ask("GET", address.path, Host="evil.example")[0] == 421, "another name for this machine (DNS rebinding)")
status, _, headers = ask("GET", address.path)
must(status == 303 and headers["Location"] == "/", "the link lets nobody in")
given = headers["Set-Cookie"]
must("HttpOnly" in given and "SameSite=Strict" in given and "Path=/" in given, "the cookie is open: " + given)
cookie = browser.cookie
must(ask("GET", address.path, Cookie=None)[0] == 403, "a link lets in twice")

# What every answer says.
status, text, headers = ask("GET", "/offers")
must(status == 200, "the offers are not shown")
for name, words in (("Cache-Control", "no-store"), ("X-Content-Type-Options", "nosniff"), ("X-Frame-Options", "DENY")):
    must(headers[name] == words, f"{name}: {headers[name]}")
must("default-src 'none'" in headers["Content-Security-Policy"] and "unsafe" not in headers["Content-Security-Policy"],
     "the policy of content is open")
must(not re.search(r"<script(?![^>]*\bsrc=)|\bon[a-z]+=|style=|javascript:", text), "script or style stands in the page")
must(not re.search(r'(?:src|href|action)="(?:https?:)?//', text), "something comes from elsewhere")
token = re.search(r'name="token" value="([0-9a-f]{64})"', text).group(1)

# Doors: who asks, from where, how.
good = {"token": token}
refused = [
    ("no name", 421, "GET", "/offers", None, {"Host": None}),
    ("a stranger's name", 421, "GET", "/offers", None, {"Host": "evil.example"}),
    ("a name that begins like ours", 421, "GET", "/offers", None, {"Host": host + ".evil.example"}),
    ("the bare address", 421, "GET", "/offers", None, {"Host": f"127.0.0.1:{port}"}),
    ("localhost", 421, "GET", "/offers", None, {"Host": f"localhost:{port}"}),
    ("another port", 421, "GET", "/offers", None, {"Host": host.split(":")[0] + ":1"}),
    ("PUT", 405, "PUT", "/offers", b"", {}),
    ("DELETE", 405, "DELETE", "/offer/ew-rathaus", None, {}),
    ("HEAD", 405, "HEAD", "/offers", None, {}),
    ("OPTIONS", 405, "OPTIONS", "/offers", None, {}),
    ("TRACE", 405, "TRACE", "/offers", None, {}),
    ("PATCH", 405, "PATCH", "/offer/ew-rathaus", b"", {}),
    ("no cookie", 401, "POST", "/confirm/ew-rathaus", good, {"Cookie": None}),
    ("another cookie", 401, "GET", "/offers", None, {"Cookie": "anna=" + "0" * 64}),
    ("half a cookie", 401, "GET", "/offers", None, {"Cookie": "anna=" + cookie[:32]}),
    ("a cookie of another name", 401, "GET", "/offers", None, {"Cookie": "other=" + cookie}),
    ("a cookie with more behind", 401, "GET", "/offers", None, {"Cookie": "anna=" + cookie + "00"}),
    ("another origin", 403, "POST", "/confirm/ew-rathaus", good, {"Origin": "http://evil.example"}),
    ("the origin null", 403, "POST", "/confirm/ew-rathaus", good, {"Origin": "null"}),
    ("an origin of another port", 403, "POST", "/confirm/ew-rathaus", good, {"Origin": origin[:-1]}),
    ("an origin with TLS", 403, "POST", "/confirm/ew-rathaus", good, {"Origin": origin.replace("http", "https")}),
    ("no origin at all", 403, "POST", "/confirm/ew-rathaus", good, {"Origin": None}),
    ("another site", 403, "POST", "/confirm/ew-rathaus", good, {"Origin": None, "Sec-Fetch-Site": "cross-site"}),
    ("a site beside", 403, "POST", "/confirm/ew-rathaus", good, {"Origin": None, "Sec-Fetch-Site": "same-site"}),
    ("no token", 403, "POST", "/confirm/ew-rathaus", {}, {}),
    ("another token", 403, "POST", "/confirm/ew-rathaus", {"token": "0" * 64}, {}),
    ("half a token", 403, "POST", "/confirm/ew-rathaus", {"token": token[:-1]}, {}),
    ("the cookie as token", 403, "POST", "/confirm/ew-rathaus", {"token": cookie}, {}),
    ("the token in the address", 403, "POST", f"/confirm/ew-rathaus?token={token}", {}, {}),
    ("an undo without token", 403, "POST", "/undo/1", {}, {}),
    ("leaving without token", 403, "POST", "/leave", {}, {}),
    ("a form as JSON", 400, "POST", "/confirm/ew-rathaus", b'{"token":"x"}', {"Content-Type": "application/json"}),
    ("a form as text", 400, "POST", "/confirm/ew-rathaus", b"token=" + token.encode(), {"Content-Type": "text/plain"}),
    ("a form in parts", 400, "POST", "/confirm/ew-rathaus", b"--x\r\n", {"Content-Type": "multipart/form-data; boundary=x"}),
    ("a form without a type", 400, "POST", "/confirm/ew-rathaus", b"token=" + token.encode(), {"Content-Type": None}),
    ("bytes that are no letters", 400, "POST", "/confirm/ew-rathaus", b"token=%FF", {}),
    ("a zero", 400, "POST", "/confirm/ew-rathaus", b"token=%00", {}),
    ("an escape", 400, "POST", "/offer/ew-rathaus", b"name=%1B%5B31m", {}),
    ("a percent sign", 400, "POST", "/offer/ew-rathaus", b"name=%", {}),
    ("600 fields", 400, "POST", "/offer/ew-rathaus", b"a=b&" * 600, {}),
    ("too large", 413, "POST", "/offer/ew-rathaus", b"a=" + b"x" * 300000, {}),
    ("a length that lies", 413, "POST", "/offer/ew-rathaus", b"a=b", {"Content-Length": "99999999999"}),
    ("up and away", 404, "GET", "/../workspace.db", None, {}),
    ("up and away, written otherwise", 404, "GET", "/%2e%2e/workspace.db", None, {}),
    ("up within an offer", 404, "GET", "/offer/..%2f..%2fworkspace.db", None, {}),
    ("the database", 404, "GET", "/workspace.db", None, {}),
    ("the keys", 404, "GET", "/keys/minisign.key", None, {}),
    ("the doors", 404, "GET", "/serve.db", None, {}),
    ("a file of the machine", 404, "GET", "//etc/passwd", None, {}),
    ("an offer that is not there", 404, "GET", "/offer/nobody", None, {}),
    ("an offer in two parts", 404, "GET", "/offer/a/b", None, {}),
    ("undo of nothing", 404, "POST", "/undo/x", good, {}),
    ("undo of what was not", 409, "POST", "/undo/99999999", good, {}),
    ("confirming nobody", 404, "POST", "/confirm/nobody", good, {}),
    ("a page that only reads", 405, "POST", "/offers", good, {}),
    ("a page that only writes", 405, "GET", "/confirm/ew-rathaus", None, {}),
    ("an undo by a link", 405, "GET", "/undo/1", None, {}),
]
for what, want, method, path, body, headers in refused:
    try:
        status = ask(method, path, body, **{name.replace("-", "_"): words for name, words in headers.items()})[0]
    except (http.client.HTTPException, OSError) as reason:
        status = reason
    # What is too large may be cut off in the middle of its sending.
    must(status == want or (want == 413 and isinstance(status, OSError)), f"{what}: {status}, not {want}")

# What is refused is said on a page: with the way back, and never in another language than the office's.
for body, head in ((b"a=" + b"x" * 300000, {}), (b"token=%FF", {}), (b"--x\r\n", {"Content_Type": "multipart/form-data; boundary=x"})):
    status, text = ask("POST", "/offer/ew-rathaus", body, **head)[:2]
    must(status == (413 if len(body) > 300000 else 400) and "</nav>" in text and 'class="button" href="/offer/ew-rathaus"' in text,
         f"a bare answer to {body[:20]}: {status} {text[:80]}")
    must(len(body) < 300000 or "4000" in text, "the limit is not said")
for path, back in (("/coach/nobody", "/coaches"), ("/site/nobody", "/sites"), ("/answer/nobody", "/answers"), ("/offer/nobody", "/offers")):
    text = ask("GET", path)[1]
    must(f'class="button" href="{back}"' in text, f"{path} does not lead back to {back}")

# Requests that are none, or are two.
for what, data in (("two lengths", b"POST /confirm/x HTTP/1.1\r\nHost: H\r\nContent-Length: 4\r\nContent-Length: 5\r\n\r\naaaa"),
                   ("two names", b"GET /offers HTTP/1.1\r\nHost: H\r\nHost: evil\r\n\r\n"),
                   ("no words", b"\r\n\r\n\r\n"), ("no protocol", b"GET /offers\r\n\r\n"),
                   ("a header without end", b"GET / HTTP/1.1\r\nHost: H\r\nX: " + b"a" * 200000 + b"\r\n\r\n"),
                   ("an address without end", b"GET /" + b"a" * 200000 + b" HTTP/1.1\r\nHost: H\r\n\r\n"),
                   ("a line's end in the address", b"GET /in/%0d%0aSet-Cookie:%20a=b HTTP/1.1\r\nHost: H\r\n\r\n"),
                   ("bytes", bytes(range(256)) * 20)):
    answer = raw(data.replace(b"Host: H", b"Host: " + host.encode()))
    must(" 200 " not in answer.split("\r\n")[0] and "Set-Cookie" not in answer.split("\r\n\r\n")[0],
         f"{what}: {answer[:60]!r}")
must(ask("GET", "/offers")[0] == 200, "the server is gone after these")
# A body without a length that is too much: the answer ends the connection, whatever comes behind it.
head = (f"POST /offer/ew-rathaus HTTP/1.1\r\nHost: {host}\r\nCookie: anna={cookie}\r\nOrigin: {origin}\r\n"
        "Content-Type: application/x-www-form-urlencoded\r\nTransfer-Encoding: chunked\r\n\r\n")
answer = raw(head.encode() + b"10000\r\n" + b"a" * 65536 + (b"\r\n10000\r\n" + b"a" * 65536) * 4 + b"\r\n0\r\n\r\nGET /offers HTTP/1.1\r\n\r\n")
must(" 413 " in answer.split("\r\n")[0] and re.search("^Connection: close", answer, re.M | re.I) and answer.count("HTTP/1.1 ") == 1, f"too much without a length: {answer[:300]}")

# Words that are script stay words.
evil = '"><script>alert(1)</script>\'<img src=x onerror=alert(1)>'
must(command("offer", "set", "ew-rathaus", "provider", evil).returncode == 0, "the office does not take words")
for path in ("/offers?search=rathaus", "/offer/ew-rathaus", "/history", "/offers?search=" + urllib.parse.quote(evil)):
    text = ask("GET", path)[1]
    must("<script>alert" not in text and "<img src=x" not in text, f"{path} shows script as it is")
must(command("undo").returncode == 0, "a command beside the server cannot undo")

# Correct a field, see it, take it back: and a command sees it too.
text = ask("GET", "/offer/ew-rathaus")[1]
was = re.search(r'name="was.phone" value="([^"]*)"', text).group(1)
form = good | {"was.phone": was, "phone": "+4925820000", "was.name": "x", "lang": ""}
status, _, headers = ask("POST", "/offer/ew-rathaus", form)
must(status == 303, f"a phone cannot be corrected: {status}")
must('value="+4925820000"' in ask("GET", "/offer/ew-rathaus")[1], "the corrected phone is not shown")
must("+4925820000" in command("offer", "show", "ew-rathaus").stdout, "a command does not see what the page saved")
status, text, _ = ask("POST", "/offer/ew-rathaus", form | {"phone": "+4925821111"})
must(status == 422 and "+4925820000" in text and "+4925821111" in text, "two who correct one field are not told")
status, text, _ = ask("POST", "/offer/ew-rathaus", good | {"was.phone": "+4925820000", "phone": "keine"})
must(status == 422 and 'value="keine"' in text, "a number that is none is taken, or is lost")
batch = re.search(r"done=(\d+)", headers["Location"]).group(1)
must(ask("POST", f"/undo/{batch}", good)[0] == 303, "it cannot be taken back")
must(was in ask("GET", "/offer/ew-rathaus")[1], "what was taken back is not there")

# Two browsers on one offer, each a field of its own: nothing is lost.
text = ask("GET", "/offer/ew-ogs")[1]


def seen(name):
    return re.search(rf'name="was.{re.escape(name)}" value="([^"]*)"', text).group(1)


lost = []


def write(name, value):
    before = seen(name)
    for turn in range(25):
        now = value(turn)
        status = ask("POST", "/offer/ew-ogs", good | {f"was.{name}": before, name: now})[0]
        if status != 303:
            lost.append((name, turn, status))
        before = now


writers = [threading.Thread(target=write, args=("address.postcode", lambda turn: f"{48000 + turn}")),
           threading.Thread(target=write, args=("address.street", lambda turn: f"Straße {turn}"))]
for writer in writers:
    writer.start()
for writer in writers:
    writer.join()
text = ask("GET", "/offer/ew-ogs")[1]
must(not lost and seen("address.postcode") == "48024" and seen("address.street") == "Straße 24", f"two browsers: {lost[:3]}")

# An end, and what it leaves.
# Its own share: 7 MB are the German words that proposals are made with.
memory = int(re.search(r"^Pss:\s+(\d+)", open(f"/proc/{server}/smaps_rollup").read(), re.M).group(1))
must(memory < 40 * 1024, f"{memory} KB of memory")
open(f"{workspace}/../cookie", "w").write(cookie)
must(oct(os.stat(f"{workspace}/serve.db").st_mode)[-2:] == "00", "others may read serve.db")
sys.exit(must.failed > 0)
