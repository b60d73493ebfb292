"""Which part of a reading stands for which clause of what was said."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from rapidfuzz.distance import Levenshtein

from callbot.core.script import Language
from callbot.lines.confusion.words import UNKNOWN, Tokens
from callbot.understanding.slips import syllables

_Block = tuple[int, int, int, int]
"""From where to where in what was said, and in what was heard."""


def by_clause(said: Sequence[Tokens], heard: Sequence[str], language: Language) -> list[Tokens]:
    """What was heard of each clause."""
    owner = [number for number, clause in enumerate(said) for _ in clause]
    whole = [token for clause in said for token in clause]
    parts: list[list[str]] = [[] for _ in said]
    for first, last, start, end in _blocks(_sounds(whole, language), _sounds(heard, language)):
        if first == last:  # added: to what stands before it
            parts[owner[max(0, first - 1)]] += heard[start:end]
            continue
        got: list[list[str]] = [[] for _ in said]
        for at in range(start, end):
            got[owner[first + (at - start) * (last - first) // (end - start)]].append(heard[at])
        for number in range(owner[first], owner[last - 1] + 1):
            # One [unk] covers any number of words, all of which are unknown.
            if not got[number] and UNKNOWN in heard[start:end]:
                got[number] = [UNKNOWN]
            parts[number] += got[number]
    return [tuple(part) for part in parts]


def _sounds(found: Sequence[str], language: Language) -> list[str]:
    """Mandarin is aligned by sound: most of what is misheard is a homophone."""
    if language == "en":
        return list(found)
    return [token if token == UNKNOWN else "".join(syllables(token)) for token in found]


def _blocks(said: Sequence[str], heard: Sequence[str]) -> Iterator[_Block]:
    """What is alike and what is not, by turns."""
    unlike: _Block | None = None
    for step in Levenshtein.opcodes(said, heard):
        block = (step.src_start, step.src_end, step.dest_start, step.dest_end)
        if step.tag != "equal":
            unlike = (*unlike[:1], block[1], unlike[2], block[3]) if unlike else block
            continue
        if unlike:
            yield unlike
        unlike = None
        yield block
    if unlike:
        yield unlike


def distance(said: Sequence[str], heard: Sequence[str]) -> int:
    """Tokens that were changed, lost or added."""
    return int(Levenshtein.distance(said, heard))


def swapped(said: Sequence[str], heard: Sequence[str]) -> Iterator[tuple[int, str]]:
    """Where each token stands that was not heard as it is, with what stood in its place."""
    for kind, i, j, k, n in SequenceMatcher(None, said, heard, autojunk=False).get_opcodes():
        if kind in ("replace", "delete"):
            became = list(heard[k:n])
            for offset in range(j - i):
                yield i + offset, became[offset] if offset < len(became) else ""
