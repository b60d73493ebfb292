"""English holidays and festivals, of the sun, the moon and Easter."""

from __future__ import annotations

import re
from datetime import date, timedelta

from callbot.understanding import lunar
from callbot.understanding.dates_en_words import WEEKDAYS, day_number, year_named
from callbot.understanding.days import (
    FROM_EASTER,
    Asked,
    Days,
    Prefer,
    Reading,
    day,
    easter,
    nearest_year,
    single,
)

HOLIDAYS = {
    "new year's eve": (12, 31), "new years eve": (12, 31), "new year eve": (12, 31),
    "new year's day": (1, 1), "new years day": (1, 1), "new year's": (1, 1), "new years": (1, 1),
    "new year": (1, 1), "valentine's day": (2, 14), "valentines day": (2, 14),
    "women's day": (3, 8), "labor day": (5, 1), "labour day": (5, 1), "may day": (5, 1),
    "workers' day": (5, 1), "workers day": (5, 1),
    "national day": (10, 1), "halloween": (10, 31), "christmas eve": (12, 24),
    "christmas day": (12, 25), "christmas": (12, 25), "xmas": (12, 25), "boxing day": (12, 26),
    "independence day": (7, 4), "qingming": (4, 4), "tomb sweeping day": (4, 4),
}  # fmt: skip


def read_holiday(match: re.Match[str], asked: Asked) -> Reading:
    """Christmas, new year's eve, thanksgiving, the lantern festival."""
    name = match["name"]

    def in_year(year: int) -> Days | None:
        if name in lunar.ENGLISH_FESTIVALS:
            inside = 1900 <= year <= 2099
            return single(lunar.to_date(year, *lunar.ENGLISH_FESTIVALS[name]) if inside else None)
        if name == "thanksgiving":
            first = date(year, 11, 1)
            return single(first + timedelta((3 - first.weekday()) % 7 + 21))
        if name in FROM_EASTER:
            return single(easter(year) + timedelta(FROM_EASTER[name]))
        return single(day(year, *HOLIDAYS[name]))

    year = year_named(match["y"], asked.today)
    side: dict[str, Prefer] = {"last": "past", "next": "future"}
    prefer = side.get(match["which"] or "", asked.prefer)
    days = in_year(year) if year else nearest_year(in_year, asked.today, prefer)
    if days and match["weekend"]:
        weekday = days[0].weekday()  # of a holiday on Monday to Wednesday, the weekend before it
        saturday = days[0] - timedelta(
            weekday + 2 if weekday < WEEKDAYS["thursday"] else weekday - 5
        )
        return Reading((saturday, saturday + timedelta(1)), f"festival:{name}", True)
    return Reading(days, f"festival:{name}")


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

    year = year_named(match["y"], asked.today)
    days = in_year(year) if year else nearest_year(in_year, asked.today, asked.prefer)
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
