#!/usr/bin/env python3
"""Measures what ten languages cost beside three: languages.py BUILD [TIMES].

Publishes and installs the demonstration with all languages, and with German, Turkish and Arabic alone; starts the terminal
with each in turn, plays a visit that reaches the first screen, and one that reads an offer in each language. Prints the
bundle's size, the least and the median seconds of processor, and the most memory.
"""
import json
import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from content import run

CONTENT = Path(__file__).resolve().parent.parent.parent / "assets/content"
ALL = "de en tr ar uk ru pl ro fa ku".split()
THREE = "de tr ar".split()
START = "press 540 960\nscreen home\n"


def kept(value, langs):
    """Content with the texts of these languages alone; of German that is easier to read, too."""
    if isinstance(value, list):
        return [kept(one, langs) for one in value]
    if not isinstance(value, dict):
        return value
    return {
        key: {lang: text for lang, text in one.items() if lang[:2] in langs} if key == "text" and isinstance(one, dict)
        else kept(one, langs)
        for key, one in value.items()
    }


def reading(langs):
    visit = START
    for lang in langs:
        visit += f"tap #nav:language\ntap #lang:{lang}\ntap #topic:money\nscroll down\ntap #offer:waf-unterhaltsvorschuss\n"
        visit += "scroll down\ntap #nav:home\n"
    return visit


class Setting:
    def __init__(self, build, folder, langs):
        self.build, self.folder, self.langs = build, folder, langs
        folder.mkdir()
        files = []
        for name in ("demo.json", "offers.json"):
            files.append(folder / name)
            with open(CONTENT / name, encoding="utf8") as file:
                files[-1].write_text(json.dumps(kept(json.load(file), langs)), encoding="utf8")
        office = [build / "anna-admin", "-w", folder / "office"]
        self.bundle = folder / "content.anna"
        run(*office, "init", "--no-passphrase")
        run(*office, "import", *files)
        run(*office, "pack", "--no-passphrase", "--date", "2026-11-20", self.bundle)
        self.key = folder / "office/keys/minisign.pub"
        run(build / "anna-kiosk", "install", self.bundle, "--state", folder / "state", "--key", self.key)
        (folder / "kiosk.conf").write_text(f"[terminal]\nsite = ennigerloh\nlanguages = {' '.join(langs)}\n")

    def play(self, visit):
        """Seconds of processor, MB at most."""
        script = self.folder / "x.visit"
        script.write_text(visit)
        command = [self.build / "anna-kiosk", "--config", self.folder / "kiosk.conf", "--state", self.folder / "state",
                   "--key", self.key, "--size", "1080x1920", "--clock", "2026-11-23T10:00", "--script", script]
        with subprocess.Popen(list(map(str, command)), stdout=subprocess.DEVNULL) as child:
            _, status, used = os.wait4(child.pid, 0)
            child.returncode = os.waitstatus_to_exitcode(status)
        if child.returncode != 0:
            sys.exit(f"the visit failed: {script.read_text()}")
        return used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def main():
    if len(sys.argv) not in (2, 3):
        sys.exit(__doc__.splitlines()[0])
    build, times = Path(sys.argv[1]).resolve(), int(sys.argv[2]) if len(sys.argv) == 3 else 31
    with tempfile.TemporaryDirectory() as folder:
        settings = [Setting(build, Path(folder) / str(len(langs)), langs) for langs in (THREE, ALL)]
        started = {id(one): [] for one in settings}
        for _ in range(times):
            for one in settings:
                started[id(one)].append(one.play(START))
        print("| languages | bundle | start, least | start, median | memory after the start | after an offer in each |")
        print("| --- | --- | --- | --- | --- | --- |")
        for one in settings:
            seconds = [cpu for cpu, _ in started[id(one)]]
            memory = statistics.median(mb for _, mb in started[id(one)])
            print(f"| {len(one.langs)} | {one.bundle.stat().st_size / 1e6:.2f} MB | {1000 * min(seconds):.1f} ms | "
                  f"{1000 * statistics.median(seconds):.1f} ms | {memory:.0f} MB | {one.play(reading(one.langs))[1]:.0f} MB |")


main()
