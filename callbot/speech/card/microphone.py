"""A microphone as blocks of 16-bit mono with the time of their first sample."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from queue import Empty, SimpleQueue
from typing import Any, Final, NamedTuple, Self

from callbot.speech.audio import Samples
from callbot.speech.card.converting import Incoming
from callbot.speech.card.device import Device, find
from callbot.speech.card.stream import DeviceStream
from callbot.speech.card.timing import SampleClock

_LOOK_SECONDS: Final = 0.1
"""How often a read that waits looks whether the device still lives."""
_PLAUSIBLE_SECONDS: Final = 2.0


@dataclass(frozen=True, slots=True, eq=False)
class Block:
    """Some 16 ms of sound."""

    samples: Samples
    """Mono, int16, at the rate that was wished for."""
    at_seconds: float
    """When the first of them reached the microphone, on the microphone's clock."""
    overflowed: bool
    """Whether sound was lost before this block because the machine was too busy."""


class _Raw(NamedTuple):
    data: bytes
    frames: int
    arrived_at: float
    age_seconds: float
    """How long ago the first sample reached the microphone, says the device."""
    overflowed: bool


class Microphone:
    """A microphone that is open as long as the `with` block runs."""

    def __init__(
        self,
        device: Device | str | int | None = None,
        rate_hz: int = 16_000,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._wanted, self.rate_hz, self._clock = device, rate_hz, clock
        self._queue: SimpleQueue[_Raw | None] = SimpleQueue()

    def __enter__(self) -> Self:
        wanted = self._wanted
        self.device = wanted if isinstance(wanted, Device) else find(wanted, "input")
        self._stream = DeviceStream(self.device, "input", self.rate_hz)
        self._incoming = Incoming(self._stream.form, self.rate_hz)
        self._times = SampleClock(self._stream.form.rate_hz)
        self._taken = 0
        self._stream.on_end = lambda: self._queue.put(None)
        self._stream.start(self._called)
        return self

    def __exit__(self, *_: object) -> None:
        self._stream.close()

    def read(self, timeout_seconds: float) -> Block | None:
        """The next block, or None where there is none within the time.

        Raises DeviceError within a second of the device having gone or stopped delivering. Silence is
        blocks of zeros.
        """
        deadline = time.monotonic() + timeout_seconds
        while True:
            left = deadline - time.monotonic()
            try:
                raw = self._queue.get(timeout=max(0.0, min(left, _LOOK_SECONDS)))
            except Empty:
                self._stream.check()
                if left > 0:
                    continue
                return None
            if raw is not None:
                return self._block(raw)
            self._stream.check()

    def _called(self, buffer: Any, frames: int, times: Any, status: Any) -> None:
        """PortAudio's thread: put bytes and times on the queue and nothing else."""
        age = times.currentTime - times.inputBufferAdcTime
        self._queue.put(
            _Raw(bytes(buffer), frames, self._clock(), age, bool(status.input_overflow))
        )

    def _block(self, raw: _Raw) -> Block:
        duration = raw.frames / self._stream.form.rate_hz
        believed = 0.0 < raw.age_seconds < _PLAUSIBLE_SECONDS
        age = raw.age_seconds if believed else duration + self._stream.latency_seconds
        age = max(age, duration)  # PulseAudio's guess may be short: a block takes as long as it is
        at = self._times.measured(self._taken, raw.arrived_at - age)
        self._taken += raw.frames
        samples = self._incoming.convert(raw.data)
        return Block(samples, at - self._incoming.delay_seconds, raw.overflowed)
