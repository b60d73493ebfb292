"""What the two languages' date finders share: choosing the year, months, weeks, the finds."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import date, timedelta
from typing import Literal, NamedTuple

from callbot.core.script import Language

Prefer = Literal["past", "future"]
Days = tuple[date, date]
"""First and last day, both included; the same day twice for a single one."""

EARLY, MIDDLE, LATE = "early", "middle", "late"
MIDDLE_AND_LATE = "middle and late"
FIRST_HALF, SECOND_HALF = "first half", "second half"


class Span(NamedTuple):
    """Days named at a place of the text."""

    days: Days
    start: int
    end: int
    rule: str
    approximate: bool = False

    def __and__(self, other: Span) -> bool:
        return self.start < other.end and other.start < self.end


class Asked(NamedTuple):
    """What a reading needs besides its match."""

    today: date
    prefer: Prefer


class Told(NamedTuple):
    """A text whose dates are looked for, for what is read beside and between them."""

    text: str
    """As the rules see it: lower-case, or a Mandarin surface."""
    language: Language
    asked: Asked
    read: Callable[[str, date, Prefer], list[Span]]
    """The language's rules."""


class Reading(NamedTuple):
    """What a rule makes of a match; no days where it makes nothing."""

    days: Days | None
    rule: str
    approximate: bool = False


Reader = Callable[[re.Match[str], Asked], Reading]
Rule = tuple[tuple[frozenset[str], ...], re.Pattern[str], Reader]
"""What a text must have, one of each set; a pattern, and how its matches are read."""
NOTHING = Reading(None, "")
IMPOSSIBLE = "impossible"
"""Rule of a reading without days that no later rule may read in part: 2月30号 is not February."""


def read_rules(text: str, present: set[str], rules: Iterable[Rule], asked: Asked) -> list[Span]:
    """What the rules find in a text; where two overlap, the earlier rule wins."""
    found: list[Span] = []
    claimed = bytearray(len(text))
    """1 for every character that belongs to a find, or to a day that no calendar has."""
    for needed, pattern, read in rules:
        if any(map(present.isdisjoint, needed)):
            continue
        for match in pattern.finditer(text):
            start, end = match.span()
            if claimed.find(1, start, end) >= 0:
                continue
            days, rule, approximate = read(match, asked)
            if days is not None:
                found.append(Span(days, start, end, rule, approximate))
            elif rule != IMPOSSIBLE:
                continue
            claimed[start:end] = b"\1" * (end - start)
    found.sort(key=lambda span: span.start)
    return found


def iso(days: Days) -> str:
    """`2020-01-18`, or `2020-01-21/2020-01-31`."""
    first, last = days
    return first.isoformat() if first == last else f"{first.isoformat()}/{last.isoformat()}"


def day(year: int, month: int, number: int) -> date | None:
    """The date, or None where the calendar has no such day."""
    try:
        return date(year, month, number)
    except ValueError:
        return None


def shift(today: date, days: int) -> date | None:
    """A date so many days away; None beyond the calendar."""
    try:
        return today + timedelta(days=days)
    except OverflowError:
        return None


FROM_EASTER = {
    "shrove tuesday": -47, "pancake day": -47, "ash wednesday": -46, "palm sunday": -7,
    "maundy thursday": -3, "good friday": -2, "easter sunday": 0, "easter monday": 1,
    "easter": 0,
}  # fmt: skip
"""Days that move with Easter, and how far they lie from it."""


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (the anonymous algorithm, Meeus 1991)."""
    century, rest = divmod(year, 100)
    leap, odd = divmod(century, 4)
    correction = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * (year % 19) + century - leap - correction + 15) % 30
    weekday = (32 + 2 * odd + 2 * (rest // 4) - epact - rest % 4) % 7
    late = (year % 19 + 11 * epact + 22 * weekday) // 451
    month, number = divmod(epact + weekday - 7 * late + 114, 31)
    return date(year, month, number + 1)


def nearest_year(in_year: Callable[[int], Days | None], today: date, prefer: Prefer) -> Days | None:
    """The days of the year that lies nearest on the preferred side; today counts as both.

    Looks four years to that side for 29 February.
    """
    step = -1 if prefer == "past" else 1
    for year in range(today.year - step, today.year + 9 * step, step):
        days = in_year(year) if 1 <= year <= 9998 else None
        if days and (days[0] <= today if prefer == "past" else days[1] >= today):
            return days
    return None


def nearest_month(number: int, today: date, prefer: Prefer) -> Days | None:
    """The nearest such day of a month (the 20th), on the preferred side of today or today."""
    step = -1 if prefer == "past" else 1
    for months in range(4):
        year, month = add_months(today.year, today.month, step * months)
        found = day(year, month, number) if 1 <= year <= 9999 else None
        if found and (found <= today if prefer == "past" else found >= today):
            return found, found
    return None


def nearest_in_months(inside: Callable[[int, int], Days | None], asked: Asked) -> Days | None:
    """What lies inside this month, or the one beside it on the preferred side of today."""
    past = asked.prefer == "past"
    for step in (0, -1 if past else 1):
        days = inside(*add_months(asked.today.year, asked.today.month, step))
        if days and (days[0] <= asked.today if past else days[1] >= asked.today):
            return days
    return None


def add_months(year: int, month: int, months: int) -> tuple[int, int]:
    """Year and month so many months away."""
    index = year * 12 + month - 1 + months
    return index // 12, index % 12 + 1


def same_day(of: date, months: int) -> date | None:
    """The same day so many months away; the month's last one where it has no such day."""
    year, month = add_months(of.year, of.month, months)
    whole = month_days(year, month) if 1 <= year <= 9998 else None
    return whole[0].replace(day=min(of.day, whole[1].day)) if whole else None


def month_days(year: int, month: int, part: str = "") -> Days | None:
    """A month, or its early (1–10), middle (11–20) or late (21–) part, or half (1–15)."""
    first = day(year, month, 1)
    if first is None or year > 9998:
        return None
    following = date(*add_months(year, month, 1), 1)
    last = following - timedelta(days=1)
    if part in (FIRST_HALF, SECOND_HALF):
        middle = first.replace(day=15)
        return (first, middle) if part == FIRST_HALF else (first.replace(day=16), last)
    if part == EARLY:
        return first, first.replace(day=10)
    if part == MIDDLE:
        return first.replace(day=11), first.replace(day=20)
    if part == MIDDLE_AND_LATE:
        return first.replace(day=11), last
    return (first.replace(day=21), last) if part == LATE else (first, last)


def week_days(today: date, weeks: int, weekday: int | None = None) -> Days | None:
    """A week (Monday to Sunday) so many weeks from today's, or one day of it (Monday is 0)."""
    monday = shift(today, 7 * weeks - today.weekday())
    if monday is None:
        return None
    if weekday is not None:
        found = shift(monday, weekday)
        return (found, found) if found else None
    sunday = shift(monday, 6)
    return (monday, sunday) if sunday else None


def weekend_days(of: date | None) -> Days | None:
    """Saturday and Sunday of a day's week."""
    whole = week_days(of, 0) if of else None
    return (whole[1] - timedelta(1), whole[1]) if whole else None


def week_of_month(year: int, month: int, nth: int) -> Days | None:
    """The nth calendar week of a month (0 the first, -1 the last); a week is where its Thursday is."""
    whole = month_days(year, month)
    if whole is None:
        return None
    if nth < 0:
        return week_days(shift(whole[1], -((whole[1].weekday() - 3) % 7)) or whole[1], 0)
    return week_days(shift(whole[0], (3 - whole[0].weekday()) % 7 + 7 * nth) or whole[1], 0)


def nth_weekday(year: int, month: int, nth: int, weekday: int) -> Days | None:
    """The nth such weekday of a month (0 the first, -1 the last)."""
    whole = month_days(year, month)
    if whole is None:
        return None
    if nth < 0:
        return single(whole[1] - timedelta((whole[1].weekday() - weekday) % 7))
    return single(whole[0] + timedelta((weekday - whole[0].weekday()) % 7 + 7 * nth))


def nearest_weekday(weekday: int, today: date, prefer: Prefer, strict: bool = False) -> Days | None:
    """The nearest such weekday on the preferred side; `strict` leaves today itself out."""
    ahead = (weekday - today.weekday()) % 7
    distance = ahead if prefer == "future" else ahead - 7 if ahead else 0
    if strict and distance == 0:
        distance = 7 if prefer == "future" else -7
    found = shift(today, distance)
    return (found, found) if found else None


def single(found: date | None) -> Days | None:
    """One day as a span of days."""
    return (found, found) if found else None
