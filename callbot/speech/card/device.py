"""Which microphones and loudspeakers there are, and the one that is meant by a name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from callbot.speech.card import portaudio
from callbot.speech.card.troubles import Trouble, server_answers, trouble

Side = Literal["input", "output"]
_CALLED = {"input": "microphone", "output": "loudspeaker"}


@dataclass(frozen=True, slots=True)
class Device:
    """A sound device as PortAudio knows it."""

    index: int
    """PortAudio's number; it changes when devices come and go."""
    name: str
    host_api: str
    """Through what it is reached: ALSA, Core Audio, Windows WASAPI, MME …"""
    inputs: int
    """Channels that can be recorded; 0 for a loudspeaker."""
    outputs: int
    """Channels that can be played on; 0 for a microphone."""
    default_rate_hz: int
    is_default_input: bool = False
    is_default_output: bool = False

    def channels(self, side: Side) -> int:
        """Channels on one side."""
        return self.inputs if side == "input" else self.outputs

    def is_default(self, side: Side) -> bool:
        """Tell whether it is what the system uses where nothing else is asked for."""
        return self.is_default_input if side == "input" else self.is_default_output


def devices() -> list[Device]:
    """Every device there is now; an empty list where there is none.

    While a stream is open, what was there before it was opened.
    """
    with portaudio.lock:
        sounddevice = portaudio.sounddevice()
        portaudio.take_stock()
        apis = sounddevice.query_hostapis()
        default_in, default_out = sounddevice.default.device
        listed = list(sounddevice.query_devices())
    if default_in < 0 and apis:
        default_in = apis[0]["default_input_device"]
    if default_out < 0 and apis:
        default_out = apis[0]["default_output_device"]
    return [
        Device(
            index=index,
            name=str(found["name"]),
            host_api=str(apis[found["hostapi"]]["name"]),
            inputs=int(found["max_input_channels"]),
            outputs=int(found["max_output_channels"]),
            default_rate_hz=round(found["default_samplerate"]),
            is_default_input=index == default_in,
            is_default_output=index == default_out,
        )
        for index, found in enumerate(listed)
    ]


def find(wanted: str | int | None, side: Side) -> Device:
    """The device with this number or name, or whose name alone has it as a part; None: the default.

    Raises DeviceError, with a list of what there is, for none and for several.
    """
    return chosen(devices(), wanted, side)


def chosen(there_is: list[Device], wanted: str | int | None, side: Side) -> Device:
    """`find` in a given list."""
    usable = [device for device in there_is if device.channels(side)]
    if not usable:
        code: Trouble = "no-device" if server_answers() else "no-server"
        raise trouble(code, f"the {_CALLED[side]}", _CALLED[side])
    if wanted is None or wanted == "":
        return next((device for device in usable if device.is_default(side)), usable[0])
    matches = _matches(usable, wanted)
    if not matches:
        raise trouble("unknown-device", str(wanted), _CALLED[side], _named(usable))
    if len(matches) > 1:
        # Windows lists a device once for every way of reaching it: the system's own way is meant.
        default = next((device for device in usable if device.is_default(side)), usable[0])
        own = [device for device in matches if device.host_api == default.host_api]
        if len(own) != 1:
            raise trouble("ambiguous-device", str(wanted), _CALLED[side], _named(matches))
        matches = own
    return matches[0]


def _matches(usable: list[Device], wanted: str | int) -> list[Device]:
    text = str(wanted).strip().casefold()
    if text.isdecimal():
        numbered = [device for device in usable if device.index == int(text)]
        if numbered or isinstance(wanted, int):
            return numbered
    exact = [device for device in usable if device.name.casefold() == text]
    return exact or [device for device in usable if text in device.name.casefold()]


def _named(listed: list[Device]) -> str:
    return ", ".join(f"{device.index} {device.name} ({device.host_api})" for device in listed)
