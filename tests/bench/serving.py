#!/usr/bin/env python3
"""Measures the office in the browser: serving.py BUILD [--quick]

Pages with the 107 offers of the demonstration and with 5,000 (the same ones again and again), one after the other as a
browser asks, beside nginx that sends a file of the same size; the first page after a change; the terminal's picture of what
is typed, without the pause; the first page after the start; memory after 1,000 and 10,000 requests. Prints milliseconds:
the middle, and what 95 of 100 stay under. Needs nginx-light. Files lie in BUILD/bench/serving.
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
    middle, most = figures(times)
    word = "" if bar is None else f"  (aim {bar}: {'yes' if most <= bar else 'NO'})"
    print(f"{what:44} {middle:8.1f} {most:8.1f}{word}{beside}", flush=True)


def timed(deed):
    began = time.perf_counter()
    deed()
    return time.perf_counter() - began


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
        yield
    finally:
        process.terminate()
        process.wait()


def static(scratch, size, times):
    (scratch / "pages/page.html").write_bytes(b"x" * size)

    def ask():
        line = http.client.HTTPConnection("127.0.0.1", PORT)
        line.request("GET", "/page.html")
        if len(line.getresponse().read()) != size:
            sys.exit("nginx does not send the page")
        line.close()

    return [timed(ask) for _ in range(times)]


def memory_kb(server):
    return int(re.search(r"VmRSS:\s+(\d+)", Path(f"/proc/{server.process.pid}/status").read_text()).group(1))


def must(status, wanted, what):
    if status != wanted:
        sys.exit(f"{what}: {status}")


def pages_of(browser):
    """One address of each page that the navigation leads to, and an offer."""
    places = re.findall(r'<li><a href="(/[^"]*)"', browser.ask("GET", "/")[1])
    return [*dict.fromkeys(places), "/offers?search=geld&filter=old", f"/offer/{OFFER}"]


def first_page(admin, folder, times):
    out = []
    for _ in range(times):
        began = time.perf_counter()
        server = Server(admin, folder)
        Editor.by_link(server.link)
        out.append(time.perf_counter() - began)
        server.end()
    return out


def measure(build, scratch, copies, bar, times):
    admin = build / "anna-admin"
    folder = scratch / f"office-{copies}"
    make_office(admin, folder, copies)
    say("start to the first page", first_page(admin, folder, 10), 1000)
    server = Server(admin, folder)
    browser = Editor.by_link(server.link)
    for place in pages_of(browser):
        status, text, _ = browser.ask("GET", place)
        must(status, 200, place)
        beside = figures(static(scratch, len(text.encode()), times))
        say(place, [timed(lambda: browser.ask("GET", place)) for _ in range(times)], bar,
            f"; {len(text) // 1024} KB, nginx {beside[0]:.1f} {beside[1]:.1f}")
    saves, after = [], []
    for turn in range(min(times, 40)):
        was = browser.fields(OFFER)
        saves.append(timed(lambda: must(browser.save(OFFER, was, {"address.street": f"Weg {turn}"}), 303, "a save")))
        after.append(timed(lambda: browser.ask("GET", "/offers")))
    say("a save", saves, bar)
    say("the page after a save", after, bar)
    return server, browser


def preview(browser, times):
    name = browser.fields(OFFER)["name"]

    def draw(turn):
        form = {"lang": "", "was.name": name, "name": f"Name {turn}"}
        must(browser.post(f"/preview/{OFFER}?site=ennigerloh", form)[0], 200, "a preview")

    draw(0)
    say("the picture of what is typed", [timed(lambda: draw(turn)) for turn in range(times)], 250)


def memory(server, browser):
    kept = {}
    places = ["/", "/offers", f"/offer/{OFFER}", "/history", "/offers?search=geld"]
    for turn in range(10001):
        if turn in (1000, 10000):
            kept[turn] = memory_kb(server)
        browser.ask("GET", places[turn % len(places)])
    print(f"memory after 1,000 requests {kept[1000]} KB, after 10,000 {kept[10000]} KB (aim 40,960, and no growth: "
          f"{'yes' if kept[10000] <= 40960 and kept[10000] - kept[1000] < 512 else 'NO'})")


def main():
    build = Path(sys.argv[1]).resolve()
    times = 40 if "--quick" in sys.argv else 200
    scratch = build / "bench/serving"
    shutil.rmtree(scratch, ignore_errors=True)
    scratch.mkdir(parents=True)
    with nginx(scratch):
        for copies, bar in ((1, 100), (47, 300)):
            print(f"with {copies * 107} offers: milliseconds, the middle and 95 of 100")
            server, browser = measure(build, scratch, copies, bar, times)
            preview(browser, times // 2)
            if copies == 1:
                memory(server, browser)
            server.end()
    shutil.rmtree(scratch)


main()
