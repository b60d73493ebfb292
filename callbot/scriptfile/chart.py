"""A script's transition table made readable: what its drawings show.

What can happen at any question is told once, asking again and asking back become words at their node,
and the rows from a node to another become one way with its labels.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Protocol

from callbot.core.script import Language, Node, Script


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


WORDS: Mapping[Language, Mapping[str, str]] = {
    "zh": {
        "answered": "答了", "given_up": "没问到", "again": "没听清再问", "confirm": "核实",
        "back": "更正", "any": "任何一问", "later": "改天再打", "human": "转人工",
        "stop": "别再打", "refused": "不愿回答", "limit": "到上限", "begin": "接通",
        "passed_over": "不用问",
    },
    "en": {
        "answered": "answered", "given_up": "given up", "again": "asked again",
        "confirm": "asked back", "back": "correction", "any": "at any question",
        "later": "call later", "human": "wants a person", "stop": "don't call again",
        "refused": "refuses", "limit": "limit reached", "begin": "picked up",
        "passed_over": "not asked",
    },
}  # fmt: skip
LABEL_CHARACTERS = 28


@dataclass(frozen=True, slots=True)
class Way:
    """How one node follows another."""

    source: str
    target: str
    labels: tuple[str, ...]
    """What leads this way: labels of categories, then words for the rest."""


@dataclass(frozen=True, slots=True)
class Chart:
    """What there is to draw, the same for the same script whatever the order of its table."""

    ways: tuple[Way, ...]
    loops: Mapping[str, tuple[str, ...]]
    """Node → asking again, asking back."""
    closings: Mapping[str, str]
    """The bot's own endings, which every question can lead to → their label."""


def chart_of(script: Script, transitions: Iterable[Edge], language: Language) -> Chart:
    """The chart of `script`, whose machine has these transitions; its words in `language`."""
    words = WORDS[language]
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
    return Chart(
        tuple(
            Way(source, target, _labels(script.nodes[source], triggers, words))
            for (source, target), triggers in sorted(
                ways.items(), key=lambda way: [order[name] for name in way[0]]
            )
        ),
        {name: tuple(sorted(loops[name])) for name in sorted(loops, key=order.__getitem__)},
        dict(sorted(closings.items())),
    )


def name_of(node: Node) -> str:
    """A few words for a node: its label, or the beginning of its prompt."""
    text = node.label or " ".join(node.prompt.split())
    if node.label or len(text) <= LABEL_CHARACTERS:
        return text
    return f"{text[:LABEL_CHARACTERS]}…"


def _once(labels: list[str], label: str) -> None:
    if label not in labels:
        labels.append(label)


def _labels(node: Node, triggers: list[str], words: Mapping[str, str]) -> tuple[str, ...]:
    """What leads this way: categories in the order of the file, then everything else by name."""
    categories = node.wait.categories if node.wait else ()
    labels = [c.label or c.id for c in categories if f"={c.id}" in triggers]
    # Where there are categories, every answer has one, so that "answered" would say nothing.
    silent = {"said", *(f"={c.id}" for c in categories), *(("answered",) if categories else ())}
    return (*labels, *(words.get(t, t) for t in sorted(triggers) if t not in silent))
