#!/usr/bin/env python3
"""Measures the office in the browser: serving.py BUILD [--quick]

All pages of the office's table of routes with the 107 offers of the demonstration and with 5,000 (the same ones again and
again), one after the other as a browser asks, beside nginx that sends a file of the same size; the first page after a
change; the terminal's picture of what is typed, without the pause; the first page after the start; memory (its own share,
PSS) after 1,000 and 10,000 requests over all pages. Prints milliseconds: the middle, and what 95 of 100 stay under, then
the same of the processor alone, which others at work on the machine do not change: the aims are held against it. Needs
nginx-light. Files lie in BUILD/bench/serving.
"""
import contextlib
import http.client
import json
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
sys.path.insert(0, str(HERE.parent / "office"))
from serve_process import Editor, Server  # noqa: E402

PORT = 18126
NGINX = """daemon off; worker_processes 1; pid {0}/nginx.pid; error_log {0}/nginx.log;
events {{ worker_connections 64; }}
http {{ access_log off; default_type text/html; client_body_temp_path {0}/body; proxy_temp_path {0}/proxy;
fastcgi_temp_path {0}/fastcgi; uwsgi_temp_path {0}/uwsgi; scgi_temp_path {0}/scgi;
server {{ listen 127.0.0.1:{1}; root {0}/pages; }} }}
"""
OFFER = "waf-unterhaltsvorschuss"


def figures(times):
    times = sorted(1000 * each for each in times)
    return times[len(times) // 2], times[min(len(times) - 1, int(len(times) * 0.95))]


def say(what, times, bar=None, beside=""):
    """`times`: pairs of what the clock and the processor say."""
    middle, most = figures([clock for clock, _ in times])
    own = figures([processor for _, processor in times])
    word = "" if bar is None else f"  (aim {bar}: {'yes' if own[1] <= bar else 'NO'})"
    print(f"{what:44} {middle:8.1f} {most:8.1f}  processor {own[0]:8.1f} {own[1]:8.1f}{word}{beside}", flush=True)


def processor_seconds(process):
    """Of a process and of those that it has begun."""
    children = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()
    return sum(int(Path(f"/proc/{pid}/schedstat").read_text().split()[0]) for pid in [process.pid, *children]) / 1e9


def timed(process, deed):
    began, used = time.perf_counter(), processor_seconds(process)
    deed()
    return time.perf_counter() - began, processor_seconds(process) - used


def make_office(admin, folder, copies):
    """The demonstration; `copies` times with other ids."""
    shutil.rmtree(folder, ignore_errors=True)
    content = ROOT / "assets/content"
    files = [content / "demo.json", content / "offers.json"]
    if copies > 1:
        offers = json.loads((content / "offers.json").read_text())
        many = folder.with_suffix(".json")
        many.write_text(json.dumps([offer | {"id": f"{offer['id']}-{copy}", "related": []} for copy in range(copies - 1) for offer in offers]))
        files.append(many)
    for words in (["init", "--no-passphrase"], ["import", *files]):
        subprocess.run([admin, "-w", folder, *words], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


@contextlib.contextmanager
def nginx(scratch):
    (scratch / "pages").mkdir()
    (scratch / "nginx.conf").write_text(NGINX.format(scratch, PORT))
    process = subprocess.Popen(["nginx", "-e", scratch / "nginx.log", "-c", scratch / "nginx.conf"])
    time.sleep(0.5)
    try:
        yield process
    finally:
        process.terminate()
        process.wait()


def static(process, scratch, size, times):
    (scratch / "pages/page.html").write_bytes(b"x" * size)

    def ask():
        line = http.client.HTTPConnection("127.0.0.1", PORT)
        line.request("GET", "/page.html")
        if len(line.getresponse().read()) != size:
            sys.exit("nginx does not send the page")
        line.close()

    return [timed(process, ask) for _ in range(times)]


def memory_kb(server):
    return int(re.search(r"^Pss:\s+(\d+)", Path(f"/proc/{server.process.pid}/smaps_rollup").read_text(), re.M).group(1))


def must(status, wanted, what):
    if status != wanted:
        sys.exit(f"{what}: {status}")


# Of routes that name one thing: which. The others of these show something that comes and goes: a bundle, a table that was
# sent, an errand that runs, a text that was opened.
ONE_OF = {"/offer/": OFFER, "/translate/": f"{OFFER}?lang=tr", "/xliff/": "tr", "/related/": OFFER, "/preview/": OFFER,
          "/site/": "everswinkel", "/coach/": "", "/setup/": "everswinkel", "/answer/": "", "/numbers/": "codebook.csv"}
SHOWN_AT_TIMES = ("/bundle/", "/copy", "/errand/", "/barrier/", "/import/", "/reply/", "/preview-answer/",
                  "/hear", "/hear/", "/sound/")


def pages_of(browser):
    """An address of each page in the table of routes, which is read from its source."""
    routes = re.findall(r'\{"GET", "([^"]*)"', (ROOT / "admin/pages/route.c").read_text())
    if len(routes) < 40:
        sys.exit("the table of routes is not found")
    for route in routes:
        if route in SHOWN_AT_TIMES:
            continue
        one = ONE_OF.get(route, "")
        if one == "" and route.endswith("/") and route != "/":
            lists = f"{route[:-1]}es" if route == "/coach/" else f"{route[:-1]}s"
            found = re.search(rf'href="{route}([^"/]+)"', browser.ask("GET", lists)[1])
            if not found:
                print(f"{route}: nothing of that kind is there")
                continue
            one = found.group(1)
        yield route + one
    yield "/offers?search=geld&filter=old"
    yield "/translate?lang=tr&state=outdated"


def first_page(admin, folder, times):
    out = []
    for _ in range(times):
        began = time.perf_counter()
        server = Server(admin, folder)
        Editor.by_link(server.link)
        out.append((time.perf_counter() - began, processor_seconds(server.process)))
        server.end()
    return out


def measure(build, scratch, beside, copies, bar, times):
    admin = build / "anna-admin"
    folder = scratch / f"office-{copies}"
    make_office(admin, folder, copies)
    say("start to the first page", first_page(admin, folder, 10 if copies == 1 else 2), 1000 if copies == 1 else None)
    server = Server(admin, folder)
    browser = Editor.by_link(server.link)
    places = []
    for place in pages_of(browser):
        status, text, _ = browser.ask("GET", place)
        if status in (303, 404):
            print(f"{place}: nothing to show yet")
            continue
        must(status, 200, place)
        places.append(place)
        size = len(text.encode() if isinstance(text, str) else text)
        static_times = figures([clock for clock, _ in static(beside, scratch, size, times)])
        aim = 250 if place.startswith("/preview/") else bar
        say(place, [timed(server.process, lambda: browser.ask("GET", place)) for _ in range(times)], aim,
            f"; {size // 1024} KB, nginx {static_times[0]:.1f} {static_times[1]:.1f}")
    saves, after = [], []
    for turn in range(min(times, 40)):
        was = browser.fields(OFFER)
        saves.append(timed(server.process, lambda: must(browser.save(OFFER, was, {"address.street": f"Weg {turn}"}), 303, "a save")))
        after.append(timed(server.process, lambda: browser.ask("GET", "/offers")))
    say("a save", saves, bar)
    say("the page after a save", after, bar)
    return server, browser, places


def preview(server, browser, times):
    name = browser.fields(OFFER)["name"]

    def draw(turn):
        form = {"lang": "", "was.name": name, "name": f"Name {turn}"}
        must(browser.post(f"/preview/{OFFER}?site=ennigerloh", form)[0], 200, "a preview")

    draw(0)
    say("the picture of what is typed", [timed(server.process, lambda: draw(turn)) for turn in range(times)], 250)


def memory(server, browser, places, requests):
    kept = {}
    tenth = requests // 10
    for turn in range(requests + 1):
        if turn in (tenth, requests):
            kept[turn] = memory_kb(server)
        browser.ask("GET", places[turn % len(places)])
    print(f"memory after {tenth:,} requests {kept[tenth]} KB, after {requests:,} {kept[requests]} KB (aim 40,960, and no growth: "
          f"{'yes' if kept[requests] <= 40960 and kept[requests] - kept[tenth] < 1024 else 'NO'})")


def main():
    build = Path(sys.argv[1]).resolve()
    times = 10 if "--quick" in sys.argv else 200
    scratch = build / "bench/serving"
    shutil.rmtree(scratch, ignore_errors=True)
    scratch.mkdir(parents=True)
    with nginx(scratch) as beside:
        for copies, bar in ((1, 100), (47, 300)):
            print(f"with {copies * 107} offers: milliseconds, the middle and 95 of 100 by the clock, and of the processor")
            server, browser, places = measure(build, scratch, beside, copies, bar, times)
            preview(server, browser, times // 2)
            if copies == 1:
                memory(server, browser, places, 1000 if times < 40 else 10000)
            server.end()
    shutil.rmtree(scratch)


main()
