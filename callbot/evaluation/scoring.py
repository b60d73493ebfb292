"""Verdicts against labels → counts. `docs/evaluation.md` defines every word."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Literal, NamedTuple

from callbot.core.answers import Understood
from callbot.core.script import REQUESTS, Wait
from callbot.evaluation.cases import Case
from callbot.evaluation.expected import ASKS_AGAIN, NEITHER, Expected, meets, said
from callbot.evaluation.judges import Judge

Outcome = Literal["right", "wrong", "unresolved"]
Slip = Literal["", "false_yes", "false_no", "forced"]
"""What is worse than wrong: the answer turned round, or an answer made of what was none."""


class Cell(NamedTuple):
    """All that the figures need of one judged case."""

    wanted: str
    told: str
    outcome: Outcome
    slip: Slip


class Judged(NamedTuple):
    """One case and its verdict."""

    case: Case
    verdict: Understood
    cell: Cell


def judged(judge: Judge, cases: Iterable[Case], rename: Mapping[str, str]) -> list[Judged]:
    """The cases that are this judge's business, with its verdicts."""
    rows = []
    for case in cases:
        if judge.covers(case):
            verdict = judge.judge(case)
            rows.append(Judged(case, verdict, _cell(case, said(verdict, rename))))
    return rows


def _cell(case: Case, told: Expected) -> Cell:
    wanted = next((one for one in case.wanted if meets(told, one)), None)
    if wanted is not None:
        shown = case.wanted[0].shown
        return Cell(shown, shown, "right", "")
    wanted = case.wanted[0]
    if wanted.kind == "value" and told.kind == "value":
        return Cell(wanted.shown, "another value", "wrong", "")
    records = told.kind in ("category", "value")
    asks_again = told.kind == "neither" or (told.kind == "request" and told.name in ASKS_AGAIN)
    # Another request than the one that was made is answered beside the point, whichever it is.
    open_ = asks_again and (wanted.kind != "request" or told.kind == "neither")
    return Cell(
        wanted.shown,
        told.shown,
        "unresolved" if open_ else "wrong",
        _slip(wanted, told, case.wait) if records else "",
    )


def _slip(wanted: Expected, told: Expected, wait: Wait) -> Slip:
    if wanted.kind in ("neither", "request"):
        return "forced"
    one, other = _side(wanted, wait), _side(told, wait)
    if one * other >= 0:
        return ""
    return "false_yes" if other > 0 else "false_no"


def _side(answer: Expected, wait: Wait) -> int:
    """Yes, or anything that a question of several kinds asks for: 1; no, or none of them: -1."""
    if answer.kind != "category":
        return 0
    if wait.expects == "choice":
        denials = {category.id for category in wait.categories if category.none}
        return -1 if answer.name in denials else 1
    return {"yes": 1, "no": -1}.get(answer.name, 0)


def counts(rows: Iterable[Judged]) -> Counter[Cell]:
    """How often each combination came up: all that the figures and their intervals rest on."""
    return Counter(row.cell for row in rows)


def confusion(cells: Mapping[Cell, int]) -> dict[str, dict[str, int]]:
    """Wanted → told → how often, the most frequent first."""
    table: dict[str, Counter[str]] = {}
    for cell, count in cells.items():
        table.setdefault(cell.wanted, Counter())[cell.told] += count
    ordered = sorted(table.items(), key=lambda item: (-item[1].total(), item[0]))
    return {wanted: dict(told.most_common()) for wanted, told in ordered}


def worst(rows: Iterable[Judged], limit: int) -> list[Judged]:
    """The wrong ones, the most confident first, then those that stayed unresolved."""
    order = {"wrong": 0, "unresolved": 1}
    missed = [row for row in rows if row.cell.outcome != "right"]
    missed.sort(key=lambda row: (order[row.cell.outcome], -row.verdict.confidence))
    return missed[:limit]


def undecided(cell: Cell) -> bool:
    """Whether the case was no answer to the question: one that may be forced into an answer."""
    return cell.wanted == NEITHER or cell.wanted in REQUESTS
