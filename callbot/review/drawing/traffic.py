"""What really went along a script: the nodes of calls, one after the other → counts on its chart.

A call that reaches one of the script's own endings got through; where it ends otherwise, it is lost
at the last node. A question that was answered ahead was never put: the call is counted as passing it.
"""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from callbot.core.script import Script

CLOSING = "closing:"
AGAIN = frozenset({"no_input", "no_match"})
NOT_ENDED = "not_ended"


class Path(NamedTuple):
    """Calls that went the same way."""

    steps: tuple[tuple[str, str], ...]
    """Node and purpose of each prompt."""
    ended_why: str | None
    """`said`, or who ended it; None where the call has no end."""
    calls: int


@dataclass(slots=True)
class Traffic:
    """Counts of calls, where nothing else is said."""

    calls: int = 0
    reached: Counter[str] = field(default_factory=Counter)
    """Node → calls that came to it."""
    ways: Counter[tuple[str, str]] = field(default_factory=Counter)
    """From a node to the next → how often."""
    lost: dict[str, Counter[str]] = field(default_factory=dict)
    """Node → why calls ended there → calls. A closing's name, or who ended the call."""
    again: Counter[str] = field(default_factory=Counter)
    """Node → how often it was asked again because nothing, or nothing usable, was heard."""
    asked_back: Counter[str] = field(default_factory=Counter)
    """Node → how often an answer was asked back."""
    ahead: Counter[str] = field(default_factory=Counter)
    """Node → calls that passed it because it had been answered ahead."""
    corrected: Counter[str] = field(default_factory=Counter)
    """Node → how often people came back to it to correct their answer."""

    def lost_at(self, node: str) -> int:
        """Calls that ended here without reaching an ending."""
        return self.lost.get(node, Counter()).total()

    def worst(self) -> str | None:
        """Where most calls are lost, of several the first; None where none is."""
        most = max(self.lost, key=self.lost_at, default=None)
        return most if most and self.lost_at(most) else None


def traffic(script: Script, ways: Iterable[tuple[str, str]], paths: Iterable[Path]) -> Traffic:
    """The counts on the ways that the script has, from the paths of its calls."""
    followers: dict[str, list[str]] = {name: [] for name in script.nodes}
    for source, target in ways:
        followers[source].append(target)
    found = Traffic()
    between: dict[tuple[str, str], tuple[str, ...] | None] = {}
    for path in paths:
        _add(found, script, path)
        nodes = [node for node, _ in path.steps if node in script.nodes]
        for move in pairwise(nodes):
            if move[0] != move[1]:
                if move not in between:
                    between[move] = _between(script, followers, *move)
                _move(found, move, between[move], path.calls)
    return found


def _add(found: Traffic, script: Script, path: Path) -> None:
    found.calls += path.calls
    steps = [(node, purpose) for node, purpose in path.steps if node in script.nodes]
    for node in {node for node, _ in steps}:
        found.reached[node] += path.calls
    for node, purpose in steps:
        if purpose in AGAIN:
            found.again[node] += path.calls
        elif purpose == "confirm":
            found.asked_back[node] += path.calls
    if not steps or script.nodes[steps[-1][0]].ends:
        return
    last = path.steps[-1][0]
    why = last.removeprefix(CLOSING) if last.startswith(CLOSING) else path.ended_why or NOT_ENDED
    found.lost.setdefault(steps[-1][0], Counter())[why] += path.calls


def _move(
    found: Traffic, move: tuple[str, str], through: tuple[str, ...] | None, calls: int
) -> None:
    if through is None:
        found.corrected[move[1]] += calls
        return
    stops = (move[0], *through, move[1])
    for way in pairwise(stops):
        found.ways[way] += calls
    for node in through:
        found.ahead[node] += calls


def _between(
    script: Script, followers: Mapping[str, list[str]], source: str, target: str
) -> tuple[str, ...] | None:
    """The questions answered ahead on the shortest way; None where no way leads there."""
    waiting: deque[tuple[str, tuple[str, ...]]] = deque([(source, ())])
    seen = {source}
    while waiting:
        node, through = waiting.popleft()
        if target in followers[node]:
            return through
        for follower in followers[node]:
            wait = script.nodes[follower].wait
            if follower not in seen and wait is not None and wait.given_with:
                seen.add(follower)
                waiting.append((follower, (*through, follower)))
    return None


Stored = Mapping[tuple[str, str | None], int]
"""As `callbot.store.paths` counts them."""


def as_paths(stored: Stored) -> list[Path]:
    """Paths from the strings of `callbot.store.paths`: `node purpose|node purpose…`, and the end."""
    return [
        Path(
            tuple((node, purpose) for node, _, purpose in map(_split, text.split("|"))),
            why,
            calls,
        )
        for (text, why), calls in stored.items()
    ]


def _split(step: str) -> tuple[str, str, str]:
    return step.partition(" ")
