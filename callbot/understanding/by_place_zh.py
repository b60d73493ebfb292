"""What a Mandarin answer picks out of a question by its place there: 前两样都有, 第一个有, 三样都占了."""

from __future__ import annotations

import re
from typing import Final

from callbot.understanding.asked import Asked
from callbot.understanding.hearing import Listening

_ORDER: Final = "一二三四五"
_KIND: Final = "(?:个|样|种|项|条)(?:症状|情况|问题)?"
_THERE: Final = r"(?=(?:我|倒|都|全|也|是|就)*(?:[有占中是]|$))(?!(?:我|倒|都|也)*(?:没|不))"
_PLACED: Final = re.compile(
    rf"(?P<first>[前头]面?(?:那|这)?(?P<many>[两二俩三]){_KIND}{_THERE})|"
    rf"(?P<nth>第(?P<which>[一二三四]){_KIND}{_THERE})|"
    rf"(?P<all>^(?:我|这|那|你说的)*(?P<number>[两二三四]){_KIND}?(?:我|都|全)+(?:有|占))"
)
_GLANCE: Final = re.compile("第|前|头|样|个|种")


def by_place(listening: Listening, slotted: str, about: Asked) -> tuple[str, ...]:
    """The categories that are picked out, in the order in which the question names them."""
    if not listening.wait.several or not _GLANCE.search(slotted):
        return ()
    match = _PLACED.search(slotted)
    named = _named(listening, about) if match else []
    if match is None or not named:
        return ()
    if match["nth"]:
        place = _ORDER.index(match["which"])
        return tuple(named[place : place + 1])
    many = _number(match["many"] or match["number"])
    if match["all"] and many != len(named):
        return ()
    picked = named[:many] if many <= len(named) else []
    return tuple(one for one in listening.phrases if one in picked)


def _number(character: str) -> int:
    return 2 if character in "两俩" else _ORDER.index(character) + 1


def _named(listening: Listening, about: Asked) -> list[str]:
    """The categories a question names one by one, without those for whatever else there is."""
    places = {
        category: match.start()
        for category, phrases in listening.phrases.items()
        if category not in listening.denials
        and (match := phrases.anywhere.search(about.text))
        and "别的" not in match[0]
    }
    return sorted(places, key=places.__getitem__)
