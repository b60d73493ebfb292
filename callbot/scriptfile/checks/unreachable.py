"""Every node should be reachable from the first."""

from __future__ import annotations

from collections.abc import Iterator

from callbot.scriptfile.checks.subject import Finding, Subject
from callbot.scriptfile.graph import followers, links, reachable

CODES = ("unreachable",)


def check(subject: Subject) -> Iterator[Finding]:
    """Yield the nodes that no call can come to."""
    script = subject.script
    if any(link.target not in script.nodes for link in links(script)):
        return  # a mistyped name explains it, and is told as that
    seen = reachable(followers(script), script.start)
    for name in script.nodes:
        if name not in seen:
            message = f"no way leads to `{name}`"
            hint = f'add a `goto = "{name}"`, or remove it'
            yield Finding(("nodes", name), CODES[0], message, hint, at_key=True)
