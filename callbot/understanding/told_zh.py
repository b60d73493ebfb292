"""Mandarin evidence beside the question: of which place it asks, and of which time."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from callbot.understanding import places
from callbot.understanding.asked import Asked
from callbot.understanding.claims import Reading
from callbot.understanding.found import Found
from callbot.understanding.negation import governed


class Hint(NamedTuple):
    """A category that some of the words tell."""

    category: str
    confidence: float
    because: str
    start: int
    end: int


_EPIDEMIC: Final = "湖北"
"""What people mean by 疫区 unless they name another place."""
_OF_PEOPLE: Final = re.compile(r"接触|见过|来往|病人|患者|[来的]人|亲友|确诊")
_THERE: Final = re.compile("(?:是|在|住|住在|来自)\ue000")
_OF_NOW: Final = re.compile(r"现在|目前|今天|还[有在发]|退|这会")
_BY_NOW: Final = re.compile(r"现在|今天|已经|早|退|降|后来|好了|恢复")
ELSEWHERE: Final = 0.72


def fitted(
    hints: list[Hint], slotted: str, found: Sequence[Found], reading: Reading, about: Asked,
    yes: str, no: str,
) -> list[Hint]:  # fmt: skip
    """What the words tell, to a question that names a place or asks of now."""
    hints = _by_now(hints, about, yes, no)
    region = _region(about.text)
    if not region or not found:
        return hints
    at = [index for index, character in enumerate(slotted) if character == "\ue000"]
    been = [p for p, i in zip(found, at, strict=False) if governed(reading, i) > 0] or found
    if not reading.asking and not any(_near(str(p.value), region) for p in been):
        # 你在武汉吗？我在湖南
        others = [hint for hint in hints if not hint.because.startswith(_OF_A_PLACE)]
        because = f"elsewhere: {found[0].words} → {no}"
        return [*others, Hint(no, ELSEWHERE, because, 0, len(slotted))]
    there = _THERE.search(slotted)
    if there and governed(reading, there.start()) > 0 and not reading.asking:
        because = f"evidence place {found[0].words} → {yes}"
        return [*hints, Hint(yes, 0.85, because, *there.span())]
    return hints


_OF_A_PLACE: Final = ("evidence place", "evidence journey", "evidence stayed_home")


def _by_now(hints: list[Hint], about: Asked, yes: str, no: str) -> list[Hint]:
    """现在发烧吗？昨天38度，今天退了: what was measured before has passed."""
    passed = any(h.category == no and _BY_NOW.search(h.because) for h in hints)
    if not passed or not _OF_NOW.search(about.text):
        return hints
    return [h for h in hints if not (h.category == yes and "feverish" in h.because)]


@lru_cache(maxsize=256)
def _region(question: str) -> tuple[str, ...]:
    """The places a question asks of; none where it asks of people who were there."""
    if _OF_PEOPLE.search(question):
        return ()
    named = tuple(str(place.value) for place in places.places(question, "zh"))
    return named or ((_EPIDEMIC,) if "疫区" in question else ())


def _near(place: str, region: tuple[str, ...]) -> bool:
    """Whether one lies in the other: who was in Hubei may have been in Wuhan."""
    return places.inside(place, region) or any(places.inside(one, (place,)) for one in region)
