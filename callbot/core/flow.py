"""A script compiled for calls: one `transitions` machine, shared by all of them.

The table below is the specification: it is what runs, what `callbot diagram` draws and what
`callbot check` walks. States are the script's nodes, `node?` where an answer is asked back, the bot's
own closings, and `ended`. Triggers are `=category`, `back:node` and the names in `CONTROLS`.

Measured on transitions 0.9.3: a machine per call costs 0.2 to 0.8 ms and registering a model with it
a good part of that, so events are fired on the unregistered dialogue itself (it has `state`).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final, NamedTuple, Protocol, cast

from transitions import Event, Machine, MachineError

from callbot.core.answers import Alternative, Understood
from callbot.core.followup import Inside
from callbot.core.script import FollowUpRule, Node, Script, Wait
from callbot.core.wording import REPLIES
from callbot.errors import DialogueError

ENDED: Final = "ended"
CLOSINGS: Final = {
    "closing:later": "later",
    "closing:human": "human",
    "closing:stop": "stop",
    "closing:refused": "refused",
    "closing:limit": "limit",
}
"""The bot's own endings → the reply that is spoken there."""
CONTROLS: Final = (
    "said", "answered", "confirm", "denied", "stay", "given_up", "hung_up", "passed_over",
)  # fmt: skip


class Edge(NamedTuple):
    """One row of the transition table."""

    source: str
    trigger: str
    target: str


class Understanding(Protocol):
    """What the dialogue needs of `callbot.understanding`, handed in when it is built."""

    def understand(
        self,
        wait: Wait,
        alternatives: tuple[Alternative, ...],
        *,
        question: str = "",
        confirming: bool = False,
        today: date,
    ) -> Understood:
        """Match or abstain."""

    def told_beside(
        self, wait: Wait, alternatives: tuple[Alternative, ...], *, question: str = "", today: date
    ) -> Understood | None:
        """What was said to another question tells this of one, or nothing."""


class Stateful(Protocol):
    """What a transition is fired on."""

    state: str


def confirming(node_id: str) -> str:
    """The state in which an answer to this node is asked back."""
    return f"{node_id}?"


class Flow:
    """Everything that all calls of one script share."""

    def __init__(self, script: Script, understanding: Understanding, inside: Inside) -> None:
        self.script = script
        self.understanding = understanding
        self.inside = inside
        self.machine = machine_of(script)
        self._events: dict[str, Event] = dict(self.machine.events)
        self.node_of: dict[str, Node | None] = dict.fromkeys(self.machine.states)
        for node in script.nodes.values():
            self.node_of[node.id] = node
            if node.wait is not None and node.wait.confirm is not None:
                self.node_of[confirming(node.id)] = node
        self.rules_on: dict[str, tuple[FollowUpRule, ...]] = {
            node.id: tuple(r for r in script.rules if any(c.question == node.id for c in r.when))
            for node in script.questions
        }
        """The follow-up rules that an answer to a node can change."""
        self.rules_before = tuple(
            rule for rule in script.rules if not any(c.asks_now for c in rule.when)
        )
        """Those that earlier calls alone decide."""

    def fire(self, model: Stateful, trigger: str) -> None:
        """Run one transition of the machine on a call.

        Raises DialogueError, naming state and trigger, where the table has no such row.
        """
        event = self._events.get(trigger)
        try:
            fired = event is not None and event.trigger(model)
        except MachineError:
            fired = False
        if not fired:
            raise DialogueError(f"state {model.state!r} has no transition {trigger!r}")

    def reply(self, name: str) -> str:
        """What is said to a request, or in one of the bot's own closings."""
        rule = self.script.requests.get(name)  # type: ignore[call-overload]
        return str(rule.reply) if rule and rule.reply else REPLIES[self.script.language][name]


class _Trigger(Event):
    """An event of the table, fired by its rows alone.

    The library asks eight lists of callbacks and writes eight lines of log at each event. The table
    has no callbacks and nobody reads the log, and together they were nine tenths of firing one. The
    library's are the table, the hooks by which this stands in for its own, and the error.
    """

    def trigger(self, model: object, *_args: object, **_named: object) -> bool:
        """Move the call by the row of its state; one without a target leaves it where it is."""
        call = cast(Stateful, model)  # the library knows it as an object only
        for row in self.transitions.get(call.state, ()):
            if row.dest:
                call.state = row.dest
            return True
        raise MachineError(f"no row for {self.name!r} in {call.state!r}")


class _Table(Machine):
    event_cls = _Trigger


def machine_of(script: Script) -> Machine:
    """The machine of a script; raises DialogueError where a target does not exist."""
    edges = list(table(script))
    states = list(dict.fromkeys([*script.nodes, *(e.source for e in edges), *CLOSINGS, ENDED]))
    for edge in edges:
        if edge.target not in states:
            raise DialogueError(
                f"{edge.source}: {edge.trigger} leads to unknown node {edge.target!r}"
            )
    return _Table(
        model=None,
        states=states,
        transitions=[
            {
                "trigger": e.trigger,
                "source": e.source,
                "dest": None if e.trigger == "stay" else e.target,
            }
            for e in edges
        ],
        initial=script.start,
        auto_transitions=False,
        ignore_invalid_triggers=False,
    )


def edges_of(machine: Machine) -> tuple[Edge, ...]:
    """The table as the machine really holds it, for drawing and checking."""
    return tuple(
        Edge(t.source, event.name, t.source if t.dest is None else t.dest)
        for event in machine.events.values()
        for transitions in event.transitions.values()
        for t in transitions
    )


def table(script: Script) -> Iterator[Edge]:
    """Every transition that the script allows."""
    asking: list[str] = []
    for node in script.nodes.values():
        if node.wait is None:
            yield Edge(node.id, "said", ENDED if node.ends else _goto(node, node.goto))
            yield Edge(node.id, "limit", "closing:limit")
            yield from _back(script, node.id)
        else:
            asked_back = node.wait.confirm is not None
            states = [node.id, confirming(node.id)] if asked_back else [node.id]
            asking += states
            yield from _question(node, node.wait, states)
        if node.asked_if:
            yield Edge(node.id, "passed_over", _goto(node, node.goto))
        yield Edge(node.id, "hung_up", ENDED)
    for state in asking:
        for closing, name in CLOSINGS.items():
            yield Edge(state, name, closing)
        yield from _back(script, state)
        if state not in script.nodes:
            yield Edge(state, "hung_up", ENDED)
    for closing in CLOSINGS:
        yield Edge(closing, "said", ENDED)
        yield Edge(closing, "hung_up", ENDED)


def _back(script: Script, state: str) -> Iterator[Edge]:
    """A correction, or an answer that goes on, leads back to its question."""
    for question in script.questions:
        yield Edge(state, f"back:{question.id}", question.id)


def _question(node: Node, wait: Wait, states: list[str]) -> Iterator[Edge]:
    for state in states:
        for category in wait.categories:
            yield Edge(state, f"={category.id}", _goto(node, category.goto or node.goto))
        if node.goto:
            yield Edge(state, "answered", node.goto)
        yield Edge(state, "given_up", _goto(node, wait.retry.goto or node.goto))
        yield Edge(state, "stay", state)
    if len(states) > 1:
        yield Edge(states[0], "confirm", states[1])
        yield Edge(states[1], "confirm", states[1])
        yield Edge(states[1], "denied", states[0])


def _goto(node: Node, target: str | None) -> str:
    if target is None:
        raise DialogueError(f"node {node.id!r} leads nowhere: it needs goto or ends")
    return target
