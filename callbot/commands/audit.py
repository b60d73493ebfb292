"""`callbot audit`: who looked at people's data, and who changed it."""

from __future__ import annotations

import re
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from callbot.commands import common
from callbot.errors import StoreError, UsageError

if TYPE_CHECKING:
    from callbot.store.keeping.audit import Entry, Verified


@click.command()
@click.option(
    "--since", type=click.DateTime(["%Y-%m-%d", "%Y-%m-%dT%H:%M"]), metavar="DATE",
    help="From this day on.",
)  # fmt: skip
@click.option("--contact", type=click.IntRange(1), help="Only about this person, by number.")
@click.option("--call", type=click.IntRange(1), help="Only about this call.")
@click.option("--limit", type=click.IntRange(1), default=50, show_default=True, help="How many.")
@click.option("--verify", is_flag=True, help="Check that nothing was changed or taken out.")
@click.option("--known", metavar="HASH", help="With --verify: a last hash that was noted once.")
@common.database_option
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.pass_context
def command(
    ctx: click.Context,
    /,
    since: datetime | None,
    contact: int | None,
    call: int | None,
    limit: int,
    verify: bool,
    known: str | None,
    database: Path | None,
    as_json: bool,
) -> None:
    """Show who looked at people's data and who changed it, the newest first.

    Example:  callbot audit --contact 12
    """
    from callbot.store.keeping import audit
    from callbot.store.open import open_database

    if known is not None and not re.fullmatch("[0-9a-f]{64}", known):
        raise UsageError(
            f"--known {known!r} is no hash of a trail", hint="`callbot audit --verify` prints one"
        )
    with open_database(common.database(ctx, database), "read") as store:
        if verify or known:
            _verified(audit.verify(store, known or ""), as_json)
            return
        moment = since.astimezone().isoformat(timespec="seconds") if since else None
        found = audit.entries(store, audit.Wanted(moment, contact, call, limit))
    if as_json:
        common.print_json([entry._asdict() for entry in found])
    else:
        _show(found)


def _verified(found: Verified, as_json: bool) -> None:
    if as_json:
        common.print_json(found._asdict())
    elif not found.trouble:
        begins = f" from number {found.begins_at} on" if found.begins_at > 1 else ""
        click.echo(f"{found.rows} rows{begins}, none changed or missing")
        click.echo(f"last hash: {found.head}")
    if found.trouble:
        raise StoreError(
            f"the trail was tampered with: {found.trouble}", code="tampered", exit_status=3
        )


def _show(found: list[Entry]) -> None:
    from rich.text import Text

    from callbot.review import tables

    table = tables.table_of(None, "at", "who", "by", "what", ">contact", ">call", ">how many")
    for one in found:
        who = one.who if one.who == one.account else f"{one.who} ({one.account})"
        numbers = (one.contact_id, one.call_id, one.records)
        table.add_row(
            one.at[:19].replace("T", " "), Text(who), one.via, Text(f"{one.action} {one.what}".strip()),
            *("" if number is None else str(number) for number in numbers),
        )  # fmt: skip
    tables.show([table if found else Text("nobody has looked yet")])
