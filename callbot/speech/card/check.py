"""Tries a microphone and a loudspeaker together: does it hear, how late, and does the bot come back."""

from __future__ import annotations

import statistics
from dataclasses import dataclass
from typing import Final, Literal

import numpy as np

from callbot.speech.card.echo import CHIRP_SECONDS, HEADSET_DB, chirp, echo
from callbot.speech.card.level import hearing_trouble, level_dbfs
from callbot.speech.card.loudspeaker import Loudspeaker
from callbot.speech.card.microphone import Block, Microphone
from callbot.speech.card.troubles import Trouble, trouble

_CHIRPS: Final = 3
_ROOM_SECONDS: Final = 0.5
_LONGEST_WAY_SECONDS: Final = 0.8
"""Bluetooth takes a third of a second each way."""
_AGREE_SECONDS: Final = 0.1
"""Further apart they are not the same echo, but something in the room."""


@dataclass(frozen=True, slots=True)
class Check:
    """What was found."""

    room_dbfs: float
    """How loud it was before anything was played."""
    round_trip_seconds: float | None
    """From asking to play a sound until the microphone delivers it; None: it never came."""
    echo_db: float | None
    """How loud the bot comes back in the microphone, against what is played; None: not at all."""
    trouble: Trouble | None
    """What is wrong with the microphone."""
    late: int
    """Blocks that were lost or torn because the machine was too busy."""

    @property
    def advice(self) -> Literal["headset", "half-duplex"]:
        """Whether people can interrupt the bot, or it would interrupt itself."""
        heard = self.echo_db is not None and self.echo_db > HEADSET_DB
        return "half-duplex" if heard else "headset"


@dataclass(frozen=True, slots=True)
class _Heard:
    block: Block
    delivered_at: float


def check(microphone: Microphone, loudspeaker: Loudspeaker) -> Check:
    """Play chirps for some four seconds and look for them in what is heard.

    Both must have the same clock. Raises DeviceError where one of them fails meanwhile.
    """
    room = _hear(microphone, loudspeaker, _ROOM_SECONDS)
    already_late = loudspeaker.hiccups
    turns: list[tuple[float, list[_Heard]]] = []
    for _ in range(_CHIRPS):
        asked_at = loudspeaker.clock()
        loudspeaker.play(chirp(microphone.rate_hz))
        turns.append(
            (asked_at, _hear(microphone, loudspeaker, CHIRP_SECONDS + _LONGEST_WAY_SECONDS))
        )
    # Only now: whoever thinks while the microphone runs hears everything late.
    ways = [way for asked_at, heard in turns for way in _way(heard, asked_at, microphone.rate_hz)]
    everything = [piece for _, heard in turns for piece in heard]
    trip = statistics.median(way for way, _ in ways) if ways else 0.0
    came_back = sum(abs(way - trip) < _AGREE_SECONDS for way, _ in ways) > _CHIRPS // 2
    return Check(
        room_dbfs=level_dbfs(_joined(room)),
        round_trip_seconds=trip if came_back else None,
        echo_db=statistics.median(level for _, level in ways) if came_back else None,
        trouble=None if came_back else hearing_trouble(_joined(room + everything)),
        late=loudspeaker.hiccups
        - already_late
        + sum(piece.block.overflowed for piece in everything),
    )


def _hear(microphone: Microphone, loudspeaker: Loudspeaker, seconds: float) -> list[_Heard]:
    heard: list[_Heard] = []
    wanted = seconds * microphone.rate_hz
    while sum(len(piece.block.samples) for piece in heard) < wanted:
        block = microphone.read(3.0)
        if block is None:
            raise trouble("stalled", microphone.device.name)
        heard.append(_Heard(block, loudspeaker.clock()))
    return heard


def _way(heard: list[_Heard], asked_at: float, rate_hz: int) -> list[tuple[float, float]]:
    """Round trip and level of the chirp, if it is there."""
    played = chirp(rate_hz)
    found = echo(played, _joined(heard))
    if found is None:
        return []
    ends = np.cumsum([len(piece.block.samples) for piece in heard])
    last = int(np.searchsorted(ends, found.at + len(played.samples)))
    delivered_at = heard[min(last, len(heard) - 1)].delivered_at
    return [(delivered_at - asked_at - CHIRP_SECONDS, found.level_db)]


def _joined(heard: list[_Heard]) -> np.ndarray[tuple[int], np.dtype[np.int16]]:
    return np.concatenate([piece.block.samples for piece in heard])
