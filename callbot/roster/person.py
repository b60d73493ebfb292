"""What a roster says of somebody, and what is wrong with one. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final, NamedTuple

from callbot.errors import CallbotError

SHOWN: Final = 20
"""Problems that are named on a terminal; all of them go to a file or to `--json`."""


class Person(NamedTuple):
    """One row that is in order; empty texts for what it leaves out."""

    row: int
    """As a spreadsheet counts: from 1, the heading and empty rows among them."""
    name: str
    phone: str
    """Digits; empty for those without any telephone."""
    area: str = ""
    building: str = ""
    household: str = ""
    age: str = ""
    language: str = ""
    notes: str = ""
    shared: str = ""
    """`1` where the number is not theirs alone, `0` where it is, empty where nothing is said."""


FIELDS: Final = Person._fields[1:]
"""What can stand in a column."""


class Problem(NamedTuple):
    """Something wrong in one place of a roster."""

    row: int
    column: str
    """Letter and heading, like `B 电话`; empty where the whole row is meant."""
    message: str

    def __str__(self) -> str:
        where = f", column {self.column}" if self.column else ""
        return f"row {self.row}{where}: {self.message}" if self.row else self.message


class RosterError(CallbotError):
    """A roster that cannot be taken as it is; `problems` has those that are named, of `count`."""

    code = "roster"

    def __init__(
        self, file: str, problems: Sequence[Problem], count: int | None = None, hint: str = ""
    ) -> None:
        self.problems = tuple(problems)
        self.count = len(problems) if count is None else count
        lines = [f"{file}: {problem}" for problem in self.problems[:SHOWN]]
        if self.count > len(lines):
            lines.append(f"{file}: and {self.count - len(lines):,} more")
        super().__init__("\n".join(lines), hint=hint)


def refuse(file: str, message: str, hint: str = "") -> RosterError:
    """The error of a file of which nothing can be read."""
    return RosterError(file, [Problem(0, "", message)], hint=hint)


Cells = Sequence[Any]
"""One row as it stands in the file: texts, and of a spreadsheet numbers and dates, too."""


def letter(column: int) -> str:
    """A column as spreadsheets name it: A, B … Z, AA, from 0."""
    name = ""
    number = column + 1
    while number:
        number, rest = divmod(number - 1, 26)
        name = chr(ord("A") + rest) + name
    return name
