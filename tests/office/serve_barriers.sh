#!/bin/sh
# Barriers in the browser: groups, texts that are opened once and stand nowhere else, states, notes. Usage as lib.sh says.
# shellcheck source=tests/office/lib.sh
. "$(dirname "$0")/lib.sh"

tool=${ANNA_REPORTS_TOOL:-$(dirname "$ANNA_ADMIN")/tests/reports_tool}
[ -x "$tool" ] || { echo "FAILED: $tool is not there; build it"; exit 1; }
this=$(TZ=Europe/Berlin date +%Y-%m)
secret()
{
    echo "zwölf Birnen" | "$ANNA_ADMIN" -w "$w" "$@" --passphrase-fd 0 >"$work/out" 2>"$work/err" || fail "$1: $(cat "$work/err")"
}
secret init
exits 0 import "$content/demo.json" "$content/offers.json"
secret pack "$work/1.anna"
printf '%s\n' "ennigerloh $this waf-unterhaltsvorschuss papers_and_cost forms Das FORMULAR hat 12 Seiten." \
    "everswinkel $this waf-unterhaltsvorschuss papers_and_cost forms,cost Rufen Sie an: 0171 3920055, sagt MARKWORT." \
    "ennigerloh $this waf-unterhaltsvorschuss papers_and_cost cost \"></q><script>alert('UNTAT')</script><img src=x onerror=alert(1)>" \
    "ennigerloh $this waf-unterhaltsvorschuss papers_and_cost forms" \
    "everswinkel $this - get_there distance Der BUSFAHRER kommt nicht." \
    "ennigerloh $this nowhere find forms Ein ANGEBOT das es nicht gibt." | "$tool" add "$work/a" "$work/1.anna"
echo "ennigerloh $this waf-unterhaltsvorschuss papers_and_cost forms Ich warte SEHNLICH." | "$tool" ask "$work/a" "$work/1.anna" 11 2047 0
"$tool" stick "$work/a" "$work/1.anna" "$work/stick"
secret collect "$work/stick"
serving
ANNA_ADMIN=$ANNA_ADMIN python3 "$here/serve_barriers.py" "$w" "$(cat "$work/link")" || failures=$((failures + 1))
kill "$server"
wait "$server" || fail "the server ends with $?"
# Nothing of the texts, the notes and the passphrase is left on the disk.
for word in FORMULAR MARKWORT UNTAT BUSFAHRER SEHNLICH AMTSLEITER LATERNEN Birnen; do
    grep -rlaF "$word" "$w" "$work/serve.err" "$work/out" && fail "$word lies open"
done
done_testing
