"""Words in Arabic with a number behind them, each with its mark; and a reader that says where on a page they stand without
isolation, and so would turn what stands beside them."""
import html.parser
import re

BEGIN, END = "\u2068", "\u2069"
OVERRIDE = "\u202e"
MARK = re.compile("مركز\\s+([a-z_.-]*)")
VOID = {"input", "meta", "link", "br", "img", "hr", "wbr", "source", "path", "rect", "circle"}


def turned(mark):
    return f"مركز {mark} 7"


def alone(words):
    """Whether each mark in a flat text stands between signs of isolation."""
    deep = 0
    for at, sign in enumerate(words):
        deep += (sign == BEGIN) - (sign == END)
        if "\u0590" <= sign <= "\u08ff" and deep < 1:
            return False
    return deep == 0


class Reader(html.parser.HTMLParser):
    """`found`: what is not isolated; `marks`: which words were seen at all."""

    def __init__(self):
        super().__init__()
        self.found, self.marks, self.open = [], set(), []

    def wrong(self, why, words):
        self.found.append(f"{why}: {words.strip()[:90]!r} in {' '.join(tag for tag, _, _ in self.open[-3:])}")

    def handle_starttag(self, tag, attributes):
        own = {name: words or "" for name, words in attributes}
        for name, words in own.items():
            if not re.search("[\u0590-\u08ff]", words):
                continue
            self.marks |= set(MARK.findall(words))
            if name == "value" and tag == "input" and own.get("type", "text") in ("text", "search") and own.get("dir") != "auto":
                self.wrong("a field without a direction of its own", words)
            if name in ("aria-label", "alt", "title", "placeholder") and not alone(words):
                self.wrong(f"{name} without signs", words)
        if tag not in VOID:
            self.open.append((tag, tag == "bdi" or own.get("dir") == "auto", [""]))

    def handle_endtag(self, tag):
        while self.open:
            name, isolates, words = self.open.pop()
            if isolates and name != "textarea":
                self.judge(words[0])
            if name == tag:
                break

    def judge(self, words):
        """What is isolated together is words of others alone."""
        # A voice says the names of fields as words, up to the number behind them.
        rest = re.sub("مركز\\s+(?:[a-z_. -]* 7)?[a-z_.]*|\\.(?:json|csv|xlf|zip)|termine.example.org", "", words)
        if MARK.search(words) and re.search("[A-Za-zäöüß]{4}", rest):
            self.wrong("isolated together with the page's words", words)

    def handle_data(self, data):
        if not self.open:
            return
        for at in range(len(self.open) - 1, -1, -1):
            if self.open[at][1]:
                self.open[at][2][0] += data
                break
        tag = self.open[-1][0]
        if OVERRIDE in data and tag != "textarea":
            self.wrong("turned round by a sign", data)
        if not re.search("[\u0590-\u08ff]", data):
            return
        self.marks |= set(MARK.findall(data))
        if tag in ("title", "option"):
            if not alone(data):
                self.wrong(f"{tag} without signs", data)
        elif not any(isolates for _, isolates, _ in self.open):
            self.wrong("not isolated", data)


def read(page):
    reader = Reader()
    reader.feed(page)
    reader.close()
    return reader
