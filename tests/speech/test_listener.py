"""The recogniser in its child: hears as clips are heard, and may die or hang."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest

from callbot.core.answers import Alternative
from callbot.errors import ModelError, SpeechError
from callbot.speech.asr import Recogniser
from callbot.speech.audio import Pcm, joined, resample
from callbot.speech.child import ChildBrokeError, Deadlines
from callbot.speech.expected import Expected
from callbot.speech.listener import Listener
from callbot.speech.models import model_dir
from callbot.speech.streaming import Partial
from callbot.speech.tts import EspeakSynthesiser, Voice
from callbot.speech.vad import HEARING_RATE_HZ
from callbot.speech.vocabulary import Vocabulary
from tests.shipped import shipped

SAID = {
    "zh": ["没有", "我去过武汉", "没有，一直在家待着", "发烧咳嗽", "三口人"],
    "en": ["no", "yes I went to Wuhan", "I have a fever", "three of us"],
}
VOICES = {"zh": Voice("cmn+f2"), "en": Voice("en-us+m2")}
PATIENT = Deadlines(start=120.0, answer=60.0)


@pytest.fixture(scope="module")
def espeak():
    """A resident's voice."""
    with EspeakSynthesiser() as synthesiser:
        yield synthesiser


def sound(espeak, language, text):
    """Somebody says this, with quiet around it."""
    quiet = Pcm.silence(0.3, HEARING_RATE_HZ)
    spoken = espeak.speak(text, VOICES[language])
    return joined([quiet, spoken, quiet], HEARING_RATE_HZ)


def expected(language, node="travel"):
    """The grammar of a question."""
    return Expected(shipped(language), Vocabulary.of(model_dir(language))).phrases(node, False)


def feed(listener, pcm):
    """Sound in the pieces in which it comes."""
    for start in range(0, len(pcm.samples), 1536):
        listener.feed(pcm.samples[start : start + 1536])


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_stream_is_heard_as_a_clip_is(espeak, language):
    """Best readings are the same, whether sound comes at once or in pieces, utterance by utterance."""
    grammar = expected(language)
    recogniser, listener = Recogniser(model_dir(language)), Listener(model_dir(language), PATIENT)
    try:
        for text in SAID[language]:
            pcm = sound(espeak, language, text)
            clip = recogniser.hear(resample(pcm, 8000), grammar)
            listener.begin(grammar)
            feed(listener, pcm)
            heard = listener.finish()
            assert heard and isinstance(heard[0], Alternative)
            assert heard[0].text == clip[0].text
            assert listener.partial.words
    finally:
        listener.close()


def test_words_come_while_somebody_speaks(espeak):
    """Partial words arrive before the end, and belong to their own utterance."""
    listener = Listener(model_dir("zh"), PATIENT)
    try:
        listener.wait_ready()
        for text in ("我去过武汉", "没有"):
            listener.begin(expected("zh"))
            assert listener.heard() == Partial()
            feed(listener, sound(espeak, "zh", text))
            while listener._child.unanswered:
                listener.heard()
            assert "".join(listener.partial.words.split()) == text
    finally:
        listener.close()


def test_silence_and_scraps_of_sound_are_no_words():
    """Nothing that is fed can make it fail: too short, silent, or nothing at all."""
    listener = Listener(model_dir("zh"), PATIENT)
    try:
        for samples in (0, 1, 160, 16_000):
            listener.begin(expected("zh"))
            listener.feed(np.zeros(samples, np.int16))
            assert listener.finish() == ()
        listener.begin(())
        listener.feed(np.full(8000, -32768, np.int16))
        listener.finish()
    finally:
        listener.close()


@pytest.mark.skipif(os.name != "posix", reason="kills by signals")
@pytest.mark.parametrize("how", ["killed in mid-word", "stopped"])
def test_a_dead_or_hanging_recogniser_is_told_and_replaced(espeak, how):
    """One error, one restart, and the next utterance is heard."""
    grammar, pcm = expected("zh"), sound(espeak, "zh", "我去过武汉")
    listener = Listener(model_dir("zh"), Deadlines(start=120.0, answer=3.0))
    try:
        listener.wait_ready()
        listener.begin(grammar)
        listener.feed(pcm.samples[:8000])
        os.kill(listener.pid, signal.SIGKILL if how.startswith("killed") else signal.SIGSTOP)
        with pytest.raises(ChildBrokeError):
            feed(listener, pcm)
            listener.finish()
        listener._deadlines = PATIENT
        listener.restart()
        listener.begin(grammar)
        feed(listener, pcm)
        assert "武汉" in listener.finish()[0].text
    finally:
        listener.close()


@pytest.mark.parametrize(
    ("deadlines", "how"), [(PATIENT, "died"), (Deadlines(start=0.01), "did not answer in time")]
)
def test_a_recogniser_that_never_begins_is_one_clear_error(deadlines, how):
    """It says with which model, and what to do: the call has not begun yet."""
    listener = Listener(model_dir("en"), deadlines)
    if how == "died":
        os.kill(listener.pid, signal.SIGTERM if os.name != "posix" else signal.SIGKILL)
    with pytest.raises(SpeechError, match=f"recogniser {how}.*bundled.en") as told:
        listener.wait_ready()
    assert "models verify" in told.value.hint


def test_a_model_that_is_not_there_is_one_clear_error(tmp_path):
    """Said before any child is started."""
    with pytest.raises(ModelError):
        Listener(tmp_path / "nothing")


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="looks into /proc")
def test_the_child_ends_with_its_parent():
    """Whoever is killed leaves no recogniser behind."""
    code = (
        "import os, sys\n"
        "from callbot.speech.listener import Listener\n"
        "from callbot.speech.models import model_dir\n"
        "if __name__ == '__main__':\n"
        "    listener = Listener(model_dir('zh')); listener.wait_ready()\n"
        "    print(listener.pid, flush=True); os.kill(os.getpid(), 9)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=120)
    pid = int(done.stdout)
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline:
        try:
            os.kill(pid, 0)
            if Path(f"/proc/{pid}/stat").read_text().split()[2] == "Z":
                return
        except (ProcessLookupError, FileNotFoundError):
            return
    pytest.fail("the child is still there")
