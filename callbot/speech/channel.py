"""The telephone between two people, as numbers: what it does to a voice before it is recognised.

In the order it happens: level → 8 kHz → noise of the surroundings → echo → 300–3400 Hz → clipping →
G.711 → lost packets. Speed and pitch are the synthesiser's business.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from callbot.speech import g711
from callbot.speech.audio import Pcm, resample, to_int16
from callbot.speech.noise import Noise, noise

TELEPHONE_RATE_HZ = 8000
FRAME_SECONDS = 0.02
"""A packet of an ordinary VoIP call."""


@dataclass(frozen=True, slots=True)
class Channel:
    """How good or bad one line and its surroundings are. The default is a clean landline."""

    level_dbfs: float = -26.0
    """Active speech level: the loudness while somebody speaks (ITU-T P.56's nominal −26)."""
    noise: Noise = "white"
    snr_db: float | None = None
    """Speech over noise; None means quiet surroundings."""
    echo_seconds: float = 0.0
    """Delay of the echo; 0 means none."""
    echo_db: float = -20.0
    """Loudness of the echo against the voice."""
    clip_dbfs: float = 0.0
    """Peaks above this are cut off (somebody shouts into a cheap microphone)."""
    codec: Literal["alaw", "ulaw", "none"] = "alaw"
    loss: float = 0.0
    """Share of packets that never arrive, 0 to 1."""
    loss_burst_frames: float = 2.0
    """Packets are lost in bursts: their mean length."""

    def __post_init__(self) -> None:
        if not 0.0 <= self.loss < 1.0:
            raise ValueError(f"loss is a share from 0 to below 1, not {self.loss}")
        if self.loss_burst_frames < 1.0:
            raise ValueError(f"loss_burst_frames is at least 1, not {self.loss_burst_frames}")


def transmit(pcm: Pcm, channel: Channel, rng: np.random.Generator) -> Pcm:
    """What arrives at the other end, at 8 kHz. The same sound, channel and rng give the same."""
    signal = resample(pcm, TELEPHONE_RATE_HZ).samples.astype(np.float32)
    if not len(signal):
        return Pcm(np.zeros(0, np.int16), TELEPHONE_RATE_HZ)
    return Pcm(to_int16(signal), TELEPHONE_RATE_HZ)
