"""Every node must lead somewhere or end the call, whatever the person answers."""

from __future__ import annotations

from collections.abc import Iterator

from callbot.core.script import Node
from callbot.scriptfile.checks.subject import Finding, Subject

CODES = ("dead-end",)


def check(subject: Subject) -> Iterator[Finding]:
    """Yield the nodes after which a call would not know how to go on."""
    for node in subject.script.nodes.values():
        here = ("nodes", node.id)
        if node.goto or subject.written(*here, "goto") or subject.written(*here, "ends"):
            continue
        missing = _missing(node)
        if missing:
            message = f"`{node.id}` leads nowhere {missing}"
            yield Finding(here, CODES[0], message, "add `goto` or `ends`", "error", at_key=True)


def _missing(node: Node) -> str:
    if node.wait is None:
        return "after its prompt"
    if node.wait.expects not in ("yes_no", "choice"):
        return "after an answer"
    open_categories = [c.id for c in node.wait.categories if not c.goto]
    if open_categories:
        return f"after the answer {', '.join(f'`{name}`' for name in open_categories)}"
    return "" if node.wait.retry.goto else "when no answer comes"
