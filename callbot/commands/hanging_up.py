"""Ctrl-C, SIGTERM and SIGHUP hang up in an orderly way: the call is kept as a break-off."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Self, TextIO

_SIGNALS = ("SIGINT", "SIGTERM", "SIGHUP")


class HangingUp:
    """In its `with` block these signals ask for the end of the call; a second one insists.

    Nothing is interrupted in the middle but a wait for the keyboard: a line asks whether it is `asked`.
    """

    def __init__(self) -> None:
        self.asked = False
        self._waiting = False

    def __enter__(self) -> Self:
        self._before = {
            number: signal.signal(number, self._take)
            for name in _SIGNALS
            if (number := getattr(signal, name, None)) is not None
        }
        return self

    def __exit__(self, *_: object) -> None:
        for number, handler in self._before.items():
            signal.signal(number, handler)

    def _take(self, number: int, frame: FrameType | None) -> None:
        insists, self.asked = self.asked, True
        if self._waiting or insists:
            raise KeyboardInterrupt

    @contextmanager
    def waiting(self) -> Iterator[None]:
        """Here a signal may interrupt at once, by a KeyboardInterrupt."""
        self._waiting = True
        try:
            if self.asked:
                raise KeyboardInterrupt
            yield
        finally:
            self._waiting = False


class Keyboard:
    """Standard input, whose wait for a line may be interrupted."""

    def __init__(self, typed: TextIO, hanging_up: HangingUp) -> None:
        self._typed = typed
        self._hanging_up = hanging_up

    def readline(self) -> str:
        """As of a text file."""
        with self._hanging_up.waiting():
            return self._typed.readline()
