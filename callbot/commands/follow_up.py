"""`callbot follow-up`: who has to be called or visited."""

from __future__ import annotations

from pathlib import Path

import click

from callbot.commands import acting, common


@click.command()
@click.option("--run", type=click.IntRange(1), help="Only this simulation run.")
@common.database_option
@common.language_option
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.pass_context
def command(
    ctx: click.Context,
    /,
    run: int | None,
    database: Path | None,
    language: str | None,
    as_json: bool,
) -> None:
    """List key persons by level with reason and evidence, the call-back list, and what was told openly.

    Example:  callbot follow-up
    """
    from callbot.review import tables
    from callbot.store import queries
    from callbot.store.open import open_database
    from callbot.store.told import told

    path = common.database(ctx, database)
    with open_database(path, "read") as store:
        people = len(queries.follow_up(store, run)) + len(queries.call_backs(store, run))
    acting.looked(path, "follow-up", records=people)
    with open_database(path, "read") as store:
        if as_json:
            common.print_json(
                {
                    "key_persons": [flag._asdict() for flag in queries.follow_up(store, run)],
                    "call_back": [flag._asdict() for flag in queries.call_backs(store, run)],
                    "open": [one._asdict() | {"unsure": one.unsure} for one in told(store, run)],
                }
            )
        else:
            shown = common.tables_language(ctx, store, language)
            tables.show(tables.follow_up_tables(store, run, shown))
