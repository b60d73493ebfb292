"""The acoustic network: a small time-delay network over 30 ms steps, in PyTorch."""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import nn

from tools.speech_model.features import COEFFICIENTS


@dataclass(frozen=True, slots=True)
class Layer:
    """One layer: which frames of the layer below it sees, in 10 ms steps."""

    offsets: tuple[int, ...]
    width: int


LAYERS = (
    Layer((-2, -1, 0, 1, 2), 128),
    Layer((-1, 0, 1), 224),
    Layer((-3, 0, 3), 224),
    Layer((-3, 0, 3), 224),
    Layer((-6, 0, 6), 224),
    Layer((-3, 0, 3), 224),
)
SUBSAMPLING = 3
CONTEXT = sum(layer.offsets[-1] for layer in LAYERS)
"""Frames seen on either side of the one that is judged."""


class Network(nn.Module):
    """MFCC frames → log probabilities of the phones, one judgement every third frame."""

    def __init__(self, outputs: int) -> None:
        super().__init__()
        self.register_buffer("mean", torch.zeros(COEFFICIENTS))
        self.register_buffer("deviation", torch.ones(COEFFICIENTS))
        width = COEFFICIENTS
        self.affine = nn.ModuleList()
        self.norm = nn.ModuleList()
        for index, layer in enumerate(LAYERS):
            step = layer.offsets[1] - layer.offsets[0]
            self.affine.append(
                nn.Conv1d(
                    width,
                    layer.width,
                    len(layer.offsets),
                    stride=SUBSAMPLING if index == 1 else 1,
                    dilation=step if index < 2 else step // SUBSAMPLING,
                )
            )
            self.norm.append(nn.BatchNorm1d(layer.width))
            width = layer.width
        self.output = nn.Conv1d(width, outputs, 1)
        self.dropout = nn.Dropout(0.05)

    def forward(self, frames: torch.Tensor) -> torch.Tensor:
        """(batch, 40, 3·n + 2·CONTEXT − 2) → (batch, outputs, n), not normalised."""
        hidden = (frames - self.mean[:, None]) / self.deviation[:, None]
        for affine, norm in zip(self.affine, self.norm, strict=True):
            hidden = self.dropout(norm(torch.relu(affine(hidden))))
        result: torch.Tensor = self.output(hidden)
        return result
