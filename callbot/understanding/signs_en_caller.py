"""English wishes about the caller by how they are built: for a person, who it is, whether it is a machine.

See `requests_en_signs.py`, which says where they hold.
"""

from __future__ import annotations

from typing import Final

_W: Final = r"(?:\w+ )"
_SOMEBODY: Final = (
    r"(?:a |an |the |your |some |one of your |any |that )?(?:real |actual |live |proper |human |"
    r"qualified |trained |"
    r"senior |living |breathing |normal )*(?:person|human(?: being)?|nurse|doctor|medic|operator|agent|"
    r"representative|executive|manager|supervisor|boss|superior|colleagues?|staff(?: member)?|"
    r"member of staff|official|"
    r"officer|receptionist|advisor|customer (?:care|service|support)(?: \w+)?) "
)
_MACHINE: Final = r"(?:tape|machine|robot|computer|recording|bot|recorded voice|voice|ai) "
_WISHING: Final = (
    r"(?:want|wanna|like|love|prefer|rather|need|wish|insist on|will only|let me|let us|can i|can not i|"
    r"could i|may i|can we|"
    r"could we|get|put me|put us|please|is it possible|able|allow me) "
)
_TALKING: Final = (
    r"(?:talk|talking|speak|speaking|say|tell|telling|explain|answer|discuss|give|transfer|transferred|"
    r"connect|"
    r"connected|put through|through|chat|ask|deal|dealing) "
)
HUMAN: Final = (
    rf"{_WISHING}{_W}{{0,3}}?{_TALKING}(?:(?!my |you |all )\w+ ){{0,3}}?(?:to|with|through) (?!my |"
    rf"our ){_SOMEBODY}",
    rf"(?:rather|prefer|sooner|only) {_W}{{0,4}}?(?:to|with) (?:a|an) {_SOMEBODY}",
    rf"(?:not|than|instead of|rather than) (?:to |with |by )(?:a|an|some|this|that) (?:\w+ )?{_MACHINE}",
    r"(?:instead of|rather than) (?:you|this \w+)(?= |$)",
    rf"(?:do not|not|never|will not|refuse to|hate|sick of|without) {_W}{{0,2}}?{_TALKING}{_W}{{0,2}}?"
    rf"(?:to|with) (?:an? |some )?(?:\w+ )?(?:machines?|robots?|computers?|recordings?|bots?|tapes?|"
    rf"voices?) ",
    r"is there (?:\w+ ){0,3}?(?:there |here )?(?:who )?i (?:can|could|may) (?:\w+ )?(?:talk|speak|"
    r"chat) (?:to|with)",
    r"(?:get|give|put|fetch|find|have|send|pass) (?:me |us )?(?:on to |over to |through to |on )?(?:a|"
    r"an|the|your|some) "
    r"(?:real |actual |live |proper |human )*(?:person|human|operator|agent|representative|manager|"
    r"supervisor|boss) ",
    r"(?:transfer|put|pass|connect|switch|hand) (?:me|us|this call|the call) (?:\w+ ){0,2}?(?:to|"
    r"through|over)(?= |$)",
    rf"(?:can|could|may|would|will) (?:a|an|some) {_SOMEBODY}(?:\w+ ){{0,2}}?(?:ask|call|ring|phone|"
    rf"talk|read|come|speak|do)",
    rf"(?:who|that|which) is not (?:a|an|some) {_MACHINE}",
    r"(?:is|are) there (?:a|an|any|no) (?:real |actual |live |proper |human )+(?:person|human|people|"
    r"being|beings)",
    r"(?:put|get) (?:a|an|the|your) (?:\w+ )?(?:doctor|nurse|person|human|manager|supervisor) on(?= |$)",
    r"(?:have|let|get) (?:a|an|your|some) (?:real |actual |live |human )?(?:nurse|doctor|person|human|"
    r"somebody|someone) "
    r"(?:call|ring|phone|contact|speak|talk)",
)
WHO: Final = (
    r"(?:who|whom) (?:is|might|may|am|are|was) (?:\w+ ){0,2}?(?:asking|calling|ringing|phoning|speaking|"
    r"talking|you be|this be|"
    r"on the line|on the phone|at the other end|that be)",
    r"(?:and |so )?who (?:might|may|would|exactly are|the \w+ are|are) you(?: be| people| lot| guys)?",
    r"(?:may|can|could|might) i (?:please |just )?(?:know|ask|have|get|enquire|inquire) (?:who|whom|"
    r"where|what|why|your (?:good |full )?"
    r"(?:name|company|organisation|organization|position|number|department))",
    r"(?:your|the) (?:good |full )?name (?:please|sir|madam|first)",
    r"what is your (?:good |full )?name",
    r"(?:are you|is this|you are|is it|is that) (?:\w+ ){0,2}?(?:from|with|calling from|of) (?:the |a |"
    r"some )?\w+",
    r"(?:is this|is that|is it|are you) (?:\w+ ){0,2}?(?:bank|police|council|hospital|government|"
    r"post office|clinic|school|ministry|"
    r"authority|authorities|bureau|committee|insurance|company|office)",
    r"who (?:sent|told|put|ordered|asked|authorised|authorized|hired|pays|employs) you",
    r"what (?:exactly |the \w+ )?are you(?= |$)",
    r"(?:which|what) (?:\w+ )?(?:office|department|hospital|organisation|organization|company|agency|"
    r"authority|bank|firm|"
    r"committee|district|council|outfit|government) (?:is|are|do|did|you|was|this|from)",
    r"(?:where|who) (?:\w+ ){0,3}?(?:calling|ringing|phoning|speaking) (?:me )?(?:from|for|on behalf)",
    r"(?:calling|ringing|phoning) (?:me )?(?:from|for|on behalf of|about) (?:where|who|whom|what|which)",
    r"(?:how|where) (?:did|do|have|come|on earth did|the \w+ did) (?:you|u|your lot|"
    r"they) (?:\w+ )?(?:get|got|have|know|find|come by|obtain|"
    r"obtained|gotten)(?: hold of)? (?:my|this|our|me)",
    r"who (?:gave|sold|told|passed) (?:\w+ ){0,2}?(?:my|this|our|you) ",
    r"what (?:is|was) (?:all )?(?:this|it|that|the call|this call) (?:call )?(?:\w+ )?(?:about|for|"
    r"regarding|concerning|in aid of|in connection)",
    r"what (?:is it |do |are |can |would )?you (?:want|after|selling|calling about|ringing about|need|"
    r"phoning about|do for you)",
    r"(?:is this|are you|sounds like|this is|is it|this sounds like|"
    r"you sound like) (?:\w+ ){0,3}?(?:scam|scammers?|fraud|con|hoax|prank|"
    r"trick|sales call|telemarketing|telesales|swindle|swindlers?|fraudsters?|selling|genuine|legit|"
    r"legitimate)",
    r"(?:prove|proof|how do i know|how can i (?:be sure|know|tell|trust)|can i verify|"
    r"how am i to know) (?:\w+ ){0,4}?(?:you|this|who|it)",
    r"(?:do i|should i) know you",
    r"(?:on )?(?:whose|what) (?:behalf|authority)",
    r"who (?:do|are) you (?:work|working|represent|representing|with|from)",
    r"why (?:are|do|did|would|should|does) (?:you|it|that|anybody|the \w+|"
    r"a \w+) (?:\w+ ){0,2}?(?:calling|ringing|phoning|ask|asking|need|want|"
    r"matter|know|call|ring|phone|interested)",
)
OR_ROBOT: Final = (
    r"or (?:is (?:it|this|that) |are you |am i )?(?:just |only |some kind of )*(?:a |an |some |"
    r"talking to a )?(?:\w+ )?(?:machine|computer|robot|"
    r"recording|programme|program|tape|bot|chatbot|ai)(?= |$)",
    r"(?:is|are) (?:that|this|it|you) (?:\w+ )?(?:siri|alexa|cortana|google|xiaoai)",
)
ROBOT: Final = (
    r"(?:you|this|it|that) (?:are|is|sounds?|must be|might be|seems?)(?: not)? (?:like |just |only |"
    r"clearly |obviously )*(?:a |an |some |one of those )?"
    r"(?:\w+ )?(?:robot|machine|computer|recording|bot|tape|automated|(?<!an )automatic|pre recorded|recorded|"
    r"automatic (?:call|voice|message|machine|system)|siri|alexa|chatbot|ai|programme|program)(?= |$)",
    r"(?:are|am|is) (?:you|i|this|that|it|there) (?:\w+ ){0,3}?(?:talking to |speaking to )?(?:a |an |"
    r"some )?(?:real|actual|live|living|"
    r"human|robot|machine|computer|recording|bot|tape|automated|automatic|flesh)(?= (?:person|human|"
    r"being|or|voice|man|woman|lady|then|is|"
    r"people|call|one|thing|and|system|caller)| $|$)",
    r"(?:flesh and blood|have you got a pulse|real or (?:a |just )?(?:machine|fake|recorded|computer))",
)
