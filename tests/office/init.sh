#!/bin/sh
# A workspace is made once, with keys that minisign takes.
. "$(dirname "$0")/lib.sh"

exits 0 init --no-passphrase
for file in workspace.db keys/minisign.key keys/minisign.pub keys/reports.key keys/reports.pub; do
    [ -f "$w/$file" ] || fail "$file is missing"
done
[ -d "$w/published" ] || fail "published/ is missing"
for file in keys/minisign.key keys/reports.key; do
    [ "$(stat -c %a "$w/$file")" = 600 ] || fail "$file can be read by others"
done
(cd "$w" && find . -type f -exec sha256sum {} + | sort) >"$work/before"
exits 2 init --no-passphrase
says err "never overwrites"
(cd "$w" && find . -type f -exec sha256sum {} + | sort) >"$work/after"
cmp -s "$work/before" "$work/after" || fail "a second init changed something"

w=$work/half
mkdir -p "$w/keys"
echo mine >"$w/keys/reports.pub"
exits 2 init --no-passphrase
[ "$(cat "$w/keys/reports.pub")" = mine ] || fail "init overwrote a key"
[ -e "$w/workspace.db" ] || [ -e "$w/keys/minisign.key" ] && fail "init left a half workspace"

w=$work/none
exits 2 init </dev/null
exits 2 init --passphrase-fd 9
exits 2 init --passphrase-fd x
exits 2 init --passphrase-fd 0 --no-passphrase
: | "$ANNA_ADMIN" -w "$w" init --passphrase-fd 0 >"$work/out" 2>"$work/err" && fail "an empty passphrase was taken"
[ -e "$w/workspace.db" ] && fail "a failed init left a workspace"

ANNA_WORKSPACE=$work/env "$ANNA_ADMIN" init --no-passphrase >/dev/null || fail "init does not know ANNA_WORKSPACE"
[ -f "$work/env/workspace.db" ] || fail "ANNA_WORKSPACE is not where the workspace is"
HOME=$work/home "$ANNA_ADMIN" init --no-passphrase >/dev/null || fail "init does not know HOME"
[ -f "$work/home/.local/share/anna/workspace.db" ] || fail "the default workspace is somewhere else"
done_testing
