"""A logged call held again: the real dialogue, fed with what was heard at each question.

Each question takes what was heard there, in the logged order. What was never asked cannot be known:
such a question is left open and noted, it neither counts as silence nor puts anybody on a list. An
answer that was never asked back is taken as it was said, and noted as well.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from callbot.core import messages as m
from callbot.core.answering import confirmation
from callbot.core.answers import Answer, Understood
from callbot.core.dialogue import Dialogue
from callbot.core.flow import Flow
from callbot.tune.logged import LoggedCall, LoggedTurn

_SAID_SO = Understood("answer", "yes", ("yes",), None, 1.0, "as it was said", "")


class Unasked(NamedTuple):
    """The script asks, and the person was never asked."""

    question: str
    confirming: bool
    """To have an answer confirmed that was taken without."""
    again: bool
    """They were asked before, and nothing usable was heard."""


@dataclass(slots=True)
class Outcome:
    """What came of a call."""

    answers: dict[str, Answer]
    recorded: dict[str, m.Recorded]
    """How the answers were given."""
    flags: dict[str, m.Flagged]
    """Follow-up rules that hold at the end."""
    call_backs: dict[str, str]
    """Open questions and rules that put the person on the call-back list → why."""
    disposition: str
    """Empty where the call has no end."""
    replied: list[m.Replied] = field(default_factory=list)
    dropped: dict[str, str] = field(default_factory=dict)
    unasked: list[Unasked] = field(default_factory=list)
    unheard: list[LoggedTurn] = field(default_factory=list)
    """What was said where it is not asked any more."""


Expect = Callable[[LoggedTurn], None]


def held_again(flow: Flow, call: LoggedCall, expect: Expect | None = None) -> Outcome:
    """What comes of the call under this script; `expect` is told before an utterance is fed."""
    return _Rerun(flow, call, expect).run()


class _Rerun:
    def __init__(self, flow: Flow, call: LoggedCall, expect: Expect | None) -> None:
        self.flow = flow
        self.expect = expect
        self.ended = call.disposition is not None
        self.dialogue = Dialogue(flow, call.contact, today=call.day, earlier=call.earlier)
        self.dialogue.known.update(_still_there(flow, call))
        self.left = [turn for turn in call.turns if turn.came_back]
        self.plain = [turn for turn in call.turns if not turn.came_back]
        self.used: set[str] = set()
        self.unasked: list[Unasked] = []
        self.reopens = False
        self.at = 0.0

    def run(self) -> Outcome:
        dialogue = self.dialogue
        step = dialogue.start(0.0)
        events = list(step.events)
        while not dialogue.ended:
            command = step.commands[-1]
            if isinstance(command, m.Say):
                got = self._spoken(command)
                step = dialogue.receive(got, self.at)
            else:
                assert isinstance(command, m.Listen), command
                step = self._listened(command)
            events += step.events
        return self._outcome(events)

    def _spoken(self, say: m.Say) -> m.Input:
        node = self.flow.node_of[self.dialogue.state]
        if self.reopens:
            self.reopens = False
            return m.PromptFinished(0.0, interrupted=True, reopened=True)
        following = next((turn for turn in self.left if turn.node == say.node), None)
        if following is not None and following.while_speaking:
            return self._take(following)
        if node is None or node.wait is None:
            plain = next((turn for turn in self.plain if turn.node == say.node), None)
            if plain is not None:
                self.plain.remove(plain)
                self.at = max(self.at, plain.over_at)
        return m.PromptFinished(0.0)

    def _listened(self, listen: m.Listen) -> m.Step:
        asked = (listen.node, listen.confirming)
        turn = next((t for t in self.left if (t.node, t.confirming) == asked), None)
        if turn is None and len(self.left) == 1 and self.left[0].hung_up:
            turn = self.left[0]  # they were about to go
        if turn is not None:
            return self.dialogue.receive(self._take(turn), self.at)
        if not self.ended and not self.left:
            step = self.dialogue.receive(m.HungUp("interrupted"), self.at)
            return step._replace(events=())  # nobody knows how it went on
        return self._never_asked(listen)

    def _take(self, turn: LoggedTurn) -> m.Input:
        self.left.remove(turn)
        self.used.add(turn.node)
        self.at = max(self.at, turn.over_at)
        if turn.hung_up:
            return m.HungUp(turn.hung_up)
        if turn.failed:
            return m.Failed(turn.failed, "as in the call")
        if turn.heard is None:
            return m.NoInput()
        if self.expect is not None:
            self.expect(turn)
        self.reopens = bool(self.left and self.left[0].purpose == "reopened")
        return m.Heard(turn.heard, early=self.reopens)

    def _never_asked(self, listen: m.Listen) -> m.Step:
        dialogue = self.dialogue
        if dialogue.doubted_stop:  # who does not answer that is taken at their first word
            return dialogue.receive(m.NoInput(), self.at)
        self.unasked.append(Unasked(listen.node, listen.confirming, listen.node in self.used))
        if dialogue.pending is not None:
            confirmation(dialogue, _SAID_SO, m.Heard(()))
        else:
            dialogue.drop("no_input")
        return dialogue.step()

    def _outcome(self, events: list[m.Event]) -> Outcome:
        never = {one.question for one in self.unasked if not (one.again or one.confirming)}
        again = {one.question for one in self.unasked if one.again and not one.confirming}
        flags: dict[str, m.Flagged] = {}
        back: dict[str, str] = {}
        recorded: dict[str, m.Recorded] = {}
        disposition = ""
        for event in events:
            if isinstance(event, m.Flagged):
                flags[event.rule] = event
            elif isinstance(event, m.CallBack):
                if event.rule or event.node not in never:
                    why = "asked once more" if event.node in again else event.why
                    back[event.rule or event.node] = why
            elif isinstance(event, m.Cleared):
                flags.pop(event.rule, None)
                back.pop(event.rule, None)
            elif isinstance(event, m.Recorded):
                recorded[event.node] = event
            elif isinstance(event, m.Ended):
                disposition = event.disposition
        dialogue = self.dialogue
        return Outcome(
            dialogue.answers, recorded, flags, back, disposition,
            [event for event in events if isinstance(event, m.Replied)],
            dialogue.dropped, self.unasked, [turn for turn in self.left if turn.heard is not None],
        )  # fmt: skip


def _still_there(flow: Flow, call: LoggedCall) -> dict[str, list[Any]]:
    """What was answered in an earlier call, as far as the script still knows such answers."""
    found = {}
    for question, answer in call.known.items():
        node = flow.script.nodes.get(question)
        if node is not None and node.wait is not None:
            ids = {category.id for category in node.wait.categories}
            if set(answer[0]) <= ids and (answer[0] or node.goto):
                found[question] = list(answer)
    return found
