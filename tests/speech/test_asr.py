"""Real recognition of real synthesised speech with the bundled models."""

from __future__ import annotations

import random
import shutil
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest

from callbot.core.answers import Alternative
from callbot.errors import ModelError
from callbot.resources import resource
from callbot.speech.asr import Recogniser
from callbot.speech.audio import Pcm, joined, resample
from callbot.speech.channel import Channel, transmit
from callbot.speech.grammar import grammar
from callbot.speech.tts import EspeakSynthesiser, Voice, search_path
from callbot.speech.vocabulary import Vocabulary

MODEL = resource("models") / "zh"
SAID = ("没有", "是的", "去过武汉", "没有去过武汉", "三十八度五", "我有点咳嗽", "你是谁", "不知道")
PHRASES = grammar(SAID, Vocabulary.of(MODEL)).phrases


@pytest.fixture(scope="module")
def synthesiser() -> Iterator[EspeakSynthesiser]:
    """One voice for all."""
    with EspeakSynthesiser() as one:
        yield one


@pytest.fixture(scope="module")
def recogniser() -> Recogniser:
    """One recogniser for all: that is how it is used."""
    return Recogniser(MODEL)


def said(synthesiser: EspeakSynthesiser, text: str, voice: str = "cmn+f3", seed: int = 1) -> Pcm:
    """A sentence through the telephone at 20 dB, with a little silence around it."""
    clip = synthesiser.speak(text, Voice(voice), seed)
    whole = joined([Pcm.silence(0.3, 8000), clip, Pcm.silence(0.4, 8000)], 8000)
    return transmit(whole, Channel(snr_db=20), np.random.default_rng(seed))


@pytest.fixture(scope="module")
def clips(synthesiser: EspeakSynthesiser) -> dict[str, Pcm]:
    """The sentences as sound."""
    return {text: said(synthesiser, text) for text in SAID}


def plain(alternatives: tuple[Alternative, ...]) -> str:
    """The best reading without its spaces."""
    return alternatives[0].text.replace(" ", "") if alternatives else ""


def test_what_is_in_the_grammar_is_heard(recogniser: Recogniser, clips: dict[str, Pcm]) -> None:
    """Nearly every sentence exactly, from the grammar, with confidence."""
    heard = {text: recogniser.hear(clip, PHRASES) for text, clip in clips.items()}
    right = [text for text, alternatives in heard.items() if plain(alternatives) == text]
    assert len(right) >= len(SAID) - 1
    assert all(heard[text][0].source == "grammar" for text in right)


def test_english_is_heard_too(synthesiser: EspeakSynthesiser) -> None:
    """The other bundled model."""
    model = resource("models") / "en"
    phrases = grammar(["no", "yes", "I don't know", "who is this"], Vocabulary.of(model)).phrases
    recogniser = Recogniser(model)
    for text in ("no", "yes", "i don't know", "who is this"):
        assert recogniser.hear(said(synthesiser, text, "en-us+f3"), phrases)[0].text == text


def test_what_is_outside_the_grammar_is_heard_freely(
    recogniser: Recogniser, synthesiser: EspeakSynthesiser
) -> None:
    """A free pass is made, and its readings come with the grammar's."""
    heard = recogniser.hear(said(synthesiser, "我昨天在家看电视"), PHRASES)
    assert {alternative.source for alternative in heard} == {"grammar", "free"}
    assert heard[0].source == "free"
    assert plain(heard).startswith("我昨天在家")
    assert any("[unk]" in one.text.split() for one in heard if one.source == "grammar")


def test_confidences_add_up_to_one_within_a_source(
    recogniser: Recogniser, synthesiser: EspeakSynthesiser
) -> None:
    """And fall from the best reading to the worst."""
    heard = recogniser.hear(said(synthesiser, "我上个月去过一次郑州"), PHRASES)
    for source in ("grammar", "free"):
        confidences = [one.confidence for one in heard if one.source == source]
        assert confidences == sorted(confidences, reverse=True)
        assert 0.5 < sum(confidences) <= 1.001
        assert len(confidences) <= 5


def test_hearing_again_gives_the_same_in_any_order(
    recogniser: Recogniser, clips: dict[str, Pcm]
) -> None:
    """A kept recogniser is as good as a new one: nothing heard before leaves a trace."""
    first = {text: recogniser.hear(clip, PHRASES) for text, clip in clips.items()}
    order = [*SAID, *SAID]
    random.Random(3).shuffle(order)
    for text in order:
        recogniser.hear(clips[order[0]])
        assert recogniser.hear(clips[text], PHRASES) == first[text]
    for text, clip in clips.items():
        assert Recogniser(MODEL).hear(clip, PHRASES) == first[text]


def test_recognisers_of_several_threads_share_the_model(clips: dict[str, Pcm]) -> None:
    """Each thread with its own recogniser hears what one alone hears."""
    alone = [Recogniser(MODEL).hear(clip, PHRASES) for clip in clips.values()]

    def hear_all(_: int) -> list[tuple[Alternative, ...]]:
        mine = Recogniser(MODEL)
        return [mine.hear(clip, PHRASES) for clip in clips.values()]

    with ThreadPoolExecutor(3) as pool:
        assert list(pool.map(hear_all, range(3))) == [alone] * 3


def test_sound_of_another_rate_is_taken(recogniser: Recogniser, clips: dict[str, Pcm]) -> None:
    """It is resampled to the model's rate."""
    high = resample(clips["没有去过武汉"], 44_100)
    assert plain(recogniser.hear(high, PHRASES)) == "没有去过武汉"


@pytest.mark.parametrize("phrases", [(), PHRASES, ("[unk]",), ("魑魅 魍魉",), ("", " ")])
@pytest.mark.parametrize("length", [0, 1, 7, 1599, 1601, 40_001])
def test_silence_of_any_length_is_no_words(
    recogniser: Recogniser, length: int, phrases: tuple[str, ...]
) -> None:
    """Whatever the grammar: nothing known, nothing at all, nothing but `[unk]`."""
    assert recogniser.hear(Pcm(np.zeros(length, np.int16), 8000), phrases) == ()
    recogniser.hear(Pcm(np.full(length, 1, np.int16), 8000), phrases)


def test_the_loudest_sound_does_no_harm(recogniser: Recogniser) -> None:
    """A square wave at full scale and a constant."""
    square = np.where(np.arange(8000) // 20 % 2, 32767, -32768).astype(np.int16)
    for samples in (square, np.full(8000, 32767, np.int16)):
        assert isinstance(recogniser.hear(Pcm(samples, 8000), PHRASES), tuple)


def test_ten_minutes_are_heard_in_pieces(recogniser: Recogniser, clips: dict[str, Pcm]) -> None:
    """Somebody who talks on and on: the words of the end are heard as those of the beginning."""
    around = joined([clips["没有去过武汉"], Pcm.silence(97.0, 8000)], 8000).samples
    heard = recogniser.hear(Pcm(np.tile(around, 6), 8000), PHRASES)
    assert plain(heard).count("没有去过武汉") == 6


def test_a_model_in_a_long_path_with_spaces_and_chinese_characters_works(
    clips: dict[str, Pcm], tmp_path: Path
) -> None:
    """Kaldi opens what Python opens."""
    place = tmp_path / ("很长的 文件夹 " * 6).strip() / "模型 一"
    shutil.copytree(MODEL, place)
    assert plain(Recogniser(place).hear(clips["没有"], PHRASES)) == "没有"


def test_a_model_that_vosk_cannot_read_is_an_error(tmp_path: Path) -> None:
    """Without a card there are no hashes: what vosk then says is passed on, not a traceback."""
    copy = tmp_path / "vosk-model-zh"
    shutil.copytree(MODEL, copy)
    (copy / "model.json").unlink()
    (copy / "am/final.mdl").write_bytes(b"not a model")
    with pytest.raises(ModelError, match="cannot load") as caught:
        Recogniser(copy)
    assert caught.value.exit_status == 3


def test_nothing_is_printed(clips: dict[str, Pcm], tmp_path: Path) -> None:
    """Kaldi's log stays out of a person's terminal, also where nothing is heard."""
    np.save(tmp_path / "clip.npy", clips["没有"].samples)
    program = (
        "import sys, json; sys.path[:] = json.loads(sys.argv[1]); import numpy as np;"
        "from pathlib import Path; from callbot.speech.asr import Recogniser;"
        "from callbot.speech.audio import Pcm; r = Recogniser(Path(sys.argv[2]));"
        "samples = np.load(sys.argv[3]);"
        "[r.hear(Pcm(x, 8000), g) for x in (samples, samples[:100], samples * 0 + 1)"
        " for g in ((), ('没有', '[unk]'))]"
    )
    import json

    done = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", program, json.dumps(search_path()), str(MODEL),
         str(tmp_path / "clip.npy")],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert done.stdout + done.stderr == ""
