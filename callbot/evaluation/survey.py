"""Which dates of a specification a telephone survey hears; the others are measured, but not counted there."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Final

_BACK: Final = timedelta(366)
_LONGEST: Final = timedelta(92)
_WRITTEN: Final = re.compile(
    r"\d\s*[-/.]\s*\d|\d{4}\s\d"  # 12-2015, 5/7, 2016 10 16: nobody says these signs
    r"|\b(?:week|w)\s?\d|\bw/c\b|\bq[1-4]\b|quarter|business|working|季度|工作日"
)


def in_a_survey(text: str, days: Iterable[str], today: date) -> bool:
    """Whether a caller could say it of where they have been: spoken words, and the year before the call.

    `days` are the readings that are right (`2020-01-18`, `2020-01-21/2020-01-31`); one of them has to
    have begun by the day of the call and not be of the day of the call and later.
    """
    return not _WRITTEN.search(text.casefold()) and any(_lately(each, today) for each in days)


def _lately(days: str, today: date) -> bool:
    try:
        ends = [date.fromisoformat(each) for each in days.split("/")]
    except ValueError:  # another kind of value
        return False
    first, last = ends[0], ends[-1]
    begun = first < today or first == last == today
    return begun and first >= today - _BACK and last - first < _LONGEST
