"""Asking before something is deleted."""

from __future__ import annotations

import sys

import click

from callbot.errors import UsageError


def confirmed(question: str, otherwise: str) -> None:
    """Return where somebody says yes, leave where not.

    Raises UsageError, saying what is so `otherwise`, where nobody is there to answer.
    """
    try:
        wanted = click.confirm(question, err=True)
    except click.Abort:
        if sys.stdin.isatty():  # Ctrl-C
            raise
        click.echo(err=True)
        raise UsageError(f"{otherwise}: nobody is there to answer", hint="add --yes") from None
    if not wanted:
        raise click.Abort
