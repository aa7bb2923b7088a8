#!/bin/sh
# The office behind nginx, with the example that it brings; the unit and the desktop's entry: usage as lib.sh says.
# shellcheck source=tests/office/lib.sh
. "$(dirname "$0")/lib.sh"

standing=$root/admin/standing
export PYTHONDONTWRITEBYTECODE=1
exits 0 init --no-passphrase
exits 0 import "$content/demo.json" "$content/offers.json"
for person in Erika:coordinator Omar:editor; do
    echo "kaffee um halb acht" | "$ANNA_ADMIN" -w "$w" people add "${person%:*}" --role "${person#*:}" || fail "people add"
done
nginx=
trap 'kill $server $nginx 2>/dev/null; rm -rf "$work"' EXIT

# begin OPTIONS...: on the socket; the link stands in $work/link.
begin()
{
    serving --socket "$work/socket" --host anna.example.org "$@"
}
over()
{
    kill "$server"
    wait "$server" || fail "the server ends with $?: $(cat "$work/serve.err")"
    [ ! -e "$work/socket" ] || fail "the socket is left"
}
exits 2 serve --socket "$work/socket"
exits 2 serve --host anna.example.org
begin --user-header X-Remote-User
python3 "$here/proxy.py" "$work/socket" "$(cat "$work/link")" named || failures=$((failures + 1))
over
begin
[ "$(stat -c %a "$work/socket")" = 660 ] || fail "the socket has mode $(stat -c %a "$work/socket")"
# One office a workspace: whoever starts it again is led to it.
exits 0 serve --no-browser
grep -q '^https://anna.example.org/in/[0-9a-f]\{64\}$' "$work/out" || fail "a second start does not lead to the first"
exits 2 serve --socket "$work/other" --host anna.example.org
says err "served already"
python3 "$here/proxy.py" "$work/socket" "$(cat "$work/link")" signed || failures=$((failures + 1))

# The example as it stands, but for its places: nobody is root here, and these ports are free.
if command -v nginx >/dev/null && command -v openssl >/dev/null && command -v curl >/dev/null; then
    openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=anna.example.org -addext subjectAltName=DNS:anna.example.org \
        -keyout "$work/key" -out "$work/pem" 2>/dev/null || fail "openssl makes no certificate"
    port=$(python3 -c 'import socket
a, b = socket.socket(), socket.socket()
a.bind(("127.0.0.1", 0)); b.bind(("127.0.0.1", 0))
print(a.getsockname()[1], b.getsockname()[1])')
    tls=${port% *}
    plain=${port#* }
    sed "s|/run/anna-office/socket|$work/socket|; s|/etc/ssl/anna-office.pem|$work/pem|; s|/etc/ssl/private/anna-office.key|$work/key|
        s|listen 443|listen 127.0.0.1:$tls|; s|listen 80;|listen 127.0.0.1:$plain;|" "$standing/nginx.conf" >"$work/site.conf"
    # www-data would be in the office's group; here both are one user.
    cat >"$work/nginx.conf" <<END
daemon off;
$([ "$(id -u)" -ne 0 ] || echo "user root;")
worker_processes 1;
pid $work/nginx.pid;
error_log $work/nginx.log warn;
events {}
http {
    client_body_temp_path $work/body; proxy_temp_path $work/proxied; fastcgi_temp_path $work/f; uwsgi_temp_path $work/u; scgi_temp_path $work/s;
    include $work/site.conf;
}
END
    nginx -t -c "$work/nginx.conf" -p "$work" >"$work/out" 2>&1 || fail "nginx refuses the example"
    nginx -c "$work/nginx.conf" -p "$work" 2>"$work/nginx.err" &
    nginx=$!
    web()
    {
        curl -s --cacert "$work/pem" --resolve "anna.example.org:$tls:127.0.0.1" --resolve "anna.example.org:$plain:127.0.0.1" \
            -b "$work/jar" -c "$work/jar" "$@"
    }
    for _ in $(seq 50); do
        ! web -o /dev/null "https://anna.example.org:$tls/" || break
        sleep 0.1
    done
    site=https://anna.example.org:$tls
    own="Origin: https://anna.example.org"
    web -D "$work/head" -o "$work/out" "$site/"
    grep -q '^HTTP/2 401' "$work/head" || fail "nginx does not lead to the office: $(head -1 "$work/head")"
    grep -qi '^strict-transport-security' "$work/head" || fail "nothing keeps browsers to TLS"
    web -o /dev/null -w '%{http_code} %{redirect_url}' "http://anna.example.org:$plain/offers?a=b" >"$work/out"
    says out "308 https://anna.example.org/offers?a=b"
    curl -sk --resolve "evil.example:$tls:127.0.0.1" "https://evil.example:$tls/" >"$work/out" && fail "another name is answered"
    web -D "$work/head" -o /dev/null -H "$own" --data-urlencode "name=Erika" --data-urlencode "password=kaffee um halb acht" "$site/sign-in"
    grep -q '^HTTP/2 303' "$work/head" || fail "nobody can sign in through nginx: $(head -1 "$work/head")"
    grep -qi '^set-cookie: __Host-anna=.*Secure' "$work/head" || fail "the cookie is not of TLS alone"
    web "$site/offers" >"$work/out"
    says out "<strong>Erika</strong>"
    # What a browser says of itself stays outside.
    [ "$(web -o /dev/null -w '%{http_code}' -H "X-Forwarded-Host: evil.example" -H "X-Forwarded-Proto: http" "$site/offers")" = 200 ] || fail "a browser's X-Forwarded-* comes through"
    [ "$(web -o /dev/null -w '%{http_code}' -H "Origin: https://evil.example" --data a=b "$site/confirm/ew-rathaus")" = 403 ] || fail "another site's form comes through"
    head -c 300000 /dev/zero | tr '\0' a >"$work/large"
    [ "$(web -o /dev/null -w '%{http_code}' -H "$own" --data-binary "@$work/large" "$site/offers")" = 413 ] || fail "too much comes through"
    # Guessing is slowed by address too.
    many=0
    for _ in $(seq 12); do
        [ "$(web -o /dev/null -w '%{http_code}' -H "$own" --data "name=x$many&password=wrong+words+all" "$site/sign-in")" != 429 ] || many=$((many + 1))
    done
    [ "$many" -gt 0 ] || fail "one address may guess without end"
    ! grep -q "in/\|sign-in" "$work/nginx.log" "$work/nginx.err" 2>/dev/null || grep -q limiting "$work/nginx.log" || fail "a log holds what was asked"
    kill "$nginx"
    wait "$nginx" || fail "nginx ends with $?"
    # Behind nginx alone: whoever names himself is not believed even where a sign-on is.
    over
    begin --user-header X-Remote-User
    nginx -c "$work/nginx.conf" -p "$work" 2>"$work/nginx.err" &
    nginx=$!
    for _ in $(seq 50); do
        ! web -o /dev/null "$site/" || break
        sleep 0.1
    done
    [ "$(web -o /dev/null -w '%{http_code}' -H "X-Remote-User: Erika" "$site/offers")" = 401 ] || fail "a browser names itself past the sign-on"
    kill "$nginx"
    wait "$nginx" || fail "nginx ends with $?"
    nginx=
else
    echo "SKIPPED: nginx-light, openssl or curl is not installed"
fi
over

# Started by a click.
if command -v desktop-file-validate >/dev/null; then
    desktop-file-validate "$standing/anna-office.desktop" >"$work/out" 2>&1 || fail "the desktop's entry is none"
    [ ! -s "$work/out" ] || fail "the desktop's entry: $(cat "$work/out")"
else
    echo "SKIPPED: desktop-file-utils is not installed"
fi
if command -v systemd-analyze >/dev/null; then
    sed "s|/usr/bin/anna-admin|$ANNA_ADMIN|" "$standing/anna-office.service" >"$work/anna-office.service"
    mkdir -m 700 "$work/run"
    XDG_RUNTIME_DIR=$work/run systemd-analyze --user --man=no verify "$work/anna-office.service" >"$work/out" 2>&1 || fail "the unit is none"
    [ ! -s "$work/out" ] || fail "the unit: $(cat "$work/out")"
else
    echo "SKIPPED: systemd-analyze is not installed"
fi
# The unit waits until the office listens: it says so to whoever started it.
python3 - "$ANNA_ADMIN" "$w" "$work/notify" <<'END' || fail "the office does not say that it is ready"
import os, signal, socket, subprocess, sys
admin, workspace, path = sys.argv[1:]
line = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
line.bind(path)
line.settimeout(20)
child = subprocess.Popen([admin, "-w", workspace, "serve", "--no-browser"], stdout=subprocess.PIPE, env=os.environ | {"NOTIFY_SOCKET": path}, text=True)
ready = line.recv(100)
link = child.stdout.readline()
child.send_signal(signal.SIGTERM)
sys.exit(child.wait() != 0 or b"READY=1" not in ready or ".localhost:" not in link)
END
done_testing
