#!/usr/bin/env python3
"""Measures a small change: relinking.py BUILD [FILE...].

Touches each file and builds again, without ccache and one step at a time. Prints how many programs were
linked, and the seconds of processor and of clock; first a build after which nothing had to be done.
"""
import os
import resource
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
FILES = ("kiosk/base/utf8.c", "kiosk/core/bundle.c", "kiosk/screens/offer.c", "admin/record/record.c",
         "admin/formats/csv/import_csv.c")


def build_again(build):
    """Programs linked, seconds of processor, seconds of clock."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    began = time.monotonic()
    done = subprocess.run(["cmake", "--build", build], env={**os.environ, "CCACHE_DISABLE": "1"},
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    clock = time.monotonic() - began
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode != 0:
        sys.exit(done.stdout)
    used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return done.stdout.count("Linking C executable"), used, clock


def main():
    if len(sys.argv) < 2:
        sys.exit(__doc__.splitlines()[0])
    build = sys.argv[1]
    files = sys.argv[2:] or [ROOT / name for name in FILES]
    build_again(build)
    print("| touched | programs linked | processor | clock |\n| --- | --- | --- | --- |")
    for file in [None, *files]:
        if file is not None:
            os.utime(file)
        linked, used, clock = build_again(build)
        name = "nothing" if file is None else os.path.relpath(file, ROOT)
        print(f"| {name} | {linked} | {used:.1f} s | {clock:.1f} s |", flush=True)


main()
