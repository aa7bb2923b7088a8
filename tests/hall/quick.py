"""The quick hall: put up as kiosk/standing/README.md says, first start without content, a stick and the reports back, the clock
set ahead and back, two power cuts, a keyboard. One machine, one disk, as it would go in a town hall."""

import os
import time

from keyboard import bursts
from play import Play, say

ANYWHERE = "press 540 960"
REPORT = ("Etwas klappt nicht?", "#step:be_welcome", "#nav:next", "#nav:send")


def put_up(play):
    """The package is installed, the machine has started; now the one command of kiosk/standing/README.md, by root's own hand."""
    terminal = play.start()
    terminal.wait_shell()
    terminal.wait_for("the system", lambda: terminal.ask("systemctl is-system-running") in ("running", "degraded"))
    code, said = terminal.answer("anna-put-up xorg")
    if code != 0:
        terminal.trouble(f"anna-put-up xorg: {said}")
    took = terminal.wait_picture()
    terminal.wait_page(play.page(), "without content")
    return f"picture {took:.0f} s after the power came"


def first_stick(play):
    stick = play.town.stick("first", "new")
    page = play.give(stick, play.folder_of("new"), 2)
    play.terminal.wait_page(page, "now pull the stick")
    play.state = f"{play.town.folder}/state"
    play.pull(stick, "the first stick")
    return f"installed in {play.install_s:.0f} s"


def reports_home(play):
    """A visitor says what does not work; the next stick brings it to the office."""
    terminal = play.terminal
    terminal.tap(540, 960)
    terminal.wait_page(play.page(ANYWHERE), "after a finger anywhere")
    steps = play.touch(*REPORT, steps=[ANYWHERE])
    # Somebody is still there: the terminal asks.
    stick = play.town.stick("second", "new")
    folder = play.folder_of("new")
    terminal.plug("stick", stick.path)
    asks = play.page(*steps, f"stick {folder}")
    terminal.wait_page(asks, "it asks first")
    terminal.tap(*asks.middle("#stick:now"))
    terminal.wait_page(play.page(*steps, f"stick {folder}", "tap #stick:now"), "reports are on the stick")
    play.pull(stick, "the second stick")
    on_it = stick.get(f"{play.folder}/second")
    if not any(name.startswith("ANNA-Meldung") for name in os.listdir(f"{on_it}/anna")):
        terminal.trouble("there is no note on the stick")
    new = play.town.collect(stick)
    told = [report["step"] for report in play.town.reports()]
    if new != 1 or told != ["be_welcome"]:
        terminal.trouble(f"the office reads {new} new reports, of {told}")
    return "one report, read by the office"


def clock(play):
    """Root sets the clock far ahead, then right again, while somebody stands there: what is said about now goes and
    comes back at once. No minute ends meanwhile, and nothing else would wake the terminal."""
    terminal = play.terminal
    terminal.tap(540, 960)
    terminal.wait_page(play.page(ANYWHERE), "after a finger anywhere")
    steps = play.touch("Sofort-Hilfe", steps=[ANYWHERE])
    for what, day in (("far ahead", "2099-05-01"), ("right", "2026-11-23")):
        page = play.page(*steps, f"clock {day}T10:00")
        terminal.ask(f"date -u -s '{day} 09:00:05'")
        terminal.wait_page(page, f"the clock is {what}", patience_s=2, every_s=0.1)
    terminal.tap(*page.middle("#nav:clear"))
    terminal.wait_page(play.page(), "the screen was emptied")
    return "far ahead, and back"


def cut(play):
    """The power goes while a stick's content is being installed, at a moment by chance; the same disk starts again,
    and the same stick, plugged in again, brings what it was to bring."""
    before = play.terminal.content()
    bundle = play.town.bundle()
    stick = play.town.stick("cut", bundle)
    after = play.town.newest
    moment_s = play.chance.uniform(0, play.install_s)
    play.terminal.plug("stick", stick.path)
    play.sleep(moment_s)
    play.end()
    for what, wrong in (("e2fsck", play.check_disk()), ("fsck.vfat", stick.check(told=False))):
        if wrong:
            raise play.trouble(f"{what} after a cut {moment_s:.1f} s after the stick: {wrong}")
    took, number = play.start_again({before, after}, play.page())
    play.give(stick, play.folder_of(bundle), after)
    play.terminal.picture("the stick of the cut again")
    play.pull(stick, "the cut and the stick")
    return f"after {moment_s:.1f} s; home {took:.0f} s after the power came, with number {number}"


def keys(play):
    count = bursts(play)
    return f"{count} keys and combinations"


def quick(build):
    play = Play(build, "quick", session="bare")
    try:
        for name, deed in (("put up", put_up), ("first stick", first_stick), ("reports", reports_home),
                           ("clock", clock), ("cut 1", cut), ("cut 2", cut), ("keys", keys)):
            began = time.monotonic()
            said = deed(play)
            say(f"ok   {name}: {said} ({time.monotonic() - began:.0f} s)")
    finally:
        play.end()
