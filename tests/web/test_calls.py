"""Lists of calls: every call is on exactly one page, filters and search find what is there."""

from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from callbot.store import browsing
from callbot.store.browsing import Filter, Sort
from callbot.store.open import open_database
from callbot.web import transcripts
from callbot.web.transcripts import Transcripts, normal


@pytest.fixture
def store(database):
    """The sample calls, some cut off."""
    with open_database(database) as store:
        with store.writing() as conn:
            conn.execute("UPDATE call SET seconds = NULL, disposition = NULL WHERE id % 7 = 0")
            conn.execute("UPDATE call SET started_at = '2020-02-11T08:00:00' WHERE id % 5 = 0")
            conn.execute("INSERT INTO checked SELECT id, 'x', '2020' FROM call WHERE id % 3 = 0")
        yield store


def paged(store, wanted, sort, limit=7):
    """All ids, page after page."""
    found, after = [], None
    while True:
        page = browsing.call_page(store, wanted, sort, after, limit)
        found += [line.id for line in page.lines]
        if page.next is None:
            return found
        after = page.next


@pytest.mark.parametrize("sort", get_args(Sort))
def test_every_call_is_on_one_page(store, sort):
    """In the order that was asked for, calls without an end among them."""
    found = paged(store, Filter(), sort)
    assert sorted(found) == list(range(1, 61))
    rows = {
        id_: key
        for id_, *key in store.rows("SELECT id, started_at, coalesce(seconds, 0) FROM call")
    }
    keys = [(rows[id_][0 if sort in ("newest", "oldest") else 1], id_) for id_ in found]
    assert keys == sorted(keys, reverse=sort in ("newest", "longest"))


@pytest.mark.parametrize(
    ("wanted", "sql"),
    [
        (Filter(disposition="complete"), "disposition = 'complete'"),
        (Filter(disposition="not_ended"), "disposition IS NULL"),
        (Filter(checked="yes"), "id % 3 = 0"),
        (Filter(checked="no"), "id % 3 <> 0"),
        (Filter(since="2020-02-11"), "id % 5 = 0"),
        (Filter(until="2020-02-10"), "id % 5 <> 0"),
        (Filter(run=2), "FALSE"),
        (Filter(script="screening.zh"), "TRUE"),
        (Filter(script="another"), "FALSE"),
        (Filter(outcome="missed"), "id IN (SELECT call_id FROM simulated_truth WHERE outcome = 'missed')"),
        (
            Filter(level="high"),
            "id IN (SELECT call_id FROM flag WHERE level = 'high' AND cleared_at_seconds IS NULL)",
        ),
        (
            Filter(question="travel", category="yes"),
            "id IN (SELECT call_id FROM answer WHERE question = 'travel' AND category = 'yes')",
        ),
        (
            Filter(question="household", category="3"),
            "id IN (SELECT call_id FROM answer WHERE question = 'household' AND value = 3)",
        ),
        (
            Filter(question="contact", category=browsing.OPEN),
            "id IN (SELECT call_id FROM dropped WHERE question = 'contact')",
        ),
        (Filter(name="张伟"), "contact_id IN (SELECT id FROM contact WHERE name = '张伟')"),
        (Filter(name="55550000007"), "id = 8"),
        (Filter(checked="yes", disposition="complete"), "id % 3 = 0 AND disposition = 'complete'"),
    ],
)  # fmt: skip
def test_a_filter_lists_what_it_says(store, wanted, sql):
    """Compared with the plain question."""
    expected = [id_ for (id_,) in store.rows(f"SELECT id FROM call WHERE {sql} ORDER BY id")]
    assert sorted(paged(store, wanted, "newest")) == expected
    assert sorted(browsing.few(store, wanted)) == expected
    assert browsing.among(store, wanted, range(60, 0, -1), 100) == expected[::-1]


def test_a_common_answer_is_found_call_by_call(store, monkeypatch):
    """The other way of asking gives the same."""
    wanted = Filter(question="contact", category="no")
    expected = paged(store, wanted, "newest")
    monkeypatch.setattr(browsing, "_FEW_ANSWERS", 1)
    assert expected
    assert paged(store, wanted, "newest") == expected


def brute(store, words):
    """Every call in which each of these was said, by looking at each turn."""
    rows = store.rows("SELECT call_id, heard FROM turn WHERE heard IS NOT NULL")
    said = [{id_ for id_, heard in rows if word in normal(heard)} for word in words.split()]
    return sorted(set.intersection(*said), reverse=True)


@pytest.mark.parametrize("chunk", [7, 2000])
@pytest.mark.parametrize(
    "words",
    [
        "武汉",
        "去过",
        "一直",
        "在 家",
        "没",
        "天气",
        "nobody",
        "二号啊",
        "武汉 没",
        "没 二号 武汉",
        "没 zzz",
    ],
)
def test_a_search_finds_every_call_and_no_other(store, monkeypatch, words, chunk):
    """Two characters, one, or a sentence; with most calls in memory, or none."""
    monkeypatch.setattr(transcripts, "_CHUNK", chunk)
    monkeypatch.setattr(transcripts, "_STILL_RUNNING", 0)
    known = Transcripts()
    known.read(store)
    expected = brute(store, words)
    assert list(known.find(store, words)) == expected
    assert known.among(store, words, range(1, 61)) == expected
    assert list(known.find(store, words, 30)) == [id_ for id_ in expected if id_ < 30]


def test_a_call_that_runs_is_searched_as_it_goes(store, monkeypatch):
    """It is not taken into memory before it ends."""
    monkeypatch.setattr(transcripts, "_CHUNK", 7)
    monkeypatch.setattr(transcripts, "_STILL_RUNNING", 6)
    known = Transcripts()
    known.read(store)
    assert known._upto == 49
    with store.writing() as conn:
        conn.execute("UPDATE turn SET heard = '刚刚说的' WHERE call_id = 56 AND turn = 1")
    assert list(known.find(store, "刚刚")) == [56]


@given(
    st.lists(st.text("去过武汉 ab", max_size=6), min_size=1, max_size=30),
    st.text('去过武 a"', min_size=1, max_size=5),
)
@settings(max_examples=200)
def test_any_words_in_any_calls_are_found(texts, words):
    """As by looking at each call alone."""
    said = [normal(text) for text in texts]
    starts = [sum(len(text) + 1 for text in said[:n]) for n in range(len(said))]
    ids = list(range(1, len(said) + 1))
    chunk = transcripts._Chunk(1, len(said), "\n".join(said), starts, ids)
    wanted = transcripts.terms(words)
    if wanted:
        expected = [id_ for id_ in reversed(ids) if all(w in said[id_ - 1] for w in wanted)]
        assert list(transcripts._found(chunk, wanted, 2**62)) == expected


def test_words_of_different_turns_are_found_together(store):
    """And those in quotes only as they stand."""
    with store.writing() as conn:
        for turn, heard in enumerate(("我 去 了 趟 孝感", "有点 发烧"), 1):
            conn.execute("UPDATE turn SET heard = ? WHERE call_id = 9 AND turn = ?", (heard, turn))
    known = Transcripts()
    known.read(store)
    assert list(known.find(store, "孝感 发烧")) == list(known.find(store, "发烧　孝感")) == [9]
    assert known.among(store, "孝感 发烧", [8, 9, 10]) == [9]
    assert list(known.find(store, '"孝感 发烧"')) == []
    assert list(known.find(store, "“有点 发烧” 孝感")) == [9]


def test_the_page_lists_searches_and_pages(client):
    """What was said is shown with the call; the next page goes on where this one ends."""
    html = client.get("/calls").text
    assert html.count("data-item") == 50
    assert 'href="/calls/60"' in html
    more = client.get(
        "/calls" + html.split('rel="next" href="/calls')[1].split('"')[0].replace("&amp;", "&")
    )
    assert more.text.count("data-item") == 10
    found = client.get("/calls", params={"q": "武汉"}).text
    assert "去的武汉" in found
    assert client.get("/calls", params={"q": "zzz"}).text.count("data-item") == 0


@pytest.mark.parametrize(
    "query",
    ["?after=~", "?after=x~9", "?after=~99999999999999999999999", "?run=x", "?since=1", "?answer=:",
     "?sort=x&level=x", "?q=%00", "?q='&name=%25_", "?answer=travel:'", "?disposition='",
     "?after=2020~1&sort=longest"],
)  # fmt: skip
def test_any_query_gives_a_page(client, query):
    """A slip in an address is no fault."""
    assert client.get(f"/calls{query}").status_code == 200


def test_phone_numbers_are_masked(client):
    """Until one is asked for, which is a POST of our own page."""
    for path in ("/calls", "/calls/1", "/follow-up", "/follow-up?list=call_back"):
        assert "55550000" not in client.get(path).text, path
    form = {"csrf": client.settings.csrf}
    assert "55550000000" in client.post("/calls/1/phone", data=form).text
