"""What can be wrong with a microphone or a loudspeaker, and what to do about each."""

from __future__ import annotations

import os
import socket
import sys
import time
from pathlib import Path
from typing import Final, Literal

from callbot.errors import DeviceError

Trouble = Literal[
    "no-portaudio", "alsa-config", "no-server", "no-device", "unknown-device", "ambiguous-device", "unplugged",
    "busy", "wrong-rate", "permission", "muted", "silent", "stalled", "failed",
]  # fmt: skip
"""The `code` of a DeviceError."""

_SAYS: Final[dict[Trouble, tuple[str, str]]] = {
    "no-portaudio": (
        "the PortAudio library is missing",
        "Debian, Ubuntu: apt install libportaudio2 libasound2-plugins; Fedora: dnf install portaudio",
    ),
    "alsa-config": (
        "ALSA's configuration is missing or broken",
        "look at ~/.asoundrc, /etc/asound.conf and the variables ALSA_CONFIG_PATH, ALSA_CONFIG_DIR; "
        "`aplay -L` says in which line",
    ),
    "no-server": (
        "{name} cannot be reached: neither PulseAudio nor PipeWire is running",
        "start one: `systemctl --user start pipewire-pulse` or `pulseaudio --start`",
    ),
    "no-device": ("there is no {side}", "plug one in; `callbot devices` lists what there is"),
    "unknown-device": ("no {side} is called {name!r}", "there is: {there_is}"),
    "ambiguous-device": ("several devices are called {name!r}", "give the number: {there_is}"),
    "unplugged": (
        "{name} has gone in the middle of it",
        "plug it in again, then see whether `callbot devices` lists it",
    ),
    "busy": ("{name} is in use by another program", "end that program, or choose another device"),
    "wrong-rate": (
        "{name} takes none of the sample rates and formats callbot can convert",
        "set it to 44,100 or 48,000 Hz in the system's sound settings",
    ),
    "permission": (
        "{name} gives nothing but zeros: macOS keeps the microphone from this program",
        "System Settings, Privacy & Security, Microphone: allow your terminal, then restart it",
    ),
    "muted": (
        "{name} gives nothing but zeros: it is muted",
        "look for a mute key or switch, and for the input level in the system's sound settings",
    ),
    "silent": (
        "{name} is live but hears next to nothing",
        "raise the input level in the system's sound settings; is it the right microphone?",
    ),
    "stalled": (
        "{name} has stopped delivering",
        "it was unplugged, or its driver or the sound server hangs: plug it in again, or restart them",
    ),
    "failed": ("{name} cannot be used: {why}", "`callbot devices` lists what there is"),
}


def trouble(
    code: Trouble, name: str = "the device", side: str = "", there_is: str = "", why: str = ""
) -> DeviceError:
    """The error of a trouble, worded for the device."""
    message, hint = (
        part.format(name=name, side=side, there_is=there_is, why=why) for part in _SAYS[code]
    )
    return DeviceError(message, hint=hint, code=code)


def gone(name: str) -> DeviceError:
    """The error of a device whose stream has ended by itself."""
    for _ in range(3):  # a server that ends takes its streams down first
        if not server_answers():
            return trouble("no-server", name)
        time.sleep(0.1)
    return trouble("unplugged", name)


def server_answers() -> bool:
    """Tell whether a sound server takes connections; True where there need not be one."""
    if not sys.platform.startswith("linux") or any(Path("/proc/asound").glob("card*")):
        return True
    given = os.environ.get("PULSE_SERVER", "")
    if given and not given.startswith(("unix:", "/")):
        return True  # over the network: only trying to play would tell
    runtime = os.environ.get("XDG_RUNTIME_DIR") or f"/run/user/{os.getuid()}"
    path = given.removeprefix("unix:") or f"{runtime}/pulse/native"
    with socket.socket(socket.AF_UNIX) as probe:
        probe.settimeout(0.5)
        try:
            probe.connect(path)
        except OSError:
            return False
        return True


def opening_failed(name: str, code: int, text: str) -> DeviceError:
    """The error for a stream that could not be opened, from PortAudio's number and words."""
    lower = text.lower()
    if code == _UNAVAILABLE or "busy" in lower or "in use" in lower:
        return trouble("busy", name)
    if not server_answers() or "connection refused" in lower:
        return trouble("no-server", name)
    if code == _INVALID_DEVICE or "no such" in lower or "disconnected" in lower:
        return trouble("unplugged", name)
    return trouble("failed", name, why=text)


_UNAVAILABLE = -9985
_INVALID_DEVICE = -9996
UNFIT: Final = {-9997, -9998, -9994}
"""PortAudio does not take the rate, the number of channels, the format: another may do."""
