"""Training the network on frame labels."""

from __future__ import annotations

import random
import time
from collections.abc import Sequence

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


def train(
    frames: Frames, outputs: int, epochs: float, seed: int
) -> tuple[Network, NDArray[np.float64]]:
    """The trained network and the share of each phone among the labels."""
    torch.manual_seed(seed)
    torch.set_num_threads(1)  # two threads that wait for each other crawl on a busy machine
    rng = random.Random(seed)
    network = Network(outputs)
    network.mean.copy_(torch.from_numpy(frames.features.astype(np.float32).mean(0)))
    network.deviation.copy_(torch.from_numpy(frames.features.astype(np.float32).std(0) + 1e-3))
    optimiser = torch.optim.AdamW(network.parameters(), 1e-3, weight_decay=1e-3)
    total = int(epochs * len(frames.starts) / _BATCH)
    schedule = torch.optim.lr_scheduler.OneCycleLR(
        optimiser, 4e-3, total_steps=total + 1, pct_start=0.15
    )
    order: list[int] = []
    began, losses, hits = time.monotonic(), [], []
    for step in range(total):
        if len(order) < _BATCH:
            order = rng.sample(frames.starts, len(frames.starts))
        inputs, labels = frames.batch([order.pop() for _ in range(_BATCH)], rng)
        scores = network(inputs)
        loss = torch.nn.functional.cross_entropy(scores, labels, ignore_index=_IGNORED)
        optimiser.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(network.parameters(), 5.0)
        optimiser.step()
        schedule.step()
        judged = labels != _IGNORED
        losses.append(loss.item())
        hits.append((scores.argmax(1)[judged] == labels[judged]).float().mean().item())
        if step % 200 == 199 or step == total - 1:
            seconds = time.monotonic() - began
            print(
                f"  step {step + 1}/{total}: loss {np.mean(losses):.3f}, "
                f"frames right {np.mean(hits):.3f}, {seconds:.0f} s",
                flush=True,
            )
            losses, hits = [], []
    known = frames.labels[frames.labels >= 0]
    counts = np.bincount(known, minlength=outputs) + 10.0
    return network.eval(), counts / counts.sum()
