"""Rosters that are kept: lists of people, under a name."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from typing import Any, NamedTuple

from callbot.errors import StoreError, UsageError
from callbot.store.contacts import next_id
from callbot.store.keeping import audit
from callbot.store.keeping.audit import Actor, Look
from callbot.store.keeping.disk import erasing, finish
from callbot.store.open import Store
from callbot.store.rows import as_json

Contact = tuple[str, str, str | None, str]
"""Name, masked number, its token, other fields as JSON."""


class Roster(NamedTuple):
    """One roster."""

    id: int
    name: str
    source: str
    """The file's name, or how it was generated."""
    people: int
    kept_at: str
    summary: dict[str, Any]
    """What the import told."""


class OnRoster(NamedTuple):
    """Somebody on a roster."""

    id: int
    name: str
    phone: str
    """Masked."""
    fields: dict[str, Any]
    barred: bool
    """They asked not to be called again."""


class RosterPlan(NamedTuple):
    """What a roster is called and where it comes from."""

    name: str
    source: str
    summary: Mapping[str, Any]


def keep_roster(store: Store, plan: RosterPlan, people: Iterable[Contact], at: str) -> int:
    """Keep a roster with all its people, or nothing; returns its id. `at` is ISO 8601.

    Raises UsageError where there is one of this name.
    """
    refuse_taken(store, plan.name)
    with store.writing() as conn:
        roster_id = conn.execute(
            "INSERT INTO roster (name, source, people, kept_at, summary) VALUES (?, ?, 0, ?, ?)",
            (plan.name, plan.source, at, as_json(plan.summary)),
        ).lastrowid
        with _indexed_after(conn):
            conn.executemany(
                "INSERT INTO contact (id, name, phone, phone_token, fields, roster_id)"
                " VALUES (?, ?, ?, ?, ?, ?)",
                (
                    (id_, *person, roster_id)
                    for id_, person in enumerate(people, next_id(conn, "contact"))
                ),
            )
        conn.execute(
            "UPDATE roster SET people = (SELECT count(*) FROM contact WHERE roster_id = roster.id)"
            " WHERE id = ?",
            (roster_id,),
        )
    assert roster_id is not None
    return roster_id


@contextmanager
def _indexed_after(conn: sqlite3.Connection) -> Iterator[None]:
    """Tokens come in no order: an index over them that grows row by row is written many times over."""
    made = conn.execute(
        "SELECT sql FROM sqlite_master WHERE name = 'contact_phone_token'"
    ).fetchone()
    conn.execute("DROP INDEX contact_phone_token")
    yield
    conn.execute(made[0])


def refuse_taken(store: Store, name: str) -> None:
    """Raise UsageError where there is a roster of this name."""
    if store.rows("SELECT 1 FROM roster WHERE name = ?", (name,)):
        raise UsageError(
            f"{store.path} has a roster {name!r} already",
            hint="name this one with --name, or take that one away: callbot roster delete",
        )


_ROSTERS = "SELECT id, name, source, people, kept_at, summary FROM roster"


def rosters(store: Store) -> list[Roster]:
    """Every roster, the newest first."""
    return [_roster(row) for row in store.rows(f"{_ROSTERS} ORDER BY id DESC")]


def roster_named(store: Store, name: str | None = None) -> Roster:
    """One roster, the newest where none is named. Raises StoreError where there is none."""
    rows = store.rows(
        f"{_ROSTERS} WHERE :name IS NULL OR name = :name ORDER BY id DESC LIMIT 1", {"name": name}
    )
    if not rows:
        names = ", ".join(one.name for one in rosters(store)[:10])
        raise StoreError(
            f"{store.path} has no roster{f' {name!r}' if name else ''}",
            hint=f"it has {names}" if names else "`callbot roster import FILE` makes one",
            code="no-roster",
        )
    return _roster(rows[0])


def _roster(row: Any) -> Roster:
    return Roster._make((*row[:-1], json.loads(row[-1])))


def on_roster(store: Store, roster_id: int, area: str | None, limit: int) -> Iterator[OnRoster]:
    """The first people of a roster, in their order."""
    rows = store.rows(
        "SELECT id, name, phone, fields, EXISTS (SELECT 1 FROM do_not_call WHERE run_id IS NULL"
        " AND do_not_call.phone_token = contact.phone_token) FROM contact WHERE roster_id = :id"
        " AND (:area IS NULL OR json_extract(fields, '$.area') = :area) ORDER BY id LIMIT :limit",
        {"id": roster_id, "area": area, "limit": limit},
    )
    for id_, name, phone, fields, barred in rows:
        yield OnRoster(id_, name, phone, json.loads(fields), bool(barred))


def roster_figures(store: Store, roster_id: int) -> dict[str, Any]:
    """People, households, numbers, those who are barred; and by area how many people live there."""
    people, numbers, without, households, barred = store.rows(
        """SELECT count(*), count(DISTINCT phone_token), sum(phone_token IS NULL),
          count(DISTINCT json_extract(fields, '$.area') || char(0)
            || coalesce(json_extract(fields, '$.building'), '') || char(0)
            || coalesce(json_extract(fields, '$.household'), '#' || id)),
          sum(phone_token IN (SELECT phone_token FROM do_not_call WHERE run_id IS NULL))
        FROM contact WHERE roster_id = ?""",
        (roster_id,),
    )[0]
    areas = store.rows(
        "SELECT coalesce(json_extract(fields, '$.area'), '') AS area, count(*) FROM contact"
        " WHERE roster_id = ? GROUP BY area ORDER BY area",
        (roster_id,),
    )
    return {
        "people": people, "households": households, "numbers": numbers,
        "without_number": without or 0, "barred": barred or 0, "areas": dict(areas),
    }  # fmt: skip


def speaking_otherwise(store: Store, campaign_id: int, language: str) -> int:
    """How many people of a campaign are listed with another language than this one."""
    sql = (
        "SELECT count(*) FROM contact WHERE campaign_id = ?"
        " AND json_extract(fields, '$.language') NOT IN ('', ?)"
    )
    found: int = store.rows(sql, (campaign_id, language))[0][0]
    return found


def areas_of(store: Store, campaign_id: int) -> set[str]:
    """The areas in which the people of a campaign live."""
    sql = "SELECT DISTINCT json_extract(fields, '$.area') FROM contact WHERE campaign_id = ?"
    return {area for (area,) in store.rows(sql, (campaign_id,)) if area}


def over_roster(store: Store, roster_id: int) -> list[int]:
    """Campaigns that have copies of people of this roster, whom their numbers tell."""
    rows = store.rows(
        "SELECT DISTINCT campaign_id FROM contact WHERE campaign_id IS NOT NULL AND phone_token IN"
        " (SELECT phone_token FROM contact WHERE roster_id = ?) ORDER BY campaign_id",
        (roster_id,),
    )
    return [campaign_id for (campaign_id,) in rows]


class Gone(NamedTuple):
    """What went with a roster."""

    people: int
    troubles: list[str]
    """What is left to do on the disk, and why."""


def delete_roster(store: Store, roster_id: int, actor: Actor, now: datetime) -> Gone:
    """Take a roster away, and its people out of the file; whoever was really called stays."""
    with erasing(store) as conn:
        conn.execute(
            "UPDATE contact SET roster_id = NULL WHERE roster_id = ? AND id IN"
            " (SELECT contact_id FROM attempt UNION SELECT contact_id FROM follow_up_entry)",
            (roster_id,),
        )
        gone = conn.execute("DELETE FROM contact WHERE roster_id = ?", (roster_id,)).rowcount
        conn.execute("DELETE FROM roster WHERE id = ?", (roster_id,))
        audit.write(conn, actor, [Look("delete", records=gone, what="roster")], now)
    return Gone(gone, finish(store).troubles)
