"""English evidence: kind → expressions over the plain form (every word followed by a space)."""

from __future__ import annotations

_P = "\ue000 "
_KIN = (
    "(?:husband|wife|son|daughter|mother|father|dad|brother|sister|cousin|uncle|aunt|grandma|"
    "grandmother|grandpa|grandfather|nephew|niece|partner|boyfriend|girlfriend|spouse|kid|"
    "child|fiance|fiancee|grandson|granddaughter|family|mother in law|father in law|mate|"
    "hubby|parents|parent|caretaker|carer|nurse|secretary|roommate|flatmate)"
)
_WHO = (
    rf"(?:{_KIN}s?|neighbou?rs?|colleagues?|coworkers?|co workers?|friends?|roommates?|"
    rf"flatmates?|housemates?|boss|teachers?|classmates?|clients?|customers?|driver|someone|"
    rf"somebody|guy|man|woman|lady|person|people|doctor|boy|girl|tenant|landlord|patient|"
    rf"passenger|kids|children|he|she|they|members?)"
)
_ILL = (
    r"(?:has|had|have|got|caught|gets|getting|came down with|is down with|contracted|tested|"
    r"is sick|was sick|is ill|was ill|is infected|was infected|got sick|fell ill|fell sick|"
    r"was diagnosed|is diagnosed|been diagnosed|diagnosed|is positive|was positive|"
    r"is in hospital|is in the hospital|was hospitalized|hospitalized|is quarantined|"
    r"was quarantined|in quarantine|is confirmed|was confirmed|died|came back positive|"
    r"turned out positive|infected|confirmed|sick with|been coughing|is coughing|coughs|is unwell|"
    r"been unwell|been ill|been sick|"
    r"is running a|fell ill)"
)
_PEOPLE = (
    rf"(?:{_KIN}|people|person|persons|someone|somebody|friends?|relatives?|guys?|visitors?|guests?|"
    r"colleagues?|folks|travell?ers?|students?|customers?|clients?|family|man|woman|he|she|they)"
)
_MEETING = (
    r"(?:around|with|met|meet|saw|seen|visited|near|next to|hosted|had|contact with|talked to|"
    r"spoke to|spoke with|shared|beside|among)"
)
_LOCAL = (
    "(?:store|shop|shops|supermarket|grocery|groceries|pharmacy|bank|doctor|park|mailbox|work|"
    "office|hospital|market|corner|gym|clinic|dentist|chemist)"
)
_HOME = (
    "(?:home|in the house|indoors|inside|in my house|in the apartment|in my apartment|"
    "at my place|in town|in the city|local|locally|put|here|in my room|in)"
)

PATTERNS: dict[str, tuple[str, ...]] = {
    "place": (rf"(?<!left )(?<!leave )(?<!outside )(?<!outside of ){_P}",),
    "journey": (
        rf"(?:went|gone|been|flew|drove|driven|travell?ed|traveling|travelling|moved|headed|trip|"
        rf"flown|took off) (?:\w+ ){{0,2}}?(?:to|down to|up to|over to|back to|out to|through|"
        rf"abroad|overseas|away|out of town|out of state|somewhere) (?!the {_LOCAL}|{_LOCAL}|"
        rf"a {_LOCAL}|bed|my {_LOCAL})",
        r"(?:came|come|coming|got|get|returned|returning|flew|drove|just|am|"
        r"are) (?:\w+ ){0,2}?(?:back|home|in) from ",
        r"(?:returned|arrived|back|came|come|just in) (?:\w+ )?from ",
        rf"(?:was|were|been|am|stayed|live|living|lived|worked|working) (?:\w+ )?(?:in|at|over in|"
        rf"down in|up in|near) (?:the )?{_P}",
        r"(?:visit|visited|visiting|saw) (?:my |the |some |our |a )?(?:\w+ ){0,2}?(?:family|"
        r"parents|relatives|folks|hometown|grandparents|in laws|village|home town|friends)",
        r"(?:took|take|had|made|went on|been on|was on|am on|on) (?:a |the |my |our |one |two |"
        r"some )(?:\w+ ){0,2}?(?:trip|trips|vacation|holiday|flight|cruise|train|plane|journey|"
        r"honeymoon)",
        r"(?:went|been|was|were|gone) (?:\w+ )?(?:abroad|overseas|away|traveling|travelling|"
        r"out of town|on vacation|on holiday|on business|back home to|home for)",
        rf"(?:only|just) (?:to|as far as) my (?:\w+ )?{_KIN}",
        r"(?:business|work|road|short|quick|day|weekend) trip",
    ),
    "stayed_home": (
        rf"(?:stay|stayed|staying|remained|sat|been|kept|stuck|am|are|was|were|been staying|"
        rf"cooped up|holed up|locked) (?:\w+ ){{0,2}}?(?:at |right |put |here |in |"
        rf"just )?{_HOME} (?!\ue000)(?!for vacation)",
        r"(?:stay|stayed|staying) (?:at home|home|put|in|inside|here|indoors|local)",
        r"(?:have|has|did|had|do|not|never|barely|hardly) (?:not |never |even |really |hardly |"
        r"barely |once |ever )*(?:left|leave|been out|gone out|go out|been anywhere|gone anywhere|"
        r"go anywhere|set foot|step foot|stepped|stepped out|traveled|travelled|travel|"
        r"been out of|been away|been outside|gone outside|went|moved)",
        r"(?:trip|flight|vacation|holiday|plans|wedding|tour|cruise|everything|"
        r"it) (?:\w+ ){0,3}?(?:was |is |were |got |has been |been |all )?(?:cancell?ed|off|"
        r"called off|postponed|scrapped|fell through)",
        r"(?:cancell?ed|called off|postponed|scrapped) (?:my|the|our|that|it|everything|all)",
        r"(?:nowhere|no where)",
        r"(?:home|house|indoors|inside) (?:the whole time|all the time|this whole time|all month|"
        r"all week|since|bound|all along|the entire)",
        rf"(?:just|only|nothing but|except)(?: been| went| going| go)? (?:to )?(?:the |a |"
        rf"my )?{_LOCAL}",
        r"(?:in|under) (?:lockdown|quarantine|isolation)",
        r"not (?:left|leave|been out|gone)",
    ),
    "sick_person": (
        rf"(?:(?:my|our|a|the|his|her|one|some|another|two|an|of|this|"
        rf"that) )(?:\w+ ){{0,3}}?{_WHO} (?:who |that |at work |next door |upstairs |downstairs |"
        rf"of mine |i know |there |here |just |actually |also |was |is |has been |had been |"
        rf"in my \w+ |from \w+ |i work with |i live with |\w+ ){{0,2}}?{_ILL} ",
        rf"(?:someone|somebody|one person|people|one guy|a guy|one of \w+ \w+|several people|"
        rf"a few people|a lot of people) (?:\w+ ){{0,5}}?{_ILL} ",
        r"(?:was|were|been|am|came|come|sat|worked|lived|live|work|spoke|met|hung out|had \w+|"
        r"ate) (?:\w+ ){0,3}?(?:exposed|contact with|near|next to|around|"
        r"with) (?:\w+ ){0,4}?(?:case|infected|positive|sick|confirmed|patient|it|covid|virus)",
        r"there (?:is|was|were|are) (?:one|a|two|some|several|three|a couple|someone|somebody|"
        r"an) (?:\w+ ){0,3}?(?:case|cases|in my|at my|at work|in our|at our|at the|in the|on my|"
        r"on our|infected|positive|sick|who)",
        rf"(?:lives?|living|work|works) with (?:\w+ ){{0,3}}?{_ILL}",
        r"(?:look|looking|looked|care|caring|cared) (?:after|for) (?:\w+ ){0,2}?(?:patients?|cases|the sick)|"
        r"(?:work|working|nurse|nursing|treat|treating|treated) (?:with |on )?(?:\w+ ){0,2}?patients",
    ),
    "traveller": (
        rf"{_MEETING} (?:\w+ ){{0,4}}?{_PEOPLE} (?:\w+ ){{0,3}}?(?:from|back from|in from) (?:\w+ )?"
        rf"{_P}",
        rf"{_PEOPLE} (?:\w+ ){{0,2}}?(?:from|back from) (?:\w+ )?{_P}(?:\w+ ){{0,2}}?(?:came|come|"
        r"visited|stayed|stays|was here|were here|is here|are here)",
    ),
    "no_person": (
        r"(?:have|has|did|had|do|could) not (?:\w+ ){0,2}?(?:seen|see|met|meet|talked|been around|"
        r"been near|been with|come near|come across|had contact|have contact|had any|"
        r"been in contact|touch|visited|hung out|spoken|run into|know) (?:to |with |of )?(?:any|"
        r"anyone|anybody|a soul|people|a single|nobody|noone|another)",
        r"(?:seen|met|saw|talked to|see|know|knows|knew|been around|been near|around) (?:noone|"
        r"nobody|not a soul|no people)",
        r"(?:nobody|noone|none of \w+) (?:\w+ ){0,4}?(?:has|is|was|around|here|i know|got|had|"
        r"sick|at|in|that)",
        r"(?:live|living|been|am|by|on) (?:all )?(?:alone|by myself|on my own|myself)|"
        r"(?:isolating|quarantining|shielding|isolated)",
        r"not (?:around|near) (?:anyone|anybody|people)",
        r"no one i know",
        r"everyone (?:\w+ ){0,3}?(?:is |was |has been )(?:\w+ )?(?:fine|healthy|well|okay|good)",
        r"(?:no|zero) (?:contact|exposure|contacts|cases)",
    ),
    "self": (
        r"^(?:um |uh |yes |yeah |yep |hello |hi |oh |well |okay |sure |hey )*(?:speaking|"
        r"this is (?:he|she|me|i|(?:him|her)(?= $| speaking| here))|that is me|that would be me|"
        r"it is me|i am (?:he|she|him|her)(?! (?!speaking|here|sir|madam)\w)|"
        r"you are (?:speaking|talking) to (?:him|her|me)|"
        r"you have got (?:him|her|me)|you got (?:him|her|me)|it is (?:he|she)|in person|"
        r"yours truly|go ahead|what can i do for you|how can i help|how may i help|"
        r"what do you need|the one and only|i am listening|that is right it is me|"
        r"(?:i am|me|right here|shoot)(?= $| (?:sir|madam|speaking|here|what|how|go|who|why|please|"
        r"you|can|yes|yeah) )) ",
        r"(?:speaking|that is me|this is (?:he|she)|go ahead|i am listening) $",
        r"(?:this is|i am|my name is|it is) (?P<name>\w+ )(?:speaking |\w+ |here |$)",
    ),
    "relative": (
        rf"(?:this is|i am|it is|you are speaking to|you are talking to|speaking with|"
        rf"talking to) (?:actually |just )?(?:his|her|the|their|mr \w+|mrs \w+|\w+ s|"
        rf"\w+s) (?:\w+ )?{_KIN}",
        rf"(?:my|his|her|the) {_KIN} (?:is|has|just|went|will|can|does|left|stepped|is not)",
        r"(?:he|she|they) (?:is|are|was|has|just|can|went|left|stepped|will|does|passed|died|"
        r"should) (?:just |only |currently |actually |right now |still )?(?:not (?:here|in|home|"
        r"available|around|at home|able|in right)|out|at work|away|asleep|sleeping|in the shower|"
        r"busy|unavailable|gone|back|stepped|left|working|at school|at the|in hospital|"
        r"in the hospital|in a meeting|driving|passed away|no longer|be back|be home|gone to|"
        r"come to the phone|at his|at her)",
        r"(?:i can|i will|i could|let me|shall i|can i|want me to|should i|"
        r"i will go) (?:go )?(?:get|take a message|pass|tell|fetch|grab|put) (?:him|her|a message|"
        r"it on|on a|the message|you)",
        r"(?:his|her) (?:phone|number|cell|line|wife|husband|son|daughter|mother|father|brother|"
        r"sister|assistant|secretary)",
        r"^(?:his|her) ",
        r"he is not in|she is not in|not (?:here|home) (?:right now|at the moment|now)",
        r"answering (?:for|his|her)",
        r"(?:he|she) (?:can|could|is) not (?:able to )?(?:come to|get to|answer) the phone",
        r"(?:you can talk to me|speak to me instead)",
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
        r"mistaken|mixed up|misdialed|not my name|no such person|nobody here|noone here|"
        r"do not have the right",
    ),
    "wanted": (
        r"(?:i|we) (?:do |would )?(?:need|want|appreciate) (?:one|it|that|a call|help)|"
        r"(?:have|get|let|ask|tell) (?:him|her|them|someone|somebody|a \w+|the \w+|one of \w+) "
        r"(?:to )?(?:call|ring|phone|contact|come|get in touch)|"
        r"(?:i|we) (?:have|have got|had|do have) (?:a|some|a few|one|several) (?:\w+ )?questions? ",
    ),
    "unneeded": (
        r"(?:leave|keep|save) it (?:for|to) (?:other )?(?:people|those|someone|somebody)|"
        r"(?:i|we) (?:am |are |can |will )?(?:manage|managing|cope|coping)|(?:i am|we are) all set|"
        r"(?:that is|it is)? ?not needed|no need (?:to|for)|do not (?:trouble|bother|worry)",
    ),
    "healthy": (
        r"(?:i am|we are|all|everything|everybody|everyone|feel|feeling|doing|been|we are all|is|"
        r"just|perfectly|completely|totally|pretty|very|quite|absolutely|i feel|am) (?:all |is |"
        r"am |are |just |perfectly |completely |totally |pretty |very |quite |absolutely |really |"
        r"feeling |doing |still |been |so |just )*(?:fine|good|great|well|healthy|okay|all right|"
        r"normal|excellent|fantastic|wonderful|in good health|perfect|in good shape|dandy|fit|"
        r"clear|a hundred percent)",
        r"(?:nothing|none|no symptoms|no complaints|no issues|no problems|symptom free|not any|"
        r"no signs|not a thing)(?: |$)",
        r"(?:do|have|did|has) not (?:\w+ ){0,2}?(?:have any|had any|any|anything|feel anything|"
        r"have anything|had anything|got any|noticed any|noticed anything|experienced any|"
        r"experienced anything|feel sick|feel ill|feel bad|have symptoms)(?: |$)",
        r"^(?:um |uh |oh |well |no |nope )*(?:fine|good|great|perfect|okay|healthy|all good|"
        r"all clear|never better|never felt better|all right|not bad|normal) $",
        r"never (?:felt )?better|fit as a fiddle|healthy as a|right as rain|neither|"
        r"none of (?:those|them|these|that|the above)|not sick|not ill|no not any|zero symptoms",
    ),
}  # fmt: skip
"""An expression that begins with its own negator is affirmed where no other negator reaches it."""

TOPICS: tuple[tuple[str, dict[str, str]], ...] = (
    (r"call (?:you |\w+ )?back|would you like|do you (?:want|need)", {
        "healthy": "no", "wanted": "yes", "unneeded": "no"}),
    (
        r"(?:anyone|anybody|someone|somebody|family|household|relatives|people) .*(?:sick|ill |fever|"
        r"cough|symptom|unwell|infected|positive)", {
        "sick_person":
        "yes",
        "no_person":
        "no",
        "healthy":
        "no"}),
    (
        r"contact|met |near|around|exposed|case|confirmed|infected", {
        "sick_person":
        "yes",
        "traveller":
        "yes",
        "no_person":
        "no"}),
    (
        r"travel|been (?:to|out|away|abroad|anywhere)|left |trip|outside|visited|go anywhere|gone|"
        r"abroad", {
        "place":
        "yes",
        "journey":
        "yes",
        "stayed_home":
        "no"}),
    (
        r"am i (?:speaking|talking)|is this (?:mr|mrs|ms|miss)?|are you (?:mr|mrs|ms)|speak (?:to|"
        r"with)", {
        "self":
        "yes",
        "relative":
        "no",
        "unknown_person":
        "no"}),
    (r"fever|temperature", {"feverish": "yes", "cool": "no"}),
    (r"fever|cough|symptom|unwell|sick|feel|breath|temperature", {"healthy": "no"}),
)  # fmt: skip
"""What kinds of evidence answer a question, told by the question, where no script says so."""
