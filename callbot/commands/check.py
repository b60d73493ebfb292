"""`callbot check`: everything that is wrong with a script."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from callbot.commands.common import print_json, script_argument, script_path, settings

if TYPE_CHECKING:
    from collections.abc import Callable

    from callbot.core.script import Script


@click.command()
@script_argument
@click.option("--json", "as_json", is_flag=True, help="Write the issues as JSON.")
@click.pass_context
def command(ctx: click.Context, script: str, as_json: bool) -> None:
    """Find everything that is wrong with a script, each with file:line:column and a hint.

    Exit status 2 where there are errors; warnings alone leave it at 0.

    Example:  callbot check mysurvey.en.toml
    """
    from callbot.core.flow import edges_of, machine_of
    from callbot.scriptfile.load import lint, read

    path = script_path(script)
    loaded, _ = read(path)
    issues = lint(path, _unknown_words(ctx, loaded) if loaded else None)
    errors = sum(issue.severity == "error" for issue in issues)
    if as_json:
        keys = ("file", "line", "column", "severity", "code", "message", "hint")
        print_json([{key: getattr(issue, key) for key in keys} for issue in issues])
    else:
        for issue in issues:
            click.echo(str(issue))
        if loaded:
            edges = edges_of(machine_of(loaded))
            click.echo(
                f"{path}: {len(loaded.nodes)} nodes, {len(loaded.questions)} questions, "
                f"{len(edges)} transitions, {_counted(errors, 'error')}, "
                f"{_counted(len(issues) - errors, 'warning')}"
            )
        else:
            click.echo(f"{path}: {_counted(errors, 'error')}", err=True)
    if errors:
        sys.exit(2)


def _counted(count: int, what: str) -> str:
    return f"{count} {what}" if count == 1 else f"{count} {what}s"


def _unknown_words(ctx: click.Context, script: Script) -> Callable[[str], list[str]]:
    """What the recogniser that would hear people cannot hear."""
    from callbot.speech.models import live_model, models_folder
    from callbot.speech.vocabulary import Vocabulary

    speech = settings(ctx).speech
    live = live_model(script.language, speech.model(script.language), models_folder(speech.models))
    return Vocabulary.of(live.folder.path).unknown
