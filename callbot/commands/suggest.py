"""`callbot suggest`: phrases that would let a script understand what it did not."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from callbot.commands import acting, common
from callbot.errors import UsageError

if TYPE_CHECKING:
    from callbot.core.script import Language
    from callbot.store.open import Store
    from callbot.tune.clusters import Cluster
    from callbot.tune.suggest import Suggestion

ALL_SAFE = "all-safe"
_CASES = 200
"""Cases written at once."""


@click.command()
@common.script_argument
@common.database_option
@click.option("--run", type=click.IntRange(1), help="Only the calls of this simulation.")
@click.option("--take", "wanted", help=f"Numbers of the list (1,3), or {ALL_SAFE}: edit SCRIPT.")
@click.option("--cases", type=click.Path(path_type=Path), help="Folder for golden cases of them.")
@click.option(
    "--whole-calls/--answers-only",
    default=True,
    show_default=True,
    help="Hold every call again with all safe ones, or only read the answers to each question again.",
)
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.pass_context
def command(
    ctx: click.Context, /, script: str, database: Path | None, run: int | None, **options: Any
) -> None:
    """Propose phrases for SCRIPT from what was not understood, denied or corrected in stored calls.

    Each is told with what it would change in those calls. --take writes some into the script's file,
    whose comments and layout stay; --cases writes a golden case for each that is taken.

    Example:  callbot suggest my-survey.en.toml --db callbot.db --take all-safe --cases cases
    """
    from callbot.store.open import open_database
    from callbot.tune.suggest import suggestions
    from callbot.tune.unsettled import unsettled

    loaded = common.load_script(script)
    wanted, folder = options["wanted"], options["cases"]
    if folder is not None and not wanted:
        raise UsageError("--cases goes with --take", hint="a case is written of what is taken")
    path = common.script_path(script)
    if wanted and path != Path(script):
        raise UsageError(
            f"{script} is a shipped script", hint="copy its file, and name the copy to edit it"
        )
    with open_database(common.existing(common.database(ctx, database)), "read") as store:
        found = suggestions(store, loaded, run, whole_calls=options["whole_calls"])
        to_read = unsettled(store, loaded, found, run)
        taken = _wanted(found, wanted)
        written = _take(path, loaded.text, taken, store, folder) if taken else []
        kept_in = store.path
    acting.looked(kept_in, "case" if written else "suggest", records=len(found))
    if options["as_json"]:
        told = [_plain(number, one, one in taken) for number, one in enumerate(found, 1)]
        read = [_cluster_plain(one) for one in to_read]
        cases = [str(file) for file in written]
        common.print_json({"suggestions": told, "unsettled": read, "cases": cases})
        return
    language = common.ui_language(ctx, loaded.language)
    _show(found, language)
    _show_unsettled(to_read, language)
    if wanted:
        click.echo(f"{path}: {len(taken)} taken")
        for file in written:
            click.echo(f"{file}")


def _cluster_plain(one: Cluster) -> dict[str, Any]:
    """What is to be read, for programs."""
    return {**one._asdict(), "examples": [example._asdict() for example in one.examples]}


def _wanted(found: list[Suggestion], wanted: str | None) -> list[Suggestion]:
    """Those that --take names. Raises UsageError for what is not on the list."""
    if not wanted:
        return []
    if wanted == ALL_SAFE:
        return [one for one in found if one.safe]
    numbers = [part.strip() for part in wanted.split(",") if part.strip()]
    chosen = []
    for number in dict.fromkeys(numbers):
        if not number.isascii() or not number.isdigit() or not 1 <= int(number) <= len(found):
            raise UsageError(
                f"--take {number}: there is no such suggestion",
                hint=f"numbers from 1 to {len(found)}, or {ALL_SAFE}",
            )
        chosen.append(found[int(number) - 1])
    return chosen


def _take(
    path: Path, text: str, taken: list[Suggestion], store: Store, folder: Path | None
) -> list[Path]:
    """Edit the script, and write the cases where a folder is given; returns their files."""
    from callbot.scriptfile.load import loads
    from callbot.tune.suggested_case import case_name, suggested_case
    from callbot.tune.taking import rewrite, take

    new = text
    for one in taken:
        new = take(new, one)
    rewrite(path, text.encode("utf-8"), new)
    if folder is None:
        return []
    folder.mkdir(parents=True, exist_ok=True)
    flow = common.flow_of(loads(new, str(path)))
    named = os.path.relpath(path.resolve(), folder.resolve())
    written = []
    for one in taken[:_CASES]:
        case = suggested_case(store, flow, one, Path(named).as_posix())
        if case is not None:
            file = folder / case_name(one)
            file.write_text(case, encoding="utf-8", newline="\n")
            written.append(file)
    return written


def _plain(number: int, one: Suggestion, taken: bool) -> dict[str, Any]:
    return {
        "number": number,
        **one._asdict(),
        "examples": [example._asdict() for example in one.examples],
        "change": one.change._asdict(),
        "safe": one.safe,
        "warning": one.warning,
        "taken": taken,
    }


_WORDS: dict[Language, dict[str, str]] = {
    "en": {
        "title": "Suggestions", "number": "no.", "question": "question", "category": "means",
        "phrase": "phrase", "heard": "heard, times", "evidence": "how it is known",
        "better": "right that was not", "key": "key persons won", "warning": "warning",
        "correction": "a person decided", "truth": "the residents' truth",
        "asked_again": "what they said when asked again", "nothing": "Nothing to suggest.",
        "unsettled": "Often heard, not understood, and too little known of it to propose a phrase: read it, "
        "and put what means the same whoever says it under its category",
        "perhaps": "perhaps", "known": "answered so", "call": "call", "nearest": "nearest phrase",
    },
    "zh": {
        "title": "建议", "number": "号", "question": "问题", "category": "意思", "phrase": "说法",
        "heard": "听到的，次数", "evidence": "怎么知道的", "better": "新答对的",
        "key": "新找出的重点人员", "warning": "警告", "correction": "人工更正", "truth": "模拟居民的实情",
        "asked_again": "再问一遍时的回答", "nothing": "没有建议。",
        "unsettled": "常听到、没听懂、凭据还不够提成说法的：请人看一看，谁说都是这个意思的，就写进那一类",
        "perhaps": "大概是", "known": "这样回答的", "call": "通话", "nearest": "最近的说法",
    },
}  # fmt: skip


def _show(found: list[Suggestion], language: Language) -> None:
    from rich.table import Table

    from callbot.review.tables import show

    words = _WORDS[language]
    if not found:
        click.echo(words["nothing"])
        return
    columns = (
        "number",
        "question",
        "category",
        "phrase",
        "heard",
        "evidence",
        "better",
        "key",
        "warning",
    )
    table = Table(*(words[column] for column in columns), title=words["title"])
    for number, one in enumerate(found, 1):
        heard = "\n".join(f"{e.text} × {e.times}" for e in one.examples[:2])
        table.add_row(
            str(number), one.label, one.category, one.phrase, heard,
            f"{words[one.evidence]} {one.agree}/{one.of}", str(one.change.better),
            str(one.change.key_won), one.warning,
        )  # fmt: skip
    show([table])


def _show_unsettled(to_read: list[Cluster], language: Language) -> None:
    from rich.text import Text

    from callbot.review.tables import show, table_of

    if not to_read:
        return
    words = _WORDS[language]
    columns = ("question", "perhaps", "heard", "known", "call")
    table = table_of(words["unsettled"], *(words[column] for column in columns))
    for one in to_read:
        heard = "\n".join(f"{e.text} × {e.times}" for e in one.examples[:3])
        known = words["nearest"] if one.evidence == "nearest" else f"{one.agree}/{one.of}"
        calls = one.examples[0].call_ids
        table.add_row(
            *map(Text, (one.label, str(one.category), heard, known, str(calls[0]) if calls else ""))
        )
    show([table])
