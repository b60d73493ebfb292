"""Mandarin words that a recogniser wrote with other characters of the same sound: 食的 for 是的.

Tried only where the words as written mean nothing, and only where nearly everything that was said
becomes words an answer is made of; what is found so is less sure.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from callbot.understanding import zh
from callbot.understanding.slips import syllables
from callbot.understanding.tokens import tokenise

PENALTY = 0.8
"""What an answer found by sound is worth, against one found as written."""
_MATTER = re.compile("(?:什么|[啥何么有没])事|[小地市社城山郊疫校园景]区|[个这那换新旧]号")
"""事 that sounds like 是 and is none, 区 like 去, 号 like 好."""
LONGEST = 16
"""Characters; a longer utterance has enough words that were heard right."""

_TAGS = ("yes", "no", "have", "neg", "deny", "verb", "unsure", "count")
_SHORT = 3
"""Characters up to which a single character may be taken for its homophone."""
_SINGLE = {
    "shi": "是",
    "you": "有",
    "dui": "对",
    "mei": "没",
    "bu": "不",
    "hao": "好",
    "xing": "行",
}

Vocabulary = dict[tuple[str, ...], str]


def vocabulary(phrases: Iterable[str]) -> Vocabulary:
    """Sound → words, of two to eight syllables: the lexicon's and those given."""
    lexicon = (word for tag in _TAGS for word in zh.LEXICON[tag])
    words = [*phrases, *(word for word in lexicon if word[0] not in "哪谁咋怎")]
    return {sound: word for word in words if 2 <= len(sound := syllables(word)) <= 8}


def rewritten(plain: str, known: Vocabulary) -> str | None:
    """The utterance in words of the same sound, or None where that is no likely reading."""
    if not 0 < len(plain) <= LONGEST or not plain.isalpha():
        return None
    sounds = syllables(plain)
    if len(sounds) != len(plain):
        return None
    strange = {
        at for t in tokenise(plain, "zh") if t.tag == "other" for at in range(t.start, t.end)
    }
    strange -= {match.end() - 1 for match in _MATTER.finditer(plain)}
    text, covered, at = "", 0, 0
    while at < len(plain):
        word = _word(sounds, at, known, strange, len(plain))
        covered += len(word) if word else at not in strange
        text += word or plain[at]
        at += max(1, len(word))
    return text if text != plain and covered >= 0.7 * len(plain) else None


def _word(
    sounds: tuple[str, ...], at: int, known: Vocabulary, strange: set[int], length: int
) -> str:
    for end in range(min(at + 8, length), at + 1, -1):
        word = known.get(sounds[at:end])
        if word is not None and strange & set(range(at, end)):
            return word
    return _SINGLE.get(sounds[at], "") if length <= _SHORT and at in strange else ""
