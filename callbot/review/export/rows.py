"""The rows of an export, made one call at a time."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from callbot.core.disposition import DISPOSITIONS
from callbot.core.phones import masked
from callbot.review.export.columns import ANSWERS, LONG, OF_QUESTION, PERSON, WIDE, Column, Shape
from callbot.review.export.scope import Scope
from callbot.store.open import Store
from callbot.store.streams import AnswerRow, FlagRow, WholeCall, unreached, whole_calls

Row = list[Any]


class Table(NamedTuple):
    """What is exported, whatever the format."""

    shape: Shape
    columns: tuple[Column, ...]
    rows: Iterator[Row]
    """Made while they are read, a thousand calls at a time."""


def table(store: Store, scope: Scope, shape: Shape) -> Table:
    """The columns and rows of a shape. Read the rows inside `Store.reading()`."""
    make: Callable[[Scope], tuple[tuple[Column, ...], Callable[[WholeCall], Iterator[Row]]]] = {
        "wide": _wide, "long": _long, "answers": _answers,
    }[shape]  # fmt: skip
    columns, rows_of = make(scope)
    return Table(shape, columns, _rows(store, scope, rows_of))


def _rows(
    store: Store, scope: Scope, rows_of: Callable[[WholeCall], Iterator[Row]]
) -> Iterator[Row]:
    for whole in whole_calls(store, scope.run, scope.script):
        yield from rows_of(whole)
    for whole in unreached(store, scope.run, scope.script):
        yield from rows_of(whole)


def _person(whole: WholeCall, scope: Scope) -> Row:
    call = whole.call
    known = DISPOSITIONS.get(call.disposition or "")
    return [
        call.call_id, call.contact_id, call.name,
        call.phone if scope.clear_phones else masked(call.phone),
        call.script, call.script_sha256, call.run_id, int(call.run_id is not None), call.line,
        call.started_at, call.disposition, known.code if known else None,
    ]  # fmt: skip


def _wide(scope: Scope) -> tuple[tuple[Column, ...], Callable[[WholeCall], Iterator[Row]]]:
    grades = scope.grades()
    columns = [*PERSON, *WIDE]
    taken = {column.name.lower() for column in columns}
    for question in scope.questions:
        prefix = question
        while any((prefix + part.name).lower() in taken for part in OF_QUESTION):
            prefix += "_"
        taken |= {(prefix + part.name).lower() for part in OF_QUESTION}
        columns += [
            part._replace(name=prefix + part.name, question=question) for part in OF_QUESTION
        ]

    def rows(whole: WholeCall) -> Iterator[Row]:
        row = _person(whole, scope)
        row += _whole(whole, grades.get(whole.call.script_sha256 or "", {}))
        held = {answer.question: answer for answer in whole.answers if answer.is_current}
        given_up = {one.question: one.why for one in whole.dropped}
        asked = {turn.node for turn in whole.turns}
        truths = json.loads(whole.truth.truth) if whole.truth else {}
        for question in scope.questions:
            answer, true = held.get(question), truths.get(question, {})
            row += _decided(answer) if answer else _NOTHING
            row += [
                int(question in asked), None if answer else given_up.get(question),
                true.get("truth"), true.get("verdict"),
            ]  # fmt: skip
        yield row

    return tuple(columns), rows


_NOTHING = [None] * 8


def _decided(answer: AnswerRow) -> Row:
    return [
        answered(answer), answer.words, answer.confidence, answer.confirmed, answer.because,
        answer.provenance, answer.decided_by, answer.decided_at,
    ]  # fmt: skip


def answered(answer: AnswerRow) -> Any:
    """The value, or else the categories joined by commas, as in view `answers_wide`."""
    return answer.category if answer.value is None else answer.value


def _whole(whole: WholeCall, grades: Any) -> Row:
    call, truth = whole.call, whole.truth
    key_person, call_back = standing(whole, grades)
    kinds = [turn.kind for turn in whole.turns]
    flags = [_flag(flag) for flag in whole.flags]
    dropped = [
        {"question": one.question, "turn": one.turn, "why": one.why} for one in whole.dropped
    ]
    return [
        call.attempt_id, call.attempt, call.contact_fields, call.day, call.seconds,
        call.ended_node, call.ended_why, call.audio, len(whole.turns), kinds.count("no_input"),
        kinds.count("no_match"), _json(dropped), key_person, int(call_back), call.barred,
        _json(flags), call.checked_by, call.checked_at,
        truth.outcome if truth else None, truth.persona if truth else None,
    ]  # fmt: skip


def standing(whole: WholeCall, grades: Any) -> tuple[str | None, bool]:
    """The gravest level of a key person, and whether somebody has to call back."""
    levels = [flag.level for flag in whole.flags if flag.kind == "key_person"]
    gravest = min(levels, key=lambda level: grades.get(level, len(grades)), default=None)
    call = whole.call
    cut_off = call.call_id is not None and call.disposition is None and not call.barred
    return gravest, cut_off or any(flag.kind == "call_back" for flag in whole.flags)


def _flag(flag: FlagRow) -> dict[str, Any]:
    return {name: value for name, value in flag._asdict().items() if name != "call_id"}


def _long(scope: Scope) -> tuple[tuple[Column, ...], Callable[[WholeCall], Iterator[Row]]]:
    columns = (*PERSON, *LONG)
    empty = [None] * len(LONG)

    def rows(whole: WholeCall) -> Iterator[Row]:
        person = _person(whole, scope)
        if not whole.turns:
            yield person + empty
            return
        held = {answer.question: answer for answer in whole.answers if answer.is_current}
        given_up: dict[int, list[dict[str, str]]] = {}
        for one in whole.dropped:
            given_up.setdefault(one.turn, []).append({"question": one.question, "why": one.why})
        for turn in whole.turns:
            answer = held.get(turn.node)
            yield [
                *person, turn.turn, turn.node, scope.label(turn.node), *turn[3:],
                _json(given_up[turn.turn]) if turn.turn in given_up else None,
                *(
                    (answered(answer), answer.provenance, answer.decided_by, answer.decided_at)
                    if answer
                    else (None, None, None, None)
                ),
            ]  # fmt: skip

    return columns, rows


def _answers(scope: Scope) -> tuple[tuple[Column, ...], Callable[[WholeCall], Iterator[Row]]]:
    columns = (*PERSON, *ANSWERS)
    empty = [None] * len(ANSWERS)

    def rows(whole: WholeCall) -> Iterator[Row]:
        person = _person(whole, scope)
        if not whole.answers:
            yield person + empty
            return
        truths = json.loads(whole.truth.truth) if whole.truth else {}
        for answer in whole.answers:
            true = truths.get(answer.question, {})
            yield [
                *person, answer.question, scope.label(answer.question), *answer[2:],
                true.get("truth"), true.get("verdict"),
            ]  # fmt: skip

    return columns, rows


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
