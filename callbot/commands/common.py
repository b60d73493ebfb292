"""What several commands share: settings, scripts by name, the compiled flow, output."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from callbot import config
from callbot.core import days
from callbot.core.script import Language, Script
from callbot.errors import UsageError

if TYPE_CHECKING:
    from callbot.core.flow import Flow
    from callbot.store.open import Store


class _Day(click.DateTime):
    """A day on which calls may be held."""

    def __init__(self) -> None:
        super().__init__(["%Y-%m-%d"])

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> datetime:
        """As a datetime at midnight; refuses the ends of the calendar."""
        day: datetime = super().convert(value, param, ctx)
        if not days.plausible(day.date()):
            self.fail(f"{day.date()}: {days.MEANT}", param, ctx)
        return day


DAY = _Day()
"""The type of `--today`."""

script_argument = click.argument("script", metavar="SCRIPT")
"""A file, or the name of a shipped script."""

database_option = click.option(
    "--db",
    "database",
    type=click.Path(path_type=Path),
    help="The database (default: config.toml's).",
)


cluster_option = click.option(
    "--cluster",
    metavar="ADDRESS",
    help="Have a Dask cluster hold the calls: tcp://HOST:PORT, or local:2 to try it.",
)


def settings(ctx: click.Context) -> config.Settings:
    """The settings that hold for this run."""
    return config.load(ctx.find_root().obj)


def database(ctx: click.Context, given: Path | None) -> Path:
    """The database to use. Where the key to its numbers lies is told to everything below."""
    known = settings(ctx)
    if known.roster.phone_key:
        # The environment reaches processes that we start, too; what it has already wins.
        key = Path(known.roster.phone_key).expanduser().absolute()
        os.environ.setdefault("CALLBOT_PHONE_KEY", str(key))
    return given or Path(known.general.database)


def existing(path: Path) -> Path:
    """A database that must be there. Raises StoreError."""
    from callbot.store.faults import check_place

    check_place(path, must_exist=True)
    return path


def script_path(name: str) -> Path:
    """The file of a script given as a path or as a shipped name such as `screening.zh`.

    Raises UsageError naming the shipped scripts where there is neither.
    """
    from callbot.resources import resource

    given = Path(name)
    if given.exists() or given.suffix == ".toml":
        return given
    shipped = resource("scripts")
    found = shipped / f"{name}.toml"
    if found.is_file() and found.parent == shipped:
        return found
    names = ", ".join(sorted(path.stem for path in shipped.glob("*.toml")))
    raise UsageError(
        f"no script {name!r}: neither a file nor a shipped one", hint=f"shipped: {names}"
    )


def load_script(name: str) -> Script:
    """A script that is free of errors; raises ScriptError with every problem of it otherwise."""
    from callbot.scriptfile.load import load

    return load(script_path(name))


def flow_of(script: Script) -> Flow:
    """The script compiled for calls, with the understanding that goes with it."""
    from callbot.scriptfile import compiled

    return compiled.flow_of(script)


def ui_language(ctx: click.Context, script_language: str) -> Language:
    """The language of tables and reports."""
    wanted = settings(ctx).general.ui_language
    return "en" if (script_language if wanted == "auto" else wanted) == "en" else "zh"


language_option = click.option(
    "--language", type=click.Choice(["zh", "en"]),
    help="Of what is shown (default: ui_language of config.toml, else that of the calls).",
)  # fmt: skip


def tables_language(ctx: click.Context, store: Store, given: str | None) -> Language:
    """The language of lists of calls in any: one for all commands over a database.

    As given or set; else that of its scripts, where they have one; else that of callbot's own.
    """
    from callbot.store.labels import languages

    spoken = languages(store)
    usual = spoken[0] if len(spoken) == 1 else settings(ctx).general.language
    return ui_language(ctx, usual) if given is None else "en" if given == "en" else "zh"


def write_page(path: Path, text: str) -> None:
    """Write a file that somebody asked for. Raises UsageError where it cannot be written."""
    with writing(path):
        path.write_text(text, encoding="utf-8")


@contextmanager
def writing(path: Path) -> Iterator[None]:
    """Whatever goes wrong with this file is one clear UsageError: a full disk does not say which it was."""
    try:
        yield
    except OSError as trouble:
        place, why = trouble.filename or path, trouble.strerror or trouble
        raise UsageError(f"{place} cannot be written: {why}") from None


def now() -> datetime:
    """This moment, with the zone of this computer."""
    return datetime.now().astimezone()


def now_text() -> str:
    """The same as it is stored: ISO 8601, to the second."""
    return now().isoformat(timespec="seconds")


def print_json(value: Any, indent: int | None = 2) -> None:
    """One JSON value on stdout; where that is not UTF-8, in characters that every encoding has."""
    plain = not (sys.stdout.encoding or "utf-8").lower().startswith("utf")
    sys.stdout.write(json.dumps(value, ensure_ascii=plain, indent=indent) + "\n")


@contextmanager
def progress_bar(*, quiet: bool) -> Iterator[Callable[[int, int], None]]:
    """Shows on a terminal how many calls are done."""
    if quiet or not sys.stderr.isatty():
        yield lambda _done, _total: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TimeRemainingColumn

    columns = (BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)
