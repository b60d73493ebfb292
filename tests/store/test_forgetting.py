"""Forgetting: nothing of the person is left anywhere, nobody else is touched, the bar stays."""

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from keeping_calls import (
    ACTOR,
    NOW,
    bytes_of,
    call,
    corrected,
    followed_up,
    later,
    rehearsed_campaign,
    simulated,
)
from stored_calls import AT, CALLS, contact, script

from callbot.core.phones import masked
from callbot.errors import StoreError
from callbot.store import barring
from callbot.store.journal import CallJournal
from callbot.store.keeping import audit
from callbot.store.keeping.forgetting import forget, people
from callbot.store.lease import lease
from callbot.store.open import open_database
from callbot.store.phones import kept, key_file
from callbot.store.registry import bar_number, is_barred
from callbot.store.rosters import RosterPlan, keep_roster, rosters
from tests import here

ROOT = Path(__file__).parents[2]


def person_of(store, number):
    """Somebody by name and telephone."""
    (found,) = people(store, "{name} {phone}".format(**contact(number)))
    return found


def contents(store):
    """Table → its rows, of every table there is."""
    names = [n for (n,) in store.rows("SELECT name FROM sqlite_master WHERE type = 'table'")]
    return {name: set(map(repr, store.rows(f"SELECT * FROM {name}"))) for name in names}


STEPS = st.lists(
    st.tuples(
        st.sampled_from(["call", "call", "correct", "note", "campaign", "bar"]),
        st.integers(0, 5),
        st.sampled_from(sorted(CALLS)),
    ),
    min_size=1, max_size=14,
)  # fmt: skip


def mine(number, text):
    """Words that only this person can have said, or others about them."""
    return f"{text}的{contact(number)['name']}"


def do(store, step):
    """One thing that leaves traces of a person, each with their name or number in it."""
    what, number, kind = step
    name, phone = contact(number)["name"], contact(number)["phone"]
    calls = store.rows(
        "SELECT call.id FROM call JOIN contact ON contact.id = contact_id WHERE name = ?", (name,)
    )
    if what == "call":
        id_ = call(store, kind, number, sound=number % 2 == 0)
        for table, column in (
            ("turn", "prompt"), ("turn", "heard"), ("turn", "because"), ("turn", "alternatives"),
            ("answer", "words"), ("answer", "because"), ("flag", "evidence"), ("flag", "reason"),
            ("overheard", "heard"), ("do_not_call", "words"),
        ):  # fmt: skip
            store.conn.execute(
                f"UPDATE {table} SET {column} = {column} || ? WHERE call_id = ?",
                (mine(number, column), id_),
            )
    elif what == "correct" and calls:
        corrected(store, calls[0][0])
        store.conn.execute(
            "UPDATE answer SET words = ? WHERE call_id = ?", (mine(number, "改"), calls[0][0])
        )
    elif what == "note" and calls:
        contact_id = followed_up(store, calls[0][0], "note", "done")
        store.conn.execute(
            "UPDATE follow_up_entry SET text = ? WHERE contact_id = ?",
            (mine(number, "记"), contact_id),
        )
    elif what == "campaign":
        rehearsed_campaign(store, range(number, 6), "paused" if number % 2 else "finished")
    elif what == "bar":
        bar_number(store, phone, mine(number, "别打"), NOW.isoformat(), name)


@settings(max_examples=60, suppress_health_check=list(HealthCheck))
@given(steps=STEPS, whom=st.integers(0, 5))
def test_nothing_of_them_is_left_and_nobody_else_is_touched(tmp_path_factory, steps, whom):
    """Every text of every table is looked through, every byte of the files, every folder of sound."""
    folder = tmp_path_factory.mktemp("forget")
    name, phone = contact(whom)["name"], contact(whom)["phone"]
    with open_database(folder / "calls.db") as store:
        for step in steps:
            do(store, step)
        found = people(store, f"{name} {phone}")
        before, barred = contents(store), is_barred(store, phone)
        sound = {path.name for path in folder.glob("recordings/*/*")}
        theirs = {
            Path(audio).parent.name
            for (audio,) in store.rows(
                "SELECT audio FROM call JOIN contact ON contact.id = contact_id"
                " WHERE name = ? AND audio IS NOT NULL", (name,),
            )
        }  # fmt: skip
        if not found:
            assert name not in json.dumps(sorted(before["contact"]), ensure_ascii=False)
            return
        assert not forget(store, found[0], ACTOR, later(1)).troubles
        after = contents(store)
        told = {table: rows for table, rows in after.items() if any(name in row for row in rows)}
        assert told == {}
        with_phone = {t for t, rows in after.items() if any(phone in row for row in rows)}
        assert with_phone <= {"do_not_call"}
        assert is_barred(store, phone) == barred
        assert {path.name for path in folder.glob("recordings/*/*")} == sound - theirs
        assert store.rows("PRAGMA foreign_key_check") == []
        others = {
            table: {row for row in rows if not about(row, found[0], table, before)}
            for table, rows in before.items()
        }
        changed = {"audit", "tally", "highest_number", "to_erase", "do_not_call"}
        for table, rows in others.items():
            if table not in changed:
                assert rows <= after[table], table
        assert others["do_not_call"] <= after["do_not_call"]
    assert name.encode() not in bytes_of(folder)


def about(row, person, table, before):
    """Whether a row is of this person, by its keys."""
    values = eval(row)
    if table == "contact":
        return values[0] in person.contacts
    if table in ("attempt", "follow_up_entry"):
        return values[1] in person.contacts
    calls = {eval(one)[0] for one in before["call"] if eval(one)[2] in person.contacts}
    if table == "do_not_call":
        return values[4] in calls or values[2] == person.name
    return values[0] in calls


def test_that_they_asked_stays_with_the_day_and_no_word(store):
    """Number and since when: enough to be honoured and to prove it."""
    call(store, "stopped", 3)
    done = forget(store, person_of(store, 3), ACTOR, later(1))
    assert done.barred and done.calls == 1
    (barred,) = barring.do_not_call(store)
    assert (barred.phone, barred.name, barred.words, barred.call_id) == (
        masked(contact(3)["phone"]), "", "", None,
    )  # fmt: skip
    assert barred.barred_at == NOW.isoformat()[:19]
    assert is_barred(store, contact(3)["phone"])


def test_the_trail_says_that_somebody_was_forgotten_not_who(store):
    """One line, without a number."""
    call(store, "corrected", 3)
    forget(store, person_of(store, 3), ACTOR, later(1))
    (entry,) = audit.entries(store, audit.Wanted())
    assert (entry.action, entry.contact_id, entry.call_id, entry.records, entry.what) == (
        "forget", None, None, 1, "",
    )  # fmt: skip


def test_nobody_gets_the_numbers_of_somebody_forgotten(store):
    """The trail of who looked at call 1 is never taken for that of another person's call."""
    assert call(store, number=3) == 1
    forget(store, person_of(store, 3), ACTOR, later(1))
    assert call(store, number=4) == 2
    assert store.rows("SELECT id FROM contact") == [(2,)]
    assert simulated(store, ["travelled"])
    assert store.rows("SELECT max(id) FROM call") == [(3,)]


def test_copies_that_are_not_reached_are_counted(store):
    """Exports since their first call, and cases of their own."""
    call(store, number=3)
    call(store, number=4)
    for look, days in (
        (audit.Look("export"), -400), (audit.Look("export"), 1),
        (audit.Look("case", call_id=1), 1), (audit.Look("case", call_id=2), 1),
    ):  # fmt: skip
        audit.note(store, ACTOR, [look], later(days))
    assert forget(store, person_of(store, 3), ACTOR, later(2)).copies == 2


def test_a_call_that_goes_on_is_not_pulled_away(store):
    """Who has no end since this minute may be speaking; a call that was cut off long ago is not."""
    CallJournal(store).begin(contact(3), script(), "typed", NOW.isoformat())
    with pytest.raises(StoreError, match="may still go on"):
        forget(store, person_of(store, 3), ACTOR, NOW)
    assert forget(store, person_of(store, 3), ACTOR, later(1)).calls == 1


def test_a_running_campaign_is_not_pulled_away_either(store):
    """Its process has the roster in memory; paused, it does without them."""
    id_ = rehearsed_campaign(store, [3, 4], "running")
    with lease(store.path, f"campaign-{id_}"), pytest.raises(StoreError, match="is running"):
        forget(store, person_of(store, 3), ACTOR, NOW)
    forget(store, person_of(store, 3), ACTOR, NOW)
    assert store.rows("SELECT name, phone, fields FROM contact") == [
        ("", "", "{}"), (contact(4)["name"], contact(4)["phone"], '{"area":"解放区"}'),
    ]  # fmt: skip


def test_who_is_meant(store):
    """By number, telephone as people write it, name with either; what may be several is several."""
    call(store, number=3)
    call(store, number=4)
    store.conn.execute(
        "INSERT INTO contact (name, phone, fields) VALUES ('赵', '13800000003', '{}')"
    )
    named = lambda wanted: [person.name for person in people(store, wanted)]  # noqa: E731
    assert named("1") == ["张伟3"]
    assert named("+86 138-0000-0004") == ["张伟4"]
    assert named("13800000003") == ["张伟3", "赵"]
    assert named("赵 13800000003") == ["赵"]
    assert named("赵，13800000003") == ["赵"]
    assert named("张伟3 1") == ["张伟3"]
    assert named("赵 1") == []
    assert named("张伟4") == ["张伟4"]
    assert named("99") == named("13999999999") == named("") == []


def test_without_the_key_nobody_is_said_not_to_be_there(store, tmp_path, monkeypatch):
    """Somebody asked for by telephone is an error then; by a contact's number they are found."""
    id_ = call(store)
    monkeypatch.setenv("CALLBOT_PHONE_KEY", str(tmp_path / "nowhere"))
    store.phone_key = None
    for named in ("13800000000", "{name} {phone}".format(**contact(0))):
        with pytest.raises(StoreError, match="needs its phone key"):
            people(store, named)
    assert [one.calls for one in people(store, str(id_))] == [1]


def test_without_the_key_somebodys_rehearsals_are_theirs_by_the_mask(store, tmp_path, monkeypatch):
    """Imported, and rehearsed with the number in clear: one person, whoever of the two is named."""
    numbers = ("13800000000", "13800000001", "13900000000", "13811110000")
    keep_roster(store, RosterPlan("名册", "a.csv", {}),
                [("张伟", *kept(store, number), "{}") for number in numbers[:2]], AT)  # fmt: skip
    run = simulated(store, [])
    for number in numbers:
        store.conn.execute(
            "INSERT INTO contact (name, phone, fields, run_id) VALUES ('张伟', ?, '{}', ?)",
            (number, run),
        )
    known = [one.contacts for one in people(store, "张伟")]
    assert known == [(1, 3), (2, 4), (5,), (6,)]
    monkeypatch.setenv("CALLBOT_PHONE_KEY", str(tmp_path / "nowhere"))
    store.phone_key = None
    # 138****0000 is also another number's: a rehearsal too many goes with them, nobody real.
    assert [one.contacts for one in people(store, "张伟")] == [(1, 3, 6), (2, 4), (5,)]
    assert [one.contacts for one in people(store, "4")] == [(2, 4)]


def test_a_mask_that_two_real_people_have_takes_neither_with_the_other(
    store, tmp_path, monkeypatch
):
    """A rehearsal that may be either's stays somebody of its own."""
    numbers = ("13800000000", "13811110000")
    keep_roster(store, RosterPlan("名册", "a.csv", {}),
                [("张伟", *kept(store, number), "{}") for number in numbers], AT)  # fmt: skip
    run = simulated(store, [])
    store.conn.execute(
        "INSERT INTO contact (name, phone, fields, run_id) VALUES ('张伟', '13800000000', '{}', ?)",
        (run,),
    )
    monkeypatch.setenv("CALLBOT_PHONE_KEY", str(tmp_path / "nowhere"))
    store.phone_key = None
    assert [one.contacts for one in people(store, "3")] == [(3,)]
    assert all(one.contacts[0] == 1 or 1 not in one.contacts for one in people(store, "张伟"))
    assert not any({1, 2} <= set(one.contacts) for one in people(store, "张伟"))


def test_a_roster_counts_who_is_left_on_it(store):
    """Somebody who was on it and is forgotten is not counted any more."""
    listed = [("张伟", "138****0001", "a" * 32, "{}"), ("李强", "138****0002", "b" * 32, "{}")]
    keep_roster(store, RosterPlan("名册", "a.csv", {}), listed, AT)
    forget(store, people(store, "张伟")[0], ACTOR, NOW)
    assert [(one.name, one.people) for one in rosters(store)] == [("名册", 1)]


def test_people_without_a_number_are_not_one_by_their_name(store):
    """Two of one name may be two."""
    for _ in range(2):
        store.conn.execute("INSERT INTO contact (name, phone, fields) VALUES ('赵', '', '{}')")
    assert [person.contacts for person in people(store, "赵")] == [(1,), (2,)]
    forget(store, people(store, "1")[0], ACTOR, NOW)
    assert store.rows("SELECT id FROM contact") == [(2,)]


def callbot(cwd, *arguments, stdin=""):
    """Run callbot in a folder."""
    return here.callbot(*arguments, stdin=stdin, cwd=cwd)


def test_the_command_lists_candidates_and_wants_an_answer(tmp_path):
    """Numbers masked; a name is not enough; without anybody to ask, an error that says how."""
    with open_database(tmp_path / "callbot.db") as store:
        call(store, "stopped", 3, sound=True)
    by_name = callbot(tmp_path, "forget", "张伟3", "--yes")
    assert by_name.returncode == 2 and "a name is not enough" in by_name.stderr
    assert "13800000003" not in by_name.stderr
    assert callbot(tmp_path, "forget", "13999999999", "--yes").returncode == 2
    aside = key_file().parent / "numbers-callbot-20200210-090000.csv"
    aside.parent.mkdir(exist_ok=True)
    aside.touch()
    asked = callbot(tmp_path, "forget", "1")
    assert asked.returncode == 2 and "add --yes" in asked.stderr
    done = callbot(tmp_path, "forget", "13800000003", "--yes")
    assert done.returncode == 0, done.stderr
    assert (
        "with 1 call and 1 recording" in done.stdout and "stays on the do-not-call" in done.stdout
    )
    assert "13800000003" not in done.stdout
    assert f"{aside} may have their number in clear" in done.stdout
    aside.unlink()
    refused = callbot(
        tmp_path, "call", "screening.zh", "--line", "typed", "--contact", "phone=138 0000 0003"
    )
    assert refused.returncode == 2 and "not" in refused.stderr


def test_who_is_barred_and_forgotten_is_never_dialled_again(tmp_path):
    """A new campaign over a roster with their number: no attempt, and everybody else is called."""
    database = tmp_path / "callbot.db"
    told = callbot(tmp_path, "campaign", "plan", "screening.zh", "--people", "60", "--json")
    assert told.returncode == 0, told.stderr
    with open_database(database) as store:
        numbers = [n for (n,) in store.rows("SELECT DISTINCT phone FROM contact WHERE phone <> ''")]
        names = dict(store.rows("SELECT phone, name FROM contact"))
        for phone in numbers[:5]:
            id_ = CallJournal(store).begin(
                {"name": names[phone], "phone": phone}, script(), "typed", "2020-01-01T09:00:00"
            )
            assert id_
            bar_number(store, phone, "别打了", "2020-01-01T09:00:00", names[phone])
            (found,) = people(store, f"{names[phone]} {phone}")
            forget(store, found, ACTOR, later(0))
    again = callbot(tmp_path, "campaign", "plan", "screening.zh", "--people", "60", "--json")
    assert again.returncode == 0
    for campaign in ("1", "2"):
        run = callbot(tmp_path, "campaign", "run", campaign, "--workers", "1", "--json")
        assert run.returncode == 0, run.stderr
    with open_database(database) as store:
        dialled = {
            phone
            for (phone,) in store.rows(
                "SELECT DISTINCT phone FROM contact JOIN attempt ON contact_id = contact.id"
            )
        }
        assert not dialled & {*numbers[:5], ""}
        assert len(dialled) > 30
        assert store.rows("SELECT state FROM campaign") == [("finished",), ("finished",)]
