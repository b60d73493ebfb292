"""English requests: what anybody may say at any question, as templates."""

from __future__ import annotations

from callbot.core.script import Request
from callbot.understanding.requests_en_caller import CALLER
from callbot.understanding.requests_en_stop import STOP

REQUESTS: dict[Request, tuple[str, ...]] = {
    "stop": STOP,
    **CALLER,
    "repeat": (
        "(say|ask|repeat|state|tell|read|go|run|try|explain|restate|rephrase|phrase|give|hear|"
        "said|repeated|retell|reiterate)[me|that|it|this|the|your|what|what you|last|question|"
        "all|yourself|to me|for me|by me|with me|us|thing|said|just|told|please|a|part|again|"
        "response|that for me|that one|over that|the last|the question|the last part|"
        "the last thing|that last] (again|over|once more|one more|another time|a second time|"
        "one more time|louder|slower|slowly|differently|more|another way|back)",
        "(repeat|restate|rephrase|reiterate|repeated|repeating)",
        "(did|do|could|can|would|was|have)[just|really] not[quite|really|able|even|"
        "exactly] [to][quite|really] (hear|heard|catch|get|got|understand|make out|"
        "make that out|comprehend|hearing|understanding|catching|pick up|register|grasp)[you|"
        "that|it|what|your|the|all]",
        "(pardon|come again|say again|beg your pardon|say what|i beg your|once more|"
        "one more time|run that by|run it by|another time)",
        "=[i am|so|very|oh] (sorry|excuse me|what|huh|what was that|eh|pardon me|what is that|"
        "what did you say|say that|hm|again|what again|what now|mm)[again|what|please]",
        "(what|what was it|what is it)[was|is|did|the|were|do|have] (that|you say|you said|"
        "you ask|you asked|the question|your question|you just say|you just said|you saying|"
        "last|the last|did you say|did you just|did you ask|you mean|do you mean|that again|"
        "that last|that you)",
        "(missed|miss|lost|forgot)[what|that|you|the|a|last|part|your|of|question|some] (what|"
        "that|you|the|last|question|part|there)",
        "(speak|talk|speaking|talking|say|saying|go|read)[to me|with me|it|that|things|your words|"
        "this][at]"
        "[a|a little|a bit|a lot|a tad|much|somewhat|slightly] (faster|slower|quicker|louder|"
        "softer|more slowly|"
        "more quickly|more clearly|more loudly|more rapidly|faster rate|slower rate|normal speed|"
        "quicker pace)",
        "(speed|slow) (up|down)[your|the|it] (speech|talking|speaking|voice|please|a bit|a little)",
        "=[please|can you|could you|would you] (speed up|slow down)[please|a bit|a little]",
        "(slow|increase|reduce|decrease|lower|raise|turn up) (your|the) (speech|talking|speed|"
        "volume|voice|speaking|"
        "rate|pace)",
        "(speak|talk|slow|turn|go|speaking)[a|little|bit|more|your|speech|talking|up|down|it|"
        "much] (up|louder|slower|slowly|down|clearly|faster|quicker|quickly|more slowly|"
        "more clearly|a bit slower|volume|slow|up please)",
        "(too|so) (fast|quiet|quick|quickly|low|soft|faint|slow|slowly)",
        "(you are|line is|voice is|connection is|signal is|reception is) (breaking up|bad|terrible|"
        "cutting out|muffled|faint|cutting|breaking|unclear)",
        "explain (that|it|the question|what you mean)", "(run|go) (that|it) (past|by|over|"
        "through) (me|us|again)",
        "=you what", "=[sorry] which (what|one|question)",
        "(did|do|could|can|would) not[quite|really] follow (you|that|what|the question)",
        "what (is|was) the question", "hard (of hearing|to hear|to understand)",
        "(slow|slower) (your|down|roll|rate|it|speech|pace)",
        "(one|just one|another|once|a second) (more|last|additional|time) (time|please)", "unclear",
        "(once|a second) (more|time)", "=[sorry|just|and|oh] (one|just one|another) (more|time|"
        "last time)[time|please]",
        "(louder|slower)",
        "=[yes|okay|all right|right|sure|yeah|hello|well|now] [sorry|okay|all right|"
        "yes] (what was it|"
        "what is it|carry on|go on|go ahead|i am back|i am here|continue)[again|now|please|then]",
    ),
    "later": (
        "(call|ring|phone|try|contact|reach|catch|talk|speak|do this|do that|do it|get back|"
        "buzz)[you|me|us|to me|to you|with me|back|again] [me|again|back|to me|with you][a bit|"
        "a little|some|another|at|in|on|sometime][a|an][few|couple|better|half|minutes|hour|"
        "other] (later|tomorrow|tonight|another time|another day|some other time|"
        "different time|time|this evening|this afternoon|this weekend|next week|after|an hour|"
        "minutes|monday|tuesday|wednesday|thursday|friday|saturday|sunday|morning|evening|"
        "afternoon|when i|hour|hours|lunch|work|dinner|days|day)",
        "(call|ring|phone)[me|us] (back|again)[later]",
        "(i am|we are|am|i|we)[kind of|a little|a bit|really|very|pretty|so|too|currently|"
        "right now|just|quite|in the middle of|rather|sort of|extremely] (busy|driving|at work|"
        "in a meeting|cooking|eating|having dinner|having lunch|in the middle|"
        "on my way|sleeping|tied up|on another call|on the other line|"
        "at the doctor|in class|at school|feeding the|feeding my|out right now|occupied|in a hurry|in the car|"
        "having breakfast|at dinner|at lunch|swamped|on the bus|on the train|in traffic|asleep|"
        "heading out|about to)",
        "(i am|we are)[still|just|actually|currently] working (now|right now|at the moment|"
        "just now|today)",
        "=[sorry|oh|but] (i am|we are)[still|just|actually|currently|right now] (working|on the road)"
        "[sorry|now|right now|at the moment]",
        "(not|is not|bad|busy|no|inconvenient|wrong)[really|a|such a|the|exactly a|a very|very|"
        "have|the best|the right|a real] (good time|great time|time|right time|best time|"
        "convenient time|convenient|good moment|moment)",
        "(do not|not)[really|even|exactly] have[the|any|enough|much|a lot of] (time|minute|"
        "moment)",
        "(not|never)[really|even|exactly] (got|have)[got] [the|any|enough|much|a lot of] (time|"
        "minute|moment) for "
        "(this|that|it|you|surveys|questions)",
        "have not[really] got[the|any|enough|much] (time|a minute|a moment|a second)",
        "(please|kindly|you can|can you|could you) (call|ring|phone)[me|us|back|again] (in|on|at|"
        "after|before|around|"
        "during)[the] (evening|morning|afternoon|night|weekend|lunch|dinner|work|office|monday|"
        "tuesday|wednesday|"
        "thursday|friday|saturday|sunday|one|two|three|four|five|six|seven|eight|nine|ten)",
        "(i am|we are)[just|still] (in the shower|in the bath|on the toilet|in the loo|"
        "having my tea|"
        "putting the kids|with a client|with a patient|with a customer)",
        "(can not|not able to|unable to|could not|am not able to)[really] (talk|speak|chat|"
        "do this|take this|take the call|talk right now)[right|now|at the moment|just|"
        "to you right now] (now|at the moment|right now)",
        "(can not|can we not|could not) (talk|speak|chat)",
        "(on my way out|heading out|walking out the door|hands are full|my hands full|"
        "got my hands full)",
        "(i|we) (have|am in|have got|got)[just] (a|another)[zoom|team|staff] (meeting|class|appointment|"
        "lecture|lesson|shift) (starting|now|soon|coming|after|until|till|at|to go|in a)",
        "not[right] now[please|sorry|thanks] (i am|we are|i have|i got|i have got|it is|after)",
        "not[right] now (call|ring|phone|try|can you call|could you call)",
        "(some other|another|a different|a better) time", "(have|got|need) to (go|run|leave)[now]",
        "=[maybe|not now] (later|not now|tomorrow|another time|busy|some other time|"
        "busy right now|in a bit|in a while|another day|driving)",
    ),
    "hold": (
        "(hold|hang) on",
        "(one|just a|just one|give me a|give me one|a|wait a|hold a|half a|gimme a|wait one|"
        "in a|hang on a|i need a|need a) (second|sec|moment|minute|min|mo|tick|momento)",
        "(hold|wait|pause|bear)[please|up|for|with|there|just|the line|a] (please|up|with me|"
        "for me|a|the line|there|a second|just)",
        "=[just|please|can you|could you|oh] (wait|pause|hold|hold it|stand by|hang on|hold on|"
        "bear with me|let me see|let me think|let me check|let me look|wait up)",
        "(let me|i will|i need to|i have to|i am going to|need to|going to)[just|go|have to|"
        "try|to go|go and] (check|look|think about it|find|ask|get my|grab|fetch|measure|"
        "look it up|see if|turn|count|get the|get a pen|take my|go get|put)",
        "(give me|gimme|need|wait|hold on)[just|another] (two|three|five|ten|a few|"
        "a couple of) (minutes|seconds|secs|mins|"
        "ticks|moments)", "let me[just] (sit down|sit|put|close|shut|switch|turn)",
        "someone is at[the|my] door", "do not (hang up|go away|ring off|put the phone down)",
        "(wait|hang on|hold on|moment)[wait|please] i am[just] (getting|fetching|finding|putting|turning|"
        "looking for|checking)",
    ),
    "hello": (
        "=[oh|well|hey|hi|yes|yeah] (hello|hi|hey|hiya|good morning|good afternoon|good evening|"
        "howdy|greetings|good day|hey there|hello there|hi there)[there|hello|hi|anybody there|"
        "anyone there|is anyone there|ai|friend|again]",
        "=[oh|well|why] (hello|hi|hey|good morning|good afternoon|good evening)[there|"
        "again] (buddy|mate|love|dear|"
        "friend|sir|madam|darling|man|dude|miss|lady|my dear|my friend|everyone|to you|to you too)",
        "=[hello|hi|hey|so|well|and|yo] (what is new|what is going on|what is happening|"
        "how is life|how is your day|"
        "how are things going|how are things with you|are you well|are you okay|are you all right|"
        "are you doing (okay|well|all right)|how are you feeling|good to (see|hear from|hear) you|"
        "nice to (see|hear from|hear|meet) you|how is it (hanging|going)|how have you been)[today|"
        "now|there|with you|"
        "for you|then|mate|buddy|this morning|this evening]",
        "you can hear[me]", "you[still] (there|on the line)", "you[have] (gone|went) (quiet|silent|dead)",
        "(can|do|could) you [still|even|actually] hear[me|now]",
        "(is|are)[there][any|some] (anyone|anybody|somebody|someone|you) (there|on the line|"
        "here|still there|at the other end|listening)",
        "are you (there|still there|still here|here|listening|still on|with me)",
        "(anyone|anybody) (there|home|here|on the line)", "(can|do|could|did) you hear",
        "you (there|still there)",
        "=[hello|hi|hey|and|so] (how are you|how are things|how is everything|how is it going|"
        "how do you do|what is up|how have you been|how goes it|how are you doing|"
        "how you doing|nice to meet you|good to hear from you)[today|doing|with you|"
        "this morning|going]",
    ),
    "refuse": (
        "(do not|will not|would not|am not|rather not|sooner not|prefer not|refuse|decline|not going|"
        "not comfortable|no obligation|not willing|not allowed|not obliged|"
        "not required)[really|want|have|like|wish|need|care|feel|going|feel like|"
        "think i should|comfortable|obliged|think i have|think i need|to|wanna|even|willing|"
        "supposed|want to|have to|wish to|care to|going to|like to|need to|"
        "comfortable with] [to|like|like to|want to|care to|comfortable|with] (say|tell|answer|answering|"
        "discuss|"
        "discussing|talk about|talk about it|share|sharing|disclose|give|giving|tell you|"
        "participate|participating|comment|saying|talking about|reveal|answer that|respond|"
        "take part|provide|do this|do the survey|do a survey|do surveys|take surveys|be in|"
        "telling|take a survey|go into|get into)",
        "(none of your|not any of your|not your|mind your|no)[own|damn|god damn|"
        "of your][goddamn|fucking] (business|concern|beeswax)",
        "(private|personal|confidential|privacy|no comment|plead the fifth|too personal)",
        "keep (that|it) to (myself|ourselves)", "(next|skip|pass on)[the|to the|this|that|"
        "on] (question|one|it|that|this|next)",
        "=[i] (pass|refuse|skip|decline|skip it|next|next question)",
        "(why|what) (should|would|must) i (tell|answer|say|give)",
        "(not|no|do not have|am not|are not)[any|really|at all] (interested|interest)",
        "(no|not) (thanks|thank you) i (am|do)",
        "(do not|you do not|do not you) (need to know|have to know|ask me|want to know)",
        "why do you (need to know|have to know|ask me)",
        "(i )[do not] (want to|wanna) (participate|take part|be part|do it|do this|enroll|"
        "answer)",
        "do not (ask|want to be asked)[me|about] [that|this|again]",
        "(is that|is it|that is|how is that)[really][any of] (any of your|your|"
        "none of your) (business|concern)",
    ),
    "correction": (
        "what i (told you|said|answered)[just now|earlier|before] about",
        "you[have] (put|got|written)[got] (me|us|it|that) down (as|for)[a|an] (no|yes)",
        "put me down wrong",
        "(i|we) (never|did not)[ever] (say|said|meant) (that|so|anything|any|i|we|it)",
        "(i|we) (never|did not)[ever] said yes", "(i|we) did not say (yes|no)",
        "=[no|but|sorry|oh|well] you [must have|have] (misheard|misunderstood|heard wrong|"
        "got it wrong|got that wrong|heard me wrong)[me|that|there]",
        "=[no|but|sorry|oh|well] (that|it) is not what i (said|meant)",
        "(i|what i) (made|said|told you|gave|gave you|answered|just said|just told you|"
        "said before|said earlier) (was |is |a |the |it |that |earlier |before |you )[was|a|"
        "the|is] (mistake|wrong|incorrect|wrong answer|mistaken|not right|not correct|not true)",
        "(i made|made) (a|the) mistake",
        "(my|the)[last|previous|earlier|first] (answer|response)[was|is] (wrong|incorrect|"
        "mistake|not right|not correct|should)",
        "i (misspoke|got that wrong|said that wrong)",
        "(can|could|may|let) (i|me)[please|just] (correct|change|fix|amend) (something|that|it|"
        "one thing)",
        "(wrong|incorrect|mistaken) what i (said|told you)", "i (got|have got|had|answered|"
        "gave you|told you) (the last one|the last question|"
        "the previous one|"
        "the one before|my last answer|the last bit|the last answer|something) wrong",
        "(change|correct|fix|revise|amend|update|take back)[my|that|the|what|a][last|previous|"
        "first|earlier] (answer|answers|response|statement|what i said|what i told you|"
        "something i said)[i said|earlier]",
        "(i )(misspoke|lied|answered wrong|said it wrong|take that back|take it back)",
        "(go|going|step|move) back[to|one|a][the][last|previous|first|earlier|other|"
        "one] (question|one|answer|step)",
        "previous (question|answer)",
        "(about|on) (the|that) (last|previous|earlier|first) (question|one|answer)",
    ),
}  # fmt: skip
"""Request → templates, found anywhere in an utterance or, after `=`, as the whole of it."""
