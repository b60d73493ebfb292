"""Phrases as a recogniser wants them: the model's words separated by spaces, `[unk]` among them.

vosk turns them into a bigram, not into a strict list, and without `[unk]` it forces whatever is
said into the phrases, sure of itself (vosk-api #741, #1017).
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from callbot.speech.readings import UNKNOWN
from callbot.speech.vocabulary import Vocabulary


class Grammar(NamedTuple):
    """What can be listened for, and what cannot."""

    phrases: tuple[str, ...]
    """Words separated by spaces, sorted, no two alike; always holds `[unk]`."""
    left_out: tuple[str, ...]
    """Phrases with words that the model does not know, as they were given."""


def grammar(phrases: Iterable[str], vocabulary: Vocabulary) -> Grammar:
    """Plain phrases in the model's words; phrases of nothing but punctuation are dropped."""
    usable, left_out = {UNKNOWN}, dict[str, None]()
    for phrase in phrases:
        words = [word for word in vocabulary.segment(phrase) if word]
        if any(word not in vocabulary for word in words):
            left_out[phrase] = None
        elif words:
            usable.add(" ".join(words))
    return Grammar(tuple(sorted(usable)), tuple(left_out))
