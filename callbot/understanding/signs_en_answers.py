"""English that declines a question, does not know, or takes an answer back, by how it is built.

See `requests_en_signs.py`, which says where they hold.
"""

from __future__ import annotations

from typing import Final

REFUSE: Final = (
    r"(?:(?:where|who|what|how|whether|when|which) (?:\w+ ){1,7}?)?(?:is|are) (?:\w+ )?(?:my|our|"
    r"nobody is|noone is|nobodys|none of your|not your|no) (?:own )?(?:business|concern|affair|"
    r"affairs)",
    r"(?:not|never) (?:\w+ )?(?:give|giving|confirm|confirming|tell|telling|say|saying|discuss|"
    r"discussing|share|sharing|answer|answering|"
    r"do|provide|disclose) (?:\w+ ){0,4}?(?:over|on|down) the (?:phone|telephone)",
    r"(?:^|am |are |sorry |no |going to |will )(?:be )?not (?:be )?(?:answering|confirming|telling|"
    r"discussing|buying|saying)(?= |$)",
    r"(?:telling|tell|told) (?:you|them) nothing",
    r"not (?:be )?(?:get|getting|hear|have|having) (?:any|a|one|another|the) (?:\w+ ){0,2}?(?:from|"
    r"out of) (?:me|us)(?: (?!but )\w+)*",
    r"(?:do not|not) (?:really |even )?(?:want|wish|care|feel like) (?:to )?(?:talk|talking|speak|"
    r"speaking|chat|chatting|answer|answering|"
    r"discuss|buy)(?= (?:about|now|today|to anyone|to anybody|to strangers|anything|any|it|that|this)|"
    r" $|$)",
    r"(?:is|are) (?:between|for) me and my (?:\w+ )?(?:doctor|god|wife|family)",
    r"mind (?:your|ya) (?:own|business)",
    r"(?:rather|prefer|sooner|choose) not (?:to )?(?:\w+ )?(?:say|tell|answer|discuss|talk about|share|"
    r"disclose|give|get into|"
    r"go into|reveal|comment)",
    r"(?:not|never) (?:\w+ ){0,3}?(?:telling|saying|discussing|sharing|giving|disclosing|"
    r"revealing) (?:you|that|this|any|anything|out|my|"
    r"it|such|strangers|people i)",
    r"(?:do not|not|will not|no) (?:\w+ ){0,2}?(?:discuss|share|give out|disclose|talk about|reveal|"
    r"tell) (?:\w+ ){0,3}?(?:strangers|"
    r"over the (?:phone|telephone)|on the (?:phone|telephone)|with you|to you|people i do not)",
)
REFUSE_LOOSELY: Final = (
    r"(?:what|how) (?:is|has) (?:\w+ ){0,6}?(?:to do with|got to do with) (?:you|this|anything)",
    r"(?:you|they) (?:do not|have no|need not) (?:need|right|business|call) (?:to )?(?:know|ask|asking|"
    r"be asking|knowing)",
    r"(?:skip|pass on|pass over|leave out|move on from|(?<!the )next)(?: to)?(?: the)? (?:this|that|it|"
    r"next|question|one)",
    r"(?:too|very|rather|a bit|quite|so) (?:personal|private|intrusive|nosy|nosey)",
    r"(?:ask|try) (?:me )?(?:something|anything|another question) (?:else|other)",
    r"i (?:will )?(?:decline|refuse|pass)(?= |$)",
    r"(?:why|what) (?:should|would|must|do) i (?:\w+ )?(?:tell|answer|say|give|share)",
)
UNSURE: Final = (
    r"(?:can|could|would) not (?:\w+ )?(?:tell you|say|swear|give you (?:a|an|the|any)|put a (?:number|"
    r"figure|date)|be sure|vouch|"
    r"answer that)(?! (?:no|i have not|i had not|i did not))",
    r"(?:am |do )?not (?:be )?knowing|(?:can|could) not (?:quite )?(?:work it out|work that out|"
    r"place it|figure it out|figure that out)",
    r"(?:no|have not got a|do not have a|have not got any|do not own a) thermometer",
    r"(?:memory|mind) (?:is going|is terrible|has gone|fails|went|is not|has gone completely)",
)
CORRECTION: Final = (
    r"not what i (?:told you|answered|said) (?:before|earlier|just now|at first)",
    r"(?:said|told you|answered|gave you|gave|put|(?<!would )say|mentioned)(?: \w+){0,9}? (?:(?:but|and|"
    r"and yet|only|though|which|well) )?(?:that|it|this)(?: \w+)? "
    r"(?:is|was|were) (?:\w+ )?(?:not (?:correct|right|true|so|quite right)|wrong|a mistake|incorrect|"
    r"a lie|untrue|false|rubbish)",
    r"(?:should not|should never|ought not to|did not mean to) (?:have )?(?:\w+ )?(?:said|told|answered|"
    r"given|put|say|tell)",
    r"i (?:said|told you) (?:\w+ ){1,3}?(?:people |days |of us )?but (?:it is|we are|i am|it was|"
    r"there (?:are|is|was)|(?:i|we) (?:have|had|did|do|was|were)|it should)",
    r"forgot something",
    r"(?:made|make) (?:a|an) (?:\w+ )?(?:error|mistake|slip)",
    r"(?:got|put|said|gave|told you) (?:something|it|that|this|one|one thing) wrong|put (?:it|that|this|"
    r"things) right",
    r"should have (?:said|told you|answered|mentioned|put)",
    r"answered (?:\w+ ){0,4}?(?:wrongly|wrong|incorrectly|too (?:quickly|fast)|badly|by mistake)",
    r"(?:answer|one|question|thing|bit|reply|part|number|date) (?:\w+ ){0,2}?(?:before|earlier|"
    r"from before|just now|a minute ago|i gave)"
    r" (?:\w+ )?(?:was|is) (?:\w+ )?(?:wrong|not right|incorrect|a mistake|not correct|not true)",
    r"(?:my|the|that|an|last|first|previous|earlier) (?:\w+ ){0,2}?(?:answer|reply|response|"
    r"answers)(?: \w+){0,6}? (?:was|is|were|should|needs?|"
    r"has to) (?:\w+ )?(?:wrong|not right|incorrect|be|changing|correcting|a mistake|not correct|to be)",
    r"what i (?:just )?(?:said|told you|answered)(?: \w+){0,6}? (?:was|is) (?:\w+ )?(?:wrong|not right|"
    r"incorrect|a mistake|not true|untrue|nonsense)",
    r"(?:gave|told) you (?:the )?(?:a )?wrong",
    r"(?:i|i have|i think i|may have|might have|must have) (?:just )?(?:made a (?:\w+ )?(?:mistake|slip|"
    r"blunder)|got (?:that|it|one|the (?:\w+ )?(?:question|answer|one|bit|number|part)) wrong|"
    r"mixed (?:that |it |those |the \w+ )?up|got (?:muddled|mixed up|confused)|misunderstood|misheard|"
    r"misspoke|spoke too soon)",
    r"(?:change|correct|fix|amend|revise|take back|undo|alter|redo) (?:(?!is )\w+ ){0,3}?(?:answer|answers|"
    r"what i|said|told|reply|response|last one|mistake|"
    r"something|that last)",
    r"(?:go|going|take me|take us|get) back (?:\w+ ){0,3}?(?:question|one|answer|answered|wrong)",
    r"can (?:i|we) (?:just |please )?go back(?= (?:i|a|one|please|no|actually|sorry) | $|$)",
    r"(?:said|told you|answered) (?:yes|no) (?:\w+ ){1,4}?(?:wrong|wrongly|by mistake|in error)(?= |$)",
    r"go back i (?:answered|said|got|gave|made|told|was|need)",
    r"(?:about|on|to) (?:the|that) (?:\w+ )?(?:last|previous|earlier|first|travel|contact|fever|"
    r"temperature|household) (?:question|one|answer)"
    r" (?:\w+ ){0,3}?(?:wrong|mistake|i should|actually|i meant|i forgot)",
    r"(?:scratch|strike) (?:that|what i said)(?= (?:the|my|i said|what)| $|$)",
)
MISHEARD: Final = (
    r"forgot to (?:say|mention|tell)",
    r"not what i (?:said|meant|told|answered)",
    r"(?:did not (?:say|mean) that|never said that|you (?:have )?(?:got|put|wrote|written|noted|took|"
    r"taken|heard) (?:\w+ ){0,3}?wrong)",
)
