"""A machine that was frozen while it ran, and goes on from there as often as one likes: what it has in memory is kept in
one file, its disk as it was in another; each time that it goes on it has an overlay of that disk. So what needs a
terminal that stands does not have to wait for its start.

The machine has a second disk, that of somebody else: it was never looked at, so that each time it may be another one of
the same size."""

import os
import time

from machine import Trouble, overlay, run

MEMORY_MB = 4096  # what is not used takes no room


def job(machine, what, **arguments):
    machine.order(what, **{"job-id": what, "tag": "frozen", "vmstate": "memory", "devices": ["memory"], **arguments})
    while True:
        state = next(entry for entry in machine.order("query-jobs") if entry["id"] == what)
        if state["status"] == "concluded":
            machine.order("job-dismiss", id=what)
            if "error" in state:
                raise Trouble(f"{machine.name}: {what}: {state['error']}")
            return
        time.sleep(0.05)


class Frozen:
    def __init__(self, play):
        """Before the machine of the play is started: words() go along with it."""
        self.play = play
        self.memory = f"{play.folder}/memory.qcow2"
        self.disk = None  # once it was frozen
        run("qemu-img", "create", "-q", "-f", "qcow2", self.memory, f"{MEMORY_MB}M")
        self.other = overlay(f"{play.hall}/xorg.img", f"{play.folder}/other.qcow2")

    def words(self, other=None):
        """other: what the second disk is; nothing of importance if none."""
        return ["-blockdev", f"driver=qcow2,node-name=memory,file.driver=file,file.filename={os.path.abspath(self.memory)}",
                "-drive", f"file={other or self.other},format=qcow2,if=virtio,cache=writeback"]

    def freeze(self):
        """The machine of the play stops for good; go_on() brings it back."""
        machine = self.play.terminal
        machine.order("stop")
        job(machine, "snapshot-save")
        self.play.end()
        self.disk = self.play.disk

    def go_on(self, name, other=None):
        """The machine runs on, as it was, with a disk of its own that begins as it was, and is play.disk from now on."""
        self.play.end()
        path = f"{self.play.folder}/{name}.qcow2"
        self.play.disk = overlay(self.disk, path)
        machine = self.play.start(extra=["-S", *self.words(other)])
        job(machine, "snapshot-load")
        machine.order("cont")
        return machine
