"""Texts as they sound, in a form that can be compared by the thousand."""

from __future__ import annotations

import re
from functools import lru_cache

from callbot.core.script import Language
from callbot.understanding.normalise import plain
from callbot.understanding.phrases import edges
from callbot.understanding.slips import english_key, folded, syllables

_FIRST = 0xE100
"""Syllables become characters from here on, so that rapidfuzz compares whole syllables."""
_codes: dict[str, str] = {}


@lru_cache(maxsize=200_000)
def sound(text: str, language: Language) -> str:
    """One character a syllable in Mandarin, a rough key of consonants and vowels in English."""
    bare = core(text, language)
    if language == "en":
        return english_key(bare) or bare
    return "".join(
        _codes.setdefault(folded(one), chr(_FIRST + len(_codes))) for one in syllables(bare)
    )


def core(text: str, language: Language) -> str:
    """The plain form without the particles and fillers around it; all of it where it has no more."""
    whole = plain(text, language)
    return _without_edges(whole, language).strip() or whole.strip()


def _without_edges(whole: str, language: Language) -> str:
    around = _edge(language)
    begun = around.match(whole)
    rest = whole[begun.end() :] if begun else whole
    # Edges are tried from the end by whole words, or characters in Mandarin.
    pieces = list(rest) if language == "zh" else [f"{word} " for word in rest.split()]
    while pieces:
        cut = next(
            (n for n in (2, 1) if len(pieces) > n and around.fullmatch("".join(pieces[-n:]))), 0
        )
        if not cut:
            break
        del pieces[-cut:]
    return "".join(pieces)


@lru_cache(maxsize=2)
def _edge(language: Language) -> re.Pattern[str]:
    return re.compile(edges(language))
