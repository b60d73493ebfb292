"""Loudness by ITU-R BS.1770: measured as the standard says, and made as wanted."""

from __future__ import annotations

import numpy as np
import pytest

from callbot.speech.audio import Pcm
from callbot.speech.loudness import levelled, loudness_lufs, true_peak_dbtp


def tone(dbfs: float, hertz: float = 997.0, seconds: float = 5.0, rate_hz: int = 48_000) -> Pcm:
    """A sine of this peak."""
    at = np.arange(round(seconds * rate_hz)) / rate_hz
    sine = 10 ** (dbfs / 20) * np.sin(2 * np.pi * hertz * at)
    return Pcm(np.round(sine * 32767).astype(np.int16), rate_hz)


def speechlike(seed: int, rate_hz: int = 22_050) -> Pcm:
    """Bursts of noise with pauses and clicks: far from even."""
    rng = np.random.default_rng(seed)
    noise = rng.normal(0, 900, rate_hz * 6) * np.repeat(rng.random(60), rate_hz // 10)
    noise[rng.integers(0, len(noise), 40)] *= 12
    return Pcm(np.clip(noise, -32768, 32767).astype(np.int16), rate_hz)


@pytest.mark.parametrize("rate_hz", [16_000, 22_050, 48_000])
@pytest.mark.parametrize("dbfs", [-40.0, -20.0, -3.0])
def test_a_tone_is_as_loud_as_the_standard_says(dbfs: float, rate_hz: int) -> None:
    """997 Hz in one channel: 3.01 LU below its peak, at any rate."""
    assert loudness_lufs(tone(dbfs, rate_hz=rate_hz)) == pytest.approx(dbfs - 3.01, abs=0.05)


def test_pauses_do_not_count() -> None:
    """As loud with ten seconds of silence in it; silence and clicks have no loudness."""
    sound, quiet = tone(-20.0), Pcm.silence(10.0, 48_000)
    both = Pcm(np.concatenate([sound.samples, quiet.samples]), 48_000)
    assert loudness_lufs(both) == pytest.approx(loudness_lufs(sound), abs=0.2)
    assert loudness_lufs(quiet) == -np.inf
    assert loudness_lufs(tone(-3.0, seconds=0.2)) == -np.inf


def test_peaks_between_the_samples_count() -> None:
    """A quarter of the rate, off its peaks: 3 dB above the highest sample."""
    at = np.arange(48_000)
    sine = 0.5 * np.sin(2 * np.pi * at / 4 + np.pi / 4)
    sound = Pcm(np.round(sine * 32767).astype(np.int16), 48_000)
    assert true_peak_dbtp(sound) == pytest.approx(-6.02, abs=0.2)
    assert 20 * np.log10(np.abs(sound.samples).max() / 32768) < -8.9


@pytest.mark.parametrize("seed", range(5))
@pytest.mark.parametrize("wanted", [-23.0, -16.0])
def test_made_as_loud_as_wanted(seed: int, wanted: float) -> None:
    """To a tenth, and no peak above the limit."""
    made = levelled(speechlike(seed), wanted, -1.0)
    assert true_peak_dbtp(made) <= -0.9
    assert loudness_lufs(made) == pytest.approx(wanted, abs=0.1)


def test_silence_stays_silence() -> None:
    """Nothing is turned up without end."""
    quiet = Pcm.silence(3.0, 16_000)
    assert levelled(quiet, -16.0, -1.0) is quiet
