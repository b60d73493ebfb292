"""Dates, counts and temperatures as people tell them on the telephone, written for this project.

`said/dates_*.tsv`, `counts_*.tsv` and `temperatures.tsv` have a row an answer: what was said, as a recogniser
writes it, and its value by our own reckoning: `~` before it where the words leave room, so that it must not
be taken for exact; `?` where several values must not be told apart; `-` where there is none.
"""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import NamedTuple

import pytest

from callbot.core.answers import Alternative
from callbot.core.script import Expects, Language
from tests.understanding.hearing_table import UNDERSTANDING, WAITS

SAID = Path(__file__).parent / "said"
TODAY = date(2020, 2, 20)
"""A Thursday; the lunar year had begun on 25 January."""
EXACT, DOUBTFUL = 0.85, 0.5
TABLES: tuple[tuple[str, Expects], ...] = (
    ("dates_en", "date"),
    ("dates_zh", "date"),
    ("counts_en", "number"),
    ("counts_zh", "number"),
    ("temperatures", "temperature"),
)


class Row(NamedTuple):
    """An answer with its value, and what was made of it."""

    said: str
    value: str
    understood: str

    @property
    def right(self) -> bool:
        """Whether the value is the one that was meant, and as sure as it should be."""
        return self.value == self.understood or (self.value, self.understood[0]) == ("?", "?")


def rows(name: str, expects: Expects) -> list[Row]:
    """A table, each of its answers understood."""
    lines = (SAID / f"{name}.tsv").read_text(encoding="utf-8").splitlines()
    told = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return [Row(said, value, understood(said, expects)) for said, value in told]


def understood(said: str, expects: Expects) -> str:
    """The value of an answer, with the mark of its confidence."""
    language: Language = "zh" if re.search("[一-鿿]|度", said) else "en"
    verdict = UNDERSTANDING[language].understand(
        WAITS[expects, language], (Alternative(said),), today=TODAY
    )
    if verdict.kind != "answer":
        return "-"
    sure = verdict.confidence
    mark = "" if sure >= EXACT else "~" if sure >= DOUBTFUL else "?"
    return f"{mark}{verdict.value}"


@pytest.mark.parametrize(("name", "expects"), TABLES)
def test_values_are_told_in_many_ways(name: str, expects: Expects) -> None:
    """Every way of telling it gives the value, and what leaves room is not taken for exact."""
    assert [row for row in rows(name, expects) if not row.right] == []


@pytest.mark.parametrize(
    "said",
    [
        "二月十二号星期五", "thursday the seventeenth", "friday february the twelfth",
        "the twelfth and then again in december", "一月五号去的二月六号回的",
    ],
)  # fmt: skip
def test_a_date_that_contradicts_itself_is_asked_back(said: str) -> None:
    """A weekday that does not fit, a day that would lie months back, two dates: the least sure."""
    assert understood(said, "date").startswith("?")
