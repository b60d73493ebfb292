"""English words of dates, the patterns made of them, and what they stand for."""

from __future__ import annotations

import re
from datetime import date

from callbot.understanding.days import EARLY, FIRST_HALF, LATE, MIDDLE, SECOND_HALF
from callbot.understanding.numerals import EN_ORDINALS
from callbot.understanding.surface import listed

MONTHS = {
    name: index + 1
    for index, name in enumerate(
        listed(
            "january february march april may june july august september october november december"
        )
    )
}
MONTHS |= {name[:3]: index for name, index in tuple(MONTHS.items())} | {"sept": 9}
WEEKDAYS = {
    name: index
    for index, name in enumerate(listed("monday tuesday wednesday thursday friday saturday sunday"))
}
WEEKDAYS |= {name[:3]: index for name, index in tuple(WEEKDAYS.items())}
WEEKDAYS |= {"tues": 1, "weds": 2, "thur": 3, "thurs": 3}
CARDINALS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14,
    "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20,
    "thirty": 30,
}  # fmt: skip
CARDINALS |= {f"twenty {w}": 20 + n for w, n in tuple(CARDINALS.items()) if n < 10}
CARDINALS |= {"thirty one": 31}


def any_of(words: dict[str, int]) -> str:
    """A pattern that matches any of the words, the longest first."""
    return "(?:" + "|".join(sorted(words, key=len, reverse=True)) + ")"


ORDINALS = {word: n for word, n in EN_ORDINALS.items() if "-" not in word}
ORDINALS |= {"thirty first": 31}
ORDINAL = rf"(?:{any_of(ORDINALS)}|[0-3]?\d(?:\s?(?:st|nd|rd|th)))"
DAY = rf"(?:{ORDINAL}|{any_of(CARDINALS)}|[0-3]?\d(?!\d|[./:]\d))"
MONTH = rf"(?:{any_of(MONTHS)})\b\.?"
WEEKDAY = rf"{any_of(WEEKDAYS)}\b\.?"
_ONES = "one|two|three|four|five|six|seven|eight|nine"
_TENS = {"thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80}
_TENS |= {"ninety": 90}
_OVER_TWENTY = rf"(?:twenty|{any_of(_TENS)})(?: (?:{_ONES}))?"
_TEENS = "ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen"
LAST_CENTURY = rf"nineteen (?:(?:oh|o|zero) (?:{_ONES})|{_TEENS}|{_OVER_TWENTY})"
"""Nineteen eighty six: after a month no nineteenth of it."""
YEAR = (
    rf"(?:(?:19|20)\d\d|{LAST_CENTURY}"
    rf"|two thousand(?: and)? (?:{_OVER_TWENTY}|{_TEENS}|{_ONES})"
    rf"|twenty (?:seventeen|eighteen|nineteen|twenty(?: (?:{_ONES}))?)"
    r"|(?:of )?(?:last|this|next) year)\b"
)
WHICH = {"last": -1, "past": -1, "previous": -1, "this": 0, "next": 1}
WHICH |= {"coming": 1, "upcoming": 1, "following": 1}
PARTS = {
    "early": EARLY, "the beginning of": EARLY, "beginning of": EARLY, "the start of": EARLY,
    "start of": EARLY, "mid": MIDDLE, "the middle of": MIDDLE, "middle of": MIDDLE, "late": LATE,
    "the end of": LATE, "end of": LATE, "the beginning": EARLY,
    "the first half of": FIRST_HALF, "first half of": FIRST_HALF,
    "the second half of": SECOND_HALF, "second half of": SECOND_HALF,
}  # fmt: skip
PART = "(?:" + "|".join(sorted(PARTS, key=len, reverse=True)) + ")"


def day_number(words: str) -> int:
    """The day of a month that a cardinal or an ordinal, in words or figures, names; 0 for none."""
    words = words.strip()
    known = ORDINALS.get(words) or CARDINALS.get(words)
    return known or int(re.sub(r"\D", "", words) or 0)


def month_number(words: str) -> int:
    """The month a name or its short form stands for."""
    return MONTHS[words.strip(" .")]


def year_named(words: str | None, today: date) -> int | None:
    """The year some words name, relative to today; None where there are none."""
    if not words:
        return None
    words = words.removeprefix("of ")
    if words.endswith("year"):
        return today.year + WHICH[words.split()[0]]
    if words.isdigit():
        return int(words)
    century, _, rest = words.partition(" ")
    if century == "two":
        rest = rest.removeprefix("thousand").removeprefix(" and").strip()
    return (1900 if century == "nineteen" else 2000) + sum(
        _TENS.get(word) or CARDINALS.get(word, 0) for word in rest.split()
    )
