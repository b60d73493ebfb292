"""Queries and views over a handful of calls whose figures can be counted by hand."""

import pytest
from stored_calls import AT, CALLS, contact, hold, record, script, stopped, travelled, truth

from callbot.errors import StoreError
from callbot.store import figures, queries
from callbot.store.journal import BatchJournal, CallJournal
from callbot.store.open import open_database
from callbot.store.queries import Wanted
from callbot.store.registry import RunPlan, begin_run

TRUE = {"travel": ("yes", "right"), "place": ("武汉", "right")}


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    """A run of one call of each kind, two of the traveller's, and one live call besides."""
    path = tmp_path_factory.mktemp("store") / "calls.db"
    with open_database(path, "simulation") as opened:
        run = begin_run(opened, script(), RunPlan("text", "easy", 1, 5, 1), AT)
        with BatchJournal(opened, run, script().sha256, "text") as journal:
            for number, (name, outcome, true) in enumerate(
                [
                    ("travelled", "flagged", TRUE),
                    ("travelled", "false_alarm", {"travel": ("no", "wrong")}),
                    ("unheard", "call_back", {"travel": ("yes", "unresolved")}),
                    ("stopped", "unreached", {"travel": ("yes", "not_asked")}),
                    ("corrected", "missed", {"travel": ("yes", "wrong")}),
                ]
            ):
                journal.add(record(CALLS[name](), number, truth(outcome, **true)))
    with open_database(path) as opened:
        hold(CallJournal(opened), CALLS["travelled"](), 9)
        yield opened


def test_calls_are_listed_newest_first_and_filtered(store):
    """By disposition, flag, level, script, run and number."""
    ids = lambda **wanted: [line.id for line in queries.calls(store, Wanted(**wanted))]  # noqa: E731
    assert ids() == [6, 5, 4, 3, 2, 1]
    assert ids(limit=2) == [6, 5]
    assert ids(run=1) == [5, 4, 3, 2, 1]
    assert ids(disposition="stop") == [4]
    assert ids(flagged=True) == [6, 3, 2, 1]
    assert ids(level="high") == [6, 2, 1]
    assert ids(level="call_back") == [3]
    assert ids(script="another") == []


def test_one_call_with_everything(store):
    """Turns in order, current answers, flags, truth."""
    detail = queries.call(store, 1)
    assert [turn.turn for turn in detail.turns] == [1, 2, 3, 4]
    assert {a.question: a.value or a.category for a in detail.answers} == {
        "travel": "yes", "place": "武汉",
    }  # fmt: skip
    assert detail.flags[0].rule == "hubei"
    assert detail.truth.truth["travel"] == {"truth": "yes", "verdict": "right"}
    assert detail.language == "zh"


def test_a_call_that_does_not_exist(store):
    """One clear error."""
    with pytest.raises(StoreError, match="no call 77"):
        queries.call(store, 77)


def test_whoever_was_cut_off_is_called_back_unless_they_asked_not_to_be(tmp_path):
    """A process that died leaves a call without end; a do-not-call request stands."""
    with open_database(tmp_path / "calls.db", "live") as store:
        for number, events in enumerate((travelled(), stopped())):
            journal = CallJournal(store)
            journal.begin(contact(number), script(), "typed", AT)
            for at, event in events[:-1]:
                journal.record((event,), at)
        (back,) = queries.call_backs(store)
    assert (back.name, back.reason, back.evidence) == ("张伟0", "not_ended", "bye")


def test_key_persons_and_call_backs_are_counted_apart(store):
    """Cleared flags are neither."""
    assert [line.call_id for line in queries.follow_up(store)] == [1, 2, 6]
    assert [line.call_id for line in queries.follow_up(store, 1)] == [1, 2]
    assert [(line.call_id, line.reason) for line in queries.call_backs(store)] == [(3, "no_match")]


def test_the_gravest_level_comes_first(tmp_path):
    """In the order the script gives its levels, not by the alphabet."""
    with open_database(tmp_path / "calls.db") as store:
        for level in ("low", "high", "medium"):
            events = CALLS["travelled"]()
            events[11] = (16.0, events[11][1]._replace(level=level))
            hold(CallJournal(store), events)
        assert [line.level for line in queries.follow_up(store)] == ["high", "medium", "low"]


def test_dispositions_in_the_order_of_their_codes(store):
    """With code and label."""
    counted = [(d.disposition, d.code, d.calls) for d in figures.dispositions(store, 1)]
    assert counted == [("complete", "1.1", 3), ("partial", "1.2", 1), ("stop", "2.11", 1)]


def test_answers_by_category_in_the_order_of_the_script(store):
    """Only current ones; categories by their label, values as they are."""
    counted = [
        (a.label, a.category, a.category_label, a.calls)
        for a in figures.answers_by_category(store, 1)
    ]
    assert counted == [
        ("外出", "yes", "去过外地", 2), ("外出", "no", "没去过", 1), ("地点", "武汉", "武汉", 2),
    ]  # fmt: skip


def test_the_funnel_counts_calls(store):
    """Asked of five; all said something; three were understood and recorded; one was given up."""
    travel, place = figures.funnel(store, 1)
    assert travel == ("travel", "外出", 5, 5, 3, 3, 0, 1)
    assert place == ("place", "地点", 3, 3, 2, 2, 2, 0)


def test_missed_people_are_found_by_outcome(store):
    """With the verdict of each question."""
    (missed,) = queries.truths(store, 1, "missed")
    assert (missed.call_id, missed.truth["travel"]["verdict"]) == (5, "wrong")


def test_answers_wide_has_a_row_a_call_and_a_column_a_question(store):
    """Calls without answers are there too."""
    rows = store.rows("SELECT call_id, travel, place FROM answers_wide ORDER BY call_id")
    assert rows == [
        (1, "yes", "武汉"), (2, "yes", "武汉"), (3, None, None),
        (4, None, None), (5, "no", None), (6, "yes", "武汉"),
    ]  # fmt: skip


def test_confusion_sets_truth_against_what_was_stored(store):
    """Per question, with the verdict and how many calls."""
    rows = store.rows(
        "SELECT truth, stored, verdict, calls FROM confusion WHERE question = 'travel'"
    )
    assert sorted(rows, key=str) == sorted(
        [
            ("no", "yes", "wrong", 1), ("yes", "yes", "right", 1), ("yes", None, "unresolved", 1),
            ("yes", None, "not_asked", 1), ("yes", "no", "wrong", 1),
        ],
        key=str,
    )  # fmt: skip
