#!/bin/sh
# What a page says when something did not go well, in German: why, and a way on. Usage as lib.sh says.
# shellcheck source=tests/office/lib.sh
. "$(dirname "$0")/lib.sh"

printf 'zwölf Birnen & ein <Apfel>\n' >"$work/secret"
admin init --passphrase-fd 3 3<"$work/secret" || fail "init"
exits 0 import "$content/demo.json" "$content/offers.json"
LANGUAGE=de
export LANGUAGE
mkdir "$work/stick"
trap '[ -z "$server" ] || kill "$server" 2>/dev/null; umount "$work/stick" 2>/dev/null; rm -rf "$work"' EXIT
serving --stick "$work/stick"
# result WAY...: what publishing says now, by the ways of serve_results.py.
result()
{
    admin serve --link
    ANNA_ADMIN=$ANNA_ADMIN python3 "$here/serve_results.py" "$w" "$(cat "$work/out")" "$work/stick" "$@" || failures=$((failures + 1))
}
result passphrase files
if mount -t tmpfs -o size=96k tmpfs "$work/stick" 2>/dev/null; then
    result full
    mount -o remount,ro "$work/stick"
    result shut
    umount "$work/stick"
else
    echo "SKIPPED: no file system can be mounted here"
fi
result pulled
result none
kill "$server"
wait "$server" || fail "the server ends with $?"
done_testing
