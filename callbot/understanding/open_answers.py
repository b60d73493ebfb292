"""Answers to open questions: the words are kept as far as they were heard, and none is thrown away."""

from __future__ import annotations

import re
from typing import Final

from callbot.core.answers import Alternative, Understood, no_match
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
_AFFIRMED: Final = {
    "zh": re.compile(
        r"有(?:的|些|一?点)?(?:需要|东西|要的|缺的)?|[急很挺]?(?:需要|[要缺])(?:的|些|一?点|东西)*|是|对|好|行|可以|嗯哼"
    ),
    "en": re.compile(
        r"\b(?:ye(?:s|ah|p)|sure|ok(?:ay)?|right|of course|certainly|definitely|absolutely|indeed"
        r"|(?:we|i) (?:do|have|need|are|am|would)|need|(?:that's|it's|it is|that is) (?:right|true)"
        r"|there (?:is|are)|(?:some|a few|a couple of|several) things?|something|some|a few|a lot|a little"
        r"|short(?: of)?|uh huh|mm hmm|mhm)\b"
    ),
}
"""What says that something is needed, and not what."""


def words_said(listening: Listening, text: str) -> Understood:
    """One reading: its words, and the categories that they name; or that there is nothing to tell.

    Whether a thing is wanted or not there is left alone: 没有药了 names medicine. A yes tells nothing, and is
    asked what it is where the script has a prompt for that.
    """
    form = plain(text, listening.language)
    if listening.wait.retry.no_match and only_affirms(form, listening.language):
        return no_match(text, f"abstain: only affirms: {form.strip()}")
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


def only_affirms(form: str, language: Language) -> bool:
    """Whether nothing is told but that there is something: 有的有的, yes please."""
    left, affirmed = _AFFIRMED[language].subn(" ", form)
    return bool(affirmed) and not _BESIDE[language].sub("", left)


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
