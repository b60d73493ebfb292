"""From a file to people that can be kept: everything read, every problem named, the same joined."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import Any, Final, NamedTuple

from callbot.roster.headings import Columns
from callbot.roster.person import SHOWN, Person, Problem, RosterError
from callbot.roster.reading import opened
from callbot.store.phones import Number
from callbot.store.staging import Staging

Keep = Callable[[str], Number]
"""A number in clear → as it is kept."""
_MOST_SHARED: Final = 10
_TELL_ROWS: Final = 20_000


class Read(NamedTuple):
    """A roster that was read to its end."""

    kind: str
    columns: Columns
    rows: int
    """That have something in them, the heading apart."""
    staged: Staging

    def summary(self) -> dict[str, Any]:
        """What is told of it, without the problems."""
        count, most = self.staged.shared_numbers(_MOST_SHARED)
        return {
            "kind": self.kind,
            "columns": self.columns.labels,
            "columns_left_out": list(self.columns.left_out),
            "rows": self.rows,
            "people": self.staged.people,
            "without_number": self.staged.without_number,
            "joined": self.staged.joined,
            "faulty_rows": self.staged.faulty_rows,
            "shared_numbers": count,
            "most_shared": [one._asdict() for one in most],
        }

    def refuse(self, file: str) -> None:
        """Raise RosterError where anything is wrong."""
        if self.staged.faults:
            first = [Problem(*fault) for fault in islice(self.staged.all_faults(), SHOWN)]
            raise RosterError(file, first, self.staged.faults)


@contextmanager
def read(
    path: Path, sheet: str, keep: Keep, tell: Callable[[int], None] = lambda _: None
) -> Iterator[Read]:
    """Read a roster to its end. Raises RosterError where it is no roster; its rows may have problems.

    `tell` hears from time to time how many rows were read.
    """
    with opened(path, sheet) as source, Staging() as staged:
        rows = 0
        for rows, found in enumerate(source.found, 1):
            take(staged, found, keep)
            if rows % _TELL_ROWS == 0:
                tell(rows)
        staged.settle(source.columns.labels)
        if not rows:
            raise RosterError(str(path), [Problem(0, "", "has headings, and nobody below them")])
        yield Read(source.kind, source.columns, rows, staged)


def take(staged: Staging, found: Person | list[Problem], keep: Keep) -> None:
    """Somebody, or what is wrong with their row."""
    if isinstance(found, Person):
        row, name, phone, *details = found
        staged.add(row, name, keep(phone), details)
    else:
        for problem in found:
            staged.fault(*problem)
