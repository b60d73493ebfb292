"""Logistic regression of several classes on pieces of words, the same every time, and its table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any
from zlib import compress

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from callbot.understanding.likeness.table import ROWS, SCALE, ZERO, rows_of

LEAST = 2
"""Examples that have a piece; rarer ones are left out."""


def seen(examples: Sequence[list[str]], fewest: int) -> Any:
    """Examples by rows of a table: what each piece of each weighs, as `Table.shares` weighs them."""
    counts = Counter(piece for pieces in examples for piece in pieces)
    lines: list[int] = []
    columns: list[int] = []
    values: list[float] = []
    for line, pieces in enumerate(examples):
        held = rows_of(piece for piece in pieces if counts[piece] >= LEAST)
        lines += [line] * len(held)
        columns += held
        values += [1 / np.sqrt(max(fewest, len(pieces)))] * len(held)
    return csr_matrix((values, (lines, columns)), shape=(len(examples), ROWS))


def fitted(
    known: Any, true: np.ndarray, weight: np.ndarray, softness: float, steps: int
) -> np.ndarray:
    """Weights (class by column of `known`), the bias of each class last.

    `true` has a row an example, a column a class; `weight` is what each example counts, `softness` the
    inverse strength of the prior that draws weights to zero. Columns that nothing uses stay zero.
    """
    used = np.unique(known.indices)
    classes, size = true.shape[1], len(used)
    by_example = known[:, used].tocsr()
    by_piece = by_example.T.tocsr()

    def loss(flat: np.ndarray) -> tuple[float, np.ndarray]:
        free = flat.reshape(classes, size + 1)
        scores = by_example @ free[:, :-1].T + free[:, -1]
        scores -= scores.max(axis=1, keepdims=True)
        shares = np.exp(scores)
        shares /= shares.sum(axis=1, keepdims=True)
        told = np.log(np.maximum((shares * true).sum(axis=1), 1e-12))
        off = (shares - true) * weight[:, None]
        slope = np.hstack([(by_piece @ off).T + free[:, :-1] / softness, off.sum(axis=0)[:, None]])
        prior = 0.5 / softness * float((free[:, :-1] ** 2).sum())
        return float(-(told * weight).sum()) + prior, slope.ravel()

    start = np.zeros(classes * (size + 1))
    found = minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": steps})
    free = found.x.reshape(classes, size + 1)
    weights = np.zeros((classes, known.shape[1] + 1))
    weights[:, used], weights[:, -1] = free[:, :-1], free[:, -1]
    return weights


def packed(weights: np.ndarray) -> bytes:
    """A table (column by row, the biases last) as `likeness.table` reads it."""
    whole = np.clip(np.round(weights * SCALE), 1 - ZERO, ZERO - 1) + ZERO
    return compress(whole.astype(np.uint8).tobytes(), 9)
