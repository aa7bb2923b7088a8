#!/bin/sh
# How options are written, what is said of those that are wrong, and what the help says.
# shellcheck source=lib.sh
. "$(dirname "$0")/lib.sh"

# could_not TEXT WORDS...: exit 2, one sentence on stderr that has this text, nothing on stdout.
could_not()
{
    text=$1
    shift
    exits 2 "$@"
    says err "$text"
    [ "$(wc -l <"$work/err")" -eq 1 ] || fail "anna-admin $* does not say one sentence"
    [ ! -s "$work/out" ] || fail "anna-admin $* says its failure on stdout"
}

# With =, behind the words, and the workspace on either side of the command.
exits 0 init --no-passphrase
exits 0 import --format=anna "$content/demo.json" "$content/offers.json"
exits 0 pack "$work/a.anna" --no-passphrase --date=2026-11-23 --valid-until 2026-12-24
exits 0 verify --key="$w/keys/minisign.pub" "$work/a.anna"
"$ANNA_ADMIN" offer list -w "$w" >"$work/out" 2>"$work/err" || fail "-w behind the command"
"$ANNA_ADMIN" offer "--workspace=$w" list >"$work/again" 2>"$work/err" || fail "--workspace="
cmp "$work/out" "$work/again" || fail "-w and --workspace are not the same"
POSIXLY_CORRECT=1 "$ANNA_ADMIN" -w "$w" offer show ew-ogs -w "$w" >"$work/out" 2>"$work/err" ||
    fail "POSIXLY_CORRECT changes what is read"

# Values and words that begin with a hyphen.
exits 0 offer set ew-ogs cost "-5 Euro mit dem Pass"
exits 0 offer show ew-ogs
says out "-5 Euro mit dem Pass"
exits 0 offer set ew-ogs cost -- "--frei--"
exits 0 offer show ew-ogs
says out "--frei--"
could_not '-F: there is no such option; a word that begins with a hyphen stands behind "--"' offer set ew-ogs cost "-Frei"
could_not '"-h" is not a format' export --format -h "$work/x"
exits 0 lint --text=- </dev/null
could_not '--frei--: there is no such option' offer set ew-ogs cost "--frei--"

# What is wrong, and what may have been meant. A shortened name is none: the next option could change what it means.
could_not "--dat: there is no such option (did you mean --date?); see anna-admin help pack" pack --dat 2026-11-23 "$work/x.anna"
could_not "--vaild-until: there is no such option (did you mean --valid-until?)" pack --vaild-until=2026-12-24 "$work/x.anna"
could_not "-json: there is no such option (did you mean --json?)" reports -json
could_not "--date: its value is missing" pack "$work/x.anna" --date
could_not "--date: stands there twice" pack --date 2026-11-23 --date=2026-11-23 "$work/x.anna"
could_not "--json: takes no value" reports --json=yes
could_not "(did you mean reports?)" report
could_not "options of a command stand behind its name" --date 2026-11-23 pack "$work/x.anna"
could_not "too few words; see anna-admin help verify" verify
could_not '"more": too many words; see anna-admin help pack' pack "$work/x.anna" more
could_not "(did you mean pack?)" help pakc
[ ! -e "$work/x.anna" ] || fail "something was packed"

# The help of a command in four ways, wherever it is asked for; of the program in four.
exits 0 help pack
mv "$work/out" "$work/pack"
for words in "pack --help" "pack -h" "pack x.anna --site y --help --nonsense" "help pack"; do
    # shellcheck disable=SC2086 # words
    exits 0 $words
    cmp "$work/out" "$work/pack" || fail "anna-admin $words is not the help of pack"
done
exits 0 --help
mv "$work/out" "$work/whole"
for words in -h help "-h frobnicate" "--help --nonsense"; do
    # shellcheck disable=SC2086 # words
    exits 0 $words
    cmp "$work/out" "$work/whole" || fail "anna-admin $words is not the help"
done
(unset HOME && "$ANNA_ADMIN" help >/dev/null) || fail "the help needs a HOME"
exits 0 pack --version
says out "anna-admin "
exits 0 help program
grep -q "say which version this is" "$work/out" && fail "help program names a --version that is not read"
[ "$(awk 'length > 80' "$work/whole" | wc -l)" -eq 0 ] || fail "the help has lines over 80 characters"

# The table and the help have the same commands and options, and each option is read.
exits 0 help --all
mv "$work/out" "$work/table"
awk -F '\t' '$1 == "command" { print $2 }' "$work/table" >"$work/commands"
[ "$(wc -l <"$work/commands")" -ge 20 ] || fail "the table lacks commands"
while read -r command; do
    grep -q "^  $command" "$work/whole" || fail "--help does not name $command"
    exits 0 help "$command"
    awk -F '\t' -v c="$command" '$1 == "option" && $2 == c { print $3, $5 }' "$work/table" >"$work/options"
    while read -r option argument; do
        grep -q "^  $option" "$work/out" || fail "help $command does not name $option"
        if [ "$argument" = - ]; then
            could_not "$option: takes no value" "$command" "$option=x"
        else
            could_not "$option: its value is missing" "$command" "$option"
        fi
        exits 0 help "$command"
    done <"$work/options"
done <"$work/commands"

# completes EXPECTED WORDS...: what bash proposes for the last word; it hands over --a=b as three.
completes()
{
    expected=$1
    shift
    bash -c '. "$1"; shift; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); '"_$(echo "$1" | tr - _)"'
        echo "${COMPREPLY[*]}"' bash "$work/completion" "$@" >"$work/out" 2>"$work/err"
    [ "$(cat "$work/out")" = "$expected" ] || fail "bash completes $* otherwise than with \"$expected\""
}
sh "$root/kiosk/standing/completion.sh" "$ANNA_ADMIN" >"$work/completion"
bash -n "$work/completion" || fail "bash cannot read its completion"
completes "pack" anna-admin pa
completes "export" anna-admin -w pack ex
completes "--date" anna-admin -w "$w" pack --da
completes "--json --jsonl" anna-admin lint --js
completes "--workspace" anna-admin --w
completes "--site --setup --sheet" anna-admin stick --date pack --s
completes "tested" anna-admin import --made te
completes "human" anna-admin import --made = hu
completes "tested human automatic" anna-admin import --made =
completes "list show set remove confirm" anna-admin offer ""
completes "accept ask" anna-admin related a
completes "" anna-admin offer show ""
completes "" anna-admin pack --date ""
completes "" anna-admin pack -- --
completes "pack publish program people" anna-admin help p
# Each option of the table, behind its command.
awk -F '\t' '$1 == "option" { print $2, $3 }' "$work/table" >"$work/options"
while read -r command option; do
    [ "$command" != - ] || command=offer
    bash -c '. "$1"; COMP_WORDS=(anna-admin "$2" "$3"); COMP_CWORD=2; _anna_admin
        printf "%s\n" "${COMPREPLY[@]}"' bash "$work/completion" "$command" "$option" >"$work/out" 2>"$work/err"
    grep -qx -e "$option" "$work/out" || fail "bash does not complete $command $option"
done <"$work/options"
sh "$root/kiosk/standing/completion.sh" "$ANNA_KIOSK" >"$work/completion"
completes "check" anna-kiosk --state install ch
completes "--note" anna-kiosk install a --no
completes "" anna-kiosk install --site ""
done_testing
