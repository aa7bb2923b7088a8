"""What of a page is to be read, and what of that is nothing for a person: words with underscores, commands, options, paths."""
import html.parser
import re


class Reader(html.parser.HTMLParser):
    """Words that stand on the page, or that a reading machine says; no pictures, nothing hidden, nothing somebody has typed."""
    EMPTY = {"input", "meta", "link", "br", "img", "hr", "wbr", "source", "path", "rect", "circle", "line", "use"}

    def __init__(self):
        super().__init__()
        self.words, self.open = [], []

    def handle_starttag(self, tag, attrs):
        own = dict(attrs)
        classes = (own.get("class") or "").split()
        hidden = tag in ("script", "style", "svg", "textarea") or own.get("aria-hidden") == "true" or "none" in classes or "hidden" in own
        if not hidden and not any(each for _, each in self.open):
            self.words += [own[name] for name in ("placeholder", "aria-label", "title", "alt") if own.get(name)]
        if tag not in self.EMPTY:
            self.open.append((tag, hidden))

    def handle_endtag(self, tag):
        while self.open and self.open.pop()[0] != tag:
            pass

    def handle_data(self, data):
        if not any(hidden for _, hidden in self.open):
            self.words.append(data)


def shown(text):
    reader = Reader()
    reader.feed(text)
    return re.sub(r"\s+", " ", " ".join(reader.words).replace("\u00ad", "").replace("\xa0", " ")).strip()


KINDS = {"underscore": r"(?<![\w/.@-])[a-z]+(?:_[a-z]+)+(?![\w/@])", "command": r"\banna-(?:admin|kiosk|program)\b", "option": r"(?<!\S)--[a-z][a-z-]*",
         "path": r"(?<![\w:/.<])/(?:[\w.-]+/)+[\w.-]+", "field": r"\btext\.[a-z-]+\.[a-z]+\b"}


def for_programs(text):
    """What stands there that only programs know, with some words around it."""
    words = shown(text)
    return [f"{kind}: …{words[max(0, found.start() - 60):found.end() + 40]}…" for kind, pattern in KINDS.items() for found in re.finditer(pattern, words)]
