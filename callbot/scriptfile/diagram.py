"""Draws a script's state machine as a Mermaid flowchart.

What is drawn is the table that runs (`callbot.core.flow.edges_of`), made readable by
`callbot.scriptfile.chart`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from callbot.core.script import Script
from callbot.scriptfile.chart import WORDS, Edge, chart_of, name_of


def mermaid(script: Script, transitions: Iterable[Edge]) -> str:
    """The flowchart of `script`, whose machine has these transitions; the same text every time."""
    words = WORDS[script.language]
    chart = chart_of(script, transitions, script.language)
    lines = ["flowchart TD", f"  begin(({_quoted(words['begin'])})) --> {_state(script.start)}"]
    lines += [_node(script, name) for name in script.nodes]
    lines += [_arrow(way.source, way.target, way.labels) for way in chart.ways]
    lines += [_arrow(name, name, labels) for name, labels in chart.loops.items()]
    return "\n".join([*lines, *_anywhere(words, chart.closings)]) + "\n"


def _anywhere(words: Mapping[str, str], closings: Mapping[str, str]) -> list[str]:
    """The bot's own closings, which every question can lead to."""
    if not closings:
        return []
    lines = [f"  any[/{_quoted(words['any'])}/]"]
    for state, label in closings.items():
        own = state.replace("closing:", "closing_")
        lines.append(f"  any -.-> {own}([{_quoted(label)}])")
    return lines


def _arrow(source: str, target: str, labels: Iterable[str]) -> str:
    text = " / ".join(labels)
    label = f"|{_quoted(text)}|" if text else ""
    return f"  {_state(source)} -->{label} {_state(target)}"


def _node(script: Script, name: str) -> str:
    node = script.nodes[name]
    label = _quoted(f"{name}\n{name_of(node)}")
    if node.ends:
        return f"  {_state(name)}([{label}])"
    return f"  {_state(name)}[{label}]" if node.wait else f"  {_state(name)}>{label}]"


def _state(name: str) -> str:
    """An identifier that is no word of Mermaid's own, such as `end`."""
    return f"n_{name}"


_ESCAPES = {
    "#": "#35;",
    "&": "#amp;",
    '"': "#quot;",
    "<": "#lt;",
    ">": "#gt;",
    "`": "#96;",
    "\n": "<br/>",
}


def _quoted(text: str) -> str:
    return '"' + "".join(_ESCAPES.get(character, character) for character in text) + '"'
