"""What a clause and an utterance are heard as, chosen by one number between 0 and 1."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Mapping, Sequence
from itertools import accumulate
from math import prod
from typing import Any, Final, NamedTuple
from zlib import crc32

from callbot.core.answers import Alternative
from callbot.core.script import Language
from callbot.lines.confusion.invented import Hearing, Inventor
from callbot.lines.confusion.words import (
    SNR_EDGES_DB,
    UNKNOWN,
    Known,
    Tokens,
    breadth,
    joined,
    tokens,
)

Readings = tuple[Alternative, ...] | None
"""What is heard; None where nobody noticed that something was said."""
_USUAL_NOISE: Final = 2
_STRANGE: Final[tuple[Any, ...]] = (None, [], None, [])
"""What the table knows of a clause that voice calls did not have."""


class Learned:
    """The learned table of a language; `tools/confusion_counts.py` says how each part is counted."""

    def __init__(self, table: Mapping[str, Any], language: Language) -> None:
        self.language: Language = language
        self.outcomes: Mapping[str, Sequence[float]] = table["outcomes"]
        """How often nothing is noticed, and that or no words heard, by noise and length."""
        self.cells: Mapping[str, float] = table["cells"]
        """How often the grammar mishears a clause, by noise, coverage and length."""
        self.again: Mapping[str, float] = table["again"]
        """How often a free pass is made of what the grammar heard rightly, by the same."""
        self.doubt: Mapping[str, float] = table["doubt"]
        """How often that mishears such a clause, by coverage and length."""
        self.first: Mapping[str, float] = table["first"]
        """How often the free pass goes first, by which passes are right."""
        self.sure: Sequence[float] = table["sure"]
        """How sure a wrong and a right first reading are."""
        self.clauses: Mapping[str, Sequence[Any]] = table["clauses"]
        """Of a clause: how often it is misheard against its like, its hearings, how often the free
        pass alone mishears it, and as what."""
        self.inventor = Inventor(table, language)


def taken(ends: Sequence[float], number: float) -> tuple[int, float]:
    """Which part of 0 to 1 a number lies in, and where in it, again between 0 and 1.

    `ends` are where the parts end, but for the last.
    """
    part = bisect(ends, number)
    low = ends[part - 1] if part else 0.0
    high = ends[part] if part < len(ends) else 1.0
    return part, (number - low) / (high - low)


def _further(number: float, times: int = 1) -> float:
    """What the further digits of a number decide, between 0 and 1 as well."""
    return number * 4093.0**times % 1.0


class Clause:
    """Something said between two pauses at one question, and what it is heard as."""

    __slots__ = ("_breadth", "_doubted", "_hearings", "_known", "_learned", "_rate", "_rightly", "coverage",
                 "doubts", "known", "said", "text", "wrongly")  # fmt: skip

    def __init__(self, said: Tokens, known: Known, learned: Learned) -> None:
        self.said = said
        self.text = joined(said, learned.language)
        self._known = known
        self._learned = learned
        language = learned.language
        self.coverage = known.coverage(said, language)
        self._breadth = breadth(self.coverage, len(said))
        entry = learned.clauses.get(self._breadth[0] + self.text, _STRANGE)
        rate, hearings, doubt, doubted = entry
        self.known = rate is not None
        self._rate = learned.inventor.rate(said, self._breadth) if rate is None else rate
        self._hearings: list[Hearing | None] = []
        shares = []
        for grammar, free, rescued, share in hearings:
            heard = tuple(tokens(grammar, language))
            if known.words.issuperset(token for token in heard if token != UNKNOWN):
                other = None if free in ("=", "-") else tuple(tokens(free, language))
                self._hearings.append(Hearing(heard, other, free != "-", bool(rescued)))
                shares.append(share)
        self._hearings.append(None)  # what else it was heard as is invented
        self.wrongly = list(accumulate(shares))
        if doubt is None:
            doubt = learned.doubt[self._breadth]
        self._doubted = [tuple(tokens(text, language)) for text, _ in doubted]
        shares = [1.0 - doubt, *(doubt * share for _, share in doubted)]
        self.doubts = list(accumulate(shares))[: max(1, len(doubted))]
        self._rightly = [-1.0] * (len(SNR_EDGES_DB) + 1)

    def rightly(self, noise: int) -> float:
        """How often the grammar hears it as it was said."""
        right = self._rightly[noise]
        if right < 0.0:
            usual = self._learned.cells[f"{noise}{self._breadth}"]
            right = (1.0 - usual) / (1.0 - usual + usual * self._rate)
            self._rightly[noise] = right
        return right

    def hearing(self, number: int) -> Hearing:
        """One of the ways in which it is misheard."""
        found = self._hearings[number]
        if found is None:
            invent = self._learned.inventor.hearing
            found = self._hearings[number] = invent(self.said, self._known, self._breadth)
        return found

    def doubted(self, number: int) -> Tokens:
        """What the free pass hears where the grammar heard it rightly."""
        if not self._doubted:
            self._doubted.append(self._learned.inventor.doubted(self.said))
        return self._doubted[number]


class _Told(NamedTuple):
    """What both passes made of an utterance, in the orders in which it may be told."""

    first: float
    """How often the first of the orders."""
    options: Sequence[Readings]


def _ways(said: str, parts: Sequence[Clause]) -> list[float]:
    """The only numbers that decide how something is misheard; empty where any number may.

    Of single clauses that the table knows there are few. What is put together from several has as
    many hearings as all of them together; it is said rarely, and half of all such utterances once.
    """
    if len(parts) == 1 and parts[0].known:
        return []
    ways = 2 if all(part.known for part in parts) else 1
    return [crc32(f"{way}{said}".encode()) / 2**32 for way in range(ways)]


class Utterance:
    """Something said at one question."""

    __slots__ = ("_breadth", "_ends", "_learned", "_parts", "_said", "_told", "_ways")

    def __init__(self, parts: Sequence[Clause], learned: Learned) -> None:
        self._parts = parts
        self._learned = learned
        self._said = ("" if learned.language == "zh" else " ").join([p.text for p in parts])
        length = sum([len(part.said) for part in parts])
        covered = sum([part.coverage * len(part.said) for part in parts])
        self._breadth = breadth(covered / max(1, length), length)
        self._ends: dict[int, tuple[float, ...]] = {}
        self._ways = _ways(self._said, parts)
        self._told: dict[tuple[object, ...], _Told] = {}

    def hear(self, noise: int, number: float) -> Readings:
        """How it is heard at this distance from the noise."""
        ends = self._ends.get(noise) or self._outcomes(noise)
        outcome, number = taken(ends, number)
        if outcome < 2:
            return () if outcome else None
        if ways := self._ways:  # few of them, so that what they mean can be kept
            key = (outcome, way := int(number * len(ways)))
            told = self._told.get(key)
            if told is None:
                told = self._told[key] = self._chosen(outcome > 2, _USUAL_NOISE, ways[way])
        else:
            told = self._chosen(outcome > 2, noise, number)
        if told.first == 1.0:
            return told.options[0]
        return told.options[_further(number, 3) >= told.first]

    def _outcomes(self, noise: int) -> tuple[float, ...]:
        """Where not noticed, no words, and all heard rightly by the grammar end between 0 and 1."""
        silent, lost = self._learned.outcomes[f"{noise}{self._breadth[1]}"]
        right = prod([part.rightly(noise) for part in self._parts])
        ends = (silent, lost, lost + (1.0 - lost) * right)
        self._ends[noise] = ends if self._parts else (silent, 1.0)
        return self._ends[noise]

    def _chosen(self, wrong: bool, noise: int, number: float) -> _Told:
        """What the digits of a number choose."""
        if wrong:
            flags, number = self._misheard(noise, number)
            # One number chooses for all clauses: fewer ways in which the whole is heard.
            picks, again = [], False
            for flag, part in zip(flags, self._parts, strict=True):
                pick = 1 + bisect(part.wrongly, number) if flag else 0
                again = again or (flag > 0 and part.hearing(pick - 1).again)
                picks.append(pick)
        else:
            picks = [0] * len(self._parts)
            again = _further(number) < self._learned.again[f"{noise}{self._breadth}"]
        if again:
            number = _further(number, 2)
            for at, part in enumerate(self._parts):
                picks[at] = picks[at] or -bisect(part.doubts, number)
        key = (again, *picks)
        told = self._told.get(key)
        if told is None:
            told = self._told[key] = self._hearing(picks, again)
        return told

    def _misheard(self, noise: int, number: float) -> tuple[list[int], float]:
        """Which clauses are misheard where at least one of them is."""
        if len(self._parts) == 1:
            return [1], number
        rates = [part.rightly(noise) for part in self._parts]
        flags: list[int] = []
        for at, rate in enumerate(rates):
            right = rate
            if not any(flags):
                rest = prod(rates[at + 1 :])
                right = rate * (1.0 - rest) / max(1e-9, 1.0 - rate * rest)
            flag, number = taken((right,), number)
            flags.append(flag)
        return flags, number

    def _hearing(self, picks: Sequence[int], again: bool) -> _Told:
        """What was heard, from which way each clause went."""
        grammar, free, rescued = list[str](), list[str](), True
        for part, pick in zip(self._parts, picks, strict=True):
            hearing = part.hearing(pick - 1) if pick > 0 else None
            grammar += hearing.grammar if hearing else part.said
            rescued = rescued and (hearing is None or hearing.rescued)
            if pick < 0:
                free += part.doubted(-pick - 1)
            else:
                free += hearing.free if hearing and hearing.free is not None else part.said
        texts = {"grammar": grammar, "free": free} if again else {"grammar": grammar}
        told = {source: joined(text, self._learned.language) for source, text in texts.items()}
        return self._orders({source: text for source, text in told.items() if text}, rescued)

    def _orders(self, texts: Mapping[str, str], rescued: bool) -> _Told:
        """In which orders it may be told, and, where a later reading was right, that one."""
        learned, said = self._learned, self._said
        first = 1.0
        if len(texts) == 2 and UNKNOWN not in texts["grammar"]:
            first = learned.first["".join("~="[text == said] for text in texts.values())]
        best = {o: Alternative(t, learned.sure[t == said], o) for o, t in texts.items()}
        later: tuple[str, ...] = (said,) if rescued and said not in texts.values() else ()
        options = list[Readings]()
        for order in (("free", "grammar"), ("grammar", "free"))[: 1 + (first < 1.0)]:
            told = [best[source] for source in order if source in best]
            told[1:1] = [
                Alternative(t, round(1.0 - told[0].confidence, 4), told[0].source)
                for t in later
                if told
            ]
            options.append(tuple(told))
        return _Told(first, options)
