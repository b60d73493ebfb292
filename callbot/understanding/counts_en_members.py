"""The members of an English household told one by one: me my husband and two kids."""

from __future__ import annotations

from dataclasses import dataclass

from callbot.understanding.counts_en_words import (
    ADJECTIVES,
    ARTICLES,
    GROUPS,
    JOINS,
    NAMES,
    OWNERS,
    PLURALS,
    RELATIVES,
)
from callbot.understanding.numerals import EnglishNumber


@dataclass(frozen=True, slots=True)
class Count:
    """One counted group: from its first word to just after its last."""

    value: int
    first: int
    last: int
    rule: str
    approximate: bool = False


def person(texts: list[str], at: int) -> bool:
    """Whether a word names somebody."""
    return at < len(texts) and (
        texts[at] in PLURALS or texts[at] in RELATIVES or texts[at] in GROUPS
    )


def enumeration(texts: list[str], numbers: dict[int, EnglishNumber]) -> Count | None:
    """The sum of the first row of members: me my husband and two kids is 4."""
    at = 0
    while at < len(texts):
        member = _member(texts, numbers, at)
        if member is None:
            at += 1
            continue
        first, total, members, speaker, owned, vague = at, 0, 0, False, False, False
        last = at
        while member is not None:
            value, last, kind = member
            again = speaker and kind == "speaker" and value == 1  # me, myself and I
            if again and total > members:  # the four of us, me, my wife and the boys
                return Count(total, first, last, "total:of-us")
            total, members = total + (0 if again else value), members + 1
            speaker = speaker or kind == "speaker"
            owned = owned or kind == "owned"
            vague = vague or kind == "plural"
            after = last
            while after < len(texts) and texts[after] in JOINS:
                after += 1
            member = _member(texts, numbers, after) if after < len(texts) else None
        lives_with = _lives_with(texts, first)
        with_me = not speaker and (lives_with or (owned and members >= 2))
        if with_me:
            return Count(total + 1, first, last, "sum:with-speaker", not lives_with)
        if members >= 2:
            # four people, two adults and two kids: the rest explains the first.
            head = numbers[first].value if first in numbers else 0
            whole = int(head) if head * 2 == total and members > 2 else total
            return Count(whole, first, last, "sum", vague)
        at = last
    return None


def _lives_with(texts: list[str], first: int) -> bool:
    """`i live with my wife`, `just my wife`: the speaker counts besides."""
    before = texts[max(0, first - 5) : first]
    return before[-1:] == ["with"] and bool({"live", "living", "share", "sharing"} & {*before[:-1]})


def _member(
    texts: list[str], numbers: dict[int, EnglishNumber], at: int
) -> tuple[int, int, str] | None:
    """How many persons are named at a word, where that ends, and what it says of the speaker."""
    word = texts[at]
    told = word == "me" and bool({*texts[at - 1 : at]} & _SAID_TO)  # let me see
    if (word in ("me", "myself") and not told) or (word == "i" and _listed_i(texts, at)):
        return 1, at + 1, "speaker"
    if texts[at : at + 3] == ["both", "of", "us"]:
        return 2, at + 3, "speaker"
    cardinal = numbers.get(at)
    if cardinal is not None and isinstance(cardinal.value, int):
        noun = _skip_adjectives(texts, cardinal.last)
        if texts[cardinal.last : cardinal.last + 2] == ["of", "us"]:
            return cardinal.value, cardinal.last + 2, "speaker"
        more = texts[cardinal.last : cardinal.last + 1] == ["plus"] and cardinal.last + 1 in numbers
        if more:
            return cardinal.value, cardinal.last, "number"  # two plus two
        if at and texts[at - 1] == "plus" and not person(texts, noun):
            return cardinal.value, cardinal.last, "number"
        if person(texts, noun):
            ends = noun + (2 if texts[noun + 1 : noun + 2] in (["ups"], ["ones"]) else 1)
            return cardinal.value, ends, "number"
        and_another = texts[noun : noun + 2] in (["and", "a"], ["and", "an"], ["plus", "a"])
        return (cardinal.value, noun, "number") if and_another and person(texts, noun + 2) else None
    if texts[at : at + 2] == ["a", "couple"] and texts[at + 2 : at + 3] != ["of"]:
        return 2, at + 2, "number"
    pair = numbers.get(at + 1)
    if word == "us" and pair is not None and isinstance(pair.value, int):
        return pair.value, pair.last, "speaker"  # us two
    if word in OWNERS or word in ARTICLES:
        noun = _skip_adjectives(texts, at + 1)
        inner = numbers.get(noun)
        if word == "the" and texts[noun + 1 : noun + 3] == ["of", "us"]:
            return _member(texts, numbers, noun)
        if inner is not None and isinstance(inner.value, int) and person(texts, inner.last):
            return inner.value, inner.last + 1, "owned" if word == "my" else "number"
        return _noun(texts, noun, "owned" if word in ("my", "our") else "other")
    if word in NAMES:
        married = word in ("husband", "wife") and {"husband", "wife"}.issubset(texts)
        return _noun(texts, at, "other" if married else "owned")
    return _noun(texts, at, "other") if at and texts[at - 1] in ("and", ",") else None


_SAID_TO = {"let", "beats", "search", "excuse", "ask", "tell", "believe", "pardon"}
"""Behind them, "me" is nobody who lives there."""


def _listed_i(texts: list[str], at: int) -> bool:
    return texts[at - 1 : at] == ["and"] or texts[at + 1 : at + 2] == ["and"]


def _skip_adjectives(texts: list[str], at: int) -> int:
    while at < len(texts) and texts[at] in (*ADJECTIVES, "-") and texts[at] != "adult":
        at += 1
    return at


def _noun(texts: list[str], at: int, kind: str) -> tuple[int, int, str] | None:
    if at >= len(texts):
        return None
    if texts[at] in GROUPS:
        return GROUPS[texts[at]], at + 1, kind
    if texts[at : at + 2] == ["in", "laws"]:
        return 2, at + 2, kind
    if texts[at] in RELATIVES:
        in_law = texts[at + 1 : at + 3] == ["in", "law"]
        return 1, at + (3 if in_law else 1), kind
    # Children without a number: at least two.
    return (2, at + 1, "plural") if texts[at] in PLURALS else None
