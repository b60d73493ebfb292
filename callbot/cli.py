"""The command line: which commands there are, and how errors leave the program.

Commands live one a file in `callbot.commands` and are imported when they run, so that
`callbot --help` stays quick.
"""

from __future__ import annotations

import importlib
import io
import os
import sys
from pathlib import Path
from typing import Final

import click

from callbot import __version__
from callbot.errors import CallbotError

COMMANDS: Final[dict[str, str]] = {
    "demo": "Call simulated residents and show who must be followed up.",
    "simulate": "Call many simulated residents with a script.",
    "checkins": "Call people again and again over days, and hold the alerts against the truth.",
    "day": "Call a whole district on one day, on a virtual clock.",
    "lines": "Say how many lines a day of calls takes.",
    "roster": "Import, generate and look at lists of people to be called.",
    "campaign": "Plan, run, pause and take up a roster's calls.",
    "call": "Hold a call yourself.",
    "due": "Hold the check-ins that are due, one after the other, and flag who is missed.",
    "devices": "List microphones and loudspeakers, and try them.",
    "classify": "Say what answers mean, one a line.",
    "evaluate": "Measure how well labelled answers are understood.",
    "check": "Find everything that is wrong with a script.",
    "diagram": "Draw a script as a Mermaid graph.",
    "new": "Start a script from a commented template.",
    "say": "Speak a script's prompt into a WAV file.",
    "models": "Install and choose official speech models, which understand people.",
    "calls": "List stored calls.",
    "show": "Show one call: what was said, heard and understood.",
    "test": "Replay golden cases and say what comes out otherwise.",
    "suggest": "Propose phrases for what was not understood.",
    "compare": "Compare two wordings of a script on the same residents.",
    "replay": "Replay every logged answer under an edited script: who comes out otherwise.",
    "errors": "Say of wrong and lost answers whose fault they were.",
    "delete": "Delete a call, its recording included.",
    "recordings": "Delete recordings, old ones or one call's.",
    "purge": "Delete what is older than it may be kept.",
    "forget": "Delete everything about a person but that they asked not to be called.",
    "audit": "Show who looked at people's data, and who changed it.",
    "follow-up": "List the people who must be followed up.",
    "review": "Open the stored calls in the browser: listen, correct, follow up.",
    "report": "Write the HTML report of stored calls.",
    "export": "Write stored calls to a file for other programs.",
}
"""Command → what it does. The module is `callbot.commands.<name with _>`."""

EXIT_INTERRUPTED = 130


class _Commands(click.Group):
    """Knows its commands' names; imports one only to run it or to show its help."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        if name not in COMMANDS:
            return None
        module = importlib.import_module(f"callbot.commands.{name.replace('-', '_')}")
        command: click.Command = module.command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and args[0] not in COMMANDS:
            import difflib

            near = difflib.get_close_matches(args[0], COMMANDS, 1, 0.5)
            hint = f" Did you mean {near[0]!r}?" if near else ""
            raise click.UsageError(f"No such command {args[0]!r}.{hint}", ctx)
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="callbot")
@click.option(
    "--config",
    type=click.Path(path_type=Path),
    help="Settings to use instead of ./config.toml.",
)
@click.pass_context
def cli(ctx: click.Context, config: Path | None) -> None:
    """Rehearse, hold and review screening calls with an offline voice robot.

    Start with:  callbot demo
    """
    ctx.obj = config


def main() -> None:
    """Run the command line: errors are one message on stderr and an exit status."""
    _open_what_is_closed()
    _take_any_character()
    try:
        # Not `cli.main`: it makes a failure of a reader that has gone, as after `| head`.
        with cli.make_context("callbot", sys.argv[1:]) as context:
            cli.invoke(context)
    except click.exceptions.Exit as wanted:
        sys.exit(wanted.exit_code)
    except BrokenPipeError:
        _forget_stdout()
        sys.exit(0)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except CallbotError as error:
        lines = str(error).splitlines() or [type(error).__name__]
        for line in lines:
            click.echo(f"callbot: {line}", err=True)
        sys.exit(error.exit_status)
    except (KeyboardInterrupt, click.Abort):
        click.echo("callbot: interrupted", err=True)
        sys.exit(EXIT_INTERRUPTED)
    except OSError as error:
        # A full disk, a folder that may not be written, stdout on a full device.
        place = f"{error.filename}: " if error.filename else ""
        click.echo(f"callbot: {place}{error.strerror or error}", err=True)
        _forget_stdout()
        sys.exit(2)


def _open_what_is_closed() -> None:
    """A stream that was closed before we began (`<&-`) reads as empty, or takes anything."""
    nothing = Path(os.devnull)
    sys.stdin = sys.stdin or nothing.open(encoding="utf-8")
    sys.stdout = sys.stdout or nothing.open("w", encoding="utf-8")
    sys.stderr = sys.stderr or nothing.open("w", encoding="utf-8")


def _take_any_character() -> None:
    """What a terminal cannot print is written as its number, and what is no text is read as its bytes."""
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def _forget_stdout() -> None:
    """Python would complain once more when it closes stdout."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
