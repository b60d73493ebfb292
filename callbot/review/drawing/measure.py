"""How wide a text will be, near enough, and where it breaks: there is no font here to ask."""

from __future__ import annotations

import re
import unicodedata

_NARROW = frozenset("iljtfrI.,:;'|!()[] ")
_WIDE = frozenset("mwMW%@—")


def width(text: str, size: float) -> float:
    """Pixels of a text set in `size` pixels; a little more than most fonts need."""
    return size * sum(map(_em, text))


def _em(character: str) -> float:
    if unicodedata.east_asian_width(character) in "WF":
        return 1.0
    if character in _NARROW:
        return 0.36
    return 0.9 if character in _WIDE else 0.68 if character.isupper() else 0.585


_PIECES = re.compile(r"[ \t\n]+|[\u2e80-\uffef](?:\u00a0\S+)?|[^ \t\n\u2e80-\uffef]+")
"""Chinese breaks after every character; a no-break space holds what follows it."""


def wrapped(text: str, size: float, room: float, most: int) -> list[str]:
    """The text in lines of at most `room` pixels; … stands for what does not go into `most` lines."""
    lines = [""]
    for piece in _PIECES.findall(text.strip()):
        for part in _fitting(piece, size, room):
            if width((lines[-1] + part).rstrip(), size) <= room or not lines[-1]:
                lines[-1] += part
            else:
                lines.append(part.lstrip())
    lines = [line.rstrip() for line in lines]
    if len(lines) > most:
        last = lines[most - 1]
        while last and width(f"{last}…", size) > room:
            last = last[:-1]
        lines = [*lines[: most - 1], f"{last.rstrip()}…"]
    return lines


def _fitting(word: str, size: float, room: float) -> list[str]:
    """A word in pieces, where it is longer than a line."""
    if width(word, size) <= room:
        return [word]
    pieces = [""]
    for character in word:
        if pieces[-1] and width(pieces[-1] + character, size) > room:
            pieces.append("")
        pieces[-1] += character
    return pieces
