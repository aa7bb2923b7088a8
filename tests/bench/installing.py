#!/usr/bin/env python3
"""Measures installation: installing.py BUILD [OFFERS...], default 100 to 100,000.

`anna-kiosk install` as a whole process, with its index, of made-up offers: the first content of a
terminal; the next one over it; the next one from a stick, with the note on it. Beside it the floor:
copy and sync of the file alone. Prints the better of two runs, how many times the floor that is, what of it
was spent in the processor, and the peak of memory; and how busy the machine was before and after, for other
programs make all of it slower. Files lie in BUILD/bench.
"""
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

from content import Content, copied_durably, run

SIZES = (100, 1000, 10000, 100000)
ROUNDS = 2


def timed(words):
    """Seconds, those of the processor, and the peak of memory in MB."""
    began = time.monotonic()
    process = subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    said = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    if status != 0:
        sys.exit(f"{words}: {said.decode()}")
    return time.monotonic() - began, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def next_week(content):
    """The bundle after the first one, on a stick of its own."""
    stick = content.folder / "stick"
    shutil.rmtree(stick, ignore_errors=True)
    stick.mkdir()
    office = [content.build / "anna-admin", "-w", content.folder / "office"]
    run(*office, "pack", "--no-passphrase", "--date", "2026-11-27", stick / "week.anna")
    return stick


def put_back(content, kept):
    """The terminal as it was, and nothing left to be written by others."""
    shutil.rmtree(content.folder / "state", ignore_errors=True)
    if kept is not None:
        shutil.copytree(kept, content.folder / "state", symlinks=True)
    os.sync()


def measure(content):
    """Seconds of each round by what was done; peak of memory."""
    stick, kept, first = next_week(content), content.folder / "kept", content.folder / "content.anna"
    install = [content.build / "anna-kiosk", "install"]
    took, most = {"floor": [], "first": [], "next": [], "stick": [], "busy": []}, 0
    for _ in range(ROUNDS):
        os.sync()
        took["floor"].append(copied_durably(first, content.folder / "copy") / 1000)
        for name, source in (("first", first), ("next", stick / "week.anna"), ("stick", stick)):
            put_back(content, kept if name != "first" else None)
            seconds, busy, memory = timed([*install, source, *content.options()])
            took[name].append(seconds)
            most = max(most, memory)
            if name == "first":
                took["busy"].append(busy)
                shutil.rmtree(kept, ignore_errors=True)
                shutil.copytree(content.folder / "state", kept, symlinks=True)
    put_back(content, kept)
    shutil.rmtree(kept)
    shutil.rmtree(stick)
    (content.folder / "copy").unlink()
    return took, most


def row(content):
    took, most = measure(content)
    best = {name: min(seconds) for name, seconds in took.items()}
    size = (content.folder / "content.anna").stat().st_size / 1e6
    cells = [f"{content.number:,}", f"{size:.1f} MB", f"{best['floor']:.3f} s"]
    cells.append(f"{best['first']:.2f} s, {best['first'] / best['floor']:.0f} x")
    cells.append(f"{best['busy']:.2f} s")
    cells += [f"{best['next']:.2f} s", f"{best['stick']:.2f} s", f"{most:.0f} MB"]
    return "| " + " | ".join(cells) + " |"


def table(rows):
    head = "| offers | file | copy and sync | install | processor | over an older one | so from a stick | memory |"
    return "\n".join([head, "| --- | --- | --- | --- | --- | --- | --- | --- |", *rows])


def main():
    build = Path(sys.argv[1]).resolve()
    rows = []
    before = os.getloadavg()[0]
    for number in [int(word) for word in sys.argv[2:]] or SIZES:
        content = Content(build, build / f"bench/install-{number}", number).make()
        rows.append(row(content))
        shutil.rmtree(content.folder)
    print(table(rows))
    print(f"programs that wanted a processor: {before:.1f} before, {os.getloadavg()[0]:.1f} after, of {os.cpu_count()}")


if __name__ == "__main__":
    main()
