"""Sound to alternatives, through vosk.

vosk's failures end the process (Kaldi asserts), so nothing reaches it unchecked: the model folder
(`callbot.speech.models`), the grammar, the length and rate of the sound.
"""

from __future__ import annotations

import json
import threading
from collections import OrderedDict
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple

import numpy as np

from callbot.core.answers import Alternative
from callbot.errors import ModelError
from callbot.speech.audio import Pcm, resample
from callbot.speech.models import ModelFolder, check_model, verify_model
from callbot.speech.readings import UNKNOWN, Pairs, Reading, joined, pairs_of, readings
from callbot.speech.vocabulary import Vocabulary

if TYPE_CHECKING:
    import vosk

_ALTERNATIVES = 5
_CONSIDERED = 10
"""Readings that vosk gives, of which the best are kept once those that stray are put back."""
_KEPT_GRAMMARS = 48
"""Recognisers that are kept with their graph: more than the nodes of any sensible script."""
_SHORTEST_SECONDS = 0.2
_LONGEST_SECONDS = 20.0
"""Longer sound is cut at its quietest moments: lattices grow faster than their sound."""
_DEAD_PEAK = 40
"""A frame without any sample above this is dead: digital silence, which no telephone sends but a
simulated one may. It makes the decoder slow, since every phone is as unlikely as any other."""
_FRAME_SECONDS = 0.03
_KEPT_DEAD_FRAMES = 10
"""Dead frames that are kept on either side of sound: 0.3 s."""
_SURE = 0.9
"""Under this confidence the grammar's best reading gets company from a free pass."""
_FREE_AHEAD = 2.0
"""By how much, in log-likelihood, the free reading has to beat the grammar's to go first.

Measured on 200 residents' answers a language at 20 dB, most of them outside the node's 600 phrases:
wrong characters in Mandarin 25 % with the grammar alone, 14 % free, 13 % as it is here, wrong words
in English 26, 15 and 16 %, where a free pass follows 50 to 60 % of such answers. Neither number is
critical.
"""


class Pass(NamedTuple):
    """One pass over one utterance."""

    alternatives: tuple[Alternative, ...]
    likelihood: float
    """Log-likelihood of the best reading, comparable between passes over the same sound."""


class Listening(NamedTuple):
    """A recogniser with its graph, and which words follow each other in its phrases."""

    recogniser: vosk.KaldiRecognizer
    known: Pairs


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
        self._kept: OrderedDict[tuple[str, ...], Listening] = OrderedDict()
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
            sound = _alive(resample(pcm, self._folder.rate_hz))
            if not len(sound.samples):
                return ()
            if not grammar:
                return self._pass(sound, (), "free").alternatives
            fitting = self._pass(sound, grammar, "grammar")
            return both(fitting, lambda: self._pass(sound, (), "free"))

    def _pass(
        self, sound: Pcm, grammar: tuple[str, ...], source: Literal["grammar", "free"]
    ) -> Pass:
        recogniser, known = self.listening(grammar)
        best, likelihood = [("", 1.0)], 0.0
        for piece in _pieces(sound):
            recogniser.AcceptWaveform(piece)
            result = json.loads(recogniser.FinalResult())
            recogniser.Reset()
            more, score = readings(result, known)
            best, likelihood = joined(best, more, _ALTERNATIVES), likelihood + score
        return as_pass(best, likelihood, source)

    @property
    def folder(self) -> ModelFolder:
        """The model that hears."""
        return self._folder

    def listening(self, grammar: tuple[str, ...]) -> Listening:
        """The kept recogniser of this grammar, or a new one; for one utterance at a time."""
        if grammar in self._kept:
            self._kept.move_to_end(grammar)
            return self._kept[grammar]
        import vosk

        if phrases := self._usable(grammar):
            listed = json.dumps([*phrases, UNKNOWN], ensure_ascii=False)
            recogniser = vosk.KaldiRecognizer(self._model, self._folder.rate_hz, listed)
        else:
            recogniser = vosk.KaldiRecognizer(self._model, self._folder.rate_hz)
        recogniser.SetMaxAlternatives(_CONSIDERED)
        self._kept[grammar] = Listening(recogniser, pairs_of(phrases))
        if len(self._kept) > _KEPT_GRAMMARS:
            self._kept.popitem(last=False)
        return self._kept[grammar]

    def _usable(self, grammar: tuple[str, ...]) -> list[str]:
        """Only phrases whose words the model has: an empty grammar makes Kaldi end the process."""
        return [
            phrase
            for phrase in grammar
            if phrase.strip() and all(word in self._vocabulary for word in phrase.split())
        ]


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


def _alive(sound: Pcm) -> Pcm:
    """The sound without its long dead stretches; nothing where all of it is dead."""
    size = round(_FRAME_SECONDS * sound.rate_hz)
    samples = np.pad(sound.samples, (0, -len(sound.samples) % size))
    frames = samples.reshape(-1, size)
    # int32, because the magnitude of -32768 is no int16.
    alive = np.abs(frames.astype(np.int32)).max(axis=1) > _DEAD_PEAK
    if not alive.any():
        return Pcm(sound.samples[:0], sound.rate_hz)
    reach = np.ones(2 * _KEPT_DEAD_FRAMES + 1)
    near = np.convolve(alive, reach)[_KEPT_DEAD_FRAMES:-_KEPT_DEAD_FRAMES] > 0.5
    return sound if near.all() else Pcm(frames[near].reshape(-1), sound.rate_hz)


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


def as_pass(best: list[Reading], likelihood: float, source: Literal["grammar", "free"]) -> Pass:
    """Readings as alternatives; none where most likely nobody said a word."""
    if not best[0][0]:
        return Pass((), likelihood)
    alternatives = (
        Alternative(text, round(share, 4), source) for text, share in best[:_ALTERNATIVES]
    )
    return Pass(tuple(one for one in alternatives if one.text), likelihood)


def both(fitting: Pass, free: Callable[[], Pass]) -> tuple[Alternative, ...]:
    """The readings of a grammar pass, and of a free one where the grammar did not fit."""
    if _sure(fitting):
        return fitting.alternatives
    other = free()
    ahead = other.likelihood - fitting.likelihood > _FREE_AHEAD
    first, second = (other, fitting) if _lost(fitting) or ahead else (fitting, other)
    return first.alternatives + second.alternatives


def _lost(heard: Pass) -> bool:
    """True where the best reading does not cover what was said."""
    return not heard.alternatives or UNKNOWN in heard.alternatives[0].text.split()


def _sure(heard: Pass) -> bool:
    return not _lost(heard) and heard.alternatives[0].confidence >= _SURE
