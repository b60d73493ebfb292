"""A call's recording: each answer as a WAV of its own, and both sides of the whole call in one.

Whatever goes wrong here, the call goes on: trouble is kept to be told, nothing is raised. The whole
call is a WAV that is valid at any moment, for its header never promises more than is there.
"""

from __future__ import annotations

import os
import shutil
import struct
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from callbot.errors import SpeechError
from callbot.speech.audio import Pcm, Samples, resample, write_wav

WHOLE_CALL = "call.wav"
SPARE_BYTES = 64 * 1024 * 1024
"""So much of the disk is left to the database: the words come before the sound."""
_CHUNK_SECONDS = 0.5
"""How often the whole call is written on; what `kill -9` costs of it."""
_TAIL_SECONDS = 2
"""The microphone lags behind the loudspeaker: so much of a goodbye may be heard before it."""
_JITTER_SECONDS = 0.02
"""Blocks are laid end to end unless their times say that sound is missing, or was there twice."""


class Playback(Protocol):
    """What is known of a prompt that is being played; see `callbot.speech.card.Playback`."""

    @property
    def started_at_seconds(self) -> float | None:
        """When its first sample was heard."""

    @property
    def ended_at_seconds(self) -> float | None:
        """When its last sample was heard; None while that is not known."""


class CallRecorder:
    """Records one call into a folder; before `begin` and after `close` it keeps nothing."""

    def __init__(self, rate_hz: int) -> None:
        self._rate_hz = rate_hz
        self._folder: Path | None = None
        self._kept_as = ""
        self._answers = 0
        self._both: _Growing | None = None
        self._began = 0.0
        self._written = 0
        """Samples of the whole call that are in its file, or on their way there."""
        self._waiting: list[NDArray[np.int16]] = []
        self._prompts: list[Prompt] = []
        self._trouble = ""
        self._told = False

    def begin(self, folder: Path, kept_as: str) -> None:
        """Record into this folder, which exists; the database knows it as `kept_as`."""
        self._folder, self._kept_as = folder, kept_as
        try:
            self._both = _Growing(folder / WHOLE_CALL, self._rate_hz)
        except OSError as error:
            self.fail(error.strerror or str(error))

    def fail(self, why: str) -> None:
        """Something cannot be recorded; the first such thing is told."""
        if not self._told:
            self._told = True
            self._trouble = f"{why}; the call goes on"

    def call_began(self, at_seconds: float) -> None:
        """The moment that is second 0 of the recording, on the sound card's clock."""
        self._began = at_seconds

    def keep(self, answer: Pcm) -> str:
        """Write what a person said, whole or not at all; returns where it lies, empty for nowhere."""
        if self._folder is None:
            return ""
        name = f"answer-{self._answers + 1:03d}.wav"
        try:
            self._check_room(self._folder)
            write_wav(self._folder / name, answer)
        except (OSError, SpeechError) as error:
            self.fail(str(error))
            return ""
        self._answers += 1
        return f"{self._kept_as}/{name}"

    def played(self, playback: Playback, prompt: Pcm) -> None:
        """The bot begins to say this."""
        if self._both is not None:
            self._prompts.append(Prompt(playback, resample(prompt, self._rate_hz).samples))

    def heard(self, samples: Samples, at_seconds: float) -> None:
        """What reached the microphone, and when its first sample did."""
        if self._both is None:
            return
        first = round((at_seconds - self._began) * self._rate_hz)
        gap = first - self._written
        if abs(gap) > _JITTER_SECONDS * self._rate_hz:
            samples = samples[max(0, -gap) :]
            if gap > 0:
                self._add(np.zeros(gap, np.int16))
        self._add(samples)
        if sum(map(len, self._waiting)) >= _CHUNK_SECONDS * self._rate_hz:
            self._write()

    def take_trouble(self) -> str:
        """What went wrong, said once."""
        trouble, self._trouble = self._trouble, ""
        return trouble

    def close(self) -> None:
        """The call is over."""
        if self._both is not None:
            spans = [prompt.span(self._began, self._rate_hz) for prompt in self._prompts]
            tail = max((span[1] for span in spans if span), default=0) - self._written
            self._add(np.zeros(max(0, min(tail, _TAIL_SECONDS * self._rate_hz)), np.int16))
            self._write()
        if self._both is not None:
            self._both.close()
        self._both = self._folder = None

    def _add(self, person: Samples) -> None:
        if not len(person):
            return
        both = np.zeros((len(person), 2), "<i2")
        both[:, 1] = person
        at, self._written = self._written, self._written + len(person)
        left = []
        for prompt in self._prompts:
            span = prompt.span(self._began, self._rate_hz)
            if span is not None:
                prompt.lay(both[:, 0], at, span)
            if span is None or span[1] > self._written:
                left.append(prompt)
        self._prompts = left
        self._waiting.append(both)

    def _write(self) -> None:
        waiting, self._waiting = self._waiting, []
        assert self._both is not None and self._folder is not None
        try:
            self._check_room(self._folder)
            self._both.append(b"".join(piece.tobytes() for piece in waiting))
        except OSError as error:
            self._both.close()
            self._both = None
            self.fail(error.strerror or str(error))

    def _check_room(self, folder: Path) -> None:
        if (free := shutil.disk_usage(folder).free) < SPARE_BYTES:
            raise OSError(f"only {free // 2**20} MB are free on its disk, and left to the database")


class Prompt:
    """A prompt on the time line of the call."""

    def __init__(self, playback: Playback, samples: Samples) -> None:
        self._playback = playback
        self.samples = samples
        self._first: int | None = None
        """Its place, settled when it is first needed: an estimate that moves would tear it."""

    def span(self, began: float, rate_hz: int) -> tuple[int, int] | None:
        """Its first sample in the call and the one after its last; None before it is heard."""
        started, ended = self._playback.started_at_seconds, self._playback.ended_at_seconds
        if self._first is None and started is not None:
            self._first = round((started - began) * rate_hz)
        if self._first is None:
            return None if ended is None else (0, 0)  # cut before anything was heard
        last = self._first + len(self.samples)
        return self._first, last if ended is None else min(last, round((ended - began) * rate_hz))

    def lay(self, bot: Samples, at: int, span: tuple[int, int]) -> None:
        """Put what is heard of it into the samples of the call from number `at` on."""
        start, end = max(at, span[0]), min(at + len(bot), span[1])
        if start < end:
            bot[start - at : end - at] = self.samples[start - span[0] : end - span[0]]


class _Growing:
    """A stereo WAV that grows: first the sound is written, then the header says so."""

    def __init__(self, path: Path, rate_hz: int) -> None:
        self._rate_hz = rate_hz
        self._bytes = 0
        self._file = path.open("xb", buffering=0)
        try:
            self._write_all(self._header())
        except OSError:
            self._file.close()
            path.unlink()
            raise

    def append(self, frames: bytes) -> None:
        """More sound. Raises OSError; what was there before stays whole."""
        self._write_all(frames)
        self._bytes += len(frames)
        self._file.seek(0)
        self._write_all(self._header())
        self._file.seek(0, os.SEEK_END)

    def close(self) -> None:
        """No more."""
        self._file.close()

    def _write_all(self, content: bytes) -> None:
        left = memoryview(content)
        while left:
            left = left[self._file.write(left) :]

    def _header(self) -> bytes:
        form = struct.pack("<HHIIHH", 1, 2, self._rate_hz, self._rate_hz * 4, 4, 16)
        return (
            b"RIFF" + struct.pack("<I", 36 + self._bytes) + b"WAVEfmt "
            + struct.pack("<I", len(form)) + form + b"data" + struct.pack("<I", self._bytes)
        )  # fmt: skip
