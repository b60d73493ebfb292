"""Boxes and arrows with sizes → places, in three steps: layers, order, place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from callbot.review.drawing.layers import Arrow, Size, layers_of
from callbot.review.drawing.order import ordered
from callbot.review.drawing.place import columns, rows


@dataclass(frozen=True, slots=True)
class Place:
    """A rectangle; x and y are its upper left corner."""

    x: float
    y: float
    width: float
    height: float

    @property
    def middle(self) -> float:
        """From the left."""
        return self.x + self.width / 2

    @property
    def bottom(self) -> float:
        """From the top."""
        return self.y + self.height

    def overlaps(self, other: Place) -> bool:
        """True where the two share any ground."""
        return (
            self.x < other.x + other.width
            and other.x < self.x + self.width
            and self.y < other.bottom
            and other.y < self.bottom
        )


@dataclass(frozen=True, slots=True)
class Line:
    """An arrow's course: from the upper box through these gates, straight inside each, to the lower."""

    upper: str
    lower: str
    gates: tuple[tuple[float, float, float], ...]
    """x, top and bottom of each, downwards."""
    floor: float
    """Bottom of the upper box's layer: above it a line that leaves the box stays in its column."""
    ceiling: float
    """Top of the lower box's layer, likewise."""
    label: Place
    upward: bool
    """Does it point to the upper box?"""


@dataclass(frozen=True, slots=True)
class Layout:
    """A picture without ink."""

    boxes: Mapping[str, Place]
    lines: tuple[Line, ...]
    """In the order of the arrows."""
    width: float
    height: float


def layout(boxes: Mapping[str, Size], arrows: Sequence[Arrow]) -> Layout:
    """Places for boxes, the first at the top, and arrows between different boxes.

    The same for the same input; nothing overlaps.
    """
    found = layers_of(boxes, arrows)
    order = ordered(found)
    middle = columns(found, order)
    bands = rows(found, order)
    layer_of = {point: index for index, layer in enumerate(order) for point in layer}

    def place(point: int) -> Place:
        size = found.sizes[point]
        top, height = bands[layer_of[point]]
        return Place(
            middle[point] - size.width / 2,
            top + (height - size.height) / 2,
            size.width,
            size.height,
        )

    names = list(boxes)
    lines = []
    for chain, back in zip(found.chains, found.turned, strict=True):
        bends = chain[1:-1]
        gates = tuple((middle[b], bands[layer_of[b]][0], sum(bands[layer_of[b]])) for b in bends)
        floor, ceiling = sum(bands[layer_of[chain[0]]]), bands[layer_of[chain[-1]]][0]
        label = place(bends[-1] if back else bends[0])
        upper, lower = names[chain[0]], names[chain[-1]]
        lines.append(Line(upper, lower, gates, floor, ceiling, label, back))
    placed = {name: place(index) for index, name in enumerate(names)}
    edges = [*placed.values(), *(line.label for line in lines)]
    last = bands[-1] if bands else (0.0, 0.0)
    width = max((each.x + each.width for each in edges), default=0.0)
    bends_right = max((x + 9 for line in lines for x, _, _ in line.gates), default=0.0)
    return Layout(placed, tuple(lines), max(width, bends_right), sum(last))
