"""Somebody with a browser that is none: asks the office's server for pages and sends forms. For the tests beside it."""
import http.client
import re
import urllib.parse


class Visitor:
    """Comes in by a link; counts what `must` found wrong."""

    def __init__(self, link):
        address = urllib.parse.urlsplit(link)
        self.host, self.port, self.cookie, self.failed = address.netloc, address.port, None, 0
        status, _, headers = self.ask("GET", address.path)
        self.must(status == 303, f"the link lets nobody in: {status}")
        self.cookie = re.match(r"[^=]*=([0-9a-f]{64});", headers["Set-Cookie"]).group(1)
        self.token = self.find(r'name="token" value="([0-9a-f]{64})"', "/history")

    def must(self, right, what):
        if not right:
            print("FAILED:", what)
            self.failed += 1

    def ask(self, method, path, form=None):
        """Status, text and headers."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        headers = {"Host": self.host}
        if self.cookie:
            headers["Cookie"] = f"anna={self.cookie}"
        if method == "POST":
            headers |= {"Origin": f"http://{self.host}", "Content-Type": "application/x-www-form-urlencoded"}
        body = urllib.parse.urlencode({"token": self.token, **form}) if form is not None else None
        connection.request(method, path, body, headers)
        answer = connection.getresponse()
        text = answer.read().decode()
        connection.close()
        return answer.status, text, answer.headers

    def page(self, path):
        status, text, _ = self.ask("GET", path)
        self.must(status == 200, f"{path}: {status}")
        return text

    def send(self, path, **form):
        """A form whose fields may have dots in their names, written as __; where it leads."""
        status, text, headers = self.ask("POST", path, {name.replace("__", "."): words for name, words in form.items()})
        return status, headers["Location"] or "", text

    def find(self, pattern, path):
        found = re.search(pattern, self.page(path), re.DOTALL)
        self.must(found, f"{path} has nothing like {pattern}")
        return found.group(1) if found else ""
