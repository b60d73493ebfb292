"""What English answers say by telling what it came to: it has doubled, she passed away, we're still looking.

Each outcome holds where a question asks so, and opens an answer that claims nothing else.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

LEAD: Final = (
    r"(?:(?:um|uh|er|oh|well|so|let us see|you know|actually|i guess|i think|i believe|now|no) )*"
)


class Outcome(NamedTuple):
    """What it comes to, where a question asks so: the answer's words, and the sign of what they say."""

    asks: re.Pattern[str]
    tells: re.Pattern[str]
    sign: int


def _outcome(asks: str, tells: str, sign: int) -> Outcome:
    return Outcome(re.compile(rf"(?<![^ ])(?:{asks})"), re.compile(rf"{LEAD}(?:{tells})"), sign)


_MANY: Final = (
    r"(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|a couple|a few|"
    r"a handful|\d+)"
)
_DONE: Final = (
    r"(?:have|has|did) (?:you|they|he|she|it|your \w+|the \w+) (?:\w+ )?(?:decided?|finish(?:ed)?|found|"
    r"find|fixed|"
    r"fix|picked|pick|chosen|choose|sold|sell|settled?|completed?|paid|made) "
)
_PASSED_AWAY: Final = (
    r"(?:he|she|they|both|my \w+) (?:have |has |had )?(?:passed (?:away|on)|passed|died|(?:is|are) (?:dead|"
    r"gone|deceased)|(?:has |have )?been (?:dead|gone))(?= |$)|"
    r"(?:we|i) (?:have )?lost (?:him|her|them|both)(?= $| (?:in|last|back|about|when|just|to|the|this|a|"
    r"two|three|"
    r"four|five|six|seven|eight|nine|ten|some) )"
)
_BEATEN: Final = (
    r"(?:they|we|he|she|it) (?:got|was|were|get|have been|had been) (?:(?:really|just|badly) )?(?:beat|beaten|"
    r"killed|clobbered|crushed|hammered|whipped|creamed|slaughtered|trounced|shut out|blown out)|"
    r"(?:they|we|he|she) lost "
)
_WON: Final = r"(?:they|we|he|she) (?:won|beat (?:them|the)|killed them) "
OUTCOMES: Final = (
    _outcome(
        r"still (?:living|alive|with (?:you|us)|around)|(?:is|are) (?:\w+ ){1,3}alive", _PASSED_AWAY, -1
    ),
    _outcome(r"did (?:they|you|he|she|the \w+|your \w+|y all) win ", _BEATEN, -1),
    _outcome(r"did (?:they|you|he|she|the \w+|your \w+|y all) win ", _WON, 1),
    _outcome(r"did (?:they|you|he|she|the \w+|your \w+) lose (?!weight )", _BEATEN, 1),
    _outcome(
        r"did (?:they|you|he|she|the \w+|your \w+) lose ", _WON, -1,
    ),
    _outcome(
        r"(?:gone|go|going|went|come) up ",
        r"(?:it|they|mine|ours) (?:has |have |is |just |about |nearly |almost |more than )*(?:doubled|tripled|"
        r"skyrocketed|risen|jumped|climbed|shot up|gone through the roof|went through the roof) ", 1,
    ),
    _outcome(
        r"(?:gone|go|going|went|come) down ",
        r"(?:it|they|mine|ours) (?:has |have |just |about )*(?:dropped|fallen|fell|halved|plummeted) ", 1,
    ),
    _outcome(
        r"from scratch ",
        r"(?:it|they) (?:came|comes|come|is|was|are|were) (?:straight )?(?:out of|from) (?:a|the) (?:box|"
        r"mix|can|"
        r"packet|jar|store|bakery|freezer)|(?:it|they) (?:is|was|are|were) store bought ", -1,
    ),
    _outcome(r"scratch ", r"(?:i|we) (?:just )?bought (?:it|them) ", -1),
    _outcome(
        r"work(?:s|ing)? (?:outside |too |also |at all |now |right now |$)",
        r"(?:i|he|she) (?:(?:am|is) (?:a|an|the) (?:\w+ ){0,2}?(?:nurse|teacher|engineer|doctor|lawyer|"
        r"secretary|"
        r"accountant|mechanic|manager|clerk|cook|waitress|librarian|programmer|salesman|cashier|farmer) |"
        r"teach |"
        r"teaches )", 1,
    ),
    _outcome(
        r"works? (?:outside |too |also |at all |$)",
        r"(?:i|he|she) (?:just )?(?:stays?|am|is|is staying|am staying) (?:at )?home (?:with|and|to|all|"
        r"mother|mom) ",
        -1,
    ),
    _outcome(_DONE, r"(?:i|we|they|he|she|it) (?:am|are|is) still \w+ing ", -1),
    _outcome(
        r"(?:have|has|did) (?:you|they|he|she|it|your \w+) ",
        r"(?:i|we|they|he|she|it) (?:have|has|had|did) not even (?:\w+ )?(?!sure)\w+ ", -1,
    ),
    _outcome(
        r"do you (?:get along with|know|talk to|see|like|visit) (?:\w+ )*?(?:neighbors?|neighbours?|people|"
        r"them) ",
        r"(?:i|we) (?:do|could) not even (?:know|tell you) (?:their|his|her) names? ", -1,
    ),
    _outcome(
        r"have (?:you|they|he|she) (?:\w+ )?(?:seen|read|bought|tried) ",
        r"(?:i|we|they|he|she) (?:am|are|is|was|were) (?:still |just )*waiting (?:for|on|to|till|until) ", -1,
    ),
    _outcome(
        r"(?:retired|paid for|paid off|finished|done|graduated|over) (?:yet )?$",
        rf"(?:i|we|he|she|it|they) (?:has|have)(?: got)? (?:about |another |only )*{_MANY} (?:more "
        rf")?(?:\w+ )?(?:years|"
        r"months|weeks|payments|semesters|hours) (?:more |left |to go |on |$)|(?:i|we|he|she|it|they) "
        r"(?:has|have)"
        rf"(?: got)? (?:about |another )*{_MANY} more ", -1,
    ),
    _outcome(
        r"(?:like|love|enjoy) ",
        r"(?:i|we|he|she|they) (?:really |just )?(?:had|have|always have) (?:a |such a )?(?:really |very "
        r")?(?:great|good|"
        r"wonderful|lovely|nice|fun|fabulous|grand|ball|blast)(?: time)? |it (?:is|was) (?:a |such a "
        r")(?:blast|ball|"
        r"hoot|joy) ", 1,
    ),
    _outcome(
        r"far(?: away| from \w+)? (?:from )?$",
        r"(?:it|they|that) (?:is|are) (?:just |right |only )+(?:around the corner|round the corner|next door|"
        r"down the (?:street|road)|up the (?:street|road)|a few (?:minutes|blocks))", -1,
    ),
    _outcome(
        r"live (?:by yourself|alone|on your own|all by yourself) ",
        r"(?:i|we) (?:have|have got|live with|share with|am with) (?:a |my |two |three |an? \w+ "
        r")?(?:roommates?|"
        r"wife|husband|kids|children|family|parents|mother|father|boyfriend|girlfriend|son|daughter|sister|"
        r"brother) ",
        -1,
    ),
    _outcome(
        r"from (?:there|here)(?: too| as well| also| originally)? ",
        r"(?:i|we|he|she|they) (?:am|are|is) (?:originally |actually )?from (?!there|here|around|right|the "
        r"|that |"
        r"a |near|out)\w+ ", -1,
    ),
    _outcome(r"(?:much|a lot|often|lots) ", r"(?:all day(?: long)?|from morning (?:to|till) night|all the "
                                            r"time) ", 1),
    _outcome(
        r"(?:big|large|many|crowded|a lot of|busy) ",
        rf"(?:there|it) (?:is|are|was|were) (?:just|only) (?:about |maybe )?{_MANY} (?:of |people|in )", -1,
    ),
    _outcome(
        r"(?:is|was|been|gets?|it) (?:\w+ )?hot ",
        r"it (?:is|was|has been|got up to|hit) (?:about |over |up to |in |almost )*(?:(?:a|one) hundred|ninety|"
        r"the nineties|triple digits|the hundreds)(?: \w+)? (?:degrees|out|outside|here|every|all|at|today|$)",
        1,
    ),
    _outcome(
        r"did you (?:see|watch|hear|feel|catch) ",
        r"(?:i|we) (?:was|were) (?:already |still |sound |fast )?(?:asleep|sleeping|in bed) ", -1,
    ),
    _outcome(
        r"do (?:you|they|y all) (?:\w+ )*?(?:often|much|a lot|regularly|get together|see|still) ",
        rf"it has been (?:\w+ ){{0,3}}?(?:years|ages|{_MANY} years|{_MANY} months|a long time|forever) "
        rf"since ", -1,
    ),
    _outcome(
        r"always (?:lived|been) (?:there|here|in|around) |lived (?:there|here) all your ",
        r"(?:i|we) (?:just )?(?:moved|came) (?:(?:down|up|out|over|back) )?(?:here |there )?(?:from|in|"
        r"when|about|to) ",
        -1,
    ),
    _outcome(
        r"(?:like|love|enjoy|happy) ",
        r"(?:i|we) would not (?:want to )?(?:\w+ ){1,2}(?:anywhere else|anyplace else|any other|it for "
        r"(?:anything|"
        r"the world)) ", 1,
    ),
    _outcome(
        r"treat(?:s|ed|ing)? (?:you|them|him|her) (?:well|right|good|okay) ",
        r"they (?:are|were|have been) (?:\w+ )?(?:wonderful|great|fantastic|excellent|lovely|terrific|so nice|"
        r"very nice|good) ", 1,
    ),
    _outcome(
        r"(?:have|has|had|been|lived|worked|married) (?:\w+ ){0,5}?(?:long|very long|a long time) ",
        r"(?:(?:i|we|they|he|she) )?(?:have |has |am |are )?(?:only |just )*just (?:got|bought|moved|"
        r"started|came|"
        r"joined|began|married|since) |(?:just|only) (?:since|about|for|a few|a couple|"
        r"(?:\w+ ){0,2}(?:days|weeks|"
        r"months)) ", -1,
    ),
    _outcome(
        r"(?:have|has|had|been|lived|worked|married) (?:\w+ ){0,5}?(?:long|very long|a long time) ",
        rf"(?:going on|over|more than|nearly|almost|close to) (?:{_MANY}|\w+teen|\w+ty)(?: \w+)? years |"
        r"(?:all|most of) my life |(?:for )?(?:years|ages|forever|decades|years and years) (?:now )?$", 1,
    ),
    _outcome(
        r"take (?:you |them )?(?:very )?long |long (?:drive|way|walk|trip|flight|wait|ride|commute) ",
        rf"(?:it |that )?(?:just|only|is only|was only|only took|just took|takes only|"
        rf"only takes) (?:about |maybe "
        rf")?(?:{_MANY}|a|an|\w+teen|half) (?:\w+ )?(?:minutes?|blocks?|miles?|days?) |no time at all ", -1,
    ),
    _outcome(
        r"take (?:you |them )?(?:very )?long |long (?:drive|way|walk|trip|flight|wait|ride|commute) ",
        r"(?:it |that )?(?:took|takes|seemed like|seems like)? ?(?:(?:just |about )*(?:forever|ages|"
        r"hours|all day|"
        r"all night|weeks|months|years)) ", 1,
    ),
    _outcome(
        r"(?:do|does|did|would) (?:you|they|he|she|your \w+) mind (?!if )",
        r"(?:it|they|that) (?:does|do|did) not bother |(?:i am|we are|you get|i have gotten|"
        r"i got) (?:pretty |kind of "
        r")?used to |(?:i|we) (?:actually |really |kind of )?(?:enjoy|like|love|prefer) (?:it|that|them) ", -1,
    ),
    _outcome(
        r"(?:(?:do|does|did) (?:you|they|he|she|your \w+) mind (?!if )|bother)",
        r"(?:i |we )?(?:just |really )?(?:can not|could not) (?:stand|bear|take|abide) |it (?:really |"
        r"just )?(?:drives?|"
        r"drove) (?:me|us) |it (?:really )?(?:gets|got) (?:on my nerves|to me|to you|under my skin) ", 1,
    ),
    _outcome(
        r"(?<!no )bother ",
        r"(?:i|we) (?:do|did) not even (?:hear|notice|see|think about|feel) |(?:i am|we are|you get|"
        r"i have gotten|i "
        r"got) (?:pretty |kind of )?used to ", -1,
    ),
    _outcome(
        r"(?:has|have|is|are) (?:\w+ ){1,3}?(?:left|gone|stopped|quit|finished|retired|closed|over|grown) ",
        r"(?:it|he|she|they) (?:is|are) still (?!(?:retired|closed|gone|grown) )", -1,
    ),
    _outcome(
        r"did (?:you|they|he|she) (?:get|receive) (?:my|the|your|our|their|a|it)|(?:has|did|have) (?:it|"
        r"the \w+|your "
        r"\w+|they) (?:come|arrived?|turn(?:ed)? up|show(?:ed)? up|get there)",
        r"(?:it|they) never (?:came|arrived|showed up|turned up|got here|made it|did) ", -1,
    ),
    _outcome(
        r"did (?:you|they|he|she) (?:get|receive) (?:my|the|your|our|their|a|it)|(?:has|did|have) (?:it|"
        r"the \w+|your "
        r"\w+|they) (?:come|arrived?|turn(?:ed)? up|show(?:ed)? up|get there)",
        r"(?:it|they) (?:came|arrived|showed up|turned up|got here) (?!apart|undone|broken|empty)", 1,
    ),
    _outcome(
        r"have to pay |cost (?:you |anything|much|a lot)",
        r"(?:it|they|that) (?:is|are|was|were) (?:all |completely )?free |(?:the|my|his|"
        r"our) (?:\w+ )?(?:company|boss|"
        r"insurance|work|school|city|government) (?:pays|picks it up|covers|paid|takes care of)", -1,
    ),
    _outcome(
        r"are (?:you|they|we) (?:going|planning|hoping|thinking|looking) |will you |do you (?:plan|"
        r"intend|hope) ",
        r"that is (?:the|my|our) (?:plan|idea|hope|goal|intention) |that is what (?:i am|"
        r"we are) (?:hoping|planning|"
        r"thinking|aiming) ", 1,
    ),
    _outcome(
        r"(?:hard|difficult|tough|tricky|much work|a lot of work) ",
        r"(?:it (?:is|was) )?(?:just |really )?(?:a piece of cake|nothing to it|a breeze|a cinch|a snap|"
        r"child s play|"
        r"childs play|no (?:sweat|big deal)) ", -1,
    ),
    _outcome(
        r"(?:do|does|did|have|has|are|is|will) ",
        r"(?:i |we |they |he |she )?already (?:did|have|has|done|do|does|am|is) (?:it |that )?$", 1,
    ),
    _outcome(r"(?:two|both|three|all) (?:\w+ )?(?:boys|girls|sons|daughters) ",
             r"(?:(?:i|we) have (?:got )?)?(?:one of each|a boy and a girl|a girl and a boy) ", -1),
)  # fmt: skip
