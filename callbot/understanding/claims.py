"""What an utterance claims, before it is weighed against what was asked."""

from __future__ import annotations

from typing import Literal, NamedTuple

from callbot.understanding.tokens import Token

Kind = Literal["agree", "weak", "have", "bare", "verb", "content", "echo", "double", "degree"]
"""`agree` and `weak` say that the asker is right or wrong; the others say how things are.
`double` is 不是没去过, which after "…，对吗？" is two answers, 不是 and 没去过; `degree` (不严重)
answers only a question of degree."""


class Claim(NamedTuple):
    """One yes or no inside an utterance."""

    sign: int
    """1 or -1."""
    kind: Kind
    confidence: float
    token: int
    """Index of the token that carries it."""
    words: str
    verb: str = ""
    """The predicate that is affirmed or denied, where there is one."""
    aside: bool = False
    """Of somebody else (我妈去过), or of another time (以前有)."""


class Reading(NamedTuple):
    """An utterance taken apart."""

    tokens: list[Token]
    claims: list[Claim]
    governed: list[int]
    """A sign a token: -1 where an earlier negator reaches it, 0 where that is unclear."""
    fixes: list[int]
    """Tokens that announce a correction."""
    hedged: bool
    unsure: str
    """The words that say one does not know; empty if none."""
    asking: bool
    """Part of it is a question."""
    unknown: int
    """Words that the recogniser could not make out."""
    excepted: list[int]
    """Tokens inside "except …": affirmed although a denial follows."""
    but: list[int]
    """Tokens that begin a contrast."""
    aside: list[bool]
    """Whether a token's clause speaks of somebody else, or of another time."""
    doubted: str = ""
    """Words whose grammar contradicts itself, so that one of them was misheard."""


class Verdict(NamedTuple):
    """Yes (1), no (-1) or undecided (0)."""

    sign: int
    confidence: float
    because: str


HEDGED = 0.6
"""Confidence of a hedged answer, at most."""
UNKNOWN = "abstain: not known: "
"""How the reason begins why nothing was answered where somebody tells that they do not know."""
