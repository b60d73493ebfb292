"""English answers whose yes or no the rest of them belies: yes, not away; not now, before that yes.

What is said of how one is ("not so good") is no "no" to a question of illness, and "I don't speak English"
none to any other.
"""

from __future__ import annotations

import re
from typing import Final

from callbot.understanding.asked import Asked

_LEAD: Final = r"(?:(?:oh|um|uh|well|so|look|sorry|honestly|actually|hello) )*"
_AGREES: Final = r"(?:yes|yeah|yep|right|correct|that is right|that is correct|true|okay)"
_AGREES_AND_DENIES: Final = re.compile(
    rf"{_LEAD}{_AGREES} (?:{_AGREES} )*(?:i |we )?(?:have |am |was |were |did |do )?(?:not|never|no) "
    r"(?:been |gone |going |really |any |got |have |had |had any )*(?P<what>\w+) (?:at all |anywhere |"
    r"sir |madam )?"
)
_STAYED: Final = (
    "left",
    "leave",
    "nowhere",
)
_NOT_WELL: Final = re.compile(
    rf"{_LEAD}(?:(?:no|nope|i|we|am|are|is|have|been|it|feel|feeling|do|today|really) )*(?:not|never|hardly|"
    r"far from|anything but) (?:(?:been|feeling|feel|felt|doing|at all|very|too|so|that|all that|quite|really|"
    r"particularly|entirely|completely|exactly|totally) )*(?P<well>well|good|okay|fine|all right|great|healthy|"
    r"brilliant|right|myself) (?:(?:at all|today|now|at the moment|really|actually|no|i am afraid|these days|"
    r"either|to be honest|honestly|thanks|thank you|lately|doctor) )*"
)
_ASKS_OF_ILLNESS: Final = re.compile(
    r"(?<![^ ])(?:fever|feverish|chills|cough|coughing|ill|sick|unwell|symptoms?|pains?|trouble|breathless|"
    r"headaches?|dizzy|sore|worse) "
)
_ASKS_OF_WELLNESS: Final = re.compile(
    r"(?<![^ ])(?:well|okay|fine|good|all right|healthy|better|great) "
)
_OTHER_TONGUE: Final = re.compile(
    rf"{_LEAD}(?:(?:no|me|i|we|sorry|very|my) )*(?:(?:can |do |could )?not (?:\w+ )?(?:speak|"
    rf"understand|talk|know|"
    r"have)(?: \w+){0,2}|no(?: speak| speaking| good| understand)?|little|not good|bad|not much) "
    r"(?P<tongue>english|chinese|mandarin)(?: (?:is|very|no|not|well|good|please|sorry|me|bad|so|poor|much|"
    r"here))* "
)
_BEFORE_THEN: Final = re.compile(
    r"(?<![^ ])not (?:(?:been|gone|away|i|have) )*(?:(?:in|within|during|over|for) )?(?:the |these |this )?"
    r"(?:last|past|two|fourteen|14|fortnight|month|week|weeks|days|recent|recently|lately|now)(?: \w+){0,4}? "
    r"(?:but |though |although |only |and |yes )*(?:before(?: that| then| it)?|earlier|previously|last year|"
    r"last month|a month ago|months ago|years? ago|a year ago|in (?:december|november|october|september|summer|"
    r"autumn)) (?:(?:that|then|it|yes|yeah|sure|of course|i|was|we|were|did|have|had|been|away|there|though) )*"
)
_DENIES_IT: Final = re.compile(
    rf"{_LEAD}(?:(?:i|we|categorically|firmly|strongly|absolutely|must|would|do|completely|totally|flatly) )*"
    r"(?:deny|denied|denying|dispute|reject) (?:that |having |ever |it |this |all )"
)
_DENIED_AGAIN: Final = re.compile(r"(?<![^ ])(?:not|never|nobody|noone|nothing|but) ")
_NOT_THIS_BUT_YES: Final = re.compile(
    rf"{_LEAD}(?:not|no) (?:(?:a|an|the|to|for) )?\S+ (?:but )?yes (?:please )?(?:to )?(?:(?:a|an|the|"
    rf"for) )?\w+ "
    r"(?:please |thanks )?"
)
_SELDOM: Final = re.compile(
    rf"{_LEAD}(?:no )?(?:not (?:very |that |too |so |all that |really )?(?:often|much|a lot|frequently|"
    rf"many times)|"
    r"rarely|seldom|very rarely|only rarely|not (?:very |too |that )?far|once in a while not) "
)
_ASKS_OF_A_TIME: Final = re.compile(r"(?<![^ ])(?:last|past) (?:\w+ )?(?:days|weeks|week|month) ")
SELDOM: Final = 0.55


def not_well(said: str) -> bool:
    """Whether somebody tells that they are not well, and nothing else."""
    return _NOT_WELL.fullmatch(said) is not None


def belied(said: str, asked: Asked) -> tuple[int, float, str] | None:
    """Yes (1), no (-1) or neither (0), how sure, and the words that tell; None where nothing is belied."""
    if not asked.given or asked.negative:
        return None
    tongue = _OTHER_TONGUE.fullmatch(said)
    if tongue and tongue["tongue"] not in asked.text:
        return 0, 0.0, said.strip()
    if asked.identity:
        return None
    ill = _ASKS_OF_ILLNESS.search(asked.text) and not _ASKS_OF_WELLNESS.search(asked.text)
    if ill and not_well(said):
        return 0, 0.0, said.strip()
    agrees = _AGREES_AND_DENIES.fullmatch(said)
    if agrees and (agrees["what"] in asked.text.split() or agrees["what"] in _STAYED):
        return 0, 0.0, said.strip()
    if (denies := _DENIES_IT.match(said)) and not _DENIED_AGAIN.search(said):
        return -1, 0.8, denies[0].strip()
    if asked.offers and (but := _NOT_THIS_BUT_YES.fullmatch(said)):
        return 1, 0.8, but[0].strip()
    if _ASKS_OF_A_TIME.search(asked.text):
        if before := _BEFORE_THEN.search(said):
            return (-1, 0.8, before[0].strip()) if before.end() == len(said) else None
        if " away " in f" {asked.text}" and _SELDOM.fullmatch(said):
            return -1, SELDOM, said.strip()
    return None
