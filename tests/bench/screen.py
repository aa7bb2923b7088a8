"""An X server without a display, and bench_watch that presses and looks there."""

import os
import shutil
import subprocess
import tempfile

from process import Tree


class Screen:
    def __init__(self, watch, size):
        self.watch = watch
        self.started = []
        # In memory, so that the server's picture never waits for a disk.
        self.folder = tempfile.mkdtemp(prefix="anna-bench-", dir="/dev/shm")
        read, write = os.pipe()
        self.server = subprocess.Popen(
            ["Xvfb", "-displayfd", str(write), "-screen", "0", f"{size}x24", "-fbdir", self.folder]
            + ["-nolisten", "tcp", "-noreset", "-dpi", "96"],
            pass_fds=(write,),
            stderr=subprocess.DEVNULL,
        )
        os.close(write)
        with os.fdopen(read) as numbers:
            number = numbers.readline().strip()
        if not number:
            raise SystemExit("Xvfb does not start")
        os.environ["DISPLAY"] = f":{number}"

    def __enter__(self):
        return self

    def __exit__(self, *_):
        for pid in self.started:
            Tree(pid).end()
        self.server.terminate()
        self.server.wait()
        shutil.rmtree(self.folder, ignore_errors=True)

    def _watch(self, *words):
        done = subprocess.run(
            [self.watch, f"{self.folder}/Xvfb_screen0", *map(str, words)],
            stdout=subprocess.PIPE,
            text=True,
            check=True,
        )
        return done.stdout

    def keep(self, path):
        self._watch("keep", path)

    def start(self, reference, timeout_ms, command):
        """Pid, ms to the first change, ms to the picture of `reference` ("-": none)."""
        pid, first, ready = self._watch("start", reference, timeout_ms, *command).split()
        self.started.append(int(pid))
        return int(pid), float(first), float(ready)

    def end(self, pid):
        self.started.remove(pid)
        Tree(pid).end()

    def play(self, script, times=1):
        """Label, ms to the first change, ms until settled, for each measured step."""
        rows = (line.split() for line in self._watch("play", script, times).splitlines())
        return [(label, float(first), float(settled)) for label, first, settled in rows]
