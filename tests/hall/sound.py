"""Sound in the hall: a sound card of USB is plugged in while the terminal stands; the next visitor lets the first page be
read, what is played is recorded and held against what the same words sound like on the host. The terminal alone has the
card, and only while it speaks."""

import array
import os
import re
import time

from machine import run
from play import Play, say
from twin import Twin

ANYWHERE = "press 540 960"
LOUD = 300  # of 32768
FRAMES_A_SECOND = 50
SAID = re.compile(r'^[a-z-]+ (?:secret )?"(.+)"$', re.M)
PLAYS = "cat /proc/asound/card*/pcm*p/sub*/status 2>/dev/null | grep -c RUNNING || true"
HOLDERS = "for p in /proc/[0-9]*; do ls -l $p/fd 2>/dev/null | grep -q /dev/snd/pcm && cat $p/comm; done; true"


def loud_s(samples, rate):
    """Seconds in which something is heard."""
    frame = rate // FRAMES_A_SECOND
    count = sum(max(map(abs, samples[at:at + frame])) > LOUD for at in range(0, len(samples) - frame, frame))
    return count / FRAMES_A_SECOND


def heard(path):
    """What QEMU wrote so far, whose header tells no length until it ends: one side of it, and the rate."""
    with open(path, "rb") as file:
        data = file.read()
    sides = int.from_bytes(data[22:24], "little")
    rate = int.from_bytes(data[24:28], "little")
    samples = array.array("h", data[44:44 + (len(data) - 44) // 4 * 4])
    return samples[::sides], rate


def reference_s(play, page):
    """Seconds in which the twin's words on this page are heard on the host, by the same voice."""
    words = [re.sub(r"\{[a-z]+ |\}", "", line) for line in SAID.findall(page.said)]
    path = f"{play.folder}/reference.raw"
    run("env", "SDL_AUDIODRIVER=disk", f"SDL_DISKAUDIOFILE={path}", "SDL_DISKAUDIODELAY=1", f"{play.build}/tests/speak",
        "de", "100", *words)
    samples = array.array("h")
    with open(path, "rb") as file:
        samples.frombytes(file.read())
    os.unlink(path)
    return loud_s(samples, 22050)


class Card:
    """A sound card of USB that records what it is to play."""

    def __init__(self, play):
        self.play = play
        self.path = f"{play.folder}/heard.wav"
        self.words = ("-audiodev", f"wav,id=heard,path={self.path}")

    def plug(self):
        self.play.terminal.order("device_add", driver="usb-audio", bus="usb.0", id="card", audiodev="heard")
        self.play.terminal.wait_for("the card", lambda: self.play.terminal.holds("ls /dev/snd/pcmC*p"))

    def plays(self):
        return self.play.terminal.ask(PLAYS) != "0"

    def wait_plays(self, what):
        self.play.terminal.wait_for(what, self.plays, every_s=0.1)

    def wait_closed(self, patience_s=300):
        self.play.terminal.wait_for("the card to be closed", lambda: self.holders() == [], patience_s)

    def holders(self):
        """The programs that have the card open."""
        return self.play.terminal.ask(HOLDERS).split()


def first_page(play):
    """A finger anywhere; gives back the page that the display shows then."""
    play.terminal.tap(540, 960)
    page = play.page(ANYWHERE)
    play.terminal.wait_page(page, "home")
    return page


def gone(play):
    """The visitor empties the screen and goes."""
    page = play.page(ANYWHERE, "tap Sofort-Hilfe")
    play.terminal.tap(*play.page(ANYWHERE).middle("Sofort-Hilfe"))
    play.terminal.wait_page(page, "Sofort-Hilfe")
    play.terminal.tap(*page.middle("#nav:clear"))
    play.terminal.wait_page(play.page(), "the visitor has gone")


def check(play):
    """The line of `anna-kiosk check` about sound, as the terminal's own user may ask for it."""
    said = play.terminal.answer("runuser -u anna -G audio -- anna-kiosk check --config /etc/anna/kiosk.conf")[1]
    return "".join(line for line in said.split("\n") if line.startswith("sound "))


def without(play):
    """No card is there: nobody is offered to hear anything, all else is as ever."""
    terminal = play.start()
    terminal.wait_picture()
    sounding, play.twin = play.twin, play.silent
    play.give(play.stick, play.folder_of("new"), 2)
    play.state = f"{play.town.folder}/state"
    play.pull(play.stick, "the first stick")
    first_page(play)
    if " ok " in check(play):
        terminal.trouble(f"check does not miss the card: {check(play)}")
    play.card.plug()
    gone(play)
    play.twin = sounding
    return "nobody is offered to hear anything"


def aloud(play):
    """The card came; the next visitor lets the first page be read."""
    terminal = play.terminal
    home = first_page(play)
    if " ok " not in check(play):
        terminal.trouble(f"check does not see the card: {check(play)}")
    began = time.monotonic()
    terminal.tap(*home.middle("#nav:speak"))
    play.card.wait_plays("sound")
    if play.card.holders() != ["anna-kiosk"]:
        terminal.trouble(f"the card is held by {play.card.holders()}")
    terminal.picture("reads aloud")
    play.card.wait_closed()
    took = time.monotonic() - began
    samples, rate = heard(play.card.path)
    told = loud_s(samples, rate)
    wanted = reference_s(play, play.page(ANYWHERE, "tap #nav:speak", "wait 90", "transcript"))
    if not 0.9 * wanted <= told <= 1.15 * wanted:
        terminal.trouble(f"{told:.1f} s are heard, the same words on the host are {wanted:.1f} s")
    return f"{told:.1f} s of sound, {wanted:.1f} s on the host, after {took:.0f} s nobody has the card"


def sound(build):
    play = Play(build, "sound", sound=True)
    play.silent = Twin(build, play.town.folder, f"{play.hall}/pictures", name="sound-silent")
    play.stick = play.town.stick("first", "new")
    play.card = Card(play)
    play.machine_words["extra"] = play.card.words
    try:
        for name, deed in (("no card", without), ("aloud", aloud)):
            began = time.monotonic()
            said = deed(play)
            say(f"ok   sound: {name}: {said} ({time.monotonic() - began:.0f} s)")
    finally:
        play.end()
