"""English answers that choose among what a question listed: all of them; the first two; only the last one."""

from __future__ import annotations

import re
from typing import Final

_LEAD: Final = (
    r"(?:(?:um|uh|oh|well|yes|yeah|i have|i have got|i have had|got|actually|pretty much|just|only|it is|"
    r"i think|maybe|probably|definitely) )*"
)
_TAIL: Final = (
    r"(?:(?:i am afraid|unfortunately|really|actually|yes|yeah|please|i think|sorry|today|now|"
    r"(?:i|we) (?:do )?feel (?:\w+ ){1,2}) ?)*"
)
_ALL: Final = re.compile(
    rf"{_LEAD}(?:all (?:of (?:them|those|these|that|the above|it)|(?:two|three|four|five)(?: of (?:them|those|"
    rf"these))?|the above)|the (?:whole )?lot|both(?: of (?:them|those|these))?|everything you (?:said|"
    rf"mentioned|listed)) {_TAIL}"
)
_PLACES: Final = ("first", "second", "third", "fourth", "fifth")
_PLACE: Final = rf"(?:{'|'.join(_PLACES)}|last)(?: (?:one|two|three|thing))?"
_CHOSEN: Final = re.compile(
    rf"{_LEAD}the (?P<chosen>{_PLACE}(?: and (?:the )?{_PLACE})?) (?:of (?:them|those|these) )?"
    rf"{_TAIL}(?:(?:but )?not the (?:\w+ ){{1,2}}|but i can (?!not ).*|)"
)
_SIZES: Final = {"two": 2, "three": 3}


def chosen(said: str, listed: tuple[str, ...]) -> tuple[str, ...]:
    """Which of the listed an answer chooses; none where it chooses none of them.

    >>> chosen("just the first two ", ("fever", "cough", "breathless"))
    ('fever', 'cough')
    """
    if _ALL.fullmatch(said):
        two = "both" in said.split()
        return listed if len(listed) == 2 or (len(listed) > 2 and not two) else ()
    match = _CHOSEN.fullmatch(said)
    if not match or len(listed) < 2:
        return ()
    found: list[str] = []
    for part in match["chosen"].replace("the ", "").split(" and "):
        place, _, size = part.partition(" ")
        many = _SIZES.get(size, 1)
        at = len(listed) - many if place == "last" else _PLACES.index(place)
        if at < 0 or at + many > len(listed):
            return ()
        found += listed[at : at + many]
    return tuple(one for one in listed if one in found)
