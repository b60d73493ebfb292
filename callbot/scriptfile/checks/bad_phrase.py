"""Phrase templates must be well formed."""

from __future__ import annotations

from collections.abc import Iterator

from callbot.scriptfile.checks.subject import Finding, Subject

CODES = ("bad-phrase",)


def check(subject: Subject) -> Iterator[Finding]:
    """Yield the templates that cannot be parsed."""
    for phrase in subject.phrases:
        if phrase.error is not None:
            message = f"`{phrase.text}`: {phrase.error.message}"
            place = subject.positions.value(phrase.path)
            line = subject.script.text.split("\n")[place.line - 1]
            # Only a text that stands in the file as it is, without escapes, can be pointed into.
            plain = line[place.column :].startswith(phrase.text)
            offset = phrase.error.position + 1 if plain else 0
            hint = "(a|b) chooses, [a] may be left out, {place} stands for a place"
            yield Finding(phrase.path, CODES[0], message, hint, "error", offset=offset)
