"""Breaks each check of the verifier in turn; some test must notice each time.

A check is an operand of the condition in front of a refusal, or of a chain of && that is
returned. Each is made to say that all is well, the one file is compiled anew, and the tests are
linked with it and run until one fails. A mutant that none notices fails this.

usage: mutants.py BUILD [--list|--all]
Without --all every second of them, one half on even days of the year and the other on odd ones.
"""

import json
import os
import re
import shlex
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SOURCES = (
    "kiosk/core/crypt.c",
    "kiosk/core/signature.c",
    "kiosk/core/label.c",
    "kiosk/core/bundle.c",
    "kiosk/device/shelf.c",
    "kiosk/device/install.c",
    "kiosk/core/program.c",
    "kiosk/device/program_write.c",
)
# The quickest to notice first.
TESTS = (
    ("core_tests", "test_label"),
    ("core_tests", "test_bundle"),
    ("core_tests", "test_program"),
    ("device_tests", "test_shelf"),
    ("device_tests", "test_editions"),
    ("device_tests", "test_install"),
    ("device_tests", "test_program_write"),
    ("core_tests", "test_crypt"),
    ("core_tests", "test_signature"),
    ("core_tests", "test_signature_key"),
    ("forgery", "--quick"),
)
# What nothing can notice, and why. Matched from the check to the end of its line.
EXEMPT = (
    (r"errno|got < 0|snprintf|_path\(|durable_|sodium_init|crypt_init", "a fault of the machine: tests/crash makes those"),
    (r"statvfs|opendir|readlink|len <= 0|access\(", "a fault of the machine: tests/crash makes those"),
    (r"program_slot_|source_open|boot_place_|choose\(|give_up_the_other", "a fault of the machine: tests/crash makes those"),
    (r"^!buf_read_file\(&text, path, PROGRAM_LINE|^len > 0 && text.bytes", "what is not there is empty, and no line"),
    (r"^!(keep|search_build_write|search_gather|content_topic_offers)\(", "a fault of the machine: tests/crash makes those"),
    (r"^!take_line\(.*\) \|\|", "the line is not there: the check beside it refuses the one before"),
    (r"sodium_base642bin|^got != want|^strlen\(again\)", "what is decoded is spelled again and compared"),
    (r"^sodium_hex2bin", "what it refuses has no length, which is looked at beside it"),
    (r"^(len >= word_len|len > end_len)", "keeps from reading too far, which the sanitizers see"),
    (r"^text\[0\] > '9'|^strlen\(text\) > 18", "the number itself is looked at after it"),
    (r"is_valid_point|^sodium_is_zero\(key", "two locks on one door, and libsodium has a third"),
    (r"^len > (1024|4096)\b", "the reader of the file has its own limit, tried in its own test"),
    (r"^in->label.sequence != in->floor|^!in->has_content", "asked only where the numbers are the same"),
    (r"^(buf_read_file|signature_parse)\(.*&ignored\)", "a signature that cannot be read is proved by the next one"),
)
REFUSES = re.compile(
    r"return\s+(false|err_set|err_set_errno|err_prefix|strange|because|BUNDLE_(?!FITS)|PROGRAM_(?!FITS|WRITTEN))"
)


def string_end(text, at):
    quote, at = text[at], at + 1
    while text[at] != quote:
        at += 2 if text[at] == "\\" else 1
    return at + 1


def close(text, at):
    depth = 0
    while True:
        if text[at] in "\"'":
            at = string_end(text, at)
            continue
        depth += {"(": 1, ")": -1}.get(text[at], 0)
        at += 1
        if depth == 0:
            return at


def split(text, begin, end, sign):
    found, start, at = [], begin, begin
    while at < end:
        if text[at] in "\"'":
            at = string_end(text, at)
        elif text[at] == "(":
            at = close(text, at)
        elif text.startswith(sign, at):
            found.append((start, at))
            at += 2
            start = at
        else:
            at += 1
    return found + [(start, end)]


def mutations(text):
    """(begin, end, what stands there, what shall stand there)"""
    for hit in re.finditer(r"\bif \(", text):
        begin = hit.end()
        end = close(text, begin - 1) - 1
        if REFUSES.match(text[end + 1 :].lstrip()):
            for a, b in split(text, begin, end, "||"):
                yield a, b, "false"
    for hit in re.finditer(r"(?:\breturn|\bok =) ([^;]*);", text):
        if "?" in hit.group(1):
            continue
        whole = split(text, hit.start(1), hit.end(1), "||")
        for first, last in whole:
            parts = split(text, first, last, "&&")
            refused = any("err_set" in text[a:b] for a, b in whole[1:])
            if len(parts) > 1 or (refused and (first, last) == whole[0]):
                for a, b in parts:
                    yield a, b, "true"


def words(text):
    return " ".join(text.split())


def all_mutants():
    for source in SOURCES:
        text = (ROOT / source).read_text()
        for begin, end, value in mutations(text):
            check = words(text[begin:end])
            if re.match(r"(err_|because|strange|true$|false$)", check):
                continue
            rest = check + " " + words(text[end : text.index("\n", end)])
            if any(re.search(pattern, rest) for pattern, _ in EXEMPT):
                continue
            # The check is still asked, for it may also fetch something.
            forced = f"(({text[begin:end].strip()}) {'&& false' if value == 'false' else '|| true'})"
            line = text.count("\n", 0, begin + len(text[begin:end]) - len(text[begin:end].lstrip())) + 1
            yield source, line, check, text[:begin] + " " + forced + text[end:]


class Bench:
    """Compiles one file as the build does, and links the tests with it."""

    def __init__(self, build):
        self.build = build
        entries = json.loads((build / "compile_commands.json").read_text())
        self.commands = {entry["file"]: shlex.split(entry["command"]) for entry in entries}

    def compile(self, source, text, folder):
        copy = Path(folder) / Path(source).name
        copy.write_text(text)
        keep, skip = [], False
        for word in self.commands[str(ROOT / source)]:
            if skip or word in ("-c", str(ROOT / source)):
                skip = False
            elif word == "-o":
                skip = True
            elif word != "-O2":
                keep.append(word)
        result = subprocess.run(
            keep + ["-O0", "-w", "-c", str(copy), "-o", f"{folder}/mutant.o"],
            cwd=self.build, capture_output=True, text=True, check=False,
        )
        if result.returncode != 0:
            raise SystemExit(f"mutants: a mutant of {source} does not compile:\n{result.stderr}")

    def notices(self, test, folder):
        name, *options = test
        program = f"{folder}/{name}"
        if not Path(program).exists():
            target = next(self.build.glob(f"tests/**/CMakeFiles/{name}.dir/link.txt"))
            command = shlex.split(target.read_text())
            at = command.index("-o")
            command[at : at + 2] = ["-o", program, f"{folder}/mutant.o"]
            subprocess.run(command, cwd=target.parents[2], check=True, capture_output=True)
        try:
            return subprocess.run(
                [program, *options], cwd=self.build, capture_output=True, timeout=120, check=False
            ).returncode != 0
        except subprocess.TimeoutExpired:
            return True

    def begins_well(self):
        """A test that fails without a mutant notices nothing."""
        for name, *options in TESTS:
            program = next(self.build.glob(f"tests/**/{name}"))
            if subprocess.run([program, *options], cwd=self.build, capture_output=True, check=False).returncode != 0:
                raise SystemExit(f"mutants: {name} {' '.join(options)} fails as it is")

    def try_one(self, mutant):
        source, line, check, text = mutant
        with tempfile.TemporaryDirectory() as folder:
            self.compile(source, text, folder)
            # A test sees its own room and those below: not what is above it.
            tests = [t for t in TESTS if "device" not in source or not t[0].startswith("core")]
            if any(self.notices(test, folder) for test in tests):
                return None
        return f"{source}:{line}: nobody notices when this check is broken: {check}"


def main():
    build = Path(sys.argv[1] if len(sys.argv) > 1 else ROOT / "build").resolve()
    mutants = list(all_mutants())
    if "--list" in sys.argv:
        for source, line, check, _ in mutants:
            print(f"{source}:{line}: {check}")
        return 0
    if "--all" not in sys.argv:
        mutants = mutants[int(time.strftime("%j")) % 2 :: 2]
    bench = Bench(build)
    bench.begins_well()
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        survived = [words for words in pool.map(bench.try_one, mutants) if words]
    print("\n".join(survived + [f"{len(mutants)} checks broken in turn, {len(survived)} not noticed"]))
    return 1 if survived else 0


if __name__ == "__main__":
    sys.exit(main())
