"""Kinds of evidence must be among the built-in ones."""

from __future__ import annotations

from collections.abc import Iterator

from callbot.scriptfile.checks.subject import Finding, Subject
from callbot.scriptfile.reader import nearest
from callbot.understanding.evidence import KINDS

CODES = ("unknown-evidence",)


def check(subject: Subject) -> Iterator[Finding]:
    """Yield kinds that the understanding does not have."""
    for node, wait in subject.waits:
        for category in wait.categories:
            for index, kind in enumerate(category.evidence):
                if kind not in KINDS:
                    path = ("nodes", node.id, "categories", category.id, "evidence", index)
                    message = f"unknown kind of evidence `{kind}`"
                    yield Finding(path, CODES[0], message, nearest(kind, KINDS), "error")
