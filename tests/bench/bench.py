#!/usr/bin/env python3
"""Measures the terminal beside a window that fills itself, and prints the table.

usage: bench.py --build DIR [--peers DIR] [--quick]

Scratch files and all figures (figures.json) go to BUILD/bench. Meant to be run by run.sh,
which builds and installs what this needs.
"""

import argparse
import json
import signal
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import importing
import installing
import report
from content import Content
from measure import Measuring, rounds
from process import adopt_orphans
from programs import Terminal, peers, window
from screen import Screen

SIZE = "1080x1920"
OFFERS = 500
MANY = 10000  # for the search
GROWTH = (100, 1000, 10000, 100000)


def options(quick, *wanted):
    return SimpleNamespace(
        wanted=wanted,
        rounds=1 if quick else 2,
        starts=3 if quick else 5,
        taps=8 if quick else 20,
        idle_s=15 if quick else 40,
    )


def from_inside(build, content, screens):
    """What bench_screens prints, by name."""
    done = subprocess.run(
        [build / "bench/bench_screens", content.folder / "state", content.key(), "ennigerloh", str(screens)],
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    pairs = (line.split("\t") for line in done.stdout.splitlines())
    return {name: float(value) for name, value in pairs}


def growth(build, screen, number, quick):
    print(f"measuring {number} offers", flush=True)
    content = Content(build, build / f"bench/{number}", number).make().install()
    figures = from_inside(build, content, 104) | content.figures
    Measuring(screen, Terminal(content, SIZE).program(), options(quick)).start(figures)
    figures["installing"] = installing.row(content)
    return content, figures


def search(build, numbers):
    """German words alone, then those of ten languages."""
    text = ""
    for mixed in ([], ["--mixed"]):
        done = subprocess.run(
            [build / "bench/bench_search", *mixed, *map(str, numbers)], stdout=subprocess.PIPE, text=True, check=True
        )
        text += done.stdout + "\n" * (not mixed)
    return text


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--build", type=Path, required=True)
    parser.add_argument("--peers", type=Path)
    parser.add_argument("--quick", action="store_true")
    given = parser.parse_args()
    build, quick = given.build.resolve(), given.quick
    sizes = GROWTH[:-1] if quick else GROWTH
    adopt_orphans()
    # Whoever ends it early leaves no server and no program behind.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(2))

    figures = {"quick": quick, "offers": OFFERS, "size": SIZE, "growth": {}}
    content = Content(build, build / f"bench/{OFFERS}", OFFERS).make().install(1)
    programs = [Terminal(content, SIZE).program(), window(build, content.folder)]
    if given.peers:
        programs += peers(given.peers)
    with Screen(build / "bench/bench_watch", SIZE) as screen:
        figures["programs"] = rounds(
            screen, programs, options(quick, "start", "taps", "search", "tour", "idle")
        )
        figures["inside"] = from_inside(build, content, 500 if quick else 5000)
        for number in sizes:
            many, figures["growth"][number] = growth(build, screen, number, quick)
            if number == MANY:
                program = Terminal(many, SIZE).program()
                figures["many"] = rounds(screen, [program], options(quick, "search", "letters"))["ANNA"]
    figures["install"] = installing.table(figures["growth"][number].pop("installing") for number in sizes)
    figures["search"] = search(build, sizes)
    figures["import"] = importing.text(build, sizes)
    (build / "bench/figures.json").write_text(json.dumps(figures, indent=1))
    print(report.text(figures))
    print()
    print(figures["install"])
    print()
    print(figures["import"])


main()
