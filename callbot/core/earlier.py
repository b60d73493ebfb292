"""What a person answered in earlier calls of a series: `previous.cough`, a fever that rises, silence.

A call is handed its `Earlier` when it begins and reads no other past, so that it can be held again.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

from callbot.core.answers import Answer

PREVIOUS = "previous."
"""Stands before a question's id where the answer of an earlier call is meant."""


class CheckIn(NamedTuple):
    """One call of a series, or one that was due and did not come about."""

    at: str
    """When it was due, or began: ISO 8601."""
    answers: Mapping[str, Answer]
    missed: bool = False
    """Nobody was reached, or the call ended before what counts as a partial interview."""


class Earlier:
    """The check-ins before this call, the oldest first."""

    __slots__ = ("answers", "check_ins", "missed_in_a_row")

    def __init__(self, check_ins: Iterable[CheckIn] = ()) -> None:
        self.check_ins = tuple(check_ins)
        self.answers: dict[str, Answer] = {}
        """By `previous.` and the question: the last that is known, be it from the call before or not."""
        self.missed_in_a_row = 0
        """How many in a row were missed, up to this call."""
        for check_in in self.check_ins:
            self.missed_in_a_row = self.missed_in_a_row + 1 if check_in.missed else 0
            for question, answer in check_in.answers.items():
                self.answers[PREVIOUS + question] = answer

    def rose(self, question: str, now: Answer, check_ins: int, by: float) -> bool:
        """Whether the value rose every time over the last `check_ins` that had one, this one included.

        `by` is the least by which it has to have risen in all: a degree less in the morning than in the
        evening is no news.
        """
        known = [c.answers[question].value for c in self.check_ins if question in c.answers]
        values = [*known, now.value][-check_ins:]
        numbers = [value for value in values if isinstance(value, int | float)]
        if len(numbers) < check_ins or len(numbers) < len(values):
            return False
        rising = all(one < other for one, other in pairwise(numbers))
        return rising and numbers[-1] - numbers[0] >= by - 1e-9


NO_PAST = Earlier()
"""No earlier call."""


def values_of(check_ins: Iterable[CheckIn]) -> list[Any]:
    """Check-ins as JSON values."""
    return [
        [c.at, {question: list(answer) for question, answer in c.answers.items()}, c.missed]
        for c in check_ins
    ]


def check_ins_of(values: Sequence[Any]) -> tuple[CheckIn, ...]:
    """The check-ins of `values_of`."""
    return tuple(
        CheckIn(
            at,
            {
                question: Answer(tuple(categories), value, words)
                for question, (categories, value, words) in answers.items()
            },
            bool(missed),
        )
        for at, answers, missed in values
    )
