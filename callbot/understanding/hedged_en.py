"""English answers that only suppose: I guess; not that I can remember; I might have.

A hedge counts where it opens or ends an answer or stands in its verb; "Wuhan, maybe five days ago" is sure of
Wuhan. Such an answer is held below what scripts ask back from.
"""

from __future__ import annotations

import re
from typing import Final

_LEAD: Final = r"(?:(?:oh|um|uh|hmm|well|so|yes|yeah|no|nope|nah|i mean|to be honest|honestly) )*"
_SUPPOSES: Final = (
    r"(?:i (?:\w+ )?(?:guess|suppose|reckon|think|believe|imagine|expect|assume|presume|fancy|should think|"
    r"would think|would say|would imagine)|i do not (?:\w+ )?(?:think|believe|reckon|suppose|imagine|"
    r"expect|remember|"
    r"recall)|(?:i )?(?:doubt|would doubt)(?: it| that)?|probably|possibly|perhaps|maybe|presumably|likely|"
    r"most likely|very likely|more than likely|conceivably|apparently|supposedly|as far as i (?:can )?(?:know|"
    r"remember|recall|tell)|not as far as i (?:can )?(?:know|remember|recall|tell|see)|not that i "
    r"(?:can |could )?"
    r"(?:remember|recall|think of|recollect)|not (?:\w+ )?(?:to my|in my) (?:knowledge|recollection)|"
    r"if i remember(?: \w+)?|hopefully|i hope|seems|seemingly|it seems|could be|might be|may be|"
    r"not (?:completely |entirely |quite |too |absolutely |a hundred percent |so |really )?(?:sure|certain)|"
    r"do not (?:think|believe|remember|recall|reckon)|think|believe|suppose|guess|reckon)"
)
_OPENS: Final = re.compile(rf"{_LEAD}{_SUPPOSES}(?= |$)")
_ENDS: Final = re.compile(
    rf"(?<![^ ]){_SUPPOSES} (?:so |not |it |though |but |anyway |really |now |to be honest |honestly )*$"
)
_IN_ITS_VERB: Final = re.compile(
    r"(?<![^ ])(?:i|we) (?:\w+ )?(?:might|may|could|must|would|should) (?:\w+ )?(?:have(?! (?:to|a "
    r"look))|be(?= |$))"
    r"|(?<![^ ])(?:i|we) (?:might|may|could)(?: well)? $"
)
_FIRM: Final = re.compile(
    r"(?<![^ ])(?:definitely|certainly|absolutely|of course|for sure|i am (?:quite |pretty |"
    r"absolutely )?(?:sure|"
    r"certain|positive))(?= |$)"
)
_OF_A_COUNT: Final = re.compile(
    r"(?:probably|maybe|perhaps|i think|i guess|possibly) (?:about |around |only |just )?(?:one|two|"
    r"three|four|five|"
    r"six|seven|\d+|once|twice|last|on|a (?:week|few|couple))"
)
_PLAIN_NO: Final = re.compile(
    r"(?:(?:oh|um|uh|hmm|well|so|no|nope|nah|let me see|let me think) )*i do not (?:think|believe) "
    r"(?:so|it|(?:i|we) (?:have|did|was|were|do|am|are)) (?:no |really )*"
)
"""The everyday no of who can hardly be surer: to ask it back would only make the call longer."""
_LONGEST: Final = 12
"""Words of an answer; who tells more than that has told something."""


def supposed(said: str) -> bool:
    """Whether a plain form only supposes."""
    if len(said.split()) > _LONGEST or _FIRM.search(said) or _PLAIN_NO.fullmatch(said):
        return False
    opens = _OPENS.match(said)
    if opens and not _OF_A_COUNT.search(said):
        return True
    return bool(_ENDS.search(said) or _IN_ITS_VERB.search(said))
