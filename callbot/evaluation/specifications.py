"""Specifications of Recognizers-Text as labels: what its `results` mean in callbot's terms.

Its ranges end on the day after their last one, except where two days were named (3月1日到3号), and
then the day that was named; so both are right. Times of day, lengths of time and what has only one
end are no date that a survey records: such rows are skipped, and counted as such.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any, Final, NamedTuple

from callbot.core.script import Expects
from callbot.evaluation.expected import NEITHER

_NUMBERS: Final = frozenset(("number", "integer", "decimal"))


class Specified(NamedTuple):
    """The label of a row of a specification, or why it is left out."""

    label: str = ""
    expects: Expects | None = None
    skipped: str = ""


def label_of(results: Any) -> Specified | None:
    """The label; None where `results` has another shape. Without any result it is `neither`."""
    if not isinstance(results, list):
        return None
    if not results:
        return Specified(NEITHER)
    if len(results) > 1:
        return Specified(skipped="several values in one text")
    try:
        return _label(str(results[0]["type"]), results[0]["value"])
    except (KeyError, TypeError, ValueError, IndexError, AttributeError):
        return None


def _label(kind: str, value: dict[str, Any]) -> Specified:
    kind = kind.rpartition(".")[2]
    if kind in _NUMBERS or kind == "temperature":
        return Specified(str(value["value"]), "temperature" if kind == "temperature" else "number")
    if kind not in ("date", "daterange"):
        return Specified(skipped="times of day, lengths of time, repetitions")
    readings = value.get("values") or [value["PastResolution"], value["FutureResolution"]]
    if "Mod" in value or any("Mod" in reading for reading in readings):
        return Specified(skipped="ranges with one end, or with vague ends")
    if any("isLunar" in reading for reading in readings):
        return Specified(skipped="lunar dates, which the specification does not convert")
    days = [day for reading in readings for day in _days(reading, value)]
    if not days:
        return Specified(skipped="dates that the specification does not resolve")
    return Specified("|".join(dict.fromkeys(days)), "date")


def _days(reading: dict[str, Any], value: dict[str, Any]) -> list[str]:
    """The days that one reading allows, as callbot writes them."""
    day = reading.get("date") or reading.get("value")
    if day == "0001-01-01":
        return [NEITHER]  # 2019年2月29日: a day that never was
    if day:
        return [date.fromisoformat(day).isoformat()] if day != "not resolved" else []
    first = reading.get("start") or reading.get("startDate")
    last = reading.get("end") or reading.get("endDate")
    if not first or not last:
        return []
    start, end = date.fromisoformat(first), date.fromisoformat(last)
    timex = reading.get("timex") or value.get("Timex", "")
    ends = [end - timedelta(1), end] if timex.startswith("(") else [end - timedelta(1)]
    return [_range(start, max(start, end)) for end in ends]


def _range(start: date, end: date) -> str:
    return f"{start}/{end}" if end > start else f"{start}"
