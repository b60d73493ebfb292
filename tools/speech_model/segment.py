"""Cutting text into vocabulary words."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping

_SPLIT = re.compile(r"[^\w'’]+|_+")
_UNKNOWN_COST = 30.0


def words_of_english(text: str) -> list[str]:
    """Lower-case words; apostrophes inside a word stay."""
    pieces = _SPLIT.sub(" ", text.lower().replace("’", "'")).split()
    return [piece.strip("'") for piece in pieces if piece.strip("'")]


def words_of_chinese(text: str, counts: Mapping[str, float], longest: int = 8) -> list[str]:
    """The most probable sequence of words; a character that is in no word stands alone.

    Each run between punctuation is cut by itself (unigram Viterbi).
    """
    total = math.log(sum(counts.values()) or 1.0)
    words: list[str] = []
    for run in _SPLIT.sub(" ", text).split():
        best = [0.0] + [math.inf] * len(run)
        back = [0] * (len(run) + 1)
        for end in range(1, len(run) + 1):
            for start in range(max(0, end - longest), end):
                word = run[start:end]
                if word in counts:
                    cost = best[start] + total - math.log(max(counts[word], 1.0))
                elif end - start == 1:
                    cost = best[start] + _UNKNOWN_COST
                else:
                    continue
                if cost < best[end]:
                    best[end], back[end] = cost, start
        cut: list[str] = []
        end = len(run)
        while end:
            cut.append(run[back[end] : end])
            end = back[end]
        words += reversed(cut)
    return words
