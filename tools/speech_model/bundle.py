"""The folder that Vosk opens: acoustic model, graph, settings, and what callbot wants to know."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from tools.speech_model import features
from tools.speech_model.voices import BASE, Language, held_out_voices, training_voices

RECIPE = Path(__file__).parent
ACOUSTIC_SCALE: dict[Language, float] = {"zh": 0.3, "en": 0.3}
MODEL_CONF = """\
--min-active=200
--max-active=2500
--beam=10.0
--lattice-beam=6.0
--acoustic-scale={scale}
--frame-subsampling-factor=3
--endpoint.silence-phones=1
--endpoint.rule2.min-trailing-silence=0.5
--endpoint.rule3.min-trailing-silence=0.75
--endpoint.rule4.min-trailing-silence=1.0
"""


@dataclass(frozen=True, slots=True)
class Identity:
    """What model.json says beside the files' hashes."""

    language: Language
    version: str
    seed: int
    date: str
    words: int


def recipe_sha256() -> str:
    """One hash over everything the recipe is made of."""
    digest = hashlib.sha256()
    for path in sorted(RECIPE.glob("*")):
        if path.suffix in (".py", ".txt"):
            digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


def write_settings(folder: Path, language: Language, counts: Mapping[str, float]) -> None:
    """conf/, voices.json and frequencies.tsv."""
    (folder / "conf").mkdir(parents=True, exist_ok=True)
    (folder / "conf" / "mfcc.conf").write_text(features.CONF)
    (folder / "conf" / "model.conf").write_text(MODEL_CONF.format(scale=ACOUSTIC_SCALE[language]))
    voices: dict[str, str | Sequence[str]] = {
        "base": BASE[language],
        "train": training_voices(language),
        "held_out": held_out_voices(language),
    }
    _write_json(folder / "voices.json", voices)
    with (folder / "frequencies.tsv").open("w", encoding="utf-8", newline="\n") as out:
        for word, count in counts.items():
            out.write(f"{word}\t{max(1, round(count))}\n")


def write_identity(folder: Path, identity: Identity) -> None:
    """model.json, last of all: the hash of every other file is in it."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    _write_json(
        folder / "model.json",
        {
            "name": f"callbot-sim-{identity.language}",
            "language": identity.language,
            "version": identity.version,
            "rate_hz": features.RATE_HZ,
            "simulation_only": True,
            "hears": "espeak-ng 1.52 speech through a telephone channel; not people",
            "seed": identity.seed,
            "date": identity.date,
            "recipe_sha256": recipe_sha256(),
            "vocabulary": identity.words,
            "sha256": {
                path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
                for path in files
                if path.name != "model.json"
            },
        },
    )


def _write_json(path: Path, value: object) -> None:
    path.write_text(json.dumps(value, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
