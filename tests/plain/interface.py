"""Prints the German words of the interface, one JSON object {"name", "text"} a line, as `lint --text - --jsonl`
reads them: places for values become numbers, line ends spaces. With --check reads what lint found, prints
it, and fails on an error, or on fewer than LEAST words.
usage: interface.py de.po | interface.py --check LEAST"""

import json
import re
import subprocess
import sys


def entries(path):
    lines = subprocess.run(["msgcat", "--no-wrap", path], capture_output=True, check=True, encoding="utf-8").stdout
    name = ""
    for line in lines.splitlines():
        found = re.match(r'(msgid|msgstr(?:\[\d\])?) "(.*)"$', line)
        if found and found[1] == "msgid":
            name = found[2]
        elif found and name:
            yield name, found[2]


if sys.argv[1] == "--check":
    looked = errors = warnings = 0
    for line in sys.stdin:
        entry = json.loads(line)
        looked += 1
        for one in entry["findings"]:
            if one["word"].upper() == "ANNA":
                continue
            errors += one["level"] == "error"
            warnings += one["level"] != "error"
            print(f'    {one["level"]}: {entry["name"]}: "{one["word"]}": {one["advice"]} ({one["rule"]})')
    print(f"{looked} words of the interface: {errors} errors, {warnings} warnings")
    sys.exit(errors > 0 or looked < int(sys.argv[2]))
for name, text in entries(sys.argv[1]):
    text = text.replace("\\n", " ").replace('\\"', '"')
    print(json.dumps({"name": name, "text": re.sub(r"\{\d\}|%[a-z]", "5", text)}))
