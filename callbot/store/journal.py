"""Writing calls as they go: durably for live calls, in batches for simulations."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from types import TracebackType
from typing import Any, NamedTuple, Self

from callbot.core import messages as m
from callbot.core.earlier import CheckIn, values_of
from callbot.core.script import Script
from callbot.store.contacts import live_contact, next_id
from callbot.store.open import Store
from callbot.store.phones import Number, kept
from callbot.store.registry import Barred, bar, register_script
from callbot.store.rows import (
    CallRecord,
    CallRows,
    Row,
    as_json,
    contact_fields,
    heard_columns,
    rows_of,
)

BATCH_SECONDS = 0.5
"""A simulation commits whenever the last commit is older than this."""


def _insert(table: str, columns: int, verb: str = "INSERT") -> str:
    return f"{verb} INTO {table} VALUES ({', '.join('?' * columns)})"


_TABLES = {
    "turns": ("turn", 22),
    "answers": ("answer", 15),
    "dropped": ("dropped", 5),
    "flags": (
        "flag (call_id, number, kind, rule, level, reason, evidence, at_seconds, cleared_at_seconds)",
        9,
    ),
    "overheard": ("overheard", 7),
}
"""Field of `CallRows` → its table, with the columns where it has more, and their number."""


class CallJournal:
    """One live call: what a method was given is on the disk when it returns.

    Satisfies `callbot.session.Journal`. The rows of a call are those `rows_of` makes of its events;
    after each step the ones that changed are written.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._call_id = 0
        self._contact: tuple[str, Number] = ("", Number("", None))
        self._started_at = ""
        self._events: list[tuple[float, m.Event]] = []
        self._written: dict[str, dict[int, Row]] = {}

    def begin(
        self,
        contact: Mapping[str, str],
        script: Script,
        line: str,
        started_at: str,
        day: str | None = None,
    ) -> int:
        """A call has been answered; returns its id. `started_at` and `day` are ISO 8601.

        `day` is the one that "yesterday" is counted from, where it is not that of `started_at`.
        """
        register_script(self._store, script, started_at)
        name, phone, fields = contact_fields(contact)
        number = kept(self._store, phone)
        with self._store.writing() as conn:
            contact_id = live_contact(conn, name, number) or conn.execute(
                "INSERT INTO contact (id, name, phone, phone_token, fields) VALUES (?, ?, ?, ?, ?)",
                (next_id(conn, "contact"), name, *number, fields),
            ).lastrowid  # fmt: skip
            assert contact_id is not None
            attempt_id = _one_more_attempt(conn, contact_id, started_at, line)
            call_id = conn.execute(
                "INSERT INTO call (id, attempt_id, contact_id, script_sha256, line, started_at, day)"
                " VALUES (?, ?, ?, ?, ?, ?, ?)",
                (
                    next_id(conn, "call"),
                    attempt_id,
                    contact_id,
                    script.sha256,
                    line,
                    started_at,
                    day,
                ),
            ).lastrowid
        assert call_id is not None
        self._call_id, self._contact, self._started_at = call_id, (name, number), started_at
        self._events, self._written = [], {field: {} for field in _TABLES}
        return call_id

    def told(self, check_ins: tuple[CheckIn, ...]) -> None:
        """Keep what the call that has begun knows of those before it."""
        if check_ins:
            with self._store.writing() as conn:
                told = as_json(values_of(check_ins))
                conn.execute("INSERT INTO earlier VALUES (?, ?)", (self._call_id, told))

    def heard(self, heard: m.Heard, at_seconds: float) -> None:
        """Keep the raw words before the dialogue acts on them."""
        turns = self._written["turns"]
        turn = len(turns)
        with self._store.writing() as conn:
            conn.execute(
                "UPDATE turn SET heard = ?, alternatives = ?, heard_at_seconds = ?,"
                " heard_seconds = ?, audio = ? WHERE call_id = ? AND turn = ?",
                (*heard_columns(heard, at_seconds), self._call_id, turn),
            )
        # The turn's row is no longer what was written: it is written again with its verdict.
        turns[turn - 1] = ()

    def record(self, events: tuple[m.Event, ...], at_seconds: float) -> None:
        """Keep what the dialogue made of an input, and who must not be called again."""
        self._events += [(at_seconds, event) for event in events]
        rows = rows_of(self._events)
        with self._store.writing() as conn:
            for field, (table, columns) in _TABLES.items():
                before, now = self._written[field], dict(enumerate(getattr(rows, field)))
                changed = [(self._call_id, *row) for n, row in now.items() if before.get(n) != row]
                conn.executemany(_insert(table, columns, "INSERT OR REPLACE"), changed)
                self._written[field] = now
            if any(type(event) is m.Barred for event in events):
                name, number = self._contact
                who = Barred(number, name, rows.barred or "")
                bar(conn, who, self._started_at, self._call_id)
            if rows.ended is not None:
                self._end(conn, rows.ended, at_seconds)

    def finish(self, seconds: float) -> None:
        """The call is over; without an `Ended` event it counts as technical trouble."""
        with self._store.writing() as conn:
            if not any(type(event) is m.Ended for _, event in self._events):
                self._end(conn, ("technical", "", "not ended"), seconds)
            conn.execute("UPDATE call SET seconds = ? WHERE id = ?", (seconds, self._call_id))

    def _end(self, conn: Any, ended: tuple[str, str, str], seconds: float) -> None:
        conn.execute(
            "UPDATE call SET disposition = ?, ended_node = ?, ended_why = ?, seconds = ?"
            " WHERE id = ?",
            (*ended, seconds, self._call_id),
        )
        conn.execute(
            "UPDATE attempt SET disposition = ? WHERE id ="
            " (SELECT attempt_id FROM call WHERE id = ?)",
            (ended[0], self._call_id),
        )


def _one_more_attempt(conn: Any, contact_id: int, started_at: str, line: str) -> int:
    (tried,) = conn.execute(
        "SELECT coalesce(max(number), 0) FROM attempt WHERE contact_id = ?", (contact_id,)
    ).fetchone()
    attempt_id: int = next_id(conn, "attempt")
    conn.execute(
        "INSERT INTO attempt (id, contact_id, number, started_at, line) VALUES (?, ?, ?, ?, ?)",
        (attempt_id, contact_id, tried + 1, started_at, line),
    )
    return attempt_id


class BatchJournal:
    """The one writer of a simulation's calls: whole calls, committed at least once a second.

    Call `tick()` about every half second while no record arrives. Until a commit the database is
    not locked, so several programs can write it. A failed commit loses that batch only.
    """

    def __init__(
        self,
        store: Store,
        run_id: int,
        script_sha256: str,
        line: str,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._store = store
        self._run = RunKeys(run_id, script_sha256, line)
        self._clock = clock
        self._last = clock()
        self._records: list[CallRecord] = []
        self.written = 0
        """Calls that are committed."""

    def add(self, record: CallRecord) -> None:
        """Take one call; may commit."""
        self._records.append(record)
        self.tick()

    def tick(self) -> None:
        """Commit what there is if the last commit is old enough."""
        if self._records and self._clock() - self._last >= BATCH_SECONDS:
            self.flush()

    def flush(self) -> None:
        """Commit what there is."""
        records, self._records = self._records, []
        if records:
            with self._store.writing() as conn:
                _write(conn, records, self._run)
            self.written += len(records)
        self._last = self._clock()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Commit the rest, on Ctrl-C too."""
        self.flush()


def _write(conn: Any, records: list[CallRecord], run: RunKeys) -> None:
    """All tables of a batch; ids are given here, inside the transaction."""
    contact_id, attempt_id = next_id(conn, "contact"), next_id(conn, "attempt")
    conn.executemany(
        "INSERT INTO contact (id, run_id, name, phone, fields) VALUES (?, ?, ?, ?, ?)",
        [(id_, run.run_id, r.name, r.phone, r.fields) for id_, r in enumerate(records, contact_id)],
    )
    conn.executemany(
        "INSERT INTO attempt (id, contact_id, number, started_at, line, disposition)"
        " VALUES (?, ?, 1, ?, ?, ?)",
        [
            (attempt_id + n, contact_id + n, r.started_at, run.line, _end_of(r)[0])
            for n, r in enumerate(records)
        ],
    )
    write_calls(conn, [(attempt_id + n, contact_id + n, r) for n, r in enumerate(records)], run)


class RunKeys(NamedTuple):
    """What all calls of a simulation share."""

    run_id: int
    script_sha256: str
    line: str


def _end_of(record: CallRecord) -> tuple[str, str, str]:
    return record.rows.ended or ("technical", "", "not ended")


def write_calls(conn: Any, calls: list[tuple[int, int, CallRecord]], run: RunKeys) -> None:
    """Answered attempts, each with its id and its contact's: the call and all that was said in it."""
    first = next_id(conn, "call")
    conn.executemany(
        _insert("call", 13),
        [
            (id_, attempt_id, contact_id, run.script_sha256, run.run_id, run.line, r.started_at,
             r.seconds, *_end_of(r), r.audio, None)
            for id_, (attempt_id, contact_id, r) in enumerate(calls, first)
        ],
    )  # fmt: skip
    numbered: list[tuple[int, CallRows]] = [
        (id_, r.rows) for id_, (_, _, r) in enumerate(calls, first)
    ]
    for field, (table, columns) in _TABLES.items():
        place = CallRows._fields.index(field)
        conn.executemany(
            _insert(table, columns),
            [(id_, *row) for id_, rows in numbered for row in rows[place]],  # type: ignore[union-attr]
        )
    records = [(id_, r) for id_, (_, _, r) in enumerate(calls, first)]
    conn.executemany(
        "INSERT INTO earlier VALUES (?, ?)",
        [(id_, r.earlier) for id_, r in records if r.earlier is not None],
    )
    conn.executemany(
        _insert("simulated_truth", 7),
        [(id_, *r.truth) for id_, r in records if r.truth is not None],
    )
    conn.executemany(
        "INSERT INTO do_not_call (phone, phone_token, name, words, call_id, run_id, barred_at)"
        " VALUES (?, (SELECT phone_token FROM contact WHERE id = ?), ?, ?, ?, ?, ?)",
        [
            (r.phone, contact_id, r.name, r.rows.barred, id_, run.run_id, r.started_at)
            for id_, (_, contact_id, r) in enumerate(calls, first)
            if r.rows.barred is not None
        ],
    )
