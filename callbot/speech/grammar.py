"""Phrases a recogniser listens for."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from callbot.speech.vocabulary import Vocabulary


class Grammar(NamedTuple):
    """What can be listened for, and what cannot."""

    phrases: tuple[str, ...]
    """Words separated by spaces, sorted, no two alike; always holds `[unk]`."""
    left_out: tuple[str, ...]
    """Phrases with words that the model does not know, as they were given."""


def grammar(phrases: Iterable[str], vocabulary: Vocabulary) -> Grammar:
    """Plain phrases as the recogniser wants them."""
    raise NotImplementedError
