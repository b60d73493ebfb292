"""Counts what `tools/confusion.py` learns from: how replies on the voice line were heard."""

from __future__ import annotations

from bisect import bisect
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from typing import Any

from callbot.core.messages import Listen
from callbot.core.script import Language, Script
from callbot.lines.confusion import LENGTH_EDGES, OUTCOMES, Coverage, cell, tokens

_PRIOR = 25.0
"""A cell counts this many utterances of its parent (the same noise, any coverage and length)."""
_UNRELATED = 0.6
"""A reading that differs in more than this share of the tokens has nothing to do with them."""
_KEPT_SWAPS, _KEPT_POOL = 6, 150


class Cell:
    """What was counted for one row of the table."""

    def __init__(self) -> None:
        self.outcomes: Counter[str] = Counter()
        self.exact: Counter[str] = Counter()
        self.rescued: Counter[str] = Counter()
        self.sure: dict[tuple[str, bool], list[float]] = defaultdict(list)
        self.other: list[float] = []
        self.inexact = self.unrelated = self.related = self.added = 0
        self.tokens = self.errors = 0

    def share(self, own: float, total: float, parent: float) -> float:
        """A share, drawn towards the parent's where little was counted."""
        return round((own + _PRIOR * parent) / (total + _PRIOR), 4)


class Counts:
    """Everything that is learned from rows."""

    def __init__(self, script: Script) -> None:
        self._language = script.language
        self._coverage = Coverage(script)
        self.cells: dict[str, Cell] = defaultdict(Cell)
        self.swaps: dict[str, Counter[str]] = defaultdict(Counter)
        self.added: Counter[str] = Counter()
        self.spoken: Counter[str] = Counter()
        self.heard: Counter[str] = Counter()
        self.unrelated: dict[str, Counter[str]] = defaultdict(Counter)

    def add(self, row: dict[str, Any]) -> None:
        """Count one reply."""
        listen = Listen(row["node"], row["confirming"], 0.0)
        said, coverage = self._coverage.share(listen, row["spoken"])
        name = cell(row["snr_db"], coverage, len(said))
        for one in (self.cells[name], self.cells[name[0]], self.cells[""]):
            self._count(one, row, said)
        heard = row["heard"] or []
        if heard and _words(heard[0][0]):
            self._learn_swaps(said, tokens(heard[0][0], self._language), row["expects"])

    def _count(self, one: Cell, row: dict[str, Any], said: Sequence[str]) -> None:
        heard = row["heard"]
        outcome = outcome_of(heard)
        one.outcomes[outcome] += 1
        if outcome in ("silent", "lost"):
            return
        readings = [tokens(text, self._language) for text, _, _ in heard]
        exact = readings[0] == list(said)
        one.exact[outcome] += exact
        one.sure[outcome, exact].append(heard[0][1])
        one.other += [heard[i][1] for i in range(1, len(heard)) if heard[i][2] != heard[0][2]][:1]
        if exact:
            return
        one.inexact += 1
        one.rescued[outcome] += list(said) in readings[1:]
        wrong = distance(said, readings[0])
        if not related(said, readings[0]):
            one.unrelated += 1
        else:
            one.related += 1
            if added(said, readings[0]):
                one.added += 1
                return
            one.tokens += len(said) - 1
            one.errors += max(0, wrong - 1)

    def _learn_swaps(self, said: Sequence[str], heard: Sequence[str], expects: str) -> None:
        self.heard.update(heard)
        if not related(said, heard):
            joint = "" if self._language == "zh" else " "
            for pool in (expects, f"{expects}/{bisect(LENGTH_EDGES, len(said) - 1)}", ""):
                self.unrelated[pool][joint.join(heard)] += 1
            return
        self.spoken.update(said)
        if extra := added(said, heard):
            self.added.update(extra)
            return
        for token, became in swapped(said, heard):
            self.swaps[token][became] += 1

    def table(self) -> dict[str, Any]:
        """The table as it is stored."""
        all_ = self.cells[""]
        names = [f"{s}{c}{n}" for s in range(5) for c in range(3) for n in range(3)]
        like = homophones([*self.spoken, *self.heard], self._language)
        swaps = {}
        for token in self.spoken:
            counts = Counter({became: 4 * n for became, n in self.swaps[token].items()})
            counts.update(like.get(token, {}))
            counts.update({"": 1, "[unk]": 1})
            swaps[token] = _edges(counts, _KEPT_SWAPS)
        pools = {
            expects: [text for text, n in counts.most_common(_KEPT_POOL) for _ in range(min(n, 3))]
            for expects, counts in self.unrelated.items()
        }
        return {
            "cells": {name: self._row(name) for name in names},
            "swaps": swaps,
            "sure": {
                o: [median(all_.sure[o, exact]) for exact in (False, True)] for o in OUTCOMES[2:]
            },
            "other": median(all_.other),
            "rates": self._rates(),
            "added": _edges(self.added, 40),
            "unrelated": pools,
        }

    def _rates(self) -> dict[str, float]:
        """How often a token is misheard, against the average one."""
        wrong = {token: sum(c.values()) for token, c in self.swaps.items() if token}
        average = sum(wrong.values()) / max(1, sum(self.spoken.values()))
        return {
            token: round((wrong.get(token, 0) + 4 * average) / (n + 4) / average, 2)
            for token, n in self.spoken.items()
            if n >= 3
        }

    def _row(self, name: str) -> dict[str, Any]:
        own, noise, all_ = self.cells[name], self.cells[name[0]], self.cells[""]
        seen = [o for o in OUTCOMES if o not in ("silent", "lost")]

        def share(of: Any, total: Any) -> float:
            parent = all_.share(of(all_), total(all_), 0.5 if total(all_) else 0.0)
            return own.share(of(own), total(own), noise.share(of(noise), total(noise), parent))

        outcomes = {
            o: share(lambda c, o=o: c.outcomes[o], lambda c: sum(c.outcomes.values()))
            for o in OUTCOMES
        }
        total = sum(outcomes.values())
        return {
            "outcomes": {o: round(p / total, 4) for o, p in outcomes.items()},
            "exact": {
                o: share(lambda c, o=o: c.exact[o], lambda c, o=o: c.outcomes[o]) for o in seen
            },
            "rescued": {
                o: share(lambda c, o=o: c.rescued[o], lambda c, o=o: c.outcomes[o] - c.exact[o])
                for o in seen
            },
            "unrelated": share(lambda c: c.unrelated, lambda c: c.inexact),
            "added": share(lambda c: c.added, lambda c: c.related),
            "errors": share(lambda c: c.errors, lambda c: c.tokens),
        }  # fmt: skip


def outcome_of(heard: Sequence[Sequence[Any]] | None) -> str:
    """Which of `OUTCOMES` a row shows."""
    if heard is None:
        return "silent"
    if not any(_words(text) for text, _, _ in heard):
        return "lost"
    first = heard[0][2]
    others = {source for _, _, source in heard} - {first}
    if not others:
        return "grammar" if first == "grammar" else "free+grammar"
    return "grammar+free" if first == "grammar" else "free+grammar"


def _words(text: str) -> bool:
    return bool(text.replace("[unk]", "").strip())


def distance(said: Sequence[str], heard: Sequence[str]) -> int:
    """Tokens that were changed, lost or added."""
    before = list(range(len(heard) + 1))
    for i, a in enumerate(said, 1):
        row = [i]
        for j, b in enumerate(heard, 1):
            row.append(min(before[j] + 1, row[-1] + 1, before[j - 1] + (a != b)))
        before = row
    return before[-1]


def related(said: Sequence[str], heard: Sequence[str]) -> bool:
    """Whether a reading has anything to do with what was said."""
    if added(said, heard) or (heard and added(heard, said)):
        return True
    return distance(said, heard) <= _UNRELATED * len(said)


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


def added(said: Sequence[str], heard: Sequence[str]) -> list[str]:
    """The tokens that were only added; none where anything was lost or changed."""
    extra, following = [], 0
    for token in heard:
        if following < len(said) and token == said[following]:
            following += 1
        else:
            extra.append(token)
    return extra if following == len(said) else []


def swapped(said: Sequence[str], heard: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Each token that was not heard as it is, with what stood in its place."""
    for kind, i, j, k, n in SequenceMatcher(None, said, heard, autojunk=False).get_opcodes():
        if kind in ("replace", "delete"):
            became = list(heard[k:n])
            for offset in range(j - i):
                yield said[i + offset], became[offset] if offset < len(became) else ""


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
