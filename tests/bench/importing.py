#!/usr/bin/env python3
"""Measures import: importing.py BUILD [OFFERS...], default 1,000 to 100,000.

Beside it the floor: the same bare rows put into SQLite from memory (bench_rows.c). Prints seconds,
their ratio and the import's peak of memory, for made-up offers as our JSON and as CSV, and for a
second import of the same file. Then made-up services as HSDS beside the same offers as our JSON. Files
lie in BUILD/bench.
"""
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
SIZES = (1000, 10000, 100000)


def run(words):
    """Seconds and peak of memory in MB."""
    began = time.monotonic()
    process = subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    said = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    if status != 0:
        sys.exit(f"{words}: {said.decode()}")
    return time.monotonic() - began, usage.ru_maxrss / 1024


def fresh(admin, folder):
    shutil.rmtree(folder, ignore_errors=True)
    run([admin, "-w", folder, "init", "--no-passphrase"])
    return [admin, "-w", folder]


def measure(build, number):
    scratch = build / f"bench/import-{number}"
    scratch.mkdir(parents=True, exist_ok=True)
    source = scratch / "offers.json"
    with open(source, "wb") as file:
        subprocess.run([sys.executable, HERE / "make_offers.py", str(number)], stdout=file, check=True)
    office = fresh(build / "anna-admin", scratch / "office")
    first = run([*office, "import", source])
    again = run([*office, "import", source])
    table = scratch / "offers.csv"
    run([*office, "export", "--format", "csv", table])
    as_csv = run([*fresh(build / "anna-admin", scratch / "second"), "import", table])
    (scratch / "rows.db").unlink(missing_ok=True)
    floor, rows = subprocess.run(
        [build / "bench/bench_rows", scratch / "office/workspace.db", scratch / "rows.db"],
        stdout=subprocess.PIPE, text=True, check=True,
    ).stdout.split()
    shutil.rmtree(scratch)
    return first, again, as_csv, float(floor), int(rows)


def measure_hsds(build, number):
    scratch = build / f"bench/import-hsds-{number}"
    shutil.rmtree(scratch, ignore_errors=True)
    scratch.mkdir(parents=True)
    subprocess.run([sys.executable, HERE / "make_hsds.py", str(number), scratch / "package"], check=True)
    office = fresh(build / "anna-admin", scratch / "office")
    package = run([*office, "import", scratch / "package"])
    run([*office, "export", "--format", "anna", scratch / "offers.json"])
    same = run([*fresh(build / "anna-admin", scratch / "second"), "import", scratch / "offers.json"])
    shutil.rmtree(scratch)
    return package, same


def text(build, sizes):
    lines = ["import of N offers: seconds, times the floor, peak of memory",
             "| offers | rows | floor | JSON | again, unchanged | CSV |", "| --- | --- | --- | --- | --- | --- |"]
    for number in sizes:
        first, again, as_csv, floor, rows = measure(build, number)
        cells = [f"{s:.2f} s, {s / floor:.1f} x, {mb:.0f} MB" for s, mb in (first, again, as_csv)]
        lines.append(f"| {number} | {rows} | {floor:.2f} s | " + " | ".join(cells) + " |")
    lines += ["", "| services | HSDS | the same offers as our JSON |", "| --- | --- | --- |"]
    for number in sizes:
        (hsds, hsds_mb), (json, json_mb) = measure_hsds(build, number)
        lines.append(f"| {number} | {hsds:.2f} s, {hsds / json:.1f} x, {hsds_mb:.0f} MB | {json:.2f} s, {json_mb:.0f} MB |")
    return "\n".join(lines)


if __name__ == "__main__":
    print(text(Path(sys.argv[1]).resolve(), [int(word) for word in sys.argv[2:]] or SIZES))
