"""`callbot simulate`: many residents are called with a script."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from callbot.commands.common import (
    DAY,
    cluster_option,
    database_option,
    load_script,
    script_argument,
    settings,
)
from callbot.errors import UsageError

if TYPE_CHECKING:
    from callbot.core.script import Script
    from callbot.simulation.hands import Staff
    from callbot.simulation.plan import LineName, Plan

MOST_CALLS = 10_000_000


@click.command()
@script_argument
@click.option("--calls", type=int, help="How many residents are called.")
@click.option("--line", type=click.Choice(["voice", "text"]), help="With sound, or a model of it.")
@click.option("--mix", type=click.Choice(["easy", "realistic", "hostile"]), help="Who is called.")
@click.option("--snr-db", type=float, help="Everybody's distance from the noise (default: by mix).")
@click.option("--seed", type=int, help="The same seed gives the same calls.")
@click.option("--workers", type=int, help="Processes; 0 means one a processor.")
@cluster_option
@click.option("--held-out-voices", is_flag=True, help="Voices that the speech model never heard.")
@click.option("--today", type=DAY, help="The day of the calls.")
@click.option(
    "--record", type=click.Path(path_type=Path), help="Folder for the sound of the calls."
)
@database_option
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object and nothing else.")
@click.pass_context
def command(ctx: click.Context, /, script: str, database: Path | None, **options: Any) -> None:
    """Call many simulated residents with SCRIPT (a file or a shipped name).

    Every call is stored; the truth is stored beside it, so that missed key persons can be counted.
    Ctrl-C keeps what is done.

    Example:  callbot simulate screening.zh --calls 1000 --mix realistic --line text
    """
    from callbot.commands.watching import simulate_and_show

    loaded = load_script(script)
    plan = plan_of(ctx, loaded, script, options)
    with staff_of(ctx, options) as workers:
        simulate_and_show(ctx, loaded, plan, workers, database, options["as_json"])


def plan_of(ctx: click.Context, script: Script, name: str, options: dict[str, Any]) -> Plan:
    """Options over config.toml; raises UsageError for numbers that make no sense."""
    from callbot.simulation.plan import TODAY, Plan

    usual, speech = settings(ctx).simulation, settings(ctx).speech
    calls = usual.calls if options.get("calls") is None else options["calls"]
    seed = usual.seed if options.get("seed") is None else options["seed"]
    snr_db = options.get("snr_db")
    if not 1 <= calls <= MOST_CALLS:
        raise UsageError(f"--calls {calls}: between 1 and {MOST_CALLS:,} residents can be called")
    if not 0 <= seed < 2**63:
        raise UsageError(f"--seed {seed}: a seed is a whole number from 0 to 2^63 - 1")
    if snr_db is not None and not -20 <= snr_db <= 60:
        raise UsageError(f"--snr-db {snr_db:g}: between -20 (all noise) and 60 (none)")
    record = options.get("record")
    line: LineName = options.get("line") or ("text" if usual.line == "text" else "voice")
    if record and line != "voice":
        raise UsageError(
            "--record needs --line voice", hint="there is no sound in text simulations"
        )
    if record and options.get("cluster"):
        raise UsageError(
            "--record does not go with --cluster: the sound would lie on other machines",
            hint="record with --workers",
        )
    today: date = options["today"].date() if options.get("today") else TODAY
    return Plan(
        script_text=script.text,
        script_name=name,
        calls=calls,
        line=line,
        mix=options.get("mix") or usual.mix,
        seed=seed,
        snr_db=snr_db,
        held_out_voices=bool(options.get("held_out_voices")),
        today=today,
        model=speech.model(script.language),
        voice=speech.voice(script.language),
        rate_wpm=speech.rate_wpm,
        cache=speech.cache,
        silence_seconds=usual.silence_seconds,
        record=record,
    )


def workers_of(ctx: click.Context, options: dict[str, Any]) -> int:
    """How many processes; raises UsageError for a number that makes no sense."""
    workers = options.get("workers")
    workers = settings(ctx).simulation.workers if workers is None else workers
    if not 0 <= workers <= 256:
        raise UsageError(f"--workers {workers}: between 1 and 256, or 0 for one a processor")
    return workers or os.cpu_count() or 1


@contextmanager
def staff_of(ctx: click.Context, options: dict[str, Any]) -> Iterator[int | Staff]:
    """Who does the work: so many processes here, or a cluster. Raises UsageError."""
    if options.get("cluster") is None:
        yield workers_of(ctx, options)
        return
    if options.get("workers") is not None:
        raise UsageError(
            "--workers are processes of this machine, and --cluster has its own",
            hint="leave one of them out",
        )
    from callbot.simulation.cluster import connected

    with connected(options["cluster"]) as cluster:
        yield cluster
