"""What stands in a node's box, how large it gets by it, and the box itself."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from callbot.core.script import Node
from callbot.review.drawing import ink
from callbot.review.drawing.layers import Size
from callbot.review.drawing.layout import Place
from callbot.review.drawing.measure import width, wrapped
from callbot.review.drawing.traffic import Traffic
from callbot.review.drawing.words import Says
from callbot.scriptfile.chart import Chart, name_of

_NAME, _SMALL = 14.0, 12.0
_ROOM = 188.0
_SIDE, _TOP = 14.0, 10.0
_BAR, _BAR_ROOM = 7.0, 14.0
_BOLD = 1.06
"""How much wider bold letters are."""


@dataclass(frozen=True, slots=True)
class Written:
    """One line of text in a box."""

    text: str
    size: float = _SMALL
    colour: str = ink.SOFT
    bold: bool = False

    @property
    def step(self) -> float:
        """To the next line."""
        return self.size * 1.4

    @property
    def width(self) -> float:
        """In pixels."""
        return width(self.text, self.size) * (_BOLD if self.bold else 1.0)


@dataclass(frozen=True, slots=True)
class Box:
    """A node's words, and how many of those who came here are lost."""

    node: Node
    lines: tuple[Written, ...]
    lost_share: float | None
    """0 to 1; None where nobody is lost, or nothing was counted."""
    worst: bool
    """Are most calls lost here?"""
    size: Size


def box_of(node: Node, chart: Chart, seen: Traffic | None, say: Says) -> Box:
    """The box of a node; with what was counted, or without."""
    lines = list(_wrapped(name_of(node), Written("", _NAME, ink.INK, bold=True), most=3))
    if node.wait is not None and node.wait.key:
        lines.append(Written(f"◆ {say('key')}", colour=ink.KEY))
    for fact in _facts(node, seen, say) if seen else _repeats(chart.loops.get(node.id, ())):
        lines += _wrapped(fact, Written(""), most=2)
    # A way that leads to its own node is told in its box.
    for way in chart.ways:
        if way.source == way.target == node.id:
            lines += _wrapped(f"↻ {' / '.join(way.labels)}", Written(""), most=2)
    lost = seen.lost_at(node.id) if seen else 0
    worst = bool(seen and lost and seen.worst() == node.id)
    if seen and lost:
        words = say("lost", say.count(lost), say.share(lost, seen.reached[node.id]))
        lines += _wrapped(words, Written("", colour=ink.LOST, bold=True), most=2)
        if worst:
            lines.append(Written(f"▲ {say('most_lost')}", colour=ink.LOST, bold=True))
    wide = max(72.0, *(line.width for line in lines)) + 2 * _SIDE
    high = 2 * _TOP + sum(line.step for line in lines) + (_BAR_ROOM if lost else 0)
    share = lost / seen.reached[node.id] if seen and lost else None
    return Box(node, tuple(lines), share, worst, Size(wide, high))


def _wrapped(text: str, like: Written, most: int) -> Iterable[Written]:
    room = _ROOM / (_BOLD if like.bold else 1.0)
    for line in wrapped(text, like.size, room, most):
        yield Written(line, like.size, like.colour, like.bold)


def _facts(node: Node, seen: Traffic, say: Says) -> list[str]:
    kind = "ended" if node.ends else "asked" if node.wait else "said"
    facts = [say(kind, say.count(seen.reached[node.id]))]
    for sign, counts in (
        ("↻ ", (("again", seen.again), ("asked_back", seen.asked_back))),
        ("", (("ahead", seen.ahead), ("corrected", seen.corrected))),
    ):
        told = [say(word, say.count(count[node.id])) for word, count in counts if count[node.id]]
        line = sign + " · ".join(told)
        apart = [sign + one for one in told]
        facts += apart if width(line, _SMALL) > _ROOM else [line] if told else []
    return facts


def _repeats(loops: Iterable[str]) -> list[str]:
    words = " · ".join(loops)
    return [f"↻ {words}"] if words else []


def draw(box: Box, place: Place, title: str, largest_share: float) -> str:
    """The box with its words, as a group that shows `title` when one points at it.

    The bar of those who are lost is as long as the box where their share is the largest.
    """
    node = box.node
    shape: dict[str, str | float] = {"stroke": ink.BOX_EDGE, "stroke_width": 1.2}
    if box.worst:
        shape = {"stroke": ink.LOST, "stroke_width": 2.5}
    if node.wait is None and not node.ends:
        shape["stroke_dasharray"] = "3 3"
    rounded = min(place.height / 2, 26.0) if node.ends else 7.0
    parts = [
        ink.rect(place.x, place.y, place.width, place.height, rx=rounded, fill=ink.BOX, **shape)
    ]
    y = place.y + _TOP
    for line in box.lines:
        y += line.step
        parts.append(
            ink.text(
                line.text, place.middle, y - line.size * 0.36, line.size, fill=line.colour,
                text_anchor="middle", font_weight="600" if line.bold else "400",
            )
        )  # fmt: skip
    if box.lost_share is not None:
        rail = place.width - 2 * _SIDE
        shared = {"y": y + 4, "height": _BAR}
        parts.append(ink.rect(place.x + _SIDE, width=rail, fill=ink.LOST_SOFT, rx=2.0, **shared))
        bar = max(rail * box.lost_share / largest_share, 2.0)
        parts.append(ink.rect(place.x + _SIDE, width=bar, fill=ink.LOST, rx=2.0, **shared))
    return ink.titled("".join(parts), title, data_node=node.id)
