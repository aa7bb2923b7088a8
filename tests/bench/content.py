"""Made-up content: written, imported, published and installed as the office and the terminal do it."""

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
DEMO = HERE.parent.parent / "assets/content/demo.json"


def run(*command):
    """How long it took, in ms. What goes wrong is said by the program itself."""
    begin = time.monotonic()
    done = subprocess.run(
        [str(word) for word in command], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False
    )
    if done.returncode != 0:
        raise SystemExit(done.stdout)
    return 1000 * (time.monotonic() - begin)


def write_offers(number, path):
    with open(path, "w", encoding="utf-8") as file:
        subprocess.run([sys.executable, HERE / "make_offers.py", str(number)], stdout=file, check=True)


def copied_durably(source, target):
    """What an installation cannot be faster than: the copy on the disk, and its name."""
    begin = time.monotonic()
    shutil.copyfile(source, target)
    for path in (target, target.parent):
        fd = os.open(path, os.O_RDONLY)
        os.fsync(fd)
        os.close(fd)
    return 1000 * (time.monotonic() - begin)


class Content:
    def __init__(self, build, folder, number):
        self.build = Path(build)
        self.folder = Path(folder)
        self.number = number
        self.figures = {}

    def make(self):
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir(parents=True)
        office = [self.build / "anna-admin", "-w", self.folder / "office"]
        offers, bundle = self.folder / "offers.json", self.folder / "content.anna"
        write_offers(self.number, offers)
        run(*office, "init", "--no-passphrase")
        self.figures["import"] = run(*office, "import", DEMO, offers)
        self.figures["pack"] = run(*office, "pack", "--no-passphrase", "--date", "2026-11-20", bundle)
        self.figures["bundle MB"] = bundle.stat().st_size / 1e6
        offers.unlink()
        return self

    def install(self, times=3):
        took, copy = [], []
        for _ in range(times):
            shutil.rmtree(self.folder / "state", ignore_errors=True)
            copy.append(copied_durably(self.folder / "content.anna", self.folder / "copy"))
            took.append(run(self.build / "anna-kiosk", "install", self.folder / "content.anna", *self.options()))
        (self.folder / "copy").unlink()
        self.figures["install"], self.figures["copy"] = min(took), min(copy)
        index = next((self.folder / "state/content").glob("*.index"))
        self.figures["index MB"] = index.stat().st_size / 1e6
        return self

    def key(self):
        return self.folder / "office/keys/minisign.pub"

    def options(self):
        return ["--state", self.folder / "state", "--key", self.key(), "--site", "ennigerloh"]
