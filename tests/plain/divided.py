"""Prints the words that people have divided with soft hyphens in the German of the demonstration, "|" for
each hyphen; with --text all its German, the soft hyphens taken out."""

import json
import re
import sys


def texts(value):
    if isinstance(value, dict):
        for name, inner in value.items():
            if name != "text":
                yield from texts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from texts(inner)
    elif isinstance(value, str):
        yield value


words = set()
for path in sys.argv[1:]:
    if path == "--text":
        continue
    with open(path, encoding="utf-8") as file:
        for text in texts(json.load(file)):
            if "--text" in sys.argv:
                print(text.replace("\u00ad", ""))
            words.update(re.findall("[A-Za-zÄÖÜäöüß]+(?:\u00ad[A-Za-zÄÖÜäöüß]+)+", text))
if "--text" not in sys.argv:
    for word in sorted(words):
        print(word.replace("\u00ad", "|"))
