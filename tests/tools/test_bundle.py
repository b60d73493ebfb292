"""What the shipped model folders promise."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from tools.speech_model import bundle, evaluate, lexicon
from tools.speech_model.build import BUNDLED
from tools.speech_model.espeak import add_tones, phone_name
from tools.speech_model.language_model import UNKNOWN
from tools.speech_model.segment import words_of_chinese
from tools.speech_model.vocabulary import places
from tools.speech_model.voices import HELD_OUT, TRAIN, Language

LANGUAGES = ("zh", "en")


def words_of(language: str) -> set[str]:
    """The words of a bundled graph."""
    lines = (BUNDLED / language / "graph" / "words.txt").read_text(encoding="utf-8").splitlines()
    return {line.split()[0] for line in lines}


def test_damage_is_visible(tmp_path: Path) -> None:
    """model.json has the hash of every other file."""
    (tmp_path / "graph").mkdir()
    (tmp_path / "graph" / "x").write_bytes(b"content")
    bundle.write_identity(tmp_path, bundle.Identity("en", "1", 7, "2020-02-05", 3))
    told = json.loads((tmp_path / "model.json").read_text(encoding="utf-8"))
    assert told["sha256"] == {"graph/x": hashlib.sha256(b"content").hexdigest()}
    assert (told["name"], told["seed"], told["vocabulary"]) == ("callbot-sim-en", 7, 3)
    assert told["simulation_only"] is True


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_bundled_files_are_as_they_were_built(language: str) -> None:
    """Every hash in model.json is that of its file."""
    folder = BUNDLED / language
    told = json.loads((folder / "model.json").read_text(encoding="utf-8"))
    files = {p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file()}
    assert files - {"model.json"} == set(told["sha256"])
    for name, digest in told["sha256"].items():
        assert hashlib.sha256((folder / name).read_bytes()).hexdigest() == digest, name


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_lexicon_and_frequencies_agree(language: str) -> None:
    """Every word of the graph has a pronunciation and a frequency, and there are over 5,000."""
    words = words_of(language) - {"<eps>", UNKNOWN}
    folder = BUNDLED / language
    assert words == set(lexicon.read(folder / "lexicon.txt"))
    assert words == set(evaluate.read_counts(folder))
    assert len(words) > 5000


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_place_can_be_heard(language: Language) -> None:
    """Countries, provinces, prefectures and the two provinces' counties are made of words."""
    counts = evaluate.read_counts(BUNDLED / language)
    for place in places(language):
        cut = [place] if language == "en" else words_of_chinese(place, counts)
        assert set(cut) <= counts.keys(), place


@pytest.mark.parametrize("language", LANGUAGES)
def test_voices_for_evaluation_were_not_trained_on(language: str) -> None:
    """voices.json keeps the two lists apart and holds a whispering voice out."""
    voices = json.loads((BUNDLED / language / "voices.json").read_text(encoding="utf-8"))
    assert not set(voices["train"]) & set(voices["held_out"])
    assert voices["base"] + "+m8" in voices["held_out"]
    assert len(voices["train"]) == len(TRAIN)
    assert len(voices["held_out"]) == len(HELD_OUT)


def test_tones_stand_on_vowels() -> None:
    """Events have no tones; its transcription puts them behind the vowel."""
    events = [("m", 0), ("ei", 5), ("j", 9), ("'iou", 12), ("_|", 20)]
    assert add_tones(events, "mei35j'iou214_|") == [
        ("m", 0), ("ei2", 5), ("j", 9), ("iou3", 12), ("_", 20),
    ]  # fmt: skip


@pytest.mark.parametrize(("mnemonic", "name"), [("'iou", "iou"), ("_:", ""), ("(en)", "")])
def test_phone_names_have_no_marks(mnemonic: str, name: str) -> None:
    """Stress marks, pauses and language marks are no phones."""
    assert phone_name(mnemonic) == name
