"""Whose row is whose: the contact that a person has, and the number that a new row gets."""

from __future__ import annotations

from typing import Any

from callbot.store.phones import Number


def live_contact(conn: Any, name: str, number: Number) -> int | None:
    """The contact that live calls to this person belong to; None before the first.

    Whoever was imported is found, too.
    """
    found = conn.execute(
        "SELECT id FROM contact WHERE phone_token IS ? AND name = ? AND run_id IS NULL"
        " AND (phone_token IS NOT NULL OR roster_id IS NULL) ORDER BY id LIMIT 1",
        (number.token, name),
    ).fetchone()
    return int(found[0]) if found else None


def next_id(conn: Any, table: str) -> int:
    """The id that a table's next row gets, inside the transaction that writes it.

    Never one that a deleted row had: it would be taken for that one wherever it was written down.
    """
    sql = (
        f"SELECT 1 + max((SELECT coalesce(max(id), 0) FROM {table}), (SELECT coalesce(max(number),"  # noqa: S608
        f" 0) FROM highest_number WHERE name = '{table}'))"
    )
    last: int = conn.execute(sql).fetchone()[0]
    return last
