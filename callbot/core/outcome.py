"""What a finished call amounts to: its disposition, and the deciding questions it left open."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

from callbot.core.answers import Answer
from callbot.core.script import Script


class Finished(Protocol):
    """What is looked at of a call that is over."""

    @property
    def answers(self) -> Mapping[str, Answer]:
        """The answers that hold."""

    @property
    def dropped(self) -> Mapping[str, str]:
        """The questions that were given up, and why."""

    @property
    def history(self) -> Sequence[str]:
        """The questions that were put and listened to."""

    @property
    def counts(self) -> Mapping[str, int]:
        """How often something was `heard`."""


_OWN_CLOSINGS = {
    "closing:later": "call_later",
    "closing:human": "human",
    "closing:stop": "stop",
    "closing:refused": "refusal",
}


def open_key_questions(call: Finished, script: Script) -> list[str]:
    """The deciding questions that were put and neither answered nor given up before."""
    return [
        node.id
        for node in script.questions
        if node.wait is not None
        and node.wait.key
        and node.id in call.history
        and node.id not in call.answers
        and call.dropped.get(node.id) in (None, "withdrawn")
    ]


def disposition_of(call: Finished, script: Script, where: str, by: str) -> str:
    """A name of `callbot.core.disposition`: how the call that ended in state `where` ended.

    `by` says who hung up, empty where the bot did. A call in which no word was heard is `no_speech`
    whatever the script says; a goodbye with a deciding question still open is a partial.
    """
    if where in _OWN_CLOSINGS:
        return _OWN_CLOSINGS[where]
    node = script.nodes.get(where.removesuffix("?"))
    enough = (
        bool(call.answers)
        and bool(script.partial_after)
        and all(question in call.answers for question in script.partial_after)
    )
    if node is not None and node.ends and not by:
        return _scripted(call, script, node.ends)
    if by == "line":
        return "partial" if enough else "technical"
    if by and node is not None and node.ends == "complete":
        return _scripted(call, script, node.ends)
    if not call.counts["heard"]:
        return "hung_up" if by else "no_speech"
    if enough:
        return "partial"
    return "break_off" if call.answers or not by else "hung_up"


def _scripted(call: Finished, script: Script, ends: str) -> str:
    if not call.counts["heard"]:
        return "no_speech"
    if ends == "complete":
        keys = [q.id for q in script.questions if q.wait is not None and q.wait.key]
        if any(key in call.history and key not in call.answers for key in keys):
            return "partial"
    return {"complete": "complete", "human": "human"}.get(ends, ends)
