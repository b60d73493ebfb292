"""Learning the confusion tables: what is counted is what is sampled again."""

from __future__ import annotations

import pytest

from callbot.core.messages import Listen
from callbot.lines.confusion import Confusion, tokens
from callbot.residents.persona import stream
from tools.confusion import shipped
from tools.confusion_counts import Counts, added, distance, outcome_of, related


def row(
    heard: list[tuple[str, float, str]] | None, spoken: str = "没有，没出门"
) -> dict[str, object]:
    """A reply to the travel question at 20 dB."""
    return {
        "node": "travel", "expects": "yes_no", "confirming": False, "spoken": spoken,
        "snr_db": 20.0, "heard": heard,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("heard", "outcome"),
    [
        (None, "silent"),
        ([], "lost"),
        ([("[unk]", 1.0, "grammar")], "lost"),
        ([("没有", 1.0, "grammar")], "grammar"),
        ([("没有", 1.0, "grammar"), ("每有", 1.0, "free")], "grammar+free"),
        ([("没有", 1.0, "free"), ("没 [unk]", 1.0, "grammar")], "free+grammar"),
        ([("没有", 1.0, "free")], "free+grammar"),
    ],
)
def test_outcomes(heard: list[tuple[str, float, str]] | None, outcome: str) -> None:
    """Which pass answered, or that none did."""
    assert outcome_of(heard) == outcome


@pytest.mark.parametrize(
    ("said", "heard", "near"),
    [("没出门", "没出去", True), ("对对", "对", True), ("没有", "嗯没有嗯", True),
     ("没有", "四口", False), ("三个人", "武汉", False)],
)  # fmt: skip
def test_readings_that_have_nothing_to_do_with_it(said: str, heard: str, near: bool) -> None:
    """Additions and omissions leave a reading related, other words do not."""
    assert related(list(said), list(heard)) == near


def test_only_additions() -> None:
    """Tokens that were added where nothing was lost."""
    assert added(list("没有"), list("嗯没有嗯")) == ["嗯", "嗯"]
    assert added(list("没有"), list("嗯有")) == []
    assert distance(list("没有"), list("嗯没有嗯")) == 2


def test_what_was_learned_is_what_is_heard() -> None:
    """A table from rows gives their outcomes, their swaps and nothing else."""
    script = shipped("zh")
    counts = Counts(script)
    for _ in range(300):
        counts.add(row([("没有 没 出 门", 0.9, "grammar")]))
        counts.add(row([("没有 没 出 们", 0.6, "free"), ("没有 [unk]", 0.8, "grammar")]))
        counts.add(row(None))
    model, uniform = Confusion(script, counts.table()), stream(3).random
    heard = [
        model.hear(Listen("travel", False, 6.0), "没有，没出门", 20.0, uniform) for _ in range(3000)
    ]
    silent = sum(readings is None for readings in heard) / 3000
    assert 0.25 < silent < 0.4
    best = ["".join(tokens(r[0].text, "zh")) for r in heard if r]
    assert 0.4 < best.count("没有没出门") / len(best) < 0.6
    assert best.count("没有没出们") > 0.25 * len(best)
