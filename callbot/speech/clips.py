"""A folder of WAV files that were once synthesised, so that nothing is said twice.

Files are written under a temporary name and renamed, so several processes may share the folder.
A file that turns out damaged is made again. Never compare its sounds by bytes between machines.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
from collections.abc import Callable
from pathlib import Path

from callbot.errors import SpeechError
from callbot.speech.audio import Pcm, read_wav, write_wav

_FORMAT = 1
"""Raised when the way a clip is made changes, so that old files are left alone."""


def clip_folder() -> Path:
    """The user's cache folder for clips; `CALLBOT_CACHE` names another."""
    if named := os.environ.get("CALLBOT_CACHE"):
        return Path(named)
    home = Path.home()
    if sys.platform == "darwin":
        return home / "Library" / "Caches" / "callbot"
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or home / "AppData" / "Local") / "callbot"
    return Path(os.environ.get("XDG_CACHE_HOME") or home / ".cache") / "callbot"


class ClipCache:
    """Clips by everything that decides how they sound."""

    def __init__(self, folder: Path | None = None) -> None:
        self.folder = folder or clip_folder()
        self.trouble = ""
        """Why the last clip could not be kept; it is returned all the same."""

    def path(self, *key: object) -> Path:
        """Where the clip of this key lies or would lie."""
        text = json.dumps([_FORMAT, *key], ensure_ascii=False, default=str)
        name = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:40]
        return self.folder / name[:2] / f"{name}.wav"

    def clip(self, key: tuple[object, ...], make: Callable[[], Pcm]) -> Pcm:
        """The clip of this key, made and kept if it is not there or damaged."""
        path = self.path(*key)
        if path.exists():
            try:
                return read_wav(path)
            except SpeechError as error:
                self.trouble = str(error)
        pcm = make()
        try:
            write_wav(path, pcm)
        except SpeechError as error:  # a full or read-only disk costs time, not the call
            self.trouble = str(error)
        return pcm
