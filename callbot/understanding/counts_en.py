"""How many people or things an English speaker counted."""

from __future__ import annotations

from dataclasses import dataclass

from callbot.understanding.found import Found
from callbot.understanding.numerals import EnglishNumber, english_number
from callbot.understanding.surface import Word, english, listed

_RELATIVES = frozenset(
    listed(
        "wife husband spouse partner mother father mom mum mommy dad daddy son daughter "
        "child kid baby infant toddler boy girl brother sister grandma grandpa "
        "grandmother grandfather granny grandson granddaughter grandchild girlfriend "
        "boyfriend fiance fiancee roommate flatmate housemate lodger nanny aunt uncle "
        "niece nephew cousin stepson stepdaughter teenager carer mother-in-law "
        "father-in-law friend nan missus hubby adult senior person"
    )
)
_COUPLES = frozenset(listed("parents grandparents folks in-laws inlaws"))
_PLURALS = frozenset(f"{word}s" for word in _RELATIVES) | frozenset(
    listed("children kids wives babies people persons grandchildren others elders boys girls")
)
_WHOLE = frozenset(
    listed("people persons person individuals residents occupants members altogether total")
)
_OWNERS = frozenset(listed("my our the his her your"))
_ARTICLES = frozenset(listed("a an another one's"))
_ADJECTIVES = frozenset(
    listed("little small young old elderly older younger teenage grown adult other more new")
)
_JOINS = frozenset(listed(", and plus with & also then ; there's there is are"))
# After a number: it counts time, money, degrees… and not people.
_UNITS_AFTER = frozenset(
    listed(
        "degrees degree point percent % o'clock am pm day days week weeks month months "
        "year years hour hours minute minutes second seconds dollars pounds yuan celsius "
        "fahrenheit c f th st nd rd january february march april may june july august "
        "september october november december jan feb mar apr jun jul aug sep oct nov dec "
        "/ : ago times blocks miles"
    )
)
_NO_COUNT_BEFORE = frozenset(
    listed(
        "number room age aged since on day january february march april may june july "
        "august september october november december jan feb mar apr jun jul aug sep oct "
        "nov dec i'm am he's she's / : apartment flat building floor no this that which "
        "any every some each another covid line channel press question"
    )
)
_VAGUE = frozenset(listed("about around roughly approximately maybe probably nearly almost over"))
_BEFORE_ONE = frozenset(
    listed("um uh er oh well , . it's its just only there's is there we're here live living")
)
_OPENERS = frozenset(listed("um uh er oh well , . it's its just only me myself alone here i'm"))
"""The only company in which a bare `me` or `alone` says how many."""


@dataclass(frozen=True, slots=True)
class _Count:
    """One counted group: from its first word to just after its last."""

    value: int
    first: int
    last: int
    rule: str
    approximate: bool = False


def counts(text: str) -> list[Found]:
    """See `callbot.understanding.numbers.counts`."""
    words = english(text)[:120]
    found = _read([word.text for word in words], words)
    return [
        Found(
            c.value,
            words[c.first].start,
            words[c.last - 1].end,
            text[words[c.first].start : words[c.last - 1].end],
            c.approximate,
            c.rule,
        )
        for c in found
    ]


def _read(texts: list[str], words: tuple[Word, ...]) -> list[_Count]:
    numbers = _numbers(words)
    pieces = _pieces(texts, numbers)
    totals = [piece for piece in pieces if piece.rule.startswith("total")]
    total = next((piece for piece in totals if piece.rule == "total:so"), None)
    if total is not None:
        return [total]
    total = totals[0] if totals else None
    added = _enumeration(texts, numbers)
    if total is not None and not (added and added.first == total.first):
        return [total]
    if added is not None:
        return [added]
    if total is not None:
        return [total]
    return pieces or _alone(texts)


def _numbers(words: tuple[Word, ...]) -> dict[int, EnglishNumber]:
    found: dict[int, EnglishNumber] = {}
    at = 0
    while at < len(words):
        cardinal = english_number(words, at)
        if cardinal is not None:
            found[at] = cardinal
        at = cardinal.last if cardinal is not None else at + 1
    return found


def _pieces(texts: list[str], numbers: dict[int, EnglishNumber]) -> list[_Count]:
    found: list[_Count] = []
    skip_to = 0
    for at, cardinal in numbers.items():
        value, last = cardinal.value, cardinal.last
        if at < skip_to or isinstance(value, float) or value > 999:
            continue
        before = texts[at - 1] if at else ""
        rest = texts[last : last + 3]
        corrects = before == "no" and any(other.last == at - 1 for other in numbers.values())
        if (before in _NO_COUNT_BEFORE and not corrects) or (rest[:1] and rest[0] in _UNITS_AFTER):
            continue
        if rest[:1] == ["-"] and rest[1:2] in (["year"], ["day"], ["week"]):
            continue
        if texts[at] == "one" and last == at + 1 and not _one_counts(texts, at):
            continue
        high = _range_end(texts, numbers, last)
        if high is not None and high.value > value:
            skip_to = high.last
            found.append(_Count(value, at, high.last, f"range:{value}-{high.value}", True))
            continue
        found.append(_counted(texts, at, cardinal))
    for at, word in enumerate(texts):
        piece = _by_word(texts, at, word)
        if piece is not None:
            found.append(piece)
    return sorted(found, key=lambda piece: piece.first)


def _one_counts(texts: list[str], at: int) -> bool:
    """Whether `one` is a number here, and no pronoun (either one, one more time)."""
    if _person(texts, at + 1) or texts[at + 1 : at + 3] == ["of", "us"]:
        return True
    if texts[at + 1 : at + 2] in (["or"], ["to"]) and at + 2 < len(texts):
        return texts[at + 2] == "two"
    before = texts[max(0, at - 3) : at]
    return texts[at + 1 :] in ([], ["."]) and all(word in _BEFORE_ONE for word in before)


def _range_end(
    texts: list[str], numbers: dict[int, EnglishNumber], last: int
) -> EnglishNumber | None:
    if texts[last : last + 1] in (["or"], ["to"], ["-"], ["maybe"]):
        high = numbers.get(last + 1)
        return high if high is not None and isinstance(high.value, int) else None
    return None


def _counted(texts: list[str], at: int, cardinal: EnglishNumber) -> _Count:
    value, last = int(cardinal.value), cardinal.last
    rest = texts[last : last + 2]
    if at >= 2 and texts[at - 1] == "of" and texts[at - 2] in ("family", "household", "total"):
        return _Count(value, at - 2, last, "total:family-of")
    if rest == ["of", "us"]:
        return _Count(value, at, last + 2, "total:of-us")
    if rest[:1] and rest[0] in _WHOLE:
        return _Count(value, at, last + 1, "total:people", _vague(texts, at))
    if rest == ["in", "total"] or rest == ["all", "together"]:
        return _Count(value, at, last + 2, "total:people")
    if at >= 2 and texts[at - 1] == "so" and last >= len(texts) - 1:
        return _Count(value, at, last, "total:so")  # my parents and the four of us, so six
    told = at >= 2 and texts[at - 2 : at] in (["we", "are"], ["there", "are"], ["there's", "only"])
    if told and not (rest[:1] and rest[0] in _PLURALS):
        return _Count(value, at, last, "total:we-are")
    return _Count(value, at, last, "number", _vague(texts, at))


def _vague(texts: list[str], at: int) -> bool:
    return at > 0 and texts[at - 1] in _VAGUE


def _by_word(texts: list[str], at: int, word: str) -> _Count | None:
    if word == "both" and texts[at + 1 : at + 3] == ["of", "us"]:
        return _Count(2, at, at + 3, "total:both")
    if word == "couple" and texts[at - 1 : at] in (["a"], ["married"], ["old"]):
        if texts[at + 1 : at + 2] != ["of"]:
            return _Count(2, at - 1, at + 1, "pair")
        if texts[at + 2 : at + 3] == ["us"]:
            return _Count(2, at - 1, at + 3, "pair")
        return _Count(2, at - 1, at + 2, "pair", True) if _person(texts, at + 2) else None
    if word == "none" or texts[at : at + 2] in (["no", "one"], ["no", "body"]) or word == "nobody":
        return _Count(0, at, at + (2 if word == "no" else 1), "nobody")
    return None


def _person(texts: list[str], at: int) -> bool:
    return at < len(texts) and (texts[at] in _PLURALS or texts[at] in _RELATIVES)


def _alone(texts: list[str]) -> list[_Count]:
    text = " ".join(texts)
    for phrase in (
        "just me", "only me", "just myself", "only myself", "by myself", "on my own", "live alone",
        "living alone", "lives alone", "all alone", "me myself and i", "me alone", "i'm alone",
        "alone", "myself", "me",
    ):  # fmt: skip
        parts = phrase.split()
        if phrase not in text or (len(parts) == 1 and not _OPENERS.issuperset(texts)):
            continue
        for at in range(len(texts) - len(parts) + 1):
            if texts[at : at + len(parts)] == parts and "not" not in texts[max(0, at - 1) : at]:
                return [_Count(1, at, at + len(parts), "alone")]
    return []


def _enumeration(texts: list[str], numbers: dict[int, EnglishNumber]) -> _Count | None:
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
            total, members = total + value, members + 1
            speaker = speaker or kind == "speaker"
            owned = owned or kind == "owned"
            vague = vague or kind == "plural"
            after = last
            while after < len(texts) and texts[after] in _JOINS:
                after += 1
            member = _member(texts, numbers, after) if after < len(texts) else None
        lives_with = _lives_with(texts, first)
        with_me = not speaker and (lives_with or (owned and members >= 2))
        if with_me:
            return _Count(total + 1, first, last, "sum:with-speaker", not lives_with)
        if members >= 2:
            # four people, two adults and two kids: the rest explains the first.
            head = numbers[first].value if first in numbers else 0
            whole = int(head) if head * 2 == total and members > 2 else total
            return _Count(whole, first, last, "sum", vague)
        at = last
    return None


def _lives_with(texts: list[str], first: int) -> bool:
    """`i live with my wife`, `just my wife`: the speaker counts besides."""
    return texts[max(0, first - 2) : first] in (["live", "with"], ["living", "with"])


def _member(
    texts: list[str], numbers: dict[int, EnglishNumber], at: int
) -> tuple[int, int, str] | None:
    """How many persons are named at a word, where that ends, and what it says of the speaker."""
    word = texts[at]
    if word in ("me", "myself") or (word == "i" and _listed_i(texts, at)):
        return 1, at + 1, "speaker"
    if texts[at : at + 3] == ["both", "of", "us"]:
        return 2, at + 3, "speaker"
    cardinal = numbers.get(at)
    if cardinal is not None and isinstance(cardinal.value, int):
        noun = _skip_adjectives(texts, cardinal.last)
        if texts[cardinal.last : cardinal.last + 2] == ["of", "us"]:
            return cardinal.value, cardinal.last + 2, "speaker"
        if at and texts[at - 1] == "plus" and not _person(texts, noun):
            return cardinal.value, cardinal.last, "number"
        return (cardinal.value, noun + 1, "number") if _person(texts, noun) else None
    if word in _OWNERS or word in _ARTICLES:
        noun = _skip_adjectives(texts, at + 1)
        inner = numbers.get(noun)
        if word == "the" and texts[noun + 1 : noun + 3] == ["of", "us"]:
            return _member(texts, numbers, noun)
        if inner is not None and isinstance(inner.value, int) and _person(texts, inner.last):
            return inner.value, inner.last + 1, "owned" if word == "my" else "number"
        return _noun(texts, noun, "owned" if word in ("my", "our") else "other")
    return _noun(texts, at, "other") if at and texts[at - 1] in ("and", ",") else None


def _listed_i(texts: list[str], at: int) -> bool:
    return texts[at - 1 : at] == ["and"] or texts[at + 1 : at + 2] == ["and"]


def _skip_adjectives(texts: list[str], at: int) -> int:
    while at < len(texts) and texts[at] in _ADJECTIVES and texts[at] != "adult":
        at += 1
    return at


def _noun(texts: list[str], at: int, kind: str) -> tuple[int, int, str] | None:
    if at >= len(texts):
        return None
    if texts[at] in _COUPLES or texts[at : at + 2] == ["in", "laws"]:
        return 2, at + (2 if texts[at] == "in" else 1), kind
    if texts[at] in _RELATIVES:
        in_law = texts[at + 1 : at + 3] == ["in", "law"]
        return 1, at + (3 if in_law else 1), kind
    # Children without a number: at least two.
    return (2, at + 1, "plural") if texts[at] in _PLURALS else None
