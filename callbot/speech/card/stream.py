"""Opening a device's stream in a form that it takes, noticing that it has died, and closing it."""

from __future__ import annotations

import atexit
import threading
import time
from collections.abc import Callable
from itertools import product
from typing import Any, Final, get_args

from callbot.errors import DeviceError
from callbot.speech.card import portaudio
from callbot.speech.card.converting import Form, Format
from callbot.speech.card.device import Device, Side
from callbot.speech.card.troubles import UNFIT, gone, opening_failed, trouble

BLOCK_SECONDS: Final = 0.016
"""Half a frame of the voice detector: a frame never waits for a block that has just begun."""
_BUFFER_SECONDS: Final = 0.032
"""What is asked of the device: two blocks. Less crackles on a busy laptop, more delays every turn."""
_ASLEEP_SECONDS: Final = 3.0
"""A device that was asleep may take this long to its first block."""
_STALLED_SECONDS: Final = 0.75
"""So long without a block is no hiccup. With the grace it stays within a second."""
_GRACE_SECONDS: Final = 0.15
"""Were *we* stopped (Ctrl-Z, a suspended laptop)? Then the next block is here by then."""
_CLOSING_SECONDS: Final = 1.0
_USUAL_RATES: Final = (48_000, 44_100, 96_000, 32_000, 16_000, 8_000)


class DeviceStream:
    """One running stream, with the signs of life that its callback gives."""

    def __init__(self, device: Device, side: Side, rate_hz: int) -> None:
        self.device = device
        self._beat = threading.Event()
        self._last_beat: float | None = None
        self._ended = False
        self.on_end: Callable[[], None] = _nobody
        """Called from PortAudio's thread when the stream ends, by itself or by us."""
        self._callback: Callable[..., None] = _nobody
        self._stream, self.form = self._open(side, rate_hz)
        self._opened_at = time.monotonic()

    def start(self, callback: Callable[[Any, int, Any, Any], None]) -> None:
        """Let it run; `callback(buffer, frames, times, status)` is called for each block."""
        self._callback = callback
        self._opened_at = time.monotonic()
        try:
            with portaudio.hushed():
                self._stream.start()
        except Exception as error:
            self.close()
            raise _explained(self.device, error) from error

    @property
    def latency_seconds(self) -> float:
        """What the device says of itself."""
        return float(self._stream.latency)

    def check(self) -> None:
        """Raises DeviceError where the device has gone or stopped delivering."""
        if self._ended:
            raise gone(self.device.name)
        if not self._overdue():
            return
        self._beat.clear()
        if not self._beat.wait(_GRACE_SECONDS) and self._overdue():
            raise gone(self.device.name) if self._ended else trouble("stalled", self.device.name)

    def _overdue(self) -> bool:
        now = time.monotonic()
        if self._last_beat is None:
            return now - self._opened_at > _ASLEEP_SECONDS
        return now - self._last_beat > _STALLED_SECONDS

    def close(self) -> None:
        """Close it, or leave it to itself where the sound server hangs."""
        with portaudio.lock:
            portaudio.in_use -= 1
        closing = threading.Thread(target=_abort, args=(self._stream,), daemon=True)
        closing.start()
        closing.join(_CLOSING_SECONDS)
        if closing.is_alive():  # else leaving the program would wait for it too
            atexit.unregister(portaudio.sounddevice()._exit_handler)  # noqa: SLF001
        # It holds us by its callbacks, and we hold whoever listens: none would go before a full collection.
        self._stream, self._callback, self.on_end = None, _nobody, _nobody

    def _open(self, side: Side, rate_hz: int) -> tuple[Any, Form]:
        with portaudio.lock:
            sounddevice = portaudio.sounddevice()
            kinds = {"input": sounddevice.RawInputStream, "output": sounddevice.RawOutputStream}
            with portaudio.hushed():
                opened = self._first_that_opens(kinds[side], _forms(self.device, side, rate_hz))
            portaudio.in_use += 1
        return opened

    def _first_that_opens(self, kind: Any, forms: list[Form]) -> tuple[Any, Form]:
        for form in forms:
            try:
                stream = kind(
                    device=self.device.index,
                    samplerate=form.rate_hz,
                    channels=form.channels,
                    dtype=form.format,
                    blocksize=round(form.rate_hz * BLOCK_SECONDS),
                    latency=_BUFFER_SECONDS,
                    callback=self._called,
                    finished_callback=self._finished,
                )
            except Exception as error:
                if _number(error) not in UNFIT:
                    raise _explained(self.device, error) from error
            else:
                return stream, form
        raise trouble("wrong-rate", self.device.name)

    def _called(self, buffer: Any, frames: int, times: Any, status: Any) -> None:
        self._last_beat = time.monotonic()
        self._beat.set()
        self._callback(buffer, frames, times, status)

    def _finished(self) -> None:
        self._ended = True
        self._beat.set()
        self.on_end()


def _nobody(*_: object) -> None:
    """Listens to a stream that nobody listens to."""


def _abort(stream: Any) -> None:
    stream.abort(ignore_errors=True)
    stream.close(ignore_errors=True)


def _forms(device: Device, side: Side, rate_hz: int) -> list[Form]:
    """In what a device may be opened, what needs no conversion first."""
    rates = dict.fromkeys((rate_hz, device.default_rate_hz, *_USUAL_RATES))
    most = device.channels(side)
    channels = [count for count in dict.fromkeys((1, 2, min(most, 8))) if count <= most]
    return [Form(*form) for form in product(rates, channels, get_args(Format))]


def _number(error: Exception) -> int:
    """PortAudio's number for an error; 0 where there is none."""
    return error.args[1] if len(error.args) > 1 and isinstance(error.args[1], int) else 0


def _explained(device: Device, error: Exception) -> DeviceError:
    return opening_failed(device.name, _number(error), str(error))
