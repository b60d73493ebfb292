"""Feasts of the Islamic calendar as dates, by its arithmetic: what is sighted may differ by a day."""

from __future__ import annotations

from datetime import date
from typing import Final

from callbot.understanding.days import Days, single

FEASTS: Final = {
    "eid al fitr": (10, 1), "eid ul fitr": (10, 1), "end of ramadan": (10, 1),
    "eid al adha": (12, 10), "eid ul adha": (12, 10), "islamic new year": (1, 1),
    "开斋节": (10, 1), "古尔邦节": (12, 10), "宰牲节": (12, 10),
}  # fmt: skip
_EPOCH: Final = 227_015 - 1
"""The day before 1 Muharram of the year 1, counted as `date.toordinal` counts."""


def to_date(year: int, month: int, day: int) -> date:
    """The date of a day of an Islamic year: thirty years have eleven leap days, months 30 and 29 days."""
    before = 354 * (year - 1) + (3 + 11 * year) // 30 + 29 * (month - 1) + month // 2
    return date.fromordinal(_EPOCH + before + day)


def feast(name: str, year: int) -> Days | None:
    """The feast's day in a year of the sun: the first, where one has two of them."""
    month, day = FEASTS[name]
    near = (year - 622) * 33 // 32
    found = (to_date(each, month, day) for each in range(max(1, near - 1), near + 3))
    return single(next((each for each in found if each.year == year), None))
