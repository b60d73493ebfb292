"""Synthesised speech through a telephone with the phone of every frame, in parallel."""

from __future__ import annotations

import hashlib
import multiprocessing
import pickle
import tempfile
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from callbot.speech.audio import Pcm
from callbot.speech.channel import Channel, speech_level, transmit
from tools.speech_model import features
from tools.speech_model.espeak import PhoneSpan, Request, Utterance, engine

CHUNK = 100
"""Utterances a child speaks before it is replaced by a fresh one."""
_SHARES = {
    "white": 0.16, "pink": 0.18, "brown": 0.07, "babble": 0.24,
    "street": 0.11, "hum": 0.16, "none": 0.08,
}  # fmt: skip
"""Kinds of noise and how often each is behind a voice."""
_ALONE = 12
"""One clip of noise alone for so many of speech."""

Floats = NDArray[np.float32]
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Spoken:
    """One utterance as the recogniser hears it."""

    features: NDArray[np.float16]
    """(frames, 40)"""
    labels: tuple[tuple[str, int], ...]
    """Phones and the first 8 kHz sample of each; "" is silence."""
    samples: int
    phones: tuple[str, ...]
    """What was said, without silences; empty for noise alone."""
    text: str
    """Likewise."""


@dataclass(frozen=True, slots=True)
class Job:
    """A chunk of requests and the seed of everything random in it."""

    seed: int
    requests: tuple[Request, ...]
    copies: int
    """How many different telephone lines each utterance goes through."""


def pronounce(requests: Sequence[Request], workers: int, seed: int) -> dict[str, tuple[str, ...]]:
    """Text → its phones without silences."""
    jobs = [
        Job(seed + start, tuple(requests[start : start + CHUNK]), 0)
        for start in range(0, len(requests), CHUNK)
    ]
    return dict(_run(_pronounce, jobs, workers))


def speak(requests: Sequence[Request], copies: int, workers: int, seed: int) -> list[Spoken]:
    """Every request, `copies` times through different lines."""
    jobs = [
        Job(seed + start, tuple(requests[start : start + CHUNK]), copies)
        for start in range(0, len(requests), CHUNK)
    ]
    return list(_run(_speak, jobs, workers))


def fingerprint(spoken: Sequence[Spoken]) -> str:
    """The beginning of a hash over what is heard and its labels: to compare two builds."""
    digest = hashlib.sha256()
    for one in spoken:
        digest.update(one.features.tobytes() + repr((one.labels, one.text)).encode())
    return digest.hexdigest()[:16]


def _run(function: Callable[[Job], list[T]], jobs: Sequence[Job], workers: int) -> Iterator[T]:
    """Each job in a child of its own, results in order.

    No pool: one waits for ever when a child dies. A job whose child dies is done again sentence by
    sentence, and a sentence that kills espeak is left out and told.
    """
    engine()  # initialised, but has not spoken: every child starts from the same state
    with tempfile.TemporaryDirectory() as folder:
        started = deque[tuple[Job, Path, BaseProcess]]()
        waiting = deque(jobs)
        while waiting or started:
            while waiting and len(started) < workers:
                job = waiting.popleft()
                path = Path(folder) / str(job.seed)
                started.append((job, path, _start(function, job, path)))
            job, path, child = started.popleft()
            child.join()
            if child.exitcode == 0:
                yield from pickle.loads(path.read_bytes())
            elif len(job.requests) > 1:
                alone = [replace(job, requests=(request,)) for request in job.requests]
                yield from _run(function, alone, 1)
            else:
                print(f"  espeak died of {job.requests[0]}", flush=True)
            path.unlink(missing_ok=True)


def _start(function: Callable[[Job], list[T]], job: Job, path: Path) -> BaseProcess:
    def work() -> None:
        path.write_bytes(pickle.dumps(function(job)))

    child = multiprocessing.get_context("fork").Process(target=work)
    child.start()
    return child


def _pronounce(job: Job) -> list[tuple[str, tuple[str, ...]]]:
    return [(request.text, _said(engine().say(request))) for request in job.requests]


def _said(utterance: Utterance) -> tuple[str, ...]:
    return tuple(span.name for span in utterance.phones if span.name)


def _speak(job: Job) -> list[Spoken]:
    engine().seed(job.seed)
    rng = np.random.default_rng(job.seed)
    utterances = [engine().say(request) for request in job.requests]
    clips = [to_telephone_rate(utterance) for utterance in utterances]
    spoken = []
    for request, utterance, clip in zip(job.requests, utterances, clips, strict=True):
        lines = [_line(utterance, clip, clips, rng) for _ in range(job.copies)]
        spoken += [replace(line, text=request.text) for line in lines]
    spoken += [_noise_alone(clips, rng) for _ in range(max(1, len(clips) * job.copies // _ALONE))]
    return spoken


def to_telephone_rate(utterance: Utterance) -> Floats:
    """8 kHz audio in 16-bit units."""
    from scipy.signal import resample_poly

    if not len(utterance.samples):
        return np.zeros(0, np.float32)
    samples = utterance.samples.astype(np.float32)
    return np.asarray(resample_poly(samples, 160, 441), np.float32)  # 22,050 → 8,000 Hz


def _line(
    utterance: Utterance, clip: Floats, clips: list[Floats], rng: np.random.Generator
) -> Spoken:
    """One copy of an utterance: silence around it, noise, telephone."""
    before, after = int(rng.integers(800, 6400)), int(rng.integers(1600, 6400))
    signal = np.concatenate([np.zeros(before, np.float32), clip, np.zeros(after, np.float32)])
    level = speech_level(clip) or 1.0
    kind = list(_SHARES)[rng.choice(len(_SHARES), p=list(_SHARES.values()))]
    if kind != "none":
        snr_db = float(rng.triangular(2.0, 15.0, 38.0))
        noise = background(kind, len(signal), clips, rng)
        signal += noise * np.float32(level * 10 ** (-snr_db / 20))
    heard = transmit(Pcm(to_int16(signal), features.RATE_HZ), random_channel(rng), rng)
    scale = features.RATE_HZ / utterance.rate_hz
    labels = [("", 0)]
    labels += [(span.name, before + round(span.start * scale)) for span in _glued(utterance)]
    labels.append(("", before + len(clip)))
    coefficients = features.mfcc(heard.samples.astype(np.float32))
    return Spoken(coefficients.astype(np.float16), tuple(labels), len(signal), _said(utterance), "")


def _glued(utterance: Utterance) -> Iterator[PhoneSpan]:
    """Phones with the short gaps between words given to the phone that follows."""
    phones = utterance.phones
    limit = 0.06 * utterance.rate_hz
    gap: int | None = None
    for index, span in enumerate(phones):
        following = phones[index + 1].start if index + 1 < len(phones) else len(utterance.samples)
        last = not any(later.name for later in phones[index:])
        if not span.name and not last and following - span.start < limit:
            gap = span.start if gap is None else gap
            continue
        yield PhoneSpan(span.name, span.start if gap is None or not span.name else gap)
        gap = None


def _noise_alone(clips: list[Floats], rng: np.random.Generator) -> Spoken:
    """Silence or noise in which nobody speaks to us."""
    length = int(rng.integers(8000, 24000))
    kind = list(_SHARES)[rng.integers(len(_SHARES))]
    quiet = kind == "none"
    signal = np.zeros(length, np.float32) if quiet else background(kind, length, clips, rng)
    signal *= np.float32(1000.0)
    heard = transmit(Pcm(to_int16(signal), features.RATE_HZ), _unlevelled(rng), rng)
    coefficients = features.mfcc(heard.samples.astype(np.float32))
    return Spoken(coefficients.astype(np.float16), (("", 0),), length, (), "")


def _unlevelled(rng: np.random.Generator) -> Channel:
    """Noise alone is 10–45 dB quieter than speech would be."""
    return Channel(level_dbfs=-26.0 - float(rng.uniform(10, 45)), codec="alaw")


def random_channel(rng: np.random.Generator) -> Channel:
    """A telephone line as good or bad as they come."""
    shouts = rng.random() < 0.1
    return Channel(
        level_dbfs=float(rng.uniform(-38, -14)),
        echo_seconds=float(rng.uniform(0.01, 0.12)) if rng.random() < 0.15 else 0.0,
        echo_db=float(rng.uniform(-30, -14)),
        clip_dbfs=float(rng.uniform(-20, -6)) if shouts else 0.0,
        codec=("alaw", "ulaw", "none")[rng.choice(3, p=(0.6, 0.25, 0.15))],
        loss=float(rng.uniform(0.005, 0.08)) if rng.random() < 0.25 else 0.0,
        loss_burst_frames=float(rng.uniform(1, 3)),
    )


def background(kind: str, length: int, clips: list[Floats], rng: np.random.Generator) -> Floats:
    """Noise with an effective value of one."""
    if kind == "babble":
        return _levelled(_babble(length, clips, rng))
    white = rng.standard_normal(length).astype(np.float32)
    if kind == "white":
        return white
    if kind == "hum":
        return _levelled(white * np.float32(0.1) + _hum(length, rng))
    slope = {"pink": 0.5, "brown": 1.0, "street": 0.5}[kind]
    spectrum = np.fft.rfft(white)
    spectrum[1:] /= np.arange(1, len(spectrum)) ** slope
    spectrum[: max(2, length * 40 // features.RATE_HZ)] = 0.0
    shaped = np.fft.irfft(spectrum, length).astype(np.float32)
    if kind == "street":  # cars pass: loudness moves within seconds
        points = np.arange(0, length + 4000, 4000)
        shaped *= np.interp(
            np.arange(length), points, 10 ** rng.uniform(-0.7, 0.3, len(points))
        ).astype(np.float32)
    return _levelled(shaped)


def _babble(length: int, clips: list[Floats], rng: np.random.Generator) -> Floats:
    """Four to six people talking at once."""
    crowd = np.zeros(length, np.float32)
    voices = [clip for clip in clips if len(clip) > 2000]
    for _ in range(int(rng.integers(4, 7))):
        talk = np.concatenate([voices[rng.integers(len(voices))] for _ in range(4)])
        talk = np.resize(np.roll(talk, int(rng.integers(len(talk)))), length)
        crowd += talk / (speech_level(talk) or 1.0)
    return crowd


def _hum(length: int, rng: np.random.Generator) -> Floats:
    """A motor or the mains: a tone of 35–250 Hz with all, or a few, of its harmonics."""
    times = np.arange(length) / features.RATE_HZ
    tone = float(np.exp(rng.uniform(np.log(35.0), np.log(250.0))))
    share = rng.choice((0.3, 0.6, 1.0))
    hum = np.zeros(length)
    for harmonic in range(1, 1 + min(16, int(3600 / tone))):
        strength = rng.uniform(0.0, 1.0) * (rng.random() < share)
        hum += strength * np.sin(2 * np.pi * (tone * harmonic * times + rng.random()))
    return hum.astype(np.float32)


def _levelled(signal: Floats) -> Floats:
    effective = float(np.sqrt(np.mean(np.square(signal)))) or 1.0
    return signal / np.float32(effective)


def to_int16(signal: Floats) -> NDArray[np.int16]:
    """Rounded and kept within sixteen bits; loud sums are scaled down, not clipped."""
    highest = float(np.abs(signal).max()) if len(signal) else 0.0
    if highest > 32000.0:
        signal = signal * np.float32(32000.0 / highest)
    return np.asarray(np.rint(signal), np.int16)
