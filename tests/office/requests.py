"""Requests as chance makes them, from good ones: the office must stand, and answer well afterwards.
usage: requests.py LINK COUNT SEED    prints what failed; exits with 1 then"""
import contextlib
import random
import re
import socket
import sys
import urllib.parse

from browser import Browser

link, count = sys.argv[1], int(sys.argv[2])
seed = int(sys.argv[3])
chance = random.Random(seed)
address = urllib.parse.urlsplit(link)
one = Browser.of(link)
one.ask("GET", address.path)
one.ask("GET", "/offers")
head = f"Host: {address.netloc}\r\nCookie: anna={one.cookie}\r\n"


def post(path, body):
    return (f"POST {path} HTTP/1.1\r\n{head}Origin: http://{address.netloc}\r\nContent-Type: application/x-www-form-urlencoded\r\n"
            f"Content-Length: {len(body)}\r\n\r\n{body}").encode()


token = f"token={one.token}&"
seeds = [f"GET {path} HTTP/1.1\r\n{head}\r\n".encode() for path in
         ("/", "/offers?search=rathaus&filter=old&from=0", "/offer/ew-rathaus?lang=ar", "/history?id=ew-rathaus", "/people", "/account", "/settings",
          "/town", "/keys", "/in/" + "0" * 64, "/office.css", "/translate/ar", "/numbers", "/coaches?code=K7M-2RX")]
seeds += [post("/offer/ew-rathaus", token + "was.phone=%2B492582880&phone=%2B492582881&lang="), post("/confirm/ew-rathaus", token),
          post("/people/add", token + "name=Omar&role=editor&password="), post("/town", token + "city=A&name=B&phone=&street=&postcode="),
          post("/sign-in", "name=a&password=b&then=%2Foffers&carried=1&typed.x=y"), post("/undo/1", token)]
words = [b"\r\n", b"\r\n\r\n", b"%00", b"%", b"%FF", b"&" * 600, b"=" * 9, b"\x00", b"\xff\xfe", b"../", b"Content-Length: 0\r\n", b"Content-Length: 99999999999999999999\r\n",
         b"Transfer-Encoding: chunked\r\n", b"7fffffff\r\n", b"Cookie: anna=\r\n", b"Expect: 100-continue\r\n", b"Host: x\r\n", b"A" * 70000, b"HTTP/0.9", b"HTTP/9.9",
         b"Connection: Upgrade\r\n", b"Range: bytes=0-1,2-\r\n", b"?", b"#", b";", "ä€𝄞".encode()]


def broken(data):
    out = bytearray(data)
    for _ in range(chance.randint(1, 6)):
        at = chance.randrange(len(out) + 1)
        kind = chance.randrange(5)
        if kind == 0 and at < len(out):
            out[at] = chance.randrange(256)
        elif kind == 1:
            out[at:at] = chance.choice(words)
        elif kind == 2:
            del out[at:at + chance.randint(1, 40)]
        elif kind == 3:
            out[at:at] = out[chance.randrange(len(out) + 1):][:chance.randint(1, 200)]
        else:
            out = out[:at] if chance.random() < 0.3 else out + chance.choice(seeds)
    return bytes(out)


failed = 0
for turn in range(count):
    data = broken(chance.choice(seeds))
    answer = b""
    with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", address.port), timeout=0.3) as line:
        line.sendall(data)
        line.shutdown(socket.SHUT_WR)
        while piece := line.recv(65536):
            answer += piece
    first = answer.split(b"\r\n")[0]
    # What is no request may go without a word; what is answered is so by a status that we know, and never by a fault of ours.
    if answer and not re.match(rb"HTTP/1\.[01] (100|200|303|40[01345]|409|413|414|417|42[129]|431|501|505)\b", first) and first[:5] == b"HTTP/":
        print(f"FAILED: turn {turn} of seed {seed}: {first!r} to {data[:200]!r}")
        failed += 1
if one.ask("GET", "/offers")[0] not in (200, 401):
    print(f"FAILED: the office is not well after seed {seed}")
    failed += 1
sys.exit(failed > 0)
