"""First turns in words that no rule knows, by what they are most like."""

from __future__ import annotations

from pathlib import Path

import pytest

from callbot.core.script import REQUESTS, Language
from callbot.understanding import likeness
from callbot.understanding.likeness import likely
from callbot.understanding.likeness.wishes import likelihood
from callbot.understanding.normalise import plain
from tests.understanding.hearing_table import heard, meaning
from tools.likeness import SAMPLE_WEIGHT, examples, rows, tables

STRANGE = [
    ("啥事儿啊大早上的", "?who"),
    ("恁到底是弄啥嘞", "?who"),
    ("在坡上挖地哩天黑了再打", "?later"),
    ("把我号码弄出你那免打扰名单里去", "?stop"),
    ("声音太消了停不清", "?repeat"),
]


@pytest.mark.parametrize(("said", "meant"), STRANGE)
def test_a_first_turn_is_taken_for_what_it_is_most_like(said: str, meant: str) -> None:
    """Requests are known by their pieces where no phrase fits."""
    assert meaning(heard(said)) == meant


def test_an_answer_is_never_taken_for_a_request_by_likeness() -> None:
    """Where a question other than who somebody is was asked, what is not understood stays so."""
    told = heard("在坡上挖地哩天黑了才回", question="请问最近十四天，您有没有去过外地？")
    assert told.kind != "request"


def test_likeness_alone_bars_no_number_without_asking_back() -> None:
    """A wish not to be called that only likeness heard is doubtful."""
    told = heard("你们那名单上头可别再有我了")
    assert told.category == "stop"
    assert told.confidence <= 0.6


def test_nothing_but_requests_comes_from_likeness() -> None:
    """Yes, no and what is no request at all are never learned."""
    for said in ("我儿子考上大学了", "今天的菜可新鲜", "", "哈" * 2000, "👍", "hello"):
        found = likely(said, "zh")
        assert found is None or found.request in REQUESTS


@pytest.mark.parametrize(
    ("said", "language", "question"),
    [
        ("三口人，我求你们了让我清净点儿别折腾我了", "zh", "您家里有几口人？"),
        ("没得，你娃再打老子就顺着电话线找上门", "zh", "最近十四天您去过外地吗？"),
        ("would you people please just lose this number", "en", "Have you been away?"),
    ],
)
def test_a_wish_for_no_more_calls_is_heard_at_any_turn_and_asked_back(said, language, question):
    """By likeness where no rule hears it; what it is not sure of bars nobody."""
    assert likelihood(plain(said, language), language) >= 0.4
    told = heard(said, language, question)
    assert told.category == "stop"


@pytest.mark.parametrize("language", ["zh", "en"])
def test_likeness_to_such_a_wish_costs_answers_nothing(language: Language) -> None:
    """Of the answers whose meaning is known, hardly one is taken for a wish that it is not."""
    known = [
        (text, name) for text, name, weight in examples(list(rows(tables(language))), language)
        if weight != SAMPLE_WEIGHT
    ]  # fmt: skip
    like = [name for text, name in known if likelihood(text, language) >= 0.5]
    assert len([name for name in like if name != "stop"]) <= 0.005 * len(known)
    assert like.count("stop") >= 0.9 * len([name for _, name in known if name == "stop"])


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("said", ["", " ", "哈" * 5000, "stop " * 3000, "👍", "\x00"])
def test_any_text_has_a_likelihood(said: str, language: Language) -> None:
    """Nothing, nonsense and endless talk included."""
    assert 0 <= likelihood(plain(said, language), language) <= 1


@pytest.mark.parametrize("kind", ["requests", "stop", "answers"])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_table_is_what_the_answers_teach(kind: str, language: Language) -> None:
    """Who adds an answer learns anew: the shipped tables come from as many as there are."""
    path = Path(likeness.__file__).with_name(f"{kind}.{language}.weights")
    head = path.read_bytes().partition(b"\n")[0].decode()
    assert f"from {len(list(rows(tables(language))))} answers" in head
