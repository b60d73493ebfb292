"""English that only tells the caller to go on: yes, I'm listening; sure, I understand; no, let me finish.

Its yes or no is of the call, not of the question that was put.
"""

from __future__ import annotations

import re
from typing import Final

from callbot.understanding.asked import Asked

_NODDING: Final = (
    r"(?:(?:yes|yeah|yep|okay|sure|right|all right|no|no problem|of course|certainly|uhhuh|mmhmm|mm|oh|"
    r"well|fine|please|"
    r"absolutely|so|hello|um|uh|by all means|not at all|hm|no worries|that is fine|good|hi|sir|madam) )*"
)
_GOING_ON: Final = (
    r"(?:(?:i am|we are) (?:still )?(?:listening|all ears|with you|following|on the line|still here)|"
    r"(?:go on|go ahead|ask away|fire away|shoot|carry on|continue|proceed|ask me|do ask|ask)(?: \w+){0,3}|"
    r"i (?:understand|follow)(?: (?:that|it|you|what you (?:mean|are saying)|the question|all that|"
    r"your question))?|"
    r"i know (?:all )?about (?:\w+ ){0,4}\w+|"
    r"do not (?:hang up|go away|go|put the phone down|ring off)(?: i am listening| please)*|"
    r"let me (?:finish|speak|think|explain|talk|say something|answer|get a word in)|"
    r"what (?:is|was) (?:it|the question|your question|the next question)|what do you want to (?:know|ask)|"
    r"you (?:may|can) (?:ask|go on|continue|proceed)(?: \w+){0,2}|i (?:can|will) (?:hear you|"
    r"answer(?: \w+){0,3})) "
)
_ATTENDING: Final = re.compile(
    rf"{_NODDING}{_GOING_ON}(?:(?:please|then|now|sir|madam|thanks|thank you|go on) )*"
)
_ASKS_WHAT_COUNTS: Final = re.compile(
    r"(?:(?:um|uh|oh|well|so|hm|and) )*(?:does|do|would|will|did|is) (?!that |it |this )(?:\w+ ){1,9}?"
    r"(?:count|counted|counts)(?: as (?:\w+ ){0,4}\w+)? (?:(?:too|then|as well|or not|at all) )*"
)
"""Does passing through on the train count? It asks what was meant."""
_RINGING: Final = re.compile(r"(?<![^ ])(?:phone|telephone|doorbell) is ringing ")
"""Called to somebody in the house."""
_ANSWERED_SO: Final = re.compile(
    r"(?<![^ ])(?:understand|understood|hear|clear|follow|know|ready|begin|start|may|can|could|shall|"
    r"time|free|convenient|mind)(?= |$)"
)
"""Questions that such words answer."""


def attends(plain: str, asked: Asked) -> bool:
    """Whether a plain form only says that the question may be put, or was heard."""
    if not asked.given and _RINGING.search(plain):
        return True
    if asked.given and _ASKS_WHAT_COUNTS.fullmatch(plain):
        return True
    if not asked.given and plain.startswith("no "):
        return _ATTENDING.fullmatch(plain) is not None
    if not asked.given or asked.identity or asked.offers or _ANSWERED_SO.search(asked.text):
        return False
    return _ATTENDING.fullmatch(plain) is not None
