"""A letter read aloud: paragraphs and sentences with pauses between them, again and again if wanted."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Final

from callbot.errors import SpeechError
from callbot.speech.audio import Pcm, joined, write_pieces
from callbot.speech.loudness import levelled

SENTENCE_SECONDS: Final = 0.6
PARAGRAPH_SECONDS: Final = 1.4
_LEAD_SECONDS: Final = 0.3
"""Loudspeakers wake up slowly."""
LOUDNESS_LUFS: Final = -16.0
"""As loud as speech can be without squeezing it: what programmes for loudspeakers outdoors aim at."""
TRUE_PEAK_DBTP: Final = -1.0
_SENTENCE: Final = re.compile(r"(?<=[。！？!?；;])\s*|(?<=[.])\s+(?=[A-Z])")
_MOST_BYTES: Final = 4_000_000_000
"""A WAV file counts its bytes with 32 bits."""


def sentences(paragraph: str) -> list[str]:
    """The sentences of a paragraph; a dot inside a number or between letters ends none."""
    return [part.strip() for part in _SENTENCE.split(paragraph) if part.strip()]


def announcement(paragraphs: Sequence[str], speak: Callable[[str], Pcm], lufs: float) -> Pcm:
    """All of it as one sound, as loud as wanted."""
    parts: list[Pcm] = []
    rate_hz = 0
    for paragraph in paragraphs:
        for number, sentence in enumerate(sentences(paragraph)):
            sound = speak(sentence)
            rate_hz = rate_hz or sound.rate_hz
            pause = (
                _LEAD_SECONDS if not parts else SENTENCE_SECONDS if number else PARAGRAPH_SECONDS
            )
            parts += [Pcm.silence(pause, rate_hz), sound]
    if not parts:
        raise SpeechError("there is nothing to say", hint="write a prompt")
    parts.append(Pcm.silence(_LEAD_SECONDS, rate_hz))
    return levelled(joined(parts, rate_hz), lufs, TRUE_PEAK_DBTP)


def beginnings(sound: Pcm, every_seconds: float, for_seconds: float) -> list[float]:
    """When each reading begins; one that has begun in time is read to its end.

    Raises SpeechError where one is not over when the next is due.
    """
    if every_seconds <= sound.duration_seconds:
        raise SpeechError(
            f"it takes {sound.duration_seconds:.0f} s to read, and should begin again"
            f" after {every_seconds:.0f} s",
            hint="leave more time with --repeat-every",
        )
    times = int((for_seconds - 1e-9) // every_seconds) + 1
    return [number * every_seconds for number in range(times)]


def write_repeated(path: Path, sound: Pcm, at_seconds: Sequence[float]) -> float:
    """All readings into one WAV file; returns its length. Raises SpeechError where none can hold it."""
    whole = at_seconds[-1] + sound.duration_seconds
    if whole * sound.rate_hz * 2 > _MOST_BYTES:
        most = _MOST_BYTES / sound.rate_hz / 2 / 3600
        raise SpeechError(
            f"{whole / 3600:.1f} hours are more than a WAV file can hold ({most:.0f})",
            hint="play it with --play, or make a shorter file and play that again",
        )
    write_pieces(path, _pieces(sound, at_seconds), 1, sound.rate_hz)
    return whole


def _pieces(sound: Pcm, at_seconds: Sequence[float]) -> Iterator[bytes]:
    rate_hz, data = sound.rate_hz, sound.samples.astype("<i2").tobytes()
    minute = bytes(2 * 60 * rate_hz)
    done = 0
    for at in at_seconds:
        quiet = 2 * (round(at * rate_hz) - done)
        while quiet > 0:
            yield minute[:quiet]
            quiet -= min(quiet, len(minute))
        yield data
        done = round(at * rate_hz) + len(sound.samples)
