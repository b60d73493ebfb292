"""First step of the layered layout (Sugiyama, Tagawa, Toda 1981): which layer everything stands in.

Boxes stand in even layers; between them every arrow gets a place of its own in an odd one, where its
label stands, so that no label can lie on a box or on another label. Arrows that lead back are turned
round for the layout and drawn the way they point.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise


@dataclass(frozen=True, slots=True)
class Size:
    """Width and height, in pixels at 100 %."""

    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Arrow:
    """A way from a box to another, with room for its label."""

    source: str
    target: str
    label: Size


@dataclass(slots=True)
class Layers:
    """Every point that gets a place. Points are numbered: boxes first, then bends of arrows."""

    sizes: list[Size]
    layers: list[list[int]] = field(default_factory=list)
    chains: list[list[int]] = field(default_factory=list)
    """Arrow → its points from the upper box to the lower one."""
    turned: list[bool] = field(default_factory=list)
    """Arrow → does it point upwards?"""

    def links(self) -> Iterator[tuple[int, int]]:
        """Every pair of points that are joined, the upper one first."""
        for chain in self.chains:
            yield from pairwise(chain)


BEND = Size(18.0, 0.0)
"""Room for a line that passes between boxes."""


def layers_of(boxes: Mapping[str, Size], arrows: Sequence[Arrow]) -> Layers:
    """Layers for boxes, in the order given, and arrows between different ones."""
    turned = _turned(list(boxes), arrows)
    downward = [
        (arrow.target, arrow.source) if back else (arrow.source, arrow.target)
        for arrow, back in zip(arrows, turned, strict=True)
    ]
    rank = _ranks(list(boxes), downward)
    number = {name: index for index, name in enumerate(boxes)}
    found = Layers(list(boxes.values()), turned=turned)
    found.layers = [[] for _ in range(max(rank.values(), default=0) + 1)]
    for name, index in number.items():
        found.layers[rank[name]].append(index)
    for arrow, (upper, lower), back in zip(arrows, downward, turned, strict=True):
        chain = [number[upper]]
        # The label stands near the box that the arrow leaves.
        labelled = rank[lower] - 1 if back else rank[upper] + 1
        for layer in range(rank[upper] + 1, rank[lower]):
            found.layers[layer].append(len(found.sizes))
            chain.append(len(found.sizes))
            found.sizes.append(arrow.label if layer == labelled else BEND)
        found.chains.append([*chain, number[lower]])
    return found


def _turned(names: Sequence[str], arrows: Sequence[Arrow]) -> list[bool]:
    """Which arrows close a circle on a walk in depth from the first box; without recursion."""
    leaving: dict[str, list[int]] = {name: [] for name in names}
    for index, arrow in enumerate(arrows):
        leaving[arrow.source].append(index)
    turned = [False] * len(arrows)
    state = dict.fromkeys(names, "new")
    for start in names:
        stack = [(start, iter(leaving[start]))] if state[start] == "new" else []
        state[start] = "open" if stack else state[start]
        while stack:
            name, rest = stack[-1]
            index = next(rest, -1)
            if index < 0:
                state[name] = "done"
                stack.pop()
                continue
            target = arrows[index].target
            if state[target] == "open":
                turned[index] = True
            elif state[target] == "new":
                state[target] = "open"
                stack.append((target, iter(leaving[target])))
    return turned


def _ranks(names: Sequence[str], downward: Sequence[tuple[str, str]]) -> dict[str, int]:
    """The longest way to each box, two layers an arrow."""
    below: dict[str, list[str]] = {name: [] for name in names}
    waiting = dict.fromkeys(names, 0)
    for upper, lower in downward:
        below[upper].append(lower)
        waiting[lower] += 1
    rank = dict.fromkeys(names, 0)
    ready = [name for name in names if not waiting[name]]
    for name in ready:  # grows while it is read
        for lower in below[name]:
            rank[lower] = max(rank[lower], rank[name] + 2)
            waiting[lower] -= 1
            if not waiting[lower]:
                ready.append(lower)
    return rank
