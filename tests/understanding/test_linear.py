"""However long an answer is, and whatever it repeats, each of its characters costs about the same.

Counted are the interpreter's steps, which no other program disturbs. They do not show what an expression costs
inside the regular-expression engine; `benchmarks/repeated.py` times that, with more pieces and longer texts.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import date
from types import FrameType
from typing import Any

import pytest

from callbot.core.answers import Alternative
from callbot.core.script import Language
from callbot.resources import resource
from callbot.scriptfile.load import load
from callbot.understanding.dates import dates
from callbot.understanding.numbers import counts, number
from callbot.understanding.places import places
from callbot.understanding.surface import english, mandarin
from callbot.understanding.temperature import temperatures
from callbot.understanding.understand import Understanding

TODAY = date(2020, 2, 10)
SHORT, LONG = 240, 480
GROWTH = 2.5
"""Times the steps that twice the text may take: twice, and a little more where the short one is left off."""
SPARE = 400
"""Steps that a text costs at all."""
PIECES: dict[Language, tuple[str, ...]] = {
    "zh": (
        "上个月", "三号", "三号不对", "三号或者", "从三号到五号", "春节前两天", "初三", "星期三", "十",
        "一月", "三天前", "两个", "我和孩子", "三口人", "一共", "三十七度", "三十七度到", "武汉",
        "湖北省", "去五汉", "三 号 ", "不是三号就是",
    ),
    "en": (
        "the third ", "january third ", "the third or ", "the third no ", "from the third to ",
        "two weeks ago ", "the week before ", "two days before christmas ", "last tuesday ", "one ",
        "a hundred and ", "me and ", "two kids ", "thirty seven point ", "in wuhan ", "new york ",
        "1/2 ", "for two weeks starting the third ",
    ),
}  # fmt: skip
Finder = Callable[[str, Language], Any]
FINDERS: dict[str, Finder] = {
    "dates": lambda text, language: dates(text, language, TODAY),
    "counts": counts,
    "number": number,
    "temperatures": temperatures,
    "places": places,
}


def steps(find: Finder, text: str, language: Language) -> int:
    """How many steps the interpreter takes."""
    taken = 0

    def trace(frame: FrameType, event: str, _arg: Any) -> Any:
        nonlocal taken
        frame.f_trace_opcodes, frame.f_trace_lines = True, False
        taken += event == "opcode"
        return trace

    mandarin.cache_clear()
    english.cache_clear()
    before = sys.gettrace()
    sys.settrace(trace)
    try:
        find(text, language)
    finally:
        sys.settrace(before)
    return taken


@pytest.mark.parametrize("name", FINDERS)
@pytest.mark.parametrize("language", PIECES)
def test_twice_the_text_takes_twice_the_steps(name: str, language: Language) -> None:
    """No finder compares every find with every other."""
    find = FINDERS[name]
    for piece in PIECES[language]:
        find(piece * 3, language)  # what is made once is made
        short, long = ((piece * size)[:size] for size in (SHORT, LONG))
        few, many = steps(find, short, language), steps(find, long, language)
        assert many <= GROWTH * few + SPARE, (piece, few, many)


@pytest.mark.parametrize(
    ("language", "piece"), [("zh", "去武汉"), ("zh", "没去武汉"), ("en", "i was in wuhan ")]
)
def test_twice_the_evidence_takes_twice_the_steps(language: Language, piece: str) -> None:
    """Evidence of a yes or no is not compared with every other piece of it, however often it is given."""
    script = load(resource("scripts") / f"screening.{language}.toml")
    understanding, travel = Understanding(script, language), script.nodes["travel"]

    def answered(text: str, _language: Language) -> None:
        assert travel.wait is not None
        understanding.understand(
            travel.wait, (Alternative(text),), question=travel.prompt, today=TODAY
        )

    answered(piece * 3, language)
    short, long = ((piece * size)[:size] for size in (2 * LONG, 4 * LONG))
    few, many = steps(answered, short, language), steps(answered, long, language)
    assert many <= GROWTH * few + SPARE, (few, many)
