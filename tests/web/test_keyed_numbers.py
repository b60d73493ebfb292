"""Pages about real people, whose numbers are kept as tokens: masks everywhere, and found all the same."""

import pytest
from stored_calls import CALLS, hold

from callbot.store import phones
from callbot.store.journal import CallJournal
from callbot.store.open import open_database

NUMBER = "13800000005"
"""Of the person whom `hold(…, 5)` calls."""


@pytest.fixture
def database(tmp_path, monkeypatch):
    """Two calls that were held with people, one of them to be followed up; and a key of its own."""
    monkeypatch.setenv(phones.VARIABLE, str(tmp_path / "phone.key"))
    path = tmp_path / "calls.db"
    with open_database(path) as store:
        hold(CallJournal(store), CALLS["travelled"](), 5)
        hold(CallJournal(store), CALLS["stopped"](), 6)
    return path


def test_no_page_has_a_number_in_clear(client):
    """Whether it is asked for or not; it is not there."""
    paths = ["/calls", "/calls/1", "/calls/2", "/follow-up", "/follow-up?phones=1", "/follow-up/print?phones=1",
             "/follow-up/list.csv"]  # fmt: skip
    texts = [client.get(path).text for path in paths]
    texts.append(client.post("/calls/1/phone", data={"csrf": client.settings.csrf}).text)
    assert "138****0005" in "".join(texts)
    assert "13800000" not in "".join(texts)
    # What is not there is not offered.
    assert 'action="/calls/1/phone"' not in client.get("/calls/1").text


@pytest.mark.parametrize("way", [NUMBER, "+86 138-0000-0005", "138 0000 0005"])
def test_a_call_is_found_by_its_number(client, way):
    """However it is written."""
    text = client.get("/calls", params={"name": way}).text
    assert "张伟5" in text
    assert "张伟6" not in text


def test_without_the_key_pages_are_there_and_names_are_found(client, tmp_path):
    """Only looking for a number needs it, and says so."""
    (tmp_path / "phone.key").unlink()
    assert "张伟5" in client.get("/calls", params={"name": "张伟5"}).text
    assert client.get("/calls/1").status_code == 200
    assert "phone.key" in client.get("/calls", params={"name": NUMBER}).text
