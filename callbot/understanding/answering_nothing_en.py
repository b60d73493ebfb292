"""English that looks like a yes or a no and is neither: he thinks he does; I hope I never have to."""

from __future__ import annotations

import re
from typing import Final

from callbot.understanding import en
from callbot.understanding.asked import Asked
from callbot.understanding.claims import Claim, Reading
from callbot.understanding.elliptic_en_words import MOSTLY

LONGEST: Final = 60
"""Tokens of an answer that is looked at: what goes on for longer is no such answer."""
_THINKS_OF_HIMSELF: Final = re.compile(
    r"(?<![^ ])(?P<one>he|she|they|it) (?:sure |certainly |likes to )?(?:thinks?|believes?|says|"
    r"claims?) (?P=one) "
    r"(?:is|are|was|were|do|does|did|has|have|can|knows?) "
)
_ASKS_THAT: Final = re.compile(r"(?<![^ ])(?:think|thinks|say|says|claim|claims|believe) ")
_HOPES: Final = re.compile(
    r"(?:(?:um|uh|oh|well|god|lord|boy) )*(?:(?:i|we) (?:sure |certainly |really )?hope (?:i|we) (?:never|"
    r"do not|will not)|"
    r"(?:you|one) would (?:sure |certainly )?(?:hope|think)(?: so)?|(?:it|they|he|she) would better(?: be)?) "
    r"|(?:(?:um|uh|oh|well) )*(?:i|we) (?:do |always |really )?(?:try|am trying|"
    r"are trying)(?: to)?(?: my best)? $"
    r"|(?:(?:um|uh|oh|well) )*(?:the|some) \w+ (?:i|we) (?:like|love|enjoy|do) $"
)
_LOATH_TO_TELL: Final = re.compile(
    r"(?<![^ ])you (?:really |\w+ )?(?:did not have to|should not have|need not have) |"
    r"(?<![^ ])not (?:guess|think|believe|suppose) (?:anybody|anyone) (?:really )?knows |"
    r"(?<![^ ])no more than (?:usual|normal|always|before|ever) |"
    r"(?<![^ ])might (?:have|be|have been) (?:\w+ )*do not (?:know|remember|recall) $|"
    r"(?<![^ ])but that is all it is |(?<![^ ])do my best |"
    r"(?<![^ ])not (?:\w+ )?(?:like|want|care|wish) to (?:talk|speak|think) about (?:that|it) "
)
_BOTH: Final = re.compile(
    r"(?<![^ ])some (?:do|does|did|would|will|are|is|have|can) (?:and )?some (?:do|does|did|would|will|"
    r"are|is|have|can) not "
    r"|(?<![^ ])(?P<who>i|we|he|she|they|it) \w+ (?:it |them |that )?and (?P=who) (?:do|does|did|am|is|are|"
    r"have|"
    r"has|can) not (?:$|you know |it |but )"
    r"|(?<![^ ])some (?P<of>\w+) (?:\w+ ){0,5}?some (?P=of) "
    r"|(?<![^ ])sort of \w+ .*(?<![^ ])sort of (?:do|does|did|is|am|are) not |"
    r"(?<![^ ])in some (?:\w+ )+(?:and|but) in (?:some|others|other) "
    r"|(?<![^ ])there (?:is|are) (?P<thing>\w+) (?:\w+ ){1,3}and (?:there (?:is|"
    r"are) )?(?P=thing) (?:\w+ ){1,3}not $"
)
_CALLED_OFF: Final = re.compile(
    r"(?<![^ ])(?:and|but|then) (?:just |we |i |finally )*(?:gave up|quit|stopped|turned it off|lost interest) "
)
_NOT_AS_MUCH: Final = re.compile(
    r"(?:(?:um|uh|oh|well) )*not as (?:much|often|many|bad|badly|high) as "
    r"(?:i|we|you|he|she|it|they|before|yesterday|usual|last) "
)
_ASKS_DEGREE: Final = re.compile(
    r"(?<![^ ])(?:regularly|much|many|a lot|lots|often|worse|bad|badly|higher|more|still) "
)
_OTHERS_NONE: Final = re.compile(
    r"(?<![^ ])(?:nobody|noone|nothing else|nobody else) (?!is |are |was |were |do |does |did |has |have |"
    r"had |can |will |"
    r"would |i |we |in |at |here |around |that |but |really |just |much |special |serious |like |of |with )\w+ "
    r"|(?<![^ ])there is (?:still |just |really )*(?:nothing|none) (?!wrong|like|to worry)\w+ "
)
_ASKS_OF_ANY: Final = re.compile(
    r"(?<![^ ])(?:any|anything|anyone|anybody|anywhere|ever|people|everyone|everybody|someone|"
    r"something) "
)
_MY_OWN: Final = re.compile(r"(?:(?:um|uh|oh|well) )*my \w+ (?:is|does|has|did|was) ")
_ASKS_OF_ONE: Final = re.compile(r"(?:is|does|has|did|was) (?:he|she|it) ")
_WOULD_NOT_WANT: Final = re.compile(
    r"(?:(?:um|uh|oh|well) )*i would not (?:want|like|care|wish) to "
)
_THINKS: Final = re.compile(r"do you (?:think|believe|feel) ")
_APPOINTED: Final = re.compile(
    r"(?<![^ ])(?:have|got) (?:an appointment|it (?:scheduled|booked|coming)|one (?:scheduled|"
    r"booked)) "
)
_HAS_ELSE: Final = re.compile(
    r"(?:(?:um|uh|oh|well) )*(?:i|we) (?:have got|have|got) (?!got |one |some |two |three |several |it |"
    r"that |them )"
    r"(?P<things>(?:[a-z]+ ){2,5})"
)
_ASKS_EVER_HAD: Final = re.compile(
    r"(?:have|has) (?:you|he|she|they|your \w+) ever (?:had|got|owned) "
)
_SO_SAID: Final = re.compile(r"(?<![^ ])so (?:yes|yeah) $")
_STILL_AT_IT: Final = re.compile(r"(?:have|has|are|is) (?:you|they|he|she) (?:been )?\w+ing ")
_NOT_MANY: Final = re.compile(r"(?<![^ ])not \w+ (?:that|so|too|very) many ")
_MUCH: Final = re.compile(r"(?<![^ ])(?:regularly|much|many|a lot|lots|often) ")
_UNKNOWN_AT_LAST: Final = re.compile(
    r"(?<![^ ])so (?:i|we) (?:really |honestly |just )?(?:do not know|would not know|could not (?:say|"
    r"tell you|tell)|"
    r"can not (?:say|tell)|have no idea) "
)
_MAYBE_TWICE: Final = re.compile(
    r"(?<![^ ])maybe (?:\w+ )*maybe (?:\w+ )*(?:do not|can not) (?:remember|recall|know) $"
)
_OPENS_PLAINLY: Final = frozenset(("yes", "yeah", "yep", "no", "nope", "nah"))
_LIKES: Final = re.compile(r"(?:(?:um|uh|oh|well) )*(?:i|we) like (?P<to>to )?(?P<verb>\w+) ")
_ASKS_TO_LIKE: Final = re.compile(r"(?<![^ ])(?:like|love|enjoy) (?:to )?(?P<verb>\w+) ")
_NO_VERBS: Final = frozenset(
    ("it", "them", "that", "this", "the", "a", "my", "him", "her", "to", "both", "all")
)


_TWO_SIDED: Final = re.compile(
    r"(?:(?:um|uh|oh|well) )*(?:(?P<some>some|most|partly|half) (?:\w+ ){0,2}(?:i (?:guess|think|suppose) "
    r")?(?:yes |yeah |"
    r"sure )?(?:but|and) (?:then )?(?:(?:\w+ )?(?:other|others|not|some) |(?P=some) )"
    r"|when (?:\w+ ){1,6}?but (?:\w+ ){0,5}?(?:i|we) (?:do|can|will|did) not $"
    r"|(?:to|on|in|for|with|at|during|as) (?:the |a |my )?(?:\w+ ){1,2}(?:yes|yeah|sure) but (?:then "
    r")?(?:not )?"
    r"(?:to|on|in|for|with|at|during|as) )"
)
"""Some months, yeah, and then other months; to visit, yeah, but not to live in."""
_YES_HERE: Final = re.compile(
    r"(?:(?:um|uh|oh|well) )*(?!(?:i|we|he|she|they|it|no|not|maybe|last|that|there|definitely|absolutely) |"
    r"(?:\w+ ){0,4}?(?:days?|weeks?|now|before|today|yesterday) )(?:\w+ ){1,4}?(?:yes|yeah|sure) (?:but )?"
    r"(?!(?:for )?(?:me|i|we|us|myself) )(?:\w+ ){1,4}?"
    r"(?:not (?:so much|that much|really|at all|often|always|usually)|no way|no|never|not) $"
)
"""On the highway yes, in town not so much."""
_ECHOES_BACK: Final = re.compile(
    r"(?:(?:um|uh|oh|sorry) )*(?:\w+ ){1,2}(?:what|who|where|which one)(?: (?:now|again|sorry|exactly|please|"
    r"i am sorry|did you say))* $"
)
"""Tried what now? It asks for the question's own words."""
_MIXED: Final = re.compile(
    rf"(?:is|was|are|were) (?:\w+ )?(?:{'|'.join(sorted(en.PRAISE))}) (?:\w+ ){{0,3}}?(?:but|and) "
    rf"(?:(?!not |never )\w+ ){{0,6}}?(?:{'|'.join(sorted(en.BLAME))}) "
)
"""The beginning was great and the last hour I hated."""
_FEELS: Final = re.compile(r"(?<![^ ])(?:like|love|enjoy|happy|pleased|satisfied|good) ")


def answers_nothing(claims: list[Claim], reading: Reading, asked: Asked) -> str:
    """The words that take the yes or no out of what is claimed; "" where none do."""
    if not claims or not asked.given or len(reading.tokens) > LONGEST:
        return ""
    said = "".join(f"{token.text} " for token in reading.tokens)
    if elsewhere := _of_something_else(said, claims, asked):
        return elsewhere
    opens = reading.tokens[0].text in _OPENS_PLAINLY
    if _MUCH.search(asked.text) and all(c.kind == "weak" for c in claims) and MOSTLY.match(said):
        return said.strip()
    found = _LOATH_TO_TELL.search(said) or _MAYBE_TWICE.search(said) or _BOTH.search(said)
    if not found and not opens:
        found = _HOPES.match(said) or _UNKNOWN_AT_LAST.search(said) or _TWO_SIDED.match(said)
        found = found or _YES_HERE.match(said) or _ECHOES_BACK.match(said)
        if not found and _FEELS.search(asked.text):
            found = _MIXED.search(said)
        if not found and not _ASKS_THAT.search(asked.text):
            found = _THINKS_OF_HIMSELF.search(said)
        if not found and _STILL_AT_IT.match(asked.text):
            found = _CALLED_OFF.search(said)
        if not found and not _MUCH.search(asked.text):
            found = _NOT_MANY.search(said)
        if not found and _other_liking(said, asked):
            found = _LIKES.match(said)
    return found[0].strip() if found else ""


def _other_liking(said: str, asked: Asked) -> bool:
    """Do you like to cook? I like to eat."""
    likes, about = _LIKES.match(said), _ASKS_TO_LIKE.search(asked.text)
    if not likes or not about or about["verb"] in _NO_VERBS or likes["verb"] in _NO_VERBS:
        return False
    if not (likes["to"] or likes["verb"].endswith("ing")):
        return False
    return likes["verb"][:3] != about["verb"][:3]


def _of_something_else(said: str, claims: list[Claim], asked: Asked) -> str:
    """What tells of others, of another time, or of what somebody would want, and claims nothing beside it."""
    found = None
    if all(claim.sign < 0 for claim in claims):
        if not _ASKS_OF_ANY.search(asked.text) and all(c.kind == "bare" for c in claims):
            found = _OTHERS_NONE.search(said)
        if not _ASKS_DEGREE.search(asked.text) and said.split()[-1] not in _OPENS_PLAINLY:
            found = found or _NOT_AS_MUCH.match(said)
        if _THINKS.match(asked.text) and "would" not in asked.text:
            found = found or _WOULD_NOT_WANT.match(said)
    elif all(claim.sign > 0 for claim in claims):
        found = _APPOINTED.search(said) if "have you had" in asked.text else None
        if _ASKS_OF_ONE.match(asked.text) and " your " not in asked.text:
            found = found or _MY_OWN.match(said)
        if _ASKS_EVER_HAD.match(asked.text) and (has := _HAS_ELSE.match(said)):
            found = None if {*has["things"].split()} & {*asked.text.split()} - _NO_VERBS else has
    elif said[:3] != "no " and (found := _SO_SAID.search(said)):
        return found[0].strip()
    return found[0].strip() if found else ""
