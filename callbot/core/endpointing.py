"""When has somebody finished speaking? Decided from speech and silence alone: no clock, no audio."""

from __future__ import annotations


class Endpointer:
    """Watches one answer; feed it frame by frame.

    `silence_seconds` of quiet after at least `speech_seconds` of speech end the answer; single frames
    of noise shorter than `speech_seconds` do not begin one. `longest_seconds` ends any answer.
    """

    def __init__(
        self,
        silence_seconds: float = 0.9,
        speech_seconds: float = 0.06,
        longest_seconds: float = 30.0,
    ) -> None:
        self.silence_seconds = silence_seconds
        self.speech_seconds = speech_seconds
        self.longest_seconds = longest_seconds
        self.reset()

    def reset(self) -> None:
        """Forget the answer that was watched."""
        self.started = False
        """True once somebody truly speaks."""
        self.quiet_seconds = 0.0
        """Since the last frame of speech."""
        self._speech = 0.0
        self._total = 0.0

    def process(self, seconds: float, is_speech: bool) -> bool:
        """Take one frame of this many seconds; True when the answer is over."""
        if is_speech:
            self._speech += seconds
            self.quiet_seconds = 0.0
            if self._speech >= self.speech_seconds - 1e-9:
                self.started = True
        else:
            self.quiet_seconds += seconds
            if not self.started:
                self._speech = self._total = 0.0
        if self._speech:
            self._total += seconds
        if not self.started:
            return False
        if self._total >= self.longest_seconds - 1e-9:
            return True
        return self.quiet_seconds >= self.silence_seconds - 1e-9
