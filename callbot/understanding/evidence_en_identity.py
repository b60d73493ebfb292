"""English evidence of who is speaking, as in `evidence_en.py`."""

from __future__ import annotations

from callbot.understanding.evidence_en_words import KIN, SPEAKING_FOR

PATTERNS: dict[str, tuple[str, ...]] = {
    "self": (
        r"^(?:um |uh |er |ah |so |let me see |you know |yes |yeah |yep |hello |hi |oh |"
        r"well |okay |sure |hey |no )*(?:speaking|"
        r"this is (?:he|she|me|i|(?:him|her)(?= $| speaking| here))|that is me|that would be (?:me|us)(?! "
        r"(?!who|what|how|speaking)[a-z])|"
        r"it is me|i am (?:he|she|him|her)(?! (?!speaking|here|sir|madam)\w)|"
        r"you are (?:speaking|talking) to (?:him|her|me)|"
        r"you have got (?:him|her|me)|you got (?:him|her|me)|it is (?:he|she)|in person|"
        r"yours truly|go ahead|what can i do for you|how can i help|how may i help|"
        r"what do you need|the one and only|i am listening|that is right it is me|"
        r"(?:i am|me|right here|shoot)(?= $| (?:sir|madam|speaking|here|what|how|go|who|why|please|"
        r"you|can|yes|yeah) )) ",
        rf"{''.join(f'(?<!{one} )' for one in SPEAKING_FOR)}speaking $",
        r"(?:that is me|this is (?:he|she)|go ahead|i am listening) $",
        r"^(?:(?:yes|yeah|yep|yup|uhhuh|that is|sure|oh|well|um|uh|er|ah|so|let me see|and|you) )*"
        r"(?:have got |got |"
        r"have |"
        r"reached )?(?:it is )?the right "
        r"(?:number|person|man|woman|one|place|lady|guy|chap|house) |^(?:yes |"
        r"yeah )*right (?:number|person) |"
        r"(?:himself|herself|(?:that|this) is my name|(?:through|talking|speaking) to (?:the right|"
        r"the) (?:person|one|man|woman|lady|guy)) $|"
        r"(?:that is i|(?:it is )?myself(?: only| speaking)?|speaking only|"
        r"(?:i am )?the same(?: person)?|"
        r"the very same|you (?:have )?found (?:me|her|him)) $",
        r"(?:this is|i am|my name is|it is) (?P<name>\w+ )(?:speaking |\w+ |here |$)",
    ),
    "relative": (
        rf"(?:this is|i am|it is|you are speaking to|you are talking to|speaking with|"
        rf"talking to) (?:actually |just )?(?!the \w+ family)(?:his|her|the|their|mr \w+|mrs \w+|\w+ s|"
        rf"\w+ \w+ s|"
        rf"\w+s|\w+ (?!this|the|is)\w+s) (?:\w+ )?{KIN}",
        rf"(?:me|speaking) (?:his|her|their) (?:\w+ )?{KIN}",
        rf"that is my (?:\w+ )?{KIN}(?= $| (?:he|she|not|you|i|speaking|but))",
        r"(?:can|could|may|will|am able to) (?:answer|speak|talk) (?:for|on behalf of) (?:him|her|them|my|our)|"
        r"(?:speaking|answering|talking|calling|here|on the phone) (?:for|on behalf of) (?:him|her|"
        r"them|my|our)|"
        r"on behalf of (?:him|her|them|my|our)|(?:can|could|shall|may) (?:i|we) take a message",
        r"(?:he|she|they) (?:does |do )?lives? (?:here|with (?:me|us)|upstairs|downstairs|next door)",
        rf"this is my (?:\w+ )?{KIN} s (?:\w+ )?(?:phone|number|line|mobile)",
        rf"this is my {KIN}s (?:\w+ )?(?:phone|number|line|mobile)",
        r"(?:i am|this is) (?:just |only )?an? (?:friend|neighbou?r|colleague|relative|cousin|"
        r"helper) (?:of|in|from)",
        rf"^(?:no |well |oh |uh |um |sorry )*{KIN} (?:is|has|can|went) ",
        rf"(?:my|his|her|the) {KIN} (?:is|has|just|went|will|can|does|left|stepped|is not)",
        r"(?:he|she|they) (?:is|are|was|has|just|can|went|left|stepped|popped|nipped|will|does|"
        r"should) (?:just |only |currently |actually |right now |still )?(?:not (?:here|in|home|"
        r"available|around|at home|able|in right)|out|at work|away|asleep|sleeping|in the shower|"
        r"busy|unavailable|gone|back|popped|nipped|run|stepped|left|working|at school|at the|"
        r"in hospital|"
        r"in the hospital|in a meeting|driving|upstairs|downstairs|resting|lying down|having (?:a|his|"
        r"her) \w+|in bed|in the bath|"
        r"in the garden|on holiday|out the back|not back|at school|no longer|be back|be home|"
        r"gone to|"
        r"come to the phone|at his|at her)",
        r"(?:i can|i will|i could|let me|shall i|can i|want me to|should i|"
        r"i will go) (?:just |go |quickly |and |try to |try and |see if i can )*(?:get|find|call|"
        r"take a message|pass|tell|fetch|grab|put) (?:him|her|a message|"
        r"it on|on a|the message|you)",
        r"(?:i am|this is) (?:just |only |the )+(?:cleaner|maid|babysitter|nanny|carer|lodger|gardener|au pair|"
        r"helper|housekeeper|nurse|tenant)|"
        r"(?:i am|we are|this is|i am his|i am her) (?:\w+ )?(?:family|a relative|related)|"
        r"(?:his|her) (?:phone|number|cell|line|wife|husband|son|daughter|mother|father|brother|"
        r"sister|assistant|secretary)",
        r"^(?:no |nope |yes |yeah |hello |sorry |oh |well |um |uh )*(?:his|her) (?!name|number is not)",
        r"he is not in|she is not in|not (?:here|home) (?:right now|at the moment|now)",
        rf"(?:he|she) is my (?:\w+ )?(?:{KIN}|neighbou?r|friend|landlord|boss|colleague)",
        r"answering (?:for|his|her)|i (?:look after|care for|work for) (?:him|her|them|the)",
        r"(?:he|she) (?:can|could|is) not (?:able to )?(?:come to|get to|answer) the phone",
        r"(?:you can talk to me|speak to me instead)",
        rf"it is my (?:\w+ )?{KIN} (?:that |who )?you (?:want|are after|need|are looking for|mean|"
        rf"are asking for)|"
        rf"(?:you (?:want|are looking for|are after|need|mean)|that (?:would|will) be|"
        rf"that is) my (?:\w+ )?{KIN}|"
        r"(?:speaking|talking) (?:with|to) (?P<name>(?:mrs|miss|ms) \w+ )",
    ),
    "unknown_person": (
        r"wrong (?:number|person|guy|house|one|phone|man|woman|party|lady)",
        r"(?:there is|we have|got) (?:no|not any|nobody|noone)(?: one| body|"
        r" person)?(?: here)?(?: by| with| of| called| named| like| here)",
        r"(?:no|nobody|noone|not anyone|not anybody|no one)(?: here| person| one)?(?: by| with|"
        r" of| called| named)(?: that| the| this)? (?:name|that|called)?",
        r"(?:do not|not) know (?:any|anyone|anybody|him|her|who that|that person|who you|"
        r"this person|who that is|a|no)",
        r"(?:never heard of|do not live here|does not live here|no longer lives|moved out|"
        r"moved away|used to live|has not lived|used to have this|does not work here|"
        r"not at this number)",
        r"(?:just got|new|changed|got) (?:this |my |a |a new |this new )?(?:phone )?number",
        r"(?:i am|this is|that is|it is|you are not) not (?!sure|interested|feeling|going|able|"
        r"a good|in|at|available|a robot|the best|calling|doing|well)(?:him|her|he|she|me|"
        r"that person|the person|\w+)",
        r"(?:he|she) (?:has |is )?(?:just |sadly )?(?:passed away|passed on|passed|died|dead|"
        r"deceased|no more|expired) ",
        r"this is (?:a |the |an |actually a )*(?:\w+ )?(?:business|shop|office|company|restaurant|"
        r"school|hotel|pub|bakery|caf\u00e9|butchers?|barbers?|laundry|cafe|bar|station|council|"
        r"university|"
        r"store|hospital|clinic|factory|church|takeaway|garage|salon|surgery|library)",
        r"mistaken|mixed up|misdialled|misdialed|(?:he|she|they) (?:is|are) no longer (?:at|on|"
        r"with|using|"
        r"here|living) (?:this |the )?\w*|"
        r"number (?:was|has been|got|is) (?:re)?(?:assigned|given|issued) to|not my name|"
        r"no such person|name (?:\w+ ){0,3}?(?:is|was) not (?:mine|me|ours)|"
        r"nobody here|noone here|"
        r"do not have the right|(?:i am|this is|it is|you have(?: got| reached)?) (?:somebody|someone) else|"
        r"had this (?:phone|number|line) before",
    ),
}  # fmt: skip
