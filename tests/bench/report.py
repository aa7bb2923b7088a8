"""The figures as tables. The bars are those of the project; a factor is of the window's figure."""

import os
import re

# What, where it stands, its key, the bar, and how many times the window's figure it may be.
ROWS = (
    ("cold start, to a screen to touch", "program", "start cold", 150, 1.6),
    ("warm start", "program", "start warm", None, None),
    ("tap to settled pixels, p50", "program", "taps p50", 6, 1.5),
    ("tap to settled pixels, p95", "program", "taps p95", 14, 1.5),
    ("  the least of all taps", "program", "taps min", None, None),
    ("key to new results, p50", "program", "search p50", None, None),
    ("key to new results, p95", "program", "search p95", None, None),
    ("  the same with 10,000 offers, p50", "many", "search p50", 5, None),
    ("  the same with 10,000 offers, p95", "many", "search p95", 8, None),
    ("  with keys of the screen, p50", "many", "letters p50", None, None),
    ("wake-ups a second, on home", "program", "wakeups on home", 0, None),
    ("wake-ups a second, on attract", "program", "wakeups on attract", None, None),
    ("memory on home, MB", "program", "memory on home", None, None),
    ("memory after a tour of 50, MB", "program", "memory after tour", 30, None),
    ("CPU of that tour, s", "program", "tour cpu s", 0.20, None),
    ("full redraw and present, p50", "inside", "full redraw p50", 6, None),
    ("one card and present, p50", "inside", "one card p50", 1, None),
)
CURVES = (
    ("cold start", "start cold min"),
    ("warm start", "start warm min"),
    ("tap on a topic, p50", "topic p50"),
    ("key to new results, p50", "key p50"),
    ("key to new results, p99", "key p99"),
    ("CPU of a tour of 50, ms", "tour cpu min"),
    ("memory after two tours, MB", "memory after 104"),
    ("install, with its index", "install"),
    ("  copy and sync of the file", "copy"),
    ("import", "import"),
    ("bundle, MB", "bundle MB"),
    ("index, MB", "index MB"),
)
SEARCH_BARS = (("first letter", 10000, 2), ("with one error", 10000, 8), ("with two errors", 10000, 8))
SEARCH_BARS += (("with one error", 100000, 16), ("with two errors", 100000, 16))


def number(value):
    if value is None:
        return ""
    if abs(value) < 0.005:
        return "0"
    return f"{value:.2f}" if abs(value) < 10 else f"{value:,.0f}"


def verdict(value, bar, factor, window):
    if bar is None or value is None:
        return ""
    words = ["reached" if value <= bar else "MISSED"]
    if factor and window:
        words.append(f"{value / window:.2f} x window ({factor})")
    return ", ".join(words)


def comparison(figures):
    programs = figures["programs"]
    names = list(programs)
    yield f"{'':38}" + "".join(f"{name:>15}" for name in names) + f"{'bar':>8}"
    for words, place, key, bar, factor in ROWS:
        row = [programs[name].get(key) for name in names]
        if place != "program":
            row = [figures.get(place, {}).get(key)] + [None] * (len(names) - 1)
        cells = "".join(f"{number(value):>15}" for value in row)
        wanted = f"{bar:>8}" if bar is not None else " " * 8
        yield f"{words:38}{cells}{wanted}  {verdict(row[0], bar, factor, programs['window'].get(key))}".rstrip()
    for name, factor in (("qml-sw", 3), ("chromium", 5)):
        if "taps p50" in programs.get(name, {}):
            share = programs[name]["taps p50"] / programs["ANNA"]["taps p50"]
            yield f"a tap is {share:.1f} times as fast as with {name} (bar: {factor})"


def memory(figures):
    inside = figures["inside"]
    for name in (name for name in inside if name.startswith("own memory after")):
        yield f"{name}: {inside[name]:.2f} MB"


def curves(figures):
    sizes = list(figures["growth"])
    yield f"{'offers':30}" + "".join(f"{int(size):>12,}" for size in sizes)
    for words, key in CURVES:
        yield f"{words:30}" + "".join(f"{number(figures['growth'][size].get(key)):>12}" for size in sizes)


def search_bars(text):
    for words, offers, bar in SEARCH_BARS:
        part = re.search(rf"^{offers} offers.*?(?=^\d|\Z)", text, re.MULTILINE | re.DOTALL)
        found = part and re.search(rf"^ +.*{words} .*?p99 +([\d.]+)", part.group(), re.MULTILINE)
        if found:
            value = float(found.group(1))
            reached = "reached" if value <= bar else "MISSED"
            yield f"search {words}, p99 of {offers:,} offers: {value:.2f} (bar {bar}) {reached}"


def text(figures):
    kept = "one round" if figures["quick"] else "the better of two rounds"
    lines = [
        "",
        f"{os.cpu_count()} cores, Xvfb {figures['size']}, {figures['offers']} offers, {kept};"
        " ms where nothing else is said",
        *comparison(figures),
        "",
        "Growth of memory, visitor after visitor (own pages alone, so that nobody else's share counts)",
        *memory(figures),
        "",
        "Growth with the content (start: the least of all)",
        *curves(figures),
        "",
        "Search",
        figures["search"].rstrip(),
        *search_bars(figures["search"]),
    ]
    return "\n".join(lines)
