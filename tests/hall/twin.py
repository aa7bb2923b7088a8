"""The terminal in the machine has a twin on the host: the same program, content, size and clock, played by a visit
(anna-visit(5)). Pixels are the same on every driver, so what the machine's display must show is what the twin
shows; and where the finger must go is where the twin has the element."""

import functools
import os
import re
import shutil
import subprocess
import tempfile

from machine import Trouble, run

ELEMENT = re.compile(r'^(\S+) #(\S*) "(.*)" (-?\d+),(-?\d+),(\d+),(\d+) \[(.*)\]$')

FIXED = {"#nav:" + name for name in ("home", "search", "notepad", "speak", "display", "back", "language", "up", "down")}


class Page:
    """What the twin shows: picture is a PNG file; places are rectangles by id and by label; said: all that it printed."""

    def __init__(self, picture, dump):
        self.picture = picture
        self.said = dump
        self.places = {}
        for line in dump.splitlines():
            found = ELEMENT.match(line)
            if found and "hidden" not in found[8]:
                rect = tuple(int(found[i]) for i in (4, 5, 6, 7))
                self.places.setdefault("#" + found[2] if found[2] else found[3], rect)
                self.places.setdefault(found[3], rect)

    def within_reach(self, what):
        """It is shown, and its middle lies neither behind the bar at the lower end (upright it stands at the side) nor
        below the panel."""
        if what not in self.places:
            return False
        first, last = self.places.get("#nav:home"), self.places.get("#nav:display")
        if what in FIXED or not first or not last:
            return True
        end = first[1] if first[1] == last[1] else last[1] + last[3]
        return self.middle(what)[1] < end

    def middle(self, what):
        if what not in self.places:
            raise Trouble(f"the twin shows no {what}")
        x, y, w, h = self.places[what]
        return x + w // 2, y + h // 2


class Twin:
    def __init__(self, build, town, folder, size=(1080, 1920), clock="2026-11-23T10:00", options=(), waits=False,
                 name="play", cage=False, sound=False):
        """town: BUILD/hall/town. waits: it was never set up. sound: it has a card. folder: where its pictures are kept, as NAME-twin-1.png and
        so on. The panel's size in mm is what QEMU's EDID says: 100 dots per inch; cage has it from the kernel, in whole cm."""
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
        self.name = name
        self.config = f"{folder}/{name}.conf"
        with open(self.config, "w") as file:
            mm = [side * 254 // 1000 for side in size]
            if cage:
                mm = [side // 10 * 10 for side in mm]
            file.write("[panel]\nwidth_mm = %d\nheight_mm = %d\n" % tuple(mm))
            # A machine without sound offers nobody to hear it.
            if not sound:
                file.write("[sound]\ncard = none\n")

    def page(self, state, steps):
        """The page after these steps, begun by a terminal with a copy of this state (a folder)."""
        self.count += 1
        name = f"{self.name}-twin-{self.count}"
        with tempfile.TemporaryDirectory() as here:
            shutil.copytree(state, f"{here}/state", symlinks=True)
            with open(f"{here}/visit", "w") as file:
                file.write("\n".join([*steps, f"shot {name}", "dump"]) + "\n")
            said = run(self.kiosk, "--config", self.config, "--state", f"{here}/state",
                       "--size", "%dx%d" % self.size, "--clock", self.clock, *self.options,
                       "--script", f"{here}/visit", "--shots", self.folder)
        return Page(f"{self.folder}/{name}.png", said)


class Pixels:
    """The pixels of a PNG or PPM file."""

    def __init__(self, path):
        if path.endswith(".ppm"):
            with open(path, "rb") as file:
                data = file.read()
        else:
            data = subprocess.run(["convert", path, "-depth", "8", "ppm:-"], capture_output=True, check=True).stdout
        found = re.match(rb"P6\s+(\d+)\s+(\d+)\s+255\s", data)
        self.size = int(found[1]), int(found[2])
        self.rows = memoryview(data)[found.end():]

    def part(self, rect):
        width = self.size[0]
        x, y, w, h = rect
        return b"".join(self.rows[3 * (row * width + x):3 * (row * width + x + w)] for row in range(y, y + h))


@functools.lru_cache(maxsize=8)
def pixels_kept(path, _):
    return Pixels(path)


def different(one, other, rect=None):
    """Pixels that differ between two picture files, or in a part of both; a great many if the sizes differ. `other` is
    read once as long as it does not change."""
    now, kept = Pixels(one), pixels_kept(other, os.stat(other).st_mtime_ns)
    if now.size != kept.size:
        return 1 << 30
    rect = rect or (0, 0, *now.size)
    first, second = now.part(rect), kept.part(rect)
    if first == second:
        return 0
    changed = (int.from_bytes(first) ^ int.from_bytes(second)).to_bytes(len(first))
    red, green, blue = (int.from_bytes(changed[channel::3]) for channel in range(3))
    count = len(changed) // 3
    return count - (red | green | blue).to_bytes(count).count(0)
