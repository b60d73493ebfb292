"""How many people or things an English speaker counted."""

from __future__ import annotations

from dataclasses import replace

from callbot.understanding.counts_en_members import Count, enumeration, person
from callbot.understanding.counts_en_words import (
    BEFORE_ONE,
    COMPANIONS,
    LEAVING_OUT,
    NO_COUNT_BEFORE,
    NOT_THE_SPEAKER,
    OPENERS,
    PLURALS,
    UNITS_AFTER,
    VAGUE,
    WHOLE,
)
from callbot.understanding.found import Found
from callbot.understanding.numerals import EnglishNumber, english_number
from callbot.understanding.surface import Word, english


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


def _read(texts: list[str], words: tuple[Word, ...]) -> list[Count]:
    numbers = _numbers(words)
    pieces = _pieces(texts, numbers)
    if with_me := _with_me(texts, pieces):
        return [with_me]
    totals = [piece for piece in pieces if piece.rule.startswith("total")]
    total = next((piece for piece in totals if piece.rule == "total:so"), None)
    if total is not None:
        return [total]
    total = totals[0] if totals else None
    added = enumeration(texts, numbers)
    if total is not None and not (added and added.first <= total.first < added.last):
        return [total]
    if added is not None:
        return [added]
    if total is not None:
        return [total]
    return pieces or _alone(texts)


def _with_me(texts: list[str], pieces: list[Count]) -> Count | None:
    """Two people, with me three: of two numbers in a row, the one that the speaker is in."""
    if len(pieces) != 2:
        return None
    first, last = pieces
    me = texts[last.first - 1 : last.first] in (["me"], ["i'm"], ["myself"])
    return (
        replace(last, rule="total:with-speaker") if me and last.value == first.value + 1 else None
    )


def _numbers(words: tuple[Word, ...]) -> dict[int, EnglishNumber]:
    found: dict[int, EnglishNumber] = {}
    at = 0
    while at < len(words):
        cardinal = english_number(words, at)
        if cardinal is not None:
            found[at] = cardinal
        at = cardinal.last if cardinal is not None else at + 1
    return found


def _pieces(texts: list[str], numbers: dict[int, EnglishNumber]) -> list[Count]:
    found: list[Count] = []
    skip_to = 0
    for at, cardinal in numbers.items():
        value, last = cardinal.value, cardinal.last
        if at < skip_to or isinstance(value, float) or value > 999:
            continue
        before = texts[at - 1] if at else ""
        rest = texts[last : last + 3]
        corrects = before == "no" and any(other.last == at - 1 for other in numbers.values())
        corrects = corrects or (before == "i'm" and bool(found) and found[-1].value == value - 1)
        if (before in NO_COUNT_BEFORE and not corrects) or (rest[:1] and rest[0] in UNITS_AFTER):
            continue
        if rest[:1] == ["-"] and UNITS_AFTER.intersection(rest[1:2]):
            continue
        if texts[at] == "one" and last == at + 1 and not _one_counts(texts, at):
            continue
        high = _range_end(texts, numbers, last)
        if high is not None and high.value > value:
            skip_to = high.last
            found.append(Count(value, at, high.last, f"range:{value}-{high.value}", True))
            continue
        found.append(_counted(texts, at, cardinal))
    for at, word in enumerate(texts):
        piece = _by_word(texts, at, word)
        if piece is not None:
            found.append(piece)
    return sorted(found, key=lambda piece: piece.first)


def _one_counts(texts: list[str], at: int) -> bool:
    """Whether `one` is a number here, and no pronoun (either one, one more time)."""
    if person(texts, at + 1) or texts[at + 1 : at + 3] == ["of", "us"]:
        return True
    if texts[at + 1 : at + 2] in (["or"], ["to"]) and at + 2 < len(texts):
        return texts[at + 2] == "two"
    before = texts[max(0, at - 3) : at]
    return texts[at + 1 :] in ([], ["."]) and all(word in BEFORE_ONE for word in before)


def _range_end(
    texts: list[str], numbers: dict[int, EnglishNumber], last: int
) -> EnglishNumber | None:
    if texts[last : last + 1] in (["or"], ["to"], ["-"], ["maybe"]):
        high = numbers.get(last + 1)
        return high if high is not None and isinstance(high.value, int) else None
    return None


def _counted(texts: list[str], at: int, cardinal: EnglishNumber) -> Count:
    value, last = int(cardinal.value), cardinal.last
    rest = texts[last : last + 2]
    besides = _besides_speaker(texts, last)
    if besides:
        return Count(value + 1, at, besides, "total:with-speaker")
    if texts[at - 1 : at] == ["with"] and {"i", "i'm"} & {*texts[:at]}:
        beside = {"share", "sharing", "live", "living"} & {*texts[max(0, at - 4) : at]}
        if beside and (person(texts, last) or rest[:1] in (["others"], ["other"])):
            return Count(value + 1, at, last + 1, "total:with-speaker")  # I share with two others
    if at >= 2 and texts[at - 1] == "of" and texts[at - 2] in ("family", "household", "total"):
        return Count(value, at - 2, last, "total:family-of")
    if rest == ["of", "us"]:
        return Count(value, at, last + 2, "total:of-us")
    if rest[:1] and rest[0].removesuffix("s") in COMPANIONS:
        return Count(value + 1, at, last + 1, "total:with-speaker")  # I've got two housemates
    if rest[:1] and rest[0] in WHOLE:
        return Count(value, at, last + 1, "total:people", _vague(texts, at, last))
    if rest in (["in", "total"], ["in", "all"], ["all", "together"]):
        return Count(value, at, last + 2, "total:people")
    if at >= 2 and texts[at - 1] == "so" and last >= len(texts) - 1:
        return Count(value, at, last, "total:so")  # my parents and the four of us, so six
    if at >= 2 and rest[:1] == ["now"] and at > 3:
        return Count(value, at, last, "total:so")  # we were four, one moved out, three now
    told = at >= 2 and texts[at - 2 : at] in (["we", "are"], ["there", "are"], ["there's", "only"])
    if told and not (rest[:1] and rest[0] in PLURALS):
        return Count(value, at, last, "total:we-are")
    return Count(value, at, last, "number", _vague(texts, at, last))


def _besides_speaker(texts: list[str], last: int) -> int:
    """Where `four others besides me` ends; 0 where the speaker is not said to come on top."""
    noun = last + (1 if person(texts, last) else 0)
    behind = f"{' '.join(texts[noun : noun + 4])} "
    words = next((some for some in NOT_THE_SPEAKER if behind.startswith(f"{some} ")), "")
    return noun + len(words.split()) if words else 0


def _vague(texts: list[str], at: int, last: int) -> bool:
    """About six, six or so, four not counting the baby."""
    behind = " ".join(texts[last : last + 3])
    return (at > 0 and texts[at - 1] in VAGUE) or behind.startswith(("or so", "ish", *LEAVING_OUT))


def _by_word(texts: list[str], at: int, word: str) -> Count | None:
    if word in ("both", "pair") and texts[at + 1 : at + 3] == ["of", "us"]:
        return Count(2, at, at + 3, "total:both")
    if word == "couple" and texts[at - 1 : at] in (["a"], ["married"], ["old"]):
        if texts[at + 1 : at + 2] != ["of"]:
            return Count(2, at - 1, at + 1, "pair")
        if texts[at + 2 : at + 3] == ["us"]:
            return Count(2, at - 1, at + 3, "pair")
        return Count(2, at - 1, at + 2, "pair", True) if person(texts, at + 2) else None
    if word in COMPANIONS and texts[at - 1 : at] in (["a"], ["my"], ["another"]):
        denied = {"no", "not", "without", "never", "don't", "haven't"} & {*texts[:at]}
        # A companion of two members is told by the row of them: me and my flatmate.
        return None if denied else Count(2, at - 1, at + 1, "total:with-speaker")
    if word in ("none", "nobody") or texts[at : at + 2] in (["no", "one"], ["no", "body"]):
        last = at + (2 if word == "no" else 1)
        if texts[last : last + 1] in (["else"], ["but"]) or texts[last + 1 : last + 3] == [
            "with",
            "me",
        ]:
            return Count(1, at, last, "alone")  # nobody else, nobody lives with me
        return Count(0, at, last, "nobody")
    return None


def _alone(texts: list[str]) -> list[Count]:
    text = " ".join(texts)
    for phrase in (
        "just me", "only me", "just myself", "only myself", "by myself", "on my own", "live alone",
        "living alone", "lives alone", "all alone", "me myself and i", "me alone", "i'm alone",
        "alone", "myself", "me",
    ):  # fmt: skip
        parts = phrase.split()
        if phrase not in text or (len(parts) == 1 and not OPENERS.issuperset(texts)):
            continue
        for at in range(len(texts) - len(parts) + 1):
            if texts[at : at + len(parts)] == parts and "not" not in texts[max(0, at - 1) : at]:
                return [Count(1, at, at + len(parts), "alone")]
    return []
