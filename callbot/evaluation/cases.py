"""Labelled rows → cases: each with what is waited for, what was asked, and what would be right."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import PurePath
from typing import Final, NamedTuple

from callbot.core.script import Expects, Language, Script, Wait
from callbot.errors import Issue
from callbot.evaluation.expected import NEITHER, Expected, expected, span_days
from callbot.evaluation.labelled import Labelled, LabelledError, Skipped
from callbot.evaluation.survey import in_a_survey
from callbot.understanding.understand import built_in_wait

_SHORT_DAYS: Final = 31
"""Up to here an interval is what a survey asks for; longer ones are counted apart."""


class Case(NamedTuple):
    """One answer, ready to be judged."""

    text: str
    language: Language
    wait: Wait
    asked: str
    """What was asked, as spoken; empty where it is not known."""
    script: Script | None
    """The script whose question it is."""
    today: date
    wanted: tuple[Expected, ...]
    """Any of these is right; the first one names the case's class."""
    group: str
    """The script's question, or the kind of value; figures are also given a group."""
    survey: bool = False
    """Whether it is a date that a telephone survey hears; these are also given together."""


class CaseSet(NamedTuple):
    """The cases of one file in one language."""

    name: str
    language: Language
    cases: tuple[Case, ...]
    skipped: Mapping[str, int]
    """Why rows of the file were left out, and how many. Of the whole file, in its first set."""


class Context(NamedTuple):
    """What holds for every file of a run."""

    scripts: Mapping[Language, Script]
    rename: Mapping[str, str]
    """What a label, or a category of a script, counts as."""
    today: date
    """The day of the call, for rows that do not say theirs."""


def sets_of(file: str, rows: Iterable[Labelled | Skipped], context: Context) -> list[CaseSet]:
    """A file's rows as one set a language; raises LabelledError at a label without a meaning."""
    by_language: dict[Language, list[Case]] = {}
    skipped: Counter[str] = Counter()
    waits: dict[tuple[Expects, Language], Wait] = {}
    for row in rows:
        if isinstance(row, Skipped):
            skipped[row.reason] += 1
        else:
            by_language.setdefault(row.language, []).append(_case(file, row, context, waits))
    name, several = PurePath(file).stem, len(by_language) > 1
    return [
        CaseSet(
            f"{name} ({language})" if several else name,
            language,
            tuple(cases),
            {} if number else dict(skipped),
        )
        for number, (language, cases) in enumerate(sorted(by_language.items()))
    ]


def _case(
    file: str, row: Labelled, context: Context, waits: dict[tuple[Expects, Language], Wait]
) -> Case:
    script = context.scripts.get(row.language)
    node = script.nodes.get(row.question) if script else None
    if node is not None and node.wait is not None:
        wait, asked = node.wait, node.prompt
    else:
        expects = row.expects or "yes_no"
        # One wait of a kind: the understanding knows a wait by its identity.
        wait = waits.setdefault((expects, row.language), built_in_wait(expects, row.language))
        script, asked = None, row.question
    wanted = expected(row.label, wait, context.rename)
    if wanted is None:
        message = f"label {row.label!r} has no meaning where {wait.expects} is waited for"
        hint = (
            f"--label '{row.label}=…' says what it counts as, --label '*={NEITHER}' takes every "
            "such label for no answer"
        )
        raise LabelledError(
            Issue(file, row.line, row.column, "error", "unknown-label", message, hint)
        )
    today = row.today or context.today
    specified = wait.expects == "date" and script is None
    return Case(
        row.text, row.language, wait, asked, script, today, wanted,
        row.question if script else _value_group(wanted, wait),
        specified and in_a_survey(row.text, (one.name for one in wanted), today),
    )  # fmt: skip


def _value_group(wanted: tuple[Expected, ...], wait: Wait) -> str:
    if wait.expects != "date":
        return ""
    days = max(span_days(one.name) for one in wanted)
    if days > 1:
        return "up to a month" if days <= _SHORT_DAYS else "longer"
    return "one day" if days else "no date"
