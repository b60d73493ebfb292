"""espeak-ng through ctypes: audio together with the exact place of every phoneme.

pyttsx3 does not pass phoneme events on, and the recipe needs them as frame labels, so the
library that `espeakng-loader` brings is called directly.

What espeak synthesises depends on everything it synthesised before in the same process. Work is
therefore done in children forked from a parent that has initialised espeak and nothing else; each
child gets a fixed list of requests, so that a build is repeatable whatever the number of workers.
"""

from __future__ import annotations

import ctypes
import functools
import re
from dataclasses import dataclass

import espeakng_loader
import numpy as np
from numpy.typing import NDArray

Samples = NDArray[np.int16]

_AUDIO_OUTPUT_SYNCHRONOUS = 2
_PHONEME_EVENTS = 0x0001
_DO_NOT_EXIT = 0x8000
_EVENT_END, _EVENT_PHONEME = 0, 7
_RATE, _PITCH, _RANGE = 1, 3, 4
_UTF8 = 1
_STRESS_MARKS = re.compile(r"[',%=|\"]")


class _EventId(ctypes.Union):
    _fields_ = [
        ("number", ctypes.c_int),
        ("name", ctypes.c_char_p),
        ("string", ctypes.c_char * 8),
    ]


class _Event(ctypes.Structure):
    _fields_ = [
        ("type", ctypes.c_int),
        ("unique_identifier", ctypes.c_uint),
        ("text_position", ctypes.c_int),
        ("length", ctypes.c_int),
        ("audio_position", ctypes.c_int),
        ("sample", ctypes.c_int),
        ("user_data", ctypes.c_void_p),
        ("id", _EventId),
    ]


_Callback = ctypes.CFUNCTYPE(
    ctypes.c_int, ctypes.POINTER(ctypes.c_short), ctypes.c_int, ctypes.POINTER(_Event)
)


@dataclass(frozen=True, slots=True)
class Request:
    """What to say and how."""

    text: str
    voice: str
    words_per_minute: int = 160
    pitch: int = 50
    """0–100, espeak's own scale; 50 is the voice's own pitch."""
    pitch_range: int = 50


@dataclass(frozen=True, slots=True)
class PhoneSpan:
    """One phone: its name without stress marks ("" is silence), and where it starts."""

    name: str
    start: int
    """In samples at the engine's rate."""


@dataclass(frozen=True, slots=True)
class Utterance:
    """What espeak said: audio and phones, the last one ending where the audio ends."""

    samples: Samples
    rate_hz: int
    phones: tuple[PhoneSpan, ...]


class Espeak:
    """One initialised engine. There can be only one a process."""

    def __init__(self) -> None:
        self._library = ctypes.CDLL(espeakng_loader.get_library_path())
        self._library.espeak_TextToPhonemes.restype = ctypes.c_char_p
        self.rate_hz: int = self._library.espeak_Initialize(
            _AUDIO_OUTPUT_SYNCHRONOUS,
            0,
            espeakng_loader.get_data_path().encode(),
            _PHONEME_EVENTS | _DO_NOT_EXIT,
        )
        if self.rate_hz <= 0:
            raise RuntimeError("espeak-ng could not be initialised")
        self.tonal = True
        """Whether Mandarin vowels carry their tone."""
        self._chunks: list[Samples] = []
        self._events: list[tuple[str, int]] = []
        self._callback = _Callback(self._collect)  # kept alive: espeak holds only the pointer
        self._library.espeak_SetSynthCallback(self._callback)

    def _collect(self, wave: object, count: int, events: object) -> int:
        if wave and count > 0:
            self._chunks.append(np.ctypeslib.as_array(wave, shape=(count,)).copy())
        index = 0
        while events[index].type != _EVENT_END:  # type: ignore[index]
            event = events[index]  # type: ignore[index]
            if event.type == _EVENT_PHONEME:
                self._events.append((event.id.string.decode("latin-1"), event.sample))
            index += 1
        return 0

    def seed(self, number: int) -> None:
        """Seed the noise of breathy voices; only useful before the first utterance."""
        self._library.espeak_ng_SetRandSeed(ctypes.c_long(number))

    def select(self, voice: str) -> None:
        """Use `voice`, e.g. "cmn+m1". An unknown one is an error, never a silent default."""
        if self._library.espeak_SetVoiceByName(voice.encode()) != 0:
            raise ValueError(f"espeak-ng has no voice {voice!r}")

    def say(self, request: Request) -> Utterance:
        """Synthesise; in a tonal engine Mandarin vowels carry their tone, e.g. "iou3"."""
        self._chunks, self._events = [], []
        self.select(request.voice)
        for parameter, value in (
            (_RATE, request.words_per_minute),
            (_PITCH, request.pitch),
            (_RANGE, request.pitch_range),
        ):
            self._library.espeak_SetParameter(parameter, value, 0)
        text = request.text.encode()
        self._library.espeak_Synth(
            text, ctypes.c_size_t(len(text) + 1), 0, _UTF8, 0, _UTF8, None, None
        )
        self._library.espeak_Synchronize()
        samples = np.concatenate(self._chunks) if self._chunks else np.zeros(0, np.int16)
        events = self._events
        if self.tonal and request.voice.startswith("cmn"):
            events = add_tones(events, self.transcribe(request.text))
        phones = tuple(PhoneSpan(phone_name(name), start) for name, start in events)
        return Utterance(samples, self.rate_hz, phones)

    def transcribe(self, text: str) -> str:
        """Espeak's phoneme mnemonics of `text` in the voice selected last."""
        buffer = ctypes.create_string_buffer(text.encode())
        pointer = ctypes.c_void_p(ctypes.addressof(buffer))
        clauses = []
        while pointer.value:
            clause = self._library.espeak_TextToPhonemes(ctypes.byref(pointer), _UTF8, 0)
            clauses.append(clause.decode("latin-1"))
        return " ".join(clauses)


_TONES = {"55": "1", "35": "2", "214": "3", "21": "3", "51": "4", "11": "5"}
_TONE = re.compile(r"214|55|35|51|21|11")


def phone_name(mnemonic: str) -> str:
    """The phone of an event: no stress marks; pauses ("_", "_:", "_|") become "".

    So do the marks where espeak goes over to English and back, as it does for 胸: "(en)".
    """
    name = _STRESS_MARKS.sub("", mnemonic)
    return "" if name.startswith(("_", "(")) else name


def add_tones(events: list[tuple[str, int]], mnemonics: str) -> list[tuple[str, int]]:
    """Put each syllable's tone, which events lack, on its vowel.

    `mnemonics` is the transcription, in which the tone follows the vowel: "mei35j'iou214".
    Where the two disagree (espeak reads something that is no Mandarin) phones keep no tone.
    """
    rest = mnemonics.replace("'", "").replace(",", "")
    toned = []
    for name, start in events:
        plain = phone_name(name)
        found = rest.find(plain) if plain else -1
        if 0 <= found <= 4:
            rest = rest[found + len(plain) :]
            tone = _TONE.match(rest)
            if tone:
                rest = rest[tone.end() :]
                plain += _TONES[tone.group()]
        toned.append((plain or "_", start))
    return toned


@functools.cache
def engine() -> Espeak:
    """This process's engine. Call it once before forking; use it only in the children."""
    return Espeak()
