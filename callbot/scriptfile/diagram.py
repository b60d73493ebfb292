"""Draws a script's state machine as a Mermaid flowchart.

What is drawn is the table that runs (`callbot.core.flow.edges_of`), made readable: what can happen
at any question is drawn once, asking again and asking back become one loop at their node.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Protocol

from callbot.core.script import Node, Script


class Edge(Protocol):
    """One row of the transition table, e.g. `callbot.core.flow.Edge`."""

    @property
    def source(self) -> str:
        """State."""
        ...

    @property
    def trigger(self) -> str:
        """`=category`, `back:node` or one of the controls."""
        ...

    @property
    def target(self) -> str:
        """State."""
        ...


_WORDS = {
    "zh": {
        "answered": "答了", "given_up": "没问到", "again": "没听清再问", "confirm": "核实",
        "back": "更正", "any": "任何一问", "later": "改天再打", "human": "转人工",
        "stop": "别再打", "refused": "不愿回答", "limit": "到上限", "begin": "接通",
    },
    "en": {
        "answered": "answered", "given_up": "given up", "again": "asked again",
        "confirm": "asked back", "back": "correction", "any": "at any question",
        "later": "call later", "human": "wants a person", "stop": "don't call again",
        "refused": "refuses", "limit": "limit reached", "begin": "picked up",
    },
}  # fmt: skip
_LABEL_CHARACTERS = 28


def mermaid(script: Script, transitions: Iterable[Edge]) -> str:
    """The flowchart of `script`, whose machine has these transitions; the same text every time."""
    words = _WORDS[script.language]
    ways: dict[tuple[str, str], list[str]] = {}
    loops: dict[str, list[str]] = {}
    closings: dict[str, str] = {}
    for edge in transitions:
        source, target = edge.source.removesuffix("?"), edge.target.removesuffix("?")
        if target.startswith("closing:"):
            closings.setdefault(target, words.get(edge.trigger, edge.trigger))
        elif source not in script.nodes or target not in script.nodes:
            continue
        elif edge.trigger in ("stay", "confirm", "denied"):
            label = words["again"] if edge.trigger == "stay" else words["confirm"]
            _once(loops.setdefault(source, []), label)
        elif not edge.trigger.startswith("back:"):
            _once(ways.setdefault((source, target), []), edge.trigger)
    order = {name: index for index, name in enumerate(script.nodes)}
    lines = ["flowchart TD", f"  begin(({_quoted(words['begin'])})) --> {_state(script.start)}"]
    lines += [_node(script, name) for name in script.nodes]
    for (source, target), labels in sorted(ways.items(), key=lambda w: [order[n] for n in w[0]]):
        lines.append(_arrow(source, target, _labels(script.nodes[source], labels, words)))
    for name in sorted(loops, key=order.__getitem__):
        lines.append(_arrow(name, name, sorted(loops[name])))
    return "\n".join([*lines, *_anywhere(words, closings)]) + "\n"


def _anywhere(words: Mapping[str, str], closings: Mapping[str, str]) -> list[str]:
    """The bot's own closings, which every question can lead to."""
    if not closings:
        return []
    lines = [f"  any[/{_quoted(words['any'])}/]"]
    for state, label in sorted(closings.items()):
        own = state.replace("closing:", "closing_")
        lines.append(f"  any -.-> {own}([{_quoted(label)}])")
    return lines


def _once(labels: list[str], label: str) -> None:
    if label not in labels:
        labels.append(label)


def _labels(node: Node, triggers: list[str], words: Mapping[str, str]) -> list[str]:
    """What leads this way: categories in the order of the file, then everything else by name."""
    categories = node.wait.categories if node.wait else ()
    labels = [c.label or c.id for c in categories if f"={c.id}" in triggers]
    # Where there are categories, every answer has one, so that "answered" would say nothing.
    silent = {"said", *(f"={c.id}" for c in categories), *(("answered",) if categories else ())}
    return labels + [words.get(t, t) for t in sorted(triggers) if t not in silent]


def _arrow(source: str, target: str, labels: list[str]) -> str:
    label = f"|{_quoted(' / '.join(labels))}|" if labels else ""
    return f"  {_state(source)} -->{label} {_state(target)}"


def _node(script: Script, name: str) -> str:
    node = script.nodes[name]
    label = _quoted(f"{name}\n{node.label or _short(node.prompt)}")
    if node.ends:
        return f"  {_state(name)}([{label}])"
    return f"  {_state(name)}[{label}]" if node.wait else f"  {_state(name)}>{label}]"


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _LABEL_CHARACTERS else f"{text[:_LABEL_CHARACTERS]}…"


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
