"""espeak-ng through pyttsx3's own bindings, called directly: exact, synchronous, no run loop.

Imports little, because the fork server is made of it. pyttsx3's `_espeak` searches fixed system
paths; it is handed espeakng-loader's library (1.52: Debian's 1.51 misreads Mandarin, espeak-ng
#1028) so that a voice sounds the same everywhere.
"""

from __future__ import annotations

import atexit
import ctypes
import os
import shutil
import tempfile
from pathlib import Path
from types import ModuleType
from typing import Any, NamedTuple

from callbot.errors import SpeechError

_NO_EXIT = 0x8000
"""espeakINITIALIZE_DONT_EXIT: an unusable data path is an error code, not `exit(1)`."""
_LONGEST_PATH_BYTES = 120
"""espeak has 160 bytes for the data path, and puts file names behind it."""
_HINT = "python -m pip install --force-reinstall pyttsx3 espeakng-loader"


class Wish(NamedTuple):
    """What is to be said, and how; see `callbot.speech.tts.Voice`."""

    text: str
    voice: str
    rate_wpm: int
    pitch: int
    range: int
    seed: int


class UnknownVoiceError(Exception):
    """The name is not in `known`."""

    def __init__(self, known: list[str]) -> None:
        super().__init__("unknown voice")
        self.known = known


class Espeak:
    """The library, initialised. It has one state: no more than one object a process."""

    def __init__(self) -> None:
        self._lib, data_path = bindings()
        self._parts: list[bytes] = []
        self.rate_hz = int(
            self._lib.Initialize(
                self._lib.AUDIO_OUTPUT_SYNCHRONOUS, 0, os.fsencode(data_path), _NO_EXIT
            )
        )
        if self.rate_hz <= 0:
            raise SpeechError(f"espeak-ng cannot read its voices in {data_path}", hint=_HINT)
        self._variants = _variants(data_path)
        self._lib.SetSynthCallback(self._collect)
        self.version = f"espeak-ng {self._lib.Info(None).decode('ascii', 'replace').split()[0]}"

    def _collect(self, samples: Any, count: int, _events: Any) -> int:
        if samples and count > 0:
            self._parts.append(ctypes.string_at(samples, count * 2))
        return 0

    def say(self, wish: Wish) -> bytes:
        """16-bit samples. Raises `UnknownVoiceError`, `SpeechError`."""
        lib = self._lib
        if hasattr(lib.dll, "espeak_ng_SetRandSeed"):  # variants with breath draw random numbers
            lib.dll.espeak_ng_SetRandSeed(ctypes.c_long(wish.seed % 0x7FFFFFFF))
        _, _, variant = wish.voice.partition("+")
        if (variant and variant not in self._variants) or lib.SetVoiceByName(wish.voice.encode()):
            raise UnknownVoiceError(self.voices())
        lib.SetParameter(lib.RATE, wish.rate_wpm, 0)
        lib.SetParameter(lib.PITCH, wish.pitch, 0)
        lib.SetParameter(lib.RANGE, wish.range, 0)
        self._parts.clear()
        # NUL would end the text in the middle; lone surrogates cannot be encoded.
        text = wish.text.replace("\0", " ").encode("utf-8", "replace")
        if lib.Synth(text, flags=lib.CHARS_UTF8) or lib.Synchronize():
            raise SpeechError("espeak-ng refused the text")
        return b"".join(self._parts)

    def voices(self) -> list[str]:
        """Languages, voice names, and `+variant` for each variant."""
        known = {f"+{variant}" for variant in self._variants}
        for voice in self._lib.ListVoices(None):
            known.add(voice.name.decode("utf-8", "replace"))
            # A list of <priority byte><name><NUL>, of which ctypes shows the first.
            known.add((voice.languages or b"")[1:].decode("utf-8", "replace"))
        return sorted(known - {""})


def bindings() -> tuple[ModuleType, str]:
    """pyttsx3's bindings around espeakng-loader's library, and where the voices lie."""
    try:
        import espeakng_loader

        library = ctypes.CDLL(
            espeakng_loader.get_library_path(), mode=getattr(ctypes, "RTLD_GLOBAL", 0)
        )
        data_path = _short(espeakng_loader.get_data_path())
    except (ImportError, OSError, RuntimeError) as error:
        # Where the loader has no wheel (Intel Macs, ARM Linux) a system-wide espeak-ng has to do.
        return _system_bindings(error), ""
    search = ctypes.cdll.LoadLibrary
    ctypes.cdll.LoadLibrary = lambda name: library  # type: ignore[method-assign]  # noqa: ARG005
    try:
        from pyttsx3.drivers import _espeak
    finally:
        ctypes.cdll.LoadLibrary = search  # type: ignore[method-assign]
    return _espeak, data_path


def _system_bindings(error: Exception) -> ModuleType:
    try:
        from pyttsx3.drivers import _espeak
    except (ImportError, RuntimeError, OSError):
        raise SpeechError(
            f"no espeak-ng: espeakng-loader does not work here ({error}) and the system has none",
            hint="install espeak-ng 1.52 or later with the system's package manager",
        ) from error
    system: ModuleType = _espeak
    return system


def _variants(data_path: str) -> frozenset[str]:
    """Names of the voice variants: an unknown one would be passed over in silence."""
    try:
        return frozenset(entry.name for entry in Path(data_path, "voices", "!v").iterdir())
    except OSError:
        return frozenset()


def _short(data_path: str) -> str:
    """The voices' folder under a name that fits into espeak's buffer, linked if need be."""
    if len(os.fsencode(data_path)) < _LONGEST_PATH_BYTES and data_path.isascii():
        return data_path
    # TMPDIR itself may be long.
    places = [tempfile.gettempdir(), *(["/tmp"] if Path("/tmp").is_dir() else [])]  # noqa: S108
    place = tempfile.mkdtemp(prefix="callbot-", dir=min(places, key=lambda p: len(os.fsencode(p))))
    atexit.register(shutil.rmtree, place, ignore_errors=True)
    link = Path(place, "espeak-ng-data")
    try:
        link.symlink_to(data_path, target_is_directory=True)
    except OSError:  # Windows without the right to make links
        shutil.copytree(data_path, link)
    return str(link)
