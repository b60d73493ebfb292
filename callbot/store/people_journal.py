"""Simulated people with all their attempts, written as they were called: one contact, many calls."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, Protocol

from callbot.store.contacts import next_id
from callbot.store.journal import RunKeys, write_calls
from callbot.store.open import Store
from callbot.store.rows import CallRecord, contact_fields


class Attempt(Protocol):
    """One try to reach somebody."""

    @property
    def started_at(self) -> str:
        """ISO 8601."""

    @property
    def disposition(self) -> str:
        """How it ended."""

    @property
    def record(self) -> CallRecord | None:
        """The call, where there is one to be kept."""


class Called(NamedTuple):
    """Somebody, and how they were called."""

    contact: dict[str, str]
    attempts: Sequence[Attempt]


def write_people(store: Store, run: RunKeys, people: Sequence[Called]) -> None:
    """Write them in one transaction, in this order."""
    with store.writing() as conn:
        contact_id, attempt_id = next_id(conn, "contact"), next_id(conn, "attempt")
        calls: list[tuple[int, int, CallRecord]] = []
        contacts, attempts = [], []
        for called in people:
            contacts.append((contact_id, None, run.run_id, *contact_fields(called.contact)))
            for number, one in enumerate(called.attempts, 1):
                attempts.append(
                    (attempt_id, contact_id, number, one.started_at, run.line, one.disposition)
                )
                if one.record is not None:
                    calls.append((attempt_id, contact_id, one.record))
                attempt_id += 1
            contact_id += 1
        conn.executemany(
            "INSERT INTO contact (id, campaign_id, run_id, name, phone, fields)"
            " VALUES (?, ?, ?, ?, ?, ?)",
            contacts,
        )
        conn.executemany(
            "INSERT INTO attempt (id, contact_id, number, started_at, line, disposition)"
            " VALUES (?, ?, ?, ?, ?, ?)",
            attempts,
        )
        write_calls(conn, calls, run)
