"""One call as its page shows it: read from the database, put together for the template."""

from __future__ import annotations

import json
from datetime import date
from typing import Any, NamedTuple

from callbot.core.disposition import DISPOSITIONS
from callbot.core.script import Node, Script
from callbot.review.misheard import replies
from callbot.review.words import Names
from callbot.store import queries
from callbot.store.open import Store
from callbot.store.registry import is_caller_barred
from callbot.web import correcting


class Asked(NamedTuple):
    """A question with what holds for it, what the bot decided, and every revision."""

    question: str
    label: str
    node: Node | None
    """None where the script cannot be read any more."""
    current: queries.StoredAnswer | None
    bot: queries.StoredAnswer | None
    history: list[queries.StoredAnswer]
    dropped: str
    """Why it was given up."""
    truth: dict[str, Any] | None

    @property
    def held(self) -> tuple[str, ...]:
        """The categories that hold."""
        return tuple((self.current.category or "").split(",")) if self.current else ()


class Flag(NamedTuple):
    """A flag, standing or taken down."""

    kind: str
    level: str
    reason: str
    evidence: str
    at_seconds: float
    cleared_at_seconds: float | None
    provenance: str
    decided_by: str | None
    decided_at: str | None


class Case(NamedTuple):
    """Everything about a call."""

    detail: queries.CallDetail
    script: Script | None
    asked: list[Asked]
    names: Names
    """Question → category → label."""
    labels: dict[str, str]
    """Node → label."""
    flags: list[Flag]
    checked: tuple[str, str] | None
    """By whom and when."""
    barred: bool
    day: date
    """From which "yesterday" was counted."""

    @property
    def call(self) -> queries.CallLine:
        """Its line in lists."""
        return self.detail.call

    @property
    def doubtful(self) -> bool:
        """True where an answer is not what the truth or a person says."""
        return any(
            (one.truth and one.truth["verdict"] in ("wrong", "unresolved"))
            or any(answer.provenance == "person" for answer in one.history)
            for one in self.asked
        )

    @property
    def code(self) -> str:
        """AAPOR's code of how it ended."""
        known = DISPOSITIONS.get(self.call.disposition or "")
        return known.code if known else ""

    @property
    def said(self) -> dict[int, str]:
        """Turn → what a simulated person really said."""
        return dict(replies(self.detail))

    @property
    def alternatives(self) -> dict[int, list[dict[str, Any]]]:
        """Turn → the recogniser's other choices."""
        turns = [turn for turn in self.detail.turns if turn.alternatives]
        return {turn.turn: json.loads(turn.alternatives or "[]")[1:] for turn in turns}

    @property
    def overheard(self) -> dict[int, list[queries.OverheardLine]]:
        """Turn → what was heard over its prompt."""
        found: dict[int, list[queries.OverheardLine]] = {}
        for line in self.detail.overheard:
            found.setdefault(line.turn, []).append(line)
        return found


def case_of(store: Store, call_id: int) -> Case:
    """Raises StoreError for a call that does not exist."""
    detail = queries.call(store, call_id)
    script = correcting.script_of(store, call_id)
    questions = script.questions if script else ()
    checked = store.rows("SELECT checked_by, checked_at FROM checked WHERE call_id = ?", (call_id,))
    flags = store.rows(
        f"SELECT {', '.join(Flag._fields)} FROM flag WHERE call_id = ? ORDER BY number",  # noqa: S608
        (call_id,),
    )
    return Case(
        detail,
        script,
        _asked(store, detail, script),
        {n.id: {c.id: c.label or c.id for c in n.wait.categories} for n in questions if n.wait},
        {node.id: node.label or node.id for node in script.nodes.values()} if script else {},
        [Flag(*row) for row in flags],
        checked[0] if checked else None,
        is_caller_barred(store, call_id),
        _day(store, call_id),
    )


def _asked(store: Store, detail: queries.CallDetail, script: Script | None) -> list[Asked]:
    """The questions that were put or answered, in the script's order."""
    nodes = {node.id: node for node in script.questions} if script else {}
    dropped = dict(
        store.rows(
            "SELECT question, why FROM dropped WHERE call_id = ? ORDER BY number", (detail.call.id,)
        )
    )
    put = {turn.node for turn in detail.turns}
    answers: dict[str, list[queries.StoredAnswer]] = {}
    for answer in sorted(detail.answers, key=lambda a: a.revision):
        answers.setdefault(answer.question, []).append(answer)
    truth = detail.truth.truth if detail.truth else {}
    return [
        Asked(
            question,
            (nodes[question].label or question) if question in nodes else question,
            nodes.get(question),
            next((a for a in answers.get(question, ()) if a.is_current), None),
            next((a for a in reversed(answers.get(question, ())) if a.provenance == "bot"), None),
            answers.get(question, []),
            dropped.get(question, ""),
            truth.get(question),
        )
        for question in dict.fromkeys([*nodes, *answers])
        if question in answers or question in put
    ]


def _day(store: Store, call_id: int) -> date:
    text = store.rows(
        "SELECT coalesce(day, substr(started_at, 1, 10)) FROM call WHERE id = ?", (call_id,)
    )[0][0]
    try:
        return date.fromisoformat(text)
    except ValueError:
        return date.today()
