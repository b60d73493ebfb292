"""Numbers between 0 and 1 that depend on a key alone: the same on every machine, in any order."""

from __future__ import annotations

from hashlib import blake2b
from struct import Struct

_FOUR = Struct("<4I")
_SCALE = 1.0 / 2**32


def chances(key: str) -> tuple[float, float, float, float]:
    """Four independent numbers in [0, 1) for this key."""
    a, b, c, d = _FOUR.unpack(blake2b(key.encode(), digest_size=16).digest())
    return a * _SCALE, b * _SCALE, c * _SCALE, d * _SCALE


def whole(key: str) -> int:
    """A number of 63 bits for this key."""
    return int.from_bytes(blake2b(key.encode(), digest_size=8).digest(), "little") >> 1
