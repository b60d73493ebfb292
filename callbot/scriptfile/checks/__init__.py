"""Lint for scripts: one rule, one file. `docs/scripts.md` lists every code.

Rules in `ERRORS` find what would fail during a call; the loader runs them. The others find what
runs but should not be let loose on people.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import islice
from types import ModuleType

from callbot.core.script import Script
from callbot.errors import Issue
from callbot.scriptfile.checks import (
    bad_phrase,
    bad_rule,
    dead_end,
    endless_loop,
    language,
    long_prompt,
    missing_reprompt,
    no_introduction,
    no_recording_notice,
    no_way_out,
    shared_phrase,
    unconfirmed_key,
    unheard_category,
    unknown_evidence,
    unknown_place,
    unknown_question,
    unknown_slot,
    unknown_target,
    unknown_word,
    unreachable,
)
from callbot.scriptfile.checks.subject import Finding, Subject
from callbot.scriptfile.source import MAXIMUM_ISSUES

ERRORS: tuple[ModuleType, ...] = (
    unknown_target, dead_end, no_way_out, bad_phrase, unknown_evidence, unknown_slot, bad_rule,
    unknown_question, no_recording_notice,
)  # fmt: skip
WARNINGS: tuple[ModuleType, ...] = (
    unreachable, endless_loop, shared_phrase, unheard_category, unknown_word, long_prompt,
    missing_reprompt, no_introduction, unconfirmed_key, language, unknown_place,
)  # fmt: skip
CODES: tuple[str, ...] = tuple(code for rule in (*ERRORS, *WARNINGS) for code in rule.CODES)
"""Every code of every rule."""

NEEDS_WHOLE = frozenset(
    code
    for rule in (
        unknown_target, dead_end, no_way_out, unknown_slot, bad_rule, unknown_question, unreachable,
        missing_reprompt, no_introduction, no_recording_notice, unconfirmed_key, unheard_category,
    )
    for code in rule.CODES
)  # fmt: skip
"""Codes that say something is missing: silent where a part of the file could not be read."""

NEEDS_EXPECTS = frozenset((*bad_rule.CODES, *unheard_category.CODES))
"""Codes that rest on what questions expect: silent where that itself is unclear."""


def check(
    script: Script,
    file: str = "<script>",
    *,
    unknown_words: Callable[[str], list[str]] | None = None,
    rules: tuple[ModuleType, ...] = (*ERRORS, *WARNINGS),
) -> list[Issue]:
    """What `rules` find in a script, in the order of its file, which `file` names in the issues.

    `unknown_words` gives the words of a text that no recogniser can hear; without it that one rule
    is silent. Places come from `script.text`.
    """
    subject = Subject(script, unknown_words)
    issues = [_issue(finding, subject, file) for finding in _findings(subject, rules)]
    return sorted(issues, key=lambda issue: (issue.line, issue.column, issue.code))


def _findings(subject: Subject, rules: tuple[ModuleType, ...]) -> Iterator[Finding]:
    for rule in rules:
        yield from islice(rule.check(subject), MAXIMUM_ISSUES)


def _issue(finding: Finding, subject: Subject, file: str) -> Issue:
    positions = subject.positions
    place = positions.key(finding.path) if finding.at_key else positions.value(finding.path)
    return Issue(
        file,
        place.line,
        place.column + finding.offset,
        finding.severity,
        finding.code,
        finding.message,
        finding.hint,
    )
