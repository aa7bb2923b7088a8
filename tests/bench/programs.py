"""The programs that are measured beside each other, and where they are pressed."""

import json
import re
import shutil
import subprocess
import tempfile
from dataclasses import dataclass, field
from pathlib import Path


@dataclass
class Program:
    name: str
    command: list
    settle_s: float = 2.0
    home: Path | None = None  # script from the start to the home screen, where that is another
    scripts: dict = field(default_factory=dict)  # "taps", "search", "letters", "tour"


CLOCK = "2026-11-23T10:00"
SEARCHED = "mietsc"


class Terminal:
    """Our own. Its places come from the list that it prints itself, so they move with the layout."""

    def __init__(self, content, size):
        self.size = size
        self.command = [content.build / "anna-kiosk", *content.options(), "--clock", CLOCK]
        self.scratch = content.folder

    def places(self, *steps):
        """Middle of everything with an id, after these steps of a visit from home."""
        visit = self.scratch / "places.visit"
        visit.write_text("\n".join(("key ok", *steps, "dump", "")))
        done = subprocess.run(
            [*self.command, "--size", self.size, "--script", visit],
            stdout=subprocess.PIPE,
            text=True,
            check=True,
        )
        pattern = re.compile(r'^\w+ #(\S+) ".*" (-?\d+),(-?\d+),(\d+),(\d+) \[(.*)\]$', re.MULTILINE)
        found = {}
        for name, x, y, w, h, state in pattern.findall(done.stdout):
            if "hidden" not in state:
                found[name] = (int(x) + int(w) // 2, int(y) + min(int(h) // 2, 40))
        return found

    def script(self, name, lines):
        path = self.scratch / name
        path.write_text("\n".join(lines) + "\n")
        return path

    def program(self):
        home = self.places()
        topics = [name for name in home if name.startswith("topic:")]

        def to(place, label=None):
            x, y = place
            return f"tap {x} {y} {label}" if label else f"act tap {x} {y}"

        taps, tour = [], []
        for number, topic in enumerate(topics):
            page = self.places(f"tap #{topic}")
            offer = next(name for name in page if name.startswith("offer:"))
            inside = self.places(f"tap #{topic}", f"tap #{offer}")
            way = (home[topic], page[offer], inside["nav:back"], home["nav:home"])
            if number == 0:
                taps = [to(*step) for step in zip(way, ("topic", "offer", "back", "home"))]
            for place in way:
                tour += [to(place), "wait 340"]
        tour = (tour * 2)[: 2 * 50]
        search = self.places("tap #nav:search", f"type {SEARCHED}")
        typing = [f"key {letter} key" for letter in SEARCHED]
        tapping = [to(search[f"key:{letter}"], "letter") for letter in SEARCHED]
        ends = [to(search["nav:clear_field"]), "wait 700", to(home["nav:home"]), "wait 700"]
        begins = [to(home["nav:search"]), "wait 700"]
        return Program(
            name="ANNA",
            command=self.command,
            home=self.script("home.steps", [to((500, 700)), "wait 400"]),
            scripts={
                "taps": self.script("taps.steps", taps),
                "search": self.script("search.steps", begins + typing + ends),
                "letters": self.script("letters.steps", begins + tapping + ends),
                "tour": self.script("tour.steps", tour),
            },
        )


def window(build, scratch):
    """The least there is to do: a window that fills itself."""
    taps, keys = scratch / "window-taps.steps", scratch / "window-search.steps"
    taps.write_text("".join(f"tap {x} {y} fill\n" for x, y in ((300, 400), (700, 900)) * 2))
    keys.write_text("".join(f"key {letter} fill\n" for letter in SEARCHED))
    return Program(
        name="window",
        command=[build / "bench/bench_window"],
        scripts={"taps": taps, "search": keys},
    )


def peers(folder):
    """Programs of others in a folder like ../shared/peerbench, as far as they are installed."""
    folder = Path(folder)
    text = (folder / "apps.json").read_text()
    text = text.replace("@HERE@", str(folder)).replace("@TMP@", tempfile.gettempdir())
    for name, app in json.loads(text).items():
        if shutil.which(app["cmd"][0]) is None:
            print(f"{name}: {app['cmd'][0]} is not installed")
            continue
        before, user = [], app.get("user")
        if user:
            before = ["setpriv", "--reuid", user, "--regid", user, "--clear-groups"]
            before += ["--inh-caps=-all", "env", f"HOME=/home/{user}", f"USER={user}"]
        elif app.get("env"):
            before = ["env"]
        before += [f"{key}={value}" for key, value in app.get("env", {}).items()]
        yield Program(
            name=name,
            command=before + app["cmd"],
            settle_s=app.get("settle", 4),
            scripts={step: f"{folder}/scripts/{step}.txt" for step in ("taps", "search", "tour")},
        )
