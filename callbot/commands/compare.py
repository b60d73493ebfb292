"""`callbot compare`: two wordings on the same residents."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from callbot.commands import common

if TYPE_CHECKING:
    from callbot.core.script import Language
    from callbot.tune.compare import Comparison, Measure


@click.command()
@click.argument("a", metavar="A")
@click.argument("b", metavar="B")
@click.option("--calls", type=int, help="How many residents are called, each with both.")
@click.option("--mix", type=click.Choice(["easy", "realistic", "hostile"]), help="Who is called.")
@click.option("--seed", type=int, help="The same seed gives the same residents.")
@click.option(
    "--line", type=click.Choice(["voice", "text"]), default="text", show_default=True,
    help="With sound, or a model of it.",
)  # fmt: skip
@click.option("--workers", type=int, help="Processes; 0 means one a processor.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object and nothing else.")
@click.pass_context
def command(ctx: click.Context, /, a: str, b: str, **options: Any) -> None:
    """Call the same simulated residents with the scripts A and B, and say which does better.

    Every difference has the interval in which it lies in 95 of 100 cases, and says whether it is
    within noise and how many calls would settle it. Nothing is stored.

    Example:  callbot compare screening.en edited.en.toml --calls 2000
    """
    from callbot.commands.simulate import plan_of, workers_of
    from callbot.tune.compare import compare

    scripts = common.load_script(a), common.load_script(b)
    plan = plan_of(ctx, scripts[0], a, options)
    workers = workers_of(ctx, options)
    with common.progress_bar(quiet=options["as_json"]) as progress:
        found = compare(*scripts, plan, workers, progress)
    if options["as_json"]:
        common.print_json({"a": a, "b": b, "seed": plan.seed, "mix": plan.mix, **_plain(found)})
    else:
        for crash in found.crashes:
            click.echo(f"callbot: {crash}; the comparison went on", err=True)
        _show(found, (a, b), common.ui_language(ctx, scripts[0].language))


def _plain(found: Comparison) -> dict[str, Any]:
    return {
        "calls": found.calls,
        "key_persons": found.key_persons,
        "measures": [
            {"name": m.name, "unit": m.unit, "better": m.better, **m.found._asdict()}
            for m in found.measures
        ],
        "questions": [one._asdict() for one in found.questions],
        "only_in_a": found.only_in_a,
        "only_in_b": found.only_in_b,
        "crashes": found.crashes,
    }


_WORDS: dict[Language, dict[str, str]] = {
    "en": {
        "title": "{calls} residents, called with both; {keys} of them are key persons",
        "measure": "measure (less is better)", "interval": "B − A (95 %)", "says": "what it says",
        "missed_key_persons": "key persons missed", "false_alarms": "false alarms",
        "any_no_match": "calls with something not understood", "break_off": "hung up before the end",
        "any_wrong_answer": "calls with a wrong answer", "any_open_answer": "calls with an open answer",
        "no_matches": "not understood, a call", "no_inputs": "silences, a call",
        "wrong_answers": "wrong answers, a call", "duration": "seconds a call",
        "A": "A is better", "B": "B is better", "noise": "within noise",
        "settle": "; about {needed} calls would settle it", "same": "no difference seen",
        "only": "Only in {arm}, not compared: {questions}",
        "question": "question", "right": "right A → B", "wrong": "wrong A → B", "open": "open A → B",
    },
    "zh": {
        "title": "同样的{calls}位居民两份脚本各打一遍，其中重点人员{keys}人",
        "measure": "指标（越少越好）", "interval": "B − A（95%）", "says": "说明什么",
        "missed_key_persons": "漏掉的重点人员", "false_alarms": "误报", "any_no_match": "有没听懂的通话",
        "break_off": "没打完就挂断", "any_wrong_answer": "有答案记错的通话",
        "any_open_answer": "有问题没问清的通话", "no_matches": "每通没听懂的次数",
        "no_inputs": "每通没出声的次数", "wrong_answers": "每通记错的答案", "duration": "每通秒数",
        "A": "A更好", "B": "B更好", "noise": "在误差之内", "settle": "；大约要{needed}通才能分出来",
        "same": "没看到差别", "only": "只在{arm}里，没有比较：{questions}",
        "question": "问题", "right": "对 A → B", "wrong": "错 A → B", "open": "没问清 A → B",
    },
}  # fmt: skip


def _show(found: Comparison, names: tuple[str, str], language: Language) -> None:
    from rich.table import Table

    from callbot.review.tables import show

    words = _WORDS[language]
    title = words["title"].format(calls=found.calls, keys=found.key_persons)
    table = Table(
        words["measure"], f"A {names[0]}", f"B {names[1]}", words["interval"], words["says"],
        title=title,
    )  # fmt: skip
    for measure in found.measures:
        one = measure.found
        table.add_row(
            words[measure.name], _figure(measure, one.a), _figure(measure, one.b),
            f"{_figure(measure, one.difference, '+')}"
            f" ({_figure(measure, one.low, '+')} … {_figure(measure, one.high, '+')})",
            _says(measure, words),
        )  # fmt: skip
    each = Table(words["question"], words["right"], words["wrong"], words["open"])
    for question in found.questions:
        counts = [
            f"{question.a.get(verdict, 0)} → {question.b.get(verdict, 0)}"
            for verdict in ("right", "wrong", "unresolved")
        ]
        each.add_row(question.question, *counts)
    show([table, each])
    for arm, only in (("A", found.only_in_a), ("B", found.only_in_b)):
        if only:
            click.echo(words["only"].format(arm=arm, questions=", ".join(only)))


def _figure(measure: Measure, value: float, sign: str = "") -> str:
    if measure.unit == "share":
        return f"{100 * value:{sign}.2f} %"
    return f"{value:{sign}.1f}" if measure.unit == "seconds" else f"{value:{sign}.3f}"


def _says(measure: Measure, words: dict[str, str]) -> str:
    one = measure.found
    if one.needed is None:
        return words["same"]
    if measure.better != "noise":
        return words[measure.better]
    return words["noise"] + words["settle"].format(needed=f"{one.needed:,}")
