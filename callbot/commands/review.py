"""`callbot review`: the pages in the browser."""

from __future__ import annotations

import os
from pathlib import Path

import click

from callbot.commands import acting, common
from callbot.core.script import Language
from callbot.errors import StoreError, UsageError

_PORT = 8722


@click.command()
@click.option(
    "--port", type=click.IntRange(0, 65_535),
    help=f"Where it listens, on this computer only (default: {_PORT}, or a free one).",
)  # fmt: skip
@click.option("--no-open", is_flag=True, help="Do not open the browser.")
@click.option(
    "--language", type=click.Choice(["zh", "en"]), help="The pages' (default: the browser's)."
)
@click.option(
    "--script", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE",
    help="What the tuning page begins with, and writes when a version is saved.",
)  # fmt: skip
@click.option("--as", "name", metavar="NAME", help="Who looks and corrects (default: you).")
@common.database_option
@click.pass_context
def command(
    ctx: click.Context,
    /,
    port: int | None,
    no_open: bool,
    language: Language | None,
    script: Path | None,
    name: str | None,
    database: Path | None,
) -> None:
    """Open the stored calls in the browser: listen, correct, follow up.

    Only this computer can reach the pages, and only with the address that is printed. Ctrl-C ends it.

    Example:  callbot review --db callbot-demo/screening.zh.db
    """
    from callbot.web.server import bound, serve
    from callbot.web.settings import Settings

    path = common.existing(common.database(ctx, database))
    account = acting.account()
    if script is not None and not script.is_file():
        raise UsageError(f"there is no script {script}", hint="name a file with --script")
    writable = _writable(path)
    wanted = _PORT if port is None else port
    with bound(wanted, else_any=port is None) as listening:
        settings = Settings(
            path, listening.getsockname()[1], language=language, script=script,
            operator=name or account, account=account, writable=writable,
        )  # fmt: skip
        if not writable:
            click.echo(
                f"callbot: {path} can only be read; nothing can be corrected, nor who looks be noted",
                err=True,
            )
        click.echo(settings.address)
        click.echo("Ctrl-C ends it.", err=True)
        if not no_open:
            _open(settings.address)
        try:
            serve(settings, listening)
        except KeyboardInterrupt:
            click.echo("", err=True)


def _writable(path: Path) -> bool:
    """Open it once for writing, which brings an older database up to date. Raises StoreError."""
    from callbot.store.open import open_database

    if os.access(path, os.W_OK) and os.access(path.absolute().parent, os.W_OK):
        try:
            open_database(path, "live").close()
        except StoreError as error:
            if error.code != "read-only":
                raise
        else:
            return True
    open_database(path, "read").close()
    return False


def _open(address: str) -> None:
    """In the background: some browsers do not return until they are closed."""
    import threading
    import webbrowser

    threading.Thread(target=webbrowser.open, args=(address,), daemon=True).start()
