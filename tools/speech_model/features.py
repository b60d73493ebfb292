"""Kaldi's MFCC features in numpy, so that training hears what Vosk will hear.

Follows feat/feature-window.cc, feat/mel-computations.cc and feat/feature-mfcc.cc of Kaldi with
the options in `CONF` (the text of conf/mfcc.conf) and Kaldi's defaults for the rest.
"""

from __future__ import annotations

import functools

import numpy as np
from numpy.typing import ArrayLike, NDArray

RATE_HZ = 8000
FRAME_LENGTH = 200
FRAME_SHIFT = 80
COEFFICIENTS = 40
_FFT = 256
_LOW_HZ, _HIGH_HZ = 40.0, RATE_HZ / 2 - 200.0
_LIFTER = 22.0
CONF = """\
--sample-frequency=8000
--use-energy=false
--num-mel-bins=40
--num-ceps=40
--low-freq=40
--high-freq=-200
--dither=0
"""

Floats = NDArray[np.float32]


def _mel(hertz: ArrayLike) -> NDArray[np.float64]:
    return np.asarray(1127.0 * np.log(1.0 + np.asarray(hertz, np.float64) / 700.0))


@functools.cache
def _window() -> Floats:
    """Povey's window: a Hann window to the power 0.85."""
    hann = 0.5 - 0.5 * np.cos(2 * np.pi * np.arange(FRAME_LENGTH) / (FRAME_LENGTH - 1))
    return (hann**0.85).astype(np.float32)


@functools.cache
def _mel_banks() -> Floats:
    """Triangles that are straight in the mel domain; shape (FFT bins, mel bins)."""
    edges = np.linspace(_mel(_LOW_HZ), _mel(_HIGH_HZ), COEFFICIENTS + 2)
    mel = _mel(np.arange(_FFT // 2) * (RATE_HZ / _FFT))[:, None]
    left, centre, right = edges[:-2], edges[1:-1], edges[2:]
    rising, falling = (mel - left) / (centre - left), (right - mel) / (right - centre)
    return np.maximum(0.0, np.minimum(rising, falling)).astype(np.float32)


@functools.cache
def _cosines() -> Floats:
    """The orthonormal DCT with Kaldi's lifter; shape (mel bins, coefficients)."""
    index = np.arange(COEFFICIENTS)
    table = np.cos(np.pi / COEFFICIENTS * (index[:, None] + 0.5) * index[None, :])
    table *= np.sqrt(2.0 / COEFFICIENTS)
    table[:, 0] = np.sqrt(1.0 / COEFFICIENTS)
    lifter = 1.0 + 0.5 * _LIFTER * np.sin(np.pi * index / _LIFTER)
    return np.asarray(table * lifter, np.float32)


def mfcc(samples: Floats) -> Floats:
    """Features of 8 kHz audio in 16-bit units; shape (frames, 40), one frame every 10 ms."""
    if len(samples) < FRAME_LENGTH:
        return np.zeros((0, COEFFICIENTS), np.float32)
    frames = np.lib.stride_tricks.sliding_window_view(samples, FRAME_LENGTH)[::FRAME_SHIFT]
    frames = frames.astype(np.float32)
    frames -= frames.mean(axis=1, keepdims=True)
    emphasised = frames.copy()
    emphasised[:, 1:] -= 0.97 * frames[:, :-1]
    emphasised[:, 0] -= 0.97 * frames[:, 0]
    spectrum = np.fft.rfft(emphasised * _window(), _FFT)[:, : _FFT // 2]
    power = (spectrum.real**2 + spectrum.imag**2).astype(np.float32)
    energies = np.log(np.maximum(power @ _mel_banks(), np.finfo(np.float32).eps))
    return np.asarray(energies @ _cosines(), np.float32)
