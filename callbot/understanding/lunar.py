"""Days of the Chinese lunar calendar as dates (lunar_python, MIT; loaded when first asked)."""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache

FESTIVALS: dict[str, tuple[int, int]] = {
    "元宵节": (1, 15), "元宵": (1, 15), "龙抬头": (2, 2), "端午节": (5, 5), "端午": (5, 5),
    "七夕": (7, 7), "中元节": (7, 15), "中秋节": (8, 15), "中秋": (8, 15), "八月十五": (8, 15),
    "重阳节": (9, 9), "重阳": (9, 9), "腊八节": (12, 8), "腊八": (12, 8), "小年": (12, 23),
    "春节": (1, 1), "大年初一": (1, 1), "破五": (1, 5),
}  # fmt: skip
"""Mandarin names of lunar festivals: month and day. 小年 as in the north, 腊月二十三."""

ENGLISH_FESTIVALS: dict[str, tuple[int, int]] = {
    "lantern festival": (1, 15), "dragon boat festival": (5, 5), "mid autumn festival": (8, 15),
    "mid-autumn festival": (8, 15), "moon festival": (8, 15), "double ninth": (9, 9),
    "chinese new year": (1, 1), "lunar new year": (1, 1), "spring festival": (1, 1),
}  # fmt: skip


SOLAR_TERMS = (
    "小寒", "大寒", "立春", "惊蛰", "春分", "清明", "谷雨", "立夏", "芒种", "夏至", "立秋", "处暑", "秋分",
    "寒露", "霜降", "立冬", "冬至",
)  # fmt: skip
"""The terms of the sun's year that people date by, without those that are weather or names."""


@lru_cache(maxsize=256)
def solar_term(year: int, name: str) -> date:
    """The day of a term in a year of the sun."""
    from lunar_python import Lunar

    terms = Lunar.fromYmd(year, 1, 1).getJieQiTable()
    # The table begins with the winter solstice before the year.
    found = terms["DONG_ZHI" if name == "冬至" else name]
    return date(found.getYear(), found.getMonth(), found.getDay())


@lru_cache(maxsize=1024)
def to_date(year: int, month: int, day: int) -> date | None:
    """The date of a day of a lunar year; None where the month has no such day.

    `year` is the lunar year, which begins in January or February of the same solar year.
    """
    from lunar_python import Lunar

    try:
        solar = Lunar.fromYmd(year, month, day).getSolar()
        return date(solar.getYear(), solar.getMonth(), solar.getDay())
    except Exception:  # noqa: BLE001 - lunar_python raises bare Exception for a day that is not
        return None


def new_year(year: int) -> date:
    """The first day of a lunar year."""
    first = to_date(year, 1, 1)
    assert first is not None  # every lunar year has a first day
    return first


def eve(year: int) -> date:
    """New Year's Eve (除夕): the last day before a lunar year begins."""
    return new_year(year) - timedelta(days=1)


def month_span(year: int, month: int) -> tuple[date, date] | None:
    """First and last day of a lunar month."""
    first = to_date(year, month, 1)
    if first is None:
        return None
    following = new_year(year + 1) if month == 12 else to_date(year, month + 1, 1)
    assert following is not None  # month is 1 to 11 here
    return first, min(following - timedelta(days=1), first + timedelta(days=29))
