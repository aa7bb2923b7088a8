"""A machine with our terminal on it: what one can see of it, and what the test asks inside."""

import time

from machine import Machine
from twin import different

STATE = "/var/lib/anna-kiosk"
SETTLED_S = 1.2
ALIKE_PX = 1500  # a pointer that somebody drew, no word


class Terminal(Machine):
    finger = None  # a touchscreen (finger.py); without one a finger is the tablet of the machine

    def tap(self, x, y, hurry=False):
        """Somebody has seen what is there, and touches it. What has just come to stand in a place takes no press for a
        moment (kiosk/ui/press.h); people need longer, unless they type: hurry."""
        if not hurry:
            time.sleep(SETTLED_S)
        if self.finger:
            self.finger.tap(x, y)
        else:
            super().tap(x, y)

    def content(self):
        """Number of the content that is shown; 0 without content."""
        said = self.ask(f"readlink {STATE}/content/current || true")
        return int(said.removesuffix(".anna")) if said.endswith(".anna") else 0

    def note(self):
        """The note on the stick that is plugged in; empty if there is none."""
        return self.ask("cat /run/anna/stick/*/anna/ANNA-Meldung-*.txt 2>/dev/null || true")

    def shows(self, page, alike_px=ALIKE_PX):
        """The display shows what the twin shows."""
        return different(self.shot(f"{self.folder}/now.ppm"), page.picture) <= alike_px

    def shows_part(self, page, target):
        """The display shows this element of the twin's page just so."""
        return different(self.shot(f"{self.folder}/now.ppm"), page.picture, page.places[target]) == 0

    def wait_page(self, page, what, **patience):
        """Waits until the display shows the twin's page, and keeps the picture."""
        self.wait_for(f"the page: {what} (as in {page.picture})", lambda: self.shows(page), **patience)
        return self.picture(what)

    def ready(self):
        """What `anna-kiosk check` says, if it is content with itself; else Trouble."""
        code, said = self.answer("runuser -u anna -- anna-kiosk check --config /etc/anna/kiosk.conf")
        if code != 0:
            self.trouble(f"anna-kiosk check: {said}")
        return said

    def stays_on(self):
        """Nothing is about to stop, to sleep or to start the machine again, and nobody can log in."""
        wrong = []
        if not self.on():
            self.trouble("the machine went off")
        jobs = self.ask("systemctl list-jobs --no-legend | grep -E 'shutdown|poweroff|reboot|sleep|suspend|hibernate|rescue|emergency' || true")
        if jobs:
            wrong.append(f"jobs: {jobs}")
        if self.ask("systemctl is-system-running") == "stopping":
            wrong.append("the system is stopping")
        programs = self.ask("cat /proc/[0-9]*/comm 2>/dev/null || true").split("\n")
        if {"agetty", "getty", "login", "sulogin"} & set(programs):
            wrong.append("somebody could log in")
        slept = self.ask("journalctl -b -o cat -t systemd-sleep -t systemd-shutdownd 2>/dev/null | grep -iE 'suspend|sleep|hibernat' || true")
        if slept:
            wrong.append(f"it slept: {slept}")
        if wrong:
            self.trouble("; ".join(wrong))
