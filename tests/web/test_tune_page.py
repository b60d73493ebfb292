"""The tuning page: checks, replay, suggestions and saving, without ever running what is typed."""

import html
import re
import time
from dataclasses import replace

import pytest
from starlette.testclient import TestClient

from callbot.scriptfile.saving import hash_of
from callbot.store import scripts
from callbot.store.open import open_database
from callbot.web.app import create_app
from tests.shipped import shipped

PHRASE = '"[(嗯|我)](没有|没|没有啊|没啊)",'


@pytest.fixture
def text():
    """The script that ran."""
    return shipped("zh").text


@pytest.fixture
def post(client, settings, text):
    """Post the tuning form with an edited text."""
    client.headers["Accept-Language"] = "en"
    client.get("/tune")  # as everybody does before they edit

    def send(path, edited, **more):
        form = {"csrf": settings.csrf, "base": hash_of(text), "text": edited, **more}
        return client.post(path, data=form)

    return send


def finished(client, answer):
    """A replay when it is over."""
    for _ in range(200):
        assert answer.status_code == 200
        if 'id="finished"' in answer.text:
            return answer.text
        key = re.search(r'hx-get="(/tune/replay/[^/"]+)"', answer.text)[1]
        answer = client.get(key)
        time.sleep(0.05)
    raise AssertionError("the replay does not end")


def test_the_text_is_on_the_page_byte_by_byte(client, text):
    """The first line break after the tag is not part of it."""
    page = client.get("/tune").text
    shown = re.search(r"<textarea.*?>\n(.*?)</textarea>", page, re.DOTALL)[1]
    assert html.unescape(shown) == text


def test_messages_stand_at_their_line(post, text):
    """Every error and warning, with a hint."""
    broken = text.replace("[limits]", "[limitz]").replace(
        'goto = "travel_place"', 'goto = "nowhere"'
    )
    page = post("/tune/check", broken).text
    line = next(n for n, one in enumerate(broken.splitlines(), 1) if "nowhere" in one)
    assert f'data-line="{line}"' in page
    assert "did you mean `limits`?" in html.unescape(page)
    assert "Errors: 2" in page


def test_a_script_that_does_not_load_is_not_replayed(post, text):
    """It shows its issues and nothing else happens."""
    page = post("/tune/check", text + "\n[nodes")
    assert 'hx-post="/tune/replay"' not in page.text
    assert "nothing is replayed" in post("/tune/replay", text + "\n[nodes").text


def test_an_unchanged_text_is_not_replayed(post, text):
    """Nor is one in which only a comment changed."""
    assert "Nothing is changed yet" in post("/tune/check", text).text
    page = post("/tune/check", "# why\n" + text).text
    assert "only comments or layout" in page and 'hx-post="/tune/replay"' not in page


def test_browsers_line_ends_are_no_change(post, text):
    """A form sends CRLF."""
    assert "Nothing is changed yet" in post("/tune/check", text.replace("\n", "\r\n")).text


def test_what_was_changed_is_told(post, text):
    """By question and part."""
    page = post("/tune/check", text.replace(PHRASE, "", 1)).text
    assert "removed" in page
    assert "categories.no" in page or "categories.none" in page


def test_a_replay_says_who_changes(client, post, text):
    """How many by question and which calls, each with a link to listen."""
    edited = text.replace('"[我](都|全|什么都|啥都|一样都)(没有|没)",', "").replace(
        'evidence = ["healthy"]\n', ""
    )
    answer = post("/tune/replay", edited)
    page = finished(client, answer)
    assert "All 60 calls replayed" in page
    key = re.search(r"/tune/replay/([^/]+)/changes", page)[1]
    changes = client.get(f"/tune/replay/{key}/changes").text
    if "None." not in changes:
        assert re.search(r'href="/calls/\d+"', changes)
    for what in ("lost", "worse", "better", "no-such-kind"):
        assert client.get(f"/tune/replay/{key}/changes?what={what}").status_code == 200


def test_whom_the_edit_before_changed_is_not_told_of_the_next(client, post, text):
    """The list below the verdict is emptied when a replay begins, once; and where nothing is replayed."""
    emptied = '<div hx-swap-oob="innerHTML:#changes"></div>'
    begun = post("/tune/replay", text.replace(PHRASE, ""))
    assert emptied in begun.text and "verdict" in begun.text
    key = re.search(r"/tune/replay/([^/\"]+)", begun.text)[1]
    assert emptied not in client.get(f"/tune/replay/{key}").text
    for same in (text, text + "# only a comment\n", text + "[nodes"):
        assert '<div id="changes" hx-swap-oob="innerHTML"></div>' in post("/tune/check", same).text


def test_key_persons_that_would_be_lost_come_first(client, post, text):
    """A script that never takes a yes to travel loses people, and says so in words."""
    start = text.index("[nodes.travel.categories.yes]")
    end = text.index("[nodes.travel.categories.no]")
    block = text[start:end].replace('goto = "travel_place"', 'goto = "contact"')
    page = finished(client, post("/tune/replay", text[:start] + block + text[end:]))
    key = re.search(r"/tune/replay/([^/]+)/changes", page)[1]
    lost = int(re.search(r'id="count-lost".*?<strong>(\d+)</strong>', page, re.DOTALL)[1])
    changes = client.get(f"/tune/replay/{key}/changes").text
    items = re.findall(r"<li data-item>(.*?)</li>", changes, re.DOTALL)
    marked = ["key person lost" in item for item in items]
    assert marked == sorted(marked, reverse=True)
    assert sum(marked) == lost
    assert ("Key persons would be lost" in page) == (lost > 0)


def test_a_replay_that_is_not_kept_is_not_found(client):
    """Whatever its name."""
    for key in ("x", "0" * 24 + "-0", "..%2f..%2fetc"):
        assert client.get(f"/tune/replay/{key}").status_code == 404
        assert client.get(f"/tune/replay/{key}/changes").status_code == 404


def test_saving_makes_a_version(post, client, database, text):
    """With message, parent and who; comments and layout are kept byte by byte."""
    edited = text.replace("# 换", "# 又换", 1) + "\n# my own comment   \n"
    answer = post("/tune/save", edited, message="a comment, because of reasons")
    assert answer.status_code == 303
    assert "Saved" in client.get(answer.headers["location"]).text
    with open_database(database, "read") as store:
        newest = scripts.versions(store, "screening.zh")[0]
        assert scripts.text_of(store, newest.sha256) == edited
    assert newest.message == "a comment, because of reasons"
    assert (newest.parent_sha256, newest.saved_by) == (hash_of(text), "tester")


@pytest.mark.parametrize(
    ("edit", "message", "told"),
    [
        pytest.param("\n[nodes", "why", "errors is not saved", id="a broken script"),
        pytest.param("\n# fine\n", " ", "a few words", id="no message"),
    ],
)
def test_what_cannot_be_saved_stays_in_the_page(post, database, text, edit, message, told):
    """Nothing is lost, nothing is written."""
    answer = post("/tune/save", text + edit, message=message)
    assert answer.status_code == 409
    assert told in html.unescape(answer.text)
    assert html.escape(edit.strip(), quote=False) in answer.text
    with open_database(database, "read") as store:
        assert len(scripts.versions(store, "screening.zh")) == 1


@pytest.fixture
def filed(settings, tmp_path, text):
    """A review that was started with a script file."""
    file = tmp_path / "mine.toml"
    file.write_text(text, encoding="utf-8", newline="")
    own = replace(settings, script=file)
    with TestClient(create_app(own), base_url=own.origins[0], follow_redirects=False) as client:
        client.cookies.set(own.session_cookie, own.session)
        client.headers.update({"Origin": own.origins[0], "Accept-Language": "en"})

        def save(edited, read=text):
            form = {
                "csrf": own.csrf, "base": hash_of(text), "file": hash_of(read), "text": edited,
                "message": "why",
            }  # fmt: skip
            client.get("/tune")
            return client.post("/tune/save", data=form)

        yield file, save, client


def test_the_file_named_at_the_start_is_written(filed, text):
    """And no other: a form cannot name one."""
    file, save, client = filed
    assert "mine.toml" in client.get("/tune").text
    assert save(text + "# more\n").status_code == 303
    assert file.read_text(encoding="utf-8") == text + "# more\n"


def test_a_file_that_changed_meanwhile_is_left_alone(filed, text, database):
    """No lost edits: neither the file nor the database is written, the text stays in the page."""
    file, save, _ = filed
    file.write_text(text + "# somebody else's\n", encoding="utf-8")
    answer = save(text + "# mine\n")
    assert answer.status_code == 409
    assert "changed since it was opened" in html.unescape(answer.text)
    assert "# mine" in answer.text
    assert file.read_text(encoding="utf-8").endswith("somebody else's\n")
    with open_database(database, "read") as store:
        assert len(scripts.versions(store, "screening.zh")) == 1


def test_without_a_named_file_none_is_written(post, tmp_path, text):
    """Whatever a form says."""
    before = sorted(path.name for path in tmp_path.iterdir())
    post(
        "/tune/save", text + "# x\n", message="m", file=hash_of(text), name="../x", script="/tmp/x"
    )
    after = {path.name.removesuffix("-wal").removesuffix("-shm") for path in tmp_path.iterdir()}
    assert after <= set(before)


def test_versions_are_compared(post, client, text):
    """By meaning and by line."""
    edited = text.replace("所以没问清", "因为没问清").replace("below = 0.8", "below = 0.7", 1)
    version = re.search(
        r"version=(\w+)", post("/tune/save", edited, message="m").headers["location"]
    )
    page = client.get(f"/tune/compare?before={hash_of(text)[:16]}&after={version[1]}").text
    assert "confirm.below" in page
    assert "+" in page and "class=&#34;plus" not in page
    same = client.get(f"/tune/compare?before={version[1]}&after={version[1]}").text
    assert "the same text" in same


def test_a_call_is_kept_as_a_case(client):
    """A file to download, which names no place of this computer."""
    answer = client.get("/tune/case/1")
    assert answer.status_code == 200
    assert answer.headers["content-disposition"] == 'attachment; filename="call-00001.case.toml"'
    assert 'script = "screening.zh"' in answer.text and "[expect]" in answer.text
    assert client.get("/tune/case/999999").status_code == 404


def test_too_long_a_text_is_refused(post):
    """A script has a megabyte at most."""
    assert post("/tune/check", "x" * 1_000_001).status_code == 400
    assert post("/tune/check", "x" * 2_500_000).status_code == 413


@pytest.mark.parametrize(
    "typed",
    [
        pytest.param("<script>alert(1)</script>", id="markup"),
        pytest.param("{{ 7 * 7 }}{% raw %}", id="a template"),
        pytest.param("</textarea><img src=x>", id="the end of the text field"),
        pytest.param("\x00\x01\ud800", id="no characters"),
        pytest.param('a = """' + "x" * 5000, id="open quotes"),
        pytest.param("[" * 5000, id="brackets"),
        pytest.param("", id="nothing"),
    ],
)
def test_what_is_typed_is_never_run(client, settings, text, typed):
    """It is data: shown as text, told as issues."""
    form = {"csrf": settings.csrf, "base": hash_of(text), "text": typed.encode("utf-8", "replace")}
    client.get("/tune")
    for path in ("/tune/check", "/tune/replay", "/tune/suggest"):
        answer = client.post(path, data=form)
        assert answer.status_code == 200
        assert "<script>alert" not in answer.text and "<img" not in answer.text
    answer = client.post("/tune/save", data=form | {"message": "m"})
    assert answer.status_code == 409
    assert "<script>alert" not in answer.text and "</textarea><img" not in answer.text
    assert "49" not in re.findall(r"<textarea.*?</textarea>", answer.text, re.DOTALL)[0]
