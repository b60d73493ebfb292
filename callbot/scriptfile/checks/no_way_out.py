"""From every node the call must be able to reach an end of its own."""

from __future__ import annotations

from collections.abc import Iterator

from callbot.scriptfile.checks.subject import Finding, Subject
from callbot.scriptfile.graph import followers, loops, reachable

CODES = ("no-way-out",)


def check(subject: Subject) -> Iterator[Finding]:
    """Yield each loop that, once entered, only the limits can end."""
    script = subject.script
    ways = followers(script)
    for loop in loops(ways):
        after = reachable(ways, loop[0])
        stuck = all(name in loop for name in after)
        if stuck and not any(script.nodes[name].ends for name in after):
            shown = " → ".join([*loop, loop[0]]) if len(loop) > 1 else f"{loop[0]} → {loop[0]}"
            message = f"a loop without a way out: {shown}"
            hint = "let one of them lead to a node with `ends`"
            yield Finding(("nodes", loop[0]), CODES[0], message, hint, "error", at_key=True)
    # Nobody would be asked anything while the call goes round the nodes that it passes over.
    over = {
        node.id: {node.goto} & script.nodes.keys() if node.asked_if and node.goto else set()
        for node in script.nodes.values()
    }
    for loop in loops(over):
        message = f"nodes that may all be passed over lead to each other: {' → '.join(loop)}"
        hint = "let one of them be asked in any case"
        yield Finding(("nodes", loop[0]), CODES[0], message, hint, "error", at_key=True)
