"""The office as a test reads it: pages are there or said to be missing, forms lead somewhere."""
import os
import subprocess
import urllib.parse

from browser import Browser, must


class Office:
    def __init__(self, workspace, link):
        self.workspace, self.browser = workspace, Browser.by_link(link)

    def get(self, path):
        return self.browser.page(path)

    def post(self, path, *pairs, want=303, **fields):
        """Sends a form; where it leads, or the answer itself if that is no way on."""
        form = urllib.parse.urlencode([("token", self.browser.token), *pairs, *fields.items()]).encode()
        status, text, headers = self.browser.ask("POST", path, form)
        must(status == want, f"POST {path}: {status}, not {want}")
        return headers["Location"] if status == 303 else text

    def command(self, *words):
        """anna-admin beside the server; its output."""
        return subprocess.run([os.environ["ANNA_ADMIN"], "-w", self.workspace, *words], capture_output=True, text=True)
