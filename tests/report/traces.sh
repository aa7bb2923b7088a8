#!/bin/sh
# Proof of the traces: a marker typed as the text of a report is found nowhere afterwards: not in the
# terminal's memory one second after "Danke", nor after leaving or walking away; not in the state folder, the
# stick's folder, or what the program prints. Each search finds the marker when it is there to be found.
. "$(dirname "$0")/lib.sh"

probe=$(dirname "$ANNA_ADMIN")/tests/report_traces
make_office
install a "$work/1.anna"

# A figure and 15 random letters a to y, and each moved one on: the first letter of a text would become a capital.
marker=7$(od -An -N15 -tu1 /dev/urandom | tr -s ' \n' '\n\n' | awk 'NF {printf "%c", 97 + $1 % 25}')
moved=$(echo "$marker" | tr 'a-y7' 'b-z8')

for ending in "" --leave --idle; do
    # shellcheck disable=SC2086 # no word for no option
    ANNA_MARKER=$moved "$probe" "$work/a" "$pub" $ending >"$work/out" 2>"$work/err" ||
        fail "memory after ${ending:-Danke}: $(tail -n 1 "$work/out")"
    # shellcheck disable=SC2086
    ANNA_MARKER=$moved "$probe" "$work/a" "$pub" $ending --no-wipe >"$work/out" 2>"$work/err"
    [ $? -eq 1 ] || fail "the search in memory finds nothing although nothing was overwritten ($ending)"
done

# The same when the page was read to her into headphones: neither here nor in anna-voice.
for ending in --leave --idle; do
    ANNA_MARKER=$moved "$probe" "$work/a" "$pub" $ending --aloud >"$work/out" 2>"$work/err" ||
        fail "read aloud, memory after $ending: $(tail -n 1 "$work/out")"
done
ANNA_MARKER=$moved "$probe" "$work/a" "$pub" --leave --aloud --no-wipe >"$work/out" 2>"$work/err"
[ $? -eq 1 ] || fail "the search in memory finds nothing although nothing was overwritten (read aloud)"

# The real program, its output, its folders.
mkdir "$work/stick"
{
    echo "tap #nav:start"
    echo "tap #nav:report"
    echo "tap #step:find"
    echo "tap #nav:next"
    echo "tap #nav:write"
    echo "type $marker"
    echo "expect $marker"
    echo "tap #key:done"
    echo "tap #nav:send"
    echo "screen thanks"
    echo "refuse $marker"
    echo "tap #nav:back"
    echo "refuse $marker"
} | visit a ennigerloh
cp "$work/out" "$work/printed"
cat "$work/err" >>"$work/printed"
waiting a 3
"$tool" stick "$work/a" "$work/1.anna" "$work/stick" || fail "no stick is written"
rm "$work/a.visit"
wide=$(echo "$marker" | sed 's/./&\\x00/g')
seek()
{
    grep -rlaP "$marker|$wide" "$@"
}
seek "$work/a" "$work/stick" "$work/printed" && fail "the marker is in a file"
printf '%s' "$marker" >"$work/a/outbox/control"
[ "$(seek "$work/a" | wc -l)" -eq 1 ] || fail "the search in files finds nothing"
rm "$work/a/outbox/control"

# But the office reads it: it was not lost.
exits 0 collect "$work/stick"
says out "3 new reports"
exits 0 reports
says out "$marker"

# A visitor who reports leaves the same words behind as one who does not: none.
echo "tap #nav:start" | visit a ennigerloh
cat "$work/out" "$work/err" >"$work/printed2"
cmp -s "$work/printed" "$work/printed2" || fail "the program prints something else when somebody reports"
done_testing
