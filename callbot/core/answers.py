"""What was heard, and what it was taken to mean."""

from __future__ import annotations

from typing import Literal, NamedTuple

Value = int | float | str | None
"""A count, a temperature in °C, an ISO 8601 date or interval (`2020-01-18`, `2020-01-21/2020-01-31`),
a place's canonical name, or the words themselves where any text is an answer."""

FAINT = 0.55
"""An answer no surer than that is asked back, and yields to what is named of another question."""

Kind = Literal["answer", "request", "no_match"]


class Alternative(NamedTuple):
    """One reading of what a person said."""

    text: str
    """Words separated by spaces as the recogniser gave them, or plain text."""
    confidence: float = 1.0
    """0 to 1 within its source; comparable only among alternatives of the same source."""
    source: str = "text"
    """`grammar`, `free` (a second pass without grammar) or `text`."""


class Understood(NamedTuple):
    """The understanding's verdict on one utterance."""

    kind: Kind
    category: str | None
    """Of an answer: its (first) category, None where the value alone is the answer (a number, a date).
    Of a request: which request."""
    categories: tuple[str, ...]
    """All categories of an answer that may carry several."""
    value: Value
    confidence: float
    """0 to 1, calibrated to the share of such answers that are right."""
    because: str
    """Names the rule and the words it rests on."""
    text: str
    """The alternative that was used."""


def no_match(text: str, because: str) -> Understood:
    """The understanding abstains."""
    return Understood("no_match", None, (), None, 0.0, because, text)


class Said(NamedTuple):
    """The utterance in which a question was answered."""

    alternatives: tuple[Alternative, ...]
    confidence: float
    """How sure the answer is that was taken from it."""


class Answer(NamedTuple):
    """What holds as the answer to one question."""

    categories: tuple[str, ...]
    value: Value
    words: str = ""
    """What was said, as recognised."""
