"""A browser that is no browser, for tests of the office's pages: comes in by a link, asks for pages, sends forms."""
import http.client
import os
import re
import subprocess
import urllib.parse


class Office:
    def __init__(self, workspace, link):
        self.workspace = workspace
        address = urllib.parse.urlsplit(link)
        self.host, self.port, self.cookie, self.failed = address.netloc, address.port, None, 0
        given = self.ask("GET", address.path)[2]["Set-Cookie"]
        self.cookie = re.match(r"anna=([0-9a-f]{64});", given).group(1)
        self.token = re.search(r'name="token" value="([0-9a-f]{64})"', self.ask("GET", "/")[1]).group(1)

    def ask(self, method, path, body=None, **headers):
        """One request: status, text (bytes if it is no text), headers. A form is a dict or a list of pairs."""
        whole = {"Host": self.host, "Cookie": f"anna={self.cookie}" if self.cookie else None}
        if method == "POST":
            whole |= {"Origin": f"http://{self.host}", "Content-Type": "application/x-www-form-urlencoded"}
        whole |= {name.replace("_", "-"): words for name, words in headers.items()}
        data = urllib.parse.urlencode(body).encode() if isinstance(body, (dict, list)) else body
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        connection.request(method, path, data, {name: words for name, words in whole.items() if words is not None})
        answer = connection.getresponse()
        text = answer.read()
        connection.close()
        return answer.status, text.decode() if answer.headers["Content-Type"].startswith("text/") else text, answer.headers

    def get(self, path):
        status, text, _ = self.ask("GET", path)
        self.must(status == 200, f"{path}: {status}")
        return text

    def post(self, path, *pairs, want=303, **fields):
        """Sends a form; the page that it leads to, or the answer itself if that is no way on."""
        form = [("token", self.token), *pairs, *fields.items()]
        status, text, headers = self.ask("POST", path, form)
        self.must(status == want, f"POST {path}: {status}, not {want}")
        return headers["Location"] if status == 303 else text

    def must(self, right, what):
        if not right:
            print("FAILED:", what)
            self.failed += 1

    def command(self, *words):
        """anna-admin beside the server; its output."""
        return subprocess.run([os.environ["ANNA_ADMIN"], "-w", self.workspace, *words], capture_output=True, text=True)
