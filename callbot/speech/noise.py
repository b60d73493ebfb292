"""What is heard behind a voice."""

from __future__ import annotations

from typing import Literal

import numpy as np
from numpy.typing import NDArray

Noise = Literal["white", "pink", "babble", "hum"]


def noise(kind: Noise, length: int, rng: np.random.Generator) -> NDArray[np.float32]:
    """`length` samples at 8 kHz with an effective value of one."""
    raise NotImplementedError
