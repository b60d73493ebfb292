"""Searching what people said: every heard word of every call in memory, a few megabytes a 10,000 calls.

A search goes through it as one long text, which takes some ten milliseconds for 150,000 calls, finds
two Chinese characters as well as a sentence, costs whoever writes calls nothing, and leaves no second
copy of people's words on the disk. Calls that are younger than the index are looked at one by one.
"""

from __future__ import annotations

import re
import threading
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from callbot.review.words import joined
from callbot.store.keeping.disk import erasures
from callbot.store.open import Store

_CHUNK: Final = 2000
"""Calls a chunk."""
_TERM: Final = re.compile(r'"([^"]+)"|[“”]([^“”]+)[“”]|(\S+)')
_STILL_RUNNING: Final = 200
"""A call without an end counts as cut off when so many came after it."""


class _Chunk(NamedTuple):
    first: int
    last: int
    """Its first and last call."""
    text: str
    starts: list[int]
    """Where in the text each call's words begin."""
    ids: list[int]


class Transcripts:
    """The words of all calls; safe for several threads."""

    def __init__(self) -> None:
        self._chunks: list[_Chunk] = []
        self._upto = 0
        self._erased = 0
        self._reading = threading.Lock()

    def read(self, store: Store) -> None:
        """Take in the calls that came since, if nobody is just doing that."""
        if not self._reading.acquire(blocking=False):
            return
        try:
            self._forget_what_went(store)
            while self._read_chunk(store):
                pass
        finally:
            self._reading.release()

    def _forget_what_went(self, store: Store) -> None:
        """Words that were deleted must not stay here: all are read anew after any deletion."""
        erased = erasures(store)
        if erased != self._erased:
            self._chunks, self._upto, self._erased = [], 0, erased

    def _read_chunk(self, store: Store) -> bool:
        """Take in one chunk; False where there is no whole one any more."""
        ids = [id_ for (id_,) in store.rows(
            "SELECT id FROM call WHERE id > ? ORDER BY id LIMIT ?", (self._upto, _CHUNK)
        )]  # fmt: skip
        if len(ids) < _CHUNK:
            return False
        running = store.rows(
            "SELECT 1 FROM call WHERE id BETWEEN ?1 AND ?2 AND disposition IS NULL"
            " AND id > (SELECT max(id) FROM call) - ?3 LIMIT 1",
            (ids[0], ids[-1], _STILL_RUNNING),
        )
        if running:
            return False
        self._chunks.append(_chunk(store, ids[0], ids[-1]))
        self._upto = ids[-1]
        return True

    def find(self, store: Store, words: str, below: int | None = None) -> Iterator[int]:
        """The calls in which all these words were said, the newest first; only those below a number."""
        wanted = terms(words)
        below = below or 2**62
        # Before the rest is read: what another thread takes in meanwhile must not be missed.
        chunks = list(self._chunks)
        upto = chunks[-1].last if chunks else 0
        if not wanted:
            return
        if below > upto + 1:
            yield from _found(_chunk(store, upto + 1, below - 1), wanted, below)
        for chunk in reversed(chunks):
            if chunk.first < below:
                yield from _found(chunk, wanted, below)

    def among(self, store: Store, words: str, ids: Iterable[int]) -> list[int]:
        """Those of these calls in which all these words were said, the newest first."""
        wanted, chunks = terms(words), list(self._chunks)
        if not wanted:
            return []
        upto = chunks[-1].last if chunks else 0
        chunks.append(_chunk(store, upto + 1, 2**62))
        firsts = [chunk.first for chunk in chunks]
        found = []
        for id_ in sorted(ids, reverse=True):
            said = _said(chunks[bisect_right(firsts, id_) - 1], id_)
            if all(term in said for term in wanted):
                found.append(id_)
        return found

    def whole(self, store: Store) -> bool:
        """True where every call that could be taken in was."""
        (last,) = store.rows("SELECT coalesce(max(id), 0) FROM call")[0]
        return bool(last - self._upto < 2 * _CHUNK)


def normal(words: str) -> str:
    """Words as they are compared: small letters, no spaces between Chinese characters."""
    return joined(words).strip().lower()


def terms(words: str) -> list[str]:
    """What is looked for: each word, wherever in a call; several in quotes are one."""
    parts = ("".join(found) for found in _TERM.findall(words))
    return list(dict.fromkeys(filter(None, map(normal, parts))))


def _chunk(store: Store, first: int, last: int) -> _Chunk:
    rows = store.rows(
        "SELECT call_id, group_concat(heard, char(10)) FROM turn"
        " WHERE call_id BETWEEN ? AND ? AND heard <> '' GROUP BY call_id ORDER BY call_id",
        (first, last),
    )
    starts, ids, texts, at = [], [], [], 0
    for call_id, heard in rows:
        text = normal(heard)
        starts.append(at)
        ids.append(call_id)
        texts.append(text)
        at += len(text) + 1
    return _Chunk(first, last, "\n".join(texts), starts, ids)


def _said(chunk: _Chunk, call_id: int) -> str:
    """The words of one call."""
    place = bisect_left(chunk.ids, call_id)
    if place == len(chunk.ids) or chunk.ids[place] != call_id:
        return ""
    return _at(chunk, place)


def _at(chunk: _Chunk, place: int) -> str:
    ends = chunk.starts[place + 1] - 1 if place + 1 < len(chunk.ids) else len(chunk.text)
    return chunk.text[chunk.starts[place] : ends]


def _found(chunk: _Chunk, wanted: Sequence[str], below: int) -> Iterator[int]:
    """From the end: the newest call first, each once."""
    # By the word that is said least: few calls have to be looked at for the others.
    counted = {term: chunk.text.count(term) for term in wanted} if len(wanted) > 1 else {}
    words, *others = sorted(wanted, key=lambda term: counted.get(term, 0))
    end = len(chunk.text) if all(counted.values()) else 0
    while (at := chunk.text.rfind(words, 0, end)) >= 0:
        place = bisect_right(chunk.starts, at) - 1
        said = _at(chunk, place) if others else ""
        if chunk.ids[place] < below and all(term in said for term in others):
            yield chunk.ids[place]
        # Past the words of this call; one that ends there belongs to the call before.
        end = chunk.starts[place]
