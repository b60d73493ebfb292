"""What a deletion does on the disk after its commit, so that the words are gone from there, too.

Rows go in one transaction, which also notes in `to_erase` what is left to do: folders of sound, and
rewriting the file, in whose unused places old copies of rows may lie. Whoever is killed in between
leaves the notes, and the next deletion does it.
"""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final, NamedTuple

from callbot.errors import StoreError
from callbot.store.faults import told
from callbot.store.open import Store
from callbot.store.sound import folder_bytes, is_ours

ERASURES: Final = "erasure"
"""Row of `highest_number` that counts deletions."""


@contextmanager
def erasing(store: Store) -> Iterator[sqlite3.Connection]:
    """One transaction that deletes for good; call `finish` after it. Raises StoreError."""
    # Looking for calls that still need an attempt, row by row, would take hours: `hanging` knows.
    store.conn.execute("PRAGMA foreign_keys = OFF")
    store.conn.execute("PRAGMA secure_delete = ON")  # zeros where words were
    try:
        with store.writing() as conn:
            before = conn.total_changes
            yield conn
            if conn.total_changes > before:
                note_erasure(conn)
    finally:
        store.conn.execute("PRAGMA foreign_keys = ON")


def note_erasure(conn: sqlite3.Connection) -> None:
    """Words have gone: whoever keeps some in memory reads anew, and the file is to be rewritten."""
    conn.execute("INSERT OR IGNORE INTO to_erase VALUES ('rewrite', '')")
    conn.execute(
        "INSERT INTO highest_number VALUES (?, 1)"
        " ON CONFLICT (name) DO UPDATE SET number = number + 1",
        (ERASURES,),
    )


def erasures(store: Store) -> int:
    """How many deletions there were, by whatever process."""
    rows = store.rows("SELECT number FROM highest_number WHERE name = ?", (ERASURES,))
    return int(rows[0][0]) if rows else 0


def doom(conn: sqlite3.Connection, folders: Iterable[Path]) -> None:
    """Note in the transaction that these folders of sound go after it."""
    conn.executemany(
        "INSERT OR IGNORE INTO to_erase VALUES ('folder', ?)", [(str(path),) for path in folders]
    )


class Finished(NamedTuple):
    """What was done on the disk."""

    folders: list[Path]
    bytes: int
    troubles: list[str]
    """What is left to do, and why; the next deletion tries again."""


def finish(store: Store) -> Finished:
    """Do what is left: folders of sound first, then the file anew."""
    done = finish_sound(store)
    if not store.rows("SELECT 1 FROM to_erase WHERE kind = 'rewrite'"):
        return done
    try:
        _rewrite(store)
    except StoreError as error:
        done.troubles.append(
            f"old copies may still lie in unused places of {store.path}: {error};"
            " `callbot purge` once more rewrites it"
        )
    return done


def finish_sound(store: Store) -> Finished:
    """Delete the folders of sound whose rows have gone."""
    folders, freed, troubles = [], 0, list[str]()
    for (text,) in store.rows("SELECT path FROM to_erase WHERE kind = 'folder' ORDER BY path"):
        path = Path(text)
        size = folder_bytes(path)
        try:
            remove_folder(path)
        except OSError as error:
            troubles.append(
                f"{path} cannot be deleted: {error.strerror or error};"
                " make it writable, then `callbot purge` once more"
            )
            continue
        with store.writing() as conn:
            conn.execute("DELETE FROM to_erase WHERE kind = 'folder' AND path = ?", (text,))
        folders.append(path)
        freed += size
    return Finished(folders, freed, troubles)


def remove_folder(path: Path) -> None:
    """A folder of sound; of a link the link alone, never what it leads to. Raises OSError."""
    if not is_ours(path):
        return
    if path.is_symlink():
        path.unlink()
        return
    with suppress(FileNotFoundError):
        shutil.rmtree(path)  # does not follow links in it


def _rewrite(store: Store) -> None:
    """The file without unused places, and an empty log. Raises StoreError."""
    with told(store.path):
        store.conn.execute("VACUUM")
        with store.writing() as conn:
            conn.execute("DELETE FROM to_erase WHERE kind = 'rewrite'")
        (busy, _, _) = store.conn.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    if busy:
        with store.writing() as conn:
            conn.execute("INSERT OR IGNORE INTO to_erase VALUES ('rewrite', '')")
        raise StoreError("another program is reading it", code="locked")
