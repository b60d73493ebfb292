"""`callbot campaign doors` and `report`: what became of everybody, to be printed and read."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from callbot.commands import acting, common
from callbot.commands.campaign_options import json_option, which_argument
from callbot.core.script import Language
from callbot.errors import UsageError

if TYPE_CHECKING:
    from callbot.campaign.accounting import Account


@click.command("doors")
@which_argument
@click.option("--area", help="Only this area.")
@click.option("--limit", type=click.IntRange(1), default=40, show_default=True, help="How many.")
@click.option("--sheet", type=click.Path(path_type=Path), help="Write the sheet to print (HTML).")
@common.database_option
@json_option
@click.pass_context
def doors(
    ctx: click.Context,
    /,
    campaign: int | None,
    area: str | None,
    database: Path | None,
    as_json: bool,
    **options: Any,
) -> None:
    """Account for every household, and list the doors to be knocked on.

    Example:  callbot campaign doors --sheet doors.html
    """
    from callbot.campaign.accounting import account
    from callbot.campaign.report import members, script_of
    from callbot.review import tables
    from callbot.review.campaign_tables import area_table
    from callbot.review.door_sheet import door_sheet, door_table
    from callbot.store.campaigns import campaign as stored_campaign
    from callbot.store.open import open_database

    with open_database(common.database(ctx, database), "read") as store:
        one = stored_campaign(store, campaign)
        everybody = members(store, one, script_of(store, one))
        counted = account(m for m in everybody if area is None or m.area == area)
        kept_in = store.path
    if area is not None and not counted.people:
        raise UsageError(f"nobody on the roster lives in {area!r}")
    language = common.ui_language(ctx, one.language)
    sheet: Path | None = options["sheet"]
    acting.looked(kept_in, "export" if sheet else "doors", records=len(counted.doors), what="doors")
    if sheet is not None:
        common.write_page(sheet, door_sheet(counted, one, language))
        click.echo(f"{sheet}: {len(counted.doors):,} doors", err=as_json)
    if as_json:
        common.print_json(_plain(counted))
    elif sheet is None:
        shown = area_table(dict(counted.lines()), counted.row(counted.households), language)
        tables.show([shown, *door_table(counted, one, language, options["limit"])])


def _plain(counted: Account) -> dict[str, Any]:
    return {
        "households": counted.row(counted.households),
        "areas": dict(counted.lines()),
        "buildings": [
            {"area": place[0], "building": place[1], **counted.row(counts)}
            for place, counts in sorted(counted.buildings.items())
        ],
        "doors": [
            {
                "area": house.area, "building": house.building, "household": house.name,
                "group": house.group, "people": [m._asdict() for m in house.open],
            }
            for house in counted.doors
        ],
    }  # fmt: skip


@click.command("report")
@which_argument
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), default=Path("day.html"),
    show_default=True, help="The HTML file.",
)  # fmt: skip
@click.option("--language", type=click.Choice(["zh", "en"]), help="The report's language.")
@common.database_option
@click.pass_context
def report(
    ctx: click.Context,
    /,
    campaign: int | None,
    output: Path,
    language: Language | None,
    database: Path | None,
) -> None:
    """Write a campaign's day as one HTML file: reached, lines, key persons, missed, doors.

    Example:  callbot campaign report -o day.html
    """
    from callbot.review.day_report import day_report
    from callbot.store.campaigns import campaign as stored_campaign
    from callbot.store.open import open_database

    with open_database(common.database(ctx, database), "read") as store:
        one = stored_campaign(store, campaign)
        page = day_report(store, one, language or common.ui_language(ctx, one.language))
        kept_in = store.path
    acting.looked(kept_in, "report", records=one.people)
    common.write_page(output, page)
    click.echo(f"{output}")
