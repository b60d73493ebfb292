"""The words a recognition model knows, and texts written in them. Works without vosk."""

from __future__ import annotations

import math
import re
import struct
import unicodedata
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import BinaryIO

from callbot.core.script import Language
from callbot.errors import ModelError
from callbot.speech.spoken import english_number, spoken

_UNKNOWN_COST = 30.0
"""Natural-log cost of a character that no word has: dearer than any chain of known words."""
_CACHED_TEXTS = 50_000
_CJK = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff]")
_LATIN_RUN = re.compile(r"[a-z0-9']+")
_NUMBER = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?(?:st|nd|rd|th)?\b")
_SYMBOLS_MAGIC, _FST_MAGIC = 2125658996, 2125659606


class Vocabulary:
    """The words of one model, each with how often it is used."""

    def __init__(self, counts: Mapping[str, float]) -> None:
        self._cost = _costs(counts)
        self._longest = max(map(len, self._cost), default=1)
        self.language: Language = "zh" if any(map(_CJK.match, self._cost)) else "en"
        self._segmented: dict[str, tuple[str, ...]] = {}

    @classmethod
    def of(cls, model_dir: Path) -> Vocabulary:
        """Reads the words (`graph/words.txt`, or the graph's own table) and `frequencies.tsv`.

        The same folder is read once. Raises `ModelError` where it has no readable word list.
        """
        return _vocabulary(model_dir.absolute())

    def __contains__(self, word: object) -> bool:
        return word in self._cost

    def __len__(self) -> int:
        return len(self._cost)

    def __iter__(self) -> Iterator[str]:
        return iter(self._cost)

    def segment(self, text: str) -> list[str]:
        """The text in the model's words, numbers spelt out and punctuation dropped.

        Mandarin is cut where the words are likeliest together; what no word covers stays in one
        piece. English is lower case, with contractions whole.
        """
        words = self._segmented.get(text)
        if words is None:
            words = self._mandarin(text) if self.language == "zh" else self._english(text)
            if len(self._segmented) >= _CACHED_TEXTS:
                self._segmented.clear()
            self._segmented[text] = words
        return list(words)

    def unknown(self, text: str) -> list[str]:
        """The words of a text that the model cannot hear, each once, in their order."""
        return list(dict.fromkeys(word for word in self.segment(text) if word not in self._cost))

    def _mandarin(self, text: str) -> tuple[str, ...]:
        plain = unicodedata.normalize("NFKC", spoken(text, "zh")).lower()
        words: list[str] = []
        for piece in re.split(r"[^\w']+|_", plain):
            words += _likeliest(piece, self._cost, self._longest)
        return tuple(words)

    def _english(self, text: str) -> tuple[str, ...]:
        plain = unicodedata.normalize("NFKC", spoken(text, "en")).lower().replace("’", "'")
        plain = _NUMBER.sub(lambda match: f" {english_number(match[0])} ", plain)
        words: list[str] = []
        for word in re.findall(r"[^\W_]+(?:['-][^\W_]+)*'?", plain):
            whole = word if word in self._cost else word.rstrip("'")
            words += [whole] if whole in self._cost else whole.split("-")
        return tuple(words)


@lru_cache(maxsize=8)
def _vocabulary(model_dir: Path) -> Vocabulary:
    words = _words(model_dir)
    counts = dict.fromkeys(words, 0.0)
    for path in (model_dir / "frequencies.tsv", model_dir / "graph" / "frequencies.tsv"):
        if path.exists():
            for word, count in _frequencies(path):
                if word in counts:
                    counts[word] = count
            break
    return Vocabulary(counts)


def _words(model_dir: Path) -> list[str]:
    path = model_dir / "graph" / "words.txt"
    try:
        if path.exists():
            words = [line.split(" ")[0] for line in path.read_text("utf-8").splitlines()]
        else:
            with (model_dir / "graph" / "Gr.fst").open("rb") as file:
                words = _symbols(file)
    except FileNotFoundError:
        raise ModelError(f"the speech model in {model_dir} has no word list") from None
    except (OSError, ValueError, struct.error) as error:
        raise ModelError(
            f"the word list in {model_dir} is damaged: {error}", exit_status=3
        ) from error
    words = [word for word in words if word and word[0] not in "<#[!"]
    if not words:
        raise ModelError(f"the speech model in {model_dir} knows no words", exit_status=3)
    return words


def _frequencies(path: Path) -> Iterator[tuple[str, float]]:
    try:
        for line in path.read_text("utf-8").splitlines():
            word, tab, count = line.partition("\t")
            if tab:
                yield word, float(count)
    except ValueError as error:
        raise ModelError(f"{path} is damaged: {error}", exit_status=3) from error


def _costs(counts: Mapping[str, float]) -> dict[str, float]:
    """Negative log probabilities; a word without a count is as rare as half an occurrence."""
    total = sum(counts.values()) + 0.5 * len(counts)
    return {word: -math.log((count or 0.5) / total) for word, count in counts.items()}


def _likeliest(text: str, cost: Mapping[str, float], longest: int) -> list[str]:
    """The cheapest way to write a text in words (Viterbi over its positions)."""
    best: list[tuple[float, int]] = [(0.0, 0)] + [(math.inf, 0)] * len(text)
    for start in range(len(text)):
        here = best[start][0]
        for stop in range(start + 1, min(len(text), start + longest) + 1):
            price = cost.get(text[start:stop])
            if price is not None and here + price < best[stop][0]:
                best[stop] = (here + price, start)
        run = _LATIN_RUN.match(text, start)
        stop = run.end() if run else start + 1
        if here + _UNKNOWN_COST < best[stop][0]:
            best[stop] = (here + _UNKNOWN_COST, start)
    words: list[str] = []
    stop = len(text)
    while stop:
        start = best[stop][1]
        word = text[start:stop]
        if words and word not in cost and words[-1] not in cost:
            words[-1] = word + words[-1]  # neighbours that nothing covers are one unknown word
        else:
            words.append(word)
        stop = start
    return words[::-1]


def _symbols(file: BinaryIO) -> list[str]:
    """The word table in front of a graph: official small models have no `words.txt`.

    Source: OpenFst's `FstHeader::Read` and `SymbolTableImpl::Read`.
    """
    if _unpack(file, "<i") != _FST_MAGIC:
        raise ValueError("Gr.fst is no OpenFst file")
    for _ in range(2):  # kinds of graph and arc
        file.read(_unpack(file, "<i"))
    _, flags, *_ = struct.unpack("<iiQqqq", file.read(40))
    if not flags & 3:
        raise ValueError("Gr.fst has no word table")
    if _unpack(file, "<i") != _SYMBOLS_MAGIC:
        raise ValueError("the word table of Gr.fst is damaged")
    file.read(_unpack(file, "<i"))
    _, size = struct.unpack("<qq", file.read(16))
    words = []
    for _ in range(size):
        words.append(file.read(_unpack(file, "<i")).decode("utf-8"))
        file.read(8)
    return words


def _unpack(file: BinaryIO, form: str) -> int:
    number: int
    (number,) = struct.unpack(form, file.read(struct.calcsize(form)))
    return number
