"""Mandarin answers about what a question lists that tell as a whole: 不太好; 发烧没有，咳嗽有; 前两样都有."""

from __future__ import annotations

from typing import Final

from callbot.core.answers import Understood, no_match
from callbot.understanding.asked import Asked
from callbot.understanding.by_place_zh import by_place
from callbot.understanding.hearing import Hearing, Listening, verdict
from callbot.understanding.not_well_zh import NOT_WELL
from callbot.understanding.topics_zh import topics

_OF_EACH: Final = 0.9
_NOT_WELL: Final = 0.75
_BY_PLACE: Final = 0.55
"""Which of them were meant is asked back."""


def listed(listening: Listening, hearing: Hearing, slotted: str, about: Asked) -> Understood | None:
    """不太好, 发烧没有，咳嗽有 and 前两样都有: what tells as a whole."""
    if NOT_WELL.fullmatch(slotted):
        return _not_well(listening, hearing)
    if said_of := _by_topic(listening, slotted):
        affirmed = tuple(category for category, has in said_of if has)
        because = f"said of each: {slotted.strip()}"
        return verdict("answer", affirmed, _OF_EACH, because, hearing.text)
    if placed := by_place(listening, slotted, about):
        because = f"by its place: {', '.join(placed)}"
        return verdict("answer", placed, _BY_PLACE, because, hearing.text)
    return None


def _by_topic(listening: Listening, slotted: str) -> list[tuple[str, bool]]:
    """The categories that are named one by one, with whether there is any: 发烧没有，咳嗽有."""
    found = []
    for topic, has in topics(slotted):
        named = [c for c, p in listening.possible(topic) if p.anywhere.search(topic)]
        named = [category for category in named if category not in listening.denials]
        if not named:
            return []
        found += [(category, has) for category in named]
    return found


def _not_well(listening: Listening, hearing: Hearing) -> Understood:
    """不太好: the category of other complaints, or what must be asked again; never none of them."""
    category = listening.evidence.get("ailment")
    if category is None or category in listening.denials:
        return no_match(hearing.text, "abstain: not well, without a category for it")
    because = f"evidence ailment {hearing.text.strip()} → {category}"
    return verdict("answer", (category,), _NOT_WELL, because, hearing.text)
