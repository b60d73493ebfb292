"""Train a bundled acoustic model a little further on fresh speech.

    python -m tools.speech_model.refine zh

Needs what build.py needs but for OpenFst: words and graph stay. Some minutes.
"""

from __future__ import annotations

import argparse
import json
import random
import shutil
import tempfile
from pathlib import Path
from typing import cast

from tools.speech_model import bundle, corpus, kaldi
from tools.speech_model.add_words import phone_names
from tools.speech_model.build import BUNDLED, Plan, install, requests_of
from tools.speech_model.evaluate import read_counts
from tools.speech_model.graph import Phones4
from tools.speech_model.synthesis import speak
from tools.speech_model.voices import Language


def refine(folder: Path, fresh: Path, plan: Plan) -> None:
    """Write to `fresh` the model of `folder` after `plan.epochs` more on the plan's sentences."""
    shutil.copytree(folder, fresh)
    table, counts = phone_names(folder), read_counts(folder)
    sentences = corpus.training_sentences(
        plan.language, counts, plan.mix, random.Random(plan.seed + 2)
    )
    spoken = speak(requests_of(plan, sentences), plan.copies, plan.workers, plan.seed)

    from tools.speech_model.export import affine_layers, network_of
    from tools.speech_model.network import LAYERS
    from tools.speech_model.train import Course, Frames, train

    path = fresh / "am" / "final.mdl"
    content = path.read_bytes()
    layers = kaldi.read_layers(content, [*(layer.offsets for layer in LAYERS), (0,)])
    course = Course(plan.epochs, plan.seed, peak=1e-3, frozen=True)
    network = train(network_of(layers), Frames(spoken, ["", *table]), course)
    priors, pdfs = kaldi.read_priors(content), Phones4(table).pdfs()
    path.write_bytes(kaldi.acoustic_model(affine_layers(network), priors, pdfs))
    told = json.loads((folder / "model.json").read_text(encoding="utf-8"))
    bundle.write_identity(
        fresh,
        bundle.Identity(plan.language, told["version"], told["seed"], told["date"], len(counts)),
    )


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("language", choices=("zh", "en"))
    parser.add_argument("--seed", type=int, default=20200206, help="another than the build's")
    parser.add_argument("--sentences", type=int, default=3000)
    parser.add_argument("--epochs", type=float, default=4.0)
    parser.add_argument("--workers", type=int, default=2)
    options = parser.parse_args()
    language = cast(Language, options.language)
    part = options.sentences // 4
    mix = corpus.Mix(options.sentences - 2 * part, part, part)
    plan = Plan(language, options.seed, mix, 1, options.epochs, options.workers, tonal=True)
    with tempfile.TemporaryDirectory() as work:
        fresh = Path(work) / language
        refine(BUNDLED / language, fresh, plan)
        install(fresh, language)


if __name__ == "__main__":
    main()
