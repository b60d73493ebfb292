"""Between what a device speaks and 16-bit mono: formats, channels, and rates as they stream by."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from callbot.speech.audio import Pcm, Samples, lowpass, resample, to_int16

Format = Literal["int16", "float32", "int32"]
_FULL_SCALE = 32768.0


@dataclass(frozen=True, slots=True)
class Form:
    """What goes over the wire to or from a device."""

    rate_hz: int
    channels: int
    format: Format

    @property
    def frame_bytes(self) -> int:
        """Bytes of one sample on every channel."""
        return self.channels * (2 if self.format == "int16" else 4)


class Incoming:
    """A device's bytes → 16-bit mono at our rate. Keeps what a resampler must know of the past.

    A DC offset is left alone: recogniser and voice detector take each frame's mean away themselves.
    """

    def __init__(self, form: Form, rate_hz: int) -> None:
        self._form = form
        self._resampler = None if form.rate_hz == rate_hz else Resampler(form.rate_hz, rate_hz)
        self.delay_seconds = self._resampler.delay_seconds if self._resampler else 0.0
        """How much later a sound appears in what is returned."""

    def convert(self, data: bytes) -> Samples:
        """The next block; may be a sample longer or shorter than the last where rates are odd."""
        if self._form.format == "int16" and self._form.channels == 1 and self._resampler is None:
            return np.frombuffer(data, np.int16)
        mono = _decoded(data, self._form)
        return to_int16(self._resampler.feed(mono) if self._resampler else mono)


def _decoded(data: bytes, form: Form) -> NDArray[np.float32]:
    """Mono floats on the 16-bit scale; the channels' mean; NaN as silence, infinities clipped."""
    signal = np.frombuffer(data, form.format).astype(np.float32)
    if form.format == "float32":
        signal = np.clip(np.nan_to_num(signal, nan=0.0), -1.0, 1.0) * _FULL_SCALE
    elif form.format == "int32":
        signal /= 65536.0
    if form.channels == 1:
        return signal
    mono: NDArray[np.float32] = signal.reshape(-1, form.channels).mean(axis=1)
    return mono


def outgoing(pcm: Pcm, form: Form) -> bytes:
    """Sound as the bytes a device takes: resampled as a whole, the same on every channel."""
    samples = resample(pcm, form.rate_hz).samples
    wide: NDArray[Any] = samples
    if form.format == "float32":
        wide = (samples / np.float32(_FULL_SCALE)).astype(np.float32)
    elif form.format == "int32":
        wide = samples.astype(np.int32) << 16
    return np.repeat(wide, form.channels).tobytes()


class Resampler:
    """Another rate for sound that arrives in blocks; where the blocks are cut makes no difference."""

    def __init__(self, from_hz: int, to_hz: int) -> None:
        common = math.gcd(from_hz, to_hz)
        self._up, self._down = to_hz // common, from_hz // common
        self._filter = lowpass(self._up, self._down) * np.float32(self._up)
        self.delay_seconds = (len(self._filter) - 1) / 2 / (from_hz * self._up)
        """Of the filter: a sound appears this much later."""
        self._past = np.zeros(math.ceil((len(self._filter) - 1) / self._up), np.float32)
        self._taken = 0
        self._given = 0

    def feed(self, block: NDArray[np.float32]) -> NDArray[np.float32]:
        """What can be said at the new rate with this block."""
        from scipy.signal import upfirdn

        known = np.concatenate([self._past, block])
        first = self._given * self._down - (self._taken - len(self._past)) * self._up
        self._taken += len(block)
        until = -(-self._taken * self._up // self._down)
        # `upfirdn` keeps every down-th sample from its first on: put ours among these.
        lead = -first % self._down
        taps = np.concatenate([np.zeros(lead, np.float32), self._filter])
        start = (first + lead) // self._down
        all_of_it = upfirdn(taps, known, self._up, self._down)
        made: NDArray[np.float32] = all_of_it[start : start + until - self._given]
        self._given = until
        self._past = known[len(known) - len(self._past) :]
        return made
