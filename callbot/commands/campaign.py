"""`callbot campaign`: plan a roster's calls, run them, stop and go on, see who is left."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from callbot.commands import common
from callbot.commands.campaign_delete import delete
from callbot.commands.campaign_options import (
    json_option,
    settings_of,
    settings_options,
    which_argument,
)
from callbot.commands.campaign_pages import doors, report
from callbot.commands.simulate import staff_of
from callbot.errors import UsageError

if TYPE_CHECKING:
    from callbot.simulation.hands import Staff
    from callbot.store.campaigns import Campaign
    from callbot.store.open import Store

_workers = click.option("--workers", type=int, help="Processes; 0 means one a processor.")


@click.group()
def command() -> None:
    """Plan, run, pause and take up a campaign: a roster called with a script.

    Calls are rehearsed: residents are simulated. CAMPAIGN is a number, the newest where none is given.

    Example:  callbot campaign plan screening.zh --people 3000 --robots 1
    """


command.add_command(doors)
command.add_command(report)
command.add_command(delete)


@command.command("plan")
@common.script_argument
@click.option("--people", type=int, default=0, help="A synthetic district of so many people.")
@click.option("--roster", help="Call the people of this roster (`callbot roster list`).")
@click.option("--name", default="", help="What it is called.")
@settings_options
@common.database_option
@json_option
@click.pass_context
def plan(
    ctx: click.Context,
    /,
    script: str,
    people: int,
    roster: str | None,
    name: str,
    database: Path | None,
    as_json: bool,
    **options: Any,
) -> None:
    """Keep a campaign with SCRIPT as it is now; later edits of the file do not change it.

    With --roster the people of a roster are called as simulated residents: who they are is real, what
    they say is made up. Without --roster and --people nobody is on the list.

    Example:  callbot campaign plan screening.zh --people 3000 --robots 1
    """
    from callbot.commands import campaign_running
    from callbot.store.open import open_database
    from callbot.store.rosters import speaking_otherwise

    settings = settings_of(options)
    loaded = common.load_script(script)
    with open_database(common.database(ctx, database), "simulation") as store:
        whom = campaign_running.whom(store, people, roster)
        campaign_id = campaign_running.plan(store, loaded, settings, whom, name or loaded.title)
        others = speaking_otherwise(store, campaign_id, loaded.language)
        path = store.path
    if others:
        whose = "1 of them is" if others == 1 else f"{others:,} of them are"
        click.echo(
            f"callbot: {whose} listed with another language than the script's ({loaded.language})",
            err=True,
        )
    if as_json:
        common.print_json({"campaign": campaign_id, "people": whom.people, **settings.to_json()})
    else:
        click.echo(
            f"campaign {campaign_id}: {whom.people:,} people, {settings.lines} lines   ({path})"
        )


@command.command("run")
@which_argument
@_workers
@common.cluster_option
@common.database_option
@json_option
@click.pass_context
def run(
    ctx: click.Context,
    /,
    campaign: int | None,
    database: Path | None,
    as_json: bool,
    **options: Any,
) -> None:
    """Run a campaign that was planned, or go on with one that was stopped in any way.

    Example:  callbot campaign run 1 --workers 2
    """
    with staff_of(ctx, options) as workers:
        _run(ctx, campaign, database, workers, as_json=as_json)


@command.command("resume")
@which_argument
@_workers
@common.cluster_option
@common.database_option
@json_option
@click.pass_context
def resume(
    ctx: click.Context,
    /,
    campaign: int | None,
    database: Path | None,
    as_json: bool,
    **options: Any,
) -> None:
    """Go on where a campaign was paused or killed: nobody is lost, nobody is called twice.

    Example:  callbot campaign resume
    """
    with staff_of(ctx, options) as workers:
        _run(ctx, campaign, database, workers, as_json=as_json, begun=True)


@command.command("pause")
@which_argument
@common.database_option
@click.pass_context
def pause(ctx: click.Context, /, campaign: int | None, database: Path | None) -> None:
    """Have the process that runs a campaign stop, in order.

    Example:  callbot campaign pause
    """
    from callbot.store.campaigns import ask_to_pause
    from callbot.store.open import open_database

    with open_database(common.existing(common.database(ctx, database)), "simulation") as store:
        one, state = _state(store, campaign)
        if state != "running":
            raise UsageError(f"campaign {one.id} is not running: it is {state}")
        ask_to_pause(store, one.id)
    click.echo(f"campaign {one.id} stops within a second")


@command.command("status")
@which_argument
@common.database_option
@json_option
@click.pass_context
def status(
    ctx: click.Context, /, campaign: int | None, database: Path | None, as_json: bool
) -> None:
    """List campaigns, or with CAMPAIGN print how far that one came.

    Example:  callbot campaign status 1
    """
    from callbot.campaign.report import summary
    from callbot.commands import campaign_running
    from callbot.review import tables
    from callbot.review.campaign_tables import campaigns_table
    from callbot.store.campaigns import campaigns
    from callbot.store.open import open_database

    with open_database(common.database(ctx, database), "read") as store:
        if campaign is not None:
            one, _ = _state(store, campaign)
            figures = summary(store, one)
            if as_json:
                common.print_json(figures)
            else:
                campaign_running.show(figures, common.ui_language(ctx, one.language), store.path)
            return
        known = [_state(store, one.id) for one in campaigns(store)]
    if as_json:
        common.print_json([{**one._asdict(), "state": state} for one, state in known])
    else:
        tables.show([campaigns_table(known, common.ui_language(ctx, "en"))])


def _run(
    ctx: click.Context,
    campaign: int | None,
    database: Path | None,
    workers: int | Staff,
    *,
    as_json: bool,
    begun: bool = False,
) -> None:
    from callbot.commands import campaign_running
    from callbot.store import campaigns as stored
    from callbot.store.open import open_database

    with open_database(common.existing(common.database(ctx, database)), "simulation") as store:
        one = stored.campaign(store, campaign)
        if one.state == "finished":
            raise UsageError(
                f"campaign {one.id} is finished", hint=f"see `callbot campaign status {one.id}`"
            )
        if begun and one.state == "planned":
            raise UsageError(
                f"campaign {one.id} was never begun", hint=f"`callbot campaign run {one.id}`"
            )
        campaign_running.run_and_show(ctx, store, one.id, workers, as_json=as_json)


def _state(store: Store, campaign: int | None) -> tuple[Campaign, str]:
    """A campaign and its true state: one whose process was killed is `stopped`."""
    from callbot.store import campaigns as stored

    one = stored.campaign(store, campaign)
    return one, stored.state_of(store, one)
