"""English wishes not to be called again, by how such a wish is built rather than by its phrases.

Somebody who wants no more calls says that calling shall end, that the number shall go, that the caller
shall go, or that they have had enough. Who only takes leave (bye; I'm hanging up) mostly means the same
and does not say it: such a stop is doubtful, and asked back.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from callbot.understanding.surface import listed

_CONTACT: Final = (
    r"(?:(?:phone )?calls?|calling|rings?|ringing|phon(?:e|ing)|telephon(?:e|ing)|contact(?:ing)?|bother(?:ing)?|"
    r"disturb(?:ing)?|pester(?:ing)?|harass(?:ing)?|hassl(?:e|ing)|dial(?:l?ing)?|text(?:ing)?|annoy(?:ing)?|"
    r"bug(?:ging)?|badger(?:ing)?|hound(?:ing)?|buzz(?:ing)?|troubl(?:e|ing)) "
)
_HERE: Final = (
    r"(?:(?:up |on |at |to |in )?(?:me|us|here|home|this (?:\w+ )?(?:number|house|phone|line|place|home)|"
    r"(?:my|our) (?:\w+ )?(?:number|house|home|phone|line|family|mother|father|wife|husband|parents|place|time))|"
    r"again|anymore|ever|back|in (?:the )?future|any further|please|now|will you|from you|like this|every|"
    r"all the time|at (?:all|this|night|dinner)) "
)
_BETWEEN: Final = (
    r"(?:(?:ever|you|dare|try|trying|to|even|be|keep|please|again|just|really|all|bloody|damn|fucking|these|those|"
    r"your|further|more|with|kind|sort|of|making|people|lot|guys|think|about|any of|need|have to|bother|phone) )"
)
_CEASE: Final = (
    r"(?<!i )(?<!we )(?<!they )(?<!he )(?<!she )(?<!who )(?<!it )(?<!nobody )(?<!noone )(?:do not|never|not to|stop|"
    r"quit|cease|refrain from|desist from|no more|no further|no need for|lay off|give up|knock off|pack in) "
)
_NUMBER: Final = (
    r"(?:my|our|this|that|these) (?:\w+ ){0,2}?(?:number|name|numbers|details|entry|record|data) "
)
_LIST: Final = (
    r"(?:your|this|that|the|whatever|any|all your|all|any of your) (?:\w+ ){0,2}?(?:list|lists|database|system|"
    r"records?|register|books|files?|directory|computers?|roster|contacts|phone book)"
)
_CALLER: Final = (
    r"(?:you|your|these (?:\w+ )?(?:calls|people|questions)|being (?:called|rung|phoned)|the (?:phone )?calls|the phone|"
    r"this(?= (?:call|calling|nonsense|business|rubbish|phone|harassment)| $|$))"
)
_WANT: Final = r"(?:do not|never|not) (?:\w+ )?(?:want|wish|like|need|care|appreciate|expect) "

_SURE: Final = (
    # calling shall end
    rf"{_CEASE}{_BETWEEN}{{0,4}}{_CONTACT}(?:\w+ ){{0,2}}?{_HERE}",
    rf"(?:stop|quit|cease|enough|no more|no further) {_BETWEEN}{{0,4}}(?:calls|calling|ringing|phoning|contact) $",
    rf"(?:please |^)no (?:more )?(?:calling|ringing|phoning|contacting|disturbing|bothering) (?:\w+ )?{_HERE}",
    r"(?:is|are|be|get|gets|to) (?:not|never) (?:to )?(?:be )?(?:called|rung|phoned|dialled|dialed|contacted|bothered|disturbed|"
    r"telephoned) (?:(?:\w+ )?(?:again|anymore|ever|at all|in future|here|at this)|$)",
    r"you (?:do not|need not|should not|must not|can not|are not to) (?:need to |have to |be )?(?:call|calling|ring|ringing|"
    r"phone|phoning|contact|contacting|bother|bothering) (?:me|us|here|this|my|our)",
    rf"(?:nobody|noone) (?:should|is to|must|may|better|had better|ought to) {_CONTACT}(?:me|us|here|this|my|our)",
    rf"{_WANT}(?:any |these |your |this )?(?:more|further|other|such) (?:\w+ )?calls",
    rf"(?:want|wants|asking|asks|asked|told|tell|like|need|needs) you (?:people |lot |all |guys )?to (?:stop|quit|leave|cease|go away)",
    rf"(?:refrain from|desist from|never again) {_CONTACT}",
    r"forget (?:that )?you (?:ever )?(?:had|have|got|saw) (?:my|our|this) (?:\w+ )?number",
    rf"{_WANT}(?:you|your lot|any of you|anyone|anybody|people|to get|to receive|getting) (?:\w+ ){{0,3}}?"
    rf"{_CONTACT}(?:\w+ ){{0,2}}?{_HERE}",
    rf"{_WANT}to (?:be (?:called|rung|phoned|contacted|bothered|disturbed|pestered|troubled) |hear (?:from|of) you)",
    r"(?:ring|call|phone|bother|try) (?:me |us |here |this number )?(?:again|once more|one more time) and (?:i|we) "
    r"(?:am|are|will|shall) (?:\w+ )?(?:report|call|sue|block|complain|have|go)",
    # the number shall go
    rf"(?:take|get|strike|cross|remove|delete|erase|wipe|scrub|purge|drop|pull|scratch|clear|cut|kick|leave|keep|rub|want) "
    rf"(?:me |us |{_NUMBER})(?:\w+ )?(?:off|from|out)(?: of)? {_LIST}",
    rf"(?:take|strike|cross|remove|scratch|scrub|delete) (?:me |us |{_NUMBER})off(?= please| now| $|$)",
    rf"(?:delete|erase|remove|lose|forget|block|bin|wipe|destroy|scrap|ditch|unsubscribe|blacklist|scrub|tear up|throw away) "
    rf"(?:all )?{_NUMBER}",
    rf"(?:want|like|wish to be|need to be|asked to be|out|me|us|please) (?:\w+ )?off (?:of )?{_LIST}",
    rf"(?:do not|never|not) (?:\w+ ){{0,4}}?on {_LIST}",
    r"(?:unsubscribe|opt(?:ing)? (?:\w+ )?out|do not (?:call|contact|disturb) (?:list|registry|register))",
    r"(?:block|blocking|blocked|barring|bar) (?:you|your (?:number|calls)|this number)",
    r"(?:report(?:ing)?|sue|suing) (?:you|this (?:number|call)|these calls|your (?:company|number))",
    r"(?:have|get|getting|having) (?:you|your \w+) (?:\w+ )?(?:reported|arrested|blocked|barred|prosecuted|fined)",
    # the caller shall go
    r"(?<!not )(?<!never )(?:leave|let) (?:me|us|this (?:house|family|number)|my (?:family|mother|wife|husband|father|"
    r"house|number|phone)|our (?:family|house)|people|folks) (?:in peace|alone|be(?= (?:and|please|now|will)| $|$))",
    r"(?:piss|fuck|bugger|sod|eff|buzz|push|shove|naff|rack|bog|jog|hop|bug|feck) off",
    r"(?:clear|back|lay|get) off (?:my (?:line|phone|back|case)|the (?:line|phone)|me|us)",
    r"(?:^|please |now |and |just |you |lot )(?:clear|back|lay|get) off(?= (?:will|now|you)| $|$)",
    r"(?:take a hike|drop dead|go to hell|go jump|beat it|scram|screw you|fuck you|up yours|get stuffed|"
    r"sling your hook|take a running jump)",
    r"go (?:and )?(?:bother|annoy|pester|bug|harass|call|ring|phone|waste|find|try|disturb|hassle) (?:\w+ )?(?:somebody|"
    r"someone|anybody|anyone|other people|another|the neighbours|people)",
    r"(?:^|please |just |and )(?:call|ring|phone|try|ask|bother|pester|annoy|harass|hassle) (?:somebody|someone|anybody|anyone) else",
    # they have had enough of it
    rf"(?:had|have|having) (?:just |quite |really |about )?(?:it(?: up to (?:here|my \w+))?|enough|(?:my|our) fill) "
    rf"(?:of|with) (?:all )?{_CALLER}",
    rf"(?:sick|tired|fed up|weary)(?: and tired| to death)? (?:of|with) (?:all |having )?{_CALLER}(?= (?:calls|calling|"
    r"people|lot|ringing|phoning|pestering|harassment|nonsense|rubbish|spam|keep|bothering|messages|scams?)| $|$)",
    r"(?:this is|pure|sheer|it is|bloody|that is|plain) (?:\w+ )?harassment",
    r"(?:keep|kept|are always|never stop|constantly) (?:on )?(?:calling|ringing|phoning|pestering|bothering|bugging|"
    r"hounding) (?:me|us|here|my|every|all)(?! \w* ?(?:for|about) )",
    r"(?:called|rung|rang|phoned|bothered|disturbed) (?:me |us |here )?(?:\w+ ){1,2}?times (?:\w+ ){0,4}?(?:no more|"
    r"enough|stop|give it)",
    r"(?:withdraw|revoke|take back|do not give|never gave|did not give|have not given) (?:\w+ ){0,2}?(?:consent|permission)",
    r"(?:give it a rest|pack it in|knock it off|cut it out|cease and desist)",
)
_LEAVING: Final = (
    r"(?:am|are|going to|will|just|i|have to|must|got to|better) (?:now |just |going to )?(?:hang(?:ing)? (?:up|the phone up|"
    r"this up)|ring(?:ing)? off|(?:end|cut|cutting|ending) (?:this|the call|it|you off|the line)|disconnect(?:ing)?|"
    r"put(?:ting)? (?:the phone|this phone|it|the receiver|this) down|put(?:ting)? down the (?:phone|receiver))",
    r"(?:hang up|hanging up|put(?:ting)? the phone down|ringing off)(?= (?:now|on you|here|goodbye|bye)| $|$)",
    r"(?<!i )(?<!we )(?:end|cut|drop|disconnect|terminate|finish|stop|close|kill|cancel|conclude|quit) (?:the|this|our) (?:\w+ )?(?:call|line|"
    r"conversation|survey|interview|questionnaire|interrogation|chat|session|nonsense)",
    r"(?:i|we) (?:am|are) (?:now |all |so |just |completely |quite )?(?:done|finished|through|off)(?= (?:here|with (?:this|you|your)|"
    r"talking|answering|now|goodbye|bye|cheers|sorry)| $|$)",
    r"(?:want|would like|wish|need|prefer|decided|going|intend|think i will) (?:to )?(?:stop|finish|end|quit|leave it)"
    r"(?: it| this| that)? (?:here|now|there|right (?:here|there|now)|at (?:this|that)|please|thanks|goodbye|$)",
    r"let us (?:just )?(?:stop|end|finish|leave it|call it a day)(?= (?:here|there|this|it|now|at)| $|$)",
    r"(?:let me|let us) (?:just )?go(?= (?:now|please|i|will|bye|goodbye)| $|$)",
    r"(?:no more|enough) (?:of )?(?:this|that|questions|please|nonsense)(?= |$)",
    r"(?:do not|not|no longer) (?:\w+ )?(?:want|wish|have time for|intend|care|answering|taking|answer)(?: to)?(?: \w+){0,3} "
    r"(?:more|further|another|other) (?:of \w+ )*(?:questions?|surveys?|of (?:this|it|them)|nonsense)",
    r"(?:do not|not|no longer) (?:\w+ )?(?:wish|want|care|going) to (?:continue|go on|carry on|proceed|(?:talk|speak) to you|"
    r"be part of this|do this anymore)",
    r"not (?:doing|having|taking part in|answering|going through|playing|putting up with) (?:this|any of this|a survey|surveys|"
    r"your)",
    r"(?:this|the) (?:call|conversation|interview|survey) is (?:over|finished|done|at an end)",
    r"that is (?:quite |more than )?enough(?: now| thank you| thanks| of this)*(?= goodbye| bye| $|$)",
)
_COMPLAINING: Final = (
    r"(?:^|okay |right |oh |look |please |all right )enough(?= (?:is enough|already|now|thank|thanks)| $|$)",
    r"(?:want|like|need) you to (?:just )?(?:hang up|get off|go|stop|end|leave)",
    r"(?:this|it|that|the calls|calling|all this|these calls) (?:really |just )?(?:has to|has got to|must|needs to|have to|had better|"
    r"must all) (?:stop|end|cease)",
    r"(?:call|ring|phone|calling|ringing|phoning|rung|called|times|time) .*(?<![^ ])stop(?: it| this| that| now| please)* $",
    r"(?:jog on|on your bike)(?= goodbye| bye|$| $)",
    r"(?:do not|not) (?:be )?wast(?:e|ing) my (?:\w+ )?time",
    r"(?:shut up|stop talking(?! so| like| quick| fast| about)|stop asking(?! so| like| about)|quit asking|stop wasting|quit wasting|wasting my (?:\w+ )?time)",
)
_BYE: Final = (
    r"(?:goodbye|good bye|bye|cheerio|ta ta|toodle \w+|farewell|good day to you|good riddance|see ya|ciao|over and out)"
)
_FAREWELL: Final = (
    rf"{_BYE}(?: now| then| thanks| thank you| sir| madam| please| for now| and \w+ \w+| take care| have a good \w+| {_BYE})* $",
    rf"(?<=^)(?:okay |right |well |oh |thanks |thank you |no |sorry |all right |and )*{_BYE} ",
)


def _any(expressions: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?<![^ ])(?:{'|'.join(expressions)})(?:(?<= )|(?= )|$)")


_IS_SURE: Final = _any(_SURE)
_IS_LEAVING: Final = _any(_LEAVING)
_IS_COMPLAINING: Final = _any(_COMPLAINING)
_IS_FAREWELL: Final = _any(_FAREWELL)
_WORDS: Final = frozenset(
    listed(
        "stop quit cease never not no further desist lay pack knock enough off unsubscribe opt opting block blocking "
        "blocked bar barring report reporting sue suing reported arrested barred prosecuted fined alone peace be hike dead "
        "hell jump beat scram screw fuck yours stuffed hook bother pester annoy harass hassle had it fill sick tired fed "
        "weary harassment calling ringing phoning pestering bothering bugging hounding times withdraw revoke permission "
        "consent rest desist cut delete erase remove lose forget bin wipe destroy scrap ditch blacklist scrub tear throw "
        "hang hanging disconnect disconnecting down end ending drop terminate finish close kill cancel conclude done "
        "finished through want like wish need prefer decided going let more longer over shut wasting goodbye bye cheerio "
        "nobody noone need must has ta toodle let jog bike trouble refrain never farewell riddance ya ciao again find phone ring call try disturb waste day"
    )
)
"""One of them is in every such wish."""

_TO_OTHERS: Final = re.compile(
    r"(?<![^ ])(?:told|tell|asked|ask|warned|advised|begged|want|wanted|got|get|made|make|telling|asking|begging) "
    r"(?:him|her|(?:my|his|her|our|their) (?!number |name |phone )\w+)(?: \w+){0,4} $"
    r"|(?<![^ ])(?:told|asked|warned|advised|ordered|taught|reminded|wants?|wanted|instructed) (?:me|us)(?: \w+){0,2} $"
    r"|(?<![^ ])(?:he|she|they|doctors?|government|police|officials?)(?: \w+){0,2} $"
)
"""Whom somebody told it, or who told them: no wish of this call's."""
_NOT_SO: Final = re.compile(
    r"(?<![^ ])(?:not|hurry|before|if|without|afraid|why|how|when|while|whenever|until|than|hardly|nobody|instead of|"
    r"trying|(?<!told )(?<!thank )(?<!with )(?<!to )you|he|she|they|hates?)(?: \w+){0,3} $"
)
"""Before an end of this call: I'm in no hurry to, don't, before you."""
_SAID_BYE: Final = re.compile(
    r"(?<![^ ])(?:say|said|saying|says|wave|waved|waving|kiss|kissed|my|a|the|to|her|his|last|without) $"
)
_ON_THE_LINE: Final = re.compile(
    r"(?:hang|hanging)(?: the phone)? up|(?:the|this) (?:\w+ )?(?:call|line|conversation)(?= |$)|phone down|ring off|"
    r"ringing off|done|no more (?:questions|surveys|talking)|continue|go on|carry on|it (?:here|there)|that is enough"
)


class Stop(NamedTuple):
    """Where a wish to be left alone stands."""

    start: int
    end: int
    doubtful: bool
    """It speaks of no more than the call at hand."""


def stops(plain: str) -> Stop | None:
    """The first wish of this kind in a plain form, a sure one before a doubtful one."""
    if _WORDS.isdisjoint(plain.split()):
        return None
    for match in _IS_SURE.finditer(plain):
        if not (of_others(plain, match.start()) or _of_something_else(plain, *match.span())):
            return Stop(*match.span(), False)
    for expression, denied in ((_IS_LEAVING, _NOT_SO), (_IS_FAREWELL, _SAID_BYE), (_IS_COMPLAINING, None)):
        for match in expression.finditer(plain):
            start = match.start()
            before = plain[max(0, start - 40) : start]
            if not (denied and denied.search(before)) and not of_others(plain, start):
                return Stop(*match.span(), True)
    return None


def of_others(plain: str, start: int) -> bool:
    """Whether what stands here was told to, or by, somebody else."""
    return _TO_OTHERS.search(plain, max(0, start - 60), start) is not None


_NOT_OF_CALLERS: Final = re.compile(
    r" ?(?:for a|a (?:second|moment|minute|sec)|for one|one (?:second|moment|minute)|from (?!you|your|these|this)"
    r"|(?:the (?!house|number|phone|home|line|place|police)|a |an )\w+)"
)
"""Behind a stop: for a second; no calls from my sister; don't call the cat."""
_DENIED: Final = re.compile(r"(?<![^ ])(?:not|never) (?:\w+ )?$")
_THINGS_WOULD: Final = re.compile(r"(?<!you )(?<!you lot )(?:would|will|does not|did not|could not|can not|just) (?:not )?$")
_OWN: Final = frozenset(listed("me us my our this your"))


def _of_something_else(plain: str, start: int, end: int) -> bool:
    words = plain[start:end]
    if _NOT_OF_CALLERS.match(plain, end) and not words.rstrip().endswith(("off", "from", "of")):
        return True
    before = plain[max(0, start - 40) : start]
    if words.startswith(("take ", "remove ", "delete ", "cross ", "strike ")) and _DENIED.search(before):
        return True
    if words.startswith(("leave ", "let ")) and _THINGS_WOULD.search(before):
        return True
    return words.startswith(("off ", "from ")) and _OWN.isdisjoint(plain.split())


def unmeant(plain: str, start: int, end: int) -> bool:
    """Whether words that look like a stop are told of others, or of an end of this call that is denied."""
    if of_others(plain, start) or _of_something_else(plain, start, end):
        return True
    at_hand = _ON_THE_LINE.search(plain, start, end)
    return at_hand is not None and _NOT_SO.search(plain, max(0, start - 40), start) is not None


def of_this_call(words: str) -> bool:
    """Whether words of a stop speak of no more than the call at hand."""
    return _ON_THE_LINE.search(words) is not None and _IS_SURE.match(f"{words} ") is None
