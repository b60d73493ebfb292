"""A request as it was found in an utterance, and which of several is meant."""

from __future__ import annotations

from typing import NamedTuple

from callbot.core.script import Request

CHUNK = 320
"""Characters searched at once; longer utterances are searched in overlapping chunks."""


ORDER: tuple[Request, ...] = (
    "stop", "correction", "robot", "human", "refuse", "later", "hello", "repeat", "hold", "who",
)  # fmt: skip
"""Which request is meant where an utterance holds several."""


class Asking(NamedTuple):
    """One request found in an utterance."""

    request: Request
    words: str
    start: int
    end: int
    whole: bool
    """The utterance is nothing else."""
    again: tuple[tuple[int, int], ...] = ()
    """Where else it is said: 你说啥，我没听清."""
    doubtful: bool = False
    """A stop that may be of the call at hand alone: I'm hanging up, goodbye."""
