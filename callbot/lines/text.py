"""A call with a simulated resident, without sound: a confusion model stands for the recogniser.

Same residents, same dialogue as the voice line; `callbot.lines.confusion` says what the recogniser
would have made of the words, from tables that `tools/confusion.py` learns from voice runs.
"""

from __future__ import annotations

from callbot.core.messages import (
    Command,
    HangUp,
    Heard,
    HungUp,
    Input,
    Listen,
    NoInput,
    PromptFinished,
    Say,
)
from callbot.core.script import Language, Script
from callbot.lines.confusion import Confusion, confusion
from callbot.residents.persona import Resident, stream
from callbot.residents.speaking import Interrupts, Leaves, Silence, Speaker, Spoken

ENDPOINT_SECONDS = 0.9
"""Silence after which an answer is over, as in the voice line."""
LOUD_DB = 3.0
"""How much better somebody is heard who raises their voice."""
_PROMPT_SECONDS: dict[Language, tuple[float, float]] = {"zh": (0.292, -0.72), "en": (0.076, -0.74)}
_SPEECH_SECONDS: dict[Language, tuple[float, float]] = {"zh": (0.257, 0.0), "en": (0.06, 0.22)}
"""Seconds a character and besides, fitted to what espeak-ng takes for prompts and for answers."""
_LEAST_SECONDS = 0.4


class TextLine:
    """One call; all times are virtual."""

    name = "text"

    def __init__(
        self, resident: Resident, script: Script, confused: Confusion | None = None
    ) -> None:
        self.speaker = Speaker(resident, script)
        self.spoken: list[str] = []
        """What the resident said at each reply; empty where they were silent."""
        self.audio_seconds = 0.0
        """No sound is made here."""
        self._language = script.language
        self._confusion = confused or confusion(script)
        self._snr_db = resident.surroundings.snr_db
        self._random = stream(~resident.seed).random
        self._at = 0.0
        self._said: Say | None = None
        self._next: Input | None = None

    def perform(self, command: Command) -> None:
        """Begin to do what the dialogue asks for; what comes of it waits for `receive`."""
        if isinstance(command, Say):
            self._say(command)
        elif isinstance(command, Listen):
            self._listen(command)
        elif isinstance(command, HangUp):
            self._next = None

    def receive(self) -> tuple[Input, float]:
        """What happened, and when in the call."""
        got = self._next
        if got is None:
            raise RuntimeError("nothing was said or listened for")
        self._next = None
        return got, self._at

    def _say(self, say: Say) -> None:
        seconds = _lasts(say.text, _PROMPT_SECONDS[self._language])
        hearing = self.speaker.hear(say, seconds)
        self._said = say
        if isinstance(hearing, Leaves):
            self._at += hearing.after_seconds
            self._next = HungUp()
        elif isinstance(hearing, Interrupts):
            self._at += hearing.at_seconds
            self._next = PromptFinished(hearing.at_seconds, interrupted=True)
        else:
            self._at += seconds
            self._next = PromptFinished(seconds)

    def _listen(self, listen: Listen) -> None:
        assert self._said is not None
        reply = self.speaker.reply(self._said)
        self.spoken.append(reply.text if isinstance(reply, Spoken) else "")
        if isinstance(reply, Leaves):
            self._at += reply.after_seconds
            self._next = HungUp()
            return
        if isinstance(reply, Silence) or reply.after_seconds >= listen.timeout_seconds:
            self._at += listen.timeout_seconds
            self._next = NoInput()
            return
        snr_db = self._snr_db + (LOUD_DB if reply.loud else 0.0)
        alternatives = self._confusion.hear(listen, reply.text, snr_db, self._random)
        if alternatives is None:
            self._at += listen.timeout_seconds
            self._next = NoInput()
            return
        seconds = _lasts(reply.text, _SPEECH_SECONDS[self._language]) + reply.pause_seconds
        self._at += reply.after_seconds + seconds + ENDPOINT_SECONDS
        self._next = Heard(alternatives, seconds)


def _lasts(text: str, length: tuple[float, float]) -> float:
    """How long it takes to say this."""
    return max(_LEAST_SECONDS, length[0] * len(text) + length[1])
