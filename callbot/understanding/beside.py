"""What an utterance tells about another question than the one it answers: 三口人，哦对了我上周去过武汉.

Only words that name something count, a place somebody was at, a person, a symptom: *yes* and *no* belong to
the question that was put.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Final

from callbot.core.answers import Alternative, Understood
from callbot.core.script import Language
from callbot.understanding.hearing import Listening

_BREAKS: Final = re.compile(r"[，。；！？,.;!?]+")
_NAMED: Final = re.compile(r"template |evidence (?!stayed_home|healthy)")
_SURE: Final = 0.6
_ASKED_FOR: Final = re.compile("request [a-z]+: (.+)")
_HEARD: Final = 0.6
"""Of a reading, so that the next one of its source is far behind."""
_GLANCE: Final[dict[Language, re.Pattern[str]]] = {
    "zh": re.compile(
        "[去到回来从过]..|确诊|疑似|感染|阳性|隔离|病|烧|热|咳|喘|闷|气短|疼|痛|吐|泻|乏|不舒服"
    ),
    "en": re.compile(
        r"\b(?:was|were|been|went|go|came|back|from|confirmed|virus|infect\w*|positive|ill|sick|hospital|"
        r"met|fever\w*|"
        r"temperature|cough\w*|breath\w*|chest|throat|ache\w*|tired|headache)\b",
        re.IGNORECASE,
    ),
}
"""What tells of a journey, a patient or an illness has one of these; most answers have none."""
_UNKNOWN: Final = "[unk]"


def told_beside(
    alternatives: tuple[Alternative, ...], listening: Listening, read: Callable[[str], Understood]
) -> Understood | None:
    """What an utterance tells of a question, as `read` understands words as an answer to it; None: nothing.

    What denies says nothing: it answers the question that was put.

    A recogniser makes up words: every source of readings (grammar, free) must be sure and tell the same.
    """
    found: list[Understood] = []
    for reading in whole(alternatives):
        if reading.confidence < _HEARD or not _GLANCE[listening.language].search(reading.text):
            return None
        parts = _parts(reading.text, read)
        told = next((one for part in parts if _names(one := read(part), listening)), None)
        if told is None or (found and told.categories != found[0].categories):
            return None
        found.append(told)
    return found[0] if found else None


def whole(alternatives: tuple[Alternative, ...]) -> list[Alternative]:
    """The first reading of each source that was heard without gaps."""
    first: dict[str, Alternative] = {}
    for alternative in alternatives:
        first.setdefault(alternative.source, alternative)
    return [one for one in first.values() if one.text.strip() and _UNKNOWN not in one.text.lower()]


def _parts(text: str, read: Callable[[str], Understood]) -> Iterator[str]:
    """The whole, then each clause by itself; what is asked for in it parts clauses, too."""
    yield text
    asked_for = _ASKED_FOR.match(read(text).because)
    if asked_for:
        text = text.replace(asked_for[1], "，")
    clauses = [clause.strip() for clause in _BREAKS.split(text) if clause.strip()]
    if len(clauses) > 1:
        yield from clauses


def _names(understood: Understood, listening: Listening) -> bool:
    said = set(understood.categories) - {"no", *listening.denials}
    named = understood.kind == "answer" and _NAMED.search(understood.because)
    return bool(said and named) and understood.confidence >= _SURE
