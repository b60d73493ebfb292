"""Memory goes back to the system when it is free: a session of calls lasts for hours."""

from __future__ import annotations

import ctypes
import sys
from typing import Final

_M_TRIM_THRESHOLD: Final = -1
_M_MMAP_THRESHOLD: Final = -3
_BYTES: Final = 128 * 1024
"""glibc's own threshold, from which on a block is a mapping of its own that goes when it is freed."""


def give_back() -> None:
    """Keep glibc from raising its thresholds; on other systems nothing is done.

    Left to itself it raises them to the largest block that was ever freed. From then on the sound of a
    long answer is cut out of the heap, which keeps it: it grew by 11 MB in single calls of an hour
    (mallopt(3), "dynamic mmap threshold").
    """
    if not sys.platform.startswith("linux"):
        return
    set_option = getattr(
        ctypes.CDLL(None), "mallopt", None
    )  # musl has none, and no such thresholds
    if set_option is not None:
        set_option(_M_MMAP_THRESHOLD, _BYTES)
        set_option(_M_TRIM_THRESHOLD, _BYTES)
