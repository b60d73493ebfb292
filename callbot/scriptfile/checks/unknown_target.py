"""A `goto` must name a node."""

from __future__ import annotations

from collections.abc import Iterator

from callbot.scriptfile.checks.subject import Finding, Subject
from callbot.scriptfile.graph import links
from callbot.scriptfile.reader import nearest

CODES = ("unknown-target",)


def check(subject: Subject) -> Iterator[Finding]:
    """Yield every way that leads to no node."""
    nodes = subject.script.nodes
    for link in links(subject.script):
        if link.target not in nodes:
            message = f"`{link.source}` leads to `{link.target}`, which does not exist"
            yield Finding(link.path, CODES[0], message, nearest(link.target, nodes), "error")
