"""How loud a microphone is, and whether it is muted or hears next to nothing."""

from __future__ import annotations

import math
import sys
from typing import Final

import numpy as np

from callbot.speech.audio import Samples
from callbot.speech.card.troubles import Trouble

QUIETEST_DBFS: Final = -96.0
"""Under one step of 16 bits; what zeros are shown as."""
_LIVE_DBFS: Final = -75.0
"""A room with nobody in it gives −60 dBFS through a laptop's microphone, −70 through a good headset's."""
_CLIPPED: Final = 32_760


def level_dbfs(samples: Samples) -> float:
    """The power of some sound without its DC offset, from −96 to 0 dBFS."""
    if not len(samples):
        return QUIETEST_DBFS
    power = float(np.var(samples.astype(np.float64))) / 32768.0**2
    return max(QUIETEST_DBFS, 10.0 * math.log10(power)) if power else QUIETEST_DBFS


def clipped(samples: Samples) -> bool:
    """Tell whether the microphone is driven so hard that its peaks are cut off: three in a row."""
    full = np.abs(samples.astype(np.int32)) >= _CLIPPED
    return bool(np.any(full[2:] & full[1:-1] & full[:-2]))


def hearing_trouble(samples: Samples, platform: str = sys.platform) -> Trouble | None:
    """What is wrong with a microphone that gave these samples over a second or more; None: nothing."""
    if not np.any(samples):
        return "permission" if platform == "darwin" else "muted"
    return "silent" if level_dbfs(samples) < _LIVE_DBFS else None
