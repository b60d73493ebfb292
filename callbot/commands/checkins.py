"""`callbot checkins`: simulated people are called again and again with one script."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import click

from callbot.commands.common import (
    DAY,
    cluster_option,
    database,
    database_option,
    load_script,
    now_text,
    print_json,
    progress_bar,
    script_argument,
    ui_language,
)
from callbot.commands.simulate import plan_of, staff_of
from callbot.errors import UsageError

if TYPE_CHECKING:
    from callbot.core.script import Script, Series
    from callbot.simulation.plan import Plan

MOST_PEOPLE = 1_000_000


@click.command()
@script_argument
@click.option("--people", type=int, default=100, show_default=True, help="How many are called.")
@click.option("--days", type=int, help="For how many days (default: the script's [series]).")
@click.option("--times", metavar="HH:MM,HH:MM", help="When, each day (default: the script's).")
@click.option("--line", type=click.Choice(["voice", "text"]), default="text", show_default=True,
              help="With sound, or a model of it.")  # fmt: skip
@click.option("--mix", type=click.Choice(["easy", "realistic", "hostile"]), help="Who is called.")
@click.option("--seed", type=int, help="The same seed gives the same people and calls.")
@click.option("--workers", type=int, help="Processes; 0 means one a processor.")
@cluster_option
@click.option("--today", type=DAY, help="The first day.")
@database_option
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object and nothing else.")
@click.pass_context
def command(ctx: click.Context, /, script: str, **options: Any) -> None:
    """Call simulated people at every check-in of SCRIPT's series.

    Their illnesses begin and develop over the days; each call knows what was answered before.
    Alerts are held against the truth: who was missed, who was alarmed for nothing, how late.

    Example:  callbot checkins quarantine.zh --people 200 --seed 5
    """
    from callbot.commands.watching import check_engines
    from callbot.review.checkin_tables import checkin_tables
    from callbot.review.tables import show
    from callbot.simulation import hands
    from callbot.simulation.series_run import SeriesRun, SeriesTotals
    from callbot.store.open import open_database
    from callbot.store.registry import RunPlan, begin_run, finish_run

    loaded = load_script(script)
    series = _series(loaded, script, options)
    people = _people(options)
    plan = plan_of(ctx, loaded, script, {**options, "calls": people})
    totals = SeriesTotals(plan, loaded, series)
    if plan.line == "voice":
        check_engines(plan, loaded)
    path = database(ctx, options["database"])
    with staff_of(ctx, options) as staff, open_database(path, "simulation") as store:
        run, workers = SeriesRun(totals, staff), hands.staff_of(staff).workers
        due = people * series.days * len(series.times)
        planned = RunPlan(plan.line, plan.mix, plan.seed, due, workers, None, not plan.model)
        run_id = begin_run(store, loaded, planned, now_text())
        _watch(run, store, run_id, plan, quiet=options["as_json"])
        for crash in totals.crashes:
            click.echo(f"callbot: {crash}; the run went on", err=True)
        summary = totals.summary()
        finish_run(store, run_id, summary, now_text())
    if options["as_json"]:
        print_json(summary)
    else:
        show(checkin_tables(loaded, summary, ui_language(ctx, loaded.language)))
        click.echo(f"database: {path}   (run {run_id})")


def _people(options: dict[str, Any]) -> int:
    people: int = options["people"]
    if not 1 <= people <= MOST_PEOPLE:
        raise UsageError(f"--people {people}: between 1 and {MOST_PEOPLE:,} can be called")
    return people


def _series(script: Script, name: str, options: dict[str, Any]) -> Series:
    """The script's series with what was asked for instead; raises UsageError for nonsense."""
    from callbot.scriptfile.keys import CLOCK

    if script.series is None:
        raise UsageError(
            f"{name} is called once: it has no [series]",
            hint="see docs/scripts.md, or use `callbot simulate`",
        )
    series = script.series
    if (days := options["days"]) is not None:
        if not 1 <= days <= 366:
            raise UsageError(f"--days {days}: between 1 and 366")
        series = replace(series, days=days)
    if options["times"] is not None:
        times = [text.strip() for text in options["times"].split(",")]
        wrong = [text for text in times if not CLOCK.fullmatch(text)]
        if wrong or times != sorted(set(times)):
            what = f"{wrong[0]!r} is no time of day" if wrong else "the times must go up, each once"
            raise UsageError(f"--times: {what}", hint="for instance --times 09:00,18:00")
        series = replace(series, times=tuple(times))
    return series


def _watch(run: Any, store: Any, run_id: int, plan: Plan, *, quiet: bool) -> None:
    """Run it, with a progress bar where somebody looks."""
    with progress_bar(quiet=quiet) as progress:
        for done, _ in enumerate(run.run(store, run_id), 1):
            progress(done, plan.calls)
