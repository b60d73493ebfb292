"""Pronunciations, taken from espeak: each word alone, and as it sounds within sentences.

In a sentence espeak reduces function words and changes Mandarin tones; an alignment of what was
said against the words said alone finds these variants.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path

Phones = tuple[str, ...]
Lexicon = dict[str, dict[Phones, float]]
"""Word → its pronunciations with their shares, which sum to one."""

_MOST_VARIANTS = 4
_LEAST_SHARE = 0.06
_LEAST_COUNT = 3


def align(words: Sequence[str], alone: Mapping[str, Phones], said: Phones) -> list[Phones]:
    """What part of `said` belongs to each word: the least edits against the words alone."""
    reference = [
        (index, phone) for index, word in enumerate(words) for phone in alone.get(word, ())
    ]
    rows, columns = len(reference) + 1, len(said) + 1
    cost = [[0.0] * columns for _ in range(rows)]
    for row in range(rows):
        for column in range(columns):
            if row == 0 and column == 0:
                continue
            options = []
            if row and column:
                options.append(
                    cost[row - 1][column - 1] + _difference(reference[row - 1][1], said[column - 1])
                )
            if row:
                options.append(cost[row - 1][column] + 1.0)
            if column:
                options.append(cost[row][column - 1] + 1.0)
            cost[row][column] = min(options)
    return _trace(words, reference, said, cost)


def _trace(
    words: Sequence[str],
    reference: list[tuple[int, str]],
    said: Phones,
    cost: list[list[float]],
) -> list[Phones]:
    row, column = len(reference), len(said)
    owned: list[list[str]] = [[] for _ in words]
    owner = reference[-1][0] if reference else 0
    while row or column:
        here = cost[row][column]
        if row and column:
            changed = _difference(reference[row - 1][1], said[column - 1])
            if here == cost[row - 1][column - 1] + changed:
                row, column = row - 1, column - 1
                owner = reference[row][0]
                owned[owner].append(said[column])
                continue
        if row and here == cost[row - 1][column] + 1.0:
            row -= 1
            continue
        column -= 1
        owned[owner].append(said[column])
    return [tuple(reversed(phones)) for phones in owned]


def _difference(one: str, other: str) -> float:
    """0 for the same phone, 0.3 for another tone, 0.7 vowel for vowel, 1.5 otherwise."""
    if one == other:
        return 0.0
    if base(one) == base(other):
        return 0.3
    vowels = "aAeEiIoOuUyV@03"
    return 0.7 if (one[0] in vowels) == (other[0] in vowels) else 1.5


def base(phone: str) -> str:
    """A Mandarin vowel without its tone."""
    return phone[:-1] if len(phone) > 1 and phone[-1] in "12345" else phone


def variants(alone: Mapping[str, Phones], heard: Sequence[tuple[Sequence[str], Phones]]) -> Lexicon:
    """Pronunciations with shares, from sentences (their words, the phones said)."""
    counts: dict[str, Counter[Phones]] = defaultdict(Counter)
    for words, said in heard:
        for word, phones in zip(words, align(words, alone, said), strict=True):
            if phones and _plausible(phones, alone.get(word, phones)):
                counts[word][phones] += 1
    lexicon: Lexicon = {}
    for word, phones in alone.items():
        if phones:
            lexicon[word] = _shares(phones, counts.get(word, Counter()))
    return lexicon


def _plausible(phones: Phones, alone: Phones) -> bool:
    """Whether the alignment can be trusted: reductions drop or change little."""
    return abs(len(phones) - len(alone)) <= max(1, len(alone) // 3)


def _shares(alone: Phones, counts: Counter[Phones]) -> dict[Phones, float]:
    total = sum(counts.values()) + 1
    kept = {alone: (counts[alone] + 1) / total}
    for phones, count in counts.most_common(_MOST_VARIANTS):
        if phones != alone and count >= _LEAST_COUNT and count / total >= _LEAST_SHARE:
            kept[phones] = count / total
    kept[alone] = max(kept[alone], 0.05)
    whole = sum(kept.values())
    return {phones: share / whole for phones, share in kept.items()}


def within(lexicon: Lexicon, phones: Collection[str]) -> Lexicon:
    """The lexicon without pronunciations that need other phones."""
    kept: Lexicon = {}
    for word, prons in lexicon.items():
        known = {said: share for said, share in prons.items() if set(said) <= set(phones)}
        whole = sum(known.values())
        if known:
            kept[word] = {said: share / whole for said, share in known.items()}
    return kept


def write(lexicon: Lexicon, path: Path) -> None:
    """Word TAB share TAB phones separated by spaces, one pronunciation a line."""
    with path.open("w", encoding="utf-8", newline="\n") as out:
        for word in sorted(lexicon):
            for phones, share in sorted(
                lexicon[word].items(), key=lambda item: (-item[1], item[0])
            ):
                out.write(f"{word}\t{share:.3f}\t{' '.join(phones)}\n")


def read(path: Path) -> Lexicon:
    """The inverse of `write`."""
    lexicon: Lexicon = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        word, share, phones = line.split("\t")
        lexicon.setdefault(word, {})[tuple(phones.split())] = float(share)
    return lexicon
