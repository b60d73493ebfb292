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
    trust: float = 300.0
    """How often a word must occur in the corpus before that counts as much as `general`."""
    general: float = 0.5
    """Share of what print knows of a word's successors, the rest is left to the unigram."""
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
    counts: Mapping[str, float],
    corpus: Sequence[Sequence[str]],
    weights: Weights,
    general: Mapping[str, Mapping[str, float]] | None = None,
) -> Iterator[Arc]:
    """The arcs of the grammar. State START begins, "" is the unigram state, END is final.

    `general` says how words follow each other elsewhere; what the corpus does not know of a word
    is taken from there.
    """
    single = unigram(counts, corpus, weights)
    follow = _successors(counts, corpus, weights, general or {})
    follow.setdefault(START, {})
    for first, seconds in follow.items():
        freed = max(1.0 - sum(seconds.values()), 0.05)
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
    counts: Mapping[str, float],
    corpus: Sequence[Sequence[str]],
    weights: Weights,
    general: Mapping[str, Mapping[str, float]],
) -> dict[str, dict[str, float]]:
    """First word → second word → probability, discounted; words with no successor left out."""
    said: dict[str, Counter[str]] = defaultdict(Counter)
    for sentence in corpus:
        known = [word if word in counts else UNKNOWN for word in sentence]
        for first, second in zip([START, *known], [*known, END], strict=True):
            said[first][second] += 1
    follow: dict[str, dict[str, float]] = {}
    for first in sorted({*said, *general} - {UNKNOWN}):
        heard = sum(said[first].values()) if first in said else 0
        own = heard / (heard + weights.trust) if first in general else 1.0
        shares: dict[str, float] = defaultdict(float)
        for second, count in _kept(said.get(first, Counter()), weights).items():
            shares[second] += own * (count - weights.discount) / heard
        for second, share in general.get(first, {}).items():
            shares[second] += (1 - own) * weights.general * share
        if shares:
            follow[first] = dict(shares)
    return follow


def _kept(seconds: Counter[str], weights: Weights) -> Counter[str]:
    return Counter(
        {
            word: count
            for word, count in seconds.items()
            if count >= weights.least_count and word != UNKNOWN
        }
    )
