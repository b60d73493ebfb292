"""What an export's columns mean, what it was made of, and what its figures must add up to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from callbot import __version__
from callbot.core.disposition import DISPOSITIONS
from callbot.core.rates import FORMULAS
from callbot.review.export.columns import Column
from callbot.review.export.scope import Question, Scope
from callbot.store.figures import Overview
from callbot.store.queries import Run

NEUTRALISED = (
    "In CSV and XLSX an apostrophe stands before text that a spreadsheet could take for a formula, before"
    " text that begins with an apostrophe, before text that looks like a number where numbers may stand,"
    " and alone for an empty text where nothing would mean something else. Drop one apostrophe to get the"
    " text back. Numbers are never changed."
)


def codebook(
    scope: Scope, counted: Overview, columns: Sequence[Column], export: Mapping[str, Any]
) -> dict[str, Any]:
    """Everything a stranger must know; `export` has shape, format, rows and the like."""
    return {
        "made_by": f"callbot {__version__}",
        "made_at": datetime.now(UTC).isoformat(timespec="seconds"),
        **export,
        "phones": "clear" if scope.clear_phones else "masked",
        "only_run": scope.run,
        "only_script": scope.script,
        "neutralised": NEUTRALISED,
        "scripts": [
            {key: value for key, value in one._asdict().items() if key not in ("text", "levels")}
            | {"levels": list(one.levels)}
            for one in scope.scripts
        ],
        "simulations": [_simulation(run) for run in scope.runs],
        "dispositions": {
            d.name: {"aapor": d.code, "class": d.klass, "zh": d.label_zh, "en": d.label_en}
            for d in DISPOSITIONS.values()
        },
        "totals": totals(counted),
        "columns": [_column(column, scope) for column in columns],
    }


def totals(counted: Overview) -> dict[str, Any]:
    """The figures of pages and reports, to compare with."""
    answers: dict[str, dict[str, int]] = {}
    for line in counted.answers:
        answers.setdefault(line.question, {})[line.category] = line.calls
    return {
        "calls": counted.calls,
        "turns": counted.turns,
        "dispositions": {d.disposition or "": d.calls for d in counted.dispositions},
        "key_persons": counted.key_persons,
        "call_backs": counted.call_backs,
        "corrected_answers": counted.corrected,
        "answers": answers,
        "funnel": {
            line.question: dict(zip(line._fields[2:], line[2:], strict=True))
            for line in counted.funnel
        },
        "outcomes": counted.outcomes,
        "rates": {
            rate.name: {"value": rate.value, "of": " / ".join(FORMULAS[rate.name])}
            for rate in counted.rates.rates
        },
        "e": counted.rates.e,
    }


def _simulation(run: Run) -> dict[str, Any]:
    if run.line == "text":
        heard_by = "nobody: recognition errors come from a confusion model"
    elif run.simulated_models:
        heard_by = "the bundled models, which understand synthesised voices only"
    else:
        heard_by = "an official model, which understands people"
    return {
        "run_id": run.id, "script_sha256": run.script_sha256, "line": run.line, "mix": run.mix,
        "seed": run.seed, "snr_db": run.snr_db, "heard_by": heard_by,
        "calls_planned": run.calls_planned, "started_at": run.started_at,
        "finished_at": run.finished_at,
    }  # fmt: skip


def _column(column: Column, scope: Scope) -> dict[str, Any]:
    one: dict[str, Any] = {
        "name": column.name, "kind": column.kind, "zh": column.zh, "en": column.en,
        "optional": column.optional,
    }  # fmt: skip
    if column.question:
        one |= _question(scope, scope.questions[column.question])
    return one


def _question(scope: Scope, versions: Sequence[Question]) -> dict[str, Any]:
    """In each language that a script asks it in, as the newest of them does."""
    languages = {one.sha256: one.language for one in scope.scripts}
    labels: dict[str, str] = {}
    prompts: dict[str, str] = {}
    categories: dict[str, dict[str, str]] = {}
    for one in versions:
        language = languages[one.sha256]
        labels.setdefault(language, one.label)
        prompts.setdefault(language, one.prompt)
        for category, label in one.categories.items():
            categories.setdefault(category, {}).setdefault(language, label)
    newest = versions[0]
    return {
        "question": newest.question, "expects": newest.expects, "is_key": newest.is_key,
        "labels": labels, "prompts": prompts, "categories": categories,
    }  # fmt: skip


def readable(book: Mapping[str, Any]) -> str:
    """The codebook as Markdown, for people."""
    about = [
        f"| {key} | {_cell(value)} |"
        for key, value in book.items()
        if key not in ("columns", "scripts", "simulations", "dispositions", "totals")
    ]
    lines = [f"# Codebook / 编码手册: {book.get('file', '')}", "", "| | |", "|---|---|", *about, ""]
    for title, key in (("Scripts / 脚本", "scripts"), ("Simulations / 模拟", "simulations")):
        lines += [f"## {title}", ""]
        lines += [f"- {_cell(', '.join(f'{k}: {v}' for k, v in one.items()))}" for one in book[key]]
        lines += ["" if book[key] else "none / 无", ""]
    lines += [
        "## Columns / 各列",
        "",
        "| column | kind | 含义 | meaning | categories |",
        "|---|---|---|---|---|",
    ]
    for one in book["columns"]:
        label = " / ".join(one.get("labels", {}).values())
        values = "; ".join(
            f"{category} = {' / '.join(names.values())}"
            for category, names in one.get("categories", {}).items()
        )
        zh = f"{label}：{one['zh']}" if label else one["zh"]
        en = f"{label}: {one['en']}" if label else one["en"]
        lines.append(
            "| " + " | ".join(map(_cell, (one["name"], one["kind"], zh, en, values))) + " |"
        )
    lines += ["", "## Totals / 合计", "", "| | |", "|---|---|"]
    lines += [f"| {_cell(key)} | {_cell(value)} |" for key, value in book["totals"].items()]
    return "\n".join(lines) + "\n"


def _cell(value: Any) -> str:
    text = "" if value is None else str(value)
    return text.replace("\\", "\\\\").replace("|", "\\|").replace("\n", " ").replace("<", "&lt;")
