"""Where somebody speaks."""

from __future__ import annotations

import numpy as np
import pytest

from callbot.speech.audio import Pcm, joined
from callbot.speech.channel import Channel, transmit
from callbot.speech.noise import Noise
from callbot.speech.tts import EspeakSynthesiser, Voice
from callbot.speech.vad import FRAME_SECONDS, speech_frames


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
