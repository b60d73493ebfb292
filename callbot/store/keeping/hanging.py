"""Everything that hangs on calls and people, found by the keys of the tables themselves.

A table that comes later needs no word here: what has a key to `call` or `contact` goes with it. The
one exception is the do-not-call list, which outlives them.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable
from typing import Final

from callbot.store.keeping.memories import take_out
from callbot.store.listing import LISTED, listed

OUTLIVES: Final = "do_not_call"


def hanging_on(conn: sqlite3.Connection, table: str) -> list[tuple[str, str]]:
    """Tables with a key to this one, and its column; without the do-not-call list."""
    return [
        (name, key[3])
        for (name,) in conn.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table'"
        ).fetchall()
        for key in conn.execute(f"PRAGMA foreign_key_list({name})").fetchall()
        if key[2] == table and name != OUTLIVES
    ]


def delete_calls(conn: sqlite3.Connection, ids: Iterable[int]) -> None:
    """These calls with everything that was said, found and done in them; their attempts as well."""
    gone = set(ids)
    these = listed(gone)
    conn.execute(f"UPDATE do_not_call SET call_id = NULL WHERE call_id IN {LISTED}", these)  # noqa: S608
    attempts = listed(
        id_
        for (id_,) in conn.execute(
            f"SELECT attempt_id FROM call WHERE id IN {LISTED}",  # noqa: S608
            these,
        )
    )
    for table, column in hanging_on(conn, "call"):
        conn.execute(f"DELETE FROM {table} WHERE {column} IN {LISTED}", these)  # noqa: S608
    take_out(conn, gone)
    conn.execute(f"DELETE FROM call WHERE id IN {LISTED}", these)  # noqa: S608
    conn.execute(
        f"DELETE FROM attempt WHERE id IN {LISTED}"  # noqa: S608 - our own text
        " AND id NOT IN (SELECT attempt_id FROM call)",
        attempts,
    )


def hanging_rows(conn: sqlite3.Connection, ids: Iterable[int]) -> int:
    """How many rows `delete_calls` would delete: the calls, their attempts, all that hangs on them."""
    these = listed(ids)
    counted = [("call", "id"), ("call", "id"), *hanging_on(conn, "call")]  # an attempt each
    return sum(
        conn.execute(
            f"SELECT count(*) FROM {table} WHERE {column} IN {LISTED}",  # noqa: S608
            these,
        ).fetchone()[0]
        for table, column in counted
    )


def delete_contacts(
    conn: sqlite3.Connection, ids: Iterable[int], but: Collection[int] = ()
) -> None:
    """These people with their calls and attempts and everything that was noted about them.

    Of those in `but` their own row stays.
    """
    everybody = set(ids)
    these, gone = listed(everybody), listed(everybody - set(but))
    calls = conn.execute(f"SELECT id FROM call WHERE contact_id IN {LISTED}", these)  # noqa: S608
    delete_calls(conn, [id_ for (id_,) in calls])
    for table, column in hanging_on(conn, "contact"):
        conn.execute(f"DELETE FROM {table} WHERE {column} IN {LISTED}", these)  # noqa: S608
    rosters = conn.execute(
        f"SELECT DISTINCT roster_id FROM contact WHERE roster_id IS NOT NULL AND id IN {LISTED}",  # noqa: S608
        gone,
    ).fetchall()
    conn.execute(f"DELETE FROM contact WHERE id IN {LISTED}", gone)  # noqa: S608
    conn.executemany(
        "UPDATE roster SET people = (SELECT count(*) FROM contact WHERE roster_id = roster.id)"
        " WHERE id = ?",
        rosters,
    )


def empty_contacts(conn: sqlite3.Connection, ids: Iterable[int]) -> None:
    """Leave of these people a number without a person; without a telephone, nobody calls it.

    That they were followed up stays, or they would have to be again; what was noted goes.
    """
    these = listed(ids)
    emptied = ", ".join(
        f"{name} = {_nothing(name, required=bool(notnull))}"
        for _, name, kind, notnull, _, key in conn.execute("PRAGMA table_info(contact)").fetchall()
        if kind in ("TEXT", "BLOB", "") and not key
    )
    conn.execute(f"UPDATE contact SET {emptied} WHERE id IN {LISTED}", these)  # noqa: S608
    noted = f"FROM follow_up_entry WHERE contact_id IN {LISTED}"
    conn.execute(f"DELETE {noted} AND kind NOT IN ('done', 'reopen')", these)
    conn.execute(
        f"UPDATE follow_up_entry SET text = '' WHERE contact_id IN {LISTED}",  # noqa: S608
        these,
    )


def _nothing(column: str, *, required: bool) -> str:
    if column == "fields":
        return "'{}'"
    return "''" if required else "NULL"
