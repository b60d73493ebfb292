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
    nearest_in_months,
    nearest_weekday,
    nearest_year,
    nth_weekday,
    same_day,
    shift,
    single,
    week_days,
    week_of_month,
)

_NTH: Final = {
    "first": 0, "second": 1, "third": 2, "fourth": 3, "1st": 0, "2nd": 1, "3rd": 2, "4th": 3,
}  # fmt: skip


def read_nth_weekday(match: re.Match[str], asked: Asked) -> Reading:
    """The first friday of july, the last sunday of last month."""
    weekday = WEEKDAYS[match["w"].strip(" .")]

    nth = _NTH.get(match["nth"], -1)
    days = _in_month(match, asked, lambda year, month: nth_weekday(year, month, nth, weekday))
    return Reading(days, "nth-weekday")


def read_nth_week(match: re.Match[str], asked: Asked) -> Reading:
    """The last week of january: a week of the calendar, in the month that has most of it."""
    nth = _NTH.get(match["nth"], -1)
    days = _in_month(match, asked, lambda year, month: week_of_month(year, month, nth))
    return Reading(days, "week-of-month", True)


def read_weekdays_ago(match: re.Match[str], asked: Asked) -> Reading:
    """Two fridays ago, two sundays from now."""
    number = amount(match["n"])
    if number is None or not 1 <= number <= 500:
        return NOTHING
    back = match["dir"] == "ago"
    weekday = WEEKDAYS[match["w"]]
    nearest = nearest_weekday(weekday, asked.today, "past" if back else "future", strict=True)
    weeks = round(number) - 1
    return Reading(
        single(shift(nearest[0], -7 * weeks if back else 7 * weeks)) if nearest else None, "ago"
    )


def read_week_of_year(match: re.Match[str], asked: Asked) -> Reading:
    """The second week of 2015, the last week of the year: counted as weeks of a month are."""
    year = year_named(match["y"].replace("the year", "this year"), asked.today)
    nth = _NTH.get(match["nth"], -1)
    days = week_of_month(year, 12 if nth < 0 else 1, nth) if year else None
    return Reading(days, "week-of-year", True)


def read_open_weekday(match: re.Match[str], asked: Asked) -> Reading:
    """The second sunday: of this month, or of the one beside it on the preferred side."""
    weekday, nth = WEEKDAYS[match["w"]], _NTH[match["nth"]]
    days = nearest_in_months(lambda year, month: nth_weekday(year, month, nth, weekday), asked)
    return Reading(days, "nth-weekday")


def read_weeks_before(match: re.Match[str], asked: Asked) -> Reading:
    """A week ago today, two weeks ago on friday: so many weeks before the latest such day."""
    number, named = amount(match["n"]), match["day"]
    if number is None or number != int(number) or not 1 <= number <= 500:
        return NOTHING
    if named in WEEKDAYS:
        latest = nearest_weekday(WEEKDAYS[named], asked.today, "past", strict=True)
        begin = latest[0] if latest else None
    else:
        begin = shift(asked.today, -1 if named == "yesterday" else 0)
    found = shift(begin, -7 * int(number)) if begin else None
    return Reading(single(found), "ago", named in WEEKDAYS)


def read_after_next(match: re.Match[str], asked: Asked) -> Reading:
    """The week after next, the month after the next."""
    if match["unit"] == "month":
        year, month = add_months(asked.today.year, asked.today.month, 2)
        return Reading(month_days(year, month), "relative-month", True)
    whole = week_days(asked.today, 2)
    if whole and match["unit"] == "weekend":
        whole = whole[1] - timedelta(1), whole[1]
    return Reading(whole, "relative-week", True)


def read_so_far(match: re.Match[str], asked: Asked) -> Reading:
    """Earlier this month, the rest of the week: what today cuts off from its beginning or its end."""
    if match["unit"] == "week":
        whole = week_days(asked.today, 0)
    else:
        whole = month_days(asked.today.year, asked.today.month)
    if whole is None:
        return NOTHING
    yesterday = shift(asked.today, -1)
    early = (whole[0], max(whole[0], yesterday)) if yesterday else None
    days = early if match["cut"] == "earlier" else (asked.today, whole[1])
    return Reading(days, "part-of-now", True)


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
    begun = same_day(asked.today, -months)
    if begun is None:
        return NOTHING
    found = shift(begun, -7 * counted["week"] - counted["day"])
    return Reading(single(found), "ago", not counted["day"])
