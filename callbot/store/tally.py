"""Figures of a block of calls that can be added up: what every total is a sum of.

Pure: no database here. `callbot.store.tallying` makes them from rows and keeps them.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from typing import Any, Final

BLOCK: Final = 1000
"""Calls a block: ids 1 to 1000 are block 0."""
STEPS: Final = ("asked", "heard", "matched", "recorded", "confirmed", "dropped")
"""What is counted of a question, in calls."""


class Tally:
    """Counts of calls of one script version and run; mutable while it grows."""

    __slots__ = (
        "answers", "call_backs", "calls", "confusion", "corrected", "funnel", "hours", "levels",
        "outcomes", "seconds", "turns", "verdicts",
    )  # fmt: skip

    def __init__(self) -> None:
        self.calls = 0
        self.turns = 0
        self.seconds = 0.0
        self.corrected = 0
        """Answers that a person decided."""
        self.call_backs = 0
        """Calls after which somebody has to be called back or visited."""
        self.levels: Counter[str] = Counter()
        """The gravest level of a key person → calls."""
        self.outcomes: Counter[str] = Counter()
        self.hours: Counter[tuple[str, str]] = Counter()
        """Hour (`2020-02-10T08`) and disposition, empty where the call has not ended → calls."""
        self.funnel: dict[str, list[int]] = {}
        """Question → a number for each of `STEPS`."""
        self.answers: Counter[tuple[str, Any]] = Counter()
        """Question and what was answered → calls."""
        self.verdicts: Counter[tuple[str, str]] = Counter()
        """Question and verdict on what was stored → calls."""
        self.confusion: Counter[tuple[str, Any, Any, str]] = Counter()
        """Question, truth, what was stored, verdict → calls."""

    def step(self, question: str) -> list[int]:
        """The counts of a question, to be added to."""
        return self.funnel.setdefault(question, [0] * len(STEPS))

    def add(self, other: Tally) -> None:
        """Count the other's calls, too."""
        for name in _NUMBERS:
            setattr(self, name, getattr(self, name) + getattr(other, name))
        for name in _COUNTERS:
            getattr(self, name).update(getattr(other, name))
        self._add_funnel(other.funnel)

    def add_json(self, text: str) -> None:
        """Count what another's `json` kept, too."""
        held = json.loads(text)
        for name in _NUMBERS:
            setattr(self, name, getattr(self, name) + held[name])
        for name in _COUNTERS:
            counter, single = getattr(self, name), name in _SINGLE
            # Some ten thousand lines a page: a counter's own update costs three times as much.
            for line in held[name]:
                key = line[0] if single else tuple(line[:-1])
                counter[key] = counter.get(key, 0) + line[-1]
        self._add_funnel(held["funnel"])

    def _add_funnel(self, funnel: Mapping[str, list[int]]) -> None:
        for question, steps in funnel.items():
            mine = self.step(question)
            for place, calls in enumerate(steps):
                mine[place] += calls

    def json(self) -> str:
        """As it is kept in the database."""
        held: dict[str, Any] = {name: getattr(self, name) for name in (*_NUMBERS, "funnel")}
        for name in _COUNTERS:
            counter: Mapping[Any, int] = getattr(self, name)
            held[name] = [
                [*key, calls] if isinstance(key, tuple) else [key, calls]
                for key, calls in counter.items()
            ]
        return json.dumps(held, ensure_ascii=False, separators=(",", ":"))


_NUMBERS: Final = ("calls", "turns", "seconds", "corrected", "call_backs")
_COUNTERS: Final = ("levels", "outcomes", "hours", "answers", "verdicts", "confusion")
_SINGLE: Final = ("levels", "outcomes")
"""Counters whose keys are single words."""
