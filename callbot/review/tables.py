"""The figures as rich tables for the terminal; what people said is shown as it is, unparsed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from rich import box
from rich.console import Console, RenderableType
from rich.table import Table
from rich.text import Text

from callbot.core.disposition import DISPOSITIONS
from callbot.core.script import Language
from callbot.review.answers import by_question
from callbot.review.headline import headline
from callbot.review.misheard import misheard
from callbot.review.people import by_person
from callbot.review.stats import Share
from callbot.review.words import Names, Words, evidence_pairs, heard, joined, percent
from callbot.store import figures, queries
from callbot.store.labels import CallLabels
from callbot.store.open import Store
from callbot.store.told import Told, told

PIPED_WIDTH = 120
"""Columns where the output is no terminal."""
_MOST_PEOPLE = 20
_MOST_VALUES = 6
_LEVEL_STYLES = {"high": "bold red", "medium": "yellow", "low": "cyan", "call_back": "magenta"}


def show(renderables: Iterable[RenderableType], console: Console | None = None) -> None:
    """Print them: in colour on a terminal, plain elsewhere."""
    console = console or _Console()
    if not console.is_terminal:
        console.width = PIPED_WIDTH
    for renderable in renderables:
        console.print(renderable, highlight=False, markup=False)


class _Console(Console):
    """Leaves a reader that has gone (`| head`) to the command line; rich calls that a failure."""

    def on_broken_pipe(self) -> None:
        raise BrokenPipeError


def run_tables(
    store: Store, run_id: int | None, summary: Mapping[str, Any] | None, language: Language
) -> list[RenderableType]:
    """What `demo` and `simulate` show at the end: endings, answers, key persons, who was missed."""
    w = Words(language)
    counted = figures.overview(store, run_id)
    shown: list[RenderableType] = [
        disposition_table(counted.dispositions, language),
        answer_table(counted.answers, language),
        *follow_up_tables(store, run_id, language, _MOST_PEOPLE),
    ]
    if summary:
        shown += summary_lines(summary, language)
        shown += missed_table(store, run_id, language)
        if summary.get("line") == "voice" and _simulated(store, run_id):
            shown.append(Text(w("simulated_voices"), style="dim"))
    return shown


def _simulated(store: Store, run_id: int | None) -> bool:
    return any(run.id == run_id and run.simulated_models for run in queries.runs(store))


def disposition_table(
    counted: Sequence[figures.DispositionCount], language: Language
) -> RenderableType:
    """Endings with their AAPOR code and share."""
    w = Words(language)
    table = table_of(w("dispositions"), w("disposition"), w("aapor"), ">" + w("calls"), ">%", "")
    total = sum(line.calls for line in counted) or 1
    for line in counted:
        share = line.calls / total
        label = line.label_zh if language == "zh" else line.label_en
        table.add_row(Text(label), line.code, str(line.calls), percent(share), _bar(share, "blue"))
    return table


def answer_table(counted: Sequence[figures.CategoryCount], language: Language) -> RenderableType:
    """Answers of each question; rare values are added up."""
    w = Words(language)
    table = table_of(w("answers"), w("question"), w("answers"), ">" + w("calls"), "")
    for question in by_question(counted, w, _MOST_VALUES):
        for n, (answer, calls) in enumerate(question.lines):
            label = Text(question.label if n == 0 else "")
            table.add_row(label, Text(answer), str(calls), _bar(calls / question.total, "blue"))
        table.add_section()
    return table


def follow_up_tables(
    store: Store, run_id: int | None, language: Language, most: int | None = None
) -> list[RenderableType]:
    """Key persons, the gravest first, then those to call back; None shows everybody."""
    w = Words(language)
    labels = CallLabels(store)
    shown: list[RenderableType] = []
    persons = by_person(queries.follow_up(store, run_id))
    table = table_of(
        f"{w('key_persons')}: {len(persons)}",
        w("level"), w("name"), w("phone"), w("reason"), w("evidence"), ">" + w("call"),
    )  # fmt: skip
    for person in persons[:most]:
        for n, line in enumerate(person.lines):
            evidence = evidence_pairs(line.evidence, labels.of(line.call_id))
            who = (person.name, person.phone) if n == 0 else ("", "")
            table.add_row(
                Text(w.level(line.level), style=_LEVEL_STYLES.get(line.level, "")),
                *map(Text, who), Text(line.reason),
                Text("; ".join(f"{question}: {words}" for question, words in evidence)),
                str(person.call_id) if n == 0 else "",
            )  # fmt: skip
    backs = by_person(queries.call_backs(store, run_id))
    others = table_of(
        f"{w('call_backs')}: {len(backs)}",
        w("name"), w("phone"), w("reason"), ">" + w("call"),
    )  # fmt: skip
    for person in backs[:most]:
        named = labels.of(person.call_id)
        why = [f"{named.get(x.evidence, x.evidence)}: {w.why(x.reason)}" for x in person.lines]
        others.add_row(*map(Text, (person.name, person.phone, "; ".join(why), str(person.call_id))))
    for filled, people in ((table, persons), (others, backs)):
        shown.append(filled)
        if most is not None and len(people) > most:
            shown.append(Text("  " + w("more", len(people) - most), style="dim"))
    return [*shown, *_told_table(told(store, run_id), w, most)]


def _told_table(said: Sequence[Told], w: Words, most: int | None) -> list[RenderableType]:
    """What was told in answer to open questions, if any was asked."""
    if not said:
        return []
    table = table_of(
        f"{w('told')}: {len(said)}",
        w("name"),
        w("phone"),
        w("question"),
        w("heard"),
        ">" + w("call"),
    )
    for one in said[:most]:
        words = joined(one.words) or "…"
        shown = Text(words + (f"   [{w('told_unsure')}]" if one.unsure else ""))
        table.add_row(Text(one.name), Text(one.phone), Text(one.label), shown, str(one.call_id))
    more = (
        [Text("  " + w("more", len(said) - most), style="dim")] if most and len(said) > most else []
    )
    return [table, *more]


def summary_lines(summary: Mapping[str, Any], language: Language) -> list[RenderableType]:
    """Key persons against the truth, answers against the truth, stop requests."""
    w = Words(language)
    shown: list[RenderableType] = []
    top = headline(summary)
    if top is not None:
        table = table_of(f"{top.truth} {w('key_truth')}", "", ">", "")
        style = "bold red" if top.missed.part else "bold green"
        table.add_row(
            Text(w("missed"), style), Text(str(top.missed.part), style),
            f"{_spread(top.missed, w)} {w('of_reached', top.missed.total)}",
        )  # fmt: skip
        table.add_row(w("found"), str(top.found), "")
        table.add_row(w("call_back"), str(top.call_back), w("call_back_note"))
        table.add_row(w("unreached"), str(top.unreached), w("unreached_note"))
        table.add_row(
            w("false_alarms"), str(top.false_alarms.part),
            f"{_spread(top.false_alarms, w)} {w('of_others', top.false_alarms.total)}",
        )  # fmt: skip
        shown.append(table)
    answers = summary.get("answers")
    if answers:
        names = ("asked", "right", "wrong", "unresolved", "false_yes", "false_no")
        table = table_of(w("verdicts"), *(">" + w(name) for name in names))
        table.add_row(*(str(answers.get(name, 0)) for name in names))
        shown.append(table)
    stops = summary.get("stop_requests")
    if stops and stops["made"]:
        made = f"{w('made')} {stops['made']}, {w('honoured')} {stops['honoured']}"
        shown.append(Text(f"{w('stop')}: {made}"))
    return shown


def _spread(share: Share, w: Words) -> str:
    low, high = percent(share.low), percent(share.high)
    return f"{percent(share.share)} ({w('interval')}: {low} – {high})"


def missed_table(store: Store, run_id: int | None, language: Language) -> list[RenderableType]:
    """What was said to and heard from each missed key person, at the questions that went wrong."""
    w = Words(language)
    missed = queries.truths(store, run_id, "missed")
    if not missed:
        return []
    table = table_of(
        w("missed_who"), ">" + w("call"), w("question"), w("truth"), w("said"), w("heard"),
        w("understood_as"), w("because"),
    )  # fmt: skip
    labels, names = figures.question_labels(store, run_id), figures.category_labels(store, run_id)
    for person in missed[:_MOST_PEOPLE]:
        for turn, said in misheard(queries.call(store, person.call_id)):
            table.add_row(
                str(person.call_id), Text(labels.get(turn.node, turn.node)),
                Text(_named(names, turn.node, person)),
                Text(said), Text(heard(turn)), Text(w.taken_for(turn, names)),
                Text(turn.because or ""),
            )  # fmt: skip
        table.add_section()
    return [table]


def _named(names: Names, question: str, person: queries.TrueLine) -> str:
    truth = str(person.truth[question]["truth"])
    return names.get(question, {}).get(truth, truth)


def calls_table(lines: Sequence[queries.CallLine], language: Language) -> RenderableType:
    """A list of calls."""
    w = Words(language)
    table = table_of(
        None, ">" + w("call"), w("started"), w("name"), w("phone"), w("script"), w("line"),
        ">" + w("seconds"), w("disposition"), w("flags"),
    )  # fmt: skip
    for line in lines:
        levels = ", ".join(w.level(level) for level in line.levels.split(",") if level)
        table.add_row(
            str(line.id), line.started_at[:19].replace("T", " "), Text(line.name),
            Text(line.phone), Text(line.script), line.line,
            "" if line.seconds is None else f"{line.seconds:.0f}",
            w.disposition(line.disposition), Text(levels),
        )  # fmt: skip
    return table if lines else Text(w("none_yet"))


def call_view(detail: queries.CallDetail, language: Language) -> list[RenderableType]:
    """One call: its transcript with category, reason and timings; answers; flags."""
    w = Words(language)
    call = detail.call
    code = DISPOSITIONS[call.disposition].code if call.disposition in DISPOSITIONS else ""
    who = f"{call.name} {call.phone} · {call.started_at[:19]} · {call.line}"
    recorded = any(turn.audio for turn in detail.turns)
    turns = table_of(
        f"{w('call')} {call.id} · {who} · {w.disposition(call.disposition)} {code}".rstrip(),
        ">" + w("seconds"), w("question"), w("prompt"), w("heard"), w("understood_as"), ">%",
        w("because"), *([w("recording")] if recorded else []),
    )  # fmt: skip
    for turn in detail.turns:
        at = turn.prompt_at_seconds if turn.heard_at_seconds is None else turn.heard_at_seconds
        sure = "" if turn.kind != "answer" else f"{(turn.confidence or 0) * 100:.0f}"
        words = heard(turn) if turn.heard else ("" if turn.heard is None else w("no_words"))
        turns.add_row(
            f"{at:.1f}", Text(turn.node), Text(turn.prompt), Text(words, "bold"),
            Text(w.taken_for(turn)), sure,
            Text("; ".join(filter(None, (turn.because, turn.trouble, *aside(turn, detail, w))))),
            *([Text((turn.audio or "").rpartition("/")[2])] if recorded else []),
        )  # fmt: skip
    answers = table_of(w("answers"), w("question"), w("stored"), w("heard"), "")
    for answer in detail.answers:
        if answer.is_current:
            held = " · ".join(str(v) for v in (answer.category, answer.value) if v is not None)
            by = f"{w('corrected')}: {answer.decided_by}" if answer.provenance == "person" else ""
            answers.add_row(Text(answer.question), Text(held), Text(joined(answer.words)), Text(by))
    flags = table_of(w("flags"), w("level"), w("reason"), w("evidence"))
    for flag in detail.flags:
        style = _LEVEL_STYLES.get(flag.level, "")
        flags.add_row(
            Text(w.level(flag.level), style), Text(w.why(flag.reason)), Text(joined(flag.evidence))
        )
    return [turns, *(table for table in (answers, flags) if table.row_count)]


def aside(turn: queries.Turn, detail: queries.CallDetail, w: Words) -> list[str]:
    """What was heard over a turn's prompt without being an answer."""
    found = [one.heard for one in detail.overheard if one.turn == turn.turn]
    return [f"{w('meanwhile')}: {joined(words) or w('no_words')}" for words in found]


def _bar(share: float, style: str, cells: int = 20) -> Text:
    return Text("█" * max(round(share * cells), 1 if share else 0), style)


def table_of(title: str | None, *columns: str) -> Table:
    """A plain table; a column's name that begins with > is aligned to the right."""
    table = Table(
        title=None if title is None else Text(title, style="bold"),
        title_justify="left", box=box.SIMPLE_HEAD, pad_edge=False,
    )  # fmt: skip
    for name in columns:
        right = name.startswith(">")
        # People's words may be long; numbers and names must stay whole.
        table.add_column(
            Text(name.removeprefix(">")), justify="right" if right else "left", overflow="fold",
            no_wrap=right,
        )  # fmt: skip
    return table
