"""Sticks as files: partitions as shops, and people, make them."""

import os
import struct

from machine import run

START = 2048  # first sector of the first partition
SECTOR = 512
TYPES = {"vfat": 0x0C, "exfat": 0x07, "ext4": 0x83, None: 0x0C}


class Stick:
    def __init__(self, path, size_mb=32, kinds=("vfat",)):
        """Makes an empty stick. Its file is what Machine.plug() wants. kinds: the file system of each partition, all of
        one size; None is a partition that was never formatted. No kinds: a stick that was never used. ("whole",): vfat
        without a partition table."""
        self.path = str(path)
        self.first = 0 if kinds == ("whole",) else START
        sectors = size_mb * 2048
        each = (sectors - self.first) // max(1, len(kinds))
        with open(self.path, "wb") as file:
            file.truncate(sectors * SECTOR)
            if kinds and self.first:
                file.seek(446)
                for part, kind in enumerate(kinds):
                    file.write(struct.pack("<B3sB3sII", 0, b"\xfe\xff\xff", TYPES[kind], b"\xfe\xff\xff", START + part * each,
                                           each))
                file.seek(510)
                file.write(b"\x55\xaa")
        for part, kind in enumerate(kinds):
            self.format(kind, self.first + part * each, each)
        self.each = each
        self.cut_off = False
        self.part(0)

    def format(self, kind, start, sectors):
        if kind in ("vfat", "whole"):
            run("mkfs.vfat", "-I", "-n", "ANNA", "--offset", start, self.path, sectors // 2)
        elif kind == "ext4":
            run("mke2fs", "-q", "-F", "-t", "ext4", "-E", f"offset={start * SECTOR}", self.path, f"{sectors // 2}k")
        elif kind == "exfat":
            made = f"{self.path}.made"
            with open(made, "wb") as file:
                file.truncate(sectors * SECTOR)
            run("mkfs.exfat", made)
            run("dd", f"if={made}", f"of={self.path}", f"seek={start}", "conv=notrunc", "status=none")
            os.unlink(made)

    def part(self, number):
        """The same stick; put(), get() and check() are about this partition from now on, counted from 0."""
        self.start = self.first + number * self.each
        self.place = f"{self.path}@@{self.start * SECTOR}"
        return self

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
        then it must be clean; else no damage are the mark that it was pulled while it was writable, and clusters that
        belong to no file: FAT has no journal, and a file that is being written has its clusters before its name. Both
        stay on a stick that was once cut off: Linux leaves a mark that it finds (fat_set_state in fs/fat/inode.c)."""
        part = f"{self.path}.part"
        run("dd", f"if={self.path}", f"of={part}", f"skip={self.start}", f"count={self.each}", "status=none")
        said = run("fsck.vfat", "-n", part, check=False)
        os.unlink(part)
        marks = ("Dirty bit is set", "Automatically removing dirty bit", "unused clusters")
        self.cut_off = self.cut_off or (not told and any(words in said for words in marks))
        harmless = ("Leaving filesystem unchanged",) + (marks if self.cut_off else ())
        return "\n".join(line for line in said.splitlines()[1:] if line.strip() and part not in line
                         and not any(words in line for words in harmless))
