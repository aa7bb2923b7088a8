"""A browser that is no browser, for the tests of the office's pages: one request a call, cookies and tokens by hand."""
import contextlib
import html
import http.client
import re
import socket
import time
import urllib.parse


def must(right, what):
    if not right:
        print("FAILED:", what)
        must.failed += 1


must.failed = 0


class Line(http.client.HTTPConnection):
    """A port of this machine, or a Unix socket."""

    def __init__(self, place):
        super().__init__("127.0.0.1", place if isinstance(place, int) else 80, timeout=60)
        self.place = place

    def connect(self):
        if isinstance(self.place, int):
            super().connect()
        else:
            self.sock = socket.socket(socket.AF_UNIX)
            self.sock.settimeout(60)
            self.sock.connect(self.place)


class Browser:
    """`place`: a port, or the path of a socket; `always` goes with each request."""

    def __init__(self, place, host, origin, cookie_name="anna", **always):
        self.place, self.host, self.origin, self.name, self.always = place, host, origin, cookie_name, always
        self.cookie = None
        self.token = None

    @classmethod
    def of(cls, link):
        """Where a link leads; nobody is in yet."""
        address = urllib.parse.urlsplit(link)
        return cls(address.port, address.netloc, f"http://{address.netloc}")

    @classmethod
    def by_link(cls, link):
        """Signed in by it."""
        new = cls.of(link)
        new.ask("GET", urllib.parse.urlsplit(link).path)
        new.get("/offers")
        return new

    def ask(self, method, path, body=None, **headers):
        """One request; headers that are None do not go. Bytes that are no text come as they are."""
        whole = {"Host": self.host, "Cookie": f"{self.name}={self.cookie}" if self.cookie else None}
        if method == "POST":
            whole |= {"Origin": self.origin, "Content-Type": "application/x-www-form-urlencoded"}
        whole |= {name.replace("_", "-"): words for name, words in (self.always | headers).items()}
        line = Line(self.place)
        line.putrequest(method, path, skip_host=True, skip_accept_encoding=True)
        data = urllib.parse.urlencode(body).encode() if isinstance(body, (dict, list)) else body
        if data is not None:
            whole.setdefault("Content-Length", str(len(data)))
        for name, words in whole.items():
            if words is not None:
                line.putheader(name, words.encode() if isinstance(words, str) else words)
        # Whoever is refused early may be cut off while he still speaks.
        with contextlib.suppress(BrokenPipeError):
            line.endheaders(data)
        answer = line.getresponse()
        text = answer.read()
        line.close()
        if re.search("text|svg", answer.headers["Content-Type"] or "text"):
            text = text.decode(errors="replace")
            found = re.search(r'name="token" value="([0-9a-f]{64})"', text)
            self.token = found.group(1) if found else self.token
        given = re.match(rf"{self.name}=([0-9a-f]{{64}});", answer.headers["Set-Cookie"] or "")
        self.cookie = given.group(1) if given else self.cookie
        return answer.status, text, answer.headers

    def get(self, path, **headers):
        return self.ask("GET", path, **headers)

    def page(self, path):
        status, text, _ = self.get(path)
        must(status == 200, f"{path}: {status}")
        return text

    def find(self, pattern, path):
        """What stands in a page where the pattern has its brackets."""
        found = re.search(pattern, self.page(path), re.DOTALL)
        must(found, f"{path} has nothing like {pattern}")
        return found.group(1) if found else ""

    def post(self, path, fields=(), **headers):
        """With the token of the page that was seen last."""
        pairs = list(fields.items()) if isinstance(fields, dict) else list(fields)
        return self.ask("POST", path, [("token", self.token), *pairs], **headers)

    def send(self, path, files, fields=None):
        """A form with files: (field, name, bytes) each."""
        body = b""
        for name, text in ({"token": self.token} | (fields or {})).items():
            body += f'--x-y\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{text}\r\n'.encode()
        for field, name, data in files:
            body += f'--x-y\r\nContent-Disposition: form-data; name="{field}"; filename="{name}"\r\n'.encode()
            body += b"Content-Type: application/octet-stream\r\n\r\n" + data + b"\r\n"
        return self.ask("POST", path, body + b"--x-y--\r\n", Content_Type="multipart/form-data; boundary=x-y")

    def await_errand(self, path):
        """Until it has ended: the page that it leads to, and where that is."""
        for _ in range(1200):
            status, text, headers = self.get(path)
            if status == 303:
                break
            time.sleep(0.1)
        must(status == 303, f"{path} does not end")
        where = headers["Location"]
        for _ in range(3):
            status, text, headers = self.get(where)
            if status != 303:
                break
            where = headers["Location"]
        return where, text

    def sign_in(self, name, password, **more):
        return self.ask("POST", "/sign-in", {"name": name, "password": password, "then": "/", **more})


def hidden(text):
    """Hidden fields of a page, in their order."""
    return [(html.unescape(name), html.unescape(value)) for name, value in
            re.findall(r'<input type="hidden" name="([^"]*)" value="([^"]*)">', text)]
