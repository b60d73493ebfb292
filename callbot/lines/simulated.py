"""A call with a simulated resident, on a virtual clock: what the lines with and without sound share."""

from __future__ import annotations

from abc import ABC, abstractmethod

from callbot.core.messages import (
    Command,
    Heard,
    HungUp,
    Input,
    Listen,
    NoInput,
    PromptFinished,
    Say,
)
from callbot.core.script import Script
from callbot.residents.persona import Resident
from callbot.residents.speaking import Interrupts, Leaves, Silence, Speaker, Spoken

ENDPOINT_SECONDS = 0.9
"""Silence after which an answer is over."""
_LOUD_DB = 3.0
"""How much better somebody is heard who raises their voice."""


class SimulatedLine(ABC):
    """One call. A kind of line says how long a prompt takes and what is heard of a reply."""

    name: str

    def __init__(self, resident: Resident, script: Script) -> None:
        self.speaker = Speaker(resident, script)
        self.spoken: list[str] = []
        """What the resident said at each reply; empty where they were silent."""
        self.audio_seconds = 0.0
        """Sound made on both sides."""
        self.audio: str | None = None
        """Where the recording of both sides lies, as the database calls it; None where there is none."""
        self._resident = resident
        self._at = 0.0
        self._said: Say | None = None
        self._next: Input | None = None

    def perform(self, command: Command) -> None:
        """Begin to do what the dialogue asks for; what comes of it waits for `receive`."""
        if isinstance(command, Say):
            self._say(command)
        elif isinstance(command, Listen):
            self._listen(command)

    def receive(self) -> tuple[Input, float]:
        """What happened, and when in the call."""
        got = self._next
        if got is None:
            raise RuntimeError("nothing was said or listened for")
        self._next = None
        return got, self._at

    @abstractmethod
    def _prompt_seconds(self, say: Say) -> float:
        """How long the prompt takes."""

    @abstractmethod
    def _hear(self, listen: Listen, reply: Spoken) -> tuple[Heard, float] | None:
        """What arrives of a reply, and how long after the prompt it counts as over.

        None where nobody was heard in time.
        """

    def _say(self, say: Say) -> float:
        """Speak; returns how many seconds of it were heard."""
        seconds = self._prompt_seconds(say)
        hearing = self.speaker.hear(say, seconds)
        self._said = say
        if isinstance(hearing, Leaves):
            seconds = hearing.after_seconds
            self._next = HungUp()
        elif isinstance(hearing, Interrupts):
            seconds = hearing.at_seconds
            self._next = PromptFinished(seconds, interrupted=True)
        else:
            self._next = PromptFinished(seconds)
        self._at += seconds
        return seconds

    def _listen(self, listen: Listen) -> None:
        assert self._said is not None
        reply = self.speaker.reply(self._said)
        self.spoken.append(reply.text if isinstance(reply, Spoken) else "")
        if isinstance(reply, Leaves):
            self._at += reply.after_seconds
            self._next = HungUp()
            return
        heard = None
        if not isinstance(reply, Silence) and reply.after_seconds < listen.timeout_seconds:
            heard = self._hear(listen, reply)
        if heard is None:
            self._at += listen.timeout_seconds
            self._next = NoInput()
        else:
            self._next, seconds = heard
            self._at += seconds

    def _snr_db(self, reply: Spoken) -> float:
        """How far the reply stands out from the surroundings."""
        return self._resident.surroundings.snr_db + (_LOUD_DB if reply.loud else 0.0)
