"""Sticks as files: a partition with vfat, as shops sell them."""

import os
import struct

from machine import run

START = 2048  # first sector of the partition
SECTOR = 512


class Stick:
    def __init__(self, path, size_mb=32):
        """Makes an empty stick. Its file is what Machine.plug() wants."""
        self.path = str(path)
        sectors = size_mb * 2048
        with open(self.path, "wb") as file:
            file.truncate(sectors * SECTOR)
            entry = struct.pack("<B3sB3sII", 0, b"\xfe\xff\xff", 0x0C, b"\xfe\xff\xff", START, sectors - START)
            file.seek(446)
            file.write(entry.ljust(64, b"\0") + b"\x55\xaa")
        run("mkfs.vfat", "-n", "ANNA", "--offset", START, self.path, (sectors - START) // 2)
        self.place = f"{self.path}@@{START * SECTOR}"

    def put(self, *files):
        """Copies files, and folders with what is in them, to the top of the stick."""
        run("mcopy", "-s", "-o", "-i", self.place, *files, "::")
        return self

    def get(self, folder):
        """Copies all that is on the stick into a folder, which is made. Gives back its path."""
        os.makedirs(folder, exist_ok=True)
        names = run("mdir", "-b", "-i", self.place, "::").split()
        if names:
            run("mcopy", "-s", "-n", "-i", self.place, *names, folder)
        return str(folder)

    def check(self, told=True):
        """What fsck.vfat -n finds wrong with it; an empty text if nothing. told: it was pulled after "Jetzt abziehen",
        then it must be clean; else the mark that it was pulled while it was writable is no damage."""
        part = f"{self.path}.part"
        run("dd", f"if={self.path}", f"of={part}", f"skip={START}", "status=none")
        said = run("fsck.vfat", "-n", part, check=False)
        os.unlink(part)
        harmless = ("Leaving filesystem unchanged",) if told else (
            "Dirty bit is set", "Automatically removing dirty bit", "Leaving filesystem unchanged")
        return "\n".join(line for line in said.splitlines()[1:] if line.strip() and part not in line
                         and not any(words in line for words in harmless))
