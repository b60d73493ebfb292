"""English evidence: kind → expressions over the plain form (every word followed by a space)."""

from __future__ import annotations

import re

from callbot.understanding import evidence_en_health as health
from callbot.understanding import evidence_en_identity as identity
from callbot.understanding import evidence_en_offers as offers
from callbot.understanding.evidence_en_words import (
    BUT,
    HOME,
    ILL,
    KIN,
    LOCAL,
    MEETING,
    NEXT_DOOR,
    PEOPLE,
    PURPOSE,
    TOGETHER,
    WHO,
    P,
)
from callbot.understanding.places_named_en import FRAMES

PATTERNS: dict[str, tuple[str, ...]] = {
    "place": (
        r"(?<!is from )(?<!are from )(?<!comes from )(?<!born in )(?<!lives in )(?<!left "
        r")(?<!leave )"
        r"(?<!about )(?<!people from )(?<!friends from )(?<!visitors from )(?<!guests from )(?<!someone from )"
        r"(?<!somebody from )(?<!relatives from )(?<!family from )(?<!man from )(?<!woman from )(?<!lady from )"
        rf"(?<!outside )(?<!outside of )(?<!inside )(?<!within ){P}(?!is |has )",
    ),
    "journey": (
        rf"(?:went|gone|been(?! (?:\w+ )?(?:meaning|trying|wanting|hoping|planning|waiting|dying|told|"
        rf"asked|able|"
        rf"unable|allowed|supposed|due|meant|used|listening|talking|speaking) )|flew|drove|driven|travell?ed|"
        rf"traveling|travelling|moved|headed|trip|flown|took off) (?:\w+ ){{0,2}}?(?:to|down to|up to|over "
        rf"to|back to|out to|through|"
        rf"abroad|overseas|away|out of town|out of state|somewhere) (?!the {LOCAL}|{LOCAL}|"
        rf"a {LOCAL}|bed|my {LOCAL}|{PURPOSE} |(?:\w+ ){{0,4}}?{NEXT_DOOR})",
        r"(?<!people )(?<!they )(?:came|come|coming|got|get|returned|returning|flew|drove|just|am|"
        r"are) (?:\w+ ){0,2}?(?:back|home|in) from "
        rf"(?!(?:the |my |our |a )?(?:{LOCAL}|garden|yard|shed|fields?|school|church|walk|bath|shower|"
        rf"kitchen|doctors) )",
        rf"(?:returned|arrived|back|came|come|just in) (?:\w+ )?from (?!(?:the |my |our |a )?(?:{LOCAL}|"
        rf"garden|yard|shed|"
        r"fields?|school|church|walk|bath|shower|kitchen|doctors) )",
        rf"(?:was|were|been|am|stayed|live|living|lived|worked|working) (?:\w+ )?(?:in|at|over in|"
        rf"down in|up in|near) (?:the )?{P}",
        r"(?:visit|visited|visiting|saw) (?:my |the |some |our |a )?(?:\w+ ){0,2}?(?:family|"
        r"parents|relatives|folks|hometown|grandparents|in laws|village|home town|friends)",
        r"(?:took|take|had|made|went on|been on|was on|am on|on) (?:a |the |my |our |one |two |"
        r"some )(?:\w+ ){0,2}?(?:trip|trips|vacation|holiday|flight|cruise|train|plane|journey|"
        r"honeymoon)",
        r"(?:went|been|was|were|gone) (?:\w+ )?(?:abroad|overseas|away|traveling|travelling|"
        r"out of town|on vacation|on holiday|on business|back home to|home for)",
        rf"(?:only|just) (?:to|as far as) my (?:\w+ )?{KIN}(?!\w* (?:\w+ ){{0,2}}?{NEXT_DOOR})",
        r"(?:business|work|road|short|quick|day|weekend) trip",
        rf"(?:just|only) (?:to|up to|down to|over to) (?!the |{LOCAL}|work|my |"
        rf"bed)\w+ (?:\w+ )?and back",
        r"(?:been|was|were|gone|went|am|go) (?:\w+ )?(?:back and forth|out of station|interstate|"
        r"up north|"
        r"down south)|"
        r"(?:native|home) place|work(?:ing|s)? away|(?:never|hardly ever|hardly|barely|"
        r"rarely) (?:been |stay |stayed )?(?:at )?home(?= |$)|"
        r"(?:am|are|be) (?:still |just now |currently )?away (?!from (?:people|everyone|"
        r"everybody|crowds))|"
        r"there and back|"
        r"^(?:(?:um|uh|oh|well|yes|yeah|only|just|but) )*(?:only|just) (?:for )?(?:the (?:one )?|a |one |"
        r"two |three |a few |"
        r"a couple of )(?:day|night|weekend|week|days|nights)(?= $)|"
        r"(?:funeral|wedding|christening|conference|interview|match|concert|festival) (?:up|down|"
        r"over|out|in|"
        r"abroad|back) |"
        r"(?:travel|commute|commuting|travelling|traveling) (?:\w+ )?(?:to|into|up to|"
        r"down to) (?!work |the office )|"
        rf"(?:popped|nipped|shot|ran|dashed|came|nipping|popping|took the \w+|"
        rf"got the \w+) (?:over|up|down|across|out) "
        rf"to (?!the |my |our |a |{LOCAL})\w|"
        r"(?:flew|flying|drove|took the (?:\w+ )?(?:train|bus|coach|ferry)) (?:\w+ )?(?:in|out|"
        r"over|up|down|back|to|home) (?!to (?:the )?(?:shop|shops|work))|"
        r"(?:only |just )+(?:come|came|got|gotten|arrived|flown|driven|returned) (?:back|home|"
        r"in)(?= $| from(?! work| the (?:office|garden|shops?|yard|doctors|park|fields?|shed|gym)| school| "
        r"church| a walk)| on| last| this| yesterday)|"
        r"(?:am|was|as) an? (?:\w+ )?(?:flight attendant|air hostess|(?:airline )?pilot|(?:lorry|"
        r"truck) driver|"
        r"trucker|travell?ing salesman)|cabin crew|"
        r"(?:in|to|at) (?:another|the next|a different|the neighbou?ring) (?:county|city|town|"
        r"state|country|province|"
        r"village)|on the road (?!outside|here|by)|"
        r"(?:came|got|returned|flew) (?:back|home)(?: here)? (?:on (?!the|foot|my)|on the \w+ |last (?!in )|"
        r"yesterday|two|"
        r"three|four|five|a week|a few days|the day before|this (?:week|morning))(?!(?:\w+ ){0,2}?from work)|"
        r"(?:coach|lorry|truck|long distance|delivery|train) driver|passing through|passed through|"
        r"crossed the border|"
        r"(?:went|been|gone|was|were) (?:\w+ )?(?:camping|hiking|skiing|sailing|sightseeing|"
        r"backpacking)|"
        r"(?:was|were|been|went|stayed) (?:\w+ )?(?:at|to|by|in|on|down at|"
        r"down to) the (?:seaside|coast|beach|mountains|"
        r"lakes?|countryside|country|islands?|border)|"
        r"took (?:my|the|our) \w+ (?:\w+ )?to (?!the |a |school|nursery|church|bed|work|hospital|"
        r"see)\w+|"
        r"(?:times?|trips?|days?|once|twice|week|weekend) for (?:business|work|a wedding|"
        r"a funeral|a conference)",
        rf"spent (?:a|an|two|three|four|five|some|the|a few|a couple of|ten) (?:\w+ )?(?:days?|"
        rf"nights?|weeks?|weekend|fortnight|month) "
        rf"(?:in|at|over in|up in|down in) (?!bed|home|hospital|the house|the hospital|isolation|"
        rf"quarantine|lockdown|my|our|{LOCAL})\w",
        rf"(?:just|only) (?:over|up|down|across|out) to (?!the {LOCAL}|{LOCAL}|my {LOCAL}|"
        rf"a {LOCAL})\w+",
        rf"spent (?:\w+ ){{0,4}}?(?:in|at|with|over at|over in) (?:{P}|(?:my|our|"
        rf"some) (?:\w+ )?(?:{KIN}s?|friends) )",
        r"here there and everywhere|(?:been|went|gone|was|were|travelled) (?:\w+ ){0,2}?(?:everywhere|all over"
        r"(?: the (?:place|country|world))?)(?! is| was| has| s | in (?:the|my) (?:house|flat))(?= |$)",
        *FRAMES,
    ),
    "stayed_home": (
        rf"(?<!it has )(?:stay|stayed|staying|remained|sat|been|kept|stuck|am|are|was|were|been staying|"
        rf"cooped up|holed up|locked) (?:(?!not|never|no )\w+ ){{0,2}}?(?:at |right |put |here |"
        rf"in |"
        rf"just )?{HOME} (?!\ue000)(?!for vacation)",
        r"(?:stay|stayed|staying) (?:at home|home|put|in|inside|here|indoors|local)",
        r"(?:not|never|barely|hardly|scarcely) (?:even |really |hardly |"
        r"barely |once |ever |actually |physically )*(?:left|leave|been out|gone out|go out|"
        r"been anywhere|gone anywhere|"
        r"go anywhere|set foot|step foot|stepped|stepped out|traveled|travelled|travel|"
        rf"been out of|been away|been outside|gone outside|went|moved|gone){BUT}",
        r"(?:trip|flight|vacation|holiday|plans|wedding|tour|cruise|everything|"
        r"it) (?:\w+ ){0,3}?(?:was |is |were |got |has been |been |all )?(?:cancell?ed|off|"
        r"called off|postponed|scrapped|fell through)",
        r"(?:cancell?ed|called off|postponed|scrapped) (?:my|the|our|that|it|everything|all)",
        rf"(?:nowhere|no where){BUT}",
        r"(?:home|house|indoors|inside) (?:the whole time|all the time|this whole time|all month|"
        r"all week|since|bound|all along|the entire)",
        rf"(?:just|only|nothing but|except)(?: been| went| going| go| popped)? (?:to |round |"
        rf"around |down )*(?:the |a |"
        rf"my )?{LOCAL}",
        rf"all (?:that )?(?:i|we) (?:have |ever )*(?:did|done|do|been doing) (?:is|was) (?:(?:go|going|"
        rf"pop|walk|"
        rf"nip|run|been) (?:\w+ )?(?:downstairs|outside|to (?:the |my |our |a )?{LOCAL}|round the block)|"
        rf"(?:walk|feed|take|put) (?:out )?(?:the|my) |sit |stay |sleep |watch |work |cook |read )|"
        rf"(?:only|just|all|kept|stayed|stay|remained) (?:\w+ )?(?:inside|within) (?:the |our |this |my )?"
        rf"(?:\w+ )?(?:city|town|county|district|ring road|limits|borough|neighbou?rhood)|"
        rf"(?:farthest|furthest|only places?) (?:\w+ ){{1,4}}?(?:is|was|being) (?:to )?(?:the |my |"
        rf"our )?(?:corner |local |front |back )?"
        rf"(?:{LOCAL}|letterbox|garden|gate|door|driveway|street|bins?) |not allowed (?:out|"
        rf"outside|to leave|to go)|"
        r"(?:just|only) (?:at|in) (?:home|the house|my room|the flat)(?= $| watching| with|"
        r" doing| all)",
        r"(?:not|never) going (?:out|anywhere|away)|not (?:one|a) (?:step|foot) (?:past|outside|out|beyond|"
        r"over)|"
        r"could not (?:get|find) (?:a |the |any |our )?(?:tickets?|seats?|trains?|flights?|leave|time off)|"
        r"(?:only|just|never) (?:ever )?(?:go|went|get|been|walk|walked|got) as far as (?:the|my|our) "
        r"(?!\w*(?:city|town|county))|"
        r"(?:stopped|quit|gave up|given up) (?:travell?ing|going (?:out|anywhere|away))|"
        r"(?:supposed|meant|going|wanted|hoping|planning|hoped|planned|tickets?|"
        r"booked) (?:[\w\ue000]+ ){0,8}?but "
        r"(?:they|it|the \w+|he|she|everything) (?:\w+ )?(?:cancell?ed|shut|closed|called|stopped|"
        r"would not let)|"
        r"(?:they|my \w+|everyone|everybody|family) (?:all )?came to (?:us|me|our|my (?:house|place))|"
        r"last (?:time|trip|journey|holiday) (?:that )?(?:i|we) (?:took|made|had|left|went|travell?ed|"
        r"was away|were away|was anywhere|got away|"
        r"went anywhere|"
        r"was out|were out) (?:\w+ ){0,4}?(?:was|must have been|would have been|would be)(?! (?:\w+ ){0,"
        r"3}?(?:yesterday|"
        r"last|this|monday|tuesday|wednesday|thursday|friday|saturday|sunday|days|week|the)(?= |$))|"
        r"(?:bedridden|bed bound|housebound|house bound|shielding|(?:self )?isolating|"
        r"quarantining)",
        r"(?:in|under) (?:lockdown|quarantine|isolation)",
        r"not (?:left|leave|been out|gone)",
    ),
    "sick_person": (
        rf"(?:(?:my|our|a|the|his|her|one|some|another|two|an|of|this|"
        rf"that) )(?!lot of people |people )(?:\w+ ){{0,3}}?{WHO} (?:who |that |at work |"
        rf"next door |upstairs |"
        rf"downstairs |"
        rf"of mine |i know |there |here |just |actually |also |was |is |has been |had been |"
        rf"in my \w+ |from \w+ |i work with |i live with |\w+ ){{0,2}}?{ILL} ",
        rf"(?:someone|somebody|one person|people(?= at| in| on| i | around| near| here| next|"
        rf" upstairs)|one guy|a guy|one of \w+ \w+|several people|"
        rf"a few people) (?:\w+ ){{0,5}}?{ILL} ",
        r"(?:was|were|been|am|came|come|sat|worked|lived|live|work|spoke|met|hung out|had \w+|"
        r"ate) (?:\w+ ){0,3}?(?:exposed|contact with|near|next to|by|beside|around|"
        r"with) (?:\w+ ){0,7}?(?:case|infected|positive|sick|confirmed|patient|it|covid|virus)",
        r"^(?:um |uh |well |oh |yes |yeah |actually )*(?:one|two|three|four|a couple|a few|"
        r"several) (?:of (?:my|our|the) "
        r"\w+|(?:people|men|women|colleagues|neighbou?rs|friends|workers) (?:in|at|on|from) (?:my|our|"
        r"the) \w+) "
        r"(?:\w+ )?$|they (?:\w+ )?(?:took|have taken|came for) (?:him|her|them) (?:away|off|in |to )|"
        r"(?:in|on|at|shared|sharing|share) (?:the|a) same (?:\w+ ){1,2}?(?:as|with) (?:one|someone|"
        r"somebody|a|"
        r"him|her|them|it|"
        r"people) |"
        r"(?:we|they) (?:have |had |got )+(?:a|one|two|three|some|several|a few) (?:\w+ )?cases? |"
        r"there (?:is|was|were|are|has been|have been|is been) (?!(?:\w+ ){1,5}?in (?:the |a |an )?(?:next|"
        r"another|"
        r"other|neighbou?ring|different) )(?:one|a|two|some|several|three|"
        r"a couple|someone|somebody|"
        r"an) (?:\w+ ){0,3}?(?:case|cases|in my|at my|at work|in our|at our|at the|"
        r"in the(?! (?:house|home|flat|apartment|family|household|room))|on my|on our|"
        r"infected|positive|sick|who)",
        r"(?:look|looking|looked|care|caring|cared) (?:after|for) my \w+ (?:\w+ )?who (?:has|had|"
        r"have|got) (?:it|covid|the virus)",
        rf"(?:sat|ate|was|were|been|worked|spoke|talked|met|visited|saw) (?:with |to |next to |"
        rf"beside )?(?:him|her|them|"
        rf"my \w+) (?:\w+ ){{0,5}}?(?:and|but|then) (?:now )?(?:he|she|they) (?:is |are |has |"
        rf"have )?(?:now |since |been )*"
        rf"{ILL}",
        rf"(?:lives?|living|work|works) with (?:\w+ ){{0,3}}?{ILL}",
        r"(?:look|looking|looked|care|caring|cared) (?:after|for) (?:\w+ ){0,2}?(?:patients?|"
        r"cases|the sick)|"
        r"(?:work|working|nurse|nursing|doctor|porter|cleaner) (?:\w+ ){0,4}?(?:covid|isolation|"
        r"fever) "
        r"(?:ward|clinic|unit|hospital)|"
        r"(?:he|she|they|one of them) (?:got|fell|took|became|was|were) (?:ill|sick)|(?:he|she|"
        r"they|one of them) (?:turned out to have|came down with|has got|has had|"
        r"had got) (?:it|covid|the virus)|"
        r"(?:i|we) (?:have |had |have got |have had |got |caught |both )+(?:it|covid|corona|"
        r"the virus|coronavirus) |"
        rf"(?:no|nope|not really) (?:well |oh |except |just |only |actually |apart from |"
        rf"besides )+my (?:\w+ )?{KIN} "
        rf"(?!is |are |was |were |has not |(?:and |but )?(?:nobody|noone|none|no one|they are all|we are "
        rf"all) )|"
        rf"{WHO} (?:\w+ )?(?:is |are |still |am )*(?:waiting (?:for|on)|awaiting|getting|"
        rf"having) (?:his |her |their |the |a )?"
        r"(?:covid |swab |test )?(?:tests?|results?|tested) |(?:it is|was|got|has|have|"
        r"is) the virus |"
        r"(?:app|phone|text|message|letter) (?:\w+ ){0,2}?(?:pinged|notified|alerted|told|warned)|"
        r"(?:got|been|was|were) (?:pinged|told (?:that )?(?:i am|i was|we are|"
        r"we were) a (?:close )?contact)|"
        r"(?:am|was|were|as) a close contact|"
        r"(?:nursed|nursing|tended) my \w+ |"
        r"(?:nobody|noone|none|not anyone|not anybody|nothing) (?:but|except|only|just|apart from|other than|"
        r"besides) (?:\w+ ){0,2}?(?:patients?|cases|the sick|the infected|sick people|infected people)|"
        r"(?:work|working|nurse|nursing|treat|treating|treated) (?:with |"
        r"on )?(?:\w+ ){0,2}?patients",
    ),
    "traveller": (
        rf"{MEETING} (?:\w+ ){{0,4}}?{PEOPLE} (?:\w+ ){{0,3}}?(?:from|back from|"
        rf"in from) (?:\w+ )?"
        rf"{P}",
        rf"{PEOPLE} (?:\w+ ){{0,2}}?(?:from|back from) (?:\w+ )?{P}(?:\w+ ){{0,3}}?(?:came|come|"
        r"visited|stayed|stays|staying|sat|sits|was here|were here|is here|are here|was in|was at|"
        r"lives|living|next to|with us|with me)",
        rf"{MEETING} (?:\w+ ){{0,4}}?{PEOPLE} (?:(?!not |never )\w+ ){{0,6}}?(?:got on (?:at|in)|"
        rf"boarded (?:at|in)|"
        rf"just left|was in|were in|been (?:in|to)|lives? in|works? in|studies in) {P}",
        rf"(?:my|our|a|the|one|some) (?:\w+ ){{0,2}}?{PEOPLE} (?:(?!not |never |phone |year |"
        rf"years )\w+ ){{0,7}}?"
        rf"(?:from|in|at|to) {P}(?:(?!not |never |phone |year |years |only |before )\w+ ){{0,7}}?{TOGETHER} ",
        rf"(?:my|our|a|the|one) (?:\w+ ){{0,2}}?{PEOPLE} (?:is |was |has |had |have |only |just |"
        rf"who )*(?:come |came |got |returned |flew |drove )?(?:back |in |over |home |here )*"
        rf"(?:straight |just )?from {P}|(?:my|our|the) (?:\w+ )?{PEOPLE} is an? {P}(?:man|woman|girl|boy|"
        rf"lad|native)",
    ),
    "no_person": (
        r"(?:have|has|did|had|do|could) not (?:\w+ ){0,2}?(?:seen|see|met|meet|talked|been around|"
        r"been near|been with|come near|come across|had contact|have contact|had any|"
        r"been in contact|touch|visited|hung out|spoken|run into|know) (?:to |with |of )?(?:any|"
        r"anyone|anybody|a soul|people|a single|nobody|noone|another)",
        r"(?:seen|met|saw|talked to|see|know|knows|knew|been around|been near|around) (?:noone|"
        r"nobody|not a soul|no people)",
        r"(?:nobody|noone|none of \w+) (?:(?!only |just |but |except |apart |besides |other |well |"
        r"though )\w+ ){0,4}?(?:has|is|was|around|here|i know|got|had|"
        r"sick|at|in|that)",
        r"(?:i|we|they|somebody|someone|you) would (?:surely )?(?:know if|have known|have heard|"
        r"have been told|have "
        r"told (?:me|us)|have rung)|(?:no|not any) (?:visitors|guests|callers)|"
        r"(?:live|living|been|am|by|on|work) (?:all )?(?:alone|by myself|on my own|myself)|"
        r"(?:isolating|quarantining|shielding|isolated)",
        r"not (?:around|near) (?:anyone|anybody|people)",
        r"(?:only|just) (?:ever )?(?:on|over|by) (?:the )?(?:phone|telephone|video|zoom|skype|facetime)|"
        r"(?:video called|facetimed|skyped|zoomed|on the phone that is all)|"
        r"no one i know|can not think of any(?:one|body)",
        r"we are all (?:fine|well|healthy|okay|good|all right)|(?:it|that|test|result|he|"
        r"she) (?:was|is|came back) (?:negative|clear)|(?:it|that) was (?:only|just) (?:a|the) (?:cold|flu|"
        r"hay)",
        r"tested negative|(?:tests?|result|results) (?:was|were|came back|is|"
        r"are) (?:all )?negative|turned out negative",
        r"(?:keep|kept|keeping) (?:well |right |far )?(?:to myself|to ourselves|myself to myself|"
        r"ourselves to ourselves|"
        r"my distance|"
        r"our distance|away from (?:people|everyone|everybody))|(?:avoid|avoided|avoiding) "
        r"(?:people|everyone|everybody|crowds|contact)|(?:steer|steered|steering) clear",
        r"every(?:one|body) (?:\w+ ){0,3}?(?:is |was |has been )(?:\w+ )?(?:fine|healthy|well|okay|good|fit)",
        r"(?:no|zero) (?:contact|exposure|contacts|cases)",
    ),
    **identity.PATTERNS,
    **offers.PATTERNS,
    **health.PATTERNS,
}  # fmt: skip
"""An expression that begins with its own negator is affirmed where no other negator reaches it."""

LONG_AGO = re.compile(
    r"(?<![^ ])(?:years? ago|years back|months ago|months back|last year|last summer|last autumn|"
    r"last spring|"
    r"in the (?:sixties|seventies|eighties|nineties)|"
    r"when i was (?:young|little|a \w+)|as a (?:kid|child)|in (?:19|20)\d\d) "
)
"""Before or behind it, what is told is not of these days."""
