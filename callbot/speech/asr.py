"""Sound to alternatives, through vosk.

vosk's failures end the process (Kaldi asserts), so nothing reaches it unchecked: the model folder
(`callbot.speech.models`), the grammar, the length and rate of the sound.
"""

from __future__ import annotations

import json
import math
import threading
from collections import OrderedDict
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import numpy as np

from callbot.core.answers import Alternative
from callbot.errors import ModelError
from callbot.speech.audio import Pcm, resample
from callbot.speech.models import check_model, verify_model
from callbot.speech.vocabulary import UNKNOWN, Vocabulary

if TYPE_CHECKING:
    import vosk

_ALTERNATIVES = 5
_KEPT_GRAMMARS = 48
"""Recognisers that are kept with their graph: more than the nodes of any sensible script."""
_SHORTEST_SECONDS = 0.2
_LONGEST_SECONDS = 20.0
"""Longer sound is cut at its quietest moments: lattices grow faster than their sound."""
_MARGIN = 0.5
"""Under this confidence the grammar's best reading is not trusted without a free second pass."""


class Recogniser:
    """Hears one utterance after another; the model is shared by all recognisers of a process.

    Any thread may call `hear`; calls of one object wait for each other, so each thread
    wants its own.
    """

    def __init__(self, model_dir: Path) -> None:
        """Raises `ModelError` where the folder cannot be used."""
        self._folder = check_model(model_dir)
        self._model = _model(self._folder.path)
        self._vocabulary = Vocabulary.of(self._folder.path)
        self._recognisers: OrderedDict[tuple[str, ...], vosk.KaldiRecognizer] = OrderedDict()
        self._lock = threading.Lock()

    def hear(self, pcm: Pcm, grammar: tuple[str, ...] = ()) -> tuple[Alternative, ...]:
        """Readings of one utterance, best first; empty where no words came of it.

        `grammar` is what `callbot.speech.grammar` gives; without it one free pass is made. With it,
        a free pass follows where the grammar did not fit: both sets of readings are returned, told
        apart by `source`, and confidences add up to one within each. Words are separated by
        spaces; `[unk]` stands for speech outside the grammar.
        """
        if not self._folder.takes_grammar:
            grammar = ()
        with self._lock:
            if not len(pcm.samples) or not pcm.samples.any():
                return ()
            sound = resample(pcm, self._folder.rate_hz)
            if not grammar:
                return self._pass(sound, (), "free")
            fitting = self._pass(sound, grammar, "grammar")
            if _trusted(fitting):
                return fitting
            free = self._pass(sound, (), "free")
            return free + fitting if _lost(fitting) else fitting + free

    def _pass(
        self, sound: Pcm, grammar: tuple[str, ...], source: Literal["grammar", "free"]
    ) -> tuple[Alternative, ...]:
        recogniser = self._recogniser(grammar)
        readings = [("", 1.0)]
        for piece in _pieces(sound):
            recogniser.AcceptWaveform(piece)
            result = json.loads(recogniser.FinalResult())
            recogniser.Reset()
            readings = _appended(readings, _likelihoods(result))
        return tuple(Alternative(text, round(share, 4), source) for text, share in readings if text)

    def _recogniser(self, grammar: tuple[str, ...]) -> vosk.KaldiRecognizer:
        """The kept recogniser of this grammar, or a new one."""
        if grammar in self._recognisers:
            self._recognisers.move_to_end(grammar)
            return self._recognisers[grammar]
        import vosk

        if grammar:
            phrases = json.dumps(self._usable(grammar), ensure_ascii=False)
            recogniser = vosk.KaldiRecognizer(self._model, self._folder.rate_hz, phrases)
        else:
            recogniser = vosk.KaldiRecognizer(self._model, self._folder.rate_hz)
        recogniser.SetMaxAlternatives(_ALTERNATIVES)
        self._recognisers[grammar] = recogniser
        if len(self._recognisers) > _KEPT_GRAMMARS:
            self._recognisers.popitem(last=False)
        return recogniser

    def _usable(self, grammar: tuple[str, ...]) -> list[str]:
        """Only phrases whose words the model has, and always `[unk]`: vosk aborts on nothing."""
        known = [
            phrase
            for phrase in grammar
            if phrase != UNKNOWN and all(word in self._vocabulary for word in phrase.split())
        ]
        return [*(phrase for phrase in known if phrase.strip()), UNKNOWN]


@lru_cache(maxsize=4)
def _model(path: Path) -> vosk.Model:
    """The model of a folder, loaded once a process."""
    verify_model(path)
    import vosk

    vosk.SetLogLevel(-1)
    try:
        return vosk.Model(str(path))
    except Exception as error:  # vosk raises nothing else
        raise ModelError(f"vosk cannot load {path}: {error}", exit_status=3) from error


def _pieces(sound: Pcm) -> list[bytes]:
    """The sound as vosk takes it, long sound cut at the quietest moment of each stretch."""
    samples = sound.samples
    shortest = round(_SHORTEST_SECONDS * sound.rate_hz)
    if len(samples) < shortest:
        samples = np.pad(samples, (0, shortest - len(samples)))
    longest, window = round(_LONGEST_SECONDS * sound.rate_hz), sound.rate_hz // 5
    pieces = []
    while len(samples) > longest:
        half = samples[longest // 2 : longest].astype(np.float64)
        energy = np.convolve(np.square(half), np.ones(window), "valid")
        cut = longest // 2 + int(energy.argmin()) + window // 2
        pieces.append(samples[:cut].astype("<i2").tobytes())
        samples = samples[cut:]
    return [*pieces, samples.astype("<i2").tobytes()]


def _likelihoods(result: dict[str, list[dict[str, float | str]]]) -> list[tuple[str, float]]:
    """The n-best list of vosk as (text, share), best first; the shares add up to one.

    vosk gives log-likelihoods on no scale; their softmax is comparable within one list.
    """
    best: dict[str, float] = {}
    for entry in result.get("alternatives", []):
        text, score = " ".join(str(entry["text"]).split()), float(entry["confidence"])
        best[text] = max(score, best.get(text, -math.inf))
    if not best:
        return [("", 1.0)]
    top = max(best.values())
    weights = {text: math.exp(score - top) for text, score in best.items()}
    total = sum(weights.values())
    return sorted(
        ((text, weight / total) for text, weight in weights.items()), key=lambda entry: -entry[1]
    )


def _appended(
    before: list[tuple[str, float]], after: list[tuple[str, float]]
) -> list[tuple[str, float]]:
    """Readings of two pieces as readings of the whole: the likeliest pairs."""
    pairs = [
        (f"{left} {right}".strip(), share * other)
        for left, share in before
        for right, other in after
    ]
    return sorted(pairs, key=lambda entry: -entry[1])[:_ALTERNATIVES]


def _lost(fitting: tuple[Alternative, ...]) -> bool:
    """True where the grammar's best reading does not cover what was said."""
    return not fitting or UNKNOWN in fitting[0].text.split()


def _trusted(fitting: tuple[Alternative, ...]) -> bool:
    return not _lost(fitting) and fitting[0].confidence >= _MARGIN
