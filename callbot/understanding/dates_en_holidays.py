"""English holidays and festivals, of the sun, the moon and Easter."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import Final

from callbot.understanding import islamic, lunar
from callbot.understanding.dates_en_words import (
    ORDINAL,
    WEEKDAYS,
    YEAR,
    RuleText,
    day_number,
    year_named,
)
from callbot.understanding.days import (
    FROM_EASTER,
    Asked,
    Days,
    Prefer,
    Reading,
    day,
    easter,
    nearest_year,
    nth_weekday,
    single,
)

_FIXED: Final = {
    "new year's eve": (12, 31), "new years eve": (12, 31), "new year eve": (12, 31),
    "new year's day": (1, 1), "new years day": (1, 1), "new year's": (1, 1), "new years": (1, 1),
    "new year": (1, 1), "epiphany": (1, 6), "twelfth night": (1, 5), "groundhog day": (2, 2),
    "valentine's day": (2, 14), "valentines day": (2, 14), "valentine's": (2, 14),
    "valentines": (2, 14), "women's day": (3, 8), "womens day": (3, 8),
    "saint patrick's day": (3, 17), "st patrick's day": (3, 17), "saint patricks day": (3, 17),
    "april fool's day": (4, 1), "april fools day": (4, 1), "april fools": (4, 1),
    "earth day": (4, 22), "labour day": (5, 1), "may day": (5, 1), "workers' day": (5, 1),
    "workers day": (5, 1), "children's day": (6, 1), "juneteenth": (6, 19),
    "independence day": (7, 4), "teachers' day": (9, 10), "teachers day": (9, 10),
    "national day": (10, 1), "halloween": (10, 31), "all saints' day": (11, 1),
    "all saints day": (11, 1), "all souls' day": (11, 2), "all souls day": (11, 2),
    "bonfire night": (11, 5), "guy fawkes night": (11, 5), "guy fawkes": (11, 5),
    "singles' day": (11, 11), "singles day": (11, 11), "veterans day": (11, 11),
    "veterans' day": (11, 11), "veteran's day": (11, 11), "remembrance day": (11, 11),
    "armistice day": (11, 11), "christmas eve": (12, 24), "xmas eve": (12, 24),
    "christmas day": (12, 25), "xmas day": (12, 25), "christmas": (12, 25), "xmas": (12, 25),
    "boxing day": (12, 26), "qingming": (4, 4), "tomb sweeping day": (4, 4),
}  # fmt: skip
_WEEKDAY_OF: Final = {
    "martin luther king day": (1, 2, 0), "martin luther king's day": (1, 2, 0),
    "mlk day": (1, 2, 0), "m l k day": (1, 2, 0), "presidents day": (2, 2, 0),
    "presidents' day": (2, 2, 0), "president's day": (2, 2, 0), "memorial day": (5, -1, 0),
    "mother's day": (5, 1, 6), "mothers day": (5, 1, 6), "father's day": (6, 2, 6),
    "fathers day": (6, 2, 6), "labor day": (9, 0, 0), "columbus day": (10, 1, 0),
    "thanksgiving": (11, 3, 3), "thanksgiving day": (11, 3, 3),
}  # fmt: skip
"""Month, which one (from 0, -1 the last) and weekday. Labor Day is America's, Labour Day the 1 May."""
_AFTER: Final = {"black friday": ("thanksgiving", 1), "cyber monday": ("thanksgiving", 4)}
_NAMES: Final = "|".join(
    sorted(
        {*_FIXED, *_WEEKDAY_OF, *_AFTER, *FROM_EASTER, *islamic.FEASTS, *lunar.ENGLISH_FESTIVALS},
        key=len,
        reverse=True,
    )
)


def _day_of(name: str, year: int) -> Days | None:
    if name in lunar.ENGLISH_FESTIVALS:
        inside = 1900 <= year <= 2099
        return single(lunar.to_date(year, *lunar.ENGLISH_FESTIVALS[name]) if inside else None)
    if name in islamic.FEASTS:
        return islamic.feast(name, year)
    if name in FROM_EASTER:
        return single(easter(year) + timedelta(FROM_EASTER[name]))
    if name in _AFTER:
        other, later = _AFTER[name]
        first = _day_of(other, year)
        return single(first[0] + timedelta(later)) if first else None
    if name in _WEEKDAY_OF:
        month, nth, weekday = _WEEKDAY_OF[name]
        return nth_weekday(year, month, nth, weekday)
    return single(day(year, *_FIXED[name]))


def read_holiday(match: re.Match[str], asked: Asked) -> Reading:
    """Christmas, new year's eve, thanksgiving, the lantern festival; with its weekend."""
    name = match["name"]
    side: dict[str, Prefer] = {"last": "past", "next": "future"}
    prefer = side.get(match["which"] or "", asked.prefer)
    named = match["y"] or match["y2"]
    days = _in_year(lambda year: _day_of(name, year), named, asked, prefer)
    if days and match["weekend"]:
        return Reading(_weekend_beside(days[0]), f"festival:{name}", True)
    return Reading(days, f"festival:{name}", match["time"] is not None or name in islamic.FEASTS)


def _weekend_beside(holiday: date) -> Days:
    """A holiday on Monday or Friday makes its weekend longer; of others it is the nearest one."""
    weekday = holiday.weekday()
    if weekday == WEEKDAYS["monday"]:
        return holiday - timedelta(2), holiday
    if weekday == WEEKDAYS["friday"]:
        return holiday, holiday + timedelta(2)
    # Of a holiday on Tuesday or Wednesday, the weekend before it.
    back = weekday + 2 if weekday < WEEKDAYS["thursday"] else weekday - 5
    saturday = holiday - timedelta(back)
    return saturday, saturday + timedelta(1)


def _in_year(
    in_year: Callable[[int], Days | None], named: str | None, asked: Asked, prefer: Prefer
) -> Days | None:
    year = year_named(named, asked.today)
    return in_year(year) if year else nearest_year(in_year, asked.today, prefer)


def read_lunar_new_year(match: re.Match[str], asked: Asked) -> Reading:
    """Chinese New Year's eve or day, with `… holiday` the week."""
    kind = match["kind"] or ""

    def in_year(year: int) -> Days | None:
        if not 1900 <= year <= 2099:
            return None
        first = lunar.new_year(year)
        if "eve" in kind:
            return single(lunar.eve(year))
        return (lunar.eve(year), first + timedelta(6)) if "holiday" in kind else single(first)

    days = _in_year(in_year, match["y"], asked, asked.prefer)
    return Reading(days, "lunar:new-year", "holiday" in kind)


def read_day_of_year(match: re.Match[str], asked: Asked) -> Reading:
    """The third day of chinese new year: of the moon's first month, as 初三 is; else of january."""
    number, moon = day_number(match["d"]), bool(match["lunar"])

    def in_year(year: int) -> Days | None:
        if not moon:
            return single(day(year, 1, number))
        return single(lunar.to_date(year, 1, number) if 1900 <= year <= 2099 else None)

    days = nearest_year(in_year, asked.today, asked.prefer)
    return Reading(days, "lunar:new-year" if moon else "month-day")


RULES: Final[tuple[RuleText, ...]] = (
    (
        "year & ordinal",
        rf"\b(?:the )?(?P<d>{ORDINAL}) day of (?:the )?(?P<lunar>chinese |lunar )?new year\b",
        read_day_of_year,
    ),
    (
        "chinese lunar spring",
        r"\b(?:the )?(?:(?:chinese|lunar) new ?year|spring festival)"
        rf"(?P<kind>'?s? eve|'?s? day|'?s? holidays?|'s)?\b(?: (?:of )?(?P<y>{YEAR}))?",
        read_lunar_new_year,
    ),
    (
        " ".join(sorted({re.split(r"[^a-z]", name)[0] for name in _NAMES.split("|")})),
        rf"\b(?:(?:the )?(?P<which>last|next) )?(?P<name>{_NAMES})\b(?:,? (?:of )?(?P<y>{YEAR}))?"
        rf"(?P<weekend> weekend)?(?:,? (?:of )?(?P<y2>{YEAR}))?(?P<time> time| period| holidays?)?",
        read_holiday,
    ),
)
"""Feasts, before the words that their names are made of."""
