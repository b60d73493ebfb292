"""Numbers, temperatures and dates as people say them on the telephone."""

from __future__ import annotations

from random import Random

_ZH = "零一二三四五六七八九"
_EN = [
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen",
    "nineteen",
]  # fmt: skip
_EN_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_EN_ORDINALS = {
    "one": "first", "two": "second", "three": "third", "five": "fifth", "eight": "eighth",
    "nine": "ninth", "twelve": "twelfth",
}  # fmt: skip
MONTHS = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
]  # fmt: skip
WEEKDAYS = [
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
]  # fmt: skip
_ZH_DAYS = [
    "昨天", "前天", "大前天", "今天", "今天早上", "昨天晚上", "前几天", "上周", "上周五",
    "上个月", "上个月底", "上个月初", "这个月初", "月初", "月底", "年前", "年后", "过年前",
    "过年的时候", "春节", "春节前", "除夕", "大年三十", "年三十", "初一", "元旦", "元宵节",
    "上星期", "上个星期", "上上周", "三天前", "两天前", "五天前", "十天前", "一个星期前",
    "两个星期前", "半个月前", "一个月前",
]  # fmt: skip
_EN_DAYS = [
    "yesterday", "today", "this morning", "last night", "the day before yesterday", "last week",
    "last month", "two days ago", "three days ago", "five days ago", "ten days ago",
    "a week ago", "two weeks ago", "a fortnight ago", "a month ago", "about a week ago",
    "a couple of weeks ago", "at the end of last month", "at the end of january",
    "at the beginning of the month", "in january", "in early february", "mid january",
    "before new year", "after christmas", "before the spring festival", "over the holidays",
    "on new year's day", "the week before last",
]  # fmt: skip


def chinese(number: int) -> str:
    """A number from 0 to 99 in characters: 20 is 二十."""
    tens, ones = divmod(number, 10)
    if tens == 0:
        return _ZH[ones]
    return ("" if tens == 1 else _ZH[tens]) + "十" + (_ZH[ones] if ones else "")


def english(number: int) -> str:
    """A number from 0 to 100 in words."""
    if number == 100:
        return "one hundred"
    if number < 20:
        return _EN[number]
    tens, ones = divmod(number, 10)
    return _EN_TENS[tens - 2] + (f" {_EN[ones]}" if ones else "")


def english_ordinal(number: int) -> str:
    """An ordinal from 1 to 99: 21 is twenty first."""
    if number >= 20 and number % 10 == 0:
        return _EN_TENS[number // 10 - 2][:-1] + "ieth"
    *tens, last = english(number).split()
    ending = _EN_ORDINALS.get(last, last + "th")
    return " ".join([*tens, ending])


def chinese_temperature(rng: Random) -> str:
    """A temperature of 35–41.9: 三十七度五, 三十七点五度, 三十七度."""
    degrees, tenth = rng.randint(35, 41), rng.randint(0, 9)
    whole = chinese(degrees)
    if tenth == 0:
        return whole + "度"
    forms = [f"{whole}度{_ZH[tenth]}", f"{whole}点{_ZH[tenth]}", f"{whole}点{_ZH[tenth]}度"]
    if tenth == 5:
        forms.append(f"{whole}度半")
    return rng.choice(forms)


def english_temperature(rng: Random) -> str:
    """A temperature of 35 to 41.9: thirty seven point five degrees."""
    degrees, tenth = rng.randint(35, 41), rng.randint(0, 9)
    whole = english(degrees)
    forms = [f"{whole} point {_EN[tenth]}", f"{whole} {_EN[tenth]}"] if tenth else [whole]
    if tenth == 5:
        forms.append(f"{whole} and a half")
    form = rng.choice(forms)
    return form + (" degrees" if rng.random() < 0.4 else "")


def chinese_date(rng: Random) -> str:
    """A day: 一月二十号, 腊月二十三, 正月初五, 上周五, 二十号."""
    month, day = rng.randint(1, 12), rng.randint(1, 31)
    kind = rng.random()
    if kind < 0.45:
        if rng.random() < 0.6:
            month = rng.choice((1, 2, 12))
        return f"{chinese(month)}月{chinese(day)}{rng.choice(('号', '号', '日', ''))}"
    if kind < 0.6:
        return f"{chinese(day)}号"
    if kind < 0.75:
        lunar = f"初{chinese(day)}" if day <= 10 else chinese(min(day, 30))
        return rng.choice(("腊月", "腊月", "正月", "")) + lunar
    return rng.choice(_ZH_DAYS)


def english_date(rng: Random) -> str:
    """A day: january twentieth, the third of february, last tuesday."""
    month, day = rng.choice(MONTHS), english_ordinal(rng.randint(1, 31))
    kind = rng.random()
    if kind < 0.5:
        if rng.random() < 0.5:
            month = rng.choice(("january", "february", "december"))
        return rng.choice((f"{month} {day}", f"{month} the {day}", f"the {day} of {month}"))
    if kind < 0.6:
        return f"the {day}"
    if kind < 0.75:
        return f"{rng.choice(('last ', 'on ', 'this ', ''))}{rng.choice(WEEKDAYS)}"
    return rng.choice(_EN_DAYS)
