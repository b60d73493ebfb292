"""A learned table: what pieces of words weigh for each of some classes.

A piece has its row by a checksum, as Weinberger et al. (2009, "Feature hashing for large scale multitask
learning") describe it: so a table stays small and is read at once. `python -m tools.likeness` writes them: a
line that tells whence they are, then the compressed weights, a column after the other.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from importlib.resources import files
from math import exp, sqrt
from operator import itemgetter
from typing import Final
from zlib import crc32, decompress

ROWS: Final = 1 << 16
"""Rows of pieces; one more has the biases."""
SCALE: Final = 16.0
"""Weights are kept as whole numbers of this fraction."""
ZERO: Final = 128
"""What stands for a weight of nothing: a byte has no sign."""


def rows_of(pieces: Iterable[str]) -> tuple[int, ...]:
    """The rows of pieces."""
    return tuple([crc32(piece.encode()) % ROWS for piece in pieces])


class Table:
    """What pieces weigh for each column."""

    def __init__(self, name: str, width: int) -> None:
        file = files(__package__).joinpath(name).read_bytes()
        weights, size = decompress(file.partition(b"\n")[2]), ROWS + 1
        self._columns = [weights[at * size : (at + 1) * size] for at in range(width)]

    def shares(self, rows: Sequence[int], columns: range, fewest: int) -> list[float]:
        """How likely each of some columns is by the rows of pieces; few weigh little. They sum to 1."""
        size = max(fewest, len(rows))
        share, nothing = 1 / (SCALE * sqrt(size)), ZERO * (len(rows) + 1)
        held = itemgetter(ROWS, *rows)
        scores = []
        for column in columns:
            weights = self._columns[column]
            bias = weights[ROWS] - ZERO
            scores.append(bias / SCALE + share * (sum(held(weights)) - nothing - bias))
        most = max(scores)
        odds = [exp(score - most) for score in scores]
        whole = sum(odds)
        return [odd / whole for odd in odds]

    def telling(self, pieces: Sequence[str], column: int) -> str:
        """The pieces that tell most for a column."""
        weights = self._columns[column]
        weighed = zip((weights[row] - ZERO for row in rows_of(pieces)), pieces, strict=True)
        told = sorted(weighed, key=lambda one: (-one[0], one[1]))[:3]
        return " ".join(piece.strip("^$ ") for weight, piece in told if weight > 0)


@lru_cache(maxsize=8)
def table(name: str, width: int) -> Table:
    """A table of this folder, read once."""
    return Table(name, width)
