"""How loud sound is to people, and making it as loud as wanted: ITU-R BS.1770-4, mono.

Own code, some forty lines of it: pyloudnorm, the package for it, measures integrated loudness alone, no
true peak and no limiter, and needs `future` besides numpy and scipy, which are here anyway.
"""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray
from scipy.ndimage import minimum_filter1d
from scipy.signal import lfilter, resample_poly

from callbot.speech.audio import Pcm, to_int16

_BLOCK_SECONDS, _STEP_SECONDS = 0.4, 0.1
_ABSOLUTE_LUFS, _RELATIVE_LU = -70.0, -10.0
"""Blocks quieter than the first are silence; than the mean of the others less the second, pauses."""
_OVERSAMPLING: Final = 4
_LOOK_AHEAD_SECONDS: Final = 0.005
_CLOSE_LU: Final = 0.05
_ROUNDS: Final = 6

Signal = NDArray[np.float64]


def loudness_lufs(pcm: Pcm) -> float:
    """Integrated loudness; minus infinity for silence, and for sound shorter than 0.4 s."""
    return _integrated(_signal(pcm), pcm.rate_hz)


def true_peak_dbtp(pcm: Pcm) -> float:
    """The highest point that the sound reaches between its samples, too; 0 is full scale."""
    return _decibels(float(_peaks(_signal(pcm)).max(initial=0.0)))


def levelled(pcm: Pcm, wanted_lufs: float, most_dbtp: float) -> Pcm:
    """The same sound as loud as wanted, no peak above `most_dbtp`; silence stays silence.

    What a limiter takes away is added again: a few rounds come within 0.05 LU. Where peaks stand so far out
    that they would have to be bent a good deal, it stays quieter.
    """
    sound, rate_hz = _signal(pcm), pcm.rate_hz
    gain_db = wanted_lufs - _integrated(sound, rate_hz)
    if not np.isfinite(gain_db):
        return pcm
    made = sound
    for _ in range(_ROUNDS):
        made = _limited(sound * 10 ** (gain_db / 20), rate_hz, most_dbtp)
        lacking = wanted_lufs - _integrated(made, rate_hz)
        if abs(lacking) < _CLOSE_LU:
            break
        gain_db += lacking
    return Pcm(to_int16(made.astype(np.float32) * 32768.0), rate_hz)


def _signal(pcm: Pcm) -> Signal:
    return pcm.samples.astype(np.float64) / 32768.0


def _decibels(amplitude: float) -> float:
    return 20 * np.log10(amplitude) if amplitude > 0 else -np.inf


def _integrated(sound: Signal, rate_hz: int) -> float:
    block, step = round(_BLOCK_SECONDS * rate_hz), round(_STEP_SECONDS * rate_hz)
    if len(sound) < block:
        return -np.inf
    squares = np.concatenate([[0.0], np.cumsum(_weighted(sound, rate_hz) ** 2)])
    starts = np.arange(0, len(sound) - block + 1, step)
    power = (squares[starts + block] - squares[starts]) / block
    heard = power[_lufs(power) > _ABSOLUTE_LUFS]
    if not len(heard):
        return -np.inf
    heard = heard[_lufs(heard) > _lufs(heard.mean()) + _RELATIVE_LU]
    return float(_lufs(heard.mean()))


def _lufs(power: Signal | np.floating) -> Signal:
    with np.errstate(divide="ignore"):
        return np.asarray(-0.691 + 10 * np.log10(power))


def _weighted(sound: Signal, rate_hz: int) -> Signal:
    """The K-weighting: the head's high shelf, then what low tones lose.

    The standard has coefficients for 48 kHz only; these are its filters for any rate, as De Man derived them.
    """
    shelved = _biquad(sound, rate_hz, (1681.974450955533, 0.7071752369554196, 3.999843853973347))
    return _biquad(shelved, rate_hz, (38.13547087602444, 0.5003270373238773, None))


def _biquad(sound: Signal, rate_hz: int, shape: tuple[float, float, float | None]) -> Signal:
    hertz, quality, shelf_db = shape
    k = np.tan(np.pi * hertz / rate_hz)
    last = 1 + k / quality + k * k
    if shelf_db is None:
        ahead = [1.0, -2.0, 1.0]
    else:
        high = 10 ** (shelf_db / 20)
        band = high**0.4996667741545416
        ahead = [
            (high + band * k / quality + k * k) / last,
            2 * (k * k - high) / last,
            (high - band * k / quality + k * k) / last,
        ]
    back = [1.0, 2 * (k * k - 1) / last, (1 - k / quality + k * k) / last]
    return np.asarray(lfilter(ahead, back, sound))


def _peaks(sound: Signal) -> Signal:
    """At each sample the highest point up to the next, found by oversampling."""
    between = np.abs(resample_poly(sound, _OVERSAMPLING, 1))
    peaks: Signal = between[: len(sound) * _OVERSAMPLING].reshape(-1, _OVERSAMPLING).max(axis=1)
    return peaks


def _limited(sound: Signal, rate_hz: int, most_dbtp: float) -> Signal:
    """Turned down for a few milliseconds around each peak that would be too high."""
    most = 10 ** (most_dbtp / 20)
    for _ in range(_ROUNDS):
        peaks = _peaks(sound)
        if peaks.max(initial=0.0) <= most:
            break
        wanted = np.minimum(1.0, 0.999 * most / np.maximum(peaks, 1e-9))
        half = max(1, round(_LOOK_AHEAD_SECONDS * rate_hz))
        window = np.hanning(2 * half + 3)[1:-1]
        lowest = minimum_filter1d(wanted, 2 * half + 1, mode="nearest")
        padded = np.pad(lowest, half, mode="edge")
        sound = sound * np.convolve(padded, window / window.sum(), "valid")
    return sound
