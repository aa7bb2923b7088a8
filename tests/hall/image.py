"""The image in the hall: written onto a larger disk, started by UEFI as a cold PC starts it; one stick, one tap, and the
offers are there. Then a report, the power goes, and the same disk starts by BIOS: it still has both."""

import json
import os
import time

from machine import run
from image_update import UPDATE
from play import Play, say
from quick import ANYWHERE, REPORT

OVMF = "/usr/share/OVMF"
BIOS = "bios-256k.bin"  # QEMU's own, by its name
BOOT_AT = 2 << 20  # of the partition anna-boot
DISK_GIB = 8


class Image(Play):
    """A play on a disk that the image was written onto."""

    def __init__(self, build):
        super().__init__(build, "image", session="image", waits=True)
        # As a PC comes from the shop: UEFI, with Secure Boot on and Microsoft's keys in it.
        variables = f"{self.folder}/variables"
        run("cp", f"{OVMF}/OVMF_VARS_4M.ms.fd", variables)
        self.machine_words["firmware"] = (f"{OVMF}/OVMF_CODE_4M.secboot.fd", variables)
        self.disk = f"{self.folder}/disk.img"
        run("cp", "--sparse=always", f"{self.hall}/image.img", self.disk)
        run("truncate", "-s", f"{DISK_GIB}G", self.disk)
        # What a twin did after the first stick was taken.
        self.set_up = [f"stick {self.folder_of('first')}", "tap #setup:yes", "unstick"]

    def home(self):
        return self.page(*self.set_up)

    def memory(self):
        """What GRUB remembers, as a dict."""
        lines = run("mtype", "-i", f"{self.disk}@@{BOOT_AT}", "::/anna/grubenv").splitlines()
        return dict(line.split("=", 1) for line in lines if "=" in line)

    def remember(self, **words):
        """Somebody else writes what GRUB reads at the next start; the machine is off."""
        path = f"{self.folder}/grubenv"
        text = "# GRUB Environment Block\n" + "".join(f"{name}={word}\n" for name, word in words.items())
        with open(path, "w") as file:
            file.write(text.ljust(1024, "#"))
        run("mcopy", "-o", "-i", f"{self.disk}@@{BOOT_AT}", path, "::/anna/grubenv")

    def check_disk(self):
        """As Play's, of the partition that is kept."""
        table = json.loads(run("sfdisk", "--json", self.disk))["partitiontable"]["partitions"]
        state = next(part for part in table if part["name"] == "anna-state")
        copy = f"{self.folder}/state.raw"
        run("dd", f"if={self.disk}", f"of={copy}", "bs=1M", "conv=sparse", "status=none",
            f"skip={state['start'] // 2048}", f"count={-(-state['size'] // 2048)}")
        try:
            return self.check_file(copy)
        finally:
            os.unlink(copy)


def stands(terminal):
    """What an image promises beside the picture."""
    wrong = []
    for what, command in (
            ("the root can be written", "! touch /anything 2>/dev/null && ! touch /etc/anything 2>/dev/null"),
            ("what is kept has no journal", "tune2fs -l /dev/anna/state | grep -q has_journal"),
            ("what is kept has not grown", f"test $(stat -f -c '%b*%S/1048576' /var/lib/anna-kiosk | xargs -I_ sh -c 'echo $((_))') -gt {DISK_GIB * 1024 - 2048}"),
            ("content is not on its own partition", "test $(stat -c %d /var/lib/anna-kiosk) = $(stat -c %d /var/lib/anna-trust) && test $(stat -c %d /var/lib/anna-kiosk) != $(stat -c %d /)"),
            ("there is a network", "test \"$(ls /sys/class/net)\" = lo"),
            ("somebody asks for the time", "! systemctl -q is-active systemd-timesyncd systemd-networkd ssh"),
            ("a unit has failed", "test -z \"$(systemctl --failed --no-legend)\""),
            ("the disk has the image's numbers", "! sfdisk --disk-id $(lsblk -dpno PKNAME $(readlink -f /dev/anna/state)) | grep -qi 616E6E61-0000"),
            ("the boot partition can be written", "! touch /boot/efi/anything 2>/dev/null")):
        if not terminal.holds(command):
            wrong.append(what)
    if wrong:
        terminal.trouble(f"{'; '.join(wrong)}: {terminal.ask('systemctl --failed --no-legend; findmnt -l; lsblk')}")
    terminal.stays_on()


def cut_while_it_grows(play):
    """The power goes in the first start, at a moment by chance; the next one is as a first one."""
    terminal = play.start()
    terminal.wait_shell()
    play.sleep(play.chance.uniform(0, 6))
    play.end()
    wrong = play.check_disk()
    if wrong:
        raise play.trouble(f"e2fsck after a cut in the first start: {wrong}")
    return "what is kept is whole"


def cold(play):
    terminal = play.start()
    took = terminal.wait_picture()
    terminal.wait_page(play.page(), "waits for its first stick")
    terminal.wait_for("the system", lambda: terminal.ask("systemctl is-system-running") in ("running", "degraded"))
    stands(terminal)
    if not terminal.holds("test $(od -An -tu1 -j4 /sys/firmware/efi/efivars/SecureBoot-*) = 1"):
        terminal.trouble("Secure Boot is off")
    return f"picture {took:.0f} s after the power came, with Secure Boot"


def first_stick(play):
    """What a person does: plug in, compare and tap, pull. The time of it is the machine's; reading comes on top."""
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
    terminal.picture("set up")
    terminal.pull("stick")
    terminal.wait_page(play.home(), "the offers")
    took = time.monotonic() - began
    return f"a person stands there for {took:.0f} s, and reads six words; one tap, no keyboard"


def report(play):
    terminal = play.terminal
    terminal.tap(540, 960)
    steps = [*play.set_up, ANYWHERE]
    terminal.wait_page(play.page(*steps), "after a finger anywhere")
    play.touch(*REPORT, steps=steps)
    return "one report, after \"Danke\""


def other_root(play):
    """The power goes. The root that is empty is to be tried: the good one starts, by BIOS, with all that was there."""
    number = play.terminal.content()
    play.end()
    wrong = play.check_disk()
    if wrong:
        raise play.trouble(f"e2fsck after the cut: {wrong}")
    play.remember(good="a", **{"try": "b"})
    uefi = play.machine_words["firmware"]
    play.machine_words["firmware"] = BIOS
    took, _ = play.start_again({number}, play.home())
    play.machine_words["firmware"] = uefi
    stands(play.terminal)
    if "anna.slot=a" not in play.terminal.ask("cat /proc/cmdline"):
        play.terminal.trouble(f"not the good root: {play.terminal.ask('cat /proc/cmdline')}")
    told = play.memory()
    if told.get("good") != "a" or told.get("try"):
        play.terminal.trouble(f"GRUB remembers {told}")
    return f"by BIOS, home {took:.0f} s after the power came"


def reports_home(play):
    terminal = play.terminal
    stick = play.town.stick("second", "first")
    terminal.plug("stick", stick.path)
    play.wait_done(play.folder_of("first"), play.set_up)
    terminal.picture("reports are on the stick")
    terminal.pull("stick")
    new = play.town.collect(stick)
    told = [report["step"] for report in play.town.reports()]
    if new != 1 or told != ["be_welcome"]:
        terminal.trouble(f"the office reads {new} new reports, of {told}")
    return "the report of before, read by the office"


def image(build):
    if not os.path.exists(f"{build}/hall/programs/key"):
        say("SKIPPED: there is no image here; tests/hall/image_disk.sh says why")
        return
    play = Image(build)
    try:
        for name, deed in (("power in the first start", cut_while_it_grows), ("cold", cold), ("first stick", first_stick),
                           ("report", report), ("power and BIOS", other_root), *UPDATE, ("reports", reports_home)):
            began = time.monotonic()
            said = deed(play)
            say(f"ok   image, {name}: {said} ({time.monotonic() - began:.0f} s)")
    finally:
        play.end()
