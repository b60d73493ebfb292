"""Answers that are values: numbers, temperatures, dates, places, or any words."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from callbot.core.answers import Understood, no_match
from callbot.core.script import Language
from callbot.understanding import dates, numbers, places, places_named_en, temperature
from callbot.understanding.corrections import last_statement
from callbot.understanding.counting import CORRECTED, counted
from callbot.understanding.dates_agreed import CONTRADICTS, FAR_OFF
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
_SOME: Final = {
    "a couple of times": 2,
    "a few times": 3,
    "several times": 5,
    "好几次": 3,
    "几次": 3,
}
_TIMES: Final = {"once": 1, "twice": 2, "thrice": 3} | _SOME
_TIMES_WORDS: Final = {
    "zh": re.compile("好?几次"),
    "en": re.compile(
        r"\b(?:once|twice|thrice|(?:a couple of|a few|several) times)\b", re.IGNORECASE
    ),
}
_HOUSEFUL = re.compile("大?家子|大家")
"""Behind 一: it counts nobody."""
_AGAIN = re.compile(r"[再在重][说讲问事]?一[遍次此]$")
_UNTIL: Final = {
    "zh": re.compile(r"(?:直到|等到)$"),
    "en": re.compile(r"(?:not|never|nothing) (?:\w+ ){0,6}?(?:until|till|before)(?: on| the)* $"),
}
_BOUND: Final = {
    "zh": re.compile(r"(?:不到|没到|没烧到|不超过|没超过|不满)$"),
    "en": re.compile(
        r"(?:not|no) (?:even|quite|more than|longer than|later than|much more than)(?: on| the| a)* $"
    ),
}
"""What denies no value: it happened then (not until the fifth), or not quite so much or long ago."""
_DENYING: Final = {
    "zh": re.compile(r"(?:没有?|不是|并非|不)$"),
    "en": re.compile(r"\b(?:not|never|nor|neither)(?: (?:a|the|at|been|had|got|over|above))* $"),
}
"""What denies a number: it stands right before it."""
_THEN: Final = re.compile(r"\s*(?:就|才)(?!\s*[不没])")
_NO_NOUN: Final = re.compile(r"(?<![^ ])no (?=\w+ )")
"""There was no bus until friday: it denies a bus, no day."""
_FEW_WORDS: Final = 4
_ABOUT: Final = re.compile(
    r"\b(?:over|above|about|around|nearly|almost|under|below|via|through|"
    r"chang(?:ed|ing)(?: \w+)? (?:at|in))(?: the)? $",
    re.IGNORECASE,
)
"""Before a value that another one makes more exact, or a place that was only passed through."""
_THROUGH: Final = re.compile(
    r"\b(?:via|through|chang(?:ed|ing|e)(?: \w+)? (?:at|in)|stop(?:ped|ping|over)?(?: \w+)? (?:at|in|off)|"
    r"transfer(?:red)? (?:at|in))\b",
    re.IGNORECASE,
)
"""A place that was only passed through was a place all the same."""
_STOPPED: Final = re.compile(r"\bstopp?(?:ed|ing)?(?: \w+)? (?:in|at|over in|off at|off in) $")
"""Before a place where somebody was, whatever else stopped."""
_SINCE: Final = re.compile(r"\b(?:now|these days|currently)$", re.IGNORECASE)
"""It was 39, now it's 37: both were measured."""
_JOINING: Final = frozenset(("or", "nor", "and", "not", "neither", "也", "和"))
_MOST: Final = 16
"""Values that are weighed: somebody who names more of them answers nothing."""
EXACT = 0.95
AFTER_CORRECTION = 0.88
APPROXIMATE = 0.8
DOUBTFUL = 0.4
"""One of several values that do not fit together, or beside more that was not understood: on the
development sets fewer than one of six such answers is right, so every script asks them back."""


@lru_cache(maxsize=8192)  # asked for in several wordings, an answer is the same value
def value(listening: Listening, hearing: Hearing) -> Understood:
    """The value that was said, or an abstention that says what was missing."""
    expects = listening.wait.expects
    text = hearing.text
    if expects == "text":
        words = " ".join(text.split())
        return Understood("answer", None, (), words, 0.9, "any words are an answer", text)
    finds = _finds(listening, hearing)[:_MOST]
    start = last_statement(
        text, lambda: _places(finds, expects, text, listening), listening.language
    )
    if expects == "temperature" and listening.language == "en" and _SINCE.search(text[:start]):
        start = 0
    found = _standing(finds, start, listening, text)
    if not found and len(finds) > 1 and _NOT_THE_FIRST.fullmatch(text[: finds[0].start]):
        found = finds[1:]  # not Beijing, Wuhan
    if not found:
        return no_match(text, f"abstain: no {expects} in it")
    corrected = start > 0 or _denied_first(finds, found) or found[0].rule.endswith(CORRECTED)
    if expects == "temperature" and not corrected and len(found) > 1:
        found = _highest(found, text, listening.language)
    chosen, confidence, note = _chosen(found, corrected, text)
    if expects == "date" and _unexplained(text, start, finds, listening):
        confidence, note = min(confidence, DOUBTFUL), f"{note}, of more that was not understood"
    confidence = min(confidence, _limit(chosen, listening, text))
    because = f"{expects} {chosen.words.strip()} ({chosen.rule}) → {chosen.value}{note}"
    wait = listening.wait
    if isinstance(chosen.value, int | float):
        low, high = wait.minimum, wait.maximum
        if (low is not None and chosen.value < low) or (high is not None and chosen.value > high):
            bounds = f"{'' if low is None else f'{low:g}'} to {'' if high is None else f'{high:g}'}"
            return no_match(text, f"abstain: {because}, outside {bounds}")
    return Understood("answer", None, (), chosen.value, round(confidence, 3), because, text)


def _highest(found: list[Found], text: str, language: Language) -> list[Found]:
    """Temperatures that were all reached with the highest first, which is what is asked for."""
    if any(_BOUND[language].search(plain(text[: one.start], language)) for one in found):
        return found
    highest = max(found, key=lambda one: one.value if isinstance(one.value, int | float) else 0.0)
    return [highest, *(one for one in found if one is not highest)]


def _limit(chosen: Found, listening: Listening, text: str) -> float:
    """How sure a value can be at most, however plainly it was heard."""
    if (
        listening.language == "en"
        and isinstance(chosen.value, float)
        and listening.wait.expects == "number"
    ):
        return DOUBTFUL  # four and a half people
    if chosen.rule.endswith((CONTRADICTS, FAR_OFF, places_named_en.RULE)):
        return DOUBTFUL
    hedged = read(plain(text, listening.language), listening.language).hedged
    if hedged or "homophone" in chosen.rule or "sound" in chosen.rule:
        return 0.75
    before = plain(text[: chosen.start], listening.language)
    rough = chosen.approximate or _BOUND[listening.language].search(before)
    return APPROXIMATE if rough else EXACT


def _finds(listening: Listening, hearing: Hearing) -> list[Found]:
    text, language = hearing.text, listening.language
    match listening.wait.expects:
        case "number":
            return (
                counted(text, language) or numbers.number(text, language) or _times(text, language)
            )
        case "temperature":
            return temperature.temperatures(text, language)
        case "date":
            return dates.dates(text, language, hearing.today)
        case _:
            found = places.places(text, language)
            return found or (places_named_en.named(text) if language == "en" else [])


def _times(text: str, language: Language) -> list[Found]:
    return [
        Found(_TIMES[m[0].lower()], m.start(), m.end(), m[0], m[0].lower() in _SOME, "times")
        for m in _TIMES_WORDS[language].finditer(text)
    ]


def _places(
    finds: list[Found], expects: str, text: str, listening: Listening
) -> list[tuple[int, int]]:
    """Where values stand, and numbers that may be the beginning of one: three, no, four days ago."""
    places = [(find.start, find.end) for find in finds]
    if finds and expects in ("date", "temperature"):
        first = min(start for start, _ in places)
        places += [(n.start, n.end) for n in numbers.number(text[:first], listening.language)]
    return places


def _standing(finds: list[Found], start: int, listening: Listening, text: str) -> list[Found]:
    """The finds that nobody took back or denied."""
    if start:
        last = [find for find in finds if find.start >= start]
        return [f for f in last if _stands(f, listening, text[start:], start)] or last[:1]
    found = [find for find in finds if _stands(find, listening, text, 0)]
    if listening.wait.expects == "place" and len(found) > 1:
        been = [find for find in found if not _planned(find, listening, text)]
        found = been or found
    if not found and len(finds) > 1 and _plainly_behind(finds, listening, text):
        return finds[-1:]  # not the tenth, the twelfth
    return found


def _planned(find: Found, listening: Listening, text: str) -> bool:
    """Whether somebody only meant to go there: 本想去西安的，最后去了洛阳."""
    before = plain(text[: find.start], listening.language)
    reading = read(before + plain(find.words, listening.language), listening.language)
    return governed(reading, len(before)) == 0


def _plainly_behind(finds: list[Found], listening: Listening, text: str) -> bool:
    """Whether the last two stand side by side, so that only the first was denied."""
    between = plain(text[finds[-2].end : finds[-1].start], listening.language).split()
    return len(between) <= _FEW_WORDS and _JOINING.isdisjoint(between)


def _denied_first(finds: list[Found], found: list[Found]) -> bool:
    return len(finds) > len(found) == 1 and found[0] is finds[-1]


def _unexplained(text: str, start: int, finds: list[Found], listening: Listening) -> bool:
    """Whether there is more of the calendar in what was not taken back than the dates found."""
    behind = [
        f._replace(start=f.start - start, end=f.end - start) for f in finds if f.start >= start
    ]
    return unexplained(text[start:], behind, listening.language)


def _stands(find: Found, listening: Listening, text: str, offset: int) -> bool:
    """Whether a find is affirmed: 不是武汉是郑州 names one place, not two."""
    at = find.start - offset
    if _AGAIN.search(plain(text[max(0, at - 8) : at], "zh") + plain(text[at : at + 4], "zh")[:2]):
        return False  # 再说一遍 asks, it counts nothing
    if find.value == 1 and _HOUSEFUL.match(text, find.end - offset):
        return False  # 一大家子
    before = plain(text[:at], listening.language)
    if find.rule == "nobody" or find.rule.endswith(CORRECTED) or before.strip() in _RETRACTING:
        return True  # 不，三个: the answer follows
    if listening.wait.expects == "place" and _STOPPED.search(before):
        return True
    if listening.wait.expects != "place" and _bounded(before, listening.language):
        return True
    if listening.language == "en" and before.split()[-1:] in (["no"], ["nope"], ["nah"]):
        return True  # no, three: the answer follows
    if listening.wait.expects in ("number", "temperature"):
        return not _DENYING[listening.language].search(
            before
        )  # 没发烧，三十六度五 denies no number
    if listening.language == "zh" and _THEN.match(text, find.end - offset):
        return True  # 没出去，五号就回来了
    before = _NO_NOUN.sub("", before)
    reading = read(before + plain(find.words, listening.language), listening.language)
    return governed(reading, len(before)) >= 0


def _bounded(before: str, language: Language) -> bool:
    """Not until the fifth, 不到一个星期前: how late or how long ago it was, not whether."""
    return bool(_UNTIL[language].search(before) or _BOUND[language].search(before))


def _chosen(found: list[Found], corrected: bool, text: str) -> tuple[Found, float, str]:
    sure, note = (AFTER_CORRECTION, ", after a correction") if corrected else (EXACT, "")
    if len(found) > 1 and any(find.rule.startswith("counted:part") for find in found):
        # parts of a sum that was not made out
        return found[0], DOUBTFUL, f", first of {len(found)}"
    if len({find.value for find in found}) == 1:
        return found[0], sure, note
    for find in found:
        if text[max(0, find.start - 12) : find.start].strip().endswith(_TOTAL):
            return find, EXACT, ", the total"
    exact = [find for find in found if not _ABOUT.search(text[: find.start])]
    if _THROUGH.search(text) and all(isinstance(find.value, str) for find in found):
        return (
            (exact or found)[0],
            DOUBTFUL,
            f", one of {len(found)}",
        )  # who changed trains at Wuhan was there
    if len(exact) < len(found) and len({find.value for find in exact}) == 1:
        return exact[0], AFTER_CORRECTION, ", the more exact"  # over forty, forty point one
    first, rest = found[0], found[1:]
    parts = sum(find.value for find in rest if isinstance(find.value, int))
    if isinstance(first.value, int) and first.value == parts:
        return first, 0.93, ", with its parts"
    return first, DOUBTFUL, f", first of {len(found)}"
