"""Tables in the terminal: the right figures, Chinese in line, people's words untouched."""

import io
from pathlib import Path

import pytest
from rich.cells import cell_len
from rich.console import Console
from sample_run import fill
from stored_calls import AT, CALLS, hold, record, replied, script, travelled, truth

from callbot.core import messages as m
from callbot.review import tables
from callbot.review.misheard import misheard
from callbot.scriptfile.load import load
from callbot.store import queries
from callbot.store.journal import BatchJournal, CallJournal
from callbot.store.open import open_database
from callbot.store.registry import RunPlan, begin_run

SCRIPTS = Path(__file__).parents[2] / "scripts"


def printed(renderables, width=None):
    """What `show` prints to something that is no terminal, or to one of that width."""
    out = io.StringIO()
    terminal = Console(file=out, width=width, force_terminal=True, color_system=None)
    tables.show(renderables, terminal if width else Console(file=out))
    return out.getvalue()


@pytest.fixture(scope="module", params=["zh", "en"])
def simulated(request, tmp_path_factory):
    """A run of a shipped script."""
    path = tmp_path_factory.mktemp("tables") / "calls.db"
    with open_database(path, "simulation") as store:
        run, summary = fill(store, load(SCRIPTS / f"screening.{request.param}.toml"), 80)
        yield store, run, summary, request.param


def test_the_run_shows_endings_answers_people_and_what_was_missed(simulated):
    """All of it, in the script's language."""
    store, run, summary, language = simulated
    text = printed(tables.run_tables(store, run, summary, language))
    words = {
        "zh": ("通话结果", "各题回答", "重点人员", "需要回访的人", "漏掉", "误报", "听不懂真人"),
        "en": ("How the calls ended", "Answers by category", "Key persons", "To be called back",
               "missed", "false alarms", "does not understand people"),
    }  # fmt: skip
    for word in words[language]:
        assert word in text
    assert "\x1b" not in text


@pytest.mark.parametrize("width", [60, 80, 160])
def test_no_line_is_wider_than_the_terminal(simulated, width):
    """Chinese characters take two columns each, and are counted so."""
    store, run, summary, language = simulated
    text = printed(tables.run_tables(store, run, summary, language), width)
    assert max(cell_len(line) for line in text.splitlines()) <= width


def test_columns_of_chinese_stay_in_line(simulated):
    """The codes of all endings begin in the same column of the screen."""
    store, run, _, language = simulated
    text = printed([tables.run_tables(store, run, None, language)[0]])
    lines = [line for line in text.splitlines() if " 1.1 " in line or " 2.11 " in line]
    codes = [" 1.1 " if " 1.1 " in line else " 2.11 " for line in lines]
    starts = {cell_len(line.partition(code)[0]) for line, code in zip(lines, codes, strict=True)}
    assert len(lines) >= 2
    assert len(starts) == 1


def test_one_call_shows_what_was_heard_taken_for_and_why(tmp_path):
    """Words that look like markup stay as they were said."""
    with open_database(tmp_path / "calls.db") as store:
        call_id = hold(CallJournal(store), travelled("[bold]去 过[/bold] :smile:"))
        text = printed(tables.call_view(queries.call(store, call_id), "zh"))
    for word in (
        "[bold]去过[/bold] :smile:",
        "您去过外地吗？",
        "武汉",
        "去过湖北",
        "1.1",
        "90",
        "嗯",
    ):
        assert word in text


def test_the_list_of_calls(tmp_path):
    """One line a call with its flags; an empty list says so."""
    with open_database(tmp_path / "calls.db") as store:
        assert "no calls" in printed([tables.calls_table(queries.calls(store), "en")])
        for events in CALLS.values():
            hold(CallJournal(store), events())
        text = printed([tables.calls_table(queries.calls(store), "en")])
    assert "refusal, do not call" in text
    assert "call back" in text
    assert "high" in text


def test_follow_up_lists_everybody_and_says_why(tmp_path):
    """Key persons with their evidence, call-backs with the open question."""
    with open_database(tmp_path / "calls.db") as store:
        for name in ("travelled", "unheard"):
            hold(CallJournal(store), CALLS[name]())
        text = printed(tables.follow_up_tables(store, None, "zh"))
    for word in ("重点人员: 1", "地点: 武汉", "需要回访的人: 1", "外出", "没听懂"):
        assert word in text


def test_what_was_taken_ahead_wrongly_shows_the_words_it_was_taken_from(tmp_path):
    """Nobody asked for the place: the turn of the journey is where it went wrong."""
    words = "去 过 洛阳"
    events = [
        (0.0, m.Asked(1, "travel", "ask", "您去过外地吗？")),
        (4.0, replied(1, "travel", words, "yes")),
        (4.0, m.Recorded(1, "travel", ("yes",), None, 0.9, False, "rule", words)),
        (4.0, m.Recorded(1, "place", (), "洛阳", 0.9, False, "given with travel: rule", words)),
        (4.0, m.Asked(2, "bye", "goodbye", "再见。")),
        (5.0, m.Ended("complete", "bye", "said")),
    ]
    truths = truth("missed", travel=("yes", "right"), place=("武汉", "wrong"))
    with open_database(tmp_path / "calls.db", "simulation") as store:
        run = begin_run(store, script(), RunPlan("text", "easy", 1, 1, 1), AT)
        with BatchJournal(store, run, script().sha256, "text") as journal:
            journal.add(record(events, truth=truths._replace(said=("去过武汉",))))
        turns = misheard(queries.call(store, 1))
    assert [(turn.heard, said) for turn, said in turns] == [(words, "去过武汉")]
