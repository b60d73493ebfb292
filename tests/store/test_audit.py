"""The trail of who looked: only added to, and whatever is done to it shows."""

import json
import sqlite3
import subprocess
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from keeping_calls import ACTOR, DAYS, NOW, call, later, purged

from callbot.store.keeping import audit
from callbot.store.keeping.audit import Actor, Look, Wanted
from callbot.store.open import open_database
from tests import here

ROOT = Path(__file__).parents[2]


def filled(store, number=5):
    """A trail of so many rows, one a day."""
    for day in range(number):
        audit.note(store, ACTOR, [Look("call", call_id=day + 1)], later(day))


def test_it_says_who_when_what_and_about_whom_by_number(store):
    """The person of a call is looked up; a list says how many."""
    call(store)
    ada = Actor("Ada", "root", "review")
    audit.note(store, ada, [Look("call", call_id=1), Look("calls", records=50)], NOW)
    listed, looked = audit.entries(store, Wanted())
    assert looked[:9] == (
        1, NOW.isoformat(), "Ada", "root", "review", "call", 1, 1, None,
    )  # fmt: skip
    assert (listed.action, listed.records, listed.contact_id) == ("calls", 50, None)
    assert audit.verify(store).trouble == ""


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE audit SET who = 'x'", "DELETE FROM audit", "DELETE FROM audit WHERE id = 5",
        "INSERT OR REPLACE INTO audit SELECT * FROM audit WHERE id = 2",
    ],
)  # fmt: skip
def test_it_is_only_ever_added_to(store, sql):
    """Whatever program tries."""
    filled(store)
    with pytest.raises(sqlite3.IntegrityError, match="only ever added to"):
        store.conn.execute(sql)


def test_the_cut_by_retention_is_no_way_out(store):
    """What says where the trail begins can be neither changed nor taken away."""
    filled(store)
    purged(store, 1097, "audit")
    for sql in ("DELETE FROM audit_start", "UPDATE audit_start SET upto = 99"):
        with pytest.raises(sqlite3.IntegrityError, match="only ever added to"):
            store.conn.execute(sql)


def without_triggers(store):
    """As whoever may write the file can have it."""
    for event in ("update", "delete", "insert"):
        store.conn.execute(f"DROP TRIGGER audit_{event}")


TAMPERING = st.sampled_from(
    [
        "UPDATE audit SET who = 'nobody' WHERE id = {n}",
        "UPDATE audit SET call_id = 99 WHERE id = {n}",
        "UPDATE audit SET at = '2020-01-01' WHERE id = {n}",
        "UPDATE audit SET what = what || ' ' WHERE id = {n}",
        "UPDATE audit SET hash = replace(hash, substr(hash, 1, 1), 'x') WHERE id = {n}",
        "DELETE FROM audit WHERE id = {n}",
        "DELETE FROM audit WHERE id >= {n}",
    ]
)


@settings(max_examples=60, suppress_health_check=list(HealthCheck))
@given(sql=TAMPERING, n=st.integers(1, 8), cut=st.booleans())
def test_whoever_gets_around_the_triggers_is_seen(tmp_path_factory, sql, n, cut):
    """Any row changed or missing, the last ones too, with or without a cut before."""
    with open_database(tmp_path_factory.mktemp("audit") / "calls.db") as store:
        filled(store, 6)
        if cut:
            purged(store, 1097, "audit")
            assert audit.verify(store).begins_at > 1
        for day in range(6, 8):
            audit.note(store, ACTOR, [Look("call", call_id=day + 1)], later(2000 + day))
        assert audit.verify(store).trouble == ""
        there = store.rows("SELECT 1 FROM audit WHERE id = ?", (n,))
        without_triggers(store)
        store.conn.execute(sql.format(n=n))
        assert bool(audit.verify(store).trouble) == bool(there or ">=" in sql)


def test_a_trail_made_anew_is_seen_by_who_noted_the_last_hash(store):
    """All rows fit, and the one that was noted is not among them."""
    filled(store)
    noted = audit.verify(store).head
    audit.note(store, ACTOR, [Look("calls")], NOW)
    assert audit.verify(store, noted).trouble == ""
    rows = store.rows("SELECT * FROM audit ORDER BY id")
    without_triggers(store)
    store.conn.execute("DELETE FROM audit")
    before = audit.BEGIN
    for row in rows:
        anew = (*row[:2], "somebody else", *row[3:10])
        before = audit.hashed(before, anew)
        store.conn.execute("INSERT INTO audit VALUES (?,?,?,?,?,?,?,?,?,?,?)", (*anew, before))
    assert audit.verify(store).trouble == ""
    assert "made anew" in audit.verify(store, noted).trouble


def test_old_rows_go_by_retention_and_the_rest_still_holds(store):
    """Up to the first that is young enough, whatever a clock that went back says of later ones."""
    filled(store, 4)
    audit.note(store, ACTOR, [Look("calls")], later(-3000))
    done = purged(store, 1097, "audit", kept=DAYS)
    assert {one.name: one.rows for one in done.going} == {"audit": 2}
    assert [entry.id for entry in audit.entries(store, Wanted())][-1] == 3
    found = audit.verify(store)
    assert (found.trouble, found.begins_at, found.rows) == ("", 3, 4)


def test_it_can_be_asked_for_a_person_a_call_and_since_when(store):
    """Each restricts."""
    call(store, number=1)
    call(store, number=2)
    audit.note(store, ACTOR, [Look("call", call_id=1), Look("phone", call_id=2)], NOW)
    audit.note(store, ACTOR, [Look("follow-up", contact_id=1)], later(2))
    ids = lambda **wanted: [e.id for e in audit.entries(store, Wanted(**wanted))]  # noqa: E731
    assert ids(contact_id=1) == [3, 1]
    assert ids(call_id=2) == [2]
    assert ids(since=later(1).isoformat()) == [3]
    assert ids(limit=1) == [3]


def test_two_programs_writing_at_once_make_one_chain(store):
    """Each row is written after the last one, whoever wrote that."""
    with open_database(store.path) as other:
        for _ in range(5):
            audit.note(store, ACTOR, [Look("a")], NOW)
            audit.note(other, ACTOR, [Look("b"), Look("c")], NOW)
    assert audit.verify(store)[0::3] == (15, "")


def callbot(cwd, *arguments, stdin=""):
    """Run callbot in a folder."""
    return here.callbot(*arguments, stdin=stdin, cwd=cwd)


COMMANDS = (
    (["show", "1"], ("call", 1)), (["show", "1", "--json"], ("call", 1)), (["calls"], ("calls", None)),
    (["follow-up"], ("follow-up", None)), (["export"], ("export csv wide", None)),
    (["export", "--phones", "--force"], ("export csv wide phones", None)),
    (["report"], ("report", None)), (["show", "1", "--case", "a.case.toml"], ("case", 1)),
    (["errors"], ("errors", None)), (["delete", "1", "--yes"], ("delete", 1)),
)  # fmt: skip


def test_every_command_that_shows_or_changes_people_is_noted(tmp_path):
    """Before it shows anything; no name, telephone or word stands in the trail."""
    with open_database(tmp_path / "callbot.db") as store:
        call(store, number=1)
    for arguments, _ in COMMANDS:
        done = callbot(tmp_path, *arguments)
        assert done.returncode == 0, (arguments, done.stderr)
    told = json.loads(callbot(tmp_path, "audit", "--json").stdout)[::-1]
    noted = [(f"{one['action']} {one['what']}".strip(), one["call_id"]) for one in told]
    assert noted == [expected for _, expected in COMMANDS]
    assert all(one["contact_id"] == 1 for one in told if one["call_id"])
    everything = json.dumps(told, ensure_ascii=False)
    assert "张伟" not in everything and "1380000" not in everything
    assert callbot(tmp_path, "audit", "--verify").stdout.startswith(f"{len(COMMANDS)} rows")
    assert "delete" in callbot(tmp_path, "audit", "--call", "1").stdout


def test_looking_goes_on_where_it_cannot_be_noted(tmp_path):
    """A file that another program holds: one line on stderr, and the call is shown."""
    with open_database(tmp_path / "callbot.db") as store:
        call(store)
    holder = sqlite3.connect(tmp_path / "callbot.db", isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    shown = callbot(tmp_path, "calls")
    holder.execute("ROLLBACK")
    holder.close()
    assert shown.returncode == 0 and "张伟0" in shown.stdout
    assert "who looks is not noted" in shown.stderr


def test_a_database_that_can_only_be_read_is_shown(tmp_path):
    """On a disk that takes nothing: one line on stderr; what would delete is an error."""
    place = tmp_path / "disk"
    place.mkdir()
    try:
        done = subprocess.run(
            ["mount", "-t", "tmpfs", "-o", "size=20m", "callbot-test", str(place)],
            capture_output=True, check=False,
        )  # fmt: skip
    except FileNotFoundError:
        pytest.skip("there is no mount here")
    if done.returncode:
        pytest.skip("no disk can be mounted here")
    try:
        with open_database(place / "callbot.db") as store:
            call(store)
        subprocess.run(["mount", "-o", "remount,ro", str(place)], check=True)
        shown = callbot(tmp_path, "show", "1", "--db", str(place / "callbot.db"))
        assert shown.returncode == 0 and "张伟0" in shown.stdout
        assert "who looks is not noted" in shown.stderr
        for command in (["purge"], ["forget", "1"]):
            refused = callbot(tmp_path, *command, "--yes", "--db", str(place / "callbot.db"))
            assert refused.returncode == 2 and "Traceback" not in refused.stderr
    finally:
        subprocess.run(["umount", "--lazy", str(place)], check=True)


def test_a_trail_that_was_tampered_with_is_an_error_of_its_own(tmp_path):
    """Exit status 3, as damaged data has."""
    with open_database(tmp_path / "callbot.db") as store:
        filled(store)
        store.conn.execute("DROP TRIGGER audit_update")
        store.conn.execute("UPDATE audit SET who = 'x' WHERE id = 3")
    done = callbot(tmp_path, "audit", "--verify")
    assert done.returncode == 3 and "row 3 was changed" in done.stderr
    assert json.loads(callbot(tmp_path, "audit", "--verify", "--json").stdout)["trouble"]


def test_a_slip_in_a_known_hash_is_no_accusation(tmp_path):
    """What is no hash is an error of whoever typed it; the trail is in order."""
    with open_database(tmp_path / "callbot.db"):
        pass
    done = callbot(tmp_path, "audit", "--known", "abc")
    assert done.returncode == 2
    assert "is no hash" in done.stderr
