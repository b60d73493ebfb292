"""Silence and misunderstanding are the rule on the telephone; each needs words of its own."""

from __future__ import annotations

from collections.abc import Iterator

from callbot.scriptfile.checks.subject import Finding, Subject

CODES = ("missing-reprompt",)


def check(subject: Subject) -> Iterator[Finding]:
    """Yield questions that are given up at the first silence or the first unclear answer."""
    for node, wait in subject.waits:
        missing = [
            name
            for name, prompts in (
                ("no_input", wait.retry.no_input),
                ("no_match", wait.retry.no_match),
            )
            if not prompts
            # Without one, whatever is said to an open question is taken as the answer.
            and not (name == "no_match" and wait.expects == "open")
        ]
        if missing:
            names = " and ".join(f"`{name}`" for name in missing)
            message = f"`{node.id}` has no retry prompts for {names}"
            hint = "it is given up at the first failure; write one or two that rephrase it"
            yield Finding(("nodes", node.id), CODES[0], message, hint, at_key=True)
