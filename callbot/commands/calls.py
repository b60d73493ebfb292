"""`callbot calls`: what was stored."""

from __future__ import annotations

from pathlib import Path

import click

from callbot.commands import acting, common
from callbot.core.disposition import SPOKEN


@click.command()
@click.option("--limit", type=click.IntRange(1), default=30, show_default=True, help="How many.")
@click.option("--disposition", type=click.Choice(list(SPOKEN)), help="Only calls that ended so.")
@click.option("--flagged", is_flag=True, help="Only people with a flag.")
@common.database_option
@common.language_option
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.pass_context
def command(
    ctx: click.Context,
    /,
    limit: int,
    disposition: str | None,
    flagged: bool,
    database: Path | None,
    language: str | None,
    as_json: bool,
) -> None:
    """List stored calls, the newest first.

    Example:  callbot calls --flagged
    """
    from callbot.review import tables
    from callbot.store import queries
    from callbot.store.open import open_database

    wanted = queries.Wanted(disposition=disposition, flagged=flagged, limit=limit)
    path = common.database(ctx, database)
    with open_database(path, "read") as store:
        lines = queries.calls(store, wanted)
        shown = common.tables_language(ctx, store, language)
    acting.looked(path, "calls", records=len(lines))
    if as_json:
        common.print_json([line._asdict() for line in lines])
    else:
        tables.show([tables.calls_table(lines, shown)])
