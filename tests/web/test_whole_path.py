"""From a simulation with sound to an export, in a real browser and in both languages."""

import csv
import os
import shutil
import subprocess
import sys

import pytest
from serving import review

from callbot.store import scripts
from callbot.store.open import open_database
from tests.shipped import shipped

CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome")
pytestmark = pytest.mark.skipif(
    CHROMIUM is None and os.environ.get("CALLBOT_TEST_BROWSER") != "required",
    reason="needs chromium: tools/install_test_packages.sh installs it",
)


def callbot(*arguments, cwd):
    """The command line, as a user runs it."""
    command = [sys.executable, "-m", "callbot", *map(str, arguments)]
    return subprocess.run(command, cwd=cwd, check=True, capture_output=True, encoding="utf-8")


@pytest.fixture
def page(language, tmp_path):
    """Four residents were called and recorded; their review is open."""
    from playwright.sync_api import sync_playwright

    script = tmp_path / f"screening.{language}.toml"
    script.write_text(shipped(language).text, encoding="utf-8")
    callbot(
        "simulate", script.name, "--calls", 4, "--seed", 5, "--line", "voice", "--mix", "easy",
        "--workers", 1, "--record", "sound", "--db", "calls.db", cwd=tmp_path,
    )  # fmt: skip
    with sync_playwright() as play, review(tmp_path / "calls.db", script=script) as settings:
        browser = play.chromium.launch(
            executable_path=CHROMIUM,
            args=["--no-sandbox", "--autoplay-policy=no-user-gesture-required"],
        )
        page = browser.new_context(locale="zh-CN" if language == "zh" else "en-GB").new_page()
        page.goto(settings.address)
        page.wait_for_selector("nav")
        page.root, page.folder, page.script = page.url.rstrip("/"), tmp_path, script
        yield page
        browser.close()


def test_simulate_listen_correct_tune_replay_save_export(page, language):
    """Each step finds what the one before it left, and the export agrees with the pages."""
    with open_database(page.folder / "calls.db", "read") as store:
        ((call_id, turn),) = store.rows(
            "SELECT call_id, turn FROM answer WHERE question = 'travel' AND is_current"
            " AND turn IS NOT NULL ORDER BY call_id LIMIT 1"
        )
    _listen(page, call_id, turn)
    page.locator("#q-travel").focus()
    page.keyboard.press("1")
    page.locator("#q-travel .botsaid, #q-travel .now").first.wait_for()

    before = page.script.read_text(encoding="utf-8")
    edited = before.replace('label = "', 'label = "★ ', 1)
    page.goto(page.root + "/tune")
    page.fill("#text", edited)
    page.wait_for_selector("#finished", timeout=60_000)
    page.keyboard.press("Control+s")
    page.keyboard.type("a star")
    page.keyboard.press("Enter")
    page.wait_for_selector(".note.good")
    assert page.script.read_text(encoding="utf-8") == edited
    with open_database(page.folder / "calls.db", "read") as store:
        assert scripts.versions(store, f"screening.{language}")[0].message == "a star"

    callbot("export", "--db", "calls.db", "--shape", "wide", "-o", "wide.csv", cwd=page.folder)
    with (page.folder / "wide.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = {row["call_id"]: row for row in csv.DictReader(file)}
    assert len(rows) == 4
    assert rows[str(call_id)]["travel"] == "yes"


def _listen(page, call_id, turn):
    """The answer has its waveform, and its sound really plays."""
    page.goto(f"{page.root}/calls/{call_id}")
    sound = page.locator(f'audio[src$="/turns/{turn}/audio"]')
    sound.wait_for(state="attached")
    page.locator(f".sound:has(audio[src$='/turns/{turn}/audio']) svg.wave").wait_for()
    seconds = sound.evaluate(
        "one => one.play().then(() => new Promise(done => {"
        " one.addEventListener('timeupdate', () => one.currentTime > 0 && done(one.duration)) }))"
    )
    assert seconds > 0.2
    whole = page.locator("audio#whole").evaluate(
        "one => new Promise(done => { one.onloadedmetadata = () => done(one.duration);"
        " one.preload = 'metadata'; one.load() })"
    )
    assert whole > seconds
