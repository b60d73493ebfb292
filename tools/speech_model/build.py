"""Build a bundled simulation speech model.

    python -m tools.speech_model.build zh --install

Needs torch, jieba (zh) or symspellpy (en), espeakng-loader, and OpenFst's tools
(apt-get install libfst-tools libfst22-plugins-base). About half an hour a language on two free cores.
"""

from __future__ import annotations

import argparse
import datetime
import random
import shutil
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import cast

import numpy as np

from tools.speech_model import bundle, corpus, graph, kaldi, lexicon
from tools.speech_model.espeak import Request, engine
from tools.speech_model.language_model import Weights, bigram
from tools.speech_model.synthesis import Spoken, fingerprint, pronounce, speak
from tools.speech_model.vocabulary import ROOT, vocabulary
from tools.speech_model.voices import BASE, Language, training_voices

BUNDLED = ROOT / "callbot" / "speech" / "bundled"
VERSION = "1"
EPOCHS = {"zh": 6.0, "en": 4.0}
"""Mandarin has three times as many phones to tell apart."""
_LANGUAGE_MODEL_SENTENCES = 60_000


@dataclass(frozen=True, slots=True)
class Plan:
    """The sizes of one build."""

    language: Language
    seed: int
    mix: corpus.Mix
    copies: int
    epochs: float
    workers: int
    tonal: bool


@dataclass(frozen=True, slots=True)
class Words:
    """What is known of the words before anything is trained."""

    counts: dict[str, float]
    alone: dict[str, lexicon.Phones]
    sentences: list[list[str]]
    """For the language model."""


def find_words(plan: Plan) -> Words:
    """Vocabulary, pronunciations of the words alone, and the language model's sentences."""
    texts = language_model_texts(plan.language, plan.seed)
    if plan.language == "en":
        own = Counter(word for text in texts for word in corpus.words("en", text, {}))
    else:
        own = Counter("".join(texts).replace(" ", ""))
    counts = vocabulary(plan.language, own)
    requests = [Request(word, BASE[plan.language], 200) for word in counts]
    said = pronounce(requests, plan.workers, plan.seed)
    alone = {}
    for word in list(counts):
        if said.get(word):
            alone[word] = said[word]
        else:
            del counts[word]
    sentences = [corpus.words(plan.language, text, counts) for text in texts]
    return Words(counts, alone, sentences)


def language_model_texts(language: Language, seed: int) -> list[str]:
    """The answers that the language model is counted from."""
    talk = corpus.talk(language, _LANGUAGE_MODEL_SENTENCES, random.Random(seed))
    return [" ".join(parts) for parts in talk]


def requests_of(plan: Plan, sentences: Sequence[Sequence[str]]) -> list[Request]:
    """Who says what how: voices, speeds and pitches drawn from the seed."""
    rng = random.Random(plan.seed + 1)
    voices = training_voices(plan.language)
    return [
        Request(
            corpus.spoken(plan.language, sentence),
            rng.choice(voices),
            rng.randint(110, 240),
            rng.randint(20, 85),
            rng.randint(15, 85),
        )
        for sentence in sentences
    ]


def phone_table(spoken_phones: Counter[str], alone: dict[str, lexicon.Phones]) -> list[str]:
    """Every phone said often enough to be learnt, and those a word needs."""
    needed = {phone for phones in alone.values() for phone in phones}
    return sorted(needed | {phone for phone, count in spoken_phones.items() if count >= 30})


def build(plan: Plan, work: Path) -> Path:
    """Everything from nothing; returns the folder of the model, inside `work`."""
    began = time.monotonic()

    def tell(what: str) -> None:
        print(f"[{time.monotonic() - began:5.0f} s] {what}", flush=True)

    engine().tonal = plan.tonal  # before anything is forked
    words = find_words(plan)
    tell(f"{len(words.counts)} words, {sum(map(len, words.alone.values()))} phones")
    rng = random.Random(plan.seed + 2)
    sentences = corpus.training_sentences(plan.language, words.counts, plan.mix, rng)
    requests = requests_of(plan, sentences)
    spoken = speak(requests, plan.copies, plan.workers, plan.seed)
    hours = sum(one.samples for one in spoken) / 8000 / 3600
    tell(f"{len(requests)} utterances, {hours:.1f} h, fingerprint {fingerprint(spoken)}")
    heard = pair(sentences, spoken, plan)
    prons = lexicon.variants(words.alone, heard)
    table = phone_table(Counter(p for one in spoken for p in one.phones), words.alone)
    prons = lexicon.within(prons, table)
    tell(f"{sum(map(len, prons.values()))} pronunciations, {len(table)} phones")

    from tools.speech_model.export import affine_layers
    from tools.speech_model.train import Course, Frames, priors, train

    frames = Frames(spoken, ["", *table])
    del spoken
    layers = affine_layers(train(frames, len(table) + 1, Course(plan.epochs, plan.seed)))
    tell("trained")
    folder = work / plan.language
    shutil.rmtree(folder, ignore_errors=True)
    phones = graph.Phones4(table)
    (folder / "am").mkdir(parents=True)
    acoustic = kaldi.acoustic_model(layers, priors(frames, len(table) + 1), phones.pdfs())
    (folder / "am" / "final.mdl").write_bytes(acoustic)
    write_graph(folder, prons, words.counts, words.sentences, table)
    write_rest(folder, plan, words.counts)
    tell("written")
    return folder


def pair(
    sentences: Sequence[Sequence[str]], spoken: Sequence[Spoken], plan: Plan
) -> list[tuple[Sequence[str], lexicon.Phones]]:
    """The words of everything that was said, with its phones; noise alone is left out."""
    words = {
        corpus.spoken(plan.language, sentence): [w for w in sentence if w != corpus.PAUSE]
        for sentence in sentences
    }
    return [(words[one.text], one.phones) for one in spoken if one.phones]


def write_graph(
    folder: Path,
    prons: lexicon.Lexicon,
    counts: dict[str, float],
    sentences: Sequence[Sequence[str]],
    table: Sequence[str],
) -> None:
    """lexicon.txt and graph/."""
    lexicon.write(prons, folder / "lexicon.txt")
    arcs = bigram(counts, sentences, Weights())
    graph.build(folder / "graph", prons, graph.Phones4(table), counts, arcs, graph.Costs())


def write_rest(folder: Path, plan: Plan, counts: dict[str, float]) -> None:
    """Settings and identity."""
    bundle.write_settings(folder, plan.language, counts)
    today = datetime.datetime.now(datetime.UTC).date().isoformat()
    identity = bundle.Identity(plan.language, VERSION, plan.seed, today, len(counts))
    bundle.write_identity(folder, identity)


def install(folder: Path, language: Language) -> None:
    """Put a finished folder where callbot looks; the old one is replaced in one rename."""
    BUNDLED.mkdir(parents=True, exist_ok=True)
    fresh, old = BUNDLED / f".{language}.new", BUNDLED / f".{language}.old"
    for path in (fresh, old):
        shutil.rmtree(path, ignore_errors=True)
    shutil.copytree(folder, fresh)
    if (BUNDLED / language).exists():
        (BUNDLED / language).rename(old)
    fresh.rename(BUNDLED / language)
    shutil.rmtree(old, ignore_errors=True)


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("language", choices=("zh", "en"))
    parser.add_argument("--seed", type=int, default=20200205)
    parser.add_argument("--scale", type=float, default=1.0, help="share of the utterances")
    parser.add_argument("--copies", type=int, default=2)
    parser.add_argument("--epochs", type=float, help="rounds over the speech")
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--toneless", action="store_true", help="Mandarin vowels without tones")
    parser.add_argument("--work", type=Path, default=Path("build/speech-models"))
    parser.add_argument("--install", action="store_true", help="replace the bundled model")
    options = parser.parse_args()
    plain = corpus.Mix()
    mix = corpus.Mix(
        *(round(n * options.scale) for n in (plain.answers, plain.frequent, plain.uniform))
    )
    language = cast(Language, options.language)
    plan = Plan(
        language, options.seed, mix, options.copies, options.epochs or EPOCHS[language],
        options.workers, not options.toneless,
    )  # fmt: skip
    options.work.mkdir(parents=True, exist_ok=True)
    np.seterr(all="raise", under="ignore")
    folder = build(plan, options.work)
    if options.install:
        install(folder, language)


if __name__ == "__main__":
    main()
