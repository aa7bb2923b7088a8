#!/bin/sh
# The courier, a server that lies (lying.py), and the terminal: it shows the old content or the new. ANNA_ROUNDS, ANNA_CUTS (0:
# each byte) and ANNA_SEED play more, or the same again. usage as tests/office/lib.sh says.
# shellcheck source=tests/line/lib.sh
. "$(dirname "$0")/lib.sh"

authority ours
authority theirs
# server_certificate NAME SUBJECT DAYS...: by our authority, for that name and time.
server_certificate()
{
    cp "$work/ours-server.key" "$work/$1-server.key"
    openssl req -new -key "$work/$1-server.key" -subj "/CN=$2" -out "$work/$1.csr" 2>/dev/null
    printf 'subjectAltName=DNS:%s\n' "$2" >"$work/$1.ext"
    mkdir "$work/$1-ca"
    : >"$work/$1-ca/index"
    printf '[ca]\ndefault_ca=a\n[a]\ndatabase=%s/index\nserial=%s/serial\nnew_certs_dir=%s\ndefault_md=sha256\npolicy=p\n[p]\ncommonName=supplied\n' \
        "$work/$1-ca" "$work/$1-ca" "$work/$1-ca" >"$work/$1-ca/conf"
    openssl ca -batch -config "$work/$1-ca/conf" -rand_serial -cert "$work/ours.pem" -keyfile "$work/ours.key" -in "$work/$1.csr" \
        -extfile "$work/$1.ext" -startdate "$3" -enddate "$4" -out "$work/$1-server.pem" 2>"$work/err" || fail "openssl makes no certificate for $1"
}
server_certificate elsewhere other.example "$(date -u +%Y%m%d%H%M%SZ -d '-1 day')" "$(date -u +%Y%m%d%H%M%SZ -d '+1 day')"
server_certificate old localhost "$(date -u +%Y%m%d%H%M%SZ -d '-3 days')" "$(date -u +%Y%m%d%H%M%SZ -d '-2 days')"
server_certificate tomorrow localhost "$(date -u +%Y%m%d%H%M%SZ -d '+1 day')" "$(date -u +%Y%m%d%H%M%SZ -d '+2 days')"

# Small bundles, so that each byte can be cut at.
printf '[{"id": "one", "name": "Eins", "scope": "national", "provider": "Stadt", "topics": ["money"], "phone": "+492524280", "summary": "Hilft.", "source": "https://example.org", "as_of": "2026-11-01", "confidence": "high"}]' \
    >"$work/one.json"
for office in w foreign-office; do
    w=$work/$office
    exits 0 init --no-passphrase
    exits 0 import "$content/demo.json" "$work/one.json"
    exits 0 pack
    exits 0 offer set one summary "Hilft sehr."
    exits 0 pack
done
cp "$w/published/2.anna" "$work/foreign.anna"
cp "$w/published/2.anna.minisig" "$work/foreign.anna.minisig"
w=$work/w
cp "$w"/published/[12].anna* "$work"
exits 0 pack --site everswinkel
cp "$w/published/3.anna" "$work/other.anna"
cp "$w/published/3.anna.minisig" "$work/other.anna.minisig"

printf '[terminal]\nsite = ennigerloh\nkey = %s\n[courier]\nfolder = %s\n' "$w/keys/minisign.pub" "$work/courier" >"$work/kiosk.conf"
"$ANNA_KIOSK" install "$work/1.anna" --config "$work/kiosk.conf" --state "$work/state" >"$work/out" 2>"$work/err" || fail "the old content is not installed"
[ "$failures" -gt 0 ] || python3 "$here/lying.py" "$ANNA_ADMIN" "$ANNA_KIOSK" "$ANNA_COURIER" "$work" "${ANNA_ROUNDS:-120}" "${ANNA_CUTS:-40}" ||
    fail "the courier"

# Words that it does not know.
"$ANNA_COURIER" --help >"$work/out" || fail "no help"
says out "--once"
"$ANNA_COURIER" --version >"$work/out" || fail "no version"
refuses()
{
    printf '%b' "$1" >"$work/bad.conf"
    "$ANNA_COURIER" --config "$work/bad.conf" --once >"$work/out" 2>"$work/err"
    [ $? -eq 2 ] || fail "courier.conf is taken: $1"
    says err "$2"
}
refuses '[server]\nca = /x\n' "no address is named"
refuses '[server]\ncontent = ftp://a/\n' "line 2: an address begins with https://"
refuses '[server]\ncontent = https://a/\nelsewhere = b\n' "line 3: there is no such setting"
refuses '[server]\ncontent = https://a/\n[courier]\nminutes = 0\n' "line 4: minutes are a number"
refuses '[server]\ncontent = https://a/\ncredentials = /missing\n' "/missing"
done_testing
