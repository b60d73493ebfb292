"""`callbot errors`: wrong and lost answers, and whose fault each was."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from callbot.commands import acting, common


@click.command()
@common.database_option
@click.option("--run", type=click.IntRange(1), help="Only the calls of this simulation.")
@click.option("--call", type=click.IntRange(1), help="Only this call.")
@click.option(
    "--examples", type=click.IntRange(0), default=5, show_default=True, help="Of each cause."
)
@click.option("--json", "as_json", is_flag=True, help="Print JSON, with every error.")
@click.pass_context
def command(ctx: click.Context, /, database: Path | None, **options: Any) -> None:
    """Say of each wrong or lost answer whose fault it was, against corrections and simulated truth.

    Heard wrong, understood wrong, routed wrong, or the person was unclear.

    Example:  callbot errors --db callbot.db
    """
    from callbot.review.tables import show
    from callbot.store.open import open_database
    from callbot.tune import tables
    from callbot.tune.errors import errors
    from callbot.tune.words import explained

    language = common.ui_language(ctx, "en")
    with (
        open_database(common.database(ctx, database), "read") as store,
        common.progress_bar(quiet=options["as_json"]) as progress,
    ):
        found = errors(store, options["run"], call=options["call"], progress=progress)
    looked = common.database(ctx, database)
    acting.looked(looked, "errors", call_id=options["call"], records=len(found.causes))
    if not options["as_json"]:
        show(tables.error_tables(found, options["examples"], language))
        return
    common.print_json(
        {
            "counts": [
                {"question": question, "wrong": wrong, "fault": fault, "answers": answers}
                for (question, wrong, fault), answers in sorted(found.counts.items())
            ],
            "errors": [
                {**one._asdict(), "because": explained(one, language)} for one in found.causes
            ],
        }
    )
