"""What is confused: the clauses of an utterance, and how much of them a node's grammar knows."""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Sequence
from itertools import pairwise
from sys import intern
from typing import Final, NamedTuple

from callbot.core.messages import Listen
from callbot.core.script import Category, Language, Script, Wait
from callbot.understanding.samples import samples, samples_for

UNKNOWN: Final = "[unk]"
SNR_EDGES_DB: Final = (7.5, 12.5, 17.5, 22.5)
"""Between 5, 10, 15, 20 and 25 dB and better."""
LENGTH_EDGES: Final = (3, 8)
"""Tokens of a short and of a middling clause or utterance."""
COVERAGE_EDGES: Final = (0.5, 0.95)
"""Between speech outside the grammar, partly in it, and in it."""

Tokens = tuple[str, ...]
"""Characters of Mandarin, words of English: what is misheard one by one."""

_ZH_TOKEN: Final = re.compile(r"\[unk\]|[一-鿿]|[A-Za-z0-9]+")
_EN_TOKEN: Final = re.compile(r"\[unk\]|[a-z0-9']+")
_MARK: Final = re.compile(r"\s*[,，.。…!！?？;；:：、]+\s*")
"""Where a clause ends."""


def tokens(text: str, language: Language) -> list[str]:
    """Characters of Mandarin, words of English."""
    found = _ZH_TOKEN.findall(text) if language == "zh" else _EN_TOKEN.findall(text.lower())
    # A few thousand characters and words, of which a hundred thousand are kept.
    return [intern(token) for token in found]


def clauses(text: str) -> list[str]:
    """What is said between two commas or pauses, and likely to be said again elsewhere."""
    return [part for part in _MARK.split(text) if part]


def joined(found: Sequence[str], language: Language) -> str:
    """Tokens as a text; what was unknown twice running is unknown once."""
    joint = "" if language == "zh" else " "
    if UNKNOWN not in found:
        return joint.join(found)
    kept = [t for i, t in enumerate(found) if t != UNKNOWN or not i or found[i - 1] != UNKNOWN]
    return joint.join(kept)


def pieces(found: Sequence[str], language: Language) -> set[str]:
    """What a grammar covers: pairs of characters in Mandarin, words in English."""
    if language == "en":
        return set(found)
    return {a + b for a, b in pairwise(found)} or set(found)


def breadth(coverage: float, length: int) -> str:
    """The second half of a cell's name: how much the grammar knows, and how long it is."""
    return f"{bisect(COVERAGE_EDGES, coverage)}{bisect(LENGTH_EDGES, length - 1)}"


class Known(NamedTuple):
    """What the grammar of a node can hear."""

    words: frozenset[str]
    pieces: frozenset[str]

    def coverage(self, found: Sequence[str], language: Language) -> float:
        """The share of something said that it knows."""
        parts = pieces(found, language)
        return len(parts & self.pieces) / max(1, len(parts))


class Grammars:
    """What the grammars of one script know, node by node."""

    def __init__(self, script: Script) -> None:
        self._script = script
        self._known: dict[tuple[str, bool], Known] = {}

    def known(self, listen: Listen) -> Known:
        """What is listened for at a node, or where its answer is asked back."""
        key = (listen.node, listen.confirming)
        if key not in self._known:
            phrases = samples(self._script, self._script.nodes[listen.node])
            if listen.confirming:
                yes_no = Wait("yes_no", (Category("yes"), Category("no")))
                phrases += samples_for(yes_no, self._script.language)
            words, parts = set[str](), set[str]()
            for phrase in phrases:
                found = tokens(phrase, self._script.language)
                words.update(found)
                parts |= pieces(found, self._script.language)
            self._known[key] = Known(frozenset(words), frozenset(parts))
        return self._known[key]
