"""English answers without a verb: two boys; just the one; once, when I was a kid; last night.

They are whole answers only: what is said beside them (a no, a question, a sentence of its own) speaks
for itself. What they answer depends on what was asked: how many there are of a thing that may be had,
how often or when something was done.
"""

from __future__ import annotations

import re
from typing import Final

from callbot.understanding.asked import Asked
from callbot.understanding.claims import Reading
from callbot.understanding.fitting_en import asks_of_any
from callbot.understanding.surface import listed

SURE: Final = 0.65

_LEAD: Final = (
    r"(?:(?:um|uh|er|erm|oh|well|so|let us see|you know|like|actually|about|just|only|but|maybe|"
    r"i guess|"
    r"i think|i believe|probably) )*"
)
_MANY: Final = (
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|a couple(?: of)?|a few|"
    r"several|"
    r"both|quite a few|lots of|plenty of|a lot of|tons of|half a dozen|a pair of|\d+)"
)
_THING: Final = (
    r"(?:(?!not |no |never |nothing |none |but |is |are |was |were |do |does |did |"
    r"i |we |you )[a-z']+ )"
)
_OWNED: Final = re.compile(
    rf"{_LEAD}(?:{_MANY} (?:of (?:them|those|each) )?{_THING}{{0,3}}"
    rf"(?:and (?:{_MANY}|a|an|the) {_THING}{{1,3}})?"
    rf"|(?:a|an) {_THING}{{1,3}}and (?:{_MANY}|a|an) {_THING}{{1,3}}"
    rf"|(?:(?:a|an|the|my|our) )?(?:{_THING}{{0,2}})ones? (?:of them )?(?:{_THING}{{0,2}}))"
)
_NAMED: Final = re.compile(
    rf"{_LEAD}(?:a|an|my|our|some) {_THING}{{1,3}}|(?:well |um |uh |oh )*(?:just|"
    rf"only) (?:for )?(?!child ){_THING}{{1,2}}"
)
"""Do you have any pets? A cat. Not: do you have a car? A bicycle."""
_OFTEN: Final = (
    r"(?:once|twice|three times|one time|many times|several times|a few times|a couple of times|"
    r"lots of times|"
    r"a number of times|more than once|once or twice)"
)
_AT: Final = (
    r"(?:(?:when|while|as) (?:i|we) (?:was|were|went|got|lived) |(?:a long time|years|many years|"
    r"\w+ (?:years|months|weeks|days)|a while) (?:ago|back) |back (?:in|when) |in (?:nineteen|"
    r"twenty|the (?:\w+ties|army|navy|service|war|summer|winter|spring|fall)) |"
    r"last (?:summer|winter|spring|fall|autumn|year|month|week) |as a (?:kid|child|boy|girl|"
    r"student) )"
)
_EVER: Final = re.compile(
    rf"{_LEAD}(?:{_OFTEN} (?:(?:for|in|on|to|with|at) |{_AT}|$)|{_AT}"
    r"|for (?:about |around |over |nearly |almost |maybe )*(?:\w+ ){1,2}?"
    r"(?:years?|months?|weeks?|while|time) $)"
)
_HOW_OFTEN: Final = re.compile(
    rf"{_LEAD}(?:around |some |at least )?(?:{_MANY}|once|twice|every other) (?:or \w+ )?"
    r"(?:times? |nights? |days? |mornings? |evenings? |hours? |miles? |meals? )?"
    r"(?:a|per|every) (?:day|week|month|night|weekend) $"
)
_ONLY_WHEN: Final = re.compile(
    rf"{_LEAD}(?:just|only) (?:when|on|at|in the|after|before|for|with|during) "
)
_ASKS_HOW_MUCH: Final = re.compile(
    r"(?<![^ ])(?:much|a lot|lots|often|regularly|many|always|every) "
)
_NOT_ONLY: Final = re.compile(
    r"(?:um |uh |oh |well |i |we |have |did )*not (?:only|just) (?:have i |did i )?(?P<verb>\w+) "
)
_ASKS_HABIT: Final = re.compile(
    r"(?:do|does) (?:you|they|he|she|it|your \w+|the \w+) (?!have to |need to |want )"
)
_LATELY: Final = re.compile(
    rf"{_LEAD}(?:yesterday|last night|this morning|this afternoon|today|earlier today|last week|"
    rf"the other day|"
    r"(?:on )?(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday)(?: night| morning)?|"
    r"(?:a|two|three|four|five|a few|a couple of) (?:days|weeks|hours|week|day) ago|just now) $"
)
_ASKS_TO_OWN: Final = re.compile(
    r"(?:do|does|did) (?:you|they|he|she|your \w+|you all|you guys) (?:\w+ )?(?:have|own|got) "
    r"(?!to |time |much |trouble |a (?:chance|good|nice|minute|moment|second))|"
    r"have you got |(?:do|did) (?:you|they|he|she) \w+ (?:any |anything )|are there (?:any|"
    r"many) |is there an?y? "
)
_ASKS_IF_EVER: Final = re.compile(r"(?:have|has) (?:you|they|he|she|your \w+) ever |did you ever ")
_ASKS_IF_DONE: Final = re.compile(
    r"(?:did|have|has) (?:you|they|he|she|your \w+) (?!like |think |always )"
)
_OF_LATE: Final = re.compile(
    r"(?:last|past|recent(?:ly)?|lately|this (?:week|month)|\w+ (?:days|weeks)) "
)
_BEFORE_THAT: Final = re.compile(
    r"(?<![^ ])but (?:that|it|this) (?:is|was|would have been|"
    r"must have been) (?:\w+ ){0,2}?(?:(?:years|months|(?:a|one|over a|about a) (?:year|month)|ages|long|"
    r"long time) (?:ago|back)|last (?:year|month|summer|autumn|fall|spring|winter)|"
    r"before (?:that|then|christmas|all|the)|"
    r"in (?:january|february|march|april|may|june|july|august|september|october|november|"
    r"december)|at christmas) "
)
_BUT_NOT_SINCE: Final = re.compile(
    r"(?<![^ ])but not (?:since|lately|recently|this (?:month|year|week)|in the last|for (?:weeks|months|ages|"
    r"years|a while|a long)) "
)
_BYGONE: Final = re.compile(
    rf"{_LEAD}(?:yes |yeah )?(?:i|we|he|she|they|it) (?:did|was|were|had|"
    rf"used to) (?:\w+ ){{0,3}}?(?:but|until|"
    rf"till|before|up until) "
    rf"|{_LEAD}(?:yes |yeah |i |we |he |she |they |it )*use(?:d)? to (?:be (?:one )?|do it |do |"
    rf"have (?:one|it) |"
    r"a lot |years ago |but |when |though |before )*$"
    rf"|{_LEAD}(?:i|we|he|she|they) (?:have |had to |just |finally |already |had )*(?:(?:gave|"
    rf"given|give) "
    r"(?:it|that|them|those|this|up|all that) |quit |stopped |packed it in |sold (?:it|them|mine|"
    r"ours) |"
    r"got rid of (?:it|them|mine) )(?:up )?(?!.*(?<![^ ])(?:but|again|started|back) )"
)
_OF_NOW: Final = re.compile(
    r"(?:(?:so|and|well|oh) )*(?:(?:do|does|is|are|am) |(?:you|he|she|they|it) (?:live|lives|"
    r"work|works|are|is|"
    r"have|has|do|does|like|likes) )"
)
_ASKS_AHEAD: Final = re.compile(
    r"(?:are (?:you|they) (?:going|planning|hoping) to|(?:do|will|would) you|are you thinking of) "
)
_MEANS_TO: Final = re.compile(
    rf"{_LEAD}(?:i|we) (?:do |really |certainly |fully |am |are )*(?:plan|intend|hope|"
    rf"mean|expect|aim|"
    r"planning|hoping) (?:to|on it|on that)(?: do so| do it| do that| go)? $"
)
_MEANS_NOT: Final = re.compile(
    rf"{_LEAD}(?:i|we) (?:(?:am|are|was|were|do|did|had|have) not (?:really |even )?(?:plan|"
    rf"planning|planned|intend|"
    r"intending)|(?:have|had|have got) no (?:plans|intention))(?: to| on it| on that|"
    r" on doing it| on doing that)? $"
)
_ASKS_MORE: Final = re.compile(
    r"(?<![^ ])(?:anything|anyone|anybody|something|any) (?:\w+ )?(?:else|more|other) "
)
_NO_MORE: Final = re.compile(
    r"(?:(?:um|uh|oh|well|no|nope|i think|i guess|i believe) )*that (?:is|was|will be|would be|"
    r"should be) (?:really |just )?"
    r"(?:all|about all|about it|it|everything|the lot)(?: thanks| thank you| really| for now|"
    r" i think| today)* $"
)
_STILL_DOES: Final = re.compile(
    r"(?<![^ ])(?:try|trying|tried|want|wanted|should|ought to|need to|have to|can not|could not|"
    r"going to|"
    r"promised to) (?:to |really )?(?:quit|stop|give (?:it|them|that) up|give up|cut down|"
    r"cut back) "
)
_USED_TO: Final = re.compile(rf"{_LEAD}(?:i|we|he|she|they|it) used to (?P<verb>\w+) ")
_BOTH_WAYS: Final = re.compile(
    r"(?<![^ ])(?P<one>sometimes|some days|some|one|half) (?:\w+ ){0,3}?(?:do|does|did|is|are|am|"
    r"was|were|have|has|can|will) "
    r"(?:\w+ ){0,3}?(?:(?P=one)|others?|the other|another) (?:\w+ ){0,3}?not (?:\w+ ){0,2}$"
)
_WOULD_IF_NOT: Final = re.compile(
    r"(?<![^ ])(?:could|would) (?:\w+ ){0,4}?if (?:\w+ ){1,4}?(?:had|was|were|did) not (?!for )"
    r"|(?<![^ ])if (?:i|we) (?:had|would) (?:been|gone|left|met|seen|had|done|\w+ed) (?:\w+ ){0,5}?(?:i|we|"
    r"you) would "
)
_ONLY_IF: Final = re.compile(
    r"(?<![^ ])yes (?:if|when|on|for) .*(?<![^ ])no (?:if|when|on|for) "
    r"|(?<![^ ])no (?:if|when|on|for) .*(?<![^ ])yes (?:if|when|on|for) "
)
"""It is so where something is, and else is not."""
_SAYS_OTHERWISE: Final = frozenset(
    listed("neg no ask unsure unsay condition except self person verb aux")
)


def fragment(reading: Reading, asked: Asked) -> str:
    """The words of an answer without a verb that say yes to this question; "" where there are none."""
    if not asked.given or asked.chinese or asked.negative or not reading.tokens:
        return ""
    said = "".join(f"{token.text} " for token in reading.tokens)
    tags = {token.tag for token in reading.tokens if token.text != "both"}
    if _ASKS_IF_EVER.match(asked.text):
        told = tags.isdisjoint({"neg", "no", "ask", "unsure", "unsay", "condition"})
        return said.strip() if told and (_EVER.match(said) or _LATELY.match(said)) else ""
    paid = _NOT_ONLY.match(said)
    if paid and paid["verb"] in asked.text.split():
        return paid[0].strip()  # not only paid it, I framed the receipt
    if (
        _ASKS_HABIT.match(asked.text)
        and not asked.offers
        and tags.isdisjoint({"neg", "no", "unsay"})
    ):
        often = _HOW_OFTEN.fullmatch(said)
        if not _ASKS_HOW_MUCH.search(asked.text) and not reading.asking:
            often = often or _ONLY_WHEN.match(said)
        if often:
            return said.strip()
    if _ASKS_AHEAD.match(asked.text) and _MEANS_TO.fullmatch(said):
        return said.strip()
    if tags & _SAYS_OTHERWISE or reading.unknown:
        return ""
    if _ASKS_TO_OWN.match(asked.text):
        named = _OWNED.fullmatch(said) or (asks_of_any(asked) and _NAMED.fullmatch(said))
        return said.strip() if named else ""
    if _ASKS_IF_DONE.match(asked.text):
        return said.strip() if _LATELY.match(said) else ""
    return ""


def of_another_time(reading: Reading, asked: Asked) -> str:
    """What tells, to a question of these days, that it was before: I was, but that was in May."""
    if asked.chinese or not _OF_LATE.search(asked.text):
        return ""
    before = _BEFORE_THAT.search("".join(f"{token.text} " for token in reading.tokens))
    return before[0].strip() if before else ""


def not_since(reading: Reading, asked: Asked) -> str:
    """What denies, to a question of these days, what was before: I was away in May, but not since."""
    if asked.chinese or asked.negative or not _OF_LATE.search(asked.text):
        return ""
    since = _BUT_NOT_SINCE.search("".join(f"{token.text} " for token in reading.tokens))
    return since[0].strip() if since else ""


def given_up(reading: Reading, asked: Asked) -> str:
    """What tells, to a question of what is, that it only was: I did, but I quit; I was until May."""
    if asked.chinese or asked.negative or not _OF_NOW.match(asked.text):
        return ""
    said = "".join(f"{token.text} " for token in reading.tokens)
    used = _USED_TO.match(said)
    if used and used["verb"] in asked.text.split():
        return used[0].strip()
    was = _BYGONE.match(said) or (_ASKS_AHEAD.match(asked.text) and _MEANS_NOT.fullmatch(said))
    return was[0].strip() if was else ""


def no_more(reading: Reading, asked: Asked) -> str:
    """What tells, to whoever asks for more, that it was all; "" where nothing does."""
    if asked.chinese or not _ASKS_MORE.search(asked.text):
        return ""
    said = "".join(f"{token.text} " for token in reading.tokens)
    return said.strip() if _NO_MORE.fullmatch(said) else ""


def still_does(reading: Reading, asked: Asked) -> str:
    """What tells that somebody does what they would rather not: do you smoke? I tried to stop."""
    if asked.chinese or asked.negative or not _OF_NOW.match(asked.text):
        return ""
    denied = any(claim.kind == "agree" and claim.sign < 0 for claim in reading.claims)
    still = _STILL_DOES.search("".join(f"{token.text} " for token in reading.tokens))
    return still[0].strip() if still and not denied else ""


def would_if_not(reading: Reading) -> str:
    """What would be so if something else were not: I could if I hadn't sold it, so I can't."""
    found = _WOULD_IF_NOT.search("".join(f"{token.text} " for token in reading.tokens))
    return found[0].strip() if found else ""


def both_ways(reading: Reading, asked: Asked) -> str:
    """What is so and not so: sometimes it does, sometimes it doesn't; one does and one doesn't."""
    if asked.chinese:
        return ""
    said = "".join(f"{token.text} " for token in reading.tokens)
    found = _BOTH_WAYS.search(said) or _ONLY_IF.search(said)
    return found[0].strip() if found else ""
