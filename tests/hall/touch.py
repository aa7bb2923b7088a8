"""A finger goes through every part of a visit, on panels of three sizes: after each touch the display must show what the
twin shows. In the end nobody is there any more, and nothing of it stays."""

import time

from finger import Finger, touchscreen_disk
from play import Play, say

PARTS = (
    ("offer", ("#topic:money", "#offer:waf-unterhaltsvorschuss", "#nav:keep", "#nav:takeaway", "#nav:back")),
    ("report from the offer", ("#nav:report", "#step:papers_and_cost", "#barrier:forms", "#nav:next", "#nav:write",
                               "type zu viele formulare", "#key:done", "#nav:send", "#nav:home")),
    ("coach", ("#nav:coach", "#wish:child", "#coach:c3", "#way:sms", "#nav:home")),
    ("search", ("#nav:search", "type kinderzuschlak", "#key:done", "#offer:de-kinderzuschlag", "#nav:keep", "#nav:back",
                "#nav:home")),
    ("notepad", ("#nav:notepad", "#nav:takeaway", "#nav:back", "#nav:home")),
    ("answers", ("#nav:answers", "#nav:home")),
    ("display", ("#nav:display", "#size:200", "#theme:contrast", "#nav:home", "#topic:crisis", "#nav:display",
                 "#size:100", "#theme:dark", "#low:on", "#nav:home")),
    ("language", ("#nav:language", "#lang:ar", "#topic:childcare", "#nav:home", "#nav:language", "#lang:tr",
                  "#nav:notepad", "#nav:home", "#nav:language", "#lang:de")),
)


class Visit:
    """One visitor at a terminal that has the content of play.state; steps are the twin's."""

    def __init__(self, play):
        self.play = play
        width, height = play.twin.size
        self.begin = f"press {width // 2} {height // 2}"
        self.steps = []
        self.count = 0

    def comes(self):
        terminal = self.play.terminal
        self.steps = [self.begin]
        terminal.tap(*(side // 2 for side in self.play.twin.size))
        terminal.wait_page(self.play.page(*self.steps), "home")

    def go(self, *targets):
        for target in targets:
            if target.startswith("type "):
                self.write(target)
            else:
                self.steps = self.play.touch(target, steps=self.steps, keep=False)
            self.count += 1
            self.play.terminal.picture(f"{self.count:02} {target.lstrip('#').replace(':', ' ')}")

    def write(self, step):
        """Key after key, as fast as the touches come; the page must be right in the end."""
        terminal = self.play.terminal
        keys = self.play.page(*self.steps)
        for letter in step.removeprefix("type "):
            terminal.tap(*keys.middle("#key:space" if letter == " " else f"#key:{letter}"), hurry=True)
        self.steps.append(step)
        self.see(step)

    def see(self, what):
        page = self.play.page(*self.steps)
        self.play.terminal.wait_for(f"the page after: {what} (as in {page.picture})",
                                    lambda: self.play.terminal.shows(page), 90)


def with_answers(play):
    """The power comes, and a stick with content that has answers of the town."""
    terminal = play.start()
    terminal.wait_picture()
    terminal.wait_page(play.page(), "without content")
    if play.touchscreen:
        terminal.finger = Finger(terminal)
    for field, value in (("barrier", "forms"), ("done", "Im Rathaus hilft jetzt jemand beim Antrag."), ("state", "fixed")):
        play.town.admin("answer", "set", "hilfe", field, value)
    bundle = play.town.bundle()
    stick = play.town.stick("first", bundle)
    play.give(stick, play.folder_of(bundle), play.town.newest)
    play.state = play.state_of(bundle)
    play.pull(stick, "the first stick")
    return f"installed in {play.install_s:.0f} s"


def parts(play):
    """All of a visit."""
    visit = play.visit = Visit(play)
    visit.comes()
    for _, targets in PARTS:
        visit.go(*targets)
    return f"{visit.count} touches and words, each page as the twin's"


def several_fingers(play):
    """A hand that rests on the glass does not keep another from pressing; two fingers at once press nothing; a finger
    that drags scrolls, and presses nothing."""
    visit, finger = play.visit, play.terminal.finger
    page = play.page(*visit.steps)
    x, y, w, h = page.places["ANNA"]
    finger.down(x + w - 2, y + h // 2, finger=0)
    play.sleep(4)
    finger.tap(*page.middle("#topic:money"), finger=1)
    visit.steps.append("tap #topic:money")
    visit.see("a hand rests, another finger presses")
    finger.up(finger=0)
    page = play.page(*visit.steps)
    home = page.middle("#nav:home")
    finger.down(*home, finger=0)
    finger.down(*page.middle("#nav:search"), finger=1)
    finger.up(finger=0)
    finger.up(finger=1)
    visit.see("two fingers at once")
    width, height = play.twin.size
    finger.drag(width // 2, height * 2 // 3, height // 3)
    play.terminal.wait_for("a page further down", lambda: not play.terminal.shows(page), 60)
    play.terminal.picture("dragged")
    visit.go("#nav:home")
    return "a hand that rests, two at once, a drag"


def leaves(play):
    """Nobody touches it any more: it asks; somebody says yes, and is where she was. Then nobody says anything, and the
    next one finds nothing of hers."""
    visit, terminal = play.visit, play.terminal
    visit.go("#nav:search", "type wohngeld")
    for answer in ("tap #nav:stay", "wait 30"):
        visit.steps.append("wait 90")
        asks = play.page(*visit.steps)
        terminal.wait_for("\"Sind Sie noch da?\"", lambda: terminal.shows_part(asks, "#nav:stay"))
        terminal.picture("still there")
        if answer.startswith("tap"):
            terminal.tap(*asks.middle("#nav:stay"))
        visit.steps.append(answer)
        visit.see(answer)
    visit.comes()
    visit.go("#nav:search", "#nav:notepad")
    return "asked twice, then wiped"


def off_and_on(play):
    """Somebody switches the panel off and on again while a visitor stands there: the kernel says that it went and came.
    The visitor is where she was, and goes on."""
    visit, terminal = play.visit, play.terminal
    visit.go("#topic:money")
    status = terminal.ask("echo /sys/class/drm/card*-*/status")
    terminal.ask(f"echo off >{status}")
    terminal.wait_for("the panel is off", lambda: terminal.ask(f"cat {status}") == "disconnected")
    play.sleep(3)
    terminal.ask(f"echo detect >{status}")
    terminal.wait_for("the panel is on", lambda: terminal.ask(f"cat {status}") == "connected")
    visit.see("the panel was off and on again")
    visit.go("#nav:home")
    return "the visit goes on"


def panel(build, name, size, touchscreen, deeds, **words):
    play = Play(build, f"touch-{name}", size=size, **words)
    play.touchscreen = touchscreen
    if touchscreen:
        play.machine_words["extra"] = [*play.machine_words.get("extra", ()), *touchscreen_disk(build, play.folder)]
    try:
        for what, deed in deeds:
            began = time.monotonic()
            said = deed(play)
            say(f"ok   {name}: {what}: {said} ({time.monotonic() - began:.0f} s)")
    finally:
        play.end()


FIRST = ("first stick", with_answers)
ALL = ("visit", parts)


def touch(build):
    """The session xorg: a touchscreen upright, a pointer lengthwise, a touchscreen of a small panel."""
    panel(build, "1080x1920", (1080, 1920), True,
          (FIRST, ALL, ("fingers", several_fingers), ("panel", off_and_on), ("idle", leaves)))
    panel(build, "1920x1080", (1920, 1080), False, (FIRST, ALL))
    panel(build, "1024x600", (1024, 600), True, (FIRST, ALL, ("fingers", several_fingers)))


def cage(build):
    """The same under the session cage, which wants more of a display's driver (PRIME) than the plainest one has."""
    panel(build, "cage", (1080, 1920), True, (FIRST, ALL, ("fingers", several_fingers), ("panel", off_and_on)),
          session="cage", display="virtio-vga,edid=on,xres=1080,yres=1920")
