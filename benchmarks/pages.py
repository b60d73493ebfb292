"""How long every page of `callbot review` takes on a large database, and what the first visit loads.

    python benchmarks/pages.py callbot.db

The database is opened for writing once (as `callbot review` does), so give a copy. Each page is asked for
through HTTP from the real server: the first time, then the median and the slowest of twenty more. The
pages' own limit is 100 ms at 150,000 calls. Then scripts are edited in the page, and it is measured how long
it takes until the difference for the first 1,000 calls is seen. Make such a database with

    callbot simulate screening.zh --calls 150000 --line text --db large.db
"""

from __future__ import annotations

import html
import re
import statistics
import sys
import threading
import time
from pathlib import Path

import httpx2
from replay import EDITS

from callbot.store.open import Store, open_database
from callbot.web.server import bound, server_of
from callbot.web.settings import Settings

TIMES = 20
LIMIT_MS = 100


def paths(store: Store) -> dict[str, str]:
    """What is asked for, by what it is."""
    (middle,) = store.rows(
        "SELECT started_at || '~' || id FROM call ORDER BY id LIMIT 1 OFFSET (SELECT count(*) FROM call) / 2"
    )[0]
    (newest,) = store.rows("SELECT max(id) FROM call")[0]
    (flagged,) = store.rows("SELECT max(call_id) FROM flag")[0]
    (longest,) = store.rows(
        "SELECT call_id FROM turn GROUP BY call_id ORDER BY count(*) DESC LIMIT 1"
    )[0]
    return {
        "overview": "/",
        "overview, its figures": "/figures",
        "overview of a run": "/?run=1",
        "calls": "/calls",
        "calls, from the middle": f"/calls?after={middle}",
        "calls, longest first": "/calls?sort=longest",
        "calls, a rare ending": "/calls?disposition=no_speech",
        "calls, an ending of none": "/calls?disposition=technical",
        "calls, a level": "/calls?level=high",
        "calls, a common answer": "/calls?answer=travel:no",
        "calls, a rare answer": "/calls?answer=travel_place:武汉",
        "calls, a question left open": "/calls?answer=travel:~open",
        "calls, an answer and a level": "/calls?answer=travel:no&level=high",
        "calls, checked": "/calls?checked=yes",
        "calls, missed key persons": "/calls?outcome=missed",
        "calls, a name": "/calls?name=王秀",
        "search, two characters": "/calls?q=武汉",
        "search, said by nearly all": "/calls?q=没有",
        "search, said by nobody": "/calls?q=退烧药药",
        "search, said by nearly all, a rare ending": "/calls?q=没有&disposition=no_speech",
        "a call": f"/calls/{flagged}",
        "a call, the longest": f"/calls/{longest}",
        "follow-up": "/follow-up",
        "follow-up, the lowest level": "/follow-up?list=low",
        "follow-up, call-backs": "/follow-up?list=call_back",
        "follow-up, done": "/follow-up?state=done",
        "follow-up, an area": "/follow-up?area=新华街道",
        "follow-up, no interview": "/follow-up?list=call_later",
        "follow-up, never tried": "/follow-up?list=never_tried",
        "follow-up, anything new?": f"/follow-up/new?since={newest - 20}",
        "follow-up, nothing new": f"/follow-up/new?since={10**9}",
        "script": "/script",
        "script, its picture": "/script/picture",
        "script, its phrases": "/script/phrases",
        "script, what was not understood": "/script/unmatched",
        "tune": "/tune",
    }  # fmt: skip


def measure(browser: httpx2.Client, origin: str, path: str) -> tuple[float, float, float, int]:
    """First, median and slowest in milliseconds, and the page's bytes."""
    took = []
    for _ in range(TIMES + 1):
        begun = time.perf_counter()
        answer = browser.get(origin + path)
        took.append((time.perf_counter() - begun) * 1000)
        assert answer.status_code in (200, 204), (path, answer.status_code)
    return took[0], statistics.median(took[1:]), max(took[1:]), len(answer.content)


def first_load(browser: httpx2.Client, origin: str, path: str) -> int:
    """Bytes of a page with everything it names."""
    html = browser.get(origin + path).text
    files = set(re.findall(r'(?:src|href)="(/static/[^"]+)"', html))
    return len(html.encode()) + sum(len(browser.get(origin + file).content) for file in files)


def first_calls(browser: httpx2.Client, origin: str, edit: str) -> float:
    """Seconds from sending an edited text to an answer that has the first 1,000 calls."""
    page = browser.get(f"{origin}/tune").text
    form = {
        name: re.search(rf'name="{name}" value="([^"]*)"', page)[1]  # type: ignore[index]
        for name in ("csrf", "base", "file")
    }
    written = re.search(r"<textarea[^>]*>\n(.*)</textarea>", page, re.DOTALL)
    assert written, "no text to edit"
    text = EDITS[edit](html.unescape(written[1]))
    begun = time.perf_counter()
    answer = browser.post(
        f"{origin}/tune/replay",
        files={name: (None, value) for name, value in {**form, "text": text, "run": ""}.items()},
        headers={"Origin": origin},
    )
    while True:
        assert answer.status_code == 200, answer.text
        seen = re.search(r'<progress max="\d+" value="(\d+)"', answer.text)
        if "finished" in answer.text or (seen and int(seen[1]) >= 1000):
            return time.perf_counter() - begun
        (key,) = re.findall(r'id="summary" hx-get="([^"]+)"', answer.text)
        time.sleep(0.02)
        answer = browser.get(origin + key)


def main() -> None:
    """Measure and print; exit status 1 where a page's median takes longer than it may."""
    database = Path(sys.argv[1])
    with open_database(database) as store:
        asked = paths(store)
        calls, turns = store.rows(
            "SELECT (SELECT count(*) FROM call), (SELECT count(*) FROM turn)"
        )[0]
    print(f"{calls:,} calls, {turns:,} turns")
    with bound(0) as listening:
        settings = Settings(database, listening.getsockname()[1])
        server = server_of(settings)
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
        thread.start()
        try:
            slow = report(settings, asked)
        finally:
            server.should_exit = True
            thread.join()
    sys.exit(bool(slow))


def report(settings: Settings, asked: dict[str, str]) -> list[str]:
    """Print a line a page; returns those that are too slow."""
    origin, slow = settings.origins[0], []
    with httpx2.Client(timeout=120) as browser:
        browser.get(settings.address)
        begun = time.perf_counter()
        while "aria-busy" in browser.get(f"{origin}/").text:
            time.sleep(0.05)
        print(f"figures are there after {time.perf_counter() - begun:.1f} s")
        print(f"{'first':>8} {'median':>8} {'slowest':>8} {'kB':>6}  page")
        for name, path in asked.items():
            once, median, most, size = measure(browser, origin, path)
            late = median > LIMIT_MS
            told = "  TOO SLOW" if late else ""
            print(f"{once:8.1f} {median:8.1f} {most:8.1f} {size / 1000:6.1f}  {name}{told}")
            if late:
                slow.append(name)
        for edit in EDITS:
            if edit != "nothing":
                took = first_calls(browser, origin, edit)
                print(f"{took:8.2f} s  until the first 1,000 calls are seen under an edit: {edit}")
        for path in ("/", "/calls", "/follow-up", "/script", "/tune"):
            print(f"{first_load(browser, origin, path) / 1000:8.1f} kB  the first visit to {path}")
    return slow


if __name__ == "__main__":
    main()
