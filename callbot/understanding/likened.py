"""A first turn in which nothing was found, or nearly nothing, by what it is most like."""

from __future__ import annotations

from typing import Final

from callbot.core.answers import Understood
from callbot.understanding import barring_zh
from callbot.understanding.asked import Asked
from callbot.understanding.hearing import Hearing, Listening, verdict
from callbot.understanding.likeness import likely
from callbot.understanding.normalise import plain
from callbot.understanding.opened import begins
from callbot.understanding.requested import DOUBTED

_NOTHING: Final = "abstain: nothing"
_DENIED: Final = "polarity: 不"
_FAINT: Final = 0.65
"""A no that denies something else than what may have been asked: 我这会儿顾不上."""
_HARMLESS: Final = frozenset(("who", "robot", "hello", "repeat", "hold"))
"""Requests after which the same question comes again."""
_LIKELY, _LIKELIER = 0.45, 0.6
"""How likely a request must be, and one that ends the call or skips the question."""
_TELLING: Final = 4
"""Characters; 拒绝 and 不行 answer whatever was asked."""
_WORTH: Final = 0.9


def likened(
    understood: Understood, listening: Listening, hearing: Hearing, about: Asked
) -> Understood:
    """The request that words are most like which no rule understood, where a call begins.

    Later in a call what is not understood is mostly an answer, and stays so.
    """
    if not begins(listening, hearing, about):
        return understood
    text = plain(hearing.text, "zh")
    firm = not _open(understood)
    if firm and (about.given or len(text) < _TELLING or not _only_polar(understood)):
        return understood
    found = likely(text, "zh")
    least = _LIKELY if found and found.request in _HARMLESS and not firm else _LIKELIER
    if found is None or found.probability < least:
        return understood
    if found.request == "stop" and barring_zh.resembles(text):
        return understood
    because = f"request {found.request}, by likeness: {found.words}"
    confidence = DOUBTED if found.request == "stop" else _WORTH * found.probability
    return verdict("request", (found.request,), confidence, because, hearing.text)


def _only_polar(understood: Understood) -> bool:
    """Whether nothing but particles and verbs made a yes or a no: 你是干哪行的 holds 行的."""
    told = understood.because.startswith(("polarity", "by sound")) and ";" not in understood.because
    return understood.kind == "answer" and understood.value is None and told


def _open(understood: Understood) -> bool:
    if understood.kind == "no_match":
        return understood.because.startswith(_NOTHING)
    faint = understood.kind == "answer" and understood.confidence < _FAINT
    return faint and understood.because.startswith(_DENIED)
