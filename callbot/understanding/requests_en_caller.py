"""English requests about the caller: who it is, whether it is a machine, for a human; see `requests_en.py`."""

from __future__ import annotations

from callbot.core.script import Request

CALLER: dict[Request, tuple[str, ...]] = {
    "human": (
        "(speak|talk|transfer|transferred|connect|connected|put|pass|switch|get|give|chat|"
        "spoke)[me|us|through|over|on] (to|with|me|through to|through|on|us) (to|with)[a|an|"
        "the|some|your|with|speak] (human|person|real|someone|somebody|operator|agent|"
        "representative|manager|supervisor|live|actual|staff|people|official|rep|doctor|nurse|"
        "boss)",
        "(speak|talk|transfer|transferred|connect|connected|put|pass|switch|get|give|want|need|"
        "have|rather have|prefer|like|put through)[me|us|through|over] [to|with|through to|"
        "on to][a|an|the|some|your|any] (human|real person|real human|operator|human being|"
        "live person|live agent|live operator|actual person|actual human|representative|"
        "someone real|somebody real|real people|manager|supervisor|customer service|person)",
        "=[a|an|i want|get me|give me|the|need] (human|operator|agent|representative|"
        "real person|live agent|person|customer service)",
        "(do not|not)[like|want to|going to|wish to|care to|gonna] (talk|talking|speak|"
        "speaking)[to|with] [to|with][a|an] (machine|robot|computer|recording|bot|machines|"
        "robots)",
        "(can|could|may) (i|we)[please|just] (speak|talk) (to|with) (a|an|the|your) (nurse|doctor|"
        "manager|supervisor|"
        "boss|specialist)",
        "(like|want|wish|prefer|rather|need)[to] (speak|talk) (to|with) (someone|somebody|anyone|"
        "a nurse|a doctor|"
        "the doctor|the manager|your boss)",
        "(can|could|may) (i|we)[not|please|just|not just|actually] (speak|talk) (to|"
        "with) (someone|somebody|anyone|"
        "anybody)", "let me (speak|talk) (to|with) (someone|somebody)", "(get|give|want) me someone (with|who)",
        "do not do (machines|robots|computers|recordings)",
        "(let me|want to|like to|need to|can i) (speak|talk) (to|with) (a|an|your|the)[proper|"
        "qualified|trained|real|actual] (nurse|doctor|medic|gp)",
        "is there (someone|somebody|anyone|anybody) i can[actually|really] (talk|speak) (to|with)",
        "is there (a|an|any|some)[real|human|actual|live] (person|human|one|body|someone|"
        "somebody)[i can|there|to]",
        "(someone|somebody) (real|human)[to talk|to speak|please]",
    ),
    "robot": (
        "(are you|is this|is it|is that|am i)[really|actually|just|even|still|by any chance|"
        "currently|a|an|some kind of|sort of|some|speaking|talking][to|with|really][a|an|some|"
        "like a|even a|just a|actually a|really a] [real|live|actual|human|fake|automated|"
        "computer|recorded|robotic|virtual|artificial|pre recorded|a real|a live] (robot|bot|"
        "machine|computer|recording|ai|human|person|real|automated|alive|fake|artificial|"
        "human being|answering machine|recorded|robocall|people|live|chatbot|computerized|"
        "program|man|being|robotic|intelligence)",
        "you[are|sound|sound like|must be|are just|are not|seem like|seem|are probably|may be|"
        "might be] [like|just|not|nothing but|obviously|clearly][a|an|some][real|live|actual|"
        "damn|fucking|human] (robot|bot|machine|computer|recording|ai|human|person|automated|"
        "robotic|real|fake|robocall|chatbot)",
        "(talking|speaking|chatting) (to|with)[a|an|some|just a][real|live|actual] (robot|bot|"
        "machine|computer|recording|ai|human|person|someone real|chatbot)",
        "(one|another) of (those|these) (automated|robot|recorded|machine|computer)[voice|"
        "phone] (calls|things|messages)",
        "(real|live|human) (person|human|being)[or|right] (or|right)",
        "(robot|bot|machine|computer|human|person) or[as|are you|is it][a|an|some|"
        "some kind of] (human|real|"
        "computer|machine|bot|robot|person|real person|recording)",
        "(consider|identify)[yourself|as|you|to be|yourself to be|yourself as][a|an] (robot|bot|"
        "machine|computer|human|"
        "person|real|ai)",
        "(robot|bot|machine|computer|recording|automated)[call|voice|thing|system] (or|"
        "are not you|is not it|right|again)",
        "=[oh god|oh my god|oh no|great|oh] [this is|it is|is this|oh|another|damn][a|an|"
        "some][another|stupid] (robot|bot|"
        "machine|computer|recording|robocall|automated call|automated voice)",
        "(prove|proof)[to me|that] [that] you are",
        "(know|tell|say|wonder|sure)[me|if|whether|that] (if|whether|that) you are [a|an] (real|"
        "bot|human|person|robot|ai|machine|live|actual|computer)",
        "=what are you[exactly|really]",
        "(one|another) of (them|these|those)[automated|talking] (recordings|robots|machines|computers|bots)",
    ),
    "who": (
        "(where|what company|which company) did you say[that] (you|it|"
        "this)", "who did you say[you|it|this|that] [you|it|this|that][are|were|is|was|calling]",
        "(who|whom)[the hell|exactly|in the world] (is|are|am|was) (this|you|calling|speaking|that|"
        "it|i|there|your|in charge)[speaking|talking][to|with|from|calling|speaking]",
        "(which|what) (hospital|clinic|council|firm|place|charity|bank) (are you|is this|do you|"
        "is it)",
        "who gave you (my|this|our|the) (number|name|details|"
        "address)", "who wants to know", "=and you (are|is)", "=and you",
        "who are you", "who or what", "who is (paying|sending|employing)", "(what or who|who) am i",
        "(who|what) (do|are|did) you (work|working|represent|calling|with|from|call|"
        "function|serve|selling|want|trying|asking)",
        "(what|which)[is|kind of|sort of|type of|are|was] (company|organization|organisation|"
        "agency|department|office|outfit|entity|association|business|employer|institution|"
        "group)",
        "(who|what|which)[is|are] your[full] (name|boss|employer|company|boss is|bosses|"
        "supervisor)",
        "what is (your|the name of your|the full name of your)[name|boss|company]",
        "(where|what number|what place) are you (calling|phoning|ringing|from)",
        "why (are you|did you|do you|would you|is this|do they)[be] (calling|asking|need|want|"
        "call|ask|phoning|ringing|bothering|doing)", "=why (are you|this|is this)",
        "what (is|was) (this|it|that|the call|the purpose|your call)[about|regarding|all|for|"
        "in|concerning|call]",
        "what (do you|are you|you) (want|need|selling|calling|after)",
        "(how|where) (did|do) you (get|find|have|know)[my|this|me|out]",
        "(is this|are you|this is)[a|some|some kind of|another][kind of] (scam|scams|spam|"
        "fraud|telemarketer|telemarketing|sales|sales call|marketing|prank|legit|legitimate|"
        "selling|scammer|phishing)",
        "=[yes|hello] (who|who is it|what|who you|speaking to|what for|what about|about what|from where|"
        "calling from where|who again)",
        "(you|do you|are you|you are|they) (work|working) for",
        "(work|working|employed|works|job|task|function|serve|report) (for|by|to)[me|who|whom|"
        "what|someone|somebody|another|anyone|anybody|them|which|a|an|with]",
        "(do you have|you have|do u have|have you got|who is|name of|tell me) [a|an|the|your|"
        "of][name of|your] (boss|employer|owner|supervisor|company)",
        "your (boss|employer|owner|supervisor)", "(you|are you) (with|from) (who|what|which|whom)",
        "do i know you", "(may|can|could) i ask who",
        "=(who|who is) (calling|is it|this|there|are you|that)",
        "(tell|know|find out)[me|out] (who|what) (you|this|it) (are|is|work)",
        "(on|in) (whose|what) behalf", "on behalf of who",
    ),
}  # fmt: skip
