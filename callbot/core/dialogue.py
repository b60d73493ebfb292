"""One call as a state machine without I/O: inputs in, commands and events out.

`Dialogue(flow).start(at)` and `.receive(input, at)` return a `Step`. The caller records its events,
then performs its commands.
"""

from __future__ import annotations

from callbot.core import messages as m
from callbot.core.answering import answer, answered_ahead, answered_before, as_said, confirmation
from callbot.core.answers import Alternative, Understood, no_match
from callbot.core.asking_again import again, missed
from callbot.core.call import Call
from callbot.core.flow import ENDED
from callbot.core.leaning import Leaning, leaning
from callbot.core.reopening import reopened
from callbot.core.requesting import request, stop_asked
from callbot.core.telling import go_back, keep, listen_beside, passed_again, yields
from callbot.errors import DialogueError

_LESS_THAN_TELLING = frozenset(("correction", "hold", "hello", "repeat"))
"""等等，我上周去过武汉 asks for no patience: what is told beside such a request is what was meant."""


class Dialogue(Call):
    """One call and its two entrances."""

    __slots__ = ()

    def start(self, at: float) -> m.Step:
        """Begin the call: says the first prompt."""
        if self.turn:
            raise DialogueError("the dialogue was started before")
        self.at = at
        if self.flow.rules_before:
            self.weigh(self.flow.rules_before, self.state)
        self.enter()
        return self.step()

    def receive(self, got: m.Input, at: float) -> m.Step:
        """Take one input at `at` seconds of the call.

        Raises DialogueError for an input that cannot come now: speech while the bot's prompt is not
        yet finished, what belongs to a prompt that was never begun, anything after the end.
        """
        kind = type(got)
        if self.state == ENDED or not self.turn:
            raise DialogueError(f"{kind.__name__} in state {self.state!r}: the call is not running")
        self.at = at
        if isinstance(got, m.PromptFinished):
            if not self.speaking:
                raise DialogueError(
                    f"PromptFinished in state {self.state!r}: nothing is being said"
                )
            self.speaking = False
            self.events.append(m.Spoken(self.turn, got.position_seconds, got.interrupted))
            if not (got.reopened and reopened(self)):
                self.finished()
            self.before = None
        elif isinstance(got, m.Backchannel):
            self._overheard(got)
        elif isinstance(got, m.HungUp):
            if self.doubted_stop:
                keep(self, self.doubted_stop)
            self.end("hung_up", got.by)
        elif isinstance(got, m.Failed):
            self._failed(got)
        elif self.speaking:
            raise DialogueError(
                f"{kind.__name__} in state {self.state!r}: the prompt is not finished"
            )
        elif isinstance(got, m.Heard):
            self._heard(got)
        else:
            self._silence()
        return self.step()

    def enter(self) -> None:
        """Say what the state just entered has to say, unless it was answered ahead or in an earlier call."""
        self.afresh()
        passed = 0
        while (
            (node := self.flow.node_of[self.state])
            and node.asked_if
            and not self.hold(node.asked_if)
        ):
            if passed > len(self.script.nodes):  # they lead to each other, and none is asked
                self.close("limit")
                return
            passed += 1
            self.fire("passed_over")
        if self.beside is not None:
            go_back(self)
        elif not passed_again(self) and not (answered_before(self) or answered_ahead(self)):
            super().enter()

    @property
    def ended(self) -> bool:
        """True when nothing more can happen."""
        return self.state == ENDED

    def understood(self, alternatives: tuple[Alternative, ...]) -> Understood:
        """What an utterance would mean now; changes nothing."""
        return self.flow.understanding.understand(
            self.question()[1],
            alternatives,
            question=self.prompt,
            confirming=self.confirming,
            today=self.today,
        )

    def leaning(self, alternatives: tuple[Alternative, ...]) -> Leaning:
        """Whether an utterance that is still going on sounds finished, for taking turns."""
        return leaning(self, alternatives, self.understood)

    def _heard(self, heard: m.Heard) -> None:
        node, _ = self.question()
        confirming = self.confirming
        understood = self.understood(heard.alternatives)
        before = self.snapshot() if heard.early and understood.kind == "answer" else None
        self.events.append(
            m.Replied(
                self.turn, node.id, confirming, heard.alternatives, understood, heard.seconds, heard.audio
            )
        )  # fmt: skip
        self.counts["heard"] += 1
        held = self.levels.pop("hold", 0)
        taken = as_said(self, understood)
        if not (confirming or self.doubted_stop):
            listen_beside(self, heard.alternatives, taken)
        if self.doubted_stop:
            stop_asked(self, understood)
        elif self.beside is not None and (yields(taken) or taken.category in _LESS_THAN_TELLING):
            go_back(self)
        elif taken.kind == "request":
            request(self, taken)
        elif taken.kind == "no_match" and held:
            again(self, "resume", "resume")
        elif taken.kind == "no_match":
            missed(self, "no_match")
        elif confirming:
            confirmation(self, taken, heard)
        else:
            answer(self, taken, heard.alternatives)
        self.before = before

    def _overheard(self, got: m.Backchannel) -> None:
        if not self.speaking:
            raise DialogueError(f"Backchannel in state {self.state!r}: nothing is being said")
        self.events.append(m.Overheard(self.turn, got.alternatives, got.seconds))

    def _silence(self) -> None:
        self.events.append(m.Silent(self.turn, self.question()[0].id))
        if self.doubted_stop:
            stop_asked(self, no_match("", "silence"))
        elif self.levels.pop("hold", 0):
            again(self, "resume", "resume")
        else:
            missed(self, "no_input")

    def _failed(self, failed: m.Failed) -> None:
        """A part of our own broke: say it again, but never hold anybody up on the way out."""
        self.events.append(m.Broke(self.turn, failed.part, failed.message))
        node = self.flow.node_of[self.state]
        if node is None or node.ends:
            self.end("said", "")
        elif node.wait is None:
            self.say(self.prompt_of(node), "statement")
        else:
            again(self, "resume", "failed")
