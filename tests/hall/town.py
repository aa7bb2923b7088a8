"""The office of the test's town (BUILD/hall/town, made by tests/visits/sticks.sh), copied, so that each play has an
office of its own: it packs bundles, and reads what comes back on sticks."""

import json
import os
import re
import shutil
import tempfile

from machine import run
from stick import Stick


class Town:
    def __init__(self, build, source, folder):
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(source, folder, symlinks=True)
        self.build = build
        self.folder = folder
        self.count = 0
        self.newest = None  # number of the newest bundle of bundle()

    def admin(self, *words, check=True):
        return run(f"{self.build}/anna-admin", "-w", f"{self.folder}/office", *words, check=check)

    def stick(self, name, bundle=None):
        """A new stick, with what is in the town's folder sticks/BUNDLE on it."""
        stick = Stick(f"{self.folder}/{name}.stick")
        if bundle:
            source = f"{self.folder}/sticks/{bundle}"
            stick.put(*(f"{source}/{file}" for file in sorted(os.listdir(source))))
        return stick

    def bundle(self):
        """A bundle that is newer than all before, one offer in other words; gives back the name for stick()."""
        self.count += 1
        name = f"later-{self.count}"
        folder = f"{self.folder}/sticks/{name}"
        os.makedirs(folder)
        self.admin("offer", "set", "en-tafel", "summary", f"Hier gibt es Lebensmittel. Das steht zum {self.count}. Mal da.")
        said = self.admin("pack", "--no-passphrase", "--date", "2026-11-22", f"{folder}/later.anna")
        self.newest = int(re.search(r"number (\d+)", said)[1])
        return name

    def collect(self, stick):
        """The office takes the reports from a stick; gives back how many are new."""
        folder = stick.get(f"{self.folder}/read")
        said = self.admin("collect", folder)
        shutil.rmtree(folder)
        found = re.search(r"(\d+) new reports", said)
        return int(found[1]) if found else 0

    def reports(self):
        return json.loads(self.admin("reports", "--json"))

    def reads(self, stick):
        """The steps that the reports on a stick tell of, sorted. The office reads them, and forgets all of it again."""
        with tempfile.TemporaryDirectory() as here:
            shutil.copytree(f"{self.folder}/office", f"{here}/office")
            admin = [f"{self.build}/anna-admin", "-w", f"{here}/office"]
            run(*admin, "collect", stick.get(f"{here}/read"))
            return sorted(report["step"] for report in json.loads(run(*admin, "reports", "--json")))
