#!/bin/sh
# Who asked what became of her report reads it with her three words, and nobody else does: sealed in
# the office, in the bundle one row among others that are chance, under a passphrase, forgotten.
. "$(dirname "$0")/lib.sh"

tool=${ANNA_REPORTS_TOOL:-$(dirname "$ANNA_ADMIN")/tests/reports_tool}
[ -x "$tool" ] || { echo "FAILED: $tool is not there; build it"; exit 1; }
this=$(TZ=Europe/Berlin date +%Y-%m)
# secret COMMAND...: with the passphrase.
secret()
{
    echo geheim | "$ANNA_ADMIN" -w "$w" "$@" --passphrase-fd 0 >"$work/out" 2>"$work/err" || fail "$1: $(cat "$work/err")"
}
# hears BUNDLE N N N WHAT: what a terminal shows to these words; WHAT may be empty.
hears()
{
    heard=$("$tool" hear "$1" "$2" "$3" "$4") || fail "$1 cannot be asked"
    [ "$heard" = "$5" ] || fail "$1 says \"$heard\" to $2 $3 $4, not \"$5\""
}
rows()
{
    sqlite3 "$1" "SELECT count(*), count(DISTINCT length(key)), count(DISTINCT length(value)) FROM x_meta WHERE key LIKE 'outcome:%'"
}

secret init
exits 0 import "$content"
secret pack "$work/1.anna"
[ "$(rows "$work/1.anna")" = "64|1|1" ] || fail "a bundle without answers: $(rows "$work/1.anna")"
echo "ennigerloh $this - find forms Der Weg." | "$tool" ask "$work/a" "$work/1.anna" 11 2047 0
echo "everswinkel $this - find forms" | "$tool" ask "$work/b" "$work/1.anna" 1 2 3
echo "ennigerloh $this - get_in forms" | "$tool" add "$work/a" "$work/1.anna"
"$tool" stick "$work/a" "$work/1.anna" "$work/stick"
"$tool" stick "$work/b" "$work/1.anna" "$work/stick"
[ "$(find "$work/stick" -name '*.anna-reports' -printf '%s\n' | sort -u | wc -l)" = 1 ] || fail "files of more than one length"
secret collect "$work/stick"
says out "3 new reports"
exits 0 reports --asks
says out "2 reports"
says out "wants an answer"
exits 0 reports --json
says out '"asks": "waiting"'

# id STEP SITE: a report's.
id()
{
    sql "SELECT substr(hash, 1, 10) FROM x_report WHERE step = '$1' AND site = '$2'"
}
hers=$(id find ennigerloh)
exits 0 reports set "$hers" fixed
exits 0 reports answer "$hers" "Der Weg hat jetzt LATERNEN."
says out "$hers is answered"
exits 2 reports answer "$(id get_in ennigerloh)" "Niemand hat gefragt."
says err "nobody who sent it has words"
exits 2 reports answer "$(id find everswinkel)" "Rufen Sie an: 0170 1234567."
says err "looks like a phone number"
exits 2 reports answer "$(id find everswinkel)" "Die Inanspruchnahme der Leistung wird durch die Bewilligungsbehörde unverzüglich beschieden werden können."
says err "say it in plain words"
exits 2 reports answer "$(id find everswinkel)" "$(printf '%0300d' 1)"
says err "more than 280"
exits 0 reports --asks
says out "1 report"
exits 0 reports
says out "is answered"
grep -raq LATERNEN "$w" && fail "an answer lies open in the workspace"
exits 0 history
grep -q LATERNEN "$work/out" && fail "an answer stands in the history"

# Without the passphrase nothing is published as if nobody were answered.
exits 2 pack --no-passphrase "$work/none.anna"
[ -e "$work/none.anna" ] && fail "there is a bundle"
secret pack "$work/2.anna"
secret pack --site everswinkel "$work/3.anna"
for bundle in "$work/2.anna" "$work/3.anna"; do
    [ "$(rows "$bundle")" = "64|1|1" ] || fail "$bundle: $(rows "$bundle")"
    hears "$bundle" 11 2047 0 "4 Der Weg hat jetzt LATERNEN."
    hears "$bundle" 11 2047 1 ""
    hears "$bundle" 1 2 3 ""
    grep -aq LATERNEN "$bundle" && fail "$bundle: an answer lies open"
done
both=$(sqlite3 "$work/2.anna" "ATTACH '$work/3.anna' AS b; SELECT count(*) FROM main.x_meta JOIN b.x_meta USING (key) WHERE key LIKE 'outcome:%'")
[ "$both" = 0 ] || fail "two bundles have $both rows in common"
[ "$("$ANNA_ADMIN" verify "$work/2.anna" --key "$w/keys/minisign.pub" | grep -c refused)" = 0 ] || fail "the bundle is refused"

# The stick asks once, for both keys.
secret stick "$work/stick"
hears "$(ls "$work"/stick/*.anna)" 11 2047 0 "4 Der Weg hat jetzt LATERNEN."

# Taken back; given again; forgotten with the text.
exits 0 reports answer "$hers" ""
secret pack "$work/4.anna"
hears "$work/4.anna" 11 2047 0 ""
exits 0 reports answer "$hers" "Der Weg hat jetzt LATERNEN."
exits 0 reports forget-text "$hers"
secret pack "$work/5.anna"
hears "$work/5.anna" 11 2047 0 ""
exits 2 reports answer "$hers" "Zu spät."
exits 0 reports --asks
says out "1 report"

done_testing
