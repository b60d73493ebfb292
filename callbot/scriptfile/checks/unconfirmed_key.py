"""What decides about a person should be asked back when it may have been misheard."""

from __future__ import annotations

from collections.abc import Iterator

from callbot.core.script import Wait
from callbot.scriptfile.checks.subject import Finding, Subject

CODES = ("unconfirmed-key",)


def check(subject: Subject) -> Iterator[Finding]:
    """Yield key questions whose deciding answer is taken however unsure the understanding is."""
    for node, wait in subject.waits:
        if (
            not wait.key or wait.expects == "open"
        ):  # what is passed on as it was heard decides nothing
            continue
        deciding = [
            str(item)
            for rule in subject.script.rules
            for condition in rule.when
            if condition.question == node.id
            for item in condition.any_of or ("answer",)
        ]
        bare = [name for name in dict.fromkeys(deciding) if not _confirmed(wait, name)]
        if bare:
            message = f"`{node.id}` decides, but {', '.join(bare)} is never asked back"
            hint = "add `confirm` with `below = 0.6`"
            yield Finding(("nodes", node.id), CODES[0], message, hint, at_key=True)


def _confirmed(wait: Wait, name: str) -> bool:
    confirm = wait.confirm
    return confirm is not None and (confirm.below > 0 or name in confirm.always)
