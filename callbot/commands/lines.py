"""`callbot lines`: how many lines a day takes."""

from __future__ import annotations

from dataclasses import asdict, is_dataclass
from pathlib import Path
from typing import Any

import click

from callbot.commands import common
from callbot.commands.campaign_options import settings_of, settings_options
from callbot.errors import UsageError


@click.command()
@click.option("--people", type=int, default=150_000, show_default=True, help="To be called.")
@click.option("--script", "name", help="A file or a shipped name (default: the screening).")
@click.option("--lines", "wanted", multiple=True, type=int, help="Lines of a robot to look at.")
@settings_options
@click.option("--plot", type=click.Path(path_type=Path), help="Draw it as an SVG picture.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object and nothing else.")
@click.pass_context
def command(
    ctx: click.Context,
    /,
    people: int,
    name: str | None,
    wanted: tuple[int, ...],
    plot: Path | None,
    as_json: bool,
    **options: Any,
) -> None:
    """Erlang's formulas and a rehearsal beside each other, for one robot's share of the people.

    15,000 people a robot in 13 hours are 3.12 s a person: a robot is a group of lines, and this says
    of how many.

    Example:  callbot lines --people 150000 --robots 10 --plot lines.svg
    """
    from callbot.campaign.lines import USUAL, line_plan
    from callbot.review import tables
    from callbot.review.line_planning import line_tables, plot_svg

    settings = settings_of(options)
    if people < settings.robots:
        raise UsageError(f"--people {people}: at least one for each of {settings.robots} robots")
    for number in wanted:
        if not 1 <= number <= 2000:
            raise UsageError(f"--lines {number}: between 1 and 2,000 a robot")
    script = common.load_script(name or f"screening.{common.settings(ctx).general.language}")
    planned = line_plan(script, settings, people, wanted or USUAL)
    language = common.ui_language(ctx, script.language)
    if plot is not None:
        common.write_page(plot, plot_svg(planned, language))
    if as_json:
        common.print_json(_plain(planned))
    else:
        tables.show(line_tables(planned, language))


def _plain(value: Any) -> Any:
    """Named values, nested; what is infinite is null in JSON."""
    if isinstance(value, tuple) and hasattr(value, "_asdict"):
        return {key: _plain(one) for key, one in value._asdict().items()}
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    if is_dataclass(value) and not isinstance(value, type):
        return asdict(value)
    return None if value == float("inf") else value
