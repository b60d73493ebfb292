"""Which logged answers mean something else under an edited script: one look at each distinct one."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from callbot.core.answers import Alternative, Understood
from callbot.core.flow import Flow
from callbot.core.script import Wait
from callbot.tune.edit import Edit
from callbot.tune.logged import Read
from callbot.tune.wordings import Logged, Put, asks_back


class _Reading(NamedTuple):
    """One way in which an utterance is read in the course of a call, in both scripts."""

    old: Wait
    new: Wait
    put: Put
    confirming: bool


class _Place(NamedTuple):
    """One question as it was put."""

    readings: tuple[_Reading, ...]
    """Those that the edit may change."""
    differs: dict[str, bool]
    """What was heard there, as it is stored → whether it means something else now."""


HELD_AGAIN = _Place((), {})
"""Stands for a place of which it cannot be told how it was put."""


class Rereading:
    """Reads logged answers under both scripts; not for several threads."""

    def __init__(self, old: Flow, new: Flow, day: date, read: Read) -> None:
        self._old, self._new = old, new
        self._edit = Edit(old.script, new.script)
        self._day = day
        self._read = read
        self._logged = Logged(old.script, new.script)
        self._places: dict[tuple[str, str, int, str], _Place] = {}
        self._alike: dict[tuple[_Reading, ...], _Place] = {}
        self.texts = 0
        """Distinct answers that were read, at each question as it was put."""

    def differs(self, node: str, purpose: str, confirming: int, prompt: str, heard: str) -> bool:
        """Whether an answer may be taken otherwise. `heard` is the JSON of its readings."""
        key = (node, purpose, confirming, prompt)
        place = self._places.get(key)
        if place is None:
            place = self._places[key] = self._place(*key)
        if place is HELD_AGAIN:
            return True
        known = place.differs.get(heard)
        if known is None:
            known = place.differs[heard] = self._compare(place, heard)
        return known

    def _place(self, node: str, purpose: str, confirming: int, prompt: str) -> _Place:
        if node not in self._edit.heard:
            return _Place((), {})
        put = self._logged.put(node, purpose, prompt)
        if put is None or (confirming and purpose not in ("confirm", "stop_asked")):
            return HELD_AGAIN
        readings = tuple(self._readings(node, put, bool(confirming)))
        return self._alike.setdefault(readings, _Place(readings, {}))

    def _readings(self, node: str, put: Put, confirming: bool) -> Iterator[_Reading]:
        edit = self._edit
        old, new = self._waits(node)
        if old and new and (edit.reading(old, new) or put.old != put.new):
            yield _Reading(old, new, put, confirming)
            if confirming and old.confirm:  # a denial may hold the answer (`answering._instead`)
                alone = asks_back(old, put.old)
                yield _Reading(old, new, Put(alone, alone), False)
        for later, earlier in edit.ahead(node):
            old, new = self._waits(later)
            if old and new:
                nodes = self._old.script.nodes[earlier], self._new.script.nodes[earlier]
                yield _Reading(old, new, Put(*(node.prompt for node in nodes)), confirming=False)

    def _waits(self, node: str) -> tuple[Wait | None, Wait | None]:
        old, new = self._old.script.nodes.get(node), self._new.script.nodes.get(node)
        return old.wait if old else None, new.wait if new else None

    def _compare(self, place: _Place, heard: str) -> bool:
        if not place.readings:
            return False
        self.texts += 1
        said = self._read(heard)
        return any(self._reads_otherwise(reading, said) for reading in place.readings)

    def _reads_otherwise(self, reading: _Reading, said: tuple[Alternative, ...]) -> bool:
        old, new = (
            flow.understanding.understand(
                wait, said, question=question, confirming=reading.confirming, today=self._day
            )
            for flow, wait, question in (
                (self._old, reading.old, reading.put.old),
                (self._new, reading.new, reading.put.new),
            )
        )
        return _matters(old) != _matters(new)


def _matters(understood: Understood) -> Understood:
    """A verdict without its reason, by which nothing goes."""
    return understood._replace(because="")
