"""Deleting what is older than it may be kept: all rows in one transaction, then the disk."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final, NamedTuple

from callbot.store import recordings
from callbot.store.keeping import audit, classes
from callbot.store.keeping.audit import Actor, Look
from callbot.store.keeping.classes import BY_DAYS_ALONE, CLASSES, Class
from callbot.store.keeping.disk import doom, erasing, finish, finish_sound
from callbot.store.keeping.due import Cutoffs, Due, due
from callbot.store.keeping.hanging import (
    delete_calls,
    delete_contacts,
    empty_contacts,
    hanging_rows,
)
from callbot.store.keeping.held import Held
from callbot.store.listing import LISTED, listed
from callbot.store.open import Store
from callbot.store.sound import folder_bytes, folders_of


class Going(NamedTuple):
    """What goes, or would go, of a class."""

    name: Class
    before: str
    """What is older than this."""
    rows: int
    folders: list[Path]
    """Of sound."""
    bytes: int
    """Of sound."""
    oldest: str
    newest: str


class Purge(NamedTuple):
    """What was deleted, or would be."""

    going: list[Going]
    kept: list[Held]
    """People whose data is old enough, and who are kept."""
    troubles: list[str]
    """What is left to do on the disk, and why."""


def cutoffs(
    days: Mapping[Class, int], wanted: tuple[Class, ...], now: datetime, before: datetime | None
) -> Cutoffs:
    """For each class that is `wanted` (none: all), what began before which moment goes.

    `before` takes the place of the days, but for proofs, and for classes that are kept for ever unless
    they are named.
    """
    found: dict[Class, datetime] = {}
    for name in wanted or CLASSES:
        if before is not None and name not in BY_DAYS_ALONE and (wanted or days[name]):
            found[name] = before
        elif days[name]:
            found[name] = now - timedelta(days=days[name])
    return found


def purge(
    store: Store, older: Cutoffs, folder: Path, by: tuple[Actor, datetime], *, dry_run: bool = False
) -> Purge:
    """Delete what is older than these moments, or only say what would go.

    `folder` is where recordings lie, `by` who does it and when (with a zone). Nothing is deleted
    where this raises StoreError; what then cannot be done on the disk is told in `troubles`.
    """
    actor, now = by
    if dry_run:
        with store.reading() as conn:
            found = due(conn, older, now)
            going = _going(store, conn, found, older)
        return Purge([*going, *_sound(store, older, folder, going, dry_run=True)], found.kept, [])
    finish_sound(store)  # of a deletion that was interrupted
    with erasing(store) as conn:
        found = due(conn, older, now)
        going = _going(store, conn, found, older)
        doom(conn, (path for one in going for path in one.folders))
        _erase(conn, found, now)
        looks = [Look("purge", what=one.name, records=one.rows) for one in going if one.rows]
        if looks:
            audit.write(conn, actor, looks, now)
    sound = _sound(store, older, folder, [], dry_run=False)
    if freed := sum(len(one.folders) for one in sound):
        audit.note(store, actor, [Look("purge", what="recordings", records=freed)], now)
    done = finish(store)
    return Purge([*going, *sound], found.kept, done.troubles)


def _going(store: Store, conn: sqlite3.Connection, found: Due, older: Cutoffs) -> list[Going]:
    runs = listed(found.runs)
    simulated = {
        id_
        for (id_,) in conn.execute(f"SELECT id FROM call WHERE run_id IN {LISTED}", runs)  # noqa: S608
    }
    calls = found.calls
    counted: dict[Class, tuple[int, set[int]]] = {
        "transcripts": (classes.rows(conn, "transcripts", calls["transcripts"]), set()),
        "answers": (classes.rows(conn, "answers", calls["answers"]) + _notes(conn, found), set()),
        "contacts": (len(found.contacts) + len(found.emptied) + len(found.places), set()),
        "consent": (classes.rows(conn, "consent", calls["consent"]), set()),
        "calls": (hanging_rows(conn, calls["calls"]) + len(found.attempts), calls["calls"]),
        "do_not_call": (len(found.barred), set()),
        "audit": (_audit_rows(conn, found.audit_upto), set()),
        "simulated": (hanging_rows(conn, simulated) + _run_rows(conn, runs), simulated),
    }
    result = []
    for name in CLASSES:
        if name in older and name in counted:
            rows, with_sound = counted[name]
            folders = [path for _, path in folders_of(store, with_sound)]
            oldest, newest = found.spans.get(name, ("", ""))
            size = sum(map(folder_bytes, folders))
            result.append(Going(name, _told(older[name]), rows, folders, size, oldest, newest))
    return result


def _told(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds")


def _notes(conn: sqlite3.Connection, found: Due) -> int:
    rows: int = conn.execute(
        f"SELECT count(*) FROM follow_up_entry WHERE contact_id IN {LISTED}",  # noqa: S608
        listed(found.notes),
    ).fetchone()[0]
    return rows


def _audit_rows(conn: sqlite3.Connection, upto: int) -> int:
    rows: int = conn.execute("SELECT count(*) FROM audit WHERE id <= ?", (upto,)).fetchone()[0]
    return rows


def _run_rows(conn: sqlite3.Connection, runs: dict[str, str]) -> int:
    """Simulated people, the attempts that reached none of them, and the runs."""
    rows: int = conn.execute(
        f"SELECT (SELECT count(*) FROM run WHERE id IN {LISTED})"  # noqa: S608 - our own text
        f" + (SELECT count(*) FROM contact WHERE run_id IN {LISTED})"
        " + (SELECT count(*) FROM attempt JOIN contact ON contact.id = contact_id"
        f" WHERE run_id IN {LISTED} AND attempt.id NOT IN (SELECT attempt_id FROM call))",
        runs,
    ).fetchone()[0]
    return rows


def _sound(
    store: Store, older: Cutoffs, folder: Path, others: list[Going], *, dry_run: bool
) -> list[Going]:
    """Recordings alone, by the mechanism that also runs before each call."""
    if "recordings" not in older:
        return []
    removed = recordings.purge_before(store, folder, older["recordings"], dry_run=dry_run)
    counted = {path for one in others for path in one.folders}
    folders = [path for path in removed.folders if path not in counted]
    size = sum(map(folder_bytes, folders)) if dry_run else removed.bytes
    return [Going("recordings", _told(older["recordings"]), 0, folders, size, "", "")]


_ADDED_UP: Final = """
INSERT INTO day_total
SELECT substr(attempt.started_at, 1, 10), coalesce(script, ''),
  coalesce(attempt.disposition, 'not_ended'), count(*), count(call_id), total(seconds)
FROM ({tries}) AS one JOIN attempt ON attempt.id = one.attempt_id
LEFT JOIN script_version ON sha256 = one.script_sha256
WHERE TRUE GROUP BY 1, 2, 3
ON CONFLICT (day, script, disposition) DO UPDATE SET attempts = attempts + excluded.attempts,
  calls = calls + excluded.calls, seconds = seconds + excluded.seconds
"""
# From the calls to their attempts, never the other way: a call is not found by its attempt.
_ANSWERED: Final = f"""
SELECT attempt_id, call.id AS call_id, script_sha256, seconds FROM call WHERE call.id IN {LISTED}
"""  # noqa: S608 - our own text
_UNANSWERED: Final = f"""
SELECT attempt.id AS attempt_id, NULL AS call_id, script_sha256, 0.0 AS seconds FROM attempt
JOIN contact ON contact.id = contact_id LEFT JOIN campaign ON campaign.id = campaign_id
WHERE attempt.id IN {LISTED}
"""  # noqa: S608 - our own text


def _erase(conn: sqlite3.Connection, found: Due, now: datetime) -> None:
    calls = found.calls["calls"]
    conn.execute(_ADDED_UP.format(tries=_ANSWERED), listed(calls))
    conn.execute(_ADDED_UP.format(tries=_UNANSWERED), listed(found.attempts))
    delete_calls(conn, calls)
    conn.execute(f"DELETE FROM attempt WHERE id IN {LISTED}", listed(found.attempts))  # noqa: S608
    for name in ("transcripts", "answers", "consent"):
        classes.erase(conn, name, found.calls[name])
    conn.execute(f"DELETE FROM follow_up_entry WHERE contact_id IN {LISTED}", listed(found.notes))  # noqa: S608
    delete_contacts(conn, found.contacts)
    delete_contacts(conn, found.places, but=found.places)
    empty_contacts(conn, found.emptied | found.places)
    erase_runs(conn, found.runs)
    conn.execute(f"DELETE FROM do_not_call WHERE id IN {LISTED}", listed(found.barred))  # noqa: S608
    if found.audit_upto:
        audit.purge(conn, found.audit_upto, now.isoformat(timespec="seconds"))


def erase_runs(conn: sqlite3.Connection, runs: set[int]) -> None:
    """Rehearsals as a whole; somebody real on a rehearsed campaign's roster stays."""
    these = listed(runs)
    calls = conn.execute(f"SELECT id FROM call WHERE run_id IN {LISTED}", these)  # noqa: S608
    delete_calls(conn, [id_ for (id_,) in calls])
    people = conn.execute(f"SELECT id FROM contact WHERE run_id IN {LISTED}", these)  # noqa: S608
    delete_contacts(conn, [id_ for (id_,) in people])
    for sql in (
        "DELETE FROM do_not_call WHERE run_id IN {runs}",
        "DELETE FROM campaign WHERE run_id IN {runs}"
        " AND NOT EXISTS (SELECT 1 FROM contact WHERE campaign_id = campaign.id)",
        "UPDATE campaign SET run_id = NULL WHERE run_id IN {runs}",
        "DELETE FROM run WHERE id IN {runs}",
    ):
        conn.execute(sql.format(runs=LISTED), these)
