"""`callbot diagram`: the graph of a script, as text for other programs or as a picture."""

from __future__ import annotations

from pathlib import Path

import click

from callbot.commands.common import existing, load_script, script_argument, ui_language
from callbot.core.script import Language, Script
from callbot.errors import StoreError, UsageError


@click.command()
@script_argument
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), help="Write to a file instead of stdout."
)
@click.option("--svg", is_flag=True, help="A picture (SVG), drawn without other programs.")
@click.option(
    "--db",
    "database",
    type=click.Path(path_type=Path),
    help="With --svg: draw in how many calls of this database went which way.",
)
@click.option("--run", type=int, help="With --db: only the calls of this simulation.")
@click.pass_context
def command(
    ctx: click.Context,
    script: str,
    output: Path | None,
    svg: bool,
    database: Path | None,
    run: int | None,
) -> None:
    """Draw a script as a Mermaid graph or as SVG, from the state machine that runs it.

    Example:  callbot diagram screening.zh --svg --db callbot.db -o screening.svg
    """
    if (database or run) and not svg:
        raise UsageError("counts are drawn in the picture only", hint="add --svg")
    if run and not database:
        raise UsageError("--run needs the database it is in", hint="add --db FILE")
    loaded = load_script(script)
    if svg:
        drawn = _picture(loaded, ui_language(ctx, loaded.language), database, run)
    else:
        from callbot.core.flow import edges_of, machine_of
        from callbot.scriptfile.diagram import mermaid

        drawn = mermaid(loaded, edges_of(machine_of(loaded)))
    if output:
        output.write_text(drawn, encoding="utf-8")
    else:
        click.echo(drawn, nl=not drawn.endswith("\n"))


def _picture(script: Script, language: Language, database: Path | None, run: int | None) -> str:
    """The picture, with the counts of the calls that this very version held."""
    from callbot.review.drawing.figure import draw
    from callbot.store.open import open_database
    from callbot.store.paths import paths

    if database is None:
        return draw(script, None, language)
    with open_database(existing(database), "read") as store:
        stored = paths(store, script.sha256, run)
    if not stored:
        raise StoreError(
            f"no call in {database} was held with this version of {script.id}",
            hint="`callbot calls` lists the calls; a script that was edited since is another version",
            code="no-call",
        )
    return draw(script, stored, language)
