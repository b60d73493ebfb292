"""Sentences to learn from."""

from __future__ import annotations

import itertools
import random

import pytest

from tools.speech_model import corpus
from tools.speech_model.voices import Language

WORDS = {"没有": 9.0, "发烧": 8.0, "去过": 7.0, "wuhan": 6.0, "fever": 5.0}


def sentences(language: Language, seed: int) -> list[list[str]]:
    """A few of each kind."""
    mix = corpus.Mix(answers=200, frequent=50, uniform=50)
    return corpus.training_sentences(language, WORDS, mix, random.Random(seed))


@pytest.mark.parametrize("language", ["zh", "en"])
def test_people_stop_between_words_only(language: Language) -> None:
    """Some sentences have pauses; none begins or ends with one or has two in a row."""
    made = sentences(language, 1)
    assert any(corpus.PAUSE in one for one in made)
    assert any(corpus.PAUSE not in one for one in made)
    for one in made:
        assert corpus.PAUSE not in (one[0], one[-1])
        assert all(pair != (corpus.PAUSE, corpus.PAUSE) for pair in itertools.pairwise(one))


def test_the_seed_decides() -> None:
    """The same seed gives the same sentences, another one others."""
    assert sentences("zh", 1) == sentences("zh", 1) != sentences("zh", 2)


def test_a_pause_is_written_as_espeak_takes_it() -> None:
    """In Mandarin only a wide comma makes espeak stop."""
    assert corpus.spoken("zh", ["没有", corpus.PAUSE, "发烧"]) == "没有，发烧"
    assert corpus.spoken("en", ["no", corpus.PAUSE, "fever"]) == "no , fever"
