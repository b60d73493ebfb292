"""Answers that tell that somebody does not know, or has nothing to tell: requests, and no answers."""

from __future__ import annotations

from callbot.core.answers import Understood
from callbot.understanding.claims import UNKNOWN
from callbot.understanding.hearing import Hearing, Listening, asks
from callbot.understanding.negation import read

_PERHAPS = frozenset(
    ["maybe", "perhaps", "possibly", "might", "可能", "也许", "或许", "大概", "说不定", "没准"]
)
_BRIEF = 24
"""Characters of Mandarin within which a hedge is of the answer."""


def nothing_to_tell(text: str, answer: Understood, hearing: Hearing, listening: Listening) -> bool:
    """To "when did you come back", "but I haven't": an earlier yes was misheard."""
    asks_more = listening.wait.expects in ("date", "place") and listening.language == "en"
    if answer.kind == "answer" or hearing.confirming or not asks_more:
        return False
    reading = read(text, listening.language)
    denied = any(claim.kind == "echo" and claim.sign < 0 for claim in reading.claims)
    return denied and not reading.unsure and all(claim.sign < 0 for claim in reading.claims)


def unsure(text: str, answer: Understood, hearing: Hearing, listening: Listening) -> Understood:
    """The answer; where it is none and tells that somebody does not know, that request."""
    reading = read(text, listening.language)
    words = reading.unsure
    if not words and answer.because.startswith(UNKNOWN):
        words = answer.because.removeprefix(UNKNOWN)
    brief = len(text) <= _BRIEF or listening.language == "en"
    if not words and reading.hedged and brief and "and no (" in answer.because:
        words = text.strip()
    short = len(reading.tokens) <= 6 and any(t.text in _PERHAPS for t in reading.tokens)
    if not words and short and not reading.claims and not reading.asking:
        words = text.strip()
    doubt = all(token.tag in ("hedge", "soft", "adverb", "self") for token in reading.tokens)
    if not words and reading.hedged and doubt:
        words = text.strip()
    if not words:
        return answer
    return asks("unsure", words, 0.85, hearing.text)
