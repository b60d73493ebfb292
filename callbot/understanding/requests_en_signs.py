"""English requests by how they are built: what phrases cannot list, since words of the day stand in them.

"In the past how many days?", "I told you two but that's not correct", "I'll say that to a nurse, not to a
tape". Those of `SURE` are looked for in every utterance, those of `SIGNS` only in one that nothing else was
understood of.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from callbot.core.script import Request
from callbot.understanding.surface import listed

_W: Final = r"(?:\w+ )"
_SOMEBODY: Final = (
    r"(?:a |an |the |your |some |one of your |any |that )?(?:real |actual |live |proper |human |qualified |trained |"
    r"senior |living |breathing |normal )*(?:person|human(?: being)?|nurse|doctor|medic|operator|agent|"
    r"representative|executive|manager|supervisor|boss|superior|colleagues?|staff(?: member)?|member of staff|official|"
    r"officer|receptionist|advisor|customer (?:care|service|support)(?: \w+)?) "
)
_MACHINE: Final = r"(?:tape|machine|robot|computer|recording|bot|recorded voice|voice|ai) "
_WISHING: Final = (
    r"(?:want|wanna|like|love|prefer|rather|need|wish|insist on|will only|let me|let us|can i|can not i|could i|may i|can we|"
    r"could we|get|put me|put us|please|is it possible|able|allow me) "
)
_TALKING: Final = (
    r"(?:talk|talking|speak|speaking|say|tell|telling|explain|answer|discuss|give|transfer|transferred|connect|"
    r"connected|put through|through|chat|ask|deal|dealing) "
)
_HUMAN: Final = (
    rf"{_WISHING}{_W}{{0,3}}?{_TALKING}(?:(?!my |you |all )\w+ ){{0,3}}?(?:to|with|through) (?!my |our ){_SOMEBODY}",
    rf"(?:rather|prefer|sooner|only) {_W}{{0,4}}?(?:to|with) (?:a|an) {_SOMEBODY}",
    rf"(?:not|than|instead of|rather than) (?:to |with |by )(?:a|an|some|this|that) (?:\w+ )?{_MACHINE}",
    rf"(?:instead of|rather than) (?:you|this \w+)(?= |$)",
    rf"(?:do not|not|never|will not|refuse to|hate|sick of|without) {_W}{{0,2}}?{_TALKING}{_W}{{0,2}}?"
    rf"(?:to|with) (?:an? |some )?(?:\w+ )?(?:machines?|robots?|computers?|recordings?|bots?|tapes?|voices?) ",
    r"is there (?:\w+ ){0,3}?(?:there |here )?(?:who )?i (?:can|could|may) (?:\w+ )?(?:talk|speak|chat) (?:to|with)",
    rf"(?:get|give|put|fetch|find|have|send|pass) (?:me |us )?(?:on to |over to |through to |on )?(?:a|an|the|your|some) "
    rf"(?:real |actual |live |proper |human )*(?:person|human|operator|agent|representative|manager|supervisor|boss) ",
    r"(?:transfer|put|pass|connect|switch|hand) (?:me|us|this call|the call) (?:\w+ ){0,2}?(?:to|through|over)(?= |$)",
    rf"(?:can|could|may|would|will) (?:a|an|some) {_SOMEBODY}(?:\w+ ){{0,2}}?(?:ask|call|ring|phone|talk|read|come|speak|do)",
    rf"(?:who|that|which) is not (?:a|an|some) {_MACHINE}",
    r"(?:is|are) there (?:a|an|any|no) (?:real |actual |live |proper |human )+(?:person|human|people|being|beings)",
    r"(?:have|let|get) (?:a|an|your|some) (?:real |actual |live |human )?(?:nurse|doctor|person|human|somebody|someone) "
    r"(?:call|ring|phone|contact|speak|talk)",
)
_ASKED_WORD: Final = r"(?:what|who|whom|whose|where|when|which|which one|how many|how long|how much)"
_ECHO: Final = (
    # an echo with the gap in its place: in my what? in the past how many days?
    rf"^(?:(?:sorry|well|um|uh|oh|so|wait|hang on|okay|hello|pardon|excuse me|what) )*(?!who |what |why |how |you |i |guess |.*(?:idea|know|sure|clue|remember|depends|matter) )"
    rf"(?:(?!you |your |i am )\w+ ){{0,6}}?(?:of|in|with|from|to|the|a|an|my|past|last|for|about|at|on|any|met|like|near|outside|"
    rf"been|have) {_ASKED_WORD} (?:(?:sorry|again|please|exactly|days|weeks|people|did you say|was that|now|degrees|pardon) )*$",
    r"^(?!(?:so|now|for|you|i|but|and|then|know|guess|say|or|oh|well|yes|no|okay|hello|sorry|like|um|uh|who|because) )\w+ (?:\w+ )?what $",
    r"^(?!is |are |am |was |so ).{3,60} or (?:what|what was it|what was that|what was the \w+(?: \w+)?) $",
)
_REPEAT_LOOSELY: Final = (
    r"(?:^|sorry |pardon )(?:what|which) (?:\w+ )?(?:was|is|were) (?:that|it|those)(?= again| sorry| $|$)",
    r"(?:^|sorry |oh |please )again(?: please)?(?= |$)",
    r"my english (?:is|was) (?:\w+ )?(?:slow|bad|poor|not|weak|little|rusty)",
    rf"(?:so |sorry |and |do )*you mean {_W}{{1,5}}?{_ASKED_WORD} (?:\w+ )?$",
    rf"{_ASKED_WORD} {_W}{{0,3}}?(?:did you say|were you saying|you said|was it you said|did you ask|did you just say)",
    r"(?:say|ask|tell me|read|repeat|give me|go through|run through|list|name) (?:me )?(?:those|them|these|that|the \w+|it|all that|that bit) "
    r"(?:\w+ ){0,2}?(?:again|once more|slowly|one by one|one at a time|louder|more slowly)",
    r"what (?:was|were|is|are) (?:the|that|those) (?:other|last|first|second|third|rest|middle|next|end|final|whole|list|"
    r"options|question|ones|words|bit|choices)",
    r"what (?:does|do|did) (?:that|you|it|this) mean",
    r"(?:put|say|phrase|ask) (?:that|it|the question) (?:\w+ ){0,2}?(?:plainly|simply|simpler|in plain|differently|another way|"
    r"in other words|properly|clearly|more clearly|in english)",
    r"(?:you are|you were|your voice is|the line is|this line is|line is|the phone is|you have gone|you keep|it is|it keeps) "
    r"(?:\w+ ){0,2}?(?:breaking up|crackling|crackly|very faint|faint|muffled|cutting out|cut out|too quiet|mumbling|all fuzzy|echoing|"
    r"fading|very quiet|not clear|going too fast|too fast|garbled|distorted)",
    r"(?:only|just) (?:heard|caught|got) (?:half|part|the (?:first|last|end|beginning)|some|a bit)",
    r"(?:lost|missed) (?:you|all|most|half|some|the|what|that|your)(?= (?:there|of|at|for|after|you|the|half|end|start|last|bit|"
    r"word|question|first|said)| $|$)",
    r"(?:can|could|did) not (?:quite |really |even )?(?:make out|make head|hear|catch|follow) (?:\w+ ){0,4}?(?:you|word|what|that|"
    r"saying|question|said)",
    r"(?:from|at) the (?:top|beginning|start) (?:again|please)|start (?:again|over)(?= please| $|$)|go (?:over|through) (?:that|it) again",
    r"(?:my ears|my hearing|hard of hearing|deaf|hearing aid|speak up|turn (?:it|you) up)",
)
_WHO: Final = (
    r"(?:who|whom) (?:is|might|may|am|are|was) (?:\w+ ){0,2}?(?:asking|calling|ringing|phoning|speaking|talking|you be|this be|"
    r"on the line|on the phone|at the other end|that be)",
    r"(?:and |so )?who (?:might|may|would|exactly are|the \w+ are|are) you(?: be| people| lot| guys)?",
    r"(?:may|can|could|might) i (?:please |just )?(?:know|ask|have|get|enquire|inquire) (?:who|whom|where|what|why|your (?:good |full )?"
    r"(?:name|company|organisation|organization|position|number|department))",
    r"(?:your|the) (?:good |full )?name (?:please|sir|madam|first)",
    r"what is your (?:good |full )?name",
    r"(?:are you|is this|you are|is it|is that) (?:\w+ ){0,2}?(?:from|with|calling from|of) (?:the |a |some )?\w+",
    r"(?:is this|is that|is it|are you) (?:\w+ ){0,2}?(?:bank|police|council|hospital|government|post office|clinic|school|ministry|"
    r"authority|authorities|bureau|committee|insurance|company|office)",
    r"who (?:sent|told|put|ordered|asked|authorised|authorized|hired|pays|employs) you",
    r"what (?:exactly |the \w+ )?are you(?= |$)",
    r"(?:which|what) (?:\w+ )?(?:office|department|hospital|organisation|organization|company|agency|authority|bank|firm|"
    r"committee|district|council|outfit|government) (?:is|are|do|did|you|was|this|from)",
    r"(?:where|who) (?:\w+ ){0,3}?(?:calling|ringing|phoning|speaking) (?:me )?(?:from|for|on behalf)",
    r"(?:calling|ringing|phoning) (?:me )?(?:from|for|on behalf of|about) (?:where|who|whom|what|which)",
    r"(?:how|where) (?:did|do|have|come|on earth did|the \w+ did) (?:you|u|your lot|they) (?:\w+ )?(?:get|got|have|know|find|come by|obtain|"
    r"obtained|gotten)(?: hold of)? (?:my|this|our|me)",
    r"who (?:gave|sold|told|passed) (?:\w+ ){0,2}?(?:my|this|our|you) ",
    r"what (?:is|was) (?:all )?(?:this|it|that|the call|this call) (?:call )?(?:\w+ )?(?:about|for|regarding|concerning|in aid of|in connection)",
    r"what (?:is it |do |are |can |would )?you (?:want|after|selling|calling about|ringing about|need|phoning about|do for you)",
    r"(?:is this|are you|sounds like|this is|is it|this sounds like|you sound like) (?:\w+ ){0,3}?(?:scam|scammers?|fraud|con|hoax|prank|"
    r"trick|sales call|telemarketing|telesales|swindle|swindlers?|fraudsters?|selling|genuine|legit|legitimate)",
    r"(?:prove|proof|how do i know|how can i (?:be sure|know|tell|trust)|can i verify|how am i to know) (?:\w+ ){0,4}?(?:you|this|who|it)",
    r"(?:do i|should i) know you",
    r"(?:on )?(?:whose|what) (?:behalf|authority)",
    r"who (?:do|are) you (?:work|working|represent|representing|with|from)",
    r"why (?:are|do|did|would|should|does) (?:you|it|that|anybody|the \w+|a \w+) (?:\w+ ){0,2}?(?:calling|ringing|phoning|ask|asking|need|want|"
    r"matter|know|call|ring|phone|interested)",
)
_OR_ROBOT: Final = (
    r"or (?:is (?:it|this|that) |are you |am i )?(?:just |only |some kind of )*(?:a |an |some |talking to a )?(?:\w+ )?(?:machine|computer|robot|"
    r"recording|programme|program|tape|bot|chatbot|ai)(?= |$)",
    r"(?:is|are) (?:that|this|it|you) (?:\w+ )?(?:siri|alexa|cortana|google|xiaoai)",
)
_ROBOT: Final = (
    r"(?:you|this|it|that) (?:are|is|sounds?|must be|might be|seems?)(?: not)? (?:like |just |only |clearly |obviously )*(?:a |an |some |one of those )?"
    r"(?:\w+ )?(?:robot|machine|computer|recording|bot|tape|automated|automatic|pre recorded|recorded|siri|alexa|chatbot|ai|programme|program)(?= |$)",
    r"(?:are|am|is) (?:you|i|this|that|it|there) (?:\w+ ){0,3}?(?:talking to |speaking to )?(?:a |an |some )?(?:real|actual|live|living|"
    r"human|robot|machine|computer|recording|bot|tape|automated|automatic|flesh)(?= (?:person|human|being|or|voice|man|woman|lady|then|is|"
    r"people|call|one|thing|and|system|caller)| $|$)",
    r"(?:flesh and blood|have you got a pulse|real or (?:a |just )?(?:machine|fake|recorded|computer))",
)
_REFUSE: Final = (
    r"(?:(?:where|who|what|how|whether|when|which) (?:\w+ ){1,7}?)?(?:is|are) (?:\w+ )?(?:my|our|nobody is|noone is|nobodys|none of your|not your|no) (?:own )?(?:business|concern|affair|"
    r"affairs)",
    r"(?:not|never) (?:\w+ )?(?:give|giving|confirm|confirming|tell|telling|say|saying|discuss|discussing|share|sharing|answer|answering|"
    r"do|provide|disclose) (?:\w+ ){0,4}?(?:over|on|down) the (?:phone|telephone)",
    r"(?:^|am |are |sorry |no |going to |will )(?:be )?not (?:be )?(?:answering|confirming|telling|discussing|buying|saying)(?= |$)",
    r"(?:telling|tell|told) (?:you|them) nothing",
    r"not (?:be )?(?:get|getting|hear|have|having) (?:any|a|one|another|the) (?:\w+ ){0,2}?(?:from|out of) (?:me|us)(?: (?!but )\w+)*",
    r"(?:do not|not) (?:really |even )?(?:want|wish|care|feel like) (?:to )?(?:talk|talking|speak|speaking|chat|chatting|answer|answering|"
    r"discuss|buy)(?= (?:about|now|today|to anyone|to anybody|to strangers|anything|any|it|that|this)| $|$)",
    r"(?:is|are) (?:between|for) me and my (?:\w+ )?(?:doctor|god|wife|family)",
    r"mind (?:your|ya) (?:own|business)",
    r"(?:rather|prefer|sooner|choose|would) not (?:to )?(?:\w+ )?(?:say|tell|answer|discuss|talk about|share|disclose|give|get into|"
    r"go into|reveal|comment)",
    r"(?:not|never) (?:\w+ ){0,3}?(?:telling|saying|discussing|sharing|giving|disclosing|revealing) (?:you|that|this|any|anything|out|my|"
    r"it|such|strangers|people i)",
    r"(?:do not|not|will not|no) (?:\w+ ){0,2}?(?:discuss|share|give out|disclose|talk about|reveal|tell) (?:\w+ ){0,3}?(?:strangers|"
    r"over the (?:phone|telephone)|on the (?:phone|telephone)|with you|to you|people i do not)",
)
_REFUSE_LOOSELY: Final = (
    r"(?:what|how) (?:is|has) (?:\w+ ){0,6}?(?:to do with|got to do with) (?:you|this|anything)",
    r"(?:you|they) (?:do not|have no|need not) (?:need|right|business|call) (?:to )?(?:know|ask|asking|be asking|knowing)",
    r"(?:skip|pass on|pass over|leave out|move on from|(?<!the )next)(?: to)?(?: the)? (?:this|that|it|next|question|one)",
    r"(?:too|very|rather|a bit|quite|so) (?:personal|private|intrusive|nosy|nosey)",
    r"(?:ask|try) (?:me )?(?:something|anything|another question) (?:else|other)",
    r"i (?:will )?(?:decline|refuse|pass)(?= |$)",
    r"(?:why|what) (?:should|would|must|do) i (?:\w+ )?(?:tell|answer|say|give|share)",
)
_UNSURE: Final = (
    r"(?:can|could|would) not (?:\w+ )?(?:tell you|say|swear|give you (?:a|an|the|any)|put a (?:number|figure|date)|be sure|vouch|"
    r"answer that)(?! (?:no|i have not|i had not|i did not))",
    r"(?:am |do )?not (?:be )?knowing|(?:can|could) not (?:quite )?(?:work it out|work that out|place it|figure it out|figure that out)",
    r"(?:no|have not got a|do not have a|have not got any|do not own a) thermometer",
    r"(?:memory|mind) (?:is|has gone|fails|went|is not|has gone completely)",
)
_CORRECTION: Final = (
    r"(?:said|told you|answered|gave you|gave|put|say|mentioned)(?: \w+){0,9}? (?:(?:but|and|and yet|only|though|which|well) )?(?:that|it|this)(?: \w+)? "
    r"(?:is|was|were) (?:\w+ )?(?:not (?:correct|right|true|so|quite right)|wrong|a mistake|incorrect|a lie|untrue|false|rubbish)",
    r"(?:should not|should never|ought not to|did not mean to) (?:have )?(?:\w+ )?(?:said|told|answered|given|put|say|tell)",
    r"i (?:said|told you) (?:\w+ ){1,3}?(?:people |days |of us )?but (?:it is|we are|i am|it was|there are|i have|i did|i was|it should)",
    r"forgot (?:something|to (?:say|mention|tell))",
    r"(?:made|make) (?:a|an) (?:\w+ )?(?:error|mistake|slip)",
    r"(?:got|put|said|gave|told you) (?:something|it|that|this|one|one thing) wrong|put (?:it|that|this|things) right",
    r"should have (?:said|told you|answered|mentioned|put)",
    r"answered (?:\w+ ){0,4}?(?:wrongly|wrong|incorrectly|too (?:quickly|fast)|badly|by mistake)",
    r"(?:answer|one|question|thing|bit|reply|part|number|date) (?:\w+ ){0,2}?(?:before|earlier|from before|just now|a minute ago|i gave)"
    r" (?:\w+ )?(?:was|is) (?:\w+ )?(?:wrong|not right|incorrect|a mistake|not correct|not true)",
    r"(?:my|the|that|an|last|first|previous|earlier) (?:\w+ ){0,2}?(?:answer|reply|response|answers)(?: \w+){0,6}? (?:was|is|were|should|needs?|"
    r"has to) (?:\w+ )?(?:wrong|not right|incorrect|be|changing|correcting|a mistake|not correct|to be)",
    r"what i (?:just )?(?:said|told you|answered)(?: \w+){0,6}? (?:was|is) (?:\w+ )?(?:wrong|not right|incorrect|a mistake|not true|untrue|nonsense)",
    r"(?:gave|told) you (?:the )?(?:a )?wrong",
    r"(?:i|i have|i think i|may have|might have|must have) (?:just )?(?:made a (?:\w+ )?(?:mistake|slip|blunder)|got (?:that|it|one|the \w+(?: \w+)?) wrong|"
    r"mixed (?:that |it |those |the \w+ )?up|got (?:muddled|mixed up|confused)|misunderstood|misheard|misspoke|spoke too soon)",
    r"(?:change|correct|fix|amend|revise|take back|undo|alter|redo) (?:\w+ ){0,3}?(?:answer|answers|what i|said|told|reply|response|last one|mistake|"
    r"something|that last)",
    r"(?:go|going|take me|take us|get) back (?:\w+ ){0,3}?(?:question|one|answer|answered|wrong|first|last|previous)",
    r"go back i (?:answered|said|got|gave|made|told|was|need)",
    r"not what i (?:said|meant|told|answered)",
    r"(?:about|on|to) (?:the|that) (?:\w+ )?(?:last|previous|earlier|first|travel|contact|fever|temperature|household) (?:question|one|answer)"
    r" (?:\w+ ){0,3}?(?:wrong|mistake|i should|actually|i meant|i forgot)",
    r"(?:scratch|strike) (?:that|what i said)(?= (?:the|my|i said|what)| $|$)",
)
_MISHEARD: Final = (
    r"(?:did not (?:say|mean) that|never said that|you (?:have )?(?:got|put|wrote|written|noted|took|taken|heard) (?:\w+ ){0,3}?wrong)",
)
_AT: Final = (
    r"(?:later(?: on)?|tomorrow|tonight|another (?:time|day)|some other (?:time|day)|some time|sometime|next (?:week|month|time)|"
    r"(?:this|in the|tomorrow|during the|at the|on the|over the) (?:evening|morning|afternoon|weekend|night)|at night|"
    r"(?:in|after|within|in about|in like) (?:a|an|half|one|two|three|five|ten|twenty|thirty|fifteen|forty|couple|few|about|\d+)(?: \w+){0,3}|"
    r"(?:at|after|before|around|about|past|by|from) (?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|noon|lunch|dinner|supper|"
    r"work|school|midday|\d+|the weekend|my shift|i get|i am|we are|i have)|"
    r"on (?:monday|tuesday|wednesday|thursday|friday|saturday|sunday)|(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday)|"
    r"when (?:i|we|my|he|she|it|the)|once (?:i|we)|(?:not )?(?:till|until) (?:i|we|later|after|tomorrow|tonight|\w+)|a (?:bit|little) later|"
    r"at a better|at another|a better time|half an hour|an hour|in a (?:bit|while|minute)|as soon as i)"
)
_TRY_AGAIN: Final = (
    r"(?:call|ring|phone|try|ask|contact|speak|talk|come back|do this|do that|do it|get back|reach|get|catch|buzz|make it|discuss this|"
    r"continue|carry on|finish this|finish|answer|have this|give (?:me|us) a (?:call|ring|buzz|shout|bell))"
)
_LATER: Final = (
    rf"(?<!i will )(?<!he will )(?<!she will )(?<!they will )(?<!i did )(?<!i )(?<!to )(?<!he )(?<!she )(?<!they ){_TRY_AGAIN} (?:to |with |on )?(?:(?:me|us|him|her|you|back|again|"
    rf"this|that|it|them) )*(?:some other time|{_AT})(?= |$)",
    rf"(?:can|could|will|would|shall|may|let|better) (?:you|we|i|us) (?:\w+ )?{_TRY_AGAIN} (?:to |with |on )?(?:(?:me|us|back|again|this|that|it|you|"
    rf"the rest) )*{_AT}(?= |$)",
    r"(?:call|ring|phone|try)(?: me| us)? (?:back|again)(?= please| then| $|$| some| but)",
    r"(?:i|we) (?:am|are) (?:\w+ ){0,2}?(?:in the middle of|about to|just about to|on my way|on the way|running late|late for|up to my|"
    r"rushed off|rushing|cooking|driving|in a meeting|at a funeral|with (?:a|the) (?:customer|client|doctor|patient)|at the (?:till|checkout|"
    r"wheel|hospital|doctors)|on the (?:bus|train|tram|motorway|toilet|loo|other line)|on another|expecting (?:a|another) call|"
    r"just (?:leaving|going out|heading out|serving)|tied up|up a ladder|feeding|bathing|putting the)(?! (?:away|thirty|last|yesterday))",
    r"(?:later|afterwards|after this|another time|next time|some other time)(?: please| thanks| okay| sorry| thank you| bye| maybe)* $",
    r"(?:catching|caught|got) (?:me|us) (?:at|in|on) (?:a|the) (?:bad|wrong|awkward|terrible|busy|hop|middle)",
    r"(?:bad|awkward|busy|inconvenient|terrible|wrong) (?:time|moment)(?= (?:for|now|right|to|i|can|call|ring)| $|$)",
    r"(?:can|could|may) (?:this|it|that) wait",
    r"(?:not|no) (?:a |the )?(?:\w+ )?(?:convenient|time to talk|free (?:right |just )?now|able to talk|free at the moment)",
    r"(?:have not|no|have no) (?:got )?(?:\w+ )?time (?:right |just )?(?:now|at the moment|today|this minute)",
)
_HELLO: Final = (
    r"^(?:(?:wei|hello|hi|hey|ni hao|oh|yes|um|hullo|hallo|allo|yello|yo|ahoy|good day|good morning|good afternoon|good evening) )+$",
    r"(?:are|is) (?:you|anybody|anyone|somebody|someone) (?:\w+ )?(?:there|still there|on the line|listening|here)(?= |$)",
    r"(?:can|do|could) (?:you|anybody|anyone) (?:\w+ )?hear me",
    r"anyone (?:\w+ )?on the line|(?:line|phone|call) (?:has |just |has just )*(?:went|gone|is|been|got) (?:\w+ )?(?:dead|quiet|cut|silent)",
    r"(?:have|did) (?:you|we|i) (?:gone|lose|lost|been cut|get cut|cut)(?= (?:off|you|away|dead|me)| $|$)",
)
_HOLD: Final = (
    r"(?:hold|hang|bear|wait|stay)(?: \w+)? (?:on|with me|there|the line|a \w+|one|two|half|for me)(?! (?:to|the bus|the train|and))",
    r"^(?:(?:oh|just|wait|sorry|um) )*(?:two|one|half a|just a|a|couple of) (?:ticks?|seconds?|secs?|moments?|minutes?|mo|mins?) ",
    r"(?:give|gimme|lend|allow) (?:me |us )?(?:just )?(?:a|one|two|half a|a couple of|five) (?:second|seconds|sec|secs|minute|minutes|mo|moment|moments|"
    r"tick|ticks|mins?)",
    r"(?:let me|i will|i need to|i have to|i must|i had better|i shall) (?:just |first |quickly )?(?:go and |go )?(?:get|fetch|find|put|turn|shut|close|grab|check|look|"
    r"ask|see to|sit|move|take (?:off|my)|pull over|pick up|switch|open)(?= (?:my|the|a|this|to|it|down|over|somewhere|that|for|in|on|off|him|her))",
    r"(?:stop|pause|wait) (?:there )?(?:for )?(?:just )?(?:a|one) (?:second|minute|moment|sec|tick)",
    r"(?:be )?(?:right back|right with you|with you in a)",
    r"(?:someone|somebody|there is (?:someone|somebody)|there is a \w+) (?:\w+ )?(?:at|on|knocking at) (?:the|my) (?:door|gate)",
    r"(?:pan|pot|kettle|milk|soup|rice|food|tap|stove|doorbell) (?:is|has) (?:\w+ )?(?:boil\w*|burn\w*|on|over|running|ringing)",
    r"(?:baby|kid|child|dog|bell) (?:is|has) (?:\w+ )?(?:crying|barking|screaming|ringing|woken up)",
)


def _any(expressions: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?<![^ ])(?:{'|'.join(expressions)})(?:(?<= )|(?= )|$)")


Signs = dict[Request, tuple[re.Pattern[str], frozenset[str]]]
"""Request → how it is built, and words of which it has at least one."""


def _signs(listing: tuple[tuple[Request, tuple[str, ...], str], ...]) -> Signs:
    return {
        request: (_any(expressions), frozenset(listed(words)))
        for request, expressions, words in listing
    }


SURE: Final = _signs((
    ("correction", _CORRECTION, "not wrong mistake lie untrue false should wrongly incorrectly answered answer change correct "
     "fix amend revise back muddled mixed misunderstood misheard misspoke soon scratch strike confused incorrect rubbish "
     "nonsense undo alter redo forgot meant error but right slip"),
    ("human", _HUMAN, "talk talking speak speaking say tell telling explain discuss transfer connect chat deal machine robot "
     "computer recording bot tape voice person human operator agent representative executive manager supervisor boss nurse "
     "doctor instead"),
    ("refuse", _REFUSE, "business concern affair affairs doctor god mind rather prefer sooner choose telling saying discussing not nothing "
     "sharing giving disclosing revealing discuss share disclose reveal tell give talk"),
    ("robot", _OR_ROBOT, "or siri alexa cortana google xiaoai"),
    ("repeat", _ECHO, "what who whom whose where when which many long much one"),
))  # fmt: skip
"""They hold whatever else was understood."""
SIGNS: Final = _signs((
    ("robot", _ROBOT, "robot machine computer recording bot tape automated automatic recorded siri alexa chatbot ai real actual "
     "live living human flesh pulse"),
    ("refuse", _REFUSE_LOOSELY, "do know need right ask skip pass leave move next personal private intrusive nosy nosey else "
     "decline refuse should would must"),
    ("later", _LATER, "call ring phone try ask contact speak talk come do get reach catch buzz make discuss continue carry "
     "finish answer have give middle about way late rushing cooking driving meeting wheel till bus train expecting tied "
     "feeding caught catching bad awkward busy wrong inconvenient wait convenient free time later afterwards after another next"),
    ("hello", _HELLO, "wei hello hi hey ni hullo hallo allo yello yo ahoy there line listening hear lost lose cut gone good"),
    ("repeat", _REPEAT_LOOSELY, "what who whom whose where when which how again slowly louder mean plainly simply simpler faint "
     "breaking muffled english mumbling quiet only just lost missed not top beginning start ears hearing deaf up one differently "
     "clearly"),
    ("hold", _HOLD, "hold hang bear wait give gimme lend let will need must right door gate pan pot kettle milk soup rice food "
     "baby dog tap doorbell have stay back stove stop tick ticks second "
     "seconds moment sec minute"),
    ("who", _WHO, "who whom name which what where how scam fraud con hoax prank trick genuine legit legitimate swindle prove "
     "proof verify know whose why from with bank police council hospital government clinic ministry authority bureau committee insurance company office sent "
     "selling scammers telesales telemarketing"),
    ("correction", _MISHEARD, "wrong that"),
    ("unsure", _UNSURE, "not memory mind thermometer"),
))  # fmt: skip
"""They hold where nothing was understood, in this order."""


def built(plain: str, signs: Signs) -> Iterator[tuple[Request, int, int]]:
    """The requests that a plain form holds by how they are built, and where."""
    words = frozenset(plain.split())
    for request, (expression, known) in signs.items():
        if known.isdisjoint(words):
            continue
        match = expression.search(plain)
        if match and match.end() > match.start():
            yield request, *match.span()
