"""A row's label → what a verdict must say to be right."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from math import isfinite
from typing import Final, Literal, NamedTuple

from callbot.core.answers import Understood
from callbot.core.script import REQUESTS, Wait

NEITHER: Final = "neither"
"""The label of an answer that answers nothing: mixed, beside the point, or of another question."""
EVERY: Final = "*"
"""In a renaming: every label that has no meaning of its own."""
NOTHING: Final = "no match"
"""How an abstention is shown."""

ASKS_AGAIN: Final = frozenset(("repeat", "hello", "hold", "who", "robot", "unsure"))
"""Requests after which the same question is put again; like an abstention they record nothing. The
others end the call, skip the question or withdraw an answer."""

Kind = Literal["category", "request", "value", "neither"]


class Expected(NamedTuple):
    """One way to be right."""

    kind: Kind
    name: str
    """The category (several joined by commas, in order), the request, the value as text."""

    @property
    def shown(self) -> str:
        """Its class in a confusion: every value is one class."""
        return "a value" if self.kind == "value" else self.name


def expected(label: str, wait: Wait, rename: Mapping[str, str]) -> tuple[Expected, ...] | None:
    """What a label asks for; alternatives are written with `|`. None where it means nothing here."""
    found = [_one(part.strip(), wait, rename) for part in label.split("|")]
    return tuple(one for one in found if one is not None) if all(found) else None


def _one(label: str, wait: Wait, rename: Mapping[str, str]) -> Expected | None:
    names = [rename.get(part.strip(), part.strip()) for part in label.split(",")]
    categories = {category.id for category in wait.categories}
    if all(name in categories for name in names):
        return Expected("category", ",".join(sorted(set(names))))
    name = ",".join(names)
    if name in REQUESTS:
        return Expected("request", name)
    if name == NEITHER:
        return Expected("neither", NEITHER)
    if _is_value(name, wait):
        return Expected("value", name)
    if EVERY in rename:
        return Expected("neither", NEITHER)
    return None


def _is_value(name: str, wait: Wait) -> bool:
    match wait.expects:
        case "number" | "temperature":
            return _number(name) is not None
        case "date":
            return bool(span_days(name))
        case kind:
            return kind in ("place", "text")


def span_days(text: str) -> int:
    """How many days a date (1) or an interval in ISO 8601 holds; 0 where it is neither."""
    try:
        ends = [date.fromisoformat(day) for day in text.split("/")]
    except ValueError:
        return 0
    return (ends[-1] - ends[0]).days + 1 if len(ends) < 3 else 0


def said(verdict: Understood, rename: Mapping[str, str]) -> Expected:
    """A verdict in the same terms; an abstention is `neither`."""
    if verdict.kind == "no_match":
        return Expected("neither", NOTHING)
    if verdict.kind == "request":
        name = str(verdict.category)
        renamed = rename.get(name, name)
        return Expected("neither" if renamed == NEITHER else "request", renamed)
    if verdict.categories:
        names = {rename.get(name, name) for name in verdict.categories}
        return Expected("category", ",".join(sorted(names)))
    return Expected("value", str(verdict.value))


def meets(told: Expected, wanted: Expected) -> bool:
    """Whether a verdict is right. To answers that answer nothing, asking again is."""
    if wanted.kind == "neither":
        return told.kind == "neither" or (told.kind == "request" and told.name in ASKS_AGAIN)
    if told.kind != wanted.kind:
        return False
    if wanted.kind == "value":
        one, other = _number(told.name), _number(wanted.name)
        if one is not None and other is not None:
            return abs(one - other) < 0.001
        return told.name.casefold() == wanted.name.casefold()
    return told.name == wanted.name


def _number(text: str) -> float | None:
    try:
        value = float(text)
    except ValueError:
        return None
    return value if isfinite(value) else None
