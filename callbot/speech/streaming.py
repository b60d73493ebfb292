"""Recognition while somebody speaks: words so far, and at the end the same readings as of a clip."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from callbot.core.answers import Alternative
from callbot.speech.asr import Listening, Pass, Recogniser, as_pass, both
from callbot.speech.audio import Samples
from callbot.speech.readings import UNKNOWN, readings

if TYPE_CHECKING:
    from typing import Literal

_DEAD_PEAK = 40
_DEAD_SECONDS = 0.3
"""Digital silence longer than this is passed over: it makes the decoder slow, see `asr`."""
_SHORTEST_SECONDS = 0.2


class Partial(NamedTuple):
    """The words so far, by pass; empty where a pass has none, or is not made."""

    grammar: str = ""
    free: str = ""

    @property
    def alternatives(self) -> tuple[Alternative, ...]:
        """As readings for the understanding: the grammar's first, unless it did not fit."""
        fitting = [Alternative(self.grammar, 1.0, "grammar")] if self.grammar else []
        free = [Alternative(self.free, 1.0, "free")] if self.free else []
        return tuple(free + fitting if UNKNOWN in self.grammar else fitting + free)

    @property
    def words(self) -> str:
        """The likeliest reading."""
        return self.alternatives[0].text if self.alternatives else ""


def prepare(recogniser: Recogniser, grammar: tuple[str, ...]) -> None:
    """Make a grammar's graph before it is needed."""
    if grammar and recogniser.folder.takes_grammar:
        recogniser.listening(grammar)


class Stream:
    """One utterance. Both passes hear it as it comes, so that its end costs next to nothing.

    Sound is 16-bit, at the model's rate.

    No two streams of one recogniser at a time: they share its kept graphs.
    """

    def __init__(self, recogniser: Recogniser, grammar: tuple[str, ...]) -> None:
        self._rate_hz = recogniser.folder.rate_hz
        fitting = bool(grammar) and recogniser.folder.takes_grammar
        self._fitting = recogniser.listening(grammar) if fitting else None
        self._free = recogniser.listening(())
        self._dead = self._fed = 0
        for listening in self._passes:
            listening.recogniser.Reset()

    @property
    def _passes(self) -> list[Listening]:
        return [self._fitting, self._free] if self._fitting else [self._free]

    def feed(self, samples: Samples) -> Partial:
        """The next piece of sound; returns the words so far."""
        alive = not len(samples) or int(np.abs(samples.astype(np.int32)).max()) > _DEAD_PEAK
        self._dead = 0 if alive else self._dead + len(samples)
        if self._dead <= _DEAD_SECONDS * self._rate_hz:
            self._accept(samples)
        return Partial(_partial(self._fitting), _partial(self._free))

    def finish(self) -> tuple[Alternative, ...]:
        """The readings of the whole, best first; empty where no words came of it."""
        missing = round(_SHORTEST_SECONDS * self._rate_hz) - self._fed
        if missing > 0:
            self._accept(np.zeros(missing, np.int16))
        if self._fitting is None:
            return _final(self._free, "free").alternatives
        return both(_final(self._fitting, "grammar"), lambda: _final(self._free, "free"))

    def _accept(self, samples: Samples) -> None:
        self._fed += len(samples)
        data = samples.astype("<i2").tobytes()
        for listening in self._passes if data else []:
            listening.recogniser.AcceptWaveform(data)


def _partial(listening: Listening | None) -> str:
    if listening is None:
        return ""
    # Before any sound vosk answers as for a final result.
    return str(json.loads(listening.recogniser.PartialResult()).get("partial", ""))


def _final(listening: Listening, source: Literal["grammar", "free"]) -> Pass:
    result = json.loads(listening.recogniser.FinalResult())
    listening.recogniser.Reset()
    return as_pass(*readings(result, listening.known), source)
