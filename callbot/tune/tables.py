"""Replays and errors as tables for the terminal."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.console import RenderableType
from rich.text import Text

from callbot.core.script import Language
from callbot.review.tables import table_of
from callbot.review.words import joined
from callbot.tune.attribution import FAULTS, Cause
from callbot.tune.changes import CallChange, Replay
from callbot.tune.errors import Errors
from callbot.tune.words import JUDGED, KINDS, explained, fault, word

_MOST_MISSING = 5


def replay_tables(found: Replay, most: int, language: Language) -> list[RenderableType]:
    """Totals, the questions, and the first `most` changes: key persons lost come first."""
    place = 0 if language == "zh" else 1

    def w(name: str, **slots: object) -> str:
        return word(name, language).format(**slots) if slots else word(name, language)

    lost, judged = len(found.lost), [change.judged for change in found.changes]
    shown: list[RenderableType] = [
        Text(w("replayed", calls=found.calls, answers=found.answers, texts=found.texts,
               changed=found.changed_calls)),
        Text(
            w("totals", lost=lost, found=len(found.found), backs=len(found.called_back),
              worse=judged.count("right_to_wrong") + judged.count("open_to_wrong"),
              better=judged.count("wrong_to_right") + judged.count("open_to_right"),
              endings=len(found.of_kind("disposition"))),
            style="bold red" if found.regressions else "bold green",
        ),
        Text(w("repeats", spared=found.spared, repeated=found.repeated)),
        *_notes(found, language),
        *_recordings(found, language),
    ]  # fmt: skip
    changed = [one for one in found.questions if one.changed or one.unasked]
    if changed:
        table = table_of(
            w("by_question"), w("question"), *(">" + w(n) for n in ("answers", "changed")),
            ">" + JUDGED["right_to_wrong"][place], ">" + JUDGED["wrong_to_right"][place],
            ">" + w("unasked"),
        )  # fmt: skip
        for one in changed:
            worse = Text(str(one.right_to_wrong), "bold red" if one.right_to_wrong else "")
            table.add_row(Text(one.label), str(one.answers), str(one.changed), worse,
                          str(one.wrong_to_right), str(one.unasked))  # fmt: skip
        shown.append(table)
    if found.changes and most:
        shown.append(_people(found.changes[:most], {q.question: q.label for q in found.questions},
                             language))  # fmt: skip
        if len(found.changes) > most:
            shown.append(Text(word("more", language).format(len(found.changes) - most), "dim"))
    return shown


def _notes(found: Replay, language: Language) -> Iterable[RenderableType]:
    if found.anew:
        yield Text(word("anew", language), "dim")
    elif found.unreadable:
        yield Text(word("unreadable", language).format(found.unreadable), "dim")


def _recordings(found: Replay, language: Language) -> Iterable[RenderableType]:
    if found.heard_anew:
        yield Text(word("heard_anew", language).format(found.heard_anew), "dim")
    if found.unrecorded:
        yield Text(word("unrecorded", language).format(found.unrecorded), "dim")
    if found.missing:
        yield Text(word("missing", language).format(len(found.missing)), "yellow")
        for one in found.missing[:_MOST_MISSING]:
            yield Text(f"  {one.call_id}.{one.turn}  {one.file}: {one.why}", "yellow")
        if len(found.missing) > _MOST_MISSING:
            yield Text(f"  … {len(found.missing) - _MOST_MISSING}", "yellow")


def _people(
    changes: Sequence[CallChange], labels: dict[str, str], language: Language
) -> RenderableType:
    place = 0 if language == "zh" else 1
    names = ("name", "what", "before", "after", "heard", "judged", "because")
    table = table_of(
        word("who", language), ">" + word("call", language), *(word(n, language) for n in names)
    )
    for change in changes:
        what = labels.get(change.question, change.question) or KINDS[change.kind][place]
        table.add_row(
            str(change.call_id), Text(change.name), Text(what), Text(change.before or "–"),
            Text(change.after or "–"), Text(joined(change.heard)),
            Text(JUDGED[change.judged][place]), Text(joined(change.because)),
            style="bold red" if change.lost else None,
        )  # fmt: skip
    return table


def error_tables(found: Errors, most: int, language: Language) -> list[RenderableType]:
    """How many errors of which cause at each question, then `most` examples of each cause."""

    def w(name: str) -> str:
        return word(name, language)

    if not found.causes:
        return [Text(w("none"))]
    wrong = sum(cause.wrong for cause in found.causes)
    title = w("errors").format(len(found.causes), wrong, len(found.causes) - wrong)
    table = table_of(
        title, w("question"), *(">" + fault(f, language) for f in FAULTS), ">" + w("total")
    )
    for question, label in found.labels.items():
        if found.count(question=question):
            table.add_row(
                Text(label), *(str(found.count(f, question)) for f in FAULTS),
                str(found.count(question=question)),
            )  # fmt: skip
    table.add_section()
    table.add_row(w("total"), *(str(found.count(f)) for f in FAULTS), str(len(found.causes)))
    shown: list[RenderableType] = [table]
    for one in FAULTS:
        causes = [cause for cause in found.causes if cause.fault == one][:most]
        if causes:
            shown.append(_examples(fault(one, language), causes, found.labels, language))
    return shown


def _examples(
    title: str, causes: Sequence[Cause], labels: dict[str, str], language: Language
) -> RenderableType:
    names = ("question", "right", "stored", "because")
    table = table_of(title, ">" + word("call", language), *(word(n, language) for n in names))
    for cause in causes:
        table.add_row(
            str(cause.call_id), Text(labels.get(cause.question, cause.question)),
            Text(cause.right or "–"), Text(cause.stored or "–"),
            Text(joined(explained(cause, language))),
        )  # fmt: skip
    return table
