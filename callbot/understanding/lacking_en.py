"""English answers that tell what a household lacks, to a question that asks whether it is short of anything.

"We've got nothing left to eat" denies that anything is left, and so says yes; "the fridge is empty" and
"I need insulin" say it without the word.
"""

from __future__ import annotations

import re
from typing import Final

_ASKS: Final = re.compile(
    r"(?<![^ ])(?:short (?:of|on)|(?:run|running|ran) (?:out|low|short)|lack|lacking|need any|"
    r"need anything|in need of|want for) "
)
_ASKS_OF_ENOUGH: Final = re.compile(r"(?<![^ ])(?:enough|plenty|all right for) ")
_LITTLE: Final = (
    r"(?:nothing|none|hardly (?:any|anything)|barely (?:any|anything)|scarcely any|not (?:\w+ "
    r")?(?:any|anything|"
    r"enough|much|a)|(?:almost |nearly |next to |practically )?(?:no|nothing)|very little|precious little)"
)
_AT_HOME: Final = (
    r"(?:left(?! to (?:say|wish|want|do|buy|ask|add))|to (?:eat|drink|cook|feed)|in the (?:house|"
    r"fridge|freezer|"
    r"cupboards?|pantry|larder|kitchen|flat|tin))"
)
_NOT_GOODS: Final = (
    r"(?:the (?:house|hospital|woods?|question|blue)|bed|hospital|work|town|breath|danger|here|it |"
    r"isolation|quarantine|control|curiosity|date|order|touch|sorts|reach)"
)
_LACKS: Final = re.compile(
    r"(?<![^ ])(?:"
    rf"{_LITTLE} (?:(?!but |and |to )\w+ ){{0,3}}?{_AT_HOME}"
    r"|(?:not|never) (?:\w+ ){0,2}?enough (?!to (?:worry|complain))\w+"
    rf"|(?:all |almost |nearly |clean |completely |right |totally )*out of (?!{_NOT_GOODS})\w+"
    r"|(?:run|ran|running|runs) (?:\w+ )?(?:out|low|short)|(?:getting|very|quite|pretty|bit|rather) "
    r"low|low on \w+"
    r"|short (?:of|on) (?!breath)\w+|down to (?:my|our|the) last|on (?:my|our|the) last"
    r"|(?:is|are|have|has|was) (?:\w+ )?(?:nearly |almost |all |about |practically )+(?:gone|finished|"
    r"empty|used up|"
    r"out|done|over)"
    r"|(?:food|rice|medicine|insulin|tablets|pills|milk|bread|water|money|everything|vegetables|oil|flour|gas) "
    r"(?:is|are|has|have) (?:\w+ )?(?:gone|finished|used up|run out|ran out)"
    r"|(?:fridge|freezer|cupboards?|pantry|larder|shelves|shelf|kitchen|tin|jar|box) (?:is|are) (?:\w+ )?"
    r"(?:empty|bare)|empty (?:fridge|cupboards?|shelves|freezer)"
    r"|(?:i|we|he|she|they|mother|father|baby) (?:\w+ )?(?:need|needs|require|could do with|could use|"
    r"can do with|"
    r"am lacking|are lacking|are missing|am missing) (?!to |anything |any |nothing|noone|nobody|no |"
    r"it |that |him |"
    r"her |them |you )\w+"
    r")(?= |$)"
)
_DENIED: Final = re.compile(
    r"(?<![^ ])(?:not|never|nor|neither|nothing|nobody|noone|none|no|without|all|everything|anything|what|"
    r"whatever|hardly|unless|if|when|before|until|do you think)(?: (?!but )\w+){0,2} $"
)
_OPENS_WITH_NO: Final = re.compile(
    r"(?:(?:um|uh|oh|well|not) )*(?:no|nope|nah|not really|not at all) "
)
_WITHOUT_A_NOUN: Final = re.compile(
    r"(?:(?:um|uh|oh|well) )*no (?:food|bread|rice|milk|medicine|insulin|tablets|pills|water|vegetables|meat|"
    r"eggs|flour|oil|money|masks?|soap|fruit|nappies|baby (?:food|milk)) "
)
_SUPPLIED: Final = re.compile(
    r"(?<![^ ])(?:not (?:\w+ )?(?:short|lacking|running (?:low|out|short))|no shortage|no lack|never short|"
    r"more than enough|plenty|no need) "
)


def lacking(said: str, question: str) -> tuple[int, str] | None:
    """Yes (1), no (-1) or neither (0) and the words that tell; None where nothing is said of it."""
    if not _ASKS.search(question) or _ASKS_OF_ENOUGH.search(question):
        return None
    lacks = [m for m in _LACKS.finditer(said) if not _DENIED.search(said, 0, m.start())]
    supplied = _SUPPLIED.search(said)
    if not lacks:
        if supplied and " but " not in said:
            return -1, supplied[0].strip()
        if bare := _WITHOUT_A_NOUN.fullmatch(said):
            return 0, bare[0].strip()  # no bread: none left, or no, bread
        return None
    first = lacks[0]
    no = _OPENS_WITH_NO.match(said)
    turned = supplied or (no and first.start() >= no.end() and " but " not in said)
    return (0 if turned else 1), first[0].strip()
