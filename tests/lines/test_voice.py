"""The voice line: real synthesis, channel, endpointing and recognition, repeatable, recordable."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from callbot.core.messages import HangUp, Heard, Input, Listen, NoInput, PromptFinished, Say
from callbot.core.script import Script
from callbot.lines.voice import Kept, Studio, VoiceLine
from callbot.residents.manners import PLAIN
from callbot.residents.persona import Resident, Surroundings
from callbot.residents.population import Population
from callbot.speech.asr import Recogniser
from callbot.speech.clips import ClipCache
from callbot.speech.models import model_dir
from callbot.speech.prompts import PromptVoice
from callbot.speech.tts import EspeakSynthesiser
from callbot.speech.vocabulary import Vocabulary
from tests.shipped import shipped

QUIET = Surroundings(30.0, "pink", 0.0, "alaw")


@pytest.fixture(scope="module")
def studio(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Studio]:
    """Real engines for the Mandarin script."""
    folder = model_dir("zh")
    with EspeakSynthesiser() as synthesiser:
        prompts = PromptVoice(synthesiser, ClipCache(tmp_path_factory.mktemp("clips")))
        yield Studio(shipped("zh"), synthesiser, prompts, Recogniser(folder), Vocabulary.of(folder))


def someone(script: Script, index: int = 0, surroundings: Surroundings = QUIET) -> Resident:
    """A plain person who stayed well at home and is the right one."""
    people = Population(script, "easy", 3)
    healthy = (
        r for r in map(people.resident, range(400))
        if r.truth.identity == "yes" and not r.truth.travelled
    )  # fmt: skip
    found = [next(healthy) for _ in range(index + 1)][-1]
    manner = replace(PLAIN, opening=0.0, silent=0.0, leaves=0.0, interrupts=0.0, fillers=0.0)
    return replace(found, manner=manner, surroundings=surroundings)


def ask(line: VoiceLine, node: str = "travel") -> list[tuple[Input, float]]:
    """One question, what came of the prompt and what of the listening."""
    line.perform(Say("请问最近十四天，您有没有去过外地？", node, "ask"))
    first = line.receive()
    line.perform(Listen(node, False, 6.0))
    return [first, line.receive()]


def test_what_is_said_is_heard(studio: Studio) -> None:
    """On quiet lines most of the characters that were said come out of the recogniser."""
    said = heard = 0
    for index in range(12):
        line = VoiceLine(someone(studio.script, index), studio)
        got = ask(line)[1][0]
        assert isinstance(got, Heard)
        words = set(line.spoken[-1]) - set("，…。？")
        said += len(words)
        heard += len(words & set("".join(a.text for a in got.alternatives)))
    assert heard > 0.7 * said


def test_the_same_call_is_heard_the_same(studio: Studio) -> None:
    """Sound and readings depend on the resident, not on what was said before in the process."""
    resident = someone(studio.script, 2)
    first = ask(VoiceLine(resident, studio))
    ask(VoiceLine(someone(studio.script, 5), studio))
    assert ask(VoiceLine(resident, studio)) == first


def test_the_clock_moves_by_true_lengths(studio: Studio) -> None:
    """The prompt takes as long as it sounds, the answer as long as it is listened to."""
    say = Say("请问最近十四天，您有没有去过外地？", "travel", "ask")
    line = VoiceLine(someone(studio.script), studio)
    (finished, first), (got, second) = ask(line)
    assert isinstance(finished, PromptFinished) and isinstance(got, Heard)
    assert first == pytest.approx(studio.prompt(say).duration_seconds)
    assert second - first > got.seconds + 0.8
    assert line.audio_seconds > first


def test_silence_is_no_input_after_the_timeout(studio: Studio) -> None:
    """Somebody who says nothing is waited for as long as the script says."""
    resident = someone(studio.script)
    mute = replace(resident, manner=replace(resident.manner, silent=1.0))
    (_, first), (got, second) = ask(VoiceLine(mute, studio))
    assert got == NoInput() and second - first == pytest.approx(6.0)


@pytest.mark.parametrize("noise", ["babble", "pink", "white", "hum"])
def test_surroundings_alone_are_not_taken_for_an_answer(studio: Studio, noise: str) -> None:
    """Speech is found where it is, whatever goes on behind: not before the person begins."""
    for index in range(4):
        around = Surroundings(15.0, noise, 0.0, "alaw")  # type: ignore[arg-type]
        resident = someone(studio.script, index, around)
        got = ask(VoiceLine(resident, studio))[1][0]
        quiet = ask(VoiceLine(replace(resident, surroundings=QUIET), studio))[1][0]
        assert isinstance(got, Heard) and isinstance(quiet, Heard)
        assert abs(got.seconds - quiet.seconds) < 0.7


def test_a_call_is_recorded_on_both_sides(studio: Studio, tmp_path: Path) -> None:
    """The stereo WAV has the bot on the left while it speaks and the person on the right after."""
    import wave

    path = tmp_path / "call.wav"
    line = VoiceLine(someone(studio.script), studio, record=Kept(tmp_path, "sound"))
    (_, first), (_, second) = ask(line)
    line.perform(HangUp())
    with wave.open(str(path)) as file:
        assert (file.getnchannels(), file.getframerate()) == (2, 8000)
        frames = np.frombuffer(file.readframes(file.getnframes()), "<i2").reshape(-1, 2)
    assert len(frames) / 8000 == pytest.approx(second, abs=0.1)
    loud = np.abs(frames.astype(int))
    before, after = loud[: int(first * 8000)], loud[int(first * 8000) :]
    assert before[:, 0].mean() > 100 > before[:, 1].mean()
    assert after[:, 1].mean() > 100 > after[:, 0].mean()


def test_the_grammar_comes_from_the_script_alone(studio: Studio) -> None:
    """Every node has one, with `[unk]`; asking back listens for more than the question does."""
    for node in studio.script.questions:
        plain, asking_back = studio.grammar(node.id, False), studio.grammar(node.id, True)
        assert "[unk]" in plain and len(plain) > 10
        assert set(plain) <= set(asking_back)
