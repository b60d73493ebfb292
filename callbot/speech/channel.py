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
from callbot.speech.audio import Pcm, Samples, resample, to_int16
from callbot.speech.noise import Noise, noise

TELEPHONE_RATE_HZ = 8000
_FRAME = 160
"""Samples in a packet of an ordinary VoIP call: 20 ms."""
_FADE_FRAMES = 3
"""A lost packet is filled with the one before it, fading to silence in 60 ms (G.711 appendix I)."""

Signal = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Channel:
    """How good or bad one line and its surroundings are. The default is a clean landline."""

    level_dbfs: float = -26.0
    """Active speech level: the loudness while somebody speaks (ITU-T P.56's nominal −26)."""
    noise: Noise = "white"
    snr_db: float | None = None
    """Speech over noise, before the telephone's filter; None means quiet surroundings."""
    echo_seconds: float = 0.0
    """Delay of the echo; 0 means none."""
    echo_db: float = -20.0
    """Loudness of the echo against the voice."""
    clip_dbfs: float = 0.0
    """Peaks above this are cut off (somebody shouts into a cheap microphone)."""
    codec: Literal["alaw", "ulaw", "none"] = "alaw"
    loss: float = 0.0
    """Share of packets that never arrive, 0 to 0.5."""
    loss_burst_frames: float = 2.0
    """Packets are lost in bursts: their mean length."""

    def __post_init__(self) -> None:
        if not 0.0 <= self.loss <= 0.5:
            raise ValueError(f"loss is a share from 0 to 0.5, not {self.loss}")
        if self.loss_burst_frames < 1.0:
            raise ValueError(f"loss_burst_frames is at least 1, not {self.loss_burst_frames}")
        if self.echo_seconds < 0.0:
            raise ValueError(f"echo_seconds cannot be negative, as {self.echo_seconds} is")


def transmit(pcm: Pcm, channel: Channel, rng: np.random.Generator) -> Pcm:
    """What arrives at the other end, at 8 kHz. The same sound, channel and rng give the same."""
    signal = resample(pcm, TELEPHONE_RATE_HZ).samples.astype(np.float32)
    if not len(signal):
        return Pcm(np.zeros(0, np.int16), TELEPHONE_RATE_HZ)
    effective = speech_level(signal)
    if effective > 0.0:
        signal *= np.float32(_amplitude(channel.level_dbfs) / effective)
    if channel.snr_db is not None:
        loudness = _amplitude(channel.level_dbfs - channel.snr_db)
        signal += np.float32(loudness) * noise(channel.noise, len(signal), rng)
    delay = round(channel.echo_seconds * TELEPHONE_RATE_HZ)
    if 0 < delay < len(signal):
        signal[delay:] += np.float32(10 ** (channel.echo_db / 20)) * signal[:-delay].copy()
    signal = _telephone_band(signal)
    if channel.clip_dbfs < 0.0:
        highest = np.float32(_amplitude(channel.clip_dbfs))
        signal = np.clip(signal, -highest, highest)
    samples = to_int16(signal)
    if channel.codec != "none":
        samples = g711.through(samples, channel.codec)
    if channel.loss > 0.0:
        samples = _lossy(samples, channel, rng)
    return Pcm(samples, TELEPHONE_RATE_HZ)


def speech_level(signal: Signal) -> float:
    """Effective value over the 20 ms frames in which somebody speaks; 0 for silence.

    A plain stand-in for ITU-T P.56: frames within 25 dB of the loudest count.
    """
    whole = len(signal) // _FRAME * _FRAME
    if not whole:
        return float(np.sqrt(np.mean(np.square(signal))))
    power = np.mean(np.square(signal[:whole].reshape(-1, _FRAME)), axis=1)
    active = power[power >= power.max() * 10**-2.5]
    return float(np.sqrt(active.mean()))


def _amplitude(dbfs: float) -> float:
    return 32768.0 * float(10 ** (dbfs / 20))


@lru_cache(maxsize=1)
def _band() -> NDArray[np.float64]:
    from scipy.signal import butter

    sections: NDArray[np.float64] = butter(
        4, (300, 3400), "bandpass", fs=TELEPHONE_RATE_HZ, output="sos"
    )
    return sections


def _telephone_band(signal: Signal) -> Signal:
    from scipy.signal import sosfilt

    filtered: Signal = sosfilt(_band(), signal)
    return filtered


def _lossy(samples: Samples, channel: Channel, rng: np.random.Generator) -> Samples:
    """Drops packets in bursts and fills the gaps as a receiver does."""
    count = -(-len(samples) // _FRAME)
    frames = np.zeros((count, _FRAME), np.float32)
    frames.reshape(-1)[: len(samples)] = samples
    good = np.zeros(_FRAME, np.float32)
    missing = 0
    for index, lost in enumerate(_lost(count, channel, rng)):
        if not lost:
            good, missing = frames[index].copy(), 0
            continue
        start = max(0.0, 1.0 - missing / _FADE_FRAMES)
        stop = max(0.0, 1.0 - (missing + 1) / _FADE_FRAMES)
        frames[index] = good * np.linspace(start, stop, _FRAME, dtype=np.float32)
        missing += 1
    return to_int16(frames.reshape(-1)[: len(samples)])


def _lost(count: int, channel: Channel, rng: np.random.Generator) -> list[bool]:
    """Gilbert–Elliott: a good state that loses nothing and a bad one that loses everything."""
    leave_bad = 1.0 / channel.loss_burst_frames
    enter_bad = min(1.0, leave_bad * channel.loss / (1.0 - channel.loss))
    draws = rng.random(count + 1).tolist()
    bad = draws[0] < channel.loss
    states = []
    for draw in draws[1:]:
        states.append(bad)
        bad = draw >= leave_bad if bad else draw < enter_bad
    return states
