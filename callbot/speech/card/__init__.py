"""The sound card: which devices there are, a microphone to read and a loudspeaker to play on.

PortAudio (through `sounddevice`) is loaded when the first device is asked for, so that everything else
works where it is missing. Microphone and loudspeaker are two streams with one clock, never one duplex
stream: two devices have two quartzes, and a duplex stream that loses one of them loses both.
"""

from callbot.speech.card.device import Device, Side, devices, find
from callbot.speech.card.loudspeaker import Loudspeaker, Playback
from callbot.speech.card.microphone import Block, Microphone

__all__ = [
    "Block",
    "Device",
    "Loudspeaker",
    "Microphone",
    "Playback",
    "Side",
    "devices",
    "find",
]
