"""What the English date rules make of their matches."""

from __future__ import annotations

import re
from datetime import timedelta

from callbot.understanding.dates_en_words import (
    MONTHS,
    PARTS,
    WEEKDAYS,
    WHICH,
    day_number,
    month_number,
    year_named,
)
from callbot.understanding.days import (
    EARLY,
    FIRST_HALF,
    IMPOSSIBLE,
    LATE,
    MIDDLE,
    NOTHING,
    SECOND_HALF,
    Asked,
    Prefer,
    Reading,
    add_months,
    day,
    month_days,
    nearest_in_months,
    nearest_month,
    nearest_weekday,
    nearest_year,
    same_day,
    shift,
    single,
    week_days,
)
from callbot.understanding.numerals import english_number
from callbot.understanding.surface import english


def read_iso(match: re.Match[str], _asked: Asked) -> Reading:
    """2020-01-18."""
    return Reading(single(day(int(match[1]), int(match[2]), int(match[3]))), "date")


def read_slashed(match: re.Match[str], asked: Asked) -> Reading:
    """1/18 and 18/1: month first unless that cannot be."""
    first, second, year = int(match[1]), int(match[2]), match[3]
    swapped = first > 12
    month, number = (second, first) if swapped else (first, second)
    open_order = first <= 12 and second <= 12 and first != second
    rule = "slash:day-first" if swapped else "slash:month-first"
    if year:
        full = int(year) + (2000 if len(year) == 2 else 0)
        return Reading(single(day(full, month, number)), rule, open_order)
    days = nearest_year(lambda y: single(day(y, month, number)), asked.today, asked.prefer)
    return Reading(days, rule, open_order)


def read_month_day(match: re.Match[str], asked: Asked) -> Reading:
    """January twentieth, 18 january 2020, the eighteenth of january."""
    month, number = month_number(match["m"]), day_number(match["d"])
    year = year_named(match["y"], asked.today)
    if year is not None:
        days = single(day(year, month, number))
    else:
        days = nearest_year(lambda y: single(day(y, month, number)), asked.today, asked.prefer)
    return Reading(days, "month-day" if days else IMPOSSIBLE)


_YEAR_PARTS = {
    EARLY: (1, 2), MIDDLE: (6, 7), LATE: (12, 12), FIRST_HALF: (1, 6), SECOND_HALF: (7, 12),
}  # fmt: skip
_WEEK_PARTS = {
    EARLY: (0, 1), MIDDLE: (2, 3), LATE: (4, 6), FIRST_HALF: (0, 3), SECOND_HALF: (3, 6),
}  # fmt: skip


def read_part_of(match: re.Match[str], asked: Asked) -> Reading:
    """End of last month, early january, the beginning of this year, the end of last week."""
    part, what = PARTS[match["part"].strip(" -")], match["what"].strip(" .")
    if what in MONTHS:
        month = MONTHS[what]
        year = year_named(match["y"], asked.today)
        if year is not None:
            return Reading(month_days(year, month, part), f"month:{part}", True)
        days = nearest_year(lambda y: month_days(y, month, part), asked.today, asked.prefer)
        return Reading(days, f"month:{part}", True)
    which = match["which"]
    offset = WHICH[which] if which and which != "the" else 0
    if what == "month":
        year, month = add_months(asked.today.year, asked.today.month, offset)
        if not which or which == "the":
            return Reading(
                nearest_in_months(lambda year, month: month_days(year, month, part), asked),
                f"month:{part}",
                True,
            )
        return Reading(month_days(year, month, part), f"month:{part}", True)
    if what == "year":
        begin, end = _YEAR_PARTS[part]
        first = month_days(asked.today.year + offset, begin)
        last = month_days(asked.today.year + offset, end)
        return Reading((first[0], last[1]) if first and last else None, "year", True)
    whole = week_days(asked.today, offset)
    if whole is None:
        return NOTHING
    begin, end = _WEEK_PARTS[part]
    monday = whole[0]
    return Reading((monday + timedelta(begin), monday + timedelta(end)), "week", True)


def read_month(match: re.Match[str], asked: Asked) -> Reading:
    """In january, last december, december last year."""
    groups = match.groupdict()
    month = month_number(groups["m"] or groups["only"])
    which = groups.get("which")
    year = year_named(groups.get("y"), asked.today)
    if which == "this":
        year = asked.today.year
    if year is not None:
        return Reading(month_days(year, month), "month", True)
    prefer: Prefer = "past" if which == "last" else "future" if which == "next" else asked.prefer
    days = nearest_year(lambda y: month_days(y, month), asked.today, prefer)
    return Reading(days, "month", True)


def read_relative(match: re.Match[str], asked: Asked) -> Reading:
    """Last week, this month, next weekend."""
    offset = WHICH[match["which"]]
    unit = match["unit"]
    if unit == "week":
        offset -= 1 if match["more"] == " before last" else 0
        return Reading(week_days(asked.today, offset), "relative-week", True)
    if unit == "weekend":
        saturday, sunday = week_days(asked.today, offset, 5), week_days(asked.today, offset, 6)
        days = (saturday[0], sunday[0]) if saturday and sunday else None
        return Reading(days, "relative-weekend", True)
    if unit == "month":
        year, month = add_months(asked.today.year, asked.today.month, offset)
        return Reading(month_days(year, month), "relative-month", True)
    first, last = (
        month_days(asked.today.year + offset, 1),
        month_days(asked.today.year + offset, 12),
    )
    return Reading((first[0], last[1]) if first and last else None, "year", True)


def read_before_last(match: re.Match[str], asked: Asked) -> Reading:
    """The week before last, the monday before last."""
    if match["unit"] in ("week", "weekend"):
        whole = week_days(asked.today, -2)
        if whole and match["unit"] == "weekend":
            whole = whole[1] - timedelta(1), whole[1]
        return Reading(whole, f"relative-{match['unit']}", True)
    if match["unit"] == "month":
        year, month = add_months(asked.today.year, asked.today.month, -2)
        return Reading(month_days(year, month), "relative-month", True)
    found = nearest_weekday(WEEKDAYS[match["unit"]], asked.today, "past", strict=True)
    return Reading(single(shift(found[0], -7)) if found else None, "relative-weekday")


def read_relative_weekday(match: re.Match[str], asked: Asked) -> Reading:
    """`last tuesday` is the latest before today; `tuesday last week` a day of that week."""
    weekday = WEEKDAYS[match["w"].strip(" .")]
    week = match.groupdict().get("week")
    if week:
        return Reading(week_days(asked.today, WHICH[week], weekday), "relative-weekday")
    offset = WHICH[match["which"]]
    if offset == 0:
        return Reading(week_days(asked.today, 0, weekday), "relative-weekday")
    if offset == 1:
        # next tuesday: of next week, as most people mean it
        return Reading(week_days(asked.today, 1, weekday), "relative-weekday")
    return Reading(nearest_weekday(weekday, asked.today, "past", strict=True), "relative-weekday")


def read_weekday(match: re.Match[str], asked: Asked) -> Reading:
    """Tuesday, on tuesday: the nearest one, today included."""
    weekday = WEEKDAYS[match["w"].strip(" .")]
    return Reading(nearest_weekday(weekday, asked.today, asked.prefer), "weekday")


def read_weekend(_match: re.Match[str], asked: Asked) -> Reading:
    """The weekend, where nothing says which."""
    saturday = nearest_weekday(5, asked.today, asked.prefer)
    last = shift(saturday[0], 1) if saturday else None
    return Reading((saturday[0], last) if saturday and last else None, "weekend", True)


NAMED = (
    ("the day before yesterday", -2), ("day before yesterday", -2), ("the day after tomorrow", 2),
    ("day after tomorrow", 2), ("yesterday", -1), ("last night", -1), ("tomorrow", 1),
    ("today", 0), ("tonight", 0), ("the night before last", -2), ("this morning", 0),
    ("this afternoon", 0), ("this evening", 0), ("earlier today", 0),
)  # fmt: skip


def read_named_day(match: re.Match[str], asked: Asked) -> Reading:
    """Yesterday, the day before yesterday, tonight."""
    return Reading(single(shift(asked.today, dict(NAMED)[match[0]])), "named-day")


def read_recent(_match: re.Match[str], asked: Asked) -> Reading:
    """The other day: within the last week."""
    first, last = shift(asked.today, -6), shift(asked.today, -2)
    return Reading((first, last) if first and last else None, "recent", True)


_AMOUNTS = {
    "a": 1.0, "an": 1.0, "one": 1.0, "a couple of": 2.0, "a couple": 2.0, "couple of": 2.0,
    "couple": 2.0, "a few": 3.0, "few": 3.0, "several": 5.0, "half a": 0.5, "some": 4.0, "": 1.0,
    }  # fmt: skip
_UNIT_DAYS = {"day": 1, "week": 7, "fortnight": 14, "month": 30, "year": 365}


def amount(words: str) -> float | None:
    """How many: a, a couple of, twenty one."""
    words = words.strip()
    if words in _AMOUNTS:
        return _AMOUNTS[words]
    tokens = english(words)
    number = english_number(tokens, 0) if tokens else None
    return float(number.value) if number else None


def read_ago(match: re.Match[str], asked: Asked) -> Reading:
    """Three days ago, a couple of weeks ago, in two days."""
    number = amount(match["n"])
    if number is None or number > 5000:
        return NOTHING
    unit = match["unit"]
    words = match["n"].strip()
    rough = bool(match.groupdict().get("or")) or " or so " in match[0]
    vague = rough or (words not in ("a", "an", "one") and words in _AMOUNTS)
    sign = 1 if match["dir"] in ("from now", "later", "in") else -1
    rule = "from-now" if sign > 0 else "ago"
    if unit in ("month", "year") and number == int(number):
        months = int(number) * (12 if unit == "year" else 1)
        return Reading(single(same_day(asked.today, sign * months)), rule, True)
    found = shift(asked.today, sign * round(number * _UNIT_DAYS[unit]))
    return Reading(single(found), rule, vague or unit != "day")


def read_within(match: re.Match[str], asked: Asked) -> Reading:
    """The past two weeks, the last three days, next ten days."""
    number = amount(match["n"] or "")
    if number is None or number > 5000:
        return NOTHING
    sign = 1 if match["which"] in ("next", "coming") else -1
    if match["unit"] in ("month", "year") and number == int(number):
        end = same_day(asked.today, sign * int(number) * (12 if match["unit"] == "year" else 1))
    else:
        end = shift(asked.today, sign * round(number * _UNIT_DAYS[match["unit"]]))
    first, last = (shift(asked.today, 1), end) if sign > 0 else (end, asked.today)
    return Reading((first, last) if first and last else None, "within", True)


def read_day_only(match: re.Match[str], asked: Asked) -> Reading:
    """The eighteenth, on the 18th of last month."""
    number = day_number(match["d"])
    which = match.groupdict().get("which")
    if which:
        year, month = add_months(asked.today.year, asked.today.month, WHICH[which])
        return Reading(single(day(year, month, number)), "day")
    return Reading(nearest_month(number, asked.today, asked.prefer), "day")


def read_whole_year(match: re.Match[str], asked: Asked) -> Reading:
    """In 2019."""
    year = year_named(match["y"], asked.today)
    first, last = (month_days(year, 1), month_days(year, 12)) if year else (None, None)
    return Reading((first[0], last[1]) if first and last else None, "year", True)
