"""Figures are sums of tallies that are kept; whatever is done to calls, they are those of the rows."""

import json
from collections import Counter
from itertools import count

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from stored_calls import AT, CALLS, contact, hold, record, script, stopped, travelled, truth

from callbot.review.people import by_person
from callbot.store import figures, queries, schema, tallying
from callbot.store.journal import BatchJournal, CallJournal
from callbot.store.open import open_database
from callbot.store.recordings import delete_call
from callbot.store.registry import Correction, RunPlan, begin_run, correct_answer

OUTCOMES = ("flagged", "missed", "call_back", "unreached", "false_alarm", "clear")
VERDICTS = ("right", "wrong", "unresolved", "not_asked")


@pytest.fixture(autouse=True)
def _small_blocks(monkeypatch):
    """Blocks of four calls, so that a handful has several."""
    monkeypatch.setattr(schema, "BLOCK", 4)
    monkeypatch.setattr(tallying, "BLOCK", 4)


def simulate(store, kinds, sha256="a" * 64):
    """A run of these calls."""
    run = begin_run(store, script(sha256), RunPlan("text", "easy", 1, len(kinds), 1), AT)
    with BatchJournal(store, run, sha256, "text") as journal:
        for number, (kind, outcome, verdict) in enumerate(kinds):
            true = truth(outcome, travel=("yes", verdict), place=("武汉", verdict))
            journal.add(record(CALLS[kind](), number, true))
    return run


KINDS = st.lists(
    st.tuples(st.sampled_from(sorted(CALLS)), st.sampled_from(OUTCOMES), st.sampled_from(VERDICTS)),
    min_size=1, max_size=9,
)  # fmt: skip
STEPS = st.one_of(
    st.tuples(st.just("simulate"), KINDS, st.sampled_from("ab")),
    st.tuples(st.just("hold"), st.sampled_from(sorted(CALLS))),
    st.tuples(st.just("begin"), st.sampled_from(sorted(CALLS)), st.integers(1, 4)),
    st.tuples(st.just("correct"), st.integers(0, 30), st.sampled_from(["yes", "no", "北京"])),
    st.tuples(st.just("delete"), st.integers(0, 30)),
    st.tuples(st.just("flag"), st.integers(0, 30)),
    st.tuples(st.just("sql"), st.integers(0, 30), st.sampled_from(["complete", "stop"])),
    st.tuples(st.just("look")),
)


def do(store, step):
    """One thing that happens to a database."""
    ids = [id_ for (id_,) in store.rows("SELECT id FROM call ORDER BY id")]
    match step:
        case ("simulate", kinds, letter):
            simulate(store, kinds, letter * 64)
        case ("hold", kind):
            hold(CallJournal(store), CALLS[kind](), 7)
        case ("begin", kind, steps):
            journal = CallJournal(store)
            journal.begin(contact(3), script(), "typed", AT)
            for at, event in CALLS[kind]()[:steps]:
                journal.record((event,), at)
        case ("correct", number, given_) if ids:
            answer = Correction("travel", (given_,) if given_ != "北京" else (), given_, "", "听过")
            correct_answer(store, ids[number % len(ids)], answer, "李", AT)
        case ("delete", number) if ids:
            delete_call(store, ids[number % len(ids)])
        case ("flag", number) if ids:
            with store.writing() as conn:
                conn.execute(
                    "INSERT INTO flag VALUES (?, 50 + (SELECT count(*) FROM flag), 'key_person', 'r',"
                    " 'high', '', '', 0, NULL, 'person', '李', ?)",
                    (ids[number % len(ids)], AT),
                )
        case ("sql", number, end) if ids:
            # As with any SQLite browser.
            with store.writing() as conn:
                id_ = ids[number % len(ids)]
                conn.execute("UPDATE call SET disposition = ? WHERE id = ?", (end, id_))
        case ("look",):
            figures.overview(store)


@settings(max_examples=60, suppress_health_check=list(HealthCheck))
@given(steps=st.lists(STEPS, min_size=1, max_size=8))
def test_figures_are_those_of_the_rows_whatever_happened_to_them(tmp_path_factory, steps):
    """Kept tallies never outlive a change: counting everything anew gives the same."""
    path = tmp_path_factory.mktemp("figures") / "calls.db"
    with open_database(path, "simulation") as store:
        for step in steps:
            do(store, step)
            kept = (
                figures.overview(store),
                figures.overview(store, 1),
                figures.overview(store, None, "test.zh"),
            )
            assert kept[0] == kept[2]
            with open_database(path, "read") as fresh:
                fresh.conn.execute("PRAGMA query_only = OFF")
                fresh.conn.execute("BEGIN")
                fresh.conn.execute("DELETE FROM tally")
                anew = figures.overview(fresh), figures.overview(fresh, 1)
                fresh.conn.execute("ROLLBACK")
            assert kept[:2] == anew
            agrees_with_plain_sql(store, kept[0])


def agrees_with_plain_sql(store, found):
    """The same figures, counted the plain way."""
    one = lambda sql: store.rows(sql)[0][0]  # noqa: E731
    assert found.calls == one("SELECT count(*) FROM call")
    assert found.turns == one("SELECT count(*) FROM turn")
    assert found.corrected == one(
        "SELECT count(*) FROM answer WHERE is_current AND provenance = 'person'"
    )
    ends = store.rows("SELECT disposition, count(*) FROM call GROUP BY disposition")
    assert {line.disposition: line.calls for line in found.dispositions} == dict(ends)
    answers = Counter()
    for question, category, value, calls in store.rows(
        "SELECT question, category, value, count(*) FROM answer WHERE is_current"
        " GROUP BY question, category, value"
    ):
        answers[question, str(category or value)] += calls
    assert {(a.question, a.category): a.calls for a in found.answers} == answers
    for line in found.funnel:
        asked = f"SELECT DISTINCT call_id FROM turn WHERE node = '{line.question}'"
        held = f"SELECT call_id FROM answer WHERE is_current AND question = '{line.question}'"
        assert line.asked == one(f"SELECT count(*) FROM ({asked})")
        assert line.recorded == one(f"SELECT count(*) FROM ({asked} AND call_id IN ({held}))")
        assert line.heard == one(
            f"SELECT count(*) FROM ({asked} AND (heard IS NOT NULL OR call_id IN ({held})))"
        )
        assert line.matched == one(
            f"SELECT count(*) FROM ({asked} AND (kind IS 'answer' OR call_id IN ({held})))"
        )
        assert line.confirmed == one(
            f"SELECT count(*) FROM ({asked} AND call_id IN ({held} AND confirmed AND turn NOT NULL))"
        )
        assert line.dropped == one(
            f"SELECT count(*) FROM ({asked} AND call_id NOT IN ({held}) AND call_id IN"
            f" (SELECT call_id FROM dropped WHERE question = '{line.question}'))"
        )
        assert line.asked >= line.heard >= line.matched >= line.recorded >= line.confirmed
    assert found.outcomes == dict(
        store.rows("SELECT outcome, count(*) FROM simulated_truth GROUP BY outcome")
    )
    assert sum(found.key_persons.values()) == len(by_person(queries.follow_up(store)))
    assert found.call_backs == len(by_person(queries.call_backs(store)))
    assert sum(hour.calls for hour in found.hours) == found.calls
    verdicts = Counter(
        (question, one["verdict"])
        for (text,) in store.rows("SELECT truth FROM simulated_truth")
        for question, one in json.loads(text).items()
    )
    assert verdicts == {
        (line.question, name): getattr(line, name)
        for line in found.verdicts
        for name in VERDICTS
        if getattr(line, name)
    }
    for line in found.confusion:
        assert line.verdict != "not_asked"


def test_wrong_answers_stand_beside_the_truth(tmp_path):
    """What was stored in place of what was true, as in the view `confusion`."""
    with open_database(tmp_path / "calls.db", "simulation") as store:
        simulate(store, [("corrected", "missed", "wrong"), ("travelled", "flagged", "right")])
        found = [one[0:1] + one[2:] for one in figures.overview(store).confusion]
        assert found == [
            ("travel", "yes", "no", "wrong", 1), ("travel", "yes", "yes", "right", 1),
            ("place", "武汉", None, "wrong", 1),
        ]  # fmt: skip


def test_full_blocks_are_counted_once(tmp_path):
    """The open block, and one in which a call is running, are not kept."""
    with open_database(tmp_path / "calls.db", "simulation") as store:
        simulate(store, [("travelled", "flagged", "right")] * 11)
        assert figures.keep(store) == 2
        assert figures.keep(store) == 0
        do(store, ("correct", 5, "no"))
        assert figures.keep(store) == 1
        do(store, ("begin", "travelled", 3))
        assert figures.keep(store) == 0


def test_a_database_that_is_being_written_is_counted_all_the_same(tmp_path):
    """Another program holds the lock: nothing is kept, the figures are right."""
    path = tmp_path / "calls.db"
    with open_database(path, "simulation") as store, open_database(path) as other:
        simulate(store, [("travelled", "flagged", "right")] * 9)
        with other.writing():
            store.conn.execute("PRAGMA busy_timeout = 10")
            assert figures.overview(store).calls == 9
        assert store.rows("SELECT * FROM tally") == []


def test_what_counts_of_several_attempts(tmp_path):
    """Rates are of people: an interview settles it, a running call is in no rate."""
    people = count()
    with open_database(tmp_path / "calls.db") as store:
        for kinds in (("unheard", "travelled"), ("stopped", "unheard"), ("stopped",)):
            person = next(people)
            for kind in kinds:
                hold(CallJournal(store), CALLS[kind](), person)
        journal = CallJournal(store)
        journal.begin(contact(9), script(), "typed", AT)
        found = figures.overview(store)
    assert sum(line.calls for line in found.dispositions) == 6
    assert found.rates.groups | {"I": 1, "P": 1, "R": 1} == found.rates.groups
    assert sum(found.rates.groups.values()) == 3
    assert found.rates.not_ended == 1


def test_attempts_that_reached_nobody_count_in_the_rates(tmp_path):
    """Nor do people disappear who were not tried yet: they are of unknown eligibility."""
    with open_database(tmp_path / "calls.db") as store:
        hold(CallJournal(store), travelled(), 0)
        with store.writing() as conn:
            for number, end in enumerate(("no_answer", "busy", "not_working"), 2):
                conn.execute(
                    "INSERT INTO contact (id, name, phone, fields) VALUES (?, '', '', '{}')",
                    (number,),
                )
                conn.execute(
                    "INSERT INTO attempt (id, contact_id, number, started_at, line, disposition)"
                    " VALUES (?, ?, 1, ?, 'x', ?)",
                    (number, number, AT, end),
                )
            conn.execute("INSERT INTO campaign (id, name, created_at) VALUES (7, 'x', ?)", (AT,))
            conn.execute(
                "INSERT INTO contact (id, campaign_id, name, phone, fields) VALUES (9, 7, '', '', '{}')"
            )
        found = figures.overview(store)
        assert figures.overview(store, None, "test.zh").rates.groups["I"] == 1
    assert found.calls == 1
    assert found.rates.groups == {
        "I": 1, "P": 0, "R": 0, "NC": 0, "O": 0, "UH": 3, "UO": 0, "NE": 1
    }  # fmt: skip
    assert found.rates.e == 0.5
    assert found.rates.value("RR3") == 0.4


@pytest.mark.parametrize("expects", ["text", "open"])
def test_words_of_open_questions_are_counted_not_listed(tmp_path, expects):
    """A list of what everybody said is no figure, and would be kept twice."""
    sha256 = "c" * 64
    with open_database(tmp_path / "calls.db", "simulation") as store:
        begin_run(store, script(sha256, needs=expects), RunPlan("text", "easy", 1, 1, 1), AT)
        with BatchJournal(store, 1, sha256, "text") as journal:
            journal.add(record(stopped()))
        correct_answer(store, 1, Correction("needs", (), "米和油", "", "听过"), "李", AT)
        (line,) = figures.overview(store).answers
    assert (line.question, line.category, line.calls) == ("needs", "…", 1)
