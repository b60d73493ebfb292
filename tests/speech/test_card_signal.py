"""What the sound card does with samples, without a sound card: tables."""

from __future__ import annotations

import numpy as np
import pytest

from callbot.speech.audio import Pcm, resample
from callbot.speech.card.converting import Form, Incoming, Resampler, outgoing
from callbot.speech.card.echo import chirp, echo, tone
from callbot.speech.card.level import clipped, hearing_trouble, level_dbfs
from callbot.speech.card.timing import SampleClock

RATES = [8_000, 44_100, 48_000, 96_000]


def random(seconds: float, rate_hz: int) -> Pcm:
    """Noise of the telephone band, at any rate."""
    samples = np.random.default_rng(7).normal(0, 4000, round(seconds * 8000))
    return resample(Pcm(np.clip(samples, -30000, 30000).astype(np.int16), 8000), rate_hz)


def spoken(pcm: Pcm, form: Form) -> bytes:
    """Sound as a device of this form gives it."""
    return outgoing(pcm, form)


# --- rates ---------------------------------------------------------------------------------------
@pytest.mark.parametrize("rate_hz", RATES)
@pytest.mark.parametrize("block", [1, 7, 160, 441, 5000], ids="blocks of {}".format)
def test_where_blocks_are_cut_makes_no_difference(rate_hz, block):
    """A stream in pieces gives what it gives as a whole: no clicks at the borders."""
    signal = random(0.3, rate_hz).samples.astype(np.float32)
    whole = Resampler(rate_hz, 16_000).feed(signal)
    pieces = Resampler(rate_hz, 16_000)
    cut = [pieces.feed(signal[at : at + block]) for at in range(0, len(signal), block)]
    assert len(whole) == -(-len(signal) * 16_000 // rate_hz)
    np.testing.assert_allclose(np.concatenate(cut), whole, atol=0.05)


@pytest.mark.parametrize("rate_hz", RATES)
def test_a_stream_is_resampled_as_a_whole_sound_is_only_later(rate_hz):
    """The delay is the one that is taken off a block's time."""
    sound = random(0.5, rate_hz)
    resampler = Resampler(rate_hz, 16_000)
    streamed = resampler.feed(sound.samples.astype(np.float32))
    late = round(resampler.delay_seconds * 16_000)
    expected = resample(sound, 16_000).samples[: len(streamed) - late].astype(np.float32)
    error = streamed[late:][100:-100] - expected[100:-100]
    assert np.sqrt(np.mean(error**2)) < 0.15 * np.sqrt(np.mean(expected**2))


# --- formats -------------------------------------------------------------------------------------
@pytest.mark.parametrize("form", ["int16", "float32", "int32"])
@pytest.mark.parametrize("channels", [1, 2, 6])
def test_every_form_there_and_back_is_the_same_sound(form, channels):
    """Formats and channels cost not a bit."""
    sound = random(0.1, 16_000)
    wire = Form(16_000, channels, form)
    assert np.array_equal(Incoming(wire, 16_000).convert(spoken(sound, wire)), sound.samples)


@pytest.mark.parametrize(
    ("given", "heard"),
    [
        pytest.param([0.5, float("nan"), -0.5], [16384, 0, -16384], id="NaN is silence"),
        pytest.param([float("inf"), float("-inf")], [32767, -32768], id="infinity is the loudest"),
        pytest.param(
            [1.5, -3.0, 1.0], [32767, -32768, 32767], id="too loud is cut off, not wrapped"
        ),
    ],
)
def test_a_devices_bad_floats(given, heard):
    """What a broken driver delivers does not reach the recogniser."""
    data = np.array(given, np.float32).tobytes()
    assert Incoming(Form(16_000, 1, "float32"), 16_000).convert(data).tolist() == heard


def test_one_dead_channel_of_two_leaves_the_other():
    """A stereo device with its microphone on the left."""
    left = random(0.1, 16_000).samples
    both = np.stack([left, np.zeros_like(left)], axis=1).tobytes()
    mono = Incoming(Form(16_000, 2, "int16"), 16_000).convert(both)
    np.testing.assert_allclose(mono, left / 2, atol=0.5)


# --- time ----------------------------------------------------------------------------------------
def test_a_jittering_measurement_gives_steady_times():
    """Blocks that are said to come 5 ms early or late are 20 ms apart within 2 ms."""
    clock, jitter = SampleClock(16_000), np.random.default_rng(3).uniform(-0.005, 0.005, 200)
    at = [clock.measured(n * 320, 7.0 + n * 0.02 + jitter[n]) for n in range(200)]
    assert np.abs(np.diff(at[50:]) - 0.02).max() < 0.0021
    assert at[-1] == pytest.approx(7.0 + 199 * 0.02, abs=0.003)
    assert clock.index(clock.at(4000)) in (3999, 4000)


def test_a_gap_is_a_gap_at_once():
    """After lost sound the times go on from where the device is now."""
    clock = SampleClock(16_000)
    for block in range(50):
        clock.measured(block * 320, block * 0.02)
    assert clock.measured(50 * 320, 2.0) == 2.0


# --- level ---------------------------------------------------------------------------------------
def test_the_level_of_known_sounds():
    """A sine at a quarter of full scale has −15 dBFS; a DC offset has no loudness."""
    assert level_dbfs(tone(1000, 1.0, 16_000).samples) == pytest.approx(-15.1, abs=0.3)
    assert level_dbfs(np.full(16_000, 2000, np.int16)) == -96.0
    assert level_dbfs(np.zeros(0, np.int16)) == -96.0


def test_peaks_that_are_cut_off():
    """Three samples in a row at the end of the scale; one alone may be a click."""
    loud = (np.sin(np.arange(800) / 8) * 60_000).clip(-32768, 32767).astype(np.int16)
    single = np.zeros(800, np.int16)
    single[400] = 32767
    assert clipped(loud)
    assert not clipped(single)
    assert not clipped(tone(440, 0.1, 16_000).samples)


@pytest.mark.parametrize(
    ("samples", "platform", "trouble"),
    [
        pytest.param(np.zeros(16_000, np.int16), "linux", "muted", id="zeros are a mute switch"),
        pytest.param(np.zeros(16_000, np.int16), "darwin", "permission", id="on macOS permission"),
        pytest.param(np.arange(16_000) % 3 - 1, "linux", "silent", id="one bit of noise is silent"),
        pytest.param(random(1, 16_000).samples // 100, "linux", None, id="a quiet room is fine"),
        pytest.param(random(1, 16_000).samples, "darwin", None, id="speech is fine"),
    ],
)
def test_what_is_wrong_with_a_microphone(samples, platform, trouble):
    """Muted, kept from us, or deaf: each is told apart from a quiet room."""
    assert hearing_trouble(samples.astype(np.int16), platform) == trouble


# --- echo ----------------------------------------------------------------------------------------
@pytest.mark.parametrize("level_db", [0.0, -20.0, -40.0])
@pytest.mark.parametrize("noise", [0, 100], ids=["quiet", "in a noisy room"])
def test_a_chirp_is_found_to_the_sample(level_db, noise):
    """Under noise, upside down and whatever its level; the level within 1 dB."""
    played = chirp(16_000)
    heard = np.random.default_rng(5).normal(0, noise or 1, 48_000)
    heard[12_345 : 12_345 + len(played.samples)] -= played.samples * 10 ** (level_db / 20)
    found = echo(played, heard.astype(np.int16))
    assert found is not None
    assert abs(found.at - 12_345) <= 1
    assert found.level_db == pytest.approx(level_db, abs=1.0)


@pytest.mark.parametrize(
    "heard",
    [
        pytest.param(np.zeros(48_000), id="zeros"),
        pytest.param(np.random.default_rng(5).normal(0, 500, 48_000), id="noise"),
        pytest.param(random(3.0, 16_000).samples, id="coloured noise"),
        pytest.param(tone(440, 3.0, 16_000).samples, id="a hum"),
        pytest.param(np.zeros(10), id="too short"),
    ],
)
def test_no_chirp_is_found_where_there_is_none(heard):
    """A headset lets nothing through."""
    assert echo(chirp(16_000), heard.astype(np.int16)) is None
