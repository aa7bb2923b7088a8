#!/bin/sh
# What was exported from here, edited, and comes back: each change counts, also an emptied cell and a value that was set
# back; what the office wrote meanwhile stays and is named; what was removed comes back with --restore.
. "$(dirname "$0")/lib.sh"

exits 0 init --no-passphrase
cat >"$work/source.json" <<'END'
{"sites": [{"id": "s", "name": "S", "town": "t"}],
 "topics": [{"id": "money", "name": "Geld", "icon": "payments", "tint": "teal"}],
 "offers": [
 {"id": "a", "name": "A", "provider": "P", "topics": ["money"], "scope": "t", "summary": "Eins.", "confidence": "high", "cost": "frei", "phone": "+49258288",
  "text": {"en": {"summary": "One.", "made": "human"}}},
 {"id": "b", "name": "B", "provider": "Q", "topics": ["money"], "scope": "t", "summary": "Zwei.", "confidence": "high"},
 {"id": "c", "name": "C", "provider": "R", "topics": ["money"], "scope": "t", "summary": "Drei.", "confidence": "high"}]}
END
exits 0 import "$work/source.json"

# edit FILE ID FIELD VALUE: a cell of a table, or a field of our JSON; VALUE "" takes it out.
edit()
{
    python3 - "$@" <<'END'
import csv, json, sys
path, id, field, value = sys.argv[1:]
if path.endswith(".json"):
    whole = json.load(open(path))
    for offer in whole["offers"]:
        if offer["id"] == id:
            offer.pop(field, None)
            if value:
                offer[field] = value
    json.dump(whole, open(path, "w"))
else:
    text = open(path, encoding="utf-8-sig", newline="").read()
    mark = ";" if text.splitlines()[0].count(";") > text.splitlines()[0].count(",") else ","
    rows = list(csv.reader(text.splitlines(True), delimiter=mark))
    head = rows[0]
    for row in rows[1:]:
        if row[head.index("id")] == id:
            row[head.index(field)] = value
    with open(path, "w", newline="", encoding="utf-8") as out:
        csv.writer(out, delimiter=mark).writerows(rows)
END
}

# has ID TEXT, lacks ID TEXT: the offer has it or not.
has()
{
    exits 0 offer show "$1"
    says out "$2"
}
lacks()
{
    exits 0 offer show "$1"
    if grep -qF -- "$2" "$work/out"; then fail "$1 still has $2"; fi
}

for ending in json csv; do
    format=$ending
    [ $ending = csv ] || format=anna
    file=$work/own.$ending
    exits 0 offer set a cost "5 Euro"
    exits 0 export --format $format "$file"
    # Set back to what the first source said; emptied; and something the office writes meanwhile.
    edit "$file" a cost frei
    edit "$file" a phone ""
    exits 0 offer set b cost "7 Euro"
    exits 0 import "$file"
    has a '"cost": "frei"'
    lacks a '"phone"'
    has a 'One.'
    has b '"cost": "7 Euro"'
    says_kept=$("$ANNA_ADMIN" -w "$w" import "$file" 2>&1)
    case $says_kept in
    *"7 Euro"*) ;;
    *) echo "$says_kept" >"$work/out"; fail "$ending: that the office's words stay is not named" ;;
    esac
    # A second edit of the same file.
    edit "$file" a cost "9 Euro"
    exits 0 import "$file"
    has a '"cost": "9 Euro"'
    # Removed, and back.
    exits 0 offer remove --yes c
    exits 0 import "$file"
    says out "--restore brings them back"
    exits 2 offer show c
    exits 0 import --restore "$file"
    has c "Drei."
    exits 0 offer set a phone +49258288
    exits 0 offer set b cost ""
done

# The first source goes on as before: what it has not touched stays as the office has it.
exits 0 import "$work/source.json"
has a '"cost": "9 Euro"'
done_testing
