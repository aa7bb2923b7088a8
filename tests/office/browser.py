"""A browser that is no browser, for the tests of the office's pages: one request a call, cookies and tokens by hand."""
import contextlib
import http.client
import re
import socket
import urllib.parse


class Line(http.client.HTTPConnection):
    """A port of this machine, or a Unix socket."""

    def __init__(self, place):
        super().__init__("127.0.0.1", place if isinstance(place, int) else 80, timeout=30)
        self.place = place

    def connect(self):
        if isinstance(self.place, int):
            super().connect()
        else:
            self.sock = socket.socket(socket.AF_UNIX)
            self.sock.settimeout(30)
            self.sock.connect(self.place)


class Browser:
    """`place`: a port, or the path of a socket; `always` goes with each request."""

    def __init__(self, place, host, origin, cookie_name="anna", **always):
        self.place, self.host, self.origin, self.name, self.always = place, host, origin, cookie_name, always
        self.cookie = None
        self.token = None

    def ask(self, method, path, body=None, **headers):
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
        text = answer.read().decode(errors="replace")
        line.close()
        given = re.match(rf"{self.name}=([0-9a-f]{{64}});", answer.headers["Set-Cookie"] or "")
        if given:
            self.cookie = given.group(1)
        found = re.search(r'name="token" value="([0-9a-f]{64})"', text)
        if found:
            self.token = found.group(1)
        return answer.status, text, answer.headers

    def post(self, path, fields=(), **headers):
        """With the token of the page that was seen last."""
        pairs = list(fields.items()) if isinstance(fields, dict) else list(fields)
        return self.ask("POST", path, [("token", self.token), *pairs], **headers)

    def sign_in(self, name, password, **more):
        return self.ask("POST", "/sign-in", {"name": name, "password": password, "then": "/", **more})


def hidden(text):
    """Hidden fields of a page, in their order."""
    import html
    return [(html.unescape(name), html.unescape(value)) for name, value in
            re.findall(r'<input type="hidden" name="([^"]*)" value="([^"]*)">', text)]
