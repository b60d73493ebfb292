"""What a date leaves unexplained: the more of it, the less the date is what was meant.

"December 27" found in "the range from 2016-december-27 to the week after" is a part of something that
was not understood, however sure its own rule is.
"""

from __future__ import annotations

import re
from typing import Final

from callbot.core.script import Language
from callbot.understanding.dates_en_words import CARDINALS, MONTHS, WEEKDAYS, any_of
from callbot.understanding.found import Found
from callbot.understanding.numbers import number

_CALENDAR: Final = {
    "en": re.compile(
        rf"\b(?:{any_of({name: n for name, n in (MONTHS | WEEKDAYS).items() if len(name) > 3})}"
        r"|(?:week|weekend|month|quarter|year|decade)s?|century|centuries|(?:in)?between|until(?!  ))\b",
        re.IGNORECASE,
    ),
    "zh": re.compile(
        r"世纪|年代|季度|星期|礼拜|周[一二三四五六日天末]|\d[年月日号]|[上下]个?月|至"
    ),
}

_NUMERAL_ZH: Final = "[零一二两三四五六七八九十]{1,3}"
_HOUR: Final = {
    "en": re.compile(
        rf"\b(?:at|around|about|by) (?:{any_of(CARDINALS)}|\d{{1,2}})(?: (?:thirty|fifteen|forty five"
        r"|o'clock|am|pm|a m|p m|in the (?:morning|afternoon|evening)|at night))*\b",
        re.IGNORECASE,
    ),
    "zh": re.compile(
        rf"(?:\d{{1,2}}|{_NUMERAL_ZH})\s*点\s*(?:半|多|钟|(?:{_NUMERAL_ZH}|\d{{1,2}})分?)?"
    ),
}
"""The time of day beside a date says nothing against it."""


def unexplained(text: str, found: list[Found], language: Language) -> bool:
    """Whether numbers or words of the calendar stand outside every find."""
    rest = text
    for find in reversed(found):
        # Two spaces stand for a date: what is `until` one is understood.
        rest = f"{rest[: find.start].rstrip(' ')}  {rest[find.end :].lstrip(' ')}"
    rest = _HOUR[language].sub("", rest)
    return bool(_CALENDAR[language].search(rest) or number(rest, language))
