"""Microphone and loudspeaker that let a recorder listen in."""

from __future__ import annotations

from callbot.speech.audio import Pcm
from callbot.speech.card.device import Device
from callbot.speech.card.loudspeaker import Loudspeaker, Playback
from callbot.speech.card.microphone import Block, Microphone
from callbot.speech.recorder import CallRecorder


class RecordedMicrophone(Microphone):
    """A microphone whose every block is recorded as it is read."""

    def __init__(self, device: Device, rate_hz: int, recorder: CallRecorder) -> None:
        super().__init__(device, rate_hz)
        self._recorder = recorder

    def read(self, timeout_seconds: float) -> Block | None:
        """As of any microphone."""
        block = super().read(timeout_seconds)
        if block is not None:
            self._recorder.heard(block.samples, block.at_seconds)
        return block


class RecordedLoudspeaker(Loudspeaker):
    """A loudspeaker whose prompts are recorded, as far as they are heard."""

    def __init__(self, device: Device, rate_hz: int, recorder: CallRecorder) -> None:
        super().__init__(device, rate_hz)
        self._recorder = recorder

    def play(self, pcm: Pcm) -> Playback:
        """As of any loudspeaker."""
        playback = super().play(pcm)  # first: nobody waits for the recording
        self._recorder.played(playback, pcm)
        return playback
