#!/bin/sh
# Texts of visitors lie sealed in the office and are forgotten for good; what no terminal can have
# written is set apart, and too much at once is said; nobody but the owner looks into a workspace.
. "$(dirname "$0")/lib.sh"

tool=${ANNA_REPORTS_TOOL:-$(dirname "$ANNA_ADMIN")/tests/reports_tool}
[ -x "$tool" ] || { echo "FAILED: $tool is not there; build it"; exit 1; }
this=$(TZ=Europe/Berlin date +%Y-%m)
# ago N: the month so many ago.
ago()
{
    TZ=Europe/Berlin date -d "$(TZ=Europe/Berlin date +%Y-%m-15) -$1 months" +%Y-%m
}
says_in() # MONTH SITE OFFER STEP BARRIERS TEXT
{
    month=$1 site=$2
    shift 2
    echo "$site $month $*" | "$tool" add "$work/a" "$work/1.anna" || fail "the terminal takes no report"
}
bring()
{
    "$tool" stick "$work/a" "$work/1.anna" "$work/stick" || fail "the terminal writes no stick"
}
nowhere()
{
    grep -raq "$1" "$w" && fail "$2"
}

# Before there was a workspace, its folder was open to all; so were files in it.
umask 000
mkdir -p "$w/keys"
chmod 777 "$w" "$w/keys"
echo geheim | "$ANNA_ADMIN" -w "$w" init --passphrase-fd 0 >"$work/out" 2>"$work/err" || fail "init with a passphrase"
exits 0 import "$content"
echo geheim | "$ANNA_ADMIN" -w "$w" pack --passphrase-fd 0 "$work/1.anna" >"$work/out" 2>"$work/err" || fail "pack"
open=$(find "$w" \( -type f ! -perm 600 \) -o \( -type d ! -perm 700 \))
[ -z "$open" ] || fail "open to others: $open"
chmod 755 "$w" "$w/published"
chmod 644 "$w"/[dw]* "$w"/keys/* "$w"/published/*
exits 0 reports
open=$(find "$w" \( -type f ! -perm 600 \) -o \( -type d ! -perm 700 \))
[ -z "$open" ] || fail "stays open to others: $open"
umask 022

# Texts: nowhere in the workspace, and read with the passphrase alone.
says_in "$this" ennigerloh - find forms "Der Bus KENNWORT fährt nicht."
says_in "$(ago 11)" ennigerloh - find forms "Elf Monate her."
says_in "$this" ennigerloh - find forms
bring
echo geheim | "$ANNA_ADMIN" -w "$w" collect --passphrase-fd 0 "$work/stick" >"$work/out" 2>"$work/err" || fail "collect"
says out "3 new reports"
nowhere KENNWORT "a text lies open in the workspace"
exits 0 reports
says out "(sealed)"
says err "texts are sealed"
says out "3 reports"
exits 0 reports --json
says out '"text": null'
says out '"sealed": true'
echo geheim | "$ANNA_ADMIN" -w "$w" reports --passphrase-fd 0 >"$work/out" 2>"$work/err" || fail "reports with the passphrase"
says out "Der Bus KENNWORT fährt nicht."
echo falsch | "$ANNA_ADMIN" -w "$w" reports --passphrase-fd 0 >"$work/out" 2>"$work/err" && fail "a wrong passphrase reads"
says err "passphrase is wrong"

# All sealed texts are of one length.
[ "$(sql "SELECT count(DISTINCT length(text)) FROM x_report WHERE text IS NOT NULL")" = 1 ] ||
    fail "the length of a sealed text tells something"

# What an earlier version left open is sealed as soon as the ledger is opened.
sql "UPDATE x_report SET text = 'sealed: OFFEN' WHERE text IS NULL"
exits 0 reports
nowhere OFFEN "a text of an earlier version still lies open"
echo geheim | "$ANNA_ADMIN" -w "$w" reports --passphrase-fd 0 >"$work/out" 2>"$work/err"
says out "sealed: OFFEN"

# Forgotten: gone from the file, its journal and what else is in the workspace.
pieces()
{
    sql "SELECT substr(text, 40, 60) FROM x_report WHERE text IS NOT NULL"
}
id=$(sql "SELECT substr(hash, 1, 10) FROM x_report WHERE month = '$(ago 11)'")
pieces >"$work/pieces"
[ "$(wc -l <"$work/pieces")" = 3 ] || fail "there are not three texts"
exits 0 reports forget-text --older-than 12m
says out "0 texts"
exits 2 reports forget-text --older-than soon
exits 0 reports forget-text --older-than 10m
says out "1 text of before $(ago 10) is gone"
exits 0 reports forget-text "$(sql "SELECT substr(hash, 1, 10) FROM x_report WHERE text IS NOT NULL LIMIT 1")"
pieces >"$work/left"
[ "$(wc -l <"$work/left")" = 1 ] || fail "$(wc -l <"$work/left") texts are left"
grep -vxFf "$work/left" "$work/pieces" | while read -r piece; do
    grep -raqF "$piece" "$w" && fail "a forgotten text is still in the workspace"
done
[ -n "$id" ] || fail "the old report is not there"

# Kept for as long as init was told: 12 months if it was told nothing.
for retention in "" "--retention 2y" "--retention never"; do
    w=$work/keep
    rm -rf "$w"
    # shellcheck disable=SC2086 # two words or none
    exits 0 init --no-passphrase $retention
    exits 0 import "$content"
    exits 0 pack "$work/1.anna"
    rm -rf "$work/a" "$work/stick"
    says_in "$(ago 13)" ennigerloh - find forms "Dreizehn."
    says_in "$(ago 12)" ennigerloh - find forms "Zwölf."
    says_in "$(ago 25)" ennigerloh - find forms "Fünfundzwanzig."
    bring
    exits 0 collect "$work/stick"
    exits 0 reports
    says out "Zwölf."
    case $retention in
    "") kept=1 ;;
    *2y) kept=2 ;;
    *) kept=3 ;;
    esac
    [ "$(grep -c "Dreizehn\|Zwölf\|Fünfundzwanzig" "$work/out")" = $kept ] || fail "init $retention keeps other than $kept texts"
done
rm -rf "$work/bad"
w=$work/bad
exits 2 init --no-passphrase --retention x
[ ! -e "$w/workspace.db" ] || fail "a workspace was made with no age"

# What cannot be is set apart and named; it does not count until it is accepted.
w=$work/apart
exits 0 init --no-passphrase
exits 0 import "$content"
exits 0 pack "$work/1.anna"
rm -rf "$work/a" "$work/stick"
says_in "$this" nowhere - find forms
says_in "$this" ennigerloh no-such-offer find forms
says_in "$this" ennigerloh - find no-such-barrier
says_in "$(ago 14)" ennigerloh - find forms
says_in 2099-01 ennigerloh - find forms
for _ in 1 2 3 4 5 6; do says_in "$this" ennigerloh - find forms; done
bring
exits 0 collect "$work/stick"
says out "11 new reports"
for why in "no terminal called nowhere" "no offer called no-such-offer" "a barrier that there is not" "more than a year ago" "has not come"; do
    says out "$why"
done
exits 0 reports --apart
says out "5 reports"
says out "apart: site"
exits 0 reports --json --apart
says out '"apart": "offer"'
exits 0 reports export "$work/counts.csv"
grep -q '^total,,,5,' "$work/counts.csv" || fail "what is set apart counts: $(grep ^total "$work/counts.csv")"
grep -q 'nowhere\|no-such' "$work/counts.csv" && fail "what is set apart is told"
exits 0 reports --apart
id=$(cut -f1 "$work/out" | head -1)
exits 0 reports accept "$id"
exits 0 reports --apart
says out "4 reports"
# They have their receipts: the terminal need not send them again.
exits 0 pack "$work/2.anna"
"$tool" receive "$work/a" "$work/2.anna"
[ "$("$tool" count "$work/a")" = 0 ] || fail "the terminal keeps what is set apart"

# Much at once is said.
i=0
while [ $i -lt 60 ]; do
    echo "ennigerloh $this - find forms"
    i=$((i + 1))
done | "$tool" add "$work/a" "$work/1.anna"
bring
exits 0 collect "$work/stick"
says out "60 new reports at once"
exits 0 reports
says out "71 reports"

done_testing
