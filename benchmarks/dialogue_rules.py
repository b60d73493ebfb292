"""What somebody would write beside a state machine to hold these calls with it.

It says which events of the table a logged turn means; the engine takes the steps. It is the same for
every engine that only steps, and it is less than callbot's dialogue does: `LEFT_OUT`.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from dialogue_calls import Turn

from callbot.core.answering import ACCEPTED
from callbot.core.answers import Answer, Understood
from callbot.core.flow import CLOSINGS, ENDED, confirming, table
from callbot.core.followup import Inside, holds
from callbot.core.script import Node, Script, Wait

LEFT_OUT = (
    "follow-up rules and flags",
    "the call-back list",
    "what ended the call",
    "prompts and their slots",
    "the limits of a whole call",
    "the journal of turns",
    "answers given ahead (去过武汉 answers two questions)",
    "the answer inside a denial (不是，没去过)",
    "asking back a doubtful wish not to be called again",
    "waiting for somebody who said 等一下",
)


class Step(NamedTuple):
    """One row of the table."""

    source: str
    trigger: str
    target: str


class Rules:
    """What all calls of a script share."""

    def __init__(self, script: Script, inside: Inside) -> None:
        self.script = script
        self.inside = inside
        self.steps = tuple(dict.fromkeys(Step(*edge) for edge in table(script)))
        self.states = list(dict.fromkeys([*script.nodes, *(s.source for s in self.steps), ENDED]))
        self.place = {node: n for n, node in enumerate(script.nodes)}
        self.node_of = dict(script.nodes)
        self.node_of |= {confirming(node.id): node for node in script.questions}


class Model:
    """One call. An engine keeps its `state`."""

    def __init__(self, rules: Rules, today: date, answers: dict[str, Answer] | None = None) -> None:
        self.rules = rules
        self.state = rules.script.start
        self.today = today
        self.answers: dict[str, Answer] = {} if answers is None else answers
        self.pending: Understood | None = None
        self.missing: dict[str, int] = {}
        self.refusals = 0

    def means(self, turn: Turn) -> Iterator[str]:
        """The events of a turn; the one before must have been fired when the next is asked for."""
        place = self.rules.place
        while (node := self._asked()) and place[node.id] < place[turn.node]:
            yield self._drop()  # the log has no question here: nobody was asked
        if node is None or node.wait is None or node.id != turn.node:
            return
        if turn.confirming and self.pending is None:
            return
        if turn.understood is None:
            yield from self._missed(node.wait, "no_input")
        elif turn.understood.kind == "no_match":
            yield from self._missed(node.wait, "no_match")
        elif turn.understood.kind == "request":
            yield self._requested(node, turn.understood.category or "")
        else:
            yield from self._answered(node, node.wait, turn.understood)

    def over(self, left: bool) -> Iterator[str]:
        """The events after the last turn."""
        if left and self.state != ENDED:
            yield "hung_up"
        if self.state in CLOSINGS or (self.state in self.rules.place and self._asked() is None):
            yield "said"

    def _asked(self) -> Node | None:
        node = self.rules.node_of.get(self.state)
        return node if node and node.wait else None

    def _answered(self, node: Node, wait: Wait, understood: Understood) -> Iterator[str]:
        pending = self.pending
        if pending and understood.category == "yes":
            yield self._record(node, wait, pending)
        elif pending and understood.category == "no":
            self.pending = None
            yield "denied"
            yield from self._missed(wait, "no_match")
        elif self._doubtful(wait, understood) and not (pending and same(understood, pending)):
            self.pending = understood
            yield "confirm"
        elif wait.confirm is None and understood.confidence < ACCEPTED:
            yield from self._missed(wait, "no_match")
        else:
            yield self._record(node, wait, understood)

    def _doubtful(self, wait: Wait, understood: Understood) -> bool:
        confirm = wait.confirm
        if confirm is None:
            return False
        taken = Answer(understood.categories, understood.value)
        return (
            understood.confidence < confirm.below
            or any(category in confirm.always for category in understood.categories)
            or not (
                confirm.unless is None
                or holds(confirm.unless, taken, self.today, self.rules.inside)
            )
        )

    def _record(self, node: Node, wait: Wait, understood: Understood) -> str:
        self.answers[node.id] = Answer(understood.categories, understood.value)
        self._afresh()
        own = [c for c in wait.categories if c.id in understood.categories]
        with_way = [c for c in own if c.goto] or own
        return f"={with_way[0].id}" if with_way else "answered"

    def _missed(self, wait: Wait, why: str) -> Iterator[str]:
        prompts = wait.retry.no_input if why == "no_input" else wait.retry.no_match
        level = self.missing.get(why, 0)
        self.missing[why] = level + 1
        yield self._drop() if level >= len(prompts) else "stay"

    def _requested(self, node: Node, name: str) -> str:
        earlier = [question for question in self.answers if question != node.id]
        if name in ("stop", "later", "human"):
            return name
        if name == "refuse":
            self.refusals += 1
            return "refused" if self.refusals > 1 else self._drop()
        if name == "unsure":
            self.missing[name] = self.missing.get(name, 0) + 1
            return "stay" if self.missing[name] == 1 else self._drop()
        if name == "correction" and earlier:
            del self.answers[earlier[-1]]
            self._afresh()
            return f"back:{earlier[-1]}"
        return "stay"

    def _drop(self) -> str:
        self._afresh()
        return "given_up"

    def _afresh(self) -> None:
        self.pending = None
        self.missing.clear()


def same(one: Understood, other: Understood) -> bool:
    """Whether two answers say the same."""
    return (one.categories, one.value) == (other.categories, other.value)
