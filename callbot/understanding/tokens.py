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


class _Word(NamedTuple):
    """A word of a lexicon."""

    written: str
    """As it stands in the plain form: of English with the space behind it."""
    tag: str
    text: str
    doubtful: bool
    """Its end may belong to the word behind it, see `_other_word`."""


_Index = dict[str, tuple[_Word, ...]]
"""How a place in the plain form begins → the words that may stand there, the longest first."""

_DOUBTFUL = ("不过", "对方", "有我", "没用", "可不", "忘", "不用谢", "不管")
_MARKS = {MASK: "mask", UNKNOWN: "unknown", **dict.fromkeys(SLOTS.values(), "slot")}
# 去没去, 要不要, 知不知道: a question inside the utterance.
_A_NOT_A = re.compile(r"(?<![不没])(?P<verb>[^\W\d有对呢吗啊吧了的时]{1,2})[不没](?P=verb)[过了]?")
# 过 makes experience of any verb but these.
_EXPERIENCE = re.compile(r"(?![不通经超难路错])[^\W\d没有\ue000-\ue003]过(?![年来去程节夜期])")


def tokenise(plain: str, language: Language) -> list[Token]:
    """The tokens of a plain form, in order, without gaps. Linear in its length."""
    return _mandarin(plain) if language == "zh" else _english(plain)


@lru_cache(maxsize=2)
def _index(language: Language) -> _Index:
    """Words by how they begin: by two characters or words where they are as long, else by one.

    Two, because every second word begins with 不, 没 or 有, and with "not" or "I".
    """
    lexicon = zh.LEXICON if language == "zh" else en.LEXICON
    words: dict[str, _Word] = {}
    for tag, texts in lexicon.items():
        for text in texts:
            written = text if language == "zh" else f"{text} "
            doubtful = text in _DOUBTFUL or (tag == "fix" and text[-1] == "不")
            words.setdefault(written, _Word(written, tag, text, doubtful))
    single: dict[str, tuple[_Word, ...]] = {}
    longer: dict[str, tuple[_Word, ...]] = {}
    for word in sorted(words.values(), key=lambda word: len(word.written), reverse=True):
        one, two = _heads(word.written, language)
        kept = single if two == one else longer
        kept[two] = (*kept.get(two, ()), word)
    for two, found in longer.items():
        longer[two] = (*found, *single.get(_heads(two, language)[0], ()))
    return single | longer


def _heads(written: str, language: Language) -> tuple[str, str]:
    """The first character or word, and the first two of them."""
    if language == "zh":
        return written[:1], written[:2]
    one = written.find(" ") + 1
    return written[:one], written[: written.find(" ", one) + 1 or one]


def _mandarin(plain: str) -> list[Token]:
    index = _index("zh")
    tokens: list[Token] = []
    a_not_a = ("不" in plain or "没" in plain) and _A_NOT_A.search(plain) is not None
    at = other = 0  # what stands between the two belongs to no word
    before: tuple[str, str] | None = None
    while at < len(plain):
        token = (_asking(plain, at) if a_not_a else None) or _word_zh(plain, at, index)
        if token is None:
            at += 1
            continue
        if other < at:
            tokens.append(Token("other", plain[other:at], other, at))
            before = None
        at = other = token.end
        if token[:2] != before:
            tokens.append(token)  # what is said twice is said once
            before = token[:2]
    if other < at:
        tokens.append(Token("other", plain[other:at], other, at))
    return tokens


def _asking(plain: str, at: int) -> Token | None:
    match = _A_NOT_A.match(plain, at)
    return match and Token("ask", match[0], at, match.end())


def _word_zh(plain: str, at: int, index: _Index) -> Token | None:
    first = plain[at]
    for word, tag, text, doubtful in index.get(plain[at : at + 2]) or index.get(first, ()):
        if plain.startswith(word, at) and not (doubtful and _other_word(plain, at, word, index)):
            return Token(tag, text, at, at + len(word))
    if first in _MARKS:
        return Token(_MARKS[first], first, at, at + 1)
    if plain.startswith("过", at + 1) and (match := _EXPERIENCE.match(plain, at)):
        return Token("verb", match[0], at, match.end())
    return None


def _other_word(plain: str, at: int, word: str, index: _Index) -> bool:
    """Whether the verb behind it takes a word's last character: 不过敏 is no "but"."""
    if word in ("不过", "对方"):
        return any(len(verb) > 1 for verb in _verbs_at(plain, at + 1, index))
    if word == "可不":  # 可不敢去, 我可不知道
        return plain[at + 2 : at + 3] in [*"敢能会想去要爱知认记愿肯晓像"]
    if word == "忘":  # 忘戴了; not: 忘在家, which may be 光在家
        return not any(verb not in ("在", "想") for verb in _verbs_at(plain, at + 1, index))
    if word == "不管":  # 不管用
        return plain.startswith(("用", "事"), at + 2)
    if word == "不用谢":  # 不用，谢谢
        return plain.startswith("谢", at + 3)
    if word == "没用":  # 没用过
        return plain.startswith("过", at + 2)
    if word == "有我":  # 有，我邻居
        return any(_tag_at(plain, at + ahead, index) == "person" for ahead in (1, 2))
    # 啊，不烧 is a sigh and a denial; 啊，不算
    denies = plain.startswith(("算", "对"), at + len(word))
    verbs = _verbs_at(plain, at + len(word), index)
    return denies or any(verb[-1] not in "过了" for verb in verbs)


def _tag_at(plain: str, at: int, index: _Index) -> str:
    """The tag of the longest word that may begin here."""
    words = index.get(plain[at : at + 2]) or index.get(plain[at : at + 1], ())
    return next((word.tag for word in words if plain.startswith(word.written, at)), "")


def _verbs_at(plain: str, at: int, index: _Index) -> list[str]:
    """The verbs that may begin here."""
    words = index.get(plain[at : at + 2]) or index.get(plain[at : at + 1], ())
    return [w.written for w in words if w.tag == "verb" and plain.startswith(w.written, at)]


def _english(plain: str) -> list[Token]:
    index = _index("en")
    tokens: list[Token] = []
    before: tuple[str, str] | None = None
    at = 0
    while at < len(plain):
        token = _word_en(plain, at, index)
        at = token.end
        if token[:2] != before:
            tokens.append(token)
            before = token[:2]
    return tokens


def _word_en(plain: str, at: int, index: _Index) -> Token:
    behind = plain.find(" ", at) + 1 or len(plain)
    two = plain[at : plain.find(" ", behind) + 1]
    for word, tag, text, _ in index.get(two) or index.get(plain[at:behind], ()):
        if plain.startswith(word, at):
            return Token(tag, text, at, at + len(word))
    first = plain[at]
    if first in _MARKS:
        return Token(_MARKS[first], first, at, min(at + 2, len(plain)))
    return Token("other", plain[at:behind].strip(), at, behind)
