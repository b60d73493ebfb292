"""`callbot show`: one call."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from callbot.commands import acting, common

if TYPE_CHECKING:
    from callbot.store.open import Store


@click.command()
@click.argument("call", type=click.IntRange(1))
@common.database_option
@click.option(
    "--case",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Also write it as a golden case.",
)
@common.language_option
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.pass_context
def command(
    ctx: click.Context,
    /,
    call: int,
    database: Path | None,
    case: Path | None,
    language: str | None,
    as_json: bool,
) -> None:
    """Show one call by its number: what was said, heard and understood, and why.

    Example:  callbot show 17
    """
    from callbot.review import tables
    from callbot.store import queries
    from callbot.store.open import open_database

    path = common.database(ctx, database)
    with open_database(path, "read") as store:
        detail = queries.call(store, call)
        shown = common.tables_language(ctx, store, language)
    acting.looked(path, "case" if case else "call", call_id=call)
    with open_database(path, "read") as store:
        if case is not None:
            click.echo(f"case: {save_case(store, call, case)}", err=True)
    if as_json:
        common.print_json(_plain(detail))
    else:
        tables.show(tables.call_view(detail, shown))
        if detail.words_gone:
            click.echo("what was said has been deleted, as its time was over ([keeping])")
        if audio := detail.call.audio:
            where = path.absolute().parent / audio
            click.echo(f"recording: {where}{'' if where.exists() else '   (no longer there)'}")


def save_case(store: Store, call: int, wanted: Path, script: str = "") -> Path:
    """Write a stored call as a golden case. `script` is the one that ran, as a file or name."""
    from callbot.cases.write import case_path, write_case
    from callbot.errors import UsageError

    path = case_path(wanted, call)
    if script.endswith(".toml"):
        script = Path(os.path.relpath(script, path.parent)).as_posix()
    try:
        return write_case(store, call, path, script)
    except FileExistsError:
        raise UsageError(f"{path} is there already", hint="name another file") from None


def _plain(detail: Any) -> dict[str, Any]:
    """Named tuples as objects; JSON columns as JSON."""
    turns = [turn._asdict() for turn in detail.turns]
    for turn in turns:
        for column in ("alternatives", "categories"):
            turn[column] = json.loads(turn[column]) if turn[column] else None
    return {
        **detail.call._asdict(),
        "turns": turns,
        "answers": [answer._asdict() for answer in detail.answers],
        "flags": [flag._asdict() for flag in detail.flags],
        "truth": detail.truth._asdict() if detail.truth else None,
    }
