"""An utterance taken apart: tokens, negators and how far they reach, what is claimed."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import lru_cache
from operator import attrgetter

from callbot.core.script import Language
from callbot.understanding import scope_en, scope_zh
from callbot.understanding.claims import Reading
from callbot.understanding.tokens import Token, tokenise

_start, _end = attrgetter("start"), attrgetter("end")


@lru_cache(maxsize=4096)
def read(plain: str, language: Language) -> Reading:
    """Read a plain form (see `normalise.plain`)."""
    tokens = tokenise(plain, language)
    return scope_zh.read(tokens) if language == "zh" else scope_en.read(tokens)


def token_at(reading: Reading, start: int) -> int:
    """The token that stands at this place of the plain form; the last one behind its end."""
    index = bisect_right(reading.tokens, start, key=_end)
    return min(index, len(reading.tokens) - 1)


def tokens_in(reading: Reading, start: int, end: int) -> list[Token]:
    """The tokens of which anything lies between two places of the plain form."""
    first = bisect_right(reading.tokens, start, key=_end)
    last = bisect_left(reading.tokens, end, lo=first, key=_start)
    return reading.tokens[first:last]


def cut_short(reading: Reading, end: int) -> bool:
    """Whether this place lies within a word that says something else than its beginning: tired of."""
    return any(
        t.tag == "neutral" and t.start < end < t.end for t in tokens_in(reading, end - 1, end)
    )


def governed(reading: Reading, start: int) -> int:
    """Whether what begins here in the plain form is denied (-1), unclear (0) or stands (1)."""
    if not reading.tokens or reading.tokens[-1].end <= start:
        return 1
    index = token_at(reading, start)
    return 1 if index in reading.excepted else reading.governed[index]
