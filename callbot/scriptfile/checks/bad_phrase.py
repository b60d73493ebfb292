"""Phrase templates must be well formed."""

from __future__ import annotations

from collections.abc import Iterator

from callbot.scriptfile.checks.subject import Finding, Subject

CODES = ("bad-phrase",)


def check(subject: Subject) -> Iterator[Finding]:
    """Yield the templates that cannot be parsed."""
    for phrase in subject.phrases:
        if phrase.error is not None:
            message = f"`{phrase.text}`: {phrase.error}"
            hint = "(a|b) chooses, [a] may be left out, {place} stands for a place"
            yield Finding(phrase.path, CODES[0], message, hint, "error")
