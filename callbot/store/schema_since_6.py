"""The tables that came with schema 6 (rosters and keyed numbers), 7 (keeping little) and 8 (series)."""

from __future__ import annotations

import sqlite3
from typing import Final

from callbot.store.phone_migration import key_numbers


def each(conn: sqlite3.Connection, statements: str) -> None:
    """Run these, one by one."""
    # `executescript` would commit the transaction that the caller holds.
    for statement in statements.split(";\n"):
        if statement.strip():
            conn.execute(statement)


_ROSTERS: Final = """
-- Lists of people that were imported or generated.
CREATE TABLE roster (
  id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, source TEXT NOT NULL, people INTEGER NOT NULL,
  kept_at TEXT NOT NULL, summary TEXT NOT NULL
);
-- Which key the tokens were made with; the key itself lies in a file of its own.
CREATE TABLE phone_key (
  fingerprint TEXT PRIMARY KEY, since TEXT NOT NULL, scrubbed INTEGER NOT NULL
) WITHOUT ROWID;

ALTER TABLE contact ADD COLUMN phone_token TEXT;
ALTER TABLE contact ADD COLUMN roster_id INTEGER REFERENCES roster(id);
ALTER TABLE do_not_call ADD COLUMN phone_token TEXT;
DROP INDEX contact_phone;
DROP INDEX do_not_call_phone;
CREATE INDEX contact_phone_token ON contact(phone_token) WHERE run_id IS NULL;
CREATE INDEX contact_roster ON contact(roster_id) WHERE roster_id IS NOT NULL;
CREATE INDEX do_not_call_phone_token ON do_not_call(phone_token) WHERE run_id IS NULL;
"""


def rosters(conn: sqlite3.Connection) -> None:
    """Lists of people; numbers of real ones become tokens."""
    each(conn, _ROSTERS)
    key_numbers(conn)


_KEEPING: Final = """
-- Who looked and who changed. Rows are added, each with a hash over itself and the one before.
CREATE TABLE audit (
  id INTEGER PRIMARY KEY, at TEXT NOT NULL, who TEXT NOT NULL, account TEXT NOT NULL,
  via TEXT NOT NULL, action TEXT NOT NULL, contact_id INTEGER, call_id INTEGER, records INTEGER,
  what TEXT NOT NULL, hash TEXT NOT NULL
);
CREATE INDEX audit_call ON audit(call_id) WHERE call_id IS NOT NULL;
CREATE INDEX audit_contact ON audit(contact_id) WHERE contact_id IS NOT NULL;

-- Where the trail begins since its oldest rows went by retention.
CREATE TABLE audit_start (
  upto INTEGER PRIMARY KEY, hash TEXT NOT NULL, at TEXT NOT NULL
);

-- What a deletion still has to do on the disk: folders of sound, and rewriting the file.
CREATE TABLE to_erase (
  kind TEXT NOT NULL CHECK (kind IN ('folder', 'rewrite')), path TEXT NOT NULL,
  PRIMARY KEY (kind, path)
) WITHOUT ROWID;

-- The highest number that was ever given, so that none is given again to somebody else.
CREATE TABLE highest_number (name TEXT PRIMARY KEY, number INTEGER NOT NULL) WITHOUT ROWID;

-- What stays of days whose calls are gone: counts, nobody.
CREATE TABLE day_total (
  day TEXT NOT NULL, script TEXT NOT NULL, disposition TEXT NOT NULL,
  attempts INTEGER NOT NULL, calls INTEGER NOT NULL, seconds REAL NOT NULL,
  PRIMARY KEY (day, script, disposition)
) WITHOUT ROWID;
"""


def keeping(conn: sqlite3.Connection) -> None:
    """What deleting needs, and the trail of who looked."""
    each(conn, _KEEPING)
    for name in ("contact", "attempt", "call"):
        conn.execute(
            f"CREATE TRIGGER number_{name} AFTER DELETE ON {name}"  # noqa: S608 - our own names
            f" BEGIN INSERT INTO highest_number VALUES ('{name}', old.id) ON CONFLICT (name)"
            " DO UPDATE SET number = max(number, excluded.number); END"
        )
    # Only what `audit_start` says has gone may go: it is written first, with the hash at the cut.
    cut = "WHEN old.id > coalesce((SELECT max(upto) FROM audit_start), 0)"
    again = "WHEN EXISTS (SELECT 1 FROM audit WHERE id = new.id)"
    for table, event, when in (
        ("audit", "UPDATE", ""), ("audit", "DELETE", cut), ("audit", "INSERT", again),
        ("audit_start", "UPDATE", ""), ("audit_start", "DELETE", ""),
    ):  # fmt: skip
        conn.execute(
            f"CREATE TRIGGER {table}_{event.lower()} BEFORE {event} ON {table} {when}"
            " BEGIN SELECT RAISE(ABORT, 'the audit trail is only ever added to'); END"
        )


_SERIES: Final = """
-- What a call was told of the calls before it, as `callbot.core.earlier.values_of` has it: later
-- corrections of those change nothing of what was asked here.
CREATE TABLE earlier (
  call_id INTEGER PRIMARY KEY REFERENCES call(id), check_ins TEXT NOT NULL
);
"""


def series(conn: sqlite3.Connection) -> None:
    """Memory from call to call."""
    each(conn, _SERIES)
