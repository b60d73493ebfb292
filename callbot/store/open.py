"""Opening the database: every way in which that can fail is one clear StoreError."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Literal, Self
from urllib.parse import quote

from callbot.errors import StoreError
from callbot.store.faults import DAMAGED_EXIT, check_place, told
from callbot.store.phone_migration import scrub
from callbot.store.phones import PhoneKey
from callbot.store.schema import APPLICATION_ID, VERSION, migrate
from callbot.store.views import make_views

if TYPE_CHECKING:
    from sqlite_utils import Database

Mode = Literal["live", "simulation", "read"]
"""`live`: each write is on the disk when it returns. `simulation`: a power cut may cost the last
seconds, a killed process costs nothing that was committed. `read`: nothing is ever written."""

BUSY_SECONDS = 2.0
"""How long to wait for another program that is just writing."""
_CHECKED_BYTES = 32 * 1024 * 1024
"""Smaller files are checked for damage when they are opened, in well under a second."""


class Store:
    """An open database; `db` is sqlite-utils' Database. Close it, or use it in a `with`."""

    def __init__(self, path: Path, mode: Mode, db: Database) -> None:
        self.path = path
        self.mode = mode
        self.db = db
        self.conn: sqlite3.Connection = db.conn
        self.phone_key: PhoneKey | None = None
        """The key to people's numbers, once it was needed: see `callbot.store.phones`."""

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """One transaction: all of it is kept, or nothing."""
        with told(self.path):
            self.conn.execute("BEGIN IMMEDIATE")
            try:
                yield self.conn
                self.conn.execute("COMMIT")
            except BaseException:
                # SQLite has rolled back by itself where the disk was full.
                if self.conn.in_transaction:
                    self.conn.execute("ROLLBACK")
                raise

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """Several queries that see one and the same state, whatever others write meanwhile."""
        if self.conn.in_transaction:
            yield self.conn
            return
        with told(self.path):
            self.conn.execute("BEGIN")
            try:
                yield self.conn
            finally:
                if self.conn.in_transaction:
                    self.conn.execute("ROLLBACK")

    def rows(self, sql: str, parameters: Any = ()) -> list[Any]:
        """Every row of a query."""
        with told(self.path):
            return self.db.execute(sql, parameters).fetchall()

    def close(self) -> None:
        """Close the file; SQLite then folds its write-ahead log into it."""
        self.db.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


def open_database(
    path: Path | str, mode: Mode = "live", *, busy_seconds: float = BUSY_SECONDS
) -> Store:
    """Open or make the database; migrates an older one unless only reading.

    Raises StoreError: missing, a folder, locked, read-only, full, made by a newer callbot, another
    program's, not a database; damaged ones with exit status 3.
    """
    from sqlite_utils import Database

    path = Path(path)
    check_place(path, must_exist=mode == "read")
    with told(path):
        conn = _connected(path, mode, busy_seconds)
        db = Database(conn, execute_plugins=False)
        try:
            known = _known(conn, path)
            if mode == "read":
                _check_readable(conn, path, known)
            else:
                _prepare(db, mode)
        except BaseException:
            conn.close()
            raise
    return Store(path, mode, db)


def _connected(path: Path, mode: Mode, busy_seconds: float) -> sqlite3.Connection:
    query = "rwc"
    if mode == "read":
        # A read-only connection would leave the files of the write-ahead log behind; and where it
        # may not make them, it can read only what has nothing pending there.
        log = path.with_name(path.name + "-wal")
        writable = os.access(path, os.W_OK) and os.access(path.absolute().parent, os.W_OK)
        pending = log.exists() and log.stat().st_size
        query = "rw" if writable else "ro" if pending else "ro&immutable=1"
    uri = f"file:{quote(str(path.absolute()))}?mode={query}"
    conn = sqlite3.connect(uri, uri=True, timeout=busy_seconds, isolation_level=None)
    conn.execute("PRAGMA foreign_keys = ON")
    if mode == "read":
        conn.execute("PRAGMA query_only = ON")
    return conn


def _known(conn: sqlite3.Connection, path: Path) -> bool:
    """Is it ours (True) or empty (False)? Raises StoreError for anything else."""
    application = conn.execute("PRAGMA application_id").fetchone()[0]
    version = conn.execute("PRAGMA user_version").fetchone()[0]
    tables = conn.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    if tables and application != APPLICATION_ID:
        raise StoreError(
            f"{path} is another program's database",
            hint="name a database that callbot made, or a new file, with --db",
            code="not-a-database",
        )
    if version > VERSION:
        raise StoreError(
            f"{path} was made by a newer callbot (schema {version}, this one knows {VERSION})",
            hint="update callbot: pip install --upgrade callbot",
            code="newer",
        )
    if tables and path.stat().st_size <= _CHECKED_BYTES:
        found = conn.execute("PRAGMA quick_check(1)").fetchone()[0]
        if found != "ok":
            raise StoreError(
                f"{path} is damaged: {found.splitlines()[-1]}",
                hint="keep a copy, then try: sqlite3 FILE .recover | sqlite3 recovered.db",
                code="damaged",
                exit_status=DAMAGED_EXIT,
            )
    return bool(tables)


def _check_readable(conn: sqlite3.Connection, path: Path, known: bool) -> None:
    version = conn.execute("PRAGMA user_version").fetchone()[0]
    if not known:
        raise StoreError(
            f"{path} is empty", hint="run `callbot demo` first, or name another with --db",
            code="missing",
        )  # fmt: skip
    if version < VERSION:
        raise StoreError(
            f"{path} was made by an older callbot (schema {version}, this one reads {VERSION})",
            hint=f"keep a copy, then have it brought up to date: callbot purge --dry-run --db {path}",
            code="older",
        )


def _prepare(db: Database, mode: Mode) -> None:
    """Write-ahead log, durability, schema. The first write shows at once whether writing works."""
    conn = db.conn
    # Counts for a new file only: four times SQLite's own page, as a turn is half a kilobyte.
    conn.execute("PRAGMA page_size = 16384")
    conn.execute("PRAGMA journal_mode = WAL")
    conn.execute(f"PRAGMA synchronous = {'FULL' if mode == 'live' else 'NORMAL'}")
    if mode == "simulation":
        # Its keys are made in one place, `BatchJournal`, and a test checks them all.
        conn.execute("PRAGMA foreign_keys = OFF")
        conn.execute("PRAGMA wal_autocheckpoint = 2000")
        conn.execute("PRAGMA cache_size = -32000")  # kilobytes
    conn.execute("BEGIN IMMEDIATE")
    try:
        # Tested inside the transaction: another process may have made the tables just before.
        if conn.execute("PRAGMA user_version").fetchone()[0] < VERSION:
            migrate(conn)
            make_views(db)
        conn.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        conn.execute("COMMIT")
    except BaseException:
        if conn.in_transaction:
            conn.execute("ROLLBACK")
        raise
    scrub(conn)
