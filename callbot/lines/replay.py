"""A call that is held again: each question gets what was heard there the first time."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Literal, NamedTuple

from callbot.core.answers import Alternative
from callbot.core.messages import (
    Command,
    Failed,
    Gone,
    Heard,
    HungUp,
    Input,
    Listen,
    NoInput,
    PromptFinished,
    Say,
)

Part = Literal["recogniser", "synthesiser", "device"]


class Exchange(NamedTuple):
    """What came back in one turn: exactly one of the fields below is set, or none."""

    node: str
    confirming: bool = False
    reopened: bool = False
    """The person went on with the answer before."""
    heard: tuple[Alternative, ...] | None = None
    """Empty: speech without words."""
    silent: bool = False
    hung_up: Gone | None = None
    while_speaking: bool = False
    """They hung up before the prompt was over."""
    failed: Part | None = None
    audio: str = ""
    at_seconds: float | None = None

    @property
    def came_back(self) -> bool:
        """Whether anything did."""
        return self.heard is not None or self.silent or bool(self.hung_up or self.failed)


Hear = Callable[[Listen, str], tuple[Alternative, ...]]
"""Recognises a recording anew."""


class ReplayLine:
    """Answers by question, in the order of the first time; silent where there is nothing (left)."""

    name = "replay"

    def __init__(self, exchanges: Sequence[Exchange], hear: Hear | None = None) -> None:
        self._exchanges = exchanges
        self._hear = hear
        self._left = [n for n, one in enumerate(exchanges) if one.came_back]
        self._command: Command | None = None
        self._reopens = False
        self._at = 0.0
        self.unanswered: list[Listen] = []
        """What was asked and has no answer in the case."""
        self.heard_anew: list[tuple[int, tuple[Alternative, ...]]] = []

    @property
    def unasked(self) -> list[int]:
        """The numbers of exchanges, from 0, that no question took."""
        return list(self._left)

    def perform(self, command: Command) -> None:
        """Take note."""
        self._command = command

    def receive(self) -> tuple[Input, float]:
        """What happened the first time."""
        command = self._command
        if isinstance(command, Say):
            return self._said(command), self._at
        assert isinstance(command, Listen), command
        number = next((n for n in self._left if self._fits(self._exchanges[n], command)), None)
        if number is None:
            self.unanswered.append(command)
            self._at += command.timeout_seconds
            return NoInput(), self._at
        self._left.remove(number)
        one = self._exchanges[number]
        self._at = max(self._at, self._at if one.at_seconds is None else one.at_seconds)
        return self._input(number, one, command), self._at

    def _said(self, say: Say) -> Input:
        following = self._exchanges[self._left[0]] if self._left else None
        reopens, self._reopens = self._reopens, False
        if reopens:
            return PromptFinished(0.0, interrupted=True, reopened=True)
        if following and following.while_speaking and following.node == say.node:
            self._left.pop(0)
            return HungUp(following.hung_up or "person")
        return PromptFinished(0.0)

    def _fits(self, one: Exchange, listen: Listen) -> bool:
        asked = (one.node, one.confirming) == (listen.node, listen.confirming)
        return asked and not one.while_speaking

    def _input(self, number: int, one: Exchange, listen: Listen) -> Input:
        if one.hung_up:
            return HungUp(one.hung_up)
        if one.failed:
            return Failed(one.failed, "as in the case")
        if one.silent:
            return NoInput()
        heard = one.heard or ()
        if one.audio and self._hear is not None:
            heard = self._hear(listen, one.audio)
            self.heard_anew.append((number, heard))
        following = self._exchanges[self._left[0]] if self._left else None
        self._reopens = bool(following and following.reopened)
        return Heard(heard, audio=one.audio, early=self._reopens)
