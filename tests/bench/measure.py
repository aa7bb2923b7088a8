"""Measures a program that fills the screen from outside. Times in ms, memory in MB."""

import os
import time

from process import Tree

DROP_CACHES = "/proc/sys/vm/drop_caches"


def middle(values, share=0.5):
    values = sorted(values)
    return values[min(int(len(values) * share), len(values) - 1)]


class Measuring:
    def __init__(self, screen, program, options):
        self.screen = screen
        self.program = program
        self.options = options
        self.reference = f"{screen.folder}/{program.name}.picture"

    def run(self, to_home=True):
        """The program, started and settled."""
        pid, *_ = self.screen.start("-", 1000 * self.program.settle_s, self.program.command)
        if to_home and self.program.home:
            self.screen.play(self.program.home)
        return Tree(pid)

    def keep_first_picture(self):
        pid, *_ = self.screen.start("-", 1000 * self.program.settle_s, self.program.command)
        time.sleep(0.5)
        self.screen.keep(self.reference)
        self.screen.end(pid)

    def starts(self, cold):
        ready = []
        for _ in range(self.options.starts):
            time.sleep(0.5)
            if cold:
                os.sync()
                with open(DROP_CACHES, "w", encoding="ascii") as file:
                    file.write("3")
                # What measures is brought back to memory.
                self.screen.keep("/dev/null")
                time.sleep(0.3)
            pid, _, ms = self.screen.start(self.reference, 20000, self.program.command)
            if ms >= 0:
                ready.append(ms)
            time.sleep(0.5)
            self.screen.end(pid)
        if not ready:
            raise SystemExit(f"{self.program.name} never showed its first picture again")
        return ready

    def start(self, out):
        self.keep_first_picture()
        if os.access(DROP_CACHES, os.W_OK):
            cold = self.starts(cold=True)
            out["start cold"], out["start cold min"] = middle(cold), min(cold)
        warm = self.starts(cold=False)
        out["start warm"], out["start warm min"] = middle(warm), min(warm)

    def steps(self, name, times, out):
        rows = self.screen.play(self.program.scripts[name], times)
        settled = [ms for _, _, ms in rows if ms >= 0]
        if not settled:
            raise SystemExit(f"{self.program.name}: nothing changed after {name}")
        out[f"{name} p50"], out[f"{name} p95"] = middle(settled), middle(settled, 0.95)
        out[f"{name} min"] = min(settled)
        out[f"{name} missed"] = len(rows) - len(settled)
        labels = dict.fromkeys(label for label, *_ in rows)
        for label in labels if len(labels) > 1 else ():
            out[f"{name} {label}"] = middle([ms for word, _, ms in rows if word == label and ms >= 0])

    def idle(self, where, out):
        """On the first screen, or on home."""
        tree = self.run(to_home=where == "home")
        time.sleep(2)
        out[f"memory on {where}"] = tree.memory_mb()
        woken, begin = tree.wakeups(), time.monotonic()
        time.sleep(self.options.idle_s)
        out[f"wakeups on {where}"] = (tree.wakeups() - woken) / (time.monotonic() - begin)
        self.screen.end(tree.pid)

    def tour(self, tree, out):
        took = []
        for _ in range(2):
            cpu = tree.cpu_s()
            self.screen.play(self.program.scripts["tour"])
            took.append(tree.cpu_s() - cpu)
        out["tour cpu s"] = min(took)
        out["memory after tour"] = tree.memory_mb()

    def everything(self):
        out, wanted = {}, self.options.wanted
        if "start" in wanted:
            self.start(out)
        tree = self.run()
        for name, times in (("taps", self.options.taps), ("search", 5), ("letters", 5)):
            if name in wanted and name in self.program.scripts:
                self.steps(name, times, out)
        if "tour" in wanted and "tour" in self.program.scripts:
            self.tour(tree, out)
        self.screen.end(tree.pid)
        if "idle" in wanted:
            self.idle("home", out)
            if self.program.home:
                self.idle("attract", out)
        return out


def rounds(screen, programs, options):
    """Measures them in turn, so that all meet the same hours of the machine; of the rounds the
    better figure counts."""
    best = {program.name: {} for program in programs}
    for _ in range(options.rounds):
        for program in programs:
            for key, value in Measuring(screen, program, options).everything().items():
                best[program.name][key] = min(best[program.name].get(key, value), value)
            print(f"measured {program.name}", flush=True)
    return best
