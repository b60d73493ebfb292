"""Voices: text in, sound out."""

from __future__ import annotations

from dataclasses import dataclass
from types import TracebackType
from typing import Protocol, Self

from callbot.speech.audio import Pcm


@dataclass(frozen=True, slots=True)
class Voice:
    """A synthesiser's voice and how it speaks."""

    name: str
    """espeak: a language with an optional variant, `cmn`, `cmn+f3`, `en-us+m2`."""
    rate_wpm: int = 160
    """Words a minute, 80 to 450."""
    pitch: int = 50
    """0 to 100."""
    range: int = 50
    """How lively the melody is, 0 (monotone) to 100."""


class Synthesiser(Protocol):
    """Anything that speaks."""

    version: str
    """Names the engine and its version: part of the key of cached prompts."""

    def speak(self, text: str, voice: Voice, seed: int = 0) -> Pcm:
        """Raises `VoiceError` for an unknown voice, `SpeechError` where synthesis fails."""
        ...


class EspeakSynthesiser:
    """espeak-ng, each clip in a child of its own so that the same words give the same bytes."""

    version = "espeak-ng"

    def speak(self, text: str, voice: Voice, seed: int = 0) -> Pcm:
        """Sound at espeak's rate (22,050 Hz)."""
        raise NotImplementedError

    def close(self) -> None:
        """Ends the server process."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()
