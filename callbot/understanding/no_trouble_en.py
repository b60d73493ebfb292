"""English answers whose yes or no is not that of the question.

The word that denies belongs to something that was not asked for (no complaints; never without one), what was
asked for is itself an end (still the same), or it is mocked (yeah, in my dreams).
"""

from __future__ import annotations

import re
from typing import Final

from callbot.understanding.asked import Asked

_LEAD: Final = (
    r"^(?:(?:oh|um|uh|well|it is|that is|honestly|really|there (?:is|are|has been|have been)|i have|"
    r"we have|i have got|we have got|"
    r"i have had|absolutely|so far|got|had) )*"
)
_TROUBLE: Final = (
    r"(?:complaints?|issues?|problems?|worries|trouble|troubles|difficult(?:y|ies)|fuss|hassle|bother|"
    r"questions|concerns|hiccups|hitch(?:es)?)"
)
_NO_TROUBLE: Final = re.compile(
    rf"{_LEAD}(?:no|zero|not a|without(?: any| a)?) (?:\w+ )?(?P<thing>{_TROUBLE}) "
)
_WELL_ENOUGH: Final = re.compile(
    rf"(?:yes|yeah|yep|oh yes) (?:(?:it|that|they|we) (?:is|was|are|were|did|went) (?:\w+ )?(?:fine|good|"
    rf"great|okay|"
    rf"well|all right|lovely) )?(?:no|without) (?:any |a )?{_TROUBLE} (?:at all |whatsoever |so far )?"
)
"""Yeah, it was fine, no problems at all."""
_PLENTY: Final = re.compile(
    r"(?<![^ ])(?:no (?:shortage|lack|end|dearth|scarcity|stranger)|never short|not short|not lacking|"
    r"more than enough) "
)
_ASKS_OF_TROUBLE: Final = re.compile(
    r"(?<![^ ])(?:problem|trouble|difficult|complain|issue|question|worr|concern|wrong|symptom|pain|"
    r"bother|anything|ill |sick |unwell)"
)
_ASKS_WHETHER_IT_GOES: Final = re.compile(
    r"(?<![^ ])(?:able to|can (?:you|he|she|they)|enough|manag\w+|coping|cope|understand|understood|"
    r"clear|hear|easy|possible|"
    r"get (?:food|your|the|it|any)|all right|okay|well)(?= |$)"
)
_ASKS_OF_CHANGE: Final = re.compile(
    r"(?<![^ ])(?:gone (?:down|away)|come down|go down|dropped|stopped|over it|recovered|better|"
    r"improved|finished|cleared up|"
    r"back to normal|well again|subsided|eased|passed)(?= |$)"
)
_CHANGED: Final = re.compile(
    r"(?<![^ ])(?:no longer|not anymore|not any longer|not what it was|back to (?:normal|my|thirty|"
    r"my usual|how)|gone now)"
    r"(?= |$)"
)
_UNCHANGED: Final = re.compile(
    r"^(?:(?:oh|um|uh|well|no|it|is|has|she|he|they|my|temperature|fever|cough|"
    r"honestly) )*(?:still (?:the same|there|up|high|going|"
    r"got|bad|burning|coughing)|(?:exactly |just |much )?the same|(?:has |have )?not (?:budged|moved|"
    r"changed|shifted)|"
    r"if anything (?:it )?(?:is |has )?(?:gone up|got worse|worse|higher|up)|(?:has |is )?(?:gone up|"
    r"worse|higher|got worse))(?= |$)"
)
_NOT_WITHOUT: Final = re.compile(
    r"(?<![^ ])(?:not|never) (?:(?!but |and )\w+ ){0,6}?without (?:a |an |my |the |any )?(?P<thing>one|"
    r"it|them|that|\w+)? ?$"
)
_LOST_WITHOUT: Final = re.compile(
    r"(?<![^ ])(?:(?:can|could|would|will|do) not (?:\w+ )?(?:live|do|be|manage|cope|survive|function|go|"
    r"imagine life|get (?:by|along|through|anywhere)|know what (?:i|we) would do)|(?:would|will) be lost) "
    r"(?:a day |very long |long |now )?without (?:it|one|them|that|him|her|mine|ours) "
)
"""I couldn't live without it, yes."""
_NEVER_MISSED: Final = re.compile(
    r"(?<![^ ])(?:not|never) (?:(?:think|believe|ever|once|hardly) |(?:i|we|he|she|they) (?:have |has |had |"
    r"did )?){0,3}"
    r"(?:ever )?(?:miss|missed|skip|skipped) (?:a|an|it|any|one|that|many)(?: single)? "
)
"""I don't think I've missed one: who is always there."""
_ASKS_HABIT: Final = re.compile(
    r"(?:(?:so|and) )*(?:do|does|did) |(?<![^ ])(?:every|always|all|regularly) "
)
_UNTIL_THEN: Final = re.compile(
    r"^(?:\w+ )?(?:yes|yeah|yep) .*(?<![^ ])(?:not|never|no) (?:since|anymore|any longer|now|longer|"
    r"these days|nowadays) $"
)
_ONLY_SO_MANY: Final = re.compile(
    r"(?<![^ ])(?:have|got) (?:only |just |about )?(?:one|two|three|a couple|a few|a handful|hardly any|"
    r"none)(?= |$)"
)
_AND_NOTHING: Final = re.compile(
    r"^(?:\w+ )?(?:yes|yeah|yep|sure) .*(?<![^ ])(?:nothing|nobody|noone|none|not|never) (?:\w+ ){0,3}yet $"
)
_MYSELF: Final = re.compile(
    r"(?<![^ ])(?:me myself and i|me and my shadow|my shadow|only the cat|four walls) "
)
_NONE_GOT: Final = re.compile(
    r"(?<![^ ])(?:have|had|has) got (?:none|nobody|not one)(?= left| at| $|$)"
)
_YES: Final = r"(?:yes|yeah|yep|sure|right|definitely|of course|absolutely|certainly|indeed)"
_IRONY: Final = re.compile(
    rf"^(?:oh |well |ha |yes |yeah |hah )*{_YES} (?:yes |indeed |sure |right )*(?:as if|"
    rf"in (?:my|your) (?:dreams?|nightmares?|sleep|head|"
    r"imagination|mind)|like (?:i|they|we|he|she|that|anybody|anyone)|if (?:only|you (?:count|call)|"
    r"there|wishes|pigs)|"
    r"because (?:that|it|i|the)|on my (?:\w+ )?(?:jet|yacht|magic carpet)|from (?:the|"
    r"my) (?:\w+ )?(?:bedroom|bed|sofa|couch|kitchen|chair|"
    r"toilet|bathroom|balcony|window|door)|(?:nobody|noone|none|never|nothing) $|(?:we|i) (?:was|were|"
    r"had been) (?:planning|going|"
    r"supposed|hoping|meaning|meant) to|a big fat (?:zero|nothing|no)|i think (?:i|we) can do without|"
    r"when (?:pigs|hell)|and i am the)"
)
_NO_UNLESS: Final = re.compile(
    r"^(?:\w+ )?(?:no|nope) (?:\w+ )?(?:unless|if you do not count|not counting|except)(?= )"
)
_WELCOME: Final = re.compile(
    r"(?<![^ ])(?:no (?:harm|reason (?:not|why not|against)|skin off)|nothing would (?:\w+ )?(?:please|"
    r"suit|make|delight|help) (?:me|us)|"
    r"who would (?:refuse|say no|turn (?:that|it) down|not|mind)|why would i (?:not|refuse|say no))(?= |$)"
)
_LIMITED: Final = re.compile(
    r"^(?:\w+ )?(?:no more than (?!usual)|not more than |not (?:alone|on my own|by myself) |"
    r"not since (?:last )?(?:\w+day|week|the weekend) |"
    r"(?:never|not) a (?:day|week) (?:goes|went|passes|passed) by)"
)
_SAYS_NOT_NOT: Final = re.compile(
    r"(?<![^ ])(?:can|could|would|will) not (?:\w+ ){0,3}?(?:say|claim|swear|pretend|true|"
    r"deny)(?: \w+){0,4}? "
    r"(?:have|had|did|do|was|were|am) not (?:(?:so|really|doctor|nurse|sir|madam|thank you|thanks|but|love|"
    r"mate) )*$"
)
_NOT_ALL: Final = re.compile(
    r"(?<![^ ])(?:not (?:\w+ )?(?:stayed|been|sat|kept) (?:[\w\ue000]+ ){1,5}?(?:the whole|the entire|"
    r"all the|the full)|"
    r"never said (?:i|we) (?:did|have|had|was|were) not $|would not call (?:it|that|this) (?:no|nothing|"
    r"not|nobody)|not (?:\w+ ){2,12}and not (?:be|have|get|know|meet|see)(?= |$))"
)
_LOOKS_IT: Final = re.compile(
    r"^(?:\w+ )?(?:do|does|would) i (?:sound|look|seem|strike)|"
    r"^(?:\w+ )?like i (?:need|want|would|care|have)(?= )"
)
_ASKS_LIKING: Final = re.compile(
    r"(?<![^ ])(?:like|love|enjoy|happy|care for|get along|fun|good|nice|worth) "
)
_PUT_UP_WITH: Final = re.compile(
    r"(?<![^ ])(?:not (?:too |so |half |that )?bad(?: at all)?|(?:do|did) not mind (?:it|them|that|him|her)"
    r"(?: at all| a bit| one bit| that much| so much| too much)?) "
)
_ASKS_VIEWS: Final = re.compile(
    r"(?<![^ ])(?:think|believe|feel|agree|should|for|against|okay|favou?r|approve|support) "
)
_NO_OBJECTION: Final = re.compile(
    r"(?<![^ ])(?:not (?:really |even )?(?:have|got|see) (?:any|a) (?:real |big )?(?:problems?|issues?|"
    r"trouble) with "
    r"(?:it|that|them|him|her)|not (?:\w+ )?see anything wrong with (?:it|that|them)|nothing wrong with "
    r"(?:it|that|them)) "
)
_DENIED: Final = re.compile(r"(?<![^ ])(?:not|never|but|hate|though|although) ")
_NOTHING_BUT: Final = re.compile(
    rf"{_LEAD}nothing but (?:(?:{_TROUBLE}|grief|headaches?) )?(?:from (?:the )?\w+ \w+ )?$"
)
_NOW: Final = re.compile(r"(?:do|does|is|are|am) ")


def _open(said: str) -> str:
    """Words that mock, limit or deny a yes or no so that it says neither; "" where none do."""
    for expression in (_IRONY, _NO_UNLESS, _LIMITED, _NOT_ALL, _LOOKS_IT):
        if match := expression.search(said):
            return match[0].strip()
    return ""


def _allowed(said: str, asked: Asked) -> str:
    """What says of a thing that it is not bad, or that nothing is against it; "" where more denies."""
    found = _PUT_UP_WITH if _ASKS_LIKING.search(asked.text) else None
    if _ASKS_VIEWS.search(asked.text) and not _ASKS_OF_TROUBLE.search(asked.text):
        found = found if found and found.search(said) else _NO_OBJECTION
    if found is None or not (match := found.search(said)):
        return ""
    return "" if _DENIED.search(found.sub("", said)) else match[0].strip()


def turned(said: str, asked: Asked) -> tuple[int, str] | None:
    """Yes (1), no (-1) or neither (0), and the words that tell; None where nothing is turned."""
    if not asked.given or asked.negative or asked.identity:
        return None
    if said == "yeah right " and "right" not in asked.text and "correct" not in asked.text:
        return 0, said.strip()
    if told := _open(said):
        return 0, told
    if match := _WELCOME.search(said):
        return int(asked.offers), match[0].strip()
    if match := _SAYS_NOT_NOT.search(said):
        return 1, match[0].strip()
    if match := _AND_NOTHING.match(said) or _MYSELF.search(said):
        return 0, match[0].strip()
    if match := _UNTIL_THEN.match(said):
        return (-1 if _NOW.match(asked.text) else 0), match[0].strip()
    if match := _NO_TROUBLE.match(said):
        if _ASKS_OF_TROUBLE.search(asked.text) or match["thing"].rstrip("s") in asked.text:
            return None
        goes = asked.offers or _ASKS_WHETHER_IT_GOES.search(asked.text)
        return (1 if goes else 0), match[0].strip()
    if allowed := _allowed(said, asked):
        return (-1 if {"against", "wrong"} & {*asked.text.split()} else 1), allowed
    if _ASKS_OF_TROUBLE.search(asked.text) and (match := _NOTHING_BUT.match(said)):
        return 1, match[0].strip()
    well = _ASKS_WHETHER_IT_GOES.search(asked.text) and not _ASKS_OF_TROUBLE.search(asked.text)
    if well and (match := _WELL_ENOUGH.fullmatch(said)):
        return 1, match[0].strip()
    if match := _PLENTY.search(said):
        return 1, match[0].strip()
    if _ASKS_OF_CHANGE.search(asked.text):
        if match := _CHANGED.search(said):
            return 1, match[0].strip()
        if match := _UNCHANGED.match(said):
            return -1, match[0].strip()
    missed = _ASKS_HABIT.search(asked.text) and said[:3] != "no " and _NEVER_MISSED.search(said)
    if missed and "miss" not in asked.text and "skip" not in asked.text:
        return 1, missed[0].strip()
    if " without " in asked.text:
        return None
    if match := _LOST_WITHOUT.search(said):
        return 1, match[0].strip()
    if match := _NOT_WITHOUT.search(said):
        thing = match["thing"] or "it"
        return (1 if thing in ("one", "it", "them", "that") or thing in asked.text else 0), match[
            0
        ].strip()
    if " enough " in f" {asked.text}" and (match := _ONLY_SO_MANY.search(said)):
        return 0, match[0].strip()
    if match := _NONE_GOT.search(said):
        return -1, match[0].strip()
    return None
