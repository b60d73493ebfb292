"""The pages: in both languages, with nothing in them that anybody said as code."""

import json
import wave

import numpy as np
import pytest
from starlette.testclient import TestClient
from stored_calls import AT

from callbot.core import messages as m
from callbot.core.answers import Alternative, Understood
from callbot.core.phones import masked
from callbot.scriptfile.load import loads
from callbot.store.deciding import By, check
from callbot.store.followed import write_entry
from callbot.store.journal import CallJournal
from callbot.store.open import open_database
from callbot.store.recordings import begin_recording
from callbot.store.registry import is_barred
from callbot.web.app import create_app
from callbot.web.settings import Settings
from callbot.web.site import accepted
from tests.shipped import shipped

EVIL = '"><script>alert(1)</script><img src=x onerror=alert(1)>'
PAGES = ("/", "/calls", "/calls/1", "/calls/1/delete", "/follow-up", "/follow-up/print", "/nothing")
FORM = {"HX-Request": "true"}


def post(client, path, **fields):
    """As htmx on our own page does."""
    return client.post(path, data={"csrf": client.settings.csrf, **fields}, headers=FORM)


@pytest.mark.parametrize("path", PAGES)
def test_every_page_is_there_in_both_languages(client, path, language):
    """By the browser's language, then by the switch."""
    other = "en" if language == "zh" else "zh"
    html = client.get(path, headers={"Accept-Language": language}).text
    assert f'lang="{"zh-CN" if language == "zh" else "en"}"' in html
    post(client, "/language", language=other)
    html = client.get(path, headers={"Accept-Language": language}).text
    assert f'lang="{"zh-CN" if other == "zh" else "en"}"' in html


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ("", "zh"), ("en", "en"), ("en-GB,en;q=0.9,zh;q=0.8", "en"), ("zh-TW", "zh"), ("fr", "zh"),
        ("de, en;q=0.5, zh;q=0.4", "en"), ("en;q=0, zh;q=0.1", "zh"), ("x;q=z", "zh"), (";;,,", "zh"),
    ],
)  # fmt: skip
def test_the_browsers_language(header, expected):
    """The better of ours; Chinese where it names neither."""
    assert accepted(header) == expected


@pytest.mark.parametrize(
    ("phone", "shown"),
    [("13812345678", "138****5678"), ("55512", "*****"), ("", ""), ("1234567", "***4567")],
)
def test_a_masked_number(phone, shown):
    """Enough is left to tell two apart."""
    assert masked(phone) == shown


@pytest.fixture
def evil(tmp_path):
    """A database in which every text that comes from people or files is an attack."""
    text = shipped("zh").text.replace('label = "是不是本人"', f"label = '''{EVIL}'''")
    script = loads(text.replace('title = "疫情防控电话回访"', f"title = '''{EVIL}'''"))
    path = tmp_path / "evil.db"
    with open_database(path) as store:
        journal = CallJournal(store)
        contact = {"name": EVIL, "phone": EVIL, "area": EVIL, "building": EVIL}
        call_id = journal.begin(contact, script, EVIL, AT)
        heard = (Alternative(EVIL), Alternative(f"2 {EVIL}", 0.5, EVIL))
        understood = Understood("answer", EVIL, (EVIL,), EVIL, 0.9, EVIL, f"read {EVIL}")
        journal.record(
            (
                m.Asked(1, "identity", EVIL, EVIL),
                m.Replied(1, "identity", False, heard, understood, 1.0, ""),
                m.Broke(1, EVIL, EVIL),
                m.Recorded(1, "identity", (EVIL,), EVIL, 0.9, False, EVIL, EVIL),
                m.Flagged(EVIL, "high", EVIL, f"identity={EVIL}"),
                m.CallBack("identity", EVIL),
                m.Dropped(1, "travel", "no_match"),
                m.Ended("break_off", EVIL, EVIL),
            ),
            9.0,
        )
        journal.finish(9.0)
        by = By(EVIL, AT)
        check(store, call_id, by)
        for kind in ("assign", "note", "done", "reopen"):
            write_entry(store, 1, kind, EVIL, by)
        with store.writing() as conn:
            conn.execute("INSERT INTO overheard VALUES (?, 1, 1, ?, '[]', 1, 1)", (call_id, EVIL))
            conn.execute(
                "INSERT INTO simulated_truth VALUES (?, ?, 1, ?, 'missed', ?, ?)",
                (
                    call_id, json.dumps({"identity": {"truth": EVIL, "verdict": "wrong"}}), EVIL, EVIL,
                    json.dumps([EVIL]),
                ),
            )  # fmt: skip
    settings = Settings(path, 8123, operator=EVIL)
    with TestClient(create_app(settings), base_url=settings.origins[0]) as client:
        client.cookies.set(settings.session_cookie, settings.session)
        client.headers["Origin"] = settings.origins[0]
        client.settings = settings
        yield client


def test_whatever_people_said_stays_text(evil):
    """On every page, in every part, in answers to writes and in errors."""
    shown = [evil.get(path) for path in (*PAGES, "/figures", "/follow-up?list=call_back&phones=1")]
    shown += [evil.get("/calls", params={"q": EVIL, "name": EVIL, "answer": f"{EVIL}:{EVIL}"})]
    shown += [evil.get("/follow-up", params={"list": EVIL}), evil.get("/follow-up/new?since=0")]
    shown += [
        evil.get("/follow-up/print?list=high&phones=1"),
        evil.get("/calls", params={"q": "alert"}),
    ]
    shown += [
        post(evil, "/calls/1/correct", question="identity", category="yes"),
        post(evil, "/calls/1/correct", question=EVIL, category="yes"),
        post(evil, "/calls/1/correct", question="travel_date", value=EVIL),
        post(evil, "/calls/1/phone"), post(evil, "/calls/1/bar"), post(evil, "/calls/1/check"),
        post(evil, "/people/1/entry", kind="note", text=EVIL), post(evil, "/people/1/entry", kind=EVIL),
    ]  # fmt: skip
    texts = [answer.text for answer in shown]
    assert not [text for text in texts if "<script>alert" in text or "<img src=x" in text]
    assert sum("&lt;script&gt;alert" in text for text in texts) > 10, "it was shown nowhere"


def test_a_correction_comes_back_as_the_part_that_changed(client):
    """With the bot's decision beside it, and who decided."""
    html = post(client, "/calls/1/correct", question="contact", category="yes").text
    assert "<html" not in html
    assert "tester" in html
    assert 'class="botsaid"' in html
    assert 'aria-pressed="true"' in html


def test_without_htmx_a_correction_leads_back(client):
    """Pages work without scripts."""
    form = {"csrf": client.settings.csrf, "question": "contact", "category": "yes"}
    assert client.post("/calls/1/correct", data=form).headers["location"] == "/calls/1#q-contact"


@pytest.mark.parametrize(
    "fields",
    [
        {}, {"question": "x", "category": "yes"}, {"question": "contact", "category": "x"},
        {"question": "travel_place", "value": ""}, {"question": "goodbye", "open": "1"},
    ],
)  # fmt: skip
def test_what_makes_no_sense_changes_nothing(client, database, fields):
    """And is told."""
    answer = post(client, "/calls/1/correct", **fields)
    assert answer.status_code == 400 or 'role="alert"' in answer.text
    with open_database(database, "read") as store:
        assert not store.rows("SELECT 1 FROM answer WHERE provenance = 'person'")


def test_several_categories_are_called_by_their_names(client, database):
    """What was taken for what, where several answers hold at once."""
    import json

    with open_database(database) as store, store.writing() as conn:
        ((call, truth),) = conn.execute(
            "SELECT call_id, truth FROM simulated_truth WHERE truth LIKE '%symptoms%' LIMIT 1"
        ).fetchall()
        truth = json.loads(truth)
        truth["symptoms"] = {**truth["symptoms"], "truth": "fever,cough", "verdict": "wrong"}
        conn.execute(
            "UPDATE simulated_truth SET truth = ? WHERE call_id = ?", (json.dumps(truth), call)
        )
    for _ in range(100):
        html = client.get("/figures").text
        if "与事实对照" in html:
            break
    assert "发烧、cough" in html or "发烧、咳嗽" in html
    assert "发烧, 咳嗽" in client.get(f"/calls/{call}").text


def test_words_that_were_deleted_are_not_said_to_be_unheard(client, database):
    """Each turn says that they are gone, not that nothing was made out."""
    with open_database(database) as store, store.writing() as conn:
        conn.execute("UPDATE turn SET prompt = '', heard = '' WHERE call_id = 1")
    page = client.get("/calls/1").text
    assert "说过的话已按保留期限删除" in page
    assert page.count("（已删除）") >= 2
    assert "没听出字" not in page


def test_a_call_is_checked_and_not(client):
    """By the name that the browser keeps."""
    client.post("/name", data={"csrf": client.settings.csrf, "name": "李医生"})
    assert "李医生" in post(client, "/calls/1/check", checked="yes").text
    assert client.get("/calls", params={"checked": "yes"}).text.count("data-item") == 1
    post(client, "/calls/1/check", checked="no")
    assert client.get("/calls", params={"checked": "yes"}).text.count("data-item") == 0


def test_people_of_simulations_are_not_barred(client):
    """They do not exist."""
    assert post(client, "/calls/1/bar").status_code == 400


def live(database):
    """A real call with sound."""
    with open_database(database) as store:
        journal = CallJournal(store)
        call_id = journal.begin(
            {"name": "张伟", "phone": "13800000003"}, shipped("zh"), "laptop", AT
        )
        folder, known = begin_recording(store, call_id, "recordings")
        for name in ("answer-001.wav", "call.wav"):
            with wave.open(str(folder / name), "wb") as file:
                file.setparams((1, 2, 16_000, 0, "NONE", ""))
                file.writeframes((np.sin(np.arange(16_000) / 20) * 9000).astype("<i2").tobytes())
        understood = Understood("answer", "yes", ("yes",), None, 0.9, "rule", "是")
        journal.record(
            (
                m.Asked(1, "identity", "ask", "您是张伟吗？"),
                m.Replied(
                    1,
                    "identity",
                    False,
                    (Alternative("是"),),
                    understood,
                    1.0,
                    f"{known}/answer-001.wav",
                ),
                m.Recorded(1, "identity", ("yes",), None, 0.9, False, "rule", "是"),
                m.Ended("complete", "goodbye", "said"),
            ),
            5.0,
        )
        journal.finish(5.0)
    return call_id, folder


def test_a_caller_is_barred_from_the_page(client, database):
    """Durably, and the page says so from then on."""
    call_id, _ = live(database)
    post(client, f"/calls/{call_id}/bar")
    with open_database(database, "read") as store:
        assert is_barred(store, "+86 138 0000 0003")
    assert f"/calls/{call_id}/bar" not in client.get(f"/calls/{call_id}").text


def test_sound_is_served_by_numbers_and_in_parts(client, database):
    """So that a player can seek."""
    call_id, folder = live(database)
    whole = client.get(f"/calls/{call_id}/turns/1/audio")
    assert whole.content == (folder / "answer-001.wav").read_bytes()
    part = client.get(f"/calls/{call_id}/turns/1/audio", headers={"Range": "bytes=100-199"})
    assert part.status_code == 206
    assert part.content == whole.content[100:200]
    assert client.get(f"/calls/{call_id}/audio").status_code == 200
    assert 'class="wave"' in client.get(f"/calls/{call_id}").text
    for other in (f"/calls/{call_id}/turns/2/audio", "/calls/1/turns/1/audio", "/calls/999/audio"):
        assert client.get(other).status_code == 404


@pytest.mark.parametrize(
    "audio", ["/etc/passwd", "../../../etc/passwd", "x.wav", "call-00061/../../calls.db"]
)
def test_a_path_in_a_strange_database_reaches_no_file(client, database, audio):
    """Only sound, only from a recording's folder."""
    call_id, _ = live(database)
    with open_database(database) as store, store.writing() as conn:
        conn.execute("UPDATE turn SET audio = ? WHERE call_id = ?", (audio, call_id))
    assert client.get(f"/calls/{call_id}/turns/1/audio").status_code == 404
    assert client.get(f"/calls/{call_id}").status_code == 200


def test_damaged_sound_leaves_the_page_as_it_is(client, database):
    """There is no waveform then."""
    call_id, folder = live(database)
    (folder / "answer-001.wav").write_bytes(b"RIFF")
    assert client.get(f"/calls/{call_id}").status_code == 200


def test_a_call_is_deleted_with_everything_about_it(client, database):
    """Asked first; its sound, its check, its corrections, and what was noted about the person."""
    call_id, folder = live(database)
    post(client, f"/calls/{call_id}/check")
    post(client, f"/calls/{call_id}/correct", question="identity", category="wrong_number")
    with open_database(database, "read") as store:
        (contact,) = store.rows("SELECT contact_id FROM call WHERE id = ?", (call_id,))[0]
    post(client, f"/people/{contact}/entry", kind="note", text="x")
    assert f"/calls/{call_id}/delete" in client.get(f"/calls/{call_id}").text
    assert "13800000003" not in client.get(f"/calls/{call_id}/delete").text
    assert (
        client.post(f"/calls/{call_id}/delete", data={"csrf": client.settings.csrf}).status_code
        == 303
    )
    assert not folder.exists()
    assert client.get(f"/calls/{call_id}").status_code == 404
    with open_database(database, "read") as store:
        assert not store.rows("SELECT 1 FROM contact WHERE id = ?", (contact,))
        assert not store.rows("SELECT 1 FROM checked")
        assert not store.rows("PRAGMA foreign_key_check")


def test_a_database_that_can_only_be_read_is_shown_as_such(database):
    """Nothing can be changed, and every page says why."""
    settings = Settings(database, 8123, writable=False)
    with TestClient(create_app(settings), base_url=settings.origins[0]) as client:
        client.cookies.set(settings.session_cookie, settings.session)
        client.headers["Origin"] = settings.origins[0]
        client.settings = settings
        assert client.get("/calls/1").text.count('class="note"') >= 1
        assert "/calls/1/correct" not in client.get("/calls/1").text
        assert (
            post(client, "/calls/1/correct", question="contact", category="yes").status_code == 409
        )
        assert client.get("/").status_code == 200


def test_the_overview_has_the_figures_and_leads_to_the_calls(client):
    """Each number to the calls behind it."""
    html = client.get("/").text
    for _ in range(100):
        if "AAPOR" in html:
            break
        html = client.get("/figures").text
    for word in (
        "RR6",
        "COOP4",
        "REF3",
        "CON3",
        "disposition=complete",
        "outcome=missed",
        "answer=travel%3A~open",
    ):
        assert word in html
    assert client.get("/figures?run=1&script=screening.zh").status_code == 200
    assert client.get("/figures?run=99").status_code == 200
