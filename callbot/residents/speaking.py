"""A resident on the telephone: hears what the bot says and replies, deterministically."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, NamedTuple

from callbot.core.messages import Say
from callbot.core.script import Node, Script
from callbot.residents.filling import Filling
from callbot.residents.persona import Resident, TrueAnswer, stream
from callbot.residents.phrasebook import PAUSE, Forms, phrasebook
from callbot.residents.wants import Span, agrees, proposed

_STEADY: Final = frozenset({"no_match", "unsure", "resume", "correction", "hello"})
"""After these people become plainer."""
_INSISTING: Final = frozenset({"stop", "human", "later"})
"""Requests that are said again until the call ends."""
_PATIENCE: Final = 4
"""As often one insists; on not being called again: until the call ends."""


class Spoken(NamedTuple):
    """Something said."""

    text: str
    """`…` stands where they stop in the middle."""
    after_seconds: float
    """From the end of the prompt."""
    pause_seconds: float = 0.0
    """How long each `…` is."""
    loud: bool = False
    """People raise their voice when they were not understood."""
    means: str = "answer"
    """`answer`, `confirm`, `greeting`, `slip` or the name of a request."""

    @property
    def pieces(self) -> list[str]:
        """The parts between the pauses."""
        return [piece for piece in self.text.split(PAUSE) if piece]


class Silence(NamedTuple):
    """Nothing, until the bot gives up waiting."""


class Leaves(NamedTuple):
    """They hang up."""

    after_seconds: float


Reply = Spoken | Silence | Leaves


class Interrupts(NamedTuple):
    """They speak while the bot does."""

    at_seconds: float


Hearing = Interrupts | Leaves | None
"""What happens while the bot speaks; None: they listen to the end."""


class Speaker:
    """One resident during one call."""

    __slots__ = (
        "_asked", "_book", "_insisted", "_insists", "_random", "_requests", "_resident", "_script",
        "_slipped", "_stop_turn", "_words", "stops_said",
    )  # fmt: skip

    def __init__(self, resident: Resident, script: Script) -> None:
        self._resident = resident
        self._script = script
        self._book = phrasebook(resident.language)
        self._random = stream(resident.seed).random
        self._asked = 0
        self._requests = 0
        self._insists = ""
        self._insisted = 0
        self._slipped = ""
        stops = resident.manner.stops
        self._stop_turn = 1 + int(self._random() * 4) if stops and self._random() < stops else 0
        self._words = Filling(resident, self._book, self._random)
        self.stops_said = 0
        """How often they asked not to be called again."""

    @property
    def resident(self) -> Resident:
        """Who speaks."""
        return self._resident

    @property
    def expressed(self) -> Mapping[str, Span]:
        """Questions answered with words that leave room, and how much."""
        return self._words.expressed

    # --- while the bot speaks --------------------------------------------------------------------
    def hear(self, say: Say, seconds: float) -> Hearing:
        """What they do during a prompt of this length."""
        manner = self._resident.manner
        if self._random() < manner.leaves:
            return Leaves(seconds * self._random())
        if say.purpose == "hold" or not self._expects_reply(say):
            return None
        if self._random() < manner.interrupts:
            return Interrupts(seconds * (0.5 + 0.45 * self._random()))
        return None

    def _expects_reply(self, say: Say) -> bool:
        node = self._script.nodes.get(say.node)
        return node is not None and node.wait is not None

    # --- when the bot listens --------------------------------------------------------------------
    def reply(self, say: Say) -> Reply:
        """What they do once the bot listens, after it said this."""
        node = self._script.nodes.get(say.node)
        if node is None or node.wait is None:
            return Silence()
        self._asked += 1
        manner, uniform = self._resident.manner, self._random
        if self._asked == self._stop_turn:
            self._insists = "stop"
        if self._insists:
            return self._insist()
        if say.purpose == "hold":
            return self._request("back", 3.0)
        if say.purpose == "stop_asked":
            return self._deny()
        if uniform() < (manner.silent * 0.6 if say.purpose == "no_input" else manner.silent):
            return Silence()
        if self._asked == 1 and uniform() < manner.opening:
            return self._request("greeting")
        request = manner.requests.pick(uniform()) if self._requests < manner.most_requests else ""
        if request:
            self._requests += 1
            if request in _INSISTING:
                self._insists = request
                return self._insist()
            return self._request(request)
        if say.purpose == "confirm":
            return self._confirm(node, say)
        if self._slipped and say.purpose == "ask" and self._slipped != node.id:
            self._slipped = ""
            return self._request("correction")
        return self._answer(node, say)

    def _insist(self) -> Reply:
        request = self._insists
        if request == "stop":
            self.stops_said += 1
        self._insisted += 1
        if self._insisted >= _PATIENCE and request != "stop":
            self._insists = ""
        return self._request(request, loud=self._insisted > 1)

    # --- answers ---------------------------------------------------------------------------------
    def _answer(self, node: Node, say: Say) -> Reply:
        resident = self._resident
        manner, uniform = resident.manner, self._random
        truth = resident.true_answer(node)
        steady = say.purpose in _STEADY
        style = "plain" if steady and uniform() < 0.8 else manner.styles.pick(uniform())
        means = "answer"
        if resident.truth.identity == "no":
            styles = self._book.answers["identity", "no"]
        elif truth is None:
            styles = {"direct": self._book.requests["misplaced"]}
        else:
            if uniform() < manner.slips and node.id in ("travel", "contact") and not steady:
                truth = TrueAnswer(("no",) if truth.categories == ("yes",) else ("yes",))
                self._slipped, means = node.id, "slip"
                if node.id == "travel" and truth.categories == ("yes",):
                    style = "bare"  # they can name no place
            styles = self._styles(node, truth, style)
        text = self._words.fill(self._words.pick(_in(styles, style)), node, truth)
        delay = 0.35
        if not steady and uniform() < manner.fillers:
            joint = PAUSE if uniform() < manner.pauses else self._book.comma
            text = self._words.one(self._book.slots["filler"]) + joint + text
            delay = 0.9
        return self._spoken(text, means, delay, loud=say.purpose in ("no_match", "no_input"))

    def _styles(self, node: Node, truth: TrueAnswer, style: str) -> Mapping[str, Forms]:
        """Where the wording for this question and truth stands."""
        answers, wait = self._book.answers, node.wait
        assert wait is not None
        expects = wait.expects
        known = truth.categories[0] if truth.categories else ""
        if expects == "yes_no" or (node.id == "identity" and expects == "choice"):
            return answers.get((node.id, known)) or answers["yes_no", known]
        if node.id == "symptoms" and expects == "choice":
            if known == "none":
                return answers["symptoms", "none"]
            if set(truth.categories) <= self._book.signs.keys():
                return self._some_signs(truth, style)
        if expects in ("date", "temperature"):
            room = "interval" if self._words.leave_room(node, truth, style) else "exact"
            return answers["travel_date" if expects == "date" else expects, room]
        if expects == "place":
            return answers["travel_place", "place"]
        if expects == "number":
            if node.id == "household":
                return self._household(truth, style)
            return answers["number", "any"]
        if expects == "open":
            return answers["open", "items" if truth.value is not None else "nothing"]
        if (node.id, known) in answers:
            return answers[node.id, known]
        return answers["choice" if expects == "choice" else "text", "any"]

    def _some_signs(self, truth: TrueAnswer, style: str) -> Mapping[str, Forms]:
        styles = self._book.answers["symptoms", "some"]
        contrast = style == "direct" and len(truth.categories) < 3 and self._random() < 0.2
        return {"direct": styles["contrast"]} if contrast else styles

    def _household(self, truth: TrueAnswer, style: str) -> Mapping[str, Forms]:
        """Some people count themselves up: 我跟老伴俩."""
        styles = self._book.answers["household", "number"]
        summed = styles.get(f"n{truth.value}")
        if truth.value == 1:  # nobody miscounts themselves
            return {**{style: styles[style] for style in ("bare", "plain")}, "direct": summed or ()}
        if summed and style in ("direct", "wordy", "indirect") and self._random() < 0.4:
            return {"direct": summed}
        return styles

    def _confirm(self, node: Node, say: Say) -> Reply:
        """They judge what the bot asks back, by what it says."""
        resident, uniform = self._resident, self._random
        truth = resident.true_answer(node)
        if resident.truth.identity == "no" and node.id != "identity":
            truth = None
        answer = proposed(node, say.text)
        right = agrees(node, truth, answer, resident.language, self.expressed.get(node.id))
        style = resident.manner.styles.pick(uniform())
        text = self._words.pick(_in(self._book.confirm["right" if right else "wrong"], style)).text
        if not right and truth is not None and uniform() < 0.5:
            forms = _in(self._styles(node, truth, "plain"), "plain")
            text += self._book.comma + self._words.fill(self._words.pick(forms), node, truth)
        return self._spoken(text, "confirm")

    def _deny(self) -> Reply:
        """Nobody said so."""
        style = self._resident.manner.styles.pick(self._random())
        return self._spoken(
            self._words.pick(_in(self._book.confirm["wrong"], style)).text, "confirm"
        )

    def _spoken(self, text: str, means: str, delay: float = 0.35, loud: bool = False) -> Spoken:
        uniform = self._random
        pause = 0.2 + 0.3 * uniform() if PAUSE in text else 0.0
        return Spoken(text, delay * (0.5 + 1.2 * uniform()), pause, loud, means)

    def _request(self, request: str, delay: float = 0.35, loud: bool = False) -> Spoken:
        text = self._words.pick(self._book.requests[request]).text
        return self._spoken(text, request, delay, loud)


def _in(styles: Mapping[str, Forms], style: str) -> Forms:
    """The forms of a style; where the question has none of it, the usual ones."""
    return styles.get(style) or styles.get("direct") or next(iter(styles.values()))
