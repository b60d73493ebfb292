"""One call as a state machine without I/O: inputs in, commands and events out.

`Dialogue(flow).start(at)` and `.receive(input, at)` return a `Step`. The caller records its events,
then performs its commands. Which state follows is decided by the shared `transitions` machine of
`callbot.core.flow`; this class decides which transition an input means.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from callbot.core import messages as m
from callbot.core.answers import Answer, Understood
from callbot.core.flow import ENDED, Flow
from callbot.core.followup import CALL_BACK, flagged, holds
from callbot.core.outcome import disposition_of, open_key_questions
from callbot.core.prompting import confirm_prompt, filled, joined
from callbot.core.script import Node, Wait
from callbot.errors import DialogueError

HOLD_SECONDS = 30.0
"""How long one may be kept waiting after "one moment"."""
REFUSALS = 2
"""As many refused questions in one call are taken as refusing the call."""
ACCEPTED = 0.65
"""An answer less sure than this is asked for again where the script does not ask back."""


class Dialogue:
    """The state of one call. `contact` fills slots such as `{name}`; `today` resolves dates."""

    __slots__ = (
        "_commands", "_events", "_flow", "_levels", "_pending", "_prompt", "_script", "_speaking", "answers",
        "contact", "counts", "dropped", "flags", "history", "state", "today", "turn",
    )  # fmt: skip

    def __init__(self, flow: Flow, contact: Mapping[str, str] | None = None, *, today: date):
        self._flow = flow
        self._script = flow.script
        self.contact = dict(contact or {})
        self.today = today
        self.state: str = flow.script.start
        self.turn = 0
        self.answers: dict[str, Answer] = {}
        self.dropped: dict[str, str] = {}
        self.history: list[str] = []
        """Questions that were put and listened to, in order, each once."""
        self.flags: list[str] = []
        self.counts = {"no_input": 0, "no_match": 0, "request": 0, "heard": 0, "refuse": 0}
        self._levels = {"no_input": 0, "no_match": 0, "unsure": 0}
        self._pending: Understood | None = None
        self._prompt = ""
        self._speaking = False
        self._commands: list[m.Command] = []
        self._events: list[m.Event] = []

    # --- the two entrances -------------------------------------------------------------------
    def start(self, at: float) -> m.Step:
        """Begin the call: says the first prompt."""
        if self.turn:
            raise DialogueError("the dialogue was started before")
        self._enter(at)
        return self._step()

    def receive(self, got: m.Input, at: float) -> m.Step:
        """Take one input at `at` seconds of the call.

        Raises DialogueError for an input that cannot come now: speech while the bot's prompt is not
        yet finished, the end of a prompt that was never begun, anything after the end.
        """
        kind = type(got)
        if self.state == ENDED or not self.turn:
            raise DialogueError(f"{kind.__name__} in state {self.state!r}: the call is not running")
        if isinstance(got, m.HungUp):
            self._end("hung_up", got.by)
        elif isinstance(got, m.Failed):
            self._failed(got, at)
        elif isinstance(got, m.PromptFinished):
            if not self._speaking:
                raise DialogueError(
                    f"PromptFinished in state {self.state!r}: nothing is being said"
                )
            self._speaking = False
            self._events.append(m.Spoken(self.turn, got.position_seconds, got.interrupted))
            self._said(at)
        elif self._speaking:
            raise DialogueError(
                f"{kind.__name__} in state {self.state!r}: the prompt is not finished"
            )
        elif isinstance(got, m.Heard):
            self._heard(got, at)
        else:
            self._silence(at)
        return self._step()

    @property
    def ended(self) -> bool:
        """True when nothing more can happen."""
        return self.state == ENDED

    def snapshot(self) -> dict[str, Any]:
        """Everything about this call as JSON values; `restore` makes the same dialogue of it."""
        kept = {name: getattr(self, name) for name in self.__slots__ if name not in _NOT_KEPT}
        return {**kept, "today": self.today.isoformat()}

    @classmethod
    def restore(cls, flow: Flow, snapshot: Mapping[str, Any]) -> Dialogue:
        """The dialogue of a `snapshot`, through JSON if need be."""
        self = cls(flow, today=date.fromisoformat(snapshot["today"]))
        for name in (n for n in cls.__slots__ if n not in _NOT_KEPT and n != "today"):
            kept = snapshot[name]
            setattr(self, name, kept.copy() if isinstance(kept, dict | list) else kept)
        self.answers = {
            node: Answer(tuple(categories), value, words)
            for node, (categories, value, words) in snapshot["answers"].items()
        }
        if self._pending is not None:
            pending = Understood(*snapshot["_pending"])
            self._pending = pending._replace(categories=tuple(pending.categories))
        return self

    # --- what was heard ----------------------------------------------------------------------
    def _heard(self, heard: m.Heard, at: float) -> None:
        node, wait = self._question()
        confirming = self._pending is not None
        understood = self._flow.understanding.understand(
            wait,
            heard.alternatives,
            question=self._prompt,
            confirming=confirming,
            today=self.today,
        )
        self._events.append(
            m.Replied(
                self.turn,
                node.id,
                confirming,
                heard.alternatives,
                understood,
                heard.seconds,
                heard.audio,
            )
        )
        self.counts["heard"] += 1
        held = self._levels.pop("hold", 0)
        if understood.kind == "request":
            self._request(understood, at)
        elif understood.kind == "no_match" and held:
            self._again(at, "resume", "resume")
        elif understood.kind == "no_match":
            self._missed("no_match", at)
        elif confirming:
            self._confirmation(node, wait, understood, heard, at)
        else:
            self._answer(node, wait, understood, at)

    def _answer(self, node: Node, wait: Wait, understood: Understood, at: float) -> None:
        confirm = wait.confirm
        if confirm is not None and (
            understood.confidence < confirm.below
            or any(category in confirm.always for category in understood.categories)
        ):
            self._pending = understood
            self._flow.fire(self, "confirm")
            self._say(confirm_prompt(self._script, wait, understood), "confirm", at)
        elif confirm is None and understood.confidence < ACCEPTED:
            self._missed("no_match", at)
        else:
            self._record(node, wait, understood, at)

    def _confirmation(
        self, node: Node, wait: Wait, understood: Understood, heard: m.Heard, at: float
    ) -> None:
        pending = self._pending
        assert pending is not None
        if understood.category == "yes":
            self._record(node, wait, pending._replace(confidence=max(pending.confidence, 0.99)), at)
        elif understood.category != "no":
            self._pending = None
            self._answer(node, wait, understood, at)
        else:
            # "No, I have not": a denial that answers the question itself needs no further asking.
            # It is read against what was asked back: 不是没去过 denies twice after "…，对吗？".
            asked = confirm_prompt(self._script, wait, pending)
            fresh = self._flow.understanding.understand(
                wait, heard.alternatives, question=asked, confirming=False, today=self.today
            )
            below = wait.confirm.below if wait.confirm else 0.0
            if (
                fresh.kind == "answer"
                and not (wait.key and _bare(fresh.text))
                and fresh.confidence >= below
                and (fresh.categories, fresh.value) != (pending.categories, pending.value)
            ):
                self._record(node, wait, fresh, at)
            else:
                self._pending = None
                self._flow.fire(self, "denied")
                self._missed("no_match", at)

    def _record(self, node: Node, wait: Wait, understood: Understood, at: float) -> None:
        confirmed = self._pending is not None
        self._pending = None
        answer = Answer(understood.categories, understood.value, understood.text)
        self.answers[node.id] = answer
        self.dropped.pop(node.id, None)
        self._events.append(
            m.Recorded(
                self.turn, node.id, answer.categories, answer.value, understood.confidence,
                confirmed, understood.because, understood.text,
            )
        )  # fmt: skip
        self._follow_up(node.id)
        self._flow.fire(self, _route(wait, answer.categories))
        self._enter(at)

    def _follow_up(self, node_id: str) -> None:
        """Put flags up, or take them down, as soon as an answer that they rest on changes."""
        for rule in self._flow.rules_on[node_id]:
            true = all(
                holds(c, self.answers.get(c.question), self.today, self._flow.inside)
                for c in rule.when
            )
            if true and rule.id not in self.flags:
                self.flags.append(rule.id)
                flag = flagged(self._script, rule, self.answers)
                call_back = m.CallBack(node_id, flag.reason, rule.id)
                self._events.append(call_back if rule.level == CALL_BACK else flag)
            elif not true and rule.id in self.flags:
                self.flags.remove(rule.id)
                self._events.append(m.Cleared(rule.id))

    # --- what was not heard ------------------------------------------------------------------
    def _silence(self, at: float) -> None:
        self._events.append(m.Silent(self.turn, self._question()[0].id))
        if self._levels.pop("hold", 0):
            self._again(at, "resume", "resume")
        else:
            self._missed("no_input", at)

    def _missed(self, why: str, at: float) -> None:
        """Nothing, or nothing usable, was heard: the next level's prompt, or the question is dropped."""
        _, wait = self._question()
        level = self._levels[why]
        self._levels[why] += 1
        self.counts[why] += 1
        prompts = wait.retry.no_input if why == "no_input" else wait.retry.no_match
        if self.counts[why] > getattr(self._script.limits, why):
            self._close("limit", at)
        elif level >= len(prompts):
            self._drop(why, at)
        elif self._pending is not None:
            self._flow.fire(self, "stay")
            self._say(confirm_prompt(self._script, wait, self._pending), "confirm", at)
        else:
            self._flow.fire(self, "stay")
            self._say(prompts[level], "no_input" if why == "no_input" else "no_match", at)

    def _failed(self, failed: m.Failed, at: float) -> None:
        """A part of our own broke: say it again, but never hold anybody up on the way out."""
        self._events.append(m.Broke(self.turn, failed.part, failed.message))
        node = self._flow.node_of[self.state]
        if node is None or node.ends:
            self._end("said", "")
        elif node.wait is None:
            self._say(node.prompt, "statement", at)
        else:
            self._again(at, "resume", "failed")

    def _drop(self, why: str, at: float) -> None:
        node, _ = self._question()
        self._pending = None
        self._give_up(node, why)
        self._flow.fire(self, "given_up")
        self._enter(at)

    def _give_up(self, node: Node, why: str) -> None:
        self.dropped[node.id] = why
        self._events.append(m.Dropped(self.turn, node.id, why))  # type: ignore[arg-type]
        if node.wait is not None and node.wait.key and why != "withdrawn":
            self._events.append(m.CallBack(node.id, why))

    # --- requests that anybody can make at any node --------------------------------------------
    def _request(self, understood: Understood, at: float) -> None:
        request = understood.category or ""
        self.counts["request"] += 1
        if request == "stop":
            self._commands.append(m.BarDialling(understood.text))
            self._events.append(m.Barred(self.turn, understood.text))
            self._close("stop", at)
        elif request in ("later", "human"):
            self._events.append(m.CallBack(self._question()[0].id, request))
            self._close(request, at)
        elif self.counts["request"] > self._script.limits.requests:
            self._close("limit", at)
        elif request == "refuse":
            self.counts["refuse"] += 1
            if self.counts["refuse"] >= REFUSALS:
                self._give_up(self._question()[0], "refused")
                self._close("refused", at)
            else:
                self._drop("refused", at)
        elif request == "unsure" and self._levels["unsure"]:
            self._drop("unsure", at)
        elif request == "correction":
            self._correct(at)
        else:
            if request in ("hold", "unsure"):
                self._levels[request] = 1
            self._again(at, request, request)

    def _correct(self, at: float) -> None:
        """Back to the last answer; where there is none, the question is asked again."""
        node, _ = self._question()
        earlier = [q for q in self.history if q in self.answers and q != node.id]
        if not earlier:
            self._again(at, "correction", "correction")
            return
        back = self._script.nodes[earlier[-1]]
        self._pending = None
        del self.answers[back.id]
        self._give_up(back, "withdrawn")
        self._follow_up(back.id)
        self._flow.fire(self, f"back:{back.id}")
        self._fresh()
        text = joined(
            self._script.language, self._flow.reply("correction"), back.again or back.prompt
        )
        self._say(text, "correction", at)

    def _again(self, at: float, purpose: str, reply: str) -> None:
        """Answer a request, then come back to where we were."""
        node, wait = self._question()
        self._flow.fire(self, "stay")
        opening = self._flow.reply(reply)
        if purpose == "hold":
            self._say(opening, "hold", at)
        elif self._pending is not None:
            self._say(
                joined(
                    self._script.language,
                    opening,
                    confirm_prompt(self._script, wait, self._pending),
                ),
                "confirm",
                at,
            )
        else:
            question = node.prompt if purpose == "repeat" else node.again or node.prompt
            self._say(joined(self._script.language, opening, question), purpose, at)  # type: ignore[arg-type]

    # --- moving on -----------------------------------------------------------------------------
    def _enter(self, at: float) -> None:
        """Say what the state just entered has to say."""
        if self.state == ENDED:
            return
        self._fresh()
        node = self._node()
        purpose: m.Purpose = "goodbye" if node.ends else "ask" if node.wait else "statement"
        self._say(node.prompt, purpose, at)

    def _said(self, at: float) -> None:
        node = self._flow.node_of[self.state]
        if node is not None and node.wait is not None:
            seconds = HOLD_SECONDS if self._levels.get("hold") else node.wait.timeout_seconds
            if node.id not in self.history:
                self.history.append(node.id)
            self._commands.append(m.Listen(node.id, self._pending is not None, seconds))
        elif node is None or node.ends:
            self._end("said", "")
        else:
            self._flow.fire(self, "said")
            self._enter(at)

    def _close(self, name: str, at: float) -> None:
        """The bot's own ending: says its farewell, then hangs up."""
        self._pending = None
        self._flow.fire(self, name)
        self._say(self._flow.reply(name), "goodbye", at)

    def _end(self, trigger: str, by: str) -> None:
        where = self.state
        self._flow.fire(self, trigger)
        self._speaking = False
        disposition = disposition_of(self, self._script, where, by)
        if disposition not in ("stop", "not_eligible"):
            asked_for = disposition in ("call_later", "human") and self.history
            for node_id in open_key_questions(self, self._script):
                if asked_for and node_id == self.history[-1]:
                    continue  # the request itself has put it on the list
                self._events.append(m.CallBack(node_id, trigger))
        self._commands.append(m.HangUp())
        node = self._flow.node_of.get(where)
        self._events.append(m.Ended(disposition, node.id if node else where, by or "said"))

    def _say(self, text: str, purpose: m.Purpose, at: float) -> None:
        limits = self._script.limits
        if purpose != "goodbye" and (self.turn >= limits.steps or at >= limits.seconds):
            self._close("limit", at)
            return
        node = self._flow.node_of[self.state]
        place = node.id if node else self.state
        self.turn += 1
        # The understanding is told the prompt as it stands in the script, without the person's name.
        self._prompt = text
        said = filled(text, self._script, self.contact, self.answers)
        self._speaking = True
        self._events.append(m.Asked(self.turn, place, purpose, said))
        self._commands.append(m.Say(said, place, purpose))

    # --- small things ----------------------------------------------------------------------------
    def _step(self) -> m.Step:
        step = m.Step(tuple(self._commands), tuple(self._events))
        self._commands, self._events = [], []
        return step

    def _fresh(self) -> None:
        self._levels = {"no_input": 0, "no_match": 0, "unsure": 0}
        self._pending = None

    def _node(self) -> Node:
        node = self._flow.node_of[self.state]
        assert node is not None, self.state
        return node

    def _question(self) -> tuple[Node, Wait]:
        node = self._node()
        assert node.wait is not None, self.state
        return node, node.wait


_NOT_KEPT = frozenset({"_flow", "_script", "_commands", "_events"})


def _route(wait: Wait, categories: tuple[str, ...]) -> str:
    """The transition that an answer takes: of several categories the first that has its own way."""
    own = [c for c in wait.categories if c.id in categories]
    for category in own:
        if category.goto:
            return f"={category.id}"
    return f"={own[0].id}" if own else "answered"


def _bare(text: str) -> bool:
    """No more than a word or two.

    嗯对 is easily heard as 不对, and on a deciding question that would turn a yes into a no.
    """
    words = text.split()
    return len("".join(words)) <= 3 if not text.isascii() else len(words) <= 2
