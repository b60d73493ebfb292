"""A suggestion → a golden case: a stored call in which the words are said and must be understood."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from typing import Final

from callbot.cases.case import FORMAT, Expected
from callbot.cases.replaying import Kept, outcome
from callbot.cases.write import ENDING
from callbot.core.answers import Alternative
from callbot.core.dialogue import Dialogue
from callbot.core.flow import Flow
from callbot.lines.replay import Exchange, ReplayLine
from callbot.session import CallSession
from callbot.store.open import Store
from callbot.tune.logged import LoggedCall, LoggedTurn, Readings, logged_calls
from callbot.tune.suggest import Suggestion

_KINDS: Final = ("resolved", "wrong_to_right", "asked_back")


def case_name(suggestion: Suggestion) -> str:
    """The file's name: the same suggestion has the same case."""
    phrase = hashlib.sha256(suggestion.phrase.encode()).hexdigest()[:8]
    return f"suggest-{suggestion.question}-{suggestion.category}-{phrase}{ENDING}"


def suggested_case(store: Store, flow: Flow, suggestion: Suggestion, script: str) -> str | None:
    """The text of a case of a call that the suggestion helps, held with the script that has it.

    `script` is how the case calls its script. None where no call that is known to be helped can be
    held to its end with what was said in it.
    """
    ids = [c for kind in _KINDS for c in suggestion.change.calls.get(kind, ())]
    shortest = sorted(logged_calls(store, ids, Readings()), key=lambda call: len(call.turns))
    for call in shortest:
        exchanges = [_exchange(turn) for turn in call.turns if turn.came_back]
        line, _ = _held(flow, call, exchanges)
        # What was said when the question was asked again is not needed any more.
        kept = [one for number, one in enumerate(exchanges) if number not in line.unasked]
        line, got = _held(flow, call, kept)
        recorded = got.answers.get(suggestion.question)
        if line.unanswered or line.unasked or recorded != suggestion.category:
            continue
        return "\n".join(_lines(call, kept, got, suggestion, script)) + "\n"
    return None


def _exchange(turn: LoggedTurn) -> Exchange:
    return Exchange(
        turn.node, turn.confirming, turn.purpose == "reopened", turn.heard, turn.silent,
        turn.hung_up, bool(turn.hung_up and turn.while_speaking), turn.failed,
    )  # fmt: skip


def _held(
    flow: Flow, call: LoggedCall, exchanges: Sequence[Exchange]
) -> tuple[ReplayLine, Expected]:
    line, journal = ReplayLine(exchanges), Kept()
    dialogue = Dialogue(flow, call.contact, today=call.day, earlier=call.earlier)
    CallSession(line, dialogue, journal).run()
    return line, outcome(journal.events, dialogue)


def _lines(
    call: LoggedCall, said: Sequence[Exchange], got: Expected, suggestion: Suggestion, script: str
) -> list[str]:
    expected = [
        "[expect]", f"disposition = {_text(got.disposition or '')}",
        f"do_not_call = {json.dumps(got.do_not_call)}", f"flags = {_list(got.flags or ())}",
        f"absent = {_list(got.absent)}", "", "[expect.answers]",
    ]  # fmt: skip
    for question, answer in got.answers.items():
        shown = _list(answer) if isinstance(answer, tuple) else _plain(answer)
        expected.append(f"{question} = {shown}")
    phrase = suggestion.phrase.replace("\n", " ")
    return [
        f"# {suggestion.question}: “{phrase}” means {suggestion.category}. See docs/suggest.md.",
        f"format = {FORMAT}", f"script = {_text(script)}", f"day = {call.day}",
        f"contact = {{ name = {_text(call.name)} }}", "turns = [",
        *(f"  {{ {_turn(one)} }}," for one in said), "]", "", *expected,
    ]  # fmt: skip


def _turn(one: Exchange) -> str:
    parts = [f"node = {_text(one.node)}"]
    if one.confirming:
        parts.append("confirming = true")
    if one.reopened:
        parts.append('purpose = "reopened"')
    if one.heard is not None:
        parts.append(_heard(one.heard))
    elif one.silent:
        parts.append("silent = true")
    elif one.hung_up:
        parts.append(f"hung_up = {_text(one.hung_up)}")
        parts += ["while_speaking = true"] if one.while_speaking else []
    elif one.failed:
        parts.append(f"failed = {_text(one.failed)}")
    return ", ".join(parts)


def _heard(heard: tuple[Alternative, ...]) -> str:
    if not heard:
        return 'heard = ""'
    if len(heard) == 1 and heard[0].source == "text":
        return f"heard = {_text(heard[0].text)}"
    listed = ", ".join(
        f"{{ text = {_text(one.text)}, confidence = {_plain(one.confidence)}, source = {_text(one.source)} }}"
        for one in heard
    )
    return f"alternatives = [{listed}]"


def _list(texts: Sequence[str]) -> str:
    return f"[{', '.join(map(_text, texts))}]"


def _plain(value: str | float) -> str:
    return _text(value) if isinstance(value, str) else json.dumps(value)


def _text(text: str) -> str:
    """A TOML string: JSON's, but for one control character, and without halves of characters."""
    whole = text.encode("utf-8", "replace").decode("utf-8")
    return json.dumps(whole, ensure_ascii=False).replace("\x7f", "\\u007F")
