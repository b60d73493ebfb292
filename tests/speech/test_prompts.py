"""A script's prompts as sound: recordings, synthesis and the cache between."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from callbot.core.messages import Purpose
from callbot.core.script import Node, Script
from callbot.errors import SpeechError, VoiceError
from callbot.speech.audio import Pcm, read_wav, write_wav
from callbot.speech.clips import ClipCache
from callbot.speech.prompts import DEFAULT_VOICES, PromptVoice
from callbot.speech.tts import EspeakSynthesiser, Voice

GREETING = "您好，这里是{organisation}。"
SCRIPT = Script(
    id="test.zh",
    language="zh",
    title="一个测试",
    organisation="解放区卫生健康委员会",
    purpose="测试",
    nodes={
        "greeting": Node("greeting", GREETING),
        "identity": Node("identity", "请问您是{name}吗？"),
    },
    pronunciation={"解放区": "姐放区"},
)
SPOKEN_GREETING = "您好，这里是解放区卫生健康委员会。"


class Counting(EspeakSynthesiser):
    """A real synthesiser that also keeps what it was asked for."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[tuple[str, Voice]] = []

    def speak(self, text: str, voice: Voice, seed: int = 0) -> Pcm:
        """Speaks, and remembers."""
        self.asked.append((text, voice))
        return super().speak(text, voice, seed)


@pytest.fixture
def voice(tmp_path: Path) -> PromptVoice:
    """Prompts with a cache and a folder of recordings of their own."""
    (tmp_path / "audio").mkdir()
    return PromptVoice(Counting(), ClipCache(tmp_path / "cache"), tmp_path / "audio")


def asked(voice: PromptVoice) -> list[tuple[str, Voice]]:
    """What was really synthesised."""
    synthesiser = voice._synthesiser
    assert isinstance(synthesiser, Counting)
    return synthesiser.asked


def test_a_prompt_is_synthesised_once(voice: PromptVoice) -> None:
    """The second time the clip comes from the folder, the same to the sample."""
    first = voice.prompt(SCRIPT, "greeting", "ask", SPOKEN_GREETING)
    again = voice.prompt(SCRIPT, "greeting", "repeat", SPOKEN_GREETING)
    assert np.array_equal(first.samples, again.samples)
    assert asked(voice) == [("您好，这里是姐放区卫生健康委员会。", DEFAULT_VOICES["zh"])]


def test_digits_are_spelt_out_before_they_are_spoken(voice: PromptVoice) -> None:
    """The synthesiser never sees a year in digits."""
    voice.prompt(SCRIPT, "greeting", "no_match", "2020年，38.5度")
    assert asked(voice)[0][0] == "二零二零年，三十八点五度"


def test_another_voice_or_rate_is_another_clip(voice: PromptVoice, tmp_path: Path) -> None:
    """The cache tells apart everything that decides how a prompt sounds."""
    slow = PromptVoice(Counting(), voice._cache, tmp_path / "audio", Voice("cmn+m1", 120))
    first = voice.prompt(SCRIPT, "greeting", "ask", "您好")
    second = slow.prompt(SCRIPT, "greeting", "ask", "您好")
    assert len(asked(slow)) == 1
    assert second.duration_seconds > first.duration_seconds


def test_a_damaged_clip_is_made_again(voice: PromptVoice, tmp_path: Path) -> None:
    """Cut short, emptied or overwritten: the clip is whole again afterwards."""
    whole = voice.prompt(SCRIPT, "greeting", "ask", "您好")
    (path,) = (tmp_path / "cache").rglob("*.wav")
    for damage in (path.read_bytes()[:500], b"", b"not a sound"):
        path.write_bytes(damage)
        again = voice.prompt(SCRIPT, "greeting", "ask", "您好")
        assert np.array_equal(again.samples, whole.samples)
        assert np.array_equal(read_wav(path).samples, whole.samples)


def test_a_cache_that_cannot_be_written_costs_no_call(tmp_path: Path) -> None:
    """The prompt is spoken all the same, and the trouble can be read."""
    (tmp_path / "cache").write_text("a file in the way")
    cache = ClipCache(tmp_path / "cache")
    voice = PromptVoice(EspeakSynthesiser(), cache, tmp_path)
    assert voice.prompt(SCRIPT, "greeting", "ask", "您好").duration_seconds > 0.3
    assert "cannot write" in cache.trouble


def recorded(tmp_path: Path, node: str) -> Pcm:
    """Puts a recording where it takes precedence."""
    pcm = Pcm(np.full(4000, 1234, np.int16), 16_000)
    write_wav(tmp_path / "audio" / SCRIPT.id / f"{node}.wav", pcm)
    return pcm


@pytest.mark.parametrize("purpose", ["ask", "repeat", "resume"])
def test_a_recording_of_the_nodes_own_prompt_takes_precedence(
    voice: PromptVoice, tmp_path: Path, purpose: Purpose
) -> None:
    """The organisation's name may be in it: it is the same in every call."""
    recording = recorded(tmp_path, "greeting")
    pcm = voice.prompt(SCRIPT, "greeting", purpose, SPOKEN_GREETING)
    assert np.array_equal(pcm.samples, recording.samples)
    assert not asked(voice)


@pytest.mark.parametrize(
    ("node", "purpose", "text"),
    [
        ("greeting", "no_match", "对不起，我没听清。"),
        ("greeting", "ask", "对不起，我没听清。"),
        ("identity", "ask", "请问您是张伟吗？"),
        ("closed", "goodbye", "再见。"),
    ],
)
def test_everything_else_is_synthesised(
    voice: PromptVoice, tmp_path: Path, node: str, purpose: Purpose, text: str
) -> None:
    """Reprompts, prompts with a name in them and nodes without a recording."""
    for name in SCRIPT.nodes:
        recorded(tmp_path, name)
    voice.prompt(SCRIPT, node, purpose, text)
    assert len(asked(voice)) == 1


def test_a_damaged_recording_is_an_error(voice: PromptVoice, tmp_path: Path) -> None:
    """Somebody recorded it: a robot must not take their place unasked."""
    recorded(tmp_path, "greeting")
    path = tmp_path / "audio" / SCRIPT.id / "greeting.wav"
    path.write_bytes(path.read_bytes()[:100])
    with pytest.raises(SpeechError, match="cut short"):
        voice.prompt(SCRIPT, "greeting", "ask", SPOKEN_GREETING)


def test_a_script_that_names_an_unknown_voice_is_an_error(voice: PromptVoice) -> None:
    """And the error names near ones."""
    from dataclasses import replace

    with pytest.raises(VoiceError, match="cmn"):
        voice.prompt(replace(SCRIPT, voice="cmm"), "greeting", "ask", "您好")
