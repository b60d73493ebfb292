"""The system's voices through pyttsx3's Engine, each clip in a process with a deadline."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from callbot.errors import SpeechError, VoiceError
from callbot.speech.audio import read_wav
from callbot.speech.engine import EngineSynthesiser
from callbot.speech.tts import Voice
from tests.test_cli import callbot


@pytest.fixture(scope="module")
def engine() -> EngineSynthesiser:
    """The engine, if this system has one."""
    engine = EngineSynthesiser()
    try:
        assert engine.voices
    except SpeechError as error:
        pytest.skip(str(error))
    return engine


def test_the_engine_speaks(engine: EngineSynthesiser) -> None:
    """Two clips one after the other are both there, and a faster one is shorter."""
    text = "This is the first sentence that the engine says."
    slow, fast = (engine.speak(text, Voice("", rate_wpm=rate)) for rate in (120, 240))
    assert 1.0 < fast.duration_seconds < slow.duration_seconds < 10.0
    assert np.abs(slow.samples).max() > 3000


def test_a_prompt_is_said_with_a_voice_of_the_system(
    engine: EngineSynthesiser, tmp_path: Path
) -> None:
    """`callbot say --system-voice` writes a prompt; a voice that does not exist is one error."""
    wav = tmp_path / "travel.wav"
    name = next(voice for voice in engine.voices.values() if "english" in voice.lower())
    said = callbot("say", "screening.en", "travel", "-o", wav, "--system-voice", name)
    assert said.returncode == 0, said.stderr
    assert 1.0 < read_wav(wav).duration_seconds < 15.0
    refused = callbot("say", "screening.en", "travel", "-o", wav, "--system-voice", "Nobody at all")
    assert refused.returncode == 2
    assert "Nobody at all" in refused.stderr


def test_an_unknown_voice_is_refused(engine: EngineSynthesiser) -> None:
    """The driver would keep the old voice and say nothing."""
    name = next(iter(engine.voices.values()))
    with pytest.raises(VoiceError, match=r"no voice .*did you mean"):
        engine.speak("Hello", Voice(name + "x"))


def test_nothing_to_say_is_silence(engine: EngineSynthesiser) -> None:
    """The run loop would wait for an end that never comes."""
    assert engine.speak("  ", Voice("")).duration_seconds == 0.0


def test_a_hang_ends_at_the_deadline() -> None:
    """The caller gets one SpeechError and is not kept waiting."""
    with pytest.raises(SpeechError, match="no sound within"):
        EngineSynthesiser(deadline_seconds=0.001).speak("Hello", Voice(""))


def test_the_engine_says_what_it_is(engine: EngineSynthesiser) -> None:
    """Part of the key of cached prompts."""
    assert engine.version.startswith("pyttsx3 2.")
