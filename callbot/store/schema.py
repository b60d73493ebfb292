"""The tables, and how a database of an older callbot becomes one of this callbot.

`docs/database.md` explains every column; `callbot.store.views` makes the views. A database says
what it is by its `application_id` and how far it was migrated by its `user_version`.
"""

from __future__ import annotations

import sqlite3
from typing import Final

from callbot.core.disposition import DISPOSITIONS
from callbot.store.schema_since_6 import each, keeping, rosters, series
from callbot.store.tally import BLOCK

APPLICATION_ID: Final = 0x43414C4C
"""`CALL` in ASCII: tells our databases from other programs'."""

_FIRST: Final = """
CREATE TABLE disposition (
  name TEXT PRIMARY KEY, position INTEGER NOT NULL, aapor_code TEXT NOT NULL, class TEXT NOT NULL,
  label_zh TEXT NOT NULL, label_en TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE script_version (
  sha256 TEXT PRIMARY KEY, script TEXT NOT NULL, language TEXT NOT NULL, title TEXT NOT NULL,
  organisation TEXT NOT NULL, levels TEXT NOT NULL, text TEXT NOT NULL, registered_at TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE question (
  script_sha256 TEXT NOT NULL REFERENCES script_version(sha256), question TEXT NOT NULL,
  position INTEGER NOT NULL, label TEXT NOT NULL, prompt TEXT NOT NULL, expects TEXT NOT NULL,
  is_key INTEGER NOT NULL, categories TEXT NOT NULL,
  PRIMARY KEY (script_sha256, question)
) WITHOUT ROWID;

CREATE TABLE campaign (
  id INTEGER PRIMARY KEY, name TEXT NOT NULL, script_sha256 TEXT REFERENCES script_version(sha256),
  created_at TEXT NOT NULL, note TEXT NOT NULL DEFAULT ''
);

CREATE TABLE run (
  id INTEGER PRIMARY KEY, script_sha256 TEXT NOT NULL REFERENCES script_version(sha256),
  line TEXT NOT NULL, mix TEXT NOT NULL, seed INTEGER NOT NULL, calls_planned INTEGER NOT NULL,
  workers INTEGER NOT NULL, snr_db REAL, simulated_models INTEGER NOT NULL,
  started_at TEXT NOT NULL, finished_at TEXT, summary TEXT
);

CREATE TABLE contact (
  id INTEGER PRIMARY KEY, campaign_id INTEGER REFERENCES campaign(id),
  run_id INTEGER REFERENCES run(id), name TEXT NOT NULL, phone TEXT NOT NULL, fields TEXT NOT NULL
);
-- Only people who were really called are looked up by their number.
CREATE INDEX contact_phone ON contact(phone) WHERE run_id IS NULL;

CREATE TABLE attempt (
  id INTEGER PRIMARY KEY, contact_id INTEGER NOT NULL REFERENCES contact(id),
  number INTEGER NOT NULL, started_at TEXT NOT NULL, line TEXT NOT NULL,
  disposition TEXT REFERENCES disposition(name)
);

CREATE TABLE call (
  id INTEGER PRIMARY KEY, attempt_id INTEGER NOT NULL REFERENCES attempt(id),
  contact_id INTEGER NOT NULL REFERENCES contact(id),
  script_sha256 TEXT NOT NULL REFERENCES script_version(sha256), run_id INTEGER REFERENCES run(id),
  line TEXT NOT NULL, started_at TEXT NOT NULL, seconds REAL,
  disposition TEXT REFERENCES disposition(name), ended_node TEXT, ended_why TEXT
);

CREATE TABLE turn (
  call_id INTEGER NOT NULL REFERENCES call(id), turn INTEGER NOT NULL,
  node TEXT NOT NULL, purpose TEXT NOT NULL, prompt TEXT NOT NULL,
  prompt_at_seconds REAL NOT NULL, prompt_seconds REAL, interrupted INTEGER NOT NULL,
  heard TEXT, alternatives TEXT, heard_at_seconds REAL, heard_seconds REAL, audio TEXT,
  confirming INTEGER NOT NULL, kind TEXT, category TEXT, categories TEXT, value,
  confidence REAL, because TEXT, read_as TEXT, trouble TEXT,
  PRIMARY KEY (call_id, turn)
) WITHOUT ROWID;

CREATE TABLE answer (
  call_id INTEGER NOT NULL REFERENCES call(id), question TEXT NOT NULL, revision INTEGER NOT NULL,
  is_current INTEGER NOT NULL, category TEXT, categories TEXT NOT NULL, value, words TEXT NOT NULL,
  confidence REAL, confirmed INTEGER NOT NULL, because TEXT NOT NULL, turn INTEGER,
  provenance TEXT NOT NULL CHECK (provenance IN ('bot', 'person')),
  decided_by TEXT, decided_at TEXT,
  PRIMARY KEY (call_id, question, revision)
) WITHOUT ROWID;

CREATE TABLE dropped (
  call_id INTEGER NOT NULL REFERENCES call(id), number INTEGER NOT NULL,
  turn INTEGER NOT NULL, question TEXT NOT NULL, why TEXT NOT NULL,
  PRIMARY KEY (call_id, number)
) WITHOUT ROWID;

CREATE TABLE flag (
  call_id INTEGER NOT NULL REFERENCES call(id), number INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('key_person', 'call_back')), rule TEXT, level TEXT NOT NULL,
  reason TEXT NOT NULL, evidence TEXT NOT NULL, at_seconds REAL NOT NULL, cleared_at_seconds REAL,
  PRIMARY KEY (call_id, number)
) WITHOUT ROWID;

CREATE TABLE do_not_call (
  id INTEGER PRIMARY KEY, phone TEXT NOT NULL, name TEXT NOT NULL, words TEXT NOT NULL,
  call_id INTEGER REFERENCES call(id), run_id INTEGER REFERENCES run(id), barred_at TEXT NOT NULL
);
-- People of a simulation do not exist: their numbers bar nobody.
CREATE INDEX do_not_call_phone ON do_not_call(phone) WHERE run_id IS NULL;

CREATE TABLE simulated_truth (
  call_id INTEGER PRIMARY KEY REFERENCES call(id), truth TEXT NOT NULL, is_key INTEGER NOT NULL,
  level TEXT NOT NULL, outcome TEXT NOT NULL, persona TEXT NOT NULL, said TEXT NOT NULL
);
"""


def _first(conn: sqlite3.Connection) -> None:
    each(conn, _FIRST)


def _recordings(conn: sqlite3.Connection) -> None:
    conn.execute("ALTER TABLE call ADD COLUMN audio TEXT")
    conn.execute("ALTER TABLE call ADD COLUMN day TEXT")


_REVIEW: Final = """
ALTER TABLE flag ADD COLUMN provenance TEXT NOT NULL DEFAULT 'bot';
ALTER TABLE flag ADD COLUMN decided_by TEXT;
ALTER TABLE flag ADD COLUMN decided_at TEXT;

CREATE TABLE checked (
  call_id INTEGER PRIMARY KEY REFERENCES call(id), checked_by TEXT NOT NULL, checked_at TEXT NOT NULL
);

-- What was done about a person. Only ever added to: the last of a kind holds.
CREATE TABLE follow_up_entry (
  id INTEGER PRIMARY KEY, contact_id INTEGER NOT NULL REFERENCES contact(id),
  kind TEXT NOT NULL CHECK (kind IN ('assign', 'note', 'done', 'reopen')), text TEXT NOT NULL,
  written_by TEXT NOT NULL, written_at TEXT NOT NULL
);
CREATE INDEX follow_up_entry_contact ON follow_up_entry(contact_id);

CREATE TABLE script_save (
  id INTEGER PRIMARY KEY, script_sha256 TEXT NOT NULL REFERENCES script_version(sha256),
  parent_sha256 TEXT REFERENCES script_version(sha256), message TEXT NOT NULL,
  saved_by TEXT NOT NULL, saved_at TEXT NOT NULL
);
-- What the review pages look for at 150,000 calls; together they cost a simulation's writer a tenth.
CREATE INDEX call_started ON call(started_at);
CREATE INDEX call_seconds ON call(coalesce(seconds, 0));
CREATE INDEX call_disposition ON call(disposition, started_at);
CREATE INDEX call_contact ON call(contact_id);
CREATE INDEX answer_current ON answer(question, category, value) WHERE is_current;
CREATE INDEX flag_standing ON flag(kind, level) WHERE cleared_at_seconds IS NULL;
CREATE INDEX attempt_contact ON attempt(contact_id, number, disposition);
CREATE INDEX attempt_disposition ON attempt(disposition, contact_id);
CREATE INDEX simulated_truth_outcome ON simulated_truth(outcome, is_key);
"""

_OVERHEARD: Final = """
CREATE TABLE overheard (
  call_id INTEGER NOT NULL REFERENCES call(id), number INTEGER NOT NULL,
  turn INTEGER NOT NULL, heard TEXT NOT NULL, alternatives TEXT NOT NULL,
  at_seconds REAL NOT NULL, heard_seconds REAL NOT NULL,
  PRIMARY KEY (call_id, number)
) WITHOUT ROWID;
"""


_TALLIES: Final = """
-- Counts of a thousand calls each, so that nobody waits for the figures of a million turns.
CREATE TABLE tally (
  block INTEGER NOT NULL, script_sha256 TEXT NOT NULL, run_id INTEGER NOT NULL,
  decided INTEGER NOT NULL, figures TEXT NOT NULL,
  PRIMARY KEY (block, script_sha256, run_id)
) WITHOUT ROWID;
CREATE INDEX answer_person ON answer(call_id) WHERE provenance = 'person';
CREATE INDEX flag_person ON flag(call_id) WHERE provenance = 'person';
"""


def _review(conn: sqlite3.Connection) -> None:
    each(conn, _REVIEW)
    each(conn, _OVERHEARD)


def _tallies(conn: sqlite3.Connection) -> None:
    each(conn, _TALLIES)
    # None on inserting: rows of new calls come in by the million, and a trigger that looks at each
    # costs a quarter of writing them. What a person adds to an old call is seen by `decided`.
    for table in ("call", "turn", "answer", "dropped", "flag", "simulated_truth"):
        column = "id" if table == "call" else "call_id"
        for event, row in (("UPDATE", "new"), ("DELETE", "old")):
            conn.execute(
                f"CREATE TRIGGER tally_{table}_{event.lower()} AFTER {event} ON {table}"  # noqa: S608
                f" BEGIN DELETE FROM tally WHERE block = ({row}.{column} - 1) / {BLOCK}; END"
            )


_CAMPAIGN: Final = """
ALTER TABLE campaign ADD COLUMN settings TEXT NOT NULL DEFAULT '{}';
ALTER TABLE campaign ADD COLUMN run_id INTEGER REFERENCES run(id);
ALTER TABLE campaign ADD COLUMN state TEXT NOT NULL DEFAULT 'planned';
ALTER TABLE campaign ADD COLUMN clock TEXT;
ALTER TABLE campaign ADD COLUMN wanted TEXT;
ALTER TABLE campaign ADD COLUMN runner TEXT;

ALTER TABLE attempt ADD COLUMN ring_seconds REAL;
ALTER TABLE attempt ADD COLUMN ended_at TEXT;
ALTER TABLE attempt ADD COLUMN next_at TEXT;
CREATE INDEX contact_campaign ON contact(campaign_id) WHERE campaign_id IS NOT NULL;
"""


def _campaign(conn: sqlite3.Connection) -> None:
    each(conn, _CAMPAIGN)


MIGRATIONS: Final = (_first, _recordings, _review, _tallies, _campaign, rosters, keeping, series)
"""One function a schema version, each run once; a released one is never edited."""
VERSION: Final = len(MIGRATIONS)


def migrate(conn: sqlite3.Connection) -> None:
    """Bring a database up to `VERSION`; the caller holds the transaction."""
    done: int = conn.execute("PRAGMA user_version").fetchone()[0]
    for version, step in enumerate(MIGRATIONS[done:], done + 1):
        step(conn)
        conn.execute(f"PRAGMA user_version = {version}")
    conn.executemany(
        "INSERT OR REPLACE INTO disposition VALUES (?, ?, ?, ?, ?, ?)",
        [
            (d.name, position, d.code, d.klass, d.label_zh, d.label_en)
            for position, d in enumerate(DISPOSITIONS.values())
        ],
    )
