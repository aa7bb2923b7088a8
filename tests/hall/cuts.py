"""The power goes at random moments: while a stick's content is installed, while somebody goes back to the content before,
while a visitor's report is sent. After each cut the disk and the stick are looked at, the same disk is started again, and
the terminal must be home, with the old content or the new, whole. What stood on the screen when the power went holds. Then
a stick goes round: it brings what is new, and every report that somebody was thanked for is read by the office.

The moments before a cut begin with a machine that was frozen while its terminal stood (frozen.py). Every fifth start
after a cut is that of the whole machine; the others are the start of the terminal's unit, in the frozen machine, on the
cut disk: the kernel replays its journal, systemd starts the terminal. ANNA_CUTS, ANNA_SEED."""

import os
import shutil
import time
from collections import Counter

from frozen import Frozen
from machine import Trouble
from play import Play, say
from terminal import ALIKE_PX, STATE
from twin import different

CUTS = int(os.environ.get("ANNA_CUTS", "200"))
WHOLE_EACH = 5
ANYWHERE = "press 540 960"
BEFORE = "be_welcome"  # the step of the report that waits on the terminal before each cut
SENT = "get_there"  # and of the one that is sent when the power goes


class Cut:
    """What was going on: what it may leave, the page that says that it is done, and what that leaves."""

    def __init__(self, moment_s, stick, allowed, done_page, done, part=None):
        self.moment_s = moment_s
        self.stick = stick
        self.allowed = allowed
        self.done_page = done_page
        self.done = done
        self.part = part  # of the page
        self.told = False


def stands(play, frozen):
    """Content, the one before it, a report: the terminal as it is before each cut."""
    terminal = play.start(extra=frozen.words())
    terminal.wait_picture()
    first = play.town.stick("first", "new")
    play.give(first, play.folder_of("new"), 2)
    play.state = f"{play.town.folder}/state"
    play.pull(first, "the first stick")
    send_report(play, BEFORE, keep=True)
    play.terminal.tap(*play.page(ANYWHERE).middle("#nav:home"))
    play.old = 2
    bundle = play.town.bundle()
    play.now, play.same = play.town.newest, bundle
    second = play.town.stick("second", bundle)
    terminal.plug("stick", second.path)
    asks = play.page(ANYWHERE, f"stick {play.folder_of(bundle)}")
    terminal.wait_page(asks, "it asks first")
    terminal.tap(*asks.middle("#stick:now"))
    play.wait_done(play.folder_of(bundle))
    play.state = play.state_of(bundle, play.state)
    play.pull(second, "the second stick")
    if play.town.reads(second) != [BEFORE] or terminal.content() != play.now:
        terminal.trouble(f"reports {play.town.reads(second)}, content {terminal.content()}")
    play.newer = play.town.bundle()
    play.newest = play.town.newest
    frozen.freeze()
    # How long it takes, undisturbed.
    frozen.go_on("undisturbed")
    play.give(play.town.stick("undisturbed", play.newer), play.folder_of(play.newer), play.newest)
    return f"content {play.old}, {play.now}, a report; {play.newest} is installed in {play.install_s:.0f} s"


def send_report(play, step, keep=False):
    """A visitor's report, up to the finger on "Abschicken"; gives back the page that says thanks, which, if it is to be
    kept, is waited for."""
    play.terminal.tap(540, 960)
    play.terminal.wait_for("home", lambda: play.terminal.shows(play.page(ANYWHERE)), 90)
    steps = play.touch("#nav:report", f"#step:{step}", "#nav:next", steps=[ANYWHERE], keep=False)
    if keep:
        play.touch("#nav:send", steps=steps)
        return None
    page = play.page(*steps)
    thanks = play.page(*steps, "tap #nav:send")
    play.terminal.tap(*page.middle("#nav:send"))
    return thanks


def installing(play):
    stick = play.town.stick("cut", play.newer)
    page = play.page(f"stick {play.folder_of(play.newer)}")
    moment_s = play.chance.uniform(0, play.install_s * 1.1)
    play.terminal.plug("stick", stick.path)
    play.sleep(moment_s)
    return Cut(moment_s, stick, {play.now, play.newest}, page, {play.newest}, "#stick:pull")


def going_back(play):
    stick = play.town.stick("cut", play.same)
    steps = [f"stick {play.folder_of(play.same)}"]
    play.terminal.plug("stick", stick.path)
    for target in ("#stick:back", "#stick:yes"):
        page = play.page(*steps)
        play.terminal.wait_for(f"{target} (as in {page.picture})", lambda: play.terminal.shows_part(page, target), 120)
        play.terminal.tap(*page.middle(target))
        steps.append(f"tap {target}")
    page = play.page(*steps)
    moment_s = play.chance.uniform(0, 2.5)
    play.sleep(moment_s)
    return Cut(moment_s, stick, {play.old, play.now}, page, {play.old}, "#stick:forward")


def reporting(play):
    thanks = send_report(play, SENT)
    moment_s = play.chance.uniform(0, 1.5)
    play.sleep(moment_s)
    return Cut(moment_s, None, {play.now}, thanks, {play.now})


DEEDS = (installing, installing, going_back, reporting)


def power_goes(play, cut):
    """What the screen says, and nothing more."""
    last = play.terminal.shot(f"{play.folder}/last.ppm")
    play.end()
    place = cut.done_page.places[cut.part] if cut.part else None
    cut.told = different(last, cut.done_page.picture, place) <= (0 if place else ALIKE_PX)
    if cut.told:
        cut.allowed = cut.done
    for what, wrong in (("e2fsck", play.check_disk()),
                        ("fsck.vfat", cut.stick.check(told=cut.told) if cut.stick else "")):
        if wrong:
            raise play.trouble(f"{what}: {wrong}")


def unit_starts(play, frozen, cut, home):
    """The terminal's start, on the disk of the cut; the number of the content."""
    terminal = frozen.go_on("start", other=play.disk)
    code, said = terminal.answer(
        "systemctl stop anna-kiosk anna-stick-write.path anna-setup.path && { fsck.ext4 -p /dev/vdb || [ $? -eq 1 ]; } && "
        "mkdir -p /mnt/cut && mount /dev/vdb /mnt/cut && "
        "mount --bind /mnt/cut/var/lib/anna-kiosk /var/lib/anna-kiosk && "
        "mount --bind /mnt/cut/var/lib/anna-trust /var/lib/anna-trust && "
        "systemctl start anna-stick-write.path anna-setup.path anna-kiosk")
    if code != 0:
        terminal.trouble(f"the terminal does not start after the cut: {said}")
    number = terminal.content()
    if number not in cut.allowed:
        terminal.trouble(f"content {number} is shown after the cut, not one of {sorted(cut.allowed)}")
    terminal.ready()
    terminal.wait_for(f"home after the cut (as in {home.picture})", lambda: terminal.shows(home))
    return number


def goes_round(play, sent):
    """A stick with what is new; sent: the last report was thanked for."""
    stick = play.town.stick("round", play.newer)
    play.give(stick, play.folder_of(play.newer), play.newest)
    play.end()
    wrong = stick.check()
    read = play.town.reads(stick)
    if wrong:
        raise play.trouble(f"fsck.vfat finds on the stick that goes round: {wrong}")
    if read != [BEFORE, SENT] and (sent or read != [BEFORE]):
        raise play.trouble(f"the office reads {read}; thanked for: {[BEFORE, SENT] if sent else [BEFORE]}")
    return SENT in read


def one(play, frozen, count, home, figures):
    frozen.go_on("cut")
    deed = play.chance.choice(DEEDS)
    cut = deed(play)
    power_goes(play, cut)
    whole = count % WHOLE_EACH == 0
    number = play.start_again(cut.allowed, home)[1] if whole else unit_starts(play, frozen, cut, home)
    arrived = goes_round(play, cut.told and deed is reporting)
    name = deed.__name__.replace("_", " ")
    figures.update([name, "told" if cut.told else "not told", "whole starts" if whole else "starts of the unit",
                    "left the new" if (number == play.newest or number == play.old or arrived) else "left the old"])
    return f"{name}, after {cut.moment_s:.2f} s{', told' if cut.told else ''}: number {number}{', with the report' if arrived else ''}"


def cuts(build):
    play = Play(build, "cuts")
    frozen = Frozen(play)
    figures = Counter()
    wrong = 0
    try:
        began = time.monotonic()
        say(f"ok   cuts: {stands(play, frozen)} ({time.monotonic() - began:.0f} s)")
        home = play.page()
        for count in range(1, CUTS + 1):
            began = time.monotonic()
            try:
                say(f"ok   cut {count}: {one(play, frozen, count, home, figures)} ({time.monotonic() - began:.0f} s)")
            except Trouble as trouble:
                wrong += 1
                say(f"FAIL cut {count}: {trouble}")
                shutil.copy(f"{play.folder}/cut.qcow2", f"{play.folder}/wrong-{count}.qcow2")
    finally:
        play.end()
    say(f"     {CUTS} cuts, {wrong} wrong: {', '.join(f'{count} {what}' for what, count in sorted(figures.items()))}")
    if wrong:
        raise Trouble(f"{wrong} of {CUTS} cuts")
