#!/bin/sh
# Proof of the secrets: nothing in the terminal's program can open a seal or sign; it leaves no core file; the
# draft is locked in memory.
. "$(dirname "$0")/lib.sh"

can_open='crypto_box_seal_open|crypto_box_open|crypto_secretbox_open|crypto_box_beforenm|crypto_scalarmult$'
can_sign='crypto_sign_detached|crypto_sign_keypair|crypto_sign_seed|crypto_sign$|crypto_sign_final|crypto_sign_ed25519$'
nm -u "$ANNA_KIOSK" | grep -E "$can_open" && fail "the terminal can open a seal"
nm -u "$ANNA_KIOSK" | grep -E "$can_sign" && fail "the terminal can sign"
nm "$ANNA_KIOSK" | grep -E ' [tT] (unseal_|keys_(open|make|sign))' && fail "the office's code is linked into the terminal"
nm -u "$ANNA_KIOSK" | grep -q crypto_box_seal || fail "the terminal does not seal"
# The office does both: the search would have found it.
nm -u "$ANNA_ADMIN" | grep -qE "$can_open" || fail "the search for opening finds nothing"
nm -u "$ANNA_ADMIN" | grep -qE "$can_sign" || fail "the search for signing finds nothing"
nm "$ANNA_ADMIN" | grep -qE ' [tT] (unseal_|keys_(open|make|sign))' || fail "the search for the office's code finds nothing"

make_office
install a "$work/1.anna"
if ! command -v Xvfb >/dev/null || ! command -v xdotool >/dev/null; then
    echo "SKIPPED: Xvfb or xdotool is not there"
    done_testing
    exit $?
fi
Xvfb -displayfd 3 -screen 0 1080x1920x24 -nolisten tcp 3>"$work/display" >/dev/null 2>&1 &
server=$!
trap 'kill $server 2>/dev/null; rm -rf "$work"' EXIT
for _ in 1 2 3 4 5 6 7 8 9 10; do
    [ -s "$work/display" ] && break
    sleep 0.3
done
mkdir "$work/cores"
display=:$(cat "$work/display")
(
    # shellcheck disable=SC3045 # dash has it
    ulimit -c unlimited
    cd "$work/cores" || exit 1
    DISPLAY=$display exec "$ANNA_KIOSK" --state "$work/a" --key "$pub" --size 1080x1920
) >"$work/printed" 2>&1 &
kiosk=$!
for _ in 1 2 3 4 5 6 7 8 9 10; do
    DISPLAY=$display xdotool search --name . >/dev/null 2>&1 && break
    sleep 0.3
done
sleep 0.5
grep -q "Max core file size *0 *0" "/proc/$kiosk/limits" || fail "a core file may be written"
locked=$(sed -n 's/^VmLck:[^0-9]*\([0-9]*\) kB/\1/p' "/proc/$kiosk/status")
[ "${locked:-0}" -ge 4 ] || fail "nothing is locked in memory"

# Somebody types with a real keyboard, sends, and a second later the whole program is looked through from
# outside; before sending the same search finds it.
# A figure first: the first letter of a text would become a capital.
marker=7$(od -An -N16 -tu1 /dev/urandom | tr -s ' \n' '\n\n' | awk 'NF {printf "%c", 97 + $1 % 25}')
click()
{
    DISPLAY=$display xdotool mousemove "$1" "$2" click 1
    sleep 0.7
}
# place ID: where it is, as the same visit without a display says it.
place()
{
    sed -n "s/^[a-z]* #$1 \".*\" \([0-9]*\),\([0-9]*\),\([0-9]*\),\([0-9]*\) .*/\1 \2 \3 \4/p" "$work/out" |
        awk '{print int($1 + $3 / 2), int($2 + $4 / 2); exit}'
}
steps="tap #nav:start"
for id in nav:report step:get_there nav:next nav:write key:done nav:ask nav:send; do
    printf '%s\ndump\n' "$steps" | visit a ennigerloh
    eval "at_$(echo $id | tr ':' '_')='$(place $id)'"
    steps="$steps
tap #$id"
    [ $id = nav:write ] && steps="$steps
type $marker"
done
at_nav_home=$(place nav:home)
# All words that a visitor can be given, as German shows them.
awk -F '\t' 'BEGIN { colours = 0 }
    $1 == "colour" { split($4, one, "|"); for (i in one) form[i, colours] = one[i]; colours++ }
    $1 == "thing" { split($4, part, "|"); for (i = 0; i < colours; i++) print form[part[2] + 1, i] " " part[1] }' \
    "$here/../../assets/words/three_words.tsv" >"$work/all-words"
[ "$(grep -vc '^ ' "$work/all-words")" = 2048 ] || fail "there are not 2,048 words"
echo "$marker" >"$work/marker"
# in_memory FILE: how many lines of the memory have a line of it.
in_memory()
{
    # The file is sparse: only what is mapped can be read.
    while read -r range rights rest; do
        case $rights in r*) ;; *) continue ;; esac
        case $rest in *'[v'*) continue ;; esac
        from=$((0x${range%-*} / 4096))
        pages=$((0x${range#*-} / 4096 - from))
        dd if="/proc/$kiosk/mem" bs=4096 skip=$from count=$pages 2>/dev/null
    done <"/proc/$kiosk/maps" | LC_ALL=C grep -caF -f "$1"
}
click 540 960
# shellcheck disable=SC2086,SC2154 # two numbers; set by eval above
for at in "$at_nav_report" "$at_step_get_there" "$at_nav_next" "$at_nav_write"; do click $at; done
DISPLAY=$display xdotool type --delay 30 "$marker"
sleep 0.5
if [ -r "/proc/$kiosk/mem" ] && [ "$(in_memory "$work/marker")" -gt 0 ]; then
    # shellcheck disable=SC2086,SC2154
    for at in "$at_key_done" "$at_nav_ask" "$at_nav_send"; do click $at; done
    sleep 1
    waiting a 1
    [ "$(in_memory "$work/marker")" -eq 0 ] || fail "the marker is in the memory of the real program after Danke"
    # Her three words stand on the screen; when she leaves the page they are nowhere.
    [ "$(in_memory "$work/all-words")" -gt 0 ] || fail "no three words are in memory: the search finds nothing"
    # shellcheck disable=SC2086,SC2154
    click $at_nav_home
    sleep 1
    [ "$(in_memory "$work/all-words")" -eq 0 ] || fail "three words are in memory after their page"
else
    echo "SKIPPED: the memory of another process cannot be read here"
fi
[ -s "$work/printed" ] && fail "the terminal prints: $(head -n 1 "$work/printed")"

# Killed as hard as can be: no core file.
kill -SEGV $kiosk
wait $kiosk 2>/dev/null
[ -z "$(ls "$work/cores")" ] || fail "there is a core file"
done_testing
