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
    """The module. Raises DeviceError where the PortAudio library is missing, or cannot begin."""
    with lock, hushed():
        _prepare_alsa()
        try:
            import sounddevice as module
        except OSError as error:
            raise trouble("no-portaudio") from error
        except Exception as error:  # PortAudio's own, whose class is in the module
            raise trouble("failed", "the sound system", why=str(error)) from error
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


_alsa_prepared = False


def _prepare_alsa() -> None:
    """Keep ALSA's library quiet, and see whether it can be used: PortAudio aborts where it cannot.

    It writes `underrun occurred` over a running call's display unless told not to.
    """
    global _alsa_prepared
    name = ctypes.util.find_library("asound") if sys.platform.startswith("linux") else None
    if _alsa_prepared or not name:
        return
    alsa = ctypes.CDLL(name)
    alsa.snd_lib_error_set_handler(_say_nothing)
    if alsa.snd_config_update() < 0 or not _has_devices(alsa):
        raise trouble("alsa-config")
    _alsa_prepared = True


def _has_devices(alsa: ctypes.CDLL) -> bool:
    """Whether ALSA's configuration says anything about sound devices."""
    alsa.snd_config_search.argtypes = [ctypes.c_void_p, ctypes.c_char_p, ctypes.c_void_p]
    whole = ctypes.c_void_p.in_dll(alsa, "snd_config")
    found: int = alsa.snd_config_search(whole, b"pcm", None)
    return found >= 0


def take_stock() -> None:
    """Let PortAudio look again which devices there are; it does so by itself only when it begins.

    Impossible while a stream is open: then the list stays as it was.
    """
    with lock, hushed():
        if not in_use:  # sounddevice has no public function for it
            sounddevice()._terminate()  # noqa: SLF001
            sounddevice()._initialize()  # noqa: SLF001
