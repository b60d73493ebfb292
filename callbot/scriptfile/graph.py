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
    order = {name: index for index, name in enumerate(ways)}
    groups = [sorted(group, key=order.__getitem__) for group in _components(ways)]
    turning = [group for group in groups if len(group) > 1 or group[0] in ways[group[0]]]
    return sorted(turning, key=lambda group: order[group[0]])


def _components(ways: Mapping[str, set[str]]) -> Iterator[list[str]]:
    """Kosaraju's strongly connected components, without recursion: a script may be a long chain."""
    back: dict[str, list[str]] = {name: [] for name in ways}
    for name, targets in ways.items():
        for target in targets:
            back[target].append(name)
    left = set(ways)
    for name in reversed(_finished(ways)):
        if name in left:
            group = []
            waiting = [name]
            left.discard(name)
            while waiting:
                group.append(waiting.pop())
                waiting += [source for source in back[group[-1]] if source in left]
                left.difference_update(waiting)
            yield group


def _finished(ways: Mapping[str, set[str]]) -> list[str]:
    """The nodes in the order in which a depth-first walk leaves them."""
    done: list[str] = []
    seen: set[str] = set()
    for start in ways:
        stack = [] if start in seen else [(start, iter(sorted(ways[start])))]
        seen.add(start)
        while stack:
            name, targets = stack[-1]
            target = next((target for target in targets if target not in seen), None)
            if target is None:
                done.append(name)
                stack.pop()
            else:
                seen.add(target)
                stack.append((target, iter(sorted(ways[target]))))
    return done
