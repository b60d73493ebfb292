"""How long the way through loudspeaker and microphone is, and how loud the bot comes back on it."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from callbot.speech.audio import Pcm, Samples, to_int16

CHIRP_SECONDS: Final = 0.4
_FROM_HZ, _TO_HZ = 300.0, 3400.0
"""What every loudspeaker can play and a voice consists of."""
_AMPLITUDE: Final = 0.25 * 32767
_EDGE_SECONDS: Final = 0.02
_STANDS_OUT: Final = 9.0
"""Of 50,000 places in noise the best lies 4.4 standard deviations out, in noise of the telephone band 7."""
_FAINTEST: Final = 1e-4
"""−80 dB: below one step of 16 bits."""
HEADSET_DB: Final = -45.0
"""What comes back weaker than this is below what people say, and below most rooms: no echo to fear."""


@dataclass(frozen=True, slots=True)
class Echo:
    """A chirp that came back."""

    at: int
    """Its first sample in the recording."""
    level_db: float
    """How loud it came back, against how loud it was played: 0 is the same, −20 a tenth."""


def chirp(rate_hz: int) -> Pcm:
    """A sweep through the telephone band: a sound that is found again under any noise."""
    time = np.arange(round(CHIRP_SECONDS * rate_hz)) / rate_hz
    phase = 2 * np.pi * (_FROM_HZ + (_TO_HZ - _FROM_HZ) / CHIRP_SECONDS / 2 * time) * time
    return Pcm(to_int16(_AMPLITUDE * _edges(len(time), rate_hz) * np.sin(phase)), rate_hz)


def tone(hertz: float, seconds: float, rate_hz: int) -> Pcm:
    """A sine that begins and ends softly."""
    time = np.arange(round(seconds * rate_hz)) / rate_hz
    wave = np.sin(2 * np.pi * hertz * time)
    return Pcm(to_int16(_AMPLITUDE * _edges(len(time), rate_hz) * wave), rate_hz)


def echo(played: Pcm, heard: Samples) -> Echo | None:
    """Where and how loud what was played is in what was heard at the same rate; None: nowhere."""
    from scipy.signal import correlate

    wanted = played.samples.astype(np.float64)
    if len(heard) < len(wanted):
        return None
    signal = heard.astype(np.float64)
    alike = correlate(signal, wanted, "valid", method="fft")
    at = int(np.argmax(np.abs(alike)))
    energy = float(wanted @ wanted)
    gain = float(alike[at]) / energy
    # What else is heard meanwhile, were it noise, would agree with the chirp to this extent.
    rest = signal[at : at + len(wanted)] - gain * wanted
    by_chance = float(np.sqrt(energy * np.mean(np.square(rest))))
    if abs(gain) < _FAINTEST or abs(alike[at]) <= _STANDS_OUT * by_chance:
        return None
    return Echo(at, 20.0 * math.log10(abs(gain)))


def _edges(count: int, rate_hz: int) -> NDArray[np.float64]:
    """Fades both ends: a hard edge clicks."""
    length = min(count // 2, round(_EDGE_SECONDS * rate_hz))
    rising = np.sin(np.linspace(0.0, np.pi / 2, length)) ** 2
    return np.concatenate([rising, np.ones(count - 2 * length), rising[::-1]])
