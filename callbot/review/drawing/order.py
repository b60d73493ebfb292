"""Second step: the order within each layer, with as few crossings as a few sweeps find.

Barycentres (Sugiyama 1981), then swaps of neighbours as long as these help.
"""

from __future__ import annotations

from bisect import bisect_right, insort
from collections.abc import Sequence
from itertools import pairwise

from callbot.review.drawing.layers import Layers

_SWEEPS = 16
_MOST_SWAPPED = 400
"""Points of a graph above which neighbours are no longer swapped one by one."""


def ordered(found: Layers) -> list[list[int]]:
    """The layers, each from left to right."""
    above, below = neighbours(found)
    layers = [list(layer) for layer in found.layers]
    best, fewest = layers, crossings(layers, below)
    for sweep in range(_SWEEPS):
        if not fewest:
            break
        layers = [list(layer) for layer in layers]
        _sweep(layers, above, below, downward=sweep % 2 == 0)
        if len(found.sizes) <= _MOST_SWAPPED:
            _swap(layers, above, below)
        count = crossings(layers, below)
        if count < fewest:
            best, fewest = layers, count
    return best


def neighbours(found: Layers) -> tuple[list[list[int]], list[list[int]]]:
    """Of every point those it is joined to, in the layer above and in the one below."""
    above: list[list[int]] = [[] for _ in found.sizes]
    below: list[list[int]] = [[] for _ in found.sizes]
    for upper, lower in found.links():
        above[lower].append(upper)
        below[upper].append(lower)
    return above, below


def crossings(layers: Sequence[Sequence[int]], below: Sequence[Sequence[int]]) -> int:
    """How often lines cross between neighbouring layers."""
    count = 0
    for upper, lower in pairwise(layers):
        place = {point: index for index, point in enumerate(lower)}
        seen: list[int] = []
        for point in upper:
            ends = sorted(place[end] for end in below[point])
            count += sum(len(seen) - bisect_right(seen, end) for end in ends)
            for end in ends:
                insort(seen, end)
    return count


def _sweep(
    layers: list[list[int]],
    above: Sequence[Sequence[int]],
    below: Sequence[Sequence[int]],
    *,
    downward: bool,
) -> None:
    indices = range(1, len(layers)) if downward else range(len(layers) - 2, -1, -1)
    for index in indices:
        fixed = layers[index - 1 if downward else index + 1]
        joined = above if downward else below
        place = {point: float(number) for number, point in enumerate(fixed)}
        own = {point: float(number) for number, point in enumerate(layers[index])}
        # Sorting is stable: what is joined to nothing and what ties stay in their order.
        layers[index].sort(
            key=lambda point: (
                sum(place[end] for end in joined[point]) / len(joined[point])
                if joined[point]
                else own[point]
            )
        )


def _swap(
    layers: list[list[int]], above: Sequence[Sequence[int]], below: Sequence[Sequence[int]]
) -> None:
    for index, layer in enumerate(layers):
        for left in range(len(layer) - 1):
            pair = layer[left], layer[left + 1]
            kept = _between(pair, layers, index, (above, below))
            if _between(pair[::-1], layers, index, (above, below)) < kept:
                layer[left : left + 2] = pair[::-1]


def _between(
    pair: Sequence[int],
    layers: Sequence[Sequence[int]],
    index: int,
    joined: tuple[Sequence[Sequence[int]], Sequence[Sequence[int]]],
) -> int:
    """Crossings of the lines of two neighbours, standing in this order."""
    count = 0
    for ends, other in zip(joined, (index - 1, index + 1), strict=True):
        if 0 <= other < len(layers):
            place = {point: number for number, point in enumerate(layers[other])}
            left, right = ([place[end] for end in ends[point]] for point in pair)
            count += sum(a > b for a in left for b in right)
    return count
