"""Third step: where everything stands.

Each layer in turn moves its points towards those they are joined to, as near as order and distance
allow. That is a least-squares problem whose exact solution is an isotonic regression, found by
pooling neighbours that would overlap (Barlow et al. 1972).
"""

from __future__ import annotations

from collections.abc import Sequence

from callbot.review.drawing.layers import Layers
from callbot.review.drawing.order import neighbours

APART = 26.0
"""Between neighbours in a layer."""
_SWEEPS = 72
_STRAIGHT = 12.0
"""How much more a bend wants to stand below a bend than a box above a box."""


def columns(found: Layers, layers: Sequence[Sequence[int]]) -> list[float]:
    """The middle of every point, from left to right; the leftmost edge at 0."""
    boxes = {point for chain in found.chains for point in (chain[0], chain[-1])}
    above, below = neighbours(found)
    middle = [0.0] * len(found.sizes)
    for layer in layers:
        _settle(found, layer, [0.0] * len(layer), [1.0] * len(layer), middle)
    for sweep in range(_SWEEPS):
        downward = sweep % 2 == 0
        # The last sweeps look both ways, which evens out what one direction pulled askew.
        both = sweep >= _SWEEPS // 3
        for layer in layers if downward else reversed(layers):
            wanted, weights = [], []
            for point in layer:
                ends = (
                    above[point] + below[point] if both else (above if downward else below)[point]
                )
                pulls = [
                    (middle[end], 1.0 if point in boxes or end in boxes else _STRAIGHT)
                    for end in ends
                ]
                total = sum(weight for _, weight in pulls)
                wanted.append(
                    sum(x * weight for x, weight in pulls) / total if pulls else middle[point]
                )
                weights.append(total or 0.1)
            _settle(found, layer, wanted, weights, middle)
    left = min((middle[p] - found.sizes[p].width / 2 for layer in layers for p in layer), default=0)
    return [x - left for x in middle]


def _settle(
    found: Layers,
    layer: Sequence[int],
    wanted: Sequence[float],
    weights: Sequence[float],
    middle: list[float],
) -> None:
    """Put the points of a layer where they want to be, in their order and without overlap."""
    offset, offsets = 0.0, []
    for index, point in enumerate(layer):
        if index:
            offset += (found.sizes[layer[index - 1]].width + found.sizes[point].width) / 2 + APART
        offsets.append(offset)
    pools: list[tuple[float, float, int]] = []
    for x, weight, shift in zip(wanted, weights, offsets, strict=True):
        pool = (x - shift, weight, 1)
        while pools and pools[-1][0] > pool[0]:
            before = pools.pop()
            weight_sum = before[1] + pool[1]
            mean = (before[0] * before[1] + pool[0] * pool[1]) / weight_sum
            pool = (mean, weight_sum, before[2] + pool[2])
        pools.append(pool)
    settled = [mean for mean, _, count in pools for _ in range(count)]
    for point, x, shift in zip(layer, settled, offsets, strict=True):
        middle[point] = x + shift


def rows(found: Layers, layers: Sequence[Sequence[int]]) -> list[tuple[float, float]]:
    """Top and height of every layer."""
    placed, top = [], 0.0
    for layer in layers:
        height = max((found.sizes[point].height for point in layer), default=0.0)
        placed.append((top, height))
        top += height + GAP
    return placed


GAP = 24.0
"""Between layers."""
