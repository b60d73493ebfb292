"""`callbot demo`: the main job with good defaults."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from callbot.commands import common
from callbot.errors import UsageError

FOLDER = Path("callbot-demo")


@click.command()
@click.option("--language", type=click.Choice(["zh", "en"]), help="Which shipped script.")
@click.option("--calls", type=int, default=40, show_default=True, help="How many residents.")
@click.option("--seed", type=int, default=1, show_default=True, help="Other residents.")
@common.database_option
@click.pass_context
def command(
    ctx: click.Context, /, language: str | None, calls: int, seed: int, database: Path | None
) -> None:
    """Call simulated residents of a district and show who must be followed up.

    They really speak, through a telephone channel, and are really heard by an offline recogniser.

    Example:  callbot demo --language en
    """
    from callbot.commands.report import write_report
    from callbot.commands.simulate import plan_of, workers_of
    from callbot.commands.watching import simulate_and_show

    name = f"screening.{language or common.settings(ctx).general.language}"
    loaded = common.load_script(name)
    options: dict[str, Any] = {
        "calls": calls, "seed": seed, "line": "voice", "mix": "realistic", "workers": 0,
    }  # fmt: skip
    plan = plan_of(ctx, loaded, name, options)
    if database is None:
        try:
            FOLDER.mkdir(exist_ok=True)
        except OSError as trouble:
            raise UsageError(
                f"{FOLDER}/ cannot be made: {trouble.strerror}", hint="give --db"
            ) from None
        database = FOLDER / f"{name}.db"
        # A demo starts afresh; --db keeps what is there.
        for leftover in (database, *FOLDER.glob(f"{database.name}-*")):
            leftover.unlink(missing_ok=True)
    click.echo(NOTE.format(title=loaded.title, calls=calls), err=True)
    path, run_id = simulate_and_show(ctx, loaded, plan, workers_of(ctx, options), database, False)
    report = path.with_suffix(".html")
    write_report(path, run_id, common.ui_language(ctx, loaded.language), report)
    click.echo(f"report:   {report}")
    click.echo(f"look:     callbot review --db {path}")


NOTE = (
    "{title}: calling {calls} simulated residents. Their voices are synthesised, and so were those "
    "the bundled speech model was trained on: it does not understand people."
)
