"""Answers by writers who knew no rule, and which whoever writes rules does not read.

`unread/*.tsv` are the honest measure of `said`, whose rows were read and mended: 4,200 answers to the
screening questions, to doctors and in everyday talk, and first turns, written for this project to be as
different from one another as people are, and 1,489 (`plain`) in the proportions in which people answer
and 1,325 more (`november`), with wishes not to be called, and 2,500 in natural proportions (`natural`).
Here they only show what gets worse. Read a table to learn
from it, and it measures nothing any more: then it moves to `said`, and others write another.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.understanding.test_said import rows

UNREAD = Path(__file__).parent / "unread"


@pytest.mark.parametrize(
    ("name", "right", "wrong"),
    [
        ("zh_screening", 0.855, 0.08), ("zh_talk", 0.385, 0.097), ("zh_first", 0.86, 0.06),
        ("en_screening", 0.845, 0.07), ("en_talk", 0.76, 0.08), ("en_first", 0.79, 0.11),
        ("zh_plain", 0.937, 0.023), ("en_plain", 0.893, 0.027),
        ("zh_november", 0.905, 0.032), ("en_november", 0.915, 0.039),
        ("zh_natural", 0.905, 0.045), ("en_natural", 0.887, 0.036),
    ],
)  # fmt: skip
def test_answers_that_nobody_read_are_understood_as_well_as_before(name, right, wrong):
    """At least so many are right, and at most so many stored as something else."""
    table = rows(UNREAD / f"{name}.tsv")
    assert sum(row.right for row in table) >= right * len(table)
    assert sum(row.wrong for row in table) <= wrong * len(table)
