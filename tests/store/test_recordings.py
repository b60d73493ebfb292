"""Recordings go when they should, with their rows, and nothing else does."""

import os
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from stored_calls import AT, CALLS, hold, script

from callbot.core import messages as m
from callbot.core.answers import no_match
from callbot.errors import StoreError
from callbot.store import barring, queries, recordings
from callbot.store.journal import CallJournal
from callbot.store.open import open_database

NOW = datetime.fromisoformat("2020-03-01T09:00:00+08:00")
FOLDER = Path("recordings")


def recorded(store, at=AT):
    """A call with one answer and both sides on the disk."""
    journal = CallJournal(store)
    number = journal.begin({"name": "Li", "phone": "13800000000"}, script(), "laptop", at)
    folder, known = recordings.begin_recording(store, number, FOLDER)
    (folder / "call.wav").write_bytes(b"RIFF" * 10)
    (folder / "answer-001.wav").write_bytes(b"RIFF" * 10)
    journal.record((m.Asked(1, "travel", "ask", "?"),), 0.0)
    journal.heard(m.Heard((), 1.0, f"{known}/answer-001.wav"), 1.0)
    judged = no_match("", "nothing")
    replied = m.Replied(1, "travel", False, (), judged, 1.0, f"{known}/answer-001.wav")
    journal.record((replied, m.Barred(1, "x"), m.Ended("stop", "travel", "said")), 1.0)
    return number, folder


def test_a_deleted_call_is_gone_with_its_sound_and_stays_barred(store):
    """Nothing is left of it but the do-not-call entry; other calls are untouched."""
    other, other_folder = recorded(store)
    number, folder = recorded(store)
    removed = recordings.delete_call(store, number)
    assert removed.folders == [folder.resolve()] and removed.bytes == 80
    assert not folder.exists() and other_folder.exists()
    for table in ("turn", "answer", "dropped", "flag"):
        assert not store.rows(f"SELECT 1 FROM {table} WHERE call_id = ?", (number,))
    assert [line.id for line in queries.calls(store)] == [other]
    assert len(barring.do_not_call(store)) == 2
    assert store.rows("PRAGMA foreign_key_check") == []
    recordings.delete_call(store, other)
    assert store.rows("SELECT 1 FROM contact UNION SELECT 1 FROM attempt") == []
    with pytest.raises(StoreError, match="no call"):
        recordings.delete_call(store, other)


def test_old_recordings_go_and_their_words_stay(store):
    """By the day of the call; what no call knows of goes by the age of its files."""
    old, old_folder = recorded(store, "2020-01-01T09:00:00")
    new, new_folder = recorded(store, "2020-02-29T09:00:00+08:00")
    orphan = new_folder.with_name("call-09999")
    orphan.mkdir()
    mine = new_folder.with_name("my notes")
    mine.mkdir()
    for path in (orphan, mine):
        os.utime(path, ((NOW - timedelta(days=99)).timestamp(),) * 2)
    wanted = recordings.purge(store, FOLDER, 30, NOW, dry_run=True)
    assert old_folder.exists() and set(wanted.folders) == {old_folder.resolve(), orphan.resolve()}
    assert not recordings.purge(store, FOLDER, 0, NOW).folders
    assert recordings.purge(store, FOLDER, 30, NOW) == wanted
    assert not old_folder.exists() and not orphan.exists() and new_folder.exists() and mine.exists()
    assert queries.call(store, old).turns[0].audio is None
    assert queries.call(store, old).call.audio is None
    assert queries.call(store, new).turns[0].audio


def test_nothing_but_recordings_is_deleted_whatever_the_database_says(store, tmp_path):
    """A path that leads elsewhere is not followed."""
    precious = tmp_path / "precious"
    precious.mkdir()
    number = hold(CallJournal(store), CALLS["travelled"](), 9) or 1
    store.conn.execute("UPDATE call SET audio = 'precious/call.wav'")
    assert not recordings.delete_recording(store, number).folders
    assert precious.exists()


def test_two_databases_do_not_share_a_folder(tmp_path):
    """Of one name and number: the second call gets a folder of its own."""
    (tmp_path / "recordings" / "calls.db" / "call-00001").mkdir(parents=True)
    with open_database(tmp_path / "calls.db") as store:
        assert recorded(store)[1].name == "call-00001-2"
