"""One plain form of an utterance, the same however it was written, spaced or punctuated.

Recognisers give no punctuation, Mandarin ones put spaces between words, people type anything.
Everything else in this room works on the plain form: Mandarin as simplified characters without
spaces, English as lower-case words with contractions written out, each word followed by a space.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from callbot.core.script import Language
from callbot.understanding.en import CONTRACTIONS, SPELLINGS
from callbot.understanding.heard_zh import MISHEARD, STUTTERED
from callbot.understanding.transcribed import begun_once, spoken, with_is, without_fillers
from callbot.understanding.zh_characters import SIMPLIFIED, TRADITIONAL

UNKNOWN = "\ufffd"
"""A word the recogniser could not make out."""

SLOTS = {"place": "\ue000", "number": "\ue001", "date": "\ue002", "temperature": "\ue003"}
"""Stands for an entity in the plain form."""

MASK = "\ue00e"
"""Stands for words that are spoken for: a request beside an answer."""

LONGEST = 2000
"""Characters that are read; nobody says more in one turn (a minute is about 300 syllables)."""

_CLEAN_ZH = re.compile(f"[一-鿿{UNKNOWN}{MASK}{''.join(SLOTS.values())}]*")
_CLEAN_EN = re.compile("[a-z ]*")
_TRADITIONAL = re.compile(f"[{TRADITIONAL}]")
_EVER_MISHEARD = frozenset().union(*(characters for characters, _, _ in MISHEARD))
_MISHEARD_AT = {
    character: {row for row, (characters, _, _) in enumerate(MISHEARD) if character in characters}
    for character in _EVER_MISHEARD
}
"""A character → the rows of `MISHEARD` that look for it."""
_SIMPLIFY = str.maketrans(TRADITIONAL, SIMPLIFIED)
_SHOWN = str.maketrans(
    {mark: f"{{{name}}}" for name, mark in SLOTS.items()} | {MASK: "…", UNKNOWN: "[unk]"}
)
_UNKNOWN_WORD = re.compile(r"\[unk\]|<unk>|\[noise\]", re.IGNORECASE)
_SLOT = re.compile(r"\{(" + "|".join(SLOTS) + r")\}")
_THUMB = re.compile("[\U0001f44d\U0001f44c][\U0001f3fb-\U0001f3ff]?")
# 37.5 and 18/1 keep their sign: beside a request a value is read from the plain form.
_IN_NUMBER = r"(?<=\d)[./:-](?=\d)"
_NOT_ZH = re.compile(rf"(?!{_IN_NUMBER})[^\w{UNKNOWN}{MASK}{''.join(SLOTS.values())}]+|_+")
_NOT_EN = re.compile(rf"(?!{_IN_NUMBER})[^\w'{UNKNOWN}{MASK}{''.join(SLOTS.values())}]+|_+")
_ZH_NO = re.compile(r"^\s*不\s*[,，。!！]\s*(?=[我有去发咳烧接回])")
"""不，有一个: written so, 不 denies what was supposed and not the word behind it."""
_ZH_THRICE = re.compile(r"([^\d\W零一二三四五六七八九十])\1{2,}")
_ZH_PHRASE_TWICE = re.compile(r"([^\W\d零一二两三四五六七八九十百半]{2,4})\1+")
"""不用了不用了 says it once."""
_ZH_TWICE = re.compile(rf"(?!(?<=[他她们我都也还挺家儿妈爸])好好的)([{STUTTERED}])\1+")
"""好，好的 stutters; 他好好的 does not."""
_ZH_WENT = re.compile(r"(?<![没不有])去去+|去去+(?![了过的])")
"""没去，去了一趟 says two things."""
_EN_TWICE = re.compile(
    r"\b((?!one |two |three |four |five |six |seven |eight |nine |zero |maybe |sometimes |\d)"
    r"\w+ )\1+"
)
_APART = re.compile(r"\b(\w+) (n't|'(?:m|re|ve|ll|d|s))\b")
"""Ca n't, I 'm: contractions as corpora write them."""
_CONTRACTION = re.compile(r"\b(\w+)'(m|re|ve|ll|d|s|t)\b")


@lru_cache(maxsize=8192)
def plain(text: str, language: Language) -> str:
    """The plain form; at most `LONGEST` characters of it, the first half and the last half."""
    if len(text) > LONGEST:
        text = text[: LONGEST // 2] + " " + text[-LONGEST // 2 :]
    # What recognisers write needs none of the cleaning that typed words need.
    if language == "zh":
        together = text.replace(" ", "")
        return _said_once_zh(
            together if _CLEAN_ZH.fullmatch(together) else _clean_zh(_marked(text))
        )
    return _written_out(text if _CLEAN_EN.fullmatch(text) else _clean_en(_marked(text)))


def shown(plain: str) -> str:
    """A plain form, or what was made of one, as people can read it: its marks by their names."""
    return plain if plain.isascii() else plain.translate(_SHOWN)


def _marked(text: str) -> str:
    """One width and case; unknown words and slots as one character."""
    text = spoken(unicodedata.normalize("NFKC", text)).lower().replace("’", "'")
    return _SLOT.sub(lambda match: SLOTS[match[1]], _UNKNOWN_WORD.sub(UNKNOWN, text))


def _clean_zh(text: str) -> str:
    return _NOT_ZH.sub("", _THUMB.sub("好", _ZH_NO.sub("不对", text)))


def _said_once_zh(text: str) -> str:
    text = text.translate(_SIMPLIFY) if _TRADITIONAL.search(text) else text
    for row in sorted(set().union(*map(_MISHEARD_AT.__getitem__, _EVER_MISHEARD & {*text}))):
        _, expression, meant = MISHEARD[row]
        text = expression.sub(meant, text)
    if len({*text}) == len(text):
        return text  # nothing is said twice
    if len({*map(str.__add__, text, text[1:])}) < len(text) - 1:  # not two characters running
        text = _ZH_PHRASE_TWICE.sub(r"\1", _ZH_THRICE.sub(r"\1", text))
    text = _ZH_WENT.sub("去", text) if "去去" in text else text
    return _ZH_TWICE.sub(r"\1", text)


def _clean_en(text: str) -> str:
    text = _APART.sub(r"\1\2", text) if " n't" in text or " '" in text else text
    text = without_fillers(with_is(text) if "'s " in text else text)
    text = _CONTRACTION.sub(_contracted, _THUMB.sub(" okay ", text))
    return _NOT_EN.sub(" ", text.replace(UNKNOWN, f" {UNKNOWN} "))


def _written_out(text: str) -> str:
    words = [CONTRACTIONS.get(word) or word.replace("'", "") for word in text.split()]
    text = " ".join(word for word in words if word) + " " if words else ""
    text = SPELLINGS_PATTERN.sub(lambda match: SPELLINGS[match[0]], text)
    words = text.split()
    if len({*words}) == len(words):
        return text  # nothing is said twice
    return begun_once(_EN_TWICE.sub(r"\1", text))


SPELLINGS_PATTERN = re.compile(
    r"\b(?:" + "|".join(sorted(map(re.escape, SPELLINGS), key=len, reverse=True)) + r")(?= )"
)


def _contracted(match: re.Match[str]) -> str:
    word, ending = match[1], match[2]
    if whole := CONTRACTIONS.get(f"{word}{ending}" if ending == "t" else f"{word}'{ending}"):
        return whole
    if ending == "t" and word.endswith("n"):
        return f"{word[:-1]} not"
    written = {"m": "am", "re": "are", "ve": "have", "ll": "will", "d": "would"}.get(ending)
    return f"{word} {written}" if written else match[0]
