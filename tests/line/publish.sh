#!/bin/sh
# What was packed goes to a server: nginx that takes files, and a store that speaks S3. usage as tests/office/lib.sh says.
# shellcheck source=tests/line/lib.sh
. "$(dirname "$0")/lib.sh"

authority ours
authority theirs
nginx_begin
www=$work/www/content
exits 0 init --no-passphrase
exits 0 import "$content/demo.json" "$content/offers.json"
publish()
{
    want=$1
    shift
    exits "$want" publish --credentials "$work/office.login" --ca "$work/ours.pem" "$@" "$site/content"
}

publish 2
says err "nothing was packed for all sites yet"
exits 0 pack
publish 0
says out "$site/content/1.anna.zst: "
says out "sent and read back"
says out "number 1 is what terminals fetch now"
[ "$(ls "$www")" = "1.anna.zst
latest.minisig" ] || fail "on the server lies: $(ls "$www")"
# Everybody's tools read it: plain files, the signature of minisign.
zstd -qdc "$www/1.anna.zst" | cmp - "$w/published/1.anna" || fail "zstd reads something else"
cmp "$www/latest.minisig" "$w/published/1.anna.minisig" || fail "the signature is another one"

# Once more sends nothing but the signature.
stat -c %Y.%i "$www/1.anna.zst" >"$work/was"
publish 0
says out "were there already"
[ "$(cat "$work/was")" = "$(stat -c %Y.%i "$www/1.anna.zst")" ] || fail "what lay there was written again"

# A number never changes what it holds, unless nobody was told of it yet.
cp "$www/1.anna.zst" "$work/kept"
echo other >"$www/1.anna.zst"
publish 2
says err "something else lies there"
cp "$work/kept" "$www/1.anna.zst"
exits 0 pack
printf 'half' >"$www/2.anna.zst"
publish 0
says out "number 2 is what terminals fetch now, it was 1 before"
zstd -qdc "$www/2.anna.zst" | cmp - "$w/published/2.anna" || fail "a half was not written over"
# It is over 1 MB: what changed since the one before lies there too.
[ "$(stat -c %s "$w/published/2.anna")" -gt 1048576 ] || fail "the bundle is a small one"
zstd -qdc --long=27 "--patch-from=$w/published/1.anna" "$www/2-from-1.anna.zst" | cmp - "$w/published/2.anna" ||
    fail "zstd makes something else of the patch"
[ "$(stat -c %s "$www/2-from-1.anna.zst")" -lt $(($(stat -c %s "$www/2.anna.zst") / 4)) ] || fail "the patch is no gain"

# What the server has is newer, another site's, another office's, or nothing known.
cp "$www/latest.minisig" "$work/newest"
mv "$w/published/2.anna.minisig" "$work/away"
publish 2
says err "has number 2, which is newer than 1"
mv "$work/away" "$w/published/2.anna.minisig"
exits 0 pack --site ennigerloh
publish 2 --site ennigerloh
says err 'the server has content for "all"'
publish 0
says out "number 2 is what terminals fetch now"
exits 0 publish --site ennigerloh --credentials "$work/office.login" --ca "$work/ours.pem" "$site/content/ennigerloh/"
says out "number 3 is what terminals fetch now"
"$ANNA_ADMIN" -w "$work/other" init --no-passphrase >/dev/null
"$ANNA_ADMIN" -w "$work/other" import "$content/demo.json" "$content/offers.json" >/dev/null
"$ANNA_ADMIN" -w "$work/other" pack >/dev/null
cp "$work/other/published/1.anna.minisig" "$www/latest.minisig"
publish 2
says err "latest.minisig"
echo "<html>Bitte anmelden</html>" >"$www/latest.minisig"
publish 2
cp "$work/newest" "$www/latest.minisig"
printf x >>"$w/published/2.anna"
publish 2
says err "2.anna"
truncate -s -1 "$w/published/2.anna"

# Doors: https alone, the right authority, who comes there; no secret in an address or where others read it.
exits 2 publish --ca "$work/ours.pem" "http://localhost:$port/content"
says err "https://"
exits 2 publish --ca "$work/ours.pem" "https://office:lamp-soup-41@localhost:$port/content"
says err "do not stand in an address"
! grep -q lamp-soup "$work/err" || fail "the secret is said again"
exits 2 publish --credentials "$work/office.login" --ca "$work/theirs.pem" "$site/content"
says err "certificate"
exits 2 publish --credentials "$work/office.login" "$site/content"
says err "certificate"
exits 0 pack
exits 2 publish --ca "$work/ours.pem" "$site/content"
says err "does not let us in"
chmod 644 "$work/office.login"
publish 2
says err "others may read it"
chmod 600 "$work/office.login"
echo office >"$work/half.login"
chmod 600 "$work/half.login"
exits 2 publish --credentials "$work/half.login" --ca "$work/ours.pem" "$site/content"
says err "name and secret are needed"
exits 2 publish --credentials "$work/missing" --ca "$work/ours.pem" "$site/content"
exits 2 publish --region "a b" --credentials "$work/office.login" --ca "$work/ours.pem" "$site/content"
export ANNA_SERVER_NAME=office
exits 2 publish --ca "$work/ours.pem" "$site/content"
says err 'ANNA_SERVER_NAME'
export ANNA_SERVER_SECRET=lamp-soup-41
exits 0 publish --ca "$work/ours.pem" "$site/content"
says out "number 4 is what terminals fetch now, it was 2 before"
unset ANNA_SERVER_NAME ANNA_SERVER_SECRET
exits 0 history
! grep -qr lamp-soup "$w" || fail "the workspace keeps the secret"

# A small one has no patches.
printf '[{"id": "one", "name": "Eins", "scope": "national", "provider": "Stadt", "topics": ["money"], "phone": "+492524280", "summary": "Hilft.", "source": "https://example.org", "as_of": "2026-11-01", "confidence": "high"}]' \
    >"$work/one.json"
w=$work/small
exits 0 init --no-passphrase
exits 0 import "$content/demo.json" "$work/one.json"
for _ in 1 2; do
    exits 0 pack
    exits 0 publish --credentials "$work/office.login" --ca "$work/ours.pem" "$site/small"
done
[ "$(cd "$work/www/small" && echo *)" = "1.anna.zst 2.anna.zst latest.minisig" ] || fail "of the small one lies: $(ls "$work/www/small")"
w=$work/w

s3_begin town
exits 0 publish --credentials "$work/store.login" --region us-east-1 --ca "$work/ours.pem" "$store/content"
says out "number 4 is what terminals fetch now"
exits 0 publish --credentials "$work/store.login" --region us-east-1 --ca "$work/ours.pem" "$store/content"
says out "were there already"
printf 'town\nwrong\n' >"$work/store.login"
exits 2 publish --credentials "$work/store.login" --region us-east-1 --ca "$work/ours.pem" "$store/content"
says err "does not let us in"
exits 2 publish --region us-east-1 --ca "$work/ours.pem" "$store/content"
says err "wants --credentials"
done_testing
