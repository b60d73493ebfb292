"""Answers grouped by question for tables and charts."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import NamedTuple

from callbot.review.words import Words, joined
from callbot.store.figures import CategoryCount


class QuestionAnswers(NamedTuple):
    """One question's answers."""

    label: str
    total: int
    lines: list[tuple[str, int]]
    """Answer and how many gave it."""


def by_question(counted: Sequence[CategoryCount], w: Words, most: int) -> list[QuestionAnswers]:
    """In the order given; where there are more than `most` answers, the last ones are added up."""
    shown = []
    for _, group in groupby(counted, lambda line: line.question):
        lines = list(group)
        # One left over takes no more room by its own name.
        kept = lines if len(lines) <= most + 1 else lines[:most]
        bars = [(joined(line.category_label), line.calls) for line in kept]
        rest = lines[len(kept) :]
        if rest:
            bars.append((w("others", len(rest)), sum(line.calls for line in rest)))
        shown.append(QuestionAnswers(lines[0].label, sum(calls for _, calls in bars), bars))
    return shown
