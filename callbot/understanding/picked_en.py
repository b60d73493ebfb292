"""English answers that pick what a question names by its place, or all of it but some.

Number two; first and third; better, of one answer that counts; everything except the fever.
"""

from __future__ import annotations

import re
from typing import Final

from callbot.understanding.asked import Asked
from callbot.understanding.chosen_en import chosen
from callbot.understanding.claims import Reading
from callbot.understanding.hearing import Listening

_LEAD: Final = (
    r"(?:(?:um|uh|oh|well|yes|yeah|i|we|have|have got|had|got|am|just|only|actually|probably|it is|that is|"
    r"would be|take|say|would say|pretty much|think) )*"
)
_NUMBERS: Final = ("one", "two", "three", "four", "five")
_TAIL: Final = r"(?:(?:please|i think|i am afraid|unfortunately|really|you said|you mentioned) )*"
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
    found = picked(said, named_in(listening, about.text, rest=not listening.wait.several))
    return found if len(found) == 1 or listening.wait.several else ()


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


def picked(said: str, named: tuple[str, ...]) -> tuple[str, ...]:
    """The categories that an answer picks by their place among those that the question names, in its order."""
    if number := _NUMBERED.fullmatch(said):
        told = number["number"]
        at = int(told) - 1 if told.isdigit() else _NUMBERS.index(told)
        return named[at : at + 1] if len(named) > 1 else ()
    return chosen(said if " the " in f" {said}" else f"the {said}", named)


def all_but(said: str) -> str:
    """What an answer takes out of everything that was asked for; "" where it does not."""
    match = _ALL_BUT.fullmatch(said)
    return match["but"] if match else ""
