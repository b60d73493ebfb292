"""Calls of a series in the database: what came before one, what it was told, what people told openly."""

from __future__ import annotations

import json
import sqlite3
from datetime import datetime
from pathlib import Path

import pytest
from keeping_calls import bytes_of, followed_up, purged, rows

from callbot.cases.read import read
from callbot.cases.replaying import replay
from callbot.cases.write import write_case
from callbot.core.answers import Alternative
from callbot.core.dialogue import Dialogue
from callbot.core.earlier import CheckIn, Earlier
from callbot.core.messages import Heard, Input, Listen, NoInput, PromptFinished
from callbot.resources import resource
from callbot.scriptfile.compiled import flow_of
from callbot.scriptfile.load import load
from callbot.store import followed
from callbot.store.deciding import By
from callbot.store.following import Wanted, counts
from callbot.store.journal import CallJournal
from callbot.store.keeping.audit import Actor
from callbot.store.keeping.classes import CLASSES
from callbot.store.keeping.purging import cutoffs, purge
from callbot.store.open import Store, open_database
from callbot.store.recordings import delete_call
from callbot.store.schema import MIGRATIONS
from callbot.store.series import check_ins_before, earlier_of, standing
from callbot.store.told import calls_that_told, told, told_by
from callbot.tune.logged import Readings, logged_calls
from callbot.tune.rerun import held_again

FLOW = flow_of(load(resource("scripts") / "quarantine.zh.toml"))
PERSON = {"name": "张伟", "phone": "13800000001"}
WELL = {
    "identity": ["是我"], "temperature": ["三十六度五"], "fever": ["没有"], "cough": ["不咳"],
    "breathless": ["不喘"], "needs": ["不缺"],
}  # fmt: skip


def hold(store: Store, at: str, said: dict[str, list[str]], person: dict[str, str] = PERSON) -> int:
    """A live call at this moment, told what came before."""
    now = datetime.fromisoformat(at)
    earlier = Earlier(check_ins_before(store, FLOW.script, person, now))
    dialogue = Dialogue(FLOW, person, today=now.date(), earlier=earlier)
    journal = CallJournal(store)
    number = journal.begin(person, FLOW.script, "typed", at)
    journal.told(earlier.check_ins)
    left = {node: list(words) for node, words in said.items()}
    step = dialogue.start(0.0)
    journal.record(step.events, 0.0)
    while not dialogue.ended:
        command = step.commands[-1]
        got: Input = PromptFinished(1.0)
        if isinstance(command, Listen):
            words = left.get(command.node)
            got = Heard((Alternative(words.pop(0)),)) if words else NoInput()
        step = dialogue.receive(got, 1.0)
        journal.record(step.events, 1.0)
    journal.finish(1.0)
    return number


def known(store: Store, number: int) -> tuple[CheckIn, ...]:
    """What the call was told."""
    return earlier_of(store.conn, number).check_ins


def test_check_ins_follow_the_times_of_the_script(tmp_path: Path) -> None:
    """Kept ones with their answers, missed ones in between, none of the time that runs."""
    with open_database(tmp_path / "c.db", "live") as store:
        first = hold(store, "2020-02-10T09:05", WELL)
        later = hold(store, "2020-02-11T18:10", WELL)
        again = hold(store, "2020-02-11T19:00", WELL)
        assert known(store, first) == ()
        assert [(c.at, c.missed, len(c.answers)) for c in known(store, later)] == [
            ("2020-02-10T09:05", False, 6),
            ("2020-02-10T18:00", True, 0),
            ("2020-02-11T09:00", True, 0),
        ]
        assert [c.at for c in known(store, again)][-1] == "2020-02-11T18:00"


def test_nobody_is_told_of_somebody_else(tmp_path: Path) -> None:
    """Another person, and a person without name and number, have no past."""
    with open_database(tmp_path / "c.db", "live") as store:
        hold(store, "2020-02-10T09:00", WELL)
        hold(store, "2020-02-10T09:00", WELL, {})
        now = datetime.fromisoformat("2020-02-10T18:00")
        for person in ({"name": "张伟", "phone": "13800000002"}, {}):
            assert check_ins_before(store, FLOW.script, person, now) == ()


def test_a_call_is_held_again_as_it_was(tmp_path: Path) -> None:
    """By replay and as a golden case, whatever came before is corrected or deleted from the series."""
    coughing = WELL | {"cough": ["有点咳", "对"], "cough_course": ["更重了"]}
    with open_database(tmp_path / "c.db", "live") as store:
        hold(store, "2020-02-10T09:00", coughing)
        second = hold(store, "2020-02-10T18:00", coughing)
        path = write_case(store, second, tmp_path / "second.case.toml", "quarantine.zh")
        case, issues = read(path)
        assert case is not None
        assert issues == []
        assert replay(case, FLOW) == []
        with store.writing() as conn:
            conn.execute("UPDATE answer SET is_current = 0 WHERE call_id = 1")
        (call,) = logged_calls(store, [second], Readings())
        outcome = held_again(FLOW, call)
        assert set(outcome.flags) == {"cough", "cough_worse"}
        assert outcome.unasked == []


def test_deleting_a_call_takes_it_out_of_those_after_it(tmp_path: Path) -> None:
    """Nothing that was said in it stays anywhere; what was said in others does."""
    with open_database(tmp_path / "c.db", "live") as store:
        first = hold(store, "2020-02-10T09:00", WELL | {"cough": ["有点咳", "对"]})
        second = hold(store, "2020-02-10T18:00", WELL)
        third = hold(store, "2020-02-11T09:00", WELL)
        delete_call(store, first)
        assert [len(one.answers) for one in known(store, second)] == [0]
        assert [len(one.answers) for one in known(store, third)] == [0, 6]
    assert "有点咳".encode() not in (tmp_path / "c.db").read_bytes()


def test_evidence_of_later_calls_keeps_no_words_of_a_deleted_one(tmp_path: Path) -> None:
    """Their flags stand, with their own words; correcting something else takes none of them down."""
    with open_database(tmp_path / "c.db", "live") as store:
        first = hold(store, "2020-02-10T09:00", WELL | {"cough": ["今早 起来 不咳"]})
        second = hold(store, "2020-02-10T18:00", WELL | {"cough": ["有点咳", "对"]})
        flags = "SELECT evidence FROM flag WHERE call_id = ? AND rule = 'new_cough'"
        assert store.rows(flags, (second,)) == [("cough=有点咳; previous.cough=今早 起来 不咳",)]
        delete_call(store, first)
        assert store.rows(flags, (second,)) == [("cough=有点咳; previous.cough",)]
    assert "今早".encode() not in (tmp_path / "c.db").read_bytes()


def test_purged_words_and_answers_are_gone_from_later_calls(tmp_path: Path) -> None:
    """What a later call was told has no words that were purged, and then no answers that were."""
    days = dict.fromkeys(CLASSES, 0)
    when = datetime.fromisoformat("2020-03-01T00:00").astimezone()
    by = (Actor("李", "root", "command"), when)
    before = datetime.fromisoformat("2020-02-10T12:00").astimezone()
    with open_database(tmp_path / "c.db", "live") as store:
        hold(store, "2020-02-10T09:00", WELL | {"cough": ["今早 起来 不咳"]})
        second = hold(store, "2020-02-10T18:00", WELL)
        third = hold(store, "2020-02-11T09:00", WELL)
        purge(store, cutoffs(days, ("transcripts",), when, before), Path("sound"), by)
        assert "今早".encode() not in (tmp_path / "c.db").read_bytes()
        told_then = known(store, third)
        assert {answer.words for answer in told_then[0].answers.values()} == {""}
        assert told_then[0].answers["cough"].categories == ("no",)
        assert "" not in {answer.words for answer in told_then[1].answers.values()}
        purge(store, cutoffs(days, ("answers",), when, before), Path("sound"), by)
        assert [len(one.answers) for one in known(store, second)] == [0]
        assert [len(one.answers) for one in known(store, third)] == [0, 6]


def test_who_told_something_is_kept_until_it_was_passed_on(tmp_path: Path) -> None:
    """Nothing of them is purged, however old it is, until somebody marks them as done."""
    days = dict.fromkeys(CLASSES, 30)
    when = datetime.fromisoformat("2020-06-01T00:00").astimezone()
    by = (Actor("李", "root", "command"), when)
    with open_database(tmp_path / "c.db", "live") as store:
        said = WELL | {"needs": ["缺"], "needs_what": ["降压药 还有 白菜"]}
        number = hold(store, "2020-02-10T09:00", said)
        (kept,) = purge(store, cutoffs(days, (), when, None), Path("sound"), by).kept
        assert (kept.name, kept.call_id, kept.why) == ("张伟", number, "open")
        assert [one.words for one in told(store)] == ["降压药 还有 白菜"]
        followed.write_entry(store, kept.contact_id, "done", "", By("李", "2020-02-11T09:00"))
        assert purge(store, cutoffs(days, (), when, None), Path("sound"), by).kept == []
        assert told(store) == []


def test_what_was_told_is_listed(tmp_path: Path) -> None:
    """With words, other readings and person; no more where a person said that it is none."""
    with open_database(tmp_path / "c.db", "live") as store:
        number = hold(
            store, "2020-02-10T09:00", WELL | {"needs": ["缺"], "needs_what": ["降压药 还有 白菜"]}
        )
        hold(store, "2020-02-10T18:00", WELL)
        (one,) = told(store)
        assert (one.call_id, one.name, one.words, one.named) == (
            number, "张伟", "降压药 还有 白菜", "medicine",
        )  # fmt: skip
        assert not one.unsure
        assert calls_that_told(store, Wanted()) == [number]
        assert list(told_by(store, [one.contact_id])) == [one.contact_id]
        assert counts(store).told == 1
        with store.writing() as conn:
            conn.execute("UPDATE answer SET is_current = 0 WHERE question = 'needs_what'")
        assert told(store) == []
        assert calls_that_told(store, Wanted()) == []


def test_a_database_from_before_series_keeps_everything(tmp_path: Path) -> None:
    """The table comes, and the rows stay."""
    path = tmp_path / "old.db"
    before = next(n for n, step in enumerate(MIGRATIONS) if step.__name__ == "series")
    with open_database(path, "live") as store:
        hold(store, "2020-02-10T09:00", WELL)
    conn = sqlite3.connect(path)
    conn.execute("DROP TABLE earlier")
    conn.execute(f"PRAGMA user_version = {before}")
    rows = conn.execute("SELECT * FROM turn").fetchall()
    conn.commit()
    conn.close()
    with open_database(path, "live") as store:
        assert [tuple(row) for row in store.rows("SELECT * FROM turn")] == rows
        assert store.rows("SELECT count(*) FROM earlier") == [(0,)]
        second = hold(store, "2020-02-10T18:00", WELL)
        assert len(known(store, second)) == 1
        assert json.loads(store.rows("SELECT check_ins FROM earlier")[0][0])[0][2] is False


NEXT_DAY = datetime.fromisoformat("2020-02-11T00:00").astimezone()


@pytest.mark.parametrize("opened", [False, True])
def test_words_of_purged_calls_go_from_what_later_ones_were_told(
    tmp_path: Path, opened: bool
) -> None:
    """Codes stay, and so does what was said since; an open answer is words, too."""
    needing = {"needs": ["缺"], "needs_what": ["降压药 还有 大葱"]} if opened else {}
    with open_database(tmp_path / "calls.db", "live") as store:
        first = hold(store, "2020-02-10T18:00", WELL | needing | {"cough": ["有点咳", "对"]})
        hold(store, "2020-02-11T09:00", WELL | {"breathless": ["不怎么喘"]})
        third = hold(store, "2020-02-11T18:00", WELL)
        followed_up(store, first, "done")
        purged(store, 2, "transcripts", before=NEXT_DAY)
        old, new = known(store, third)
        assert old.answers["cough"].categories == ("yes",)
        assert not any(answer.words for answer in old.answers.values())
        assert new.answers["breathless"].words == "不怎么喘"
        assert rows(purged(store, 2, "transcripts", before=NEXT_DAY)) == {}
        assert told(store) == []
        kept = "SELECT categories FROM answer WHERE question = 'needs_what' AND is_current"
        assert store.rows(kept) == [('["medicine"]',)] * opened
    for word in ("有点咳", "大葱"):
        assert word.encode() not in bytes_of(tmp_path)


def test_answers_of_purged_calls_go_from_what_later_ones_were_told(tmp_path: Path) -> None:
    """When they were called, and that they were not reached in between, stays."""
    with open_database(tmp_path / "calls.db", "live") as store:
        first = hold(store, "2020-02-10T09:00", WELL | {"cough": ["有点咳", "对"]})
        second = hold(store, "2020-02-11T18:00", WELL)
        before = known(store, second)
        followed_up(store, first, "done")
        purged(store, 2, "answers", before=NEXT_DAY)
        assert before[0].answers
        assert known(store, second) == tuple(one._replace(answers={}) for one in before)
        assert store.rows("SELECT DISTINCT call_id FROM answer") == [(second,)]
    assert "有点咳".encode() not in bytes_of(tmp_path)


def stands(store: Store, at: str) -> tuple[str, bool, int]:
    """When their check-in is due, whether they are still to be called, how many they missed before."""
    found = standing(store, FLOW.script, PERSON, datetime.fromisoformat(at))
    return found.due, found.open, found.earlier.missed_in_a_row


def test_who_is_due_follows_from_what_was_kept(store: Store) -> None:
    """Nobody is called twice at one time; the first call begins the series, its last day ends it."""
    assert stands(store, "2020-02-10T10:00") == ("2020-02-10T10:00", True, 0)
    hold(store, "2020-02-10T10:00", WELL)
    assert stands(store, "2020-02-10T11:00") == ("2020-02-10T10:00", False, 0)
    assert stands(store, "2020-02-10T18:00") == ("2020-02-10T18:00", True, 0)
    assert stands(store, "2020-02-11T20:00") == ("2020-02-11T18:00", True, 2)
    hold(store, "2020-02-11T20:00", WELL)
    assert stands(store, "2020-02-12T09:30") == ("2020-02-12T09:00", True, 0)
    assert stands(store, "2020-02-23T23:00") == ("2020-02-23T18:00", True, 23)
    assert not stands(store, "2020-02-24T18:00")[1]


@pytest.mark.parametrize(
    ("said", "again_at_once", "again"),
    [
        ({"identity": ["打错了，没这个人"]}, False, False),
        ({"identity": ["是我"], "temperature": ["不想回答"], "fever": ["不想回答"]}, False, True),
        ({"identity": ["是我"], "temperature": []}, True, True),
    ],
)
def test_who_did_not_answer_is_called_again_unless_they_mind(
    store: Store, said: dict[str, list[str]], again_at_once: bool, again: bool
) -> None:
    """A wrong number never, somebody who refused not this time, who only fell silent at once."""
    hold(store, "2020-02-10T10:00", said)
    assert stands(store, "2020-02-10T11:00")[1] is again_at_once
    assert stands(store, "2020-02-10T18:30")[1] is again
