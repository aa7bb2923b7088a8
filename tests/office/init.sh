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

# A passphrase file of Windows, and the same without a line's end, open one key.
w=$work/crlf
printf 'geheim\r\n' | "$ANNA_ADMIN" -w "$w" init --passphrase-fd 0 >"$work/out" 2>"$work/err" || fail "a passphrase with CR LF"
printf 'geheim' | "$ANNA_ADMIN" -w "$w" pack --passphrase-fd 0 "$work/crlf.anna" >"$work/out" 2>"$work/err"
grep -q passphrase "$work/err" && fail "the carriage return was taken for a part of the passphrase"

# Ctrl-C at the question leaves the terminal with its echo.
python3 - "$ANNA_ADMIN" "$work/interrupted" <<'EOF' || fail "Ctrl-C leaves the terminal without its echo"
import os, pty, signal, sys, termios, time
terminal, slave = pty.openpty()
pid = os.fork()
if pid == 0:
    os.setsid()
    # Who runs tests in the background ignores it, and so would all that are begun from there.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    os.close(os.open(os.ttyname(slave), os.O_RDWR))  # becomes the terminal that /dev/tty is
    os.execv(sys.argv[1], [sys.argv[1], "-w", sys.argv[2], "init"])
said = b""
while b"Passphrase" not in said:
    said += os.read(terminal, 1000)
def echo():
    return bool(termios.tcgetattr(terminal)[3] & termios.ECHO)
end = time.time() + 20
while echo() and time.time() < end:
    time.sleep(0.02)
assert not echo(), "what is typed is shown"
os.write(terminal, b"ge\x03")
_, status = os.waitpid(pid, 0)
assert os.WIFSIGNALED(status) and os.WTERMSIG(status) == 2, status
assert termios.tcgetattr(slave)[3] & termios.ECHO
EOF
done_testing
