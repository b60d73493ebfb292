"""English days told by their distance from today: three days ago, the past two weeks, yesterday."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from callbot.understanding.dates_en_words import (
    AMOUNT,
    CARDINAL,
    SPAN_UNIT,
    UNIT_DAYS,
    RuleText,
    amount,
    is_vague,
)
from callbot.understanding.days import NOTHING, Asked, Days, Reading, same_day, shift, single

_NAMED: Final = {
    "the day before yesterday": -2, "day before yesterday": -2, "the day after tomorrow": 2,
    "day after tomorrow": 2, "yesterday": -1, "last night": -1, "tomorrow": 1,
    "today": 0, "tonight": 0, "the night before last": -2, "night before last": -2, "this morning": 0,
    "this very morning": 0, "this very day": 0,
    "this afternoon": 0, "this evening": 0, "earlier today": 0, "the previous day": -1,
    "last evening": -1, "the day before": -1, "the night before": -1,
    "not yesterday the day before": -2, "not yesterday but the day before": -2,
    "not yesterday, the day before": -2, "not yesterday, but the day before": -2, "yesterday "
    "week": -8,
}  # fmt: skip


def read_named_day(match: re.Match[str], asked: Asked) -> Reading:
    """Yesterday, the day before yesterday, tonight."""
    return Reading(single(shift(asked.today, _NAMED[match[0]])), "named-day")


def read_recent(match: re.Match[str], asked: Asked) -> Reading:
    """The other day: within the last week; the other week: some weeks ago."""
    begin, end = {"week": (-28, -7), "month": (-90, -21)}.get(match["unit"], (-6, -2))
    first, last = shift(asked.today, begin), shift(asked.today, end)
    return Reading((first, last) if first and last else None, "recent", True)


def read_ago(match: re.Match[str], asked: Asked) -> Reading:
    """Three days ago, a couple of weeks ago, two and a half weeks back, in two days."""
    number = amount(match["n"])
    if number is None or number > 5000:
        return NOTHING
    groups = match.groupdict()
    unit, more = match["unit"], groups.get("more") or ""
    number += 0.5 if groups.get("half") or more.endswith("half") else 0
    rough = bool(groups.get("or") or more) or " or so " in match[0]
    sign = 1 if match["dir"] in ("from now", "later", "in") else -1
    rule = "from-now" if sign > 0 else "ago"
    vague = rough or not match["dir"] or is_vague(match["n"]) or UNIT_DAYS[unit] > 1
    return Reading(single(_away(asked, sign, number, unit)), rule, vague)


def read_within(match: re.Match[str], asked: Asked) -> Reading:
    """The past two weeks, the last three days, next ten days."""
    number = amount(match["n"] or "")
    if number is None or number > 5000:
        return NOTHING
    sign = 1 if match["which"] in ("next", "coming") else -1
    end = _away(asked, sign, number, match["unit"])
    first, last = (shift(asked.today, 1), end) if sign > 0 else (end, asked.today)
    days: Days | None = (first, last) if first and last else None
    return Reading(days, "within", True)


def _away(asked: Asked, sign: int, number: float, unit: str) -> date | None:
    if unit in ("month", "year") and number == int(number):
        return same_day(asked.today, sign * int(number) * (12 if unit == "year" else 1))
    return shift(asked.today, sign * round(number * UNIT_DAYS[unit]))


_PART: Final = re.compile(r"(?P<n>.+?) (?P<unit>day|week|month|year)s?,?(?: and)? ")


def read_parts_ago(match: re.Match[str], asked: Asked) -> Reading:
    """A week and two days ago; one month, twenty one days ago. The greater parts count first."""
    counted = {"day": 0, "week": 0, "month": 0, "year": 0}
    for part in _PART.finditer(match[0]):
        number = amount(part["n"])
        if number is None or number != int(number) or number > 5000:
            return NOTHING
        counted[part["unit"]] += int(number)
    begun = same_day(asked.today, -12 * counted["year"] - counted["month"])
    if begun is None:
        return NOTHING
    found = shift(begun, -7 * counted["week"] - counted["day"])
    return Reading(single(found), "ago", not counted["day"])


_SIDE: Final = "(?P<which>last|past|previous|next|coming)"
_ONE_PART: Final = rf"(?:an?|one|\d{{1,4}}|{CARDINAL}) (?:day|week|month|year)s?"

WITHIN: Final[tuple[RuleText, ...]] = (
    (
        "unit & last past previous next coming",
        rf"\b(?:in |over |during |within |for )?(?:the |these |this )?{_SIDE} "
        rf"(?P<n>couple of|couple|few|several|\d{{1,3}}|{CARDINAL}) {SPAN_UNIT}\b",
        read_within,
    ),
    (
        "unit & last past previous next coming",
        rf"\b(?:the )?(?P<n>\d{{1,3}}|{CARDINAL}) {_SIDE} (?P<unit>day|week|fortnight|month|"
        rf"year)s\b",
        read_within,
    ),
    (
        "past fortnight within",
        r"\b(?:(?:(?:in|over|during|within|for) )?(?:the |this )(?P<which>past|last(?= fortnight)"
        r"|next(?= fortnight)|(?<=within the )last)(?P<n>)) (?P<unit>week|fortnight|month|year)\b",
        read_within,
    ),
)
"""Stretches that end, or begin, with today."""

RULES: Final[tuple[RuleText, ...]] = (
    (
        "unit & ago back earlier",
        rf"\b(?:{_ONE_PART},?(?: and)? ){{1,3}}{_ONE_PART} (?:ago|back|earlier)\b",
        read_parts_ago,
    ),
    (
        "unit & ago back earlier now later",
        rf"\b{AMOUNT} {SPAN_UNIT}(?P<more> or (?:so|two|three|four)| and a half)?(?: or so)? "
        r"(?P<dir>ago|back|earlier|from now|later)(?: today)?\b",
        read_ago,
    ),
    (
        "yesterday tomorrow today tonight morning afternoon evening night day",
        "|".join(rf"\b{words}\b" for words in sorted(_NAMED, key=len, reverse=True)),
        read_named_day,
    ),
    (
        "day & last past",
        r"\b(?:the )?(?:last|past) day\b(?! (?:of|in|before|at|we|i|he|she|they)\b)",
        lambda _match, asked: Reading(single(shift(asked.today, -1)), "named-day", True),
    ),
    ("other", r"\bthe other (?P<unit>day|night|evening|week|month)\b", read_recent),
    (
        "been & unit",
        r"\bbeen (?:back |home |here |about |around |almost |nearly |over |like |for )*"
        rf"{AMOUNT} {SPAN_UNIT}(?P<dir>)\b",
        read_ago,
    ),
    (
        "unit",
        r"^(?:(?:um|uh|oh|well|so|about|around|roughly|approximately|maybe|like|say|i think|"
        r"i guess|i'd say|"
        r"it was|it's been|it's|must be|probably|nearly|almost|over|just over|just|only),? )*"
        rf"{AMOUNT} {SPAN_UNIT}(?P<dir>)(?: or so| now| maybe| i think| i guess| only| already|"
        rf" probably)*[.,!?]?$",
        read_ago,
    ),
    (
        "hour hours & ago back",
        rf"\b{AMOUNT} hours? (?:and a half )?(?:ago|back)\b|\bhalf an hour ago\b",
        lambda _match, asked: Reading(single(asked.today), "named-day"),
    ),
    (
        "unit & in",
        rf"\b(?P<dir>in) (?P<n>an?|a couple of|\d{{1,3}}|{CARDINAL}) (?P<unit>day|week|month)s?\b",
        read_ago,
    ),
)
"""Days by how far back, or ahead, they lie."""
