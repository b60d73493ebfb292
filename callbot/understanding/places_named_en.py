"""English places that no gazetteer lists, told by the frame they stand in: we drove down to Basingstoke.

Only the frame says that a word is a name: `in` and a word that is no state (in bed, in trouble), with the
end of the clause or a time behind it. No list of the world's towns is needed, nor any of its licences.
"""

from __future__ import annotations

import re
from typing import Final

from callbot.understanding.found import Found
from callbot.understanding.surface import listed

_NO_NAMES: Final = listed(
    "a an the my our his her their your its this that these those it them him us me you i we he she they one "
    "two three four five six seven eight nine ten and or but so not no nor yes if as at by to for of on off "
    "out up in from with without here there home town bed hospital touch contact class classes school "
    "college university church court prison jail work working business pain agony trouble love tears time "
    "between charge traffic agreement fact general total all any some each every case cases favor favour "
    "need isolation quarantine lockdown remission shock denial labor labour shape bits half public private "
    "person place places front back side inside outside good bad great fine poor better worse house "
    "building flat apartment room kitchen garden yard shed car bath shower pool village city county country "
    "area neighborhood neighbourhood district state district street road office shop store shops stores "
    "market supermarket pharmacy bank doctor doctors dentist gym park library queue line line january "
    "february march april may june july august september october november december monday tuesday "
    "wednesday thursday friday saturday sunday spring summer autumn winter fall morning mornings afternoon "
    "evening night nights days day week weeks weekend month months year years today yesterday tomorrow "
    "ages years nothing anything something everything nobody anybody somebody everybody noone anyone "
    "someone everyone nowhere anywhere somewhere sleep see say tell be do go get have help visit stay "
    "collect buy fetch pick post drop walk feed throw put take check mow water bring vote pay return "
    "sick ill well okay sure maybe probably just only really still also too very quite about around "
    "teaching nursing banking insurance construction retail sales it management education engineering "
    "people person friends family mates anyone parents relatives bits time once twice never always "
    "sometimes often mostly usually because when where while since until before after then now later "
    "was were is are been being had has did does done went gone came come back over down across away "
    "what who how why which there's mum dad mother father brother sister wife husband son daughter"
)
NAME: Final = rf"(?:(?!(?:{'|'.join(dict.fromkeys(_NO_NAMES))}) )[a-z]{{3,}} ){{1,2}}"
"""One or two words of the plain form that can be a name."""
_ENDS: Final = (
    r"(?=$|(?:over|for|on|last|until|till|visiting|seeing|yesterday|two|three|a|about|this|all|where|and|but|"
    r"at|with|to|just|most|both|only) )"
)
_WAS: Final = (
    r"(?:was|were|stayed|staying|stopped|camped|been staying|been stopping|was stationed|stationed|"
    r"posted|based|been|ended up) (?:\w+ )?(?:over |up |down |out |back )?"
)
FRAMES: Final = (
    rf"(?:stay|stayed|staying|was|were|been|am|are) (?:over )?(?:at|with) (?:my|our|a|some) (?:\w+ "
    rf"){{1,3}}?in {NAME}{_ENDS}",
    r"(?:lived|stationed|worked|posted|based) (?:\w+ )?(?:over |up |down |out )?there ",
    rf"{_WAS}in {NAME}{_ENDS}",
    rf"(?:visited|visiting|toured|touring) {NAME}{_ENDS}",
    rf"spent (?:\w+ ){{1,4}}?(?:in|over in|up in|down in) {NAME}{_ENDS}",
    rf"^(?:(?:um|uh|oh|well|yes|yeah|just|only|to|in) )*{NAME}(?:for (?:the|a|one|two|three) (?:day|night|"
    rf"nights|days|weekend|week)|"
    r"last (?:weekend|week)|over the weekend|and back) ",
)
"""Expressions over the plain form that tell of a journey."""

_NAMED: Final = re.compile(
    r"\b(?:to|in|visited|visiting|through|called|near|from)\s+(?:a\s+(?:place|town|village|city)\s+called\s+)?"
    rf"(?P<name>(?:(?!(?:{'|'.join(dict.fromkeys(_NO_NAMES))})\b)[a-z][a-z'-]{{2,}}\s*){{1,2}}?)"
    r"(?=[\s,.!?]*(?:$|\b(?:over|for|on|last|yesterday|and|but|just|with|it|that|on|we|i)\b))",
    re.IGNORECASE,
)
RULE: Final = "named"


def named(text: str) -> list[Found]:
    """The first name that a frame says is a place, as it was said."""
    match = _NAMED.search(text)
    if match is None:
        return []
    words = match["name"].rstrip()
    start = match.start("name")
    return [Found(words.title(), start, start + len(words), words, True, RULE)]
