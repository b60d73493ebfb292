"""What stands in braces in a spoken text must have a value."""

from __future__ import annotations

from collections.abc import Iterator
from string import Formatter

from callbot.core.earlier import PREVIOUS
from callbot.scriptfile.checks.subject import Finding, Subject, Text
from callbot.scriptfile.keys import SLOTS
from callbot.scriptfile.reader import nearest

CODES = ("unknown-slot", "bad-slot")


def check(subject: Subject) -> Iterator[Finding]:
    """Yield slots that name nothing, and braces that do not match."""
    questions = [node.id for node in subject.script.questions]
    if subject.script.series is not None:
        questions += [PREVIOUS + question for question in questions]
    anywhere = [*SLOTS, *subject.script.parameters, *questions]
    for text in (*subject.prompts, *subject.replies):
        asked_back = text.path[2:] == ("confirm", "prompt")
        yield from _slots(text, [*anywhere, "answer"] if asked_back else anywhere)
    for index, rule in enumerate(subject.script.rules):
        yield from _slots(Text(("follow_up", index, "reason"), rule.reason), questions)


def _slots(text: Text, known: list[str]) -> Iterator[Finding]:
    try:
        names = [name for _, name, _, _ in Formatter().parse(text.text) if name is not None]
    except ValueError:
        hint = "write {name}; a brace itself is written twice"
        yield Finding(text.path, "bad-slot", "braces that do not match", hint, "error")
        return
    for name in names:
        if name not in known:
            message = f"`{{{name}}}` stands for nothing"
            yield Finding(text.path, "unknown-slot", message, nearest(name, known), "error")
