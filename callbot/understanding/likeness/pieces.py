"""The pieces that likeness weighs: one to three characters or words, and pairs with one between them."""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise
from typing import Final

from callbot.core.script import Language
from callbot.understanding.likeness.table import rows_of
from callbot.understanding.slips import syllables

_ENDS: Final = frozenset("^$")


def pieces(plain: str, language: Language) -> list[str]:
    """The pieces of a plain form, each once; `^` and `$` are its ends."""
    if language == "zh":
        text = f"^{plain}$"
        found = {*text, *(text[at : at + 2] for at in range(len(text) - 1))}
        for at in range(len(text) - 2):
            found.add(text[at : at + 3])
            found.add(f"{text[at]}_{text[at + 2]}")
    else:
        words = ("^", *plain.split(), "$")
        found = {*words, *(f"{one} {two}" for one, two in pairwise(words))}
        for one, two, three in zip(words, words[1:], words[2:], strict=False):
            found.add(f"{one} {two} {three}")
            found.add(f"{one}_{three}")
    return sorted(found - _ENDS)


def sounding(plain: str) -> list[str]:
    """Two and three syllables of a Mandarin plain form, whatever characters a recogniser wrote."""
    sounds = ("^", *syllables(plain), "$")
    triples = zip(sounds, sounds[1:], sounds[2:], strict=False)
    return sorted(
        {" ".join(pair) for pair in pairwise(sounds)} | {" ".join(one) for one in triples}
    )


@lru_cache(maxsize=256)
def rows(plain: str, language: Language) -> tuple[int, ...]:
    """The rows of the pieces of a plain form; every table is asked about the same form in turn."""
    return rows_of(pieces(plain, language))
