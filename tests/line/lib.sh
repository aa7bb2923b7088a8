# shellcheck shell=sh
# What the tests of the line have in common: a certificate authority of their own, nginx that takes files, and a store that
# speaks S3, all on this machine. Begins as tests/office/lib.sh.
# shellcheck source=tests/office/lib.sh
. "$(dirname "$0")/../office/lib.sh"

build=$(cd "$(dirname "$ANNA_ADMIN")" && pwd)
# shellcheck disable=SC2034 # for the tests
ANNA_COURIER=${ANNA_COURIER:-$build/anna-courier}
servers=
trap 'kill $server $servers 2>/dev/null; rm -rf "$work"' EXIT
for tool in nginx openssl curl python3; do
    command -v "$tool" >/dev/null || { echo "SKIPPED: $tool is not installed"; exit 77; }
done

free_port()
{
    python3 -c 'import socket
s = socket.socket()
s.bind(("127.0.0.1", 0))
print(s.getsockname()[1])'
}

# authority NAME: a certificate authority, $work/NAME.pem, and a server's certificate for this machine by it,
# $work/NAME-server.pem and .key.
authority()
{
    openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 -subj "/CN=authority $1" \
        -keyout "$work/$1.key" -out "$work/$1.pem" 2>/dev/null || fail "openssl makes no authority"
    openssl req -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -subj /CN=localhost \
        -keyout "$work/$1-server.key" -out "$work/$1.csr" 2>/dev/null || fail "openssl asks for no certificate"
    printf 'subjectAltName=DNS:localhost,IP:127.0.0.1\n' >"$work/$1.ext"
    openssl x509 -req -in "$work/$1.csr" -CA "$work/$1.pem" -CAkey "$work/$1.key" -CAcreateserial -days 2 \
        -extfile "$work/$1.ext" -out "$work/$1-server.pem" 2>/dev/null || fail "openssl makes no certificate"
}

# waits_for PORT: until somebody listens there.
waits_for()
{
    for _ in $(seq 300); do
        ! python3 -c "import socket; socket.create_connection(('127.0.0.1', $1), 1)" 2>/dev/null || return 0
        sleep 0.1
    done
    fail "nobody listens at $1: $(cat "$work"/*.log 2>/dev/null | tail -5)"
}

# nginx_begin: files in $work/www at $site; whoever writes is `office`, with what $work/office.login says. Below drop/ anybody
# may put, and only the office may look, fetch and take away.
nginx_begin()
{
    port=$(free_port)
    # shellcheck disable=SC2034 # for the tests
    site=https://localhost:$port
    mkdir -p "$work/www/content" "$work/www/drop" "$work/ng"
    chmod 711 "$work"
    printf 'office\nlamp-soup-41\n' >"$work/office.login"
    chmod 600 "$work/office.login"
    printf 'office:%s\n' "$(openssl passwd -apr1 lamp-soup-41)" >"$work/htpasswd"
    cat >"$work/nginx.conf" <<END
daemon off;
$([ "$(id -u)" -ne 0 ] || echo "user root;")
worker_processes 1;
pid $work/ng/pid;
error_log $work/nginx.log warn;
events {}
http {
    access_log $work/access.log;
    client_body_temp_path $work/ng/body; proxy_temp_path $work/ng/p; fastcgi_temp_path $work/ng/f; uwsgi_temp_path $work/ng/u; scgi_temp_path $work/ng/s;
    server {
        listen 127.0.0.1:$port ssl;
        server_name localhost;
        ssl_certificate $work/ours-server.pem;
        ssl_certificate_key $work/ours-server.key;
        root $work/www;
        client_max_body_size 70m;
        create_full_put_path on;
        dav_access user:rw group:r all:r;
        location / {
            dav_methods PUT DELETE;
            limit_except GET { auth_basic office; auth_basic_user_file $work/htpasswd; }
        }
        location /drop/ {
            dav_methods PUT DELETE;
            client_max_body_size 6m;
            autoindex on;
            autoindex_format xml;
            limit_except PUT { auth_basic office; auth_basic_user_file $work/htpasswd; }
        }
    }
}
END
    nginx -c "$work/nginx.conf" -p "$work" 2>"$work/nginx.err" &
    servers="$servers $!"
    waits_for "$port"
}

# s3_begin BUCKET: a store at $store, whose keys stand in $work/store.login. Skips the test where npm is not there.
s3_begin()
{
    command -v npm >/dev/null || { echo "SKIPPED: npm is not installed"; done_testing; exit 77; }
    modules=$build/line
    (
        flock 9
        cmp -s "$here/package-lock.json" "$modules/package-lock.json" && [ -d "$modules/node_modules/s3rver" ] && exit 0
        mkdir -p "$modules"
        cp "$here/package.json" "$here/package-lock.json" "$modules"
        npm ci --prefix "$modules" --omit-lockfile-registry-resolved --no-audit --no-fund >"$modules.log" 2>&1
    ) 9>"$build/line.lock" || { cat "$build/line.log"; fail "npm installs no store"; }
    store_port=$(free_port)
    # shellcheck disable=SC2034 # for the tests
    store=https://localhost:$store_port/$1
    behind=$(free_port)
    printf 'town\ncup-hill-7\n' >"$work/store.login"
    chmod 600 "$work/store.login"
    mkdir "$work/store"
    node "$modules/node_modules/s3rver/bin/s3rver.js" -d "$work/store" -a localhost -p "$behind" --no-vhost-buckets \
        --configure-bucket "$1" >"$work/store.log" 2>&1 &
    servers="$servers $!"
    python3 "$here/signed.py" "$store_port" "$behind" "$work/ours-server.pem" "$work/ours-server.key" town cup-hill-7 >"$work/door.log" 2>&1 &
    servers="$servers $!"
    waits_for "$behind"
    waits_for "$store_port"
}
