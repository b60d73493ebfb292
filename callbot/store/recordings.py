"""The sound of calls: where it lies, and how it goes again, alone or with everything else of a call.

Rows, files, commit, in this order in one transaction: whatever breaks in between, no sound is left
that no row knows of, and the same command once more finishes the work.
"""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, NamedTuple

from callbot.errors import StoreError
from callbot.store.open import Store

_OURS = re.compile(r"call-\d{5,}(-\d+)?")
"""Only folders of such a name are ever deleted, whatever stands in a database."""


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


def audio_path(store: Store, audio: str) -> Path:
    """Where a recording lies that the database calls `audio`."""
    return store.path.absolute().parent / audio


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
        contact_id, attempt_id = conn.execute(
            "SELECT contact_id, attempt_id FROM call WHERE id = ?", one
        ).fetchone()
        conn.execute("UPDATE do_not_call SET call_id = NULL WHERE call_id = ?", one)
        for table in (
            "turn",
            "answer",
            "dropped",
            "flag",
            "overheard",
            "simulated_truth",
            "checked",
            "earlier",
        ):
            conn.execute(f"DELETE FROM {table} WHERE call_id = ?", one)  # noqa: S608 - our own names
        # What was answered here was told to the calls after it.
        conn.execute(
            "DELETE FROM earlier WHERE call_id IN"
            " (SELECT id FROM call WHERE contact_id = ? AND id > ?)",
            (contact_id, call_id),
        )
        conn.execute("DELETE FROM call WHERE id = ?", one)
        conn.execute(
            "DELETE FROM attempt WHERE id = ?1"
            " AND NOT EXISTS (SELECT 1 FROM call WHERE attempt_id = ?1)",
            (attempt_id,),
        )
        unknown = (
            "SELECT id FROM contact WHERE id = ? AND campaign_id IS NULL"
            " AND NOT EXISTS (SELECT 1 FROM attempt WHERE contact_id = contact.id)"
            " AND NOT EXISTS (SELECT 1 FROM call WHERE contact_id = contact.id)"
        )
        for sql in (
            f"DELETE FROM follow_up_entry WHERE contact_id IN ({unknown})",  # noqa: S608
            f"DELETE FROM contact WHERE id IN ({unknown})",  # noqa: S608 - our own text
        ):
            conn.execute(sql, (contact_id,))
        removed = _deleted(folders)
    store.conn.execute("PRAGMA wal_checkpoint(TRUNCATE)")  # they must not live on in the log
    return removed


def purge(
    store: Store, folder: Path, keep_days: int, now: datetime, *, dry_run: bool = False
) -> Removed:
    """Delete the sound of real calls that began more than `keep_days` days before `now` (with a zone).

    Also sound that no call knows of any more, by the age of its files. 0 days keep everything.
    """
    old = list(_old(store, folder, now - timedelta(days=keep_days))) if keep_days else []
    if dry_run:
        return Removed([path for path, _ in old], sum(_bytes(path) for path, _ in old))
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
        began = _moment(started_at, since)
        for path in _folders_of(store, call_id):
            known[path] = call_id
            if began < since:
                yield path, call_id
    base = store.path.absolute().parent.resolve()
    place = (base / folder / store.path.name).resolve()
    # Elsewhere a database of the same name may keep its recordings, too.
    for path in sorted(place.glob("call-*")) if place.is_relative_to(base) else ():
        if path.resolve() not in known and _OURS.fullmatch(path.name) and path.is_dir():
            last = max(found.lstat().st_mtime for found in (path, *path.iterdir()))
            if last < since.timestamp():
                yield path.resolve(), None


def _moment(started_at: str, like: datetime) -> datetime:
    """A stored time; one without a zone is of this one, and what is no time is never old."""
    try:
        found = datetime.fromisoformat(started_at)
    except ValueError:
        return like
    return found if found.tzinfo else found.replace(tzinfo=like.tzinfo)


def _folders_of(store: Store, call_id: int) -> list[Path]:
    found = store.rows("SELECT audio FROM call WHERE id = ?", (call_id,))
    if not found:
        raise StoreError(
            f"there is no call {call_id}", hint="`callbot calls` lists them", code="no-call"
        )
    found += store.rows("SELECT audio FROM turn WHERE call_id = ?", (call_id,))
    parents = {audio_path(store, audio).resolve().parent for (audio,) in found if audio}
    return sorted(path for path in parents if _OURS.fullmatch(path.name))


def _forget(conn: Any, call_id: int) -> None:
    for sql in (
        "UPDATE call SET audio = NULL WHERE id = ?",
        "UPDATE turn SET audio = NULL WHERE call_id = ? AND audio IS NOT NULL",
    ):
        conn.execute(sql, (call_id,))


def _deleted(folders: list[Path]) -> Removed:
    freed = sum(map(_bytes, folders))
    for folder in folders:
        try:
            shutil.rmtree(folder)
        except FileNotFoundError:
            continue
        except OSError as error:
            raise StoreError(
                f"{folder} cannot be deleted: {error.strerror or error}",
                hint="nothing was changed in the database; make the folder writable and try again",
                code="recording",
            ) from error
    return Removed(folders, freed)


def _bytes(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
