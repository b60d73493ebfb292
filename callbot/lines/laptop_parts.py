"""What a laptop line is made of, and what it lets be seen of itself."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple, Protocol

from callbot.core.answers import Alternative
from callbot.core.leaning import Leaning, listens
from callbot.core.messages import ASKING_BACK, Say
from callbot.core.script import Language
from callbot.lines.hearing import Hearing, Judge
from callbot.speech.audio import Pcm
from callbot.speech.card import Block, Playback
from callbot.speech.expected import Expected
from callbot.speech.live_prompts import LivePrompts

SPEECH_SECONDS = 0.06
"""Two frames stop a prompt, or begin an answer; a noise lets the prompt go on."""
OVER_ECHO_SECONDS = 0.12
"""With echo cancellation: what is left of the bot's own voice comes in short bursts."""


class Ears(Protocol):
    """A microphone."""

    def read(self, timeout_seconds: float) -> Block | None:
        """The next block, or None where there is none within the time. Raises DeviceError."""


class Mouth(Protocol):
    """A loudspeaker."""

    def play(self, pcm: Pcm) -> Playback:
        """Begin to play, and return at once. Raises DeviceError."""


@dataclass(frozen=True, slots=True)
class Parts:
    """What the line is made of; whoever builds them closes them."""

    microphone: Ears
    loudspeaker: Mouth
    hearing: Hearing
    prompts: LivePrompts
    expected: Expected


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the line asks of the call around it."""

    judge: Judge
    """The dialogue's `leaning`."""
    headset: bool = False
    """Whether the bot may be interrupted: it does not hear itself, be it for a canceller of echoes."""
    stopped: Callable[[], bool] = lambda: False
    """Whether whoever holds the call wants to hang up."""
    keep: Callable[[Pcm], str] = lambda _: ""
    """Keeps an answer's sound; returns where it lies, empty for nowhere."""


class Early(NamedTuple):
    """An answer that was taken for finished and may go on."""

    grammar: tuple[str, ...]
    sound: Pcm
    words: str
    began_at: float
    ended_at: float


class Glimpse(NamedTuple):
    """What is going on, for whoever watches."""

    doing: str = "waiting"
    """`speaking`, `listening`, `hearing`, `waiting`."""
    level_dbfs: float = -120.0
    words: str = ""


@dataclass(slots=True)
class Times:
    """The moments between an answer and the bot's reply, on the sound card's clock."""

    speech_ended: float = 0.0
    over: float = 0.0
    """The turn was decided to be the bot's."""
    recognised: float = 0.0
    decided: float = 0.0
    """Dialogue and journal are done."""
    ready: float = 0.0
    """The sound of the reply is there."""
    leaning: str = ""
    """How the answer leant; see `callbot.core.leaning`."""
    playback: Playback | None = None
    """`started_at_seconds` is the first sample at the loudspeaker."""


def awaits(say: Say) -> tuple[str, bool]:
    """Which question's answer a prompt awaits, and whether it is a yes or no to our asking back."""
    return say.node, say.purpose in ASKING_BACK


def murmur(language: Language, readings: tuple[Alternative, ...]) -> Leaning:
    """While the bot speaks, a sign of listening is soon over, and nothing else is."""
    words = readings[0].text if readings else ""
    return "settled" if listens(words, language) else "open"
