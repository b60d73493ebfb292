"""A bigram over words: general frequencies mixed with how people answer such calls."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

UNKNOWN = "[unk]"
START, END = "<s>", "</s>"


@dataclass(frozen=True, slots=True)
class Weights:
    """How much each source counts."""

    corpus: float = 0.6
    """Share of the own corpus in the unigram."""
    discount: float = 0.7
    """Taken off each bigram count and given to the unigram (absolute discounting)."""
    least_count: int = 2
    """Rarer bigrams are left to the unigram."""
    flatten: float = 0.75
    """Power of the general frequencies: written text is not what is said on the telephone."""
    unknown_cost: float = 14.0
    """What `[unk]` costs as a word, beside its phones."""


@dataclass(frozen=True, slots=True)
class Arc:
    """source → target on `word` ("" backs off) at `cost` = −ln p."""

    source: str
    target: str
    word: str
    cost: float


def unigram(
    counts: Mapping[str, float], corpus: Sequence[Sequence[str]], weights: Weights
) -> dict[str, float]:
    """Probability of each word and of the end of the utterance."""
    general = {word: max(count, 1.0) ** weights.flatten for word, count in counts.items()}
    whole = sum(general.values())
    said = Counter(word for sentence in corpus for word in sentence if word in counts)
    ends = len(corpus)
    told = sum(said.values()) + ends
    mixed = {
        word: (1 - weights.corpus) * value / whole + weights.corpus * said[word] / told
        for word, value in general.items()
    }
    mixed[END] = (1 - weights.corpus) * 0.15 + weights.corpus * ends / told
    total = sum(mixed.values())
    return {word: value / total for word, value in mixed.items()}


def bigram(
    counts: Mapping[str, float], corpus: Sequence[Sequence[str]], weights: Weights
) -> Iterator[Arc]:
    """The arcs of the grammar. State START begins, "" is the unigram state, END is final.

    Words alone come from `counts` and the corpus, pairs from the corpus only: pairs from print
    made English decoding slower and no better.
    """
    single = unigram(counts, corpus, weights)
    follow = _successors(counts, corpus, weights)
    for first, seconds in follow.items():
        freed = 1.0 - sum(seconds.values())
        for second, share in seconds.items():
            target = second if second in follow else ("" if second != END else END)
            cost = -math.log(share + freed * single[second])
            yield Arc(first, target, "" if second == END else second, cost)
        yield Arc(first, "", "", -math.log(freed))
    for word, share in single.items():
        target = END if word == END else (word if word in follow else "")
        yield Arc("", target, "" if word == END else word, -math.log(share))
    yield Arc("", "", UNKNOWN, weights.unknown_cost)


def _successors(
    counts: Mapping[str, float], corpus: Sequence[Sequence[str]], weights: Weights
) -> dict[str, dict[str, float]]:
    """First word → second word → discounted probability; words with no successor left out."""
    said: dict[str, Counter[str]] = defaultdict(Counter)
    for sentence in corpus:
        known = [word if word in counts else UNKNOWN for word in sentence]
        for first, second in zip([START, *known], [*known, END], strict=True):
            said[first][second] += 1
    follow: dict[str, dict[str, float]] = {START: {}}
    for first in sorted(said.keys() - {UNKNOWN}):
        total = sum(said[first].values())
        kept = _kept(said[first], weights)
        if kept:
            follow[first] = {
                second: (count - weights.discount) / total for second, count in kept.items()
            }
    return follow


def _kept(seconds: Counter[str], weights: Weights) -> Counter[str]:
    return Counter(
        {
            word: count
            for word, count in seconds.items()
            if count >= weights.least_count and word != UNKNOWN
        }
    )
