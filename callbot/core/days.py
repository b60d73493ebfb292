"""Days on which calls may be held: any other is a slip, and at the calendar's ends nothing can be counted."""

from __future__ import annotations

from datetime import date
from typing import Final

FIRST: Final = date(1900, 1, 1)
LAST: Final = date(2999, 12, 31)
MEANT: Final = f"a day from {FIRST} to {LAST} is meant"


def plausible(day: date) -> bool:
    """Whether calls may be held on it."""
    return FIRST <= day <= LAST
