"""Which words a model knows and how often each is said.

Sources (licences in docs/model-card.md): `jieba`'s dict.txt and GB 2312's first level for
Mandarin, `symspellpy`'s frequency list for English, and the project's own gazetteer, scripts and
answer corpus.
"""

from __future__ import annotations

import importlib.util
import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from tools.speech_model.segment import words_of_english
from tools.speech_model.voices import Language

ROOT = Path(__file__).resolve().parents[2]
GAZETTEER = ROOT / "callbot" / "understanding" / "gazetteer" / "places.tsv"
WORDS = {"zh": 6000, "en": 7000}
"""Words taken from the frequency lists, beside characters, places, scripts and corpus."""
_COUNTY_PARENTS = ("41", "42")
"""Henan and Hubei, whose counties are words too (GB/T 2260 codes)."""
_NEVER_SAID = {"cum", "sic", "ii", "iii", "iv", "vi", "vii", "viii", "ix", "xi", "xii", "xx", "xxx"}
"""Print alone has them; aloud they are other words' homophones."""
_HAN = re.compile(r"[\u4e00-\u9fff]+")


def _package_file(package: str, name: str) -> Path:
    """A file of an installed package, without importing the package."""
    spec = importlib.util.find_spec(package)
    if spec is None or spec.origin is None:
        raise SystemExit(f"the recipe needs the {package} package: pip install {package}")
    return Path(spec.origin).with_name(name)


def vocabulary(language: Language, corpus: Counter[str]) -> dict[str, float]:
    """Every word with a count, most frequent first; `corpus` counts the words of the own corpus."""
    general = _chinese() if language == "zh" else _english()
    spoken = Path(__file__).with_name(f"spoken.{language}.txt").read_text(encoding="utf-8").split()
    extra = [*spoken, *places(language), *script_words(language, general), *corpus]
    floor = sorted(general.values())[len(general) // 4]
    for word in extra:
        general[word] = max(general.get(word, 0.0), floor)
    return dict(sorted(general.items(), key=lambda item: (-item[1], item[0])))


def _chinese() -> dict[str, float]:
    counts: dict[str, float] = {}
    with _package_file("jieba", "dict.txt").open(encoding="utf-8") as lines:
        for line in lines:
            word, count, _ = line.split()
            if _HAN.fullmatch(word):
                counts[word] = float(count)
    common = sorted((w for w in counts if 2 <= len(w) <= 4), key=lambda w: (-counts[w], w))
    kept = {word: counts[word] for word in common[: WORDS["zh"]]}
    for character in _common_characters():
        kept[character] = counts.get(character, 1.0)
    return kept


def _common_characters() -> Iterator[str]:
    """GB 2312's first level: the 3,755 most used characters."""
    for row in range(0xB0, 0xD8):
        for cell in range(0xA1, 0xFF):
            try:
                yield bytes((row, cell)).decode("gb2312")
            except UnicodeDecodeError:
                continue


def _english() -> dict[str, float]:
    counts: dict[str, float] = {}
    path = _package_file("symspellpy", "frequency_dictionary_en_82_765.txt")
    with path.open(encoding="utf-8-sig") as lines:
        for line in lines:
            word, count = line.split()
            if len(counts) >= WORDS["en"]:
                break
            if word in _NEVER_SAID or not word.isalpha():
                continue
            if len(word) > 1 or word in "ai":
                counts[word] = float(count)
    total = sum(counts.values())
    for word, per_million in _contractions().items():
        counts[word] = max(counts.get(word, 0.0), total * per_million / 1e6)
    return counts


def _contractions() -> dict[str, float]:
    """Own estimate of how often speech has each contraction, per million words."""
    rates = {
        600.0: "don't i'm it's that's didn't i've can't haven't no i'll there's he's",
        200.0: "wasn't isn't couldn't wouldn't won't doesn't hasn't hadn't we've they're we're "
        "you're she's what's let's who's i'd you've they've we'll he'll you'll where's how's",
        40.0: "aren't weren't shouldn't mustn't needn't they'll she'll it'll that'll i'd've "
        "we'd they'd he'd she'd you'd ain't o'clock ma'am y'all nobody's everyone's here's",
    }
    return {word: rate for rate, words in rates.items() for word in words.split()}


def places(language: Language) -> Iterator[str]:
    """Names of countries, provinces, prefectures, and the counties of Henan and Hubei."""
    if not GAZETTEER.exists():
        raise SystemExit(f"the gazetteer is missing: {GAZETTEER}")
    header: list[str] = []
    with GAZETTEER.open(encoding="utf-8") as lines:
        for line in lines:
            if line.startswith("#"):
                continue
            fields = line.rstrip("\n").split("\t")
            if not header:
                header = fields
                continue
            row = dict(zip(header, fields, strict=False))
            if row["level"] == "county" and not row["id"].startswith(_COUNTY_PARENTS):
                continue
            yield from _names(row, language)


def _names(row: dict[str, str], language: Language) -> Iterator[str]:
    if language == "en":
        for name in (row["en"], *row.get("aliases_en", "").split(",")):
            yield from words_of_english(name)
        return
    full = row["zh_full"] or row["zh"]
    names = [row["zh"], row["zh"] + full[1:] if full.startswith("+") else full]
    for name in (*names, *row.get("aliases_zh", "").split(",")):
        if 1 < len(name) <= 8 and _HAN.fullmatch(name):
            yield name


def script_words(language: Language, known: dict[str, float]) -> Iterator[str]:
    """Words of the shipped scripts that the lists lack. Chinese text is covered by characters."""
    for path in sorted((ROOT / "scripts").glob(f"*.{language}.toml")):
        for text in _strings(tomllib.loads(path.read_text(encoding="utf-8"))):
            if language == "en":
                yield from (w for w in words_of_english(text) if w.replace("'", "").isalpha())
            else:
                yield from (c for run in _HAN.findall(text) for c in run if c not in known)


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for item in value.values():
            yield from _strings(item)
    elif isinstance(value, list):
        for item in value:
            yield from _strings(item)
