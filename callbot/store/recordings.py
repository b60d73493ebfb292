"""The sound of calls: where it lies, and how it goes again, alone or with everything else of a call.

Rows, files, commit, in this order in one transaction: whatever breaks in between, no sound is left
that no row knows of, and the same command once more finishes the work.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, NamedTuple

from callbot.errors import StoreError
from callbot.store.keeping.disk import finish_sound, note_erasure, remove_folder
from callbot.store.keeping.hanging import delete_calls
from callbot.store.moments import moment
from callbot.store.open import Store
from callbot.store.sound import audio_path, folder_bytes, folders_of, is_ours

__all__ = ["audio_path"]


class Removed(NamedTuple):
    """What was deleted, or would be."""

    folders: list[Path]
    bytes: int


def begin_recording(store: Store, call_id: int, folder: Path) -> tuple[Path, str]:
    """Make the folder of a call's recording; returns it, and how the database calls it.

    `folder` is where all recordings go, relative to the database's. Raises OSError, StoreError.
    """
    base = store.path.absolute().parent
    place = base / folder / store.path.name
    made = _fresh(place / f"call-{call_id:05d}")
    known = _known(made, base)
    with store.writing() as conn:
        conn.execute("UPDATE call SET audio = ? WHERE id = ?", (f"{known}/call.wav", call_id))
    return made, known


def recordings_of_run(store: Store, run_id: int, folder: Path) -> tuple[Path, str]:
    """Make a folder below `folder` for the sound of a simulation; as `begin_recording` returns it.

    Raises OSError.
    """
    base = store.path.absolute().parent
    made = _fresh(folder.absolute() / f"{store.path.stem}-run-{run_id}")
    return made, _known(made, base)


def _fresh(path: Path) -> Path:
    """Make this folder, or one with a number appended where it is there already."""
    for again in range(1, 1000):
        made = path.with_name(path.name + (f"-{again}" if again > 1 else ""))
        try:
            made.mkdir(parents=True)
        except FileExistsError:  # of another database, or one that was here before
            continue
        return made
    raise OSError(f"{path.parent} is full of recordings of other databases")


def _known(made: Path, base: Path) -> str:
    """How a database in the folder `base` calls this folder."""
    try:
        return Path(os.path.relpath(made, base)).as_posix()
    except ValueError:  # another drive
        return made.as_posix()


def delete_recording(store: Store, call_id: int) -> Removed:
    """Delete a call's sound; its words stay. Raises StoreError for a call that does not exist."""
    folders = _folders_of(store, call_id)
    with store.writing() as conn:
        _forget(conn, call_id)
        return _deleted(folders)


def delete_call(store: Store, call_id: int) -> Removed:
    """Delete everything about a call, its sound included.

    An entry on the do-not-call list stays; the person goes where nothing else is known of them.
    Raises StoreError for a call that does not exist.
    """
    folders = _folders_of(store, call_id)
    one = (call_id,)
    store.conn.execute("PRAGMA secure_delete = ON")  # zeros where words were
    with store.writing() as conn:
        (contact_id,) = conn.execute("SELECT contact_id FROM call WHERE id = ?", one).fetchone()
        delete_calls(conn, one)
        unknown = (
            "SELECT id FROM contact WHERE id = ? AND campaign_id IS NULL AND roster_id IS NULL"
            " AND NOT EXISTS (SELECT 1 FROM attempt WHERE contact_id = contact.id)"
            " AND NOT EXISTS (SELECT 1 FROM call WHERE contact_id = contact.id)"
        )
        for sql in (
            f"DELETE FROM follow_up_entry WHERE contact_id IN ({unknown})",  # noqa: S608
            f"DELETE FROM contact WHERE id IN ({unknown})",  # noqa: S608 - our own text
        ):
            conn.execute(sql, (contact_id,))
        note_erasure(conn)
        removed = _deleted(folders)
    store.conn.execute("PRAGMA wal_checkpoint(TRUNCATE)")  # they must not live on in the log
    return removed


def purge(
    store: Store, folder: Path, keep_days: int, now: datetime, *, dry_run: bool = False
) -> Removed:
    """Delete the sound of real calls that began more than `keep_days` days before `now` (with a zone).

    Also sound that no call knows of any more, by the age of its files. 0 days keep everything.
    """
    left = Removed([], 0)
    if not dry_run:
        left = Removed(*finish_sound(store)[:2])  # of a deletion that was interrupted
    if not keep_days:
        return left
    found = purge_before(store, folder, now - timedelta(days=keep_days), dry_run=dry_run)
    return Removed(left.folders + found.folders, left.bytes + found.bytes)


def purge_before(store: Store, folder: Path, since: datetime, *, dry_run: bool = False) -> Removed:
    """The same for sound of before a moment (with a zone)."""
    old = list(_old(store, folder, since))
    if dry_run:
        return Removed([path for path, _ in old], sum(folder_bytes(path) for path, _ in old))
    removed = Removed([], 0)
    for path, call_id in old:
        with store.writing() as conn:
            if call_id is not None:
                _forget(conn, call_id)
            one = _deleted([path])
        removed = Removed(removed.folders + one.folders, removed.bytes + one.bytes)
    return removed


def _old(store: Store, folder: Path, since: datetime) -> Iterator[tuple[Path, int | None]]:
    known = dict[Path, int]()
    for call_id, started_at in store.rows(
        "SELECT id, started_at FROM call WHERE run_id IS NULL AND (audio IS NOT NULL"
        " OR EXISTS (SELECT 1 FROM turn WHERE call_id = call.id AND turn.audio IS NOT NULL))"
    ):
        began = moment(started_at, since)
        for path in _folders_of(store, call_id):
            known[path] = call_id
            if began < since:
                yield path, call_id
    base = store.path.absolute().parent.resolve()
    place = (base / folder / store.path.name).resolve()
    # Elsewhere a database of the same name may keep its recordings, too.
    for path in sorted(place.glob("call-*")) if place.is_relative_to(base) else ():
        if path not in known and is_ours(path) and path.is_dir() and not path.is_symlink():
            last = max(found.lstat().st_mtime for found in (path, *path.iterdir()))
            if last < since.timestamp():
                yield path, None


def _folders_of(store: Store, call_id: int) -> list[Path]:
    found = store.rows("SELECT 1 FROM call WHERE id = ?", (call_id,))
    if not found:
        raise StoreError(
            f"there is no call {call_id}", hint="`callbot calls` lists them", code="no-call"
        )
    return [path for _, path in folders_of(store, [call_id])]


def _forget(conn: Any, call_id: int) -> None:
    for sql in (
        "UPDATE call SET audio = NULL WHERE id = ?",
        "UPDATE turn SET audio = NULL WHERE call_id = ? AND audio IS NOT NULL",
    ):
        conn.execute(sql, (call_id,))


def _deleted(folders: list[Path]) -> Removed:
    freed = sum(map(folder_bytes, folders))
    for folder in folders:
        try:
            remove_folder(folder)
        except OSError as error:
            raise StoreError(
                f"{folder} cannot be deleted: {error.strerror or error}",
                hint="nothing was changed in the database; make the folder writable and try again",
                code="recording",
            ) from error
    return Removed(folders, freed)
