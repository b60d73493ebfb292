"""Sound as a value: 16-bit mono samples with their rate, and WAV files in and out."""

from __future__ import annotations

import math
import os
import struct
import tempfile
import wave
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import BinaryIO

import numpy as np
from numpy.typing import NDArray

from callbot.errors import SpeechError

Samples = NDArray[np.int16]

_PCM, _FLOAT, _ALAW, _ULAW, _EXTENSIBLE = 1, 3, 6, 7, 0xFFFE
_LARGEST_FILE_BYTES = 512 * 1024 * 1024
"""About an hour and a half of studio stereo; more is surely the wrong file."""


@dataclass(frozen=True, slots=True, eq=False)
class Pcm:
    """A piece of mono sound. Do not write into `samples`: values are shared."""

    samples: Samples
    """One-dimensional, int16."""
    rate_hz: int

    def __post_init__(self) -> None:
        if self.samples.dtype != np.int16 or self.samples.ndim != 1:
            raise ValueError(
                f"samples must be int16 and one-dimensional, "
                f"not {self.samples.dtype} {self.samples.shape}"
            )
        if self.rate_hz <= 0:
            raise ValueError(f"rate_hz must be positive, not {self.rate_hz}")

    @property
    def duration_seconds(self) -> float:
        """How long it takes to play."""
        return len(self.samples) / self.rate_hz

    def between(self, start_seconds: float, end_seconds: float) -> Pcm:
        """A piece of it; what lies outside is left out."""
        first, last = (max(0, round(at * self.rate_hz)) for at in (start_seconds, end_seconds))
        return Pcm(self.samples[first:last], self.rate_hz)

    @classmethod
    def silence(cls, seconds: float, rate_hz: int) -> Pcm:
        """Digital silence."""
        return cls(np.zeros(round(seconds * rate_hz), np.int16), rate_hz)


def joined(parts: list[Pcm], rate_hz: int) -> Pcm:
    """The parts one after the other at one rate."""
    pieces = [resample(part, rate_hz).samples for part in parts]
    return Pcm(np.concatenate(pieces) if pieces else np.zeros(0, np.int16), rate_hz)


def to_int16(signal: NDArray[np.floating]) -> Samples:
    """Rounds and clips samples on the 16-bit scale."""
    samples: Samples = np.clip(np.rint(signal), -32768, 32767).astype(np.int16)
    return samples


# --- rate ----------------------------------------------------------------------------------------
@lru_cache(maxsize=16)
def lowpass(up: int, down: int) -> NDArray[np.float32]:
    """The anti-alias filter that `resample_poly` would design anew on every call."""
    from scipy.signal import firwin

    widest = max(up, down)
    return np.asarray(firwin(20 * widest + 1, 1.0 / widest, window=("kaiser", 5.0)), np.float32)


def resample(pcm: Pcm, rate_hz: int) -> Pcm:
    """The same sound at another rate; the very same value where the rate already fits."""
    if pcm.rate_hz == rate_hz:
        return pcm
    from scipy.signal import resample_poly

    common = math.gcd(pcm.rate_hz, rate_hz)
    up, down = rate_hz // common, pcm.rate_hz // common
    if not len(pcm.samples):
        return Pcm(pcm.samples, rate_hz)
    signal = resample_poly(pcm.samples.astype(np.float32), up, down, window=lowpass(up, down))
    return Pcm(to_int16(signal), rate_hz)


# --- writing -------------------------------------------------------------------------------------
def write_wav(path: Path, pcm: Pcm) -> None:
    """Writes a mono 16-bit WAV under a temporary name and renames it: whole or not there."""
    write_pieces(path, [pcm.samples.astype("<i2").tobytes()], 1, pcm.rate_hz)


def write_call(path: Path, bot: Pcm, person: Pcm) -> None:
    """Writes both sides of a call as stereo: bot left, person right, the shorter padded."""
    rate_hz = bot.rate_hz
    person = resample(person, rate_hz)
    both = np.zeros((max(len(bot.samples), len(person.samples)), 2), "<i2")
    both[: len(bot.samples), 0] = bot.samples
    both[: len(person.samples), 1] = person.samples
    write_pieces(path, [both.tobytes()], 2, rate_hz)


def write_pieces(path: Path, pieces: Iterable[bytes], channels: int, rate_hz: int) -> None:
    """Writes 16-bit sound piece by piece; the file gets its name when it is whole."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(prefix=f".{path.name[:40]}.", dir=path.parent)
        try:
            with os.fdopen(handle, "wb") as file, wave.open(file, "wb") as out:
                out.setnchannels(channels)
                out.setsampwidth(2)
                out.setframerate(rate_hz)
                for piece in pieces:
                    out.writeframes(piece)
            Path(temporary).chmod(0o644)
            Path(temporary).replace(path)
        except BaseException:
            Path(temporary).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise SpeechError(f"cannot write {path}: {error.strerror or error}", code="wav") from error


# --- reading -------------------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class _Format:
    tag: int
    channels: int
    rate_hz: int
    bits: int


def read_wav(path: Path) -> Pcm:
    """Reads a WAV of 8, 16, 24 or 32 bits, float, A-law or µ-law; several channels are averaged.

    Raises `SpeechError` (exit 2) for a file that cannot be read or is no WAV, exit 3 where it is
    cut short.
    """
    signal, rate_hz = _channels(path)
    mono = signal[:, 0] if signal.shape[1] == 1 else signal.mean(axis=1)
    return Pcm(to_int16(mono), rate_hz)


def read_channel(path: Path, channel: int) -> Pcm:
    """One channel of a WAV, counted from 0; of one that has fewer, its last. Raises as `read_wav`."""
    signal, rate_hz = _channels(path)
    return Pcm(to_int16(signal[:, min(channel, signal.shape[1] - 1)]), rate_hz)


def _channels(path: Path) -> tuple[NDArray[np.float64], int]:
    try:
        if path.stat().st_size > _LARGEST_FILE_BYTES:
            raise _bad(path, "is larger than 512 MB")
        with path.open("rb") as file:
            form, payload = _chunks(path, file)
    except OSError as error:
        raise SpeechError(f"cannot read {path}: {error.strerror or error}", code="wav") from error
    frame_bytes = form.channels * form.bits // 8
    payload = payload[: len(payload) // frame_bytes * frame_bytes]
    return _decode(form, payload).reshape(-1, form.channels), form.rate_hz


def _bad(path: Path, why: str, exit_status: int = 2) -> SpeechError:
    return SpeechError(
        f"{path} {why}",
        hint="save it as mono 16-bit PCM WAV",
        code="wav",
        exit_status=exit_status,
    )


def _chunks(path: Path, file: BinaryIO) -> tuple[_Format, bytes]:
    head = file.read(12)
    if len(head) < 12 or head[:4] not in (b"RIFF", b"RIFX") or head[8:] != b"WAVE":
        raise _bad(path, "is not a WAV file")
    if head[:4] == b"RIFX":
        raise _bad(path, "is a big-endian WAV file, which callbot does not read")
    form: _Format | None = None
    while len(chunk := file.read(8)) == 8:
        name, size = chunk[:4], int.from_bytes(chunk[4:], "little")
        if name == b"fmt ":
            form = _format(path, file.read(size + size % 2))
        elif name == b"data":
            if form is None:
                raise _bad(path, "has sound before its format", 3)
            # Programs that write to a pipe cannot know the size and leave 0 or the largest number.
            streamed = size == 0 or size >= 0x7FFFFF00
            payload = file.read() if streamed else file.read(size)
            if not streamed and len(payload) < size:
                raise _bad(path, f"is cut short: {len(payload)} of {size} bytes of sound", 3)
            return form, payload
        else:
            file.seek(size + size % 2, os.SEEK_CUR)
    raise _bad(path, "is a WAV file without sound", 3)


def _format(path: Path, body: bytes) -> _Format:
    if len(body) < 16:
        raise _bad(path, "has a damaged format", 3)
    tag, channels, rate_hz, _, _, bits = struct.unpack("<HHIIHH", body[:16])
    if tag == _EXTENSIBLE and len(body) >= 26:
        tag = int.from_bytes(body[24:26], "little")
    known = {_PCM: (8, 16, 24, 32), _FLOAT: (32, 64), _ALAW: (8,), _ULAW: (8,)}
    if bits not in known.get(tag, ()):
        raise _bad(path, f"has a sound format callbot does not read (kind {tag}, {bits} bits)")
    if not 1 <= channels <= 64 or not 1000 <= rate_hz <= 768_000:
        raise _bad(path, f"claims {channels} channels at {rate_hz} Hz", 3)
    return _Format(tag, channels, rate_hz, bits)


def _decode(form: _Format, payload: bytes) -> NDArray[np.float64]:
    """Any format as floats on the 16-bit scale."""
    if form.tag in (_ALAW, _ULAW):
        from callbot.speech.g711 import decoded

        return decoded(payload, "alaw" if form.tag == _ALAW else "ulaw").astype(np.float64)
    if form.tag == _FLOAT:
        floats = np.frombuffer(payload, f"<f{form.bits // 8}").astype(np.float64)
        return np.nan_to_num(floats, nan=0.0, posinf=1.0, neginf=-1.0) * 32767.0
    if form.bits == 8:  # the only unsigned one
        return (np.frombuffer(payload, np.uint8).astype(np.float64) - 128.0) * 256.0
    if form.bits == 24:
        padded = np.zeros((len(payload) // 3, 4), np.uint8)
        padded[:, 1:] = np.frombuffer(payload, np.uint8).reshape(-1, 3)
        return padded.view("<i4")[:, 0] / 65536.0
    whole = np.frombuffer(payload, f"<i{form.bits // 8}").astype(np.float64)
    return whole if form.bits == 16 else whole / 65536.0
