"""An utterance as tagged tokens, by longest match in the language's lexicon."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from callbot.core.script import Language
from callbot.understanding import en, zh
from callbot.understanding.normalise import MASK, SLOTS, UNKNOWN


class Token(NamedTuple):
    """One word of the plain form with the part it plays."""

    tag: str
    """A key of `LEXICON`, `slot`, `unknown`, or `other`."""
    text: str
    start: int
    end: int


_SLOT_MARKS = frozenset(SLOTS.values())
# 去没去, 要不要, 知不知道: a question inside the utterance.
_A_NOT_A = re.compile(r"(?P<verb>[^\W\d有对]{1,2})[不没](?P=verb)[过了]?")
_NOT = frozenset("不没")
# 过 makes experience of any verb but these.
_EXPERIENCE = re.compile(r"(?![不通经超难路错])[^\W\d没有\ue000-\ue003]过(?![年来去程节夜期])")


@lru_cache(maxsize=2)
def _index(language: Language) -> dict[str, list[tuple[str, str]]]:
    lexicon = zh.LEXICON if language == "zh" else en.LEXICON
    end = "" if language == "zh" else " "
    tags: dict[str, str] = {}
    for tag, words in lexicon.items():
        for word in words:
            tags.setdefault(word + end, tag)
    index: dict[str, list[tuple[str, str]]] = {}
    for word in sorted(tags, key=len, reverse=True):
        # By its first character of Mandarin, by its first word of English.
        head = word[0] if language == "zh" else word[: word.index(" ") + 1]
        index.setdefault(head, []).append((word, tags[word]))
    return index


def tokenise(plain: str, language: Language) -> list[Token]:
    """The tokens of a plain form, in order, without gaps. Linear in its length."""
    index = _index(language)
    tokens: list[Token] = []
    at = 0
    while at < len(plain):
        token = _next(plain, at, language, index)
        last = tokens[-1] if tokens else None
        if token.tag == "other" and last is not None and last.tag == "other" and language == "zh":
            tokens[-1] = Token("other", last.text + token.text, last.start, token.end)
        elif not (last is not None and (token.tag, token.text) == (last.tag, last.text)):
            tokens.append(token)
        at = token.end
    return tokens


def _verb_at(plain: str, at: int, index: dict[str, list[tuple[str, str]]]) -> bool:
    """Whether a verb of two characters or more begins here."""
    return any(
        tag == "verb" and len(word) > 1 and plain.startswith(word, at)
        for word, tag in index.get(plain[at : at + 1], ())
    )


def _plain_verb_at(plain: str, at: int, index: dict[str, list[tuple[str, str]]]) -> bool:
    return any(
        tag == "verb" and plain.startswith(word, at) and word[-1] not in "过了"
        for word, tag in index.get(plain[at : at + 1], ())
    )


def _next(
    plain: str, at: int, language: Language, index: dict[str, list[tuple[str, str]]]
) -> Token:
    first = plain[at]
    if language == "zh":
        head = first
        # Only where a 不 or 没 follows within two characters can it be 去没去.
        if _NOT.intersection(plain[at + 1 : at + 3]) and (match := _A_NOT_A.match(plain, at)):
            return Token("ask", match[0], at, match.end())
    else:
        head = plain[at : plain.find(" ", at) + 1]
    for word, tag in index.get(head, ()):
        if plain.startswith(word, at):
            if word == "不过" and _verb_at(plain, at + 1, index):
                continue  # 不过敏 is no "but"
            if (
                tag == "fix"
                and word.endswith("不")
                and _plain_verb_at(plain, at + len(word), index)
            ):
                continue  # 啊，不烧 is a sigh and a denial
            return Token(tag, word.strip(), at, at + len(word))
    if first == MASK:
        return Token("mask", first, at, min(at + (1 if language == "zh" else 2), len(plain)))
    if first in _SLOT_MARKS or first == UNKNOWN:
        end = at + (1 if language == "zh" else 2)
        return Token("unknown" if first == UNKNOWN else "slot", first, at, min(end, len(plain)))
    if language == "zh":
        if match := _EXPERIENCE.match(plain, at):
            return Token("verb", match[0], at, match.end())
        return Token("other", first, at, at + 1)
    end = plain.find(" ", at) + 1 or len(plain)
    return Token("other", plain[at:end].strip(), at, end)
