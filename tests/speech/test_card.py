"""Microphone and loudspeaker on a virtual sound card: what goes in comes out, and when."""

from __future__ import annotations

import signal
import time

import numpy as np
import pytest
from scipy.signal import correlate

from callbot.errors import DeviceError
from callbot.speech.audio import Pcm, joined
from callbot.speech.card import Loudspeaker, Microphone, devices, find
from callbot.speech.card.converting import Form
from callbot.speech.card.echo import chirp, echo
from tests.soundcard import RATE_HZ, SoundCard

ABOUT = 0.08
"""The virtual card renders up to four blocks ahead, and says so only roughly."""


def noise(seconds: float, rate_hz: int = RATE_HZ, seed: int = 1) -> Pcm:
    """Sound that is like nothing but itself."""
    samples = np.random.default_rng(seed).integers(-9000, 9000, round(seconds * rate_hz))
    return Pcm(samples.astype(np.int16), rate_hz)


def place(sound: Pcm, within: Pcm) -> int:
    """Where a sound lies within another, in samples."""
    alike = correlate(within.samples.astype(np.float32), sound.samples.astype(np.float32), "valid")
    return int(np.argmax(np.abs(alike)))


def blocks(microphone, seconds):
    """What a microphone gives for a while."""
    got = []
    while sum(len(block.samples) for block in got) < seconds * microphone.rate_hz:
        block = microphone.read(5.0)
        assert block, "the microphone gives nothing"
        got.append(block)
    return got


def sound_of(microphone, got):
    """The blocks as one sound."""
    return joined([Pcm(block.samples, microphone.rate_hz) for block in got], microphone.rate_hz)


def unhurried(attempt):
    """Repeat what a busy test machine has torn: `attempt` tells whether nothing was late."""
    assert any(attempt() for _ in range(5)), "the machine is too busy"


# --- what goes in comes out ------------------------------------------------------------------------
def test_the_loudspeaker_plays_every_sample_and_knows_when(sound_card: SoundCard) -> None:
    """What is recorded from the card is what was played, when the playback says."""
    sound = noise(1.0)

    def attempt():
        with Loudspeaker(rate_hz=RATE_HZ) as speaker, sound_card.recorded_from_speaker() as heard:
            playback = speaker.play(sound)
            assert playback.wait(20)
            assert heard.until_at(playback.ended_at_seconds + 0.2)
        at = place(sound, heard.pcm)
        # The virtual card loses a little where it is not served in time, and does not always say so.
        if speaker.hiccups or not np.array_equal(heard.pcm.samples[at:][:RATE_HZ], sound.samples):
            return False
        assert heard.began_at + at / RATE_HZ == pytest.approx(
            playback.started_at_seconds, abs=ABOUT
        )
        assert playback.ended_at_seconds - playback.started_at_seconds == pytest.approx(1, abs=0.02)
        assert playback.position_seconds == 1.0
        return True

    unhurried(attempt)


def test_the_microphone_hears_every_sample_and_knows_when(sound_card: SoundCard) -> None:
    """What is spoken into the card arrives bit by bit, timed by when it was spoken."""
    sound = noise(1.0)

    def attempt():
        with Microphone(rate_hz=RATE_HZ) as microphone:
            blocks(microphone, 0.3)
            with sound_card.recorded_from_speaker("mouth.monitor") as spoken:
                speaking = sound_card.speak_into_microphone(sound)
                got = blocks(microphone, 2.5)
                speaking.wait()
        if any(block.overflowed for block in got):
            return False
        heard = sound_of(microphone, got)
        at = place(sound, heard)
        # The virtual card loses a little where it is not served in time, and does not always say so.
        if not np.array_equal(heard.samples[at : at + RATE_HZ], sound.samples):
            return False
        block = got[at // len(got[0].samples)]
        begins = block.at_seconds + at % len(got[0].samples) / RATE_HZ
        truly = spoken.began_at + place(sound, spoken.pcm) / RATE_HZ
        assert begins == pytest.approx(truly, abs=ABOUT)
        return True

    unhurried(attempt)


def test_position_is_what_has_been_heard(sound_card: SoundCard) -> None:
    """In the middle of a sound the position is where the recording is, not what was handed over."""
    sound = noise(1.5)
    seen = []
    with Loudspeaker(rate_hz=RATE_HZ) as speaker, sound_card.recorded_from_speaker() as heard:
        playback = speaker.play(sound)
        assert playback.position_seconds == 0.0
        assert playback.ended_at_seconds is None
        while not playback.wait(0.05):
            seen.append((time.monotonic(), playback.position_seconds))
        heard.until_at(playback.ended_at_seconds + 0.2)
    began = heard.began_at + place(sound, heard.pcm) / RATE_HZ
    assert [position for _, position in seen] == sorted(position for _, position in seen)
    off = [now - began - position for now, position in seen if 0 < position < 1.5]
    assert np.median(np.abs(off)) < ABOUT


def test_stop_is_silence_within_200_ms(sound_card: SoundCard) -> None:
    """What was handed over before is heard to its end, and that is the true end."""
    with Loudspeaker(rate_hz=RATE_HZ) as speaker, sound_card.recorded_from_speaker() as heard:
        playback = speaker.play(noise(5.0))
        heard.until(lambda pcm: bool(np.any(pcm.samples)))
        playback.stop()
        stopped_at = time.monotonic()
        assert playback.wait(5)
        heard.until_at(stopped_at + 0.7)
        assert playback.position_seconds < 1.0
    assert not np.any(heard.between(stopped_at + 0.2, stopped_at + 0.7).samples)
    assert playback.ended_at_seconds - stopped_at < 0.2


def test_one_thing_is_played_at_a_time(sound_card: SoundCard) -> None:
    """What is played next ends what is being played."""
    with Loudspeaker() as speaker:
        first = speaker.play(noise(5.0))
        second = speaker.play(noise(0.1))
        assert second.wait(5)
        assert first.done
        assert speaker.play(Pcm.silence(0, 8000)).wait(5), "nothing at all is over at once"


def test_silence_is_no_failure(sound_card: SoundCard) -> None:
    """A microphone into which nobody speaks gives zeros, block after block."""
    with Microphone() as microphone:
        got = blocks(microphone, 1.5)
    assert not np.any(sound_of(microphone, got).samples)
    apart = np.diff([block.at_seconds for block in got[20:]])
    assert np.median(apart) == pytest.approx(0.016, abs=0.002)


def test_times_are_on_the_clock_that_was_given(sound_card: SoundCard) -> None:
    """The call's clock, whatever its zero."""
    with Microphone(clock=lambda: time.monotonic() - 1e6) as microphone:
        assert microphone.read(5).at_seconds == pytest.approx(time.monotonic() - 1e6, abs=5)


def test_two_programs_at_once(sound_card: SoundCard) -> None:
    """Another program plays and records meanwhile; both are heard, both hear."""
    ours, theirs = noise(1.0, seed=1), noise(1.0, seed=2)
    with (
        Loudspeaker(rate_hz=RATE_HZ) as speaker,
        Microphone(rate_hz=RATE_HZ) as microphone,
        sound_card.recorded_from_speaker() as heard,
        sound_card.recorded_from_speaker("microphone") as they_hear,
    ):
        playback = speaker.play(ours)
        others = sound_card.speak_into_microphone(theirs, "speaker")
        person = sound_card.speak_into_microphone(theirs)
        we_hear = sound_of(microphone, blocks(microphone, 2.5))
        assert playback.wait(5)
        others.wait()
        person.wait()
        heard.until_at(time.monotonic() + 0.3)
    for sound, within in ((ours, heard.pcm), (theirs, heard.pcm), (theirs, we_hear),
                          (theirs, they_hear.pcm)):  # fmt: skip
        assert echo(sound, within.samples) is not None


# --- devices of all kinds ------------------------------------------------------------------------
@pytest.fixture
def looped(sound_card: SoundCard):
    """A card of any kind whose microphone hears its own loudspeaker, as a factory."""

    def through(**kind: object) -> float:
        with sound_card.module("module-null-sink", sink_name="odd", norewinds=1, **kind):
            sound_card.pactl("set-default-sink", "odd")
            sound_card.pactl("set-default-source", "odd.monitor")
            try:
                return come_back()
            finally:
                sound_card.pactl("set-default-sink", "speaker")
                sound_card.pactl("set-default-source", "microphone")

    return through


def come_back() -> float:
    """Play a chirp and tell how loud it comes back, in dB.

    A busy machine tears a sound now and then, a wrong conversion every one: the best of three counts.
    """
    loudest = -99.0
    with Microphone() as microphone, Loudspeaker() as speaker:
        for _ in range(3):
            blocks(microphone, 0.2)
            playback = speaker.play(chirp(16_000))
            got = blocks(microphone, 1.5)
            assert playback.wait(5)
            found = echo(chirp(16_000), sound_of(microphone, got).samples)
            loudest = max(loudest, found.level_db if found else -99.0)
            if abs(loudest) < 1.5:
                break
    return loudest


@pytest.mark.parametrize("rate", [8_000, 16_000, 44_100, 48_000, 96_000])
@pytest.mark.parametrize(
    ("channels", "form"), [(1, "s16le"), (2, "s32le"), (2, "float32le")], ids=str
)
def test_cards_of_all_kinds(looped, rate, channels, form):
    """Any rate, stereo only, 32 bits: the sound goes through at its own level."""
    assert looped(rate=rate, channels=channels, format=form) == pytest.approx(0.0, abs=1.5)


@pytest.mark.parametrize(
    "only",
    [Form(44_100, 2, "float32"), Form(48_000, 2, "int32"), Form(8_000, 1, "int16"),
     Form(96_000, 1, "float32")],
    ids=str,
)  # fmt: skip
def test_a_device_that_takes_nothing_else_is_spoken_to_in_its_own_way(looped, monkeypatch, only):
    """PortAudio refuses every other form: the card's own is found and converted."""
    import sounddevice

    def picky(real):
        def opened(**settings):
            asked = Form(settings["samplerate"], settings["channels"], settings["dtype"])
            if asked.rate_hz != only.rate_hz:
                raise sounddevice.PortAudioError("Invalid sample rate", -9997)
            if asked.channels != only.channels:
                raise sounddevice.PortAudioError("Invalid number of channels", -9998)
            if asked.format != only.format:
                raise sounddevice.PortAudioError("Sample format not supported", -9994)
            return real(**settings)

        return opened

    for name in ("RawInputStream", "RawOutputStream"):
        monkeypatch.setattr(sounddevice, name, picky(getattr(sounddevice, name)))
    assert looped() == pytest.approx(0.0, abs=1.5)


# --- what goes wrong -----------------------------------------------------------------------------
@pytest.fixture
def broken_card(sound_card: SoundCard):
    """A card that a test may break."""
    yield sound_card
    sound_card.restart()


def kill(card):
    """The sound server crashes."""
    card.signal(signal.SIGKILL)


def quit_server(card):
    """The sound server is ended."""
    card.pactl("exit")


def unplug(card):
    """Both devices are pulled out."""
    for module in ("module-remap-source", "module-null-sink"):
        card.pactl("unload-module", module)


def hang(card):
    """The sound server stops without a word."""
    card.signal(signal.SIGSTOP)


@pytest.mark.parametrize(
    ("happens", "code"),
    [(kill, "no-server"), (quit_server, "no-server"), (unplug, "unplugged"), (hang, "stalled")],
)
def test_a_device_that_fails_is_an_error_within_a_second(broken_card, happens, code):
    """Told apart from silence, and from one another, on both sides."""
    with Microphone() as microphone, Loudspeaker() as speaker:
        blocks(microphone, 0.3)
        playback = speaker.play(noise(60.0))
        assert not playback.wait(0.1)
        happens(broken_card)
        with pytest.raises(DeviceError) as on_reading:
            for _ in range(100):  # what is on its way, then nothing
                microphone.read(5.0)
        with pytest.raises(DeviceError) as on_playing:
            playback.wait(5.0)
        with pytest.raises(DeviceError):
            speaker.play(noise(0.1))
        assert playback.position_seconds < 5.0
    assert on_reading.value.code == on_playing.value.code == code
    assert on_reading.value.hint
    if happens is hang:
        broken_card.signal(signal.SIGCONT)


def test_a_device_can_be_opened_again_after_a_failure(broken_card):
    """The call that lost its sound server goes on when the server is back."""
    with pytest.raises(DeviceError), Microphone() as microphone:
        kill(broken_card)
        blocks(microphone, 60)
    assert devices() == []
    with pytest.raises(DeviceError) as nothing:
        find(None, "input")
    assert nothing.value.code == "no-server"
    broken_card.restart()
    with Microphone() as microphone:
        assert blocks(microphone, 0.2)
