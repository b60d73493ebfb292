"""`partial_after` and `given_with` name questions."""

from __future__ import annotations

from collections.abc import Iterator

from callbot.scriptfile.checks.subject import Finding, Subject
from callbot.scriptfile.positions import Path
from callbot.scriptfile.reader import nearest

CODES = ("unknown-question",)


def check(subject: Subject) -> Iterator[Finding]:
    """Yield names that are no question; no question is given with itself."""
    questions = [node.id for node in subject.script.questions]
    yield from _unknown(("partial_after",), subject.script.partial_after, questions)
    for node, wait in subject.waits:
        others = [question for question in questions if question != node.id]
        yield from _unknown(("nodes", node.id, "given_with"), wait.given_with, others)


def _unknown(path: Path, names: tuple[str, ...], questions: list[str]) -> Iterator[Finding]:
    for index, name in enumerate(names):
        if name not in questions:
            message = f"`{name}` is no question that can stand here"
            yield Finding((*path, index), CODES[0], message, nearest(name, questions), "error")
