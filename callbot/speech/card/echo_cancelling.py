"""Taking the bot's own voice out of what the microphone hears: it can be interrupted without a headset.

WebRTC's echo canceller (the extra `aec`), which is told what is played at the moment at which it is heard:
times come from the devices, and it finds the room's own delay.
"""

from __future__ import annotations

from typing import Any, Final

import numpy as np

from callbot.errors import UsageError
from callbot.speech.audio import Pcm, Samples, resample
from callbot.speech.card.loudspeaker import Loudspeaker, Playback
from callbot.speech.card.microphone import Block, Microphone
from callbot.speech.recorder import Prompt

_FRAME_SECONDS: Final = 0.01
"""What the canceller takes at once."""
_AHEAD_SECONDS: Final = 0.06
"""So much before its echo it learns of a sound: times are off by some 20 ms, and an echo never comes first."""


_JITTER_SECONDS: Final = 0.03


class EchoCanceller:
    """Knows what is played, and takes it out of what is heard."""

    def __init__(self, rate_hz: int) -> None:
        """Raises UsageError where the extra is not installed."""
        try:
            from livekit.rtc import AudioFrame
            from livekit.rtc.apm import AudioProcessingModule

            self._canceller = AudioProcessingModule(echo_cancellation=True)
        except (ImportError, OSError) as error:
            raise UsageError(
                f"echo cancellation is not installed: {error}",
                hint="python -m pip install 'callbot[aec]', or call without --echo-cancellation",
            ) from None
        self._frame: Any = AudioFrame
        self._rate_hz = rate_hz
        self._size = round(rate_hz * _FRAME_SECONDS)
        self._prompts: list[Prompt] = []
        self._rest = np.zeros(0, np.int16)
        self._next = 0

    def played(self, playback: Playback, pcm: Pcm) -> None:
        """The bot begins to say this."""
        self._prompts.append(Prompt(playback, resample(pcm, self._rate_hz).samples))

    def cleaned(self, block: Block) -> Block:
        """What was heard without the bot, in whole frames; what is left over comes with the next block."""
        at_seconds = block.at_seconds - len(self._rest) / self._rate_hz
        heard = np.concatenate([self._rest, block.samples])
        whole = len(heard) // self._size * self._size
        self._rest = heard[whole:]
        bot = self._bot(self._place(at_seconds), whole)
        pieces = [
            self._without(heard[start : start + self._size], bot[start : start + self._size])
            for start in range(0, whole, self._size)
        ]
        samples = np.concatenate(pieces) if pieces else heard[:0]
        return Block(samples, at_seconds, block.overflowed)

    def _place(self, at_seconds: float) -> int:
        """The sample of the clock that a block begins with: one after the last, unless times say otherwise.

        They jitter by milliseconds, and a canceller learns nothing from a sound that is torn at every block.
        """
        said = round((at_seconds + _AHEAD_SECONDS) * self._rate_hz)
        if abs(said - self._next) > _JITTER_SECONDS * self._rate_hz:
            self._next = said
        return self._next

    def _bot(self, first: int, count: int) -> Samples:
        """What the loudspeaker plays from sample `first` of the clock on."""
        bot = np.zeros(count, np.int16)
        left = []
        for prompt in self._prompts:
            span = prompt.span(0.0, self._rate_hz)
            if span is not None:
                prompt.lay(bot, first, span)
            if span is None or span[1] > first:
                left.append(prompt)
        self._prompts = left
        self._next = first + count
        return bot

    def _without(self, heard: Samples, bot: Samples) -> Samples:
        played = self._frame(bot.tobytes(), self._rate_hz, 1, self._size)
        clean = self._frame(heard.tobytes(), self._rate_hz, 1, self._size)
        self._canceller.process_reverse_stream(played)
        self._canceller.set_stream_delay_ms(round(_AHEAD_SECONDS * 1000))
        self._canceller.process_stream(clean)
        return np.frombuffer(clean.data, np.int16)


class CleanMicrophone:
    """A microphone that does not hear the bot."""

    def __init__(self, microphone: Microphone, canceller: EchoCanceller) -> None:
        self._microphone = microphone
        self._canceller = canceller

    def read(self, timeout_seconds: float) -> Block | None:
        """As of any microphone."""
        block = self._microphone.read(timeout_seconds)
        return None if block is None else self._canceller.cleaned(block)


class KnownLoudspeaker:
    """A loudspeaker whose canceller knows what it plays."""

    def __init__(self, loudspeaker: Loudspeaker, canceller: EchoCanceller) -> None:
        self._loudspeaker = loudspeaker
        self._canceller = canceller

    def play(self, pcm: Pcm) -> Playback:
        """As of any loudspeaker."""
        playback = self._loudspeaker.play(pcm)
        self._canceller.played(playback, pcm)
        return playback
