"""Evidence: words that answer a question without saying yes or no.

A script names the kinds that mean a category (`evidence = ["place", "journey"]`), so that any
survey has the same power; for a question outside a script its topic says which kinds count.
"""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet
from functools import lru_cache
from typing import NamedTuple

from callbot.core.script import Language
from callbot.understanding import evidence_en, evidence_en_topics, evidence_zh, evidence_zh_topics
from callbot.understanding.asked import Asked
from callbot.understanding.claims import Reading
from callbot.understanding.negation import governed, token_at, tokens_in
from callbot.understanding.temperature import temperatures
from callbot.understanding.weigh import ASIDE

KINDS: dict[str, str] = {
    "place": "an affirmed place other than here or home: 去的武汉, I was in Wuhan",
    "journey": "going somewhere or coming back, affirmed: 回了趟老家, came back from",
    "stayed_home": "having stayed, or a journey cancelled: 一步没出, stayed put, trip was off",
    "sick_person": "a person with an illness: 邻居确诊了, my roommate has it",
    "traveller": "having been with people from another place: 跟武汉回来的人吃过饭, met people from Wuhan",
    "no_person": "having met nobody: 谁都没见, haven't seen anyone",
    "self": "the person speaking is the one asked for: 我就是, speaking, go ahead",
    "relative": "somebody of the family or household speaks instead: 我是他儿子, this is his wife",
    "unknown_person": "nobody of that name is here: 没这个人, 打错了, wrong number",
    "feverish": "a temperature of 37.3 or more that was measured: 三十八度五, thirty eight five",
    "cool": "a lower temperature that was measured: 三十六度八, 98.6",
    "short_of_breath": "trouble breathing: 喘不上气, my breathing is bad, wheezing",
    "ailment": "any other complaint: 浑身没劲, lost my sense of smell, aching all over",
    "illness": "a lasting illness: 糖尿病十几年了, 心脏不好, diabetes",
    "unwell": "feeling ill, which says no more where a symptom is named: 浑身难受, I feel rotten",
    "wanted": "wishing to be called: 请人给我打一个, have someone call me",
    "unneeded": "declining a call without a no: 不麻烦你们了, leave it for others",
    "healthy": "being well as a whole: 挺好的, 身体好着呢, I'm fine",
}
"""Name of a kind of evidence → what it is, with examples."""

MEASURED = ("feverish", "cool")
"""Kinds told by a value rather than by words."""
VAGUE = ("unwell",)
"""Kinds that tell nothing more where anything else was named."""
FEVER = 37.3
"""°C from which a measured temperature is a fever (China's screening threshold of 2020)."""
_DATED = ("place", "journey", "sick_person")
"""Kinds that count only where they tell of these days."""
_AFFIRMED = ("place", "journey", "sick_person", "traveller")
"""Kinds that no negator inside their own words allows: had no contact with any patient."""
_OWN = ("place", "journey", "stayed_home")
"""Kinds that tell of the person asked, so that of another they tell little."""
_STRENGTH = {
    "traveller": 0.75,
    "place": 0.85,
    "journey": 0.88,
    "stayed_home": 0.88,
    "self": 0.9,
    "healthy": 0.85,
}


_MOST = 8
"""Of one kind, so many are read from the beginning of an utterance, and as many from its end: what is
said first, and what corrects it."""


_LIVES_THERE = re.compile("^(?:在|住)[^没不]{1,3}(?:打工|上学|上班|工作|读书|做生意)$")
"""Where others live is no journey of who answers."""


class Evidence(NamedTuple):
    """One kind of evidence at one place of the plain form."""

    kind: str
    words: str
    start: int
    end: int
    confidence: float


@lru_cache(maxsize=64)
def _pattern(kind: str, language: Language) -> re.Pattern[str]:
    patterns = evidence_zh.PATTERNS if language == "zh" else evidence_en.PATTERNS
    boundary = "" if language == "zh" else r"(?<![^ ])"
    return re.compile(boundary + "(?:" + "|".join(f"(?:{p})" for p in patterns[kind]) + ")")


@lru_cache(maxsize=256)
def _searched(kinds: frozenset[str], language: Language) -> list[tuple[str, re.Pattern[str]]]:
    return [(kind, _pattern(kind, language)) for kind in sorted(_told(kinds, language))]


def _told(kinds: frozenset[str], language: Language) -> frozenset[str]:
    """The kinds that words tell, which a temperature may tell, too."""
    patterns = evidence_zh.PATTERNS if language == "zh" else evidence_en.PATTERNS
    return frozenset(kind for kind in kinds if kind in patterns)


def find(
    slotted: str, reading: Reading, language: Language, kinds: frozenset[str], question: str = ""
) -> list[Evidence]:
    """The evidence of these kinds that is affirmed, in the order of the kinds' names.

    `question`, in its plain form, tells whose name was asked for.
    """
    found = []
    ever = f" {question}".startswith((" have you ever ", " has ")) and " last " not in question
    for kind, pattern in _searched(kinds, language):
        matches = [*pattern.finditer(slotted)]
        if len(matches) > 2 * _MOST:
            matches = matches[:_MOST] + matches[-_MOST:]
        for match in matches:
            start, end = match.span()
            name = "name" in pattern.groupindex and match["name"]
            if name and (name in question) != (kind == "self"):
                continue
            sign = governed(reading, start)
            if kind in _DATED and not ever and _long_before(slotted, start, end, language):
                continue
            if kind in _AFFIRMED and _denied_inside(reading, start, end):
                continue
            # 本来要去，票退了: a plan says nothing of a journey, all of staying.
            supposed = (
                sign == 0 and kind == "stayed_home" and not (reading.asking or reading.unsure)
            )
            if end > start and (sign > 0 or supposed):
                strength = _STRENGTH.get(kind, 0.87)
                if kind in _OWN and reading.aside[token_at(reading, start)]:
                    told = slotted[start - 1 : end + 2] if kind == "place" else match[0]
                    if _LIVES_THERE.search(told) and "回" not in slotted:
                        continue  # 我儿子在广州上班
                    strength = ASIDE
                found.append(Evidence(kind, match[0].strip(), start, end, strength))
    if len(found) < 2:
        return found
    return [one for one in found if not any(_within(one, other) for other in found)]


def _long_before(slotted: str, start: int, end: int, language: Language) -> bool:
    """Whether words beside this place tell that it was long ago."""
    if language == "en":
        return long_ago(slotted, start, end)
    return evidence_zh.LONG_AGO.search(slotted[max(0, start - 8) : start]) is not None


def long_ago(slotted: str, start: int, end: int) -> bool:
    """Whether English words beside this place tell that it was long ago."""
    return evidence_en.LONG_AGO.search(slotted[max(0, start - 20) : end + 32]) is not None


@lru_cache(maxsize=256)
def bound(asked: Asked) -> float:
    """The temperature that a question names (超过三十八度吗), or from where it is a fever."""
    named = temperatures(asked.text, "zh") if asked.chinese and "度" in asked.text else []
    return next((one.value for one in named if isinstance(one.value, int | float)), FEVER)


def measured(
    text: str, language: Language, kinds: AbstractSet[str], least: float = FEVER
) -> list[Evidence]:
    """The highest temperature in a text as given, where a kind asks for one."""
    if not kinds & {*MEASURED} or not (found := temperatures(text, language)):
        return []
    degrees = {one.value: one for one in found if isinstance(one.value, int | float)}
    highest = degrees[max(degrees)]
    kind = "feverish" if max(degrees) >= least else "cool"
    if language == "zh" and kind == "feverish" and evidence_zh.UNDER.search(text):
        return []  # 没超过38 may be a fever or none; 没超过37 is none
    # A place of the given text is none of the plain form: no claim is taken to lie inside it.
    return [Evidence(kind, highest.words.strip(), 0, 0, 0.85)] if kind in kinds else []


def _within(one: Evidence, other: Evidence) -> bool:
    """Whether one lies inside the words of another: 去了趟 in 就去了趟菜场."""
    longer = other.end - other.start > one.end - one.start
    return longer and other.start <= one.start and one.end <= other.end


def _denied_inside(reading: Reading, start: int, end: int) -> bool:
    inside = tokens_in(reading, start, end)
    return any(
        token.tag in ("neg", "no") and token.start > start and not token.text.startswith("who ")
        for token in inside  # my sister who has it
    )


@lru_cache(maxsize=256)
def topics(asked: Asked, language: Language) -> dict[str, str]:
    """Kind of evidence → `yes` or `no`, as far as the question itself tells."""
    table = (evidence_zh_topics if language == "zh" else evidence_en_topics).TOPICS
    found: dict[str, str] = {}
    for expression, kinds in table:
        if re.search(expression, asked.text):
            found = {**kinds, **found}
    return found
