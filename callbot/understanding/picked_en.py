"""English answers that pick what a question names by its place, or all of it but some.

The second one; the first two; everything except the fever.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from callbot.understanding.asked import Asked
from callbot.understanding.claims import Reading
from callbot.understanding.hearing import Listening

_LEAD: Final = (
    r"(?:(?:um|uh|oh|well|yes|yeah|i|we|have|have got|had|got|am|just|only|actually|probably|it is|that is|"
    r"would be|take|say|would say|pretty much|think) )*"
)
_ORDINALS: Final = {
    "first": 0, "former": 0, "second": 1, "third": 2, "fourth": 3, "fifth": 4,
    "one": 0, "two": 1, "three": 2, "four": 3, "five": 4,
}  # fmt: skip
_PLACE: Final = r"(?:first|second|third|fourth|fifth|last|former|latter)"
_THING: Final = r"(?:one |option |thing |answer |choice |of (?:those|these|them|the \w+) )?"
_TAIL: Final = r"(?:(?:please|i think|i am afraid|unfortunately|really|you said|you mentioned) )*"
_PICKS: Final = re.compile(
    rf"{_LEAD}(?:the )?(?P<places>{_PLACE} {_THING}(?:(?:and |and also |or )?(?:the )?{_PLACE} {_THING})*)"
    rf"{_TAIL}"
)
_FIRST_FEW: Final = re.compile(
    rf"{_LEAD}(?:the )?(?P<end>first|last) (?P<many>two|three) (?:ones )?{_TAIL}"
)
_NUMBERED: Final = re.compile(
    rf"{_LEAD}(?:the )?(?:number|option|answer|choice) (?P<number>one|two|three|four|five|[1-5]) {_TAIL}"
)
_ALL_BUT: Final = re.compile(
    rf"{_LEAD}(?:everything|all|all of (?:it|them|those|these|that)|the (?:whole )?lot|every one|all "
    rf"(?:three|four)) "
    r"(?:you (?:said|mentioned|named) )?(?:but|except|except for|apart from|bar|save|other than|besides|"
    r"aside from|excluding|not counting|minus) (?P<but>(?:\w+ ){1,5})"
)
_SAYS_YES: Final = frozenset(("yes", "yeah", "yep", "yup", "sure", "definitely"))


def picked_of(listening: Listening, about: Asked, said: str) -> tuple[str, ...]:
    """The categories that an answer picks, one only where no more may be given."""
    if (but := all_but(said)) and listening.wait.several:
        named = named_in(listening, about.text)
        phrases = listening.phrases
        left = tuple(one for one in named if not phrases[one].anywhere.search(but))
        return left if 0 < len(left) < len(named) else ()
    several = listening.wait.several
    found = picked(said, named_in(listening, about.text, rest=True))
    return found if len(found) == 1 or several else ()


def named_in(listening: Listening, question: str, rest: bool = False) -> tuple[str, ...]:
    """The categories that a question names in its own order, with "anything else" if asked for."""
    places = [
        (match.start(), category)
        for category, phrases in listening.phrases.items()
        if category not in listening.denials
        and (match := phrases.anywhere.search(question))
        and (rest or "else" not in match[0])
    ]
    return tuple(category for _, category in sorted(places))


def said_after_all(reading: Reading) -> str:
    """A yes that stands behind what is denied, and may be said of the last of it; "" where none does."""
    tags = [token.tag for token in reading.tokens]
    first = next((at for at, tag in enumerate(tags) if tag in ("no", "neg")), len(tags))
    said = [t.text for t in reading.tokens[first:] if t.tag == "yes" and t.text in _SAYS_YES]
    return said[0] if said else ""


def picked(said: str, named: Sequence[str]) -> tuple[str, ...]:
    """The categories that an answer picks by their place among those that the question names, in its order."""
    if len(named) < 2:
        return ()
    if few := _FIRST_FEW.fullmatch(said):
        many = 2 if few["many"] == "two" else 3
        return tuple(named[:many] if few["end"] == "first" else named[-many:])
    if number := _NUMBERED.fullmatch(said):
        at = (
            int(number["number"]) - 1 if number["number"].isdigit() else _ORDINALS[number["number"]]
        )
        return tuple(named[at : at + 1])
    places = _PICKS.fullmatch(said)
    if not places or " or " in said:
        return ()
    found = []
    for word in places["places"].split():
        if word in ("last", "latter"):
            found.append(named[-1])
        elif word in _ORDINALS and word != "one" and _ORDINALS[word] < len(named):
            found.append(named[_ORDINALS[word]])
    return tuple(dict.fromkeys(found))


def all_but(said: str) -> str:
    """What an answer takes out of everything that was asked for; "" where it does not."""
    match = _ALL_BUT.fullmatch(said)
    return match["but"] if match else ""
