"""The whole picture: a script's chart, with what went along it where calls were counted."""

from __future__ import annotations

from html import escape
from typing import NamedTuple

from callbot.core.flow import edges_of, machine_of
from callbot.core.script import Language, Script
from callbot.review.drawing import below, boxes, ink, ways
from callbot.review.drawing.layers import Arrow, Size
from callbot.review.drawing.layout import Layout, Place, layout
from callbot.review.drawing.measure import width
from callbot.review.drawing.traffic import Stored, Traffic, as_paths, traffic
from callbot.review.drawing.words import Says
from callbot.scriptfile.chart import Chart, chart_of, name_of

_MARGIN = 16.0
_BEGIN = "picked up?"
"""No node's id: these have no blank."""
_SMALL = 12.0


def draw(script: Script, stored: Stored | None, language: Language) -> str:
    """The picture of a script, with the counts of its calls (`callbot.store.paths`) where given."""
    chart = chart_of(script, edges_of(machine_of(script)), language)
    return svg(script, chart, count(script, chart, stored) if stored else None, language)


def draw_counted(script: Script, seen: Traffic | None, language: Language) -> str:
    """Likewise, with what was counted before."""
    chart = chart_of(script, edges_of(machine_of(script)), language)
    return svg(script, chart, seen if seen and seen.calls else None, language)


def count(script: Script, chart: Chart, stored: Stored) -> Traffic:
    """What went along the ways of the chart."""
    return traffic(script, [(way.source, way.target) for way in chart.ways], as_paths(stored))


def svg(script: Script, chart: Chart, seen: Traffic | None, language: Language) -> str:
    """The picture as SVG, its words in `language`; the same bytes for the same input."""
    say = Says(language)
    drawn = {node.id: boxes.box_of(node, chart, seen, say) for node in script.nodes.values()}
    courses = _courses(script, chart, seen, say)
    sizes = {_BEGIN: Size(width(say("picked_up"), _SMALL) + 28, 30.0)}
    sizes |= {name: box.size for name, box in drawn.items()}
    places = layout(sizes, [Arrow(c.source, c.target, c.label.size) for c in courses])
    parts = _lines(places, courses, counted=seen is not None)
    parts.append(_begin(places.boxes[_BEGIN], say))
    largest = max((box.lost_share or 0.0 for box in drawn.values()), default=0.0)
    for name, box in drawn.items():
        title = f"{name}: {name_of(box.node)}. {box.node.prompt}"
        parts.append(boxes.draw(box, places.boxes[name], title, largest))
    under, bottom, right = below.draw(chart, seen, say, places)
    return _framed(
        "".join(parts) + under, max(places.width, right), bottom, _words(script, chart, seen, say)
    )


class _Course(NamedTuple):
    """A line to be drawn."""

    source: str
    target: str
    label: ways.Label
    calls: int


def _courses(script: Script, chart: Chart, seen: Traffic | None, say: Says) -> list[_Course]:
    """How the call begins, then the ways between different nodes."""
    calls = seen.calls if seen else 0
    begin = ways.label_of((), say.count(calls) if seen else "")
    courses = [_Course(_BEGIN, script.start, begin, calls)]
    for way in chart.ways:
        if way.source != way.target:
            calls = seen.ways[way.source, way.target] if seen else 0
            label = ways.label_of(way.labels, say.count(calls) if seen else "")
            courses.append(_Course(way.source, way.target, label, calls))
    return courses


def _lines(places: Layout, courses: list[_Course], *, counted: bool) -> list[str]:
    """Lines first, the thickest lowest, then all labels: no line hides words."""
    most = max((course.calls for course in courses), default=0) if counted else 0
    at = ways.ports(places)
    drawn = []
    for index in sorted(range(len(courses)), key=lambda index: -courses[index].calls):
        line, calls = places.lines[index], courses[index].calls
        ends = at[index, line.upper], at[index, line.lower]
        thick = ways.thickness(calls, most)
        drawn.append(ways.draw(line, places, ends, thick, used=not counted or calls > 0))
    return drawn + [
        ways.draw_label(course.label, line)
        for course, line in zip(courses, places.lines, strict=True)
    ]


def _begin(place: Place, say: Says) -> str:
    pill = ink.rect(place.x, place.y, place.width, place.height, rx=place.height / 2, fill=ink.INK)
    words = ink.text(
        say("picked_up"), place.middle, place.y + 19.5, _SMALL, fill=ink.PAPER,
        text_anchor="middle", font_weight="600",
    )  # fmt: skip
    return pill + words


def _words(script: Script, chart: Chart, seen: Traffic | None, say: Says) -> tuple[str, str]:
    """Title and description for those who do not see the picture."""
    told = say("plain", len(script.nodes), len(chart.ways))
    if seen:
        worst = seen.worst()
        calls = say.count(seen.calls)
        if worst:
            name = name_of(script.nodes[worst])
            told += " " + say("counted", calls, name, say.count(seen.lost_at(worst)))
        else:
            told += " " + say("counted_all", calls)
    return say("title", script.title or script.id), told


def _framed(content: str, wide: float, high: float, words: tuple[str, str]) -> str:
    wide, high = wide + 2 * _MARGIN, high + 2 * _MARGIN
    told = f"<title>{escape(words[0])}</title><desc>{escape(words[1])}</desc>"
    paper = ink.rect(0, 0, wide, high, fill=ink.PAPER)
    moved = ink.element("g", content, transform=f"translate({_MARGIN:.0f} {_MARGIN:.0f})")
    return ink.element(
        "svg", told + paper + moved, xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {wide:.0f} {high:.0f}", width=round(wide), height=round(high),
        font_family=ink.FONT, role="img",
    )  # fmt: skip
