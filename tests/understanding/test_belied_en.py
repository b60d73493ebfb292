"""English answers whose plain words mislead: not so good; nobody but patients; yes, this is his wife.

`said/belied.tsv` has what each may mean, one of several by a bar: a category or value; `-` where it is
asked again; `?` a value that is asked back; `?stop` a request; `~no` a no that is asked back, `!no` one that
is not; `!stop` anything but a wish for no more calls that is taken at its word.
"""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from callbot.core.answers import Alternative, Understood, no_match
from callbot.resources import resource
from callbot.scriptfile.load import load
from callbot.understanding.understand import Understanding
from tests.understanding.hearing_table import TODAY

TABLE = Path(__file__).parent / "said" / "belied.tsv"
UNASKED = ("unsure", "repeat", "hold")
"""Requests after which the question is asked again."""


def _understanding(name: str) -> Understanding:
    return Understanding(load(resource("scripts") / f"{name}.en.toml"), "en")


SCRIPTS = {name: _understanding(name) for name in ("screening", "quarantine")}


def _rows() -> list[list[str]]:
    with TABLE.open(encoding="utf-8", newline="") as lines:
        rows = csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [row for row in rows if not row[0].startswith("#")]


def _is(understood: Understood, meant: str) -> bool:
    if understood.because.startswith("likeness "):  # what rules left open
        understood = no_match(understood.text, understood.because)
    got = ",".join(understood.categories) or str(understood.value)
    answers = understood.kind == "answer"
    asked_back = understood.confidence < (0.6 if understood.value is None else 0.8)
    if meant == "!stop":
        return understood.category != "stop" or understood.confidence <= 0.6
    if meant == "-":
        return not answers and (understood.kind == "no_match" or understood.category in UNASKED)
    if meant == "?":
        return answers and asked_back
    if meant[0] == "?":
        return understood.kind == "request" and understood.category == meant[1:]
    if meant[0] in "~!":
        return answers and got == meant[1:] and asked_back == (meant[0] == "~")
    return answers and got == meant


@pytest.mark.parametrize(("script", "question", "meant", "said"), _rows())
def test_what_belies_the_plain_words_is_heard(
    script: str, question: str, meant: str, said: str
) -> None:
    """Each means one of what it may mean, and what looks like it keeps its own meaning."""
    understanding = SCRIPTS[script]
    assert understanding.script is not None
    node = understanding.script.nodes[question]
    assert node.wait is not None
    understood = understanding.understand(
        node.wait, (Alternative(said),), question=node.prompt, today=TODAY
    )
    assert any(_is(understood, one) for one in meant.split("|")), understood
