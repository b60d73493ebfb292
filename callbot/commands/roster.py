"""`callbot roster`: lists of people, imported from files or made up from a seed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from callbot.commands import acting, common
from callbot.commands.asking import confirmed
from callbot.commands.campaign_options import json_option
from callbot.errors import StoreError, UsageError

_which = click.argument("roster", required=False)


@click.group()
def command() -> None:
    """Import a list of people, make one up, and look at those that are kept.

    Telephone numbers are kept as keyed tokens and shown masked. ROSTER is a name, the newest where
    none is given.

    Example:  callbot roster import residents.xlsx
    """


@command.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--name", default="", help="What the roster is called (default: the file's name).")
@click.option("--sheet", default="", help="Of a workbook: which sheet.")
@click.option("--dry-run", is_flag=True, help="Only say what would be imported and what is wrong.")
@click.option("--skip-bad", is_flag=True, help="Import the good rows and name those left out.")
@click.option(
    "--problems", type=click.Path(path_type=Path), help="Write every problem to this CSV file."
)
@common.database_option
@json_option
@click.pass_context
def import_(
    ctx: click.Context, /, file: Path, database: Path | None, as_json: bool, **options: Any
) -> None:
    """Import people from FILE (CSV or XLSX): all of them, or nobody where a row is wrong.

    Example:  callbot roster import residents.xlsx --dry-run
    """
    from callbot.commands import roster_import

    wish = roster_import.Wish(file, **options)
    roster_import.run(common.database(ctx, database), wish, as_json=as_json)


@command.command("generate")
@click.option("--people", type=int, default=150_000, show_default=True, help="How many.")
@click.option(
    "--seed", type=int, default=1, show_default=True, help="The same seed, the same people."
)
@click.option("--language", type=click.Choice(["zh", "en"]), help="Of names and places.")
@click.option("--name", default="", help="Keep it in the database under this name.")
@click.option(
    "-o",
    "--output",
    "out",
    type=click.Path(path_type=Path),
    help="Write it to a .csv or .xlsx file.",
)
@common.database_option
@json_option
@click.pass_context
def generate(ctx: click.Context, /, database: Path | None, as_json: bool, **options: Any) -> None:
    """Make a district up from a seed: households, ages, doors, who has a telephone.

    It goes into the database, or with --output into a file that `import` takes; with --output and
    --name into both.

    Example:  callbot roster generate --people 3000 -o district.xlsx
    """
    from callbot.commands import roster_import

    options["language"] = options["language"] or common.settings(ctx).general.language
    wish = roster_import.Wanted(**options)
    roster_import.generate(common.database(ctx, database), wish, as_json=as_json)


@command.command("list")
@common.database_option
@json_option
@click.pass_context
def list_(ctx: click.Context, /, database: Path | None, as_json: bool) -> None:
    """List the rosters that are kept.

    Example:  callbot roster list
    """
    from callbot.review import tables
    from callbot.review.roster_tables import rosters_table
    from callbot.store.open import open_database
    from callbot.store.rosters import rosters

    with open_database(common.database(ctx, database), "read") as store:
        known = rosters(store)
    if as_json:
        common.print_json([one._asdict() for one in known])
    elif known:
        tables.show([rosters_table(known, common.ui_language(ctx, "en"))])
    else:
        click.echo("no roster yet; `callbot roster import FILE` makes one")


@command.command("show")
@_which
@click.option("--area", help="Only people of this area.")
@click.option("--limit", type=click.IntRange(0), default=20, show_default=True, help="How many.")
@common.database_option
@json_option
@click.pass_context
def show(
    ctx: click.Context,
    /,
    roster: str | None,
    area: str | None,
    limit: int,
    database: Path | None,
    as_json: bool,
) -> None:
    """Show a roster: its figures, its areas, and the first of its people, numbers masked.

    Example:  callbot roster show residents --area 焦南街道
    """
    from callbot.review import tables
    from callbot.review.roster_tables import roster_tables
    from callbot.store.open import open_database
    from callbot.store.rosters import on_roster, roster_figures, roster_named

    with open_database(common.database(ctx, database), "read") as store:
        one = roster_named(store, roster)
        figures = roster_figures(store, one.id)
        if area is not None and area not in figures["areas"]:
            raise UsageError(
                f"nobody on roster {one.name!r} lives in {area!r}",
                hint=f"its areas: {', '.join(figures['areas'])}",
            )
        people = list(on_roster(store, one.id, area, limit))
        kept_in = store.path
    acting.looked(kept_in, "roster", records=len(people))
    if as_json:
        shown = [person._asdict() for person in people]
        common.print_json({**one._asdict(), **figures, "first": shown})
    else:
        language = common.ui_language(ctx, "en")
        tables.show(roster_tables(one, figures, people, language))


@command.command("delete")
@click.argument("roster")
@click.option("--yes", is_flag=True, help="Do not ask.")
@common.database_option
@click.pass_context
def delete(ctx: click.Context, /, roster: str, yes: bool, database: Path | None) -> None:
    """Take a roster away. Campaigns that were planned with it keep their people, and so do calls.

    Example:  callbot roster delete residents
    """
    from callbot.store.open import open_database
    from callbot.store.rosters import delete_roster, over_roster, roster_named

    path = common.existing(common.database(ctx, database))
    with open_database(path, "live") as store:
        one = roster_named(store, roster)
        if not yes:
            asked = f"Delete roster {one.name!r} with {one.people:,} people?"
            confirmed(asked, f"roster {one.name!r} was not deleted")
        copies = over_roster(store, one.id)
        gone = delete_roster(store, one.id, acting.actor(), common.now())
    click.echo(f"roster {roster!r} is gone: {gone.people:,} people")
    if copies:
        numbers = ", ".join(map(str, copies))
        click.echo(f"copies of them are in campaigns still: {numbers}   (callbot campaign delete)")
    if gone.troubles:
        raise StoreError("\n".join(gone.troubles), code="unfinished")
