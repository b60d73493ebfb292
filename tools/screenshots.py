"""The pictures of the pages in the docs: a simulated run in a real browser.

    python -m tools.screenshots docs

Writes `review-*.png` of each page in both languages. Needs the extra `test` and Chromium.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
import threading
from pathlib import Path
from typing import Any

from callbot.store.open import open_database
from callbot.web.server import bound, server_of
from callbot.web.settings import Settings

SIZE = {"width": 1040, "height": 620}
LANGUAGES = {"zh": "zh-CN", "en": "en-GB"}


def main() -> None:
    """Simulate, serve, draw."""
    folder = Path(sys.argv[1])
    with tempfile.TemporaryDirectory() as temporary:
        for language in LANGUAGES:
            database = Path(temporary) / f"{language}.db"
            subprocess.run(
                [
                    sys.executable, "-m", "callbot", "simulate", f"screening.{language}", "--calls", "2000",
                    "--line", "text", "--mix", "hostile", "--db", str(database), "--json",
                ],
                check=True, stdout=subprocess.DEVNULL,
            )  # fmt: skip
            draw(database, language, folder)


def draw(database: Path, language: str, folder: Path) -> None:
    """Every page of one database."""
    from playwright.sync_api import sync_playwright

    with open_database(database, "read") as store:
        (call,) = store.rows(
            "SELECT call_id FROM answer WHERE question = 'contact' AND category = 'no' AND call_id IN"
            " (SELECT call_id FROM flag WHERE level = 'high') ORDER BY call_id LIMIT 1"
        )[0]
    with bound(0) as listening:
        settings = Settings(database, listening.getsockname()[1], operator="李医生")
        server = server_of(settings)
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
        thread.start()
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=shutil.which("chromium"))
            page = browser.new_page(locale=LANGUAGES[language], viewport=SIZE)
            page.goto(settings.address)
            page.locator("svg.stack").wait_for()
            visit(page, settings.origins[0], call, lambda name: shoot(page, folder, name, language))
            browser.close()
        server.should_exit = True
        thread.join()


def visit(page: Any, origin: str, call: int, shot: Any) -> None:
    """Go to each page and correct something on the way."""
    shot("overview")
    page.goto(f"{origin}/calls/{call}")
    page.locator("#q-contact").press("1")
    page.locator("#q-contact .botsaid").wait_for()
    shot("call")
    page.goto(f"{origin}/follow-up")
    page.locator("#lists .count").first.wait_for()
    page.locator(".people input[list]").first.fill("李医生")
    page.keyboard.press("Enter")
    page.locator(".people .code").first.wait_for()
    page.evaluate("window.scrollTo(0, 0)")
    shot("follow-up")


def shoot(page: Any, folder: Path, name: str, language: str) -> None:
    """What is on the screen."""
    path = folder / f"review-{name}.{language}.png"
    page.screenshot(path=str(path), scale="css")
    print(f"{path.stat().st_size / 1000:6.1f} kB  {path}")


if __name__ == "__main__":
    main()
