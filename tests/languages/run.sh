#!/bin/sh
# The texts in ten languages against the German: numbers, money, denials, letters, spelling, and the office's terms.
# usage: tests/languages/run.sh [BUILD]
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd)
build=${1:-$root/build}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 "$root/tests/languages/texts.py"

# Each term has its one word, and each text of the demonstration keeps to it.
"$build/anna-admin" -w "$work/office" init --no-passphrase >/dev/null
"$build/anna-admin" -w "$work/office" import "$root/assets/content/demo.json" "$root/assets/content/offers.json" >/dev/null
"$build/anna-admin" -w "$work/office" lint --json >"$work/lint" || true
python3 - "$work/lint" <<'END'
import json
import sys

about_languages = {"missing_texts", "missing_fields", "outdated_text", "other_number", "other_term", "no_glyph"}
with open(sys.argv[1], encoding="utf8") as file:
    lint = json.load(file)
findings = lint["findings"] if isinstance(lint, dict) else lint
faults = [one for one in findings if one["rule"] in about_languages and one.get("id") != "de-simple"]
for one in faults:
    print(one["rule"], one["id"], one["field"], one["sentence"])
print(f"{len(findings)} findings of lint, {len(faults)} about languages")
sys.exit(1 if faults else 0)
END
