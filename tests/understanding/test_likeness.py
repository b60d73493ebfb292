"""First turns in words that no rule knows, by what they are most like."""

from __future__ import annotations

from pathlib import Path

import pytest

from callbot.core.script import REQUESTS
from callbot.understanding import likeness
from callbot.understanding.likeness import likely
from tests.understanding.hearing_table import heard, meaning
from tools.likeness import SAID, SAMPLE_WEIGHT, examples

STRANGE = [
    ("啥事儿啊一大早的", "?who"),
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


def test_the_table_is_what_the_answers_teach() -> None:
    """Who adds an answer learns anew: the shipped table comes from as many as there are."""
    path = Path(likeness.__file__).with_name("zh.tsv")
    said = examples(sorted(SAID.glob("zh_*.tsv")))
    rows = path.read_text(encoding="utf-8").splitlines()
    assert f"{sum(weight != SAMPLE_WEIGHT for _, _, weight in said)} answers" in rows[0]
