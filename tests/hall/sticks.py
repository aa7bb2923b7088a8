"""Sticks as people bring them: two partitions, no partition table at all, never formatted, of other systems, empty, two
at once. What the screen says is what the twin says; what can be read does its work."""

import time

from play import Play, say
from stick import Stick


def stands(play):
    """The power comes; the stick with exFAT is filled, which no program of the host can."""
    terminal = play.start()
    terminal.wait_picture()
    terminal.wait_page(play.page(), "without content")
    code, said = terminal.answer(
        "mkdir -p /mnt/from /mnt/to && mount -o ro /dev/vdc1 /mnt/from && mount -t exfat /dev/vdb1 /mnt/to && "
        "cp /mnt/from/*.anna* /mnt/to/ && umount /mnt/to /mnt/from")
    if code != 0:
        terminal.trouble(f"the stick with exFAT cannot be filled: {said}")
    return "without content"


def says(play, what, stick, twin, number, bundle=None):
    """One stick alone, from plugging to pulling; bundle: what it brings."""
    terminal = play.terminal
    terminal.plug("stick", stick.path)
    page = play.page(f"stick {twin}")
    terminal.wait_page(page, what)
    if terminal.content() != number:
        terminal.trouble(f"content {terminal.content()} after: {what}; not {number}")
    if bundle:
        play.state = play.state_of(bundle, play.state)
    terminal.pull("stick")
    terminal.wait_page(play.page(), f"after {what}")


def not_read(play):
    unreadable = f"{play.town.folder}/sticks/unreadable"
    kinds = (("never formatted", Stick(f"{play.folder}/raw", 64, ())),
             ("a partition never formatted", Stick(f"{play.folder}/unformatted", 64, (None,))),
             ("ext4", Stick(f"{play.folder}/ext4", 64, ("ext4",))),
             ("nothing for ANNA", Stick(f"{play.folder}/empty", 64)))
    for what, stick in kinds:
        says(play, what, stick, play.folder_of("empty") if what == "nothing for ANNA" else unreadable, 0)
    return ", ".join(what for what, _ in kinds)


def two_partitions(play):
    """The bundle is on the second."""
    stick = Stick(f"{play.folder}/two", 64, ("vfat", "vfat"))
    stick.part(1).put(*play.files_of("old"))
    says(play, "two partitions", stick, f"{play.folder_of('empty')} + {play.folder_of('old')}", 1, "old")
    wrong = stick.part(0).check() + stick.part(1).check()
    if wrong:
        play.terminal.trouble(f"fsck.vfat: {wrong}")
    return "as one stick"


def exfat(play):
    says(play, "exFAT", play.exfat, play.folder_of("new"), 2, "new")
    return "as any other"


def no_table(play):
    stick = Stick(f"{play.folder}/whole", 64, ("whole",))
    stick.put(*play.files_of("next"))
    says(play, "no partition table", stick, play.folder_of("next"), 3, "next")
    return "as any other"


def two_at_once(play):
    terminal = play.terminal
    one, two = play.town.stick("one", "next"), play.town.stick("two", "old")
    folders = [play.folder_of("next"), play.folder_of("old")]
    terminal.plug("stick", one.path)
    terminal.wait_page(play.page(f"stick {folders[0]}"), "one stick")
    terminal.plug("other", two.path)
    terminal.wait_page(play.page(*(f"stick {folder}" for folder in folders)), "two sticks")
    terminal.pull("stick")
    terminal.wait_page(play.page(f"stick {folders[0]}", f"stick {folders[1]}", f"unstick {folders[0]}"), "the other is left")
    terminal.pull("other")
    terminal.wait_page(play.page(), "none is left")
    return "it asks for one, and takes the one that is left"


def sticks(build):
    play = Play(build, "sticks")
    play.exfat = Stick(f"{play.folder}/exfat", 96, ("exfat",))
    source = play.town.stick("source", "new")
    play.machine_words["extra"] = [word for stick in (play.exfat, source) for word in (
        "-drive", f"file={stick.path},format=raw,if=virtio,file.locking=off")]
    try:
        for name, deed in (("start", stands), ("cannot be read", not_read), ("two partitions", two_partitions),
                           ("exFAT", exfat), ("no table", no_table), ("two at once", two_at_once)):
            began = time.monotonic()
            said = deed(play)
            say(f"ok   sticks: {name}: {said} ({time.monotonic() - began:.0f} s)")
    finally:
        play.end()
