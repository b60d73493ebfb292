"""Searching what people said: every heard word of every call in memory, a few megabytes a 10,000 calls.

A search goes through it as one long text, which takes some ten milliseconds for 150,000 calls, finds
two Chinese characters as well as a sentence, costs whoever writes calls nothing, and leaves no second
copy of people's words on the disk. Calls that are younger than the index are looked at one by one.
"""

from __future__ import annotations

import threading
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from callbot.review.words import joined
from callbot.store.keeping.disk import erasures
from callbot.store.open import Store

_CHUNK: Final = 2000
"""Calls a chunk."""
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
        """The calls in which somebody said that, the newest first; only those below a number."""
        wanted = normal(words)
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
        """Those of these calls in which somebody said that, the newest first."""
        wanted, chunks = normal(words), list(self._chunks)
        if not wanted:
            return []
        upto = chunks[-1].last if chunks else 0
        chunks.append(_chunk(store, upto + 1, 2**62))
        firsts = [chunk.first for chunk in chunks]
        return [
            id_
            for id_ in sorted(ids, reverse=True)
            if wanted in _said(chunks[bisect_right(firsts, id_) - 1], id_)
        ]

    def whole(self, store: Store) -> bool:
        """True where every call that could be taken in was."""
        (last,) = store.rows("SELECT coalesce(max(id), 0) FROM call")[0]
        return bool(last - self._upto < 2 * _CHUNK)


def normal(words: str) -> str:
    """Words as they are compared: small letters, no spaces between Chinese characters."""
    return joined(words).strip().lower()


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
    ends = chunk.starts[place + 1] - 1 if place + 1 < len(chunk.ids) else len(chunk.text)
    return chunk.text[chunk.starts[place] : ends]


def _found(chunk: _Chunk, words: str, below: int) -> Iterator[int]:
    """From the end: the newest call first, each once."""
    end = len(chunk.text)
    while (at := chunk.text.rfind(words, 0, end)) >= 0:
        place = bisect_right(chunk.starts, at) - 1
        if chunk.ids[place] < below:
            yield chunk.ids[place]
        # Past the words of this call; one that ends there belongs to the call before.
        end = chunk.starts[place]
