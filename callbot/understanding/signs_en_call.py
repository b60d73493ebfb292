"""English about the call at hand by how it is built: once more, one moment, later, hello.

See `requests_en_signs.py`, which says where they hold.
"""

from __future__ import annotations

from typing import Final

_W: Final = r"(?:\w+ )"
_ASKED_WORD: Final = (
    r"(?:what|who|whom|whose|where|when|which|which one|how many|how long|how much)"
)
ECHO: Final = (
    # an echo with the gap in its place: in my what? in the past how many days?
    rf"^(?:(?:sorry|well|um|uh|oh|so|wait|hang on|okay|hello|pardon|excuse me|what) )*(?!who |what |"
    rf"why |how |you |i |guess |.*(?:idea|know|sure|clue|remember|depends|matter) )"
    rf"(?:(?!you |your |i am )\w+ ){{0,6}}?(?:of|in|with|from|to|the|a|an|my|past|last|for|about|at|on|"
    rf"any|met|like|near|outside|"
    rf"been|have) {_ASKED_WORD} (?:(?:sorry|again|please|exactly|days|weeks|people|did you say|was that|"
    rf"now|degrees|pardon) )*$",
    r"^(?!(?:so|now|for|you|i|but|and|then|know|guess|say|or|oh|well|yes|no|okay|hello|sorry|like|um|uh|"
    r"who|because) )\w+ (?:\w+ )?what $",
    r"^(?!is |are |am |was |so ).{3,60} or (?:what|what was it|what was that|what was the \w+(?: \w+)?) $",
)
REPEAT_LOOSELY: Final = (
    r"(?:^|sorry |pardon )(?:what|which) (?:\w+ )?(?:was|is|were) (?:that|it|those)(?= again| sorry| $|$)",
    r"(?:^|sorry |oh |please )again(?: please)?(?= |$)",
    r"my english (?:is|was) (?:\w+ )?(?:slow|bad|poor|not|weak|little|rusty)",
    rf"(?:so |sorry |and |do )*you mean {_W}{{1,5}}?{_ASKED_WORD} (?:\w+ )?$",
    rf"{_ASKED_WORD} {_W}{{0,3}}?(?:did you say|were you saying|you said|was it you said|did you ask|"
    rf"did you just say)",
    r"(?:say|ask|tell me|read|repeat|give me|go through|run through|list|name) (?:me )?(?:those|them|"
    r"these|that|the \w+|it|all that|that bit) "
    r"(?:\w+ ){0,2}?(?:again|once more|slowly|one by one|one at a time|louder|more slowly)",
    r"what (?:was|were|is|are) (?:the|that|those) (?:other|last|first|second|third|rest|middle|next|end|"
    r"final|whole|list|"
    r"options|question|ones|words|bit|choices)",
    r"what (?:does|do|did) (?:that|you|it|this) mean",
    r"(?:put|say|phrase|ask) (?:that|it|the question) (?:\w+ ){0,2}?(?:plainly|simply|simpler|in plain|"
    r"differently|another way|"
    r"in other words|properly|clearly|more clearly|in english)",
    r"(?:you are|you were|your voice is|the line is|this line is|line is|the phone is|you have gone|"
    r"you keep|it is|it keeps) "
    r"(?:\w+ ){0,2}?(?:breaking up|crackling|crackly|very faint|faint|muffled|cutting out|cut out|"
    r"too quiet|mumbling|all fuzzy|echoing|"
    r"fading|very quiet|not clear|going too fast|too fast|garbled|distorted)",
    r"(?:only|just) (?:heard|caught|got) (?:half|part|the (?:first|last|end|beginning)|some|a bit)",
    r"(?:lost|missed) (?:you|all|most|half|some|the|what|that|your)(?= (?:there|of|at|for|after|you|the|"
    r"half|end|start|last|bit|"
    r"word|question|first|said)| $|$)",
    r"(?:can|could|did) not (?:quite |really |even )?(?:make out|make head|hear|catch|"
    r"follow) (?:\w+ ){0,4}?(?:you|word|what|that|"
    r"saying|question|said)",
    r"(?:from|at) the (?:top|beginning|start) (?:again|please)|start (?:again|over)(?= please| $|$)|"
    r"go (?:over|through) (?:that|it) again",
    r"(?:my ears|my hearing|hard of hearing|deaf|hearing aid|speak up|turn (?:it|you) up)",
)
_AT: Final = (
    r"(?:later(?: on)?|tomorrow|tonight|another (?:time|day)|some other (?:time|day)|some time|sometime|"
    r"next (?:week|month|time)|"
    r"(?:this|in the|tomorrow|during the|at the|on the|over the) (?:evening|morning|afternoon|weekend|"
    r"night)|at night|"
    r"(?:in|after|within|in about|in like) (?:a|an|half|one|two|three|five|ten|twenty|thirty|fifteen|"
    r"forty|couple|few|about|\d+)(?: \w+){0,3}|"
    r"(?:at|after|before|around|about|past|by|from) (?:one|two|three|four|five|six|seven|eight|nine|ten|"
    r"eleven|twelve|noon|lunch|dinner|supper|"
    r"work|school|midday|\d+|the weekend|my shift|i get|i am|we are|i have)|"
    r"on (?:monday|tuesday|wednesday|thursday|friday|saturday|sunday)|(?:monday|tuesday|wednesday|"
    r"thursday|friday|saturday|sunday)|"
    r"(?<!ask me )when (?:i|we|my|he|she|it|the)|once (?:i|we)|(?:not )?(?:till|until) (?:i|we|later|after|"
    r"tomorrow|"
    r"tonight|\w+)|a (?:bit|little) later|"
    r"at a better|at another|a better time|half an hour|an hour|in a (?:bit|while|minute)|as soon as i)"
)
_TRY_AGAIN: Final = (
    r"(?:call|ring|phone|try|ask|contact|speak|talk|come back|do this|do that|do it|get back|reach|get|"
    r"catch|buzz|make it|discuss this|"
    r"continue|carry on|finish this|finish|answer|have this|give (?:me|us) a (?:call|ring|buzz|shout|bell))"
)
LATER: Final = (
    r"(?<!i will )(?<!he will )(?<!she will )(?<!they will )(?<!i did )(?<!i )(?<!to )(?<!he )(?<!she )"
    rf"(?<!they ){_TRY_AGAIN} (?:to |with |on )?(?:(?:me|us|him|her|you|back|again|"
    rf"this|that|it|them) )*(?:some other time|{_AT})(?= |$)",
    rf"(?:can|could|will|would|shall|may|let|better) (?:you|we|i|us) (?:\w+ )?{_TRY_AGAIN} (?:to |with |"
    rf"on )?(?:(?:me|us|back|again|this|that|it|you|"
    rf"the rest) )*{_AT}(?= |$)",
    r"(?:call|ring|phone|try)(?: me| us)? (?:back|again)(?= please| then| $|$| some| but)",
    r"(?:i|we) (?:am|are) (?:(?!not )\w+ ){0,2}?(?:in the middle of|about to|just about to|on my way|"
    r"on the way|running late|late for|up to my|"
    r"rushed off|rushing|cooking|driving|in a meeting|at a funeral|with (?:a|the) (?:customer|client|"
    r"doctor|patient)|at the (?:till|checkout|"
    r"wheel|hospital|doctors)|on the (?:bus|train|tram|motorway|toilet|loo|other line)|on another|"
    r"expecting (?:a|another) call|"
    r"just (?:leaving|going out|heading out|serving)|tied up|up a ladder|(?:feeding|bathing|"
    r"putting) (?:the|my) (?:baby|kids?|children|little))(?! (?:away|thirty|last|yesterday))",
    r"(?:later|afterwards|after this|another time|next time|some other time)(?: please| thanks| okay|"
    r" sorry| thank you| bye)+ $",
    r"(?:maybe|perhaps|now|busy|driving|okay) (?:later|afterwards|another time|some other time)(?= |$)",
    r"(?:catching|caught|got) (?:me|us) (?:at|in|on) (?:a|the) (?:bad|wrong|awkward|terrible|busy|hop|"
    r"middle)",
    r"(?:bad|awkward|busy|inconvenient|terrible|wrong) (?:time|moment)(?= (?:for|now|right|to|i|can|"
    r"call|ring)| $|$)",
    r"(?:can|could|may) (?:this|it|that) wait",
    r"(?:not|no) (?:a |the )?(?:\w+ )?(?:convenient|time to talk|free (?:right |just )?now|able to talk|"
    r"free at the moment)",
    r"(?:have not|no|have no) (?:got )?(?:\w+ )?time (?:right |just )?(?:now|at the moment|today|"
    r"this minute)",
)
HELLO: Final = (
    r"^(?:(?:wei|hello|hi|hey|ni hao|oh|yes|um|hullo|hallo|allo|yello|yo|ahoy|good day|good morning|"
    r"good afternoon|good evening) )+$",
    r"(?:are|is) (?:you|anybody|anyone|somebody|someone) (?:\w+ )?(?:there|still there|on the line|"
    r"listening|here)(?= |$)",
    r"(?:can|do|could) (?:you|anybody|anyone) (?:\w+ )?hear me",
    r"anyone (?:\w+ )?on the line|(?:line|phone|call) (?:has |just |has just )*(?:went|gone|is|been|"
    r"got) (?:\w+ )?(?:dead|quiet|cut|silent)",
    r"(?:have|did) (?:you|we|i) (?:gone|lose|lost|been cut|get cut|cut)(?= (?:off|you|away|dead|me)| $|$)",
)
HOLD: Final = (
    r"(?:hold|hang|bear|wait|stay)(?: \w+)? (?:on|with me|there|the line|a \w+|one|two|half|"
    r"for me)(?! (?:to|the bus|the train|and))",
    r"^(?:(?:oh|just|wait|sorry|um) )*(?:two|one|half a|just a|a|couple of) (?:ticks?|seconds?|secs?|"
    r"moments?|minutes?|mo|mins?) ",
    r"(?:give|gimme|lend|allow) (?:me |us )?(?:just )?(?:a|one|two|half a|a couple of|five) (?:second|"
    r"seconds|sec|secs|minute|minutes|mo|moment|moments|"
    r"tick|ticks|mins?)",
    r"(?:let me|i will|i need to|i have to|i must|i had better|i shall) (?:just |first |"
    r"quickly )?(?:go and |go )?(?:get|fetch|find|put|turn|shut|close|grab|check|look|"
    r"ask|see to|sit|move|take (?:off|my)|pull over|pick up|switch|open)(?= (?:my|the|a|this|to|it|down|"
    r"over|somewhere|that|for|in|on|off|him|her))",
    r"(?:stop|pause|wait) (?:there )?(?:for )?(?:just )?(?:a|one) (?:second|minute|moment|sec|tick)",
    r"(?:be )?(?:right back|right with you|with you in a)",
    r"(?:someone|somebody|there is (?:someone|somebody)|there is a \w+) (?:\w+ )?(?:at|on|"
    r"knocking at) (?:the|my) (?:door|gate)",
    r"(?:pan|pot|kettle|milk|soup|rice|food|tap|stove|doorbell) (?:is|has) (?:\w+ )?(?:boil\w*|burn\w*|"
    r"on|over|running|ringing)",
    r"(?:baby|kid|child|dog|bell) (?:is|has) (?:\w+ )?(?:crying|barking|screaming|ringing|woken up)",
)
