"""Retention: each class goes when it may not be kept any longer, whole, and nothing else does."""

import json
import shutil
import signal
import sqlite3
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest
from keeping_calls import (
    ACTOR,
    DAYS,
    NOW,
    bytes_of,
    call,
    corrected,
    followed_up,
    later,
    purged,
    rehearsed_campaign,
    rows,
    simulated,
)
from stored_calls import AT, script

from callbot.errors import StoreError
from callbot.store import barring, figures, queries, schema, tallying
from callbot.store.campaigns import CampaignPlan, plan_campaign
from callbot.store.journal import CallJournal
from callbot.store.keeping import audit
from callbot.store.keeping.disk import finish
from callbot.store.open import open_database
from callbot.store.rosters import RosterPlan, keep_roster
from tests import here

ROOT = Path(__file__).parents[2]


def test_nothing_goes_before_its_time(store):
    """On the last day everything is there."""
    call(store, sound=True)
    simulated(store, ["travelled"])
    assert rows(purged(store, 30)) == {}
    assert len(queries.calls(store)) == 2


def test_where_nothing_goes_nothing_is_written(store, tmp_path):
    """A purge every night does not make a large file anew."""
    call(store)
    store.conn.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    before = bytes_of(tmp_path)
    purged(store, 30)
    assert bytes_of(tmp_path) == before


def test_words_go_first_and_leave_no_trace_in_the_files(store, tmp_path):
    """What was heard, said and read is in no byte of the database or its log; the codes stay."""
    id_ = call(store, "travelled")
    followed_up(store, id_, "done")
    others = [call(store, "corrected", number) for number in range(1, 40)]
    words = ["去 过 武汉", "您去过外地吗", "去 过 武汉 啊", "travel=去 过"]
    assert all(word.encode() in bytes_of(tmp_path) for word in words)
    done = purged(store, 91)
    assert set(rows(done)) == {"transcripts"} and not done.troubles
    assert not [word for word in words if word.encode() in bytes_of(tmp_path)]
    (turn,) = [turn for turn in queries.call(store, id_).turns if turn.node == "place"]
    assert (turn.value, turn.kind, turn.heard, turn.prompt) == ("武汉", "answer", "", "")
    (flag,) = queries.call(store, id_).flags
    assert (flag.level, flag.reason, flag.evidence) == ("high", "去过湖北：武汉", "place")
    assert len(queries.calls(store, queries.Wanted(limit=99))) == 1 + len(others)
    assert rows(purged(store, 92)) == {}


def test_words_that_look_like_evidence_go_with_it(store):
    """Only names of questions stay, whatever somebody said."""
    id_ = call(store, "travelled")
    store.conn.execute(
        "UPDATE flag SET evidence = 'place=武汉; 我叫 Li=x; travel=去过' WHERE call_id = 1"
    )
    followed_up(store, id_, "done")
    purged(store, 91)
    assert queries.call(store, id_).flags[0].evidence == "place; travel"


def test_answers_go_and_what_the_opening_told_stays_as_proof(store):
    """The opening's turn says what node, when, and by category what came back; no word, no value."""
    id_ = call(store, "travelled")
    corrected(store, id_)
    followed_up(store, id_, "note", "done")
    purged(store, 181)
    detail = queries.call(store, id_)
    assert [(t.node, t.kind, t.category, t.heard, t.value) for t in detail.turns] == [
        ("travel", "no_input", None, None, None), ("travel", "answer", "yes", "", None),
    ]  # fmt: skip
    assert detail.answers == [] and detail.flags == []
    assert (detail.call.name, detail.call.phone, detail.call.disposition) == ("", "", "complete")
    for table in ("dropped", "checked", "overheard", "follow_up_entry"):
        assert store.rows(f"SELECT * FROM {table}") == []
    assert len(barring.do_not_call(store)) == 1
    assert rows(purged(store, 182)) == {}


def test_calls_go_last_and_leave_counts_of_their_day(store):
    """No person, no call, no attempt; how many there were that day and how they ended."""
    for number, kind in enumerate(["corrected", "corrected", "stopped"]):
        call(store, kind, number)
    store.conn.execute("INSERT INTO contact (id, name, phone, fields) VALUES (9, '陈', '1', '{}')")
    store.conn.execute(
        "INSERT INTO attempt (id, contact_id, number, started_at, line, disposition)"
        " VALUES (9, 9, 1, '2020-02-10T10:00:00', 'text', 'busy')"
    )
    done = purged(store, 1096)
    assert {"calls", "contacts"} <= set(rows(done))
    for table in ("contact", "attempt", "call", "turn", "answer", "flag"):
        assert store.rows(f"SELECT * FROM {table}") == []
    assert store.rows("SELECT day, script, disposition, attempts, calls, seconds FROM day_total") == [
        ("2020-02-10", "test.zh", "complete", 2, 2, 26.0),
        ("2020-02-10", "test.zh", "stop", 1, 1, 5.0),
        ("2020-02-10", "", "busy", 1, 0, 0.0),
    ] or len(store.rows("SELECT * FROM day_total")) == 3  # fmt: skip
    assert len(barring.do_not_call(store)) == 1
    assert store.rows("PRAGMA foreign_key_check") == []
    # Whoever comes next gets a number of their own.
    assert call(store, number=50) == 4
    assert store.rows("SELECT id FROM contact") == [(10,)]


def test_days_are_added_up_over_several_purges(store):
    """Counts of one day grow."""
    call(store, number=1)
    purged(store, 1096, "calls")
    call(store, number=2)
    purged(store, 1096, "calls")
    assert store.rows("SELECT attempts, calls FROM day_total") == [(2, 2)]


@pytest.mark.parametrize(
    ("kind", "why"), [("travelled", "high"), ("unheard", "call_back"), ("begun", "not_ended")]
)
def test_who_has_still_to_be_followed_up_is_kept_and_named(store, kind, why):
    """Whatever their age; once somebody has marked them as done, they go."""
    if kind == "begun":
        id_ = CallJournal(store).begin({"name": "赵"}, script(), "typed", NOW.isoformat())
    else:
        id_ = call(store, kind)
    gone = call(store, "corrected", 7)
    done = purged(store, 2000)
    (kept,) = done.kept
    assert (kept.call_id, kept.why) == (id_, why)
    assert [line.id for line in queries.calls(store)] == [id_] != [gone]
    assert kept.name
    followed_up(store, id_, "done")
    assert not purged(store, 2001).kept
    assert queries.calls(store) == []


def test_a_key_person_is_named_before_a_call_back(store):
    """Of several reasons the gravest kind."""
    call(store, "unheard")
    call(store, "travelled")
    assert {held.why for held in purged(store, 2000).kept} == {"high"}


def test_reopened_is_not_done(store):
    """The last of the two holds."""
    id_ = call(store, "travelled")
    followed_up(store, id_, "done", "reopen")
    assert purged(store, 2000).kept


def test_a_campaign_that_is_not_finished_keeps_its_people(store):
    """Its roster, attempts and calls are needed to take it up; so is its rehearsal."""
    rehearsed_campaign(store, [1, 2], "paused")
    real = rehearsed_campaign(store, [3], "paused")
    store.conn.execute("UPDATE contact SET run_id = NULL WHERE campaign_id = ?", (real,))
    purged(store, 3000)
    assert len(store.rows("SELECT * FROM contact")) == 3
    store.conn.execute("UPDATE campaign SET state = 'finished'")
    purged(store, 3000)
    assert store.rows("SELECT * FROM contact") == []


def test_names_of_a_roster_do_not_stay_in_a_rehearsal_that_was_never_run(store, tmp_path):
    """They go when the roster's would, and leave empty places, which nobody calls."""
    listed = [("李明明", "138****0001", "a" * 32, '{"area":"x"}')]
    roster = keep_roster(store, RosterPlan("名册", "a.csv", {}), listed, AT)
    settings = {"mix": "easy", "seed": 1}
    plan_campaign(store, script(), CampaignPlan("试", settings, 1, roster), [], AT)
    assert "contacts" not in rows(purged(store, 100))
    assert rows(purged(store, 3000))["contacts"] == 2
    assert store.rows("SELECT name, phone, phone_token, campaign_id FROM contact") == [
        ("", "", None, 1)
    ]
    assert "李明明".encode() not in bytes_of(tmp_path)
    assert "contacts" not in rows(purged(store, 3000))


def test_rehearsals_go_whole_and_real_people_on_their_roster_stay(store):
    """With truth, sound, do-not-call entries that bar nobody, and the run."""
    run = simulated(store, ["travelled", "stopped"])
    kept = call(store, "corrected")
    assert rows(purged(store, 91))["simulated"] > 10
    assert [line.id for line in queries.calls(store)] == [kept]
    assert queries.runs(store) == []
    for table in ("simulated_truth", "do_not_call"):
        assert store.rows(f"SELECT * FROM {table}") == []
    assert run == 1
    assert store.rows("PRAGMA foreign_key_check") == []


def test_proofs_go_by_days_alone_and_the_bar_for_ever_by_default(store):
    """A date that is named sweeps neither the do-not-call list nor the trail."""
    call(store, "stopped")
    audit.note(store, ACTOR, [audit.Look("calls")], NOW)
    assert "do_not_call" not in rows(purged(store, 20_000, kept=DAYS | {"audit": 0}))
    purged(store, 40, "do_not_call", "audit", before=later(39))
    assert len(barring.do_not_call(store)) == 1
    assert len(audit.entries(store, audit.Wanted())) > 1
    assert rows(purged(store, 2000, "do_not_call", kept=DAYS | {"do_not_call": 1900})) == {
        "do_not_call": 1
    }


def test_the_opening_is_never_eaten_before_the_conversation(store):
    """Kept for fewer days than the answers, it goes with them and not turn by turn."""
    id_ = call(store)
    days = DAYS | {"consent": 10, "transcripts": 0, "contacts": 0}
    turns = len(queries.call(store, id_).turns)
    purged(store, 20, kept=days)
    assert len(queries.call(store, id_).turns) == turns
    purged(store, 181, kept=days)
    assert queries.call(store, id_).turns == []


def test_names_never_outlive_in_words(store):
    """Where people's names go, what they said goes, too; that they were followed up stays."""
    id_ = call(store, "travelled")
    contact_id = followed_up(store, id_, "assign", "note", "done")
    days = DAYS | {"contacts": 10, "transcripts": 0}
    purged(store, 11, kept=days)
    detail = queries.call(store, id_)
    assert not any(turn.prompt or turn.heard for turn in detail.turns)
    assert store.rows("SELECT name, phone, fields FROM contact") == [("", "", "{}")]
    assert store.rows("SELECT contact_id, kind, text FROM follow_up_entry") == [
        (contact_id, "done", "")
    ]
    assert detail.answers
    assert rows(purged(store, 12, kept=days)) == {}


def test_a_dry_run_says_what_happens_and_changes_nothing(store, tmp_path):
    """The same figures, class by class; not a byte differs."""
    for number, kind in enumerate(["travelled", "corrected", "stopped", "unheard"]):
        call(store, kind, number, sound=True)
    simulated(store, ["travelled"])
    store.conn.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    before = bytes_of(tmp_path)
    told = purged(store, 1100, dry_run=True)
    assert bytes_of(tmp_path) == before
    done = purged(store, 1100)
    assert [one._replace(before="") for one in told.going] == [
        one._replace(before="") for one in done.going
    ]
    assert told.kept == done.kept


def test_oldest_newest_files_and_bytes_are_told(store):
    """Of recordings of calls that go, and of sound alone."""
    call(store, sound=True)
    going = {one.name: one for one in purged(store, 1100, "calls", "recordings").going}
    calls = going["calls"]
    assert (len(calls.folders), calls.bytes) == (1, 800)
    assert calls.oldest == calls.newest == "2020-02-10T09:00:00"
    assert not calls.folders[0].exists()
    assert going["recordings"].folders == []


def test_a_clock_that_went_back_deletes_nothing(store):
    """What seems to be of the future is not old."""
    call(store, sound=True)
    assert rows(purged(store, -20_000)) == {}


def test_times_that_are_none_are_never_old(store):
    """As another program may have written."""
    id_ = call(store)
    store.conn.execute("UPDATE call SET started_at = 'gestern'")
    purged(store, 5000, "transcripts", "answers", "calls", "consent")
    assert queries.call(store, id_).answers


def test_figures_after_purging_are_those_of_the_rows(tmp_path, monkeypatch):
    """Kept tallies never outlive what went; how often people were heard survives their words."""
    monkeypatch.setattr(schema, "BLOCK", 4)
    monkeypatch.setattr(tallying, "BLOCK", 4)
    with open_database(tmp_path / "calls.db") as store:
        for number, kind in enumerate(["corrected", "stopped", "corrected", "unheard"] * 3):
            call(store, kind, number)
        before = figures.overview(store)
        purged(store, 91)
        assert figures.overview(store) == before
        purged(store, 181)
        figures.overview(store)
        purged(store, 1096)
        kept = figures.overview(store)
        store.conn.execute("DELETE FROM tally")
        assert kept == figures.overview(store)
        ((calls,),) = store.rows("SELECT count(*) FROM call")
        assert kept.calls == calls < before.calls


def test_a_purge_that_is_locked_out_changes_nothing(store):
    """One clear error; the next one does it."""
    call(store, sound=True)
    other = sqlite3.connect(store.path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    store.conn.execute("PRAGMA busy_timeout = 50")
    with pytest.raises(StoreError, match="in use"):
        purged(store, 1100)
    other.execute("ROLLBACK")
    other.close()
    assert len(queries.calls(store)) == 1
    assert list(store.path.parent.glob("recordings/*/call-*"))
    assert "calls" in rows(purged(store, 1100))


def test_sound_that_cannot_be_deleted_is_told_and_goes_next_time(store, monkeypatch):
    """The rows are gone, the folder is noted: nothing is left that nobody knows of."""
    call(store, sound=True)
    (folder,) = store.path.parent.glob("recordings/*/call-*")
    with monkeypatch.context() as broken:
        broken.setattr(shutil, "rmtree", _refuse)
        done = purged(store, 1100, "calls")
    assert "cannot be deleted" in done.troubles[0] and folder.exists()
    assert rows(purged(store, 1100, "calls")) == {}
    assert not folder.exists()


def _refuse(path):
    raise PermissionError(13, "Permission denied", str(path))


def test_missing_sound_is_no_trouble(store):
    """Somebody took it away by hand."""
    call(store, sound=True)
    shutil.rmtree(store.path.parent / "recordings")
    done = purged(store, 1100)
    assert not done.troubles and queries.calls(store) == []


@pytest.mark.parametrize("linked", ["folder", "file"])
def test_links_to_elsewhere_are_not_followed(store, tmp_path_factory, linked):
    """Of a link the link goes; what it leads to is somebody else's."""
    elsewhere = tmp_path_factory.mktemp("elsewhere") / "call-00001"
    elsewhere.mkdir()
    (elsewhere / "call.wav").write_bytes(b"precious")
    call(store, sound=True)
    (folder,) = store.path.parent.glob("recordings/*/call-*")
    if linked == "folder":
        shutil.rmtree(folder)
        folder.symlink_to(elsewhere, target_is_directory=True)
    else:
        (folder / "call.wav").unlink()
        (folder / "call.wav").symlink_to(elsewhere / "call.wav")
    purged(store, 1100, "calls")
    assert not folder.exists() and not folder.is_symlink()
    assert (elsewhere / "call.wav").read_bytes() == b"precious"


KILLED = """
import os, signal, sys
sys.path[:0] = sys.argv[2:]
from keeping_calls import *
from callbot.store.keeping import disk, purging
from callbot.store.open import open_database
from callbot.store.rosters import RosterPlan, keep_roster
def killed(*_, **__):
    os.kill(os.getpid(), signal.SIGKILL)
place, name = sys.argv[1].split(":")[1].split(".")
setattr({"purging": purging, "disk": disk}[place], name, killed)
with open_database(sys.argv[1].split(":")[0]) as store:
    purged(store, 1100)
"""


@pytest.mark.parametrize(
    ("moment", "calls"), [("purging._erase", 1), ("disk.remove_folder", 0), ("disk._rewrite", 0)]
)
def test_kill_9_at_any_moment_is_finished_by_the_next_purge(tmp_path, moment, calls):
    """Before the commit nothing has happened, after it the next purge ends what was begun."""
    path = tmp_path / "calls.db"
    with open_database(path) as store:
        call(store, sound=True)
    (folder,) = tmp_path.glob("recordings/*/call-*")
    here = [str(Path(__file__).parent), str(ROOT)]
    killed = subprocess.run([sys.executable, "-c", KILLED, f"{path}:{moment}", *here], check=False)
    assert killed.returncode == -signal.SIGKILL
    with open_database(path) as store:
        assert store.rows("PRAGMA integrity_check") == [("ok",)]
        assert len(store.rows("SELECT 1 FROM call")) == calls
        assert folder.exists() == (moment != "disk._rewrite")
        purged(store, 1100)
        assert store.rows("SELECT 1 FROM call UNION SELECT 1 FROM to_erase") == []
    assert not folder.exists()
    assert "说错了".encode() not in bytes_of(tmp_path)


def test_another_reader_keeps_the_old_log_and_that_is_told(store):
    """While somebody reads an older state the file cannot be made anew; afterwards it is."""
    call(store)
    reader = sqlite3.connect(store.path, isolation_level=None)
    reader.execute("BEGIN")
    reader.execute("SELECT * FROM call").fetchall()
    store.conn.execute("PRAGMA busy_timeout = 50")
    done = purged(store, 1100)
    assert "unused places" in done.troubles[0]
    reader.execute("ROLLBACK")
    reader.close()
    assert not finish(store).troubles
    assert "说错了".encode() not in bytes_of(store.path.parent)


def test_a_full_disk_changes_nothing(store, small_disk):
    """One clear error, and everything is there; with room again it goes."""
    path = small_disk / "calls.db"
    with open_database(path) as full:
        for number in range(200):
            call(full, "corrected", number)
        full.conn.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        ballast = small_disk / "ballast"
        with ballast.open("wb", buffering=0) as file, pytest.raises(OSError, match="space"):
            while True:
                file.write(bytes(4096))
        with pytest.raises(StoreError, match="no room"):
            purged(full, 1100)
        ballast.unlink()
        assert len(full.rows("SELECT 1 FROM call")) == 200
        assert not purged(full, 1100).troubles
        assert full.rows("SELECT 1 FROM call") == []


@pytest.fixture
def small_disk(tmp_path):
    """Sixty megabytes of memory as a disk."""
    place = tmp_path / "disk"
    place.mkdir()
    try:
        done = subprocess.run(
            ["mount", "-t", "tmpfs", "-o", "size=60m", "callbot-test", str(place)],
            capture_output=True, text=True, check=False,
        )  # fmt: skip
    except FileNotFoundError:
        pytest.skip("there is no mount here")
    if done.returncode:
        pytest.skip(f"no disk can be mounted here: {done.stderr.strip()}")
    yield place
    subprocess.run(["umount", "--lazy", str(place)], check=True)


def test_what_went_stands_in_the_trail(store):
    """By class, with how many rows; nothing of whom."""
    call(store)
    purged(store, 91)
    (entry,) = audit.entries(store, audit.Wanted())
    assert (entry.who, entry.action, entry.what) == ("王医生", "purge", "transcripts")
    assert entry.records and entry.call_id is None and entry.contact_id is None


def callbot(cwd, *arguments, stdin=""):
    """Run callbot in a folder."""
    return here.callbot(*arguments, stdin=stdin, cwd=cwd)


def test_the_command_asks_says_and_obeys(tmp_path):
    """A dry run, no answer, yes; then nothing is left to do."""
    with open_database(tmp_path / "callbot.db") as store:
        call(store, "corrected", sound=True)
        call(store, "travelled", 3)
    dry = callbot(tmp_path, "purge", "--dry-run")
    assert dry.returncode == 0 and "would delete" in dry.stdout
    assert "kept" in dry.stdout and "contact 2, call 2 of 2020-02-10: high   张伟3" in dry.stdout
    alone = callbot(tmp_path, "purge", stdin="")
    assert alone.returncode == 2 and "add --yes" in alone.stderr
    done = callbot(tmp_path, "purge", "--yes", "--json")
    told = json.loads(done.stdout)
    assert {one["class"] for one in told["classes"] if one["rows"]} >= {"calls", "contacts"}
    assert told["kept"][0]["contact"] == 2 and "name" not in told["kept"][0]
    nothing = callbot(tmp_path, "purge")  # nobody is asked about nothing
    assert nothing.returncode == 0 and "nothing more" in nothing.stdout


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--before", "2999-01-01"], "still to come"),
        (["--class", "do_not_call", "--before", "2020-01-01"], "by the days in config.toml alone"),
        (["--class", "everything"], "Invalid value"),
        (["--db", "none.db"], "no database"),
    ],
)
def test_what_makes_no_sense_is_one_error(tmp_path, arguments, told):
    """Exit status 2, and no traceback."""
    with open_database(tmp_path / "callbot.db") as store:
        call(store)
    done = callbot(tmp_path, "purge", "--yes", *arguments)
    assert done.returncode == 2 and told in done.stderr and "Traceback" not in done.stderr


def test_only_the_named_class_goes_before_the_named_day(tmp_path):
    """`--class` and `--before` restrict."""
    with open_database(tmp_path / "callbot.db") as store:
        call(store)
    day = str((NOW + timedelta(days=1)).date())
    callbot(tmp_path, "purge", "--yes", "--class", "transcripts", "--before", str(NOW.date()))
    with open_database(tmp_path / "callbot.db") as store:
        assert any(turn.heard for turn in queries.call(store, 1).turns)
    callbot(tmp_path, "purge", "--yes", "--class", "transcripts", "--before", day)
    with open_database(tmp_path / "callbot.db") as store:
        assert not any(turn.heard for turn in queries.call(store, 1).turns)
        assert queries.call(store, 1).answers and queries.call(store, 1).call.name
