"""`callbot test`: replay golden cases."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import click

from callbot.commands import common
from callbot.errors import Issue, ScriptError, UsageError

if TYPE_CHECKING:
    from callbot.cases.case import Case
    from callbot.config import Settings
    from callbot.core.flow import Flow
    from callbot.lines.replay import Hear


@click.command()
@click.argument("cases", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--script", metavar="SCRIPT", help="Instead of the script that the cases name.")
@click.option("--audio", is_flag=True, help="Recognise the recordings anew.")
@click.option("--junit", "xml", type=click.Path(path_type=Path), help="Write JUnit XML.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.pass_context
def command(
    ctx: click.Context,
    /,
    cases: tuple[Path, ...],
    script: str | None,
    audio: bool,
    xml: Path | None,
    as_json: bool,
) -> None:
    """Replay golden cases and say what comes out otherwise; exit status 1 where anything does.

    CASES are files, or folders with *.case.toml.

    Example:  callbot test tests/calls
    """
    from callbot.cases.junit import junit, line_of
    from callbot.cases.replaying import replay

    read = _read(cases)
    flows = _flows(read, script)
    hears = _hears(common.settings(ctx)) if audio else None
    results = [
        (str(case.path), replay(case, flow, hears(case, flow) if hears else None))
        for case, flow in zip(read, flows, strict=True)
    ]
    if xml is not None:
        xml.write_bytes(junit(results))
    if as_json:
        common.print_json(
            [{"file": f, "differences": [one._asdict() for one in found]} for f, found in results]
        )
    else:
        for file, found in results:
            for one in found:
                click.echo(line_of(file, one))
        failed = sum(bool(found) for _, found in results)
        click.echo(f"{len(results)} case(s), {failed} with differences")
    if any(found for _, found in results):
        ctx.exit(1)


def _read(cases: tuple[Path, ...]) -> list[Case]:
    from callbot.cases.read import read

    files = [
        file
        for path in cases
        for file in (sorted(path.rglob("*.case.toml")) if path.is_dir() else [path])
    ]
    if not files:
        raise UsageError("no *.case.toml in there", hint="`callbot call --save-case` writes one")
    found, issues = [], list[Issue]()
    for file in files:
        case, told = read(file)
        issues += [issue for issue in told if issue.severity == "error"]
        found += [case] if case else []
    if issues:
        raise ScriptError(issues)
    return found


def _flows(cases: list[Case], script: str | None) -> list[Flow]:
    """The script of each case, compiled once. Raises ScriptError with every problem of them all."""
    compiled: dict[str, Flow] = {}
    issues: list[Issue] = []
    names = [script or _place(case) for case in cases]
    for name in dict.fromkeys(names):
        try:
            compiled[name] = common.flow_of(common.load_script(name))
        except ScriptError as error:
            issues += error.issues
    if issues:
        raise ScriptError(issues)
    return [compiled[name] for name in names]


def _place(case: Case) -> str:
    return str(case.path.parent / case.script) if case.script.endswith(".toml") else case.script


def _hears(settings: Settings) -> Callable[[Case, Flow], Hear]:
    """Recognisers, one a language."""
    from callbot.core.answers import Alternative
    from callbot.core.messages import Listen
    from callbot.speech.asr import Recogniser
    from callbot.speech.audio import read_wav
    from callbot.speech.expected import Expected
    from callbot.speech.models import model_dir
    from callbot.speech.vocabulary import Vocabulary

    @cache
    def ears(language: str) -> tuple[Recogniser, Vocabulary]:
        model = model_dir("zh" if language == "zh" else "en", settings.speech.model(language))
        return Recogniser(model), Vocabulary.of(model)

    def of(case: Case, flow: Flow) -> Hear:
        recogniser, vocabulary = ears(flow.script.language)
        expected = Expected(flow.script, vocabulary)

        def hear(listen: Listen, audio: str) -> tuple[Alternative, ...]:
            sound = read_wav(case.path.parent / audio)
            return recogniser.hear(sound, expected.phrases(listen.node, listen.confirming))

        return hear

    return of
