"""Shares with their uncertainty."""

from __future__ import annotations

from math import sqrt
from typing import NamedTuple

Z_95 = 1.959964
"""Two-sided 95 % of the normal distribution."""


class Share(NamedTuple):
    """`part` of `total`, with the interval in which the true share lies in 95 of 100 cases."""

    part: int
    total: int
    low: float
    high: float

    @property
    def share(self) -> float:
        """0 to 1; 0 of nothing."""
        return self.part / self.total if self.total else 0.0


def spanned(value: float, low: float, high: float) -> str:
    """A share and its interval as percentages: 12.5 % (10.0–15.4)."""
    return f"{100 * value:.1f} % ({100 * low:.1f}–{100 * high:.1f})"


def wilson(part: int, total: int, z: float = Z_95) -> Share:
    """The Wilson score interval (E. B. Wilson, 1927): honest for few cases and for none at all.

    Of nothing at all everything is possible: 0 to 1. Raises ValueError unless 0 ≤ part ≤ total.
    """
    if not 0 <= part <= total:
        raise ValueError(f"{part} of {total}")
    if not total:
        return Share(0, 0, 0.0, 1.0)
    p, zz = part / total, z * z
    middle = p + zz / (2 * total)
    half = z * sqrt(p * (1 - p) / total + zz / (4 * total * total))
    scale = 1 + zz / total
    # Rounding must not push the ends past what was counted: none found means low is exactly 0.
    low = 0.0 if part == 0 else (middle - half) / scale
    high = 1.0 if part == total else (middle + half) / scale
    return Share(part, total, low, high)
