"""What the tests of the office's pages have in common: a browser that is no browser, signed in by a link."""
import http.client
import re
import time
import urllib.parse


def must(right, what):
    if not right:
        print("FAILED:", what)
        must.failed += 1


must.failed = 0


class Browser:
    def __init__(self, link):
        address = urllib.parse.urlsplit(link)
        self.host, self.port = address.netloc, address.port
        self.origin = f"http://{self.host}"
        self.cookie = None
        given = self.ask("GET", address.path)[2]["Set-Cookie"]
        self.cookie = re.match(r"anna=([0-9a-f]{64});", given).group(1)
        self.token = re.search(r'name="token" value="([0-9a-f]{64})"', self.get("/offers")[1]).group(1)

    def ask(self, method, path, body=None, **headers):
        """One request; headers that are None do not go. Bytes that are no text come as they are."""
        whole = {"Host": self.host, "Cookie": f"anna={self.cookie}" if self.cookie else None}
        if method == "POST":
            whole |= {"Origin": self.origin, "Content-Type": "application/x-www-form-urlencoded"}
        whole |= {name.replace("_", "-"): words for name, words in headers.items()}
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        connection.putrequest(method, path, skip_host=True, skip_accept_encoding=True)
        data = urllib.parse.urlencode(body).encode() if isinstance(body, dict) else body
        if data is not None:
            whole.setdefault("Content-Length", str(len(data)))
        for name, words in whole.items():
            if words is not None:
                connection.putheader(name, words)
        connection.endheaders(data)
        answer = connection.getresponse()
        got = answer.read()
        connection.close()
        return answer.status, got.decode() if re.search("text|svg", answer.headers["Content-Type"]) else got, answer.headers

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

    def post(self, path, fields, **headers):
        return self.ask("POST", path, {"token": self.token} | fields, **headers)

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
