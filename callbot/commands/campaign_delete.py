"""`callbot campaign delete`: a campaign that is not wanted any more, with its copies of people."""

from __future__ import annotations

from pathlib import Path

import click

from callbot.commands import acting, common
from callbot.commands.asking import confirmed
from callbot.errors import StoreError


@click.command("delete")
@click.argument("campaign", type=click.IntRange(1))
@click.option("--yes", is_flag=True, help="Do not ask.")
@common.database_option
@click.pass_context
def delete(ctx: click.Context, /, campaign: int, yes: bool, database: Path | None) -> None:
    """Take a campaign away, with its calls and its copies of the people of a roster.

    Rosters stay, and so does everybody who was really called.

    Example:  callbot campaign delete 3
    """
    from callbot.store import campaigns
    from callbot.store.keeping.campaigns import delete_campaign
    from callbot.store.open import open_database

    path = common.existing(common.database(ctx, database))
    with open_database(path, "live") as store:
        one = campaigns.campaign(store, campaign)
        if not yes:
            asked = (
                f"Delete campaign {one.id} ({one.name}; {one.state}) with {one.people:,} people?"
            )
            confirmed(asked, f"campaign {one.id} was not deleted")
        gone = delete_campaign(store, one, acting.actor(), common.now())
    click.echo(f"campaign {campaign} is gone: {gone.people:,} people, {gone.calls:,} calls")
    if gone.troubles:
        raise StoreError("\n".join(gone.troubles), code="unfinished")
