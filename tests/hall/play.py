"""One play in the hall: a town, a twin, a terminal's disk, and what is done with them."""

import os
import random
import shutil
import subprocess
import time

from machine import Trouble, overlay, run
from terminal import Terminal
from town import Town
from twin import Twin

SEED = int(os.environ.get("ANNA_SEED", "1"))


def say(line):
    print(line, flush=True)


class Play:
    def __init__(self, build, name, session="xorg", size=(1080, 1920), waits=False, sound=False, **machine):
        """session: which disk of disk.sh. waits: the twin was never set up. sound: it has a card. machine: more words for Terminal."""
        self.build = build
        self.hall = f"{build}/hall"
        self.name = name
        self.folder = f"{self.hall}/plays/{name}"
        shutil.rmtree(self.folder, ignore_errors=True)
        os.makedirs(self.folder)
        self.disk = overlay(f"{self.hall}/{session}.img", f"{self.folder}/disk.qcow2")
        self.town = Town(build, f"{self.hall}/town", f"{self.folder}/town")
        self.twin = Twin(build, self.town.folder, f"{self.hall}/pictures", size=size, waits=waits,
                         name=name, cage=session == "cage", sound=sound)
        self.machine_words = {"size": size, "name": name, **machine}
        self.chance = random.Random(f"{SEED} {name}")
        self.terminal = None
        self.install_s = 10.0  # from plugging to the note, as last measured
        self.state = f"{self.town.folder}/state-none"  # of the twin

    def start(self, **words):
        """The power comes. words: for this time alone."""
        self.terminal = Terminal(self.hall, self.disk, **self.machine_words | words)
        return self.terminal

    @staticmethod
    def sleep(seconds):
        """A moment by chance, or one that people need: nothing else is waited for by time."""
        time.sleep(seconds)

    def trouble(self, what):
        return Trouble(f"{self.name}: {what}")

    def end(self):
        if self.terminal:
            self.terminal.__exit__()
            self.terminal = None

    def page(self, *steps):
        return self.twin.page(self.state, steps)

    # Fingers.

    def touch(self, *targets, steps=(), keep=True):
        """A finger on each of the targets (ids and labels as the twin has them), after the twin did `steps`; where one
        is further down, "Nach unten" first. After each, the display must show what the twin shows. Gives back the
        steps that lead there."""
        steps = list(steps)
        page = self.page(*steps)
        for target in targets:
            while not page.within_reach(target):
                if "#nav:down" not in page.places:
                    raise self.trouble(f"the twin shows no {target}, and nothing further down (in {page.picture})")
                page = self.touch_one("#nav:down", page, steps, keep)
            page = self.touch_one(target, page, steps, keep)
        return steps

    def touch_one(self, target, page, steps, keep):
        x, y = page.middle(target)
        self.terminal.tap(x, y)
        steps.append(f"tap {target}")
        page = self.page(*steps)
        what = f"after a finger on {target.lstrip('#').replace('/', '-')}"
        self.terminal.wait_for(f"the page {what} (as in {page.picture})", lambda: self.terminal.shows(page), 90)
        if keep:
            self.terminal.picture(what)
        return page

    # Sticks.

    def give(self, stick, folder, number, steps=()):
        """The stick is plugged in, and all is done with it: "Jetzt abziehen" stands there, that content is shown. The
        twin is given the same, as the folder, after the steps. The pulling is left to the caller; gives back the
        page."""
        began = time.monotonic()
        self.terminal.plug("stick", stick.path)
        page = self.wait_done(folder, steps)
        self.install_s = time.monotonic() - began
        if self.terminal.content() != number:
            self.terminal.trouble(f"content {self.terminal.content()} is shown after the stick with number {number}")
        return page

    def wait_done(self, folder, steps=()):
        """Waits until "Jetzt abziehen" stands there, after the stick brought something new or the same again."""
        stick = f"stick {folder}"
        pages = [self.page(*steps, stick), self.page(*steps, stick, "unstick", stick)]
        return self.terminal.wait_for("\"Jetzt abziehen\"", lambda: next(
            (page for page in pages if self.terminal.shows_part(page, "#stick:pull")), None))

    def pull(self, stick, what):
        """Somebody who was told so pulls the stick: the terminal is there for people again, the stick is clean."""
        self.terminal.pull("stick")
        self.terminal.wait_page(self.page(), f"after {what}")
        wrong = stick.check()
        if wrong:
            self.terminal.trouble(f"fsck.vfat finds on the stick after {what}: {wrong}")

    def folder_of(self, bundle):
        return f"{self.town.folder}/sticks/{bundle}"

    def files_of(self, bundle):
        return [f"{self.folder_of(bundle)}/{name}" for name in sorted(os.listdir(self.folder_of(bundle)))]

    def state_of(self, bundle, before=None):
        """The state, for the twin, of a terminal that has taken this bundle, when it was in the state `before`."""
        folder = f"{self.folder}/state-{bundle}"
        if before:
            shutil.copytree(before, folder, symlinks=True)
        file = next(name for name in os.listdir(self.folder_of(bundle)) if name.endswith(".anna"))
        run(f"{self.build}/anna-kiosk", "install", f"{self.folder_of(bundle)}/{file}", "--state", folder, "--key",
            f"{self.town.folder}/office/keys/minisign.pub", "--site", "ennigerloh")
        return folder

    # After the power was cut.

    def check_disk(self):
        """The disk as the cut left it, on a copy: its journal is replayed, as the next start does it; then nothing
        may be wrong with the file system. Gives back what is."""
        copy = f"{self.folder}/cut.raw"
        run("qemu-img", "convert", "-O", "raw", self.disk, copy)
        try:
            return self.check_file(copy)
        finally:
            os.unlink(copy)

    @staticmethod
    def check_file(copy):
        """The file system in this file, which is changed; what is wrong with it."""
        replay = subprocess.run(["e2fsck", "-p", copy], capture_output=True, text=True)
        whole = subprocess.run(["e2fsck", "-fn", copy], capture_output=True, text=True)
        if replay.returncode > 1 or "check forced" in replay.stdout or whole.returncode != 0:
            return replay.stdout + replay.stderr + whole.stdout + whole.stderr
        return ""

    def start_again(self, allowed, home):
        """The same disk is started after a cut: to the terminal's first page (home), with one of the allowed contents,
        whole; seconds, number."""
        terminal = self.start()
        took = terminal.wait_picture()
        number = terminal.content()
        if number not in allowed:
            terminal.trouble(f"content {number} is shown after the cut, not one of {sorted(allowed)}")
        terminal.ready()
        terminal.wait_page(home, "home after the cut")
        return took, number

