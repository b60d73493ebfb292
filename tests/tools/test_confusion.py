"""Learning the confusion tables: what is counted is what is sampled again."""

from __future__ import annotations

from collections import Counter

import pytest

from callbot.core.messages import Listen
from callbot.lines.confusion import Confusion
from callbot.lines.confusion.words import clauses, tokens
from callbot.residents.persona import stream
from tools.confusion import shipped
from tools.confusion_align import by_clause, swapped
from tools.confusion_counts import Counts, shares


def row(
    heard: list[tuple[str, float, str]] | None, spoken: str = "没有，没出门"
) -> dict[str, object]:
    """A reply to the travel question at 20 dB."""
    return {
        "node": "travel", "expects": "yes_no", "confirming": False, "spoken": spoken,
        "snr_db": 20.0, "heard": heard,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("said", "heard", "parts"),
    [
        ("嗯，没有，没去过", "嗯没有没出过", ["嗯", "没有", "没出过"]),
        ("哦是，没有的事", "不是没有的是", ["不是", "没有的是"]),
        ("没有，我就跟闺女在家，谁也没见", "没有[unk]没见", ["没有", "[unk]", "[unk]没见"]),
        ("没有", "嗯没有啊", ["嗯没有啊"]),
        ("没有，没去", "没有", ["没有", ""]),
    ],
    ids=["word by word", "by sound", "one [unk] for several clauses", "added", "left out"],
)
def test_a_reading_is_told_apart_by_clause(said: str, heard: str, parts: list[str]) -> None:
    """What was heard of each clause."""
    found = by_clause(clauses(said, "zh"), tokens(heard, "zh"), "zh")
    assert ["".join(part) for part in found] == parts


def test_swapped() -> None:
    """Each token that was not heard as it is; nothing in its place where it was left out."""
    assert list(swapped("没有的事", "没有是")) == [(2, "是"), (3, "")]


def test_the_commonest_are_kept_and_one_of_the_rest() -> None:
    """Shares add up to one; the more was counted, the more is kept."""
    few = shares(Counter({"没有的是": 3, "没有": 1, "没有的": 1, "有的是": 1}))
    assert [share for _, share in few] == [0.5, 0.167, 0.167, 0.167]
    many = shares(Counter({"没有的是": 90, **{f"没有{n}": 1 for n in range(30)}}))
    assert len(many) == 11
    assert sum(share for _, share in many) == pytest.approx(1.0, abs=0.01)
    assert many[-1][1] == pytest.approx(21 / 120, abs=0.001)


def test_what_was_learned_is_what_is_heard() -> None:
    """A table from rows gives their outcomes, their hearings and nothing else."""
    script = shipped("zh")
    counts = Counts(script)
    for _ in range(300):
        counts.add(row([("没有 没 出 门", 0.9, "grammar")]))
        counts.add(row([("没有 没 出 们", 0.6, "free"), ("没有 [unk]", 0.8, "grammar")]))
        counts.add(row(None))
        counts.add(row([("[unk]", 1.0, "grammar")]))
    model, uniform = Confusion(script, counts.table()), stream(3).random
    heard = [
        model.hear(Listen("travel", False, 6.0), "没有，没出门", 20.0, uniform) for _ in range(4000)
    ]
    assert 0.2 < sum(readings is None for readings in heard) / 4000 < 0.3
    assert 0.2 < sum(readings == () for readings in heard) / 4000 < 0.3
    told = Counter(tuple((r.text, r.source) for r in readings) for readings in heard if readings)
    assert told.keys() == {
        (("没有没出门", "grammar"),),
        (("没有没出们", "free"), ("没有[unk]", "grammar")),
    }
    assert 0.4 < told[("没有没出门", "grammar"),] / told.total() < 0.6


def test_a_later_reading_that_is_right_is_told() -> None:
    """Where the first reading of no pass is what was said."""
    counts = Counts(script := shipped("zh"))
    for _ in range(50):
        counts.add(row([("没 去", 0.6, "grammar"), ("没有", 0.3, "grammar")], "没有"))
    model = Confusion(script, counts.table())
    heard = model.hear(Listen("travel", False, 6.0), "没有", 20.0, lambda: 0.99)
    assert [reading.text for reading in heard or ()] == ["没去", "没有"]
