"""English days and months that are told by name or number: the 18th, january twentieth, late may."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from callbot.understanding.dates_en_words import (
    CARDINALS,
    DAY,
    LAST_CENTURY,
    MONTH,
    MONTHS,
    ORDINALS,
    WHICH,
    YEAR,
    RuleText,
    any_of,
    day_number,
    month_number,
    year_named,
)
from callbot.understanding.days import (
    IMPOSSIBLE,
    Asked,
    Days,
    Prefer,
    Reading,
    add_months,
    day,
    month_days,
    nearest_month,
    nearest_year,
    single,
)


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


def in_month(
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


def read_month_day(match: re.Match[str], asked: Asked) -> Reading:
    """January twentieth, 18 january 2020, the eighteenth of january."""
    number = day_number(match["d"])
    days = in_month(match, asked, lambda year, month: single(day(year, month, number)))
    return Reading(days, "month-day" if days else IMPOSSIBLE)


def read_day_only(match: re.Match[str], asked: Asked) -> Reading:
    """The eighteenth, on the 18th of last month."""
    number = day_number(match["d"])
    which = match.groupdict().get("which")
    if which:
        year, month = add_months(asked.today.year, asked.today.month, WHICH[which])
        return Reading(single(day(year, month, number)), "day")
    return Reading(nearest_month(number, asked.today, asked.prefer), "day")


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


def read_whole_year(match: re.Match[str], asked: Asked) -> Reading:
    """In 2019."""
    year = year_named(match["y"], asked.today)
    first, last = (month_days(year, 1), month_days(year, 12)) if year else (None, None)
    return Reading((first[0], last[1]) if first and last else None, "year", True)


_MONEY: Final = r"(?<![$£€¥\d])"
_NOT_NOUN: Final = (
    r"(?! (?:of us|time|times|floor|street|avenue|person|one|day of (?!last|this|next)|thing|grade|"
    r"round|test|place|half|hand|weekend|monday|tuesday|wednesday|thursday|friday|saturday|sunday|"
    r"quarter|century|week|month|year|part|dose|question|opinion|name|cousin|wave|aid|class|thought"
    r"|few|couple)s?\b)"
)
"""The second time is no day of a month."""
_LAST_MONTH: Final = (
    r"(?:(?: day)?(?: of)? (?P<which>last|previous|this|next) month\b| of (?:the|that) month\b)?"
)
_PLAIN_MONTH: Final = any_of({n: m for n, m in MONTHS.items() if n not in ("may", "march", "mar")})

NUMBERED: Final[tuple[RuleText, ...]] = (
    ("figure", r"(?<!\d)(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)", read_iso),
    ("figure", r"(?<![\d/.])(\d{1,2})/(\d{1,2})(?:/(\d{4}|\d{2}))?(?![\d/])", read_slashed),
    ("figure", r"(?<![\d/.-])(\d{1,2})[.-](\d{1,2})[.-](\d{4}|\d{2})(?![\d/])", read_slashed),
    (
        "month",
        rf"\b{_MONEY}(?:the )?(?P<d>{DAY})(?: (?:day )?of| in)? (?P<m>{MONTH})"
        rf"(?:,? (?:of )?(?P<y>{YEAR}))?",
        read_month_day,
    ),
    (
        "month",
        rf"\b(?P<m>{MONTH})[ /-]?(?:the )?(?!{LAST_CENTURY}\b)(?P<d>{DAY})\b"
        rf"(?! (?:people|of us|times|thousand))(?:,? (?:of )?(?P<y>{YEAR}))?",
        read_month_day,
    ),
)
"""Days by their number, the surest of all."""

DAYS: Final[tuple[RuleText, ...]] = (
    ("month", rf"\b(?P<m>{MONTH}),? (?:of )?(?P<y>{YEAR})", read_month),
    ("month", rf"\b(?P<y>{YEAR}),? (?P<m>{MONTH})(?! (?:the )?{DAY})", read_month),
    (
        "unit & last this next",
        rf"\b(?P<which>last|this|next) month,? (?:(?:on|from|between|around|about) )?the (?P<d>{DAY})\b",
        read_day_only,
    ),
    (
        "ordinal",
        rf"\b(?:on )?the (?P<d>{any_of(ORDINALS)}|[0-3]?\d ?(?:st|nd|rd|th))\b{_NOT_NOUN}{_LAST_MONTH}",
        read_day_only,
    ),
    (
        "ordinal",
        rf"\b(?:on )?(?P<d>[0-3]?\d(?:st|nd|rd|th)|(?:twenty |thirty )(?:{any_of(ORDINALS)})"
        rf"|(?:[a-z]+(?:teen|elf|twenti|thirti)(?:e)?th))\b{_NOT_NOUN}{_LAST_MONTH}",
        read_day_only,
    ),
    (
        "ordinal",
        rf"\A(?:(?:um|uh|er|oh|well|on|it was|yeah) )*(?P<d>{any_of(ORDINALS)})(?=\W*\Z| (?:or|no|i|maybe)\b)",
        read_day_only,
    ),
    (
        "weekday",
        r"(?<=day )(?P<d>1[3-9]|2\d|3[01])\b(?![./:°%\d])"
        r"(?! (?:people|of us|times|minutes|hours|days?|weeks?|months?|years?)\b)",
        read_day_only,
    ),
    (
        "figure twenty thirty",
        rf"\b(?:on|for) the (?P<d>[12]?\d|3[01]|(?:twenty|thirty)(?: {any_of(CARDINALS)})?)\b(?![./:°%\d])"
        rf"(?! (?:days?|weeks?|months?|years?|nights?|people)\b){_NOT_NOUN}",
        read_day_only,
    ),
)
"""Days whose month is left open."""

OPEN: Final[tuple[RuleText, ...]] = (
    ("month", rf"\b(?P<which>last|this|next) (?!may\b|march\b)(?P<m>{MONTH})", read_month),
    (
        "month",
        rf"\b(?P<m>{_PLAIN_MONTH}|(?:(?<=in )|(?<=since )|(?<=from )|(?<=to )|(?<=until )"
        r"|(?<=last ))(?:may|march))\b|\A(?P<only>may|march)\W*\Z",
        read_month,
    ),
    (
        "figure twenty",
        r"\b(?:in|since|during|of) (?P<y>(?:19|20)\d\d|twenty (?:nineteen|twenty))\b",
        read_whole_year,
    ),
)
"""Whole months and years, where nothing better was said of them."""
