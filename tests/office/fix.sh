#!/bin/sh
# lint --fix: proposes, shows, and changes what is accepted and nothing else.
# shellcheck source=lib.sh
. "$(dirname "$0")/lib.sh"

hyphen=$(printf '\302\255')
exits 0 init --no-passphrase
exits 0 import "$content/demo.json" "$content/offers.json"
exits 0 lint --fix
says out "0 proposals"

exits 0 offer set ew-ogs summary "Holen Sie den Vordruck in der Schuldnerberatungsstelle. Die Kindertageseinrichtung hat drei Termine. Die Dienststelle hilft. Der Bescheid kommt."
exits 0 offer set ew-wohngeld who "Die kostenfreie Beratung ist für Sie."
before=$work/before
"$ANNA_ADMIN" -w "$w" export --format anna "$before" >"$work/out" 2>"$work/err" || fail "export"
same()
{
    "$ANNA_ADMIN" -w "$w" export --format anna "$work/after" >/dev/null 2>&1 || fail "export"
    cmp -s "$before" "$work/after" || fail "$1 changed something"
}

# Nothing without a yes.
exits 1 lint --fix
says out "  - Holen Sie den Vordruck in der Schuldnerberatungsstelle."
says out "  + Holen Sie das Formular in der Schuldnerberatungsstelle."
says out "  + Holen Sie den Vordruck in der Schuldner|beratungsstelle."
says out "  1 Das Amt hilft."
says out "  2 Das Büro hilft."
says out '# hint: offer ew-ogs summary: "Bescheid"'
says out "7 proposals"
grep -q "$(printf '\033')" "$work/out" && fail "colours in a file"
cp "$work/out" "$work/proposals"
same "lint --fix"
exits 1 lint --fix ew-wohngeld
says out "1 proposals"
exits 1 lint --fix --json
cp "$work/out" "$work/json"
same "lint --fix --json"
python3 - "$work/json" <<'EOF' || fail "lint --fix --json"
import json, sys
fixes = [fix for fix in json.load(open(sys.argv[1])) if fix["id"] == "ew-ogs"]
assert [fix["change"] for fix in fixes if fix["proposals"]] == [
    "words", "hyphens", "words", "hyphens", "numbers", "words"], fixes
assert all(fix["word"] in fix["sentence"] for fix in fixes)
assert not any(fix["accepted"] for fix in fixes)
assert fixes[0]["proposals"] == ["das Formular"] and fixes[0]["field"] == "summary"
assert fixes[1]["proposals"] == ["Schuldner\u00adberatungsstelle"]
assert fixes[5]["proposals"] == ["Das Amt", "Das Büro"]
assert "hint" in fixes[6] and fixes[6]["proposals"] == []
assert len({fix["key"] for fix in fixes}) == len(fixes)
EOF

# What cannot be asked for.
exits 2 lint --fix nobody
exits 2 lint --fix --accept everything
exits 2 lint --fix --figures
exits 2 lint --accept all
exits 2 lint ew-ogs
exits 2 lint --fix --accept-list "$work/nothing"
key=$(sed -n 's/^\(ew-ogs:[0-9a-f]*\) .*/\1/p' "$work/proposals" | head -1)
last=$(sed -n 's/^\(ew-ogs:[0-9a-f]*\) .*/\1/p' "$work/proposals" | tail -1)
for line in "ew-ogs:00000000" "$last" "$last 3" "$key 2" "$key" "word"; do
    printf '%s\n%s\n' "$key" "$line" >"$work/list"
    exits 2 lint --fix --accept-list "$work/list"
    says err "list:2: "
done
same "a refused list"

# Hyphens part words and change none: no translation becomes outdated.
exits 1 lint
grep -c outdated_text "$work/out" >"$work/outdated"
exits 0 lint --fix --accept hyphens ew-wohngeld
same "hyphens where there are none"
cp -r "$w" "$work/kept"
exits 0 lint --fix --accept hyphens
says out "2 accepted"
exits 0 offer show ew-ogs
says out "in der Schuldner${hyphen}beratungsstelle. Die Kinder${hyphen}tages${hyphen}einrichtung hat drei"
says out "den Vordruck"
admin lint
[ "$(grep -c outdated_text "$work/out")" = "$(cat "$work/outdated")" ] || fail "hyphens made a text outdated"

# A list: the output of the command, as it is but for the choice; or a part of it.
sed "s/^$last .*/$last 1/" "$work/proposals" >"$work/list"
rm -rf "$w" && cp -r "$work/kept" "$w"
exits 0 lint --fix --accept-list "$work/list"
says out "6 accepted"
exits 0 offer show ew-ogs
says out "Holen Sie das Formular in der Schuldner${hyphen}beratungsstelle. Die Kita hat 3 Termine. Das Amt hilft."
exits 2 lint --fix --accept-list "$work/proposals"
rm -rf "$w" && cp -r "$work/kept" "$w"
{
    grep -A2 "^$key" "$work/proposals"
    echo "# the second"
    echo "$last 2"
} >"$work/list"
exits 0 lint --fix --accept-list "$work/list" --json
python3 - "$work/out" <<'EOF' || fail "--json after --accept-list"
import json, sys
assert sum(fix["accepted"] for fix in json.load(open(sys.argv[1]))) == 2
EOF
exits 0 offer show ew-ogs
says out "Holen Sie das Formular in der Schuldnerberatungsstelle. Die Kindertageseinrichtung hat drei Termine. Das Büro hilft."
exits 2 lint --fix --accept-list "$work/list"
says err "no such proposal, or the text has changed since"

# All: a word that can be replaced is not divided as well; where there is a choice nobody chooses.
rm -rf "$w" && cp -r "$work/kept" "$w"
exits 0 lint --fix --accept all
exits 0 offer show ew-ogs
says out "Holen Sie das Formular in der Schuldner${hyphen}beratungsstelle. Die Kita hat 3 Termine. Die Dienststelle hilft."
exits 0 offer show ew-wohngeld
says out "Die kostenlose Beratung ist für Sie."
exits 1 lint --fix ew-ogs
says out "1 proposals"

# On a terminal.
terminal()
{
    rm -rf "$w" && cp -r "$work/kept" "$w"
    printf '%b' "$1" >"$work/answers"
    (
        while read -r answer; do
            sleep 0.1
            printf '%s\n' "$answer"
        done
        sleep 0.5
    ) <"$work/answers" | script -qec "'$ANNA_ADMIN' -w '$w' lint --fix ew-ogs" /dev/null >"$work/out" 2>"$work/err" ||
        fail "a terminal that answers $1"
    "$ANNA_ADMIN" -w "$w" offer show ew-ogs >"$work/shown" 2>/dev/null
}
terminal 'n\nn\nn\nn\nn\nn\n'
same "n"
says out "0 accepted"
grep -q "$(printf '\033')\[32m" "$work/out" || fail "no colours on a terminal"
terminal 'y\nn\ny\n2\nq\n'
grep -qF "Holen Sie das Formular in der Schuldnerberatungsstelle. Die Kita hat drei Termine." "$work/shown" ||
    fail "y, n, y"
terminal 'n\na\nn\n2\n'
grep -qF "den Vordruck in der Schuldner${hyphen}beratungsstelle. Die Kinder${hyphen}tages${hyphen}einrichtung hat drei Termine. Das Büro" \
    "$work/shown" || fail "all of a rule"
terminal 'e\nunser Formular\nx\nn\nq\n'
grep -qF "Holen Sie unser Formular in der Schuldnerberatungsstelle. Die Kindertageseinrichtung" "$work/shown" ||
    fail "other words"
done_testing
