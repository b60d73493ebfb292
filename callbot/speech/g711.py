"""ITU-T G.711: eight bits a sample, A-law or µ-law, as table look-ups.

The encoding is chosen by nearest decoded value over the sixteen-bit scale, which is what the
standard's decision levels amount to.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Literal

import numpy as np
from numpy.typing import NDArray

Law = Literal["alaw", "ulaw"]


@lru_cache(maxsize=2)
def _decoding(law: Law) -> NDArray[np.int16]:
    """The 256 values that the codes stand for, on the 16-bit scale."""
    code = np.arange(256)
    if law == "alaw":
        flipped = code ^ 0x55
        segment, step = (flipped >> 4) & 7, flipped & 15
        magnitude = np.where(
            segment == 0, (step << 4) + 8, ((step << 4) + 0x108) << np.maximum(segment - 1, 0)
        )
        return np.where(flipped & 0x80, magnitude, -magnitude).astype(np.int16)
    flipped = ~code & 0xFF
    segment, step = (flipped >> 4) & 7, flipped & 15
    magnitude = (((step << 3) + 0x84) << segment) - 0x84
    return np.where(flipped & 0x80, -magnitude, magnitude).astype(np.int16)


@lru_cache(maxsize=2)
def _round_trip(law: Law) -> NDArray[np.int16]:
    """What becomes of each of the 65,536 samples, indexed by the sample as uint16."""
    levels = np.unique(_decoding(law)).astype(np.int32)
    edges = (levels[1:] + levels[:-1] + 1) // 2
    samples = np.arange(65536, dtype=np.uint16).view(np.int16).astype(np.int32)
    return levels[np.searchsorted(edges, samples, side="right")].astype(np.int16)


def through(samples: NDArray[np.int16], law: Law) -> NDArray[np.int16]:
    """The samples as they come out at the far end of a G.711 call."""
    return _round_trip(law)[samples.view(np.uint16)]


def decoded(codes: bytes, law: Law) -> NDArray[np.int16]:
    """Samples of a recording that is stored as G.711 codes."""
    return _decoding(law)[np.frombuffer(codes, np.uint8)]
