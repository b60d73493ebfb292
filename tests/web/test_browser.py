"""The pages in a real browser: the whole way by keyboard in both languages, and without barriers.

Needs Chromium; without it these are skipped, unless CALLBOT_TEST_BROWSER=required.
"""

import json
import os
import shutil

import pytest
from serving import review
from test_follow_up import begin, flag
from test_pages import live

from callbot.store import following
from callbot.store.following import Wanted
from callbot.store.open import open_database
from tests.here import callbot

CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome")
if CHROMIUM is None and os.environ.get("CALLBOT_TEST_BROWSER") == "required":
    pytest.fail("CALLBOT_TEST_BROWSER=required, and there is no chromium", pytrace=False)
pytestmark = pytest.mark.skipif(
    CHROMIUM is None, reason="needs chromium: apt-get install chromium fonts-noto-cjk"
)
WORDS = {
    "zh": {"calls": "通话", "follow_up": "随访", "checked": "核对", "overview": "总览"},
    "en": {
        "calls": "Calls",
        "follow_up": "Follow-up",
        "checked": "checked by",
        "overview": "Overview",
    },
}


@pytest.fixture(scope="module")
def browser():
    """One for all tests."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM)
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def simulated(tmp_path_factory):
    """Simulated calls, as a newcomer makes them."""
    path = tmp_path_factory.mktemp("simulated") / "calls.db"
    done = callbot("simulate", "screening.zh", "--calls", 150, "--line", "text", "--mix", "hostile",
                   "--workers", 1, "--db", path, "--json")  # fmt: skip
    assert done.returncode == 0, done.stderr
    live(path)
    return path


@pytest.fixture
def opened(browser, simulated, language):
    """The page that opens with the printed address; any complaint of the browser fails the test."""
    with review(simulated) as settings:
        context = browser.new_context(locale="zh-CN" if language == "zh" else "en-GB")
        page = context.new_page()
        complaints = []
        page.on("console", lambda told: complaints.append(told.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.goto(settings.address)
        page.wait_for_url("**/")
        page.base = settings.origins[0]
        yield page
        context.close()
        # A newer search puts an end to one that is still under way.
        ended = ("htmx:sendAbort", "htmx:afterRequest")
        complaints = [told for told in complaints if not told.startswith(ended)]
        assert not [
            told for told in complaints if "404" not in told or not page.url.endswith("/nothing")
        ]


def test_from_the_overview_to_a_corrected_key_person(opened, language, simulated):
    """Open, look, correct by key, check, follow up; the bot's answer stays beside the person's."""
    page, words = opened, WORDS[language]
    page.get_by_role("navigation").get_by_role("link", name=words["overview"]).wait_for()
    page.locator("text=RR6").wait_for()
    with open_database(simulated, "read") as store:
        call_id = store.rows(
            "SELECT call_id FROM answer WHERE question = 'contact' AND category = 'no' AND is_current"
            " AND provenance = 'bot' AND call_id NOT IN (SELECT call_id FROM flag) ORDER BY call_id DESC"
        )[0][0]
    page.get_by_role("navigation").get_by_role("link", name=words["calls"]).click()
    page.goto(f"{page.base}/calls/{call_id}")
    while page.locator("[data-item].chosen#q-contact").count() == 0:
        page.keyboard.press("j")
    page.keyboard.press("1")
    page.locator("#q-contact .botsaid").wait_for()
    page.locator(".flags .level.high").wait_for()
    assert page.locator("[data-item].chosen#q-contact").count() == 1, "the choice is kept"
    page.keyboard.press("c")
    page.locator("#answers p.done", has_text=words["checked"]).wait_for()
    page.get_by_role("navigation").get_by_role("link", name=words["follow_up"]).click()
    page.locator(f'a[href="/calls/{call_id}"]').wait_for()
    page.goto(f"{page.base}/calls/{call_id}")
    page.locator("#q-contact").press("2")
    page.locator(".flags .cleared").first.wait_for()
    with open_database(simulated) as store:
        rows = store.rows(
            "SELECT provenance, category FROM answer WHERE call_id = ? AND question = 'contact'"
            " ORDER BY revision",
            (call_id,),
        )
        assert [tuple(row) for row in rows] == [("bot", "no"), ("person", "yes"), ("person", "no")]
        with store.writing() as conn:  # for the other language
            conn.execute(
                "DELETE FROM answer WHERE call_id = ? AND provenance = 'person'", (call_id,)
            )
            conn.execute("UPDATE answer SET is_current = 1 WHERE call_id = ?", (call_id,))
            conn.execute("DELETE FROM flag WHERE call_id = ?", (call_id,))
            conn.execute("DELETE FROM checked WHERE call_id = ?", (call_id,))


def test_a_value_is_typed_and_a_slip_is_told(opened, simulated):
    """In the words in which people say it."""
    page = opened
    with open_database(simulated, "read") as store:
        call_id = store.rows("SELECT call_id FROM answer WHERE question = 'household' ORDER BY 1")[
            0
        ][0]
    page.goto(f"{page.base}/calls/{call_id}")
    page.locator("#q-household").focus()
    page.keyboard.press("e")
    page.keyboard.type("天气很好")
    page.keyboard.press("Enter")
    page.locator('#q-household [role="alert"]', has_text="4").wait_for()  # an example of an answer
    assert page.input_value("#q-household [data-value]") == "天气很好", "what was typed stays"
    page.locator("#q-household [data-value]").fill("五口人")
    page.keyboard.press("Enter")
    page.locator("#q-household .now", has_text="5").wait_for()


def test_whose_fault_a_wrong_answer_was(opened, simulated, language):
    """A call against the truth says what went wrong and in which turn; after a correction, too."""
    page = opened
    with open_database(simulated, "read") as store:
        ((wrong,),) = store.rows(
            "SELECT call_id FROM simulated_truth WHERE truth LIKE '%\"wrong\"%' LIMIT 1"
        )
        ((right,),) = store.rows(
            "SELECT call_id FROM answer JOIN simulated_truth USING (call_id) WHERE question = 'household'"
            " AND is_current AND truth NOT LIKE '%wrong%' AND truth NOT LIKE '%unresolved%' LIMIT 1"
        )
    title = {"zh": "错在哪里", "en": "What went wrong"}[language]
    page.goto(f"{page.base}/calls/{wrong}")
    page.locator("#causes h2", has_text=title).wait_for()
    assert page.locator("#causes li b").count() >= 1
    page.goto(f"{page.base}/calls/{right}")
    page.locator("#q-household [data-value]").fill("9")
    page.keyboard.press("Enter")
    page.locator("#causes a[href^='#turn-']").first.wait_for()


def test_the_numbers_of_the_lists_come_by_themselves(opened):
    """And only lists that somebody is in are offered, besides those of flags."""
    page = opened
    page.goto(f"{page.base}/follow-up")
    page.locator("#lists .count").first.wait_for()
    assert page.locator("#lists").get_attribute("hx-get") is None
    empty = page.locator("#lists div:last-of-type a").evaluate_all(
        "links => links.filter((one) => !one.querySelector('.count')).length"
    )
    assert empty == 0


def test_a_flag_is_seen_while_the_call_runs(opened, simulated):
    """Without reloading the page."""
    page = opened
    page.goto(f"{page.base}/follow-up")
    with open_database(simulated) as store:
        journal, call_id = begin(store, "刚刚标记的人")
        flag(journal)
        page.locator("#news", has_text="刚刚标记的人").wait_for()
        journal.finish(9.0)
        people = following.flagged(store, "high", Wanted())
        assert call_id in people


def test_lists_are_searched_and_sorted_as_one_types(opened):
    """The address follows, so that a search can be kept."""
    page = opened
    page.goto(f"{page.base}/calls")
    page.keyboard.press("/")
    page.keyboard.type("武汉")
    page.locator("#list q").first.wait_for()
    page.wait_for_url("**q=%E6%AD%A6%E6%B1%89**")
    # The address changes before the list does, and a choice in the old list goes with it.
    page.wait_for_function(
        "!document.querySelector('.htmx-request, .htmx-swapping, .htmx-settling')"
    )
    page.keyboard.press("Escape")
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    page.wait_for_url("**/calls/*")


def test_the_language_is_switched_on_every_page(opened, language):
    """And stays."""
    page = opened
    other = "en" if language == "zh" else "zh"
    page.goto(f"{page.base}/calls")
    page.locator("header button[name=language]").click()
    page.get_by_role("heading", name=WORDS[other]["calls"]).wait_for()
    assert page.url == f"{page.base}/calls"


def test_sound_is_played_and_its_waveform_shown(opened, simulated):
    """From the database's folder, by numbers."""
    page = opened
    with open_database(simulated, "read") as store:
        (call_id,) = store.rows("SELECT max(call_id) FROM turn WHERE audio IS NOT NULL")[0]
    page.goto(f"{page.base}/calls/{call_id}")
    page.locator("svg.wave").wait_for()
    page.locator("svg.wave").click()
    seconds = page.locator(".sound audio").evaluate(
        "sound => new Promise(done => { const told = () => done(sound.duration);"
        " sound.duration > 0 ? told() : sound.addEventListener('loadedmetadata', told); })"
    )
    assert seconds == pytest.approx(1.0, abs=0.01)


@pytest.mark.parametrize("width", [1200, 360])
def test_no_page_has_barriers(opened, simulated, width):
    """Axe finds nothing, on a desk or on a phone; and nothing is wider than the phone."""
    from axe_playwright_python.sync_playwright import Axe

    page = opened
    page.set_viewport_size({"width": width, "height": 800})
    with open_database(simulated, "read") as store:
        (call_id,) = store.rows("SELECT max(call_id) FROM turn WHERE audio IS NOT NULL")[0]
    found = {}
    for path in (
        "/", "/calls", "/calls?q=武汉&answer=travel:yes", "/calls/17", f"/calls/{call_id}", "/calls/17/delete",
        "/follow-up", "/follow-up?list=call_back&state=all", "/follow-up/print?list=high", "/nothing",
    ):  # fmt: skip
        page.goto(f"{page.base}{path}")
        page.wait_for_load_state("networkidle") if path != "/follow-up" else None
        results = Axe().run(page)
        broken = [
            (one["id"], [node["html"][:200] for node in one["nodes"]][:3])
            for one in results.response["violations"]
        ]
        wide = page.evaluate("document.documentElement.scrollWidth > innerWidth")
        if broken or wide:
            found[path] = broken or "wider than the screen"
    assert not found, json.dumps(found, ensure_ascii=False, indent=1)
