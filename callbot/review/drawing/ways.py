"""The ways between boxes: curves as thick as the calls that took them, with labels and arrowheads."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from callbot.review.drawing import ink
from callbot.review.drawing.layers import Size
from callbot.review.drawing.layout import Layout, Line
from callbot.review.drawing.measure import width, wrapped

_SIZE = 12.0
_STEP = 15.5
_ROOM = 158.0
_THIN, _THICK = 1.3, 13.0
_HEAD = 7.0


@dataclass(frozen=True, slots=True)
class Label:
    """What stands at a way: what leads along it, and how many calls took it."""

    lines: tuple[str, ...]
    count: str
    """Empty where nothing was counted."""
    size: Size


def label_of(words: Sequence[str], count: str) -> Label:
    """The label's lines and the room they need."""
    lines = wrapped("\u00a0/ ".join(words), _SIZE, _ROOM, 4) if words else []
    wide = max([width(line, _SIZE) for line in lines] + [width(count, _SIZE) * 1.06, 14.0])
    high = _STEP * (len(lines) + bool(count))
    return Label(tuple(lines), count, Size(wide + 10, high + 4 if high else 0.0))


def thickness(calls: int, most: int) -> float:
    """In proportion to the busiest way; a way that nobody took is a hair."""
    return _THIN + (_THICK - _THIN) * calls / most if most else 1.6


def ports(places: Layout) -> dict[tuple[int, str], float]:
    """(Line, box) → x at which it leaves or enters, so that lines at a box do not lie on each other."""
    at: dict[tuple[str, bool], list[tuple[float, int]]] = {}
    for index, line in enumerate(places.lines):
        at.setdefault((line.upper, True), []).append((line.gates[0][0], index))
        at.setdefault((line.lower, False), []).append((line.gates[-1][0], index))
    found: dict[tuple[int, str], float] = {}
    for (name, _), lines in at.items():
        box = places.boxes[name]
        apart = min(26.0, (box.width - 40) / max(len(lines) - 1, 1))
        for number, (_, index) in enumerate(sorted(lines)):
            found[index, name] = box.middle + apart * (number - (len(lines) - 1) / 2)
    return found


def draw(line: Line, places: Layout, ends: tuple[float, float], thick: float, *, used: bool) -> str:
    """The curve and its arrowhead; `ends` are the x of its upper and lower port."""
    top, bottom = places.boxes[line.upper].bottom, places.boxes[line.lower].y
    head = max(_HEAD, thick * 0.75)
    if line.upward:
        top += head
    else:
        bottom -= head
    points = [(ends[0], top, max(top, line.floor)), *line.gates]
    points.append((ends[1], min(bottom, line.ceiling), bottom))
    path = f"M{_xy(points[0][0], points[0][1])}"
    for before, after in pairwise(points):
        path += f"V{ink.number(before[2])}" if before[2] > before[1] else ""
        half = (before[2] + after[1]) / 2
        path += f"C{_xy(before[0], half)} {_xy(after[0], half)} {_xy(after[0], after[1])}"
    path += f"V{ink.number(bottom)}"
    dash: dict[str, str | float] = {"stroke_dasharray": "6 4"} if line.upward else {}
    colour = ink.FLOW if used else ink.FLOW_SOFT
    curve = ink.element(
        "path",
        d=path,
        fill="none",
        stroke=colour,
        stroke_width=thick,
        stroke_linejoin="round",
        **dash,
    )
    x, tip, back = (
        (ends[0], top - head, top + 0.5) if line.upward else (ends[1], bottom + head, bottom - 0.5)
    )
    wide = max(5.0, thick * 0.5 + 2.5)
    triangle = f"M{_xy(x, tip)}L{_xy(x - wide, back)}L{_xy(x + wide, back)}Z"
    return curve + ink.element("path", d=triangle, fill=colour)


def draw_label(label: Label, line: Line) -> str:
    """The words on a patch of paper, so that the line does not run through them."""
    place = line.label
    if not place.height:
        return ""
    parts = [
        ink.rect(
            place.x, place.y, place.width, place.height, fill=ink.PAPER, fill_opacity=0.88, rx=3.0
        )
    ]
    y = place.y + 2
    shared: Mapping[str, str] = {"text_anchor": "middle"}
    for words in label.lines:
        y += _STEP
        parts.append(ink.text(words, place.middle, y - 4, _SIZE, fill=ink.INK, **shared))
    if label.count:
        y += _STEP
        bold = {**shared, "font_weight": "700"}
        parts.append(ink.text(label.count, place.middle, y - 4, _SIZE, fill=ink.KEY, **bold))
    return "".join(parts)


def _xy(x: float, y: float) -> str:
    return f"{ink.number(x)},{ink.number(y)}"
