#!/bin/sh
# Nothing is lost: what two do at once stays, what is changed is written down, and what one command did is taken back whole.
. "$(dirname "$0")/lib.sh"

# same FILE: the workspace holds what FILE says.
same()
{
    exits 0 export --format anna "$work/now.json"
    cmp -s "$1" "$work/now.json" || { diff "$1" "$work/now.json" | head -5 >"$work/out"; fail "the workspace is not as in $(basename "$1")"; }
    rm "$work/now.json"
}

exits 0 init --no-passphrase
exits 0 history
[ ! -s "$work/out" ] || fail "a new workspace has a history"
exits 2 undo
says err "there is nothing to undo"
exits 0 import "$content"
exits 0 export --format anna "$work/whole.json"

# One field, its words before and after.
exits 0 offer set ew-ogs phone +4925821234
exits 0 history ew-ogs
says out "offer set"
says out "$(id -un)"
says out '"+4925821234"'
exits 0 history --json --batch 2
says out '"field": "phone"'
says out '"now": "+4925821234"'
python3 -m json.tool "$work/out" >/dev/null || fail "history --json is no JSON"
exits 0 undo
says out "batch 2 is undone, in batch 3"
same "$work/whole.json"
exits 0 undo 3
exits 0 offer show ew-ogs
says out "+4925821234"
exits 0 undo 2
same "$work/whole.json"
exits 2 undo 99
says err "there is no such batch"
exits 2 undo x
exits 2 undo 0

# A record that came is not written down a second time: what tells it from any other state is.
exits 0 history --json --batch 1 ew-ogs
says out '"now": "fingerprint'
[ "$(wc -c <"$work/out")" -lt 1000 ] || fail "the history has the whole record once more"

# The same words again are no change.
rows=$("$ANNA_ADMIN" -w "$w" history --json | grep -c number)
exits 0 offer set ew-ogs scope "$("$ANNA_ADMIN" -w "$w" offer show ew-ogs | sed -n 's/.*"scope": "\([^"]*\)".*/\1/p')"
[ "$("$ANNA_ADMIN" -w "$w" history --json | grep -c number)" -eq "$rows" ] || fail "a change that changes nothing is in the history"

# What was changed again since is not undone.
exits 0 offer set ew-ogs cost "1 Euro"
first=$("$ANNA_ADMIN" -w "$w" history ew-ogs | awk -F'\t' '/^[0-9]/ { last = $1 } END { print last }')
exits 0 offer set ew-ogs cost "2 Euro"
exits 2 undo "$first"
says err "somebody has changed it"
exits 2 undo --rest "$first"
says err "nothing of batch $first is left to undo"
exits 0 undo
exits 0 undo
same "$work/whole.json"

# Remove asks, or takes --yes, and comes back whole: in its place, with all languages and lists.
exits 2 offer remove ew-ogs
says err "say --yes"
same "$work/whole.json"
exits 0 offer remove --yes ew-ogs
says out "undo"
exits 2 offer show ew-ogs
exits 0 history ew-ogs
says out "was removed"
exits 0 undo
same "$work/whole.json"
for record in "coach c1" "site everswinkel" "topic money"; do
    kind=${record% *}
    [ "$kind" = topic ] && continue
    exits 0 "$kind" remove "${record#* }" --yes
    exits 0 undo
    same "$work/whole.json"
done

# An import is one batch, and undone whole: what came, and what it changed.
sed 's/"Kostenlos"/"umsonst"/; s/"Everswinkel"/"Alverskirchen"/g' "$content/offers.json" >"$work/offers.json"
python3 - "$work/offers.json" <<'END'
import json, sys
offers = json.load(open(sys.argv[1]))
offers[3]["summary"] = "Ganz neu."
offers.append(dict(offers[0], id="neu-1", name="Neu"))
json.dump(offers, open(sys.argv[1], "w"))
END
exits 0 import "$work/offers.json"
exits 0 offer show neu-1
exits 0 undo
same "$work/whole.json"
exits 2 offer show neu-1
exits 0 import "$work/offers.json"
exits 0 offer show neu-1
exits 0 undo
same "$work/whole.json"
exits 0 import --dry-run "$work/offers.json"
same "$work/whole.json"

# What the source said then is undone with it: the next import takes it again, and redoing does too.
sed 's/"cost": "free"/"cost": "6 Euro"/' "$content/offers.json" >"$work/offers.json"
exits 0 import "$work/offers.json"
cp "$work/out" "$work/first"
exits 0 export --format anna "$work/six.json"
exits 0 undo
same "$work/whole.json"
exits 0 import "$work/offers.json"
cmp -s "$work/first" "$work/out" || fail "an import that was undone is not taken again"
same "$work/six.json"
batch=$("$ANNA_ADMIN" -w "$w" history de-notruf-112 | awk -F'\t' '/^[0-9]/ { last = $1 } END { print last }')
exits 0 undo "$batch"
undoing=$(sed -n 's/.*in batch \([0-9]*\).*/\1/p' "$work/out")
exits 0 undo "$undoing"
same "$work/six.json"
exits 0 import "$work/offers.json"
says out "0 changed, 107 as before"
exits 0 offer set de-notruf-112 cost "7 Euro"
exits 0 import "$work/offers.json"
says out "1 field stays as the office wrote it"
exits 0 undo
same "$work/six.json"
exits 0 import "$content/offers.json"
same "$work/whole.json"

# Where something of it was changed again since: all of that is named and nothing undone; --rest takes back the rest.
sed 's/"cost": "[^"]*"/"cost": "3 Euro"/' "$content/offers.json" >"$work/offers.json"
exits 0 import "$work/offers.json"
batch=$("$ANNA_ADMIN" -w "$w" history ew-ogs | awk -F'\t' '/^[0-9]/ { last = $1 } END { print last }')
exits 0 export --format anna "$work/three.json"
exits 0 offer set ew-ogs cost "4 Euro"
exits 0 offer set ew-wohngeld cost "5 Euro"
exits 0 export --format anna "$work/five.json"
exits 2 undo "$batch"
says err "offer ew-ogs: cost: somebody has changed it meanwhile, \"4 Euro\""
says err "offer ew-wohngeld: cost: somebody has changed it meanwhile, \"5 Euro\""
says err "2 were changed again since, so nothing is undone; --rest"
same "$work/five.json"
exits 0 undo --rest "$batch"
says out "but for 2 that were changed again since"
half=$(sed -n 's/.*in batch \([0-9]*\),.*/\1/p' "$work/out")
[ "$(grep -c 'somebody has changed' "$work/err")" -eq 2 ] || fail "undo --rest does not name what stays"
exits 0 offer show ew-ogs
says out "4 Euro"
exits 0 export --format anna "$work/now.json"
[ "$(grep -c '"3 Euro"' "$work/now.json")" -eq 0 ] || fail "undo --rest leaves what nobody has changed"
rm "$work/now.json"
exits 0 undo "$half"
same "$work/five.json"
exits 0 offer set ew-wohngeld cost "3 Euro"
exits 0 offer set ew-ogs cost "3 Euro"
same "$work/three.json"
exits 0 undo "$batch"
same "$work/whole.json"

# A long list is changed as fast as it came: no statement that is run for each record reads all others.
in_file && for sql in "DELETE FROM x_service_topic WHERE service_id = 'a'" "DELETE FROM x_base WHERE kind = 'offer' AND id = 'a'" \
    "SELECT 1 FROM service WHERE organization_id = 1" "DELETE FROM x_service_list WHERE service_id = 'a'"; do
    sqlite3 "$w/workspace.db" "EXPLAIN QUERY PLAN $sql" >"$work/out"
    if grep -q SCAN "$work/out"; then fail "reads all: $sql"; fi
done

exits 0 history --check
who=$(sql "SELECT who FROM x_history WHERE number = 5")
sql "UPDATE x_history SET who = 'nobody' WHERE number = 5"
exits 1 history --check
says out "from row 5 on"
sql "UPDATE x_history SET who = '$who' WHERE number = 5"
exits 0 history --check

# Somebody else writes for long: that is said, and nothing is called damaged.
if in_file; then
    python3 - "$w/workspace.db" "$work/held" 2>/dev/null <<'END' &
import sqlite3, sys, time
db = sqlite3.connect(sys.argv[1], isolation_level=None)
db.execute("BEGIN EXCLUSIVE")
open(sys.argv[2], "w").close()
time.sleep(600)
END
else
    psql -q -d "$(cat "$w/database")" 2>/dev/null <<END &
BEGIN;
SELECT pg_advisory_xact_lock(1095650881, hashtext(current_schema() || ''));
\\! touch $work/held
\\! sleep 60
END
fi
holder=$!
tries=0
until [ -e "$work/held" ] || [ $tries -ge 100 ]; do
    sleep 0.1
    tries=$((tries + 1))
done
exits 2 offer set ew-ogs cost "8 Euro"
says err "another program is writing to the database; try again in a moment"
kill $holder
wait $holder 2>/dev/null
exits 0 offer set ew-ogs cost "8 Euro"

# Two at once on two fields of one offer: both stay, in every round. The same field: the last one stays, or it is said.
round=1
while [ $round -le 40 ]; do
    "$ANNA_ADMIN" -w "$w" offer set ew-ogs cost "$round Euro" >"$work/one" 2>&1 &
    first=$!
    "$ANNA_ADMIN" -w "$w" offer set ew-ogs who "Kinder $round" >"$work/out" 2>&1 || fail "round $round: who"
    wait $first || { cp "$work/one" "$work/out"; fail "round $round: cost"; }
    "$ANNA_ADMIN" -w "$w" offer show ew-ogs >"$work/out" 2>&1
    says out "\"$round Euro\""
    says out "\"Kinder $round\""
    round=$((round + 1))
done

# Until the question stands there; a busy machine takes its time.
wait_for_question()
{
    tries=0
    until grep -qs "accept?" "$work/asked" || [ $tries -ge 300 ]; do
        sleep 0.3
        tries=$((tries + 1))
    done
}

# Somebody sits long over a list of proposals. Meanwhile others go on: nothing of theirs is written back.
mkfifo "$work/answers"
: >"$work/asked"
"$ANNA_ADMIN" -w "$w" related ask <"$work/answers" >"$work/asked" 2>&1 &
asking=$!
exec 3>"$work/answers"
wait_for_question
from=$(sed -n 's/^    \([a-z0-9-]*\): .*/\1/p' "$work/asked" | head -1)
exits 0 offer set "$from" cost "77 Euro"
exits 0 coach set c1 open_places 1
exits 0 coach remove --yes c2
echo y >&3
echo q >&3
exec 3>&-
wait $asking || { cp "$work/asked" "$work/out"; fail "related ask"; }
exits 0 offer show "$from"
says out "77 Euro"
says out '"related"'
exits 2 coach show c2
exits 0 coach show c1
says out '"open_places": 1'

# Of what somebody else has changed meanwhile it is said.
: >"$work/asked"
"$ANNA_ADMIN" -w "$w" related ask <"$work/answers" >"$work/asked" 2>&1 &
asking=$!
exec 3>"$work/answers"
wait_for_question
from=$(sed -n 's/^    \([a-z0-9-]*\): .*/\1/p' "$work/asked" | head -1)
exits 0 offer set "$from" related "en-vhs"
echo y >&3
exec 3>&-
wait $asking && fail "a conflict went by without a word"
cp "$work/asked" "$work/out"
says out "somebody has changed it meanwhile"
exits 0 offer show "$from"
says out "en-vhs"
done_testing
