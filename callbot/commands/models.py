"""`callbot models`: official speech models, which understand people."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from callbot import config
from callbot.commands import common
from callbot.errors import CallbotError, UsageError

if TYPE_CHECKING:
    from callbot.core.script import Language
    from callbot.speech.official.download import Watch
    from callbot.speech.official.folder import ModelsFolder

_name = click.argument("name")
_optional_name = click.argument("name", required=False)


class _InOrder(click.Group):
    """Lists its commands in the order in which people need them."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.commands)


@click.group(cls=_InOrder)
def command() -> None:
    """Install and choose official Vosk models, which understand people.

    The bundled models hear simulated residents only.

    Example:  callbot models install vosk-model-small-en-us-0.15
    """


@command.command("list", short_help="What there is, what is installed, which one hears people.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.pass_context
def list_command(ctx: click.Context, as_json: bool) -> None:
    """List the models there are, what is installed, and which one hears people.

    Example:  callbot models list
    """
    from callbot.commands import models_table

    rows = models_table.rows(settings(ctx), folder(ctx))
    if as_json:
        common.print_json([row._asdict() for row in rows])
        return
    models_table.show(rows)
    click.echo(f"installed in: {folder(ctx).path}   sizes are of the download, and approximate")
    for language in ("zh", "en"):
        if trouble := models_table.live(settings(ctx), folder(ctx), language)[1]:
            click.echo(f"callbot: live calls in {language}: {trouble}", err=True)


@command.command("install", short_help="Fetch, check and install a model.")
@_name
@click.option(
    "--from", "file", type=click.Path(path_type=Path), metavar="FILE.zip",
    help="A packed model that is on this computer, in place of the network.",
)  # fmt: skip
@click.option(
    "--url", default="", envvar="CALLBOT_MODELS_URL",
    help="A mirror: the folder that has NAME.zip, or the zip itself.",
)  # fmt: skip
@click.option("--sha256", default="", help="What the packed file must be.")
@click.pass_context
def install_command(
    ctx: click.Context, name: str, file: Path | None, url: str, sha256: str
) -> None:
    """Fetch the model NAME, check it and install it; an interrupted download is continued.

    Example:  callbot models install vosk-model-small-cn-0.22
    """
    from callbot.speech.official.install import Wish, install

    if sha256 and (len(sha256) != 64 or set(sha256.lower()) - set("0123456789abcdef")):
        raise UsageError("--sha256 takes 64 hexadecimal digits", hint="sha256sum FILE prints them")
    models = folder(ctx)
    wish = Wish(name, url, file, sha256)
    try:
        with _watch(name) as watch:
            new = install(models, wish, watch)
    except KeyboardInterrupt:
        if models.beside(name, "part").exists():
            click.echo("callbot: what came is kept; the same command continues", err=True)
        raise
    click.echo(f"{name}: {'installed' if new else 'is installed already'} in {models.model(name)}")
    if new:
        _tell_use(ctx, name)


@command.command("verify", short_help="Compare with what was installed.")
@_optional_name
@click.pass_context
def verify_command(ctx: click.Context, name: str | None) -> None:
    """Compare installed models with what was installed: NAME, or all of them and the bundled ones.

    Example:  callbot models verify vosk-model-small-cn-0.22
    """
    from callbot.resources import resource
    from callbot.speech.models import check_model, installed_models, verify_model

    models = folder(ctx)
    languages: tuple[Language, ...] = ("zh", "en")
    bundled = {check_model(one).name: one for one in map(resource("models").joinpath, languages)}
    names = [path.name for code in languages for path in installed_models(models.path, code)]
    worst = 0
    for one in [name] if name else [*names, *bundled]:
        try:
            if one in bundled:
                verify_model(bundled[one])
            elif not models.verify(one):
                click.echo(f"{one}: whole, as far as can be told: callbot did not install it")
                continue
            click.echo(f"{one}: unchanged")
        except CallbotError as error:
            if name:
                raise
            click.echo(f"callbot: {error}", err=True)
            worst = max(worst, error.exit_status)
    sys.exit(worst)


@command.command("use", short_help="Choose the model of a language.")
@_name
@click.pass_context
def use_command(ctx: click.Context, name: str) -> None:
    """Make the installed model NAME the one of its language, in config.toml.

    Simulations take it, too; an empty model_zh or model_en in config.toml goes back to the choice
    that callbot makes itself.

    Example:  callbot models use vosk-model-cn-0.22
    """
    from callbot.speech.models import check_model, told_language

    settings(ctx)  # a file with mistakes is not written to
    path = folder(ctx).installed(name)
    check_model(path)
    key = f"model_{told_language(name)}"
    config.write_value(_settings_file(ctx), "speech", key, str(path))
    click.echo(f'{_settings_file(ctx)}: [speech] {key} = "{path}"')


@command.command("remove", short_help="Take a model off the disk.")
@_name
@click.option(
    "--force", is_flag=True, help="Also where config.toml names it, which is then emptied."
)
@click.pass_context
def remove_command(ctx: click.Context, name: str, force: bool) -> None:
    """Take the installed model NAME, or what is there of its download, off the disk.

    Example:  callbot models remove vosk-model-en-us-0.22
    """
    models = folder(ctx)
    keys = _keys_that_name(ctx, models.model(name))
    if keys and not force:
        raise UsageError(
            f"{_settings_file(ctx)} names {name} as {' and '.join(keys)}",
            hint=f"use another one first, or callbot models remove {name} --force",
        )
    models.remove(name)
    for key in keys:
        config.write_value(_settings_file(ctx), "speech", key, "")
        click.echo(f'{_settings_file(ctx)}: [speech] {key} = ""')
    click.echo(f"{name}: removed from {models.path}")


def settings(ctx: click.Context) -> config.Speech:
    """What config.toml says about speech."""
    return common.settings(ctx).speech


def folder(ctx: click.Context) -> ModelsFolder:
    """Where models are installed."""
    from callbot.speech.models import models_folder
    from callbot.speech.official.folder import ModelsFolder

    return ModelsFolder(models_folder(settings(ctx).models))


def _settings_file(ctx: click.Context) -> Path:
    """The file that holds for this run, there or not."""
    given: Path | None = ctx.find_root().obj
    return given or Path("config.toml")


def _keys_that_name(ctx: click.Context, model: Path) -> list[str]:
    """Which settings name the folder of a model."""
    from callbot.speech.models import configured_path

    keys = []
    for language in ("zh", "en"):
        configured = settings(ctx).model(language)
        if configured and configured_path(configured, language).resolve() == model.resolve():
            keys.append(f"model_{language}")
    return keys


def _tell_use(ctx: click.Context, name: str) -> None:
    """Say whether live calls take the model that was just installed."""
    from callbot.commands import models_table
    from callbot.speech.models import told_language

    language: Language = "zh" if told_language(name) == "zh" else "en"
    taken, trouble = models_table.live(settings(ctx), folder(ctx), language)
    if taken and taken.folder.path == folder(ctx).model(name):
        click.echo(f"live calls in {language} take it")
    else:
        other = taken.folder.path if taken else trouble
        click.echo(f"live calls in {language} take {other}; to change: callbot models use {name}")


@contextmanager
def _watch(name: str) -> Iterator[Watch]:
    """What happens as lines on stderr; on a terminal a progress bar below them."""
    from callbot.speech.official.download import Watch

    if not sys.stderr.isatty():
        yield Watch(say=lambda text: click.echo(text, err=True))
        return
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        DownloadColumn,
        Progress,
        TextColumn,
        TimeRemainingColumn,
        TransferSpeedColumn,
    )

    columns: tuple[Any, ...] = (
        TextColumn("{task.description}"), BarColumn(), DownloadColumn(),
        TransferSpeedColumn(), TimeRemainingColumn(),
    )  # fmt: skip
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(name, total=None)
        yield Watch(
            lambda done, total: bar.update(task, completed=done, total=total),
            lambda text: bar.console.print(text, markup=False, highlight=False),
        )
