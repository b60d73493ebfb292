"""English answers that say yes and leave the question's words out: every Sunday after church; all of it."""

from __future__ import annotations

import re
from typing import Final

from callbot.understanding.asked import Asked
from callbot.understanding.claims import Reading
from callbot.understanding.elliptic_en_words import (
    ASKS_AHEAD,
    ASKS_HABIT,
    ASKS_IF_DONE,
    ASKS_OPINION,
    ASKS_TO_HAVE,
    FEELS,
    HOW_MUCH,
    LEAD,
    ME,
    MOSTLY,
    NUMBER,
    UNIT,
    WHEN,
)
from callbot.understanding.surface import listed

_HABITUAL: Final = re.compile(
    rf"{LEAD}(?:(?:every|most) (?:(?:other|single|last|{NUMBER}) )?{WHEN} |whenever "
    rf"|every chance (?:i|we) get |as (?:often|much) as (?:i|we) can |(?:{NUMBER}|once|"
    rf"twice) (?:or \w+ )?(?:times? )?"
    rf"(?:a|per) (?:day|week|month|night|weekend|year) |(?:nine|eight) times out of ten |rain or shine "
    r"|morning noon and night |day and night |day in day out |night and day |like clockwork |even (?:when|"
    r"if|on|in) "
    r"|everything (?:i|we) can |(?:a little|some|a bit) (?:every|each) \w+ |(?:on |"
    r"at )?weekends (?:mostly )?$|when(?:ever)? (?:i|we) (?:can|get (?:a|the) "
    r"chance|have (?:the )?time|get (?:the )?time|remember) |by heart |religiously )"
)
_EVERY_BIT: Final = re.compile(
    rf"{LEAD}(?:for )?(?:all of (?:it|them|that)|every (?:last |single |bit |inch |one |word |minute |penny )"
    r"(?:of (?:it|them) |as \w+ )?|every bit |cover to cover |from start to finish |start to finish |"
    r"to the letter |"
    r"all the way )"
)
_FULLY: Final = re.compile(
    rf"{LEAD}(?:way too (?:much|many|\w+) |far too |(?:a lot |much |far |way )?more than (?:i|we|he|she|"
    rf"they) \w+ "
    r"|every bit as |more (?:and more|every) )"
)
_ONLY_SOME: Final = re.compile(
    rf"{LEAD}(?:just |only )?(?:a little|a little bit of|a bit of|some) (?!bit )[a-z]+ "
    r"(?:now and then|now and again|once in a while|here and there|on (?:the )?weekends|out back)"
)
_LASTED: Final = re.compile(
    rf"{LEAD}{NUMBER} (?:(?:or|and a half|solid|whole|long|good) )*(?:{NUMBER} )?{UNIT} (?!ago |old |"
    rf"before |from |too )"
)
_TIMES: Final = re.compile(
    rf"{LEAD}(?:twice|{NUMBER} (?:or {NUMBER} )?times|more than once|once or twice) |"
    rf"{LEAD}once (?:i|we) (?:\w+ed|thought|was|were|went|had|did|saw|got) "
)
_ASKS_EVER: Final = re.compile(r"(?<![^ ])(?:ever|been) ")
_BEGUN: Final = re.compile(
    r"(?:have|has) (?:they|you|he|she|it|your \w+) (?:started|begun|moved|finished|sold|bought) "
)
_AGO: Final = re.compile(rf"{LEAD}(?:{NUMBER}|a) (?:{UNIT}|while) (?:ago|back) ")
_LOVES: Final = re.compile(
    rf"{LEAD}{ME}(?:love|loved|adore|enjoy|like) (?:it|them|that|him|her|every \w+ of it|every bit) |"
    rf"{LEAD}it is (?:the (?:best|high) (?:part|point|thing)|my favou?rite|a lot of fun|so much fun) "
)
_LOVES_TO: Final = re.compile(
    rf"{LEAD}(?:(?:i|we) )?(?:just |really |absolutely )*(?:love|adore) (?:it|"
    rf"to (?:(?P<verb>\w+) )?(?=$|it |and ))"
)
"""Do you fish? Love to."""
_SOON: Final = re.compile(
    rf"{LEAD}(?:(?:sometime )?(?:in (?:the next|a|about a) (?:few |couple of |\w+ )?{UNIT}|next {WHEN}|"
    rf"this {WHEN})) "
)
_SO_MANY: Final = re.compile(rf"{LEAD}(?:just )?{NUMBER} (?:and|but|so) (?:that|they|i|we) ")
_ASKS_ALWAYS: Final = re.compile(r"(?<![^ ])(?:every|always|all|off) ")
_MOST: Final = re.compile(rf"{LEAD}most ")
_BACK: Final = re.compile(rf"{LEAD}(?:(?:i|we) )?(?:just )?(?:got|came) back (?!to |on my )")
_FIRE_AWAY: Final = re.compile(
    rf"{LEAD}(?:fire away|shoot|ready when you are|let us (?:go|do it)|"
    rf"whenever you are) "
)
_NEVER_MISSED: Final = re.compile(
    rf"{LEAD}(?:(?:i|we) )?(?:(?:have|do|did|had) not|never|have never) (?:\w+ )?miss(?:ed)? "
    r"(?:a|an|it|any|one|that)(?: single)? "
)
_RHETORICAL: Final = re.compile(
    rf"{LEAD}(?:how (?:could|can|would) (?:it|they|you|i|we|he|she|anyone|anybody|that) not(?: be)? |"
    r"(?:what|who) (?:is|does|would|has|can|are|do) not )$"
)
_ALWAYS: Final = re.compile(
    rf"{LEAD}(?:(?:i|we|they|he|she|it) )?always (?:have|has|was|were|did|do|does|am|are|will)(?: been)?"
    r"(?: and (?:i |we )?always will(?: be)?)? (?!to |a |the |want|had )"
)
_SETTLED: Final = re.compile(
    rf"{LEAD}(?:without fail |the more the (?:better|merrier) |if at all possible |(?:i|"
    rf"we) (?:have )?(?:lived|been) here "
    r"(?:all (?:my|our) |my whole |since |forever ))"
)
_BEST: Final = re.compile(
    rf"{LEAD}(?:(?:i|we) )?could not (?:ask for|want|wish for) (?:any )?(?:better|more|nicer|a better) "
)
_ALWAYS_THOUGHT: Final = re.compile(
    rf"{LEAD}(?:i|we) (?:have )?always (?:felt|thought|believed|said|been) (?:that way|so|that|for it|it) $"
)
_BETS: Final = re.compile(
    rf"{LEAD}i (?:would|will|am willing to) bet (?:money|anything|the \w+|you|my \w+|good money|a \w+)"
)
_REGRETTED: Final = re.compile(rf"{LEAD}(?:unfortunately|sadly|regrettably|regretfully|alas) $")
_TELLS_NO: Final = frozenset(listed("neg no unsay condition unsure"))


def says_yes(said: str, reading: Reading, asked: Asked) -> str:
    """The words that say it, or none."""
    whole = (_NEVER_MISSED, _RHETORICAL, _BEST, _ALWAYS_THOUGHT, _ALWAYS, _SETTLED, _REGRETTED)
    if found := next((match for one in whole if (match := one.match(said))), None):
        return found[0]
    if FEELS.search(asked.text) and (found := _LOVES.match(said)):
        return found[0]
    if ASKS_OPINION.search(asked.text) and (found := _BETS.match(said)):
        return found[0]
    if " ready " in asked.text and (found := _FIRE_AWAY.match(said)):
        return found[0]
    if (
        "not so much as" in said
        or reading.asking
        or not _TELLS_NO.isdisjoint(token.tag for token in reading.tokens)
    ):
        return ""
    if asked.offers and not ASKS_HABIT.match(asked.text):
        return ""
    loves = ASKS_HABIT.match(asked.text) and not ASKS_TO_HAVE.match(asked.text)
    if loves and (found := _LOVES_TO.match(said)) and (found["verb"] or asked.text) in asked.text:
        return found[0]
    patterns = [_FULLY, _EVERY_BIT]
    if ASKS_HABIT.match(asked.text):
        at_most = _ASKS_ALWAYS.search(asked.text) and _MOST.match(said)
        at_most = at_most or (HOW_MUCH.search(asked.text) and MOSTLY.match(said))
        patterns += [] if at_most else [_HABITUAL]
        patterns += [] if HOW_MUCH.search(asked.text) else [_ONLY_SOME]
    if ASKS_IF_DONE.match(asked.text):
        patterns += [_LASTED, _BACK]
        patterns += [_TIMES] if _ASKS_EVER.search(asked.text) else []
        patterns += [_AGO] if _BEGUN.match(asked.text) else []
    patterns += [_SOON] if ASKS_AHEAD.match(asked.text) else []
    patterns += [_SO_MANY] if ASKS_TO_HAVE.match(asked.text) else []
    found = next((match for one in patterns if (match := one.match(said))), None)
    return found[0] if found else ""
