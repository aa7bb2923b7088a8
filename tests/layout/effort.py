"""Goal: what a way through the terminal costs her is known, and stays small.

Plays thirteen journeys from the first screen on the real program, by visits, on each panel at 100 and 200 %, and prints for each:
taps (a letter that is typed is one), pages down, words that stood before her until she found what she pressed, and
targets that the keypad passes. `--check` prints nothing but what misses a goal, and fails then.

usage: tests/layout/effort.py [BUILD] [--check] [--panel WxH]... [--journey NAME]...
"""

import argparse
import re
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PANELS = ("1080x1920", "1920x1080", "1024x600")
SIZES = (100, 200)
MOST_PAGES = 14  # looked down for one thing
CLOCK = "2026-11-23T10:00"

# A step: "#id" is pressed, "@words" are typed, "=pattern" is read: an element with such words, "=#pattern" one with such an id. The
# last field: at most so many taps at 100 %.
JOURNEYS = (
    ("112", ("#topic:crisis", "=^112$"), 1),
    ("Unterhaltsvorschuss from home, where",
     ("#topic:law_separation", "#offer:waf-unterhaltsvorschuss", "=#text:where"), 3),
    ("Kindergeld, its phone", ("#topic:money", "#offer:de-familienkasse-kindergeld", "=#text:phone"), 3),
    ("help with debts, where", ("#topic:money", "#need:debts", "#offer:waf-verbraucherzentrale", "=#text:where"), 3),
    ("an offer by a word, how to reach it", ("#nav:search", "@tafel", "#offer:en-tafel", "=#text:(phone|where)"), None),
    ("Arabic: an offer by a word", ("#nav:search", "@بيت", "#offer:waf-haus-der-familie", "=#text:(phone|where)"), None),
    ("the next open playgroup", ("#nav:search", "@krabbel", "#offer:waf-cafe-kinderwagen", "=#text:(phone|where)"), None),
    ("take an offer along",
     ("#topic:law_separation", "#offer:waf-unterhaltsvorschuss", "#nav:takeaway", "=#code:contact"), 4),
    ("two offers kept, taken along",
     ("#topic:law_separation", "#offer:waf-unterhaltsvorschuss", "#nav:keep", "#nav:home", "#nav:search", "@tafel",
      "#offer:en-tafel", "#nav:keep", "#nav:notepad", "#nav:takeaway", "=#code:notepad"), None),
    ("a code for a coach", ("#nav:coach", "#coach:c2", "=^[0-9A-Z]{3}-[0-9A-Z]{3}$"), 4),
    ("a report", ("#nav:report", "#step:get_there", "#barrier:distance", "#nav:next", "#nav:send", "=#nav:back"), 5),
    ("a report with a text",
     ("#nav:report", "#step:get_there", "#barrier:distance", "#nav:next", "#nav:write", "@bus", "#key:done", "#nav:send",
      "=#nav:back"), None),
    ("three questions, an offer",
     ("#nav:finder", "#answer:age_0_2", "#nav:next", "#answer:separation", "#nav:next", "#nav:skip",
      "#offer:waf-unterhaltsvorschuss", "=#text:where"), None),
)
PAGES_AT_200 = 2  # down, on 1080x1920

AROUND = {"nav:home", "nav:search", "nav:notepad", "nav:speak", "nav:display", "nav:language", "nav:up", "nav:down"}
PRESSED = {"button", "tile", "entry", "toggle", "field", "key"}
WORDS = {"heading", "text", "note", "part"}
LINE = re.compile(r'(\w+) #(\S*) "(.*)" (-?\d+),(-?\d+),(\d+),(\d+) \[(.*)\]$')


class Element:
    """A line of a dump, and what it is a part of."""

    def __init__(self, match, owner):
        self.role, self.id, self.label = match.group(1), match.group(2), match.group(3)
        self.state = match.group(8).split()
        self.owner = owner if self.role == "part" else None
        self.seen = "hidden" not in self.state

    def can_be_pressed(self):
        return self.role in PRESSED and self.id != "" and "disabled" not in self.state

    def is_read(self):
        """Of the page: neither of the bar nor on a key."""
        if self.role not in WORDS or not self.seen:
            return False
        return self.owner is None or (self.owner.role != "key" and self.owner.id not in AROUND)


def read_dumps(text):
    """The lists of a page, one for each view of it: each begins with the same line."""
    views, first, owner = [], None, None
    for line in text.splitlines():
        match = LINE.match(line)
        if match is None:
            continue
        first = first or line
        if line == first:
            views.append([])
        element = Element(match, owner)
        if element.role in PRESSED:
            owner = element
        elif element.role != "part":
            owner = None
        views[-1].append(element)
    return views


def is_goal(element, step):
    if not element.seen:
        return False
    if step[0] == "#":
        return element.id == step[1:] and element.can_be_pressed()
    if step[1] == "#":
        return re.fullmatch(step[2:], element.id) is not None
    return element.role in WORDS and re.search(step[1:], element.label) is not None


class Terminal:
    """Plays scripts on the demo content."""

    def __init__(self, build, folder):
        self.build, self.folder = build, Path(folder)
        subprocess.run(["sh", ROOT / "tests" / "demo.sh", build, folder], check=True)

    def play(self, panel, steps):
        with tempfile.TemporaryDirectory() as own:
            script = Path(own) / "way.visit"
            script.write_text("\n".join(steps) + "\n", encoding="utf-8")
            state = Path(own) / "state"
            subprocess.run(["cp", "-a", self.folder / "state", state], check=True)
            played = subprocess.run(
                [self.build / "anna-kiosk", "--state", state, "--key", self.folder / "office/keys/minisign.pub", "--site",
                 "ennigerloh", "--size", panel, "--clock", CLOCK, "--script", script],
                capture_output=True, text=True, check=False)
        if played.returncode != 0:
            sys.exit(f"{panel}: {played.stderr.strip()}")
        return read_dumps(played.stdout)


class Effort:
    """What a journey has cost so far."""

    def __init__(self):
        self.taps = self.pages = self.words = self.passed = 0

    def look(self, views, at):
        """Reads down to a view."""
        read = {(e.role, e.label, e.owner.id if e.owner else "") for view in views[:at + 1] for e in view if e.is_read()}
        self.words += sum(len(re.findall(r"\w+", label)) for _, label, _ in read)
        self.pages += at

    def pass_by(self, view, name):
        """The keypad begins where the page does, and goes from one target to the next."""
        targets = [e for e in view if e.can_be_pressed()]
        begin = next((i for i, e in enumerate(targets) if "focused" in e.state), 0)
        goal = next((i for i, e in enumerate(targets) if e.id == name), begin)
        self.passed += (goal - begin) % len(targets)


def travel(terminal, journey, panel, size):
    name, steps, _ = journey
    done = ["tap #hello:ar" if name.startswith("Arabic") else "tap #nav:start"]
    if size != 100:
        done += ["tap #nav:display", f"tap #size:{size}", "tap #nav:home"]
    effort = Effort()
    steps = list(steps)
    while steps:
        step = steps.pop(0)
        if step[0] == "@":
            done.append("type " + step[1:])
            effort.taps += len(step) - 1
            continue
        views = terminal.play(panel, done + ["dump"] + ["scroll down", "dump"] * MOST_PAGES)
        at = next((i for i, view in enumerate(views) if any(is_goal(e, step) for e in view)), None)
        if at is None and any(e.id == "key:done" for e in views[0]) and step != "#key:done":
            steps[:0] = ["#key:done", step]  # what was found stands below the keys
            continue
        if at is None:
            sys.exit(f"{name}, {panel}, {size} %: {step} is not found")
        effort.look(views, at)
        if step[0] == "#":
            effort.pass_by(terminal.play(panel, done + ["key next", "dump"])[0], step[1:])
            done += ["scroll down"] * at + ["tap " + step]
            effort.taps += 1
    return effort


def misses(journey, panel, size, effort):
    name, _, most_taps = journey
    if size == 100 and most_taps is not None and effort.taps > most_taps:
        yield f"{name}, {panel}: {effort.taps} taps, at most {most_taps}"
    if size == 200 and panel == "1080x1920" and effort.pages > PAGES_AT_200:
        yield f"{name}, {panel}, {size} %: {effort.pages} pages down, at most {PAGES_AT_200}"


def print_table(rows):
    heads = [f"{panel} {size} %" for panel in PANELS for size in SIZES if any(p == panel for _, p, _, _ in rows)]
    print("| journey: taps, pages down, words, targets passed | " + " | ".join(heads) + " |")
    print("| --- " * (len(heads) + 1) + "|")
    for name in dict.fromkeys(name for name, _, _, _ in rows):
        cells = [f"{e.taps}, {e.pages}, {e.words}, {e.passed}" for n, _, _, e in rows if n == name]
        print(f"| {name} | " + " | ".join(cells) + " |")


def main():
    parser = argparse.ArgumentParser(description="what a way through the terminal costs her")
    parser.add_argument("build", nargs="?", default=ROOT / "build", type=Path)
    parser.add_argument("--check", action="store_true", help="only what misses a goal")
    parser.add_argument("--panel", action="append", choices=PANELS)
    parser.add_argument("--journey", action="append", help="only those whose name has this in it")
    options = parser.parse_args()
    journeys = [j for j in JOURNEYS if not options.journey or any(word in j[0] for word in options.journey)]
    panels = [p for p in PANELS if not options.panel or p in options.panel]
    ways = [(j, panel, size) for j in journeys for panel in panels for size in SIZES]
    with tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor(2) as pool:
        terminal = Terminal(options.build.resolve(), folder)
        efforts = list(pool.map(lambda way: travel(terminal, *way), ways))
    missed = [miss for way, effort in zip(ways, efforts) for miss in misses(*way, effort)]
    if not options.check:
        print_table([(j[0], panel, size, e) for (j, panel, size), e in zip(ways, efforts)])
    for miss in missed:
        print("misses its goal: " + miss)
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
