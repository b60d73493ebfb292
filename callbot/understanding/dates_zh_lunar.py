"""What the Mandarin date rules share, and their lunar and festival readings."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from callbot.understanding import islamic, lunar
from callbot.understanding.days import (
    EARLY,
    FIRST_HALF,
    LATE,
    MIDDLE,
    MIDDLE_AND_LATE,
    SECOND_HALF,
    Asked,
    Days,
    Reading,
    day,
    nearest_year,
    shift,
    single,
)
from callbot.understanding.numerals import mandarin_value

_ONE = "[一二三四五六七八九]"
DAY = rf"(?:[12]\d|3[01]|0?[1-9]|三十一?|[二两]?十{_ONE}?|廿{_ONE}?|{_ONE})"
MONTH = r"(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九元])"
YEAR = r"(?:(?:19|20)?\d\d年|[零一二三四五六七八九]{2,4}年|今年|去年|前年|大前年|明年|后年)"
PARTS = {
    **dict.fromkeys(("上半月", "前半月", "前半个月", "上半个月"), FIRST_HALF),
    **dict.fromkeys(("下半月", "后半月", "后半个月", "下半个月"), SECOND_HALF),
    **dict.fromkeys(("初", "上旬", "头", "月初", "月头"), EARLY),
    **dict.fromkeys(("中", "中旬", "月中"), MIDDLE),
    **dict.fromkeys(("底", "末", "下旬", "尾", "月底", "月末"), LATE),
    "中下旬": MIDDLE_AND_LATE,
}
HALF = r"[上下前后]半个?月(?![前后以之])"
PART = r"(?:中下旬|上旬|中旬|下旬|初|中|底|末|尾|头)"


def to_number(numeral: str) -> int:
    """The number a Mandarin or Arabic numeral of a date stands for; 0 for none."""
    numeral = numeral.replace("廿", "二十").replace("两十", "二十").removeprefix("0")
    return 1 if numeral == "元" else mandarin_value(numeral) or 0


def part_named(name: str | None) -> str:
    """The part of a month that some words name (底, 月底, 上旬); empty where they name none."""
    return PARTS.get(name or "") or PARTS.get((name or "").removeprefix("月"), "")


def year_named(name: str | None, today: date) -> int | None:
    """The year a match names; None where it names none."""
    if not name:
        return None
    offsets = {"今年": 0, "去年": -1, "前年": -2, "大前年": -3, "明年": 1, "后年": 2}
    if name in offsets:
        return today.year + offsets[name]
    value = mandarin_value(name[:-1])
    if value is None:
        return None
    return value if value > 99 else value + (2000 if value < 70 else 1900)


def in_lunar_year(
    name: str | None, in_year: Callable[[int], Days | None], asked: Asked
) -> Days | None:
    """The days in the lunar year that is named, or else in the nearest one."""
    year = year_named(name, asked.today)
    if year is not None:
        return in_year(year) if 1900 <= year <= 2099 else None
    return nearest_year(
        lambda y: in_year(y) if 1900 <= y <= 2099 else None, asked.today, asked.prefer
    )


def lunar_day(match: re.Match[str], asked: Asked) -> Reading:
    """腊月二十, 正月十五, 农历十二月二十, 腊月底: a day, a part or the whole of a lunar month."""
    name, numeral, part = match["lm"], match["ld"], match.groupdict().get("lp")
    named = {"正": 1, "腊": 12, "冬": 11}
    month = named.get(name[0], 0) or to_number(name.removesuffix("月").removesuffix("份"))
    some = match.groupdict().get("some")  # 腊月二十几
    number = to_number(numeral.removeprefix("初").rstrip("号日几")) if numeral else 0

    def in_year(year: int) -> Days | None:
        if some and number:
            first = lunar.to_date(year, month, number)
            whole, last = lunar.month_span(year, month), shift(first, 9) if first else None
            return (first, min(last, whole[1])) if first and last and whole else None
        if number:
            if number == 30 and month == 12:
                return single(lunar.eve(year + 1))
            return single(lunar.to_date(year, month, number))
        whole = lunar.month_span(year, month)
        first = whole[0] if whole else None
        if first is None or whole is None or not part:
            return whole
        named = part_named(part)
        begin = {EARLY: 0, LATE: 20}.get(named, 10)
        last = whole[1] if named in (LATE, MIDDLE_AND_LATE) else shift(first, begin + 9)
        begun = shift(first, begin)
        return (begun, last) if begun and last else None

    return Reading(
        in_lunar_year(match["y"] or match.groupdict().get("y2"), in_year, asked),
        "lunar",
        not number or bool(some),
    )


def new_years_day(match: re.Match[str], asked: Asked) -> Reading:
    """初三, 年初三, 大年初三: of the first month, which is what people mean without a month."""
    number = to_number(match["n"])
    days = in_lunar_year(match["y"], lambda year: single(lunar.to_date(year, 1, number)), asked)
    return Reading(days, "lunar:new-year")


def eve(match: re.Match[str], asked: Asked) -> Reading:
    """除夕, 大年三十."""
    days = in_lunar_year(match["y"], lambda year: single(lunar.eve(year)), asked)
    return Reading(days, "lunar:eve")


def before_new_year(match: re.Match[str], asked: Asked) -> Reading:
    """年二十八: of the last month before the new year, as the south tells it."""
    number = to_number(match["n"])
    days = in_lunar_year(None, lambda year: single(lunar.to_date(year, 12, number)), asked)
    return Reading(days, "lunar")


def holidays(match: re.Match[str], asked: Asked) -> Reading:
    """过年, 春节期间: from New Year's Eve to the seventh; 年前 and 年后 beside it."""
    begin, end = {"年前": (-10, -2), "年后": (6, 15)}.get(match["word"].removeprefix("过"), (-1, 6))

    def in_year(year: int) -> Days | None:
        first = lunar.new_year(year)
        begun, last = shift(first, begin), shift(first, end)
        return (begun, last) if begun and last else None

    return Reading(in_lunar_year(match["y"], in_year, asked), "lunar:holidays", True)


SOLAR = {
    "元旦": (1, 1), "情人节": (2, 14), "妇女节": (3, 8), "三八节": (3, 8),
    "愚人节": (4, 1), "劳动节": (5, 1), "五一": (5, 1), "儿童节": (6, 1), "六一": (6, 1),
    "建党节": (7, 1), "建军节": (8, 1), "教师节": (9, 10), "国庆": (10, 1), "十一": (10, 1),
    "光棍节": (11, 11), "双十一": (11, 11), "平安夜": (12, 24), "圣诞": (12, 25),
}  # fmt: skip


def festival(match: re.Match[str], asked: Asked) -> Reading:
    """元宵节, 国庆节期间, 元旦: the day, or with 期间 the days from it."""
    name = match["name"]
    around = bool(match["around"])

    def in_year(year: int) -> Days | None:
        if name in SOLAR:
            month, number = SOLAR[name]
            first = day(year, month, number)
        elif name in islamic.FEASTS:
            return islamic.feast(name, year)
        elif not 1900 <= year <= 2099:
            first = None
        elif name in lunar.SOLAR_TERMS:
            first = lunar.solar_term(year, name)
        else:
            first = lunar.to_date(year, *lunar.FESTIVALS[name])
        if first is None or not around:
            return single(first)
        last = shift(first, 6 if name in ("国庆", "十一") else 2)
        return (first, last) if last else None

    days = in_lunar_year(match["y"], in_year, asked)
    return Reading(days, f"festival:{name}", around or name in islamic.FEASTS)
