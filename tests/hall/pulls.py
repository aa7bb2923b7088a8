"""Sticks are pulled at random moments of being read and written, and plugged in again: the terminal goes on, what else
was on the stick is as it was, and in the end the stick does its work: the content is there, and the office reads the
note and the reports. ANNA_PULLS, ANNA_SEED."""

import hashlib
import os
import time

from play import Play, say

PULLS = int(os.environ.get("ANNA_PULLS", "100"))
MOST_IN_A_ROW = 4
ANYWHERE = "press 540 960"
FOREIGN_LEN = 3_000_000  # what somebody keeps on the stick besides


def stands(play):
    terminal = play.start()
    terminal.wait_picture()
    stick = play.town.stick("first", "new")
    play.give(stick, play.folder_of("new"), 2)
    play.state = f"{play.town.folder}/state"
    play.pull(stick, "the first stick")
    return f"installed in {play.install_s:.0f} s"


def report(play, step):
    terminal = play.terminal
    terminal.tap(540, 960)
    home = play.page(ANYWHERE)
    terminal.wait_for(f"home (as in {home.picture})", lambda: terminal.shows(home), 90)
    steps = play.touch("#nav:report", f"#step:{step}", "#nav:next", "#nav:send", "#nav:home", "#topic:crisis",
                       steps=[ANYWHERE], keep=False)
    terminal.tap(*play.page(*steps).middle("#nav:clear"))
    terminal.wait_page(play.page(), "after a report")


def foreign(play, stick):
    """A file that is nobody's business is put onto the stick; what tells whether it is whole."""
    path = f"{play.folder}/urlaub.jpg"
    with open(path, "wb") as file:
        file.write(play.chance.randbytes(FOREIGN_LEN))
    stick.put(path)
    with open(path, "rb") as file:
        return hashlib.sha256(file.read()).hexdigest()


def look(stick, foreign_sum, folder):
    """What is wrong with a stick that was pulled too early."""
    wrong = stick.check(told=False)
    with open(f"{stick.get(folder)}/urlaub.jpg", "rb") as file:
        if hashlib.sha256(file.read()).hexdigest() != foreign_sum:
            wrong += "\nurlaub.jpg is not what it was"
    return wrong.strip()


def a_round(play, count, left):
    """One stick: pulled too early once or more (at most `left` times), then not. Gives back how often, and what it did."""
    terminal = play.terminal
    steps = ("find", "understand", "get_there", "get_in", "appointment", "be_welcome")
    step = steps[count % len(steps)]
    report(play, step)
    bundle = play.town.bundle()
    stick = play.town.stick("pulled", bundle)
    foreign_sum = foreign(play, stick)
    moments = [play.chance.uniform(0, play.install_s * 1.1) for _ in range(play.chance.randint(1, min(left, MOST_IN_A_ROW)))]
    for number, moment_s in enumerate(moments):
        terminal.plug("stick", stick.path)
        play.sleep(moment_s)
        terminal.pull("stick")
        wrong = look(stick, foreign_sum, f"{play.folder}/pull-{count}-{number}")
        if wrong:
            terminal.trouble(f"the stick after a pull, {moment_s:.2f} s after it was plugged in: {wrong}")
        play.sleep(play.chance.uniform(0, 2))
    play.give(stick, play.folder_of(bundle), play.town.newest)
    play.pull(stick, "pulls and the stick again")
    on_it = stick.get(f"{play.folder}/round-{count}")
    if not any(name.startswith("ANNA-Meldung") for name in os.listdir(f"{on_it}/anna")):
        terminal.trouble("there is no note on the stick")
    before = len(play.town.reports())
    new = play.town.collect(stick)
    told = [entry["step"] for entry in play.town.reports()]
    if new != 1 or len(told) != before + 1 or step not in told:
        terminal.trouble(f"the office reads {new} new reports; now {told}")
    wrong = look(stick, foreign_sum, f"{play.folder}/whole-{count}")
    if wrong:
        terminal.trouble(f"the stick after its work: {wrong}")
    return moments


def pulls(build):
    play = Play(build, "pulls")
    done = rounds = 0
    try:
        began = time.monotonic()
        say(f"ok   pulls: {stands(play)} ({time.monotonic() - began:.0f} s)")
        boot = play.terminal.ask("cat /proc/sys/kernel/random/boot_id; systemctl show -p MainPID -p NRestarts --value anna-kiosk")
        while done < PULLS:
            began = time.monotonic()
            moments = a_round(play, rounds, PULLS - done)
            done += len(moments)
            rounds += 1
            say(f"ok   pulled after {', '.join(f'{moment_s:.2f}' for moment_s in moments)} s, then not: content "
                f"{play.town.newest} and a report ({time.monotonic() - began:.0f} s)")
        play.terminal.stays_on()
        now = play.terminal.ask("cat /proc/sys/kernel/random/boot_id; systemctl show -p MainPID -p NRestarts --value anna-kiosk")
        if now != boot:
            play.terminal.trouble(f"the terminal did not go on: {boot!r} became {now!r}")
    finally:
        play.end()
        say(f"     {done} pulls, {rounds} sticks that did their work in the end")
