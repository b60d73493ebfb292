"""When somebody who asked to be called later wants to be called. Pure.

From the words that were heard: 半小时以后, 下午三点, 晚上再打, 明天, in an hour, tonight, tomorrow. Where
they name no time there is none, and the campaign's usual wait holds.
"""

from __future__ import annotations

import re
from datetime import datetime, time, timedelta
from typing import Final

_ZH_NUMBERS: Final = {n: i for i, n in enumerate("零一二三四五六七八九十")} | {"两": 2, "半": 0}
_EN_NUMBERS: Final = {
    n: i
    for i, n in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
        ]
    )
} | {"a": 1, "an": 1}
_NUMBER_ZH = r"(\d{1,2}|[二三四五]?十[一二三四五六七八九]?|[一二两三四五六七八九])"
_NUMBER_EN = rf"(\d{{1,2}}|{'|'.join(_EN_NUMBERS)})"

_PARTS: Final = (
    (r"早上|早晨|上午|morning", time(9)),
    (r"中午|noon|lunch", time(12)),
    (r"下午|afternoon", time(15)),
    (r"傍晚|晚上|晚饭后|今晚|evening|tonight|after dinner|after work|下班", time(19)),
)
"""Part of the day → when people mean by it to be called."""
_NEXT_DAY = re.compile(r"明天|明儿|改天|改日|过两天|tomorrow|another day|some other day")
_SOON = re.compile(
    r"一会|等会|过会|待会|等一下|in a bit|in a while|in a minute|bit later|few minutes"
)
_HALF_HOUR = re.compile(r"半个?(小时|钟头)|half an hour|half hour")
_IN_HOURS = re.compile(rf"{_NUMBER_ZH}个?(?:小时|钟头)|{_NUMBER_EN} hours?")
_IN_MINUTES = re.compile(rf"{_NUMBER_ZH}分钟|{_NUMBER_EN} minutes")
_AT_HOUR = re.compile(rf"{_NUMBER_ZH}点(半)?|(?:at|after) {_NUMBER_EN}(?: (thirty))?\b")


def asked_for(words: str, now: datetime) -> datetime | None:
    """The time that was asked for, later than `now` and in its zone; None where none was named."""
    words = words.lower().replace(" ", "") if not words.isascii() else words.lower()
    day = now.date() + timedelta(days=1 if _NEXT_DAY.search(words) else 0)
    if day == now.date():
        wait = _wait(words)
        if wait is not None:
            return now + wait
    part = next((at for pattern, at in _PARTS if re.search(pattern, words)), None)
    clock = _clock(words, part)
    if clock is None and day == now.date():
        return None
    wanted = datetime.combine(day, clock or time(10), now.tzinfo)
    # Asked at eight in the evening, "in the evening" is the next one.
    return wanted if wanted > now else wanted + timedelta(days=1)


def _wait(words: str) -> timedelta | None:
    if _HALF_HOUR.search(words) or _SOON.search(words):
        return timedelta(minutes=30)
    for pattern, unit in ((_IN_HOURS, 60), (_IN_MINUTES, 1)):
        found = pattern.search(words)
        if found:
            return timedelta(minutes=unit * max(1, _number(found[1] or found[2])))
    return None


def _clock(words: str, part: time | None) -> time | None:
    found = _AT_HOUR.search(words)
    if not found:
        return part
    hour = _number(found[1] or found[3])
    if (part is not None and part.hour >= 12 and hour < 12) or (part is None and hour < 8):
        hour += 12
    return time(hour % 24, 30 if found[2] or found[4] else 0)


def _number(text: str) -> int:
    if text.isdecimal():
        return int(text)
    if text in _EN_NUMBERS:
        return _EN_NUMBERS[text]
    tens, ten, ones = text.rpartition("十")
    return (10 * _ZH_NUMBERS.get(tens, 1) if ten else 0) + _ZH_NUMBERS.get(ones, 0)
