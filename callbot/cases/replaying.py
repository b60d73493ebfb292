"""Holds a case's call again, and says what comes out otherwise than expected."""

from __future__ import annotations

from typing import NamedTuple

from callbot.cases.case import Before, Case, Expected, Plain
from callbot.core import messages as m
from callbot.core.answers import Answer
from callbot.core.dialogue import Dialogue
from callbot.core.earlier import CheckIn, Earlier
from callbot.core.flow import Flow
from callbot.lines.replay import Hear, ReplayLine
from callbot.scriptfile.positions import Path, Positions
from callbot.session import CallSession

CODED = ("yes_no", "choice")
"""Questions whose answers are categories."""


class Difference(NamedTuple):
    """One thing that is not as the case says."""

    what: str
    expected: str
    got: str
    line: int
    column: int


class Kept:
    """A journal in memory: the events alone."""

    def __init__(self) -> None:
        self.events: list[m.Event] = []

    def heard(self, heard: m.Heard, at_seconds: float) -> None:
        """It comes again with its verdict."""

    def record(self, events: tuple[m.Event, ...], at_seconds: float) -> None:
        """Keep them."""
        self.events += events


def replay(case: Case, flow: Flow, hear: Hear | None = None) -> list[Difference]:
    """Every difference between what a case expects and what the dialogue makes of it now."""
    line, kept = ReplayLine(case.turns, hear), Kept()
    earlier = Earlier(_check_in(one, flow) for one in case.earlier)
    dialogue = Dialogue(flow, case.contact, today=case.day, earlier=earlier)
    CallSession(line, dialogue, kept).run()
    got = outcome(kept.events, dialogue)
    found: list[tuple[Path, str, str, str]] = []
    for number in line.unasked:
        turn = case.turns[number]
        what = f"turn {number + 1}, {turn.node}{' (asked back)' if turn.confirming else ''}"
        found.append((("turns", number), what, "is asked", "not asked any more"))
    for listen in line.unanswered:
        what = f"{listen.node}{' (asked back)' if listen.confirming else ''}"
        found.append((("turns",), what, "not asked", "asked, and the case has no answer"))
    found += _compared(case.expect, got)
    positions = Positions(case.text)
    return [
        Difference(what, wanted, came, *positions.value(path)) for path, what, wanted, came in found
    ]


def _check_in(before: Before, flow: Flow) -> CheckIn:
    """A check-in as the case has it: whether a text is a category or a value, the script knows."""
    answers = {}
    for question, plain_ in before.answers.items():
        node = flow.script.nodes.get(question)
        coded = node is not None and node.wait is not None and node.wait.expects in CODED
        some = plain_ if isinstance(plain_, tuple) else (str(plain_),)
        taken = isinstance(plain_, tuple) or coded
        value = None if isinstance(plain_, tuple) or coded else plain_
        answers[question] = Answer(some if taken else (), value)
    return CheckIn(before.at, answers, before.missed)


def outcome(events: list[m.Event], dialogue: Dialogue) -> Expected:
    """What came of a call, as a case would expect it."""
    flags: list[str] = []
    back: list[str] = []
    for event in events:
        if isinstance(event, m.Flagged):
            flags.append(event.rule)
        elif isinstance(event, m.CallBack):
            back.append(event.rule or event.node)
        elif isinstance(event, m.Cleared):
            flags = [rule for rule in flags if rule != event.rule]
            back = [rule for rule in back if rule != event.rule]
    ended = [event for event in events if isinstance(event, m.Ended)]
    answers = {node: plain(answer) for node, answer in dialogue.answers.items()}
    return Expected(
        ended[0].disposition if ended else None,
        any(isinstance(event, m.Barred) for event in events),
        tuple(dict.fromkeys(flags)),
        tuple(dict.fromkeys(back)),
        answers,
        tuple(node.id for node in dialogue.script.questions if node.id not in answers),
    )


def plain(answer: Answer) -> Plain:
    """An answer as a case has it."""
    if answer.value is not None:
        return answer.value
    return answer.categories[0] if len(answer.categories) == 1 else answer.categories


def _compared(expect: Expected, got: Expected) -> list[tuple[Path, str, str, str]]:
    found: list[tuple[Path, str, str, str]] = []
    for key in ("disposition", "do_not_call", "flags", "call_back"):
        wanted, came = getattr(expect, key), getattr(got, key)
        if isinstance(wanted, tuple):
            wanted, came = tuple(sorted(wanted)), tuple(sorted(came))
        if wanted is not None and wanted != came:
            found.append((("expect", key), key, _shown(wanted), _shown(came)))
    for node, value in expect.answers.items():
        came = got.answers.get(node)
        same = set(value) == set(came) if isinstance(value, tuple) and isinstance(came, tuple) else (
            value == came or (value,) == came or value == (came,)
        )  # fmt: skip
        if not same:
            found.append((("expect", "answers", node), node, _shown(value), _shown(came)))
    for number, node in enumerate(expect.absent):
        if node in got.answers:
            path: Path = ("expect", "absent", number)
            found.append((path, node, "no answer", _shown(got.answers[node])))
    return found


def _shown(value: object) -> str:
    if value is None:
        return "nothing"
    if isinstance(value, tuple):
        return ", ".join(map(str, value)) or "none"
    return str(value).lower() if isinstance(value, bool) else str(value)
