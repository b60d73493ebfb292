"""`callbot evaluate`: how well answers are understood."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from callbot.commands.common import DAY, load_script, print_json, write_page
from callbot.core.script import Language, Script
from callbot.errors import UsageError

if TYPE_CHECKING:
    from callbot.evaluation.calibration import Calibration
    from callbot.evaluation.cases import CaseSet, Context


@click.command()
@click.argument(
    "files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILES..."
)
@click.option(
    "--script", "scripts", multiple=True,
    help="Whose questions are meant where a file names them (default: the shipped screening).",
)  # fmt: skip
@click.option("--language", type=click.Choice(["zh", "en"]), help="Of rows that do not say theirs.")
@click.option(
    "--today", type=DAY, default="2020-02-10", show_default="2020-02-10",
    help="The day of the call, for rows that do not say theirs.",
)  # fmt: skip
@click.option(
    "--label", "labels", multiple=True, metavar="LABEL=MEANING",
    help="What a label of a file, or a category of a script, counts as; `*` is any other label.",
)  # fmt: skip
@click.option("--peers", "with_peers", is_flag=True, help="Measure others beside callbot.")
@click.option("--examples", type=click.IntRange(0), default=5, show_default=True, help="How many.")
@click.option("--seed", type=click.IntRange(0), default=0, show_default=True, help="Of intervals.")
@click.option(
    "--reliability", type=click.Path(path_type=Path), help="Draw confidence against right (SVG)."
)
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def command(
    files: tuple[Path, ...],
    scripts: tuple[str, ...],
    language: Language | None,
    today: Any,
    labels: tuple[str, ...],
    with_peers: bool,
    examples: int,
    seed: int,
    reliability: Path | None,
    as_json: bool,
) -> None:
    """Measure the understanding on files of labelled answers: JSON lines, or tables with tabs.

    Example:  callbot evaluate answers.jsonl --label greeting=hello --label '*=neither'
    """
    from callbot.evaluation import report
    from callbot.evaluation.cases import Context
    from callbot.evaluation.evaluate import evaluate
    from callbot.evaluation.peers import peers

    rename = _renaming(labels)
    others = peers() if with_peers else []
    context = Context(_by_language(scripts), rename, today.date())
    sets = [one for path in files for one in _sets(path, language, context)]
    reports, confidences = evaluate(sets, others, rename, examples=examples, seed=seed)
    if reliability:
        _draw(reliability, confidences)
    if as_json:
        plain = {
            "sets": [report.plain(one) for one in reports],
            "confidence": {k: report.plain_calibration(c) for k, c in confidences.items()},
        }
        print_json(plain)
        return
    click.echo(report.overview(reports))
    for one in reports:
        click.echo(f"\n{report.details(one)}")
    for kind, found in confidences.items():
        click.echo(f"\n{report.calibration_table(kind, found)}")


def _renaming(labels: tuple[str, ...]) -> dict[str, str]:
    from callbot.evaluation.expected import EVERY, NEITHER

    rename = {}
    for given in labels:
        label, equals, meaning = (part.strip() for part in given.partition("="))
        if not (label and equals and meaning) or (label == EVERY and meaning != NEITHER):
            hint = f"LABEL=MEANING, or '{EVERY}={NEITHER}' for every label without a meaning"
            raise UsageError(f"--label {given!r}", hint=hint)
        rename[label] = meaning
    return rename


def _by_language(names: tuple[str, ...]) -> dict[Language, Script]:
    scripts = {s.language: s for s in map(load_script, ("screening.zh", "screening.en"))}
    given = [load_script(name) for name in names]
    if len({script.language for script in given}) < len(given):
        raise UsageError("--script: two scripts of one language", hint="one script a language")
    return scripts | {script.language: script for script in given}


def _sets(path: Path, language: Language | None, context: Context) -> list[CaseSet]:
    from callbot.evaluation.cases import sets_of
    from callbot.evaluation.labelled import LabelledError, read

    try:
        return sets_of(str(path), read(path.read_bytes(), str(path), language), context)
    except OSError as trouble:
        raise UsageError(f"{path}: {trouble.strerror}") from None
    except LabelledError as trouble:
        raise UsageError(str(trouble)) from None


def _draw(path: Path, confidences: dict[str, Calibration]) -> None:
    from callbot.evaluation.plot import reliability

    write_page(path, reliability(confidences))
