"""Learns the text line's confusion tables from voice calls.

    python -m tools.confusion collect zh rows.jsonl --residents 600 --seed 900
    python -m tools.confusion learn zh rows.jsonl

`collect` lets residents answer every question of the shipped screening script on the voice line, at
5 to 30 dB, and appends a row a reply. `learn` writes `callbot/lines/confusion/<language>.json`.
Several `collect` runs with different seeds may go on at once, each into a file of its own.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

from callbot.core.messages import Heard, HungUp, Listen, Purpose, Say
from callbot.core.script import Language, Node, Script
from callbot.core.wording import listed, spoken
from callbot.lines.confusion import LEVELS, OUTCOMES, Coverage, cell, tokens
from callbot.residents.persona import TrueAnswer
from callbot.residents.wants import label_of

ROOT = Path(__file__).resolve().parent.parent
_PRIOR = 25.0
"""A cell counts this many utterances of its parent (the same noise, any coverage and length)."""
_UNRELATED = 0.6
"""A reading that differs in more than this share of the tokens has nothing to do with them."""
_KEPT_SWAPS, _KEPT_POOL = 6, 150


def shipped(language: Language) -> Script:
    """The script that residents are asked."""
    from callbot.scriptfile.load import loads

    path = ROOT / "scripts" / f"screening.{language}.toml"
    return loads(path.read_text(encoding="utf-8"), path.name)


# --- collecting ----------------------------------------------------------------------------------
def collect(language: Language, out: Path, residents: int, seed: int) -> None:
    """Appends a row for every reply of these residents."""
    from callbot.lines.simulated import VoiceLine
    from callbot.residents.population import Population
    from callbot.simulation.lines import studio_of
    from callbot.simulation.plan import Plan

    script = shipped(language)
    studio = studio_of(Plan(script.text, script.id, residents, "voice", "realistic", seed), script)
    with out.open("a", encoding="utf-8") as file:
        for index in range(residents):
            snr_db = 5.0 + 25.0 * ((index * 0.618034) % 1.0)
            people = Population(script, "realistic", seed, snr_db=snr_db)
            resident = people.resident(index)
            for row in _rows(VoiceLine(resident, studio), script, snr_db):
                file.write(json.dumps(row, ensure_ascii=False) + "\n")
            file.flush()


def _rows(line: Any, script: Script, snr_db: float) -> Iterator[dict[str, Any]]:
    for number, node in enumerate(script.questions):
        wait = node.wait
        assert wait is not None
        purposes: list[Purpose] = ["ask", "no_match" if number % 2 else "ask"]
        for purpose in [*purposes, "confirm"] if wait.confirm else purposes:
            prompt = wait.confirm.prompt if purpose == "confirm" and wait.confirm else "?"
            answer = _answer(line.speaker.resident.true_answer(node), node, script, number % 3 == 0)
            line.perform(Say(prompt.replace("{answer}", answer), node.id, purpose))
            if isinstance(line.receive()[0], HungUp):
                continue
            confirming = purpose == "confirm"
            line.perform(Listen(node.id, confirming, 6.0))
            got = line.receive()[0]
            if line.spoken[-1]:
                yield {
                    "node": node.id,
                    "expects": "yes_no" if confirming else wait.expects,
                    "confirming": confirming,
                    "spoken": line.spoken[-1],
                    "snr_db": snr_db + (3.0 if purpose == "no_match" else 0.0),
                    "heard": [tuple(a) for a in got.alternatives]
                    if isinstance(got, Heard)
                    else None,
                }


def _answer(truth: TrueAnswer | None, node: Node, script: Script, wrong: bool) -> str:
    """What the bot could have understood, two times in three rightly."""
    if truth is None or wrong or node.wait is None:
        return "?"
    if truth.value is not None:
        return spoken(truth.value, script.language)
    labels = [label_of(node.wait.categories, category) for category in truth.categories]
    return listed(labels, script.language)


# --- learning ------------------------------------------------------------------------------------
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
        if wrong > _UNRELATED * len(said):
            one.unrelated += 1
        else:
            one.related += 1
            if added(said, readings[0]):
                one.added += 1
                return
            one.tokens += len(said) - 1
            one.errors += max(0, wrong - 1)

    def _learn_swaps(self, said: Sequence[str], heard: Sequence[str], expects: str) -> None:
        if distance(said, heard) > _UNRELATED * len(said):
            joint = "" if self._language == "zh" else " "
            self.unrelated[expects][joint.join(heard)] += 1
            self.unrelated[""][joint.join(heard)] += 1
            return
        self.spoken.update(said)
        if extra := added(said, heard):
            self.added.update(extra)
            return
        for token, became in swapped(said, heard):
            self.swaps[token][became] += 1
            self.swaps[""][became] += 1

    def table(self) -> dict[str, Any]:
        """The table as it is stored."""
        names = [f"{s}{c}{n}" for s in range(5) for c in range(3) for n in range(3)]
        swaps = {
            token: _edges(counts, _KEPT_SWAPS if token else 60)
            for token, counts in self.swaps.items()
            if not token or sum(counts.values()) >= 3
        }
        pools = {
            expects: [text for text, n in counts.most_common(_KEPT_POOL) for _ in range(min(n, 3))]
            for expects, counts in self.unrelated.items()
        }
        return {
            "cells": {name: self._row(name) for name in names},
            "swaps": swaps,
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
            "sure": {
                o: [typical(_enough(c.sure[o, exact] for c in (own, noise, all_)))
                    for exact in (False, True)]
                for o in seen
            },
            "other": typical(_enough(c.other for c in (own, noise, all_)), 1)[0],
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


def typical(values: Sequence[float], count: int = LEVELS) -> list[float]:
    """As many typical values, lowest first."""
    ordered = sorted(values) or [0.5]
    return [round(ordered[int((k + 0.5) / count * len(ordered))], 3) for k in range(count)]


def _enough(lists: Iterable[list[float]]) -> list[float]:
    """The first list that is long enough to speak of, or else the longest."""
    best: list[float] = []
    for values in lists:
        if len(values) >= 20:
            return values
        best = max(best, values, key=len)
    return best


def _edges(counts: Counter[str], kept: int) -> tuple[list[str], list[float]]:
    common = counts.most_common(kept)
    total = sum(n for _, n in common)
    edges, reached = [], 0
    for _, n in common[:-1]:
        reached += n
        edges.append(round(reached / total, 4))
    return [word for word, _ in common], edges


def learn(language: Language, files: Sequence[Path]) -> None:
    """Writes the table of a language."""
    counts, rows = Counts(shipped(language)), 0
    for path in files:
        for line in path.read_text(encoding="utf-8").splitlines():
            counts.add(json.loads(line))
            rows += 1
    out = ROOT / "callbot" / "lines" / "confusion" / f"{language}.json"
    table = {"rows": rows, **counts.table()}
    out.write_text(
        json.dumps(table, ensure_ascii=False, separators=(",", ":"), sort_keys=True) + "\n",
        encoding="utf-8",
    )
    print(f"{out.name}: {rows} rows, {out.stat().st_size / 1024:.0f} KB")


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    collecting = commands.add_parser("collect")
    collecting.add_argument("language", choices=("zh", "en"))
    collecting.add_argument("out", type=Path)
    collecting.add_argument("--residents", type=int, default=600)
    collecting.add_argument("--seed", type=int, default=900)
    learning = commands.add_parser("learn")
    learning.add_argument("language", choices=("zh", "en"))
    learning.add_argument("rows", type=Path, nargs="+")
    given = parser.parse_args()
    if given.command == "collect":
        collect(given.language, given.out, given.residents, given.seed)
    else:
        learn(given.language, given.rows)


if __name__ == "__main__":
    main()
