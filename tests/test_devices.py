"""`callbot devices` on a virtual sound card, as a person meets it."""

from __future__ import annotations

import contextlib
import json
import subprocess
import sys

import numpy as np
import pytest

from callbot.speech.audio import Pcm
from callbot.speech.card.check import Check
from callbot.speech.card.echo import echo, tone
from tests.soundcard import RATE_HZ


def callbot(*arguments, cwd=None):
    """Run callbot as its own process."""
    return subprocess.run(
        [sys.executable, "-m", "callbot", *map(str, arguments)],
        capture_output=True, text=True, encoding="utf-8", cwd=cwd, timeout=120,
    )  # fmt: skip


@contextlib.contextmanager
def person_speaks(sound_card, amplitude):
    """Somebody who does not stop talking."""
    samples = np.repeat(np.random.default_rng(4).normal(0, amplitude, 60 * RATE_HZ // 24), 24)
    speaking = sound_card.speak_into_microphone(
        Pcm(samples.clip(-32768, 32767).astype(np.int16), RATE_HZ)
    )
    with sound_card.recorded_from_speaker("microphone") as heard:
        assert heard.until(lambda pcm: bool(np.any(pcm.samples)))
    try:
        yield
    finally:
        speaking.stop()


@pytest.fixture
def microphone_hears_the_speaker(sound_card):
    """The bot comes back at a level that can be set in dB."""
    sound_card.pactl("set-default-source", "speaker.monitor")
    yield lambda level_db: sound_card.pactl("set-sink-volume", "speaker", f"{level_db}dB")
    sound_card.pactl("set-sink-volume", "speaker", "0dB")
    sound_card.pactl("set-default-source", "microphone")


def test_devices_are_listed(sound_card, tmp_path):
    """As a table in the language that is set, and as JSON."""
    listed = json.loads(callbot("devices", "--json").stdout)["devices"]
    assert [device["name"] for device in listed] == ["default"]
    assert listed[0]["is_default_input"]
    (tmp_path / "config.toml").write_text("[general]\nui_language = 'zh'\n", encoding="utf-8")
    assert "采样率" in callbot("devices", cwd=tmp_path).stdout
    assert "ALSA" in callbot("devices").stdout


def test_a_tone_is_heard_at_the_other_end(sound_card):
    """The very tone, to its end."""
    with sound_card.recorded_from_speaker() as heard:
        done = callbot("devices", "--tone", "--json")
        assert done.returncode == 0, done.stderr
        assert json.loads(done.stdout)["tone"]["played_seconds"] == pytest.approx(1.5, abs=0.01)
    assert echo(tone(440, 0.5, RATE_HZ), heard.pcm.samples) is not None


@pytest.mark.parametrize(
    ("amplitude", "says"),
    [
        pytest.param(1000, "Fine.", id="speech"),
        pytest.param(30, "No voice", id="too faint"),
        pytest.param(60_000, "cut off", id="too loud"),
    ],
)
def test_the_microphones_level(sound_card, amplitude, says):
    """While somebody speaks: good, too faint or too loud."""
    with person_speaks(sound_card, amplitude):
        done = callbot("devices", "--level", "1")
    assert done.returncode == 0, done.stderr
    assert says in done.stdout


@pytest.mark.parametrize("option", ["--level=0.5", "--check"])
@pytest.mark.parametrize(
    ("amplitude", "trouble", "says"), [(0, "muted", "mute key"), (1, "silent", "input level")]
)
def test_a_microphone_that_hears_nothing(sound_card, option, amplitude, trouble, says):
    """Muted and deaf are told apart; the exit status says that something has to be put right."""
    with person_speaks(sound_card, amplitude) if amplitude else contextlib.nullcontext():
        done = callbot("devices", option, "--json")
    assert done.returncode == 2
    (part,) = json.loads(done.stdout).values()
    assert part["trouble"] == trouble
    assert says in done.stderr


@pytest.mark.parametrize(
    ("level_db", "advice"), [(0, "half-duplex"), (-30, "half-duplex"), (-60, "headset")]
)
def test_round_trip_echo_and_advice(microphone_hears_the_speaker, level_db, advice):
    """Loudspeakers make the bot hear itself; what is weaker than any room does not count."""
    microphone_hears_the_speaker(level_db)
    done = callbot("devices", "--check", "--json")
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)["check"]
    assert found["advice"] == advice
    # The virtual card loses some of a chirp where the machine is busy, and adds nothing to one.
    assert level_db - 10 <= found["echo_db"] <= level_db + 2
    assert 0 < found["round_trip_ms"] < 500


def test_with_a_headset_nothing_comes_back(sound_card):
    """Somebody speaks, the chirps do not come back."""
    with person_speaks(sound_card, 1000):
        done = callbot("devices", "--check")
    assert done.returncode == 0, done.stderr
    assert "no echo" in done.stdout
    assert "headset" in done.stdout


def test_the_loudest_echo_of_all_is_an_echo():
    """0 dB is a figure, not nothing."""
    assert Check(-60.0, 0.1, 0.0, None, 0).advice == "half-duplex"
    assert Check(-60.0, None, None, None, 0).advice == "headset"


def test_an_unknown_device_is_answered_with_what_there_is(sound_card):
    """One message, exit status 2."""
    done = callbot("devices", "--tone", "--output-device", "gramophone")
    assert done.returncode == 2
    assert "'gramophone'" in done.stderr
    assert "0 default (ALSA)" in done.stderr


def test_without_a_sound_server_each_option_says_so(sound_card):
    """No traceback, no library's own chatter."""
    sound_card.stop()
    try:
        for option in ("--json", "--tone", "--level", "--check"):
            done = callbot("devices", option)
            assert done.returncode == 2
            assert "PulseAudio" in done.stderr
            assert len(done.stderr.splitlines()) == 1
    finally:
        sound_card.restart()
