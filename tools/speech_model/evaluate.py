"""How well a bundled model hears.

    python -m tools.speech_model.evaluate zh

Sentences are those of evaluation.*.txt, written apart from the training corpus. Voices, babble and
mains hum that training never heard are reported apart. Needs vosk, and pypinyin for zh.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import os
import random
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

import numpy as np
from numpy.typing import NDArray

from tools.speech_model import corpus
from tools.speech_model.build import BUNDLED
from tools.speech_model.espeak import Request, engine
from tools.speech_model.synthesis import background, to_int16, to_telephone_rate
from tools.speech_model.voices import Language, held_out_voices, training_voices

_HERE = Path(__file__).parent
UNKNOWN = "[unk]"
_CHUNK = 40


@dataclass(frozen=True, slots=True)
class Take:
    """One sentence to be said and heard."""

    text: str
    voice: str
    snr_db: float | None
    seed: int


@dataclass(frozen=True, slots=True)
class Heard:
    """What came back, and the CPU seconds it took."""

    take: Take
    text: str
    seconds: float


def record(take: Take) -> NDArray[np.int16]:
    """The 8 kHz audio of a take, through a telephone, in this (fresh) process."""
    from callbot.speech.audio import Pcm
    from callbot.speech.channel import Channel, speech_level, transmit
    from callbot.speech.noise import noise

    rng = np.random.default_rng(take.seed)
    engine().seed(take.seed)
    speed = int(rng.integers(130, 210))
    pitch = int(rng.integers(35, 70))
    clip = to_telephone_rate(engine().say(Request(take.text, take.voice, speed, pitch)))
    signal = np.concatenate([np.zeros(3200, np.float32), clip, np.zeros(4800, np.float32)])
    if take.snr_db is not None:
        if take.seed % 2:
            shaped = noise("hum", len(signal), rng)
        else:
            others = ["今天白菜多少钱一斤", "the bus leaves at nine tomorrow"]
            talk = [
                to_telephone_rate(engine().say(Request(text, base + variant, 165)))
                for text, base in zip(others, ("cmn", "en-us"), strict=True)
                for variant in ("+m3", "+f5", "+linda")
            ]
            shaped = background("babble", len(signal), talk, rng)
        signal += shaped * np.float32(speech_level(clip) * 10 ** (-take.snr_db / 20))
    level = float(rng.uniform(-32, -20))
    heard = transmit(Pcm(to_int16(signal), 8000), Channel(level_dbfs=level), rng)
    return np.asarray(heard.samples)


def record_all(takes: Sequence[Take], workers: int) -> list[NDArray[np.int16]]:
    """Every take; a fresh child for each `_CHUNK` of them, so that the audio is repeatable."""
    engine()
    chunks = [takes[start : start + _CHUNK] for start in range(0, len(takes), _CHUNK)]
    with multiprocessing.get_context("fork").Pool(workers, maxtasksperchild=1) as pool:
        return [audio for part in pool.imap(_record_chunk, chunks) for audio in part]


def _record_chunk(takes: Sequence[Take]) -> list[NDArray[np.int16]]:
    return [record(take) for take in takes]


class Ear:
    """The model with one grammar, or with none."""

    def __init__(self, model: Any, phrases: Sequence[str] | None) -> None:
        self._model = model
        self._grammar = phrases and json.dumps([*phrases, UNKNOWN], ensure_ascii=False)

    def hear(self, take: Take, audio: NDArray[np.int16]) -> Heard:
        """The text, parts joined by spaces; CPU seconds include loading the grammar."""
        from vosk import KaldiRecognizer

        began = time.process_time()
        if self._grammar:
            recogniser = KaldiRecognizer(self._model, 8000, self._grammar)
        else:
            recogniser = KaldiRecognizer(self._model, 8000)
        content = audio.tobytes()
        parts = [
            json.loads(recogniser.Result())["text"]
            for start in range(0, len(content), 3200)
            if recogniser.AcceptWaveform(content[start : start + 3200])
        ]
        parts.append(json.loads(recogniser.FinalResult())["text"])
        text = " ".join(part for part in parts if part)
        return Heard(take, text, time.process_time() - began)


def edits(one: Sequence[str], other: Sequence[str]) -> int:
    """Levenshtein distance."""
    row = list(range(len(other) + 1))
    for index, left in enumerate(one, 1):
        last, row[0] = row[0], index
        for column, right in enumerate(other, 1):
            last, row[column] = (
                row[column],
                min(row[column] + 1, row[column - 1] + 1, last + (left != right)),
            )
    return row[-1]


def sounds(text: str) -> list[str]:
    """Toneless pinyin syllables."""
    from pypinyin import lazy_pinyin

    return [str(syllable) for syllable in lazy_pinyin(text)]


def figures(language: Language, heard: Sequence[Heard]) -> dict[str, float]:
    """Shares in percent: exact sentences, words or characters right, pinyin right and exact."""
    cut: Callable[[str], list[str]] = list if language == "zh" else str.split
    exact = same_sound = wrong = length = wrong_sound = sound_length = 0
    for one in heard:
        said, got = one.take.text, one.text
        if language == "zh":
            got = got.replace(" ", "")
        exact += said == got
        wrong += edits(cut(said), cut(got))
        length += len(cut(said))
        if language == "zh":
            wrong_sound += edits(sounds(said), sounds(got))
            sound_length += len(sounds(said))
            same_sound += sounds(said) == sounds(got)
    count = len(heard)
    result = {"exact": 100 * exact / count, "right": 100 - 100 * wrong / length}
    if language == "zh":
        result["pinyin"] = 100 - 100 * wrong_sound / sound_length
        result["pinyin exact"] = 100 * same_sound / count
    result["ms"] = 1000 * sum(one.seconds for one in heard) / count
    return result


def grammars(
    language: Language, sentences: Sequence[str], counts: dict[str, float]
) -> dict[str, list[str] | None]:
    """Nothing, the sentences themselves, and 600 more phrases beside them."""
    rng = random.Random(99)
    more: list[str] = []
    for text in corpus.answers(language, 5000, rng):
        if len(more) < 600 and text not in more and text not in sentences:
            more.append(text)
    cut = [" ".join(corpus.words(language, text, counts)) for text in [*sentences, *more]]
    return {"free": None, "84": cut[: len(sentences)], "684": cut}


def read_counts(folder: Path) -> dict[str, float]:
    """frequencies.tsv."""
    lines = (folder / "frequencies.tsv").read_text(encoding="utf-8").splitlines()
    return {word: float(count) for word, count in (line.split("\t") for line in lines)}


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("language", choices=("zh", "en"))
    parser.add_argument("--model", type=Path, help="a model folder instead of the bundled one")
    parser.add_argument("--voices", type=int, default=3, help="voices of each kind a sentence")
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--errors", action="store_true", help="show what was misheard at 20 dB")
    parser.add_argument("--conditions", default="clean,20,10,5")
    parser.add_argument("--kinds", default="trained,held-out")
    options = parser.parse_args()
    language = cast(Language, options.language)
    folder = options.model or BUNDLED / language
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    sentences = (_HERE / f"evaluation.{language}.txt").read_text(encoding="utf-8").splitlines()
    counts = read_counts(folder)
    ears = grammars(language, sentences, counts)
    takes = {
        (kind, condition): takes_of(sentences, kind, condition, language, options.voices)
        for kind in options.kinds.split(",")
        for condition in options.conditions.split(",")
    }
    audio = {key: record_all(some, options.workers) for key, some in takes.items()}
    import vosk

    vosk.SetLogLevel(-1)
    model = vosk.Model(str(folder))
    for name, phrases in ears.items():
        for (kind, condition), some in takes.items():
            ear = Ear(model, phrases)
            heard = [ear.hear(t, a) for t, a in zip(some, audio[kind, condition], strict=True)]
            told = ", ".join(f"{k} {v:.1f}" for k, v in figures(language, heard).items())
            print(f"{name:5} {kind:9} {condition:>6}: {told}", flush=True)
            if options.errors and condition == "20":
                for one in heard:
                    if one.text.replace(" ", "") != one.take.text.replace(" ", ""):
                        print(f"      {one.take.text} → {one.text} ({one.take.voice})")
    out_of_grammar(model, ears["84"] or [], takes, audio)


def out_of_grammar(
    model: Any, cut: list[str], takes: dict[Any, Any], audio: dict[Any, Any]
) -> None:
    """With every second sentence as grammar: what becomes of the others.

    unknown: nothing but `[unk]`; partly: `[unk]` and words; forced: words without `[unk]`;
    taken: wrongly one of the phrases. kept and lost: sentences of the grammar.
    """
    half = cut[::2]
    ear = Ear(model, half)
    inside = {phrase.replace(" ", "") for phrase in half}
    for (kind, condition), some in takes.items():
        tally = {"unknown": 0, "partly": 0, "forced": 0, "taken": 0, "kept": 0, "lost": 0}
        for take, samples in zip(some, audio[kind, condition], strict=True):
            got = ear.hear(take, samples).text
            known = take.text.replace(" ", "") in inside
            if known:
                tally["kept" if got.replace(" ", "") == take.text.replace(" ", "") else "lost"] += 1
            elif got.replace(" ", "") in inside:
                tally["taken"] += 1
            elif UNKNOWN in got.split():
                tally["unknown" if set(got.split()) == {UNKNOWN} else "partly"] += 1
            else:
                tally["forced"] += 1
        print(f"{UNKNOWN:5} {kind:9} {condition:>6}: {tally}", flush=True)


def takes_of(
    sentences: Sequence[str], kind: str, condition: str, language: Language, voices: int
) -> list[Take]:
    """Every sentence in `voices` voices of the kind."""
    rng = random.Random(f"{kind}/{condition}")
    pool = training_voices(language) if kind == "trained" else held_out_voices(language)
    snr_db = None if condition == "clean" else float(condition)
    return [
        Take(text, voice, snr_db, rng.randrange(10**6))
        for text in sentences
        for voice in rng.sample(pool, voices)
    ]


if __name__ == "__main__":
    main()
