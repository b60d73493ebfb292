"""Follow-up: nobody on the roster disappears, what is new is seen, what was done is kept."""

import csv
import io

import pytest
from stored_calls import AT

from callbot.core import messages as m
from callbot.core.answers import Alternative, Understood
from callbot.resources import resource
from callbot.scriptfile.load import load
from callbot.store import followed, following
from callbot.store.deciding import By
from callbot.store.following import Wanted
from callbot.store.journal import CallJournal
from callbot.store.news import news
from callbot.store.open import open_database
from callbot.web.pages import follow_up
from tests.shipped import shipped

BY = By("李医生", "2020-02-11T10:00:00+08:00")
SCRIPT = shipped("zh")


@pytest.fixture
def store(database):
    """The sample calls, and a roster of which nobody was tried."""
    with open_database(database) as store:
        with store.writing() as conn:
            conn.execute("INSERT INTO campaign (id, name, created_at) VALUES (1, 'x', '2020')")
            conn.execute(
                "INSERT INTO contact (campaign_id, name, phone, fields)"
                ' VALUES (1, \'=cmd()\', \'+8613800000009\', \'{"area":"新华街道","building":"3"}\')'
            )
        yield store


def begin(store, name="新人"):
    """A live call of somebody new."""
    journal = CallJournal(store)
    return journal, journal.begin({"name": name, "phone": "13800000002"}, SCRIPT, "typed", AT)


def flag(journal):
    """The bot finds a key person."""
    journal.record((m.Flagged("away", "high", "去过武汉", "travel=去过"),), 5.0)


def listed(store, wanted=Wanted(state="")):  # noqa: B008 - a tuple does not change
    """Name of a list → the contacts in it, taken page by page."""
    found = {}
    for one in follow_up.lists(store):
        below, people = None, []
        while ids := one.ids(store, wanted, below, 5):
            people += one.people(store, ids)
            below = ids[-1]
        found[one.name] = [person.contact_id for person in people]
    return found


def test_nobody_on_the_roster_disappears(store):
    """Whoever has had no interview is in a list, whatever came of the attempts."""
    begin(store)  # it runs, or was cut off
    journal, _ = begin(store, "断线")
    journal.finish(3.0)
    everybody = {id_ for (id_,) in store.rows("SELECT id FROM contact")}
    interviewed = {
        id_
        for (id_,) in store.rows(
            "SELECT contact_id FROM call WHERE disposition IN ('complete', 'partial')"
        )
    }
    found = listed(store)
    assert everybody - interviewed <= {id_ for people in found.values() for id_ in people}
    assert found["never_tried"]
    assert found["not_ended"]
    assert found["technical"]


def test_every_key_person_and_call_back_is_listed_once_a_level(store):
    """As the view `follow_up` has them."""
    found = listed(store)
    for level in ("high", "medium", "low", "call_back"):
        rows = store.rows("SELECT DISTINCT call_id FROM follow_up WHERE level = ?", (level,))
        assert sorted(found[level]) == sorted(id_ for (id_,) in rows)


def test_somebody_who_is_called_again_is_listed_once(store):
    """Under the newest call that flagged them."""
    for _ in range(2):
        journal, call_id = begin(store)
        flag(journal)
        journal.finish(9.0)
    people = followed.of_calls(store, following.flagged(store, "high", Wanted()))
    assert [one.call_id for one in people if one.name == "新人"] == [call_id]


def test_a_flag_is_news_as_soon_as_it_is_up(store):
    """While the call runs; and it is told once."""
    before = news(store)
    assert news(store, before.state).call_ids == []
    journal, call_id = begin(store)
    during = news(store, before.state)
    assert during.call_ids == []
    flag(journal)
    assert news(store, before.state).call_ids == [call_id]
    after = news(store, during.state)
    assert after.call_ids == [call_id]
    journal.record((m.Ended("complete", "bye", "said"),), 8.0)
    assert news(store, after.state).call_ids == []


def test_what_was_done_is_kept_and_the_last_holds(store):
    """Assigned, noted, done, reopened."""
    (first, *_) = following.flagged(store, "high", Wanted())
    contact = followed.of_calls(store, [first])[0].contact_id
    for kind, text in (("assign", "老王"), ("assign", "小李"), ("note", "没人在家"), ("done", "")):
        followed.write_entry(store, contact, kind, text, BY)
    person = followed.of_contacts(store, [contact])[0]
    assert person.done
    assert person.assigned == "小李"
    assert [entry.kind for entry in person.entries] == ["assign", "assign", "note", "done"]
    assert first not in following.flagged(store, "high", Wanted())
    assert first in following.flagged(store, "high", Wanted(state="done"))
    assert first in following.flagged(store, "high", Wanted(state="", assigned="小李"))
    followed.write_entry(store, contact, "reopen", "", BY)
    assert first in following.flagged(store, "high", Wanted())


def test_the_numbers_are_those_of_the_lists(store):
    """Counted in the background, of everybody whatever was done."""
    counts, found = following.counts(store), listed(store)
    for level, people in counts.by_level.items():
        assert people == len(found[level])
    assert counts.call_back == len(found["call_back"]) + len(found["not_ended"])
    assert {why: len(found[why]) for why in counts.without} == counts.without
    assert counts.areas == ["新华街道"]


def test_the_page_shows_news_and_takes_entries(client, store):
    """As htmx asks, every second."""
    html = client.get("/follow-up").text
    since = html.split("/follow-up/new?since=")[1].split('"')[0]
    assert client.get(f"/follow-up/new?since={since}").status_code == 204
    journal, _ = begin(store, "刚刚")
    flag(journal)
    assert "刚刚" in client.get(f"/follow-up/new?since={since}").text
    form = {"csrf": client.settings.csrf, "kind": "note", "text": "没人在家"}
    answer = client.post("/people/1/entry", data=form, headers={"HX-Request": "true"})
    assert "没人在家" in answer.text
    assert client.post("/people/1/entry", data=form | {"kind": "x"}).status_code == 400
    assert client.post("/people/999/entry", data=form).status_code == 400


@pytest.mark.parametrize("since", ["", "x", "1.2", "9" * 40, "1.1-1" * 50, "'"])
def test_a_strange_state_is_no_news(client, since):
    """A slip in an address is no fault."""
    assert client.get("/follow-up/new", params={"since": since}).status_code in (200, 204)


def test_the_list_is_a_table_for_spreadsheets(client, store):
    """Whole numbers, and nothing in it is a formula."""
    answer = client.get("/follow-up/list.csv?list=never_tried")
    rows = list(csv.reader(io.StringIO(answer.text.removeprefix("\ufeff"))))
    assert len(rows) == 2
    assert rows[1][1:5] == ["新华街道", "3", "'=cmd()", "'+8613800000009"]
    assert "attachment" in answer.headers["content-disposition"]


def test_the_printed_list_is_by_area_and_building(client, store):
    """With room for what the visit gave."""
    html = client.get("/follow-up/print?list=high&phones=1").text
    assert html.count("<tr>") == len(following.flagged(store, "high", Wanted())) + 1


def test_the_page_opens_on_the_gravest_list_that_somebody_is_in(client, store):
    """An empty list of grave cases hides those who are in the next one."""
    assert 'name="list" value="high"' in client.get("/follow-up").text
    with store.writing() as conn:
        conn.execute("UPDATE flag SET level = 'medium' WHERE level = 'high'")
    page = client.get("/follow-up").text
    assert 'name="list" value="medium"' in page and "data-item" in page


def test_an_unknown_list_is_not_found(client):
    """Rather than an empty one."""
    assert client.get("/follow-up?list=x").status_code == 404


def test_what_was_told_openly_is_passed_on(client, store):
    """In a list of its own, with the words, other readings, and a mark where they were not heard well."""
    supplies = load(resource("scripts") / "supplies.zh.toml")
    journal = CallJournal(store)
    journal.begin({"name": "缺菜的人", "phone": "13800000003"}, supplies, "typed", AT)
    heard = (Alternative("白菜 <b>乃 分", 0.3, "free"), Alternative("白菜 奶粉", 0.2, "free"))
    taken = Understood("answer", None, (), "白菜 <b>乃 分", 0.27, "open answer", "白菜 <b>乃 分")
    journal.record((m.Asked(1, "supplies", "ask", "需要什么？"),), 1.0)
    journal.record((m.Replied(1, "supplies", False, heard, taken, 2.0, ""),), 4.0)
    journal.record(
        (m.Recorded(1, "supplies", (), taken.value, 0.27, False, "open answer", taken.text),), 4.0
    )
    page = client.get("/follow-up?list=open_answer&state=all").text
    assert "缺菜的人" in page
    assert "&lt;b&gt;乃分" in page
    assert "<b>乃" not in page
    assert "白菜奶粉" in page
    assert 'class="unsure"' in page
    rows = list(
        csv.DictReader(io.StringIO(client.get("/follow-up/list.csv?list=open_answer").text))
    )
    assert len(rows) == 1
    assert any("白菜" in cell for cell in rows[0].values())
