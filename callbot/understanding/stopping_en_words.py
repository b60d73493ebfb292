"""What English wishes to be left alone are made of, for `stopping_en.py`."""

from __future__ import annotations

from typing import Final

_CONTACT: Final = (
    r"(?:(?:phone )?calls?|calling|rings?|ringing|phon(?:e|ing)|telephon(?:e|ing)|contact(?:ing)?|"
    r"bother(?:ing)?|"
    r"disturb(?:ing)?|pester(?:ing)?|harass(?:ing)?|hassl(?:e|ing)|dial(?:l?ing)?|text(?:ing)?|"
    r"annoy(?:ing)?|"
    r"bug(?:ging)?|badger(?:ing)?|hound(?:ing)?|buzz(?:ing)?|troubl(?:e|ing)) "
)
_HERE: Final = (
    r"(?:(?:up |on |at |to |in )?(?:me|us|here|home|this (?:\w+ )?(?:number|house|phone|line|place|home)|"
    r"(?:my|our) (?:\w+ )?(?:number|house|home|phone|line|family|mother|father|wife|husband|parents|"
    r"place|time))|"
    r"again|anymore|ever|back|in (?:the )?future|any further|please|now|will you|from you|like this|every|"
    r"all the time|at (?:all|this|night|dinner)) "
)
_BETWEEN: Final = (
    r"(?:(?:ever|you|dare|try|trying|to|even|be|keep|please|again|just|really|all|bloody|damn|fucking|"
    r"these|those|"
    r"your|further|more|with|kind|sort|of|making|people|lot|guys|think|about|any of|need|have to|bother|"
    r"phone) )"
)
_CEASE: Final = (
    r"(?<!i )(?<!we )(?<!they )(?<!he )(?<!she )(?<!who )(?<!it )(?<!nobody )(?<!noone )(?:do not|never|"
    r"not to|stop|"
    r"quit|cease|refrain from|desist from|no more|no further|no need for|lay off|leave off|give over|"
    r"give up|knock off|"
    r"pack in) "
)
_NUMBER: Final = (
    r"(?:my|our|this|that|these) (?:\w+ ){0,2}?(?:number|name|numbers|details|entry|record|data) "
)
_LIST: Final = (
    r"(?:your|this|that|the|whatever|any|all your|all|any of your) (?:\w+ ){0,2}?(?:list|lists|database|"
    r"system|"
    r"records?|register|books|files?|directory|computers?|roster|contacts|phone book)"
)
_CALLER: Final = (
    r"(?:you|your|these (?:\w+ )?(?:calls|people|questions)|being (?:called|rung|phoned)|"
    r"the (?:phone )?calls|the phone|"
    r"this(?= (?:call|calling|nonsense|business|rubbish|phone|harassment)| $|$))"
)
_WANT: Final = r"(?:do not|never|not) (?:\w+ )?(?:want|wish|like|need|care|appreciate|expect) "

SURE: Final = (
    r"(?:these|those|the|your|all this) (?:\w+ )?(?:calls|calling|ringing) (?:to )?(?:stop|end|"
    r"cease)(?= |$)",
    r"(?:said|want|wants|wish|need|wanted) no (?:more |further )?(?:\w+ )?(?:calls|calling|contact|"
    r"ringing)(?= |$)",
    r"(?:do not|never|did not|have not) (?:authori[sz]ed?|permit|allow|agree to|consent to|give) (?:you|"
    r"your|these|this|being) "
    r"(?:\w+ ){0,4}?(?:call|calls|calling|called|ring|phone|contact)(?= |$)",
    r"no (?:right|permission|authority|consent|reason) (?:for you )?(?:to be |to |for )(?:call|calling|"
    r"ring|ringing|phone|phoning|contact|"
    r"contacting|bother|bothering|disturb|disturbing)(?= |$)",
    r"(?:do not|never|stop|not to) (?:ever )?us(?:e|ing) (?:this|my|our) (?:\w+ )?number",
    r"leave off (?:calling |ringing |phoning )?$",
    r"leave (?:me|us) out of (?:it|this)|(?:let|leave) (?:me|us) (?:to )?(?:live |be |eat |"
    r"sleep )?in peace|"
    r"get out of my (?:life|hair|face|ear|sight)",
    r"you are (?:now |being |hereby |getting |going to be )?(?:blocked|reported|barred)(?= |$)|"
    r"you (?:are|keep|people are|lot are) (?:\w+ )?harassing",
    r"(?:^|oh |just |now )hop it(?= |$)",
    # calling shall end
    rf"{_CEASE}{_BETWEEN}{{0,4}}{_CONTACT}(?:\w+ ){{0,2}}?{_HERE}",
    rf"(?:stop|quit|cease|enough|no more|no further) {_BETWEEN}{{0,4}}(?:calls|calling|ringing|phoning|"
    rf"contact) $",
    rf"(?:please |^)no (?:more )?(?:calling|ringing|phoning|contacting|disturbing|"
    rf"bothering) (?:\w+ )?{_HERE}",
    r"(?:is|are|be|get|gets|to) (?:not|never) (?:to )?(?:be )?(?:called|rung|phoned|dialled|dialed|"
    r"contacted|bothered|disturbed|"
    r"telephoned) (?:(?:\w+ )?(?:again|anymore|ever|at all|in future|here|at this)|$)",
    r"you (?:do not|need not|should not|must not|can not|are not to) (?:need to |have to |be )?(?:call|"
    r"calling|ring|ringing|"
    r"phone|phoning|contact|contacting|bother|bothering) (?:me|us|here|this|my|our)",
    rf"(?:nobody|noone) (?:should|is to|must|may|better|had better|ought to) {_CONTACT}(?:me|us|here|"
    rf"this|my|our)",
    rf"{_WANT}(?:any |these |your |this )?(?:more|further|other|such) (?:\w+ )?calls",
    r"(?:want|wants|asking|asks|asked|told|tell|like|need|needs) you (?:people |lot |all |"
    r"guys )?to (?:stop|quit|leave|cease|go away)",
    rf"(?:refrain from|desist from|never again) {_CONTACT}",
    r"forget (?:that )?you (?:ever )?(?:had|have|got|saw) (?:my|our|this) (?:\w+ )?number",
    rf"{_WANT}(?:you|your lot|any of you|anyone|anybody|people|to get|to receive|getting) (?:\w+ ){{0,3}}?"
    rf"{_CONTACT}(?:\w+ ){{0,2}}?{_HERE}",
    rf"{_WANT}to (?:be (?:called|rung|phoned|contacted|bothered|disturbed|pestered|troubled) |"
    rf"hear (?:from|of) you)",
    r"(?:ring|call|phone|bother|try) (?:me |us |here |this number )?(?:again|once more|"
    r"one more time) and (?:i|we) "
    r"(?:am|are|will|shall) (?:\w+ )?(?:report|call|sue|block|complain|have|go)",
    # the number shall go
    rf"(?:take|get|strike|cross|remove|delete|erase|wipe|scrub|purge|drop|pull|scratch|clear|cut|kick|"
    rf"leave|keep|rub|want) "
    rf"(?:me |us |{_NUMBER})(?:\w+ )?(?:off|from|out)(?: of)? {_LIST}",
    rf"(?:take|strike|cross|remove|scratch|scrub|delete) (?:me |us |{_NUMBER})off(?= please| now| $|$)",
    rf"(?:delete|erase|remove|lose|forget|block|bin|wipe|destroy|scrap|ditch|unsubscribe|drop|"
    rf"get rid of|let go of|blacklist|"
    rf"scrub|tear up|throw away) "
    rf"(?:all )?{_NUMBER}",
    rf"(?:want|like|get|be|wish to be|need to be|asked to be|out|me|us|"
    rf"please) (?:\w+ )?off (?:of )?{_LIST}",
    rf"(?:do not|never|not) (?:\w+ ){{0,4}}?on {_LIST}",
    r"(?:unsubscribe|opt(?:ing)? (?:\w+ )?out|do not (?:call|contact|disturb) (?:list|registry|register))",
    r"(?:block|blocking|blocked|barring|bar) (?:you|your (?:number|calls)|this number)",
    r"(?<!nothing to )(?<!anything to )(?<!not )(?:report(?:ing)?|sue|suing) (?:you|this (?:number|"
    r"call)|these calls|your (?:company|number))",
    r"(?:have|get|getting|having) (?:you|your \w+) (?:\w+ )?(?:reported|arrested|blocked|barred|"
    r"prosecuted|fined)",
    # the caller shall go
    r"(?<!not )(?<!never )(?:leave|let) (?:me|us|this (?:house|family|number)|my (?:family|mother|wife|"
    r"husband|father|"
    r"house|number|phone)|our (?:family|house)|people|folks) (?:in peace|alone|be(?= (?:and|please|now|"
    r"will)| $|$))",
    r"(?:piss|fuck|bugger|sod|eff|buzz|push|shove|naff|rack|bog|jog|hop|bug|feck) off",
    r"(?:clear|back|lay|get) off (?:my (?:line|phone|back|case)|the (?:line|phone)|me|us)",
    r"(?:^|please |now |and |just |you |lot )(?:clear|back|lay|get) off(?= (?:will|now|you)| $|$)",
    r"(?:take a hike|drop dead|go to hell|go jump|beat it|scram|screw you|fuck you|up yours|get stuffed|"
    r"sling your hook|take a running jump)",
    r"go (?:and )?(?:bother|annoy|pester|bug|harass|call|ring|phone|waste|find|try|disturb|"
    r"hassle) (?:\w+ )?(?:somebody|"
    r"someone|anybody|anyone|other people|another|the neighbours|people)",
    r"(?:^|please |just |and )(?:call|ring|phone|try|ask|bother|pester|annoy|harass|hassle) (?:somebody|"
    r"someone|anybody|anyone) else",
    # they have had enough of it
    rf"(?:had|have|having) (?:just |quite |really |about )?(?:it(?: up to (?:here|my \w+))?|enough|"
    rf"(?:my|our) fill) "
    rf"(?:of|with) (?:all )?{_CALLER}",
    rf"(?:sick|tired|fed up|weary)(?: and tired| to death)? (?:of |with )?(?:all |"
    rf"having )?{_CALLER}(?= (?:calls|calling|"
    r"people|lot|ringing|phoning|pestering|harassment|nonsense|rubbish|spam|keep|bothering|messages|"
    r"scams?)| $|$)",
    r"(?:this is|pure|sheer|it is|bloody|that is|plain) (?:\w+ )?harassment",
    r"(?:keep|kept|are always|never stop|constantly) (?:on )?(?:calling|ringing|phoning|pestering|"
    r"bothering|bugging|"
    r"hounding) (?:me|us|here|my|every|all)(?! \w* ?(?:for|about) )",
    r"(?:called|rung|rang|phoned|bothered|disturbed) (?:me |us |"
    r"here )?(?:\w+ ){1,2}?times (?:\w+ ){0,4}?(?:no more|"
    r"enough|stop|give it)",
    r"(?:withdraw|revoke|take back|do not give|never gave|did not give|"
    r"have not given) (?:\w+ ){0,2}?(?:consent|permission)",
    r"(?:give it a rest|pack it in|knock it off|cut it out|cease and desist)",
)
LEAVING: Final = (
    r"end of (?:conversation|story|call|the call|discussion|chat|the conversation)(?= |$)",
    r"(?:conversation|call|interview|survey|discussion) over(?= |$)",
    r"(?:^|please |just |and |now |us )(?:finish|end|stop|disconnect|leave it) (?:here |there |please |"
    r"now |me |this )+$",
    r"(?:^|please |just |and |now )(?:cut|keep|put|drop) the (?:phone|line|call)(?: down)? (?:please |"
    r"now )*$",
    r"(?:am|are|going to|will|just|i|have to|must|got to|better) (?:now |just |"
    r"going to )?(?:hang(?:ing)? (?:up|the phone up|"
    r"this up)|ring(?:ing)? off|(?:end|cut|cutting|ending) (?:this|the call|it|you off|the line)|"
    r"disconnect(?:ing)?|"
    r"put(?:ting)? (?:the phone|this phone|it|the receiver|this) down|put(?:ting)? down the (?:phone|"
    r"receiver))",
    r"(?:hang up|hanging up|put(?:ting)? the phone down|ringing off)(?= (?:now|on you|here|goodbye|bye)|"
    r" $|$)",
    r"(?<!i )(?<!we )(?:end|cut|drop|disconnect|terminate|finish|stop|close|kill|cancel|conclude|"
    r"quit) (?:the|this|our) (?:\w+ )?(?:call|line|"
    r"conversation|survey|interview|questionnaire|interrogation|chat|session|nonsense)",
    r"(?:i|we) (?:am|are) (?:now |all |so |just |completely |quite )?(?:done|finished|through|"
    r"off)(?= (?:here|with (?:this|you|your)|"
    r"talking|answering|now|goodbye|bye|cheers|sorry)| $|$)",
    r"(?:want|would like|wish|need|prefer|decided|going|intend|think i will) (?:to )?(?:stop|finish|end|"
    r"quit|leave it)"
    r"(?: it| this| that)? (?:here|now|there|right (?:here|there|now)|at (?:this|that)|please|thanks|"
    r"goodbye|$)",
    r"let us (?:just )?(?:stop|end|finish|leave it|call it a day)(?= (?:here|there|this|it|now|at)| $|$)",
    r"(?:let me|let us) (?:just )?go(?= (?:now|please|i|will|bye|goodbye)| $|$)",
    r"(?:no more|enough) (?:of )?(?:this|that|questions|please|nonsense)(?= |$)",
    r"(?:do not|not|no longer) (?:\w+ )?(?:want|wish|have time for|intend|care|answering|taking|"
    r"answer)(?: to)?(?: \w+){0,3} "
    r"(?:more|further|another|other) (?:of \w+ )*(?:questions?|surveys?|of (?:this|it|them)|nonsense)",
    r"(?:do not|not|no longer) (?:\w+ )?(?:wish|want|care|going) to (?:continue|go on|carry on|proceed|"
    r"(?:talk|speak) to you|"
    r"be part of this|do this anymore)",
    r"not (?:doing|having|taking part in|answering|going through|playing|putting up with) (?:this|"
    r"any of this|a survey|surveys|"
    r"your)",
    r"(?:this|the) (?:call|conversation|interview|survey) is (?:over|finished|done|at an end)",
    r"that is (?:quite |more than )?enough(?: now| thank you| thanks| of this)*(?= goodbye| bye| $|$)",
)
COMPLAINING: Final = (
    r"(?:told you|i said|people|you lot|please|just|before) (?:\w+ )?stop(?: it| that| this)? $",
    r"(?:make|making) (?:you|it|them|this|all this|these calls) (?:stop|go away|leave|cease)(?= |$)",
    r"(?:time|week|today|day|month|call) (?:\w+ ){0,3}?enough(?: is enough| now| already| of this)* $",
    r"(?:^|okay |right |oh |look |please |all right )enough(?= (?:is enough|already|now|thank|thanks)|"
    r" $|$)",
    r"(?:want|like|need) you to (?:just )?(?:hang up|get off|go|stop|end|leave)",
    r"(?:this|it|that|the calls|calling|all this|these calls) (?:really |just )?(?:has to|has got to|"
    r"must|needs to|have to|had better|"
    r"must all) (?:stop|end|cease)",
    r"(?:call|ring|phone|calling|ringing|phoning|rung|called|times|time) .*(?<![^ ])stop(?: it| this|"
    r" that| now| please)* $",
    r"(?:jog on|on your bike)(?= goodbye| bye|$| $)",
    r"(?:do not|not) (?:be )?wast(?:e|ing) my (?:\w+ )?time",
    r"(?:shut up|stop talking(?! so| like| quick| fast| about)|stop asking(?! so| like| about)|"
    r"quit asking|stop wasting|quit wasting|wasting my (?:\w+ )?time)",
)
