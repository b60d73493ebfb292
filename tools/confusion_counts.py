"""Counts what `tools/confusion.py` learns from: how replies on the voice line were heard."""

from __future__ import annotations

from bisect import bisect
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import accumulate, product
from typing import Any, Final
from zlib import crc32

from callbot.core.messages import Listen
from callbot.core.script import Language, Script
from callbot.lines.confusion.invented import WAYS, context
from callbot.lines.confusion.words import (
    SNR_EDGES_DB,
    UNKNOWN,
    Grammars,
    Tokens,
    breadth,
    clauses,
    joined,
    tokens,
)
from tools.confusion_align import by_clause, distance, swapped

_PRIOR: Final = 25.0
"""A cell counts this many cases of its parent (the same in any noise, then of any kind)."""
_PRIOR_CLAUSE: Final = 3.0
"""A clause counts this many cases of its cell."""
_UNRELATED: Final = 0.6
"""A reading that differs in more than this share of the tokens teaches no swaps."""
_LEAST, _KEPT, _KEPT_SWAPS = 4, 10, 5
"""How often a clause has to be met; its hearings that are kept; what a token becomes."""
_LEAST_SWAPS: Final = 4
"""How often a token before another has to be misheard to have a row of its own."""
_BREADTHS: Final = tuple(f"{c}{n}" for c, n in product(range(3), range(3)))
_NOISES: Final = range(len(SNR_EDGES_DB) + 1)


class Share:
    """How often something was so, by cells whose names get more general from the left."""

    def __init__(self) -> None:
        self._so: Counter[str] = Counter()
        self._all: Counter[str] = Counter()

    def add(self, name: str, so: bool) -> None:
        """Count one case of a cell and of its parents."""
        for cell in (name[at:] for at in range(len(name) + 1)):
            self._so[cell] += so
            self._all[cell] += 1

    def of(self, name: str) -> float:
        """The share, drawn towards the parent's where little was counted."""
        parent = self.of(name[1:]) if name else 0.0
        return round((self._so[name] + _PRIOR * parent) / max(1.0, self._all[name] + _PRIOR), 4)


class Clause:
    """What was counted of one clause, in or outside the grammar."""

    def __init__(self) -> None:
        self.met = self.wrong = self.doubted = 0
        self.tokens: Tokens = ()
        self.right_again = 0
        self.cells: Counter[str] = Counter()
        self.hearings: Counter[tuple[str, str, bool]] = Counter()
        self.doubts: Counter[str] = Counter()


class Counts:
    """Everything that is learned from rows."""

    def __init__(self, script: Script) -> None:
        self._language: Language = script.language
        self._grammars = Grammars(script)
        self._silent, self._lost, self._rescued = Share(), Share(), Share()
        self._wrong, self._again, self._doubt = Share(), Share(), Share()
        self._first: dict[str, Share] = defaultdict(Share)
        self._clauses: dict[str, Clause] = defaultdict(Clause)
        self._ways: dict[str, Counter[str]] = defaultdict(Counter)
        self._sure: tuple[list[float], list[float]] = ([], [])
        self._tokens = self._errors = 0
        self.swaps: dict[str, Counter[str]] = defaultdict(Counter)
        self.spoken: Counter[str] = Counter()
        self.heard: Counter[str] = Counter()

    def add(self, row: dict[str, Any]) -> None:
        """Count one reply."""
        known = self._grammars.known(Listen(row["node"], row["confirming"], 0.0))
        said = clauses(row["spoken"], self._language)
        whole = [token for clause in said for token in clause]
        noise, heard = bisect(SNR_EDGES_DB, row["snr_db"]), row["heard"]
        cover = [known.coverage(clause, self._language) for clause in said]
        parts = zip(cover, said, strict=True)
        wide = breadth(sum(c * len(one) for c, one in parts) / max(1, len(whole)), len(whole))
        lost = heard is not None and not any(_words(text) for text, _, _ in heard)
        self._silent.add(f"{noise}{wide[1]}", heard is None)
        self._lost.add(f"{noise}{wide[1]}", lost)
        if heard is None or lost or not said:
            return
        tops = {source: tokens(text, self._language) for text, _, source in reversed(heard)}
        self._count_order(whole, heard, tops)
        exact = tops.get("grammar") == whole
        if exact:
            self._again.add(f"{noise}{wide}", "free" in tops)
        parts = by_clause(said, tops.get("grammar") or [UNKNOWN], self._language)
        free = by_clause(said, tops["free"], self._language) if "free" in tops else None
        later = self._later(said, heard)
        for number, clause in enumerate(said):
            width = breadth(cover[number], len(clause))
            other = free[number] if free else None
            rescued = any(one[number] == clause for one in later)
            self._count_clause(clause, f"{noise}{width}", (parts[number], other, rescued))

    def _count_order(
        self, said: list[str], heard: Sequence[Any], tops: dict[str, list[str]]
    ) -> None:
        _, sure, source = heard[0]
        self._sure[tops[source] == said].append(sure)
        if len(tops) == 2 and UNKNOWN not in tops["grammar"]:
            exact = "".join("~="[tops[one] == said] for one in ("grammar", "free"))
            self._first[exact].add("", source == "free")

    def _later(self, said: Sequence[Tokens], heard: Sequence[Any]) -> list[list[Tokens]]:
        """The readings after the first of each pass, by clause."""
        met, later = set[str](), []
        for text, _, source in heard:
            if source in met:
                later.append(by_clause(said, tokens(text, self._language), self._language))
            met.add(source)
        return later

    def _count_clause(
        self, said: Tokens, cell: str, hearing: tuple[Tokens, Tokens | None, bool]
    ) -> None:
        one = self._clauses[cell[1] + joined(said, self._language)]
        heard, other, rescued = hearing
        wrong = heard != said
        free = "-" if other is None else "=" if other == said else joined(other, self._language)
        one.met += 1
        one.cells[cell] += 1
        one.tokens = said
        self._wrong.add(cell, wrong)
        self.spoken.update(said)
        self.spoken.update(context(said, number) for number in range(len(said)))
        self._learn_swaps(said, heard)
        if other is not None:
            self._learn_swaps(said, other)
        if wrong:
            one.wrong += 1
            one.hearings[joined(heard, self._language), free, rescued] += 1
            self._rescued.add("", rescued)
            self._count_way(cell[1:], heard, free)
        elif free != "-":
            one.right_again += 1
            one.doubted += free != "="
            self._doubt.add(cell[1:], free != "=")
            if free != "=":
                one.doubts[free] += 1

    def _count_way(self, cell: str, heard: Tokens, free: str) -> None:
        way = "U" if heard == (UNKNOWN,) else "P" if UNKNOWN in heard else "~"
        way += free if free in ("=", "-") else "~"
        for name in (cell, cell[1:], ""):
            self._ways[name][way] += 1

    def _learn_swaps(self, said: Tokens, heard: Tokens) -> None:
        self.heard.update(heard)
        if heard == said or distance(said, heard) > _UNRELATED * len(said):
            return
        wrong = list(swapped(said, heard))
        self._tokens += len(said) - 1
        self._errors += max(0, len(wrong) - 1)
        for at, became in wrong:
            self.swaps[said[at]][became] += 1
            self.swaps[context(said, at)][became] += 1

    # --- the table -------------------------------------------------------------------------------
    def table(self) -> dict[str, Any]:
        """The table as it is stored."""
        cells = [f"{noise}{b}" for noise in _NOISES for b in _BREADTHS]
        lengths = [f"{noise}{n}" for noise in _NOISES for n in range(3)]
        silent = {name: self._silent.of(name) for name in lengths}
        return {
            "outcomes": {n: [s, round(s + self._lost.of(n), 4)] for n, s in silent.items()},
            "cells": {name: self._wrong.of(name) for name in cells},
            "again": {name: self._again.of(name) for name in cells},
            "doubt": {name: self._doubt.of(name) for name in _BREADTHS},
            "first": {e: self._first[e].of("") for e in ("~~", "~=", "=~", "==")},
            "rescued": self._rescued.of(""),
            "sure": [median(sure) for sure in self._sure],
            "clauses": self._kept_clauses(),
            "ways": {name: self._way_ends(name) for name in _BREADTHS},
            "swaps": self._swap_table(),
            "rates": (rates := self._rates()),
            "usual": self._usual(rates),
            "errors": round(self._errors / max(1, self._tokens), 4),
        }

    def _kept_clauses(self) -> dict[str, list[Any]]:
        kept = {}
        for name, one in self._clauses.items():
            if one.met < _LEAST:
                continue
            usual = sum(n * self._wrong.of(cell) for cell, n in one.cells.items()) / one.met
            wrong = (one.wrong + _PRIOR_CLAUSE * usual) / (one.met + _PRIOR_CLAUSE)
            rate = _odds(wrong) / _odds(usual)
            parent = sum(n * self._doubt.of(c[1:]) for c, n in one.cells.items()) / one.met
            doubt = (one.doubted + _PRIOR_CLAUSE * parent) / (one.right_again + _PRIOR_CLAUSE)
            hearings = [
                [*text, int(right), share] for (*text, right), share in shares(one.hearings)
            ]
            doubts = [[text, share] for text, share in shares(one.doubts)]
            kept[name] = [round(rate, 2), hearings, round(doubt, 3), doubts]
        return kept

    def _way_ends(self, name: str) -> list[float]:
        """Where each way but the last ends between 0 and 1."""
        counts, parent, whole = self._ways[name], self._ways[name[1:]], self._ways[""]
        shares = [
            counts[way]
            + _PRIOR * parent[way] / max(1, sum(parent.values()))
            + whole[way] / max(1, sum(whole.values()))
            for way in WAYS
        ]
        return [round(end / (sum(shares) or 1.0), 4) for end in accumulate(shares)][:-1]

    def _swap_table(self) -> dict[str, Any]:
        like = homophones([*self.spoken, *self.heard], self._language)
        swaps = {}
        for token in self.spoken:
            if " " in token and sum(self.swaps[token].values()) < _LEAST_SWAPS:
                continue
            counts = Counter({became: 4 * n for became, n in self.swaps[token].items()})
            counts.update(like.get(token, {}))
            counts.update({"": 1, UNKNOWN: 1})
            swaps[token] = _edges(counts, _KEPT_SWAPS)
        return swaps

    def _rates(self) -> dict[str, float]:
        """How often a token is misheard, against the average one."""
        wrong = {token: sum(c.values()) for token, c in self.swaps.items()}
        alone = [token for token in self.spoken if " " not in token]
        average = sum(wrong.get(t, 0) for t in alone) / max(1, sum(self.spoken[t] for t in alone))
        rates = {}
        for token, n in self.spoken.items():
            if average and n >= (10 if " " in token else 3):
                rate = round((wrong.get(token, 0) + 4 * average) / (n + 4) / average, 2)
                if " " not in token or abs(rate - rates.get(token.partition(" ")[0], 1.0)) > 0.5:
                    rates[token] = rate
        return rates

    def _usual(self, rates: dict[str, float]) -> dict[str, float]:
        """How hard the tokens of a kind of clause are on average."""
        sums = {name: [1.0, 1.0] for name in _BREADTHS}
        for one in self._clauses.values():
            hard = [
                rates.get(context(one.tokens, n)) or rates.get(token, 1.0)
                for n, token in enumerate(one.tokens)
            ]
            for cell, n in one.cells.items():
                sums[cell[1:]][0] += n * sum(hard) / len(hard)
                sums[cell[1:]][1] += n
        return {name: round(total / n, 3) for name, (total, n) in sums.items()}


def shares(counts: Counter[Any]) -> list[tuple[Any, float]]:
    """The commonest with their shares, and one rare case that stands for the rest.

    The more was counted, the more is kept, since what is said often is heard in many ways.
    """
    total = sum(counts.values())
    ordered = counts.most_common()
    kept = min(_KEPT, 2 + total // 6)
    common, rest = ordered[:kept], ordered[kept:]
    found = [(case, round(n / total, 3)) for case, n in common]
    if rest:
        drawn, _ = rest[crc32(str(rest).encode()) % len(rest)]
        found.append((drawn, round(sum(n for _, n in rest) / total, 3)))
    return found


def _words(text: str) -> bool:
    return bool(text.replace(UNKNOWN, "").strip())


def _odds(share: float) -> float:
    share = min(0.995, max(0.002, share))
    return share / (1.0 - share)


def homophones(found: Iterable[str], language: Language) -> dict[str, Counter[str]]:
    """For each Mandarin character those others that sound like it, the commonest first."""
    if language != "zh":
        return {}
    from pypinyin import lazy_pinyin

    groups: dict[str, Counter[str]] = defaultdict(Counter)
    for token in found:
        groups["".join(lazy_pinyin(token))][token] += 1
    return {
        token: Counter({other: 1 for other, _ in group.most_common(5) if other != token})
        for group in groups.values()
        for token in group
    }


def median(values: Sequence[float]) -> float:
    """The middle value; a half where there is none."""
    return round(sorted(values)[len(values) // 2], 3) if values else 0.5


def _edges(counts: Counter[str], kept: int) -> tuple[list[str], list[float]]:
    common = counts.most_common(kept)
    total = sum(n for _, n in common)
    edges, reached = [], 0
    for _, n in common[:-1]:
        reached += n
        edges.append(round(reached / total, 4))
    return [word for word, _ in common], edges
