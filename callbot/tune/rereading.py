"""Which logged answers mean something else under an edited script: one look at each distinct one."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cached_property
from typing import Any, NamedTuple

from callbot.core.answers import Alternative, Understood
from callbot.core.flow import Flow
from callbot.core.messages import ASKING_BACK
from callbot.core.script import Wait
from callbot.tune.edit import Edit
from callbot.tune.logged import HeardTurn, LoggedTurn, Read, Stored, understood
from callbot.tune.same_requests import SameRequests
from callbot.tune.wordings import Logged, Put, asks_back


class _Reading(NamedTuple):
    """One way in which an utterance is read in the course of a call, in both scripts."""

    old: Wait
    new: Wait
    put: Put
    confirming: bool
    requests_only: bool
    """Wait and question are as they were: only a request that was edited can be heard otherwise."""


class _Known(NamedTuple):
    """One distinct answer at a place."""

    stored: Stored
    instead: Understood | None
    """What it means under the edited script; None where it is taken as it was stored."""
    touched: bool
    """The call may come out otherwise."""


class _Place(NamedTuple):
    """One question as it was put."""

    node: str
    confirming: bool
    put: Put | None
    """None where that cannot be told."""
    sure: bool
    """Whether all readings there are known; else the call has to be held again."""
    answer: _Reading | None
    """How the answer is read, where the edit may change that."""
    others: tuple[tuple[str, _Reading], ...]
    """What else may be read in it, likewise: the question, itself after a denial, and how."""
    known: dict[str, _Known]
    """By what was heard there, as it is stored."""


class Rereading:
    """Reads logged answers under both scripts; not for several threads.

    An answer is taken as it was stored unless the edit makes it mean something else. So the present
    understanding of the script that ran is asked only about those that it now takes otherwise: a newer
    callbot alone changes nobody.
    """

    def __init__(self, old: Flow, new: Flow, day: date, read: Read) -> None:
        self._old, self._new = old, new
        self._edit = Edit(old.script, new.script)
        self._day = day
        self._read = read
        self._logged = Logged(old.script, new.script)
        self._places: dict[tuple[str, str, bool, str], _Place] = {}
        self._alike: dict[Any, dict[str, _Known]] = {}
        self.texts = 0
        """Distinct answers that were read, at each question as it was put."""

    @cached_property
    def _same_requests(self) -> SameRequests:
        """Made where a request was edited: all of them are compiled for it."""
        return SameRequests(self._old.script, self._new.script)

    def touched(self, turn: HeardTurn) -> bool:
        """Whether a call in which this was heard has to be held again."""
        _, node, purpose, confirming, prompt, heard, *stored = turn
        place = self._place(node, purpose, bool(confirming), prompt)
        return not place.sure or self._look(place, heard, tuple(stored)).touched

    def verdict(self, turn: LoggedTurn, question: str) -> Understood | None:
        """What the answer of a logged turn means now; None where it was given to another question."""
        place = self._place(turn.node, turn.purpose, turn.confirming, turn.prompt)
        if place.put is None or place.put.new != question:
            return None
        instead = self._look(place, turn.alternatives, turn.stored).instead
        return instead or turn.understood

    def _look(self, place: _Place, heard: str, stored: Stored) -> _Known:
        known = place.known.get(heard)
        if known is None or known.stored != stored:
            known = place.known[heard] = self._compare(place, heard, stored)
        return known

    def _place(self, node: str, purpose: str, confirming: bool, prompt: str) -> _Place:
        key = (node, purpose, confirming, prompt)
        place = self._places.get(key)
        if place is None:
            put = self._logged.put(node, purpose, prompt)
            answer, others = self._readings(node, put, confirming) if put else (None, ())
            # Wordings that are read alike, as those with somebody's name in it, share what was read.
            known = self._alike.setdefault((node, answer, others), {})
            sure = put is not None and (not confirming or purpose in ASKING_BACK)
            place = self._places[key] = _Place(node, confirming, put, sure, answer, others, known)
        return place

    def _readings(
        self, node: str, put: Put, confirming: bool
    ) -> tuple[_Reading | None, tuple[tuple[str, _Reading], ...]]:
        edit = self._edit
        old, new = self._waits(node)
        answer, others = None, []
        if old and new and (edit.reading(old, new) or put.old != put.new):
            answer = self._reading(old, new, put, confirming)
            if confirming and old.confirm:  # a denial may hold the answer (`answering._instead`)
                alone = asks_back(old, put.old)
                others.append((node, self._reading(old, new, Put(alone, alone), confirming=False)))
        for later, earlier in edit.ahead(node):
            old, new = self._waits(later)
            if old and new:
                nodes = self._old.script.nodes[earlier], self._new.script.nodes[earlier]
                along = Put(*(node.prompt for node in nodes))
                others.append((later, self._reading(old, new, along, confirming=False)))
        return answer, tuple(others)

    def _reading(self, old: Wait, new: Wait, put: Put, confirming: bool) -> _Reading:
        alike = put.old == put.new and not self._edit.rewritten(old, new)
        return _Reading(old, new, put, confirming, alike)

    def _waits(self, node: str) -> tuple[Wait | None, Wait | None]:
        old, new = self._old.script.nodes.get(node), self._new.script.nodes.get(node)
        return old.wait if old else None, new.wait if new else None

    def _compare(self, place: _Place, heard: str, stored: Stored) -> _Known:
        if place.answer is None and not place.others:
            return _Known(stored, None, touched=False)
        self.texts += 1
        said = self._read(heard)
        instead = self._instead(place.answer, said, stored) if place.answer else None
        touched = instead is not None or any(
            self._differs(reading, said)
            for reading in self._also_read(place, understood(stored, ""))
        )
        return _Known(stored, instead, touched)

    def _also_read(self, place: _Place, verdict: Understood) -> Iterator[_Reading]:
        """What else the dialogue reads in an answer that it takes as it was stored."""
        if verdict.kind != "answer" or (place.confirming and verdict.category == "yes"):
            return
        leads_to = self._edit.leads_to(place.node, verdict.categories)
        for question, reading in place.others:
            denied = question == place.node
            if place.confirming or (not denied and question in leads_to):
                yield reading

    def _instead(
        self, reading: _Reading, said: tuple[Alternative, ...], stored: Stored
    ) -> Understood | None:
        if reading.requests_only and self._same_requests(reading.old, said):
            return None
        now = self._under(self._new, reading, said)
        if _matters(now) == _matters(understood(stored, "")):
            return None
        before = self._under(self._old, reading, said)
        return None if _matters(before) == _matters(now) else now

    def _differs(self, reading: _Reading, said: tuple[Alternative, ...]) -> bool:
        if reading.requests_only and self._same_requests(reading.old, said):
            return False
        before = self._under(self._old, reading, said)
        return _matters(before) != _matters(self._under(self._new, reading, said))

    def _under(self, flow: Flow, reading: _Reading, said: tuple[Alternative, ...]) -> Understood:
        new = flow is self._new
        return flow.understanding.understand(
            reading.new if new else reading.old, said,
            question=reading.put.new if new else reading.put.old,
            confirming=reading.confirming, today=self._day,
        )  # fmt: skip


def _matters(verdict: Understood) -> Understood:
    """A verdict without its reason, by which nothing goes."""
    return verdict._replace(because="")


class AsLogged:
    """The edited script's understanding, with what is known of the logged turn that is being fed."""

    def __init__(self, new: Flow) -> None:
        self._new = new
        self.rereading: Rereading | None = None
        """That of the call; None reads everything anew."""
        self.turn: LoggedTurn | None = None
        """What is being heard: the next utterance is that of this turn."""

    def understand(
        self,
        wait: Wait,
        alternatives: tuple[Alternative, ...],
        *,
        question: str = "",
        confirming: bool = False,
        today: date,
    ) -> Understood:
        """As it was stored, where the edit leaves that alone."""
        turn, self.turn = self.turn, None
        if turn is not None and turn.alternatives and self.rereading is not None:
            known = self.rereading.verdict(turn, question)
            if known is not None:
                return known
        return self._new.understanding.understand(
            wait, alternatives, question=question, confirming=confirming, today=today
        )

    def told_beside(
        self, wait: Wait, alternatives: tuple[Alternative, ...], *, question: str = "", today: date
    ) -> Understood | None:
        """What was said to another question tells of this one: read anew, since no turn keeps it."""
        return self._new.understanding.told_beside(
            wait, alternatives, question=question, today=today
        )
