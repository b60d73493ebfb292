"""`partial_after` names questions."""

from __future__ import annotations

from collections.abc import Iterator

from callbot.scriptfile.checks.subject import Finding, Subject
from callbot.scriptfile.reader import nearest

CODES = ("unknown-question",)


def check(subject: Subject) -> Iterator[Finding]:
    """Yield names in `partial_after` that are no question."""
    questions = [node.id for node in subject.script.questions]
    for index, name in enumerate(subject.script.partial_after):
        if name not in questions:
            message = f"`{name}` is no question"
            path = ("partial_after", index)
            yield Finding(path, CODES[0], message, nearest(name, questions), "error")
