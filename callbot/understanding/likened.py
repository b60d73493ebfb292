"""A first turn in which nothing was found, or nearly nothing, by what it is most like."""

from __future__ import annotations

from typing import Final

from callbot.core.answers import Understood
from callbot.understanding.asked import Asked
from callbot.understanding.hearing import Hearing, Listening, verdict
from callbot.understanding.likeness import likely
from callbot.understanding.normalise import plain

_NOTHING: Final = "abstain: nothing"
_DENIED: Final = "polarity: 不"
_FAINT: Final = 0.65
"""A no that denies something else than what may have been asked: 我这会儿顾不上."""
_HARMLESS: Final = frozenset(("who", "robot", "hello", "repeat", "hold"))
"""Requests after which the same question comes again."""
_LIKELY, _LIKELIER = 0.45, 0.6
"""How likely a request must be, and one that ends the call or skips the question."""
_DOUBTED: Final = 0.6
"""Of a wish not to be called again: it is asked back."""
_WORTH: Final = 0.9


def likened(
    understood: Understood, listening: Listening, hearing: Hearing, about: Asked
) -> Understood:
    """The request that words are most like which no rule understood, where a call begins.

    Later in a call what is not understood is mostly an answer, and stays so.
    """
    if about.given and not about.identity:
        return understood
    if hearing.confirming or listening.language != "zh" or not _open(understood):
        return understood
    found = likely(plain(hearing.text, "zh"), "zh")
    if found is None or found.probability < (_LIKELY if found.request in _HARMLESS else _LIKELIER):
        return understood
    because = f"request {found.request}, by likeness: {found.words}"
    confidence = _DOUBTED if found.request == "stop" else _WORTH * found.probability
    return verdict("request", (found.request,), confidence, because, hearing.text)._replace(
        category=found.request
    )


def _open(understood: Understood) -> bool:
    if understood.kind == "no_match":
        return understood.because.startswith(_NOTHING)
    faint = understood.kind == "answer" and understood.confidence < _FAINT
    return faint and understood.because.startswith(_DENIED)
