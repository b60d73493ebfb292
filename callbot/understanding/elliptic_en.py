"""English answers that leave the question's words out: how often, how much of it, what became of it.

"Every Sunday after church" says yes to whether somebody does, "just on birthdays" says no to whether they do it
much, "I cancelled it" to whether they have it. They open an answer that claims nothing else.
"""

from __future__ import annotations

import re
from typing import Final

from callbot.understanding.answering_nothing_en import LONGEST
from callbot.understanding.asked import Asked
from callbot.understanding.claims import Reading, Verdict
from callbot.understanding.fragments_en import SURE
from callbot.understanding.surface import listed

_LEAD: Final = (
    r"(?:(?:um|uh|er|erm|oh|well|so|let us see|you know|like|actually|about|probably|i guess|i think|"
    r"i believe|usually|mostly|pretty much|almost|nearly|just about) )*"
)
_ME: Final = r"(?:(?:i|we) (?:do |just |really |absolutely |simply |have )*)?"
_NUMBER: Final = (
    r"(?:(?:twenty|thirty|forty|fifty) (?:one|two|three|four|five|six|seven|eight|nine)|one|two|three|four|"
    r"five|"
    r"six|seven|eight|nine|ten|eleven|twelve|\w+teen|twenty|thirty|forty|fifty|a couple(?: of)?|"
    r"a few|several|many|\d+)"
)
_UNIT: Final = r"(?:day|week|weekend|month|year|summer|semester|season)s?"
_WHEN: Final = (
    r"(?:day|night|morning|evening|week|weekend|month|year|summer|winter|spring|fall|autumn|season|christmas|"
    r"easter|hour|(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|may|june|july|august|"
    r"september|october|november|december|chance|time|paycheck|payday|fourth of july|thanksgiving|memorial day|"
    r"labor day|new year|halloween|birthday)s?"
)
_ASKS_HABIT: Final = re.compile(
    r"(?:(?:so|and|but|well|now) )*(?:(?:do|does) (?:not )?(?:you|they|he|she|it|we|your \w+|the \w+|y all|"
    r"you all|you guys) (?!think |believe |know |feel |agree |remember |mind |have to |need |want )|"
    r"(?:you|they|he|she|it) (?:still )?(?!\w+ not )\w+ )"
)
_HABITUAL: Final = re.compile(
    rf"{_LEAD}(?:(?:every|most) (?:(?:other|single|last|{_NUMBER}) )?{_WHEN} |whenever "
    rf"|every chance (?:i|we) get |as (?:often|much) as (?:i|we) can |(?:{_NUMBER}|once|"
    rf"twice) (?:or \w+ )?(?:times? )?"
    rf"(?:a|per) (?:day|week|month|night|weekend|year) |(?:nine|eight) times out of ten |rain or shine "
    r"|morning noon and night |day and night |day in day out |night and day |like clockwork |even (?:when|"
    r"if|on|in) "
    r"|everything (?:i|we) can |(?:a little|some|a bit) (?:every|each) \w+ |(?:on |"
    r"at )?weekends (?:mostly )?$|when(?:ever)? (?:i|we) (?:can|get (?:a|the) "
    r"chance|have (?:the )?time|get (?:the )?time|remember) |by heart |religiously )"
)
_EVERY_BIT: Final = re.compile(
    rf"{_LEAD}(?:for )?(?:all of (?:it|them|that)|every (?:last |single |bit |inch |one |word |minute |penny )"
    r"(?:of (?:it|them) |as \w+ )?|every bit |cover to cover |from start to finish |start to finish |"
    r"to the letter |"
    r"all the way )"
)
_FULLY: Final = re.compile(
    rf"{_LEAD}(?:way too (?:much|many|\w+) |far too |(?:a lot |much |far |way )?more than (?:i|we|he|she|"
    rf"they) \w+ "
    r"|every bit as |more (?:and more|every) )"
)
_ONLY: Final = re.compile(
    rf"{_LEAD}(?:but )?(?:just|only) (?:on|at|for|when|if|a|in|to|with|the|once) ?"
)
_ONLY_SOME: Final = re.compile(
    rf"{_LEAD}(?:just |only )?(?:a little|a little bit of|a bit of|some) (?!bit )[a-z]+ "
    r"(?:now and then|now and again|once in a while|here and there|on (?:the )?weekends|out back)"
)
_HOW_MUCH: Final = re.compile(
    r"(?<![^ ])(?:much|a lot|lots|often|regularly|many|always|every|most|all|everything) "
)
_LASTED: Final = re.compile(
    rf"{_LEAD}{_NUMBER} (?:(?:or|and a half|solid|whole|long|good) )*(?:{_NUMBER} )?{_UNIT} (?!ago |old |"
    rf"before |from |too )"
)
_TIMES: Final = re.compile(
    rf"{_LEAD}(?:twice|{_NUMBER} (?:or {_NUMBER} )?times|more than once|once or twice) |"
    rf"{_LEAD}once (?:i|we) (?:\w+ed|thought|was|were|went|had|did|saw|got) "
)
_ASKS_IF_DONE: Final = re.compile(
    r"(?:(?:so|and|but|well|now) )*(?:(?:are|were) (?:you|they|he|she) (?:still )?(?:married|retired|in "
    r"the) |(?:did|have|has) (?:not )?(?:you|they|he|she|your \w+|y all|you all) "
    r"(?!like |think |always |got |to )|(?:you|they) (?:have |ever )*(?:been|went|gone|took|tried|played|saw|"
    r"lived|worked) )"
)
_ASKS_EVER: Final = re.compile(r"(?<![^ ])(?:ever|been) ")
_BEGUN: Final = re.compile(
    r"(?:have|has) (?:they|you|he|she|it|your \w+) (?:started|begun|moved|finished|sold|bought) "
)
_AGO: Final = re.compile(rf"{_LEAD}(?:{_NUMBER}|a) (?:{_UNIT}|while) (?:ago|back) ")
_FEELS: Final = re.compile(
    r"(?<![^ ])(?:like|love|enjoy|happy with|pleased with|satisfied with|fan|fond of|care for|into) "
)
_LOVES: Final = re.compile(
    rf"{_LEAD}{_ME}(?:love|loved|adore|enjoy|like) (?:it|them|that|him|her|every \w+ of it|every bit) |"
    rf"{_LEAD}it is (?:the (?:best|high) (?:part|point|thing)|my favou?rite|a lot of fun|so much fun) "
)
_HATES: Final = re.compile(
    rf"{_LEAD}{_ME}(?:(?:hate|hated|despise|detest|loathe) (?:it|them|that|him|her) |"
    r"can not (?:stand|bear|abide|take) (?:it|them|that|him|her) |(?:can|could) (?:do|live) without (?:it|"
    r"them|that) |"
    r"would rather (?!not )(?!have )[a-z]+ )"
)
_HATES_AT_LAST: Final = re.compile(
    r"(?<![^ ])(?<!if )(?<!that )(?:i|we) (?:just |really |do )*(?:hate|despise|can not stand) (?:it|them|"
    r"that) $"
)
_LET_GO: Final = re.compile(
    rf"{_LEAD}(?:(?:i|we) )?(?:(?:just|finally|already|had to|have) )*(?:(?:cancelled|canceled|sold|"
    rf"dropped|quit) "
    r"(?:it|them|that|mine|ours) |got rid of (?:it|them|mine|ours) |gave (?:it|them|that|mine|ours) (?:up|"
    r"away) |"
    r"(?:had|got) (?:it|them) (?:disconnected|taken out|removed|put down|turned off|cut off) |"
    r"cut (?:it|them|mine|ours) (?:all )?(?:up|off) |let (?:it|my \w+|mine|ours) (?:run out|go|lapse|expire) |"
    r"left (?:there|that place) |moved (?:away|out|from) |tried (?:it|that|one|them) once )"
)
_NOT_LET: Final = re.compile(
    rf"{_LEAD}(?:my \w+|they|he|she|the \w+) (?:will|would|do|does|did) not (?:ever |even )?let (?:me|"
    rf"us) (?!leave |go |out |home |.*(?:without|unless) )"
)
_BY_OTHERS: Final = re.compile(
    rf"{_LEAD}(?:(?:my|our|the) (?:\w+ ){{1,4}}?|they |he |she |somebody )(?:always |usually )?(?:does|do|"
    rf"did|takes|handles|"
    r"cuts|fixes|sorts) (?:it|them|that|those|mine|ours|all that|most of (?:it|that))(?: all)? for (?:me|"
    r"us|you) |"
    rf"{_LEAD}my \w+ (?:does|did|is|has) (?:but )?(?:not me |i just |i only |i never )|"
    rf"{_LEAD}(?:i|we) (?:just )?(?:hire|have|get|pay) (?:it|somebody|someone|a \w+|them) (?:done|out|"
    rf"to do it|to do that|to do them) "
)
_YET_TO_COME: Final = re.compile(
    rf"{_LEAD}(?:that|it) is (?:still |next )?on (?:my|our|the) (?:wish )?(?:list|calendar) |"
    rf"{_LEAD}(?:i|we) (?:have )?never even "
)
_NOT_STUCK: Final = re.compile(
    rf"{_LEAD}(?:i|we) (?:have )?(?:\w+ ){{1,3}}but (?:it|that|i|we) (?:just )?(?:never|did not|could not|"
    rf"can not) "
    r"(?:stuck|stick|take|took|last|lasted|work|worked|keep|kept|got|get|seem|caught) "
)
_MISSED: Final = re.compile(
    rf"{_LEAD}(?:i |we )?(?:slept (?:right )?through|missed) (?:it|that|the \w+|all of it|most of it) "
)
_ASKS_AHEAD: Final = re.compile(
    r"(?:so |and )*are (?:you|they|y all|you all) (?:going|planning|hoping|looking|thinking|moving|taking|"
    r"getting) "
)
_SOON: Final = re.compile(
    rf"{_LEAD}(?:(?:sometime )?(?:in (?:the next|a|about a) (?:few |couple of |\w+ )?{_UNIT}|next {_WHEN}|"
    rf"this {_WHEN})) "
)
_STAYING: Final = re.compile(
    rf"{_LEAD}(?:just )?(?:(?:i am|we are) )?(?:just )?staying (?:put|home|here|right here) "
)
_ASKS_TO_HAVE: Final = re.compile(
    r"(?:so |and )*(?:do|does) (?:you|they|he|she|y all|you all) have (?!to )"
)
_SO_MANY: Final = re.compile(rf"{_LEAD}(?:just )?{_NUMBER} (?:and|but|so) (?:that|they|i|we) ")
_ELSE: Final = re.compile(r"(?:any|some)(?:body|one) else ")
_JUST_ME: Final = re.compile(rf"{_LEAD}(?:it is )?(?:just|only) (?:me|us|the (?:two|three) of us) ")
_GRADED: Final = re.compile(
    r"(?<![^ ])(?:much|many|a lot|lots|often|big|large|long|far|expensive|deep|"
    r"regularly) "
)
_IF_THAT: Final = re.compile(r"(?<![^ ])if that $")
_RARELY: Final = re.compile(
    rf"{_LEAD}(?:maybe |perhaps |just |only |at most )*(?:(?:once|twice) (?:or twice )?(?:a|every) year|"
    rf"once in a (?:great )?blue moon|"
    r"every (?:couple of|few|two|three|five) years|once every \w+ years) "
)
_NEVER_DID: Final = re.compile(
    rf"{_LEAD}(?:(?:i|we) )?(?:have )?never (?:even )?(?:tried|done|touched|used|owned|seen|been to|picked up) "
    r"(?:it|one|that|any|them|there) "
)
_SO_QUIT: Final = re.compile(
    r"(?<![^ ])so (?:i|we) (?:just |finally |had to )?(?:quit|stopped|stop|gave (?:it|them) up)(?: it|"
    r" that)? $"
)
_ASKS_ALWAYS: Final = re.compile(r"(?<![^ ])(?:every|always|all|off) ")
_MOST: Final = re.compile(rf"{_LEAD}most ")
_BACK: Final = re.compile(rf"{_LEAD}(?:(?:i|we) )?(?:just )?(?:got|came) back (?!to |on my )")
_FIRE_AWAY: Final = re.compile(
    rf"{_LEAD}(?:fire away|shoot|ready when you are|let us (?:go|do it)|"
    rf"whenever you are) "
)
_IN_VAIN: Final = re.compile(r"(?<![^ ])(?:but|again|started|back|bought|got) ")
_OWNS_NONE: Final = re.compile(
    rf"{_LEAD}(?:i|we) (?:do not|have not|never)(?: even)? (?:own|have|got|owned|had) (?:a|one|any|"
    rf"it)(?: \w+)? $"
)
_NOT_SINCE: Final = re.compile(
    rf"{_LEAD}(?:(?:i|we) )?have not \w+ (?:a |an |any |one |it |them |to |there |that )*(?:\w+ ){{0,2}}?"
    r"(?:since |in (?:years|ages|\w+ years|\w+ months|a long)|for (?:years|ages|\w+ years))"
)
_NEVER_MISSED: Final = re.compile(
    rf"{_LEAD}(?:(?:i|we) )?(?:(?:have|do|did|had) not|never|have never) (?:\w+ )?miss(?:ed)? "
    r"(?:a|an|it|any|one|that)(?: single)? "
)
_RHETORICAL: Final = re.compile(
    rf"{_LEAD}(?:how (?:could|can|would) (?:it|they|you|i|we|he|she|anyone|anybody|that) not(?: be)? |"
    r"(?:what|who) (?:is|does|would|has|can|are|do) not )$"
)
_ALWAYS: Final = re.compile(
    rf"{_LEAD}(?:(?:i|we|they|he|she|it) )?always (?:have|has|was|were|did|do|does|am|are|will)(?: been)?"
    r"(?: and (?:i |we )?always will(?: be)?)? (?!to |a |the |want|had )"
)
_SETTLED: Final = re.compile(
    rf"{_LEAD}(?:without fail |the more the (?:better|merrier) |if at all possible |(?:i|"
    rf"we) (?:have )?(?:lived|been) here "
    r"(?:all (?:my|our) |my whole |since |forever ))"
)
_BEST: Final = re.compile(
    rf"{_LEAD}(?:(?:i|we) )?could not (?:ask for|want|wish for) (?:any )?(?:better|more|nicer|a better) "
)
_ALWAYS_THOUGHT: Final = re.compile(
    rf"{_LEAD}(?:i|we) (?:have )?always (?:felt|thought|believed|said|been) (?:that way|so|that|for it|it) $"
)
_BETS: Final = re.compile(
    rf"{_LEAD}i (?:would|will|am willing to) bet (?:money|anything|the \w+|you|my \w+|good money|a \w+)"
)
_NO_BET: Final = re.compile(
    rf"{_LEAD}(?:i )?(?:(?:am )?not (?:counting|betting|banking) on (?:it|that)|(?:am )?not holding my breath|"
    r"would not (?:count|bet|bank) on (?:it|that)|would not hold (?:my|your) breath) "
)
_ASKS_OPINION: Final = re.compile(r"(?<![^ ])(?:think|believe|feel|expect|say|agree) ")
_NOT_AT_ALL: Final = re.compile(
    rf"{_LEAD}not (?:by a long (?:shot|way)|by any means|another \w+|for a (?:minute|second|moment)|"
    r"for (?:all )?the (?:world|money)|in a (?:million|thousand|hundred) years|on your life|if i can help it|"
    r"one (?:bit|iota|penny|cent)|a single \w+|that i (?:can |could )?(?:recall|remember|think of)) "
)
_REGRETTED: Final = re.compile(rf"{_LEAD}(?:unfortunately|sadly|regrettably|regretfully|alas) $")
_TELLS_NO: Final = frozenset(listed("neg no unsay condition unsure"))


def elliptic(reading: Reading, asked: Asked) -> Verdict | None:
    """What an answer that claims nothing says to a question that supposes no "no"."""
    if not asked.given or asked.negative or not reading.tokens or reading.unknown:
        return None
    if len(reading.tokens) > LONGEST:
        return None
    said = "".join(f"{token.text} " for token in reading.tokens)
    for told in (_no, _yes):
        if words := told(said, reading, asked):
            sign = 1 if told is _yes else -1
            return Verdict(sign, SURE, f"elliptic: {words.strip()} → {'yes' if sign > 0 else 'no'}")
    return None


def _no(said: str, reading: Reading, asked: Asked) -> str:
    if found := _NOT_AT_ALL.match(said):
        return found[0]
    if _FEELS.search(asked.text) and (found := _HATES.match(said) or _HATES_AT_LAST.search(said)):
        return found[0]
    if _ASKS_OPINION.search(asked.text) and (found := _NO_BET.match(said)):
        return found[0]
    done = _ASKS_IF_DONE.match(asked.text)
    if _ELSE.search(asked.text) and (found := _JUST_ME.match(said)):
        return found[0]
    if _GRADED.search(asked.text) and (found := _IF_THAT.search(said)):
        return found[0]
    if done and (found := _YET_TO_COME.match(said) or _missed(said, asked)):
        return found[0]
    if _ASKS_AHEAD.match(asked.text) and (found := _STAYING.match(said)):
        return found[0]
    habit = _ASKS_HABIT.match(asked.text)
    if (done or habit) and (found := _NOT_LET.match(said) or _BY_OTHERS.match(said)):
        return found[0]
    if not habit:
        return ""
    found = _NOT_STUCK.match(said) or _LET_GO.match(said)
    if found and not _IN_VAIN.search(said, found.end()):
        return found[0]
    much = _HOW_MUCH.search(asked.text) and not asked.offers
    if much and (found := _RARELY.match(said)):
        return found[0]
    if not _ASKS_TO_HAVE.match(asked.text) and (
        found := _NEVER_DID.match(said) or _SO_QUIT.search(said)
    ):
        return found[0]
    if much and not reading.asking and (found := _ONLY.match(said)):
        return said
    if _ASKS_TO_HAVE.match(asked.text):
        return ""
    found = _OWNS_NONE.match(said) or _NOT_SINCE.match(said)
    return found[0] if found else ""


def _missed(said: str, asked: Asked) -> re.Match[str] | None:
    return None if "miss" in asked.text else _MISSED.match(said)


def _yes(said: str, reading: Reading, asked: Asked) -> str:
    whole = (_NEVER_MISSED, _RHETORICAL, _BEST, _ALWAYS_THOUGHT, _ALWAYS, _SETTLED, _REGRETTED)
    if found := next((match for one in whole if (match := one.match(said))), None):
        return found[0]
    if _FEELS.search(asked.text) and (found := _LOVES.match(said)):
        return found[0]
    if _ASKS_OPINION.search(asked.text) and (found := _BETS.match(said)):
        return found[0]
    if " ready " in asked.text and (found := _FIRE_AWAY.match(said)):
        return found[0]
    if (
        "not so much as" in said
        or reading.asking
        or not _TELLS_NO.isdisjoint(token.tag for token in reading.tokens)
    ):
        return ""
    if asked.offers and not _ASKS_HABIT.match(asked.text):
        return ""
    patterns = [_FULLY, _EVERY_BIT]
    if _ASKS_HABIT.match(asked.text):
        at_most = _ASKS_ALWAYS.search(asked.text) and _MOST.match(said)
        patterns += [] if at_most else [_HABITUAL]
        patterns += [] if _HOW_MUCH.search(asked.text) else [_ONLY_SOME]
    if _ASKS_IF_DONE.match(asked.text):
        patterns += [_LASTED, _BACK]
        patterns += [_TIMES] if _ASKS_EVER.search(asked.text) else []
        patterns += [_AGO] if _BEGUN.match(asked.text) else []
    patterns += [_SOON] if _ASKS_AHEAD.match(asked.text) else []
    patterns += [_SO_MANY] if _ASKS_TO_HAVE.match(asked.text) else []
    found = next((match for one in patterns if (match := one.match(said))), None)
    return found[0] if found else ""
