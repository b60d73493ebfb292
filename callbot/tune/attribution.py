"""Whose fault an error was: heard wrong, understood wrong, routed wrong, or the person was unclear.

An error is a wrong answer, or a question that was answered and has no answer, against a person's
correction or the truth of a simulation. Of simulated people it is known what they really said: it is
read once more as if it had been heard exactly, and what changes then was the recogniser's fault. What
real people said is known where the correction has their words; else whoever listened and decided
against a sure reading heard something else than the recogniser.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple

from callbot.core.answers import Alternative, Answer, Understood
from callbot.core.flow import Flow
from callbot.core.leaning import SURE
from callbot.core.script import Node
from callbot.tune.comparing import shown
from callbot.tune.known import Known
from callbot.tune.logged import LoggedCall, LoggedTurn
from callbot.tune.rerun import Outcome
from callbot.tune.wordings import Logged

Fault = Literal["heard", "understood", "routed", "unclear"]
FAULTS: tuple[Fault, ...] = ("heard", "understood", "routed", "unclear")
Why = Literal[
    "misheard", "unlike_heard", "correction_unheard", "misread", "unmatched", "other_reading",
    "not_taken", "overruled", "needless", "silent", "request", "contradictory",
]  # fmt: skip
"""What happened, more closely; `callbot.tune.words` has a sentence for each."""


class Cause(NamedTuple):
    """Why one answer is wrong, or missing."""

    call_id: int
    name: str
    question: str
    wrong: bool
    """A wrong answer is recorded; else none is."""
    fault: Fault
    why: Why
    turn: int
    """Where it happened; 0 where nothing was said at all."""
    said: str
    """What was really said, where that is known."""
    heard: str
    right: str
    """What should have been recorded; empty for nothing."""
    stored: str
    taken_for: str
    """What the words would have meant, heard exactly; or what was made of them."""


class _Told(NamedTuple):
    """One exchange about the question: what it told, as it was heard and as it was said."""

    turn: LoggedTurn
    said: str | None
    """None where that is not known."""
    heard: bool | None
    """Whether what was heard told the right thing; None where it told nothing."""
    exact: bool | None
    """The same of what was said."""
    reading: Understood | None
    """What was said, read exactly."""


class Attribution:
    """Finds causes in the calls of one script; what was read once is remembered."""

    def __init__(self, flow: Flow) -> None:
        self._flow = flow
        self._put = Logged(flow.script, flow.script)

    def causes(self, call: LoggedCall, stored: Outcome, known: Known) -> list[Cause]:
        """Every error of a call with its cause, in the order of the script."""
        return [
            self.attribute(call, node, stored, known)
            for node in self._flow.script.questions
            if _is_error(node, stored, known)
        ]

    def attribute(self, call: LoggedCall, node: Node, stored: Outcome, known: Known) -> Cause:
        """The cause of the error at this question."""
        answer = stored.answers.get(node.id)
        recorded = stored.recorded.get(node.id)
        place = node.id
        if answer is not None and recorded and recorded.because.startswith("given with "):
            place = recorded.because.removeprefix("given with ").partition(":")[0]
        told = self._told(call, node, place, known)
        fault: Fault
        why: Why
        if answer is not None and known.is_key is not None and not _right(node, known):
            fault, why, at = "routed", "needless", told[0] if told else None
        elif answer is not None and recorded is not None:
            fault, why, at = _of_wrong([t for t in told if t.turn.turn <= recorded.turn], told)
            later = self._correction_unheard(call, recorded.turn, known)
            if later is not None and why in ("misread", "contradictory"):
                fault, why, at = "heard", "correction_unheard", later
        else:
            fault, why, at = _of_lost(told)
        turn = at.turn if at else None
        reading = at.reading if at and at.reading else None
        return Cause(
            call.id, call.name, node.id, answer is not None, fault, why,
            turn.turn if turn else 0, (at.said or "") if at else "", turn.words if turn else "",
            _right(node, known), shown(answer), _meaning(reading, turn),
        )  # fmt: skip

    # --- what was told ---------------------------------------------------------------------------
    def _told(self, call: LoggedCall, node: Node, place: str, known: Known) -> list[_Told]:
        found: list[_Told] = []
        pending: bool | None = None
        for turn, said in _exchanges(call, known):
            if turn.node != place:
                continue
            reading = self._read(node, turn, said, call) if said else None
            heard = _tells(node, turn.confirming, pending, turn.understood, known)
            exact = _tells(node, turn.confirming, pending, reading, known) if reading else None
            if said is None and heard is not True:
                exact, reading = self._guessed(node, turn, call, known)
            found.append(_Told(turn, said, heard, exact, reading))
            if not turn.confirming and turn.stored[0] == "answer":
                pending = heard
        return found

    def _read(self, node: Node, turn: LoggedTurn, said: str, call: LoggedCall) -> Understood:
        assert node.wait is not None
        put = self._put.put(turn.node, turn.purpose, turn.prompt)
        return self._flow.understanding.understand(
            node.wait, (Alternative(said.replace("…", " ")),),
            question=put.old if put else turn.prompt, confirming=turn.confirming, today=call.day,
        )  # fmt: skip

    def _guessed(
        self, node: Node, turn: LoggedTurn, call: LoggedCall, known: Known
    ) -> tuple[bool | None, Understood | None]:
        """Of a real call: whether another of the recogniser's readings tells the right thing."""
        words = _plain(known.words.get(node.id, ""))
        for one in turn.heard or ():
            if words and words in _plain(one.text):
                return False, None  # it was heard, and not understood
            reading = self._read(node, turn, one.text, call)
            if not turn.confirming and _tells(node, False, None, reading, known):
                return False, reading
        if words:
            return True, None
        sure = (turn.stored[4] or 0.0) >= SURE and turn.stored[0] == "answer"
        return (True if sure else False if turn.heard else None), None

    def _correction_unheard(self, call: LoggedCall, since: int, known: Known) -> _Told | None:
        """Whether the person took it back, and that was not heard."""
        for turn, said in _exchanges(call, known):
            node = self._flow.script.nodes.get(turn.node)
            if turn.turn <= since or not said or node is None or node.wait is None:
                continue
            reading = self._read(node, turn, said, call)
            if reading.kind == "request" and reading.category == "correction":
                if turn.stored[:2] != ("request", "correction"):
                    return _Told(turn, said, None, True, reading)
                return None
        return None


def _of_wrong(before: Sequence[_Told], told: Sequence[_Told]) -> tuple[Fault, Why, _Told | None]:
    """A wrong answer: the first exchange that told it."""
    at = next((t for t in reversed(before) if t.heard is False and not t.turn.confirming), None)
    at = at or next((t for t in before if t.heard is False), None)
    if at is None:
        last = before[-1] if before else None
        return "routed", "overruled", last
    if at.exact is True:
        return "heard", "misheard", at
    if at.exact is None and at.reading is not None:
        return "heard", "unlike_heard", at
    if at.said is None:
        return "understood", "other_reading" if at.reading else "misread", at
    if any(t.exact is True for t in told):
        return "unclear", "contradictory", at
    return "understood", "misread", at


def _of_lost(told: Sequence[_Told]) -> tuple[Fault, Why, _Told | None]:
    """No answer: the first exchange that should have given one."""
    right = [t for t in told if t.heard is True]
    missed = [t for t in told if t.exact is True and t.heard is not True]
    if missed and (not right or missed[0].turn.confirming):
        return "heard", "misheard", missed[0]
    if right:
        return "routed", "not_taken", right[0]
    answers = {t.exact for t in told if t.reading and t.reading.kind == "answer"}
    if answers == {True, False}:
        return "unclear", "contradictory", told[0]
    for one in told:
        asked_for = (
            one.reading.kind == "request" if one.reading else one.turn.stored[0] == "request"
        )
        if asked_for or not (one.said or (one.said is None and one.turn.words)):
            continue
        if one.said is None:
            return "understood", "other_reading" if one.reading else "unmatched", one
        return "understood", "misread" if one.exact is False else "unmatched", one
    spoken = next((t for t in told if t.said or (t.said is None and t.turn.words)), None)
    return "unclear", "request" if spoken else "silent", spoken or (told[0] if told else None)


def _is_error(node: Node, stored: Outcome, known: Known) -> bool:
    standing = known.standing(node, stored.answers.get(node.id))
    if standing == "open" and node.id not in known.corrected:
        return known.verdicts.get(node.id) == "unresolved"  # else it was not asked
    return standing in ("wrong", "open")


def _exchanges(call: LoggedCall, known: Known) -> list[tuple[LoggedTurn, str | None]]:
    """The turns in which the bot listened, each with what was really said."""
    listened = [
        turn for turn in call.turns
        if turn.heard is not None or turn.silent or turn.failed == "recogniser"
        or (turn.hung_up and not turn.while_speaking)
    ]  # fmt: skip
    if not known.said:
        return [(turn, None) for turn in listened]
    said = [*known.said, *[""] * len(listened)]
    return list(zip(listened, said, strict=False))


def _tells(
    node: Node, confirming: bool, pending: bool | None, understood: Understood, known: Known
) -> bool | None:
    """Whether an utterance tells the right thing; None where it tells nothing."""
    if understood.kind != "answer":
        return None
    if confirming and understood.category in ("yes", "no") and pending is not None:
        return (understood.category == "yes") == pending
    answer = Answer(understood.categories, understood.value, understood.text)
    return known.standing(node, answer) == "right"


def _right(node: Node, known: Known) -> str:
    if node.id in known.corrected:
        return shown(known.corrected[node.id])
    truth = known.truth.get(node.id)
    return shown(Answer(truth.categories, truth.value)) if truth else ""


def _meaning(reading: Understood | None, turn: LoggedTurn | None) -> str:
    if reading is not None:
        return shown(Answer(reading.categories, reading.value)) or reading.category or ""
    return str(turn.stored[3] or turn.stored[1] or "") if turn else ""


def _plain(text: str) -> str:
    return "".join(text.lower().split())
