"""Dates in English: the rules of its files in the order in which they win, and the words around.

Each file has its readings and, at its end, the patterns they read: `dates_en_months` (told by number
and name), `dates_en_stretches` (several days of a month, parts of one), `dates_en_holidays`,
`dates_en_weeks` and `dates_en_ago` (told by their place beside today).
"""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

from callbot.understanding import dates_en_ago as ago
from callbot.understanding import dates_en_holidays as holidays
from callbot.understanding import dates_en_months as months
from callbot.understanding import dates_en_stretches as stretches
from callbot.understanding import dates_en_weeks as weeks
from callbot.understanding.dates_en_words import RuleText, present
from callbot.understanding.days import Asked, Prefer, Rule, Span, read_rules

_TABLE: tuple[RuleText, ...] = (
    *weeks.PLACED,
    *stretches.PAIRS,
    *months.NUMBERED,
    *holidays.RULES,
    *months.DAYS,
    *stretches.PARTS_OF,
    *weeks.RELATIVE,
    *ago.WITHIN,
    *weeks.WHOLE,
    *ago.RULES,
    *weeks.OPEN,
    *months.OPEN,
)


@lru_cache(maxsize=1)
def _rules() -> tuple[Rule, ...]:
    """The table compiled, when a date is first asked for."""
    return tuple(
        (
            tuple(frozenset(group.split()) for group in needed.split("&")),
            re.compile(pattern),
            reader,
        )
        for needed, pattern, reader in _TABLE
    )


_VAGUE = re.compile(
    r"(?:about|around|roughly|approximately|maybe|like|or so|sometime|nearly|almost|just under"
    r"|just over|(?:more|less|longer) than|not even|not quite|over|towards?|close to"
    r")(?: on| in| the| a)*\s+$"
)
_VAGUE_AFTER = re.compile(r" (?:or so|ish|or thereabouts|give or take|at the latest)\b")
_SIDE = re.compile(r"\b(before|after)(?: the)? $")
_BEFORE = 24
"""Characters that are searched before a date: the words around it are short."""


def spans(text: str, today: date, prefer: Prefer) -> list[Span]:
    """Days named in lower-case text."""
    found = read_rules(text, present(text), _rules(), Asked(today, prefer))
    return [_around(text, span) for span in found]


def _around(text: str, span: Span) -> Span:
    """The span, approximate where a vague word stands beside it."""
    begin = max(0, span.start - _BEFORE)
    side = _SIDE.search(text, begin, span.start)
    if side:
        # before christmas: some day on that side, nobody knows which
        return span._replace(rule=f"{span.rule}:{side[1]}", approximate=True)
    vague = _VAGUE.search(text, begin, span.start) or _VAGUE_AFTER.match(text, span.end)
    return span._replace(approximate=True) if vague else span
