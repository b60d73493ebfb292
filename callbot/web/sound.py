"""The recording of an answer or a call: found by numbers alone, and drawn as a waveform."""

from __future__ import annotations

import re
import wave
from functools import lru_cache
from pathlib import Path
from typing import Final

import numpy as np
from markupsafe import Markup

from callbot.store.open import Store
from callbot.store.recordings import audio_path

_OURS: Final = re.compile(r"call-\d{5,}(-\d+)?")
_BARS: Final = 120
_LONGEST_SECONDS: Final = 120


def answer_path(store: Store, call_id: int, turn: int) -> Path | None:
    """Where the sound of an answer lies; None where there is none, or it is gone."""
    return _found(store, "SELECT audio FROM turn WHERE call_id = ? AND turn = ?", (call_id, turn))


def call_path(store: Store, call_id: int) -> Path | None:
    """Where the sound of a whole call lies."""
    return _found(store, "SELECT audio FROM call WHERE id = ?", (call_id,))


def _found(store: Store, sql: str, key: tuple[int, ...]) -> Path | None:
    rows = store.rows(sql, key)
    if not rows or not rows[0][0]:
        return None
    # Whatever stands in a database that came from elsewhere: only sound, only from such a folder.
    path = audio_path(store, rows[0][0]).resolve()
    ours = path.suffix == ".wav" and _OURS.fullmatch(path.parent.name)
    return path if ours and path.is_file() else None


def waveform(path: Path) -> Markup:
    """How loud an answer is over its time, as SVG; nothing where the file cannot be read."""
    try:
        return _drawn(path, path.stat().st_mtime_ns)
    except (OSError, EOFError, wave.Error, ValueError):
        return Markup("")


@lru_cache(maxsize=2000)
def _drawn(path: Path, _changed: int) -> Markup:
    with wave.open(str(path), "rb") as file:
        if file.getsampwidth() != 2:
            raise ValueError("not 16 bit")
        most = file.getframerate() * _LONGEST_SECONDS
        samples = np.frombuffer(file.readframes(most), dtype="<i2")[:: file.getnchannels()]
    if not len(samples):
        raise ValueError("empty")
    parts = np.array_split(np.abs(samples.astype(np.int32)), min(_BARS, len(samples)))
    peaks = np.array([part.max() for part in parts]) / 32768
    # Quiet speech is to be seen, too.
    heights = np.sqrt(peaks) * 19
    bars = "".join(
        f"M{x * 4 + 2} {20 - height:.1f}V{20 + height:.1f}" for x, height in enumerate(heights)
    )
    return Markup(  # noqa: S704 - numbers only
        f'<svg class="wave" viewBox="0 0 {len(heights) * 4} 40" preserveAspectRatio="none"'
        f' aria-hidden="true"><path d="{bars}"/></svg>'
    )
