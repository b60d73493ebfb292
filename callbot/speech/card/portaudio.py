"""The PortAudio library: loaded late, kept quiet, and asked anew which devices there are."""

from __future__ import annotations

import contextlib
import ctypes
import ctypes.util
import os
import sys
import threading
from collections.abc import Iterator
from typing import Any

from callbot.speech.card.troubles import trouble

in_use = 0
"""Streams that are open: PortAudio's list of devices can be renewed only when there is none."""
lock = threading.RLock()


def sounddevice() -> Any:
    """The module. Raises DeviceError where the PortAudio library is missing."""
    with lock, hushed():
        _hush_alsa()
        try:
            import sounddevice as module
        except OSError as error:
            raise trouble("no-portaudio") from error
        return module


@contextlib.contextmanager
def hushed() -> Iterator[None]:
    """Keeps what C libraries write to stderr while they try devices from the person's terminal."""
    try:
        kept = os.dup(2)
    except OSError:  # stderr is closed
        yield
        return
    nowhere = os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nowhere, 2)
        yield
    finally:
        os.dup2(kept, 2)
        os.close(kept)
        os.close(nowhere)


_Handler = ctypes.CFUNCTYPE(None, ctypes.c_char_p, ctypes.c_int, ctypes.c_char_p, ctypes.c_int)
_say_nothing = _Handler(lambda *_: None)  # kept, or ALSA would call what has been freed


def _hush_alsa() -> None:
    """ALSA's library writes `underrun occurred` over a running call's display unless told not to."""
    name = ctypes.util.find_library("asound") if sys.platform.startswith("linux") else None
    if name:
        ctypes.CDLL(name).snd_lib_error_set_handler(_say_nothing)


def take_stock() -> None:
    """Let PortAudio look again which devices there are; it does so by itself only when it begins.

    Impossible while a stream is open: then the list stays as it was.
    """
    with lock, hushed():
        if not in_use:  # sounddevice has no public function for it
            sounddevice()._terminate()  # noqa: SLF001
            sounddevice()._initialize()  # noqa: SLF001
