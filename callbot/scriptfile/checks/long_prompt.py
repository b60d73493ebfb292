"""Nobody listens to a robot for long."""

from __future__ import annotations

from collections.abc import Iterator

from callbot.scriptfile.checks.subject import Finding, Subject
from callbot.scriptfile.checks.texts import filled, seconds

CODES = ("long-prompt",)

LONGEST_SECONDS = 20.0


def check(subject: Subject) -> Iterator[Finding]:
    """Yield prompts and replies that take longer than anybody will listen."""
    for path, text in (*subject.prompts, *subject.replies):
        duration = seconds(filled(text, subject.script))
        if duration > LONGEST_SECONDS:
            message = f"takes about {duration:.0f} seconds to say"
            hint = f"keep it under {LONGEST_SECONDS:.0f}; split it or leave something out"
            yield Finding(path, CODES[0], message, hint)
