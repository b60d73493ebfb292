"""English days told by their place in a month, or in parts: the first friday, a week and two days."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Final

from callbot.understanding.dates_en_readings import amount
from callbot.understanding.dates_en_words import (
    WEEKDAYS,
    WHICH,
    day_number,
    month_number,
    year_named,
)
from callbot.understanding.days import (
    NOTHING,
    Asked,
    Days,
    Reading,
    add_months,
    day,
    month_days,
    nearest_year,
    shift,
    single,
)

_NTH: Final = {"first": 0, "second": 1, "third": 2, "fourth": 3}


def read_nth_weekday(match: re.Match[str], asked: Asked) -> Reading:
    """The first friday of july, the last sunday of last month."""
    weekday = WEEKDAYS[match["w"].strip(" .")]

    def inside(year: int, month: int) -> Days | None:
        whole = month_days(year, month)
        if whole is None:
            return None
        if match["nth"] == "last":
            return single(whole[1] - timedelta((whole[1].weekday() - weekday) % 7))
        first = whole[0] + timedelta((weekday - whole[0].weekday()) % 7)
        return single(first + timedelta(7 * _NTH[match["nth"]]))

    return Reading(_in_month(match, asked, inside), "nth-weekday")


def read_nth_week(match: re.Match[str], asked: Asked) -> Reading:
    """The last week of january: seven days of the month, not of the calendar's weeks."""

    def inside(year: int, month: int) -> Days | None:
        whole = month_days(year, month)
        if whole is None:
            return None
        last = match["nth"] == "last"
        begun = whole[1] - timedelta(6) if last else whole[0] + timedelta(7 * _NTH[match["nth"]])
        return begun, begun + timedelta(6)

    return Reading(_in_month(match, asked, inside), "week-of-month", True)


def read_day_pair(match: re.Match[str], asked: Asked) -> Reading:
    """9 to 12 of june, january 18 to 20, from the fourth to the tenth of last month."""
    low, high = day_number(match["lo"]), day_number(match["hi"])

    def inside(year: int, month: int) -> Days | None:
        first, last = day(year, month, low), day(year, month, high)
        return (first, last) if first and last and first < last else None

    return Reading(_in_month(match, asked, inside), "range")


def _in_month(
    match: re.Match[str], asked: Asked, inside: Callable[[int, int], Days | None]
) -> Days | None:
    """What lies inside the month that was named, or that is meant by last, this, next month."""
    groups = match.groupdict()
    if groups.get("which"):
        return inside(*add_months(asked.today.year, asked.today.month, WHICH[groups["which"]]))
    month = month_number(match["m"])
    year = year_named(groups.get("y"), asked.today)
    if year is not None:
        return inside(year, month)
    return nearest_year(lambda y: inside(y, month), asked.today, asked.prefer)


_PART: Final = re.compile(r"(?P<n>.+?) (?P<unit>day|week|month|year)s?,?(?: and)? ")


def read_parts_ago(match: re.Match[str], asked: Asked) -> Reading:
    """A week and two days ago; one month, twenty one days ago. The greater parts count first."""
    counted = {"day": 0, "week": 0, "month": 0, "year": 0}
    for part in _PART.finditer(match[0]):
        number = amount(part["n"])
        if number is None or number != int(number) or number > 5000:
            return NOTHING
        counted[part["unit"]] += int(number)
    months = 12 * counted["year"] + counted["month"]
    year, month = add_months(asked.today.year, asked.today.month, -months)
    whole = month_days(year, month) if year > 0 else None
    if whole is None:
        return NOTHING
    begun = whole[0].replace(day=min(asked.today.day, whole[1].day))
    found = shift(begun, -7 * counted["week"] - counted["day"])
    return Reading(single(found), "ago", not counted["day"])
