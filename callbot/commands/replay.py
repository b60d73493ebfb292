"""`callbot replay`: every logged answer under an edited script."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from callbot.commands import acting, common
from callbot.errors import UsageError

if TYPE_CHECKING:
    from callbot.core.script import Script
    from callbot.store.open import Store
    from callbot.tune.changes import Replay
    from callbot.tune.listening import Listening


@click.command()
@click.argument("script", metavar="NEW_SCRIPT")
@common.database_option
@click.option("--run", type=click.IntRange(1), help="Only the calls of this simulation.")
@click.option("--limit", type=click.IntRange(1), help="Only the first so many calls.")
@click.option("--anew", is_flag=True, help="Read everything again, not only what the edit touches.")
@click.option("--audio", is_flag=True, help="Recognise the recordings again.")
@click.option("--workers", type=click.IntRange(0), help="For --audio; 0: one a processor.")
@common.cluster_option
@click.option(
    "--changes", type=click.IntRange(0), default=20, show_default=True, help="How many to show."
)
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.pass_context
def command(ctx: click.Context, /, script: str, database: Path | None, **options: Any) -> None:
    """Replay every logged answer under NEW_SCRIPT and show who comes out otherwise.

    Exit status 1 where a key person would be lost, or an answer go from right to wrong, against
    corrections or the truth of a simulation.

    Example:  callbot replay edited.zh.toml --db callbot.db
    """
    from callbot.store.open import open_database
    from callbot.tune import tables
    from callbot.tune.replay import replay

    edited = common.load_script(script)
    with (
        open_database(common.database(ctx, database), "read") as store,
        common.progress_bar(quiet=options["as_json"]) as progress,
        _listening(ctx, store, edited, options) as listening,
    ):
        found = replay(
            store, edited, run=options["run"], limit=options["limit"], progress=progress,
            anew=options["anew"], listening=listening,
        )  # fmt: skip
    acting.looked(common.database(ctx, database), "replay", records=len(found.changes))
    if options["as_json"]:
        common.print_json(_plain(found, options["changes"]))
    else:
        from callbot.review.tables import show

        language = common.ui_language(ctx, edited.language)
        show(tables.replay_tables(found, options["changes"], language))
    if found.regressions:
        ctx.exit(1)


@contextmanager
def _listening(
    ctx: click.Context, store: Store, script: Script, options: dict[str, Any]
) -> Iterator[Listening | None]:
    """Recognisers, where the recordings are to be heard again."""
    if not options["audio"]:
        if options["cluster"]:
            raise UsageError(
                "--cluster needs --audio: only listening takes more than this machine",
                hint="without recordings a replay reads the database, here",
            )
        yield None
        return
    from callbot.commands.simulate import staff_of
    from callbot.speech.models import model_dir
    from callbot.tune.listening import Listening

    model = common.settings(ctx).speech.model(script.language)
    model_dir(script.language, model)  # says here, once, what every worker would trip over
    if options["workers"] is None and not options["cluster"]:
        options = {**options, "workers": 0}
    with staff_of(ctx, options) as workers, Listening(store, script, model, workers) as listening:
        yield listening


def _plain(found: Replay, most: int) -> dict[str, Any]:
    """The replay as JSON values; the figures count all changes."""
    return {
        "calls": found.calls,
        "answers": found.answers,
        "texts": found.texts,
        "held_again": found.held_again,
        "anew": found.anew,
        "unreadable": found.unreadable,
        "heard_anew": found.heard_anew,
        "unrecorded": found.unrecorded,
        "missing": [one._asdict() for one in found.missing],
        "changed_calls": found.changed_calls,
        "understood_at_once": found.spared,
        "asked_again": found.repeated,
        "lost": len(found.lost),
        "regressions": len(found.regressions),
        "questions": [question._asdict() for question in found.questions],
        "changes": [change._asdict() for change in found.changes[:most]],
        "changes_left_out": max(0, len(found.changes) - most),
    }
