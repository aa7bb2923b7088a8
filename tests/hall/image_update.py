"""New programs for the terminal of image.py, by stick: what is refused; one that is taken, with what was there before; a cut while
it is written; one that shows no picture, and the one before comes back by itself."""

import os
import re
import struct

from machine import PATIENCE_S, run
from stick import Stick
from terminal import SETTLED_S

PAST = "/var/lib/anna-trust/program.past"
TOLD = "/run/anna/program.told"
PATIENCE_BACK_S = PATIENCE_S + 90  # from a start without a picture until the machine starts again
# What begins like a squashfs; it is never started.
HEAD = struct.pack("<4sIIIIHHHHHHQQ", b"hsqs", 1, 0, 4096, 0, 4, 12, 0, 1, 4, 0, 0, 300000)
SMALL = (HEAD + bytes(i * 7 % 251 for i in range(300000)))[:300000]


def number_of(play, name):
    with open(f"{play.hall}/{name}.program") as file:
        return int(re.search(r" number=(\d+) ", file.read())[1])


def sign(play, name, program, *words, office="office"):
    """A folder with the program, signed by that office; its path."""
    folder = f"{play.town.folder}/sticks/{name}"
    os.makedirs(folder, exist_ok=True)
    run_admin(play, office, "program", *words, program, folder)
    return folder


def run_admin(play, office, *words):
    run(f"{play.build}/anna-admin", "-w", f"{play.town.folder}/{office}", *words)


def stick_of(play, folder, size_mb):
    stick = Stick(f"{folder}.stick", size_mb)
    stick.put(*(f"{folder}/{file}" for file in sorted(os.listdir(folder))))
    return stick


def told(play, sentence):
    """The note says this sentence, and nobody writes on the stick any more: "Jetzt abziehen" stands there."""
    terminal = play.terminal
    terminal.wait_for(f"in the note: {sentence}", lambda: sentence in terminal.note(), every_s=1)
    terminal.wait_for("the end of writing", lambda: terminal.holds("test -z \"$(ls /run/anna/write)\""))
    play.sleep(SETTLED_S)


def runs(play, slot, name):
    """This program stands on this root, and knows it."""
    terminal = play.terminal
    number = number_of(play, name)
    said = terminal.ask("cat /proc/cmdline /usr/share/anna-kiosk/program")
    if f"anna.slot={slot}" not in said or f" number={number} " not in said:
        terminal.trouble(f"not number {number} on the root {slot}: {said}")


def refused(play):
    """Small programs, each with a fault of its own."""
    small = f"{play.folder}/small"
    with open(small, "wb") as file:
        file.write(SMALL)
    later = str(number_of(play, "image") + 10)
    words = ("--version", "9", "--number", later)
    unsigned = sign(play, "image-unsigned", small, *words)
    torn = sign(play, "image-torn", small, *words)
    for folder, end in ((unsigned, ".minisig"), (torn, ".anna-program")):
        path = next(f"{folder}/{file}" for file in os.listdir(folder) if file.endswith(end))
        if end == ".minisig":
            os.unlink(path)
        else:
            with open(path, "r+b") as file:
                file.seek(200000)
                file.write(b"XX")
    sticks = (("unsigned", unsigned, "Dem neuen Programm fehlt die Unterschrift."),
              ("torn", torn, "Das neue Programm ist beschädigt."),
              ("foreign", sign(play, "image-foreign", small, *words, office="stranger"),
               "Die Unterschrift vom neuen Programm ist fremd."),
              ("older", sign(play, "image-older", small, "--version", "0", "--number", "1"),
               "Am Gerät läuft schon ein neueres Programm."))
    terminal = play.terminal
    for name, folder, sentence in sticks:
        stick = stick_of(play, folder, 64)
        terminal.plug("stick", stick.path)
        told(play, sentence)
        terminal.picture(f"program {name}")
        terminal.pull("stick")
        terminal.wait_page(play.home(), f"after the program {name}")
        if play.memory().get("try"):
            terminal.trouble(f"GRUB is to try a program that is {name}")
    return f"{len(sticks)} programs, each with its sentence"


def give(play, name):
    """A stick with this program, until it may be pulled. Gives back the stick."""
    folder = sign(play, f"image-{name}", f"{play.hall}/programs/{name}.anna-program")
    stick = stick_of(play, folder, 400)
    play.terminal.plug("stick", stick.path)
    return stick


def restarts(play, patience_s=PATIENCE_S):
    """The machine starts again by itself; here it goes off instead, and is started by hand."""
    play.terminal.wait_off(patience_s)
    play.end()
    return play.start()


def newer(play):
    """Content and reports are there afterwards."""
    terminal = play.terminal
    content = terminal.content()
    give(play, "newer")
    told(play, "Dann startet das Gerät neu")
    terminal.picture("program written")
    terminal.pull("stick")
    terminal = restarts(play)
    took = terminal.wait_picture()
    terminal.wait_page(play.home(), "the offers, with a new program")
    runs(play, "b", "programs/newer")
    terminal.wait_for("it is good", lambda: terminal.holds(f"grep -q '^good {number_of(play, 'programs/newer')}$' {PAST}"))
    if play.memory().get("good") != "b" or terminal.content() != content:
        terminal.trouble(f"content {terminal.content()}, GRUB remembers {play.memory()}")
    return f"picture {took:.0f} s after it started again"


def cut_while_writing(play):
    terminal = play.terminal
    content = terminal.content()
    give(play, "broken")
    terminal.wait_for("some of it is written", lambda: terminal.holds(f"grep -qE 'percent ([2-9]|[1-9][0-9])$' {TOLD}"))
    said = terminal.ask(f"cat {TOLD}")
    play.end()
    wrong = play.check_disk()
    if wrong:
        raise play.trouble(f"e2fsck after the cut: {wrong}")
    took, _ = play.start_again({content}, play.home())
    runs(play, "b", "programs/newer")
    return f"at {said.split()[-1]} percent; home {took:.0f} s after the power came"


def goes_back(play):
    """The same stick again: all of it is written now, but it shows no picture."""
    terminal = play.terminal
    stick = give(play, "broken")
    told(play, "Dann startet das Gerät neu")
    terminal.pull("stick")
    terminal = restarts(play)
    terminal.wait_shell()
    runs(play, "a", "programs/broken")
    terminal = restarts(play, PATIENCE_BACK_S)
    took = terminal.wait_picture()
    terminal.wait_page(play.home(), "the program before came back")
    runs(play, "b", "programs/newer")
    broken = number_of(play, "programs/broken")
    terminal.wait_for("it is remembered", lambda: terminal.holds(f"grep -q '^back {broken}$' {PAST}"))
    terminal.plug("stick", stick.path)
    told(play, "Dieses Programm lief hier nicht.")
    terminal.picture("program went back")
    terminal.pull("stick")
    terminal.wait_page(play.home(), "after the program that went back")
    return f"home {took:.0f} s after it started again"


UPDATE = (("programs refused", refused), ("a new program", newer), ("a cut while one is written", cut_while_writing),
          ("one without a picture", goes_back))
