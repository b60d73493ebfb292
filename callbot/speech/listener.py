"""The recogniser of a live call, in a child process: sound in as it comes, words so far, readings."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from callbot.core.answers import Alternative
from callbot.errors import SpeechError
from callbot.speech.audio import Samples, to_int16
from callbot.speech.card.converting import Resampler
from callbot.speech.child import Child, ChildBrokeError, Deadlines
from callbot.speech.models import check_model
from callbot.speech.streaming import Partial, Stream, prepare
from callbot.speech.vad import HEARING_RATE_HZ

__all__ = ["ChildBrokeError", "Listener", "Partial"]


class _Begin(NamedTuple):
    grammar: tuple[str, ...]


class _Prepare(NamedTuple):
    grammar: tuple[str, ...]


class _Sound(NamedTuple):
    data: bytes


class _Finish(NamedTuple):
    pass


_Message = _Prepare | _Begin | _Sound | _Finish


_SHORT_SECONDS = 2.0
_LONGER_SECONDS = 0.25
"""What an answer may take longer for each further second: lattices grow faster than their sound.

Measured on a machine with four times more work than processors: the worst piece took 0.05 s of 2 s of clear
speech, 1.8 s of 10 s in loud noise.
"""
_PACES = 2.0
_SLOWEST_SECONDS = 1.5
"""What half a second of noise takes sets the deadline, up to twice this: a large model is no hang."""


class Listener:
    """Hears one utterance after another: `begin`, `feed` as often as there is sound, `finish`.

    Each may raise `ChildBrokeError`; then `restart`, and begin again. The child starts at once and
    loads its model while the call goes on.
    """

    def __init__(
        self,
        model_dir: Path,
        deadlines: Deadlines = Deadlines(),  # noqa: B008 - frozen
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._work = _Hearing(model_dir)
        self._rate_hz = check_model(model_dir).rate_hz
        self._resampler = Resampler(HEARING_RATE_HZ, self._rate_hz)
        self._deadlines = deadlines
        self._clock = clock
        self._child = Child(self._work, deadlines, clock)
        self._answer_seconds = deadlines.answer
        self._fed_seconds = 0.0
        self.partial = Partial()

    @property
    def pid(self) -> int:
        """The child's process number."""
        return self._child.pid

    def wait_ready(self) -> None:
        """Wait until the model is loaded and warm. Raises `ModelError`, or `SpeechError` where it dies of it.

        The first sound of a process takes three times as long; how long it takes says how fast model
        and machine are, and so how long without an answer is too long.
        """
        try:
            self._warm_up()
        except ChildBrokeError as error:
            raise SpeechError(
                f"the recogniser {error} while it began, with the model in {self._work.model_dir}",
                hint="`callbot models verify` looks at installed models; --model names another",
            ) from None

    def _warm_up(self) -> None:
        while not self._child.ready:
            self._child.receive(0.1)
        self._answer_seconds = self._deadlines.start
        began = self._clock()
        self.begin(())
        noise = np.random.default_rng(0).integers(-300, 300, HEARING_RATE_HZ // 2)
        self.feed(noise.astype(np.int16))
        self.finish()
        took = min(_SLOWEST_SECONDS, self._clock() - began)
        self._answer_seconds = max(self._deadlines.answer, _PACES * took)

    def prepare(self, grammar: tuple[str, ...]) -> None:
        """Have the grammar's graph made before anybody speaks: it takes some 50 ms."""
        self._send(_Prepare(grammar))

    def begin(self, grammar: tuple[str, ...]) -> None:
        """A new utterance; what was unfinished of the last is forgotten."""
        self._drain()
        self.partial = Partial()
        self._resampler = Resampler(HEARING_RATE_HZ, self._rate_hz)
        self._fed_seconds = 0.0
        self._send(_Begin(grammar))

    def feed(self, samples: Samples) -> Partial:
        """The next sound, 16-bit at `HEARING_RATE_HZ`; returns the words that are known by now."""
        if (
            self._rate_hz != HEARING_RATE_HZ
        ):  # here, because scipy would make the child slow to start
            samples = to_int16(self._resampler.feed(samples.astype(np.float32)))
        self._fed_seconds += len(samples) / self._rate_hz
        self._send(_Sound(samples.astype("<i2").tobytes()))
        return self.heard()

    def heard(self) -> Partial:
        """The words that are known by now."""
        while (answer := self._child.receive()) is not None:
            if isinstance(answer, Partial):
                self.partial = answer
        return self.partial

    def finish(self) -> tuple[Alternative, ...]:
        """The readings of the whole utterance."""
        self._send(_Finish())
        answer: Any = None
        while self._child.unanswered:
            answer = self._child.receive(self._deadlines.start)
            self.partial = answer if isinstance(answer, Partial) else self.partial
        readings: tuple[Alternative, ...] = answer
        return readings

    def restart(self) -> None:
        """End the child and start another, which is loading when this returns."""
        self._child.end()
        self._child = Child(self._work, self._deadlines, self._clock)
        self.partial = Partial()

    def close(self) -> None:
        """End the child."""
        self._child.end()

    def _send(self, message: _Message) -> None:
        extra = _LONGER_SECONDS * max(0.0, self._fed_seconds - _SHORT_SECONDS)
        self._child.answer_seconds = self._answer_seconds + extra
        self._child.send(message)

    def _drain(self) -> None:
        while self._child.receive() is not None:
            pass


@dataclass(frozen=True, slots=True)
class _Hearing:
    """The child's work; see `callbot.speech.child.Work`."""

    model_dir: Path

    def __call__(self) -> Callable[[_Message], Any]:
        from callbot.speech.asr import Recogniser

        recogniser = Recogniser(self.model_dir)
        stream = Stream(recogniser, ())

        def answer(message: _Message) -> Any:
            nonlocal stream
            if isinstance(message, _Prepare):
                prepare(recogniser, message.grammar)
                return Partial()
            if isinstance(message, _Begin):
                stream = Stream(recogniser, message.grammar)
                return Partial()
            if isinstance(message, _Sound):
                return stream.feed(np.frombuffer(message.data, "<i2"))
            return stream.finish()

        return answer
