"""The panel in the hall: off when the machine starts, switched on, changed for another in the middle of a visit, off and
on again. What is shown must be what a terminal shows that began so; it is the same terminal all the time."""

import time

from play import Play, say
from twin import Twin
from viewer import Viewer

ANYWHERE = "press 540 960"
CONNECTOR = "/sys/class/drm/card0-Virtual-1"


class Panels(Play):
    def __init__(self, build, session, **machine):
        """The machine's display is one whose panel can be changed for another."""
        super().__init__(build, f"glass-{session}", session=session, display="virtio-vga,edid=on,xres=1024,yres=768",
                         **machine)
        self.steps = []
        self.viewer = None
        self.pid = ""

    def panel(self, w, h):
        """Another panel is there from now on; seconds until the page fills it."""
        if not self.viewer:
            self.viewer = Viewer(f"{self.folder}/viewer")
        self.viewer.panel(w, h)
        began = time.monotonic()
        self.twin = Twin(self.build, self.town.folder, f"{self.hall}/pictures", size=(w, h),
                         name=f"{self.name}-{w}x{h}")
        self.terminal.size = (w, h)
        page = self.page(*self.steps)
        self.terminal.wait_for(f"the page on a panel of {w}x{h} (as in {page.picture})", lambda: self.terminal.shows(page), 60)
        took = time.monotonic() - began
        self.terminal.picture(f"{w}x{h}")
        pid = self.terminal.ask("systemctl show -p MainPID --value anna-kiosk")
        if self.pid not in ("", pid):
            self.terminal.trouble(f"another terminal runs on the panel of {w}x{h}")
        self.pid = pid
        return f"filled in {took:.1f} s"


def begin(play):
    terminal = play.start()
    terminal.wait_shell()
    terminal.wait_for("the terminal", lambda: terminal.ask("systemctl is-active anna-kiosk") == "active")
    return "the terminal runs"


def switched_on(play):
    play.terminal.ask(f"echo detect >{CONNECTOR}/status")
    return play.panel(1080, 1920)


def visit(play):
    stick = play.town.stick("first", "new")
    play.give(stick, play.folder_of("new"), 2)
    play.state = f"{play.town.folder}/state"
    play.pull(stick, "the stick")
    play.terminal.tap(540, 960)
    play.terminal.wait_page(play.page(ANYWHERE), "after a finger anywhere")
    play.steps = play.touch("#topic:money", steps=[ANYWHERE])
    return "a topic"


def another(play):
    return play.panel(1280, 1024)


def off_and_on(play):
    """The screen is switched off for the night, or somebody stumbles over the cable."""
    play.terminal.ask(f"echo off >{CONNECTOR}/status; sleep 1; echo detect >{CONNECTOR}/status")
    return play.panel(1280, 1024)


def finger(play):
    said = play.panel(1920, 1080)
    play.touch("#nav:back", steps=play.steps)
    return said


def glass(build):
    play = Panels(build, "xorg", append="video=Virtual-1:d", extra=["-vnc", f"unix:{build}/hall/plays/glass-xorg/viewer"])
    try:
        for name, deed in (("no panel", begin), ("switched on", switched_on), ("a visit", visit), ("another panel", another),
                           ("off and on", off_and_on), ("a third, and a finger", finger)):
            began = time.monotonic()
            said = deed(play)
            say(f"ok   {name}: {said} ({time.monotonic() - began:.0f} s)")
    finally:
        play.end()
