"""The pictures of the walk in docs/tuning.md: the same steps, in a real browser, with the same district.

    python -m tools.tuning_pictures docs

Writes `tune-*.png` and prints what the page says at each step, so that the text can be held to it.
Needs the extra `test` and Chromium.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
import threading
from pathlib import Path
from typing import Any

from callbot.web.server import bound, server_of
from callbot.web.settings import Settings

WIDTH = 1200
WRITTEN = '"[no] i have not been away"]'
"""How the phrases of a no to travel end in the script that `callbot new` writes."""
MENDED = '"[no] i have not been away", "just (indoors|at home|here at home)"]'
SLIP = MENDED.replace(")", "")
PLACES = 'evidence = ["place", "journey"]'
HOME = 'evidence = ["stayed_home"]'
COMPARE = ".filter:has([name=before]) button"


def main() -> None:
    """Make the district, serve it, walk."""
    from playwright.sync_api import sync_playwright

    with tempfile.TemporaryDirectory() as temporary, bound(0) as listening:
        script, database = district(Path(temporary))
        settings = Settings(database, listening.getsockname()[1], operator="Li", script=script)
        server = server_of(settings)
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
        thread.start()
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=shutil.which("chromium"))
            page = browser.new_page(locale="en-GB")
            page.goto(settings.address)
            page.wait_for_url("**/")
            Walk(page, settings.origins[0], Path(sys.argv[1])).go()
            browser.close()
        server.should_exit = True
        thread.join()


def district(folder: Path) -> tuple[Path, Path]:
    """A script as a newcomer has it, and a thousand residents who were called with it."""
    script, database = folder / "district.en.toml", folder / "district.db"
    called = f"simulate {script} --line text --calls 1000 --seed 11 --db {database} --json"
    for command in ("new district --language en", called):
        callbot = [sys.executable, "-m", "callbot", *command.split()]
        subprocess.run(callbot, check=True, stdout=subprocess.DEVNULL, cwd=folder)
    return script, database


class Walk:
    """Step by step, with a picture of each."""

    def __init__(self, page: Any, origin: str, folder: Path) -> None:
        self._page, self._origin, self._folder = page, origin, folder

    def go(self) -> None:
        """From the worst question to a saved version."""
        page = self._page
        page.goto(f"{self._origin}/script")
        page.wait_for_selector("#unmatched-list details", timeout=120_000)
        self._shoot("script", 800, "#picture strong")
        page.locator("#picture a[href='#unmatched']").click()
        self._shoot("unmatched", 620, "#unmatched-list details[open] li")
        page.locator("#picture a[href^='/tune']").click()
        page.wait_for_selector("#text:focus")
        text = page.input_value("#text")
        self._edit(text.replace(WRITTEN, SLIP), "#checks [data-severity=error]")
        self._shoot("check", 640, "#checks [data-severity=error]")
        losing = text.replace(PLACES, 'evidence = ["journey"]')
        self._edit(losing.replace(HOME, 'evidence = ["stayed_home", "place"]'), "#finished")
        self._shoot("lost", 700, ".verdict, .counts, #changes [data-item]")
        self._edit(text.replace(WRITTEN, MENDED), "#finished")
        self._shoot("helps", 760, ".verdict, .counts, #changes [data-item]")
        page.fill("#message", "People who were just at home say so")
        page.press("#message", "Enter")
        page.wait_for_selector(".note.good")
        page.locator(COMPARE).click()
        page.wait_for_selector("pre")
        self._shoot("compare", 620, "main .filter + p")

    def _edit(self, text: str, until: str) -> None:
        """Put an edit in, and wait for what comes of it."""
        before = self._page.input_value("#text")
        assert text != before
        self._page.fill("#text", text)
        self._page.wait_for_selector(until, timeout=120_000)
        self._page.wait_for_timeout(1500)
        self._page.wait_for_selector(until, timeout=120_000)
        self._page.evaluate("window.scrollTo(0, 0)")

    def _shoot(self, name: str, height: int, said: str) -> None:
        """What is on the screen, and what it says there."""
        self._page.set_viewport_size({"width": WIDTH, "height": height})
        self._page.wait_for_timeout(300)
        if name in ("lost", "helps"):
            self._page.evaluate(
                "document.querySelector('#replay').scrollIntoView({block: 'center'})"
            )
        path = self._folder / f"tune-{name}.png"
        self._page.screenshot(path=str(path), scale="css")
        print(f"-- {path}")
        for part in self._page.locator(said).all()[:6]:
            print("   " + part.inner_text().replace("\n", " | "))


if __name__ == "__main__":
    main()
