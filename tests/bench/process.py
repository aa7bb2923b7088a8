"""What a program takes of the machine, read from /proc: the process and all that it started."""

import ctypes
import os
import signal
import time

PR_SET_CHILD_SUBREAPER = 36


def adopt_orphans():
    """Children of children stay below this process, so that a program is found whole."""
    ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)


def read(path):
    try:
        with open(path, encoding="ascii", errors="replace") as file:
            return file.read()
    except OSError:
        return ""


def parent_of(pid):
    # The name in brackets may hold anything.
    rest = read(f"/proc/{pid}/stat").rpartition(")")[2].split()
    return int(rest[1]) if rest else 0


class Tree:
    def __init__(self, pid):
        self.pid = pid

    def pids(self):
        parents = {int(name): parent_of(name) for name in os.listdir("/proc") if name.isdigit()}
        found = {self.pid} & parents.keys()
        more = set(found)
        while more:
            more = {pid for pid, parent in parents.items() if parent in more}
            found |= more
        return found

    def threads(self):
        for pid in self.pids():
            try:
                names = os.listdir(f"/proc/{pid}/task")
            except OSError:
                continue
            yield from (f"/proc/{pid}/task/{name}" for name in names)

    def cpu_s(self):
        times = (read(f"{thread}/schedstat").split() for thread in self.threads())
        return sum(int(time_ns[0]) for time_ns in times if time_ns) / 1e9

    def wakeups(self):
        """How often a thread went to sleep of itself, which is how often one was woken."""
        lines = (line for thread in self.threads() for line in read(f"{thread}/status").splitlines())
        return sum(int(line.split()[1]) for line in lines if line.startswith("voluntary_ctxt"))

    def memory_mb(self):
        """PSS: of pages shared with other programs its part."""
        lines = (line for pid in self.pids() for line in read(f"/proc/{pid}/smaps_rollup").splitlines())
        return sum(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1024

    def end(self):
        for number in (signal.SIGTERM, signal.SIGKILL):
            for pid in self.pids():
                try:
                    os.kill(pid, number)
                except OSError:
                    pass
            for _ in range(40):
                reap()
                if not self.pids():
                    return
                time.sleep(0.05)


def reap():
    try:
        while os.waitpid(-1, os.WNOHANG)[0] > 0:
            pass
    except ChildProcessError:
        pass
