"""Follow-up rules and soft checks must speak of questions, categories and levels that there are."""

from __future__ import annotations

from collections.abc import Iterator

from callbot.core.earlier import PREVIOUS
from callbot.core.followup import CALL_BACK
from callbot.core.script import Condition, Wait
from callbot.scriptfile.checks.subject import Finding, Subject
from callbot.scriptfile.positions import Path
from callbot.scriptfile.reader import nearest

CODES = (
    "unknown-rule-question", "unknown-rule-category", "unknown-level", "test-mismatch", "no-series",
)  # fmt: skip

_FITS = {
    "at_least": ("number", "temperature"),
    "at_most": ("number", "temperature"),
    "within_days": ("date",),
    "within_places": ("place",),
    "rises": ("number", "temperature"),
}
"""What a question must expect for a test to mean anything."""


def check(subject: Subject) -> Iterator[Finding]:
    """Yield what in the rules could never hold."""
    script = subject.script
    for index, rule in enumerate(script.rules):
        if rule.level and rule.level not in (*script.levels, CALL_BACK):
            message = f"unknown level `{rule.level}`"
            hint = nearest(rule.level, (*script.levels, CALL_BACK))
            yield Finding(("follow_up", index, "level"), "unknown-level", message, hint, "error")
    for here, condition in subject.conditions:
        if condition.of_series and script.series is None:
            message = "earlier calls are tested, and this script is called once"
            yield Finding(
                here, "no-series", message, "add [series] with `days` and `times`", "error"
            )
        if condition.question:
            yield from _condition(subject, condition, here)


def _condition(subject: Subject, condition: Condition, here: Path) -> Iterator[Finding]:
    questions = {node.id: wait for node, wait in subject.waits}
    name = condition.question.removeprefix(PREVIOUS)
    if name not in questions:
        message = f"`{condition.question}` is no question"
        path = (*here, "question")
        hint = nearest(condition.question, [*questions, *(PREVIOUS + q for q in questions)])
        yield Finding(path, CODES[0], message, hint, "error")
        return
    if condition.rises is not None and condition.question != name:
        message = "`rises` takes this call's answer together with the earlier ones"
        yield Finding((*here, "question"), "test-mismatch", message, f"write {name}", "error")
    wait = questions[name]
    for test, fitting in _FITS.items():
        if subject.written(*here, test) and wait.expects not in fitting:
            message = f"`{test}` cannot hold: `{name}` expects `{wait.expects}`"
            hint = f"it tests {' and '.join(fitting)}"
            yield Finding((*here, test), "test-mismatch", message, hint, "error", at_key=True)
    yield from _categories(wait, condition, here)


def _categories(wait: Wait, condition: Condition, here: Path) -> Iterator[Finding]:
    known = [category.id for category in wait.categories]
    for index, item in enumerate(condition.any_of):
        path = (*here, "any_of", index)
        if isinstance(item, str):
            # A place or a text is its own value, so that any word may be meant.
            if item not in known and wait.expects in ("yes_no", "choice"):
                message = f"`{condition.question}` has no category `{item}`"
                hint = nearest(item, known)
                yield Finding(path, "unknown-rule-category", message, hint, "error")
        elif wait.expects not in ("number", "temperature"):
            message = f"{item:g} cannot be an answer: `{condition.question}` gives no number"
            yield Finding(path, "test-mismatch", message, "", "error")
