"""One answer on a live line: sound in, words and whose turn it is out.

blocks ──▶ frames ──▶ detector ──▶ TurnTaker ──▶ over?
              └─────▶ Listener ──▶ words ──▶ leaning ─┘
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable

import numpy as np

from callbot.core.answers import Alternative
from callbot.core.leaning import ANSWERS, Leaning
from callbot.core.turntaking import Frame, Patience, TurnTaker
from callbot.speech.audio import Pcm, Samples
from callbot.speech.listener import Listener, Partial
from callbot.speech.vad import (
    HEARING_RATE_HZ,
    HEARING_SAMPLES,
    HEARING_SECONDS,
    Detector,
    level_dbfs,
)

Judge = Callable[[tuple[Alternative, ...]], Leaning]
"""How words lean; see `callbot.core.leaning`."""

_BEFORE_FRAMES = 10
"""0.3 s of sound kept from before the first frame of speech: weak beginnings."""
_FED_FRAMES = 3
"""Frames that go to the recogniser at once: it thinks in chunks, and each message costs."""
_LONGEST_SECONDS = 20.0
"""Lattices grow faster than their sound; nobody is asked for more in one breath."""


class Hearing:
    """Follows one answer after another: `expect`, then `take` until it is over, then `finish`."""

    def __init__(
        self, listener: Listener, detector: Detector, patience: Patience, speech_seconds: float
    ) -> None:
        self._listener = listener
        self._detector = detector
        self._turn = TurnTaker(patience, speech_seconds, _LONGEST_SECONDS)
        self.level_dbfs = -120.0
        """How loud it was last."""
        self.expect((), lambda _: "open")

    def expect(self, grammar: tuple[str, ...], judge: Judge, goes_on: Pcm | None = None) -> None:
        """Another answer begins here, or one that was taken for finished `goes_on`."""
        self._grammar, self._judge = grammar, judge
        self._before: deque[Samples] = deque(maxlen=_BEFORE_FRAMES)
        self._earlier = [goes_on.samples] if goes_on else []
        self._frames: list[Samples] = []
        self._fed = 0
        self._rest = np.zeros(0, np.int16)
        self._partial, self._leaning = Partial(), judge(())
        self._turn.reset()
        self._detector.reset()
        self.began_at = self.ended_at = 0.0
        """When the first and the last frame of speech were at the microphone."""

    def prepare(self, grammar: tuple[str, ...]) -> None:
        """An answer will soon be expected by this grammar. Raises `ChildBrokeError`."""
        self._listener.prepare(grammar)

    @property
    def started(self) -> bool:
        """True once somebody truly speaks."""
        return self._turn.started

    @property
    def leaning(self) -> Leaning:
        """How its words lean."""
        return self._leaning

    @property
    def early(self) -> bool:
        """Whether it is an answer that may be gone on with."""
        return self._leaning in ANSWERS and not self._turn.at_length

    @property
    def words(self) -> str:
        """The words so far."""
        return self._partial.words

    @property
    def sound(self) -> Pcm:
        """All of the answer's sound, from a little before its first word."""
        parts = [*self._earlier, *self._frames]
        return Pcm(np.concatenate(parts) if parts else np.zeros(0, np.int16), HEARING_RATE_HZ)

    @property
    def seconds(self) -> float:
        """From the first word to the last."""
        return max(0.0, self.ended_at - self.began_at)

    def take(self, samples: Samples, at_seconds: float) -> bool:
        """The next sound, and when its first sample was at the microphone; True: the answer is over.

        Raises `ChildBrokeError`.
        """
        at_seconds -= len(self._rest) / HEARING_RATE_HZ
        sound = np.concatenate([self._rest, samples])
        whole = len(sound) // HEARING_SAMPLES
        self._rest = sound[whole * HEARING_SAMPLES :]
        for number in range(whole):
            frame = sound[number * HEARING_SAMPLES : (number + 1) * HEARING_SAMPLES]
            if self._take(frame, at_seconds + number * HEARING_SECONDS):
                return True
        return False

    def _take(self, frame: Samples, at_seconds: float) -> bool:
        is_speech = self._detector.is_speech(frame)
        self.level_dbfs = level_dbfs(frame)
        if is_speech:
            self.began_at = self.began_at or at_seconds
            self.ended_at = at_seconds + HEARING_SECONDS
        elif not self.started:
            self.began_at = 0.0
        (self._frames or self._before).append(frame)
        over = self._turn.process(
            Frame(HEARING_SECONDS, is_speech, self._partial.words, self._leaning)
        )
        if self.started:
            self._follow()
        return over

    def _follow(self) -> None:
        """Let the recogniser hear what it has not heard, and take note of its words."""
        if not self._frames:
            self._frames = list(self._before)
            self._listener.begin(self._grammar)
            for piece in self._earlier:
                self._listener.feed(piece)
        if len(self._frames) - self._fed >= _FED_FRAMES:
            self._feed()
        partial = self._listener.heard()
        if partial != self._partial:
            self._partial, self._leaning = partial, self._judge(partial.alternatives)

    def _feed(self) -> None:
        if self._fed < len(self._frames):
            self._listener.feed(np.concatenate(self._frames[self._fed :]))
            self._fed = len(self._frames)

    def finish(self) -> tuple[Alternative, ...] | None:
        """The readings of an answer that is over; None where they ask for more patience after all.

        Raises `ChildBrokeError`.
        """
        self._feed()
        readings = self._listener.finish()
        self._leaning = self._judge(readings)
        if self._turn.suits(self._leaning):
            return readings
        self._listener.begin(self._grammar)  # a recogniser that has finished hears no more of it
        self._listener.feed(self.sound.samples)
        return None

    def judge_by(self, judge: Judge) -> None:
        """The same answer, but its words are to be judged anew from here on."""
        self._judge, self._leaning = judge, judge(self._partial.alternatives)

    def check(self) -> None:
        """Raises `ChildBrokeError` where the recogniser has died."""
        self._listener.heard()

    def restart(self) -> None:
        """After a `ChildBrokeError`."""
        self._listener.restart()
