"""Corrections: what a person decides stands beside what the bot decided, and flags follow it."""

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from stored_calls import AT

from callbot.core import messages as m
from callbot.core.answers import Alternative, Understood
from callbot.store import deciding
from callbot.store.deciding import By
from callbot.store.journal import CallJournal
from callbot.store.open import open_database
from callbot.store.registry import Correction
from callbot.web import correcting
from tests.shipped import shipped

BY = By("李医生", "2020-02-11T10:00:00+08:00")
SCRIPT = shipped("zh")
QUESTIONS = [q.id for q in SCRIPT.questions]


def replied(turn, node, words, categories=(), value=None):
    """Somebody answered."""
    first = categories[0] if categories else None
    understood = Understood("answer", first, categories, value, 0.9, "rule", words)
    return [
        m.Asked(turn, node, "ask", "？"),
        m.Replied(turn, node, False, (Alternative(words),), understood, 1.0, ""),
        m.Recorded(turn, node, categories, value, 0.9, False, "rule", words),
    ]


def held(store, travelled="no", place=None, when=None):
    """A finished call of the shipped script; returns its number."""
    journal = CallJournal(store)
    contact = {"name": "张伟", "phone": "13800000001", "area": "新华街道"}
    call_id = journal.begin(contact, SCRIPT, "typed", AT)
    given = [("identity", "是", ("yes",), None), ("travel", "没有", (travelled,), None)]
    given += [("travel_place", place, (), place)] if place else []
    given += [("travel_date", when, (), when)] if when else []
    given += [("contact", "没有", ("no",), None), ("symptoms", "没有", ("none",), None)]
    events = [event for turn, one in enumerate(given, 1) for event in replied(turn, *one)]
    journal.record((*events, m.Ended("complete", "goodbye", "said")), 60.0)
    journal.finish(60.0)
    return call_id


@pytest.fixture
def store(tmp_path):
    """An empty database."""
    with open_database(tmp_path / "calls.db") as store:
        yield store


def correct(store, call_id, question, categories=(), value=None):
    """As the page does it."""
    correction = Correction(question, tuple(categories), value, "", "a person decided")
    deciding.correct(store, call_id, correction, BY, correcting.rules_about(SCRIPT, question))


def standing(store, kind="key_person"):
    """The rules of the flags that stand."""
    return sorted(
        rule or evidence
        for rule, evidence in store.rows(
            "SELECT rule, evidence FROM flag WHERE kind = ? AND cleared_at_seconds IS NULL", (kind,)
        )
    )


def test_a_corrected_yes_makes_a_key_person(store):
    """The flag says that a person put it up, who and when."""
    call_id = held(store)
    assert standing(store) == []
    correct(store, call_id, "contact", ["yes"])
    rows = store.rows("SELECT level, provenance, decided_by, decided_at FROM flag")
    assert [tuple(row) for row in rows] == [("high", "person", *BY)]


def test_a_corrected_no_takes_the_flag_down_and_keeps_it(store):
    """Both are there: what the bot said, and that a person took it away."""
    call_id = held(store)
    correct(store, call_id, "contact", ["yes"])
    correct(store, call_id, "contact", ["no"])
    assert standing(store) == []
    assert store.rows("SELECT count(*), count(cleared_at_seconds), max(decided_by) FROM flag")[0] == (
        1, 1, BY.name,
    )  # fmt: skip


def test_undoing_by_correcting_again_puts_another_flag_up(store):
    """The history grows; nothing in it changes."""
    call_id = held(store)
    for category in ("yes", "no", "yes"):
        correct(store, call_id, "contact", [category])
    assert len(standing(store)) == 1
    assert store.rows("SELECT count(*) FROM flag")[0][0] == 2


def test_the_words_of_the_bot_stay_with_the_correction(store):
    """So that the evidence can be read."""
    call_id = held(store)
    correct(store, call_id, "contact", ["yes"])
    (words,) = store.rows("SELECT words FROM answer WHERE question = 'contact' AND is_current")[0]
    assert words == "没有"
    assert store.rows("SELECT evidence FROM flag")[0][0] == "contact=没有"


def test_a_deciding_question_without_an_answer_means_a_call_back(store):
    """And an answer to it settles that."""
    call_id = held(store)
    correct(store, call_id, "contact")
    assert standing(store, "call_back") == ["contact"]
    assert not store.rows("SELECT 1 FROM answer WHERE question = 'contact' AND is_current")
    correct(store, call_id, "contact", ["no"])
    assert standing(store, "call_back") == []


def test_a_correction_leaves_flags_of_other_questions_alone(store):
    """Only the rules that look at the question are asked."""
    call_id = held(store)
    with store.writing() as conn:
        conn.execute(
            "INSERT INTO flag (call_id, number, kind, rule, level, reason, evidence, at_seconds)"
            " VALUES (?, 1, 'key_person', 'of another callbot', 'low', 'x', 'y=z', 1)",
            (call_id,),
        )
    correct(store, call_id, "contact", ["yes"])
    correct(store, call_id, "contact", ["no"])
    assert standing(store) == ["of another callbot"]


def test_a_date_is_compared_with_the_day_of_the_call(store):
    """Not with the day of the correction."""
    call_id = held(store, "yes", "郑州", "2019-01-01")
    correct(store, call_id, "travel_date", (), "2020-02-01")
    assert standing(store)


@pytest.mark.parametrize(
    ("question", "typed", "categories", "value"),
    [
        pytest.param(
            "travel_date", "上个月二十二号", (), "2020-01-22", id="a date as people say it"
        ),
        pytest.param("travel_date", "2020-01-22", (), "2020-01-22", id="a date as it is written"),
        pytest.param(
            "travel_date", "2020-01-20/2020-01-24", (), "2020-01-20/2020-01-24", id="days"
        ),
        pytest.param("temperature", "38.5", (), 38.5, id="a temperature"),
        pytest.param("temperature", "三十八度五", (), 38.5, id="a temperature in words"),
        pytest.param("household", "4", (), 4, id="a number"),
        pytest.param("travel_place", "武汉", (), "武汉", id="a place"),
    ],
)
def test_a_typed_value_means_what_it_means_in_a_call(question, typed, categories, value):
    """The bot's own understanding reads it."""
    given = correcting.given(SCRIPT, question, typed, date(2020, 2, 10))
    assert given is not None
    assert given.value == value


@pytest.mark.parametrize("typed", ["", "  ", "什么", "2020-13-45"])
def test_what_is_no_value_is_not_taken(typed):
    """A date that is none changes nothing."""
    assert correcting.given(SCRIPT, "travel_date", typed, date(2020, 2, 10)) is None


def test_several_categories_are_chosen_one_by_one():
    """One that denies the others stands alone."""
    wait = SCRIPT.nodes["symptoms"].wait
    assert correcting.toggled(wait, ("none",), "fever") == ("fever",)
    assert set(correcting.toggled(wait, ("fever",), "cough")) == {"fever", "cough"}
    assert correcting.toggled(wait, ("fever", "cough"), "fever") == ("cough",)
    assert correcting.toggled(wait, ("fever", "cough"), "none") == ("none",)


edits = st.lists(
    st.tuples(
        st.sampled_from(QUESTIONS),
        st.one_of(
            st.just(((), None)),
            st.tuples(
                st.lists(st.sampled_from(["yes", "no", "fever", "none"]), max_size=2), st.none()
            ),
            st.tuples(st.just(()), st.sampled_from([38.5, 4, "武汉", "2020-01-22", "<script>"])),
        ),
    ),
    max_size=12,
)


@given(edits)
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_sequence_of_edits_keeps_what_the_bot_decided(tmp_path_factory, changes):
    """Its answers and its flags stay as they were, and at most one answer holds for a question."""
    with open_database(tmp_path_factory.mktemp("edits") / "calls.db") as store:
        call_id = held(store, "yes", "武汉", "2020-02-01")
        answers = "SELECT * FROM answer WHERE provenance = 'bot' ORDER BY question, revision"
        flags = "SELECT call_id, number, kind, rule, level, reason, evidence, at_seconds FROM flag"
        without_current = [(*row[:3], *row[4:]) for row in store.rows(answers)]
        bots = store.rows(f"{flags} WHERE provenance = 'bot'")
        for question, (categories, value) in changes:
            correct(store, call_id, question, categories, value)
        assert [(*row[:3], *row[4:]) for row in store.rows(answers)] == without_current
        assert store.rows(f"{flags} WHERE provenance = 'bot'") == bots
        assert not store.rows(
            "SELECT 1 FROM answer WHERE is_current GROUP BY question HAVING count(*) > 1"
        )
        asked = (
            "SELECT question, count(*) FROM answer WHERE provenance = 'person' GROUP BY question"
        )
        assert sum(n for _, n in store.rows(asked)) == len(changes)
        assert _true_flags(store, call_id) == standing(store)


def _true_flags(store, call_id):
    """What the rules say of the answers that hold now, of those that a correction touched."""
    touched = [
        q for (q,) in store.rows("SELECT DISTINCT question FROM answer WHERE provenance = 'person'")
    ]
    found = set()
    with store.writing() as conn:
        answers = deciding._answers(conn, call_id)
    for question in touched:
        ruled = correcting.rules_about(SCRIPT, question)(answers, date(2020, 2, 10))
        found |= {flag.rule for flag in ruled.holding if flag.level != "call_back"}
    return sorted(found)
