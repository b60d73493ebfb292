"""`callbot export`: stored calls as files for other programs."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from callbot.commands import acting, common
from callbot.errors import UsageError

if TYPE_CHECKING:
    from callbot.review.export.columns import Shape
    from callbot.review.export.write import Format

_FORMATS = ("csv", "xlsx", "jsonl", "parquet", "flow-results")


@click.command()
@click.option(
    "--format", "format_", type=click.Choice(_FORMATS), default="csv", show_default=True,
    help="For which program.",
)  # fmt: skip
@click.option(
    "--shape", type=click.Choice(["wide", "long", "answers"]), default="wide", show_default=True,
    help="A row a call, a row a turn, or a row an answer with its earlier versions.",
)  # fmt: skip
@click.option("--run", type=click.IntRange(1), help="Only this simulation run.")
@click.option("--script", help="Only calls of this script, in all its versions.")
@click.option("--phones", is_flag=True, help="Telephone numbers in clear; else they are masked.")
@click.option("--no-bom", is_flag=True, help="CSV without the mark by which Excel knows UTF-8.")
@click.option("--force", is_flag=True, help="Write over files that are there.")
@click.option(
    "-o", "--output", type=click.Path(path_type=Path, allow_dash=True),
    help="The file; - is standard output (CSV and JSON Lines). Default: named after the database.",
)  # fmt: skip
@common.database_option
@click.pass_context
def command(
    ctx: click.Context,
    /,
    format_: Format,
    shape: Shape,
    run: int | None,
    script: str | None,
    phones: bool,
    no_bom: bool,
    force: bool,
    output: Path | None,
    database: Path | None,
) -> None:
    """Write stored calls with their answers to a file, and a codebook beside it.

    Nobody is left out: calls without an answer, attempts that reached nobody and people who were
    not tried yet have their rows, too.

    Example:  callbot export --format xlsx -o calls.xlsx
    """
    from callbot.review.export.write import Wanted, default_path, export, stream
    from callbot.store.open import open_database

    wanted = Wanted(format_, shape, run, script, phones, not no_bom, force)
    path = common.database(ctx, database)
    to_stdout = str(output) == "-"
    if to_stdout and format_ not in ("csv", "jsonl"):
        raise UsageError(
            f"{format_} cannot be written to standard output", hint="name a file with -o"
        )
    open_database(path, "read").close()  # says at once what is wrong with it
    acting.looked(path, "export", what=f"{format_} {shape}{' phones' if phones else ''}")
    with open_database(path, "read") as store:
        if to_stdout:
            stream(store, wanted, sys.stdout)
            return
        done = export(store, wanted, output or default_path(path, wanted), _counting)
    if sys.stderr.isatty():
        click.echo(err=True)
    for note in done.notes:
        click.echo(f"note: {note}", err=True)
    click.echo(f"{done.files[0]}   {done.rows} rows")
    for file in done.files[1:]:
        click.echo(f"{file}")


def _counting(rows: int) -> None:
    """How far it is, where somebody is looking."""
    if sys.stderr.isatty():
        click.echo(f"\r{rows:,} rows", nl=False, err=True)
