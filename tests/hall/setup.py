"""The first stick in the hall: a terminal that was never set up, one stick, one tap; root keeps what was confirmed, and
the offers are there. Then the power goes: what was set up is still there."""

import time

from play import Play, say

TRUST = "/var/lib/anna-trust"


def never_set_up(play):
    """As the package brings it: no site, no key, no content."""
    terminal = play.start()
    terminal.wait_picture()
    terminal.ask("systemctl stop anna-kiosk; sed -i 's/^site = /;site = /; s/^key = /;key = /' /etc/anna/kiosk.conf; "
                 f"rm -rf /var/lib/anna-kiosk/* {TRUST}/*; sync; systemctl start anna-kiosk")
    terminal.wait_page(play.page(), "waits for its first stick")
    return "it says what it waits for"


def set_up(play):
    terminal = play.terminal
    stick = play.town.stick("first", "first")
    folder = play.folder_of("first")
    began = time.monotonic()
    terminal.plug("stick", stick.path)
    asks = play.page(f"stick {folder}")
    terminal.wait_page(asks, "asks for six words")
    terminal.tap(*asks.middle("#setup:yes"))
    done = play.page(f"stick {folder}", "tap #setup:yes")
    terminal.wait_for("\"Jetzt abziehen\"", lambda: terminal.shows_part(done, "#stick:pull"))
    took = time.monotonic() - began
    terminal.picture("set up")
    if terminal.ask(f"stat -c '%U %a' {TRUST}/setup.conf") != "root 644":
        terminal.trouble(f"what was set up is not root's: {terminal.ask(f'ls -l {TRUST}')}")
    terminal.pull("stick")
    home = play.page(f"stick {folder}", "tap #setup:yes", "unstick")
    terminal.wait_page(home, "offers after the first stick")
    return f"offers {took:.0f} s after the stick"


def power(play):
    """The plug is pulled; the next start is the terminal that was set up."""
    number = play.terminal.content()
    play.end()
    wrong = play.check_disk()
    if wrong:
        raise play.trouble(f"e2fsck after the cut: {wrong}")
    folder = play.folder_of("first")
    took, _ = play.start_again({number}, play.page(f"stick {folder}", "tap #setup:yes", "unstick"))
    said = play.terminal.ready()
    if "Ennigerloh, Rathaus (ennigerloh)" not in said:
        play.terminal.trouble(f"check does not say what was set up: {said}")
    return f"home {took:.0f} s after the power came"


def setup(build):
    play = Play(build, "setup", session="xorg", waits=True)
    try:
        for name, deed in (("never set up", never_set_up), ("first stick", set_up), ("power", power)):
            began = time.monotonic()
            said = deed(play)
            say(f"ok   {name}: {said} ({time.monotonic() - began:.0f} s)")
    finally:
        play.end()
