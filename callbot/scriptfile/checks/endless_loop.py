"""A way back to an earlier question should have a limit that the author chose."""

from __future__ import annotations

from collections.abc import Iterator

from callbot.scriptfile.checks.subject import Finding, Subject
from callbot.scriptfile.graph import followers, loops, reachable

CODES = ("loop-without-limit",)


def check(subject: Subject) -> Iterator[Finding]:
    """Yield loops that a person could be led round until the default limit on prompts."""
    if subject.written("limits", "steps"):
        return
    script = subject.script
    ways = followers(script)
    for loop in loops(ways):
        if any(script.nodes[name].ends for name in reachable(ways, loop[0])):
            message = f"{' → '.join([*loop, loop[0]])} can go round {script.limits.steps} times"
            hint = "set `steps` in [limits], or do not lead back"
            yield Finding(("nodes", loop[0]), CODES[0], message, hint, at_key=True)
