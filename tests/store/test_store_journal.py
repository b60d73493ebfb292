"""Live and simulated calls become the same rows; nothing that was said or decided is lost."""

import json
import pickle

import pytest
from stored_calls import (
    AT,
    CALLS,
    PLACE,
    contact,
    corrected,
    hold,
    record,
    script,
    travelled,
    truth,
    unheard,
)  # fmt: skip

from callbot.core import messages as m
from callbot.errors import StoreError
from callbot.store import barring, queries
from callbot.store.journal import BatchJournal, CallJournal
from callbot.store.open import open_database
from callbot.store.registry import (
    Correction,
    RunPlan,
    bar_number,
    begin_run,
    correct_answer,
    finish_run,
    is_barred,
    register_script,
)
from callbot.store.rows import alternatives_json, rows_of

TABLES = ("turn", "answer", "dropped", "flag")


@pytest.fixture
def batched(tmp_path):
    """An empty database for simulation, and its journal."""
    with open_database(tmp_path / "simulated.db", "simulation") as opened:
        run = begin_run(opened, script(), RunPlan("text", "easy", 1, 9, 1), AT)
        with BatchJournal(opened, run, script().sha256, "text") as journal:
            yield opened, journal


@pytest.mark.parametrize("name", CALLS)
def test_live_and_simulated_calls_are_the_same_rows(store, batched, name):
    """Step by step or all at once: the same turns, answers, drops, flags and end."""
    simulated, journal = batched
    events = CALLS[name]()
    hold(CallJournal(store), events)
    journal.add(record(events))
    journal.flush()
    for table in TABLES:
        assert store.rows(f"SELECT * FROM {table}") == simulated.rows(f"SELECT * FROM {table}")
    ended = "SELECT seconds, disposition, ended_node, ended_why FROM call"
    assert store.rows(ended) == simulated.rows(ended)
    # Made-up numbers stand in clear, people's own do not (test_phones.py).
    barred = "SELECT name, words, call_id FROM do_not_call"
    assert store.rows(barred) == simulated.rows(barred)
    for one in (store, simulated):
        assert one.rows("PRAGMA foreign_key_check") == []


def test_the_rows_of_a_part_are_a_part_of_the_rows():
    """A call can be written at any point; turns keep their place."""
    events = corrected()
    whole = rows_of(events)
    for end in range(len(events)):
        part = rows_of(events[:end])
        assert [t[:4] for t in part.turns] == [t[:4] for t in whole.turns[: len(part.turns)]]


def test_records_travel_between_processes():
    """A worker's record is plain values."""
    one = record(corrected(), truth=truth("missed", travel=("yes", "wrong")))
    assert pickle.loads(pickle.dumps(one)) == one


def test_raw_words_are_there_before_the_verdict(store):
    """When `heard` returns, another connection sees the words and all alternatives."""
    journal = CallJournal(store)
    journal.begin(contact(), script(), "typed", AT)
    events = corrected()
    journal.record((events[0][1],), 0.0)
    replied = events[2][1]
    journal.heard(m.Heard(replied.alternatives, replied.seconds), 4.0)
    with open_database(store.path, "read") as other:
        ((heard, alternatives, kind),) = other.rows("SELECT heard, alternatives, kind FROM turn")
    assert (heard, kind) == ("去 过", None)
    assert [a["text"] for a in json.loads(alternatives)] == ["去 过", "去 过 啊"]


def test_what_was_heard_over_a_prompt_is_on_the_disk_at_once(store):
    """Before the prompt is over, beside the turn and not in it."""
    journal = CallJournal(store)
    journal.begin(contact(), script(), "laptop", AT)
    for at, event in travelled()[:-2]:
        journal.record((event,), at)
    with open_database(store.path, "read") as other:
        kept = other.rows("SELECT turn, heard, at_seconds, heard_seconds FROM overheard")
        assert kept == [(4, "嗯", 16.5, 0.3)]
        assert other.rows("SELECT heard FROM turn WHERE turn = 4") == [(None,)]


def test_alternatives_are_json_whatever_was_said():
    """Quotes, control characters and numbers of any size survive."""
    said = replied_with('他说"好"\n\\', 1e-12)
    (one,) = json.loads(alternatives_json(said))
    assert one == {"text": '他说"好"\n\\', "confidence": 1e-12, "source": "free"}


def replied_with(text, confidence):
    """One alternative."""
    from callbot.core.answers import Alternative

    return (Alternative(text, confidence, "free"),)


def test_a_turn_keeps_its_timings(store):
    """Prompt and reply lie in the row of their exchange, in seconds of the call."""
    call_id = hold(CallJournal(store), CALLS["travelled"]())
    turns = queries.call(store, call_id).turns
    assert [t.kind for t in turns] == ["no_input", "answer", "answer", None]
    place = turns[2]
    assert (place.prompt_at_seconds, place.prompt_seconds, place.interrupted) == (12.0, 2.0, 1)
    assert (place.heard_at_seconds, place.heard_seconds) == (16.0, 1.25)
    assert (place.node, place.purpose, place.value) == ("place", "ask", PLACE)


def test_a_correction_in_the_call_keeps_what_was_said_first(store):
    """The later answer is current; the flag it rested on is cleared, not deleted."""
    detail = queries.call(store, hold(CallJournal(store), corrected()))
    assert [(a.category, a.is_current) for a in detail.answers] == [("yes", 0), ("no", 1)]
    assert detail.flags == []
    assert store.rows("SELECT rule, cleared_at_seconds FROM flag") == [("left", 8.0)]


def test_a_persons_correction_keeps_the_bots_decision(store):
    """Both stay, with who and when; raw words are carried along."""
    call_id = hold(CallJournal(store), CALLS["travelled"]())
    correct_answer(store, call_id, Correction("travel", ("no",), None, "", "听了录音"), "李梅", AT)
    travel = [a for a in queries.call(store, call_id).answers if a.question == "travel"]
    bots, hers = sorted(travel, key=lambda a: a.revision)
    assert (bots.category, bots.is_current, bots.provenance) == ("yes", 0, "bot")
    assert (hers.category, hers.is_current, hers.provenance) == ("no", 1, "person")
    assert (hers.decided_by, hers.words) == ("李梅", bots.words)
    with pytest.raises(StoreError, match="no call 99"):
        correct_answer(store, 99, Correction("travel", ("no",), None, "", ""), "李梅", AT)


def test_trouble_of_our_own_is_kept(store):
    """A broken part is written into the turn it broke."""
    turns = queries.call(store, hold(CallJournal(store), unheard())).turns
    assert turns[1].trouble == "synthesiser: no voice"


def test_a_call_without_an_end_counts_as_technical_trouble(store):
    """`finish` closes what the dialogue could not."""
    journal = CallJournal(store)
    call_id = journal.begin(contact(), script(), "typed", AT)
    journal.record(tuple(e for _, e in corrected()[:1]), 0.0)
    journal.finish(3.5)
    call = queries.call(store, call_id).call
    assert (call.disposition, call.seconds) == ("technical", 3.5)


def test_a_second_call_is_the_same_contacts_second_attempt(store):
    """One contact, two attempts."""
    for _ in range(2):
        hold(CallJournal(store), unheard(), 5)
    assert store.rows("SELECT count(*) FROM contact") == [(1,)]
    assert store.rows("SELECT number, disposition FROM attempt") == [(1, "partial"), (2, "partial")]


def test_asking_not_to_be_called_bars_at_once(store):
    """Barred when `record` returns, by number however it is written, once a call."""
    journal = CallJournal(store)
    journal.begin(contact(), script(), "typed", AT)
    for at, event in CALLS["stopped"]()[:4]:
        journal.record((event,), at)
    with open_database(store.path, "read") as other:
        assert is_barred(other, "+86 138-0000-0000")
        assert not is_barred(other, "13800000001")
        assert not is_barred(other, "")
    journal.finish(5.0)
    assert len(barring.do_not_call(store)) == 1


def test_a_number_can_be_barred_without_a_call(store):
    """A letter or a visit will do."""
    bar_number(store, "0391 123-4567", "来信", AT)
    assert is_barred(store, "03911234567")


def test_people_of_a_simulation_bar_nobody(batched):
    """They are on the list for counting, but their numbers may be somebody's."""
    store, journal = batched
    journal.add(record(CALLS["stopped"]()))
    journal.flush()
    assert [entry.simulated for entry in barring.do_not_call(store)] == [1]
    assert not is_barred(store, contact()["phone"])


def test_a_simulation_commits_whenever_a_second_could_have_passed(tmp_path):
    """By the clock, not by count; `tick` commits when no record comes."""
    now = [0.0]
    with open_database(tmp_path / "simulated.db", "simulation") as store:
        run = begin_run(store, script(), RunPlan("text", "easy", 1, 9, 1), AT)
        journal = BatchJournal(store, run, script().sha256, "text", lambda: now[0])
        journal.add(record(unheard()))
        assert journal.written == 0
        now[0] = 0.6
        journal.tick()
        assert journal.written == 1
        journal.add(record(unheard()))
        now[0] = 1.2
        journal.add(record(unheard()))
        assert journal.written == 3
        assert store.rows("SELECT count(*) FROM call") == [(3,)]


def test_ctrl_c_keeps_what_is_done(batched):
    """Leaving the journal commits, also on an exception."""
    store, journal = batched
    with pytest.raises(KeyboardInterrupt), journal:
        journal.add(record(unheard()))
        raise KeyboardInterrupt
    assert store.rows("SELECT count(*) FROM call") == [(1,)]


def test_the_exact_script_is_kept_once(store):
    """By its hash, with its questions in order."""
    for _ in range(2):
        register_script(store, script(), AT)
    assert store.rows("SELECT text FROM script_version") == [("# 原文\n",)]
    questions = store.rows("SELECT question FROM question ORDER BY position")
    assert questions == [("travel",), ("place",)]


def test_a_run_keeps_its_summary(batched):
    """What `simulate --json` printed comes back as it was; a killed run has none."""
    store, _ = batched
    assert queries.runs(store)[0].summary is None
    finish_run(store, 1, {"calls": 4, "mix": "容易"}, AT)
    assert queries.runs(store)[0].summary == {"calls": 4, "mix": "容易"}
