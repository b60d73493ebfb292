"""A loudspeaker that knows how much of what it plays has truly been heard."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from typing import Any, Final, Self

from callbot.speech.audio import Pcm
from callbot.speech.card.converting import outgoing
from callbot.speech.card.device import Device, find
from callbot.speech.card.stream import DeviceStream
from callbot.speech.card.timing import SampleClock

_PLAUSIBLE_SECONDS: Final = 2.0


class Loudspeaker:
    """A loudspeaker that is open as long as the `with` block runs, and plays one thing at a time."""

    def __init__(
        self,
        device: Device | str | int | None = None,
        rate_hz: int = 16_000,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._wanted, self._rate_hz, self.clock = device, rate_hz, clock
        self.lock = threading.Lock()
        self.hiccups = 0
        """How often the machine was too busy to give the device its next block in time."""

    def __enter__(self) -> Self:
        wanted = self._wanted
        self.device = wanted if isinstance(wanted, Device) else find(wanted, "output")
        self.stream = DeviceStream(self.device, "output", self._rate_hz)
        self.times = SampleClock(self.stream.form.rate_hz)
        self._latency = self.stream.latency_seconds
        self._playing: Playback | None = None
        self._given = 0
        """Samples handed to the device so far, silence included."""
        self.stream.start(self._called)
        return self

    def __exit__(self, *_: object) -> None:
        self.stream.close()

    def play(self, pcm: Pcm) -> Playback:
        """Begin to play, and return at once; what was still playing is stopped.

        Raises DeviceError where the device has gone or stopped taking sound.
        """
        self.stream.check()
        playback = Playback(self, outgoing(pcm, self.stream.form))
        if before := self._playing:
            before.stop()
        with self.lock:
            self._playing = playback
        return playback

    def _called(self, buffer: Any, frames: int, times: Any, status: Any) -> None:
        """PortAudio's thread: take bytes from what is played, note when they will be heard."""
        now = self.clock()
        ahead = times.outputBufferDacTime - times.currentTime
        believed = 0.0 < ahead < _PLAUSIBLE_SECONDS
        self.hiccups += bool(status.output_underflow)
        with self.lock:
            self.times.measured(self._given, now + (ahead if believed else self._latency))
            playing = self._playing
            filled = playing.fill(buffer, self._given) if playing else 0
            if playing and playing.settle(now):
                self._playing = None
        buffer[filled:] = bytes(len(buffer) - filled)
        self._given += frames


class Playback:
    """One thing that is being played, or was."""

    def __init__(self, loudspeaker: Loudspeaker, sound: bytes) -> None:
        self._on = loudspeaker
        self._form = loudspeaker.stream.form
        self._sound = memoryview(sound)
        self._taken = 0
        """Bytes handed to the device."""
        self._first: int | None = None
        """The number of its first sample in the stream."""
        self._heard = 0
        self._ended_at: float | None = None
        self._over = threading.Event()

    # --- for whoever plays it ---------------------------------------------------------------------
    @property
    def started_at_seconds(self) -> float | None:
        """When the first sample was or will be heard; None while that is not known yet."""
        return None if self._first is None else self._on.times.at(self._first)

    @property
    def position_seconds(self) -> float:
        """How much of it has been heard; what waits in the device's buffer has not. Never goes back."""
        if self._first is not None:
            heard = self._on.times.index(self._on.clock()) - self._first
            self._heard = max(self._heard, min(heard, self._taken // self._form.frame_bytes))
        return self._heard / self._form.rate_hz

    @property
    def ended_at_seconds(self) -> float | None:
        """When its last sample was heard, or will be; None while it is not known yet."""
        if self._ended_at is not None:
            return self._ended_at
        return None if self._taken < len(self._sound) else self._last_heard_at()

    @property
    def done(self) -> bool:
        """Tell whether its last sample has been heard, or what was left of it after `stop`.

        Raises DeviceError where the device has gone before that.
        """
        ended = self.ended_at_seconds
        if ended is not None and self._on.clock() >= ended:
            return True
        self._on.stream.check()
        return False

    def wait(self, timeout_seconds: float) -> bool:
        """Wait until it is done, at most so long; returns `done`."""
        deadline = time.monotonic() + timeout_seconds
        while not self.done and (left := deadline - time.monotonic()) > 0:
            self._over.wait(min(left, 0.1))
        return self.done

    def stop(self) -> None:
        """Fall silent: no more than what the device already has will be heard."""
        with self._on.lock:
            if self._ended_at is None:
                now = self._on.clock()
                self._sound = self._sound[: self._taken]
                last = self._last_heard_at()
                self._ended_at = now if last is None else max(now, last)
                self._over.set()

    # --- for the loudspeaker's callback -----------------------------------------------------------
    def fill(self, buffer: Any, index: int) -> int:
        """Put the next bytes into the buffer whose first sample has this number; returns how many."""
        piece = self._sound[self._taken : self._taken + len(buffer)]
        if self._first is None and self._ended_at is None:
            self._first = index
        buffer[: len(piece)] = piece
        self._taken += len(piece)
        return len(piece)

    def settle(self, now: float) -> bool:
        """Write down the true end once it is past: later hiccups of the device do not move it."""
        if self._ended_at is None and self._taken == len(self._sound):
            last = self._last_heard_at()
            if last is not None and last <= now:
                self._ended_at = last
                self._over.set()
        return self._ended_at is not None

    def _last_heard_at(self) -> float | None:
        if self._first is None:
            return None
        return self._on.times.at(self._first + self._taken // self._form.frame_bytes)
