"""Prompts of a live call: a voice is never missing, and a hanging one costs a moment."""

import os
import signal

import pytest

from callbot.core.messages import Say
from callbot.errors import SpeechError
from callbot.speech.clips import ClipCache
from callbot.speech.live_prompts import LivePrompts, prompts
from callbot.speech.prompts import PromptVoice
from callbot.speech.tts import EspeakSynthesiser, Voice
from tests.shipped import shipped

SAY = Say("请问最近十四天，您有没有去过外地？", "travel", "ask")


class Broken:
    """An engine that gives no sound, as the system's may."""

    version = "broken 1"

    def speak(self, text, voice, seed=0):
        """Never."""
        raise SpeechError("the system's voice gave no sound within 4 s")


@pytest.fixture
def espeak():
    """The bundled voice."""
    with EspeakSynthesiser(deadline_seconds=20) as synthesiser:
        yield synthesiser


def live(tmp_path, engine, espeak, told):
    """Prompts with a first voice and the bundled one, nothing cached."""
    cache = ClipCache(tmp_path)
    bundled = PromptVoice(espeak, cache)
    first = bundled if engine is espeak else PromptVoice(engine, cache, voice=Voice("other"))
    return LivePrompts(shipped("zh"), first, bundled, rate_hz=16_000, warn=told.append)


def test_a_voice_that_fails_is_replaced_for_the_rest_of_the_call(tmp_path, espeak):
    """One warning, and the bundled voice from then on."""
    told = []
    sounds = live(tmp_path, Broken(), espeak, told)
    first, second = (
        sounds.sound(SAY),
        sounds.sound(SAY._replace(purpose="no_match", text="哪个城市？")),
    )
    assert first.duration_seconds > 1 and second.duration_seconds > 0.3
    assert first.rate_hz == 16_000
    assert len(told) == 1 and "bundled voice" in told[0]


def test_a_prompt_is_made_once(tmp_path, espeak):
    """The second time it is the very same sound."""
    sounds = live(tmp_path, espeak, espeak, [])
    assert sounds.sound(SAY) is sounds.sound(SAY)


def test_what_never_changes_is_ready_before_the_call(tmp_path, espeak):
    """Every prompt without a slot of the call's own, reprompts among them."""
    script = shipped("zh")
    ready = list(prompts(script))
    assert SAY in ready
    assert {say.node for say in ready} >= {
        n.id for n in script.nodes.values() if "{" not in n.prompt
    }
    assert not [say for say in ready if "{" in say.text or "机主" in say.text]


@pytest.mark.skipif(os.name != "posix", reason="stops a process")
def test_a_hanging_synthesiser_is_killed_and_started_again():
    """A stopped server is past its deadline once; the next server speaks."""
    with EspeakSynthesiser(deadline_seconds=20) as espeak:
        espeak.speak("1", Voice("cmn"))
        espeak._deadline_seconds = 0.5
        stopped = espeak.pid
        os.kill(stopped, signal.SIGSTOP)
        espeak._deadline_seconds = 5.0
        assert espeak.speak("你好", Voice("cmn")).duration_seconds > 0.2
        assert espeak.pid != stopped
