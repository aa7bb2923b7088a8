#!/bin/sh
# What others named or wrote is printed, never obeyed: names of files, columns, texts of visitors.
. "$(dirname "$0")/lib.sh"

tool=${ANNA_REPORTS_TOOL:-$(dirname "$ANNA_ADMIN")/tests/reports_tool}
[ -x "$tool" ] || { echo "FAILED: $tool is not there; build it"; exit 1; }
esc=$(printf '\033')
csi=$(printf '\302\233')
rlo=$(printf '\342\200\256')

# Nothing that a terminal obeys stands in what the last command printed.
harmless()
{
    LC_ALL=C grep -q -e "$esc" -e "$csi" -e "$rlo" "$work/out" "$work/err" && fail "$1: a terminal would obey it"
}

exits 0 init --no-passphrase
exits 0 import "$content"
exits 2 import "$work/${esc}[2J$csi$rlo.csv"
says err '\u001b[2J\u009b\u202e'
harmless "a name of a file"
exits 2 "${esc}[31m$rlo"
harmless "a command"
exits 2 offer show "$csi$rlo"
harmless "an id"
printf 'name;provider;%s[2J%s%s\nEins;Wer;x\n' "$esc" "$csi" "$rlo" >"$work/a.csv"
admin import --dry-run "$work/a.csv"
harmless "a column"
printf 'name;provider;topics\nE%sins%s;Wer;%s\n' "$rlo" "$csi" "$csi" >"$work/b.csv"
admin import --dry-run "$work/b.csv"
harmless "a cell"
mkdir "$work/hsds"
printf 'id,na%sme%s\n1,x\n' "$csi" "$rlo" >"$work/hsds/services.csv"
admin import "$work/hsds"
harmless "a column of HSDS"

exits 0 pack "$work/1.anna"
echo "ennigerloh $(date +%Y-%m) - find forms Ein${csi}2J Text${rlo}txet" | "$tool" add "$work/a" "$work/1.anna"
"$tool" stick "$work/a" "$work/1.anna" "$work/stick"
mv "$work/stick/anna/reports/"*.anna-reports "$work/stick/anna/reports/${esc}[1m.anna-reports"
printf 'x' >"$work/stick/anna/reports/$rlo.anna-reports"
exits 1 collect "$work/stick"
harmless "a file of reports"
exits 0 reports
says out 'Ein\u009b2J Text\u202etxet'
harmless "a text"
exits 0 reports --json
says out 'Ein\u009b2J Text\u202etxet'
harmless "a text as JSON"
python3 -c 'import json, sys; assert "\x9b" in json.load(open(sys.argv[1]))[0]["text"]' "$work/out" || fail "the JSON is another text"

# A file that goes out for a program is not words: it comes as it is.
exits 2 offer set ew-rathaus source "a${csi}b${rlo}c"
says err "U+009B"
harmless "words that are refused"
python3 - "$w/workspace.db" "a${csi}b${rlo}c" <<'END'
import sqlite3, sys
office = sqlite3.connect(sys.argv[1])
assert office.execute("UPDATE service SET x_source = ? WHERE id = 'ew-rathaus'", [sys.argv[2]]).rowcount == 1
office.commit()
END
exits 0 export --format csv "$work/file.csv"
"$ANNA_ADMIN" -w "$w" export --format csv - >"$work/piped.csv" 2>/dev/null || fail "export to a pipe"
cmp -s "$work/file.csv" "$work/piped.csv" || fail "what goes to a pipe is not what goes to a file"

done_testing
