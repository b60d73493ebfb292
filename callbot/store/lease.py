"""One process at a time: a lock that the system takes back from whoever dies.

An empty SQLite file beside the database is held exclusively, so that the lock works wherever SQLite
does and no process id, clock or leftover file can be mistaken for somebody who still runs. The file
stays: deleting it would let two processes hold two of it.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

from callbot.store.faults import told


def lease_path(database: Path, name: str) -> Path:
    """Where the lock of this name lies."""
    return database.with_name(f"{database.name}-{name}")


@contextmanager
def lease(database: Path, name: str) -> Iterator[bool]:
    """Hold the lock of this name until the end of the `with`; False where another process has it."""
    path = lease_path(database, name)
    with told(path):
        conn = sqlite3.connect(path, timeout=0.0, isolation_level=None)
    try:
        yield _taken(conn, path)
    finally:
        conn.close()


def _taken(conn: sqlite3.Connection, path: Path) -> bool:
    with told(path):
        try:
            conn.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY:
                raise
            return False
        return True


def held(database: Path, name: str) -> bool:
    """Whether some process holds this lock now. Nothing is written: a full disk is no reason not to look."""
    path = lease_path(database, name)
    if not path.exists():
        return False
    with told(path):
        conn = sqlite3.connect(f"file:{quote(str(path))}?mode=ro", timeout=0.0, uri=True)
        try:
            conn.execute("SELECT 1 FROM sqlite_master").fetchall()
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY:
                raise
            return True
        finally:
            conn.close()
    return False
