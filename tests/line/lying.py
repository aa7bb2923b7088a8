"""A server that lies, and the courier that asks it: what the terminal shows is the old content or the new, never anything
else. The terminal is the real one. usage: lying.py ADMIN KIOSK COURIER FOLDER [ROUNDS [CUTS]]
FOLDER has what courier.sh made: authorities, bundles, a state with the old content. CUTS: how many bytes of the bundle are
cut at, 0 for each of them."""
import hashlib, http.client, os, random, shutil, socket, ssl, subprocess, sys, threading

admin, kiosk, courier, work = sys.argv[1:5]
rounds = int(sys.argv[5]) if len(sys.argv) > 5 else 120
cuts = int(sys.argv[6]) if len(sys.argv) > 6 else 40
seed = int(os.environ.get("ANNA_SEED", random.randrange(10000)))
random.seed(seed)
failures = 0


def fail(what):
    global failures
    failures += 1
    print(f"FAILED (ANNA_SEED={seed}): {what}")


def read(name):
    with open(os.path.join(work, name), "rb") as file:
        return file.read()


def squeezed(name, since=None):
    return subprocess.run(["zstd", "-qc19", "--content-size", *([f"--patch-from={work}/{since}"] if since else []), f"{work}/{name}"],
                          check=True, capture_output=True).stdout


OLD, NEW = (read("1.anna"), read("1.anna.minisig")), (read("2.anna"), read("2.anna.minisig"))
OTHER, FOREIGN = (read("other.anna"), read("other.anna.minisig")), (read("foreign.anna"), read("foreign.anna.minisig"))
whole = {name: squeezed(name) for name in ("1.anna", "2.anna", "other.anna", "foreign.anna")}
PORTAL = b"<!DOCTYPE html><html><title>WLAN</title><p>Bitte melden Sie sich an.</html>"


def tag(body):
    return '"' + hashlib.sha256(body).hexdigest()[:16] + '"'


class Server:
    """Answers with files by name, as a good server would; `lie` may answer before: bytes to send as they are, after which the
    line is cut, or None."""

    def __init__(self, certificate):
        self.files, self.lie, self.asked = {}, None, []
        self.context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self.context.load_cert_chain(f"{work}/{certificate}-server.pem", f"{work}/{certificate}-server.key")
        self.socket = socket.create_server(("127.0.0.1", 0), backlog=64)
        self.port = self.socket.getsockname()[1]
        threading.Thread(target=self.run, daemon=True).start()

    def run(self):
        while True:
            line, _ = self.socket.accept()
            threading.Thread(target=self.serve, args=(line,), daemon=True).start()

    def serve(self, line):
        try:
            line.settimeout(20)
            with self.context.wrap_socket(line, server_side=True) as safe:
                head = b""
                while b"\r\n\r\n" not in head:
                    more = safe.recv(4096)
                    if not more:
                        return
                    head += more
                words = head.decode("latin-1").split("\r\n")
                name = words[0].split(" ")[1].rsplit("/", 1)[1]
                asked = {k.lower(): v.strip() for k, _, v in (word.partition(":") for word in words[1:] if word)}
                self.asked.append((name, asked))
                said = self.lie(name, asked) if self.lie else None
                for piece in [self.good(name, asked)] if said is None else said if not isinstance(said, bytes) else [said]:
                    safe.sendall(piece)
        except (OSError, ValueError):
            pass
        finally:
            line.close()

    def good(self, name, asked):
        body = self.files.get(name)
        if body is None:
            return answer(404, b"no")
        if asked.get("if-none-match") == tag(body):
            return answer(304, b"", tag(body))
        begin = asked.get("range", "")
        if begin.startswith("bytes=") and asked.get("if-range") == tag(body):
            start = int(begin[6:].rstrip("-"))
            if start >= len(body):
                return answer(416, b"")
            return answer(206, body[start:], tag(body), f"Content-Range: bytes {start}-{len(body) - 1}/{len(body)}\r\n")
        return answer(200, body, tag(body))


def answer(status, body, etag="", more="", length=None):
    head = f"HTTP/1.1 {status} {http.client.responses.get(status, '')}\r\nConnection: close\r\n"
    if status != 304:
        head += f"Content-Length: {len(body) if length is None else length}\r\n"
    return (head + (f"ETag: {etag}\r\n" if etag else "") + more + "\r\n").encode() + body


def publish(server, pair, zst, number):
    server.files = {f"{number}.anna.zst": zst, "latest.minisig": pair[1]}


folder = f"{work}/courier"


def configure(server, ca="ours", host="localhost"):
    with open(f"{work}/courier.conf", "w") as file:
        file.write(f"[server]\ncontent = https://{host}:{server.port}/content\nca = {work}/{ca}.pem\n[courier]\nfolder = {folder}\n")


def ask():
    done = subprocess.run([courier, "--config", f"{work}/courier.conf", "--once"], capture_output=True, text=True, timeout=120)
    if done.returncode not in (0, 1):
        fail(f"anna-courier exits with {done.returncode}: {done.stderr}")
    return done


def lies_there():
    """The pair in the folder, None if there is none. Anything but whole names is a failure."""
    content = f"{folder}/content"
    names = sorted(os.listdir(content)) if os.path.isdir(content) else []
    pairs = [name for name in names if f"{name}.minisig" in names]
    if [name for name in names if name.endswith(".part")]:
        fail(f"pieces lie there: {names}")
    if not pairs:
        return None
    if len(names) != 2:
        fail(f"more than a pair lies there: {names}")
    return tuple(open(f"{content}/{pairs[0]}{end}", "rb").read() for end in ("", ".minisig"))


seen = {}
with open(f"{work}/idle.visit", "w") as file:
    file.write("wait 61\nwait 61\n")


def terminal(state, visit="idle.visit", size=True):
    """Lets the terminal stand there for two minutes; the number that it shows then."""
    done = subprocess.run([kiosk, "--config", f"{work}/kiosk.conf", "--state", state, "--script", f"{work}/{visit}", "--size", "1024x600",
                           "--clock", "2026-11-30T10:00"], capture_output=True, text=True, timeout=120)
    if done.returncode != 0:
        fail(f"the terminal's visit: {done.stdout} {done.stderr}")
    return os.readlink(f"{state}/content/current")


def shows(pair):
    """What a terminal with the old content shows when this lies in the folder: 1 or 2."""
    key = pair and hashlib.sha256(pair[0] + pair[1]).digest()
    if key not in seen:
        state = f"{work}/state-tried"
        shutil.rmtree(state, ignore_errors=True)
        shutil.copytree(f"{work}/state", state, symlinks=True)
        name = terminal(state)
        number = int(name.split(".")[0])
        with open(f"{state}/content/{name}", "rb") as file:
            shown = file.read()
        if shown != {1: OLD[0], 2: NEW[0]}.get(number):
            fail(f"the terminal shows {name}, which is neither the old nor the new content")
        seen[key] = number
    return seen[key]


def begin(pair=OLD):
    """The folder as after a good try: it has this pair, or none."""
    shutil.rmtree(folder, ignore_errors=True)
    os.mkdir(folder)
    if pair:
        os.mkdir(f"{folder}/content")
        for end, bytes_ in zip(("", ".minisig"), pair):
            with open(f"{folder}/content/anna-1.anna{end}", "wb") as file:
                file.write(bytes_)


def stays(what, server, words="", done=None):
    """After a try that failed: the old pair is there, and the next good try brings the new one."""
    done = done or ask()
    if done.returncode != 1 or words not in done.stderr:
        fail(f"{what}: exits with {done.returncode}, says {done.stderr!r}")
    if lies_there() != OLD:
        fail(f"{what}: the old pair is not there any more")
    server.lie = None


good = Server("ours")
configure(good)

# Well: nothing, then the old, then the new as a patch; asked again, nothing is loaded.
begin(None)
publish(good, OLD, whole["1.anna"], 1)
if ask().returncode != 0 or lies_there() != OLD:
    fail("the first content does not come")
publish(good, NEW, whole["2.anna"], 2)
good.files["2-from-1.anna.zst"] = squeezed("2.anna", "1.anna")
good.asked.clear()
if ask().returncode != 0 or lies_there() != NEW or "2.anna.zst" in [name for name, _ in good.asked]:
    fail(f"the patch does not do: {[name for name, _ in good.asked]}")
good.asked.clear()
if ask().returncode != 0 or [name for name, _ in good.asked] != ["latest.minisig"] or "if-none-match" not in good.asked[0][1]:
    fail("what is there is asked for again")
if shows(lies_there()) != 2:
    fail("the terminal does not take the new content")
good.files["2-from-1.anna.zst"] = PORTAL
begin()
if ask().returncode != 0 or lies_there() != NEW:
    fail("a patch that is none keeps the whole from coming")
good.files.pop("2-from-1.anna.zst")

# Clips come too, and go with their bundle.
good.files["2.voice"] = b"clips" * 1000
begin()
if ask().returncode != 0 or sorted(os.listdir(f"{folder}/content")) != ["anna-2.anna", "anna-2.anna.minisig", "anna-2.voice"]:
    fail("the clips do not come")
good.files.pop("2.voice")

# Refused, each with its reason; the old content stays.
elsewhere = Server("ours")
publish(elsewhere, NEW, whole["2.anna"], 2)
endless = lambda head: (piece for piece in [head, *[b"x" * 65536] * 1200])
lies = [
    ("500", lambda name, _: answer(500, b"oh"), "the server says 500"),
    ("nothing there", lambda name, _: answer(404, b"no"), "the server says 404"),
    ("503 for the bundle", lambda name, _: None if name == "latest.minisig" else answer(503, b""), "503"),
    ("a portal's page", lambda name, _: answer(200, PORTAL), "sign in"),
    ("a portal leads elsewhere", lambda name, _: answer(302, b"", more="Location: https://portal.example/\r\n"), "leads elsewhere"),
    ("a server that is well leads to another", lambda name, _: answer(301, b"", more=f"Location: https://localhost:{elsewhere.port}/content/{name}\r\n"), "leads elsewhere"),
    ("nothing at all", lambda name, _: b"", ""),
    ("no body", lambda name, _: answer(200, b""), ""),
    ("no HTTP", lambda name, _: b"220 mail ready\r\n", ""),
    ("a signature without end", lambda name, _: endless(b"HTTP/1.1 200 OK\r\n\r\n"), ""),
    ("a head without end", lambda name, _: endless(b"HTTP/1.1 200 OK\r\nX: "), ""),
    ("a bundle without end", lambda name, _: None if name == "latest.minisig" else endless(b"HTTP/1.1 200 OK\r\n\r\n"), ""),
    ("a page for the bundle", lambda name, _: None if name == "latest.minisig" else answer(200, PORTAL), "not squeezed"),
    ("half a bundle that says it is whole", lambda name, _: None if name == "latest.minisig" else answer(200, whole["2.anna"][:len(whole["2.anna"]) // 2]), "not whole"),
    ("a bundle that says it is 1 TB", lambda name, _: None if name == "latest.minisig" else answer(200, bytes.fromhex("28b52ffde0000000000010000000000000")), "more than 64 MB"),
    ("a unchanged that was not asked for", lambda name, asked: answer(304, b""), "304"),
]
for what, lie, words in lies:
    begin()
    good.lie = lie
    stays(what, good, words)
if [name for name, _ in elsewhere.asked]:
    fail("it went elsewhere")
if ask().returncode != 0 or lies_there() != NEW:
    fail("after all that the new content does not come")

# Not the server that is meant: another authority, another name, certificates of another time (for who has a wrong clock, all are).
for what, certificate, ca, words in (("another authority", "theirs", "ours", "certificate"), ("another name", "elsewhere", "ours", "certificate"),
                                     ("an old certificate", "old", "ours", "certificate"), ("one of tomorrow", "tomorrow", "ours", "certificate")):
    server = Server(certificate)
    publish(server, NEW, whole["2.anna"], 2)
    begin()
    configure(server, ca)
    stays(what, server, words)
    if server.asked:
        fail(f"{what}: it was asked for a file all the same")
plain = socket.create_server(("127.0.0.1", 0))
begin()
with open(f"{work}/courier.conf", "w") as file:
    file.write(f"[server]\ncontent = http://localhost:{plain.getsockname()[1]}/content\n[courier]\nfolder = {folder}\n")
if subprocess.run([courier, "--config", f"{work}/courier.conf", "--once"], capture_output=True).returncode != 2:
    fail("http without TLS is no failure")

# What `check` says: how it went, and why not.
def check():
    return [row for row in subprocess.run([kiosk, "check", "--config", f"{work}/kiosk.conf", "--state", f"{work}/state"], capture_output=True,
                                          text=True).stdout.splitlines() if row.startswith("courier")][0]


configure(good)
begin()
if "look" not in check() or "not tried" not in check():
    fail(f"check says {check()!r} before the first try")
good.lie = lies[0][1]
for _ in range(2):
    ask()
if "look never went well" not in " ".join(check().split()) or "the server says 500" not in check():
    fail(f"check says {check()!r} after 500")
good.lie = None
ask()
if "is not taken yet" not in check():
    fail(f"check says {check()!r} of what is not taken")
publish(good, OLD, whole["1.anna"], 1)
ask()
if " ok " not in check():
    fail(f"check says {check()!r} when all is well")
publish(good, NEW, whole["2.anna"], 2)

# What the courier takes and the terminal refuses: it shows the old.
flipped = bytearray(NEW[0])
flipped[len(flipped) // 2] ^= 1
with open(f"{work}/flipped.anna", "wb") as file:
    file.write(flipped)
whole["flipped.anna"] = squeezed("flipped.anna")
refused = [("a mixed pair", NEW, whole["1.anna"], 2), ("one of another site", OTHER, whole["other.anna"], 3), ("one of another office", FOREIGN, whole["foreign.anna"], 2),
           ("one bit", NEW, whole["flipped.anna"], 2), ("the old one once more", OLD, whole["1.anna"], 1)]
for what, pair, zst, number in refused:
    begin()
    publish(good, pair, zst, number)
    ask()
    if shows(lies_there()) != 1:
        fail(f"{what}: the terminal shows another content")

# Nobody's content changes while she is there.
with open(f"{work}/visitor.visit", "w") as file:
    file.write("press 300 300\nwait 61\nwait 10\n")
publish(good, NEW, whole["2.anna"], 2)
begin()
ask()
shutil.rmtree(f"{work}/state-visited", ignore_errors=True)
shutil.copytree(f"{work}/state", f"{work}/state-visited", symlinks=True)
if terminal(f"{work}/state-visited", "visitor.visit") != "1.anna":
    fail("the content was taken in front of a visitor")
if terminal(f"{work}/state-visited") != "2.anna":
    fail("the content is not taken when she is gone")

# The line is cut at each byte of the signature, and at those of the bundle; the next try goes on from there.
said = good.good("latest.minisig", {})
for at in range(len(said)):
    begin()
    good.lie = lambda name, _, at=at: said[:at] if name == "latest.minisig" else None
    stays(f"cut at byte {at} of the signature", good)
said = good.good("2.anna.zst", {})
places = range(len(said)) if cuts == 0 else sorted({0, 1, len(said) - 1, *random.sample(range(len(said)), cuts)})
for at in places:
    begin()
    good.lie = lambda name, _, at=at: said[:at] if name == "2.anna.zst" else None
    stays(f"cut at byte {at} of the bundle", good)
    good.asked.clear()
    if ask().returncode != 0 or lies_there() != NEW:
        fail(f"cut at byte {at} of the bundle: the next try does not bring it")
    ranges = [asked.get("range") for name, asked in good.asked if name == "2.anna.zst"]
    body = at - (len(said) - len(whole["2.anna"]))
    if ranges != [f"bytes={body}-" if body > 0 else None]:
        fail(f"cut at byte {at}: it goes on with {ranges}")

# A line that breaks every few thousand bytes brings it in the end.
begin()
step = len(whole["2.anna"]) // 9


def breaks(name, asked):
    full = good.good(name, asked)
    return full if name == "latest.minisig" else full[:full.index(b"\r\n\r\n") + 4 + step]


good.lie = breaks
tries = 1
while ask().returncode != 0 and tries < 40:
    tries += 1
if lies_there() != NEW or tries > 12:
    fail(f"a line that breaks brings nothing in {tries} tries")
good.lie = None

# Rounds of chance: whatever comes in whatever order, the terminal shows the old or the new.
shutil.rmtree(f"{work}/state-rounds", ignore_errors=True)
shutil.copytree(f"{work}/state", f"{work}/state-rounds", symlinks=True)
begin(None)
publishings = [(OLD, whole["1.anna"], 1), (NEW, whole["2.anna"], 2), *[row[1:] for row in refused]]
for _ in range(rounds):
    publish(good, *random.choice(publishings))
    body = good.files[next(iter(good.files))]
    at = random.randrange(len(body))
    good.lie = random.choice([None, None, *[row[1] for row in lies[:8]], lambda name, asked, at=at: good.good(name, asked)[:at],
                              lambda name, _, body=body: answer(206, body[at:], tag(body)) if name != "latest.minisig" else None])
    ask()
    good.lie = None
    shows(lies_there())
publish(good, NEW, whole["2.anna"], 2)
if ask().returncode != 0 or lies_there() != NEW or terminal(f"{work}/state-rounds") != "2.anna":
    fail("after the rounds the new content is not shown")
print(f"{len(said)} bytes, {len(places)} cuts, {rounds} rounds, {len(seen)} different pairs tried by the terminal, {failures} failed")
sys.exit(failures > 0)
