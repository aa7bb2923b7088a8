"""The office's server as a process that a test begins, ends and kills, and somebody who corrects an offer on its pages."""
import re
import subprocess

from browser import Browser


class Server:
    """anna-admin serve of a workspace. Its port and its sessions stay when it is begun again."""

    def __init__(self, admin, workspace):
        self.command = [admin, "-w", workspace]
        self.begin()

    def begin(self):
        self.process = subprocess.Popen([*self.command, "serve", "--no-browser"], stdout=subprocess.PIPE, text=True)
        self.link = self.process.stdout.readline().strip()
        if not self.link:
            raise SystemExit("FAILED: the server does not start")

    def new_link(self):
        return self.run("serve", "--link").stdout.strip()

    def run(self, *words):
        """A command beside the server."""
        return subprocess.run([*self.command, *words], capture_output=True, text=True)

    def kill(self):
        self.process.kill()
        self.process.wait()
        self.process.stdout.close()

    def end(self):
        self.process.terminate()
        self.process.wait()
        self.process.stdout.close()


class Editor(Browser):
    def fields(self, offer):
        """What stands in the form of an offer: name and value."""
        status, text, _ = self.get(f"/offer/{offer}")
        if status != 200:
            raise SystemExit(f"FAILED: the offer is not shown: {status}: {text[-600:]}")
        return dict(re.findall(r'name="was\.([^"]+)" value="([^"]*)"', text))

    def save(self, offer, was, now):
        """The form as somebody sends who saw `was` and wrote `now`; the answer's status."""
        return self.post(f"/offer/{offer}", {"lang": ""} | {f"was.{name}": was[name] for name in now} | now)[0]
