"""English words of dates, the patterns made of them, and what they stand for: a rule's vocabulary."""

from __future__ import annotations

import re
from datetime import date

from callbot.understanding.days import EARLY, FIRST_HALF, LATE, MIDDLE, SECOND_HALF, Reader
from callbot.understanding.numerals import EN_ORDINALS, english_number
from callbot.understanding.surface import english, listed

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
MONTH = rf"(?:{any_of(MONTHS)})(?![a-z])\.?"
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
    rf"|twenty (?:{_TEENS}|twenty(?: (?:{_ONES}))?)"
    r"|(?:of )?(?:last|this|next) year)\b"
)
WHICH = {"last": -1, "past": -1, "previous": -1, "this": 0, "next": 1}
WHICH |= {"coming": 1, "upcoming": 1, "following": 1, "this coming": 1}
WHICH |= {"this past": -1, "this last": -1}
PARTS = {
    "early": EARLY, "early in": EARLY, "beginning of": EARLY, "start of": EARLY,
    "beginning": EARLY, "mid": MIDDLE, "middle of": MIDDLE, "halfway through": MIDDLE,
    "half way through": MIDDLE, "late": LATE, "late in": LATE, "end of": LATE,
    "first half of": FIRST_HALF, "second half of": SECOND_HALF, "last half of": SECOND_HALF,
}  # fmt: skip
PART = f"(?:the )?(?:very )?(?P<part>{'|'.join(sorted(PARTS, key=len, reverse=True))})"
IN_MONTH = (
    r"(?:(?P<which>last|previous|this|next) month\b"
    rf"|(?P<m>{MONTH})(?:,? (?:of )?(?P<y>{YEAR}))?)"
)
"""The month that something lies in: told by its name, or by its place beside today's."""
LONG_WEEKDAY = any_of({name: n for name, n in WEEKDAYS.items() if len(name) > 3})
"""Names that are no other word: sun, sat and wed are."""
CARDINAL = any_of(CARDINALS)
SPAN_UNIT = r"(?P<unit>day|night|evening|morning|week|fortnight|month|year)s?"
UNIT_DAYS = {
    "day": 1, "night": 1, "evening": 1, "morning": 1, "week": 7, "fortnight": 14, "month": 30,
    "year": 365,
}  # fmt: skip
AMOUNT = (
    r"(?:an? (?:good|solid|full|whole) )?"
    r"(?P<n>half an?|a couple of|a couple|couple of|couple|a few|few|several|an?(?: good| solid"
    rf"| full| whole)?|\d{{1,4}}|{CARDINAL})"
    rf"(?P<or>(?: or| to)? (?:{CARDINAL}|\d+)(?= ))?(?P<half> and a half)?"
)
"""How many: a couple of, two or three, two and a half, a good ten."""
_AMOUNTS = {
    "a": 1.0, "an": 1.0, "a couple of": 2.0, "a couple": 2.0, "couple of": 2.0, "couple": 2.0,
    "a few": 3.0, "few": 3.0, "several": 5.0, "half a": 0.5, "half an": 0.5, "": 1.0, "the": 1.0,
}  # fmt: skip

_FULL = re.compile(r" (?:good|solid|full|whole)$")


def amount(words: str) -> float | None:
    """How many some words are: a, a couple of, twenty one."""
    words = _FULL.sub("", words).strip()
    if words in _AMOUNTS:
        return _AMOUNTS[words]
    tokens = english(words)
    number = english_number(tokens, 0) if tokens else None
    return float(number.value) if number else None


def is_vague(words: str) -> bool:
    """Whether such an amount leaves room: a few, a couple of; not a or ten."""
    return words.strip() not in ("a", "an", "the", "") and words.strip() in _AMOUNTS


UNITS = listed(
    "day days night nights morning mornings evening evenings week weeks fortnight fortnights "
    "month months year years weekend weekends"
)
TAGS: dict[str, str] = {
    **dict.fromkeys(UNITS, "unit"),
    **dict.fromkeys(MONTHS, "month"),
    **dict.fromkeys(WEEKDAYS, "weekday"),
    **{f"{name}s": "weekday" for name in WEEKDAYS},
    **{word: "ordinal" for name in ORDINALS for word in name.split()[-1:]},
}
"""What a word is, for the rules that need one such."""
RuleText = tuple[str, str, Reader]
"""Which words a text must have (any of each group; groups are joined by &), a pattern, its reader."""
_TOKEN = re.compile(r"[a-z]+|\d+[a-z]*")


def present(text: str) -> set[str]:
    """The words of a text with their tags; figures are `figure`, those with a suffix ordinals too."""
    words = set(_TOKEN.findall(text))
    found = {TAGS[word] for word in words if word in TAGS}
    for word in words:
        if word[0].isdigit():
            found.add("figure")
            if not word.isdigit():
                found.add("ordinal")
    return words | found


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
