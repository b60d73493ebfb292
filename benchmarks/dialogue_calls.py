"""The calls that every engine of `dialogue_peers.py` holds, and the file into which it writes.

They are made once, by callbot's own simulation on the text line, and kept as turns: which question was
asked, what was heard, what it was understood as.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from callbot.core import messages as m
from callbot.core.answers import Answer, Understood
from callbot.core.script import Script
from callbot.residents.persona import Resident
from callbot.simulation.caller import Caller
from callbot.simulation.lines import text_lines
from callbot.simulation.plan import Plan
from callbot.store.rows import CallRecord

WRITTEN_AT_ONCE = 500
"""Calls in one commit."""

Row = tuple[int, str, str | None, Any]
"""Call, question, category, value."""


class Turn(NamedTuple):
    """One exchange, as callbot logged it."""

    node: str
    """What was asked."""
    confirming: bool
    """Whether an answer to it was being asked back."""
    words: str
    understood: Understood | None
    """None where nothing was heard."""


class Held(NamedTuple):
    """One call of the log."""

    contact: Mapping[str, str]
    today: date
    inputs: tuple[tuple[m.Input, float], ...]
    """All that happened to the dialogue, for callbot itself."""
    verdicts: tuple[Understood, ...]
    """All that its understanding said, in order: some utterances are read for two questions."""
    turns: tuple[Turn, ...]
    """The same, as others get it."""
    left: bool
    """Whether the person hung up."""
    rows: tuple[tuple[str, str | None, Any], ...]
    """The answers that callbot wrote: question, category, value."""


class _Overheard:
    """A line, and the notes of what it gave."""

    def __init__(self, line: Any, inputs: list[tuple[m.Input, float]]) -> None:
        self._line = line
        self._inputs = inputs

    def __getattr__(self, name: str) -> Any:
        return getattr(self._line, name)

    def receive(self) -> tuple[m.Input, float]:
        got: tuple[m.Input, float] = self._line.receive()
        self._inputs.append(got)
        return got


class Noting:
    """An understanding, and the notes of its verdicts."""

    def __init__(self, understanding: Any) -> None:
        self._understanding = understanding
        self.verdicts: list[Understood] = []

    def understand(self, *given: Any, **named: Any) -> Understood:
        """Pass on, and note."""
        verdict: Understood = self._understanding.understand(*given, **named)
        self.verdicts.append(verdict)
        return verdict


class Logged:
    """An understanding that says what was noted, in the order in which it was asked."""

    def __init__(self) -> None:
        self.verdicts: Iterator[Understood] = iter(())

    def understand(self, *_given: Any, **_named: Any) -> Understood:
        """The next verdict."""
        return next(self.verdicts)


def held_calls(script: Script, calls: int, mix: str, seed: int) -> list[Held]:
    """Hold them all, by text."""
    plan = Plan(script.text, script.id, calls, "text", mix, seed)
    lines = text_lines(plan, script)
    inputs: list[tuple[m.Input, float]] = []

    def line_to(resident: Resident) -> Any:
        return _Overheard(lines(resident), inputs)

    caller = Caller(plan, line_to)
    flow = caller._flow  # noqa: SLF001 - where its understanding can be listened to
    noting = Noting(flow.understanding)
    flow.understanding = noting
    kept = []
    for index in range(calls):
        inputs.clear()
        noting.verdicts.clear()
        resident = caller.resident(index)
        record = caller.call(index).record
        kept.append(
            Held(
                resident.contact, resident.today, tuple(inputs), tuple(noting.verdicts),
                _turns(record, noting.verdicts), isinstance(inputs[-1][0], m.HungUp),
                tuple((a[0], a[3], a[5]) for a in record.rows.answers if a[2]),
            )
        )  # fmt: skip
    return kept


def _turns(record: CallRecord, verdicts: list[Understood]) -> tuple[Turn, ...]:
    turns = []
    said = iter(verdicts)
    for row in record.rows.turns:
        node, words, confirming, kind, because = row[1], row[7], row[12], row[13], row[18]
        if kind == "no_input":
            turns.append(Turn(node, bool(confirming), "", None))
        elif kind is not None:
            # Between them stand verdicts on the same words as an answer to another question.
            found = next(v for v in said if v.because == because and v.kind == kind)
            turns.append(Turn(node, bool(confirming), words, found))
    return tuple(turns)


Hold = Callable[[Held], Mapping[str, Answer]]


class Sheet:
    """An SQLite file with a row for each answer."""

    def __init__(self, path: Path) -> None:
        self.file = sqlite3.connect(path)
        self.file.execute(
            "CREATE TABLE answer (call_id INTEGER, question TEXT, category TEXT, value,"
            " PRIMARY KEY (call_id, question)) WITHOUT ROWID"
        )
        self._waiting: list[Row] = []
        self._calls = 0

    def add(self, call_id: int, answers: Mapping[str, Answer]) -> None:
        """The answers of a call that is over; many calls are written in one commit."""
        self._waiting += [row_of(call_id, *one) for one in answers.items()]
        self._calls += 1
        if self._calls % WRITTEN_AT_ONCE == 0:
            self.commit()

    def commit(self) -> None:
        """Write what waits."""
        self.file.executemany("INSERT INTO answer VALUES (?, ?, ?, ?)", self._waiting)
        self.file.commit()
        self._waiting.clear()

    def rows(self) -> set[Row]:
        """All that was written."""
        return set(self.file.execute("SELECT * FROM answer"))


def row_of(call_id: int, question: str, answer: Answer) -> Row:
    """An answer as a row."""
    return call_id, question, ",".join(answer.categories) or None, answer.value
