"""The terminal in the machine has a twin on the host: the same program, content, size and clock, played by a visit
(README, "Visits"). Pixels are the same on every driver, so what the machine's display must show is what the twin
shows; and where the finger must go is where the twin has the element."""

import os
import re
import shutil
import tempfile

from machine import Trouble, run

ELEMENT = re.compile(r'^(\S+) #(\S*) "(.*)" (-?\d+),(-?\d+),(\d+),(\d+) \[(.*)\]$')


class Page:
    """What the twin shows: picture is a PNG file; places are rectangles by id and by label."""

    def __init__(self, picture, dump):
        self.picture = picture
        self.places = {}
        for line in dump.splitlines():
            found = ELEMENT.match(line)
            if found and "hidden" not in found[8]:
                rect = tuple(int(found[i]) for i in (4, 5, 6, 7))
                self.places.setdefault("#" + found[2] if found[2] else found[3], rect)
                self.places.setdefault(found[3], rect)

    def middle(self, what):
        if what not in self.places:
            raise Trouble(f"the twin shows no {what}")
        x, y, w, h = self.places[what]
        return x + w // 2, y + h // 2


class Twin:
    def __init__(self, build, town, folder, size=(1080, 1920), clock="2026-11-23T10:00", options=(), waits=False):
        """town: BUILD/hall/town. waits: it was never set up. folder: where its pictures are kept. The panel's size in mm is what QEMU's EDID says:
        100 dots per inch."""
        self.kiosk = f"{build}/anna-kiosk"
        self.town = town
        self.folder = folder
        self.size = size
        self.clock = clock
        self.options = list(options)
        if not waits:
            self.options += ["--key", f"{town}/office/keys/minisign.pub", "--site", "ennigerloh"]
        self.count = 0
        os.makedirs(folder, exist_ok=True)
        self.config = f"{folder}/kiosk.conf"
        with open(self.config, "w") as file:
            file.write("[panel]\nwidth_mm = %d\nheight_mm = %d\n" % tuple(side * 254 // 1000 for side in size))

    def page(self, state, steps):
        """The page after these steps, begun by a terminal with a copy of this state (a folder)."""
        self.count += 1
        name = f"twin-{self.count}"
        with tempfile.TemporaryDirectory() as here:
            shutil.copytree(state, f"{here}/state", symlinks=True)
            with open(f"{here}/visit", "w") as file:
                file.write("\n".join([*steps, f"shot {name}", "dump"]) + "\n")
            said = run(self.kiosk, "--config", self.config, "--state", f"{here}/state",
                       "--size", "%dx%d" % self.size, "--clock", self.clock, *self.options,
                       "--script", f"{here}/visit", "--shots", self.folder)
        return Page(f"{self.folder}/{name}.png", said)


def different(one, other, rect=None):
    """Pixels that differ between two PNG files, or in a part of both; a great many if the sizes differ."""
    part = "[%dx%d+%d+%d]" % (rect[2], rect[3], rect[0], rect[1]) if rect else ""
    said = run("sh", "-c", 'compare -metric AE "$1" "$2" null: 2>&1 || true', "sh", one + part, other + part)
    found = re.match(r"[0-9.e+]+", said)
    if not found:
        return 1 << 30
    return int(float(found[0]))
