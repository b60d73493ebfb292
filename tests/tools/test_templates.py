"""The template language of the answer corpora."""

from __future__ import annotations

import random

import pytest

from tools.speech_model import corpus, numbers, templates
from tools.speech_model.voices import Language

SLOTS = {"place": lambda rng: "武汉"}


def everything(line: str) -> set[str]:
    """What a template says in many tries."""
    template = templates.parse(line)
    return {template.say(random.Random(seed), SLOTS) for seed in range(200)}


@pytest.mark.parametrize(
    ("line", "said"),
    [
        pytest.param("没有", {"没有"}, id="plain text is said as it is"),
        pytest.param("(a|b)c", {"ac", "bc"}, id="parentheses choose"),
        pytest.param("a[b]", {"a", "ab"}, id="brackets may be left out"),
        pytest.param("a[b|c]", {"a", "ab", "ac"}, id="brackets choose and may be left out"),
        pytest.param("(a|)b", {"b", "ab"}, id="a choice may be empty"),
        pytest.param("去{place}", {"去武汉"}, id="braces are filled"),
        pytest.param("(a(b|c)|[d]e)", {"ab", "ac", "e", "de"}, id="choices nest"),
    ],
)
def test_a_template_says_all_it_can_and_nothing_else(line: str, said: set[str]) -> None:
    """Every alternative is reachable and no other sentence comes out."""
    assert everything(line) == said


def test_a_number_in_front_is_the_weight() -> None:
    """`3 有` weighs three and says 有."""
    template = templates.parse("3 有")
    assert template.weight == 3
    assert template.say(random.Random(0), {}) == "有"


@pytest.mark.parametrize("line", ["(a|b", "[a", "{a", "a)", "(a]", "a|b"])
def test_a_bracket_that_does_not_match_is_an_error(line: str) -> None:
    """A broken line is told, not silently said."""
    with pytest.raises(ValueError, match=r"closed|unexpected"):
        templates.parse(line)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_corpus_speaks_repeatably(language: Language) -> None:
    """The same seed gives the same sentences; no template symbol is left in them."""
    once = corpus.answers(language, 500, random.Random(5))
    assert once == corpus.answers(language, 500, random.Random(5))
    assert not set("".join(once)) & set("()[]{}|")
    assert len(set(once)) > 250


@pytest.mark.parametrize(
    ("number", "said"),
    [(0, "零"), (2, "二"), (10, "十"), (13, "十三"), (20, "二十"), (99, "九十九")],
)
def test_chinese_numbers(number: int, said: str) -> None:
    """Numbers below one hundred are said as people say them."""
    assert numbers.chinese(number) == said


@pytest.mark.parametrize(
    ("number", "said"),
    [(1, "first"), (3, "third"), (8, "eighth"), (12, "twelfth"), (15, "fifteenth"),
     (20, "twentieth"), (21, "twenty first"), (30, "thirtieth"), (31, "thirty first")],
)  # fmt: skip
def test_english_ordinals(number: int, said: str) -> None:
    """Days of the month are ordinals."""
    assert numbers.english_ordinal(number) == said
