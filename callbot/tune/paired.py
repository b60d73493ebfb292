"""Two arms in which the same people were called: differences, their intervals, and when they are noise."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil, sqrt
from typing import Any, Final, NamedTuple

from callbot.review.stats import Z_95, wilson

_POWER: Final = 0.841621
"""Of the normal distribution, for a chance of 80 % to find a difference that is there."""
RESAMPLES: Final = 2000
_AT_ONCE: Final = 20_000_000
"""Draws that are held in memory at once."""


class Difference(NamedTuple):
    """B less A, with the interval in which the true difference lies in 95 of 100 cases."""

    a: float
    b: float
    difference: float
    low: float
    high: float
    p: float
    """How likely so great a difference is where there is none."""
    people: int
    """Residents it rests on."""
    needed: int | None
    """Residents that would settle a difference of this size; None where there is none at all."""

    @property
    def noise(self) -> bool:
        """Whether chance alone may have made it."""
        return self.low <= 0.0 <= self.high or self.p > 0.05


def shares(a: Sequence[bool], b: Sequence[bool]) -> Difference:
    """Two shares of the same people: Newcombe's hybrid score interval (1998, method 10), exact McNemar."""
    from scipy.stats import binomtest

    n = len(a)
    if n == 0:
        return Difference(0.0, 0.0, 0.0, -1.0, 1.0, 1.0, 0, None)
    both = sum(x and y for x, y in zip(a, b, strict=True))
    only_a, only_b = sum(a) - both, sum(b) - both
    low, high = newcombe(both, only_a, only_b, n - both - only_a - only_b)
    apart = only_a + only_b
    p = float(binomtest(only_b, apart).pvalue) if apart else 1.0
    difference = (only_b - only_a) / n
    return Difference(
        sum(a) / n, sum(b) / n, difference, low, high, p, n, _people(apart / n, difference)
    )


def newcombe(both: int, only_a: int, only_b: int, neither: int) -> tuple[float, float]:
    """The interval of the share in B less that in A, of paired people."""
    n = both + only_a + only_b + neither
    one, two = wilson(both + only_b, n), wilson(both + only_a, n)
    p, q = one.share, two.share
    margins = (both + only_b) * (only_a + neither) * (both + only_a) * (only_b + neither)
    product = float(both * neither - only_a * only_b)
    # Edwards' continuity correction, as Newcombe has it.
    if product > 0:
        product = max(product - n / 2, 0.0)
    phi = product / sqrt(margins) if margins else 0.0
    below, above = p - one.low, two.high - q
    upper, lower = one.high - p, q - two.low
    down = sqrt(max(0.0, below**2 - 2 * phi * below * above + above**2))
    up = sqrt(max(0.0, upper**2 - 2 * phi * upper * lower + lower**2))
    return p - q - down, p - q + up


def _people(apart: float, difference: float) -> int | None:
    """Connor's (1987) number of pairs for McNemar's test at 5 %, with 80 % power."""
    if not difference:
        return None
    spread = sqrt(max(0.0, apart - difference**2))
    return ceil(((Z_95 * sqrt(apart) + _POWER * spread) / difference) ** 2)


def means(a: Sequence[float], b: Sequence[float], seed: int) -> Difference:
    """Two means of the same people: percentiles of a bootstrap over residents, and a paired t-test."""
    import numpy as np
    from scipy.stats import ttest_1samp

    first, second = np.asarray(a, dtype=float), np.asarray(b, dtype=float)
    apart = second - first
    n = len(apart)
    if n < 2:
        return Difference(0.0, 0.0, 0.0, float("-inf"), float("inf"), 1.0, n, None)
    difference, spread = float(apart.mean()), float(apart.std(ddof=1))
    low, high = np.percentile(_resampled(apart, seed), [2.5, 97.5])
    p = float(ttest_1samp(apart, 0.0).pvalue) if spread else 1.0 if not difference else 0.0
    needed = ceil(((Z_95 + _POWER) * spread / difference) ** 2) if difference else None
    return Difference(
        float(first.mean()), float(second.mean()), difference, float(low), float(high), p, n, needed
    )


def _resampled(apart: Any, seed: int) -> Any:
    """Means of people drawn anew, as many as there are, again and again."""
    import numpy as np

    random = np.random.default_rng(seed)
    n, found = len(apart), []
    step = max(1, _AT_ONCE // n)
    for done in range(0, RESAMPLES, step):
        count = min(step, RESAMPLES - done)
        found.append(apart[random.integers(n, size=(count, n))].mean(axis=1))
    return np.concatenate(found)
