"""What a Mandarin answer picks out of what a question lists: 前两样都有, 第一个有, 都有, 除了发烧都有."""

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
_EVERY: Final = re.compile(
    r"^(?:嗯|我|这些?|那些?|你说的)*(?:除了?(?P<but>[^都全没不]{1,8})(?:之外|以外|外)?[^都全没不]{0,3})?"
    r"(?:都|全|全都|全部)(?:有|占)(?:了|点儿?|一点儿?|些|啊|呢)*$"
)
_GLANCE: Final = re.compile("第|前|头|样|个|种|都|全")


def by_place(listening: Listening, slotted: str, about: Asked) -> tuple[str, ...]:
    """The categories that are picked out, in the order in which the question names them."""
    if not listening.wait.several or not _GLANCE.search(slotted):
        return ()
    if every := _EVERY.match(slotted):
        but = every["but"] or ""
        left = [
            one
            for one in _named(listening, about)
            if not listening.phrases[one].anywhere.search(but)
        ]
        return tuple(one for one in listening.phrases if one in left)
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
