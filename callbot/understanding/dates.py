"""Dates and intervals as people say them, in either language and calendar."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

from callbot.core.script import Language
from callbot.understanding import dates_en, dates_samples, dates_zh
from callbot.understanding.dates_beside import with_words_beside
from callbot.understanding.dates_joined import joined
from callbot.understanding.days import Asked, Prefer, Told, iso
from callbot.understanding.found import Found
from callbot.understanding.surface import UNKNOWN, Surface, mandarin

_LONGEST = 2000
"""Characters that are read: an answer is shorter."""


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
    read = dates_zh.spans if language == "zh" else dates_en.spans
    told = Told(surface.text, language, Asked(today, prefer), read)
    spans = told.read(told.text, today, prefer)
    if spans:
        spans = joined(told, with_words_beside(told, spans))
    return tuple(
        surface.found(iso(span.days), (span.start, span.end), span.rule, span.approximate)
        for span in spans
    )


def _plain_english(text: str) -> Surface:
    """Lower case, plain apostrophes, no hyphens inside words; every character in its place."""
    lower = text.lower()
    clean = (lower if len(lower) == len(text) else text).replace("’", "'")
    clean = re.sub(r"(?<=[a-z])-(?=[a-z])", " ", clean)
    clean = clean.replace("[unk]", f"{UNKNOWN}    ")
    return Surface(clean, text, None)


def samples(language: Language) -> tuple[str, ...]:
    """What people say when asked when, for a recogniser's grammar."""
    return dates_samples.mandarin() if language == "zh" else dates_samples.english()
