"""A machine that boots a terminal's disk: QEMU without hardware help, driven as a hall would drive it.

    with Machine(hall, disk="BUILD/hall/xorg.img", keep="trial.qcow2") as machine:
        machine.wait_shell()
        machine.tap(540, 960)
        machine.plug("one", "stick.img")
        machine.wait_for("the note", lambda: machine.ask("ls /run/anna/stick") != "")
        machine.picture("after the stick")
        machine.cut()                    # the power goes; the same disk can be started again

The shell is hall-shell.service's, on the second serial line: it is the test's, not the product's. Waiting is for
conditions, never for fixed times: an emulated processor is slow, and slower when the host is busy. All failures are
Trouble: it names what did not come, the last words of the console, and a picture.
"""

import ctypes
import json
import os
import signal
import socket
import subprocess
import tempfile
import time

PATIENCE_S = float(os.environ.get("ANNA_PATIENCE", "300"))
ABS_MAX = 0x7FFF  # of a usb-tablet's axes


class Trouble(Exception):
    pass


def die_with_parent():
    ctypes.CDLL(None).prctl(1, signal.SIGKILL)


def run(*command, check=True):
    """Output of a program of the host."""
    done = subprocess.run([str(word) for word in command], capture_output=True, text=True)
    if check and done.returncode != 0:
        raise Trouble(f"{' '.join(map(str, command))}: {done.returncode}: {(done.stdout + done.stderr).strip()[-600:]}")
    return done.stdout


def overlay(disk, path):
    """A disk that begins as `disk` and keeps its own changes in `path`; `disk` stays as it is."""
    kind = "qcow2" if str(disk).endswith(".qcow2") else "raw"
    run("qemu-img", "create", "-q", "-f", "qcow2", "-F", kind, "-b", os.path.abspath(disk), path)
    return str(path)


class Talk:
    """A stream socket of QEMU's: bytes until a mark, with a limit in time."""

    def __init__(self, path, alive):
        self.alive = alive
        self.rest = b""
        end = time.monotonic() + 30
        while True:
            self.socket = socket.socket(socket.AF_UNIX)
            try:
                self.socket.connect(path)
                return
            except OSError:
                self.socket.close()
                if time.monotonic() > end or not alive():
                    raise Trouble(f"QEMU does not open {os.path.basename(path)}") from None
                time.sleep(0.05)

    def send(self, data):
        """Waits until the machine takes it: one that starts reads nothing for a while."""
        self.socket.settimeout(PATIENCE_S)
        self.socket.sendall(data)

    def until(self, mark, patience_s):
        """All bytes before `mark`, and the mark; None if the time is over (what came stays)."""
        end = time.monotonic() + patience_s
        while mark not in self.rest:
            left = end - time.monotonic()
            if left <= 0:
                return None
            self.socket.settimeout(min(left, 1))
            try:
                more = self.socket.recv(65536)
            except TimeoutError:
                continue
            if not more:
                raise Trouble("the machine is off")
            self.rest += more
        found, _, self.rest = self.rest.partition(mark)
        return found


class Machine:
    def __init__(self, hall, disk, *, size=(1080, 1920), memory_mb=1536, clock="2026-11-23T10:00:00", firmware=None,
                 append="", pictures=None, name="machine", display=None, extra=()):
        """hall: the folder BUILD/hall. disk: raw, or .qcow2 as overlay() makes them; it is changed.
        size: what the display's EDID prefers. clock: the machine's, UTC. firmware: a file for -bios instead of
        vmlinuz and initrd.img (a disk that boots by itself), or two files, code and variables, of one that has Secure
        Boot; the variables are changed. display: another -device of QEMU's for the display.
        extra: more words for QEMU. pictures: a folder (default hall/pictures)."""
        self.size = size
        self.name = name
        self.pictures = str(pictures or f"{hall}/pictures")
        os.makedirs(self.pictures, exist_ok=True)
        self.folder = tempfile.mkdtemp(prefix="anna-hall-")
        self.console = f"{self.folder}/console"
        kind = "qcow2" if str(disk).endswith(".qcow2") else "raw"
        width, height = size
        command = [
            "qemu-system-x86_64", "-nodefaults", "-no-user-config", "-machine", "q35", "-accel",
            "tcg,thread=multi,tb-size=512", "-cpu", "max", "-smp", "2", "-m", str(memory_mb), "-display", "none",
            "-no-reboot", "-rtc", f"base={clock}", "-nic", "none",
            "-device", display or f"VGA,edid=on,xres={width},yres={height},vgamem_mb=32",
            "-device", "qemu-xhci,id=usb,p2=8,p3=8", "-device", "usb-tablet,bus=usb.0,id=finger",
            "-drive", f"file={disk},format={kind},if=virtio,cache=writeback",
            "-serial", f"file:{self.console}",
            "-chardev", f"socket,id=shell,path={self.folder}/shell,server=on,wait=off", "-serial", "chardev:shell",
            "-qmp", f"unix:{self.folder}/qmp,server=on,wait=off",
        ]
        if isinstance(firmware, tuple):
            code, variables = firmware
            command += ["-machine", "smm=on", "-global", "driver=cfi.pflash01,property=secure,value=on",
                        "-drive", f"if=pflash,unit=0,format=raw,readonly=on,file={code}",
                        "-drive", f"if=pflash,unit=1,format=raw,file={variables}"]
        elif firmware:
            command += ["-bios", str(firmware)]
        else:
            command += ["-kernel", f"{hall}/vmlinuz", "-initrd", f"{hall}/initrd.img", "-append",
                        f"root=/dev/vda ro console=ttyS0 quiet {append}"]
        self.began = time.monotonic()
        with open(f"{self.folder}/qemu", "w") as words:
            self.process = subprocess.Popen(command + list(extra), stdin=subprocess.DEVNULL, stdout=words, stderr=words,
                                            preexec_fn=die_with_parent)
        try:
            self.qmp = Talk(f"{self.folder}/qmp", self.on)
            self.shell = Talk(f"{self.folder}/shell", self.on)
            self.events = []
            self.told = 0
            self.read_qmp("QMP")
            self.order("qmp_capabilities")
        except Trouble as trouble:
            with open(f"{self.folder}/qemu") as words:
                raise Trouble(f"{trouble}: {words.read().strip()}") from None

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.cut()
        run("rm", "-rf", self.folder)

    # Power.

    def on(self):
        return self.process.poll() is None

    def cut(self):
        """The power goes: the process is killed, what the disk has is what it has. Once more does nothing."""
        if self.on():
            self.process.kill()
        self.process.wait()

    def wait_off(self, patience_s=PATIENCE_S):
        """Waits until the system has switched the machine off or started it again, which is the same to QEMU here."""
        end = time.monotonic() + patience_s
        while self.on():
            if time.monotonic() > end:
                self.trouble("the machine does not start again")
            time.sleep(0.3)

    # QEMU's own language.

    def read_qmp(self, key, patience_s=60):
        while True:
            line = self.qmp.until(b"\n", patience_s)
            if line is None:
                raise Trouble(f"QEMU does not answer: no {key}")
            message = json.loads(line)
            if "event" in message:
                self.events.append(message)
                if key == "event":
                    return message
            elif key in message or "error" in message:
                return message

    def order(self, what, **arguments):
        self.qmp.send(json.dumps({"execute": what, "arguments": arguments}).encode() + b"\n")
        answer = self.read_qmp("return")
        if "error" in answer:
            raise Trouble(f"{what}: {answer['error']['desc']}")
        return answer["return"]

    # Fingers and keys.

    def move(self, x, y):
        """The finger, or pointer, at these pixels of the display; not pressed."""
        at = [{"type": "abs", "data": {"axis": axis, "value": round(value * ABS_MAX / (limit - 1))}}
              for axis, value, limit in (("x", x, self.size[0]), ("y", y, self.size[1]))]
        self.order("input-send-event", events=at)

    def press(self, down=True):
        self.order("input-send-event", events=[{"type": "btn", "data": {"down": down, "button": "left"}}])

    def tap(self, x, y):
        self.move(x, y)
        self.press(True)
        time.sleep(0.1)
        self.press(False)
        # QEMU makes one of what the guest has not yet fetched: the way to the next place must not be part of this press.
        time.sleep(0.1)

    def keys(self, *names, hold_ms=60):
        """Keys pressed together, by QEMU's names (QKeyCode): ctrl, alt, f1, delete, power, sleep, sysrq, a, ret..."""
        for down in (True, False):
            ordered = names if down else reversed(names)
            self.order("input-send-event", events=[
                {"type": "key", "data": {"down": down, "key": {"type": "qcode", "data": name}}} for name in ordered])
            time.sleep(hold_ms / 1000)

    def plug_keyboard(self):
        self.order("device_add", driver="usb-kbd", bus="usb.0", id="keyboard")

    # Sticks.

    def plug(self, name, file, read_only=False):
        """A stick whose bytes are those of `file` is plugged in."""
        self.order("blockdev-add", **{"driver": "raw", "node-name": name, "read-only": read_only,
                                      "file": {"driver": "file", "filename": os.path.abspath(file)}})
        self.order("device_add", driver="usb-storage", bus="usb.0", id=f"stick-{name}", drive=name, removable=True)

    def pull(self, name):
        """The stick is pulled, whatever is going on."""
        self.order("device_del", id=f"stick-{name}")
        while not any(event["event"] == "DEVICE_DELETED" and event["data"].get("device") == f"stick-{name}"
                      for event in self.events):
            self.read_qmp("event")
        self.events.clear()
        self.order("blockdev-del", **{"node-name": name})

    # What the test asks the system inside.

    def ask(self, command, patience_s=PATIENCE_S):
        """Output of a command that root runs inside, both streams, without the last line's end."""
        return self.answer(command, patience_s)[1]

    def holds(self, command):
        """The command inside says yes."""
        return self.answer(command, PATIENCE_S)[0] == 0

    def answer(self, command, patience_s=PATIENCE_S):
        self.told += 1
        mark = f"@@{self.told} "
        # What a command asked before its machine was slow says, comes before this mark and is thrown away.
        self.shell.send(f"echo @@begin {self.told}; {{ {command}\n}} </dev/null 2>&1; code=$?; echo; echo '{mark}'$code\n".encode())
        text = self.shell.until(f"\n{mark}".encode(), patience_s)
        code = text is not None and self.shell.until(b"\n", patience_s)
        if text is None or code is None:
            self.trouble(f"no answer to: {command}")
        return int(code), text.decode(errors="replace").split(f"@@begin {self.told}\n", 1)[-1].strip("\r\n")

    def wait_shell(self):
        """The system has come so far that it can be asked."""
        end = time.monotonic() + PATIENCE_S
        while time.monotonic() < end:
            if not self.on():
                self.trouble("the machine went off while it started")
            self.shell.send(b"echo @@there\n")
            if self.shell.until(b"@@there\n", 1) is not None:
                # Answers to the questions before that one, if they come late, are before the next mark.
                return
        self.trouble("no shell")

    def wait_for(self, what, condition, patience_s=PATIENCE_S, every_s=0.3):
        """Asks until condition() is true; gives back what it said. Never a fixed time."""
        end = time.monotonic() + patience_s
        while True:
            if not self.on():
                self.trouble(f"{what}: the machine went off")
            said = condition()
            if said:
                return said
            if time.monotonic() > end:
                self.trouble(f"{what}: did not come in {patience_s:.0f} s")
            time.sleep(every_s)

    def wait_picture(self, patience_s=PATIENCE_S):
        """The terminal says that a first frame was shown (its unit is active); seconds since the power came."""
        self.wait_shell()
        self.wait_for("the terminal", lambda: self.holds("systemctl -q is-active anna-kiosk"), patience_s)
        return time.monotonic() - self.began

    # Pictures.

    def shot(self, path):
        """What the display shows, as a PNG or PPM file."""
        self.order("screendump", filename=os.path.abspath(path), format=path[-3:])
        return path

    def picture(self, name):
        """The same, kept with the pictures under this name."""
        return self.shot(f"{self.pictures}/{self.name}-{name.replace(' ', '-')}.png")

    def last_words(self, lines=15):
        with open(self.console, errors="replace") as file:
            return "\n".join("    " + line.rstrip() for line in file.readlines()[-lines:])

    def trouble(self, what):
        """Raises Trouble with the end of the console and a picture."""
        where = ""
        try:
            where = f"; the screen: {self.picture('trouble')}" if self.on() else ""
        except (Trouble, OSError):
            pass
        raise Trouble(f"{self.name}: {what}{where}\n{self.last_words()}")
