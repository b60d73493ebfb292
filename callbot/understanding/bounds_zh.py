"""A number or a length of time beside the bound that a Mandarin question names.

93 to 血氧在95以上吗, 九点一 to 空腹血糖超过七了吗, 刚回来一个礼拜 to 回来有没有超过十四天.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final, NamedTuple

_N: Final = r"(?:\d+(?:\.\d+)?|[一二两俩三四五六七八九十百半]+)"
_DAYS: Final = {"天": 1.0, "周": 7.0, "星期": 7.0, "礼拜": 7.0, "月": 30.0, "年": 365.0}
_SPAN: Final = r"(?:天|周|个?多?半?(?:星期|礼拜|月)|年)"
_BOUND: Final = re.compile(
    rf"(?P<over>超过|高于|大于|多于|满|到|达到|在|有|够)?了?(?P<value>{_N})"
    r"(?:度|斤|岁|次|个|小时|公斤|%)*(?P<unit>天|周|个?(?:星期|礼拜|月)|年)?(?P<side>以上|以下|以内|之内)?"
)
_OVER: Final = ("超过", "高于", "大于", "多于")
_NAMED: Final = (*_OVER, "满", "达到", "够")
_UPPER: Final = ("以下", "以内", "之内")
_NUMBER: Final = re.compile(
    rf"(?<![周期拜第初月\d]){_N}(?:点(?:\d|[零一二三四五六七八九几])(?!半|钟|多))?(?![点号月日\d])"
)
_LENGTH: Final = re.compile(
    rf"(?P<n>{_N}|好几|几)(?P<more>多|来)?(?P<unit>{_SPAN})(?P<half>半)?(?P<and>多)?"
)
_AGO: Final = (
    (re.compile("[昨前今]天|[昨今]晚|刚(?:到家|回来)?$"), 1.0),
    (re.compile("上个?(?:周|礼拜|星期)"), 7.0),
    (re.compile("上个?月"), 30.0),
    (re.compile("去年|前年"), 365.0),
)
"""How long ago it was, where no length is told."""
_FULL: Final = re.compile(
    "(?:今天)?(?:正好|刚好|刚满|恰好)|早(?:就|都)?(?:满|过|超|够)|超(?:过)?了|不止"
)
_SHORT: Final = re.compile(
    r"(?:还)?(?:差|缺|剩)[一二两三四五六七八九十几半\d]|(?:还)?(?:不到|没到|没满|不够|没有?超)|没几天|"
    r"没多[久长]"
)
_OF_SOMETHING_ELSE: Final = 3
"""How many times the bound, or a part of it, a number may be."""
_LONGEST: Final = 16


class _Asked(NamedTuple):
    least: float
    over: bool
    upper: bool
    days: bool


def within(text: str, question: str) -> tuple[int, str] | None:
    """A sign, and the words, where an answer tells on which side of the bound it lies."""
    bound = _bound(question)
    if bound is None or len(text) > _LONGEST or re.search("[吗么]$|哪|谁|什么|知道|清楚", text):
        return None
    sign = 1 if not bound.upper else -1
    if bound.days and (never := re.search("没(?:有)?(?:去|来|回|到|出|待)过", text)):
        return 0, never[0]  # what the question supposes did not happen
    if bound.days and (short := _SHORT.search(text)):
        return -sign, short[0]
    if full := _FULL.search(text):
        return sign, full[0]
    if re.search("[不没]", text):
        return None
    said = _length(text) if bound.days else _measure(text, bound.least)
    if said is None:
        return None
    amount, words = said
    above = amount > bound.least if bound.over else amount >= bound.least
    return (sign if above else -sign), words


def asks_how_long(question: str) -> bool:
    """Whether a question asks if a length of time is over: no journey is a yes to it."""
    bound = _bound(question)
    return bound is not None and bound.days


@lru_cache(maxsize=256)
def _bound(question: str) -> _Asked | None:
    for one in _BOUND.finditer(question):
        if one["side"] or one["over"] in _NAMED or (one["over"] in ("到", "有") and one["unit"]):
            unit = next((days for name, days in _DAYS.items() if name in (one["unit"] or "")), 0.0)
            least = _amount(one["value"]) * (unit or 1.0)
            return _Asked(least, one["over"] in _OVER, one["side"] in _UPPER, bool(unit))
    return None


def _length(text: str) -> tuple[float, str] | None:
    """Days that a text tells of, alone or as how long ago it was."""
    lengths = [*_LENGTH.finditer(text)]
    if len(lengths) > 1:
        return None
    if lengths:
        match = lengths[0]
        unit = next(days for name, days in _DAYS.items() if name in match["unit"])
        number = 4.0 if "几" in match["n"] else _amount(match["n"])
        number += 0.5 * bool(match["half"] or "半" in match["unit"]) + 0.3 * bool(
            match["more"] or match["and"]
        )
        number += 3.0 * (match["more"] == "多" and number >= 10)
        return number * unit, match[0]
    found = [(days, told[0]) for ago, days in _AGO if (told := ago.search(text))]
    return found[0] if len(found) == 1 else None


def _measure(text: str, least: float) -> tuple[float, str] | None:
    numbers = [*_NUMBER.finditer(text)]
    if len(numbers) != 1 or _LENGTH.search(text):
        return None
    words = numbers[0][0]
    whole, _, decimal = words.partition("点")
    said = _amount(whole)
    if decimal:
        said += (0.5 if decimal == "几" else _amount(decimal)) / 10
    near = least / _OF_SOMETHING_ELSE <= said <= least * _OF_SOMETHING_ELSE
    return (said, words) if near else None


def _amount(words: str) -> float:
    if words[0].isdigit():
        return float(words)
    if words == "半":
        return 0.5
    digits = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"两": 2, "俩": 2}
    total, unit, last = 0.0, 0.0, 1
    for character in words:
        if character in "十百":
            last = 10 if character == "十" else 100
            total += (unit or 1) * last
            unit = 0
        elif character == "半":
            total += 0.5
        else:
            unit = digits[character]
    # 一百三 is a hundred and thirty
    return total + (unit * 10 if last == 100 and unit and words[-2:-1] == "百" else unit)
