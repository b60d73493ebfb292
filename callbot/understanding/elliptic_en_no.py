"""English answers that say no and leave the question's words out: just on birthdays; I cancelled it."""

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
)

_ONLY: Final = re.compile(
    rf"{LEAD}(?:but )?(?:just|only) (?:on|at|for|when|if|a|in|to|with|the|once) "
)
_HATES: Final = re.compile(
    rf"{LEAD}{ME}(?:(?:hate|hated|despise|detest|loathe) (?:it|them|that|him|her) |"
    r"can not (?:stand|bear|abide|take) (?:it|them|that|him|her) |(?:can|could) (?:do|live) without (?:it|"
    r"them|that) |"
    r"would rather (?!not )(?!have |speak |talk |be )[a-z]+ )"
)
_HATES_AT_LAST: Final = re.compile(
    r"(?<![^ ])(?<!if )(?<!that )(?:i|we) (?:just |really |do )*(?:hate|despise|can not stand) (?:it|them|"
    r"that) $"
)
_LET_GO: Final = re.compile(
    rf"{LEAD}(?:(?:i|we) )?(?:(?:just|finally|already|had to|have) )*(?:(?:cancelled|canceled|sold|"
    rf"dropped|quit) "
    r"(?:it|them|that|mine|ours) |got rid of (?:it|them|mine|ours) |gave (?:it|them|that|mine|ours) (?:up|"
    r"away) |"
    r"(?:had|got) (?:it|them) (?:disconnected|taken out|removed|put down|turned off|cut off) |"
    r"cut (?:it|them|mine|ours) (?:all )?(?:up|off) |let (?:it|my \w+|mine|ours) (?:run out|go|lapse|expire) |"
    r"left (?:there|that place) |moved (?:away|out|from) |tried (?:it|that|one|them) once )"
)
_NOT_LET: Final = re.compile(
    rf"{LEAD}(?:my \w+|they|he|she|the \w+) (?:will|would|do|does|did) not (?:ever |even )?let (?:me|"
    rf"us) (?!leave |go |out |home |.*(?:without|unless) )"
)
_BY_OTHERS: Final = re.compile(
    rf"{LEAD}(?:(?:my|our|the) (?:\w+ ){{1,4}}?|they |he |she |somebody )(?:always |usually )?(?:does|do|"
    rf"did|takes|handles|"
    r"cuts|fixes|sorts) (?:it|them|that|those|mine|ours|all that|most of (?:it|that))(?: all)? for (?:me|"
    r"us|you) |"
    rf"{LEAD}my \w+ (?:does|did|is|has) (?:but )?(?:not me |i just |i only |i never )|"
    rf"{LEAD}(?:i|we) (?:just )?(?:hire|have|get|pay) (?:it|somebody|someone|a \w+|them) (?:done|out|"
    rf"to do it|to do that|to do them) "
)
_YET_TO_COME: Final = re.compile(
    rf"{LEAD}(?:that|it) is (?:still |next )?on (?:my|our|the) (?:wish )?(?:list|calendar) |"
    rf"{LEAD}(?:i|we) (?:have )?never even "
)
_NOT_STUCK: Final = re.compile(
    rf"{LEAD}(?:i|we) (?:have )?(?:\w+ ){{1,3}}but (?:it|that|i|we) (?:just )?(?:never|did not|could not|"
    rf"can not) "
    r"(?:stuck|stick|take|took|last|lasted|work|worked|keep|kept|got|get|seem|caught) "
)
_MISSED: Final = re.compile(
    rf"{LEAD}(?:i |we )?(?:slept (?:right )?through|missed) (?:it|that|the \w+|all of it|most of it) "
)
_STAYING: Final = re.compile(
    rf"{LEAD}(?:just )?(?:(?:i am|we are) )?(?:just )?staying (?:put|home|here|right here) "
)
_ELSE: Final = re.compile(r"(?:any|some)(?:body|one) else ")
_JUST_ME: Final = re.compile(rf"{LEAD}(?:it is )?(?:just|only) (?:me|us|the (?:two|three) of us) ")
_GRADED: Final = re.compile(
    r"(?<![^ ])(?:much|many|a lot|lots|often|big|large|long|far|expensive|deep|"
    r"regularly) "
)
_IF_THAT: Final = re.compile(r"(?<![^ ])if that $")
_RARELY: Final = re.compile(
    rf"{LEAD}(?:maybe |perhaps |just |only |at most )*(?:(?:once|twice) (?:or twice )?(?:a|every) year|"
    rf"once in a (?:great )?blue moon|"
    r"every (?:couple of|few|two|three|five) years|once every \w+ years) "
)
_NEVER_DID: Final = re.compile(
    rf"{LEAD}(?:(?:i|we) )?(?:have )?never (?:even )?(?:tried|done|touched|used|owned|seen|been to|picked up) "
    r"(?:it|one|that|any|them|there) "
)
_SO_QUIT: Final = re.compile(
    r"(?<![^ ])so (?:i|we) (?:just |finally |had to )?(?:quit|stopped|stop|gave (?:it|them) up)(?: it|"
    r" that)? $"
)
_IN_VAIN: Final = re.compile(r"(?<![^ ])(?:but|again|started|back|bought|got) ")
_OWNS_NONE: Final = re.compile(
    rf"{LEAD}(?:i|we) (?:do not|have not|never)(?: even)? (?:own|have|got|owned|had) (?:a|one|any|"
    rf"it)(?: \w+)? $"
)
_NOT_SINCE: Final = re.compile(
    rf"{LEAD}(?:(?:i|we) )?have not \w+ (?:a |an |any |one |it |them |to |there |that )*(?:\w+ ){{0,2}}?"
    r"(?:since |in (?:years|ages|\w+ years|\w+ months|a long)|for (?:years|ages|\w+ years))"
)
_NO_BET: Final = re.compile(
    rf"{LEAD}(?:i )?(?:(?:am )?not (?:counting|betting|banking) on (?:it|that)|(?:am )?not holding my breath|"
    r"would not (?:count|bet|bank) on (?:it|that)|would not hold (?:my|your) breath) "
)
_NOT_AT_ALL: Final = re.compile(
    rf"{LEAD}not (?:by a long (?:shot|way)|by any means|another \w+|for a (?:minute|second|moment)|"
    r"for (?:all )?the (?:world|money)|in a (?:million|thousand|hundred) years|on your life|if i can help it|"
    r"one (?:bit|iota|penny|cent)|a single \w+|that i (?:can |could )?(?:recall|remember|think of)) "
)


def says_no(said: str, reading: Reading, asked: Asked) -> str:
    """The words that say it, or none."""
    if found := _NOT_AT_ALL.match(said):
        return found[0]
    if FEELS.search(asked.text) and (found := _HATES.match(said) or _HATES_AT_LAST.search(said)):
        return found[0]
    if ASKS_OPINION.search(asked.text) and (found := _NO_BET.match(said)):
        return found[0]
    done = ASKS_IF_DONE.match(asked.text)
    if _ELSE.search(asked.text) and (found := _JUST_ME.match(said)):
        return found[0]
    if _GRADED.search(asked.text) and (found := _IF_THAT.search(said)):
        return found[0]
    if done and (found := _YET_TO_COME.match(said) or _missed(said, asked)):
        return found[0]
    if ASKS_AHEAD.match(asked.text) and (found := _STAYING.match(said)):
        return found[0]
    habit = ASKS_HABIT.match(asked.text)
    if (done or habit) and (found := _NOT_LET.match(said) or _BY_OTHERS.match(said)):
        return found[0]
    if not habit:
        return ""
    found = _NOT_STUCK.match(said) or _LET_GO.match(said)
    if found and not _IN_VAIN.search(said, found.end()):
        return found[0]
    much = HOW_MUCH.search(asked.text) and not asked.offers
    if much and (found := _RARELY.match(said)):
        return found[0]
    if not ASKS_TO_HAVE.match(asked.text) and (
        found := _NEVER_DID.match(said) or _SO_QUIT.search(said)
    ):
        return found[0]
    if much and not reading.asking and (found := _ONLY.match(said)):
        return said
    if ASKS_TO_HAVE.match(asked.text):
        return ""
    found = _OWNS_NONE.match(said) or _NOT_SINCE.match(said)
    return found[0] if found else ""


def _missed(said: str, asked: Asked) -> re.Match[str] | None:
    return None if "miss" in asked.text else _MISSED.match(said)
