"""`callbot day`: a whole district is called on one day."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from callbot.commands import common
from callbot.commands.campaign_options import settings_of, settings_options
from callbot.commands.simulate import staff_of

_PEOPLE = 150_000


@click.command()
@click.option("--people", type=int, help="A synthetic district of so many (default 150000).")
@click.option("--roster", help="Call the people of this roster (`callbot roster list`).")
@click.option("--script", "name", help="A file or a shipped name (default: the screening).")
@settings_options
@click.option("--workers", type=int, help="Processes; 0 means one a processor.")
@common.cluster_option
@common.database_option
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object and nothing else.")
@click.pass_context
def command(
    ctx: click.Context,
    /,
    people: int | None,
    roster: str | None,
    name: str | None,
    database: Path | None,
    as_json: bool,
    **options: Any,
) -> None:
    """Call a synthetic district, or a roster, on a virtual clock, and account for every household.

    People of a roster are called as simulated residents: what they say is made up.
    Everything is stored as a real campaign. Ctrl-C pauses; `callbot campaign resume` goes on.

    Example:  callbot day --people 3000 --robots 1
    """
    from callbot.commands import campaign_running
    from callbot.errors import UsageError
    from callbot.store.open import open_database

    settings = settings_of(options)
    if people is not None and people < 1:
        raise UsageError(f"--people {people}: at least one")
    script = common.load_script(name or f"screening.{common.settings(ctx).general.language}")
    path = common.database(ctx, database)
    with staff_of(ctx, options) as workers, open_database(path, "simulation") as store:
        usual = 0 if roster is not None else _PEOPLE
        whom = campaign_running.whom(store, usual if people is None else people, roster)
        title = f"{script.title}, {settings.starts.isoformat()}"
        campaign_id = campaign_running.plan(store, script, settings, whom, title)
        campaign_running.run_and_show(ctx, store, campaign_id, workers, as_json=as_json)
