"""A kind of Mandarin question, with what answers it beside yes and no."""

from __future__ import annotations

import re
from typing import NamedTuple


class Row(NamedTuple):
    """A kind of question, and what is a yes or a no to it."""

    name: str
    question: re.Pattern[str]
    yes: re.Pattern[str]
    no: re.Pattern[str]


def row(name: str, question: str, yes: str, no: str) -> Row:
    """A row, its expressions ready."""
    return Row(name, re.compile(question), re.compile(yes), re.compile(no))
