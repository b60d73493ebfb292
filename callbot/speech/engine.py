"""The system's own voices through pyttsx3's Engine, for prompts of live calls.

The Engine's run loop cannot be relied on: `runAndWait` may not wait, an unknown voice silently
keeps the old one, a second file in one run is lost, threads lock up (pyttsx3 #126, #131, #149,
#258, #327, #440). So each clip gets a process of its own, with a deadline, and its file is checked.
"""

from __future__ import annotations

import difflib
import json
import os
import shutil
import subprocess
import sys
import tempfile
import threading
from functools import cached_property
from importlib.metadata import version as installed
from pathlib import Path

from callbot.errors import SpeechError, VoiceError
from callbot.speech.audio import Pcm, read_wav
from callbot.speech.tts import Voice, search_path

DEADLINE_SECONDS = 30.0
_PITCH_OF_ESPEAK = 50
_START = (
    "import sys, json; sys.path[:] = json.loads(sys.argv[1]); "
    "from callbot.speech import engine; engine.child(sys.argv[2:])"
)


class EngineSynthesiser:
    """Speaks with the system's voices (SAPI on Windows, NSSpeech on macOS, espeak on Linux)."""

    def __init__(self, deadline_seconds: float = DEADLINE_SECONDS) -> None:
        self._deadline_seconds = deadline_seconds

    @property
    def version(self) -> str:
        """For instance `pyttsx3 2.99 linux`."""
        return f"pyttsx3 {installed('pyttsx3')} {sys.platform}"

    @cached_property
    def voices(self) -> dict[str, str]:
        """The system's voices: id → name."""
        with tempfile.TemporaryDirectory(prefix="callbot-") as folder:
            listing = Path(folder) / "voices.json"
            self._run("voices", str(listing))
            found: dict[str, str] = json.loads(listing.read_text("utf-8"))
            return found

    def speak(self, text: str, voice: Voice, seed: int = 0) -> Pcm:
        """Sound at the engine's rate. `range` and `seed` mean nothing to it.

        An empty voice name takes the system's default. Raises `VoiceError` for a name that is
        neither an id nor a name of a voice, `SpeechError` where no sound comes in time.
        """
        del seed  # engines draw no random numbers that could be set
        if not text.strip():
            return Pcm.silence(0.0, 22_050)
        ids = self.voices
        chosen = next((i for i, name in ids.items() if voice.name in (i, name)), "")
        if voice.name and not chosen:
            near = difflib.get_close_matches(voice.name, [*ids, *ids.values()], 4, 0.4)
            raise VoiceError(
                f"this system has no voice {voice.name!r}",
                hint=f"did you mean {', '.join(near)}?" if near else "see `callbot say --help`",
            )
        with tempfile.TemporaryDirectory(prefix="callbot-") as folder:
            clip = Path(folder) / "clip.wav"
            wish = {"text": text, "voice": chosen, "rate": voice.rate_wpm, "pitch": voice.pitch}
            self._run("say", str(clip), json.dumps(wish))
            return read_wav(_as_wav(clip))

    def _run(self, *arguments: str) -> None:
        command = [sys.executable, "-X", "utf8", "-c", _START, json.dumps(search_path())]
        try:
            done = subprocess.run(
                [*command, *arguments],
                stdin=subprocess.DEVNULL,
                capture_output=True,
                timeout=self._deadline_seconds,
                check=False,
            )
        except subprocess.TimeoutExpired:
            raise SpeechError(
                f"the system's voice gave no sound within {self._deadline_seconds:g} s",
                hint="use espeak",
            ) from None
        if done.returncode:
            last = done.stderr.decode("utf-8", "replace").strip().splitlines()[-1:] or ["no reason"]
            raise SpeechError(f"the system's voice failed: {last[0]}", hint="use espeak")


def _as_wav(clip: Path) -> Path:
    """What the engine wrote, as WAV: macOS writes AIFF whatever the name."""
    if not clip.is_file():
        raise SpeechError("the system's voice wrote no sound", hint="use espeak")
    with clip.open("rb") as file:
        aiff = file.read(4) == b"FORM"
    converter = shutil.which("afconvert")
    if not aiff or not converter:
        return clip
    converted = clip.with_name("converted.wav")
    subprocess.run(
        [converter, "-f", "WAVE", "-d", "LEI16", str(clip), str(converted)], check=True, timeout=30
    )
    return converted


def child(arguments: list[str]) -> None:
    """What the process of one clip does; see `EngineSynthesiser`."""
    import pyttsx3

    if sys.platform.startswith("linux"):
        from callbot.speech.espeak import bindings

        # The driver finds the bundled library loaded, and needs no package of the system.
        os.environ["ESPEAK_DATA_PATH"] = bindings()[1]
    engine = pyttsx3.init()
    task, path = arguments[:2]
    if task == "voices":
        voices = {voice.id: voice.name for voice in engine.getProperty("voices")}
        Path(path).write_text(json.dumps(voices), "utf-8")
        return
    wish = json.loads(arguments[2])
    if wish["voice"]:
        engine.setProperty("voice", wish["voice"])
    engine.setProperty("rate", wish["rate"])
    if wish["pitch"] != _PITCH_OF_ESPEAK:
        engine.setProperty("pitch", wish["pitch"])
    finished = threading.Event()
    engine.connect("finished-utterance", lambda name, completed: finished.set())  # noqa: ARG005
    engine.save_to_file(wish["text"], path)
    engine.runAndWait()
    if sys.platform.startswith("linux"):
        finished.wait()  # the run loop has ended, but another thread is still writing the file
