"""The telephone channel and the noises behind a voice."""

from __future__ import annotations

import itertools
from pathlib import Path

import numpy as np
import pytest

from callbot.speech import g711, noise
from callbot.speech.audio import Pcm
from callbot.speech.channel import Channel, speech_level, transmit
from callbot.speech.noise import Noise


def rng(seed: int = 1) -> np.random.Generator:
    """Random numbers from a seed."""
    return np.random.default_rng(seed)


def tone(seconds: float = 1.0, frequency_hz: float = 1000.0, rate_hz: int = 22_050) -> Pcm:
    """A sine wave in the telephone's band."""
    times = np.arange(round(seconds * rate_hz)) / rate_hz
    return Pcm((5000 * np.sin(2 * np.pi * frequency_hz * times)).astype(np.int16), rate_hz)


def effective(pcm: Pcm, start: float = 0.2, stop: float = 0.8) -> float:
    """Root mean square of the middle of a clip."""
    middle = pcm.samples[int(start * pcm.rate_hz) : int(stop * pcm.rate_hz)].astype(float)
    return float(np.sqrt(np.mean(middle**2)))


def power_db(signal: np.ndarray, low_hz: float, high_hz: float) -> float:
    """Power of an 8 kHz signal in a band."""
    spectrum = np.abs(np.fft.rfft(signal.astype(float))) ** 2
    frequencies = np.fft.rfftfreq(len(signal), 1 / 8000)
    return float(10 * np.log10(spectrum[(frequencies >= low_hz) & (frequencies < high_hz)].mean()))


def test_the_same_seed_gives_the_same_sound() -> None:
    """Another seed gives another one; the input is left alone."""
    sound, bad = tone(), Channel(noise="pink", snr_db=10, loss=0.1, echo_seconds=0.12)
    before = sound.samples.copy()
    first, again, other = (transmit(sound, bad, rng(seed)) for seed in (1, 1, 2))
    assert np.array_equal(first.samples, again.samples)
    assert not np.array_equal(first.samples, other.samples)
    assert np.array_equal(sound.samples, before)
    assert first.rate_hz == 8000


@pytest.mark.parametrize("level_dbfs", [-36.0, -26.0, -16.0])
def test_the_level_is_that_of_the_speech_not_of_the_pauses(level_dbfs: float) -> None:
    """However long somebody is silent around it, their voice arrives at the wanted loudness."""
    padded = Pcm(np.concatenate([np.zeros(44_100, np.int16), tone().samples]), 22_050)
    heard = transmit(padded, Channel(level_dbfs=level_dbfs), rng())
    assert 20 * np.log10(effective(heard, 2.2, 2.8) / 32768) == pytest.approx(level_dbfs, abs=0.7)


@pytest.mark.parametrize("kind", ["white", "pink", "babble", "hum"])
def test_noise_has_the_wanted_loudness_against_the_voice(kind: Noise) -> None:
    """Before the telephone's filter the noise lies `snr_db` under the voice."""
    made = noise.noise(kind, 40_000, rng())
    assert made.dtype == np.float32
    assert len(made) == 40_000
    assert float(np.sqrt(np.mean(made**2))) == pytest.approx(1.0, abs=0.12)


def test_noises_have_their_colour() -> None:
    """White is flat, pink falls by 3 dB an octave, hum stands on the mains' harmonics."""
    white, pink, hum = (noise.noise(kind, 80_000, rng()) for kind in ("white", "pink", "hum"))
    assert power_db(white, 100, 200) == pytest.approx(power_db(white, 1600, 3200), abs=1)
    assert power_db(pink, 100, 200) - power_db(pink, 1600, 3200) == pytest.approx(12, abs=1.5)
    assert power_db(hum, 45, 55) > power_db(hum, 55, 95) + 20


def test_babble_is_kept_and_is_several_voices(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Six clips are synthesised once; a second process finds them and makes the same noise."""
    monkeypatch.setenv("CALLBOT_CACHE", str(tmp_path))
    noise.babble.cache_clear()
    first = noise.babble()
    kept = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*.wav")}
    noise.babble.cache_clear()
    assert np.array_equal(noise.babble(), first)
    assert len(kept) == 6
    assert kept == {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*.wav")}


def test_a_lower_signal_to_noise_ratio_leaves_more_noise() -> None:
    """In the pauses one hears what is behind the voice, louder by the same decibels."""
    sound = Pcm(np.concatenate([tone().samples, np.zeros(22_050, np.int16)]), 22_050)
    loud, soft = (
        effective(transmit(sound, Channel(snr_db=snr_db), rng()), 1.2, 1.8) for snr_db in (10, 20)
    )
    assert 20 * np.log10(loud / soft) == pytest.approx(10, abs=0.5)


@pytest.mark.parametrize(("frequency_hz", "passes"), [(100, False), (1000, True), (3800, False)])
def test_only_the_telephone_band_passes(frequency_hz: float, passes: bool) -> None:
    """300 to 3400 Hz."""
    heard = effective(transmit(tone(frequency_hz=frequency_hz), Channel(codec="none"), rng()))
    assert (heard > 1000) is passes
    assert passes or heard < 200


def test_echo_comes_after_its_delay() -> None:
    """A click is heard again, softer."""
    samples = np.zeros(8000, np.int16)
    samples[1000:1160] = 8000
    quiet = Channel(codec="none")
    heard = transmit(Pcm(samples, 8000), Channel(echo_seconds=0.25, codec="none"), rng())
    alone = transmit(Pcm(samples, 8000), quiet, rng())
    difference = np.abs(heard.samples.astype(int) - alone.samples)
    assert difference[:2900].max() == 0
    loudest = np.abs(alone.samples.astype(int)).max()
    assert difference[2900:3300].max() == pytest.approx(loudest / 10, rel=0.05)


def test_clipping_cuts_the_peaks() -> None:
    """Nothing is louder than the ceiling."""
    heard = transmit(tone(), Channel(level_dbfs=-10, clip_dbfs=-20, codec="none"), rng())
    assert np.abs(heard.samples).max() <= 3277


@pytest.mark.parametrize("law", ["alaw", "ulaw"])
def test_the_codec_is_g711(law: g711.Law) -> None:
    """At most 256 levels, an error of at most a sixteenth, and a second pass changes nothing."""
    every = np.arange(-32000, 32001).astype(np.int16)
    once = g711.through(every, law)
    assert 254 <= len(np.unique(once)) <= 256
    assert np.array_equal(g711.through(once, law), once)
    error = np.abs(once.astype(int) - every)
    assert (error <= np.maximum(np.abs(every.astype(int)) / 16, 16)).all()
    codes = bytes(range(256))
    assert set(np.unique(once)) <= set(g711.decoded(codes, law).tolist())


@pytest.mark.parametrize("burst", [1.0, 4.0])
def test_packets_are_lost_in_bursts(burst: float) -> None:
    """The share and the mean length of the gaps are what was asked for."""
    from callbot.speech.channel import _lost

    lost = _lost(40_000, Channel(loss=0.1, loss_burst_frames=burst), rng())
    bursts = [len(list(run)) for state, run in itertools.groupby(lost) if state]
    assert np.mean(lost) == pytest.approx(0.1, rel=0.1)
    assert np.mean(bursts) == pytest.approx(burst, rel=0.12)


def test_a_gap_is_filled_and_fades() -> None:
    """A lost packet repeats the one before; a long gap ends in silence."""
    sound = tone(20.0)
    heard = transmit(sound, Channel(loss=0.3, loss_burst_frames=8, codec="none"), rng()).samples
    whole = transmit(sound, Channel(codec="none"), rng()).samples
    frames, original = heard.reshape(-1, 160), whole.reshape(-1, 160)
    changed = [not np.array_equal(*pair) for pair in zip(frames, original, strict=True)]
    runs = [(state, len(list(run))) for state, run in itertools.groupby(changed)]
    position, gaps = 0, []
    for state, length in runs:
        if state and length >= 5 and position:
            gaps.append(frames[position : position + length])
        position += length
    assert gaps
    for gap in gaps:
        assert np.abs(gap[0]).max() > np.abs(gap[1]).max() > np.abs(gap[2]).max()
        assert not gap[3:].any()


def test_empty_and_silent_sound_pass() -> None:
    """Nothing stays nothing; silence gets the noise of the line."""
    assert len(transmit(Pcm.silence(0, 22_050), Channel(snr_db=5, loss=0.2), rng()).samples) == 0
    assert len(transmit(Pcm.silence(0.001, 8000), Channel(snr_db=5), rng()).samples) == 8
    assert effective(transmit(Pcm.silence(1, 8000), Channel(snr_db=20), rng())) > 50
    assert speech_level(np.zeros(1000, np.float32)) == 0.0


@pytest.mark.parametrize(
    "wrong", [{"loss": 0.9}, {"loss": -0.1}, {"loss_burst_frames": 0.0}, {"echo_seconds": -1.0}]
)
def test_impossible_lines_are_refused(wrong: dict[str, float]) -> None:
    """A share above a half, a burst of no packets, an echo before the voice."""
    with pytest.raises(ValueError, match=r"loss|echo"):
        Channel(**wrong)  # type: ignore[arg-type]
