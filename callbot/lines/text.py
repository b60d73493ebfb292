"""A call with a simulated resident, without sound: a confusion model stands for the recogniser.

Same residents, same dialogue as the voice line; `callbot.lines.confusion` says what the recogniser
would have made of the words, from tables that `tools/confusion.py` learns from voice runs.
"""

from __future__ import annotations

from callbot.core.messages import Heard, Listen, Say
from callbot.core.script import Language, Script
from callbot.core.turntaking import TELLING_SECONDS
from callbot.lines.confusion import Confusion, confusion
from callbot.lines.simulated import ENDPOINT_SECONDS, SimulatedLine
from callbot.residents.persona import Resident, stream
from callbot.residents.speaking import Spoken

_PROMPT_SECONDS: dict[Language, tuple[float, float]] = {"zh": (0.292, -0.72), "en": (0.076, -0.74)}
_SPEECH_SECONDS: dict[Language, tuple[float, float]] = {"zh": (0.257, 0.0), "en": (0.06, 0.22)}
"""Seconds a character and besides, fitted to what espeak-ng takes for prompts and for answers."""
_LEAST_SECONDS = 0.4


class TextLine(SimulatedLine):
    """One call without sound."""

    name = "text"

    def __init__(
        self, resident: Resident, script: Script, confused: Confusion | None = None
    ) -> None:
        super().__init__(resident, script)
        self._script = script
        self._language = script.language
        self._confusion = confused or confusion(script)
        self._random = stream(~resident.seed).random

    def _prompt_seconds(self, say: Say) -> float:
        return _lasts(say.text, _PROMPT_SECONDS[self._language])

    def _hear(self, listen: Listen, reply: Spoken) -> tuple[Heard, float] | None:
        heard = self._confusion.hear(listen, reply.text, self._snr_db(reply), self._random)
        if heard is None:
            return None
        seconds = _lasts(reply.text, _SPEECH_SECONDS[self._language]) + reply.pause_seconds
        wait = self._script.nodes[listen.node].wait
        told = wait is not None and wait.expects == "open" and not listen.confirming
        quiet = TELLING_SECONDS if told else ENDPOINT_SECONDS
        return Heard(heard, seconds), reply.after_seconds + seconds + quiet


def _lasts(text: str, length: tuple[float, float]) -> float:
    """How long it takes to say this."""
    return max(_LEAST_SECONDS, length[0] * len(text) + length[1])
