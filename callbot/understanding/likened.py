"""A first turn in which nothing was found, or nearly nothing, by what it is most like."""

from __future__ import annotations

from typing import Final

from callbot.core.answers import Understood
from callbot.core.script import Language
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
_LIKELY, _LIKELIER, _LIKELIEST = 0.4, 0.6, 0.7
"""How likely a request must be where nothing was understood, where only particles made a yes or a no, and
where a rule heard another one."""
_ENDING: Final = 0.6
_TELLING: Final[dict[Language, int]] = {"zh": 4, "en": 12}
"""Characters; 拒绝 and 不行, "not now" answer whatever was asked."""
_WORTH: Final = 0.9


def likened(
    understood: Understood, listening: Listening, hearing: Hearing, about: Asked
) -> Understood:
    """The request that words are most like which no rule understood, where a call begins.

    Later in a call what is not understood is mostly an answer, and stays so.
    """
    language = listening.language
    if not _begins(listening, hearing, about):
        return understood
    text = plain(hearing.text, language).strip()
    least = _least(understood, about, telling=len(text) >= _TELLING[language])
    if least is None:
        return understood
    found = likely(text, language)
    if found is None or found.probability < least or found.request == understood.category:
        return understood
    if found.request == "stop" and _hardly_a_wish(found.probability, text, language):
        return understood
    because = f"request {found.request}, by likeness: {found.words}"
    confidence = DOUBTED if found.request == "stop" else _WORTH * found.probability
    return verdict("request", (found.request,), confidence, because, hearing.text)


def _least(understood: Understood, about: Asked, *, telling: bool) -> float | None:
    """How likely a request must be to stand for what was understood; None where it may not."""
    if _open(understood) or (understood.kind == "no_match" and not about.given):
        return _LIKELY
    if about.given or not telling or understood.category == "stop":
        return None
    if understood.kind == "request":
        return _LIKELIEST
    return _LIKELIER if _only_polar(understood) else None


def _hardly_a_wish(probability: float, text: str, language: Language) -> bool:
    """What ends the call must be likelier; 别打座机 only resembles it."""
    return probability < _ENDING or (language == "zh" and barring_zh.resembles(text))


def _begins(listening: Listening, hearing: Hearing, about: Asked) -> bool:
    if listening.language == "zh":
        return begins(listening, hearing, about)
    return not hearing.confirming and (not about.given or about.identity)


def _only_polar(understood: Understood) -> bool:
    """Whether nothing but particles and verbs made a yes or a no: 你是干哪行的 holds 行的."""
    told = understood.because.startswith(("polarity", "by sound")) and ";" not in understood.because
    return understood.kind == "answer" and understood.value is None and told


def _open(understood: Understood) -> bool:
    if understood.kind == "no_match":
        return understood.because.startswith(_NOTHING)
    faint = understood.kind == "answer" and understood.confidence < _FAINT
    return faint and understood.because.startswith(_DENIED)
