"""When is it the bot's turn? From silence and from what has been heard: no clock, no audio.

frames ──▶ Endpointer ──▶ how long it has been quiet ─┐
words  ──▶ Leaning     ──▶ how long that has to be    ─┴─▶ over, or not yet
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import NamedTuple

from callbot.core.endpointing import Endpointer
from callbot.core.leaning import Leaning

REOPENING_SECONDS = 1.5
"""Words that come this soon after an answer belong to it."""


TELLING_SECONDS = 2.2
"""Quiet within what is told to an open question: people look into the cupboard before the next thing."""


class Frame(NamedTuple):
    """A moment of listening."""

    seconds: float
    is_speech: bool
    words: str = ""
    """Everything recognised so far."""
    leaning: Leaning = "silent"
    """How those words lean."""


@dataclass(frozen=True, slots=True)
class Patience:
    """How long it has to be quiet before an answer counts as over, in seconds."""

    early: float = 0.19
    """After a sure answer to a closed question, where the person can still be heard: about what
    people leave between turns."""
    careful: float = 0.7
    """After a *no* to a deciding question."""
    usual: float = 0.75
    """People's pauses within an answer are mostly under 0.6 s, and the way through detector, recogniser
    and sound card takes another 0.15: so the bot speaks within a second."""
    thinking: float = 1.5
    """After a filler: 嗯…, um."""
    telling: float = TELLING_SECONDS
    """To an open question."""
    stable: float = 0.1
    """How long the words must have stayed the same, for anything but the usual silence."""

    def __post_init__(self) -> None:
        if not 0 < self.early <= self.careful <= self.usual <= self.thinking <= self.telling:
            raise ValueError(f"patience grows from early to telling: {self}")

    def unhurried(self) -> Patience:
        """Nothing ends before the usual silence: where an early end cannot be reopened.

        A detector sees a pause of 600 ms as up to 700: soft ends and beginnings of words are missed.
        """
        return replace(self, early=self.usual, careful=self.usual)

    def silence(self, leaning: Leaning) -> float:
        """What is needed after words that lean so."""
        return {
            "settled": self.early, "careful": self.careful, "thinking": self.thinking,
            "telling": self.telling,
        }.get(leaning, self.usual)  # fmt: skip


class TurnTaker:
    """Watches one answer; feed it frame by frame, then ask whether it is `over`."""

    def __init__(
        self, patience: Patience, speech_seconds: float = 0.09, longest_seconds: float = 30.0
    ) -> None:
        self.patience = patience
        self._endpointer = Endpointer(patience.telling, speech_seconds, longest_seconds)
        self.reset()

    def reset(self) -> None:
        """Forget the answer that was watched."""
        self._endpointer.reset()
        self._words = ""
        self._unchanged = 0.0
        self._leaning: Leaning = "silent"
        self._at_length = False

    @property
    def started(self) -> bool:
        """True once somebody truly speaks."""
        return self._endpointer.started

    @property
    def quiet_seconds(self) -> float:
        """How long it has been quiet."""
        return self._endpointer.quiet_seconds

    @property
    def at_length(self) -> bool:
        """Whether it was ended for having gone on too long."""
        return self._at_length

    def process(self, frame: Frame) -> bool:
        """Take one frame; True when the answer is over."""
        self._unchanged = self._unchanged + frame.seconds if frame.words == self._words else 0.0
        self._words, self._leaning = frame.words, frame.leaning
        over = self._endpointer.process(frame.seconds, frame.is_speech)
        self._at_length = over and self.quiet_seconds < self.patience.telling - 1e-9
        return over or self.suits(frame.leaning)

    def suits(self, leaning: Leaning) -> bool:
        """Whether it has been quiet long enough for words that lean so."""
        if not self.started:
            return False
        needed = self.patience.silence(leaning)
        stable = self._unchanged >= self.patience.stable - 1e-9
        return self._at_length or (
            self.quiet_seconds >= needed - 1e-9 and (stable or needed >= self.patience.usual)
        )
