"""Microphone and loudspeaker on a virtual sound card: what goes in comes out, and when."""

from __future__ import annotations

import numpy as np
import pytest

from callbot.speech.audio import Pcm
from callbot.speech.card import Loudspeaker
from tests.soundcard import RATE_HZ, SoundCard


def noise(seconds: float, rate_hz: int = RATE_HZ, seed: int = 1) -> Pcm:
    """Sound that is like nothing but itself."""
    samples = np.random.default_rng(seed).integers(-9000, 9000, round(seconds * rate_hz))
    return Pcm(samples.astype(np.int16), rate_hz)


def place(sound: Pcm, within: Pcm) -> int:
    """Where a sound lies within another, in samples."""
    from scipy.signal import correlate

    signal, wanted = within.samples.astype(np.float32), sound.samples.astype(np.float32)
    return int(np.argmax(np.abs(correlate(signal, wanted, "valid"))))


def test_the_loudspeaker_plays_every_sample_and_knows_when(sound_card: SoundCard) -> None:
    """What is recorded from the card is what was played, when the playback says."""
    sound = noise(1.0)
    with Loudspeaker(rate_hz=RATE_HZ) as loudspeaker, sound_card.recorded_from_speaker() as heard:
        playback = loudspeaker.play(sound)
        assert playback.wait(20)
        assert heard.until_at(playback.ended_at_seconds + 0.2)
    at = place(sound, heard.pcm)
    assert np.array_equal(heard.pcm.samples[at : at + RATE_HZ], sound.samples)
    assert heard.began_at + at / RATE_HZ == pytest.approx(playback.started_at_seconds, abs=0.08)
    assert playback.position_seconds == 1.0
