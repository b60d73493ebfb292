"""The day as a page: its figures are the campaign's, and nobody's words are markup."""

import re
from html.parser import HTMLParser

import pytest
from small_day import planned, run, settings

from callbot.campaign.report import account_of, script_of, summary
from callbot.review.day_report import MOST_PEOPLE, day_report
from callbot.store import campaigns as stored
from callbot.store import queries
from callbot.store.open import open_database


class Words(HTMLParser):
    """What stands on a page, without its style; fails where tags do not match."""

    _lone = frozenset(("meta", "br", "rect"))

    def __init__(self, page):
        super().__init__()
        self.text, self.open = "", []
        self.feed(page)
        assert not self.open

    def handle_starttag(self, tag, attrs):
        """One that is closed later."""
        if tag not in self._lone:
            self.open.append(tag)

    def handle_endtag(self, tag):
        """The last that was opened."""
        if tag not in self._lone:
            assert self.open.pop() == tag

    def handle_data(self, data):
        """Words."""
        if "style" not in self.open:
            self.text += data


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_page_answers_the_five_questions(tmp_path, language):
    """Reached, lines, key persons, missed and doors: as the figures say, with those people's names."""
    path = tmp_path / "calls.db"
    run(path, planned(path, 200, settings()))
    with open_database(path) as store:
        campaign = stored.campaign(store)
        figures = summary(store, campaign)
        page = day_report(store, campaign, language)
        flagged = {line.name for line in queries.follow_up(store, campaign.run_id)}
        doors = account_of(store, campaign, script_of(store, campaign)).doors
    text = Words(page).text
    squeezed = re.sub(r"\s+", " ", text)
    keys = figures["key_persons"]
    levels = sum(n for level, n in figures["flagged"].items() if level != "call_back")
    for number in (
        figures["persons"]["reached"], figures["lines_in_use"]["most"], levels, keys["truth"],
        keys["missed"], figures["doors"], figures["attempts"], figures["calls"],
    ):  # fmt: skip
        assert f"{number:,}" in squeezed
    assert len(flagged) <= MOST_PEOPLE
    assert all(name in text for name in flagged)
    assert all(member.name in text for member in doors[0].open)
    for area, counts in figures["areas"].items():
        row = text[text.index(f"{area}\n") if f"{area}\n" in text else text.index(area) :]
        assert f"{sum(counts.values()):,}" in row[:200]
    assert "{" not in text


def test_names_are_text_on_it(tmp_path):
    """Whatever somebody is called."""
    path = tmp_path / "calls.db"
    run(path, planned(path, 40, settings()))
    with open_database(path) as store:
        with store.writing() as conn:
            conn.execute("UPDATE contact SET name = '<script>alert(1)</script>'")
            conn.execute("UPDATE turn SET heard = '<b>&amp;' WHERE heard IS NOT NULL")
        page = day_report(store, stored.campaign(store), "zh")
    assert "<script" not in page
    assert "&lt;script&gt;alert(1)" in page
    Words(page)


def test_a_day_that_has_not_begun_has_a_page(tmp_path):
    """Nobody was called: nothing is divided by nothing."""
    path = tmp_path / "calls.db"
    planned(path, 20, settings())
    with open_database(path) as store:
        text = Words(day_report(store, stored.campaign(store), "en")).text
    assert "planned" in text
    assert "20" in text
