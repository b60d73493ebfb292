"""Numbers, and how many people or things somebody counted, as people say them."""

from __future__ import annotations

import re

from callbot.core.script import Language
from callbot.understanding import counts_en, counts_samples, counts_zh
from callbot.understanding.counts_en_words import ROOMS
from callbot.understanding.found import Found
from callbot.understanding.numerals import (
    ZH_NUMERAL,
    english_number,
    mandarin_digits,
    mandarin_value,
)
from callbot.understanding.surface import english, listed, mandarin

_ZH_NUMBER = re.compile(
    rf"(?P<minus>零下|负|-)?(?P<whole>\d+|[{ZH_NUMERAL}]+)"
    rf"(?:[点.](?P<decimals>\d+|[零一二三四五六七八九]+)|(?P<half>个?半(?!天|夜)))?"
)
# Words that begin or end with a numeral and count nothing.
_ZH_NO_NUMBER = re.compile(
    r"万一|千万(?![人块元个])|一万个|十分(?!钟)|一大?早|一[直下起点些般定样切边共会儿旦律向味心致同时开]"
    r"|百分之|三七二十一|七七八八|乱七八糟|三三两两|老百姓|万分|零食|零钱"
)
_EN_PRONOUN_BEFORE = frozenset(listed("no any every some this that which another the only each"))


def counts(text: str, language: Language) -> list[Found]:
    """People or things counted, in the order of the text.

    A sum is one find (两个大人一个小孩 → 3, me my husband and two kids → 4); so is a range, whose
    value is its first number and whose rule names both (五六个人 → 5, `range:5-6`). Ordinals,
    dates, durations, prices and temperatures are not counts.
    """
    return counts_zh.counts(text) if language == "zh" else counts_en.counts(text)


def number(text: str, language: Language) -> list[Found]:
    """Every number in the text, in Arabic numerals or in words, decimals included."""
    return _mandarin_numbers(text) if language == "zh" else _english_numbers(text)


def _mandarin_numbers(text: str) -> list[Found]:
    surface = mandarin(text)
    idle = {at for match in _ZH_NO_NUMBER.finditer(surface.text) for at in range(*match.span())}
    found = []
    for match in _ZH_NUMBER.finditer(surface.text):
        if not idle.isdisjoint(range(*match.span())):
            continue
        whole = mandarin_value(match["whole"])
        if whole is None:
            continue
        value: int | float = whole
        if match["decimals"] and (digits := mandarin_digits(match["decimals"][:6])):
            value = float(f"{whole}.{digits}")
        elif match["half"]:
            value = whole + 0.5
        value = -value if match["minus"] else value
        found.append(surface.found(value, match.span(), "number"))
    return found


def _english_numbers(text: str) -> list[Found]:
    words = english(text)
    found = []
    at = 0
    while at < len(words):
        cardinal = english_number(words, at)
        if cardinal is None:
            at += 1
            continue
        before = words[at - 1].text if at else ""
        lone_one = cardinal.value == 1 and words[at].text == "one"
        after = [word.text for word in words[cardinal.last : cardinal.last + 2] if word.text != "-"]
        of_rooms = bool(ROOMS.intersection(after[:1]))
        if not of_rooms and not (lone_one and before in _EN_PRONOUN_BEFORE):
            start, end = words[at].start, words[cardinal.last - 1].end
            found.append(Found(cardinal.value, start, end, text[start:end], False, "number"))
        at = cardinal.last
    return found


def samples(language: Language) -> tuple[str, ...]:
    """What people say when asked how many, for a recogniser's grammar."""
    return counts_samples.mandarin() if language == "zh" else counts_samples.english()
