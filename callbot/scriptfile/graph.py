"""Which node leads where, as a script says it; unlike the machine it bears broken scripts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from callbot.core.script import Node, Script
from callbot.scriptfile.positions import Path


class Link(NamedTuple):
    """One way from a node to another."""

    source: str
    target: str
    path: Path
    """Where in the file it is written."""


def links(script: Script) -> list[Link]:
    """Every way the script writes down, also those to nodes that do not exist."""
    return [link for node in script.nodes.values() for link in _from(node)]


def _from(node: Node) -> Iterator[Link]:
    here: Path = ("nodes", node.id)
    if node.goto:
        yield Link(node.id, node.goto, (*here, "goto"))
    if node.wait is None:
        return
    for category in node.wait.categories:
        if category.goto:
            path = (*here, "categories", category.id, "goto")
            yield Link(node.id, category.goto, path)
    if node.wait.retry.goto:
        yield Link(node.id, node.wait.retry.goto, (*here, "retry", "goto"))


def followers(script: Script) -> dict[str, set[str]]:
    """The existing nodes that each node leads to."""
    ways: dict[str, set[str]] = {name: set() for name in script.nodes}
    for link in links(script):
        if link.target in ways:
            ways[link.source].add(link.target)
    return ways


def reachable(ways: Mapping[str, set[str]], start: str) -> set[str]:
    """`start` and everything that can follow it."""
    seen: set[str] = set()
    waiting = [start]
    while waiting:
        name = waiting.pop()
        if name not in seen:
            seen.add(name)
            waiting += ways[name]
    return seen


def loops(ways: Mapping[str, set[str]]) -> list[list[str]]:
    """The groups of nodes that can each come round to themselves, in the order of the file."""
    after = {name: set().union(*(reachable(ways, n) for n in ways[name])) for name in ways}
    groups: list[list[str]] = []
    for name in ways:
        if name in after[name] and not any(name in group for group in groups):
            groups.append(
                [other for other in ways if other in after[name] and name in after[other]]
            )
    return groups
