"""Every page that shows people is noted, nobody waits for that, and kept figures stay kept."""

import json
import sqlite3
import time
from datetime import datetime

import pytest
from starlette.testclient import TestClient

from callbot.store.keeping import audit, forgetting
from callbot.store.keeping.audit import Actor, Look, Wanted
from callbot.store.open import open_database
from callbot.web import transcripts
from callbot.web.app import create_app
from callbot.web.kept import Kept
from callbot.web.looking import Looking, Seen
from callbot.web.settings import Settings

PORT = 8124
ORIGIN = f"http://127.0.0.1:{PORT}"
ACTOR = Actor("tester", "root", "review")


def visit(database, *paths, name="", posts=(), **more):
    """Look at these pages, then end the review; the trail it left, the oldest first."""
    settings = Settings(database, PORT, operator="tester", account="root", **more)
    with TestClient(create_app(settings), base_url=ORIGIN, follow_redirects=False) as client:
        client.cookies.set(settings.session_cookie, settings.session)
        client.headers["Origin"] = ORIGIN
        if name:
            client.cookies.set("callbot_name", name)
        for path in paths:
            assert client.get(path).status_code in (200, 204), path
        for path, form in posts:
            answer = client.post(path, data={"csrf": settings.csrf, **form})
            assert answer.status_code in (200, 303), path
    with open_database(database, "read") as store:
        assert audit.verify(store).trouble == ""
        return audit.entries(store, Wanted())[::-1]


PAGES = (
    ("/calls", ("calls", None)), ("/calls?q=武汉", ("calls search", None)), ("/calls/3", ("call", 3)),
    ("/follow-up", ("follow-up", None)), ("/follow-up?phones=1", ("follow-up phones", None)),
    ("/follow-up/print", ("export follow-up to print", None)),
    ("/follow-up/list.csv", ("export follow-up csv phones", None)),
)  # fmt: skip


def test_each_page_about_people_is_noted_by_number(database):
    """Who, and which call; figures alone are nobody's."""
    seen = visit(database, *(path for path, _ in PAGES), "/", "/script", "/tune", name="Ada")
    noted = [(f"{one.action} {one.what}".strip(), one.call_id) for one in seen]
    assert noted == [expected for _, expected in PAGES]
    assert {(one.who, one.account, one.via) for one in seen} == {("Ada", "root", "review")}
    assert next(one for one in seen if one.call_id == 3).contact_id


def test_what_is_done_is_noted(database):
    """Corrections, checks, numbers, notes, deletions; never what was written."""
    with open_database(database) as store:
        ((contact_id,),) = store.rows("SELECT contact_id FROM call WHERE id = 3")
    seen = visit(
        database,
        posts=(
            ("/calls/3/check", {}), ("/calls/3/correct", {"question": "travel", "category": "yes"}),
            ("/calls/3/phone", {}), (f"/people/{contact_id}/entry", {"kind": "note", "text": "隔壁的王"}),
            ("/calls/3/delete", {}),
        ),
    )  # fmt: skip
    assert [(f"{one.action} {one.what}".strip(), one.call_id) for one in seen] == [
        ("check", 3), ("correct travel", 3), ("phone", 3), ("follow-up note", None), ("delete", 3),
    ]  # fmt: skip
    assert {one.contact_id for one in seen} == {contact_id}
    assert "隔壁" not in json.dumps(seen, ensure_ascii=False)


def test_a_database_that_can_only_be_read_is_shown_and_nothing_noted(database):
    """The review says so when it starts."""
    assert visit(database, "/calls/3", writable=False) == []


def test_nobody_waits_while_another_program_writes(database):
    """Pages come; what was looked at is noted once the other has done."""
    holder = sqlite3.connect(database, isolation_level=None, check_same_thread=False)
    settings = Settings(database, PORT, operator="tester", account="root")
    with TestClient(create_app(settings), base_url=ORIGIN) as client:
        client.cookies.set(settings.session_cookie, settings.session)
        holder.execute("BEGIN IMMEDIATE")
        assert client.get("/calls/3").status_code == 200
        holder.execute("ROLLBACK")
    holder.close()
    with open_database(database, "read") as store:
        assert [one.call_id for one in audit.entries(store, Wanted())] == [3]


def look_at(looking, call_id):
    """Somebody opens a call."""
    looking.add(Seen(ACTOR, Look("call", call_id=call_id), datetime.now().astimezone()))


def until(done):
    """Wait for what another thread does."""
    for _ in range(500):
        if done():
            return
        time.sleep(0.02)
    pytest.fail("it never came")


def test_looking_does_not_make_figures_stale(database):
    """What was counted is still as true as the rows: it is not counted again."""
    kept = Kept(database, "live")
    looking = Looking(database, (kept,), writable=True)
    looking.start()
    look_at(looking, 3)
    with open_database(database, "read") as store:
        until(lambda: audit.entries(store, Wanted()))
    kept.get("opens the database, which writes", lambda store: object(), 5.0)
    known = kept.get("calls", lambda store: object(), 5.0)
    look_at(looking, 4)
    looking.close()
    again = kept.get("calls", lambda store: object(), 5.0)
    assert again.value is known.value and again.fresh
    with open_database(database) as store, store.writing() as conn:
        assert len(audit.entries(store, Wanted())) == 2
        conn.execute("UPDATE call SET seconds = seconds + 1")
    assert not kept.get("calls", lambda store: object(), 5.0).fresh
    kept.close()


def test_words_of_somebody_forgotten_leave_the_search(database, monkeypatch):
    """The index in memory is made anew: nothing of them is found, nor kept."""
    monkeypatch.setattr(transcripts, "_CHUNK", 20)
    words = transcripts.Transcripts()
    with open_database(database) as store:
        store.conn.execute("UPDATE turn SET heard = '我妈妈病了' WHERE call_id = 3 AND heard <> ''")
        words.read(store)
        assert list(words.find(store, "妈妈病了")) == [3]
        ((contact_id,),) = store.rows("SELECT contact_id FROM call WHERE id = 3")
        (person,) = forgetting.people(store, str(contact_id))
        forgetting.forget(store, person, ACTOR, datetime.now().astimezone())
        words.read(store)
        assert list(words.find(store, "妈妈病了")) == []
        assert not any("妈妈病了" in chunk.text for chunk in words._chunks)
