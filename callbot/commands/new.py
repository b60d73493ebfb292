"""`callbot new`: a script to start from."""

from __future__ import annotations

from pathlib import Path

import click

from callbot.errors import UsageError


@click.command()
@click.argument("name")
@click.option("--language", type=click.Choice(["zh", "en"]), default="zh", show_default=True)
def command(name: str, language: str) -> None:
    """Write NAME.LANGUAGE.toml, a commented script that runs, to change as you like.

    Example:  callbot new vaccination --language en
    """
    from callbot.scriptfile.template import new

    text = new("en" if language == "en" else "zh", name)
    path = Path(f"{name}.{language}.toml")
    try:
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except FileExistsError:
        raise UsageError(f"{path} exists", hint="choose another name, or remove it") from None
    except OSError as trouble:
        raise UsageError(f"{path} cannot be written: {trouble.strerror}") from None
    click.echo(
        f"{path}\ncheck it:  callbot check {path}\ntry it:    callbot call {path} --line typed"
    )
