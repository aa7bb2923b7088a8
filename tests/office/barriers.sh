#!/bin/sh
# Reports by offer and step, on the command line: counts, a state for all, who is responsible, notes.
# shellcheck source=tests/office/lib.sh
. "$(dirname "$0")/lib.sh"

tool=${ANNA_REPORTS_TOOL:-$(dirname "$ANNA_ADMIN")/tests/reports_tool}
[ -x "$tool" ] || { echo "FAILED: $tool is not there; build it"; exit 1; }
this=$(TZ=Europe/Berlin date +%Y-%m)
secret()
{
    echo geheim | "$ANNA_ADMIN" -w "$w" "$@" --passphrase-fd 0 >"$work/out" 2>"$work/err" || fail "$1: $(cat "$work/err")"
}

secret init
exits 0 import "$content"
secret pack "$work/1.anna"
printf '%s\n' "ennigerloh $this waf-unterhaltsvorschuss papers_and_cost forms Das FORMULAR hat 12 Seiten." \
    "everswinkel $this waf-unterhaltsvorschuss papers_and_cost forms,cost" \
    "everswinkel $this - get_there distance Der BUS kommt nicht." | "$tool" add "$work/a" "$work/1.anna"
"$tool" stick "$work/a" "$work/1.anna" "$work/stick"
secret collect "$work/stick"

group=waf-unterhaltsvorschuss.papers_and_cost
exits 0 barriers
says out "$group	2 reports, 2 new, 1 with a text	new	-	-"
says out ".everswinkel.get_there	1 report, 1 new"
exits 0 barriers --site ennigerloh
says out "$group	1 report,"
exits 0 barriers --month 2020-01
[ ! -s "$work/out" ] || fail "there are reports of 2020"
exits 0 barriers --json
says out '"id": ".everswinkel.get_there", "offer": null, "site": "everswinkel"'

exits 0 barriers assign $group "Jugendamt" 2026-12-15
says out "Jugendamt is responsible for $group"
exits 0 barriers
says out "new	Jugendamt	2026-12-15"
exits 2 barriers assign $group "Jugendamt" bald
exits 2 barriers assign nowhere.find "Jugendamt"
says err "anna-admin barriers"
exits 0 barriers set $group in_progress
says out "2 reports are now in_progress"
exits 2 barriers set $group gone
exits 0 history
grep -q "state.*new.*in_progress" "$work/out" || says out "in_progress"
exits 0 undo
exits 0 barriers
says out "$group	2 reports, 2 new"
exits 0 undo
exits 0 barriers
says out "new	-	-"

exits 0 answer set hilfe "done" "Im Rathaus hilft jetzt jemand."
exits 2 barriers answer $group nobody
exits 0 barriers answer $group hilfe
exits 0 barriers --json
says out '"answer": "hilfe"'
exits 0 barriers answer $group ""
exits 0 barriers --json
grep -q '"answer": "hilfe"' "$work/out" && fail "the answer is still there"

# Notes are as secret as texts.
exits 0 barriers note $group "Beim AMTSLEITER nachfragen."
exits 2 barriers note $group ""
exits 2 barriers note $group "$(printf '%0300d' 1)"
exits 0 barriers show $group
says err "texts are sealed"
says out "(sealed)"
grep -q "AMTSLEITER\|FORMULAR" "$work/out" && fail "what is sealed is shown without the passphrase"
exits 0 barriers show --json $group
grep -q "AMTSLEITER\|FORMULAR" "$work/out" && fail "what is sealed is in the JSON"
secret barriers show $group
says out "Das FORMULAR hat 12 Seiten."
says out "note 1, $this"
says out "Beim AMTSLEITER nachfragen."
grep -q BUS "$work/out" && fail "another group is shown"
secret barriers show --json $group
python3 - "$work/out" <<'END' || fail "the JSON"
import json, sys
whole = json.load(open(sys.argv[1]))
assert whole["count"] == len(whole["reports"]) == 2 and whole["texts"] == 1, whole
assert [note["text"] for note in whole["notes"]] == ["Beim AMTSLEITER nachfragen."], whole
assert sorted(report["text"] or "" for report in whole["reports"]) == ["", "Das FORMULAR hat 12 Seiten."], whole
END
exits 0 history
grep -q "AMTSLEITER" "$work/out" && fail "a note stands in the history"
dump | grep -q "AMTSLEITER\|FORMULAR" && fail "a note or a text lies open in the database"
exits 0 barriers forget-note 1
exits 2 barriers forget-note 1
exits 2 barriers forget-note one
exits 2 barriers show nowhere.find
exits 2 barriers frobnicate
done_testing
