"""What is older than it may be kept, class by class."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final, NamedTuple

from callbot.store.keeping.classes import Class, concerned
from callbot.store.keeping.held import Held, held
from callbot.store.moments import moment

Cutoffs = Mapping[Class, datetime]
"""Classes that are looked at → what began before goes. With a zone."""


@dataclass(slots=True)
class Due:
    """Numbers of what goes. A call is in the outermost of its classes only."""

    calls: dict[Class, set[int]] = field(default_factory=dict)
    """Of `transcripts`, `answers`, `consent` and `calls`."""
    attempts: set[int] = field(default_factory=set)
    """Old tries in which no call came about; they go with the calls."""
    notes: set[int] = field(default_factory=set)
    """People about whom notes go, with the answers."""
    contacts: set[int] = field(default_factory=set)
    """People who go as a whole: nothing else is known of them."""
    emptied: set[int] = field(default_factory=set)
    """People whose names and numbers go, while calls of theirs stay."""
    places: set[int] = field(default_factory=set)
    """Copies of people of a roster in rehearsals that were never finished: an empty place stays of each."""
    runs: set[int] = field(default_factory=set)
    barred: set[int] = field(default_factory=set)
    """Entries of the do-not-call list."""
    audit_upto: int = 0
    kept: list[Held] = field(default_factory=list)
    spans: dict[Class, tuple[str, str]] = field(default_factory=dict)
    """Of each class the oldest and the newest moment of what goes."""

    def span(self, name: Class, times: Iterable[str]) -> None:
        """Note from when to when that is."""
        if ordered := sorted(times):
            self.spans[name] = ordered[0], ordered[-1]


class _Try(NamedTuple):
    """An attempt of a real person, with the call where one came about."""

    id: int
    contact_id: int
    call_id: int
    """0 where none did."""
    began: str
    at: datetime


_TRIES: Final = """
SELECT attempt.id, attempt.contact_id, coalesce(call.id, 0), coalesce(call.started_at, attempt.started_at)
FROM attempt JOIN contact ON contact.id = attempt.contact_id
LEFT JOIN call ON call.attempt_id = attempt.id
WHERE contact.run_id IS NULL AND call.run_id IS NULL
"""
_PEOPLE: Final = """
SELECT contact.id, coalesce(campaign.created_at, roster.kept_at),
  contact.name <> '' OR phone <> '' OR fields <> '{}' AS is_somebody
FROM contact LEFT JOIN campaign ON campaign.id = campaign_id
LEFT JOIN roster ON roster.id = roster_id WHERE contact.run_id IS NULL
"""
_PLACES: Final = """
SELECT contact.id, campaign.created_at FROM contact JOIN campaign ON campaign.id = campaign_id
WHERE contact.run_id IS NOT NULL AND phone_token IS NOT NULL AND state <> 'finished'
"""
_NOTES: Final = """
SELECT contact_id, max(written_at) FROM follow_up_entry GROUP BY contact_id
"""


def due(conn: sqlite3.Connection, cutoffs: Cutoffs, now: datetime) -> Due:
    """What goes; changes nothing. `now` gives stored times without a zone theirs."""
    found, keeping = Due(), held(conn)
    tries = [_Try._make((*row, moment(row[3], now))) for row in conn.execute(_TRIES)]
    free = [one for one in tries if one.contact_id not in keeping]
    left = _calls(found, free, cutoffs)
    people = _people(conn, found, (tries, left, keeping), cutoffs, now)
    _parts(conn, found, left, people, cutoffs)
    _notes(conn, found, (tries, keeping), cutoffs, now)
    _others(conn, found, cutoffs, now)
    newest = max((cutoffs[name] for name in cutoffs if name in _OF_PEOPLE), default=None)
    old = {one.contact_id for one in tries if newest and one.at < newest}
    found.kept = sorted(keeping[id_] for id_ in old & set(keeping))
    return found


_OF_PEOPLE: Final = ("transcripts", "answers", "contacts", "consent", "calls")


def _calls(found: Due, free: list[_Try], cutoffs: Cutoffs) -> list[_Try]:
    """Whole calls and tries; returns those that stay."""
    cut = cutoffs.get("calls")
    going = [one for one in free if cut and one.at < cut]
    found.calls["calls"] = {one.call_id for one in going if one.call_id}
    found.attempts = {one.id for one in going if not one.call_id}
    found.span("calls", (one.began for one in going))
    return [one for one in free if not (cut and one.at < cut)]


def _people(
    conn: sqlite3.Connection,
    found: Due,
    known: tuple[list[_Try], list[_Try], Mapping[int, Held]],
    cutoffs: Cutoffs,
    now: datetime,
) -> set[int]:
    """Everybody whom nobody has called since the cutoff; those who are a mere number by now, too."""
    if "contacts" not in cutoffs:
        return set()
    tries, left, keeping = known
    last: dict[int, datetime] = {}
    for one in tries:
        last[one.contact_id] = max(one.at, last.get(one.contact_id, one.at))
    old: dict[int, datetime] = {}
    called = {one.contact_id for one in left}
    for id_, planned, is_somebody in conn.execute(_PEOPLE):
        seen = last.get(id_) or (moment(planned, now) if planned else None)
        if seen and seen < cutoffs["contacts"] and id_ not in keeping:
            old[id_] = seen
            if id_ not in called:
                found.contacts.add(id_)
            elif is_somebody:
                found.emptied.add(id_)
    for id_, planned in conn.execute(_PLACES):
        if (seen := moment(planned, now)) < cutoffs["contacts"]:
            old[id_] = seen
            found.places.add(id_)
    going = found.contacts | found.emptied | found.places
    found.span("contacts", (old[id_].isoformat(timespec="seconds") for id_ in going))
    return set(old)


def _parts(
    conn: sqlite3.Connection, found: Due, left: list[_Try], people: set[int], cutoffs: Cutoffs
) -> None:
    """Of calls that stay: the answers, then the proof of the opening, then the words."""

    def older(name: Class) -> list[_Try]:
        return [one for one in left if one.call_id and name in cutoffs and one.at < cutoffs[name]]

    def part(name: Class, going: list[_Try]) -> set[int]:
        ids = concerned(conn, name, {one.call_id for one in going})
        found.calls[name] = ids
        found.span(name, (one.began for one in going if one.call_id in ids))
        return ids

    answers = part("answers", older("answers"))
    # The opening is the beginning of a conversation: it goes no earlier than the rest.
    told = older("consent")
    open_ = concerned(conn, "answers", {one.call_id for one in told}) - answers
    part("consent", [one for one in told if one.call_id not in open_])
    named = [one for one in left if one.call_id and one.contact_id in people]
    spoken = {*older("transcripts"), *named}
    part("transcripts", [one for one in spoken if one.call_id not in answers])


def _notes(
    conn: sqlite3.Connection,
    found: Due,
    known: tuple[list[_Try], Mapping[int, Held]],
    cutoffs: Cutoffs,
    now: datetime,
) -> None:
    """What was noted about people all of whose answers go."""
    cut = cutoffs.get("answers")
    if cut is None:
        return
    tries, keeping = known
    recent = {one.contact_id for one in tries if one.at >= cut} | set(keeping)
    real = {one.contact_id for one in tries} - recent
    for contact_id, written_at in conn.execute(_NOTES):
        if contact_id in real and moment(written_at, now) < cut:
            found.notes.add(contact_id)


def _others(conn: sqlite3.Connection, found: Due, cutoffs: Cutoffs, now: datetime) -> None:
    """Rehearsals, the do-not-call list, the trail of who looked."""
    lists: tuple[tuple[Class, set[int], str], ...] = (
        ("simulated", found.runs,
         "SELECT id, started_at FROM run WHERE NOT EXISTS (SELECT 1 FROM campaign"
         " WHERE campaign.run_id = run.id AND state <> 'finished')"),
        ("do_not_call", found.barred,
         "SELECT id, barred_at FROM do_not_call WHERE run_id IS NULL"),
    )  # fmt: skip
    for name, ids, sql in lists:
        if name in cutoffs:
            rows = [r for r in conn.execute(sql) if moment(r[1], now) < cutoffs[name]]
            ids.update(id_ for id_, _ in rows)
            found.span(name, (at for _, at in rows))
    times = []
    for id_, at in conn.execute("SELECT id, at FROM audit ORDER BY id"):
        if "audit" not in cutoffs or moment(at, now) >= cutoffs["audit"]:
            break
        found.audit_upto = id_
        times.append(at)
    found.span("audit", times)
