"""Training the network on frame labels."""

from __future__ import annotations

import random
import time
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray

from tools.speech_model.features import FRAME_LENGTH, FRAME_SHIFT
from tools.speech_model.network import CONTEXT, SUBSAMPLING, Network
from tools.speech_model.synthesis import Spoken

_OUTPUTS = 50
"""Judgements in one training window (1.5 s)."""
_WINDOW = SUBSAMPLING * (_OUTPUTS - 1) + 1 + 2 * CONTEXT
_BATCH = 64
_IGNORED = -100


class Frames:
    """All utterances one after another, each padded as Kaldi pads: its edge frames repeated."""

    def __init__(self, spoken: Sequence[Spoken], phones: Sequence[str]) -> None:
        index = {phone: number for number, phone in enumerate(phones)}
        features, labels, starts = [], [], []
        position = 0
        for one in spoken:
            frames = len(one.features)
            if frames < 10:
                continue
            pad = _WINDOW
            features.append(np.pad(one.features, ((CONTEXT, pad), (0, 0)), mode="edge"))
            marks = np.full(frames + CONTEXT + pad, _IGNORED, np.int64)
            marks[CONTEXT : CONTEXT + frames] = frame_labels(one, frames, index)
            labels.append(marks)
            starts += [position + start for start in range(0, frames, SUBSAMPLING * _OUTPUTS)]
            position += len(marks)
        self.features = np.concatenate(features)
        self.labels = np.concatenate(labels)
        self.starts = starts

    def batch(
        self, windows: Sequence[int], rng: random.Random
    ) -> tuple[torch.Tensor, torch.Tensor]:
        """Features (batch, 40, frames) and labels (batch, judgements), shifted by 0–2 frames."""
        begin = np.array([start + rng.randrange(SUBSAMPLING) for start in windows])
        rows = begin[:, None] + np.arange(_WINDOW)
        judged = begin[:, None] + CONTEXT + SUBSAMPLING * np.arange(_OUTPUTS)
        inputs = self.features[rows].astype(np.float32).transpose(0, 2, 1)
        return torch.from_numpy(np.ascontiguousarray(inputs)), torch.from_numpy(self.labels[judged])


def frame_labels(one: Spoken, frames: int, index: dict[str, int]) -> NDArray[np.int64]:
    """The phone in the middle of each frame."""
    middles = np.arange(frames) * FRAME_SHIFT + FRAME_LENGTH // 2
    starts = np.array([start for _, start in one.labels])
    names = np.array([index.get(name, 0) for name, _ in one.labels], np.int64)
    return names[np.maximum(np.searchsorted(starts, middles, side="right") - 1, 0)]


@dataclass(frozen=True, slots=True)
class Course:
    """How to train."""

    epochs: float
    seed: int
    peak: float = 4e-3
    """Highest learning rate; it falls to nothing at the end."""


def train(frames: Frames, outputs: int, course: Course) -> Network:
    """A network trained from nothing, ready for use."""
    torch.manual_seed(course.seed)
    network = normalised(outputs, frames)
    torch.set_num_threads(1)  # two threads that wait for each other crawl on a busy machine
    rng = random.Random(course.seed)
    network.train()
    total = int(course.epochs * len(frames.starts) / _BATCH)
    optimiser = torch.optim.AdamW(network.parameters(), 1e-3, weight_decay=1e-3)
    schedule = torch.optim.lr_scheduler.OneCycleLR(
        optimiser, course.peak, total_steps=total + 1, pct_start=0.15
    )
    order: list[int] = []
    progress = _Progress(total)
    for step in range(total):
        if len(order) < _BATCH:
            order = rng.sample(frames.starts, len(frames.starts))
        inputs, labels = frames.batch([order.pop() for _ in range(_BATCH)], rng)
        with torch.autocast("cpu", torch.bfloat16):  # nearly twice as fast, weights stay exact
            scores = network(inputs).float()
        loss = torch.nn.functional.cross_entropy(scores, labels, ignore_index=_IGNORED)
        optimiser.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(network.parameters(), 5.0)
        optimiser.step()
        schedule.step()
        judged = labels != _IGNORED
        right = (scores.argmax(1)[judged] == labels[judged]).float().mean().item()
        progress.tell(step, loss.item(), right)
    return network.eval()


class _Progress:
    """A line every 200 steps."""

    def __init__(self, total: int) -> None:
        self._total, self._began = total, time.monotonic()
        self._seen: list[tuple[float, float]] = []

    def tell(self, step: int, loss: float, right: float) -> None:
        self._seen.append((loss, right))
        if step % 200 != 199 and step != self._total - 1:
            return
        mean_loss, mean_right = np.mean(self._seen, axis=0)
        seconds = time.monotonic() - self._began
        print(
            f"  step {step + 1}/{self._total}: loss {mean_loss:.3f}, "
            f"frames right {mean_right:.3f}, {seconds:.0f} s",
            flush=True,
        )
        self._seen = []


def normalised(outputs: int, frames: Frames) -> Network:
    """A new network that scales its inputs by the mean and deviation of these features."""
    network = Network(outputs)
    features = frames.features.astype(np.float32)
    network.mean.copy_(torch.from_numpy(features.mean(0)))
    network.deviation.copy_(torch.from_numpy(features.std(0) + 1e-3))
    return network


def priors(frames: Frames, outputs: int) -> NDArray[np.float64]:
    """The share of each phone among the labels."""
    known = frames.labels[frames.labels >= 0]
    counts = np.bincount(known, minlength=outputs) + 10.0
    return np.asarray(counts / counts.sum())
