"""What the words beside a date make of it: two days before christmas, 十八号那周, the week before."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from callbot.understanding.dates_agreed import agreed
from callbot.understanding.dates_en_words import (
    AMOUNT,
    LONG_WEEKDAY,
    UNIT_DAYS,
    WEEKDAYS,
    amount,
    is_vague,
)
from callbot.understanding.days import (
    Days,
    Prefer,
    Span,
    Told,
    nearest_weekday,
    same_day,
    shift,
    single,
    week_days,
    weekend_days,
)
from callbot.understanding.numerals import mandarin_value

_NEAR: Final = 56
"""Characters before a date in which its words are looked for."""


def with_words_beside(told: Told, spans: list[Span]) -> list[Span]:
    """The dates, each as what stands beside it makes of it."""
    spans = [_lasting(told, span) for span in spans]
    spans = _before_that(told, _shifted(told, spans))
    return _apart([_week_of(told, span) for span in agreed(told, spans)])


def _apart(spans: list[Span]) -> list[Span]:
    """Without those whose words a later one took in: the weekend of the eighth."""
    out: list[Span] = []
    for span in spans:
        while out and out[-1] & span:
            out.pop()
        out.append(span)
    return out


_N_ZH: Final = r"(?P<n>\d{1,2}|[一二两三四五六七八九十几半俩]{1,2})"
_UNIT_ZH: Final = r"(?P<unit>天|周|个?星期|个?礼拜|个月)"
_SHIFT_ZH: Final = re.compile(
    rf"(?:的)?(?:(?P<side>前|后)(?:的)?{_N_ZH}{_UNIT_ZH}(?!内)|(?P<next>第二天|次日|隔天|转天)"
    r"|(?P<last>头一?天|头天))"
)
_SHIFT_EN: Final = re.compile(
    rf"\b(?:(?P<the>the )|{AMOUNT} )(?P<unit>{'|'.join(UNIT_DAYS)}|weekend|{LONG_WEEKDAY})s? "
    r"(?P<side>before|after|from) (?:the )?$"
)
_SIDES_EN: Final = tuple(
    f"{side} {the}" for side in ("before", "after", "from") for the in ("", "the ")
)


def _shifted(told: Told, spans: list[Span]) -> list[Span]:
    """春节前两天, two days before christmas: so far from the day that is named beside it."""
    out: list[Span] = []
    for span in spans:
        match = None
        if told.language == "zh":
            match = _SHIFT_ZH.match(told.text, span.end)
        elif told.text.endswith(_SIDES_EN, 0, span.start):
            match = _SHIFT_EN.search(told.text, max(0, span.start - _NEAR), span.start)
        if match:
            moved = (_moved_zh if told.language == "zh" else _moved_en)(span, match)
            if moved is not None:
                while out and out[-1] & moved:
                    out.pop()
                span = moved
        if not (out and out[-1] & span):
            out.append(span)
    return out


def _at(span: Span, match: re.Match[str], days: Days | None, vague: bool, rule: str) -> Span | None:
    """A span that takes in the words beside it, with its new days."""
    if days is None:
        return None
    start, end = min(span.start, match.start()), max(span.end, match.end())
    name = span.rule.removesuffix(":before").removesuffix(":after")
    return Span(days, start, end, f"{name}:{rule}", vague)


def _moved_zh(span: Span, match: re.Match[str]) -> Span | None:
    vague = span.approximate and span.days[0] != span.days[1]
    if match["next"] or match["last"]:
        other = shift(span.days[1], 1) if match["next"] else shift(span.days[0], -1)
        return _at(span, match, single(other), vague, "shifted")
    number = _amount_zh(match["n"])
    if number is None:
        return None
    before = match["side"] == "前"
    sign, from_day = (-1, span.days[0]) if before else (1, span.days[1])
    if match["unit"] == "个月" and number == int(number):
        moved = same_day(from_day, sign * int(number))
    else:
        moved = shift(from_day, sign * round(number * _days_zh(match["unit"])))
    vague = vague or match["n"] in "几半" or match["unit"] != "天"
    return _at(span, match, single(moved), vague, "shifted")


def _amount_zh(numeral: str) -> float | None:
    return {"几": 3.0, "半": 0.5, "俩": 2.0}.get(numeral) or mandarin_value(numeral)


def _days_zh(unit: str) -> int:
    return 1 if unit == "天" else 30 if unit == "个月" else 7


def _moved_en(span: Span, match: re.Match[str]) -> Span | None:
    before, unit = match["side"] == "before", match["unit"]
    # Of a feast of several days, `before` counts from its first one, `after` from its last.
    sign, from_day = (-1, span.days[0]) if before else (1, span.days[1])
    vague = span.approximate and span.days[0] != span.days[1]
    if unit in WEEKDAYS or unit == "weekend" or (match["the"] and UNIT_DAYS[unit] > 1):
        if not match["the"]:
            return None
        days = _whole_beside(unit, from_day, sign)
        return _at(span, match, days, vague or unit not in WEEKDAYS, "shifted")
    number = 1.0 if match["the"] else amount(match["n"])
    if number is None:
        return None
    number += 0.5 if match["half"] else 0
    if unit in ("month", "year") and number == int(number):
        moved = same_day(from_day, sign * int(number) * (12 if unit == "year" else 1))
    else:
        moved = shift(from_day, sign * round(number * UNIT_DAYS[unit]))
    vague = vague or bool(match["or"]) or is_vague(match["n"] or "") or UNIT_DAYS[unit] > 1
    return _at(span, match, single(moved), vague, "shifted")


def _whole_beside(unit: str, from_day: date, sign: int) -> Days | None:
    """The week, the weekend or the friday that comes before or after a day."""
    prefer: Prefer = "past" if sign < 0 else "future"
    if unit in WEEKDAYS:
        return nearest_weekday(WEEKDAYS[unit], from_day, prefer, strict=True)
    if unit == "weekend":
        end = nearest_weekday(6 if sign < 0 else 5, from_day, prefer, strict=True)
        return weekend_days(end[0]) if end else None
    near, far = shift(from_day, sign), shift(from_day, sign * UNIT_DAYS[unit])
    if near is None or far is None:
        return None
    return (far, near) if sign < 0 else (near, far)


_BEFORE_THAT: Final = re.compile(
    r"\bthe (?P<unit>day|week|weekend|month) before\b(?! last)(?: that)?"
)


def _before_that(told: Told, spans: list[Span]) -> list[Span]:
    """Last week, no, the week before: counted from what was named first."""
    if told.language == "zh" or " before" not in told.text:
        return spans
    for match in _BEFORE_THAT.finditer(told.text):
        start, end = match.span()
        others = [
            s for s in spans if not (s.rule == "named-day" and (s.start, s.end) == match.span())
        ]
        if any(s.start < end and start < s.end for s in others):
            continue  # the day before yesterday
        earlier = [s for s in others if s.end <= start]
        if not earlier:
            continue
        from_days, unit = earlier[-1].days, match["unit"]
        if unit == "day":
            days = single(shift(from_days[0], -1))
        elif unit == "month":
            days = _back(from_days, -30)
        else:
            days = _back(from_days, -7)
        if days:
            found = Span(days, start, end, "before-that", unit != "day" or earlier[-1].approximate)
            spans = sorted([*others, found], key=lambda s: s.start)
    return spans


def _back(days: Days, by: int) -> Days | None:
    first, last = shift(days[0], by), shift(days[1], by)
    return (first, last) if first and last else None


_WEEK_ZH: Final = re.compile(
    r"(?:的)?(?:那|这|当)(?:一|个|一个)?(?:周|星期|礼拜)(?![一二三四五六日天])末?"
)
_WEEK_EN: Final = re.compile(
    r"\b(?:the )?(?P<end>week|weekend) (?:of|that (?:began|started)|beginning|starting|commencing)"
    r"(?: on)?(?: the)? $"
)


def _week_of(told: Told, span: Span) -> Span:
    """十八号那周, the week of the eighteenth: the week that a day beside it names."""
    if span.days[0] != span.days[1]:
        return span
    if told.language == "zh":
        match = _WEEK_ZH.match(told.text, span.end)
        weekend = match is not None and match[0].endswith("末")
    else:
        match = _WEEK_EN.search(told.text, max(0, span.start - _NEAR), span.start)
        weekend = match is not None and match["end"] == "weekend"
    if match is None:
        return span
    days = weekend_days(span.days[0]) if weekend else week_days(span.days[0], 0)
    return _at(span, match, days, True, "week") or span


_LASTS_EN: Final = re.compile(
    rf"\b(?P<for>for )?{AMOUNT} (?P<unit>day|night|week|month)s? "
    r"(?:(?:starting|beginning|commencing)(?: from| on)?|(?P<from>from))(?: the)? $"
)
_LASTS_AFTER_EN: Final = re.compile(rf" for {AMOUNT} (?P<unit>day|night|week|month)s?\b")
_LASTS_ZH: Final = re.compile(
    rf"(?:开始|起)[^，,。\d一二两三四五六七八九十几半]{{0,4}}{_N_ZH}{_UNIT_ZH}(?![前后以之])"
)
_STARTS: Final = ("starting ", "beginning ", "commencing ", "from ", " on ", "the ")


def _lasting(told: Told, span: Span) -> Span:
    """For two weeks starting the fifth; from the fifth for ten days; 五号开始住了三天."""
    if span.days[0] != span.days[1]:
        return span
    text, nights = told.text, False
    if told.language == "zh":
        match = _LASTS_ZH.match(text, span.end)
        number = _amount_zh(match["n"]) if match else None
        unit_days = _days_zh(match["unit"]) if match else 1
    else:
        match = None
        if text.endswith(_STARTS, 0, span.start):
            match = _LASTS_EN.search(text, max(0, span.start - _NEAR), span.start)
            match = match if match and (match["for"] or not match["from"]) else None
        if match is None and text.endswith(("from ", "from the "), 0, span.start):
            match = _LASTS_AFTER_EN.match(text, span.end)
        number = amount(match["n"]) if match else None
        unit_days, nights = (
            (UNIT_DAYS[match["unit"]], match["unit"] == "night") if match else (1, False)
        )
    if match is None or number is None or not 0 < number <= 400:
        return span
    last = shift(span.days[0], max(0, round(number * unit_days) - (0 if nights else 1)))
    return (
        _at(span, match, (span.days[0], last) if last else None, unit_days > 1, "lasting") or span
    )
