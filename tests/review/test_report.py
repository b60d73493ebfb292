"""The HTML report: self-contained, in two languages, and whatever people said stays text."""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from sample_run import fill
from stored_calls import AT, contact, hold, record, replied, script, travelled, truth

from callbot.core import messages as m
from callbot.review.report import html_report
from callbot.scriptfile.load import load
from callbot.store.journal import BatchJournal, CallJournal
from callbot.store.open import open_database
from callbot.store.registry import RunPlan, begin_run, finish_run

SCRIPTS = Path(__file__).parents[2] / "scripts"
VOID = {"meta", "br", "rect", "link", "img", "input", "hr"}


class Page(HTMLParser):
    """Reads a page and complains about tags that do not close."""

    def __init__(self, html):
        super().__init__()
        self.open, self.tags, self.links, self.text = [], set(), [], []
        self.feed(html)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag, attrs):
        """A tag opens."""
        self.tags.add(tag)
        self.links += [value for name, value in attrs if name in ("src", "href", "srcset")]
        assert not any(name.startswith("on") for name, _ in attrs)
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        """It closes, and no other."""
        if tag not in VOID:
            assert self.open.pop() == tag

    def handle_data(self, text):
        """Words of the page, without its style."""
        if self.open and self.open[-1] != "style":
            self.text.append(text)


def text_of(html):
    """What a reader sees."""
    return re.sub(r"\s+", " ", " ".join(Page(html).text))


@pytest.fixture(scope="module", params=["zh", "en"])
def reported(request, tmp_path_factory):
    """A simulated run of a shipped script in a language, its summary and its report."""
    path = tmp_path_factory.mktemp("report") / "calls.db"
    with open_database(path, "simulation") as store:
        run, summary = fill(store, load(SCRIPTS / f"screening.{request.param}.toml"), 80)
        yield request.param, summary, html_report(store, request.param, run)


def test_the_report_is_one_file_without_scripts_or_network(reported):
    """It opens offline and nothing in it runs."""
    _, _, html = reported
    page = Page(html)
    assert page.links == []
    assert not {"script", "iframe", "link", "img", "object"} & page.tags
    assert "url(" not in html
    assert "@import" not in html


def test_missed_and_false_alarms_come_first_with_their_intervals(reported):
    """The headline is what the summary says."""
    language, summary, html = reported
    text = text_of(html)
    persons = summary["key_persons"]
    missed, found = ("漏掉", "已找出") if language == "zh" else ("missed", "found")
    assert re.search(rf"{missed} {persons['missed']} .*95\s?% ", text)
    assert f"{found} {persons['flagged']}" in text
    assert text.index(missed) < text.index("AAPOR")


def test_it_speaks_one_language(reported):
    """No Chinese heading in the English report, no English one in the Chinese."""
    language, _, html = reported
    headings = re.findall(r"<(?:h2|th)[^>]*>(.*?)</", html)
    assert headings
    for heading in headings:
        chinese = bool(re.search(r"[\u4e00-\u9fff]", heading))
        assert chinese == (language == "zh") or heading in ("%", "", "AAPOR 代码")


def test_simulated_voices_are_said_to_be_simulated(reported):
    """A plain note above everything."""
    language, _, html = reported
    note = "听不懂真人" if language == "zh" else "does not understand people"
    assert note in html


EVIL = "<script>alert(1)</script>&\"'"


@pytest.mark.parametrize("where", ["heard", "prompt", "name", "because", "evidence", "said"])
def test_what_people_said_stays_text(tmp_path, where):
    """Markup in words, names and reasons is shown, not run."""
    bad = {where: EVIL}
    events = travelled()
    said = bad.get("heard", "去 过")
    events[0] = (0.0, m.Asked(1, "travel", "ask", bad.get("prompt", "？")))
    answer = replied(2, "travel", said, "yes")
    answer = answer._replace(
        understood=answer.understood._replace(because=bad.get("because", "rule"))
    )
    events[5] = (12.0, answer)
    events[11] = (16.0, m.Flagged("r", "high", EVIL, f"travel={bad.get('evidence', '去')}"))
    true = truth("missed", travel=(EVIL, "wrong"))._replace(said=(bad.get("said", "没"), "武汉"))
    one = record(events, truth=true)._replace(name=bad.get("name", "张伟"))
    with open_database(tmp_path / "calls.db", "simulation") as store:
        run = begin_run(store, script(), RunPlan("voice", "easy", 1, 1, 1), AT)
        with BatchJournal(store, run, script().sha256, "voice") as journal:
            journal.add(one)
        html = html_report(store, "zh", run)
    assert "<script" not in html
    assert EVIL in "".join(Page(html).text)


def test_missed_people_show_what_was_said_beside_what_was_heard(tmp_path):
    """The turn at the question that went wrong: truth, said, heard, taken for, because."""
    events = travelled("没 去")
    true = truth("missed", travel=("yes", "wrong"))._replace(said=("没错去过", "武汉"))
    with open_database(tmp_path / "calls.db", "simulation") as store:
        run = begin_run(store, script(), RunPlan("voice", "easy", 1, 1, 1), AT)
        with BatchJournal(store, run, script().sha256, "voice") as journal:
            journal.add(record(events, truth=true))
        persons = {"truth": 1, "flagged": 0, "missed": 1, "unreached": 0, "call_back": 0}
        summary = {
            "calls": 1, "turns": 4, "wall_seconds": 1.0, "audio_seconds": 0,
            "key_persons": {**persons, "false_alarms": 0},
        }  # fmt: skip
        finish_run(store, run, summary, AT)
        text = text_of(html_report(store, "zh", run))
    missed = text[text.index("漏掉的重点人员") : text.index("按规则标记的人")]
    for shown in ("去过外地", "没错去过", "没去", "rule: 没 去", "cmn+f1"):
        assert shown in missed


def test_live_calls_have_a_report_without_truth(tmp_path):
    """Key persons and call-backs are counted; nothing is said about missed ones."""
    with open_database(tmp_path / "calls.db") as store:
        hold(CallJournal(store), travelled())
        text = text_of(html_report(store, "en"))
    assert "Key persons 1" in text
    assert "missed" not in text
    assert contact()["name"] in text


def test_an_empty_database_has_a_report(tmp_path):
    """It says that there are no calls."""
    with open_database(tmp_path / "calls.db") as store:
        assert "还没有通话" in text_of(html_report(store, "zh"))
