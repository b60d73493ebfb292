"""English wishes not to be called again, by how such a wish is built rather than by its phrases.

Somebody who wants no more calls says that calling shall end, that the number shall go, that the caller
shall go, or that they have had enough. Who only takes leave (I'm hanging up) mostly means the same
and does not say it: such a stop is doubtful, and asked back.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from callbot.understanding.stopping_en_words import COMPLAINING, LEAVING, SURE
from callbot.understanding.surface import any_said, listed

_IS_SURE: Final = any_said(SURE)
_IS_LEAVING: Final = any_said(LEAVING)
_FOR_A_WHILE: Final = re.compile(
    r" ?(?:for a (?:second|minute|moment|bit)|to (?:get|check|fetch|open|answer)|but go on)"
)
_IS_COMPLAINING: Final = any_said(COMPLAINING)
_WORDS: Final = frozenset(
    listed(
        "stop quit cease never not no further desist lay pack knock enough off unsubscribe opt opting "
        "block blocking blocked bar barring report reporting sue suing reported arrested barred "
        "prosecuted fined alone peace be hike dead hell jump beat scram screw fuck yours stuffed hook "
        "bother pester annoy harass hassle had it fill sick tired fed weary harassment calling ringing "
        "phoning pestering bothering bugging hounding times withdraw revoke permission consent rest cut "
        "delete erase remove lose forget bin wipe destroy scrap ditch blacklist scrub tear throw hang "
        "hanging disconnect disconnecting down end ending drop terminate finish close kill cancel "
        "conclude done finished through want like wish need prefer decided going let more longer over "
        "shut wasting authorise authorize authorised authorized permit allow agree "
        "use using harassing conversation call interview survey discussion make making time said people "
        "told week today month nobody noone must has jog bike trouble refrain "
        "again find phone ring try disturb waste day get rid life face ear hair sight "
        "leave"
    )
)
"""One of them is in every such wish."""

_TO_OTHERS: Final = re.compile(
    r"(?<![^ ])(?:told|tell|asked|ask|warned|advised|begged|want|wanted|got|get|made|make|telling|"
    r"asking|begging) "
    r"(?:him|her|(?:my|his|her|our|their) (?!number |name |phone )\w+)(?: \w+){0,4} $"
    r"|(?<![^ ])(?:told|asked|warned|advised|ordered|taught|reminded|wants?|wanted|instructed) (?:me|"
    r"us)(?: \w+){0,2} $"
    r"|(?<![^ ])(?:he|she|they|doctors?|government|police|officials?)(?: \w+){0,2} $"
)
"""Whom somebody told it, or who told them: no wish of this call's."""
_NOT_SO: Final = re.compile(
    r"(?<![^ ])(?:not|hurry|before|if|without|afraid|why|how|when|while|whenever|until|than|hardly|"
    r"nobody|instead of|"
    r"trying|(?<!told )(?<!thank )(?<!with )(?<!to )you|he|she|they|hates?|"
    r"was going to|were going to|nearly|almost)(?: \w+){0,3} $"
)
"""Before an end of this call: I'm in no hurry to, don't, before you."""
_ON_THE_LINE: Final = re.compile(
    r"(?:hang|hanging)(?: the phone)? up|(?:the|this) (?:\w+ )?(?:call|line|conversation)(?= |$)|"
    r"phone down|ring off|"
    r"ringing off|done|no more (?:questions|surveys|talking)|continue|go on|carry on|it (?:here|there)|"
    r"that is enough"
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
    for expression, denied in (
        (_IS_LEAVING, _NOT_SO),
        (_IS_COMPLAINING, None),
    ):
        for match in expression.finditer(plain):
            start = match.start()
            before = plain[max(0, start - 40) : start]
            if denied and (denied.search(before) or _FOR_A_WHILE.match(plain, match.end())):
                continue
            if not of_others(plain, start):
                return Stop(*match.span(), True)
    return None


def of_others(plain: str, start: int) -> bool:
    """Whether what stands here was told to, or by, somebody else."""
    return _TO_OTHERS.search(plain, max(0, start - 60), start) is not None


_NOT_OF_CALLERS: Final = re.compile(
    r" ?(?:for a|a (?:second|moment|minute|sec)|for one|one (?:second|moment|minute)|"
    r"from (?!you|your|these|this))"
)
_SOMETHING: Final = re.compile(r" ?(?:the (?!house|number|phone|home|line|place|police)|a |an )\w+")
_CALL: Final = re.compile(r"(?:call|ring|phone|contact|bother|disturb|text) ?$")
"""Behind a stop: for a second; no calls from my sister; don't call the cat."""
_DENIED: Final = re.compile(
    r"(?<![^ ])(?:do|did|will|would|can|could|should|does) not (?:ever |please |you )?$"
)
_THINGS_WOULD: Final = re.compile(
    r"(?<!you )(?<!you lot )(?:would|will|does not|did not|could not|can not|just) (?:not )?$"
)
_OWN: Final = frozenset(listed("me us my our this your"))


def _of_something_else(plain: str, start: int, end: int) -> bool:
    words = plain[start:end]
    if _NOT_OF_CALLERS.match(plain, end) and not words.rstrip().endswith(("off", "from", "of")):
        return True
    if _CALL.search(words) and _SOMETHING.match(plain, end):
        return True
    before = plain[max(0, start - 40) : start]
    if words.startswith(("take ", "remove ", "delete ", "cross ", "strike ")) and _DENIED.search(
        before
    ):
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
