"""English answers whose yes or no is not that of the question: no complaints; still the same; never without one.

The word that denies belongs to something that was not asked for, or what was asked for is itself an end.
"""

from __future__ import annotations

import re
from typing import Final

from callbot.understanding.asked import Asked

_LEAD: Final = (
    r"^(?:(?:oh|um|uh|well|honestly|really|there (?:is|are|has been|have been)|i have|we have|i have got|we have got|"
    r"i have had|absolutely|so far|got|had) )*"
)
_TROUBLE: Final = (
    r"(?:complaints?|issues?|problems?|worries|trouble|troubles|difficult(?:y|ies)|fuss|hassle|bother|"
    r"questions|concerns|hiccups|hitch(?:es)?)"
)
_NO_TROUBLE: Final = re.compile(rf"{_LEAD}(?:no|zero|not a|without(?: any| a)?) (?:\w+ )?(?P<thing>{_TROUBLE}) ")
_PLENTY: Final = re.compile(
    r"(?<![^ ])(?:no (?:shortage|lack|end|dearth|scarcity|stranger)|never short|not short|not lacking|more than enough) "
)
_ASKS_OF_TROUBLE: Final = re.compile(
    r"(?<![^ ])(?:problem|trouble|difficult|complain|issue|question|worr|concern|wrong|symptom|pain|bother|anything|ill |sick |unwell)"
)
_ASKS_WHETHER_IT_GOES: Final = re.compile(
    r"(?<![^ ])(?:able to|can (?:you|he|she|they)|enough|manag\w+|coping|cope|understand|understood|clear|hear|easy|possible|"
    r"get (?:food|your|the|it|any)|all right|okay|well)(?= |$)"
)
_ASKS_OF_CHANGE: Final = re.compile(
    r"(?<![^ ])(?:gone (?:down|away)|come down|go down|dropped|stopped|over it|recovered|better|improved|finished|cleared up|"
    r"back to normal|well again|subsided|eased|passed)(?= |$)"
)
_CHANGED: Final = re.compile(
    r"(?<![^ ])(?:no longer|not anymore|not any longer|not what it was|back to (?:normal|my|thirty|my usual|how)|gone now)"
    r"(?= |$)"
)
_UNCHANGED: Final = re.compile(
    r"^(?:(?:oh|um|uh|well|no|it|is|has|she|he|they|my|temperature|fever|cough|honestly) )*(?:still (?:the same|there|up|high|going|"
    r"got|bad|burning|coughing)|(?:exactly |just |much )?the same|(?:has |have )?not (?:budged|moved|changed|shifted)|"
    r"if anything (?:it )?(?:is |has )?(?:gone up|got worse|worse|higher|up)|(?:has |is )?(?:gone up|worse|higher|got worse))(?= |$)"
)
_NOT_WITHOUT: Final = re.compile(
    r"(?<![^ ])(?:not|never) (?:(?!but |and )\w+ ){0,6}?without (?:a |an |my |the |any )?(?P<thing>one|it|them|that|\w+)? ?$"
)
_UNTIL_THEN: Final = re.compile(
    r"^(?:\w+ )?(?:yes|yeah|yep) .*(?<![^ ])(?:not|never|no) (?:since|anymore|any longer|now|longer|these days|nowadays) $"
)
_ONLY_SO_MANY: Final = re.compile(
    r"(?<![^ ])(?:have|got) (?:only |just |about )?(?:one|two|three|a couple|a few|a handful|hardly any|none)(?= |$)"
)
_AND_NOTHING: Final = re.compile(
    r"^(?:\w+ )?(?:yes|yeah|yep|sure) .*(?<![^ ])(?:nothing|nobody|noone|none|not|never) (?:\w+ ){0,3}yet $"
)
_MYSELF: Final = re.compile(r"(?<![^ ])(?:me myself and i|me and my shadow|my shadow|only the cat|four walls) ")
_NONE_GOT: Final = re.compile(r"(?<![^ ])(?:have|had|has) got (?:none|nothing|nobody|not one) ")
_NOW: Final = re.compile(r"(?:do|does|is|are|am) ")


def turned(said: str, asked: Asked) -> tuple[int, str] | None:
    """Yes (1), no (-1) or neither (0), and the words that tell; None where nothing is turned."""
    if not asked.given or asked.negative or asked.identity:
        return None
    if match := _AND_NOTHING.match(said) or _MYSELF.search(said):
        return 0, match[0].strip()
    if match := _UNTIL_THEN.match(said):
        return (-1 if _NOW.match(asked.text) else 0), match[0].strip()
    if match := _NO_TROUBLE.match(said):
        if _ASKS_OF_TROUBLE.search(asked.text) or match["thing"].rstrip("s") in asked.text:
            return None
        return (1 if _ASKS_WHETHER_IT_GOES.search(asked.text) else 0), match[0].strip()
    if match := _PLENTY.search(said):
        return 1, match[0].strip()
    if _ASKS_OF_CHANGE.search(asked.text):
        if match := _CHANGED.search(said):
            return 1, match[0].strip()
        if match := _UNCHANGED.match(said):
            return -1, match[0].strip()
    if match := _NOT_WITHOUT.search(said):
        thing = match["thing"] or "it"
        return (1 if thing in ("one", "it", "them", "that") or thing in asked.text else 0), match[0].strip()
    if " enough " in f" {asked.text}" and (match := _ONLY_SO_MANY.search(said)):
        return 0, match[0].strip()
    if match := _NONE_GOT.search(said):
        return -1, match[0].strip()
    return None
