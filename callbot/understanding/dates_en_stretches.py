"""English stretches of months and weeks: 9 to 12 of june, the first two weeks of may, late last month."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Final

from callbot.understanding.dates_en_months import in_month
from callbot.understanding.dates_en_words import (
    AMOUNT,
    DAY,
    IN_MONTH,
    MONTH,
    MONTHS,
    PART,
    PARTS,
    WHICH,
    YEAR,
    RuleText,
    amount,
    day_number,
    year_named,
)
from callbot.understanding.days import (
    EARLY,
    FIRST_HALF,
    LATE,
    MIDDLE,
    NOTHING,
    SECOND_HALF,
    Asked,
    Days,
    Prefer,
    Reading,
    add_months,
    day,
    month_days,
    nearest_in_months,
    nearest_year,
    shift,
    single,
    week_days,
)


def read_day_pair(match: re.Match[str], asked: Asked) -> Reading:
    """9 to 12 of june, january 18 to 20, from the fourth to the tenth of last month."""
    low, high = day_number(match["lo"]), day_number(match["hi"])

    def inside(year: int, month: int) -> Days | None:
        first, last = day(year, month, low), day(year, month, high)
        return (first, last) if first and last and first < last else None

    return Reading(in_month(match, asked, inside), "range")


def read_first_or_last_day(match: re.Match[str], asked: Asked) -> Reading:
    """The last day of january, the first day of last month."""

    def inside(year: int, month: int) -> Days | None:
        whole = month_days(year, month)
        return single(whole[0 if match["end"] == "first" else 1]) if whole else None

    return Reading(in_month(match, asked, inside), "month-day")


def read_from_day(match: re.Match[str], asked: Asked) -> Reading:
    """From the second to april seventh: the first day is of the second one's month, or the one before."""
    low, high = day_number(match["lo"]), day_number(match["hi"])

    def inside(year: int, month: int) -> Days | None:
        last = day(year, month, high)
        first = day(*((year, month) if low < high else add_months(year, month, -1)), low)
        return (first, last) if first and last else None

    return Reading(in_month(match, asked, inside), "range")


def read_first_or_last_days(match: re.Match[str], asked: Asked) -> Reading:
    """The first two weeks of january, the last few days of last month."""
    number = amount(match["n"])
    if number is None or not 1 <= number <= 31:
        return NOTHING
    length = round(number) * (7 if match["unit"] == "week" else 1)

    def inside(year: int, month: int) -> Days | None:
        whole = month_days(year, month)
        if whole is None or length > 31:
            return None
        if match["end"] == "first":
            return whole[0], min(whole[1], whole[0] + timedelta(length - 1))
        return max(whole[0], whole[1] - timedelta(length - 1)), whole[1]

    return Reading(in_month(match, asked, inside), "part-of-month", True)


_YEAR_PARTS: Final = {
    EARLY: (1, 2), MIDDLE: (6, 7), LATE: (12, 12), FIRST_HALF: (1, 6), SECOND_HALF: (7, 12),
}  # fmt: skip
_WEEK_PARTS: Final = {
    EARLY: (0, 1), MIDDLE: (2, 3), LATE: (4, 6), FIRST_HALF: (0, 3), SECOND_HALF: (3, 6),
}  # fmt: skip


def read_part_of(match: re.Match[str], asked: Asked) -> Reading:
    """End of last month, early january, the beginning of this year, the end of last week."""
    part, what = PARTS[match["part"]], match["what"].strip(" .")
    which = match["which"]
    if what in MONTHS:
        named = {"last": "past", "next": "future"}.get(which or "", asked.prefer)
        prefer: Prefer = "future" if named == "future" else "past"
        year = asked.today.year if which == "this" else year_named(match["y"], asked.today)
        if year is not None:
            return Reading(month_days(year, MONTHS[what], part), f"month:{part}", True)
        days = nearest_year(lambda y: month_days(y, MONTHS[what], part), asked.today, prefer)
        return Reading(days, f"month:{part}", True)
    offset = WHICH[which] if which and which != "the" else 0
    if what == "month":
        if not which or which == "the":
            open_month = nearest_in_months(lambda y, m: month_days(y, m, part), asked)
            return Reading(open_month, f"month:{part}", True)
        year, month = add_months(asked.today.year, asked.today.month, offset)
        return Reading(month_days(year, month, part), f"month:{part}", True)
    if what == "year":
        begin, end = _YEAR_PARTS[part]
        first = month_days(asked.today.year + offset, begin)
        last = month_days(asked.today.year + offset, end)
        return Reading((first[0], last[1]) if first and last else None, "year", True)
    begin, end = _WEEK_PARTS[part]
    whole = week_days(asked.today, offset)
    first_day, last_day = (shift(whole[0], n) if whole else None for n in (begin, end))
    return Reading((first_day, last_day) if first_day and last_day else None, "week", True)


_TO: Final = "(?:to|and|up to|until|till|through|thru|-)"

PAIRS: Final[tuple[RuleText, ...]] = (
    (
        "day",
        rf"\b(?:on )?(?:the )?(?:very )?(?P<end>first|last) day (?:of|in) {IN_MONTH}",
        read_first_or_last_day,
    ),
    (
        "unit",
        rf"\b(?:the )?(?:very )?(?P<end>first|last) {AMOUNT} (?P<unit>day|week)s? (?:of|in) {IN_MONTH}",
        read_first_or_last_days,
    ),
    (
        "month unit",
        rf"\b(?:from |between )?(?:the )?(?P<lo>{DAY}) ?{_TO} ?(?:the )?(?P<hi>{DAY})(?: of)? {IN_MONTH}",
        read_day_pair,
    ),
    (
        "month",
        rf"\b(?:from |between )?(?P<m>{MONTH}) (?:the )?(?P<lo>{DAY}) ?{_TO} ?(?:the )?"
        rf"(?P<hi>{DAY})\b(?! (?:of )?{MONTH})(?:,? (?:of )?(?P<y>{YEAR}))?",
        read_day_pair,
    ),
    (
        "month & from between",
        rf"\b(?:from|between) (?:the )?(?P<lo>{DAY}) ?{_TO} ?(?P<m>{MONTH}) (?:the )?(?P<hi>{DAY})\b"
        rf"(?:,? (?:of )?(?P<y>{YEAR}))?",
        read_from_day,
    ),
)
"""Days of one month that are told together, before they are read one by one."""

PARTS_OF: Final[tuple[RuleText, ...]] = (
    (
        "unit month",
        rf"\b{PART}[ -](?:(?P<which>last|previous|this|next|the) )?"
        rf"(?P<what>month|week|year|{MONTH})\b(?: (?:of )?(?P<y>{YEAR}))?",
        read_part_of,
    ),
)
"""Parts of what is named or lies beside today."""
