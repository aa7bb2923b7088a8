"""What s3rver leaves out: in front of it, over TLS, each request must be signed as
https://docs.aws.amazon.com/IAM/latest/UserGuide/create-signed-request.html says, and its body must be what was signed.
usage: signed.py PORT BEHIND CERTIFICATE KEY NAME SECRET"""
import hashlib, hmac, http.client, re, ssl, sys, urllib.parse
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

port, behind, certificate, key, name, secret = sys.argv[1:]


def sign(words, bytes_):
    return hmac.new(words, bytes_.encode(), hashlib.sha256).digest()


def right(request, body):
    said = re.fullmatch(r"AWS4-HMAC-SHA256 Credential=([^/]+)/(\d{8})/([a-z0-9-]+)/s3/aws4_request, *SignedHeaders=([a-z0-9;-]+), *Signature=([0-9a-f]{64})",
                        request.headers.get("Authorization", ""))
    if not said or said[1] != name:
        return False
    date, region, signed = said[2], said[3], said[4].split(";")
    content = request.headers.get("x-amz-content-sha256", "")
    if content != hashlib.sha256(body).hexdigest() or "host" not in signed or "x-amz-content-sha256" not in signed:
        return False
    path, _, query = request.path.partition("?")
    query = "&".join(sorted(f"{urllib.parse.quote(a, safe='-_.~')}={urllib.parse.quote(b, safe='-_.~')}"
                            for a, b in urllib.parse.parse_qsl(query, keep_blank_values=True)))
    headers = "".join(f"{one}:{' '.join(request.headers[one].split())}\n" for one in signed)
    canonical = "\n".join([request.command, urllib.parse.quote(urllib.parse.unquote(path), safe="/-_.~"), query, headers, said[4], content])
    scope = f"{date}/{region}/s3/aws4_request"
    text = "\n".join(["AWS4-HMAC-SHA256", request.headers["x-amz-date"], scope, hashlib.sha256(canonical.encode()).hexdigest()])
    made = sign(sign(sign(sign(b"AWS4" + secret.encode(), date), region), "s3"), "aws4_request")
    return hmac.new(made, text.encode(), hashlib.sha256).hexdigest() == said[5]


class Door(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def answer(self):
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        if right(self, body):
            line = http.client.HTTPConnection("localhost", int(behind), timeout=60)
            keep = {k: v for k, v in self.headers.items() if k.lower() in ("content-length", "content-type", "range", "if-none-match", "if-range")}
            line.request(self.command, self.path, body or None, keep)
            got = line.getresponse()
            status, headers, sent = got.status, got.getheaders(), got.read()
        else:
            status, headers, sent = 403, [], b"<Error><Code>SignatureDoesNotMatch</Code></Error>"
        self.send_response(status)
        for one, value in headers:
            if one.lower() in ("etag", "content-type", "content-range", "last-modified"):
                self.send_header(one, value)
        if status not in (204, 304):
            self.send_header("Content-Length", str(len(sent)))
        self.end_headers()
        self.wfile.write(sent if status not in (204, 304) else b"")

    do_GET = do_PUT = do_DELETE = answer

    def log_message(self, *_):
        pass


context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
context.load_cert_chain(certificate, key)
server = ThreadingHTTPServer(("127.0.0.1", int(port)), Door)
server.socket = context.wrap_socket(server.socket, server_side=True)
server.serve_forever()
