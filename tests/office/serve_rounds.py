"""Two who write at once, and a server that dies while it saves.
usage: serve_rounds.py ADMIN WORKSPACE ROUNDS SEED    prints what happened and what failed; exits with 1 then"""
import contextlib
import http.client
import os
import random
import sqlite3
import sys
import threading
import time

sys.path.insert(0, os.path.dirname(__file__))
from serve_process import Editor, Server  # noqa: E402

admin, workspace, rounds, seed = sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
chance = random.Random(seed)
failed = 0
OFFER = "ew-ogs"


def must(right, what):
    global failed
    if not right:
        print("FAILED:", what)
        failed += 1


def at_once(*deeds):
    """Begins all of them at the same moment; what they gave back."""
    gate = threading.Barrier(len(deeds))
    out = [None] * len(deeds)

    def run(place, deed):
        gate.wait()
        out[place] = deed()

    threads = [threading.Thread(target=run, args=pair) for pair in enumerate(deeds)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return out


def two_writers(server):
    """Two fields of one offer at once, by two pages or by a page and a command; then the same field, which one may have."""
    anna, bea = Editor.by_link(server.link), Editor.by_link(server.new_link())
    asked = 0
    for turn in range(rounds):
        was = anna.fields(OFFER)
        code, street, town = f"{10000 + turn}", f"Weg {turn}", f"Ort {turn}"
        if turn % 4 == 3:
            gave = at_once(lambda: anna.save(OFFER, was, {"address.postcode": code}) == 303,
                           lambda: server.run("offer", "set", OFFER, "address.street", street).returncode == 0)
        else:
            gave = at_once(lambda: anna.save(OFFER, was, {"address.postcode": code}) == 303,
                           lambda: bea.save(OFFER, was, {"address.street": street}) == 303)
        now = anna.fields(OFFER)
        must(all(gave), f"round {turn}: two fields, and one was refused: {gave}")
        must((now["address.postcode"], now["address.street"]) == (code, street),
             f"round {turn}: lost: {now['address.postcode']}, {now['address.street']}")
        gave = at_once(lambda: anna.save(OFFER, was, {"address.city": town + "a"}),
                       lambda: bea.save(OFFER, was, {"address.city": town + "b"}))
        must(sorted(gave) == [303, 422], f"round {turn}: the same field: {gave}")
        winner = town + ("a" if gave[0] == 303 else "b")
        must(bea.fields(OFFER)["address.city"] == winner, f"round {turn}: the winner does not stand there")
        asked += gave.count(422)
    print(f"{rounds} rounds of two writers, {asked} asked")


def state_of(path):
    """What the database has: the two fields, the newest rows of the history, whether it is whole."""
    with contextlib.closing(sqlite3.connect(path)) as base:
        whole = base.execute("PRAGMA integrity_check").fetchone()[0]
        rows = base.execute("SELECT batch, field, now FROM x_history WHERE id = ? ORDER BY number DESC LIMIT 2", (OFFER,)).fetchall()
    return whole, rows


def size_of(path):
    try:
        return os.stat(path).st_size
    except FileNotFoundError:
        return 0


def wait_for(way, usual):
    """Some time of a save: any; while the journal is full, that is within the transaction; just after it."""
    journal = os.path.join(workspace, "workspace.db-journal")
    end = time.monotonic() + (chance.uniform(0, usual * 1.2) if way == 0 else 10 * usual)
    while way and size_of(journal) == 0 and time.monotonic() < end:
        pass
    while way == 2 and size_of(journal) > 0 and time.monotonic() < end:
        pass
    if way == 1:
        end = time.monotonic() + chance.uniform(0, usual / 2)
    while way < 2 and time.monotonic() < end:
        pass


def kills(server):
    """Each round saves two fields as one batch and kills the server meanwhile: afterwards both are new, or both are old."""
    browser = Editor.by_link(server.new_link())
    usual = 0.01
    kept = {"before": 0, "after": 0, "answered": 0}
    for turn in range(rounds):
        was = browser.fields(OFFER)
        now = {"address.postcode": f"{20000 + turn}", "address.street": f"Gasse {turn}"}
        answer = []

        def save():
            with contextlib.suppress(http.client.HTTPException, OSError):
                began = time.monotonic()
                answer.append(browser.save(OFFER, was, now))
                answer.append(time.monotonic() - began)

        thread = threading.Thread(target=save)
        thread.start()
        wait_for(turn % 3, usual)
        server.kill()
        thread.join()
        server.begin()
        whole, rows = state_of(os.path.join(workspace, "workspace.db"))
        stands = browser.fields(OFFER)
        new = [stands[name] == now[name] for name in now]
        old = [stands[name] == was[name] for name in now]
        must(whole == "ok", f"kill {turn}: the database is not whole: {whole}")
        must(all(new) or all(old), f"kill {turn}: a half: {stands['address.postcode']}, {stands['address.street']}")
        must(not answer or answer[0] != 303 or all(new), f"kill {turn}: it was told to be saved, and is not")
        told = {field: text for _, field, text in rows if text in now.values()}
        must(len(told) == (2 if all(new) else 0), f"kill {turn}: the history says {told}")
        kept["answered" if answer else "after" if all(new) else "before"] += 1
        if len(answer) == 2:
            usual = 0.8 * usual + 0.2 * answer[1]
    check = server.run("history", OFFER)
    must(check.returncode == 0, f"the history cannot be read: {check.stderr}")
    must(kept["before"] >= rounds // 10 and kept["answered"] + kept["after"] >= rounds // 10, f"the kills came all at the same place: {kept}")
    print(f"{rounds} kills while saving: nothing new {kept['before']}, all new {kept['after']}, answered before {kept['answered']}")


server = Server(admin, workspace)
try:
    two_writers(server)
    kills(server)
finally:
    server.end()
sys.exit(failed > 0)
