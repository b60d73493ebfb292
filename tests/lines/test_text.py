"""The text line: repeatable, on a virtual clock, and confused as its table says."""

from __future__ import annotations

from collections import Counter

import pytest

from callbot.core.messages import Heard, HungUp, Listen, NoInput, PromptFinished, Say
from callbot.core.script import Language
from callbot.errors import CallbotError
from callbot.lines.confusion import OUTCOMES, Confusion, confusion, table, tokens
from callbot.lines.text import TextLine
from callbot.residents.persona import stream
from callbot.residents.population import Population
from tests.shipped import shipped


def exchange(line: TextLine, node: str) -> list[object]:
    """One question and what came of it."""
    line.perform(Say("请问？", node, "ask"))
    got = [line.receive()]
    if isinstance(got[0][0], PromptFinished):
        line.perform(Listen(node, False, 6.0))
        got.append(line.receive())
    return [*got]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_same_resident_is_heard_the_same(language: Language) -> None:
    """Words, readings and times depend on the resident and the script alone."""
    script = shipped(language)
    people = Population(script, "hostile", 5)
    for index in range(40):
        calls = [
            [exchange(line, node.id) for node in script.questions]
            for line in (TextLine(people.resident(index), script) for _ in range(2))
        ]
        assert calls[0] == calls[1]


def test_time_goes_by_and_silence_takes_the_whole_timeout() -> None:
    """The clock is virtual: prompts and words take their length, silence what was waited."""
    script = shipped("zh")
    people = Population(script, "hostile", 6)
    kinds: Counter[type] = Counter()
    for resident in map(people.resident, range(300)):
        line = TextLine(resident, script)
        line.perform(Say("您好，请问最近十四天您有没有去过外地？", "travel", "ask"))
        finished, began = line.receive()
        kinds[type(finished)] += 1
        if not isinstance(finished, PromptFinished):
            continue
        assert finished.position_seconds == pytest.approx(began)
        line.perform(Listen("travel", False, 7.5))
        got, at = line.receive()
        kinds[type(got)] += 1
        if isinstance(got, NoInput):
            assert at == pytest.approx(began + 7.5)
        elif isinstance(got, Heard):
            assert at > began + got.seconds
    assert kinds[Heard] > 150 and kinds[NoInput] > 5 and kinds[HungUp] > 0


def test_noise_costs_words() -> None:
    """At 5 dB fewer utterances survive whole than at 25."""
    script = shipped("zh")
    model, uniform = confusion(script), stream(1).random
    listen, said = Listen("travel", False, 6.0), "没有，一直在家待着"
    whole = {}
    for snr_db in (5.0, 25.0):
        heard = [model.hear(listen, said, snr_db, uniform) for _ in range(1500)]
        whole[snr_db] = sum(
            bool(readings) and "".join(tokens(readings[0].text, "zh")) == "没有一直在家待着"
            for readings in heard
        )
    assert whole[5.0] < 0.9 * whole[25.0]


def test_outcomes_come_as_often_as_the_table_says() -> None:
    """The model samples its own table and nothing else."""
    script = shipped("zh")
    row = dict(table("zh")["cells"]["000"])
    row["outcomes"] = dict.fromkeys(OUTCOMES, 0.0) | {
        "silent": 0.2, "lost": 0.3, "free+grammar": 0.5,
    }  # fmt: skip
    row["exact"] = dict.fromkeys(OUTCOMES, 1.0)
    cells = dict.fromkeys(table("zh")["cells"], row)
    model = Confusion(script, {**table("zh"), "cells": cells})
    uniform, seen = stream(2).random, Counter[str]()
    for _ in range(4000):
        heard = model.hear(Listen("travel", False, 6.0), "没有啊", 20.0, uniform)
        seen["silent" if heard is None else heard[0].text if heard else "lost"] += 1
    assert seen.keys() == {"silent", "lost", "没有啊"}
    assert 0.17 < seen["silent"] / 4000 < 0.23
    assert 0.27 < seen["lost"] / 4000 < 0.33


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("没有，[unk] 我…在家", "zh", ["没", "有", "[unk]", "我", "在", "家"]),
        ("No… I haven't, the twenty-first", "en",
         ["no", "i", "haven't", "the", "twenty", "first"]),
    ],
    ids=["Mandarin by the character", "English by the word"],
)  # fmt: skip
def test_tokens(text: str, language: Language, expected: list[str]) -> None:
    """Punctuation and pauses are not heard; `[unk]` is one token."""
    assert tokens(text, language) == expected


def test_a_missing_table_is_one_clear_error(monkeypatch: pytest.MonkeyPatch) -> None:
    """The error names the file and what makes it."""
    monkeypatch.setattr("callbot.lines.confusion.__package__", "callbot.residents")
    table.cache_clear()
    with pytest.raises(CallbotError, match=r"tools/confusion\.py") as raised:
        table("zh")
    assert raised.value.exit_status == 3
    table.cache_clear()
