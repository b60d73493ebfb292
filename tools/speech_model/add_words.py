"""Add words to a bundled model without training.

    python -m tools.speech_model.add_words zh 方舱 健康码

Pronunciations come from espeak (Chinese words are read with the model's tones), the graph is
built again, the acoustic model stays. Needs OpenFst's tools
(apt-get install libfst-tools libfst22-plugins-base), not torch.
"""

from __future__ import annotations

import argparse
import json
import shutil
import tempfile
from pathlib import Path
from typing import cast

from tools.speech_model import bundle, corpus, graph, lexicon
from tools.speech_model.build import BUNDLED, install, language_model_texts, write_graph
from tools.speech_model.espeak import Request, engine
from tools.speech_model.evaluate import read_counts
from tools.speech_model.voices import BASE, Language


def phone_names(folder: Path) -> list[str]:
    """The phones of a model, from graph/phones.txt, without silence and positions."""
    lines = (folder / "graph" / "phones.txt").read_text(encoding="utf-8").splitlines()
    names = [line.split()[0] for line in lines]
    return [name[:-2] for name in names if name.endswith("_B")]


def pronounce(word: str, language: Language, known: set[str]) -> lexicon.Phones:
    """Espeak's pronunciation; SystemExit where it has a phone the model never learnt."""
    spans = engine().say(Request(word, BASE[language], 160)).phones
    phones = tuple(span.name for span in spans if span.name)
    strange = sorted(set(phones) - known)
    if strange or not phones:
        lacking = ", ".join(strange) or "at all"
        raise SystemExit(f"{word!r} cannot be added: the model has no phone {lacking}")
    return phones


def add(folder: Path, language: Language, words: list[str], count: float | None) -> Path:
    """A copy of the model that knows `words` too, in a new temporary folder."""
    fresh = Path(tempfile.mkdtemp()) / language
    shutil.copytree(folder, fresh)
    counts, prons = read_counts(folder), lexicon.read(folder / "lexicon.txt")
    table = phone_names(folder)
    usual = count or sorted(counts.values())[len(counts) // 2]
    for word in words:
        prons.setdefault(word, {pronounce(word, language, set(table)): 1.0})
        counts[word] = max(counts.get(word, 0.0), usual)
    identity = json.loads((folder / "model.json").read_text(encoding="utf-8"))
    texts = language_model_texts(language, identity["seed"])
    sentences = [corpus.words(language, text, counts) for text in texts]
    write_graph(fresh, prons, counts, sentences, table)
    ordered = dict(sorted(counts.items(), key=lambda item: (-item[1], item[0])))
    bundle.write_settings(fresh, language, ordered)
    bundle.write_identity(
        fresh,
        bundle.Identity(
            language, identity["version"], identity["seed"], identity["date"], len(counts)
        ),
    )
    return fresh


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("language", choices=("zh", "en"))
    parser.add_argument("words", nargs="*", help="none: only build the graph again")
    parser.add_argument("--count", type=float, help="frequency; the vocabulary's median if absent")
    options = parser.parse_args()
    if not graph.tools_available():
        raise SystemExit("OpenFst is missing: apt-get install libfst-tools libfst22-plugins-base")
    language = cast(Language, options.language)
    words = [word.strip().lower() for word in options.words if word.strip()]
    fresh = add(BUNDLED / language, language, words, options.count)
    install(fresh, language)
    shutil.rmtree(fresh.parent)
    print(f"{len(words)} words added to {BUNDLED / language}")


if __name__ == "__main__":
    main()
