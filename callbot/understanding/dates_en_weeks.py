"""English weekdays, weeks and weekends: last tuesday, the week before last, the first friday of july."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Final

from callbot.understanding.dates_en_months import in_month
from callbot.understanding.dates_en_words import (
    AMOUNT,
    DAY,
    IN_MONTH,
    LONG_WEEKDAY,
    WEEKDAY,
    WEEKDAYS,
    WHICH,
    YEAR,
    RuleText,
    amount,
    year_named,
)
from callbot.understanding.days import (
    NOTHING,
    Asked,
    Days,
    Reading,
    add_months,
    month_days,
    nearest_in_months,
    nearest_weekday,
    nth_weekday,
    shift,
    single,
    week_days,
    week_of_month,
    weekend_days,
)

_NTH: Final = {
    "first": 0, "second": 1, "third": 2, "fourth": 3, "1st": 0, "2nd": 1, "3rd": 2, "4th": 3,
    "last": -1,
}  # fmt: skip
_SATURDAY: Final = 5


def read_nth_weekday(match: re.Match[str], asked: Asked) -> Reading:
    """The first friday of july, the last sunday of last month."""
    weekday, nth = WEEKDAYS[match["w"].strip(" .")], _NTH[match["nth"]]
    days = in_month(match, asked, lambda year, month: nth_weekday(year, month, nth, weekday))
    return Reading(days, "nth-weekday")


def read_nth_week(match: re.Match[str], asked: Asked) -> Reading:
    """The last week of january: a week of the calendar, in the month that has most of it."""
    nth = _NTH[match["nth"]]

    def inside(year: int, month: int) -> Days | None:
        if match["unit"] == "week":
            return week_of_month(year, month, nth)
        saturday = nth_weekday(year, month, nth, _SATURDAY)
        return (saturday[0], saturday[0] + timedelta(1)) if saturday else None

    return Reading(in_month(match, asked, inside), f"{match['unit']}-of-month", True)


def read_week_of_year(match: re.Match[str], asked: Asked) -> Reading:
    """The second week of 2015, the last week of the year: counted as weeks of a month are."""
    year = year_named(match["y"].replace("the year", "this year"), asked.today)
    nth = _NTH[match["nth"]]
    days = week_of_month(year, 12 if nth < 0 else 1, nth) if year else None
    return Reading(days, "week-of-year", True)


def read_open_weekday(match: re.Match[str], asked: Asked) -> Reading:
    """The second sunday: of this month, or of the one beside it on the preferred side."""
    weekday, nth = WEEKDAYS[match["w"]], _NTH[match["nth"]]
    days = nearest_in_months(lambda year, month: nth_weekday(year, month, nth, weekday), asked)
    return Reading(days, "nth-weekday")


def read_weekdays_ago(match: re.Match[str], asked: Asked) -> Reading:
    """Two fridays ago, two sundays from now, a couple of weekends back."""
    number = amount(match["n"])
    if number is None or not 1 <= number <= 500:
        return NOTHING
    back, weeks = match["dir"] in ("ago", "back"), round(number) - 1
    weekday = WEEKDAYS.get(match["w"], _SATURDAY)
    nearest = nearest_weekday(weekday, asked.today, "past" if back else "future", strict=True)
    found = shift(nearest[0], -7 * weeks if back else 7 * weeks) if nearest else None
    if match["w"] not in WEEKDAYS:
        return Reading(weekend_days(found), "weekend", True)
    return Reading(single(found), "ago")


def read_weeks_before(match: re.Match[str], asked: Asked) -> Reading:
    """A week ago today, two weeks ago on friday, a week last monday: so many before such a day."""
    number, named = amount(match["n"]), match["day"]
    if number is None or number != int(number) or not 1 <= number <= 500:
        return NOTHING
    if named in WEEKDAYS:
        latest = nearest_weekday(WEEKDAYS[named], asked.today, "past", strict=True)
        begin = latest[0] if latest else None
    else:
        begin = shift(asked.today, {"yesterday": -1, "tomorrow": 1}.get(named, 0))
    found = shift(begin, -7 * int(number)) if begin else None
    return Reading(single(found), "ago", named in WEEKDAYS)


def read_before_last(match: re.Match[str], asked: Asked) -> Reading:
    """The week before last, the monday before last, last sunday but one."""
    unit = match["unit"] or match["unit2"]
    if unit in WEEKDAYS:
        found = nearest_weekday(WEEKDAYS[unit], asked.today, "past", strict=True)
        return Reading(single(shift(found[0], -7)) if found else None, "relative-weekday")
    return _week_or_month(unit, -2, asked)


def read_after_next(match: re.Match[str], asked: Asked) -> Reading:
    """The week after next, the month after the next."""
    return _week_or_month(match["unit"], 2, asked)


def read_relative(match: re.Match[str], asked: Asked) -> Reading:
    """Last week, this month, next weekend."""
    return _week_or_month(match["unit"], WHICH[match["which"]], asked)


def _week_or_month(unit: str, offset: int, asked: Asked) -> Reading:
    if unit in ("week", "weekend"):
        whole = week_days(asked.today, offset)
        days = weekend_days(whole[0]) if whole and unit == "weekend" else whole
        return Reading(days, f"relative-{unit}", True)
    if unit == "month":
        year, month = add_months(asked.today.year, asked.today.month, offset)
        return Reading(month_days(year, month), "relative-month", True)
    year = asked.today.year + offset
    first, last = month_days(year, 1), month_days(year, 12)
    return Reading((first[0], last[1]) if first and last else None, "year", True)


def read_relative_weekday(match: re.Match[str], asked: Asked) -> Reading:
    """`last tuesday` is the latest before today; `tuesday last week` a day of that week.

    Nobody calls yesterday `last tuesday`, nor `previous tuesday` a day of this week. Where the latest
    one is of this week, some mean the one before by `last`: then it leaves room.
    """
    weekday = WEEKDAYS[match["w"].strip(" .")]
    groups = match.groupdict()
    week, which = groups.get("week"), groups.get("which") or "past"
    if week:
        return Reading(week_days(asked.today, WHICH[week], weekday), "relative-weekday")
    offset = WHICH[which]
    if which.endswith("coming"):
        nearest = nearest_weekday(weekday, asked.today, "future", strict=True)
        return Reading(nearest, "relative-weekday")
    if offset >= 0:  # next tuesday: of next week, as most people mean it
        return Reading(week_days(asked.today, offset, weekday), "relative-weekday")
    latest = nearest_weekday(weekday, asked.today, "past", strict=True)
    if latest is None or which.endswith("past") or weekday >= asked.today.weekday():
        return Reading(latest, "relative-weekday")
    if which == "previous" or weekday == asked.today.weekday() - 1:
        return Reading(single(shift(latest[0], -7)), "relative-weekday")
    return Reading(latest, "relative-weekday", True)


def read_weekday(match: re.Match[str], asked: Asked) -> Reading:
    """Tuesday, on tuesday: the nearest one, today included."""
    weekday = WEEKDAYS[match["w"].strip(" .")]
    return Reading(nearest_weekday(weekday, asked.today, asked.prefer), "weekday")


def read_weekend(_match: re.Match[str], asked: Asked) -> Reading:
    """The weekend, where nothing says which."""
    saturday = nearest_weekday(_SATURDAY, asked.today, asked.prefer)
    return Reading(weekend_days(saturday[0]) if saturday else None, "weekend", True)


def read_so_far(match: re.Match[str], asked: Asked) -> Reading:
    """Earlier this month, later this week, the rest of it: what today, or its middle, cuts off."""
    week = match["unit"] == "week"
    whole = _week_or_month(match["unit"], 0, asked).days
    yesterday = shift(asked.today, -1)
    if whole is None or yesterday is None:
        return NOTHING
    middle = whole[0] + timedelta(3 if week else 15)  # the second half begins
    if match["cut"] == "earlier":
        last = yesterday if week else min(yesterday, middle - timedelta(1))
        return Reading((whole[0], max(whole[0], last)), "part-of-now", True)
    later = match["cut"] == "later" and not asked.today > middle
    return Reading((middle if later else asked.today, whole[1]), "part-of-now", True)


_NTH_WORD: Final = "(?P<nth>first|second|third|fourth|last|1st|2nd|3rd|4th)"
_WHICH_WORD: Final = (
    r"last|past|previous|this past|this last|this coming|this|next|coming|upcoming|following"
)

PLACED: Final[tuple[RuleText, ...]] = (
    ("unit", rf"\b(?:the )?{_NTH_WORD} (?P<unit>weekend|week) (?:of|in) {IN_MONTH}", read_nth_week),
    (
        "unit",
        rf"\b(?:the )?{_NTH_WORD} week (?:(?:of|in) (?:the year )?)?(?P<y>{YEAR}|the year\b)",
        read_week_of_year,
    ),
    (
        "weekday",
        rf"\b(?:on )?(?:the )?{_NTH_WORD} (?P<w>{WEEKDAY}) (?:of|in) {IN_MONTH}",
        read_nth_weekday,
    ),
)
"""What is told by its place in a month or a year."""

RELATIVE: Final[tuple[RuleText, ...]] = (
    (
        "unit & next",
        r"\b(?:the )?(?P<unit>week|weekend|month) after (?:the )?next\b",
        read_after_next,
    ),
    (
        "unit & earlier later rest",
        r"\b(?:(?P<cut>earlier|later) (?:this|in the|in this)|(?:the )?rest of (?:the|this|my)) "
        r"(?P<unit>week|month)\b",
        read_so_far,
    ),
    (
        "weekday unit & ago back now",
        rf"\b{AMOUNT} (?P<w>{LONG_WEEKDAY}|weekend)s (?P<dir>ago|back|from now)\b",
        read_weekdays_ago,
    ),
    (
        "unit & weekday",
        rf"\b{AMOUNT} weeks?(?: ago)?,? (?:last|this past|past|on last) (?P<day>{LONG_WEEKDAY})\b",
        read_weeks_before,
    ),
    (
        "unit & ago",
        rf"\b{AMOUNT} weeks? ago,? (?:on )?(?P<day>today|yesterday|tomorrow|{LONG_WEEKDAY})\b",
        read_weeks_before,
    ),
    (
        "last & before but",
        rf"\b(?:on )?(?:the )?(?:(?P<unit>weekend|week|month|{LONG_WEEKDAY}) before (?:the )?last"
        r"(?: one| week\b)?"
        rf"|last (?P<unit2>weekend|week|month|{LONG_WEEKDAY}) (?:but one|before last))\b",
        read_before_last,
    ),
    (
        "weekday & last previous this next",
        rf"\b(?:on )?(?:the )?(?P<w>{WEEKDAY}) (?:of )?(?P<week>last|previous|this|next) week\b",
        read_relative_weekday,
    ),
    (
        "weekday & last previous this next",
        rf"\b(?P<week>last|previous|this|next) week,? (?:on (?:the )?|from |between )?(?P<w>{WEEKDAY})",
        read_relative_weekday,
    ),
    (
        "weekday & last past previous this next coming upcoming following",
        rf"\b(?:on )?(?:the )?(?P<which>{_WHICH_WORD}) (?P<w>{WEEKDAY})(?! week\b)",
        read_relative_weekday,
    ),
    (
        "weekday & last gone past",
        rf"\b(?:on )?(?:the )?(?P<w>{LONG_WEEKDAY}) (?:just )?(?:last|gone|past)\b",
        read_relative_weekday,
    ),
)
"""Weeks and weekdays by their place beside today's."""

WHOLE: Final[tuple[RuleText, ...]] = (
    (
        "unit & last past previous this next coming following",
        rf"\b(?:the )?(?P<which>{_WHICH_WORD}) (?P<unit>weekend|week|month|year)\b",
        read_relative,
    ),
)
"""Whole weeks, months and years."""

OPEN: Final[tuple[RuleText, ...]] = (
    (
        "weekday & first second third fourth",
        rf"\b(?:on )?(?:the )?(?P<nth>first|second|third|fourth) (?P<w>{LONG_WEEKDAY})\b"
        r"(?! (?:after|before|since|of|in)\b)",
        read_open_weekday,
    ),
    ("weekday", rf"\b(?:on )?(?:the )?(?P<w>{LONG_WEEKDAY})s?\b(?! ago)", read_weekday),
    ("weekday", rf"\b(?:on|from|to|until) (?P<w>{WEEKDAY})", read_weekday),
    ("weekday", rf"\b(?P<w>{WEEKDAY})(?= (?:the )?{DAY}\b)", read_weekday),
    (
        "weekend",
        r"\b(?:at |on |over )?(?:the )?weekend\b(?: (?:just )?(?:gone|past)\b)?",
        read_weekend,
    ),
)
"""Weekdays and the weekend, where nothing says which."""
