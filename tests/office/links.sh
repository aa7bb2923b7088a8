#!/bin/sh
# check-links opens what a parent's phone would open, over TLS on loopback, and notes day and result.
. "$(dirname "$0")/lib.sh"

command -v openssl >/dev/null || { echo "SKIPPED: openssl is not installed"; exit 77; }
openssl req -x509 -newkey rsa:2048 -nodes -days 2 -keyout "$work/tls.key" -out "$work/tls.pem" -subj /CN=test \
    -addext "subjectAltName=DNS:termine.example.org,DNS:cal.example.com,DNS:stadt.example.org,DNS:wolke.example.net" \
    >"$work/out" 2>&1 || fail "openssl makes no certificate"
cat >"$work/server.py" <<'EOF'
import http.server, ssl, sys, time
class Page(http.server.BaseHTTPRequestHandler):
    def answer(self, status, body=b"", **head):
        self.send_response(status)
        for name, value in head.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
    def do_GET(self):
        open(sys.argv[1] + "/asked", "a").write(self.headers["Host"].split(":")[0] + self.path + "\n")
        if "provider=7" in self.path:
            self.answer(200, b'var p = {"name": "Familien-Coach \\u00fcberall"};')
        elif "provider=8" in self.path:
            self.answer(200, b"<option>Familien&shy;coach&nbsp;M&uuml;ller &amp; O&rsquo;Brien</option>")
        elif "provider=6" in self.path:
            self.answer(200, b"<option>somebody else</option>")
        elif self.path.startswith("/gone"):
            self.answer(404)
        elif self.path.startswith("/inside"):
            self.answer(302, Location="https://termine.example.org/page")
        elif self.path.startswith("/outside"):
            self.answer(302, Location="https://evil.example/page")
        elif self.path.startswith("/round"):
            self.answer(302, Location="https://stadt.example.org/round")
        elif self.path.startswith("/plain"):
            self.answer(302, Location="http://stadt.example.org/page")
        elif self.path.startswith("/slow"):
            time.sleep(20)
        elif self.path.startswith("/turn"):
            self.answer(int(open(sys.argv[1] + "/turn").read()))
        elif self.path.startswith("/busy"):
            self.answer(int(self.path[5:8]))
        elif self.path.startswith("/huge"):
            self.answer(200, b"x" * (5 << 20))
        else:
            self.answer(200, b"page")
    def log_message(self, *_):
        pass
server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Page)
server.daemon_threads = True
context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
context.load_cert_chain(sys.argv[1] + "/tls.pem", sys.argv[1] + "/tls.key")
server.socket = context.wrap_socket(server.socket, server_side=True)
open(sys.argv[1] + "/port.part", "w").write(str(server.server_address[1]))
import os
os.rename(sys.argv[1] + "/port.part", sys.argv[1] + "/port")
server.serve_forever()
EOF
python3 "$work/server.py" "$work" 2>"$work/server.log" &
server=$!
trap 'kill $server 2>/dev/null; rm -rf "$work"' EXIT
for _ in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30; do
    [ ! -f "$work/port" ] || break
    sleep 0.1
done
[ -f "$work/port" ] || { echo "the test's server does not start"; cat "$work/server.log"; exit 1; }
here="--connect 127.0.0.1:$(cat "$work/port") --ca $work/tls.pem"

exits 0 init --no-passphrase
exits 0 check-links
says out "no coach has a booking link"
cat >"$work/coaches.json" <<'EOF'
{"sites": [{"id": "s", "name": "S", "town": "t"}],
 "hosts": [{"id": "termine.example.org"}, {"id": "cal.example.com"}, {"id": "stadt.example.org"}],
 "coaches": [
 {"id": "good", "name": "Familien-Coach \u00fcberall", "booking":
  {"provider": "ea", "host": "termine.example.org", "serviceId": 3, "providerId": 7}},
 {"id": "alias", "name": "Coach Zwei", "booking":
  {"provider": "ea", "host": "termine.example.org", "serviceId": 3, "providerId": 7, "shown_as": "Familien-Coach \u00fcberall"}},
 {"id": "other", "name": "Familien-Coach \u00fcberall", "booking":
  {"provider": "ea", "host": "termine.example.org", "serviceId": 3, "providerId": 6}},
 {"id": "signs", "name": "Familiencoach M\u00fcller & O'Brien", "booking":
  {"provider": "ea", "host": "termine.example.org", "serviceId": 3, "providerId": 8}},
 {"id": "gone", "name": "A", "booking": {"provider": "plain", "url": "https://stadt.example.org/gone"}},
 {"id": "inside", "name": "A", "booking": {"provider": "plain", "url": "https://stadt.example.org/inside"}},
 {"id": "outside", "name": "A", "booking": {"provider": "plain", "url": "https://stadt.example.org/outside"}},
 {"id": "round", "name": "A", "booking": {"provider": "plain", "url": "https://stadt.example.org/round"}},
 {"id": "plain", "name": "A", "booking": {"provider": "plain", "url": "https://stadt.example.org/plain"}},
 {"id": "huge", "name": "A", "booking": {"provider": "plain", "url": "https://stadt.example.org/huge"}},
 {"id": "slow", "name": "A", "booking": {"provider": "plain", "url": "https://stadt.example.org/slow"}},
 {"id": "busy", "name": "A", "booking": {"provider": "plain", "url": "https://stadt.example.org/busy429"}},
 {"id": "closed", "name": "A", "booking": {"provider": "plain", "url": "https://stadt.example.org/busy403"}},
 {"id": "down", "name": "A", "booking": {"provider": "plain", "url": "https://stadt.example.org/busy503"}},
 {"id": "banned", "name": "A", "booking": {"provider": "plain", "url": "https://evil.example/x"}},
 {"id": "none", "name": "A", "phone": "+492214710150"}]}
EOF
exits 0 import "$work/coaches.json"
began=$(date +%s)
# shellcheck disable=SC2086 # options are words
exits 0 coach set slow last_check ok
exits 0 coach set slow last_checked_on "$(date -d '10 days ago' +%F)"
# shellcheck disable=SC2086
exits 1 check-links $here --seconds 2
[ $(($(date +%s) - began)) -lt 15 ] || fail "check-links waits longer than its time limit"
says out "15 links, 7 of them wrong, of 4 nobody could tell"
grep -q "evil.example" "$work/asked" && fail "a host that is not allowed was opened"

# result ID WORDS: so ended the check of that coach, and today.
result()
{
    exits 0 coach show "$1"
    says out "\"last_checked_on\": \"$(date +%F)\""
    says out "\"last_check\": \"$2"
}
result good ok
result alias ok
result signs ok
result inside ok
result other "the page does not name"
result gone "the server says 404"
result round "Maximum"
result plain "Protocol"
result huge "Fail"
result banned "booking: evil.example is not an allowed host"
exits 0 coach show outside
grep -q '"last_check": "ok"' "$work/out" && fail "a redirect to a foreign host is called right"
# Of what nobody could tell the last good day stays.
exits 0 coach show slow
says out '"last_check": "ok"'
says out "\"last_checked_on\": \"$(date -d '10 days ago' +%F)\""
for coach in busy closed down; do
    exits 0 coach show $coach
    if grep -q last_check "$work/out"; then fail "$coach is called right or wrong"; fi
done
exits 0 coach show none
grep -q last_check "$work/out" && fail "a coach without a link was checked"

# A certificate that nobody vouches for is no answer, and a server that is not there neither.
exits 0 coach set good last_check ""
exits 1 check-links --connect "127.0.0.1:$(cat "$work/port")" --seconds 2
result good "its certificate is not to be trusted: SSL certificate problem"
cp "$w/workspace.db" "$work/before.db"
exits 1 check-links --connect 127.0.0.1:1 --seconds 2
says out "could not tell: its host does not answer"
says out "nobody answered: is this computer in the network? nothing is stored"
cmp -s "$w/workspace.db" "$work/before.db" || fail "without an answer something was stored"

# The web addresses of offers too, each once.
cat >"$work/offers.json" <<'EOF'
{"sites": [{"id": "s", "name": "S", "town": "t"}],
 "topics": [{"id": "money", "name": "Geld", "icon": "payments", "tint": "teal"}],
 "offers": [
 {"id": "o1", "name": "A", "provider": "P", "topics": ["money"], "scope": "t", "summary": "S.", "confidence": "high", "web": "https://stadt.example.org/page"},
 {"id": "o2", "name": "B", "provider": "P", "topics": ["money"], "scope": "t", "summary": "S.", "confidence": "high", "web": "https://stadt.example.org/gone"},
 {"id": "o3", "name": "C", "provider": "P", "topics": ["money"], "scope": "t", "summary": "S.", "confidence": "high", "web": "https://stadt.example.org/page"},
 {"id": "o4", "name": "D", "provider": "P", "topics": ["money"], "scope": "t", "summary": "S.", "confidence": "high", "web": "https://stadt.example.org/busy503"},
 {"id": "o5", "name": "E", "provider": "P", "topics": ["money"], "scope": "t", "summary": "S.", "confidence": "high", "web": "https://stadt.example.org/turn"},
 {"id": "o6", "name": "F", "provider": "P", "topics": ["money"], "scope": "t", "summary": "S.", "confidence": "high"}]}
EOF
echo 200 >"$work/turn"
exits 0 import "$work/offers.json"
# shellcheck disable=SC2086
exits 1 check-links $here --seconds 2
says out "o1	https://stadt.example.org/page	ok"
says out "o2	https://stadt.example.org/gone	the server says 404"
says out "o4	https://stadt.example.org/busy503	could not tell: the server says 503"
grep -q "^o3" "$work/out" && fail "one address was opened twice"

# What came of it is kept with its day, and the list chooses by it.
# web STATE IDS: these offers the list shows of that state.
web()
{
    shown=$("$ANNA_ADMIN" -w "$w" offer list --web "$1" | cut -f1 | tr '\n' ' ')
    [ "$shown" = "$2" ] || fail "offer list --web $1 shows $shown"
}
web right "o1 o3 o5 "
web wrong "o2 "
web unknown "o4 "
web none "o6 "
exits 0 offer list
says out "web right on $(date +%F)"
says out "web wrong on $(date +%F): the server says 404"
exits 2 offer list --web broken
says err "right, wrong, unknown or none"
# turn STATUS TEXT: that server says STATUS; then the list says TEXT of it.
turn()
{
    echo "$1" >"$work/turn"
    python3 - "$w/workspace.db" "$(date -d '10 days ago' +%F)" <<'END'
import sqlite3, sys
db = sqlite3.connect(sys.argv[1])
db.execute("UPDATE x_link SET checked_on = ?", sys.argv[2:])
db.commit()
END
    # shellcheck disable=SC2086
    exits 1 check-links $here --seconds 2
    exits 0 offer list
    grep "^o5" "$work/out" >"$work/err"
    says err "$2"
}
for status in 403 429 503; do
    turn $status "web right on $(date -d '10 days ago' +%F)"
done
turn 404 "web wrong on $(date +%F): the server says 404"
turn 500 "web wrong on $(date -d '10 days ago' +%F)"
turn 200 "web right on $(date +%F)"
# Without any answer nothing is stored; with another address the old result is gone, and no copy of it stays.
cp "$w/workspace.db" "$work/before.db"
exits 1 check-links --connect 127.0.0.1:1 --seconds 2
says out "nothing is stored"
cmp -s "$w/workspace.db" "$work/before.db" || fail "without an answer something of an offer was stored"
exits 0 offer set o2 web https://stadt.example.org/other
web unknown "o2 o4 "
exits 0 offer confirm --all-shown --web unknown
says out "2 offers are checked"
# shellcheck disable=SC2086
exits 1 check-links $here --seconds 2
web wrong ""
grep -q "^o.*stadt.example.org/gone" "$work/out" && fail "an address that no offer has was opened"
# shellcheck disable=SC2086
exits 1 check-links $here --seconds 2 --coaches
grep -q "^o1" "$work/out" && fail "--coaches opens what is an offer's"
exits 2 check-links --seconds 0
exits 2 check-links --seconds x
exits 2 check-links good
kill $server 2>/dev/null
done_testing
