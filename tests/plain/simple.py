"""Prints the demonstration's texts that are easier to read ("de-simple"), one JSON object {"id", "text"} a line, each
offer one text without its name, as `lint --text - --leicht --jsonl` reads them. With --check reads what lint found,
and says what is wrong: any finding, fewer than LEAST offers, one town alone, other fields than the English has,
another number than the German, a text that says it was tested. First each fault is planted once: it must be found.
usage: simple.py offers.json | simple.py --check LEAST offers.json"""

import copy
import json
import re
import sys

LEVEL = "de-simple"
OF_THE_TEXT = {"made", "source_hash"}


def items(value):
    return value if isinstance(value, list) else [value]


def numbers(record, fields):
    """Each number once: a plain text may say it again."""
    return {one for field in fields for item in items(record[field]) for one in re.findall(r"\d+", item)}


def wrong_with(offer):
    level, english = offer["text"][LEVEL], offer["text"]["en"]
    fields = level.keys() - OF_THE_TEXT
    wrong = []
    if fields != english.keys() - OF_THE_TEXT:
        wrong.append(f"has not the fields of the English: {sorted(fields ^ (english.keys() - OF_THE_TEXT))}")
    elif numbers(level, fields) != numbers(offer, fields):
        wrong.append(f"numbers: {sorted(numbers(level, fields) ^ numbers(offer, fields))}")
    if any(isinstance(offer[field], list) and len(offer[field]) != len(level[field]) for field in fields):
        wrong.append("has more or fewer steps or papers than the German")
    if level["made"] != "automatic":
        wrong.append(f"says that it is {level['made']}")
    return [f"{offer['id']}: {one}" for one in wrong]


def wrong_in_all(offers, least):
    wrong = [one for offer in offers for one in wrong_with(offer)]
    if len(offers) < least:
        wrong.append(f"{len(offers)} offers, not {least}")
    for town in ("ew-", "en-"):
        if not any(offer["id"].startswith(town) for offer in offers):
            wrong.append(f"nothing of the town {town}")
    return wrong


def planted(offers, least):
    """The faults that are not found."""
    paid = next(i for i, offer in enumerate(offers) if numbers(offer["text"][LEVEL], ["summary"]))
    listed = next(i for i, offer in enumerate(offers) if len(offer["steps"]) > 1)

    def number(all_of_them):
        text = all_of_them[paid]["text"][LEVEL]
        text["summary"] = re.sub(r"\d+", "7654", text["summary"], count=1)

    plants = {
        "number": number,
        "field": lambda o: o[0]["text"][LEVEL].pop("who"),
        "step": lambda o: o[listed]["text"][LEVEL]["steps"].pop(),
        "made": lambda o: o[0]["text"][LEVEL].update(made="tested"),
        "town": lambda o: o.__setitem__(slice(None), [one for one in o if not one["id"].startswith("en-")]),
        "few": lambda o: o.__delitem__(slice(least - 1, None)),
    }
    for name, plant in plants.items():
        copies = copy.deepcopy(offers)
        plant(copies)
        if not wrong_in_all(copies, least):
            yield f"a planted fault is not found: {name}"


check = sys.argv[1] == "--check"
with open(sys.argv[-1], encoding="utf-8") as file:
    offers = [offer for offer in json.load(file) if LEVEL in offer["text"]]
if check:
    least = int(sys.argv[2])
    wrong = wrong_in_all(offers, least) + list(planted(offers, least))
    looked = [json.loads(line) for line in sys.stdin]
    if [one["id"] for one in looked] != [offer["id"] for offer in offers]:
        wrong.append("lint has not looked at all of them")
    for one in looked:
        wrong += [f'{one["id"]}: "{found["word"]}": {found["advice"]} ({found["rule"]})' for found in one["findings"]]
    print("\n".join([f"    {one}" for one in wrong] + [f"{len(offers)} texts easy to read: {len(wrong)} faults"]))
    sys.exit(bool(wrong))
for offer in offers:
    level = offer["text"][LEVEL]
    text = [item for field, value in level.items() if field not in OF_THE_TEXT | {"name"} for item in items(value)]
    print(json.dumps({"id": offer["id"], "text": "\n\n".join(text)}))
