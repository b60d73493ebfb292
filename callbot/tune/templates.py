"""Several phrases → one template that says exactly them, where they differ in one place only."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from callbot.core.script import Language

_PIECE: Final[dict[Language, re.Pattern[str]]] = {
    "zh": re.compile(r"\{\w+\}|\s*\S"),
    "en": re.compile(r"\S+"),
}
_COMMON: Final[dict[Language, int]] = {"zh": 3, "en": 2}
"""Characters of Mandarin, words of English, that phrases of one template share at least."""

Pieces = tuple[str, ...]


class Merged(NamedTuple):
    """A template and which of the phrases it stands for."""

    template: str
    places: tuple[int, ...]


def merged(phrases: Sequence[str], language: Language) -> list[Merged]:
    """Templates that match what the phrases match, no more and no less; in the order of the phrases.

    我在家待着 and 我在家坐着 are 我在家(待|坐)着; what only one of them has goes into square brackets.
    """
    left = list(range(len(phrases)))
    pieces = [tuple(_PIECE[language].findall(phrase)) for phrase in phrases]
    found = []
    while left:
        first = left.pop(0)
        group, frame = [first], None
        for other in list(left):
            shared = _shared(pieces[first], pieces[other], language)
            if shared is not None and frame in (None, shared):
                frame = shared
                group.append(other)
                left.remove(other)
        template = phrases[first]
        if frame is not None:
            template = _template([pieces[n] for n in group], frame, language)
        found.append(Merged(template, tuple(group)))
    return found


def _shared(one: Pieces, other: Pieces, language: Language) -> tuple[int, int] | None:
    """How many pieces two phrases share at the beginning and at the end, where that is most of them."""
    shortest = min(len(one), len(other))
    start = next((n for n in range(shortest) if one[n] != other[n]), shortest)
    rest = shortest - start
    end = next((n for n in range(rest) if one[-1 - n] != other[-1 - n]), rest)
    enough = max(_COMMON[language], max(len(one), len(other)) / 2)
    return (start, end) if start + end >= enough and one != other else None


def _template(phrases: Sequence[Pieces], frame: tuple[int, int], language: Language) -> str:
    start, end = frame
    joint = "" if language == "zh" else " "
    middles = [joint.join(one[start : len(one) - end]) for one in phrases]
    options = list(dict.fromkeys(middle for middle in middles if middle))
    marks = "[]" if "" in middles else "()"
    slot = f"{marks[0]}{'|'.join(options)}{marks[1]}"
    before, after = phrases[0][:start], phrases[0][len(phrases[0]) - end :]
    return joint.join(part for part in (joint.join(before), slot, joint.join(after)) if part)
