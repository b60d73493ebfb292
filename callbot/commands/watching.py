"""Runs a simulation in front of somebody: progress, what is said and heard, then the tables."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from callbot.commands import common
from callbot.errors import UsageError

if TYPE_CHECKING:
    from callbot.core.script import Language, Script
    from callbot.simulation.caller import CallResult
    from callbot.simulation.hands import Staff
    from callbot.simulation.plan import Plan


def simulate_and_show(
    ctx: click.Context,
    script: Script,
    plan: Plan,
    workers: int | Staff,
    given: Path | None,
    as_json: bool,
) -> tuple[Path, int]:
    """Run a plan and print what came of it; returns the database and the run's number."""
    path = common.database(ctx, given)
    summary, run_id = run(script, plan, workers, path, quiet=as_json)
    if as_json:
        common.print_json(summary)
    else:
        show_summary(path, run_id, summary, common.ui_language(ctx, script.language))
    return path, run_id


def run(
    script: Script, plan: Plan, workers: int | Staff, path: Path, *, quiet: bool
) -> tuple[dict[str, Any], int]:
    """Run a plan into a database; returns the summary and the run's number."""
    from callbot.simulation.hands import staff_of
    from callbot.simulation.run import simulate
    from callbot.store.journal import BatchJournal
    from callbot.store.open import open_database
    from callbot.store.recordings import recordings_of_run
    from callbot.store.registry import RunPlan, begin_run, finish_run

    if plan.line == "voice":
        check_engines(plan, script)
    with _writable(plan.record):
        if plan.record:
            plan.record.mkdir(parents=True, exist_ok=True)
    with open_database(path, "simulation") as store:
        planned = RunPlan(
            plan.line, plan.mix, plan.seed, plan.calls, staff_of(workers).workers, plan.snr_db,
            not plan.model,
        )  # fmt: skip
        run_id = begin_run(store, script, planned, common.now_text())
        if plan.record:
            with _writable(plan.record):
                record, record_as = recordings_of_run(store, run_id, plan.record)
            plan = replace(plan, record=record, record_as=record_as)
        journal = BatchJournal(store, run_id, script.sha256, plan.line)
        with journal, _display(plan, quiet) as watch:
            totals = simulate(plan, script.sha256, workers, journal, watch)
        for crash in totals.crashes:
            click.echo(f"callbot: {crash}; the run went on", err=True)
        summary = totals.summary()
        finish_run(store, run_id, summary, common.now_text())
    return summary, run_id


@contextmanager
def _writable(folder: Path | None) -> Iterator[None]:
    """Raises UsageError where no sound can be kept there."""
    try:
        yield
    except OSError as trouble:
        raise UsageError(
            f"--record {folder}: {trouble.strerror or trouble}",
            hint="name a folder that can be written",
        ) from None


def show_summary(path: Path, run_id: int, summary: dict[str, Any], language: Language) -> None:
    """The tables after a run."""
    from callbot.review import tables
    from callbot.store.open import open_database

    with open_database(path, "read") as store:
        tables.show(tables.run_tables(store, run_id, summary, language))
    click.echo(f"database: {path}   (run {run_id})")


def check_engines(plan: Plan, script: Script) -> None:
    """Say here, once, what every worker would trip over."""
    from callbot.speech.models import model_dir
    from callbot.speech.prompts import PromptVoice
    from callbot.speech.tts import EspeakSynthesiser

    model_dir(script.language, plan.model)
    with EspeakSynthesiser() as synthesiser:
        prompts = PromptVoice.configured(
            synthesiser, script.language, plan.voice, plan.rate_wpm, plan.cache
        )
        synthesiser.speak("1", prompts.voice(script))


@contextmanager
def _display(plan: Plan, quiet: bool) -> Iterator[Callable[[CallResult], None]]:
    """A progress bar, and above it what is being said, heard and understood."""
    if quiet or not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TimeRemainingColumn

    columns = (BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("", total=plan.calls)

        def watch(result: CallResult) -> None:
            if plan.line == "voice":
                for line in lines_of(result):
                    progress.console.print(
                        line, highlight=False, markup=False, overflow="ellipsis", no_wrap=True
                    )
            progress.update(task, advance=1)

        yield watch


def lines_of(result: CallResult) -> list[str]:
    """One line an answer: said → heard → understood."""
    lines = [f"── {result.number + 1} {result.record.name} · {result.disposition}"]
    replies = [said for said in result.spoken if said]
    heard = [turn for turn in result.record.rows.turns if turn[7] is not None]
    for said, turn in zip(replies, heard, strict=False):
        meaning = turn[14] or turn[16] or turn[13]
        lines.append(f"   {turn[1]:13} {said} → {turn[7]} → {meaning}")
    return lines
