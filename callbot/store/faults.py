"""SQLite's errors as one sentence for the person who met them."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from callbot.errors import StoreError

DAMAGED_EXIT = 3
_MOST_NAMED = 3
LONGEST_PATH_BYTES = 500
"""SQLite opens no path longer than 512 bytes, less room for `-journal`."""

_TOLD = {
    sqlite3.SQLITE_BUSY: (
        "locked", "{path} is in use by another program",
        "close the other callbot or SQLite browser, then try again",
    ),
    sqlite3.SQLITE_LOCKED: (
        "locked", "{path} is in use by another program",
        "close the other callbot or SQLite browser, then try again",
    ),
    sqlite3.SQLITE_READONLY: (
        "read-only", "{path} cannot be written",
        "make the file and its folder writable, or name another database with --db",
    ),
    sqlite3.SQLITE_PERM: (
        "read-only", "{path} cannot be written",
        "make the file and its folder writable, or name another database with --db",
    ),
    sqlite3.SQLITE_FULL: (
        "full", "there is no room left to write {path}",
        "free some disk space; everything up to the last finished write is kept",
    ),
    sqlite3.SQLITE_NOTADB: (
        "not-a-database", "{path} is not a database",
        "name a database that callbot made, or a new file, with --db",
    ),
    sqlite3.SQLITE_CORRUPT: (
        "damaged", "{path} is damaged",
        "keep a copy, then try: sqlite3 FILE .recover | sqlite3 recovered.db",
    ),
    sqlite3.SQLITE_CANTOPEN: (
        "cannot-open", "{path} cannot be opened",
        "check that the folder exists and that you may read and write there",
    ),
    sqlite3.SQLITE_IOERR: (
        "io", "reading or writing {path} failed: {error}",
        "check the disk; everything up to the last finished write is kept",
    ),
}  # fmt: skip
"""SQLite's primary result code → our code, message and hint."""


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Turn trouble with the file into a StoreError; a mistake in our SQL stays what it is."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        primary = getattr(error, "sqlite_errorcode", 0) & 0xFF
        if primary not in _TOLD:
            raise
        code, message, hint = _TOLD[primary]
        raise StoreError(
            message.format(path=path, error=error),
            hint=hint,
            code=code,
            exit_status=DAMAGED_EXIT if code in ("damaged", "io") else None,
        ) from error


def check_place(path: Path, *, must_exist: bool) -> None:
    """Raise a StoreError for a path that cannot be a database; SQLite would say it less clearly."""
    if len(str(path.absolute()).encode()) > LONGEST_PATH_BYTES:
        raise StoreError(
            f"the path of the database is longer than {LONGEST_PATH_BYTES} bytes: {path}",
            hint="SQLite cannot open it; name a shorter one with --db",
            code="path-too-long",
        )
    if path.is_dir():
        raise StoreError(
            f"{path} is a folder", hint="name a file in it with --db", code="not-a-database"
        )
    if not path.absolute().parent.is_dir():
        raise StoreError(
            f"the folder {path.absolute().parent} does not exist",
            hint="make it first, or name another database with --db",
            code="missing",
        )
    if must_exist and not path.exists():
        raise StoreError(
            f"there is no database {path}",
            hint=_instead(path),
            code="missing",
        )
    if path.exists() and not path.is_file():
        raise StoreError(
            f"{path} is not a file", hint="name a file with --db", code="not-a-database"
        )


def _instead(path: Path) -> str:
    """What to do without this database: there may be others where it was looked for, as of a demo."""
    here = path.parent
    others = sorted(one for pattern in ("*.db", "*/*.db") for one in here.glob(pattern))
    if not others:
        return "run `callbot demo` or `callbot simulate` first, or name one with --db"
    return "name one with --db; here are " + ", ".join(str(one) for one in others[:_MOST_NAMED])
