"""Tuning in a real browser: edit, replay, take a suggestion by key, save; nothing that a policy forbids."""

import shutil

import pytest
from serving import review

from callbot.scriptfile.template import new
from callbot.store import scripts
from callbot.store.open import open_database
from callbot.store.registry import Correction, correct_answer
from tests.here import callbot

CHROMIUM = shutil.which("chromium")
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="needs Debian's chromium")
WRITTEN = 'phrases = ["[no] i (stayed|was) at home"'
"""What the script that `callbot new` writes understands as a no to travel."""


@pytest.fixture(scope="module")
def simulated(tmp_path_factory):
    """A district called with the script that `callbot new` writes, but for one thing.

    That who stayed at home was not away is not in it: so there is something to tune, however much callbot
    learns to understand.
    """
    folder = tmp_path_factory.mktemp("district")
    file, database = folder / "district.en.toml", folder / "district.db"
    script = new("en", "district").replace('evidence = ["stayed_home"]\n', "")
    file.write_text(script, encoding="utf-8")
    command = f"simulate {file} --line text --calls 300 --seed 11 --workers 1 --db {database}"
    done = callbot(*command.split())
    assert done.returncode == 0, done.stderr
    return file, database


@pytest.fixture
def district(simulated, tmp_path):
    """A copy of it in which somebody has listened to people who were at home, and said so."""
    file, database = (tmp_path / path.name for path in simulated)
    for there, here in zip(simulated, (file, database), strict=True):
        shutil.copyfile(there, here)
    with open_database(database) as store:
        home = store.rows(
            "SELECT DISTINCT call_id FROM turn JOIN simulated_truth USING (call_id)"
            " WHERE node = 'travel' AND kind = 'no_match' AND because NOT LIKE 'abstain: one reading%'"
            " AND truth ->> '$.travel.truth' = 'no'"
        )
        assert home
        for (call_id,) in home:
            answer = Correction("travel", ("no",), None, "", "heard it")
            correct_answer(store, call_id, answer, "Li", "2020-02-11T09:00:00+08:00")
    return file, database


@pytest.fixture(scope="module")
def browser():
    """Debian's Chromium."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as play:
        launched = play.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield launched
        launched.close()


@pytest.fixture
def opened(district, browser):
    """Opens the review in a language and a width; whatever the page complains of is an error."""
    file, database = district
    complaints = []
    with review(database, script=file) as settings:
        contexts = []

        def open_review(language, width=1300):
            context = browser.new_context(locale=language, viewport={"width": width, "height": 900})
            contexts.append(context)
            page = context.new_page()
            page.on("pageerror", lambda error: complaints.append(f"{error} {error.stack}"))
            page.on(
                "console",
                lambda line: (
                    complaints.append(line.text)
                    if line.type == "error"
                    and "Abort" not in line.text
                    and "afterRequest" not in line.text
                    else None
                ),
            )
            page.goto(settings.address)
            page.wait_for_selector("nav")
            return page

        yield open_review
        for context in contexts:
            context.close()
    assert not complaints


def verdict(page):
    """What the page says when every call is replayed."""
    page.wait_for_selector("#finished", timeout=60_000)
    return page.inner_text("p.verdict")


def test_the_whole_path_with_the_keyboard(opened, district):
    """From the worst question to a saved version that helps, without a mouse."""
    file, database = district
    page = opened("en")
    page.goto(page.url.rstrip("/") + "/script")
    page.wait_for_selector("#picture svg [data-node=travel]")
    told = page.locator("#picture strong", has_text="not understood").inner_text()
    assert "Travel" in told
    assert page.locator("#picture a[href='#unmatched']").count() == 1
    page.locator("#picture a[href^='/tune']").press("Enter")
    page.wait_for_selector("#text:focus")
    line = page.evaluate("text.value.slice(text.selectionStart).split('\\n')[0]")
    assert line.startswith("[nodes.travel")

    page.wait_for_selector("#suggestions [data-item]", timeout=60_000)
    before = page.input_value("#text")
    page.keyboard.press("Escape")
    phrase = page.locator("#suggestions .chosen code").first.inner_text()
    page.keyboard.press("a")
    page.wait_for_function("before => text.value !== before", arg=before)
    after = page.input_value("#text")
    assert phrase in after and len(after) > len(before)
    assert [one for one in before.splitlines() if one.startswith("#")] == [
        one for one in after.splitlines() if one.startswith("#")
    ]
    assert verdict(page) == "It helps: nobody is worse off, and no key person is lost."
    page.wait_for_selector("#changes [data-item]")

    with page.expect_download() as kept:
        page.click("#taken a")
    case = kept.value.path().read_text(encoding="utf-8")
    assert 'script = "district.en.toml"' in case and 'travel = "no"' in case

    page.keyboard.press("Control+s")
    page.keyboard.type("people who were just at home")
    page.keyboard.press("Enter")
    page.wait_for_selector(".note.good")
    assert file.read_text(encoding="utf-8") == after
    with open_database(database, "read") as store:
        newest = scripts.versions(store, "district")[0]
        assert newest.message == "people who were just at home"
        assert scripts.text_of(store, newest.sha256) == after


def test_an_edit_that_loses_people_is_told_before_anything_is_saved(opened):
    """The calls are there with a link, the lost ones first."""
    page = opened("zh-CN")
    page.goto(page.url.rstrip("/") + "/tune")
    text = page.input_value("#text")
    rule = 'when = [{ question = "travel", any_of = ["yes"] }]'
    assert rule in text
    page.fill("#text", text.replace(rule, 'when = [{ question = "identity", any_of = ["no"] }]'))
    assert verdict(page) == "会漏掉重点人员，不要这样保存。"
    first = page.locator("#changes [data-item]").first
    first.wait_for()
    assert "重点人员漏掉" in first.inner_text()
    assert first.locator("a").first.get_attribute("href").startswith("/calls/")


def test_on_a_phone_the_picture_begins_where_the_call_does(opened):
    """Not with the empty corner beside it."""
    page = opened("en", 320)
    page.goto(page.url.rstrip("/") + "/script")
    page.wait_for_selector("#picture strong")
    node = page.locator(".drawing [data-node=identity]").bounding_box()
    seen = page.locator(".drawing").bounding_box()
    assert seen["width"] < page.evaluate("document.querySelector('.drawing').scrollWidth")
    middle = node["x"] + node["width"] / 2
    assert abs(middle - seen["x"] - seen["width"] / 2) < seen["width"] / 4


def test_messages_lead_to_their_line(opened):
    """A slip is marked beside its line, and its message goes there; nothing is replayed."""
    page = opened("en")
    page.goto(page.url.rstrip("/") + "/tune")
    text = page.input_value("#text")
    page.fill("#text", text.replace('goto = "travel"', 'goto = "travle"', 1))
    link = page.locator("#checks [data-severity=error]").first
    link.wait_for()
    line = int(link.get_attribute("data-line"))
    assert "travle" in page.input_value("#text").splitlines()[line - 1]
    page.wait_for_selector(f"#gutter span.error:nth-child({line})")
    link.click()
    start = page.evaluate("text.value.slice(0, text.selectionStart).split('\\n').length")
    assert start == line
    page.locator("#replay", has_text="cannot run").wait_for()


def test_an_edit_survives_leaving_the_page(opened):
    """It is there again, with a button to discard it."""
    page = opened("en")
    tune = page.url.rstrip("/") + "/tune"
    page.goto(tune)
    text = page.input_value("#text")
    page.fill("#text", text + "# mine\n")
    page.goto(tune.replace("/tune", "/script"))
    page.goto(tune)
    assert page.input_value("#text").endswith("# mine\n")
    page.locator("#restored button").click()
    assert page.input_value("#text") == text


def test_an_edit_that_somebody_overtook_is_not_lost(opened, district):
    """Two tabs: the second cannot save, and puts its edit into the newer text, where it is told as one."""
    file, _ = district
    page = opened("en")
    tune = page.url.rstrip("/") + "/tune"
    other = page.context.new_page()
    for tab, mine in ((page, "Goodbye."), (other, "sorry to disturb you")):
        tab.goto(tune)
        text = tab.input_value("#text")
        assert mine in text
        tab.fill("#text", text.replace(mine, mine.upper()))
        tab.fill("#message", "louder")
    page.press("#message", "Enter")
    page.wait_for_selector(".note.good")
    other.press("#message", "Enter")
    other.wait_for_selector(".note.bad")
    assert other.input_value("#message") == "louder", "the message stays, too"
    other.goto(tune)
    assert "GOODBYE." in other.input_value("#text")
    other.locator("#older [name=put]").click()
    assert "SORRY TO DISTURB YOU" in other.input_value("#text")
    other.locator("#checks summary", has_text="Your changes").wait_for()
    assert "GOODBYE." in other.inner_text("#checks"), "what would be taken back is told"
    assert "SORRY" not in file.read_text(encoding="utf-8")
    page.goto(tune)
    assert page.locator("#older").is_hidden(), "what was saved is not offered again"


def test_a_saved_edit_is_not_credited_to_the_next(opened):
    """The calls were held before it, and the page says so."""
    page = opened("en")
    page.goto(page.url.rstrip("/") + "/tune")
    assert "held with other versions" not in page.inner_text(".telling")
    page.fill("#text", page.input_value("#text") + "# more\n")
    page.fill("#message", "a comment")
    page.press("#message", "Enter")
    page.wait_for_selector(".note.good")
    assert "300 of 300 calls were held with other versions" in page.inner_text(".telling")


@pytest.mark.parametrize("path", ["/script", "/tune"])
def test_what_is_being_fetched_can_be_read_meanwhile(opened, path):
    """Nothing pales below readable contrast while a page waits for its parts."""
    from axe_playwright_python.sync_playwright import Axe

    page = opened("zh-CN")
    page.route("**/unmatched?*", lambda route: None)
    page.route("**/tune/suggest**", lambda route: None)
    page.goto(page.url.rstrip("/") + path)
    page.wait_for_selector(".htmx-request")
    found = Axe().run(page)
    assert not found.violations_count, found.generate_report()


@pytest.mark.parametrize("language", ["zh-CN", "en"])
@pytest.mark.parametrize("width", [1300, 390], ids=["laptop", "phone"])
def test_the_pages_are_accessible(opened, language, width):
    """Axe finds nothing, and nothing is wider than the screen."""
    from axe_playwright_python.sync_playwright import Axe

    page = opened(language, width)
    root = page.url.rstrip("/")
    for path in ("/script", "/tune"):
        page.goto(root + path)
        page.wait_for_selector(
            "#suggestions :not([role=status])" if path == "/tune" else "#unmatched-list details"
        )
        if path == "/tune":
            text = page.input_value("#text")
            page.fill("#text", text.replace(WRITTEN, 'phrases = ["[just] at home"'))
            page.wait_for_selector("#finished", timeout=60_000)
            page.wait_for_selector("#changes h3")
        found = Axe().run(page)
        assert not found.violations_count, found.generate_report()
        assert page.evaluate("document.documentElement.scrollWidth") <= width
