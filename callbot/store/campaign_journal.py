"""The one writer of a running campaign."""

from __future__ import annotations

import time
from collections.abc import Callable

from callbot.store.contacts import next_id
from callbot.store.journal import RunKeys, write_calls
from callbot.store.open import Store
from callbot.store.rows import CallRecord

COMMIT_SECONDS = 0.5
"""A campaign's writer commits whenever the last commit is older than this."""


class Dialled:
    """One try while it goes on: a row of table `attempt`."""

    __slots__ = ("contact_id", "disposition", "ended_at", "id", "next_at", "number", "ring_seconds",
                 "started_at")  # fmt: skip

    def __init__(self, contact_id: int, number: int, started_at: str, ring_seconds: float) -> None:
        self.id = 0
        """0 until it is written."""
        self.contact_id = contact_id
        self.number = number
        self.started_at = started_at
        self.ring_seconds = ring_seconds
        self.disposition: str | None = None
        self.ended_at: str | None = None
        self.next_at: str | None = None


class CampaignJournal:
    """The one writer of a running campaign: a commit holds everything up to one moment of its clock.

    Attempts get their ids in the order of dialling, calls in the order in which they ended, however
    the commits fall. What goes on at a commit is written as an attempt without an end.
    """

    def __init__(
        self,
        store: Store,
        campaign_id: int,
        run: RunKeys,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._store = store
        self._campaign_id = campaign_id
        self._run = run
        self._clock = clock
        self._last = clock()
        self._new: list[Dialled] = []
        self._ended: list[Dialled] = []
        self._calls: list[tuple[Dialled, CallRecord]] = []
        self.commits = 0

    def dialled(self, attempt: Dialled) -> None:
        """A number is being dialled."""
        self._new.append(attempt)

    def ended(self, attempt: Dialled, record: CallRecord | None) -> None:
        """That is over; `record` is the call where somebody answered."""
        if attempt.id:
            self._ended.append(attempt)
        if record is not None:
            self._calls.append((attempt, record))

    @property
    def due(self) -> bool:
        """Whether the last commit is old enough for another."""
        return self._clock() - self._last >= COMMIT_SECONDS

    def commit(self, clock: str) -> bool:
        """Write everything up to this moment of the campaign; True where a pause was asked for."""
        new, self._new = self._new, []
        ended, self._ended = self._ended, []
        calls, self._calls = self._calls, []
        with self._store.writing() as conn:
            for id_, attempt in enumerate(new, next_id(conn, "attempt")):
                attempt.id = id_
            conn.executemany(
                "INSERT INTO attempt VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                [(a.id, a.contact_id, a.number, a.started_at, self._run.line, a.disposition,
                  a.ring_seconds, a.ended_at, a.next_at) for a in new],
            )  # fmt: skip
            conn.executemany(
                "UPDATE attempt SET disposition = ?, ended_at = ?, next_at = ? WHERE id = ?",
                [(a.disposition, a.ended_at, a.next_at, a.id) for a in ended],
            )
            write_calls(conn, [(a.id, a.contact_id, record) for a, record in calls], self._run)
            conn.execute("UPDATE campaign SET clock = ? WHERE id = ?", (clock, self._campaign_id))
            (wanted,) = conn.execute(
                "SELECT wanted FROM campaign WHERE id = ?", (self._campaign_id,)
            ).fetchone()
        self._last = self._clock()
        self.commits += 1
        return bool(wanted == "pause")
