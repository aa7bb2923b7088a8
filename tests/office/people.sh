#!/bin/sh
# Who may sign in: usage as lib.sh says. What a password opens is proved by serve.sh and proxy.sh.
# shellcheck source=tests/office/lib.sh
. "$(dirname "$0")/lib.sh"

exits 2 people
exits 0 init --no-passphrase
exits 0 people
[ ! -s "$work/out" ] || fail "there are people in a new office"

# with PASSWORD CODE WORDS...: the password is the first line of the standard input.
with()
{
    printf '%s\n' "$1" | "$ANNA_ADMIN" -w "$w" people "$3" "$4" ${5+"$5" "$6"} >"$work/out" 2>"$work/err"
    got=$?
    [ $got -eq "$2" ] || fail "people $3 $4 exits with $got, not $2"
}
with "kaffee um halb acht" 0 add "Erika Muster" --role coordinator
with "kaffee um halb acht" 2 add "erika muster" --role editor
says err "there already"
with "short" 2 add Omar --role editor
says err "at least 12 characters"
with "" 2 add Omar --role editor
with "kaffee um halb acht" 2 add Omar --role admin
says err "editor, coordinator, committee, technician"
exits 2 people add Omar
says err "--role"
exits 0 people add Omar --role technician --no-passphrase
exits 0 people list
[ "$(cat "$work/out")" = "$(printf 'Erika Muster\tcoordinator\t\nOmar\ttechnician\twithout a password')" ] || fail "the list is another"
exits 0 people role omar editor
exits 2 people role nobody editor
with "tee um viertel nach" 0 password Omar
with "tee um viertel nach" 2 password nobody
exits 2 people password Omar --no-passphrase
exits 0 people
[ "$(cat "$work/out")" = "$(printf 'Erika Muster\tcoordinator\t\nOmar\teditor\t')" ] || fail "the list is another after the changes"
! grep -qa "kaffee um\|tee um" "$w/serve.db" || fail "a password stands in the file"
grep -qa "argon2id.v=19.m=19456,t=2,p=1." "$w/serve.db" || fail "no Argon2id"
exits 0 people remove "ERIKA MUSTER"
exits 2 people remove "Erika Muster"
exits 2 people add
exits 2 people role Omar
exits 2 people dance Omar
done_testing
