"""`callbot classify`: what answers mean, one a line."""

from __future__ import annotations

import json
import sys
from datetime import date
from typing import IO, Any, get_args

import click

from callbot.commands import common
from callbot.commands.common import DAY, flow_of, load_script
from callbot.core.answers import Alternative, Understood
from callbot.core.script import Expects, Language, Wait
from callbot.errors import UsageError
from callbot.evaluation.labelled import printable


@click.command()
@click.argument("script", required=False)
@click.argument("node", required=False)
@click.option("--language", type=click.Choice(["zh", "en"]), help="Without a script: the language.")
@click.option(
    "--expects",
    type=click.Choice([kind for kind in get_args(Expects) if kind not in ("choice", "text")]),
    help="Without a script: what is waited for.",
)
@click.option("--today", type=DAY, help="The day of the call (default: today).")
def command(
    script: str | None,
    node: str | None,
    language: Language | None,
    expects: Expects | None,
    today: Any,
) -> None:
    """Read one answer a line on stdin, write one JSON object a line.

    A line is plain text, or a JSON object with "text" and, if known, the "question" that was asked.
    Either SCRIPT and NODE say what is waited for, or --language and --expects do.

    Example:  echo 没有去过 | callbot classify screening.zh travel
    """
    from callbot.understanding.understand import Understanding, built_in_wait

    day = today.date() if today else date.today()
    if script and node:
        loaded = load_script(script)
        understanding = flow_of(loaded).understanding
        wait = _wait_of(loaded.nodes, node, script)
        asked = loaded.nodes[node].prompt
    elif language and expects and not script:
        understanding = Understanding(None, language)
        wait, asked = built_in_wait(expects, language), ""
    else:
        raise UsageError(
            "nothing says what is waited for",
            hint="give SCRIPT and NODE, or --language with --expects",
        )
    for number, line in enumerate(_lines(sys.stdin), 1):
        text, question = _answer_on(line, number)
        understood = understanding.understand(
            wait, (Alternative(text),), question=question or asked, today=day
        )
        common.print_json(_shown(text, understood), indent=None)
        sys.stdout.flush()


def _wait_of(nodes: Any, node: str, script: str) -> Wait:
    found = nodes.get(node)
    if found is None or found.wait is None:
        questions = ", ".join(name for name, n in nodes.items() if n.wait is not None)
        raise UsageError(f"{script} has no question {node!r}", hint=f"its questions: {questions}")
    wait: Wait = found.wait
    return wait


def _lines(stdin: IO[str]) -> Any:
    """Lines of any bytes at all: what is not UTF-8 becomes U+FFFD."""
    for raw in getattr(stdin, "buffer", stdin):
        yield (raw.decode("utf-8", "replace") if isinstance(raw, bytes) else raw).rstrip("\r\n")


def _answer_on(line: str, number: int) -> tuple[str, str]:
    if not line.lstrip("\ufeff").startswith("{"):
        return line.lstrip("\ufeff"), ""
    try:
        row = json.loads(line.lstrip("\ufeff"))
    except ValueError as trouble:
        raise UsageError(f"stdin:{number}: not JSON: {trouble}") from None
    except RecursionError:
        raise UsageError(f"stdin:{number}: not JSON: nested too deeply") from None
    if not isinstance(row.get("text"), str) or not isinstance(row.get("question") or "", str):
        raise UsageError(f'stdin:{number}: "text" (and "question", if given) must be texts')
    return printable(row["text"]), printable(row.get("question") or "")


def _shown(text: str, understood: Understood) -> dict[str, Any]:
    return {
        "text": text,
        "kind": understood.kind,
        "category": understood.category,
        "categories": list(understood.categories),
        "value": understood.value,
        "confidence": round(understood.confidence, 3),
        "because": understood.because,
    }
