"""Whether a confidence of 0.8 means that eight of ten such answers are right."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from callbot.evaluation.scoring import Judged, undecided
from callbot.review.stats import Share, wilson

BINS: Final = 10
THRESHOLDS: Final = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95)


class Bin(NamedTuple):
    """The answers given with a confidence between two bounds."""

    low: float
    high: float
    confidence: float
    """Their mean confidence."""
    right: Share


class Taken(NamedTuple):
    """What comes of taking only answers with at least this confidence."""

    threshold: float
    coverage: Share
    """Of the cases in which the question was answered, those taken and right."""
    risk: Share
    """Of the answers that are taken, the wrong ones."""


class Calibration(NamedTuple):
    """Confidence against what was right, of one judge on some cases."""

    answers: int
    error: float
    """Expected calibration error: the mean distance between a bin's confidence and its share of
    right answers, weighted by answers (M. P. Naeini and others, 2015)."""
    bins: tuple[Bin, ...]
    taken: tuple[Taken, ...]


def calibration(rows: Iterable[Judged]) -> Calibration:
    """Of answers only: a request is followed whatever its confidence, an abstention has none."""
    rows = list(rows)
    given = [
        (row.verdict.confidence, row.cell.outcome == "right")
        for row in rows
        if row.verdict.kind == "answer"
    ]
    return calibrated(given, sum(not undecided(row.cell) for row in rows))


def calibrated(given: Sequence[tuple[float, bool]], answerable: int) -> Calibration:
    """Of answers as confidence and whether it was right; `answerable`: all that could have been."""
    bins = [found for number in range(BINS) if (found := _bin(number, given))]
    error = sum(abs(b.confidence - b.right.share) * b.right.total for b in bins)
    return Calibration(
        len(given),
        error / len(given) if given else 0.0,
        tuple(bins),
        tuple(_taken(threshold, given, answerable) for threshold in THRESHOLDS),
    )


def _bin(number: int, given: Sequence[tuple[float, bool]]) -> Bin | None:
    inside = [one for one in given if min(int(one[0] * BINS + 1e-9), BINS - 1) == number]
    if not inside:
        return None
    right = wilson(sum(right for _, right in inside), len(inside))
    mean = sum(confidence for confidence, _ in inside) / len(inside)
    return Bin(number / BINS, (number + 1) / BINS, mean, right)


def _taken(threshold: float, given: Sequence[tuple[float, bool]], answerable: int) -> Taken:
    over = [right for confidence, right in given if confidence >= threshold]
    right = sum(over)
    return Taken(threshold, wilson(right, answerable), wilson(len(over) - right, len(over)))
