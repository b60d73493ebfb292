"""The state of one call, and the moves that every part of the dialogue makes with it.

Which state follows is decided by the shared `transitions` machine of `callbot.core.flow`. The parts
decide which of its transitions an input means: `answering`, `requesting` and `asking_again`, behind
the two entrances of `callbot.core.dialogue`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, Self

from callbot.core import messages as m
from callbot.core.answers import Alternative, Answer, Said, Understood
from callbot.core.earlier import NO_PAST, Earlier, check_ins_of, values_of
from callbot.core.flow import ENDED, Flow
from callbot.core.followup import CALL_BACK, applies, flagged, stands
from callbot.core.outcome import disposition_of, open_key_questions
from callbot.core.prompting import filled
from callbot.core.script import Condition, FollowUpRule, Node, Wait

HOLD_SECONDS = 30.0
"""How long one may be kept waiting after "one moment"."""


class Call:
    """One call as it stands. `contact` fills slots such as `{name}`; `today` resolves dates."""

    __slots__ = (
        "answers", "asked_back", "at", "before", "beside", "commands", "contact", "counts", "doubted_stop",
        "dropped", "earlier", "events", "flags", "flow", "heard", "history", "known", "levels", "pending",
        "prompt", "said", "script", "speaking", "standing", "state", "today", "turn",
    )  # fmt: skip

    def __init__(
        self,
        flow: Flow,
        contact: Mapping[str, str] | None = None,
        *,
        today: date,
        earlier: Earlier = NO_PAST,
    ) -> None:
        self.flow = flow
        self.script = flow.script
        self.contact = dict(contact or {})
        self.today = today
        self.earlier = earlier
        """What was answered in earlier calls of a series."""
        self.state: str = flow.script.start
        self.turn = 0
        self.answers: dict[str, Answer] = {}
        self.dropped: dict[str, str] = {}
        self.history: list[str] = []
        """Questions that were put and listened to, or answered ahead, in order, each once."""
        self.flags: list[str] = []
        self.counts = {"no_input": 0, "no_match": 0, "request": 0, "heard": 0, "refuse": 0}
        """What the script's limits are held against, over the whole call."""
        self.levels = {"no_input": 0, "no_match": 0, "unsure": 0}
        """The same for the question being asked; `hold` is there while somebody is waited for."""
        self.pending: Understood | None = None
        """The answer that is being asked back."""
        self.heard: tuple[Alternative, ...] = ()
        """The utterance that was last taken for an answer."""
        self.said: dict[str, Said] = {}
        """What answered each question."""
        self.doubted_stop = ""
        """What sounded like a wish not to be called again, while it is asked back."""
        self.beside: tuple[str, Understood] | None = None
        """An earlier question and what was told of it beside another one, until it is asked back."""
        self.asked_back: list[str] = []
        """Questions that were asked back for what was told beside others, once each."""
        self.standing: list[str] = []
        """Questions that were left behind before the call went back, and are not put again."""
        self.prompt = ""
        """What was asked last, as it stands in the script: without the person's name."""
        self.speaking = False
        self.known: dict[str, list[Any]] = {}
        """What was answered in an earlier call that broke off, until this one comes to it:
        question → categories, value, words, confidence."""
        self.before: dict[str, Any] | None = None
        """The call as it stood before an answer that was taken early and may yet go on."""
        self.at = 0.0
        """When the input came that is being taken."""
        self.commands: list[m.Command] = []
        self.events: list[m.Event] = []

    def snapshot(self) -> dict[str, Any]:
        """Everything about this call as JSON values; `restore` makes the same call of it."""
        kept = {name: _own(getattr(self, name)) for name in _KEPT}
        past = values_of(self.earlier.check_ins)
        return {**kept, "today": self.today.isoformat(), "earlier": past}

    @classmethod
    def restore(cls, flow: Flow, snapshot: Mapping[str, Any]) -> Self:
        """The call of a `snapshot`, through JSON if need be."""
        past = snapshot["earlier"]
        earlier = Earlier(check_ins_of(past)) if past else NO_PAST
        self = cls(flow, today=date.fromisoformat(snapshot["today"]), earlier=earlier)
        for name in _KEPT:
            setattr(self, name, _own(snapshot[name]))
        self.answers = {
            node: Answer(tuple(categories), value, words)
            for node, (categories, value, words) in snapshot["answers"].items()
        }
        if self.pending is not None:
            self.pending = _understood(snapshot["pending"])
        if self.beside is not None:
            question, told = snapshot["beside"]
            self.beside = question, _understood(told)
        self.heard = _alternatives(snapshot["heard"])
        self.said = {
            node: Said(_alternatives(alternatives), confidence)
            for node, (alternatives, confidence) in snapshot["said"].items()
        }
        return self

    def step(self) -> m.Step:
        """Hand over what the input led to."""
        step = m.Step(tuple(self.commands), tuple(self.events))
        self.commands, self.events = [], []
        return step

    @property
    def confirming(self) -> bool:
        """Whether something is being asked back."""
        return self.pending is not None or bool(self.doubted_stop)

    def fire(self, trigger: str) -> None:
        """Take one transition of the machine."""
        self.flow.fire(self, trigger)

    def question(self) -> tuple[Node, Wait]:
        """The node whose answer is awaited."""
        node = self.flow.node_of[self.state]
        assert node is not None and node.wait is not None, self.state
        return node, node.wait

    # --- moving on -----------------------------------------------------------------------------
    def say(self, text: str, purpose: m.Purpose) -> None:
        """Begin a prompt, unless the call has gone on long enough."""
        limits = self.script.limits
        if purpose != "goodbye" and (self.turn >= limits.steps or self.at >= limits.seconds):
            self.close("limit")
            return
        node = self.flow.node_of[self.state]
        place = node.id if node else self.state
        self.turn += 1
        self.prompt = text
        said = filled(text, self.script, self.contact, self.answers, self.earlier)
        self.speaking = True
        self.events.append(m.Asked(self.turn, place, purpose, said))
        self.commands.append(m.Say(said, place, purpose))

    def finished(self) -> None:
        """The prompt was heard: listen, go on, or hang up."""
        node = self.flow.node_of[self.state]
        if node is not None and node.wait is not None:
            seconds = HOLD_SECONDS if self.levels.get("hold") else node.wait.timeout_seconds
            if node.id not in self.history:
                self.history.append(node.id)
            self.commands.append(m.Listen(node.id, self.confirming, seconds))
        elif node is None or node.ends:
            self.end("said", "")
        else:
            self.fire("said")
            self.enter()

    def enter(self) -> None:
        """Say what the state just entered has to say."""
        if self.state == ENDED:
            return
        node = self.flow.node_of[self.state]
        assert node is not None, self.state
        purpose: m.Purpose = "goodbye" if node.ends else "ask" if node.wait else "statement"
        self.say(self.prompt_of(node), purpose)

    def prompt_of(self, node: Node) -> str:
        """What a node says to this person."""
        for other in node.instead:
            if self.hold(other.when):
                return other.prompt
        return node.prompt

    def question_of(self, node: Node) -> str:
        """A node's question alone."""
        for other in node.instead:
            if self.hold(other.when):
                return other.again or other.prompt
        return node.again or node.prompt

    def hold(self, conditions: tuple[Condition, ...]) -> bool:
        """Whether all of these hold now."""
        inside = self.flow.inside
        return all(stands(c, self.answers, self.today, inside, self.earlier) for c in conditions)

    def afresh(self) -> None:
        """Nobody has failed to answer the question yet."""
        self.levels = {"no_input": 0, "no_match": 0, "unsure": 0}
        self.pending = None

    def drop(self, why: m.GivenUp) -> None:
        """Leave the question without an answer and go on."""
        node, _ = self.question()
        self.pending = None
        self.give_up(node, why)
        self.fire("given_up")
        self.enter()

    def close(self, name: str) -> None:
        """The bot's own ending: says its farewell, then hangs up."""
        if self.doubted_stop:  # there was no time left to ask
            self.bar(self.doubted_stop)
            name = "stop"
        self.pending = None
        self.fire(name)
        self.say(self.flow.reply(name), "goodbye")

    def end(self, trigger: str, by: str) -> None:
        """The call is over; `by` says who hung up, empty where the bot did."""
        if self.doubted_stop:
            self.bar(self.doubted_stop)
            self.fire("stop")
        where = self.state
        self.fire(trigger)
        self.speaking = False
        disposition = disposition_of(self, self.script, where, by)
        if disposition not in ("stop", "not_eligible"):
            if self.beside is not None:  # there was no time left to ask it back
                self.events.append(m.CallBack(self.beside[0], trigger))
            asked_for = disposition in ("call_later", "human") and self.history
            for node_id in open_key_questions(self, self.script):
                if asked_for and node_id == self.history[-1]:
                    continue  # the request itself has put it on the list
                self.events.append(m.CallBack(node_id, trigger))
        self.commands.append(m.HangUp())
        node = self.flow.node_of.get(where)
        self.events.append(m.Ended(disposition, node.id if node else where, by or "said"))

    def bar(self, words: str) -> None:
        """Put the person on the do-not-call list, for what they said."""
        self.doubted_stop = ""
        self.commands.append(m.BarDialling(words))
        self.events.append(m.Barred(self.turn, words))

    # --- what holds ----------------------------------------------------------------------------
    def record(
        self, node_id: str, taken: Answer, confidence: float, because: str, confirmed: bool = False
    ) -> None:
        """From now on this is the answer to a question; flags follow it."""
        self.answers[node_id] = taken
        categories, value, words = taken
        event = m.Recorded(
            self.turn, node_id, categories, value, confidence, confirmed, because, words
        )
        self.events.append(event)
        self.follow_up(node_id)

    def withdraw(self, node: Node) -> None:
        """What was answered to a question holds no longer."""
        self.answers.pop(node.id, None)
        self.give_up(node, "withdrawn")
        self.follow_up(node.id)

    def give_up(self, node: Node, why: m.GivenUp) -> None:
        """A question stays open; a deciding one puts the person on the call-back list."""
        self.dropped[node.id] = why
        self.events.append(m.Dropped(self.turn, node.id, why))
        if node.wait is not None and node.wait.key and why != "withdrawn":
            self.events.append(m.CallBack(node.id, why))

    def follow_up(self, node_id: str) -> None:
        """Put flags up, or take them down, as soon as an answer that they rest on changes."""
        self.weigh(self.flow.rules_on[node_id], node_id)

    def weigh(self, rules: tuple[FollowUpRule, ...], node_id: str) -> None:
        """Put flags up where these rules hold, and take them down where they do not."""
        for rule in rules:
            true = applies(rule, self.answers, self.today, self.flow.inside, self.earlier)
            if true and rule.id not in self.flags:
                self.flags.append(rule.id)
                flag = flagged(self.script, rule, self.answers, self.earlier)
                call_back = m.CallBack(node_id, flag.reason, rule.id)
                self.events.append(call_back if rule.level == CALL_BACK else flag)
            elif not true and rule.id in self.flags:
                self.flags.remove(rule.id)
                self.events.append(m.Cleared(rule.id))


def _own(value: Any) -> Any:
    """A value that does not change with the one it was taken from."""
    return value.copy() if isinstance(value, dict | list) else value


def _understood(kept: Iterable[Any]) -> Understood:
    found = Understood(*kept)
    return found._replace(categories=tuple(found.categories))


def _alternatives(kept: Iterable[Iterable[Any]]) -> tuple[Alternative, ...]:
    return tuple(Alternative(*alternative) for alternative in kept)


_KEPT = frozenset(Call.__slots__) - {
    "flow", "script", "at", "commands", "events", "today", "earlier",
}  # fmt: skip
"""What a snapshot takes as it is: all but what is shared, of the moment, or no JSON value."""
