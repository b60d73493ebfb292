"""Who looked at people's data and who changed it: a trail that is only ever added to.

A row names a call or a person by number, never by name, telephone or words. Each has a hash over
itself and the one before, so that a changed or missing row shows; who notes the last hash elsewhere
sees a trail that was made anew as a whole, too.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Iterable
from datetime import datetime
from typing import Any, Final, NamedTuple

from callbot.store.open import Store

BEGIN: Final = "0" * 64
"""The hash before the first row."""


class Actor(NamedTuple):
    """Who does it."""

    who: str
    """The name given; else that of the account."""
    account: str
    """The computer's user under whom the process runs."""
    via: str
    """`command` or `review`."""


class Look(NamedTuple):
    """Something that was shown or done."""

    action: str
    """What: the command's name, or what a page showed (`call`, `calls`, `sound`, `phone`, …)."""
    contact_id: int | None = None
    call_id: int | None = None
    records: int | None = None
    """How many people or calls, of lists."""
    what: str = ""
    """More of it in words of our own: a format, a class of data, a question."""


class Entry(NamedTuple):
    """A row of the trail."""

    id: int
    at: str
    who: str
    account: str
    via: str
    action: str
    contact_id: int | None
    call_id: int | None
    records: int | None
    what: str
    hash: str


def note(store: Store, actor: Actor, looks: Iterable[Look], now: datetime) -> None:
    """Add rows; they are on the disk when this returns. Raises StoreError."""
    with store.writing() as conn:
        write(conn, actor, looks, now)


def write(conn: sqlite3.Connection, actor: Actor, looks: Iterable[Look], now: datetime) -> None:
    """Add rows inside the caller's transaction. `now` has a zone."""
    last, before = _last(conn)
    at = now.isoformat(timespec="seconds")
    rows = []
    for id_, look in enumerate(looks, last + 1):
        contact_id = look.contact_id
        if contact_id is None and look.call_id is not None:
            found = conn.execute("SELECT contact_id FROM call WHERE id = ?", (look.call_id,))
            contact_id = (found.fetchone() or (None,))[0]
        row = (id_, at, *actor, look.action, contact_id, look.call_id, look.records, look.what)
        before = hashed(before, row)
        rows.append((*row, before))
    conn.executemany("INSERT INTO audit VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", rows)
    conn.execute(
        "INSERT INTO highest_number VALUES ('audit', ?)"
        " ON CONFLICT (name) DO UPDATE SET number = max(number, excluded.number)",
        (last + len(rows),),
    )


def hashed(before: str, row: tuple[Any, ...]) -> str:
    """The hash of a row, without its own, after the one before it."""
    text = json.dumps([before, *row], ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def _last(conn: sqlite3.Connection) -> tuple[int, str]:
    """Number and hash of the last row, or of the last that went by retention."""
    for sql in (
        "SELECT id, hash FROM audit ORDER BY id DESC LIMIT 1",
        "SELECT upto, hash FROM audit_start ORDER BY upto DESC LIMIT 1",
    ):
        if found := conn.execute(sql).fetchone():
            return found[0], found[1]
    return 0, BEGIN


class Wanted(NamedTuple):
    """Which rows; None does not restrict."""

    since: str | None = None
    """A day or a moment, ISO 8601."""
    contact_id: int | None = None
    call_id: int | None = None
    limit: int = -1


def entries(store: Store, wanted: Wanted) -> list[Entry]:
    """Rows of the trail, the newest first."""
    rows = store.rows(
        f"SELECT {', '.join(Entry._fields)} FROM audit"  # noqa: S608 - our own names
        " WHERE (:since IS NULL OR julianday(at) >= julianday(:since))"
        " AND (:contact_id IS NULL OR contact_id = :contact_id)"
        " AND (:call_id IS NULL OR call_id = :call_id) ORDER BY id DESC LIMIT :limit",
        wanted._asdict(),
    )
    return [Entry(*row) for row in rows]


class Verified(NamedTuple):
    """What checking the whole trail found."""

    rows: int
    head: str
    """The last hash: who notes it elsewhere can ask for it later."""
    begins_at: int
    """The first row that is still kept."""
    trouble: str
    """What does not fit, and where; empty where all does."""


def verify(store: Store, known: str = "") -> Verified:
    """Check every row against the one before. `known` is a hash that was noted once."""
    with store.reading() as conn:
        start = conn.execute("SELECT upto, hash FROM audit_start ORDER BY upto DESC LIMIT 1")
        upto, before = start.fetchone() or (0, BEGIN)
        seen, expected, trouble = known in ("", before), upto + 1, ""
        for row in conn.execute(f"SELECT {', '.join(Entry._fields)} FROM audit ORDER BY id"):  # noqa: S608
            if not trouble and row[0] != expected:
                trouble = f"row {expected} is missing"
            if not trouble and row[-1] != hashed(before, row[:-1]):
                trouble = f"row {row[0]} was changed, or the one before it"
            before, expected = row[-1], row[0] + 1
            seen = seen or before == known
        (highest,) = conn.execute(
            "SELECT coalesce(max(number), 0) FROM highest_number WHERE name = 'audit'"
        ).fetchone()
        if not trouble and expected <= highest:
            trouble = f"rows {expected} to {highest} are missing at the end"
        if not trouble and not seen and not _went(conn, known):
            gone = " it went by retention, or" if upto else ""
            trouble = f"the hash that was noted is not in it:{gone} the trail was made anew"
    return Verified(max(0, expected - 1 - upto), before, upto + 1, trouble)


def _went(conn: sqlite3.Connection, known: str) -> bool:
    """Whether the row of this hash went by retention and was then the last that did."""
    return bool(conn.execute("SELECT 1 FROM audit_start WHERE hash = ?", (known,)).fetchone())


def purge(conn: sqlite3.Connection, upto: int, at: str) -> None:
    """Delete the oldest rows, by retention alone; the trail says where it begins now."""
    (hash_,) = conn.execute("SELECT hash FROM audit WHERE id = ?", (upto,)).fetchone()
    conn.execute("INSERT INTO audit_start VALUES (?, ?, ?)", (upto, hash_, at))
    conn.execute("DELETE FROM audit WHERE id <= ?", (upto,))
