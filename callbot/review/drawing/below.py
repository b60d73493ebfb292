"""What stands below the graph: what can happen at any question, and how to read the picture."""

from __future__ import annotations

from collections import Counter

from callbot.review.drawing import ink
from callbot.review.drawing.layout import Layout
from callbot.review.drawing.measure import width, wrapped
from callbot.review.drawing.traffic import Traffic
from callbot.review.drawing.words import Says
from callbot.scriptfile.chart import Chart

_SIZE = 12.0
_APART, _HIGH, _LINE = 12.0, 26.0, 17.0
_LEAST = 320.0
"""Narrower graphs leave this much for words."""


def draw(chart: Chart, seen: Traffic | None, say: Says, graph: Layout) -> tuple[str, float, float]:
    """The drawing below the graph; its bottom and its right end."""
    room = max(graph.width, _LEAST)
    y, right = graph.height, 0.0
    parts: list[str] = []
    if chart.closings:
        y += 34
        heading = f"{say('any')}:"
        parts.append(ink.text(heading, 0, y, _SIZE, fill=ink.SOFT, font_weight="600"))
        pills, y, right = _pills(_endings(chart, seen, say), y + 10, room)
        parts += pills
    y += 24
    legend = _legend(seen, say)
    if any(line.upward for line in graph.lines):
        legend.append(say("legend_back"))
    space = " " if say.language == "en" else ""
    for line in wrapped(space.join(legend), _SIZE, room, 8) if legend else ():
        parts.append(ink.text(line, 0, y, _SIZE, fill=ink.SOFT))
        right, y = max(right, width(line, _SIZE)), y + _LINE
    return "".join(parts), y - 8, right


def _endings(chart: Chart, seen: Traffic | None, say: Says) -> list[tuple[str, bool]]:
    """The words of each, and whether it ever happened: those of the machine, then what befell calls."""
    total: Counter[str] = Counter()
    for reasons in seen.lost.values() if seen else ():
        total.update(reasons)
    known = {state.removeprefix("closing:"): label for state, label in chart.closings.items()}
    labels = known | {why: say.why(why) for why in sorted(total) if why not in known}
    return [
        (f"{label} {say.count(total[why])}" if seen else label, total[why] > 0)
        for why, label in labels.items()
    ]


def _pills(
    endings: list[tuple[str, bool]], y: float, room: float
) -> tuple[list[str], float, float]:
    parts: list[str] = []
    x, right = 0.0, 0.0
    for words, happened in endings:
        wide = width(words, _SIZE) + 22
        if x and x + wide > room:
            x, y = 0.0, y + _HIGH + 6
        fill, edge = (ink.LOST_SOFT, ink.LOST) if happened else (ink.BOX, ink.BOX_EDGE)
        parts.append(ink.rect(x, y, wide, _HIGH, rx=_HIGH / 2, fill=fill, stroke=edge))
        middle = x + wide / 2
        parts.append(ink.text(words, middle, y + 17, _SIZE, fill=ink.INK, text_anchor="middle"))
        right = max(right, x + wide)
        x += wide + _APART
    return parts, y + _HIGH, right


def _legend(seen: Traffic | None, say: Says) -> list[str]:
    if seen is None:
        return []
    shares = [(seen.lost_at(node) / seen.reached[node], node) for node in seen.lost]
    told = [say("legend_thick")]
    if shares:
        _, node = max(shares)
        told.append(say("legend_lost", say.share(seen.lost_at(node), seen.reached[node])))
    return [*told, say("legend_again")]
