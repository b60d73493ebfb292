"""Counts → figures with intervals, by a seeded bootstrap over the cases (B. Efron, 1979)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from callbot.evaluation.scoring import Cell, undecided
from callbot.review.stats import wilson

RESAMPLES: Final = 2000
_Array = NDArray[Any]


class Figure(NamedTuple):
    """A share, or an F1, with its 95 % interval; `of` cases it was measured on."""

    cases: int | None
    """How many; None of an F1."""
    of: int
    value: float
    low: float
    high: float


class Figures(NamedTuple):
    """What is printed of one judge on one set; shares are of all its cases, except `forced`."""

    cases: int
    right: Figure
    wrong: Figure
    unresolved: Figure
    false_yes: Figure
    """No, or none of it, was meant."""
    false_no: Figure
    """Yes, or something, was meant."""
    forced: Figure
    """Of the cases that were no answer to the question, those out of which an answer was made."""
    macro_f1: Figure | None
    """Mean F1 of the classes in the labels; None where there is only one."""


def figures(cells: Mapping[Cell, int], seed: int) -> Figures:
    """The figures of a set; the same seed gives the same intervals."""
    kinds = list(cells)
    counted = np.array([cells[cell] for cell in kinds], dtype=float)
    total = int(counted.sum())
    # Drawing cases anew is drawing their combinations anew, which is a multinomial draw.
    draws = np.random.default_rng(seed).multinomial(total, counted / total, size=RESAMPLES)

    def share(part: list[bool], of: list[bool] | None = None) -> Figure:
        within = np.array(of or [True] * len(kinds))
        return _share(counted, draws, np.array(part), within)

    return Figures(
        total,
        share([cell.outcome == "right" for cell in kinds]),
        share([cell.outcome == "wrong" for cell in kinds]),
        share([cell.outcome == "unresolved" for cell in kinds]),
        share([cell.slip == "false_yes" for cell in kinds]),
        share([cell.slip == "false_no" for cell in kinds]),
        share([cell.slip == "forced" for cell in kinds], [undecided(cell) for cell in kinds]),
        _macro_f1(kinds, counted, draws),
    )


def _share(counted: _Array, draws: _Array, part: _Array, of: _Array) -> Figure:
    count, total = int(counted[part].sum()), int(counted[of].sum())
    if count in (0, total):
        # Every resample of nothing is nothing again, which says less than it seems to.
        known = wilson(count, total)
        return Figure(count, total, known.share, known.low, known.high)
    drawn = draws[:, of].sum(axis=1)
    shares = draws[:, part].sum(axis=1)[drawn > 0] / drawn[drawn > 0]
    return Figure(count, total, count / total, *_ends(shares))


def _macro_f1(kinds: list[Cell], counted: _Array, draws: _Array) -> Figure | None:
    classes = sorted({cell.wanted for cell in kinds})
    if len(classes) < 2:
        return None
    wanted = np.array([[cell.wanted == name for name in classes] for cell in kinds], dtype=float)
    told = np.array([[cell.told == name for name in classes] for cell in kinds], dtype=float)
    total = int(counted.sum())
    value = float(_mean_f1(counted[None, :], wanted, told)[0])
    return Figure(None, total, value, *_ends(_mean_f1(draws, wanted, told)))


def _mean_f1(weights: _Array, wanted: _Array, told: _Array) -> _Array:
    """A row of weights → its macro-F1, over the classes that it has at all."""
    hits, both = weights @ (wanted * told), weights @ wanted + weights @ told
    with np.errstate(invalid="ignore"):
        f1 = np.where(both > 0, 2 * hits / both, np.nan)
    present = weights @ wanted > 0
    return np.asarray((np.nan_to_num(f1) * present).sum(axis=1) / present.sum(axis=1))


def _ends(values: _Array) -> tuple[float, float]:
    low, high = np.percentile(values, [2.5, 97.5])
    return float(low), float(high)
