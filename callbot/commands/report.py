"""`callbot report`: the HTML report."""

from __future__ import annotations

from pathlib import Path

import click

from callbot.commands import acting, common
from callbot.core.script import Language
from callbot.errors import UsageError


@click.command()
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), default=Path("report.html"),
    show_default=True, help="The HTML file.",
)  # fmt: skip
@click.option("--run", type=click.IntRange(1), help="Which simulation (default: the last).")
@click.option("--language", type=click.Choice(["zh", "en"]), help="The report's language.")
@common.database_option
@click.pass_context
def command(
    ctx: click.Context,
    /,
    output: Path,
    run: int | None,
    language: Language | None,
    database: Path | None,
) -> None:
    """Write one self-contained HTML file about stored calls.

    Example:  callbot report --db callbot-demo/screening.zh.db -o report.html
    """
    from callbot.store import queries
    from callbot.store.open import open_database

    path = common.database(ctx, database)
    with open_database(path, "read") as store:
        runs = queries.runs(store)
    if run is not None and run not in [one.id for one in runs]:
        known = ", ".join(str(one.id) for one in runs) or "none"
        raise UsageError(f"{path} has no run {run}", hint=f"its runs: {known}")
    if run is None and runs:
        run = runs[0].id
    spoken = next((one.language for one in runs if one.id == run), "en")
    acting.looked(path, "report")
    write_report(path, run, language or common.ui_language(ctx, spoken), output)
    click.echo(f"{output}")


def write_report(database: Path, run: int | None, language: Language, output: Path) -> None:
    """Write the report of a run, or of every call where `run` is None."""
    from callbot.review.report import html_report
    from callbot.store.open import open_database

    with open_database(database, "read") as store:
        html = html_report(store, language, run)
    common.write_page(output, html)
