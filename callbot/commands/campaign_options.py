"""Options of campaigns: how one goes, shared by `callbot day`, `lines` and `campaign plan`."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from callbot.errors import UsageError

if TYPE_CHECKING:
    from callbot.campaign.settings import Settings


_OPTIONS = (
    click.option("--robots", type=int, help="Groups of lines (default 10)."),
    click.option("--lines-per-robot", type=int, help="Lines of a group (default 40)."),
    click.option("--seed", type=int, help="The same seed gives the same day (default 1)."),
    click.option("--mix", type=click.Choice(["easy", "realistic", "hostile"]), help="Who is called."),
    click.option("--starts", help="First day, YYYY-MM-DD (default 2020-02-10)."),
    click.option("--days", type=int, help="Days of calling (default 1)."),
    click.option("--window", help='When calls may begin (default "08:00-21:00").'),
    click.option("--rest", "rests", multiple=True, help='Hours without calls, like "12:30-14:00".'),
    click.option("--zone", help="Time zone (default Asia/Shanghai)."),
    click.option("--attempts", type=int, help="At most, a person (default 4)."),
    click.option(
        "--settings", "file", type=click.Path(path_type=Path),
        help="TOML file with all of these and more; options win.",
    ),
)  # fmt: skip
which_argument = click.argument("campaign", type=int, required=False)
json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON and nothing else.")


def settings_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add them to a command."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def settings_of(options: dict[str, Any]) -> Settings:
    """Settings from the file, if any, and the options over it. Raises UsageError."""
    from callbot.campaign.settings import from_json, from_toml
    from callbot.residents.manners import MIXES

    file: Path | None = options.get("file")
    values: dict[str, Any] = {}
    if file is not None:
        try:
            values = from_toml(file.read_text(encoding="utf-8"), str(file))
        except (OSError, UnicodeDecodeError) as trouble:
            raise UsageError(f"{file} cannot be read: {trouble}") from trouble
    for key in (
        "robots", "lines_per_robot", "seed", "mix", "starts", "days", "window", "zone", "attempts"
    ):  # fmt: skip
        if options.get(key) is not None:
            values[key] = options[key]
    if options.get("rests"):
        values["rests"] = list(options["rests"])
    settings = from_json(values)
    if settings.mix not in MIXES:
        raise UsageError(f"mix {settings.mix!r}", hint=f"one of {', '.join(MIXES)}")
    return settings
