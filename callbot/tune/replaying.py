"""A replay as it grows: which calls may come out otherwise, and those held again under both scripts."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from callbot.core.answering import EARLIER
from callbot.core.flow import Flow
from callbot.core.script import Script
from callbot.errors import ScriptError
from callbot.scriptfile.compiled import flow_of
from callbot.scriptfile.load import loads
from callbot.store.open import Store
from callbot.tune.changes import CallChange, QuestionChange, Replay, gravity
from callbot.tune.chosen import Choice, Chosen
from callbot.tune.comparing import compared, repeats
from callbot.tune.edit import Edit
from callbot.tune.known import Known, known_of
from callbot.tune.limits import came_so_far
from callbot.tune.listening import Listening
from callbot.tune.logged import LoggedCall, LoggedTurn, Readings, logged_calls
from callbot.tune.rereading import AsLogged, Rereading
from callbot.tune.rerun import held_again
from callbot.tune.stored import stored_outcomes
from callbot.understanding import places

CHUNKS = (200, 800, 4000)
"""Calls that are taken at a time: few at first, so that there is soon something to see."""
_TOGETHER = 500
"""Calls that are held in memory at a time while they are held again."""

Heed = Callable[[], None]
"""Called before each part, and before each call that is looked at. What it raises ends the replay."""

_COUNTED = """
SELECT node, count(*) FROM turn WHERE call_id IN (SELECT value FROM json_each(?)) AND heard IS NOT NULL
GROUP BY node
"""
_HEARD = """
SELECT call_id, node, purpose, confirming, prompt, alternatives,
  kind, category, categories, value, confidence, read_as, heard
FROM turn
WHERE call_id IN (SELECT value FROM json_each(:ids)) AND heard IS NOT NULL
  AND node IN (SELECT value FROM json_each(:nodes))
"""
_VISITED = """
SELECT DISTINCT call_id, node FROM turn
WHERE call_id IN (SELECT value FROM json_each(:ids)) AND node IN (SELECT value FROM json_each(:nodes))
"""
_EARLIER = f"""
SELECT answer.call_id, question FROM call JOIN contact ON contact.id = contact_id
JOIN answer ON answer.call_id = call.id
WHERE call.id IN (SELECT value FROM json_each(?)) AND campaign_id IS NOT NULL
  AND because = '{EARLIER}'
"""  # noqa: S608 - our own words


_RECORDED = """
SELECT id FROM call WHERE id IN (SELECT value FROM json_each(?)) AND (audio IS NOT NULL
  OR EXISTS (SELECT 1 FROM turn WHERE call_id = call.id AND turn.audio IS NOT NULL))
"""


@dataclass(slots=True)
class _Version:
    """One script that calls were held with, against the edited one."""

    flow: Flow | None
    """None where this callbot cannot read it any more."""
    edit: Edit | None
    rereadings: dict[str, Rereading] = field(default_factory=dict)
    """By the day of the call, on which dates depend."""


class Replaying:
    """Replays calls part by part; `found` is what was found so far."""

    def __init__(
        self,
        store: Store,
        script: Script,
        choice: Choice,
        *,
        anew: bool = False,
        listening: Listening | None = None,
        heed: Heed = lambda: None,
    ) -> None:
        self._listening = listening
        self._heed = heed
        self.found = Replay(total=choice.total, anew=anew)
        self._store = store
        self._script = script
        self._choice = choice
        self._chosen: dict[int, Chosen] = {}
        """Those of the part that is being replayed."""
        self._new = flow_of(script)
        self._as_logged = AsLogged(self._new)
        self._held = Flow(script, self._as_logged, places.inside)
        self._versions: dict[str, _Version] = {}
        self._read = Readings()
        self._answers: Counter[str] = Counter()
        self._counts: dict[str, Counter[str]] = {}
        self._parts = 0

    @property
    def left(self) -> bool:
        """Whether there is more to do."""
        return self._choice.left

    def go_on(self) -> Replay:
        """Replay the next part of the calls."""
        self._heed()
        size = CHUNKS[min(self._parts, len(CHUNKS) - 1)]
        self._parts += 1
        part = self._choice.take(size)
        self._chosen = {call.id: call for call in part}
        for call in part:
            if call.script_sha256 not in self._versions:
                self._versions[call.script_sha256] = self._version(call.script_sha256)
        self._count(part)
        ids = self._affected(part)
        for start in range(0, len(ids), _TOGETHER):
            self._hold_again(ids[start : start + _TOGETHER])
        found = self.found
        found.calls += len(part)
        found.total = self._choice.total
        found.held_again += len(ids)
        found.texts = sum(
            reread.texts for version in self._versions.values()
            for reread in version.rereadings.values()
        )  # fmt: skip
        if self._listening is not None:
            found.unrecorded = found.answers - found.heard_anew - len(found.missing)
        found.changes.sort(key=gravity)
        found.questions = self._by_question()
        return found

    # --- which calls may come out otherwise ------------------------------------------------------
    def _affected(self, part: list[Chosen]) -> list[int]:
        calls = {call.id: call for call in part}
        if self.found.anew:
            return sorted(calls)
        edits = {sha256: version.edit for sha256, version in self._versions.items()}
        found = {
            call.id for call in part
            for edit in [edits[call.script_sha256]] if edit is None or edit.everything
        }  # fmt: skip
        found |= self._came_by(calls) | self._cut_off(part) | self._recorded(part)
        nodes = self._all_of(lambda edit: edit.heard)
        rows = self._rows(_HEARD, part, nodes) if nodes else ()
        readings: dict[int, Rereading | None] = {}
        for row in rows:
            call_id = row[0]
            if call_id in found:
                continue
            reread = readings.get(call_id)
            if reread is None:
                self._heed()
                reread = readings[call_id] = self._rereading(calls[call_id])
            if reread and reread.touched(row):
                found.add(call_id)
        return sorted(found)

    def _recorded(self, part: list[Chosen]) -> set[int]:
        """Calls of which something can be heard again, where that is wanted."""
        if self._listening is None:
            return set()
        return {call_id for (call_id,) in self._store.rows(_RECORDED, (_ids(part),))}

    def _cut_off(self, part: list[Chosen]) -> set[int]:
        """Calls that may be cut off by one script and not by the other."""
        found = set()
        for sha256, version in self._versions.items():
            if version.edit and version.edit.limits:
                ids = _ids([call for call in part if call.script_sha256 == sha256])
                found |= came_so_far(self._store, ids, version.edit.limits)
        return found

    def _came_by(self, calls: dict[int, Chosen]) -> set[int]:
        """Calls at whose nodes, or by whose rules, the edited script acts otherwise."""
        versions = {call_id: self._versions[call.script_sha256] for call_id, call in calls.items()}
        nodes = self._all_of(lambda edit: edit.visited.union(*edit.rules_need))
        part = list(calls.values())
        visited: dict[int, set[str]] = {}
        for call_id, node in self._rows(_VISITED, part, nodes) if nodes else ():
            visited.setdefault(call_id, set()).add(node)
        found = set()
        for call_id, question in self._store.rows(_EARLIER, (_ids(part),)):
            # Answered in a call before: it was not put in this one, and may be read for what follows.
            visited.setdefault(call_id, set()).add(question)
            edit = versions[call_id].edit
            if edit and edit.ahead(question):
                found.add(call_id)
        for call_id, came_by in visited.items():
            edit = versions[call_id].edit
            if edit and (not edit.visited.isdisjoint(came_by) or edit.ruled(came_by)):
                found.add(call_id)
        return found

    def _all_of(self, nodes_of: Callable[[Edit], frozenset[str]]) -> frozenset[str]:
        edits = [version.edit for version in self._versions.values()]
        return frozenset[str]().union(*(nodes_of(edit) for edit in edits if edit))

    def _rows(self, sql: str, part: list[Chosen], nodes: Iterable[str]) -> list[Any]:
        wanted = {"ids": _ids(part), "nodes": json.dumps(sorted(nodes))}
        return self._store.rows(sql, wanted)

    def _count(self, part: list[Chosen]) -> None:
        for node, answers in self._store.rows(_COUNTED, (_ids(part),)):
            self._answers[node] += answers
            self.found.answers += answers

    def _rereading(self, call: Chosen) -> Rereading | None:
        """What reads the answers of this call; None where everything is read anew."""
        version = self._versions[call.script_sha256]
        if self.found.anew or version.flow is None:
            return None
        reread = version.rereadings.get(call.day)
        if reread is None:
            day = date.fromisoformat(call.day)
            reread = Rereading(version.flow, self._new, day, self._read)
            version.rereadings[call.day] = reread
        return reread

    def _version(self, sha256: str) -> _Version:
        ((text, name),) = self._store.rows(
            "SELECT text, script FROM script_version WHERE sha256 = ?", (sha256,)
        )
        try:
            old = loads(text, name)
        except ScriptError:  # of an older format: what came of its calls is stored all the same
            return _Version(None, None)
        return _Version(flow_of(old), Edit(old, self._script))

    # --- holding them again ----------------------------------------------------------------------
    def _hold_again(self, ids: list[int]) -> None:
        known = known_of(self._store, ids, self._script.nodes)
        stored = stored_outcomes(self._store, ids)
        for call in self._heard(list(logged_calls(self._store, ids, self._read))):
            self._heed()
            self._as_logged.rereading = self._rereading(self._chosen[call.id])
            self.found.unreadable += self._versions[call.script_sha256].flow is None
            after = held_again(self._held, call, self._expect)
            self.found.repeats += repeats(call, after)
            before, facts = stored[call.id], known.get(call.id, Known())
            for change in compared(call, before, after, self._script, facts):
                self._add(change)

    def _heard(self, calls: list[LoggedCall]) -> list[LoggedCall]:
        """The calls as they are to be held again: as they were heard then, or from their recordings."""
        if self._listening is None:
            return calls
        calls, heard_anew, missing = self._listening.anew(calls)
        self.found.heard_anew += heard_anew
        self.found.missing += missing
        return calls

    def _expect(self, turn: LoggedTurn) -> None:
        self._as_logged.turn = turn

    def _add(self, change: CallChange) -> None:
        self.found.changes.append(change)
        if change.question:
            kind = "changed" if change.kind in ("category", "value") else change.kind
            self._counts.setdefault(change.question, Counter()).update((kind, change.judged))

    def _by_question(self) -> list[QuestionChange]:
        found = []
        nodes = self._script.nodes
        for name in dict.fromkeys([*(q.id for q in self._script.questions), *self._counts]):
            of = self._counts.get(name, Counter[str]())
            label = nodes[name].label if name in nodes else ""
            found.append(
                QuestionChange(
                    name, label or name, self._answers[name], of["changed"],
                    of["right_to_wrong"] + of["open_to_wrong"],
                    of["wrong_to_right"] + of["open_to_right"], of["unasked"],
                )
            )  # fmt: skip
        return found


def _ids(calls: list[Chosen]) -> str:
    return json.dumps([call.id for call in calls])
