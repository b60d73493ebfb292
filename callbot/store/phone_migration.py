"""Takes numbers in clear out of a database of an older callbot, and loses none of them."""

from __future__ import annotations

import csv
import glob
import io
import logging
import sqlite3
from datetime import datetime
from pathlib import Path
from typing import Final

from callbot.store import phones

_LOG: Final = logging.getLogger("callbot")
_REAL: Final = "run_id IS NULL AND phone_token IS NULL AND trim(phone) <> ''"


def key_numbers(conn: sqlite3.Connection) -> None:
    """Put mask and token in place of every real number; inside the caller's transaction.

    What was there in clear goes to a file beside the key, so that nothing is lost: whoever has
    people to ring may keep it, everybody else deletes it.
    """
    found = {
        table: conn.execute(f"SELECT id, name, phone FROM {table} WHERE {_REAL}").fetchall()  # noqa: S608
        for table in ("contact", "do_not_call")
    }
    if not any(found.values()):
        return
    database = Path(conn.execute("PRAGMA database_list").fetchone()[2])
    place = phones.key_file()
    key = phones.adopt(conn, database, lambda: phones.save_key(place, phones.key_before()))
    _set_aside(place.parent, database, found)
    # What is deleted is overwritten; `scrub` then takes away what older deletions left behind.
    conn.execute("PRAGMA secure_delete = ON")
    for table, rows in found.items():
        conn.executemany(
            f"UPDATE {table} SET phone = ?, phone_token = ? WHERE id = ?",  # noqa: S608
            [(*key.number(phone), id_) for id_, _, phone in rows],
        )
    conn.execute("UPDATE phone_key SET scrubbed = 0")


def scrub(conn: sqlite3.Connection) -> None:
    """Rewrite a file that may still hold numbers in pages that are free; outside of transactions."""
    if conn.execute("SELECT 1 FROM phone_key WHERE NOT scrubbed").fetchone():
        conn.execute("VACUUM")
        conn.execute("UPDATE phone_key SET scrubbed = 1")
        conn.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def set_aside(database: Path) -> list[Path]:
    """Files with numbers in clear that were taken out of this database, as far as they are still there."""
    return sorted(phones.key_file().parent.glob(f"{glob.escape(_aside(database))}*.csv"))


def _aside(database: Path) -> str:
    return f"numbers-{database.stem[:60]}-"


def _set_aside(folder: Path, database: Path, found: dict[str, list[tuple[int, str, str]]]) -> None:
    now = datetime.now().astimezone()
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(("database", "table", "id", "name", "phone"))
    for table, rows in found.items():
        writer.writerows((database.absolute(), table, *row) for row in rows)
    path = folder / f"{_aside(database)}{now:%Y%m%d-%H%M%S}.csv"
    phones.write_private(path, text.getvalue())
    people = sum(map(len, found.values()))
    _LOG.warning(
        "callbot: %d telephone numbers were taken out of %s; in clear they are in %s only:"
        " delete it if nobody has to ring them",
        people, database, path,
    )  # fmt: skip
