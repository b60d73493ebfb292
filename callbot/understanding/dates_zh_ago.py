"""Mandarin days told by their distance from today: 三天前, 半个月前, 前几天, 最近两周, 大前天."""

from __future__ import annotations

import re

from callbot.understanding.dates_zh_lunar import to_number
from callbot.understanding.days import NOTHING, Asked, Reading, same_day, shift, single
from callbot.understanding.numerals import mandarin_value

_DAYS = {
    "大大前": -4, "大前": -3, "前": -2, "昨": -1, "今": 0, "明": 1, "后": 2, "大后": 3,
}  # fmt: skip


def read_named_day(match: re.Match[str], asked: Asked) -> Reading:
    """昨天, 大前天, 今早."""
    return Reading(single(shift(asked.today, _DAYS[match["n"]])), "named-day")


RECENT = {
    "前两天": (-3, -1), "头两天": (-3, -1), "前几天": (-6, -2), "头几天": (-6, -2),
    "前些天": (-10, -3), "前些日子": (-30, -5), "前段时间": (-30, -7), "前阵子": (-30, -7),
    "前一阵子": (-30, -7), "前一段时间": (-30, -7), "过两天": (1, 3), "过几天": (2, 6),
}  # fmt: skip


def read_recent(match: re.Match[str], asked: Asked) -> Reading:
    """前几天, 前阵子."""
    begin, end = RECENT[match[0]]
    first, last = shift(asked.today, begin), shift(asked.today, end)
    return Reading((first, last) if first and last else None, "recent", True)


_UNIT_DAYS = {"天": 1, "日": 1, "周": 7, "星期": 7, "礼拜": 7, "月": 30, "年": 365}


def _amount(match: re.Match[str]) -> tuple[float, bool] | None:
    """How many units an `ago` names, and whether that is vague."""
    numeral = match["n"]
    if numeral == "半":
        return 0.5, True
    if numeral in ("几", "好几", "数"):
        return 3, True
    if numeral.startswith("十") and numeral[-1] in "几来多":
        return 12, True
    if match["hi"]:
        return float(to_number(numeral)), True
    value = mandarin_value(numeral)
    if value is None:
        return None
    return value + (0.5 if match["half"] else 0), bool(match["half"] or match["more"])


def read_ago(match: re.Match[str], asked: Asked) -> Reading:
    """三天前, 半个月前, 两三天前, 三天后, 发烧三天了."""
    amount = _amount(match)
    if amount is None or amount[0] > 5000:
        return NOTHING
    value, vague = amount
    unit = match["unit"]
    later = match["dir"] in ("后", "以后", "之后")
    sign = 1 if later else -1
    rule = "from-now" if later else "ago"
    if unit in ("月", "年") and value == int(value):
        months = int(value) * (12 if unit == "年" else 1)
        return Reading(single(same_day(asked.today, sign * months)), rule, True)
    found = shift(asked.today, sign * round(value * _UNIT_DAYS[unit]))
    return Reading(
        single(found), rule, vague or unit not in ("天", "日") or match["dir"] in ("了", "")
    )


def read_parts_ago(match: re.Match[str], asked: Asked) -> Reading:
    """一个月零三天前, 两个星期零三天前: the greater part counts first."""
    number, days = mandarin_value(match["n"]), mandarin_value(match["days"])
    if number is None or days is None:
        return NOTHING
    months = match["unit"] == "月"
    begun = same_day(asked.today, -number) if months else shift(asked.today, -7 * number)
    return Reading(single(shift(begun, -days)) if begun else None, "ago")


def read_hours_ago(_match: re.Match[str], asked: Asked) -> Reading:
    """三个小时前: today, more often than not."""
    return Reading(single(asked.today), "named-day", True)


def read_within(match: re.Match[str], asked: Asked) -> Reading:
    """最近两周, 近十四天, 前一周."""
    amount = 0.5 if match["n"] == "半" else mandarin_value(match["n"].replace("几", "三"))
    if amount is None or amount > 5000:
        return NOTHING
    if match["unit"] in ("月", "年") and amount == int(amount):
        first = same_day(asked.today, -int(amount) * (12 if match["unit"] == "年" else 1))
    else:
        first = shift(asked.today, -round(amount * _UNIT_DAYS[match["unit"]]))
    return Reading((first, asked.today) if first else None, "within", True)
