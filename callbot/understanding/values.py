"""Answers that are values: numbers, temperatures, dates, places, or any words."""

from __future__ import annotations

import itertools
import re

from callbot.core.answers import Understood, no_match
from callbot.understanding import dates, numbers, places, temperature
from callbot.understanding.counting import counted
from callbot.understanding.found import Found
from callbot.understanding.hearing import Hearing, Listening
from callbot.understanding.leftover import unexplained
from callbot.understanding.negation import governed, read
from callbot.understanding.normalise import plain

_TOTAL = ("总共", "一共", "共", "加起来", "合计", "拢共", "total", "altogether", "in all")
_RETRACTING = ("不", "不对", "不不", "no", "nope", "嗯不", "啊不", "哦不", "oh no", "no no")
_NOT_THE_FIRST = re.compile(
    r"\W*(?:(?:um|uh|er|oh|well|no)\W+)*not (?:to |in |from )?", re.IGNORECASE
)
_TIMES = {"once": 1, "twice": 2, "thrice": 3}
_AGAIN = re.compile(r"[再在重][说讲问事]?一[遍次此]$")
EXACT = 0.95
APPROXIMATE = 0.8
DOUBTFUL = 0.4
"""One of several values that do not fit together, or beside more that was not understood: on the
development sets fewer than one of six such answers is right, so every script asks them back."""


def value(listening: Listening, hearing: Hearing) -> Understood:
    """The value that was said, or an abstention that says what was missing."""
    expects = listening.wait.expects
    text = hearing.text
    if expects == "text":
        words = " ".join(text.split())
        return Understood("answer", None, (), words, 0.9, "any words are an answer", text)
    finds = _finds(listening, hearing)
    found = [find for find in finds if _stands(find, listening, text)]
    if not found and len(finds) > 1 and _NOT_THE_FIRST.fullmatch(text[: finds[0].start]):
        found = finds[1:]  # not Beijing, Wuhan
    if not found:
        return no_match(text, f"abstain: no {expects} in it")
    chosen, confidence, note = _chosen(found, listening, text)
    if chosen.approximate:
        confidence = min(confidence, APPROXIMATE)
    if "homophone" in chosen.rule or "sound" in chosen.rule:
        confidence = min(confidence, 0.75)
    if read(plain(text, listening.language), listening.language).hedged:
        confidence = min(confidence, 0.75)
    if expects == "date" and unexplained(text, finds, listening.language):
        confidence, note = min(confidence, DOUBTFUL), f"{note}, of more that was not understood"
    because = f"{expects} {chosen.words.strip()} ({chosen.rule}) → {chosen.value}{note}"
    wait = listening.wait
    if isinstance(chosen.value, int | float):
        low, high = wait.minimum, wait.maximum
        if (low is not None and chosen.value < low) or (high is not None and chosen.value > high):
            bounds = f"{'' if low is None else f'{low:g}'} to {'' if high is None else f'{high:g}'}"
            return no_match(text, f"abstain: {because}, outside {bounds}")
    return Understood("answer", None, (), chosen.value, round(confidence, 3), because, text)


def _finds(listening: Listening, hearing: Hearing) -> list[Found]:
    text, language = hearing.text, listening.language
    match listening.wait.expects:
        case "number":
            return counted(text, language) or numbers.number(text, language) or _times(text)
        case "temperature":
            return temperature.temperatures(text, language)
        case "date":
            return dates.dates(text, language, hearing.today)
        case _:
            return places.places(text, language)


def _times(text: str) -> list[Found]:
    return [
        Found(_TIMES[m[0].lower()], m.start(), m.end(), m[0], False, "times")
        for m in re.finditer(r"\b(?:once|twice|thrice)\b", text, re.IGNORECASE)
    ]


def _stands(find: Found, listening: Listening, text: str) -> bool:
    """Whether a find is affirmed: 不是武汉是郑州 names one place, not two."""
    before = plain(text[: find.start], listening.language)
    if _AGAIN.search(before + plain(text[find.start :], "zh")[:2]):
        return False  # 再说一遍 asks, it counts nothing
    if before.strip() in _RETRACTING:
        return True  # 不，三个: the answer follows
    if listening.language == "en" and before.split()[-1:] in (["no"], ["nope"], ["nah"]):
        return True  # two, no, three: what follows corrects
    reading = read(before + plain(find.words, listening.language), listening.language)
    return governed(reading, len(before)) >= 0


def _corrected(found: list[Found], listening: Listening, text: str) -> Found:
    """The first find after the words that take the earlier one back."""
    for earlier, later in itertools.pairwise(found):
        between = plain(text[earlier.end : later.start], listening.language)
        tokens = read(between, listening.language).tokens
        if any(t.tag in ("fix", "deny", "no") or t.text == "不" for t in tokens):
            return later
    return found[-1]


def _chosen(found: list[Found], listening: Listening, text: str) -> tuple[Found, float, str]:
    if len(found) > 1 and any(find.rule.startswith("counted:part") for find in found):
        return (
            found[0],
            DOUBTFUL,
            f", first of {len(found)}",
        )  # parts of a sum that was not made out
    if len(found) == 1 or len({find.value for find in found}) == 1:
        return found[0], EXACT, ""
    before = read(plain(text[: found[-1].start], listening.language), listening.language)
    if any(token.tag in ("fix", "deny", "no") or token.text == "不" for token in before.tokens):
        return _corrected(found, listening, text), 0.88, ", after a correction"
    for find in found:
        if text[: find.start].strip().endswith(_TOTAL):
            return find, EXACT, ", the total"
    first, rest = found[0], found[1:]
    parts = sum(find.value for find in rest if isinstance(find.value, int))
    if isinstance(first.value, int) and first.value == parts:
        return first, 0.93, ", with its parts"
    return first, DOUBTFUL, f", first of {len(found)}"
