"""Dates and intervals as people say them, in either language and calendar."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

from callbot.core.script import Language
from callbot.understanding import dates_en, dates_samples, dates_zh
from callbot.understanding.days import (
    Asked,
    Prefer,
    Span,
    add_months,
    day,
    iso,
    same_day,
    shift,
    week_days,
)
from callbot.understanding.found import Found
from callbot.understanding.numbers import number
from callbot.understanding.surface import UNKNOWN, Surface, mandarin

_TO_ZH = re.compile(r"(?:[,、]|开始|出发|去的?|走的?|一?直)*(?:到|至|-|~)(?:了)?")
_TO_EN = re.compile(r"\s*(?:,\s*)?(?:to|until|till|through|thru|-|and)\s*(?:the\s+)?")
_FROM_ZH = re.compile(r"[从自打由]$")
_FROM_EN = re.compile(r"(?:from|between)\s+(?:about\s+)?(?:the\s+)?$")
_LONGEST = 2000
"""Characters that are read: an answer is shorter, and time stays linear."""


def dates(text: str, language: Language, today: date, *, prefer: Prefer = "past") -> list[Found]:
    """The dates named in a text, in its order: ISO 8601, a day or an inclusive interval.

    What leaves the year, month or week open is the nearest on the preferred side of `today`,
    which counts as past and as future. 从…到… and from … to … are one interval. `approximate` is
    true of intervals that stand for one unknown day (上个月底), of vague words (二十号左右) and of
    week, month and year counts (一个星期前).
    """
    return list(_dates(text[:_LONGEST], language, today, prefer))


@lru_cache(maxsize=4096)  # the alternatives of one answer, and of one day's answers, repeat
def _dates(text: str, language: Language, today: date, prefer: Prefer) -> tuple[Found, ...]:
    surface = mandarin(text) if language == "zh" else _plain_english(text)
    spans = _spans(surface.text, language, today, prefer)
    spans = _agreed(surface.text, _shifted(surface.text, spans, language), Asked(today, prefer))
    joined = _joined(surface.text, _weeks(surface.text, spans, language), language)
    return tuple(
        surface.found(iso(span.days), (span.start, span.end), span.rule, span.approximate)
        for span in joined
    )


def _spans(clean: str, language: Language, today: date, prefer: Prefer) -> list[Span]:
    read = dates_zh.spans if language == "zh" else dates_en.spans
    return read(clean, today, prefer)


def _plain_english(text: str) -> Surface:
    """Lower case, plain apostrophes, no hyphens inside words; every character in its place."""
    lower = text.lower()
    clean = (lower if len(lower) == len(text) else text).replace("’", "'")
    clean = re.sub(r"(?<=[a-z])-(?=[a-z])", " ", clean)
    clean = clean.replace("[unk]", f"{UNKNOWN}    ")
    return Surface(clean, text, None)


_OPEN = frozenset(
    ("day", "month-day", "slash", "month", "weekday", "range", "lunar:new-year", "lunar")
)
"""Rules whose year, month or week is chosen by preference, and so by what stands before."""


def _joined(clean: str, spans: list[Span], language: Language) -> list[Span]:
    """从一月二十号到二十五号 as one interval; its end is read as lying after its beginning."""
    to, start_word = (_TO_ZH, _FROM_ZH) if language == "zh" else (_TO_EN, _FROM_EN)
    out: list[Span] = []
    for span in spans:
        before = out[-1] if out else None
        gap = clean[before.end : span.start] if before else ""
        if before is None or not to.fullmatch(gap):
            out.append(span)
            continue
        prefix = start_word.search(clean, max(0, before.start - 20), before.start)
        if "and" in gap and not prefix and "between " not in clean[before.start : before.end]:
            out.append(span)
            continue
        last = span
        if span.rule.partition(":")[0] in _OPEN or span.rule in _OPEN:
            piece = clean[span.start : span.end]
            again = _spans(piece, language, before.days[0], "future")
            last = again[0] if again else span
        if last.days[1] < before.days[0]:
            out.append(span)
            continue
        start = prefix.start() if prefix else before.start
        days = (before.days[0], last.days[1])
        vague = before.approximate or span.approximate
        out[-1] = Span(days, start, span.end, "range", vague)
    return out


_SHIFT_ZH = re.compile(
    r"(?:的)?(?P<side>前|后)(?:的)?(?P<n>\d{1,2}|[一二两三四五六七八九十几]{1,2})"
    r"(?P<unit>天|周|个?星期|个?礼拜|个月)(?!内)"
)
_SHIFT_EN = re.compile(
    r"\b(?P<n>the|an?|a couple of|a few|\d{1,2}|[a-z]+) (?P<unit>day|week|month)s? "
    r"(?P<side>before|after|from) (?:the )?$"
)


def _shifted(clean: str, spans: list[Span], language: Language) -> list[Span]:
    """春节前两天, two days before christmas: so far from the day that is named beside it."""
    out: list[Span] = []
    for span in spans:
        if language == "zh":
            match = _SHIFT_ZH.match(clean, span.end)
        else:
            match = _SHIFT_EN.search(clean, max(0, span.start - 40), span.start)
        moved = _moved(span, match, language) if match else None
        if moved is not None and out and out[-1] & moved:
            out.pop()
        out.append(moved or span)
    return [span for i, span in enumerate(out) if not any(span & earlier for earlier in out[:i])]


def _moved(span: Span, match: re.Match[str], language: Language) -> Span | None:
    words, vague = match["n"], match["n"] in ("几", "a few", "a couple of")
    known = {"the": 1, "a": 1, "an": 1, "a couple of": 2, "a few": 3, "几": 3}
    amount = known.get(words)
    if amount is None:
        found = number(words, language)
        amount = int(found[0].value or 0) if found else None
    if amount is None:
        return None
    before = match["side"] in ("前", "before")
    # Of a feast of several days, `before` counts from its first one, `after` from its last.
    from_day, amount = span.days[0 if before else 1], -amount if before else amount
    if match["unit"] in ("个月", "month"):
        moved = same_day(from_day, amount)
    else:
        moved = shift(from_day, amount * (1 if match["unit"] in ("天", "day") else 7))
    if moved is None:
        return None
    start, end = min(span.start, match.start()), max(span.end, match.end())
    vague = vague or span.approximate or match["unit"] not in ("天", "day")
    rule = f"{span.rule.removesuffix(':before').removesuffix(':after')}:shifted"
    return Span((moved, moved), start, end, rule, vague)


_WEEK_ZH = re.compile(r"(?:的)?(?:那|这|当)(?:一|个|一个)?(?:周|星期|礼拜)(?![一二三四五六日天末])")
_WEEK_EN = re.compile(
    r"\b(?:the )?week (?:of|that (?:began|started)|beginning|starting|commencing)(?: on)?(?: the)? $"
)


def _weeks(clean: str, spans: list[Span], language: Language) -> list[Span]:
    """十八号那周, the week of the eighteenth: the week that a day beside it names."""
    out: list[Span] = []
    for span in spans:
        whole = week_days(span.days[0], 0) if span.days[0] == span.days[1] else None
        if language == "zh":
            match = _WEEK_ZH.match(clean, span.end)
        else:
            match = _WEEK_EN.search(clean, max(0, span.start - 40), span.start)
        if whole is not None and match is not None:
            start, end = min(span.start, match.start()), max(span.end, match.end())
            span = Span(whole, start, end, f"{span.rule}:week", True)
        out.append(span)
    return out


_BESIDE = re.compile(r"[\s,，、(（]*(?:the |on )?")


def _agreed(clean: str, spans: list[Span], asked: Asked) -> list[Span]:
    """十月十二号星期一, friday the 22nd: the date tells, its weekday which of several it is."""
    out: list[Span] = []
    for span in spans:
        before = out[-1] if out else None
        if before is not None and _BESIDE.fullmatch(clean[before.end : span.start]):
            pair = (before, span)
            date_of = next((s for s in pair if s.rule in ("day", "month-day", "date")), None)
            weekday = next((s for s in pair if s.rule in ("weekday", "relative-weekday")), None)
            if date_of is not None and weekday is not None:
                if weekday.rule != "weekday" and weekday.days[0].day == date_of.days[0].day:
                    date_of = weekday  # last friday the 7th: told twice
                agreeing = _on_weekday(date_of, weekday.days[0].weekday(), asked)
                out[-1] = agreeing._replace(start=before.start, end=span.end)
                continue
            if before.rule == "lunar:holidays" and span.rule.startswith("lunar"):
                out[-1] = span._replace(start=before.start)  # 年前腊月二十六
                continue
        out.append(span)
    return out


_MONTHS_TRIED = 3
"""The 22nd that was a friday: longer ago, a slip of the tongue is likelier."""


def _on_weekday(span: Span, weekday: int, asked: Asked) -> Span:
    """The day if it is such a weekday; of a day of some month, the nearest that is; else in doubt."""
    first = span.days[0]
    if first.weekday() == weekday:
        return span
    step = -1 if asked.prefer == "past" else 1
    for months in range(_MONTHS_TRIED if span.rule == "day" else 1):
        found = day(*add_months(first.year, first.month, step * months), first.day)
        if found is not None and found.weekday() == weekday:
            return span._replace(days=(found, found))
    return span._replace(approximate=True)


def samples(language: Language) -> tuple[str, ...]:
    """What people say when asked when, for a recogniser's grammar."""
    return dates_samples.mandarin() if language == "zh" else dates_samples.english()
