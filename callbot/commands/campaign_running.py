"""Plans and runs a campaign in front of somebody: the live view, then the report."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from callbot.commands import common
from callbot.errors import UsageError

if TYPE_CHECKING:
    from callbot.campaign.day import Progress
    from callbot.campaign.settings import Settings
    from callbot.core.script import Language, Script
    from callbot.simulation.hands import Staff
    from callbot.store.open import Store

MOST_PEOPLE = 10_000_000


class Whom(NamedTuple):
    """Who is called."""

    people: int
    roster_id: int | None = None
    """The roster they are on; None for a district that does not exist."""


def whom(store: Store, people: int, roster: str | None) -> Whom:
    """A synthetic district of so many people (0: nobody), or the people of a roster."""
    from callbot.store.rosters import roster_named

    if roster is not None:
        if people:
            raise UsageError("--people and --roster: one of them says who is called")
        found = roster_named(store, roster)
        return Whom(found.people, found.id)
    if not 0 <= people <= MOST_PEOPLE:
        raise UsageError(f"--people {people}: between 1 and {MOST_PEOPLE:,}")
    return Whom(people)


def plan(store: Store, script: Script, settings: Settings, called: Whom, name: str) -> int:
    """Keep a campaign with those who are called."""
    from callbot.campaign.district import district
    from callbot.store.campaigns import CampaignPlan, plan_campaign

    made_up = called.people if called.roster_id is None else 0
    entries = district(made_up, settings.seed, script.language)
    listed = ((entry.name, entry.phone, entry.fields) for entry in entries)
    kept = CampaignPlan(name, settings.to_json(), called.people, called.roster_id)
    campaign_id = plan_campaign(store, script, kept, listed, common.now_text())
    _tell_of_empty_areas(store, campaign_id, settings)
    return campaign_id


def _tell_of_empty_areas(store: Store, campaign_id: int, settings: Settings) -> None:
    """An area that is misspelt would come first, or have a quota, without anybody in it."""
    from callbot.store.rosters import areas_of

    policy = settings.policy
    if not (named := {*policy.key_areas, *policy.quotas}):
        return
    known = areas_of(store, campaign_id)
    for area in sorted(named - known):
        click.echo(
            f"callbot: nobody on the roster lives in {area!r} of the settings"
            f" (areas: {', '.join(sorted(known)) or 'none'})",
            err=True,
        )


def run_and_show(
    ctx: click.Context, store: Store, campaign_id: int, workers: int | Staff, *, as_json: bool
) -> None:
    """Run or take up a campaign, then print its report, or how to go on where it was paused."""
    from callbot.campaign.report import run_summary, summary
    from callbot.campaign.running import run
    from callbot.store.campaigns import campaign
    from callbot.store.registry import finish_run

    began = time.perf_counter()
    with _display(quiet=as_json) as watch:
        ended = run(store, campaign_id, workers, watch)
    if not ended:
        click.echo(f"callbot: paused; go on with `callbot campaign resume {campaign_id}`", err=True)
    now_it_is = campaign(store, campaign_id)
    figures = summary(store, now_it_is)
    if ended and now_it_is.run_id is not None:
        kept = run_summary(store, figures, time.perf_counter() - began)
        finish_run(store, now_it_is.run_id, kept, common.now_text())
    if as_json:
        common.print_json(figures)
    else:
        show(figures, common.ui_language(ctx, now_it_is.language), store.path)


def show(figures: dict[str, Any], language: Language, path: Path) -> None:
    """The report on the terminal."""
    from callbot.review import tables
    from callbot.review.campaign_tables import report_tables

    tables.show(report_tables(figures, language))
    click.echo(f"database: {path}   (campaign {figures['campaign']}, run {figures['run']})")


@contextmanager
def _display(*, quiet: bool) -> Iterator[Callable[[Progress], None]]:
    """The clock, lines in use, calls, who was reached and key persons, while it runs."""
    if quiet or not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.console import Console
    from rich.live import Live
    from rich.text import Text

    with Live(console=Console(stderr=True), transient=True, refresh_per_second=4) as live:

        def watch(progress: Progress) -> None:
            live.update(Text(line_of(progress), no_wrap=True, overflow="ellipsis"))

        yield watch


def line_of(progress: Progress) -> str:
    """One line: 10:42 · lines 348 · dialled 52,104 · answered 24,880 · reached 18,301 · key persons 4,620."""
    return (
        f"{progress.now[:16].replace('T', ' ')} · lines {progress.lines_in_use}"
        f" · dialled {progress.attempts:,} · answered {progress.calls:,}"
        f" · reached {progress.reached:,} of {progress.people:,}"
        f" · key persons {progress.key_persons:,}"
    )
