"""What the Mandarin date rules make of their matches; the lunar ones stand apart."""

from __future__ import annotations

import re

from callbot.understanding.dates_zh_lunar import (
    PARTS,
    part_named,
    to_number,
    year_named,
)
from callbot.understanding.days import (
    IMPOSSIBLE,
    NOTHING,
    Asked,
    Days,
    Reading,
    add_months,
    day,
    month_days,
    nearest_in_months,
    nearest_month,
    nearest_weekday,
    nearest_year,
    nth_weekday,
    same_day,
    shift,
    single,
    week_days,
    week_of_month,
    weekend_days,
)

WEEKDAYS = {name: index for index, name in enumerate("一二三四五六日")} | {"天": 6, "末": 5}
WEEKDAYS |= {str(index + 1): index for index in range(6)}
BACK = {"上上": -2, "大上": -2, "上": -1, "这": 0, "本": 0, "下": 1, "下下": 2}


def read_full(match: re.Match[str], _asked: Asked) -> Reading:
    """2020-01-18, 2020年1月18日."""
    return Reading(single(day(int(match[1]), int(match[2]), int(match[3]))), "date")


def read_month_day(match: re.Match[str], asked: Asked) -> Reading:
    """一月二十号, 去年十二月三十一号."""
    month, number = to_number(match["m"]), to_number(match["d"])
    year = year_named(match["y"], asked.today)
    if year is not None:
        days = single(day(year, month, number))
    else:
        days = nearest_year(lambda y: single(day(y, month, number)), asked.today, asked.prefer)
    if days is None:
        return Reading(None, IMPOSSIBLE)
    if match["hi"]:
        last = day(days[0].year, month, number // 10 * 10 + to_number(match["hi"]))
        usable = last is not None and last > days[0]
        return Reading((days[0], last) if last and usable else None, "day-range", True)
    return Reading(days, "month-day")


def read_slashed(match: re.Match[str], asked: Asked) -> Reading:
    """1/20; the other way round where the first number is no month."""
    first, second = int(match[1]), int(match[2])
    month, number = (first, second) if first <= 12 else (second, first)
    days = nearest_year(lambda y: single(day(y, month, number)), asked.today, asked.prefer)
    return Reading(days, "month-day:slash")


def read_month(match: re.Match[str], asked: Asked) -> Reading:
    """一月, 一月底, 去年十二月."""
    month, part = to_number(match["m"]), part_named(match["part"])
    year = year_named(match["y"], asked.today)
    if year is not None:
        return Reading(month_days(year, month, part), "month", True)
    days = nearest_year(lambda y: month_days(y, month, part), asked.today, asked.prefer)
    return Reading(days, f"month:{part}" if part else "month", True)


def read_relative_month(match: re.Match[str], asked: Asked) -> Reading:
    """上个月, 上个月底, 上个月二十号."""
    year, month = add_months(asked.today.year, asked.today.month, BACK[match["which"]])
    if match["d"]:
        return Reading(single(day(year, month, to_number(match["d"]))), "relative-month-day")
    part = part_named(match["part"])
    return Reading(month_days(year, month, part), "relative-month", True)


def read_month_part(match: re.Match[str], asked: Asked) -> Reading:
    """月初, 月底: of this month, or of the one beside it on the preferred side."""
    part = PARTS[match[0]]
    days = nearest_in_months(lambda year, month: month_days(year, month, part), asked)
    return Reading(days, f"month:{part}", True)


def read_week(match: re.Match[str], asked: Asked) -> Reading:
    """上周, 上周三, 上周末."""
    weekday = match["wd"]
    weeks = BACK[match["which"]]
    if weekday is None:
        return Reading(week_days(asked.today, weeks), "relative-week", True)
    if weekday == "末":
        whole = week_days(asked.today, weeks)
        return Reading(weekend_days(whole[0]) if whole else None, "relative-weekend", True)
    if weekday in "初中":
        begin = 0 if weekday == "初" else 2
        first, last = (week_days(asked.today, weeks, n) for n in (begin, begin + 1))
        return Reading((first[0], last[0]) if first and last else None, "week", True)
    return Reading(week_days(asked.today, weeks, WEEKDAYS[weekday]), "relative-weekday")


def read_weekday(match: re.Match[str], asked: Asked) -> Reading:
    """周三, 礼拜天: the nearest one, today included."""
    if match["wd"] == "末":
        saturday = nearest_weekday(WEEKDAYS["末"], asked.today, asked.prefer)
        return Reading(weekend_days(saturday[0]) if saturday else None, "weekend", True)
    return Reading(nearest_weekday(WEEKDAYS[match["wd"]], asked.today, asked.prefer), "weekday")


def read_week_of_month(match: re.Match[str], asked: Asked) -> Reading:
    """一月的第三个星期, 上个月最后一周, 四月第二个星期一: a week of the calendar, or a weekday."""
    nth = -1 if match["nth"] == "最后一" else to_number(match["nth"][1]) - 1
    weekday = match["wd"]

    def inside(year: int, month: int) -> Days | None:
        if weekday:
            days = nth_weekday(year, month, nth, WEEKDAYS[weekday])
            return weekend_days(days[0]) if days and weekday == "末" else days
        return week_of_month(year, month, nth)

    rule = "nth-weekday" if weekday else "week-of-month"
    vague = weekday in (None, "末")
    if match["which"]:
        months = add_months(asked.today.year, asked.today.month, BACK[match["which"]])
        return Reading(inside(*months), rule, vague)
    if not match["m"]:
        year = year_named(match["y2"], asked.today)
        if year is not None and not weekday:
            return Reading(week_of_month(year, 12 if nth < 0 else 1, nth), "week-of-year", True)
        days = nearest_in_months(inside, asked) if weekday and year is None else None
        return Reading(days, rule, vague)
    month, year = to_number(match["m"]), year_named(match["y"], asked.today)
    if year is not None:
        return Reading(inside(year, month), rule, vague)
    days = nearest_year(lambda y: inside(y, month), asked.today, asked.prefer)
    return Reading(days, rule, vague)


def read_half_year(match: re.Match[str], asked: Asked) -> Reading:
    """上半年, 去年下半年."""
    year = year_named(match["y"], asked.today) or asked.today.year
    begin, end = (1, 6) if match["half"] in "上前" else (7, 12)
    first, last = month_days(year, begin), month_days(year, end)
    return Reading((first[0], last[1]) if first and last else None, "half-year", True)


def read_day_only(match: re.Match[str], asked: Asked) -> Reading:
    """二十号, 二十一二号."""
    low = to_number(match["d"])
    days = nearest_month(low, asked.today, asked.prefer)
    if match["hi"] and days:
        high = low // 10 * 10 + to_number(match["hi"])
        last = day(days[0].year, days[0].month, high)
        return Reading((days[0], last) if last and high > low else None, "day-range", True)
    return Reading(days, "day")


def _in_month(match: re.Match[str], number: int, asked: Asked) -> Days | None:
    """A day of the month that is named (一月), told by its place (上个月), or left open."""
    if match["which"]:
        months = add_months(asked.today.year, asked.today.month, BACK[match["which"]])
        return single(day(*months, number))
    if match["m"]:
        month = to_number(match["m"])
        return nearest_year(lambda y: single(day(y, month, number)), asked.today, asked.prefer)
    return nearest_month(number, asked.today, asked.prefer)


def read_day_pair(match: re.Match[str], asked: Asked) -> Reading:
    """二十到二十五号, 一月二十到二十五号: the first number borrows the second one's 号."""
    low, high = to_number(match["lo"]), to_number(match["hi"])
    first = _in_month(match, low, asked)
    last = day(first[0].year, first[0].month, high) if first else None
    usable = first is not None and last is not None and high > low
    return Reading((first[0], last) if usable and first and last else None, "range")


def read_some_day(match: re.Match[str], asked: Asked) -> Reading:
    """二十几号, 十来号: ten days."""
    tens = 20 if match["tens"].startswith(("二十", "廿", "2")) else 10
    days = _in_month(match, tens, asked)
    last = shift(days[0], 9) if days else None
    return Reading((days[0], last) if days and last else None, "some-day", True)


def read_whole_year(match: re.Match[str], asked: Asked) -> Reading:
    """去年, 去年年底."""
    year = year_named(match["y"], asked.today)
    if year is None or not 1 <= year <= 9998:
        return NOTHING
    begin, end = {"初": (1, 2), "底": (12, 12), "末": (12, 12), "中": (6, 7)}.get(
        match["part"] or "", (1, 12)
    )
    first, last = month_days(year, begin), month_days(year, end)
    return Reading((first[0], last[1]) if first and last else None, "year", True)


def read_year_part(match: re.Match[str], asked: Asked) -> Reading:
    """年初, 年底 without a year."""
    begin, end = (1, 2) if match[0] == "年初" else (12, 12)

    def in_year(year: int) -> Days | None:
        first, last = month_days(year, begin), month_days(year, end)
        return (first[0], last[1]) if first and last else None

    return Reading(nearest_year(in_year, asked.today, asked.prefer), "year", True)


def read_first_or_last_day(match: re.Match[str], asked: Asked) -> Reading:
    """一月的最后一天, 上个月第一天."""
    end = 0 if match["end"] == "第一" else 1

    def inside(year: int, month: int) -> Days | None:
        whole = month_days(year, month)
        return single(whole[end]) if whole else None

    if match["which"]:
        months = add_months(asked.today.year, asked.today.month, BACK[match["which"]])
        return Reading(inside(*months), "month-day")
    month, year = to_number(match["m"]), year_named(match["y"], asked.today)
    if year is not None:
        return Reading(inside(year, month), "month-day")
    return Reading(nearest_year(lambda y: inside(y, month), asked.today, asked.prefer), "month-day")


def read_this_day(match: re.Match[str], asked: Asked) -> Reading:
    """上个月的今天, 去年今天."""
    if match["which"]:
        return Reading(single(same_day(asked.today, BACK[match["which"]])), "month-day")
    year = year_named(match["y"], asked.today)
    months = 12 * (year - asked.today.year) if year is not None else 0
    return Reading(single(same_day(asked.today, months)), "month-day")
