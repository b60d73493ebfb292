"""English wishes not to be called again, as templates; see `requests_en.py`."""

from __future__ import annotations

STOP: tuple[str, ...] = (
        "(rather|prefer|appreciate it if|prefer it if|grateful if|nice if|like it if|glad if|"
        "sooner) you (did not|"
        "do not|would not|not|never|stopped|quit)[ever] (call|ring|phone|contact|bother|disturb|"
        "calling|ringing|"
        "phoning|contacting|bothering)",
        "(can|could|will|would) you[please|just|kindly] not (call|ring|phone|contact|bother|"
        "disturb)",
        "(prefer|rather|asked|ask|asking|want|wish|like|told|telling|request|requesting)[you|"
        "you people|that you] "
        "not (to be|be|to|being)[ever] (called|contacted|rung|phoned|disturbed|bothered|call|ring|"
        "phone|contact|"
        "bother|disturb)",
        "(second|third|fourth|fifth|sixth|tenth|hundredth) time you have (called|rung|phoned|"
        "bothered)",
        "last time you (call|ring|phone|contact|bother|rang|called|phoned)",
        "(do not|never|not) (want|need|wish|like)[to get|to receive|getting|receiving|to take|"
        "any more of] (your|"
        "these|any|any more|more|the|this kind of|any of these|any of your)[phone|damn|stupid|"
        "bloody] (calls|call)",
        "enough (of|with) (the|these|your|all the|all these)[phone] (calls|calling)",
        "(quit|stop|cease) (bugging|hounding|nagging|badgering|wasting|spamming|messing)",
        "no (more|further)[phone|damn|robo|of these|of your] (calls|robocalls|calling|ringing)",
        "=[please|and|make it stop] no [phone] calls[please|thanks|from you|thank you|ever]",
        "(scrub|purge|cross|clear|get) (my|our|this) (number|name|details) (from|off|out)",
        "(not|withdraw|withdrew|revoke|never gave|never give)[my|you|any|give|given|giving|"
        "you my] (consent|permission)",
        "(knock|cut|pack) it (off|out|in)", "give it a rest", "do not do it again",
        "sure[that] (nobody|noone|i am not|we are not|you do not|they do not|i do not)[ever|"
        "get] (calls|call|called|"
    "rings|ring|rung|contacted|contacts|phoned|phone|bothered|bothers)",
    "(do not|never|not)[ever|you|really] (want|wish|like|need|care) to (get|receive|have|"
    "take)[any|these|your|further|"
    "more|any more|any further|any other|such|another][phone|more] (calls|call)",
    "(do not|never)[ever|you|even] (try|bother|think about|think of) (calling|ringing|contacting|"
    "phoning|to call|"
    "to ring|to contact)",
    "tell you[people|guys|lot] to (stop|quit)",
    "call[me|us|here] (every day|all the time|constantly|again and again)[so|please|just] (stop|quit)",
    "unlist (my|this|our|me)", "(i|i have|already) blocked you",
    "(off|from) (your|the|this|that|any|whatever)[call|calling|calls|contact|phone|phoning|"
        "mailing|damn|bloody] "
    "(list|lists|database|system|records|books|register)",
    "(not|never)[want to|wish to|like to|to|agree to|agreed to|ask to|asked to] (be|stay|remain|"
    "being) on "
    "(your|the|any|this)[call|calling|contact|phone] (list|lists|database|system)",
    "(be|get|have) (removed|taken off|deleted|struck off|erased|unsubscribed)",
    "(my|our|this)[phone|telephone|mobile] (number|name|details)[to be|be] (removed|deleted|"
    "erased|taken off|"
    "struck off|blocked)",
    "(removed|deleted|taken) (off|from) (your|the|this)",
    "(end|discontinue|cease|halt|stop|quit) (these|your|all|all these|making these|this)[phone|"
    "damn] (calls|calling|"
    "nonsense|harassment)",
    "(discontinue|cease|halt|desist from) (calling|ringing|phoning|contacting)",
    "object to (these|this|being|your|such) (calls|call|called|contacted|rung)",
    "(have|get|having|getting) you (reported|arrested|blocked|fined|prosecuted)",
    "if you (call|ring|phone|contact|bother)[me|us|here|this number] (again|once more|"
    "one more time|back)",
    "not (allowed|permitted|supposed|authorised|authorized|welcome) to (call|ring|phone|contact|"
    "bother)",
    "leave (my family|my mother|my wife|my husband|my parents|this house|this number|him|her|them|"
    "us all|"
    "people) (alone|be|in peace)",
    "(am|are|will be|going to be)[now] (hanging up|ringing off|putting the phone down|putting it down)[now|"
    "on you]",
    "(am|are) (going to|gonna) (hang up|ring off|put the phone down)",
    "(have|had)[had] (my|our) fill of (this|it|these|your|you)",
    "(we are|i am) done (here|with this|with you)",
    "(finish|end|stop|leave) it (here|there)[please|now]", "(cut|end) (the|this) (call|line)",
    "(do not|not)[really] (wish|want|care) to (continue|go on|carry on)",
    "=[right|okay|well|oh] that is enough[of this|now|thank you|thanks] [goodbye|bye|now]",
    "(better|must|should|will|is to) be (the|your) last[phone] (call|time)", "do not you[ever|"
    "dare] (call|phone|ring|contact|bother)[me|us|here|again]",
        "cease and desist",
        "(do not|never|stop|quit)[you|ever] (bother|bothering) (me|us|this|calling|ringing|my)",
        "i (said|told you to|told you|say) (stop|quit|no more calls)",
        "(do not|never|stop|quit|cease|you can not|please stop|no more|not to|you should not|"
        "better not|had better not|stopped)[ever|you|be|please|all|any of|with|the|all the|"
        "these|those|fucking|damn|bloody|goddamn] (call|calling|calls|phone|phoning|ring|"
        "ringing|contact|contacting|harass|harassing|disturb|disturbing|"
        "robocalling|spamming|pester|pestering|dial|dialing|dialling|annoying|hassling)[me|us|"
        "this number|here|again|anymore|ever|this|my|our|my number|my house]",
        "(do not|never|stop)[you|ever] (want|wish|like|need)[any|any more|anymore|you|you to|"
        "to get|to receive|to be|to hear from|these|your|another|more] (call|calls|calling|"
        "called|contacted|bothered|you)[me|us|again|anymore]",
        "(take|cross|strike|scratch) (me|us) off",
        "(take|get|remove|delete) (me|us|my number|this number) (off|from) "
        "(your|the|this) (list|database|system)",
    "(remove|delete|erase|lose|forget|block|ditch) (my|this|our)[phone|telephone|cell|"
        "contact] (number|name|details|contact|information)",
        "(remove|delete|block) me", "put (me|us|my number|this number) on[your|the] do not call",
        "do not call (list|register|registry)", "leave (me|us) (alone|be|in peace)",
        "i (will|am|am going to|am gonna|shall|would|have) (report|reported|sue|suing|block|"
        "blocking|reporting) (you|this number|this call|the police|to the police)",
    "(call|calling) the (police|cops)",
        "(stop|quit|enough) (it|that) with", "you (lot|people|guys|folks|all) keep (calling|"
        "ringing|phoning)", "no more (talking|"
        "questions|surveys)",
        "no more[of these|of the|of your|phone|damn|fucking|robo] calls", "unsubscribe",
        "opt (me out|out|us out)",
        "(piss|fuck|bugger|sod|f|eff) off", "get lost", "go away",
        "(i am|i have) (sick|tired|fed up|had it|had enough)[and|of|with|sick] (sick|tired|of|"
        "with)[your|these|of|all|all these|you] (calls|calling|you|robocalls|phone|people|scam)",
        "(never|do not) (want|wish|care|need) to (hear|be called|be contacted|be bothered|"
        "talk to you)[from|again]",
        "(harassment|harassing me|harassing us|keep calling me|stop this)",
        "=[just|okay|i want you to|i need you to|i would like you to|can you|could you|"
        "would you|you can|ai|please] (stop|stop it|stop that|stop now|stop talking|"
        "stop speaking|quit|quit it|cancel|cancel that|cancel this|abort|discontinue|shut up|"
        "be quiet|silence|mute|quiet|hush|shush|stop there|end this|end the call|terminate|"
        "cease|desist|enough)[now|please|already|right now|this|the call|call|talking|"
        "this call|this conversation|everything|immediately|that]",
        "stop doing (that|this)", "(shut up|stop talking|stop speaking|shut it|quit talking|"
        "end (this|the) call|"
        "hang up now|be quiet|shut the (fuck|hell|heck|f|front door))",
        "(i (want|would like|need|am asking|ask) you to|can you|could you|will you|would you|"
        "please) (stop|quit|cease|shut up)",
        "(do not let|stop letting|do not have|keep) your (robot|robots|machine|machines|computer) "
        "(call|calling|ring|phone|bother|from calling|off)",
        "(stop|end|enough of) (these|the|your|all the|all these)[damn|bloody] (robocalls|robo calls|"
        "robot calls)",
        "=no[more] (robocalls|robots)[ever|please|thanks]",
        "do not (want|need|like)[any|these|your] (robots|machines|computers|robocalls)[calling|ringing|"
        "phoning]",
        "(no|not)[dey|want you to|want make you] (call|ring|phone)[me] again",
        "leave (me|us) the (hell|heck|fuck) alone", "just leave (me|us) alone",
        "mind not (calling|ringing|phoning|contacting)", "enough is enough",
        "(want|wish|need|have)[to have|all] my (data|details|information|number)[to be] (deleted|erased|"
        "removed|wiped)",
        "(file|lodge|make|raise) a complaint (with|against|to)",
        "(not have|have no|had no|without)[my|any] (permission|right|consent|authority) to (call|ring|"
        "phone|contact)",
        "=(call|ring|phone)[me] one more time and see[what happens]",
    )  # fmt: skip
