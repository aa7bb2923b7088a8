"""A touchscreen for the machine: finger.c, brought in as a disk and started by the shell of the test. What comes from it
goes the way that a panel's fingers go: the kernel's events, udev, libinput, the display's server."""

import os

from machine import ABS_MAX

DISK_LEN = 64 * 1024


def touchscreen_disk(build, folder):
    """Words for QEMU that bring the program along, as the machine's second disk."""
    with open(f"{build}/tests/hall_finger", "rb") as file:
        program = file.read()
    assert len(program) <= DISK_LEN
    path = f"{folder}/finger.img"
    with open(path, "wb") as file:
        file.write(program.ljust(DISK_LEN, b"\0"))
    return ["-drive", f"file={os.path.abspath(path)},format=raw,if=virtio,readonly=on"]


class Finger:
    """The touchscreen of a terminal; fingers are numbered from 0, places are pixels."""

    def __init__(self, terminal):
        """The touchscreen is plugged in, after the terminal's start; it must be heard all the same."""
        self.terminal = terminal
        xorg = terminal.holds("systemctl -q is-active anna-xorg")
        before = self.program()
        code, said = terminal.answer("dd if=/dev/vdb of=/root/finger bs=64K status=none && chmod 0700 /root/finger && "
                                     "modprobe uinput && rm -f /run/finger && mkfifo /run/finger && "
                                     "{ /root/finger </run/finger >/run/finger.log 2>&1 & } && exec 7>/run/finger")
        if code != 0:
            terminal.trouble(f"there is no touchscreen: {said}")
        terminal.wait_for("the touchscreen", lambda: terminal.holds(
            "udevadm settle && grep -q ID_INPUT_TOUCHSCREEN=1 /run/udev/data/c13:*"))
        if xorg:
            terminal.wait_for("the terminal's start with the touchscreen", lambda: self.program() not in (before, ""))

    def program(self):
        """The terminal's process, once it shows a picture."""
        return self.terminal.ask("systemctl -q is-active anna-kiosk && systemctl show -p MainPID --value anna-kiosk")

    def say(self, *lines):
        orders = "; sleep 0.05; ".join(f"echo {line} >&7" for line in lines)
        if not self.terminal.holds(f"{orders}; [ ! -s /run/finger.log ]"):
            self.terminal.trouble(f"the touchscreen: {self.terminal.ask('cat /run/finger.log')}")

    def at(self, x, y):
        width, height = self.terminal.size
        return f"{round(x * ABS_MAX / (width - 1))} {round(y * ABS_MAX / (height - 1))}"

    def down(self, x, y, finger=0):
        self.say(f"down {finger} {self.at(x, y)}")

    def up(self, finger=0):
        self.say(f"up {finger}")

    def tap(self, x, y, finger=0):
        self.say(f"down {finger} {self.at(x, y)}", f"up {finger}")

    def drag(self, x, y, to_y, finger=0, steps=12):
        """Up or down, as one scrolls."""
        self.down(x, y, finger)
        self.say(*(f"move {finger} {self.at(x, y + (to_y - y) * step // steps)}" for step in range(1, steps + 1)))
        self.up(finger)
