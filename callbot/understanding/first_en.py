"""A first turn in English, where nothing is known of a question: go ahead; speaking; which bank; bit busy.

What answers a question later in a call ("I don't need it") declines the call where it begins.
"""

from __future__ import annotations

import re
from typing import Final

from callbot.core.answers import Understood
from callbot.core.script import Request
from callbot.understanding.hearing import Listening, asks, verdict

_TAKEN: Final = 0.85
_UNWILLING: Final = re.compile(
    r"(?<![^ ])(?:can not be bothered|(?:have|have got|got) nothing to (?:say|tell)|(?:do not|"
    r"never) (?:really )?"
    r"(?:like|do|enjoy|hold with|care for|go in for|bother with) (?:doing |answering |taking )?(?:these|"
    r"this|those|"
    r"that|such|telephone|phone|any|your)?(?: kind of| sort of)? ?(?:things?|stuff|surveys?|questionnaires?|"
    r"questions|interviews|polls|phone calls|calls)|no (?:need|call) for (?:any |your |these |"
    r"all )?(?:questions?|"
    r"surveys?|calls?|this|that|it)|count me out|leave me out of (?:it|this|that)|not for me(?= $|"
    r" thanks| thank)|"
    r"not (?:doing|taking|answering|buying) (?:any|this|that|these|a) ?) "
)
"""Who says so of what is not known yet, declines it."""
_ANOTHER_TIME: Final = re.compile(
    r"(?:(?:um|uh|oh|sorry|well|hello|maybe|no|i think) )*(?:tomorrow|tonight|later(?: on)?|"
    r"another (?:day|time)|"
    r"(?:next|this) (?:week|evening|afternoon|weekend)|the weekend|(?:mon|tues|wednes|thurs|fri|satur|sun)day|"
    r"after (?:lunch|dinner|tea|work|\w+)|in (?:an hour|the (?:evening|morning|afternoon))) "
    r"(?:(?:would|might|will) (?:be|suit)|is|suits|works) (?:me )?(?:better|best|good|fine|easier|"
    r"more convenient)? ?"
    r"(?:(?:for me|for us|if you can|please|then|sorry) )*"
)
_EXPECTED: Final = re.compile(
    r"(?<![^ ])(?:was hoping (?:that )?(?:somebody|someone|you|they|one of you) would (?:call|ring|phone)|"
    r"(?:have been|was) (?:expecting|waiting for|hoping for) (?:your|this|a|the|you)|"
    r"(?:glad|pleased|good) (?:that )?(?:you|somebody|someone) (?:have )?(?:called|rang|rung|phoned)|"
    r"about time (?:you|somebody|someone) (?:called|rang|phoned)) "
)
"""I was hoping somebody would call."""
_GREETED: Final = (
    r"(?:(?:yes|yeah|yep|yup|hello|hi|hey|okay|right|oh|well|sure|um|uh|all right|good morning|"
    r"good afternoon|good evening|mmhmm) )*"
)
_POLITE: Final = r"(?:(?:please|then|now|sir|madam|thanks|what is it|what is this about) )*"
_GOES_ON: Final = re.compile(
    rf"{_GREETED}(?:go ahead|go on|carry on|fire away|speaking|this is (?:she|he|him|her)|(?:she|he) is "
    rf"speaking|"
    r"(?:i am )?listening|what can i do for you|how can i help(?: you)?|that is me|you have got (?:him|her|"
    r"me)) "
    rf"{_POLITE}"
)
_BUSY: Final = (
    r"(?:(?:sorry|oh|um|uh|well|hello|i am|am|a|bit|little|kind of|rather|really|very|too|so|just|"
    r"can not talk) )*"
)
_SIGNS: Final[tuple[tuple[Request, re.Pattern[str]], ...]] = (
    (
        "later",
        re.compile(
            rf"{_BUSY}(?:busy|driving|in a (?:meeting|class|lecture)|at work)(?: (?:at the moment|right "
            rf"now|now|"
            r"just now|today))? (?:(?:sorry|please|i will|i|can i|let me|call you (?:back|later)|call "
            r"(?:me )?later) )*"
            rf"|{_BUSY}(?:(?:i will|can i|let me|i) )*(?:call|ring) you (?:back|later) (?:\w+ ){{0,3}}"
        ),
    ),
    (
        "who",
        re.compile(
            rf"{_GREETED}(?:what is it|(?:which|what) (?:bank|company|firm|shop|store|hospital|clinic|"
            rf"place|agency|"
            r"office|school)(?: (?:is (?:it|this|that)|are you|did you say|you are))?) (?:from |please |"
            r"sorry )*"
        ),
    ),
    (
        "refuse",
        re.compile(
            r"(?:(?:no|sorry|oh|well|look|thanks|thank you|i|we|really|just) )*(?:do not (?:\w+ )?(?:want|"
            r"need) (?:it|"
            r"one|any|anything|that|this|any \w+|your \w+|a \w+|to buy \w+)|not (?:required|needed|necessary)|"
            r"(?:(?:am|are) )?(?:quite |very )?happy with (?:what|who|the one) (?:i|we) (?:have|have got|use)) "
            r"(?:(?:thanks|thank you|bye|sorry|goodbye|at the moment|today) )*"
            r"|(?:(?:oh|um|uh|sorry) )*no (?:(?:i am|we are) (?:good|fine|all right|okay) )?(?:thanks|"
            r"thank you) "
            r"(?:(?:bye|sorry|goodbye|very much|not today) )*"
        ),
    ),
)
"""What each request is nothing but, where a call begins."""


def opened(understood: Understood, text: str, listening: Listening) -> Understood:
    """A first turn's verdict, once it is seen that nothing was asked yet."""
    if understood.value is not None or understood.category in ("stop", "human", "robot", "refuse"):
        return understood
    if _GOES_ON.fullmatch(text):
        because = f"lets the caller go on: {text.strip()}"
        return verdict("answer", (listening.yes,), _TAKEN, because, understood.text)
    if match := _ANOTHER_TIME.fullmatch(text):
        return asks("later", match[0].strip(), _TAKEN, understood.text)
    if match := _UNWILLING.search(text):
        return asks("refuse", match[0].strip(), _TAKEN, understood.text)
    if understood.kind == "no_match" and (match := _EXPECTED.search(text)):
        because = f"lets the caller go on: {match[0].strip()}"
        return verdict("answer", (listening.yes,), _TAKEN, because, understood.text)
    for request, signs in _SIGNS:
        if signs.fullmatch(text):
            return asks(request, text.strip(), _TAKEN, understood.text)
    return understood
