"""Numbers, temperatures and dates in the words that people use for them.

Everything is spelled out: a synthesiser reads digits badly, and nobody speaks them.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache
from typing import Final, NamedTuple

from callbot.core.script import Language

_ZH: Final = "零一二三四五六七八九"
_WEEKDAYS_ZH: Final = "一二三四五六天"
_ONES: Final = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen",
    "nineteen",
)  # fmt: skip
_TENS: Final = (
    "_", "_", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
)  # fmt: skip
_ORDINALS: Final = (
    "_", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth",
    "tenth", "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth",
    "seventeenth", "eighteenth", "nineteenth", "twentieth", "twenty-first", "twenty-second",
    "twenty-third", "twenty-fourth", "twenty-fifth", "twenty-sixth", "twenty-seventh",
    "twenty-eighth", "twenty-ninth", "thirtieth", "thirty-first",
)  # fmt: skip
_MONTHS: Final = (
    "_", "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
_WEEKDAYS: Final = (
    "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
)  # fmt: skip


class Range(NamedTuple):
    """Words that leave room, and how much."""

    words: str
    low: date | float
    high: date | float


class Sayings(NamedTuple):
    """The ways to say one value; `kinds` are drawn first, then a form."""

    kinds: tuple[tuple[str, ...], ...]
    ranges: tuple[Range, ...]


def number(value: int, language: Language) -> str:
    """A whole number from 0 to 999."""
    if language == "zh":
        return _number_zh(value)
    if value < 20:
        return _ONES[value]
    if value < 100:
        tens, ones = divmod(value, 10)
        return _TENS[tens] + (f"-{_ONES[ones]}" if ones else "")
    hundreds, rest = divmod(value, 100)
    return f"{_ONES[hundreds]} hundred" + (f" and {number(rest, language)}" if rest else "")


def counted(value: int, language: Language) -> str:
    """A number before a noun: 两, not 二."""
    return "两" if language == "zh" and value == 2 else number(value, language)


def _number_zh(value: int) -> str:
    if value < 10:
        return _ZH[value]
    if value < 100:
        tens, ones = divmod(value, 10)
        return ("" if tens == 1 else _ZH[tens]) + "十" + (_ZH[ones] if ones else "")
    hundreds, rest = divmod(value, 100)
    middle = "零" if 0 < rest < 10 else "一" if 10 <= rest < 20 else ""
    return _ZH[hundreds] + "百" + middle + (_number_zh(rest) if rest else "")


@lru_cache(maxsize=512)
def temperature(value: float, language: Language) -> Sayings:
    """A body temperature in °C."""
    whole, tenth = divmod(round(value * 10), 10)
    low = number(whole, language)
    if language == "zh":
        exact = [f"{low}度{_ZH[tenth]}", f"{low}点{_ZH[tenth]}", f"{low}点{_ZH[tenth]}度"]
        if tenth == 0:
            exact = [f"{low}度", f"{low}度整"]
        if tenth == 5:
            exact.append(f"{low}度半")
        pair = f"{low}{_ZH[(whole + 1) % 10]}度"
        ranges = [Range(f"{low}度多", whole, whole + 0.99), Range(pair, whole, whole + 1)]
        return Sayings((tuple(exact),), tuple(ranges[1:] if tenth == 0 else ranges))
    exact = [f"{low} point {_ONES[tenth]}", f"{low} point {_ONES[tenth]} degrees"]
    if tenth == 0:
        exact = [f"{low}", f"{low} degrees", f"{low} exactly"]
    if tenth == 5:
        exact.append(f"{low} and a half")
    high = number(whole + 1, language)
    between = Range(f"between {low} and {high}", whole, whole + 1)
    return Sayings((tuple(exact),), (between, Range(f"{low} or {high}", whole, whole + 1)))


@lru_cache(maxsize=512)
def day(value: date, today: date, language: Language) -> Sayings:
    """A day that has passed, exactly in several ways, and the ranges that people give instead."""
    makers = (_solar_zh, _lunar_zh, _relative_zh) if language == "zh" else (_solar, _relative)
    kinds = tuple(forms for forms in (tuple(make(value, today)) for make in makers) if forms)
    return Sayings(kinds, tuple(_ranges(value, today, language)))


# --- Mandarin ------------------------------------------------------------------------------------
def _solar_zh(value: date, today: date) -> list[str]:
    month, number_ = _number_zh(value.month), _number_zh(value.day)
    forms = [f"{month}月{number_}号", f"{month}月{number_}", f"{month}月{number_}日"]
    if value.month == 1:
        forms.append(f"元月{number_}号")
    if value.month == today.month and value <= today:
        forms += [f"这个月{number_}号", f"{number_}号"]
    if _months_ago(value, today) == 1:
        forms.append(f"上个月{number_}号")
    return forms


def _lunar_zh(value: date, _: date) -> list[str]:
    from lunar_python import Solar

    lunar = Solar.fromYmd(value.year, value.month, value.day).getLunar()
    month, number_ = lunar.getMonth(), lunar.getDay()
    days = ("初" if number_ <= 10 else "") + _number_zh(number_)
    last = Solar.fromYmd(*_ymd(value + timedelta(days=1))).getLunar()
    if (last.getMonth(), last.getDay()) == (1, 1):
        return ["大年三十", "除夕", "年三十", "除夕那天"]
    if month == 12:
        return [f"腊月{days}"] + (["小年那天"] if number_ == 23 else [])
    if month != 1:
        return []
    forms = [f"正月{days}"]
    if number_ <= 15:
        forms += [f"大年{days}", f"年{days}"] if number_ <= 7 else []
    return forms + (["元宵节", "正月十五元宵节那天"] if number_ == 15 else [])


def _relative_zh(value: date, today: date) -> list[str]:
    ago = (today - value).days
    named = {
        1: ["昨天"],
        2: ["前天"],
        3: ["大前天", "三天前"],
        7: ["一个星期前", "一周前"],
    }
    forms = list(named.get(ago, []))
    if ago in (4, 5, 6, 8, 9, 10, 20):
        forms += [f"{_number_zh(ago)}天前", f"{_number_zh(ago)}天以前"]
    if ago in (14, 21):
        forms += [f"{counted(ago // 7, 'zh')}个星期前", f"{counted(ago // 7, 'zh')}周前"]
    weekday = _WEEKDAYS_ZH[value.weekday()]
    weeks = _weeks_ago(value, today)
    if weeks == 1:
        forms += [f"上周{weekday}", f"上个星期{weekday}", f"上个礼拜{weekday}"]
    elif weeks == 0 and ago:
        forms += [f"这周{weekday}", f"这个星期{weekday}"]
    return [form.replace("周天", "周日") for form in forms]


# --- English -------------------------------------------------------------------------------------
def _solar(value: date, today: date) -> list[str]:
    month, ordinal = _MONTHS[value.month], _ORDINALS[value.day]
    forms = [f"{month} the {ordinal}", f"the {ordinal} of {month}", f"{month} {ordinal}"]
    if value.month == today.month:
        forms.append(f"the {ordinal} of this month")
    if _months_ago(value, today) == 1:
        forms.append(f"the {ordinal} of last month")
    return forms


def _relative(value: date, today: date) -> list[str]:
    ago = (today - value).days
    named = {
        1: ["yesterday"],
        2: ["the day before yesterday", "two days ago"],
        7: ["a week ago", "one week ago"],
        14: ["two weeks ago", "a fortnight ago"],
        21: ["three weeks ago"],
    }
    forms = list(named.get(ago, []))
    if ago in (3, 4, 5, 6, 8, 9, 10, 20):
        forms.append(f"{number(ago, 'en')} days ago")
    # "Last Friday" said on a Sunday is two days ago to some: only where both readings agree.
    if _weeks_ago(value, today) == 1 and ago <= 7:
        forms.append(f"last {_WEEKDAYS[value.weekday()]}")
    return forms


# --- both ----------------------------------------------------------------------------------------
def _ranges(value: date, today: date, language: Language) -> list[Range]:
    first = value.replace(day=1)
    following = (first + timedelta(days=31)).replace(day=1)
    third = 0 if value.day <= 10 else 1 if value.day <= 20 else 2
    low = first + timedelta(days=10 * third)
    high = following - timedelta(days=1) if third == 2 else low + timedelta(days=9)
    if high >= today:
        return []
    if language == "zh":
        month = _number_zh(value.month)
        ends = (("初", "上旬"), ("中旬",), ("底", "下旬"))[third]
        words = [f"{month}月{end}" for end in ends]
        if _months_ago(value, today) == 1:
            words += [f"上个月{end}" for end in ends]
        if third and value.day % 10 and value.day < 30:
            tens = "十" if third == 1 else "二十"
            words.append(f"{month}月{tens}几号")
    else:
        month = _MONTHS[value.month]
        words = (
            [f"early {month}", f"the beginning of {month}"],
            [f"the middle of {month}", f"mid {month}"],
            [f"late {month}", f"the end of {month}"],
        )[third]
    ranges = [Range(said, low, high) for said in words]
    if _weeks_ago(value, today) == 1:
        monday = today - timedelta(days=today.weekday() + 7)
        week = ("上周", "上个星期") if language == "zh" else ("last week", "some day last week")
        ranges += [Range(said, monday, monday + timedelta(days=6)) for said in week]
    return ranges


def _months_ago(value: date, today: date) -> int:
    return (today.year - value.year) * 12 + today.month - value.month


def _weeks_ago(value: date, today: date) -> int:
    return ((today - timedelta(days=today.weekday())) - value + timedelta(days=6)).days // 7


def _ymd(value: date) -> tuple[int, int, int]:
    return value.year, value.month, value.day
