"""`callbot diagram`: the graph of a script."""

from __future__ import annotations

from pathlib import Path

import click

from callbot.commands.common import load_script, script_argument


@click.command()
@script_argument
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), help="Write to a file instead of stdout."
)
def command(script: str, output: Path | None) -> None:
    """Draw a script as a Mermaid graph, from the state machine that runs it.

    Example:  callbot diagram screening.zh -o screening.mmd
    """
    from callbot.core.flow import edges_of, machine_of
    from callbot.scriptfile.diagram import mermaid

    loaded = load_script(script)
    drawn = mermaid(loaded, edges_of(machine_of(loaded)))
    if output:
        output.write_text(drawn, encoding="utf-8")
    else:
        click.echo(drawn, nl=not drawn.endswith("\n"))
