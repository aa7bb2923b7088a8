"""Script as somebody would plant it in each field of each record, or words in Arabic (turned.py); and a reader that says
where a page would run it.
usage: planted.py EXPORT FIELDS OUT [turned]    a document of all kinds with script in all fields that take words; for the
                                       others a document each, OUT-KIND.FIELD.json, that must be refused"""
import html.parser
import json
import re
import sys

from turned import turned

# Each has its mark, so that what was planted is found again.
EVIL = """"'><script>alert("{0}")</script><img src=x onerror=alert("{0}")>{{{{0}}}}</textarea></title><a href=javascript:alert(1)>"""


def evil(mark):
    return EVIL.format(mark)


class Reader(html.parser.HTMLParser):
    """`found`: what would run, or would be asked for elsewhere."""

    def __init__(self):
        super().__init__()
        self.found = []

    def handle_starttag(self, tag, attributes):
        names = dict(attributes)
        if tag == "script" and not re.fullmatch(r"/[a-z0-9.-]+\.js", names.get("src") or ""):
            self.found.append(f"<script {names}>")
        if tag in ("iframe", "object", "embed", "base", "style", "frame", "applet") or (tag == "meta" and "javascript" in str(names)):
            self.found.append(f"<{tag}>")
        for name, words in attributes:
            words = re.sub(r"[\s\0]", "", words or "").lower()
            if name.startswith("on") or name in ("style", "srcdoc", "ping") or name.startswith("hx-on") or words.startswith(("javascript:", "vbscript:")):
                self.found.append(f"{tag} {name}={words[:40]}")
            if name == "src" and not words.startswith(("/", "data:image/")) or (name in ("src", "action", "formaction", "hx-get", "hx-post") and words.startswith("//")):
                self.found.append(f"{tag} {name}={words[:40]}")


def runs(page):
    reader = Reader()
    reader.feed(page)
    reader.close()
    return reader.found


def rows(path):
    """Kind, its list, field, form, translated or german."""
    return [line.split() for line in open(path)]


def put(record, field, words):
    *above, last = field.split(".")
    for name in above:
        record = record.setdefault(name, {})
    record[last] = words


def planted(document, table, evil=evil):
    """The first record of each kind, with script in all that takes words; and which fields these are."""
    marks = []
    for kind, plural, field, form, translated in table:
        if not document.get(plural) or form == "form":
            continue
        record, mark = document[plural][0], f"{kind}.{field}"
        marks.append(mark)
        put(record, field, {"words": evil(mark), "many": [evil(mark)], "link": {"host": "termine.example.org", "provider": evil(mark)}}[form])
        if translated == "translated":
            for lang in ("en", "ar"):
                text = record.setdefault("text", {}).setdefault(lang, {})
                if kind == "offer":
                    text.setdefault("made", "human")
                put(text, field, [evil(f"{mark}-{lang}")] if form == "many" else evil(f"{mark}-{lang}"))
    return {plural: document[plural][:1] for plural in {row[1] for row in table} if document.get(plural)}, marks


if __name__ == "__main__":
    export, fields, out, *kinds = sys.argv[1:]
    document, table = json.load(open(export)), rows(fields)
    for kind, plural, field, form, _ in table if not kinds else ():
        if document.get(plural) and form == "form":
            record = json.loads(json.dumps(document[plural][0]))
            old = record.get(field.split(".")[0])
            put(record, field, [evil(kind)] if isinstance(old, list) else {"toilet": evil(kind)} if isinstance(old, dict) and "." not in field else evil(kind))
            json.dump({plural: [record]}, open(f"{out}-{kind}.{field}.json", "w"))
    whole, marks = planted(document, table, turned if kinds else evil)
    json.dump(whole, open(out + ".json", "w"))
    print("\n".join(marks))
