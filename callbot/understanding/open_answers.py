"""Answers to open questions: the words are kept as far as they were heard, and none is thrown away."""

from __future__ import annotations

import re
from typing import Final

from callbot.core.answers import Alternative, Understood
from callbot.core.script import Language
from callbot.understanding.hearing import Listening, verdict
from callbot.understanding.normalise import plain

SURE: Final = 0.9
"""The most an open answer counts for: the recogniser is sure of much that nobody said."""
NOTHING: Final = 0.95
_UNHEARD: Final = re.compile(r"\[unk\]", re.IGNORECASE)
_BESIDE: Final = {
    "zh": re.compile(
        r"谢谢|那个|这个|就是|[让等]?我想一?[想下]|[怎咋]么?说[呢嘞]|[嗯啊哦呃哎吧呢呀嘛的了哈您你们家我都也还\s]"
    ),
    "en": re.compile(
        r"\b(?:thank you|thanks|let me (?:see|think)|(?:can|could|would) you|please|sorry|you know|hmm"
        r"|er|no|oh|well|um+|uh+|we|i|are|am|at the moment|just|really|so|now)\b|\s"
    ),
}
"""What may stand beside "we need nothing" without being a need."""


def words_said(listening: Listening, text: str) -> Understood:
    """One reading: its words, and the categories that they name; or that there is nothing to tell.

    Whether a thing is wanted or not there is left alone: 没有药了 names medicine.
    """
    form = plain(text, listening.language)
    if listening.denial is not None and _nothing_else(listening, form):
        because = f"nothing but {listening.denial}"
        return verdict("answer", (listening.denial,), NOTHING, because, text)
    words = " ".join(_UNHEARD.sub(" ", text).split())
    named = tuple(
        category
        for category, phrases in listening.phrases.items()
        if category not in listening.denials and phrases.anywhere.search(form)
    )
    because = "open answer" + (f", names {', '.join(named)}" if named else "")
    return Understood("answer", named[0] if named else None, named, words, SURE, because, text)


def only_asks(text: str, start: int, end: int, language: Language) -> bool:
    """Whether nothing is told beside the request that stands there: 咋说嘞，再说一遍."""
    return not _BESIDE[language].sub("", text[:start] + " " + text[end:])


def _nothing_else(listening: Listening, form: str) -> bool:
    phrases = listening.phrases.get(listening.denial or "")
    if phrases is None:
        return False
    left, denials = phrases.anywhere.subn(" ", form)
    return bool(denials) and not _BESIDE[listening.language].sub("", left)


def open_answer(readings: list[tuple[Alternative, Understood]]) -> Understood | None:
    """The words that most likely were said, as sure as the recogniser is of them.

    None where a reading asks never to be called again, which is for the usual weighing of readings.
    """
    if any(u.kind == "request" and u.category == "stop" for _, u in readings):
        return None
    best, said = max(readings, key=lambda one: (one[0].source != "grammar", one[0].confidence))
    if said.kind == "request" or said.value is None:
        return said
    return said._replace(confidence=round(SURE * min(1.0, best.confidence), 3))
