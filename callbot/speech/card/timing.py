"""When a sample of a stream passes the microphone or the loudspeaker, on the call's clock."""

from __future__ import annotations

_SETTLES_BLOCKS = 12
"""Single measurements are off by some ms, the first ones of a stream by tens: a fifth of a second is
averaged."""
_JUMP_SECONDS = 0.04
"""More than two blocks: beyond that it is no jitter, samples were lost or the stream stood still."""


class SampleClock:
    """Steady times for the samples of a stream, from a jittering measurement with every block."""

    def __init__(self, rate_hz: int) -> None:
        self._rate_hz = rate_hz
        self._blocks = 0
        self._began = 0.0
        """When sample 0 passed, as far as is known."""

    def measured(self, index: int, at_seconds: float) -> float:
        """Takes note of when a sample is said to pass; returns when we believe it does."""
        began = at_seconds - index / self._rate_hz
        if not self._blocks or abs(began - self._began) > _JUMP_SECONDS:
            self._blocks, self._began = 1, began
        else:
            self._blocks = min(self._blocks + 1, _SETTLES_BLOCKS)
            self._began += (began - self._began) / self._blocks
        return self.at(index)

    def at(self, index: int) -> float:
        """When the sample with this number passes."""
        return self._began + index / self._rate_hz

    def index(self, at_seconds: float) -> int:
        """How many samples have passed by then."""
        return int((at_seconds - self._began) * self._rate_hz)
