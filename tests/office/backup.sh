#!/bin/sh
# A workspace as one file, and a workspace of it again: all of it, or nothing; and what the file holds is said.
. "$(dirname "$0")/lib.sh"

# with PASSPHRASE WORDS...: anna-admin with a passphrase.
with()
{
    passphrase=$1
    shift
    echo "$passphrase" | "$ANNA_ADMIN" -w "$w" "$@" --passphrase-fd 0 >"$work/out" 2>"$work/err"
}

exits 2 backup "$work/b.zip"
says err "anna-admin init"
exits 0 init --no-passphrase
exits 0 import "$content"
exits 0 offer set ew-ogs cost "77 Euro"
exits 0 pack "$work/1.anna"
exits 0 pack "$work/2.anna"
exits 0 export --format anna "$work/before.json"
exits 0 history --json
cp "$work/out" "$work/history.json"

# Keys without a passphrase are sealed for the copy; without anybody to ask it is refused.
exits 2 backup "$work/b.zip"
[ ! -e "$work/b.zip" ] || fail "a copy that was refused is there"
with geheim backup "$work/b.zip" || fail "backup"
says out "keys/minisign.key.sealed:"
says out "sealed under the passphrase of this copy"
says out "published/2.anna:"
says out "the offers, their history, the reports and the keys"
[ "$(stat -c %a "$work/b.zip")" = 600 ] || fail "the copy has mode $(stat -c %a "$work/b.zip")"
mkdir "$work/unpacked"
(cd "$work/unpacked" && python3 -m zipfile -e "$work/b.zip" .) || fail "the copy is no ZIP"
[ ! -e "$work/unpacked/keys/minisign.key" ] || fail "a bare key lies in the copy"
secret=$(sed -n 2p "$w/keys/minisign.key")
if grep -rqF "$secret" "$work/unpacked"; then fail "the secret key can be read in the copy"; fi
[ -z "$(find "$w" -name '*.part*')" ] || fail "backup left pieces"
with geheim backup "$work/b.zip" && fail "a copy was overwritten"

exits 0 restore --list "$work/b.zip"
says out "keys/reports.key.sealed:"
says out "workspace.db:"
exits 2 restore "$work/b.zip"
says err "there is a workspace already"
w=$work/again
exits 2 restore "$work/b.zip" --no-passphrase
says err "give the passphrase"
with falsch restore "$work/b.zip" && fail "a wrong passphrase opens it"
says err "the passphrase is wrong"
[ -z "$(find "$w" -type f 2>/dev/null)" ] || fail "what failed left files: $(find "$w" -type f)"
with geheim restore "$work/b.zip" || fail "restore"
says out "its last bundle was number 2"
cmp -s "$work/w/keys/minisign.key" "$w/keys/minisign.key" || fail "the signing key is another one"
cmp -s "$work/w/keys/reports.key" "$w/keys/reports.key" || fail "the key for reports is another one"
[ -z "$(find "$w" -type f ! -perm 600)" ] || fail "others may read $(find "$w" -type f ! -perm 600)"
exits 0 export --format anna "$work/after.json"
cmp -s "$work/before.json" "$work/after.json" || fail "the offers are not the same"
exits 0 history --json
cmp -s "$work/out" "$work/history.json" || fail "the history is not the same"
exits 0 history --check
exits 0 undo
exits 0 pack "$work/3.anna"
says out "number 3,"

# Without a passphrase, if that is said; then it is said what that means.
exits 0 backup --no-passphrase "$work/bare.zip"
says out "keys/minisign.key: "
says out "WITHOUT a passphrase"
exits 0 restore --list "$work/bare.zip"
says out "WITHOUT a passphrase"
w=$work/third
exits 0 restore "$work/bare.zip"
exits 0 verify "$work/3.anna" --key "$w/keys/minisign.pub"

# Keys that have a passphrase stay under it.
w=$work/locked
echo geheim | "$ANNA_ADMIN" -w "$w" init --passphrase-fd 0 >/dev/null 2>&1 || fail "init"
exits 0 import "$content"
exits 0 backup "$work/locked.zip"
says out "under its own passphrase"
exits 0 restore --list "$work/locked.zip"
says out "under its own passphrase"
w=$work/locked2
exits 0 restore "$work/locked.zip"
with geheim pack "$work/l.anna" || fail "pack with the key that came back"

# What is no copy, or was changed, makes nothing.
w=$work/none
printf 'PK nonsense' >"$work/x.zip"
exits 2 restore "$work/x.zip"
exits 2 restore "$work/nowhere.zip"
python3 - "$work" <<'END'
import sys, zipfile
work = sys.argv[1]
def copy(name, change):
    with zipfile.ZipFile(work + "/bare.zip") as old, zipfile.ZipFile(work + "/" + name, "w") as new:
        for member in old.namelist():
            for to, data in change(member, old.read(member)):
                new.writestr(to, data)
copy("more.zip", lambda n, d: [(n, d)] + ([("keys/.bashrc", b"x")] if n == "workspace.db" else []))
copy("less.zip", lambda n, d: [] if n == "workspace.db" else [(n, d)])
copy("db.zip", lambda n, d: [(n, d[:5000] + b"x" * 5000 + d[10000:] if n == "workspace.db" else d)])
copy("up.zip", lambda n, d: [(n, d)] + ([("published/../../evil", b"x")] if n == "workspace.db" else []))
END
for bad in more less db up; do
    exits 2 restore "$work/$bad.zip"
    [ -z "$(find "$w" -type f 2>/dev/null)" ] || fail "$bad.zip left files"
done
[ ! -e "$work/evil" ] || fail "a file was written outside"
done_testing
