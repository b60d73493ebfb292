"""Deleting, step by step: what is interrupted can be finished, and nothing else of anybody goes."""

import os
import shutil
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from stored_calls import AT, CALLS, hold

from callbot.errors import StoreError
from callbot.store import queries, recordings
from callbot.store.journal import CallJournal

FOLDER = Path("recordings")
NOW = datetime.fromisoformat(AT).astimezone()
LATER = NOW + timedelta(days=31)


def recorded(store, name="travelled", number=0):
    """Hold a call that leaves sound; returns its number and folder."""
    call = hold(CallJournal(store), CALLS[name](), number, "laptop")
    folder, known = recordings.begin_recording(store, call, FOLDER)
    for file in ("call.wav", "answer-001.wav", ".answer-002.wav.tmp"):
        (folder / file).write_bytes(b"RIFF" * 250)
    with store.writing() as conn:
        conn.execute(
            "UPDATE turn SET audio = ? WHERE call_id = ? AND heard IS NOT NULL",
            (f"{known}/answer-001.wav", call),
        )
    return call, folder


def sound_of(store, call):
    """What the database says of a call's sound."""
    detail = queries.call(store, call)
    return {detail.call.audio, *(turn.audio for turn in detail.turns)}


def test_a_recording_lies_beside_the_database_in_a_folder_of_its_own(store, tmp_path):
    """Found again by its path from there; what lies there already is left alone."""
    call, folder = recorded(store)
    assert folder == tmp_path / "recordings" / "calls.db" / "call-00001"
    line = queries.call(store, call).call
    assert line.audio == "recordings/calls.db/call-00001/call.wav"
    assert recordings.audio_path(store, line.audio) == folder / "call.wav"
    again, _ = recordings.begin_recording(store, call, FOLDER)
    assert again.name == "call-00001-2"


def test_the_sound_alone_goes_and_the_words_stay(store):
    """Folder and paths are gone, with what was half written; nothing else is."""
    call, folder = recorded(store)
    other, left = recorded(store, number=1)
    before = [turn.heard for turn in queries.call(store, call).turns]
    assert recordings.delete_recording(store, call) == ([folder], 3000)
    assert not folder.exists() and left.exists()
    assert sound_of(store, call) == {None}
    assert [turn.heard for turn in queries.call(store, call).turns] == before
    assert recordings.delete_recording(store, call).folders == []
    assert len(sound_of(store, other)) > 1


def test_deleted_words_are_not_left_in_the_file(store, tmp_path):
    """Neither in the database nor in its log."""
    call, _ = recorded(store)
    assert "去 过 武汉".encode() in everything(tmp_path)
    recordings.delete_call(store, call)
    assert "去 过 武汉".encode() not in everything(tmp_path)


def everything(folder):
    """All bytes of a database's files."""
    return b"".join(path.read_bytes() for path in folder.glob("calls.db*"))


def test_a_person_with_another_call_stays(store):
    """And so does that call, with its own sound."""
    first, _ = recorded(store)
    second, left = recorded(store, "corrected")
    recordings.delete_call(store, first)
    assert [line.id for line in queries.calls(store)] == [second]
    assert left.exists()
    hold(CallJournal(store), CALLS["travelled"]())
    assert store.rows("SELECT number FROM attempt ORDER BY id") == [(2,), (3,)]


@pytest.mark.parametrize("delete", [recordings.delete_recording, recordings.delete_call])
def test_sound_that_cannot_be_deleted_keeps_its_rows(store, monkeypatch, delete):
    """No sound is left that no row knows of; the same command finishes the work later."""
    call, folder = recorded(store)
    with monkeypatch.context() as broken:
        broken.setattr(shutil, "rmtree", refuse)
        with pytest.raises(StoreError, match="cannot be deleted") as caught:
            delete(store, call)
    assert "nothing was changed" in caught.value.hint
    assert len(sound_of(store, call)) > 1
    delete(store, call)
    assert not folder.exists()


def refuse(path):
    """As a folder that may not be written does."""
    raise PermissionError(13, "Permission denied", str(path))


def test_who_is_interrupted_between_files_and_rows_can_finish(store, monkeypatch):
    """The files are gone, the rows still there: nothing is unknown, and once more ends it."""
    call, folder = recorded(store)
    really = recordings._deleted

    def interrupted(folders):
        really(folders)
        raise KeyboardInterrupt

    with monkeypatch.context() as broken:
        broken.setattr(recordings, "_deleted", interrupted)
        with pytest.raises(KeyboardInterrupt):
            recordings.delete_call(store, call)
    assert not folder.exists()
    assert len(sound_of(store, call)) > 1
    recordings.delete_call(store, call)
    assert queries.calls(store) == []


def test_sound_that_no_call_knows_of_goes_by_its_age(store, tmp_path):
    """A database that was begun anew leaves such; other files there are nobody's business."""
    place = tmp_path / "recordings" / "calls.db"
    for name in ("call-00007", "holiday", "call-list"):
        (place / name).mkdir(parents=True)
        os.utime(place / name, (NOW.timestamp(), NOW.timestamp()))
    assert recordings.purge(store, FOLDER, 30, NOW + timedelta(days=29)).folders == []
    assert recordings.purge(store, FOLDER, 30, LATER).folders == [place / "call-00007"]
    assert sorted(path.name for path in place.iterdir()) == ["call-list", "holiday"]


def test_a_common_folder_elsewhere_is_not_swept(store, tmp_path_factory):
    """There may be another database of the same name behind what lies there."""
    common = tmp_path_factory.mktemp("common")
    stray = common / "calls.db" / "call-00001"
    stray.mkdir(parents=True)
    os.utime(stray, (0, 0))
    assert recordings.purge(store, common, 30, LATER).folders == []
    assert stray.exists()
