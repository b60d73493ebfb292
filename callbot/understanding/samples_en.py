"""English phrases for recogniser grammars: what people are likely to say, as templates."""

from __future__ import annotations

from callbot.core.script import Request

YES_NO = (
    "(yes|yeah|yep|sure|right|correct|okay|of course|absolutely|definitely|exactly|certainly|"
    "indeed)",
    "(yes|yeah|yep) (i do|i did|i have|i was|i am|it is|that is right|that's right|that's me|"
    "sure|please|i would|it was)",
    "(no|nope|nah|never|not really|not at all|no way|no thanks|no thank you|not me|not yet)",
    "no (i don't|i didn't|i haven't|i wasn't|i'm not|it isn't|not really|never|not at all|"
    "nothing|nowhere|i have not|i did not|i do not)",
    "i (do|did|have|was|am|would|don't|didn't|haven't|wasn't|wouldn't|have not|did not|do not)",
    "i (don't|do not) (think|believe) so", "i (think|guess|believe|suppose) (so|not)",
    "not (that i know of|as far as i know|as far as i'm aware|that i remember|to my knowledge|"
    "that i recall|lately|recently)",
    "(no|yes) wait (i did|i didn't|i have|i haven't|yes|no)",
    "(that's|that is) (right|correct|true|not right|not true|wrong|it|me)", "(uh huh|mm hmm|uh uh)",
    "(yeah|yes|no|oh) (yeah|yes|no)", "(probably|maybe|i'm afraid) (not|so|yes)",
    "no i mean (yes|no)",
)  # fmt: skip

DENIAL = (
    "(nothing|none|none of those|none of them|no symptoms|no nothing|neither|not any of those|"
    "no symptoms at all)",
    "(i'm|i am|we're|i feel|feeling|everything is|all) (fine|good|okay|well|great|healthy|"
    "all right|perfectly fine)",
    "no (fever|cough|coughing|temperature|fever or cough|fever no cough)",
    "(just|only|i have) a (bit of a |little |slight |)(cough|fever|headache)",
    "(a bit of|i have|i've got|just) (a|some) (fever|cough|temperature) (but|and) (no|"
    "a) (cough|fever)",
    "nothing (but|except|apart from) a (cough|fever|headache)", "nothing i'm (good|fine|okay)",
    "no (not|nothing) (at all|really)",
)  # fmt: skip

EVIDENCE: dict[str, tuple[str, ...]] = {
    "place": (
        "[yes|yeah] [i] (was in|went to|came back from|just came from|visited|have been to|"
        "got back from|flew to|drove to) {place}",
        "(to|in|from) {place}", "i (never went to|didn't go to|haven't been to) {place}",
        "i did go to {place} once",
    ),
    "journey": (
        "[yes|yeah] i (went|came|got|just got|just came|flew|drove) (home|back|away|abroad|"
        "out of town|back home) [for the holiday|last week|from a trip|from my hometown]",
        "i (was on|went on|took|just got back from) a (trip|vacation|business trip|holiday|"
        "flight|train)",
        "i (visited|went to see|was visiting|stayed with) my (parents|family|relatives|folks|"
        "hometown)",
        "i (was|have been) (away|abroad|out of town|traveling|travelling|overseas)",
    ),
    "stayed_home": (
        "[no] [i] (stayed|have stayed|stayed at|have been at|was at|been|have been) (home|put|"
        "at home|inside|indoors|here) [the whole time|all month|all the time|since january]",
        "[no] i haven't (left the house|been anywhere|gone anywhere|been out|left home|"
        "left town|gone out|traveled|travelled)",
        "(the trip|our trip|my flight|it|the holiday) was (cancelled|canceled|called off|off|"
        "postponed)",
        "(nowhere|been nowhere|i went nowhere)", "i (didn't|did not|never) (go|went) anywhere",
        "just (to the store|the supermarket|to work)",
    ),
    "sick_person": (
        "my (roommate|neighbor|neighbour|friend|colleague|coworker|wife|husband|mother|father|"
        "son|daughter|boss|cousin) (has it|got it|tested positive|was diagnosed|is sick|"
        "is infected|caught it|had it)",
        "(someone|somebody|a guy|one person) (at work|in my building|in my office|i know|"
        "next door) (has it|got it|tested positive|is sick)",
        "there (is|was) (one|a case) (at work|in my building|in our village)",
    ),
    "no_person": (
        "i haven't (seen|met|been around|been near) (anyone|anybody|a soul)",
        "(nobody|no one) (i know|around here) (has it|is sick)",
        "(i haven't seen|i've seen) (nobody|no one|anyone)", "i (live|am) alone",
    ),
    "self": (
        "[yes|yeah|hi] (speaking|this is he|this is she|that's me|it's me|i am|this is him|"
        "this is her|go ahead)",
    ),
    "relative": (
        "(this is|i'm|i am) (his|her) (wife|husband|son|daughter|mother|father|brother|sister|"
        "roommate|friend)",
        "(he|she) (is not here|isn't here|isn't home|is out|is at work|is asleep|just left|"
        "is not in|isn't in)",
        "(he's|she's) (not here|out|at work|not home|asleep|not in)",
        "(can|shall) i take a message",
    ),
    "unknown_person": (
        "[you have|you've got|sorry] [the] wrong number",
        "(there's|there is) (no one|nobody) (by|of) that name [here]",
        "(nobody|no one) here by that name",
        "i don't know (him|her|who that is|that person|anyone by that name)",
        "(i'm|i am|that's|that is) not (him|her|me|that person)",
    ),
    "healthy": (
        "(i'm|i am|we're|i feel|everything is|all) (fine|good|okay|well|great|healthy|"
        "all right|perfectly fine|good thanks)",
        "(nothing|nothing at all|none|no symptoms)",
        "i don't have (any|any symptoms|anything|a fever or a cough)",
    ),
}  # fmt: skip

REQUESTS: dict[Request, tuple[str, ...]] = {
    "stop": (
        "[please] (don't|do not|never|stop) (call|calling|contact|contacting|bother|bothering|"
        "ring|ringing) me [again|any more|anymore]",
        "[please] (take|remove|get) me off (your|the|this) list", "(remove|delete|lose) my number",
        "(leave me alone|stop calling|no more calls|stop|go away|shut up|get lost)",
        "(i'll|i will) (report you|call the police)",
    ),
    "human": (
        "[can i|let me|i want to|i'd like to] (speak|talk) to (a human|a person|a real person|"
        "someone|an operator|a representative)",
        "(give|get) me (a human|an operator|a real person)",
        "(operator|a human please|a real person please)",
    ),
    "robot": (
        "(are you|is this|am i talking to) (a robot|a machine|a computer|a recording|"
        "a real person|real|a bot|human)",
        "you (are|sound like) a (robot|machine|recording)",
    ),
    "who": (
        "who (is this|are you|is calling|is it|am i speaking to)",
        "(what is|what's) this (about|for|call about)",
        "(who do you work for|where are you calling from|why are you calling|what do you want|"
        "how did you get my number)",
        "is this a (scam|sales call)",
    ),
    "repeat": (
        "[can you|could you|please] (say that again|repeat that|repeat the question|repeat|"
        "say it again) [please]",
        "(pardon|sorry|what|excuse me|come again|what did you say|what was that|"
        "i beg your pardon|one more time)",
        "i (didn't|can't) (hear|catch|understand|hear you|hear that|catch that|get that)",
        "(speak up|slow down|louder please)",
    ),
    "later": (
        "[can you|could you|please] call [me] (back|again) [later|tomorrow|another time]",
        "i'm (busy|driving|at work|in a meeting|cooking|eating|busy right now)",
        "(not a good time|this is not a good time|it's a bad time|call me later|"
        "call me tomorrow|i can't talk right now|i have to go)",
    ),
    "hold": (
        "(hold|hang) on [a second|a minute|please]",
        "(one|just a|wait a|give me a) (second|moment|minute|sec)",
        "(wait|let me see|let me check|let me think)",
    ),
    "hello": (
        "hello [hello|there|can you hear me]", "(hi|hey|good morning|good afternoon|good evening)",
        "(can you hear me|are you there|is anyone there|anybody there)",
    ),
    "refuse": (
        "i (don't want to|won't|would rather not|don't have to|will not|refuse to|"
        "can't) (answer|say|answer that|tell you|talk about it)",
        "(none of your business|that's private|that's personal|no comment|i'm not interested|"
        "not interested|skip it|next question)",
    ),
    "unsure": (
        "i (don't know|don't remember|can't remember|have no idea|don't recall|forget|"
        "couldn't say|can't say|wouldn't know)",
        "(i'm|i am) not (sure|certain|positive)",
        "(no idea|not sure|beats me|hard to say|it depends|maybe|who knows|no clue|i forgot|"
        "perhaps|possibly)",
        "i (haven't|didn't) (checked|measured|check|measure|measured it|taken it|take it)",
    ),
    "correction": (
        "i (made a mistake|said that wrong|misspoke|take that back)",
        "(what i said|my last answer) was (wrong|a mistake)",
        "i (want|need) to (change|correct) my (answer|last answer)",
    ),
}  # fmt: skip

FILLERS = (
    "um", "uh", "well", "oh", "you know", "thank you", "thanks", "goodbye", "bye",
)  # fmt: skip
