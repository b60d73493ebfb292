"""Draws a recorded call: both channels as waveforms, with what the database says of its turns.

    python -m tools.recording_picture callbot.db 17 call.svg

The bars and marks come from table `turn`, the waves from `call.wav`: where they lie on each other, the
recording is on the call's time line.
"""

from __future__ import annotations

import sys
import wave
from html import escape
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from callbot.store import queries
from callbot.store.open import open_database
from callbot.store.recordings import audio_path

WIDTH, MARGIN, HALF = 1120, 70, 60
"""Pixels: of the waves, beside them, and from a wave's middle to its edge."""
BOT_Y, PERSON_Y, HEIGHT = 110, 270, 360
STYLE = (
    "text{font:12px sans-serif;fill:#333}.bot{fill:#2563a8}.person{fill:#b4531a}"
    ".turn{fill:#2563a8;opacity:.13}.heard{stroke:#b4531a;stroke-dasharray:4 3}"
    ".axis{stroke:#999}"
)


def main(database: str, call: str, picture: str) -> None:
    """Draw one call."""
    with open_database(Path(database), "read") as store:
        detail = queries.call(store, int(call))
        if detail.call.audio is None:
            sys.exit(f"call {call} was not recorded")
        both, seconds = _sound(audio_path(store, detail.call.audio))
    scale = WIDTH / seconds
    drawn = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH + 2 * MARGIN} {HEIGHT}">',
        f'<style>{STYLE}</style><rect width="100%" height="100%" fill="#fff"/>',
        *(_turn(turn, scale) for turn in detail.turns),
        _wave(both[:, 0], BOT_Y, "bot"),
        _wave(both[:, 1], PERSON_Y, "person"),
        *(_second(second, scale) for second in range(0, int(seconds) + 1, 2)),
        "</svg>",
    ]
    Path(picture).write_text("\n".join(drawn) + "\n", encoding="utf-8")


def _sound(path: Path) -> tuple[NDArray[np.int16], float]:
    with wave.open(str(path)) as file:
        both = np.frombuffer(file.readframes(file.getnframes()), "<i2").reshape(-1, 2)
        return both.astype(np.int16), len(both) / file.getframerate()


def _wave(samples: NDArray[np.int16], middle: int, side: str) -> str:
    """The highest and the lowest sample of each pixel column, as an area."""
    columns = np.array_split(samples.astype(float), WIDTH)
    loudest = max(1.0, float(np.abs(samples.astype(float)).max()))
    tops = [middle - HALF * column.max() / loudest for column in columns]
    bottoms = [middle - HALF * column.min() / loudest + 0.5 for column in columns]
    along = [f"{MARGIN + x},{y:.0f}" for x, y in enumerate(tops)]
    back = [f"{MARGIN + x},{y:.0f}" for x, y in reversed(list(enumerate(bottoms)))]
    label = f'<text x="8" y="{middle + 4}">{side}</text>'
    return f'<path class="{side}" d="M{" ".join(along + back)}Z"/>{label}'


def _turn(turn: queries.Turn, scale: float) -> str:
    """What was said by the database's word, and when its answer was there."""
    x, wide = MARGIN + turn.prompt_at_seconds * scale, (turn.prompt_seconds or 0.0) * scale
    cut = ", interrupted" if turn.interrupted else ""
    drawn = (
        f'<rect class="turn" x="{x:.1f}" y="30" width="{wide:.1f}" height="{PERSON_Y + HALF - 30}"/>'
        f'<text x="{x:.1f}" y="22">{turn.turn} {escape(turn.node)}{cut}</text>'
    )
    if turn.heard:
        at = MARGIN + (turn.heard_at_seconds or 0.0) * scale
        drawn += (
            f'<line class="heard" x1="{at:.1f}" x2="{at:.1f}" y1="30" y2="{PERSON_Y + HALF}"/>'
            f'<text x="{at - 4:.1f}" y="{PERSON_Y - HALF - 6}" text-anchor="end">'
            f"{escape(turn.heard)}</text>"
        )
    return drawn


def _second(second: int, scale: float) -> str:
    x = MARGIN + second * scale
    return f'<text x="{x:.1f}" y="{HEIGHT - 8}" text-anchor="middle">{second} s</text>'


if __name__ == "__main__":
    main(*sys.argv[1:])
