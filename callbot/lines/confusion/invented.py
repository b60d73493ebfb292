"""How a clause may be misheard that the table does not know: in the ways that others are.

The grammar's pass hears it as unknown as a whole or in part, or other words for some of its own; the
free pass hears it rightly or other words. Which becomes which is learned token by token.
"""

from __future__ import annotations

from bisect import bisect
from collections.abc import Callable, Mapping, Sequence
from itertools import accumulate
from random import Random
from typing import Any, Final, NamedTuple
from zlib import crc32

from callbot.core.script import Language
from callbot.lines.confusion.words import UNKNOWN, Known, Tokens, joined


class Hearing(NamedTuple):
    """What the two passes made of a clause."""

    grammar: Tokens
    free: Tokens | None
    """None where it heard what was said, or was not made."""
    again: bool
    """Whether it needed the free pass."""
    rescued: bool
    """Whether a later reading is what was said."""


WAYS: Final = ("U=", "U~", "P=", "P~", "~-", "~=", "~~")
"""How the passes mishear: Unknown as a whole or in Part, other words (~), rightly (=), not at all."""
_NO_SWAPS: Final = (["", UNKNOWN], [0.5])
"""What becomes of a token that was never met: nothing, or nothing known."""


class Inventor:
    """Mishearings of clauses that were never heard."""

    def __init__(self, table: Mapping[str, Any], language: Language) -> None:
        self._language = language
        self._ways: Mapping[str, list[float]] = table["ways"]
        self._swaps: Mapping[str, tuple[list[str], list[float]]] = table["swaps"]
        self._rates: Mapping[str, float] = table["rates"]
        self._usual: Mapping[str, float] = table["usual"]
        self._rescued: float = table["rescued"]
        self._errors: float = table["errors"]

    def hearing(self, said: Tokens, known: Known, breadth: str) -> Hearing:
        """How a clause is misheard: always the same way, so that verdicts can be kept."""
        uniform = Random(crc32(" ".join(said).encode())).random  # noqa: S311 - noise, no secret
        way = WAYS[bisect(self._ways[breadth], uniform())]
        if way[0] == "U":
            grammar: Tokens = (UNKNOWN,)
        elif way[0] == "P":
            grammar = self._partly(said, known, uniform)
        else:
            grammar = self.misheard(said, uniform, known.words)
        free = self.misheard(said, uniform) if way[1] == "~" else None
        return Hearing(grammar, free, way[1] != "-", uniform() < self._rescued)

    def rate(self, said: Tokens, breadth: str) -> float:
        """How often a clause is misheard, against the average one of its kind."""
        hardness = self._hardness(said)
        return sum(hardness) / len(hardness) / self._usual[breadth]

    def _hardness(self, said: Tokens) -> list[float]:
        rates = self._rates
        return [
            rates.get(context(said, number)) or rates.get(token, 1.0)
            for number, token in enumerate(said)
        ]

    def doubted(self, said: Tokens) -> Tokens:
        """What the free pass makes of a clause that the grammar heard rightly."""
        return self.misheard(said, Random(crc32(" ".join(said).encode())).random)  # noqa: S311

    def misheard(
        self, said: Tokens, uniform: Callable[[], float], known: frozenset[str] | None = None
    ) -> Tokens:
        """Other words for some of its own, of those that are `known`."""
        hardness = self._hardness(said)
        ends = list(accumulate(hardness))
        # One token is certainly wrong, likeliest one that is often misheard.
        certain = bisect(ends, uniform() * ends[-1])
        heard: list[str] = []
        for number, token in enumerate(said):
            if number != certain and uniform() >= self._errors * hardness[number]:
                heard.append(token)
                continue
            words, edges = self._swaps.get(context(said, number)) or self._swaps.get(
                token, _NO_SWAPS
            )
            word = words[bisect(edges, uniform())]
            if known is not None and word and word not in known:
                word = UNKNOWN
            if word:
                heard.append(word)
        return tuple(heard)

    def _partly(self, said: Tokens, known: Known, uniform: Callable[[], float]) -> Tokens:
        """With what the grammar does not know left unknown."""
        covered = _covered(said, known, self._language)
        if all(covered) or not any(covered):
            first = int(uniform() * len(said))
            covered = [number < first for number in range(len(said))]
        heard = (t if yes else UNKNOWN for t, yes in zip(said, covered, strict=True))
        return tuple(heard)


def context(said: Sequence[str], number: int) -> str:
    """A token with the one that follows it: 是 before 二 is heard as 十."""
    return f"{said[number]} {said[number + 1] if number + 1 < len(said) else ''}"


def _covered(said: Sequence[str], known: Known, language: Language) -> list[bool]:
    if language == "en":
        return [token in known.words for token in said]
    covered = [False] * len(said)
    for i in range(len(said) - 1):
        if joined(said[i : i + 2], language) in known.pieces:
            covered[i] = covered[i + 1] = True
    return covered
